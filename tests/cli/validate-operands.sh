# Files, folders, lists, files of records and pipes; what the status is for.
mkdir -p in/sub
record in/a.xml '<p>这里有事,那里也有。</p>'
record in/sub/b.xml '<p>没有事。</p>'
record bad.xml '<q/>'
printf '# two\nin/a.xml\nbad.xml\n' > list
{ echo '<records>'; tail -n +1 in/a.xml bad.xml in/sub/b.xml | grep -v '^==>'; echo '</records>'; } > r.xml
try validate in
try validate @list
try validate r.xml - < in/a.xml
try validate - < r.xml
mkfifo pipe
cat r.xml > pipe &
try validate -v pipe
wait
try validate missing.xml in/sub
for level in error warning note never; do
	"$BANXIN" validate -q --fail-on=$level in/a.xml 2> /dev/null
	a=$?
	"$BANXIN" validate -q --fail-on=$level bad.xml 2> /dev/null
	bad=$?
	"$BANXIN" validate -q --fail-on=$level in/sub/b.xml
	echo "--fail-on=$level: $a with a warning, $bad with an error, $? with nothing"
done
# What comes in many is told in its order, whatever works on it.
for n in 1 2 3 4 5 6 7 8 9; do cp r.xml r$n.xml; done
for n in 1 2 3 4 5 6 7; do sed 1d r.xml | sed '$d'; done > many
{ echo '<records>'; for n in 1 2 3 4 5 6 7 8 9; do cat many many many many; done; echo '</records>'; } > many.xml
"$BANXIN" validate -j1 r?.xml in many.xml bad.xml > one 2>&1
"$BANXIN" validate -j4 r?.xml in many.xml bad.xml > four 2>&1
cmp one four && tail -n 1 one
