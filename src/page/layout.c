#include "page/layout.h"

#include <string.h>

/* More would only bury the first of them. */
enum { MOST_FAILURES = 100 };

bool layout_go_on(struct layout *l)
{
	return ++l->failures < MOST_FAILURES;
}

static size_t bucket(const char *id)
{
	size_t h = 5381;
	while (*id)
		h = h * 33 + (unsigned char)*id++;
	return h % ID_BUCKETS;
}

static struct id_page *find(struct id_page *const *table, const char *id)
{
	struct id_page *p = table[bucket(id)];
	while (p && strcmp(p->id, id) != 0)
		p = p->next;
	return p;
}

const struct resume *layout_resume(const struct layout *l, const struct fo_node *node)
{
	for (size_t i = 0; i < l->resume_count; i++)
		if (l->resume[i].first == node)
			return &l->resume[i];
	return NULL;
}

void layout_note_id(struct layout *l, const char *id)
{
	struct id_page *p = find(l->ids, id);
	const char *label = l->page_label;
	if (!p) {
		struct id_page **head = &l->ids[bucket(id)];
		p = ARENA_NEW(l->lasting, struct id_page);
		*p = (struct id_page){ id, label, label, *head };
		*head = p;
	}
	p->last = label;
}

const char *layout_page_of(struct layout *l, const char *id, bool last)
{
	l->cites = true;
	const struct id_page *p = find(l->known, id);
	if (!p)
		p = find(l->ids, id);
	return !p ? "" : last ? p->last : p->first;
}

static struct space space_of(const struct fo_node *n, enum fo_property minimum,
	enum fo_property optimum, enum fo_property maximum, enum fo_property precedence,
	enum fo_property conditionality, mpt base)
{
	struct space s = {
		.min = fo_length(n, minimum, base),
		.opt = fo_length(n, optimum, base),
		.max = fo_length(n, maximum, base),
		.retain = fo_keyword(n, conditionality) == KW_RETAIN,
	};
	s.min = mpt_min(s.min, s.opt);
	s.max = mpt_max(s.max, s.opt);
	if (fo_keyword(n, precedence) == KW_FORCE)
		s.precedence = SPACE_FORCE;
	else
		s.precedence = fo_integer(n, precedence);
	return s;
}

struct space layout_space_before(const struct fo_node *n, mpt base)
{
	return space_of(n, PROP_SPACE_BEFORE_MINIMUM, PROP_SPACE_BEFORE_OPTIMUM,
		PROP_SPACE_BEFORE_MAXIMUM, PROP_SPACE_BEFORE_PRECEDENCE,
		PROP_SPACE_BEFORE_CONDITIONALITY, base);
}

struct space layout_space_after(const struct fo_node *n, mpt base)
{
	return space_of(n, PROP_SPACE_AFTER_MINIMUM, PROP_SPACE_AFTER_OPTIMUM,
		PROP_SPACE_AFTER_MAXIMUM, PROP_SPACE_AFTER_PRECEDENCE,
		PROP_SPACE_AFTER_CONDITIONALITY, base);
}

static mpt border_width(const struct fo_node *n, enum fo_property style, enum fo_property width)
{
	enum keyword k = fo_keyword(n, style);
	return k == KW_NONE || k == KW_HIDDEN ? 0 : mpt_max(0, fo_length(n, width, 0));
}

struct edges layout_border(const struct fo_node *n)
{
	return (struct edges){
		border_width(n, PROP_BORDER_BEFORE_STYLE, PROP_BORDER_BEFORE_WIDTH),
		border_width(n, PROP_BORDER_AFTER_STYLE, PROP_BORDER_AFTER_WIDTH),
		border_width(n, PROP_BORDER_START_STYLE, PROP_BORDER_START_WIDTH),
		border_width(n, PROP_BORDER_END_STYLE, PROP_BORDER_END_WIDTH),
	};
}

struct edges layout_padding(const struct fo_node *n, mpt base)
{
	return (struct edges){
		mpt_max(0, fo_length(n, PROP_PADDING_BEFORE, base)),
		mpt_max(0, fo_length(n, PROP_PADDING_AFTER, base)),
		mpt_max(0, fo_length(n, PROP_PADDING_START, base)),
		mpt_max(0, fo_length(n, PROP_PADDING_END, base)),
	};
}

