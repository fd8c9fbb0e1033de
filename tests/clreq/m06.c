/* M6: 注音 at the right of its character: 3:10, in half an em, the tone outside, never apart. */
#include <stdlib.h>

#include "marks.h"

#define RUBY(base, text) "<axf:ruby axf:ruby-position='inter-character'><axf:ruby-base>" base \
	"</axf:ruby-base><axf:ruby-text>" text "</axf:ruby-text></axf:ruby>"

struct reading {
	const char *base;
	const char *symbols[3];
	const char *tone; /* NULL: none; "˙": before the symbols */
};

static const struct reading readings[] = {
	{ "汉", { "ㄏ", "ㄢ" }, "ˋ" }, { "字", { "ㄗ" }, "ˋ" }, { "音", { "ㄧ", "ㄣ" }, NULL },
	{ "个", { "ㄍ", "ㄜ" }, "˙" }, { "双", { "ㄕ", "ㄨ", "ㄤ" }, NULL },
	{ "窘", { "ㄐ", "ㄩ", "ㄥ" }, "ˇ" }, { "学", { "ㄒ", "ㄩ", "ㄝ" }, "ˊ" } };
enum { COUNT = sizeof readings / sizeof *readings };

static const char text[] = "这里有" RUBY("汉字", "ㄏㄢˋ ㄗˋ") "，" RUBY("音", "ㄧㄣ")
	RUBY("个双窘学", "˙ㄍㄜ ㄕㄨㄤ ㄐㄩㄥˇ ㄒㄩㄝˊ") "等等，都有。";

/* The glyph for TEXT among those that come behind BASE in painting. */
static const struct glyph *part(const struct set *s, const struct glyph *base, const char *symbol)
{
	for (size_t i = 0; i < s->glyph_count; i++)
		if (s->glyphs[i].order >= base->order && s->glyphs[i].start >= base->start &&
			s->glyphs[i].start < base->start + 2 * s->em &&
			llabs(s->glyphs[i].across - base->across) < s->em &&
			strcmp(s->glyphs[i].text, symbol) == 0)
			return &s->glyphs[i];
	return NULL;
}

static void check_symbols(const struct set *s, const struct glyph *base, const struct reading *r)
{
	mpt end = base->start + s->em, top = 0, bottom = 0;
	const struct glyph *before = NULL;
	for (int i = 0; i < 3 && r->symbols[i]; i++) {
		const struct glyph *g = part(s, base, r->symbols[i]);
		if (!CHECK(g != NULL, "%s has its %s", r->base, r->symbols[i]))
			return;
		CHECK_NEAR(ems(s, g->size), 0.3, 0.001, "3:10");
		CHECK(g->start >= end - 20 && g->end <= end + s->em / 2 + 20,
			"%s stands in the half em at the right", r->symbols[i]);
		if (before) {
			CHECK(g->start == before->start, "the symbols stand below each other");
			CHECK_NEAR(ems(s, g->across - before->across), 0.3, 0.002, "without a gap");
		}
		top = before ? top : g->across - g->size * 88 / 100;
		bottom = g->across + g->size * 12 / 100;
		before = g;
	}
	if (!r->tone || strcmp(r->tone, "˙") != 0)
		CHECK_NEAR(ems(s, (top + bottom) / 2 - (base->across - s->em * 38 / 100)), 0, 0.02,
			"the whole is in the middle of %s", r->base);
	const struct glyph *tone = r->tone ? part(s, base, r->tone) : NULL;
	if (!r->tone || !CHECK(tone != NULL, "%s has its tone", r->base))
		return;
	if (strcmp(r->tone, "˙") == 0) {
		CHECK(tone->bottom <= top + s->em / 50, "the light tone is on top");
		CHECK_NEAR(ems(s, (tone->left + tone->right) / 2 - middle_of(before)), 0, 0.03,
			"in the middle of the symbols");
		return;
	}
	CHECK(tone->left > before->end - s->em / 20 && tone->right <= end + s->em / 2,
		"%s is outside of the symbols", r->tone);
	mpt middle = (tone->top + tone->bottom) / 2, head = before->across - before->size * 88 / 100;
	CHECK_NEAR(ems(s, middle - head), 0, 0.02, "half beside the last symbol, half above it");
}

static void check_setting(double size, double measure, const char *font)
{
	const struct set *s = SET(text, .size = size, .measure = measure, .font = font,
		.block = "text-align='start'");
	for (int i = 0; i < COUNT; i++) {
		const struct glyph *base = find_glyph(s, readings[i].base, 0);
		if (!CHECK(base != NULL, "%s is there", readings[i].base))
			return;
		check_symbols(s, base, &readings[i]);
	}
	for (size_t k = 0; k < s->line_count; k++) {
		const struct glyph *first = first_glyph(s, (int)k);
		CHECK(first && first->size == s->em, "no line begins with a 注音: %s", all_lines(s));
	}
	check_pitch(s);
}

void clreq_m06(void)
{
	for (int f = 0; mark_fonts[f]; f++)
		for (int i = 0; mark_sizes[i] > 0; i++) {
			check_setting(mark_sizes[i], 30, mark_fonts[f]);
			set_forget();
		}
	for (double measure = 8; measure <= 24; measure += 0.5)
		check_setting(12, measure, "song");
	const struct set *s = SET(RUBY("音个学", "ㄧㄣ ˙ㄍㄜ ㄒㄩㄝˊ") "完");
	CHECK_EM(start_of(s, find_glyph(s, "个", 0)), 1.5, "without a tone it takes half an em");
	CHECK_EM(start_of(s, find_glyph(s, "学", 0)), 3, "with a light one too");
	CHECK_EM(start_of(s, find_glyph(s, "完", 0)), 4.5, "and with any other");
	s = SET(RUBY("音", "ㄧㄣ") "完", .block = "letter-spacing='0.25em'");
	CHECK_EM(start_of(s, part(s, find_glyph(s, "音", 0), "ㄧ")), 1, "it stays with its character");
	CHECK_EM(start_of(s, find_glyph(s, "完", 0)), 1.75, "where text is set loose");
}
