# Twice is the same as once, for every sample, in every encoding; bytes between the repairs are as they were.
ln -s ../samples/pictures pictures
for f in ../samples/*.xml; do
	"$BANXIN" tidy -q "$f" -o once.xml 2> /dev/null
	"$BANXIN" tidy -q once.xml -o twice.xml 2> /dev/null
	cmp once.xml twice.xml
done
text() {
	printf '<?xml version="1.0" encoding="%s"?>\r\n<article>\r\n<head><title >题目,一</title></head>\r\n' "$1"
	printf '<body>\n<p>开会,讨论😀两件事\tA,B:学习(一).</p>\n<p>㑇𠮷,吉。&#x4e00;,二。</p></body></article>'
}
for encoding in UTF-8 GB18030 GBK UTF-16LE UTF-16BE; do
	text $encoding | sed "$([ $encoding = GBK ] && echo 's/😀//g; s/㑇//g; s/𠮷//g')" | iconv -f UTF-8 -t $encoding > in.xml
	case $encoding in UTF-16*) text UTF-16 | iconv -f UTF-8 -t $encoding > in.xml ;; esac
	"$BANXIN" tidy -q in.xml -o out.xml || echo "$encoding fails"
	"$BANXIN" tidy -q out.xml -o twice.xml && cmp out.xml twice.xml
	cmp -s in.xml out.xml && echo "$encoding: nothing is repaired"
	for f in in out; do
		iconv -f $encoding -t UTF-8 $f.xml | sed 's/，/,/g; s/：/:/g; s/（/(/g; s/）/)/g; s/。/./g' > $f.txt
	done
	cmp in.txt out.txt && echo "$encoding: nothing else has changed"
done
# A byte order mark stays.
{ printf '\357\273\277'; text UTF-8; } > mark.xml
"$BANXIN" tidy -q mark.xml | head -c 8 | od -An -c
