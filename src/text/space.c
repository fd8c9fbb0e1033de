/* space.c -- white space, XSL 1.1 section 7.17.
 *
 * A run of white space is settled as a whole once what stands on both sides of it is known, over
 * the borders of inlines. As 4.2.4 says what precedes what, only siblings collapse: the last space
 * of an inline and the first one behind it both stay. Beyond the standard, in a paragraph that
 * holds Chinese these collapse too, and between two Chinese characters a linefeed, with the blanks
 * around it, vanishes, so that a source may be wrapped anywhere. */
#include "text/linebreak.h"
#include "text/unit.h"

#define NO_UNIT UINT32_MAX

enum { SOFT_HYPHEN = 0xAD, ZERO_WIDTH_SPACE = 0x200B };

static bool is_white(const struct unit *u)
{
	return u->kind == UNIT_CHAR &&
		(u->ch == ' ' || u->ch == '\n' || u->ch == '\t' || u->ch == '\r');
}

/* Quotes, dashes and dots that both scripts share. */
static bool is_shared_mark(uint32_t ch)
{
	return ch == 0xB7 || (ch >= 0x2013 && ch <= 0x201D) || ch == 0x2026;
}

static bool is_wide(const struct unit *u)
{
	/* Hangul is wide, but Korean has word spaces. */
	return u->kind == UNIT_CHAR && line_property(u->ch) & LINE_WIDE &&
		!(u->ch >= 0x1100 && u->ch <= 0x11FF) && !(u->ch >= 0xAC00 && u->ch <= 0xD7FF);
}

static bool joins_lines(const struct source *s, uint32_t before, uint32_t after)
{
	if (before == NO_UNIT || after == NO_UNIT)
		return false;
	const struct unit *a = &s->units[before], *b = &s->units[after];
	return (is_wide(a) && (is_wide(b) || is_shared_mark(b->ch))) ||
		(is_shared_mark(a->ch) && is_wide(b));
}

/* What a white-space character becomes by itself; false if it goes. */
static bool refine(struct unit *u, const struct span *p)
{
	if (u->ch == '\n') {
		if (p->linefeed == KW_IGNORE)
			return false;
		if (p->linefeed == KW_PRESERVE) {
			u->kind = UNIT_NEWLINE;
			return true;
		}
		if (p->linefeed == KW_TREAT_AS_ZERO_WIDTH_SPACE) {
			u->ch = u->source = ZERO_WIDTH_SPACE;
			return true;
		}
	}
	if (p->treatment == KW_IGNORE)
		return false;
	u->kind = UNIT_SPACE;
	u->source = u->ch; /* a linefeed is remembered until the run is settled */
	u->ch = ' ';
	return true;
}

static bool goes_at_line_edge(const struct span *p, bool begins, bool ends)
{
	switch (p->treatment) {
	case KW_IGNORE_IF_BEFORE_LINEFEED:
		return ends;
	case KW_IGNORE_IF_AFTER_LINEFEED:
		return begins;
	case KW_PRESERVE:
		return false;
	default:
		return begins || ends;
	}
}

/* The object that the characters of P stand in. */
static const struct fo_node *holder_of(const struct span *p)
{
	return p->node->object == FO_CHARACTER ? p->node->parent : p->node;
}

/* Settles the spaces of [FIRST, END), between which lie only edges and anchors. BEFORE and AFTER
 * are their neighbours, NO_UNIT at the edge of the paragraph. */
static void settle_spaces(
	struct source *s, uint32_t first, uint32_t end, uint32_t before, uint32_t after)
{
	bool begins = before == NO_UNIT || s->units[before].kind == UNIT_NEWLINE;
	bool ends = after == NO_UNIT || s->units[after].kind == UNIT_NEWLINE;
	bool linefeed = false, space = false;
	const struct fo_node *holder = NULL; /* of the last space */
	for (uint32_t i = first; i < end; i++)
		linefeed = linefeed || (s->units[i].kind == UNIT_SPACE && s->units[i].source == '\n');
	bool vanish = linefeed && joins_lines(s, before, after);
	for (uint32_t i = first; i < end; i++) {
		struct unit *u = &s->units[i];
		const struct span *p = unit_span(s, u);
		if (u->kind != UNIT_SPACE)
			continue;
		bool repeated = space && (s->chinese || holder_of(p) == holder);
		if (goes_at_line_edge(p, begins, ends) || (p->collapse && (repeated || vanish))) {
			u->kind = UNIT_DROPPED;
			continue;
		}
		u->kept = p->retain || begins || ends || (p->treatment == KW_PRESERVE && space);
		u->source = u->ch;
		space = true;
		holder = holder_of(p);
	}
}

