# Every file of the fuzzers' corpora once more; `make fuzz` looks for new ones. Some belong to crashes
# of the past.
cd "$ROOT" || exit
for corpus in tests/fuzz/corpus/*; do
	"$BUILD/tests/fuzz/${corpus##*/}" "$corpus"/* || echo "$corpus: status $?"
done
