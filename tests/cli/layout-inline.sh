# What a record marks in its text: readings above or in brackets, titles of works, names, notes of two
# rows, a name in a frame. The text layer has the text whole, and readings behind the line.
record r.xml '<p>主持人<name>尹<ruby>翀<rt>chōng</rt></ruby></name>收过<cite>山川志略</cite>，也收过《<cite>河图</cite>》。</p>
<p><ruby>饕餮<rt>tāo tiè</rt></ruby>纹，<ruby>汉<rt>ㄏㄢˋ</rt>字<rt>ㄗˋ</rt></ruby>。</p>
<p>编者<span class="deceased">柳三清</span>，临江府人<span class="inline-note">府在县治东南三十里</span>。</p>'
glyphs() {
	"$BANXIN" render r.xml --to=pages -o - "$@" | sed -n 's/.*glyphs [^ ]* [^ ]* [^ ]* \([^ ]*\) [0-9.]* #000000 "\(.*\)" at.*/\2/p'
}
glyphs > above
grep -x 'chōng' above
grep -x 'tāo' above
grep -x 'tiè' above
grep -c '《河图》' above
grep -c '《山川' above
grep -x 'ㄏㄢˋ' above
grep -x '府在县治东' above
grep -x '南三十里' above
"$BANXIN" render r.xml --to=pages -o - | grep -c path
echo "in brackets, with marks"
glyphs -p ruby=brackets -p cite=marks > below
grep -o '（chōng）' below || grep -o 'chōng' below
grep -c '《山川志略》' below
grep -c "《《" below || true
