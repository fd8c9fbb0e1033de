#include "widths.h"

const char *const faces[] = { "song", "hei", "kai", NULL };

struct between set_between(const char *marks, const char *font, double size, const char *block)
{
	struct between b = { 0 };
	b.set = SET(text_of("国%s国", marks), .font = font, .size = size, .block = block);
	b.first = find_glyph(b.set, "国", 0);
	b.last = find_glyph(b.set, "国", 1);
	if (CHECK(b.first && b.last, "国%s国 is not in one line", marks))
		b.room = ems(b.set, b.last->start - b.first->end);
	return b;
}

double ink_centre(const struct between *b, const char *mark, unsigned nth)
{
	const struct glyph *g = find_glyph(b->set, mark, nth);
	if (!CHECK(g && b->first, "no glyph for %s", mark))
		return 0;
	return ems(b->set, (g->left + g->right) / 2 - b->first->end);
}

static bool is_mark(const struct glyph *g)
{
	return g->ch >= 0x2000 && (g->ch < 0x4E00 || g->ch > 0x9FFF);
}

mpt seen_start(const struct glyph *g)
{
	return is_mark(g) ? g->left : g->start;
}

mpt seen_end(const struct glyph *g)
{
	return is_mark(g) ? g->right : g->end;
}
