# The samples of the profiles: nothing is found in the clean ones, in the others what they were made for. The
# problem matcher of tasks.json finds its way through that, in English and Chinese.
need python3
cp ../samples/validate/* .
findings() {
	"$@" validate -r T=off -r H=off -r N=off -r H09=warning *-faulty.xml 2>&1
}
echo "in clean ones:" $("$BANXIN" validate *-clean.xml 2>&1 | grep -c '\[')
findings try | sed '/^[0-9]/d; /^ /d; /^status/d'
cat > match.py <<'END'
import json, re, sys
matchers = json.load(open("tasks.json"))["tasks"][0]["problemMatcher"]
for line in sys.stdin:
    for m in matchers:
        p, found = m["pattern"], re.search(m["pattern"]["regexp"], line.rstrip("\n"))
        if found:
            print(m["severity"], *(found[p[k]] for k in ("file", "line", "column", "code")))
END
findings try | python3 match.py > english
findings chinese | python3 match.py > chinese
cmp english chinese
cat english
printf 'a.xml:3: error: <p> may not stand here [R011]\na.xml:3: an excerpt [R011]\n' | python3 match.py

# The hook reads what is to be committed.
need git
git init -q . 2> /dev/null
git config user.name A && git config user.email a@example.org
mkdir bin && ln -s "$BANXIN" bin/banxin
PATH=$PWD/bin:$PATH
cp pre-commit .git/hooks/pre-commit
git add banxin.rules web-clean.xml && git commit -q -m "clean" > clean.log 2>&1 && echo committed
git add internal-faulty.xml
git commit -q -m "faulty" > hook.log 2>&1 || echo "kept out: $(grep -c IP03 hook.log) findings of IP03"
