/* M4: a syllable above each character: centred on it, apart from the next, in the leading. */
#include <stdlib.h>

#include "marks.h"

#define RUBY(base, text) "<axf:ruby><axf:ruby-base>" base "</axf:ruby-base>" \
	"<axf:ruby-text>" text "</axf:ruby-text></axf:ruby>"

/* Long syllables, short ones, capitals, and text without any between them. */
static const char text[] = RUBY("双床窗霜装", "shuāng chuáng chuāng shuāng zhuāng")
	"，" RUBY("鄂", "è") "、" RUBY("一", "yī") "与" RUBY("霜", "shuāng") "花，" RUBY("庄", "Zhuāng")
	RUBY("生", "shēng") "晓梦迷蝴蝶；" RUBY("嵊泗", "shèng sì") "列岛在东海之中。";
static const char bases[] = "双床窗霜装鄂一霜庄生嵊泗";
static const char *const syllables[] = { "shuāng", "chuáng", "chuāng", "shuāng", "zhuāng", "è", "yī",
	"shuāng", "Zhuāng", "shēng", "shèng", "sì" };
enum { COUNT = sizeof syllables / sizeof *syllables };

/* The glyphs of syllable N in the order of painting: its letters one after the other. */
static struct small_text syllable(const struct set *s, int n)
{
	const struct glyph *g = s->glyphs;
	size_t i = 0;
	struct small_text t = { 0 };
	for (int k = 0; k <= n; k++) {
		memset(&t, 0, sizeof t);
		for (; i < s->glyph_count && strcmp(t.text, syllables[k]) != 0; i++) {
			if (!g[i].ch || g[i].size * 8 > s->em * 5)
				continue;
			if (!t.text[0])
				t = (struct small_text){ .start = g[i].start, .across = g[i].across,
					.size = g[i].size, .page = g[i].page, .top = g[i].top,
					.bottom = g[i].bottom };
			t.end = g[i].end;
			t.top = mpt_min(t.top, g[i].top);
			t.bottom = mpt_max(t.bottom, g[i].bottom);
			if (strlen(t.text) + strlen(g[i].text) < sizeof t.text)
				strcat(t.text, g[i].text);
		}
	}
	return t;
}

/* The Nth base; a character may come twice. */
static const struct glyph *base_of(const struct set *s, int n)
{
	const char *at = NULL, *c = "";
	char before[64] = "";
	for (int k = 0; k <= n; k++) {
		c = each_char(bases, &at);
		if (k < n)
			strcat(before, c);
	}
	unsigned nth = 0;
	for (const char *p = before; (p = strstr(p, c)); p += 3)
		nth++;
	return find_glyph(s, c, nth);
}

static void check_syllable(const struct set *s, int n)
{
	struct small_text t = syllable(s, n);
	const struct glyph *g = base_of(s, n);
	if (!CHECK(g && t.text[0], "%s is above its character", syllables[n]))
		return;
	bool first = g->start < s->left + s->em, last = is_last_of_body(s, g);
	double off = ems(s, (t.start + t.end) / 2 - middle_of(g));
	if (!first && !last)
		CHECK_NEAR(off, 0, 0.02, "%s is centred on its character", syllables[n]);
	CHECK(t.start >= s->left - 10 && t.end <= s->left + s->measure + 10,
		"%s keeps within the line", syllables[n]);
	CHECK(t.size * 2 == s->em, "it is half as large");
	CHECK(t.bottom < g->across - s->em * 3 / 4, "it is above the character");
	CHECK(t.across > g->across - s->em * 6 / 5, "close to it");
	if (n + 1 == COUNT)
		return;
	struct small_text next = syllable(s, n + 1);
	if (next.across == t.across && next.page == t.page)
		CHECK(next.start - t.end >= t.size / 4 - 20,
			"between %s and %s there is a quarter em: %.3f", syllables[n],
			syllables[n + 1], (double)(next.start - t.end) / (double)t.size);
}

static void check_setting(double size, double measure, const char *font, const char *block)
{
	const struct set *s = SET(text, .size = size, .measure = measure, .font = font, .block = block);
	for (int n = 0; n < COUNT; n++)
		check_syllable(s, n);
	check_pitch(s);
	set_forget();
}

/* Over neighbours that have none a syllable may reach: the text isn't pulled apart. */
static void check_overhang(void)
{
	const struct set *s = SET("满山" RUBY("霜", "shuāng") "叶红了");
	CHECK_EM(body_gap(s, find_glyph(s, "山", 0)), 0, "the text before stays where it is");
	CHECK_EM(body_gap(s, find_glyph(s, "霜", 0)), 0, "and that behind");
	s = SET("<fo:inline axf:ruby-overhang='none'>满山" RUBY("霜", "shuāng") "叶红了</fo:inline>");
	CHECK(body_gap(s, find_glyph(s, "山", 0)) > 0.1, "unless it may not");
	s = SET(RUBY("甲", "jiǎ") RUBY("乙", "yǐ") "丙");
	CHECK_EM(body_gap(s, find_glyph(s, "甲", 0)), 0, "short syllables need no room");
}

