# The folder goes away meanwhile: it is given up after a few records, not after the last.
workers() { cat /proc/[0-9]*/stat 2> /dev/null | awk -v parent="$1" '$4 == parent && $3 != "Z" { print $1 }'; }
until_there() { for n in $(seq 3000); do [ ! -e "$1" ] || return 0; sleep 0.01; done; echo "no $1"; }
mkdir records
for n in $(seq 101 700); do record records/$n.xml "<p>第 $n 份</p>"; done
"$BANXIN" batch records -o out -j1 -q 2> messages &
until_there out/101.pdf
worker=$(workers $!)
kill -STOP $worker
mv out gone
kill -CONT $worker
wait $!
echo "status $?"
sed 's/[0-9][0-9][0-9]\.pdf/N.pdf/; s/[0-9][0-9]* records were/N records were/' messages | uniq
[ $(wc -l < messages) -lt 100 ] || wc -l < messages
left out 2> /dev/null
