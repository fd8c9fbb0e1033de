# Whatever runs out of memory, in Banxin or in a library it calls: a whole file, or one message and no file.
# A library that goes on with less would set other fonts, or leave characters out.
need qpdf
case $BUILD in *asan*) echo "the sanitizer has memory of its own"; exit 77 ;; esac

# What comes of a limit: $1 is ulimit's letter, the rest are kilobytes. Status 127: the libraries weren't loaded.
render_within() {
	letter=$1
	shift
	for size; do
		rm -rf out && mkdir out
		(ulimit "-$letter" "$size"
		"$BANXIN" render -q -o out/a.pdf ../samples/profile-person.xml) > log 2>&1
		status=$?
		[ $status -eq 127 ] && continue
		left=$(ls -A out)
		case "$status $left $(grep -v Fontconfig log)" in
		'0 a.pdf ') cmp out/a.pdf whole.pdf && echo whole ;;
		'3  banxin: out of memory') echo none ;;
		*) echo "$letter $size: status $status, left $left: $(cat log)" ;;
		esac
	done
}

# Fontconfig would write down, for the whole system, that fonts it could not open are none.
echo '<fontconfig><cachedir>cache</cachedir></fontconfig>' > fonts.conf
export FONTCONFIG_FILE="$PWD/fonts.conf"
"$BANXIN" render -q -o whole.pdf ../samples/profile-person.xml
qpdf --check whole.pdf > qpdf.log 2>&1 || cat qpdf.log
{
	render_within v $(seq 60000 12000 300000) 4000000
	render_within d $(seq 1000 500 9000) 1000000
} | sort -u
