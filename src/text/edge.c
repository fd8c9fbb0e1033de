/* edge.c -- what lies at the edges of inlines: borders, padding, and spaces that meet there.
 *
 * XSL 1.1, 4.3. Of the spaces between two things the largest stays, after precedence, or the sum
 * of those that are forced; borders and padding keep them apart. At the edges of a line they
 * vanish, as gaps do, unless they are retained: then they belong to the edge. */
#include "text/unit.h"

struct edge_space {
	mpt width, shrink, grow; /* what it may change by, both >= 0 */
	int precedence;
	bool forced, retained;
};

static struct edge_space space_of(const struct fo_node *n, bool start, mpt reference)
{
	enum fo_property precedence =
		start ? PROP_SPACE_START_PRECEDENCE : PROP_SPACE_END_PRECEDENCE;
	enum fo_property conditionality =
		start ? PROP_SPACE_START_CONDITIONALITY : PROP_SPACE_END_CONDITIONALITY;
	mpt width =
		fo_length(n, start ? PROP_SPACE_START_OPTIMUM : PROP_SPACE_END_OPTIMUM, reference);
	mpt least =
		fo_length(n, start ? PROP_SPACE_START_MINIMUM : PROP_SPACE_END_MINIMUM, reference);
	mpt most =
		fo_length(n, start ? PROP_SPACE_START_MAXIMUM : PROP_SPACE_END_MAXIMUM, reference);
	return (struct edge_space){
		.width = width,
		.shrink = mpt_max(0, width - least),
		.grow = mpt_max(0, most - width),
		.precedence = fo_integer(n, precedence),
		.forced = fo_keyword(n, precedence) == KW_FORCE,
		.retained = fo_keyword(n, conditionality) == KW_RETAIN,
	};
}

static mpt border_of(const struct fo_node *n, bool start)
{
	enum keyword style = fo_keyword(n, start ? PROP_BORDER_START_STYLE : PROP_BORDER_END_STYLE);
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
	struct edge_space space = space_of(n, start, reference);
	return space.width != 0 || space.grow != 0 || text_edge_width(n, start, reference) != 0;
}

/* The spaces met since the last thing, and what they come to. */
struct meeting {
	struct cell *behind; /* the thing; NULL at the edge of a line */
	struct edge_space result;
	bool any;
};

static void meet(struct meeting *m, const struct edge_space *s)
{
	if (s->retained || (s->width == 0 && s->grow == 0))
		return;
	struct edge_space *r = &m->result;
	if (s->forced && r->forced) {
		r->width += s->width;
		r->shrink += s->shrink;
		r->grow += s->grow;
	} else if (!m->any || s->forced ||
		(!r->forced &&
			(s->precedence > r->precedence ||
				(s->precedence == r->precedence && s->width > r->width)))) {
		*r = *s;
	}
	m->any = true;
}

/* Where S is added, the gap behind C may change as S may. */
static void add_space(struct cell *c, const struct edge_space *s)
{
	c->gap += s->width;
	c->gap_min += s->width - s->shrink;
	c->gap_max += s->width + s->grow;
	if (s->shrink && c->squeeze == SQUEEZE_NONE)
		c->squeeze = SQUEEZE_SPACE;
	if (s->grow && c->stretch == STRETCH_NONE)
		c->stretch = STRETCH_LETTER;
}

/* The spaces come before CELL. */
static void part(struct meeting *m, struct cell *cell)
{
	if (m->behind && m->any)
		add_space(m->behind, &m->result);
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
