# Four shards, written side by side into one folder, are the same batch as one run: files and report.
masked() { sed 's/"milliseconds":[0-9.]*//; /^"run"/d' "$@"; }
short() { sed 's/; .* a second and processor$//'; }
mkdir in
for n in $(seq 10); do sed "s/<title>[^<]*/<title>第${n}份/" ../samples/profile-short.xml > in/$n.xml; done
record in/0.xml '<p>零</b>'
"$BANXIN" batch in -o one --report=one.json -q 2> /dev/null
for i in 1 2 3 4; do "$BANXIN" batch in -o four --shard=$i/4 --report=$i.json -q 2> /dev/null & done
wait
try report merge 4.json 2.json 1.json 3.json -o all.json
masked one.json > 1
masked all.json > 2
cmp 1 2 && echo "the reports say the same"
for pdf in one/*.pdf; do cmp $pdf four/${pdf##*/}; done
left four | tr ' ' '\n' | grep -v pdf
"$BANXIN" report merge 1.json 2.json 3.json 4.json | masked | cmp - 1
echo "the whole batch, resumed from what the shards left:"
"$BANXIN" batch in -o four --resume 2>&1 | short
"$BANXIN" batch in -o four --shard=2/4 --resume --report=2.json 2>&1 | short
try report merge 1.json 2.json 3.json 4.json -o again.json
grep -c '"status":"unchanged"' again.json
echo "what can't be joined:"
try report merge 1.json 4.json -o none.json
try report merge 1.json 2.json 2.json 3.json
try report merge one.json 2.json
"$BANXIN" batch in -o five --shard=3/5 --report=5.json -q 2> /dev/null
try report merge 1.json 2.json 5.json 4.json
sed 's/{"number":3,"file"/{"number":1,"file"/' 3.json > twice.json
try report merge 1.json 2.json twice.json 4.json
sed 's/{"number":3,"file"/{"number":12,"file"/' 3.json > beyond.json
try report merge 1.json 2.json beyond.json 4.json
head -c 700 3.json > cut.json
try report merge 1.json 2.json cut.json 4.json
sed 's/"version":1/"version":2/' 3.json > later.json
try report merge 1.json 2.json later.json 4.json
try report merge 1.json 2.json in/1.xml 4.json
: > empty.json
try report merge empty.json
try report merge missing.json
left none.json 2> /dev/null
try report join 1.json
try report merge
chinese report merge 1.json 4.json
