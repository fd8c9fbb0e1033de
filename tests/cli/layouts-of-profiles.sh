# A profile in every layout that takes one, with much and with little to tell: no word of it is lost,
# nothing lies outside the page, nothing is said against it.
need pdftotext
sentence=他把各家的话一句句记在黑板上，能当场答复的当场答复，答复不了的写明由谁去办、几天回话。

# A profile with title $1, $2 facts, $3 honours, $4 sections; more in its head as $5.
profile() {
	printf '<profile><head><title>%s</title>%s' "$1" "$5"
	[ $2 = 0 ] || printf '<facts>%s</facts>' "$(for i in $(seq $2); do
		printf '<fact name="指标%s" value="%s,%s" unit="平方米"/>' $i $i $((i * 111)); done)"
	[ $3 = 0 ] || printf '<honours>%s</honours>' "$(for i in $(seq $3); do
		printf '<honour year="%s" level="city" by="望津市文明办">文明小区%s</honour>' $((1990 + i)) $i; done)"
	printf '</head><body>'
	for i in $(seq $4); do printf '<h2>第%s件事</h2><p>%s%s</p>' $i $sentence $sentence; done
	printf '</body></profile>'
}

# What is wrong with $1 in layout $2.
look() {
	"$BANXIN" render -t $2 --to=pages $1.xml > pages 2> messages
	# The face that stands in for Fangsong is told by a note.
	grep -v ' note: ' messages
	awk -v name="$1 in $2" '
		/^page/ { page = $2; width = $4; height = $5 }
		$1 == "glyphs" && ($2 < 20 || $3 < 20 || $2 + $4 > width - 10 || $3 > height - 10) {
			print name ": outside page " page ": " $0
		}' pages
	tr -d ' \n' < pages > text
	"$BANXIN" render -q -t $2 -o lost.pdf $1.xml
	pdftotext -raw lost.pdf - | bare > copied
	sed 's/<[^>]*\(name\|by\)="\([^"]*\)"/\n\2\n&/g' $1.xml | sed 's/<[^>]*>/\n/g; s/。\|，\|、/\n/g' |
		sed 's/[ \t]//g; /^$/d' | sort -u > clauses
	awk -v name="$1 in $2" 'NR == FNR { text = text $0; next }
		!index(text, $0) { missing++; which = which " " $0 }
		END { if (missing > 3) print name ": lost:" which }' copied clauses
}

long=六十个字的标题能不能在窄栏里排得端正好看还要看断行的地方讲不讲得通词语有没有拆开念一念就知道了编辑不该写这样的标题
award='<award month="2026-01" category="individual">河湾之星</award><subtitle>记石桥居民区</subtitle><published>2026-01-31</published>
<source>柳荫社区</source><organisation>石桥居民区党总支</organisation><kicker>人物</kicker>
<byline><author role="通讯员">顾一舟</author></byline><lead>这是一段导语</lead><portrait src="portrait.png"/>'
cp ../samples/pictures/portrait.png .
profile 灯 0 0 1 > little.xml
profile 灯 0 0 0 "$award" > empty.xml
profile 一张长桌议家常 4 4 4 "$award" > usual.xml
profile "$long" 12 30 12 "$award" > much.xml
profile '<line>短句</line><line>很长很长的第二句标题在这里</line>' 1 1 2 > couplet.xml
for layout in profile profile-modern newspaper; do
	for record in little empty usual much couplet; do
		look $record $layout
	done
done
for record in little empty usual much couplet; do
	{
		printf '<bulletin><head><title>人物</title></head>'
		cat $record.xml
		printf '</bulletin>'
	} > in-$record.xml
	for layout in bulletin jianbao collection; do
		look in-$record $layout
	done
done

# Four pictures of one figure stand in twos, so that they share a page with the title.
"$BANXIN" render -q -t profile-modern --to=pages ../samples/article-gallery.xml > pages
awk '/^page/ { page = $2 } $1 == "picture" && page == 1 { count++ }
	END { if (count != 4) print "pictures on the first page: " count + 0 }' pages

# The date never has a page to itself.
for n in $(seq 140 175); do
	printf '<profile><head><title>灯</title><published>2026-01-31</published></head><body><p>' > date.xml
	printf '春江花月夜里看灯火%.0s' $(seq $n) >> date.xml
	printf '</p></body></profile>' >> date.xml
	"$BANXIN" render -q -t profile -p fit=no --to=pages date.xml > pages
	awk -v n=$n '/^page/ { page = $2; lines = 0 } $1 == "glyphs" && $6 == 10.5 && $3 < 740 { lines++ }
		END { if (page == 2 && lines < 2) print "page 2 of " n ": " lines " lines" }' pages
done
