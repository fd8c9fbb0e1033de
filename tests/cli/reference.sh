# The reference of XSL-FO that the program prints names what it understands, and is the page in layouts/.
"$BANXIN" help objects | grep -c '^| `fo:'
"$BANXIN" help properties | grep -E '^\| `(font-size|space-before|axf:punctuation-trim)`' | cut -d'|' -f2
"$BANXIN" help reference | diff "$ROOT/layouts/properties.md" - || echo "make reference"
