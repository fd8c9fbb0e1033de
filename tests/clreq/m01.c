/* M1: dots under every kind of character, in all sizes, faces and measures. */
#include <stdlib.h>

#include "marks.h"

#define DOTS(text) "<fo:inline axf:text-emphasis-style='dot'>" text "</fo:inline>"

static const char text[] = DOTS("着重“号”，用于（重要）之处：《书名》·ABC 与 98%——都在内……完成了吗？是的！")
	"其余的文字没有点，也不应该有点。";

static bool takes_dot(const struct glyph *g)
{
	static const char without[] = "“”，（）：《》·————……？！。 ";
	return !strstr(without, g->text);
}

/* The dots whose middle is within the em of G and below its base line. */
static int dots_of(const struct set *s, const struct glyph *g, mpt *x, mpt *y)
{
	int count = 0;
	for (size_t i = 0; i < s->shape_count; i++) {
		const struct shape *d = &s->shapes[i];
		mpt middle = d->x + d->width / 2;
		if (d->kind != DISPLAY_LINE || d->style != LINE_DOTTED || d->page != g->page ||
			middle < g->start || middle >= g->end || d->y < g->across ||
			d->y > g->across + s->em / 2)
			continue;
		*x = middle;
		*y = d->y;
		count++;
	}
	return count;
}

static void check_glyph(const struct set *s, const struct glyph *g, int *expected)
{
	mpt x = 0, y = 0;
	bool in_rest = line_of(s, g) >= 0 && g->order >= find_glyph(s, "其", 0)->order;
	bool takes = g->text[0] && !in_rest && takes_dot(g);
	int found = takes || g->ch == ' ' ? dots_of(s, g, &x, &y) : 0;
	if (!takes)
		return;
	++*expected;
	if (!CHECK(found == 1, "%s has one dot, not %d", g->text, found))
		return;
	CHECK_NEAR(ems(s, x - middle_of(g)), 0, 0.02, "the dot is in the middle of %s", g->text);
	CHECK_NEAR(ems(s, y - g->across), 0.26, 0.02, "and below it");
}

static void check_setting(double size, double measure, const char *font)
{
	const struct set *s = SET(text, .size = size, .measure = measure, .font = font);
	int expected = 0, dots = 0;
	if (!CHECK(s->line_count > 0, "something is set"))
		return;
	for (size_t k = 0; k < s->line_count; k++)
		for (size_t i = 0; i < s->lines[k].count; i++)
			check_glyph(s, &s->lines[k].glyphs[i], &expected);
	for (size_t i = 0; i < s->shape_count; i++)
		dots += s->shapes[i].kind == DISPLAY_LINE;
	CHECK(dots == expected, "%d characters have %d dots: none under marks and spaces", expected,
		dots);
	check_pitch(s);
	set_forget();
}

static void check_skipping(void)
{
	const struct set *s = SET("<fo:inline axf:text-emphasis-style='dot' "
		"axf:text-emphasis-skip='punctuation narrow'>重，A1点</fo:inline>");
	CHECK(s->shape_count == 2, "letters and figures can be left out");
	s = SET("<fo:inline axf:text-emphasis-style='dot' axf:text-emphasis-skip='none'>重，点</fo:inline>");
	CHECK(s->shape_count == 3, "or marks be taken in");
}

/* Marks of another shape have the middle of their ink where a dot has its own. */
static void check_shapes(void)
{
	static const char *const shapes[] = { "circle", "open circle", "triangle", "double-circle" };
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		const struct set *s = SET(text_of("<fo:inline axf:text-emphasis-style='%s'>重</fo:inline>",
			shapes[i]));
		const struct glyph *base = find_glyph(s, "重", 0);
		if (!CHECK(base && s->glyph_count == 2, "a mark for the character"))
			continue;
		const struct glyph *mark = &s->glyphs[1];
		CHECK_NEAR(ems(s, (mark->left + mark->right) / 2 - middle_of(base)), 0, 0.02,
			"%s is in the middle", shapes[i]);
		CHECK(mark->top > base->bottom, "and below the ink");
		CHECK(mark->size == s->em / 2, "and half as large");
	}
}

void clreq_m01(void)
{
	for (int f = 0; mark_fonts[f]; f++)
		for (int i = 0; mark_sizes[i] > 0; i++)
			check_setting(mark_sizes[i], 12.5, mark_fonts[f]);
	for (double measure = 8; measure <= 24; measure++)
		check_setting(10.5, measure, "song");
	check_skipping();
	check_shapes();
}
