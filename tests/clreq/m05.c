/* M5: pinyin by words (GB/T 16159): one annotation to a word, words half an em apart. */
#include "marks.h"

#define RUBY(base, text) "<axf:ruby><axf:ruby-base>" base "</axf:ruby-base>" \
	"<axf:ruby-text>" text "</axf:ruby-text></axf:ruby>"

static const char text[] = RUBY("我", "Wǒ") RUBY("喜欢", "xǐhuan") RUBY("临江", "Línjiāng") RUBY("的", "de")
	RUBY("秋天", "qiūtiān,") "，" RUBY("天", "tiān") RUBY("很", "hěn") RUBY("蓝", "lán.") "。";
static const char *const words[][3] = { { "我", "我", "Wǒ" }, { "喜", "欢", "xǐhuan" },
	{ "临", "江", "Línjiāng" }, { "的", "的", "de" }, { "秋", "天", "qiūtiān," },
	{ "天", "天", "tiān" }, { "很", "很", "hěn" }, { "蓝", "蓝", "lán." } };
enum { COUNT = sizeof words / sizeof *words };

static void check_word(const struct set *s, const struct small_text *t, int i)
{
	const struct glyph *a = find_glyph(s, words[i][0], i == 5), *b = find_glyph(s, words[i][1], i == 5);
	if (!CHECK(a && b, "%s is there", words[i][2]))
		return;
	CHECK_TEXT(t->text, words[i][2]);
	CHECK(line_of(s, a) == line_of(s, b), "no line divides a word");
	bool edge = a->start < s->left + s->em || is_last_of_body(s, b);
	if (!edge)
		CHECK_NEAR(ems(s, (t->start + t->end) / 2 - (a->start + b->end) / 2), 0, 0.02,
			"%s is in the middle of its word", words[i][2]);
	if (i + 1 == COUNT || i == 4 || line_of(s, find_glyph(s, words[i + 1][0], i == 4)) != line_of(s, a))
		return;
	double gap = body_gap(s, b);
	CHECK(gap > 0.499, "words are half an em apart: %.3f behind %s", gap, words[i][1]);
}

static void check_setting(double size, double measure, const char *block)
{
	size_t count;
	const struct set *s = SET(text, .size = size, .measure = measure, .font = "kai", .block = block);
	const struct small_text *t = small_texts(s, 0.2, &count);
	if (!CHECK(count == COUNT, "%d annotations, not %zu", COUNT, count))
		return;
	for (int i = 0; i < COUNT; i++)
		check_word(s, &t[i], i);
	check_pitch(s);
}

void clreq_m05(void)
{
	for (int i = 0; mark_sizes[i] > 0; i++)
		check_setting(mark_sizes[i], 24, "text-align='start'");
	for (double measure = 8; measure <= 20; measure++)
		check_setting(12, measure, NULL);
	const struct set *s = SET(text, .measure = 24, .block = "text-align='start'");
	CHECK_EM(body_gap(s, find_glyph(s, "喜", 0)), 0, "inside a word nothing is apart");
	CHECK_EM(body_gap(s, find_glyph(s, "欢", 0)), 0.5, "between words there is half an em");
}
