# A file of settings: banxin.rules of the current folder, or another by --rules. The command line says more.
findings() {
	try validate "$@" | sed '/^[0-9]/d; /^ /d; /^status/d'
}
mkdir letters
record a.xml '<p>根据某府办[2025]5号,河弯区的事。</p>'
cp a.xml letters/b.xml
off='-r all=off -r T01=warning -r T16=warning -r GW04=warning'
findings $off a.xml
cat > banxin.rules <<END
# Ours.
T01 error
word 河弯区 河湾区   # misread
files letters/*: profile gongwen
files b.xml: T01 off
END
findings -r all=off -r T16=warning -r GW04=warning a.xml letters/b.xml
findings -v a.xml | grep rules
findings --rules= $off a.xml
printf '\357\273\277profile gongwen\r\nall off\r\nGW04 note\r\n' > other.rules
findings --rules=other.rules a.xml
findings --rules=other.rules --profile=none -r T01=note a.xml

# Nothing is told of a word that is right.
printf 'all off\nT01 error\nword 号,河 ok\n' > other.rules
findings --rules=other.rules a.xml

# All faults of the file are told, with their lines.
cat > faulty.rules <<'END'
T99 off
T01 loud
T01
T01 off please
profile gongwn
word 河弯区
word 河 河湾
files letters
files : T01 off
files a.xml: word b c
END
try validate --rules=faulty.rules a.xml
chinese validate --rules=faulty.rules a.xml
try validate --fail-on=never --rules=none.rules a.xml
printf 'T01 off\n\377\n' > bytes.rules
try validate --rules=bytes.rules a.xml
