# A batch that is killed again and again is finished by the next one: nothing half-written is taken for whole.
outputs() { ls out 2> /dev/null | grep -c 'pdf$'; }
mkdir in
for n in $(seq 40); do sed "s/<title>[^<]*/<title>第${n}份/" ../samples/profile-short.xml > in/$n.xml; done
"$BANXIN" batch in -o whole -q
finished=0
for least in 1 7 16 30; do
	"$BANXIN" batch in -o out -q --resume -j2 &
	for n in $(seq 3000); do [ "$(outputs)" -lt $least ] || break; sleep 0.01; done
	kill -9 $! 2> /dev/null
	wait $! 2> /dev/null
	now=$(outputs)
	[ "$now" -ge "$finished" ] || echo "there were $finished outputs, now $now"
	finished=$now
	for pdf in out/*.pdf; do
		cmp "$pdf" "whole/${pdf##*/}"
	done
done
"$BANXIN" batch in -o out --resume --report=report.json -q
# Two workers may have made one each that the killed parent could not write down any more, each time.
made=$(grep -c '"status":"done"' report.json)
[ "$made" -le $((40 - finished + 8)) ] || echo "$made were made again, with $finished there"
for pdf in whole/*.pdf; do cmp "$pdf" "out/${pdf##*/}"; done
"$BANXIN" batch in -o out --resume 2>&1 | sed 's/;.*//'
ls -A out | grep -v 'pdf$'
