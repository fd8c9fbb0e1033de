# The parts of a 简报 in their places: with one article and twelve, in one column and two, with all
# that an issue may tell and with next to nothing.
sentence=街道组织机关干部、居民区书记和社区民警走进楼道，面对面听取意见，能办的当场办，难办的带回办。

# An issue of $1 articles called $2, with $3 in its head and $4 in its tail.
issue() {
	printf '<bulletin layout="jianbao"><head><title>%s</title>%s</head>' "$2" "$3"
	for i in $(seq "$1"); do
		printf '<article><head><title>第%s篇怎样把好事办到居民心坎上</title></head><body>' "$i"
		printf '<h2>一、先听后说</h2><h3>（一）听</h3><p>%s%s</p><h4>1.记</h4><p>%s</p></body></article>' \
			$sentence $sentence $sentence
	done
	printf '<tail>%s</tail></bulletin>' "$4"
}

# Writes down what is wrong with the pages of $1.xml, laid out with the other arguments.
look() {
	name=$1
	shift
	"$BANXIN" render --to=pages "$@" $name.xml > pages 2> messages || cat messages
	[ ! -s messages ] || cat messages
	awk -v name="$name $*" '
		function wrong(what) { print name ": " what }
		function about(a, b) { return a - b < 0.1 && b - a < 0.1 }
		function text() { match($0, /".*" at/); return substr($0, RSTART + 1, RLENGTH - 5) }
		/^page/ { page = $2; width = $4; height = $5 }
		$1 == "glyphs" && page == 1 && $6 > size { size = $6; at = $2; long = $4; name_color = $7 }
		$1 == "line" && page == 1 && $NF == "#b5121b" && !rule { rule = $3; left = $2; measure = $4 }
		$1 == "line" && $NF == "#000000" { first_rule = page != last ? $3 : first_rule; last = page; lowest = $3 }
		$1 == "glyphs" && text() ~ /^(报|送|发)：$/ { label[$3] = $2; labels++; on = page }
		$1 == "glyphs" && $3 in label && text() !~ /：$/ { body[$3] = $2 }
		$1 == "glyphs" && text() ~ /^（共印/ { printed = $3; printed_end = $2 + $4 }
		$1 == "glyphs" && text() ~ /^— / { foot = $3 }
		END {
			if (!about(at + long / 2, width / 2)) wrong("the name is not in the middle")
			if (name_color != "#b5121b") wrong("the name is not red")
			if (long > measure) wrong("the name is longer than the line")
			if (!about(left + measure / 2, width / 2)) wrong("the rule is not in the middle")
			if (labels != wanted) wrong("not all of 报、送、发 are there")
			if (labels && on != page) wrong("报、送、发 are not on the last page")
			for (y in label)
				if (!about(body[y] - label[y], 28) && !about(body[y] - label[y], 24)) wrong("no room after the colon")
			if (labels && (foot - lowest > 100 || lowest < first_rule)) wrong("the last rule is " foot - lowest " above the foot")
			if (printed && printed < lowest) wrong("共印 is above the last rule")
		}' wanted="$(grep -c -e '<report-to>' -e '<send-to>' -e '<issue-to>' $name.xml)" pages
	"$BANXIN" render -q "$@" $name.xml && lost $name.pdf $name.xml
}

# Which clauses of record $2 the text of $1 lacks, beyond long ones that a page break may divide.
lost() {
	pdftotext -raw $1 - | bare > copied
	sed 's/<[^>]*>/\n/g; s/。\|，\|：\|；/\n/g' $2 | sed 's/[ \t]//g' | sed '/^$/d' | grep -v '^[0-9-]*$' | sort -u > clauses
	awk 'NR == FNR { text = text $0; next }
		!index(text, $0) { missing += length($0) < 24 ? 100 : 1; which = which " " $0 }
		END { if (missing > pages - 1) print "lost:" which }' \
		pages="$(pdfinfo $1 | sed -n 's/^Pages: *//p')" copied clauses
}

need pdftotext pdfinfo
all='<issue number="3" total="30" year="2026"/><compiler>柳荫街道办公室</compiler><published>2026-05-06</published>
<classification>秘密★1年</classification><copy-number>000012</copy-number><approved-by>梁书宁</approved-by>
<editor>方小满</editor><subtitle>增刊</subtitle><lead><p>这一期选登夏季工作的做法。</p><p>请结合实际抓好落实。</p></lead>'
tail='
<report-to>河湾区委办公室、区政府办公室，区委组织部、宣传部、统战部、社会工作部，区民政局，区城市管理局</report-to>
<send-to>各兄弟街道</send-to>
<issue-to>各居民区党总支</issue-to><copies>85</copies>
<printed-by>柳荫街道办公室</printed-by><printed-on>2026-05-07</printed-on><permit>内部资料准印证第0018号</permit>'
issue 1 简报 '' '<copies>5</copies>' > one.xml
issue 12 柳荫街道党建简报 "$all" "$tail" > twelve.xml
issue 3 柳荫街道党史学习教育领导小组办公室工作动态情况简报 "$all" "$tail" > name.xml
for columns in 1 2; do
	for record in one twelve name; do
		look $record -p columns=$columns
	done
	look twelve -p columns=$columns -p body-size=三号
	look twelve -p columns=$columns -p contents=no
done

# The same issues in the other layouts of a bulletin.
for layout in bulletin collection newspaper; do
	for record in one twelve; do
		"$BANXIN" render -q -t $layout -o $layout.pdf $record.xml
		lost $layout.pdf $record.xml | sed "s/^/$record in $layout: /"
	done
done

# Notes of a page are counted through; what has no title is not among the contents.
cat > notes.xml <<-END
<bulletin layout="jianbao"><head><title>简报</title><lead>前言<note>其一</note>。</lead></head>
<article><head><title>甲篇</title></head><body><p>正文<note>其二</note>。</p></body></article>
<article><head/><body><p>补白。</p></body></article></bulletin>
END
"$BANXIN" render --to=pages notes.xml > pages
for mark in ① ②; do
	[ "$(grep -c "\"$mark\" at" pages)" = 2 ] || echo "$mark is not there once in the text and once at the foot"
done
[ "$(grep -c '"●" at' pages)" = 1 ] || echo "not one line of contents"
