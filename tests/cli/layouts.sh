# Every layout says what it is for, and every parameter what it does.
"$BANXIN" layouts > list
for layout in article bulletin collection gongwen jianbao newspaper poster profile profile-modern; do
	grep -q "^$layout  [A-Z]" list || echo "$layout is not listed"
done
grep -E '^    ' list | awk 'NF < 3 { print "no description: " $0 }'
grep -q "^    accent .*#" list || echo "no accent"
try layouts -q extra
