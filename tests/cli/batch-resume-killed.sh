# A batch that is killed at any moment is finished by the next one: nothing half-written is taken for whole.
short() { sed 's/; .* a second and processor$//'; }
mkdir in
for n in $(seq 40); do sed "s/<title>[^<]*/<title>第${n}份/" ../samples/profile-short.xml > in/$n.xml; done
"$BANXIN" batch in -o whole -q
finished=0
for wait in 0.05 0.1 0.15 0.2 0.1; do
	"$BANXIN" batch in -o out -q --resume -j2 &
	sleep $wait
	kill -9 $! 2> /dev/null
	wait $! 2> /dev/null
	now=$(ls out 2> /dev/null | grep -c 'pdf$')
	[ "$now" -ge "$finished" ] || echo "there were $finished outputs, now $now"
	finished=$now
	for pdf in out/*.pdf; do
		[ ! -e "$pdf" ] || cmp "$pdf" "whole/${pdf##*/}"
	done
done
"$BANXIN" batch in -o out --resume --report=report.json 2>&1 | sed 's/[0-9]* done, //; s/[0-9]* unchanged//' | short
for pdf in whole/*.pdf; do cmp "$pdf" "out/${pdf##*/}"; done
"$BANXIN" batch in -o out --resume 2>&1 | short
ls -A out | grep -v 'pdf$'
