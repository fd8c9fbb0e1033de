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
	mpt cut;    /* blocks end so much before it, while percentages are of the whole: in a float */
};

/* Where an id is, as found while the pages were made. */
struct id_page {
	const char *id;
	const char *first, *last; /* page labels */
	struct id_page *next;     /* in its hash bucket */
};

enum { ID_BUCKETS = 1024 };

/* Where text goes on that is laid out again because the page's width has changed: what stands before
 * CELL of the paragraph that begins with the node FIRST is on pages already. */
struct resume {
	const struct fo_node *first; /* or a cell, an item's label or body; or a block in one of them,
				      * the first that is not yet out */
	uint32_t cell; /* RESUME_INSIDE: something of it stands on pages before; RESUME_DONE: all */
	mpt cut_for;   /* of text: the width that its long words were cut for, which settles the cells */
};
#define RESUME_INSIDE (UINT32_MAX - 1)
#define RESUME_DONE   UINT32_MAX
enum { RESUME_POINTS = 64 };

struct layout {
	const struct page_env *env;
	const struct fo_tree *tree;
	struct arena *lasting;  /* lives as long as the document's layout */
	struct arena *arena;    /* of what is being laid out: goes when its pages are out */
	struct text_env text;   /* its USER is this layout */
	const char *page_label; /* of the page being filled */
	unsigned page_number;   /* 1, 2, ... */
	mpt note_width;         /* content width of the pages' body: what footnotes are set to */
	mpt body_height;        /* likewise: lines that cross those of the flow get no longer */
	bool body_vertical;     /* whether the lines of the flow run down the page */
	/* Ids of this pass, and of the pass before, which citations ask. */
	struct id_page *ids[ID_BUCKETS], *known[ID_BUCKETS];
	struct index_entry *index, *known_index; /* index.h: likewise, the latest first */
	struct map *index_keys, *known_index_keys; /* to struct index_key */
	bool index_links;       /* the index links to where its keys are: they need names */
	unsigned index_anchors; /* such names in this pass */
	unsigned failures;      /* paragraphs that could not be set: the document is lost */
	unsigned page_floats;   /* page_float.h: met so far; mostly there are none to look for */
	unsigned side_floats;   /* float.h: likewise */
	struct more_kept *more_kept; /* page.c: of the pages that are kept; or NULL */
	struct deferral *deferral; /* deferred.h: pages that cite others are kept; or NULL */
	bool cites;             /* a citation was asked for: another pass may be needed */
	bool trying;            /* what is laid out may be laid out otherwise: don't try again within it */
	unsigned turned;        /* containers on their side around what is laid out or measured */
	const struct float_history *floats_out; /* float.h: none if NULL */
	const struct resume *resume; /* where something is to be taken up again; mostly nothing is */
	size_t resume_count;
	struct page_master *masters; /* master.h: those used so far */
	unsigned sequence;            /* page sequences begun */
	struct table_markers *table_markers; /* table_marker.h: of the header that is made anew, or NULL */
	struct marker_entry *markers; /* marker.h: those that may still be retrieved, the latest first */
};

/* A paragraph has failed and its message is given. Whether to go on for what else is at fault, so that
 * the user is told of everything at once; in the end the layout fails all the same. */
bool layout_go_on(struct layout *l);

/* The point that NODE is to be taken up again at, or NULL. */
const struct resume *layout_resume(const struct layout *l, const struct fo_node *node);

/* While something is only measured, nothing is told of it: what is at fault is told when it is laid out. */
struct quiet {
	const struct page_env *loud;
	struct page_env env;
	struct text_env text;
	struct diag diag;
};
void layout_begin_quiet(struct layout *l, struct quiet *q);
void layout_end_quiet(struct layout *l, const struct quiet *q);

/* Notes that ID is on the page being filled. */
void layout_note_id(struct layout *l, const char *id);

/* The label of ID's first (or LAST) page as far as the last pass knows; "" in the first pass. */
const char *layout_page_of(struct layout *l, const char *id, bool last);

/* The corners of borders no wider than this are too small to be seen. */
#define BORDER_HAIRLINE 750

/* Calls that take a node's properties together. */
struct space layout_space_before(const struct fo_node *n, mpt base);
struct space layout_space_after(const struct fo_node *n, mpt base);
struct edges layout_border(const struct fo_node *n);
struct edges layout_padding(const struct fo_node *n, mpt base);
int layout_keep_together(const struct fo_node *n);
int layout_keep_with_next(const struct fo_node *n);
int layout_keep_with_previous(const struct fo_node *n);
enum page_break layout_break(const struct fo_node *n, enum fo_property p);
bool layout_has_background(const struct fo_node *n);

/* By how much relative-position moves what N makes; REFERENCE is the width around. */
struct shift {
	mpt x, y;
};
struct shift layout_shift(const struct fo_node *n, mpt reference);

/* Whether the lines of the area that N's box stands in run down the page. */
bool layout_in_vertical(const struct fo_node *n);

/* The quarter turns, 0-3 counter-clockwise, that take what N holds from the area around to its own
 * direction: reference-orientation, and the lines that run down the page in the one area and not in the
 * other. */
int layout_turns(const struct fo_node *n);

/* As above, of an area whose lines run as VERTICAL tells. */
int layout_turns_to(const struct fo_node *n, bool vertical);

/* Whether nothing to be seen stands in BLOCK before its child N. */
bool layout_begins(const struct fo_node *block, const struct fo_node *n);

/* Whether it matters where N stands: it has an id or an index key. */
bool layout_is_anchor(const struct fo_node *n);

#endif
