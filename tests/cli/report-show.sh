# What a clerk reads of a report: sums, what failed and why, the characters of names.
mkdir in
record in/a.xml '<p>好</p>'
record in/b.xml '<p>好</b>'
sed 's/题目/记𪚥先生/' in/a.xml > in/c.xml
printf '<article><head><title>\n' > in/d.xml
"$BANXIN" batch in -o out --report=report.json -q 2> /dev/null
try report show report.json | sed 's/[0-9.]* MB/... MB/'
chinese report show report.json | sed 's/[0-9.]* MB/... MB/' | head -n 2
