/* edge.c -- what lies at the edges of inlines: borders, padding, and spaces that meet there.
 *
 * XSL 1.1, 4.3. Of the spaces between two things the largest stays, after precedence, or the sum of
 * those that are forced; borders and padding keep them apart. At the edges of a line they vanish, as
 * gaps do, unless they are retained: then they belong to the edge. */
#include "text/unit.h"

struct edge_space {
	mpt width;
	int precedence;
	bool forced, retained;
};

static struct edge_space space_of(const struct fo_node *n, bool start, mpt reference)
{
	enum fo_property precedence =
		start ? PROP_SPACE_START_PRECEDENCE : PROP_SPACE_END_PRECEDENCE;
	enum fo_property conditionality =
		start ? PROP_SPACE_START_CONDITIONALITY : PROP_SPACE_END_CONDITIONALITY;
	return (struct edge_space){
		.width = fo_length(
			n, start ? PROP_SPACE_START_OPTIMUM : PROP_SPACE_END_OPTIMUM, reference),
		.precedence = fo_integer(n, precedence),
		.forced = fo_keyword(n, precedence) == KW_FORCE,
		.retained = fo_keyword(n, conditionality) == KW_RETAIN,
	};
}

static mpt border_of(const struct fo_node *n, bool start)
{
	enum keyword style =
		fo_keyword(n, start ? PROP_BORDER_START_STYLE : PROP_BORDER_END_STYLE);
	if (style == KW_NONE || style == KW_HIDDEN)
		return 0;
	return fo_length(n, start ? PROP_BORDER_START_WIDTH : PROP_BORDER_END_WIDTH, 0);
}

mpt text_edge_width(const struct fo_node *n, bool start, mpt reference)
{
	struct edge_space space = space_of(n, start, reference);
	return border_of(n, start) +
		fo_length(n, start ? PROP_PADDING_START : PROP_PADDING_END, reference) +
		(space.retained ? space.width : 0);
}

bool text_has_edge(const struct fo_node *n, bool start, mpt reference)
{
	return text_edge_width(n, start, reference) != 0 ||
		space_of(n, start, reference).width != 0;
}

/* The spaces met since the last thing, and what they come to. */
struct meeting {
	struct cell *behind; /* the thing; NULL at the edge of a line */
	mpt forced, width;
	int precedence;
	bool any_forced, any;
};

static void meet(struct meeting *m, const struct edge_space *s)
{
	if (s->retained || s->width == 0)
		return;
	if (s->forced) {
		m->forced += s->width;
		m->any_forced = true;
	} else if (!m->any || s->precedence > m->precedence ||
		(s->precedence == m->precedence && s->width > m->width)) {
		m->width = s->width;
		m->precedence = s->precedence;
		m->any = true;
	}
}

/* The spaces come before CELL. */
static void part(struct meeting *m, struct cell *cell)
{
	mpt width = m->any_forced ? m->forced : m->any ? m->width : 0;
	if (m->behind && width != 0) {
		m->behind->gap += width;
		m->behind->gap_min += width;
		m->behind->gap_max += width;
	}
	*m = (struct meeting){ .behind = cell->kind == CELL_NEWLINE ? NULL : cell };
}

void text_edge_spaces(const struct source *s, struct shaped *out)
{
	struct meeting m = { 0 };
	for (uint32_t i = 0; i < out->cell_count; i++) {
		struct cell *c = &out->cells[i];
		bool start = s->units[out->unit_of[i]].kind == UNIT_OPENING;
		struct edge_space space = { 0 };
		if (c->kind == CELL_ANCHOR)
			continue;
		if (c->kind == CELL_EDGE)
			space = space_of(c->node, start, s->reference);
		if (start)
			meet(&m, &space);
		if (c->kind != CELL_EDGE || c->width != 0)
			part(&m, c);
		if (!start)
			meet(&m, &space);
	}
}
