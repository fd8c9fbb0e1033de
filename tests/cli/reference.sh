# The reference of XSL-FO that the program prints names what it understands.
"$BANXIN" help objects | grep -c '^| `fo:'
"$BANXIN" help properties | grep -E '^\| `(font-size|space-before|axf:punctuation-trim)`' | cut -d'|' -f2
