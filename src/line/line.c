#include "line/line.h"

#include <stdlib.h>
#include <string.h>

#include "fo/fo.h"
#include "line/break.h"
#include "line/height.h"
#include "line/set.h"
#include "line/warichu.h"

static enum align align_of(enum keyword k)
{
	switch (k) {
	case KW_CENTER:
		return ALIGN_CENTER;
	case KW_END:
	case KW_RIGHT:
	case KW_OUTSIDE:
		return ALIGN_END;
	case KW_JUSTIFY:
		return ALIGN_JUSTIFY;
	default:
		return ALIGN_START;
	}
}

static enum shape shape_of(const struct fo_node *block)
{
	switch (fo_keyword(block, PROP_BANXIN_TITLE_SHAPE)) {
	case KW_AUTO:
		return SHAPE_ANY;
	case KW_EQUAL:
		return SHAPE_EQUAL;
	case KW_TRAPEZOID:
		return SHAPE_GROWING;
	case KW_INVERTED_TRAPEZOID:
		return SHAPE_SHRINKING;
	case KW_DIAMOND:
		return SHAPE_DIAMOND;
	default:
		return fo_keyword(block, PROP_BANXIN_TEXT_WRAP) == KW_BALANCE ? SHAPE_EQUAL : SHAPE_NONE;
	}
}

static struct alignment read_style(const struct fo_node *block)
{
	struct alignment s = { .align = align_of(fo_keyword(block, PROP_TEXT_ALIGN)) };
	enum keyword last = fo_keyword(block, PROP_TEXT_ALIGN_LAST);
	if (last != KW_RELATIVE)
		s.last = align_of(last);
	else if (s.align != ALIGN_JUSTIFY)
		s.last = s.align;
	/* Nothing on a grid gives way. */
	if (fo_keyword(block, PROP_BANXIN_CHARACTER_GRID) == KW_STRICT) {
		s.align = s.align == ALIGN_JUSTIFY ? ALIGN_START : s.align;
		s.last = s.last == ALIGN_JUSTIFY ? ALIGN_START : s.last;
		s.grid = fo_length(block, PROP_FONT_SIZE, 0);
	}
	s.distribute = fo_keyword(block, PROP_AXF_TEXT_JUSTIFY) == KW_DISTRIBUTE;
	s.shape = shape_of(block);
	s.weighed = fo_keyword(block, PROP_BANXIN_TEXT_WRAP) == KW_PRETTY ||
		fo_keyword(block, PROP_AXF_WORD_BREAK) == KW_AUTO_PHRASE;
	s.ladder = fo_integer(block, PROP_HYPHENATION_LADDER_COUNT);
	s.may_be_lone = fo_keyword(block, PROP_AXF_AVOID_WIDOW_WORDS) == KW_FALSE;
	return s;
}

static void break_all(const struct fit *f, struct breaks *b)
{
	size_t from = 0;
	for (size_t i = 1; i <= f->p->cell_count; i++) {
		if (fit_must_end(f, i)) {
			break_run(f, from, i, b);
			from = i;
		}
	}
}

struct line_list line_break(struct arena *a, const struct paragraph *p, const struct line_space *s)
{
	size_t n = p->cell_count;
	struct line_list list = { 0 };
	if (n == 0)
		return list;
	struct fit f;
	fit_init(&f, p, s, s->measure < MPT_MAX ? read_style(p->block) : (struct alignment){ 0 });
	struct breaks b = { .ends = xmalloc(n * sizeof *b.ends) };
	break_all(&f, &b);

	mpt *x = ARENA_ROOM(a, 3 * n, mpt), *width = x + n, *shift = width + n;
	struct line *lines = ARENA_ROOM(a, b.count, struct line);
	size_t from = 0;
	for (size_t i = 0; i < b.count; i++) {
		size_t to = b.ends[i];
		set_line(&f, from, to, i, fit_must_end(&f, to), &lines[i], x, width);
		from = to;
	}
	memset(x + from, 0, (n - from) * sizeof *x); /* spaces in no line at all */
	memset(width + from, 0, (n - from) * sizeof *width);
	memset(shift, 0, n * sizeof *shift);
	height_lines(p, s, lines, b.count, shift);
	if (p->has_warichu)
		warichu_shift(p, lines, b.count, shift);
	free(b.ends);
	fit_release(&f);
	return (struct line_list){ lines, b.count, x, width, shift };
}
