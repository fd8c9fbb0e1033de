# The manual page and the program know the same commands and options.
manual=$ROOT/src/cli/banxin.1
for command in $("$BANXIN" help | sed -n 's/^  \([a-z]*\)  .*/\1/p'); do
	grep -q "^\.B $command" "$manual" || echo "the manual lacks the command $command"
	"$BANXIN" help "$command"
done > every
sed -n 's/^  .*--\([a-z-]*\).*/\1/p' every | sort -u > program
sed 's/\\-/-/g' "$manual" | grep -o -e '--[a-z][a-z-]*' | sed 's/^--//' | grep -v -x version | sort -u > manual
diff program manual && echo "the same"
grep -q "banxin $("$BANXIN" --version | cut -d' ' -f2)\"" "$manual" || echo "the manual is of another version"