static int keep(const struct fo_node *n, enum fo_property column, enum fo_property page)
{
	int a = fo_keep(n, column), b = fo_keep(n, page);
	return a > b ? a : b;
}

int layout_keep_together(const struct fo_node *n)
{
	return keep(n, PROP_KEEP_TOGETHER_WITHIN_COLUMN, PROP_KEEP_TOGETHER_WITHIN_PAGE);
}

int layout_keep_with_next(const struct fo_node *n)
{
	return keep(n, PROP_KEEP_WITH_NEXT_WITHIN_COLUMN, PROP_KEEP_WITH_NEXT_WITHIN_PAGE);
}

int layout_keep_with_previous(const struct fo_node *n)
{
	return keep(n, PROP_KEEP_WITH_PREVIOUS_WITHIN_COLUMN, PROP_KEEP_WITH_PREVIOUS_WITHIN_PAGE);
}

enum page_break layout_break(const struct fo_node *n, enum fo_property p)
{
	switch (fo_keyword(n, p)) {
	case KW_COLUMN:
		return BREAK_COLUMN;
	case KW_PAGE:
		return BREAK_PAGE;
	case KW_ODD_PAGE:
		return BREAK_ODD;
	case KW_EVEN_PAGE:
		return BREAK_EVEN;
	default:
		return BREAK_NONE;
	}
}

bool layout_has_background(const struct fo_node *n)
{
	return fo_color(n, PROP_BACKGROUND_COLOR).space != COLOR_NONE ||
		fo_string(n, PROP_BACKGROUND_IMAGE)[0];
}

static bool given(const struct fo_node *n, enum fo_property p)
{
	return fo_get(n, p)->kind == VALUE_LENGTH;
}

/* A percentage of the height around is as auto, as that is not known. */
struct shift layout_shift(const struct fo_node *n, mpt reference)
{
	struct shift s = { 0, 0 };
	if (fo_keyword(n, PROP_RELATIVE_POSITION) != KW_RELATIVE)
		return s;
	s.x = given(n, PROP_LEFT) ? fo_length(n, PROP_LEFT, reference)
				  : -fo_length(n, PROP_RIGHT, reference);
	s.y = given(n, PROP_TOP) ? fo_length(n, PROP_TOP, 0) : -fo_length(n, PROP_BOTTOM, 0);
	return s;
}

void layout_begin_quiet(struct layout *l, struct quiet *q)
{
	*q = (struct quiet){ .loud = l->env, .env = *l->env, .text = l->text };
	diag_init(&q->diag, NULL, NULL);
	q->env.diag = &q->diag;
	l->env = &q->env;
	l->text.diag = &q->diag;
}

void layout_end_quiet(struct layout *l, const struct quiet *q)
{
	l->env = q->loud;
	l->text = q->text;
}

bool layout_in_vertical(const struct fo_node *n)
{
	/* A sheet of paper lies as it lies. */
	return n->object != FO_SIMPLE_PAGE_MASTER && n->parent && fo_is_vertical(n->parent);
}

int layout_turns_to(const struct fo_node *n, bool vertical)
{
	int degrees = fo_integer(n, PROP_REFERENCE_ORIENTATION) % 360;
	bool around = layout_in_vertical(n);
	int turns = (degrees + 360) % 360 / 90;
	return (turns + (around == vertical ? 0 : around ? 1 : 3)) % 4;
}

int layout_turns(const struct fo_node *n)
{
	return layout_turns_to(n, fo_is_vertical(n));
}

static bool is_blank(struct slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!strchr(" \t\r\n", text.data[i]))
			return false;
	return true;
}

bool layout_begins(const struct fo_node *block, const struct fo_node *n)
{
	for (const struct fo_node *c = block->first; c != n; c = c->next)
		if (c->object != FO_MARKER && c->object != FO_INITIAL_PROPERTY_SET &&
			(c->object != FO_TEXT || !is_blank(c->text)))
			return false;
	return true;
}

bool layout_is_anchor(const struct fo_node *n)
{
	return !n->continued && (fo_string(n, PROP_ID)[0] || fo_string(n, PROP_INDEX_KEY)[0]);
}
