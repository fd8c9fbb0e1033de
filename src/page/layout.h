/* layout.h -- what the parts of page/ share while one document is laid out; private to page/. */
#ifndef PAGE_LAYOUT_H
#define PAGE_LAYOUT_H

#include "base/arena.h"
#include "page/list.h"
#include "page/page.h"
#include "text/text.h"

/* The content rectangle of the reference area that blocks are set in. ORIGIN is its start edge from
 * the start edge of the list being built. */
struct area {
	mpt origin, width;
	mpt height; /* < 0: as high as its content */
};

/* Where an id is, as found while the pages were made. */
struct id_page {
	const char *id;
	const char *first, *last; /* page labels */
	struct id_page *next;     /* in its hash bucket */
};

enum { ID_BUCKETS = 1024 };

struct layout {
	const struct page_env *env;
	const struct fo_tree *tree;
	struct arena *arena;    /* lives as long as the document's layout */
	struct text_env text;   /* its USER is this layout */
	const char *page_label; /* of the page being filled */
	unsigned page_number;   /* 1, 2, ... */
	mpt note_width;         /* content width of the pages' body: what footnotes are set to */
	/* Ids of this pass, and of the pass before, which citations ask. */
	struct id_page *ids[ID_BUCKETS], *known[ID_BUCKETS];
	bool cites;             /* a citation was asked for: another pass may be needed */
	bool stale;             /* an answer given in this pass has turned out wrong */
	struct page_master *masters; /* master.h: those used so far */
	struct marker_entry *markers; /* marker.h: met in this page sequence, the latest first */
};

/* Notes that ID is on the page being filled. */
void layout_note_id(struct layout *l, const char *id);

/* The label of ID's first (or LAST) page as far as the last pass knows; "" in the first pass. */
const char *layout_page_of(struct layout *l, const char *id, bool last);

/* Calls that take a node's properties together. */
struct space layout_space(const struct fo_node *n, enum fo_property minimum,
	enum fo_property optimum, enum fo_property maximum, enum fo_property precedence,
	enum fo_property conditionality, mpt base);
struct space layout_space_before(const struct fo_node *n, mpt base);
struct space layout_space_after(const struct fo_node *n, mpt base);
struct edges layout_border(const struct fo_node *n);
struct edges layout_padding(const struct fo_node *n, mpt base);
int layout_keep_together(const struct fo_node *n);
int layout_keep_with_next(const struct fo_node *n);
int layout_keep_with_previous(const struct fo_node *n);
enum page_break layout_break(const struct fo_node *n, enum fo_property p);
bool layout_has_background(const struct fo_node *n);

#endif
