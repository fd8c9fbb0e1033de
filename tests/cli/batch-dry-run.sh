# What would be written, and with --resume what would not.
for n in 1 2 3; do record $n.xml "<p>第 $n 份</p>"; done
try batch 1.xml 2.xml 3.xml -o out --dry-run
try batch 1.xml 2.xml 3.xml -o out --resume -n
left
"$BANXIN" batch 1.xml 2.xml -o out -q
record 2.xml '<p>变了</p>'
try batch 1.xml 2.xml 3.xml -o out --resume -n
chinese batch 1.xml -o out --resume -n
left out
