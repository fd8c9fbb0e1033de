#include "page/marker.h"

#include <string.h>

#include "page/table_marker.h"

/* Whether list pieces tell where the area that MARKER is attached to ends. */
static bool end_is_told(const struct fo_node *marker)
{
	switch (marker->parent->object) {
	case FO_BLOCK:
	case FO_BLOCK_CONTAINER:
	case FO_LIST_BLOCK:
	case FO_LIST_ITEM:
	case FO_TABLE:
	case FO_TABLE_BODY:
	case FO_TABLE_CELL:
		return true;
	default:
		return false;
	}
}

static bool same_class(const struct marker_entry *a, const struct marker_entry *b)
{
	return strcmp(fo_string(a->node, PROP_MARKER_CLASS_NAME),
		fo_string(b->node, PROP_MARKER_CLASS_NAME)) == 0;
}

static bool is_latest(const struct marker_entry *all, const struct marker_entry *e)
{
	while (all != e && !same_class(all, e))
		all = all->next;
	return all == e;
}

/* Of the pages before only the latest marker of each class counts, and those whose areas go on. */
static void forget_old(struct layout *l)
{
	struct marker_entry **at = &l->markers;
	while (*at) {
		struct marker_entry *e = *at;
		bool over = e->last && e->last < l->page_number;
		if (over && !is_latest(l->markers, e))
			*at = e->next;
		else
			at = &e->next;
	}
}

void marker_note(struct layout *l, const struct fo_node *marker)
{
	if (l->markers && l->markers->first != l->page_number)
		forget_old(l);
	struct marker_entry *e = ARENA_NEW(l->lasting, struct marker_entry);
	*e = (struct marker_entry){ marker, l->sequence, l->page_number,
		end_is_told(marker) ? 0 : l->page_number, l->markers };
	l->markers = e;
}

void marker_end(struct layout *l, const struct fo_node *marker)
{
	for (struct marker_entry *e = l->markers; e; e = e->next)
		if (e->node == marker && !e->last) {
			e->last = l->page_number;
			return;
		}
}

void marker_reset(struct layout *l)
{
	l->sequence++;
	for (struct marker_entry *e = l->markers; e; e = e->next)
		if (!e->last)
			e->last = l->page_number;
}

/* What a search has come across, the entries being seen from the latest to the first. */
struct found {
	const struct fo_node *first_starting, *last_starting; /* on this page */
	const struct fo_node *first_here, *last_here, *last_ending;
	const struct fo_node *before; /* the latest of the pages before */
};

static void look_at(struct found *f, const struct marker_entry *e, unsigned page)
{
	if (e->first == page) {
		f->first_starting = e->node;
		f->last_starting = f->last_starting ? f->last_starting : e->node;
	}
	if (e->first == page || !e->last || e->last >= page) {
		f->first_here = e->node;
		f->last_here = f->last_here ? f->last_here : e->node;
		if (e->last == page && !f->last_ending)
			f->last_ending = e->node;
	} else if (!f->before) {
		f->before = e->node;
	}
}

static const struct fo_node *best(const struct found *f, enum keyword position)
{
	switch (position) {
	case KW_FIRST_INCLUDING_CARRYOVER:
		return f->first_here;
	case KW_LAST_STARTING_WITHIN_PAGE:
		return f->last_starting ? f->last_starting : f->last_here;
	case KW_LAST_ENDING_WITHIN_PAGE:
		return f->last_ending ? f->last_ending : f->last_here;
	default:
		return f->first_starting ? f->first_starting : f->first_here;
	}
}

bool marker_is_shown_by(const struct fo_node *n)
{
	return n->object == FO_RETRIEVE_MARKER || n->object == FO_RETRIEVE_TABLE_MARKER;
}

const struct fo_node *marker_retrieve(const struct layout *l, const struct fo_node *retrieve)
{
	if (retrieve->object == FO_RETRIEVE_TABLE_MARKER)
		return table_marker_retrieve(l, retrieve);
	const char *class = fo_string(retrieve, PROP_RETRIEVE_CLASS_NAME);
	enum keyword boundary = fo_keyword(retrieve, PROP_RETRIEVE_BOUNDARY);
	struct found f = { 0 };
	for (const struct marker_entry *e = l->markers; e; e = e->next)
		if ((e->sequence == l->sequence || boundary == KW_DOCUMENT) &&
			strcmp(fo_string(e->node, PROP_MARKER_CLASS_NAME), class) == 0)
			look_at(&f, e, l->page_number);
	const struct fo_node *here = best(&f, fo_keyword(retrieve, PROP_RETRIEVE_POSITION));
	return here || boundary == KW_PAGE ? here : f.before;
}

const struct fo_node *marker_content(const struct layout *l, const struct fo_node *retrieve)
{
	const struct fo_node *marker = marker_retrieve(l, retrieve);
	return marker ? fo_retrieve(l->arena, l->tree, marker, retrieve) : NULL;
}
