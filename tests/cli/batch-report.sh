# The report says what became of each record, in the form of its schema.
need python3
python3 -c 'import jsonschema' 2> /dev/null || { echo "needs python3-jsonschema"; exit 77; }
valid() {
	python3 - "$ROOT/layouts/report.schema.json" "$@" <<-'END'
	import json, sys, jsonschema
	schema = json.load(open(sys.argv[1]))
	jsonschema.Draft202012Validator.check_schema(schema)
	for name in sys.argv[2:]:
	    jsonschema.Draft202012Validator(schema).validate(json.load(open(name)))
	    print(name, "is valid")
	END
}
masked() { sed 's/"milliseconds":[0-9.]*/"milliseconds":1/; s/"bytes":[1-9][0-9]*/"bytes":1/; /^"run"/d; s/"id":"[0-9a-f]\{16\}"/"id":"..."/' "$@"; }
template plain.xsl '<xsl:template match="/article">
<fo:root><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="300pt" page-height="200pt"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body"><fo:block font-family="楷体"><xsl:value-of select="head/title"/></fo:block>
<fo:block font-family="某某手书, 宋体"><xsl:value-of select="//p"/></fo:block>
<xsl:for-each select="//img"><fo:block><fo:external-graphic src="{@src}"/></fo:block></xsl:for-each></fo:flow></fo:page-sequence></fo:root></xsl:template>'
mkdir in
record in/a.xml '<p>某𪚥与某𪚥</p>'
sed 's/<article>/<article id="first">/; s/题目/𫠝字/' in/a.xml > in/b.xml
record in/c.xml '<p>好</b>'
record in/d.xml '<figure><img src="none.png" alt="无"/></figure>'
record "$(printf 'in/e-\261\273\\"\tx.xml')" '<p>文件名不合 UTF-8</p>'
try batch in -o out -t plain.xsl --report=report.json -q -j1
masked report.json
valid report.json
echo "not begun, by a report that can't be written:"
try batch in -o other -t plain.xsl --report=nowhere/report.json -q
ls other 2> /dev/null
# The report to standard output has the same records.
"$BANXIN" batch in -o other -t plain.xsl --report=- -q 2> /dev/null > second.json
masked report.json > 1
masked second.json > 2
cmp 1 2