/* Settles the white space from FIRST on and returns the end of the run. */
static uint32_t settle_run(struct source *s, uint32_t first, uint32_t before)
{
	uint32_t end = first;
	while (end < s->count && (is_white(&s->units[end]) || !unit_is_real(&s->units[end])))
		end++;
	for (uint32_t i = first; i < end; i++) {
		struct unit *u = &s->units[i];
		if (is_white(u) && !refine(u, unit_span(s, u)))
			u->kind = UNIT_DROPPED;
	}
	/* The run falls into pieces at linefeeds that stay. */
	uint32_t from = first;
	for (uint32_t i = first; i < end; i++) {
		struct unit *u = &s->units[i];
		if (!unit_is_real(u) || u->kind == UNIT_SPACE)
			continue;
		settle_spaces(s, from, i, before, i);
		before = i;
		from = i + 1;
	}
	settle_spaces(s, from, end, before, end < s->count ? end : NO_UNIT);
	return end;
}

/* The lines that a block among inlines begins and ends are there already at the paragraph's edges
 * and beside other such blocks. */
static void drop_idle_newlines(struct source *s)
{
	struct unit *last = NULL;
	for (uint32_t i = 0; i < s->count; i++) {
		struct unit *u = &s->units[i];
		if (!unit_is_real(u))
			continue;
		if (u->kind == UNIT_NEWLINE && u->ch == 0 && (!last || last->kind == UNIT_NEWLINE))
			u->kind = UNIT_DROPPED;
		else
			last = u;
	}
	if (last && last->kind == UNIT_NEWLINE && last->ch == 0)
		last->kind = UNIT_DROPPED;
}

static void close_gaps(struct source *s)
{
	uint32_t kept = 0;
	while (kept < s->count && s->units[kept].kind != UNIT_DROPPED)
		kept += s->units[kept].row;
	for (uint32_t i = kept; i < s->count; i++)
		if (s->units[i].kind != UNIT_DROPPED)
			s->units[kept++] = s->units[i];
	s->count = kept;
}

/* The row of plain characters that begins with U: three bytes each. */
static void write_row(struct source *s, struct unit *u)
{
	char *out = s->text + s->text_len;
	for (struct unit *end = u + u->row; u < end; u++, out += 3) {
		out[0] = (char)(0xE0 | u->ch >> 12);
		out[1] = (char)(0x80 | (u->ch >> 6 & 0x3F));
		out[2] = (char)(0x80 | (u->ch & 0x3F));
		u->text = (uint32_t)(out - s->text);
		u->text_len = 3;
	}
	s->text_len = (uint32_t)(out - s->text);
}

static void write_char(struct source *s, struct unit *u)
{
	u->text = s->text_len;
	if (u->kind > UNIT_NEWLINE || u->ch == SOFT_HYPHEN) /* it shows where a line ends */
		return;
	u->text_len = (uint8_t)utf8_put(
		s->text + s->text_len, u->kind == UNIT_NEWLINE ? '\n' : u->source);
	s->text_len += u->text_len;
}

static void write_text(struct source *s)
{
	size_t len = 0;
	for (uint32_t i = 0; i < s->count; i += s->units[i].row) {
		uint32_t ch = s->units[i].source;
		len += ch < 0x80 ? 1 : ch < 0x800 ? 2 : ch < 0x10000 ? 3 * s->units[i].row : 4;
	}
	s->text = arena_room(s->arena, len, 1);
	for (uint32_t i = 0; i < s->count; i += s->units[i].row) {
		if (s->units[i].plain)
			write_row(s, &s->units[i]);
		else
			write_char(s, &s->units[i]);
	}
}

static bool has_chinese(const struct source *s)
{
	for (uint32_t i = 0; i < s->count; i++)
		if (is_wide(&s->units[i]))
			return true;
	return false;
}

void text_treat_space(struct source *s)
{
	uint32_t before = NO_UNIT;
	s->chinese = has_chinese(s);
	for (uint32_t i = 0; i < s->count;) {
		struct unit *u = &s->units[i];
		if (u->kind == UNIT_CHAR && u->ch > ' ') {
			i += u->row;
			before = i - 1;
			continue;
		}
		if (is_white(u)) {
			uint32_t first = i;
			i = settle_run(s, first, before);
			for (uint32_t k = first; k < i; k++)
				if (unit_is_real(&s->units[k]))
					before = k;
			continue;
		}
		if (unit_is_real(u))
			before = i;
		i++;
	}
	if (s->blocks)
		drop_idle_newlines(s);
	close_gaps(s);
	write_text(s);
}
