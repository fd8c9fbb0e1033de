/* line_fixture.h -- paragraphs of hand-made cells for the tests of line/.
 *
 * A text of one letter per cell, each EM wide if it is a full character:
 *   h a Han character      , a comma     . a full stop    ( ) brackets    o a middle dot
 *   w a word's letter      - a place to hyphenate         _ a space       @ an anchor
 *   ~ a leader             n a forced newline             # an object     W a word of four ems
 * Spaces, marks and gaps between Han and letters get the widths that text/ would give them. */
#ifndef TESTS_LINE_FIXTURE_H
#define TESTS_LINE_FIXTURE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "line/break.h"
#include "line/set.h"

#define EM ((mpt)10000)

struct sample {
	struct paragraph p;
	struct cell *cells;
};

static inline bool is_closing(char c)
{
	return c && strchr(",.)", c);
}

static inline bool is_letter(char c)
{
	return c == 'w' || c == 'W';
}

static inline bool may_break(char a, char b)
{
	if (b == '\0' || is_closing(b) || b == 'o' || b == '_' || b == 'n' || b == '-')
		return false;
	return a != '(' && !(a == 'w' && b == 'w') && a != '@';
}

static inline void set_gap(struct cell *c, enum squeeze_class squeeze, enum stretch_class stretch,
	mpt least, mpt natural, mpt most)
{
	c->squeeze = (uint8_t)squeeze;
	c->stretch = (uint8_t)stretch;
	c->gap_min = least;
	c->gap = natural;
	c->gap_max = most;
}

static inline void make_gap(struct cell *c, char a, char b)
{
	set_gap(c, SQUEEZE_NONE, STRETCH_ALL, 0, 0, 0);
	if (a == '_')
		set_gap(c, SQUEEZE_SPACE, STRETCH_SPACE, EM / 4, EM / 3, EM / 2);
	else if (b == '_' || b == '-' || b == '@' || a == '@' || (a == 'w' && b == 'w') || a == '-')
		set_gap(c, SQUEEZE_NONE, STRETCH_NONE, 0, 0, 0);
	else if (a == 'o' || b == 'o')
		set_gap(c, SQUEEZE_DOT, STRETCH_ALL, 0, EM / 4, 0);
	else if (a == ',')
		set_gap(c, SQUEEZE_COMMA, STRETCH_ALL, 0, EM / 2, 0);
	else if (a == '.')
		set_gap(c, SQUEEZE_STOP, STRETCH_ALL, 0, EM / 2, 0);
	else if (a == ')' || b == '(')
		set_gap(c, SQUEEZE_BRACKET, STRETCH_ALL, 0, EM / 2, 0);
	else if ((a == 'h' && is_letter(b)) || (is_letter(a) && b == 'h'))
		set_gap(c, SQUEEZE_HAN_LATIN, STRETCH_HAN_LATIN, EM / 8, EM / 4, EM / 3);
}

static inline void make_cell(struct cell *c, char a, char b)
{
	*c = (struct cell){ .kind = CELL_GLYPHS, .size = EM, .width = EM };
	make_gap(c, a, b);
	if (strchr(",.()o", a))
		c->width = EM / 2;
	c->han = a == 'h';
	c->brk = may_break(a, b) ? BRK_MAY : BRK_NEVER;
	switch (a) {
	case 'w':
		c->width = EM / 2;
		break;
	case 'W':
		c->width = 4 * EM;
		break;
	case '-':
		c->width = 0;
		c->brk = BRK_HYPHEN;
		c->penalty = 50;
		break;
	case '_':
		c->kind = CELL_SPACE;
		c->width = 0;
		break;
	case '@':
		c->kind = CELL_ANCHOR;
		c->width = 0;
		break;
	case '~':
		c->kind = CELL_LEADER;
		c->leader_max = 100 * EM;
		break;
	case 'n':
		c->kind = CELL_NEWLINE;
		c->width = 0;
		c->brk = BRK_MUST;
		break;
	case '#':
		c->kind = CELL_OBJECT;
		c->width = 2 * EM;
		break;
	}
}

static inline struct sample sample_new(const char *text)
{
	size_t n = strlen(text);
	struct sample s = { .cells = calloc(n + 1, sizeof *s.cells) };
	for (size_t i = 0; i < n; i++)
		make_cell(&s.cells[i], text[i], text[i + 1]);
	s.p.cells = s.cells;
	s.p.cell_count = n;
	return s;
}

static inline void sample_free(struct sample *s)
{
	free(s->cells);
}

/* A sample broken and set, without the block that line_break reads its style from. */
struct setting {
	struct sample s;
	struct line_space space;
	struct fit f;
	struct breaks b;
	struct line *lines;
	mpt *x, *width;
};

static inline void break_runs(struct setting *t)
{
	size_t from = 0;
	for (size_t i = 1; i <= t->s.p.cell_count; i++) {
		if (!fit_must_end(&t->f, i))
			continue;
		break_run(&t->f, from, i, &t->b);
		from = i;
	}
}

static inline void setting_open(struct setting *t, struct sample s, const struct line_space *space,
	struct alignment style)
{
	size_t n = s.p.cell_count;
	*t = (struct setting){ .s = s, .space = *space };
	fit_init(&t->f, &t->s.p, &t->space, style);
	t->b.ends = calloc(n + 1, sizeof *t->b.ends);
	break_runs(t);
	t->lines = calloc(t->b.count + 1, sizeof *t->lines);
	t->x = calloc(n + 1, sizeof *t->x);
	t->width = calloc(n + 1, sizeof *t->width);
	for (size_t i = 0, from = 0; i < t->b.count; from = t->b.ends[i++])
		set_line(&t->f, from, t->b.ends[i], i, fit_must_end(&t->f, t->b.ends[i]), &t->lines[i],
			t->x, t->width);
}

static inline void setting_close(struct setting *t)
{
	free(t->b.ends);
	free(t->lines);
	free(t->x);
	free(t->width);
	fit_release(&t->f);
	sample_free(&t->s);
}

/* TEXT at MEASURE tenths of an em. */
static inline void lay(struct setting *t, const char *text, int measure, struct alignment style)
{
	setting_open(t, sample_new(text), &(struct line_space){ .measure = measure * EM / 10 }, style);
}

#define JUSTIFY (struct alignment){ .align = ALIGN_JUSTIFY }
#define RAGGED  (struct alignment){ .align = ALIGN_START }

/* The same numbers on every machine. */
static inline unsigned random_below(uint32_t *state, unsigned bound)
{
	*state = *state * 1664525u + 1013904223u;
	return (*state >> 8) % bound;
}

static inline void random_text(uint32_t *state, const char *alphabet, char *out, size_t len)
{
	for (size_t i = 0; i < len; i++)
		out[i] = alphabet[random_below(state, (unsigned)strlen(alphabet))];
	out[len] = '\0';
}

#endif
