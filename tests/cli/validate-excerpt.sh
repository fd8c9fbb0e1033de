# The line below a message: wide and combining characters, tabs, what can't be seen, and lines of any length.
record wide.xml "$(printf '<p>一二😀三é́,我们都去。</p>\n<p>\t一\t二,\033[31m三。</p>')"
sed -i "$(printf 's/\033/\342\200\256/')" wide.xml
try validate -r all=off -r T01=warning wide.xml
long() { awk -v n=$1 'BEGIN { printf "<p>"; for (i = 0; i < n; i++) printf "一二三四五六七八九十"; print ",后面</p>" }'; }
record long.xml "$(long 1000)"
try validate -r all=off -r T01=warning long.xml
awk 'BEGIN { print "<article><head><title>题</title></head><body>"; for (i = 0; i < 3000; i++) printf "<p>一二,三四。</p>"; print "</body></article>" }' > one-line.xml
"$BANXIN" validate -r all=off -r T01=warning one-line.xml 2> told | sed 's/^/told: /'
wc -c < told | awk '{ print $1 < 300000 ? "short" : "long" }'
awk '{ if (length($0) > 400) n++ } END { print n + 0, "long lines" }' told
