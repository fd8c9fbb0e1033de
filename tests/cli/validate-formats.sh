# JSON and SARIF say what the messages say, in the forms of their schemas, whatever works on it.
need python3
python3 -c 'import jsonschema' 2> /dev/null || { echo "needs python3-jsonschema"; exit 77; }
check() {
	python3 - "$ROOT" "$@" <<-'END'
	import json, sys, jsonschema
	root, names = sys.argv[1], sys.argv[2:]
	for name in names:
	    form = root + ("/layouts/validation" if name.endswith(".json") else "/tests/cli/data/sarif") + ".schema.json"
	    schema = json.load(open(form))
	    jsonschema.Draft202012Validator.check_schema(schema)
	    jsonschema.Draft202012Validator(schema).validate(json.load(open(name)))
	    print(name, "is valid")
	END
}
record 甲.xml '<p>我们开会,讨论了两件事。</p>' '<p>第二段😀，到了2009 2014年。</p>'
cat > r.xml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<records>
  <article><head><title>一</title></head><body><p>这里有事,那里也有。</p></body></article><article><head><title>二</title></head><body><p>那里有事,这里也有。</p></body></article>
  <article><head><title>三</title></head><body><q/></body></article>
</records>
END
iconv -f UTF-8 -t GB18030 r.xml | sed 's/UTF-8/GB18030/' > gb.xml
try validate --format=json 甲.xml r.xml gb.xml missing.xml > all.json
tail -n +2 all.json
sed -i "1d; \$d" all.json
try validate --format=sarif -o all.sarif 甲.xml r.xml gb.xml
(LC_ALL='' LANG=zh_CN.UTF-8; export LC_ALL LANG; "$BANXIN" validate --format=sarif 甲.xml > zh.sarif)
check all.json all.sarif zh.sarif
grep -c '"ruleId"' all.sarif
grep '"ruleId":"T01"' all.sarif | head -n 1 | sed 's/"banxin.v1":"[0-9a-f]*"/"banxin\/v1":"..."/'
grep -o '"language":"[^"]*"' zh.sarif
# Places are those of the file, in characters and in bytes.
python3 - <<'END'
import json
for f in json.load(open("all.json"))["files"]:
    if f["path"] == "missing.xml": continue
    data = open(f["path"], "rb").read()
    text = data.decode("gb18030" if f["path"] == "gb.xml" else "utf-8")
    for x in f["findings"]:
        if "offset" not in x["start"]: continue
        line = text.split("\n")[x["start"]["line"] - 1]
        by_column = line[x["start"]["column"] - 1:x["end"]["column"] - 1]
        by_offset = text.encode()[x["start"]["offset"]:x["end"]["offset"]].decode()
        print(f["path"], x["code"], by_column, "same" if by_column == by_offset == x["text"] else [by_offset, x["text"]])
END
for n in 1 2 3 4 5 6 7 8 9; do cp r.xml c$n.xml; done
for form in text json sarif; do
	"$BANXIN" validate -j1 --format=$form c?.xml 甲.xml > one 2>&1
	"$BANXIN" validate -j3 --format=$form c?.xml 甲.xml > three 2>&1
	cmp one three && echo "$form is the same"
done
try validate -o x.json 甲.xml
try validate --format=json -o /nowhere/x.json 甲.xml
try validate --rule=Q=off --format=json 甲.xml
