# Every layout says what it is for, and every parameter what it does.
"$BANXIN" layouts > list
sed -n 's/^\([a-z][a-z]*\)  ..*/\1/p' list
grep -E '^    ' list | awk '$3 == "" { print "no description: " $0 }'
grep -c '^    accent .*#' list
try layouts -q extra
