#include "page/table_marker.h"

#include <string.h>

#include "page/container.h"
#include "page/parallel.h"

struct entry {
	const struct fo_node *node;
	unsigned first, last; /* fragments that its parent's areas are in; LAST: 0 until they end */
	struct entry *next;   /* the one met before it */
};

struct table_markers {
	struct arena *arena;
	struct entry *entries;    /* the latest first */
	unsigned fragment;        /* 1, 2, ... */
	unsigned page, page_first; /* layout.page_number, and the first fragment on it */
};

static bool retrieves(const struct fo_node *n)
{
	if (n->object == FO_RETRIEVE_TABLE_MARKER)
		return true;
	for (const struct fo_node *c = n->first; c; c = c->next)
		if (retrieves(c))
			return true;
	return false;
}

struct table_markers *table_markers_new(struct arena *a, const struct fo_node *table)
{
	for (const struct fo_node *n = table->first; n; n = n->next)
		if ((n->object == FO_TABLE_HEADER || n->object == FO_TABLE_FOOTER) &&
			retrieves(n)) {
			struct table_markers *m = ARENA_NEW(a, struct table_markers);
			m->arena = a;
			return m;
		}
	return NULL;
}

static bool same_class(const struct fo_node *a, const char *class)
{
	return strcmp(fo_string(a, PROP_MARKER_CLASS_NAME), class) == 0;
}

static bool is_latest(const struct entry *all, const struct entry *e)
{
	while (all != e && !same_class(all->node, fo_string(e->node, PROP_MARKER_CLASS_NAME)))
		all = all->next;
	return all == e;
}

/* Of what is over only the latest marker of each class counts. */
static void forget_old(struct table_markers *m)
{
	for (struct entry **at = &m->entries; *at;) {
		struct entry *e = *at;
		if (e->last && !is_latest(m->entries, e))
			*at = e->next;
		else
			at = &e->next;
	}
}

static void end_of(struct table_markers *m, const struct fo_node *marker)
{
	for (struct entry *e = m->entries; e; e = e->next)
		if (e->node == marker && !e->last) {
			e->last = m->fragment;
			return;
		}
}

static void begin_of(struct table_markers *m, const struct fo_node *marker)
{
	struct entry *e = ARENA_NEW(m->arena, struct entry);
	*e = (struct entry){ marker, m->fragment, 0, m->entries };
	m->entries = e;
}

static void scan(struct table_markers *m, const struct list *l, size_t from, size_t to);

/* What the cells of P show in PART. */
static void scan_part(struct table_markers *m, const struct parallel *p, uint32_t part)
{
	for (size_t i = part ? p->parts[part - 1].first_cell : 0; i < p->cell_count; i++) {
		const struct parallel_cell *c = &p->cells[i];
		if (c->row > p->parts[part].row)
			return;
		const struct parallel_cut *from = part ? parallel_cut_at(c, part - 1) : NULL;
		const struct parallel_cut *to = parallel_cut_at(c, part);
		scan(m, &c->list, from ? from->piece : 0, to ? to->piece : 0);
	}
}

static void scan(struct table_markers *m, const struct list *l, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct piece *p = &l->pieces[i];
		if (p->kind == PIECE_MARK && p->as.node->object == FO_MARKER) {
			if (p->index)
				end_of(m, p->as.node);
			else
				begin_of(m, p->as.node);
		} else if (p->kind == PIECE_BOX && p->box == BOX_PART) {
			scan_part(m, p->as.parallel, p->index);
		} else if (p->kind == PIECE_BOX && p->box == BOX_CONTAINER) {
			scan(m, &p->as.container->list, 0, p->as.container->list.count);
		}
	}
}

void table_markers_fragment(const struct layout *l, struct table_markers *m,
	const struct list *list, size_t from, size_t to)
{
	forget_old(m);
	m->fragment++;
	if (m->page != l->page_number) {
		m->page = l->page_number;
		m->page_first = m->fragment;
	}
	scan(m, list, from, to);
}

/* What a search has come across, the entries being seen from the latest to the first. */
struct found {
	const struct fo_node *first_starting, *last_starting; /* in this fragment */
	const struct fo_node *first_here, *last_here, *last_ending;
	const struct fo_node *before; /* the latest of the fragments before, within the boundary */
};

static void look_at(
	struct found *f, const struct entry *e, const struct table_markers *m, unsigned oldest)
{
	const unsigned now = m->fragment;
	if (e->first == now) {
		f->first_starting = e->node;
		f->last_starting = f->last_starting ? f->last_starting : e->node;
	}
	if (e->first == now || !e->last || e->last == now) {
		f->first_here = e->node;
		f->last_here = f->last_here ? f->last_here : e->node;
		if (e->last == now && !f->last_ending)
			f->last_ending = e->node;
	} else if (!f->before && e->last >= oldest) {
		f->before = e->node;
	}
}

static const struct fo_node *best(const struct found *f, enum keyword position)
{
	switch (position) {
	case KW_FIRST_INCLUDING_CARRYOVER:
		return f->first_here;
	case KW_LAST_STARTING:
		return f->last_starting ? f->last_starting : f->last_here;
	case KW_LAST_ENDING:
		return f->last_ending ? f->last_ending : f->last_here;
	default:
		return f->first_starting ? f->first_starting : f->first_here;
	}
}

/* The first fragment whose markers RETRIEVE may show. */
static unsigned oldest_fragment(const struct table_markers *m, const struct fo_node *retrieve)
{
	switch (fo_keyword(retrieve, PROP_RETRIEVE_BOUNDARY_WITHIN_TABLE)) {
	case KW_TABLE_FRAGMENT:
		return m->fragment;
	case KW_PAGE:
		return m->page_first;
	default:
		return 1;
	}
}

/* The first marker of CLASS below N. */
static const struct fo_node *first_marker(const struct fo_node *n, const char *class)
{
	for (const struct fo_node *c = n->first; c; c = c->next) {
		const struct fo_node *m = c->object == FO_MARKER
			? same_class(c, class) ? c : NULL
			: first_marker(c, class);
		if (m)
			return m;
	}
	return NULL;
}

/* The first in the bodies of the table around RETRIEVE. */
static const struct fo_node *foreseen(const struct fo_node *retrieve, const char *class)
{
	const struct fo_node *table = retrieve, *found = NULL;
	while (table && table->object != FO_TABLE)
		table = table->parent;
	for (const struct fo_node *n = table ? table->first : NULL; n && !found; n = n->next)
		if (n->object == FO_TABLE_BODY)
			found = first_marker(n, class);
	return found;
}

const struct fo_node *table_marker_retrieve(const struct layout *l, const struct fo_node *retrieve)
{
	const struct table_markers *m = l->table_markers;
	const char *class = fo_string(retrieve, PROP_RETRIEVE_CLASS_NAME);
	if (!m)
		return foreseen(retrieve, class);
	struct found f = { 0 };
	for (const struct entry *e = m->entries; e; e = e->next)
		if (same_class(e->node, class))
			look_at(&f, e, m, oldest_fragment(m, retrieve));
	const struct fo_node *here =
		best(&f, fo_keyword(retrieve, PROP_RETRIEVE_POSITION_WITHIN_TABLE));
	return here ? here : f.before;
}