/* A line may end between two characters of one ruby, each with its syllable. */
static void check_breaks(void)
{
	const struct set *s = SET("一二三四五" RUBY("甲乙丙丁", "jiǎ yǐ bǐng dīng") "六七", .measure = 7);
	CHECK_TEXT(body_lines(s), "一二三四五甲乙|丙丁六七");
	s = SET("一二三四五" RUBY("饕餮纹", "tāotiè wén") "六七", .measure = 7);
	CHECK_TEXT(body_lines(s), "一二三四五|饕餮纹六七");
}

/* Any mixture: which characters have a syllable, and marks between them, are left to chance. */
enum { MIXED = 60 };

static uint32_t next_random(uint32_t *state, uint32_t below)
{
	*state = *state * 1664525 + 1013904223;
	return (*state >> 8) % below;
}

static const char *mixture(uint32_t seed, bool *annotated)
{
	static const char *const some[] = { "a", "è", "yī", "zhuāng", "shuàng", "chuáng", "liǔ", "xiǎng" };
	static const char *const marks[] = { "，", "。", "：“", "”", "——", "98" };
	const char *all = "", *at = NULL;
	for (int i = 0; i < MIXED; i++) {
		const char *c = each_char("石桥巷口修伞的老人把当天的来客一位一位记在小本上留给后生", &at);
		if (!*c)
			at = NULL, c = "天";
		annotated[i] = next_random(&seed, 5) > 1;
		all = annotated[i] ? text_of("%s" RUBY("%s", "%s"), all, c, some[next_random(&seed, 8)])
				   : text_of("%s%s", all, c);
		if (next_random(&seed, 9) == 0)
			all = text_of("%s%s", all, marks[next_random(&seed, 6)]);
	}
	return all;
}

static bool is_han(uint32_t ch)
{
	return ch >= 0x4E00 && ch <= 0x9FFF;
}

static void check_mixture(uint32_t seed)
{
	bool annotated[MIXED];
	size_t count, n = 0, at = 0;
	const struct set *s = SET(mixture(seed, annotated), .measure = 8 + seed % 20, .font = "kai",
		.block = seed % 3 ? NULL : "text-align='start'");
	const struct small_text *t = small_texts(s, 0.2, &count);
	for (size_t i = 0; i < s->glyph_count; i++) {
		const struct glyph *g = &s->glyphs[i];
		if (!is_han(g->ch) || !CHECK(at < MIXED, "every character comes once") ||
			!annotated[at++] || !CHECK(n < count, "every syllable is there"))
			continue;
		CHECK(t[n].start >= s->left - 10 && t[n].end <= s->left + s->measure + 10,
			"%s keeps within the line", t[n].text);
		CHECK(t[n].start < g->end && t[n].end > g->start, "%s is above %s", t[n].text, g->text);
		if (n && t[n - 1].across == t[n].across)
			CHECK(t[n].start - t[n - 1].end >= t[n].size / 4 - 20, "%s and %s are apart",
				t[n - 1].text, t[n].text);
		n++;
	}
	CHECK(n == count && at == MIXED, "nothing is lost: %zu syllables of %zu", n, count);
	check_pitch(s);
	set_forget();
}

/* Text that is set loose has syllables that are not. */
static void check_tracking(void)
{
	size_t count;
	mpt width = 0;
	for (int i = 0; i < 2; i++) {
		const struct set *s = SET(RUBY("霜", "shuāng") "花",
			.block = i ? "letter-spacing='0.4em'" : NULL);
		const struct small_text *t = small_texts(s, 1, &count);
		if (!CHECK(count == 1, "one syllable"))
			return;
		CHECK(i == 0 || t->end - t->start == width, "it is as wide as ever");
		width = t->end - t->start;
	}
}

/* Dots on the side of the syllables stand beyond them. */
static void check_marks_beyond(void)
{
	size_t count;
	const struct set *s = SET("<fo:inline axf:text-emphasis-style='dot' "
		"axf:text-emphasis-position='over'>" RUBY("霜", "shuāng") "</fo:inline>");
	const struct small_text *t = small_texts(s, 1, &count);
	CHECK(count == 1 && s->shape_count == 1 && s->shapes[0].y < t->top, "the dot is on top");
	s = SET("<fo:inline text-decoration='underline' axf:ruby-position='after'>" RUBY("霜", "shuāng")
		"</fo:inline>");
	t = small_texts(s, 1, &count);
	CHECK(count == 1 && s->shape_count == 1 && s->shapes[0].y < t->top &&
		s->shapes[0].y > find_glyph(s, "霜", 0)->bottom,
		"a line is between the character and the syllable below it");
}

void clreq_m04(void)
{
	for (int f = 0; mark_fonts[f]; f++)
		for (int i = 0; mark_sizes[i] > 0; i++)
			check_setting(mark_sizes[i], 15, mark_fonts[f], NULL);
	for (double measure = 8; measure <= 28; measure++) {
		check_setting(12, measure, "kai", NULL);
		check_setting(12, measure, "kai", "text-align='start'");
	}
	check_setting(16, 20, "kai", "letter-spacing='0.5em'");
	for (uint32_t seed = 1; seed <= 200; seed++)
		check_mixture(seed);
	check_tracking();
	check_marks_beyond();
	check_overhang();
	check_breaks();
}
