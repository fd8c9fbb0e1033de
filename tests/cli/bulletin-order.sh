# Groups and orders. What stands in no group comes last.
titles() {
	echo "\$ banxin bulletin $*"
	"$BANXIN" bulletin -q --title 汇编 "$@" --to=fo -o - ../data/volume |
		sed -n 's/.*<fo:bookmark-title>\(.*\)<\/fo:bookmark-title>.*/\1/p'
}
titles
titles --sort=date
titles --sort=month --group=none
titles --sort=file --group=month
titles --group=district -p form=volume

# A file of records, cut while it is read.
{
	echo '<records xml:lang="zh-CN">'
	sed -e '1d' ../data/volume/stairs.xml
	sed -e '1d' ../data/volume/clock.xml
	echo '</records>'
} > records.xml
try bulletin --title 汇编 -o records.pdf records.xml
try bulletin --title 汇编 -p form=volume -o records.pdf records.xml
left
