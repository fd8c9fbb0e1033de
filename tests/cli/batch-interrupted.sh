# Ctrl-C: what is begun is finished, the rest is left, the report written; --resume does the rest.
workers() { cat /proc/[0-9]*/stat 2> /dev/null | awk -v parent="$1" '$4 == parent && $3 != "Z" { print $1 }'; }
until_there() { for n in $(seq 3000); do [ ! -e "$1" ] || return 0; sleep 0.01; done; echo "no $1"; }
mkdir records
for n in $(seq 101 700); do record records/$n.xml "<p>第 $n 份</p>"; done
env --default-signal=INT "$BANXIN" batch records -o out -j1 -q --report=report.json 2> messages &
until_there out/103.pdf
worker=$(workers $!)
kill -STOP $worker
kill -INT $!
sleep 0.2
kill -CONT $worker
wait $!
echo "status $?"
sed 's/[0-9][0-9]* records/N records/' messages
done=$(ls out | wc -l)
[ "$done" -ge 3 ] && [ "$done" -lt 600 ] || echo "$done are done"
for f in out/*.pdf; do tail -c 6 $f | grep -q '%%EOF' || echo "$f is not whole"; done
left_out=$(sed -n 's/.*interrupted: \([0-9]*\) records.*/\1/p' messages)
[ $((done + left_out)) -eq 600 ] || echo "$done and $left_out are not 600"
[ "$(grep -c '"status":"done"' report.json)" -eq $done ] || echo "the report has others"
"$BANXIN" batch records -o out --resume 2>&1 | sed "s/: [0-9]* done, $done unchanged;.*/: the rest done, the first unchanged/"
ls out | wc -l
