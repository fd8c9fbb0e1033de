/* Annotations come behind the line, so that its text is copied and found as it is. */
#include "page/ruby.h"

#include "page/apart.h"

/* An annotation and the cells of its base that are in this line. */
struct placed {
	const struct annotation *a;
	uint32_t first, end;
};

struct ruby_painter {
	struct painter *p;
	const struct text_block *t;
	const struct line *line;
	mpt x, base;
};

static const struct cell *cell_at(const struct ruby_painter *r, uint32_t i)
{
	return &r->t->paragraph->cells[i];
}

static bool is_over(const struct annotation *a, const struct cell *c)
{
	return c->ruby && (c->ruby == a || c->ruby->outer == a);
}

/* Whether the annotation is spread over a base of WIDTH, and by what on each side of its cells. */
static bool is_spread(const struct annotation *a, mpt width, bool *around)
{
	enum keyword align = fo_keyword(a->node, PROP_AXF_RUBY_ALIGN);
	*around = align == KW_SPACE_AROUND || (align == KW_AUTO && !a->words);
	return a->width < width && a->text->cell_count > 1 &&
		(*around || align == KW_SPACE_BETWEEN || align == KW_DISTRIBUTE);
}

static void spread(struct text_block *t, mpt rest, bool around, struct arena *a)
{
	size_t n = t->paragraph->cell_count;
	mpt *x = ARENA_ARRAY(a, n, mpt);
	for (size_t i = 0; i < n; i++)
		x[i] = t->lines.x[i] +
			(around ? rest * (mpt)(2 * i + 1) / (mpt)(2 * n) : rest * (mpt)i / (mpt)(n - 1));
	t->lines.x = x;
}

/* Where the annotation begins: in the middle of its base, but not beyond the edges of the line where
 * the base is at one. */
static mpt start_of(const struct ruby_painter *r, const struct placed *at, mpt from, mpt width)
{
	mpt rest = width - at->a->width, x = from + rest / 2;
	enum keyword align = fo_keyword(at->a->node, PROP_AXF_RUBY_ALIGN);
	if (align == KW_START)
		x = from;
	if (align == KW_END)
		x = from + rest;
	if (at->end == r->line->end)
		x = mpt_min(x, from + rest + cell_at(r, at->end - 1)->end_width);
	if (at->first == r->line->first)
		x = mpt_max(x, from - cell_at(r, at->first)->start_width);
	return x;
}

static bool paint_one(const struct ruby_painter *r, const struct placed *at)
{
	const struct line_list *lines = &r->t->lines;
	mpt from = r->x + lines->x[at->first];
	mpt width = r->x + lines->x[at->end - 1] + lines->width[at->end - 1] - from;
	struct text_block t;
	bool around;
	if (!apart_break(r->p->l, r->p->arena, at->a->node, at->a->text, r->t->width, &t))
		return false;
	if (t.lines.count == 0)
		return true;
	mpt x = start_of(r, at, from, width);
	if (is_spread(at->a, width, &around)) {
		spread(&t, width - at->a->width, around, r->p->arena);
		x = from;
	}
	mpt base = r->base - lines->shift[at->first] - at->a->shift;
	return paint_line(r->p, &t, 0, x, base - t.lines.lines[0].ascent);
}

/* The base of A that begins with cell I of the line, unless it began before. */
static bool begins(const struct ruby_painter *r, const struct annotation *a, uint32_t i,
	struct placed *at)
{
	if (!a || (i > r->line->first && is_over(a, cell_at(r, i - 1))))
		return false;
	*at = (struct placed){ .a = a, .first = i, .end = i + 1 };
	while (at->end < r->line->end && is_over(a, cell_at(r, at->end)))
		at->end++;
	return true;
}

bool ruby_paint(struct painter *p, const struct text_block *t, uint32_t index, mpt x, mpt base)
{
	struct ruby_painter r = { .p = p, .t = t, .line = &t->lines.lines[index], .x = x, .base = base };
	for (uint32_t i = r.line->first; i < r.line->end; i++) {
		const struct annotation *a = cell_at(&r, i)->ruby;
		struct placed at;
		if (!a)
			continue;
		if (begins(&r, a, i, &at) && !paint_one(&r, &at))
			return false;
		if (begins(&r, a->outer, i, &at) && !paint_one(&r, &at))
			return false;
	}
	return true;
}
