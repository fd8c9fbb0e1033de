# Rules are listed and explained, each with an example.
try help rules | sed -n '1,4p; /GW04/p; /X01/,$p'
try help GW04
try help T10
chinese help T09
try help H04
try help T99
echo "without an example: $("$BANXIN" help rules | sed -n 's/^\([A-Z]*[0-9]*\)  .*/\1/p' | while read -r code; do
	"$BANXIN" help $code | grep -q 'wrong:' || echo $code; done | tr '\n' ' ')"
