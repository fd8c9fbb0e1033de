/* list.h -- the vertical list: what a flow becomes before it is cut into pages.
 *
 * In:   blocks announce, in document order, the spaces, keeps, breaks, frames and boxes they are
 *       made of (list_space ... list_box).
 * Out:  a list of pieces. Spaces that meet have been resolved into one gap (XSL 1.1, 4.3.1), which is
 *       also the only place where a page may end; it carries what remains of the spaces if it does.
 * Not here: what a box holds (block.c, table.c, ...), where pages end (fill.c). */
#ifndef PAGE_LIST_H
#define PAGE_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/mpt.h"
#include "fo/fo.h"
#include "line/line.h"

enum piece_kind {
	PIECE_BOX,   /* something with a height that no page break divides */
	PIECE_GAP,   /* resolved space, and perhaps a place to break */
	PIECE_OPEN,  /* a frame begins; its height is border and padding before */
	PIECE_CLOSE, /* a frame ends */
	PIECE_MARK,  /* no height: an id, a marker, an absolutely positioned container */
	PIECE_FLOAT  /* no height: a float, which stands beside what follows */
};

enum box_kind { BOX_LINE, BOX_PART, BOX_CONTAINER };

enum page_break { BREAK_NONE, BREAK_COLUMN, BREAK_PAGE, BREAK_ODD, BREAK_EVEN };

/* Where the room goes that a block takes more than a multiple of the line height: before it stands on the
 * grid at its head, ... */
enum grid_snap { SNAP_NONE, SNAP_BEFORE, SNAP_CENTER, SNAP_AFTER };

/* A break that leaves a line alone is worse than one against an author's weak keep, and better than
 * one against keep="always". */
#define KEEP_LINES 1000

struct space {
	mpt min, opt, max;
	int precedence; /* SPACE_FORCE: adds up with others of its kind */
	bool retain;    /* also at the start or end of a page */
};
#define SPACE_FORCE 1000000

struct edges {
	mpt before, after, start, end;
};

/* A piece's SPANS: how many columns it lies across (0: it is in one), and of which set of columns; 0 is
 * that of the page. */
enum { SPANS_ALL = 63, SPANS_SETS = 1024 };
#define SPANS(set, count)    ((uint16_t)((set) * (SPANS_ALL + 1u) + (count)))
#define SPANS_COUNT(spans)   ((spans) % (SPANS_ALL + 1u))
#define SPANS_SET(spans)     ((spans) / (SPANS_ALL + 1u))

struct list;

/* The box that surrounds a run of pieces: a block with border, padding or background, or a table with
 * the rows that are repeated where it is continued. */
struct frame {
	const struct fo_node *node;
	struct frame *parent;
	mpt start, width;           /* border box, from the reference area's start edge */
	struct edges border, padding;
	mpt shift_x, shift_y;       /* of all in it, by relative-position; list_open adds those around */
	bool shares_borders;        /* the border is painted by the rows */
	mpt head, foot;             /* what is put before and after where a page divides the frame */
	const struct list *header, *footer; /* repeated there; NULL for none */
	mpt header_height, footer_height;
	mpt header_notes, footer_notes; /* height of the footnotes that are called there */
	struct table_markers *markers; /* of a table whose header or footer shows them, or NULL */
	/* Written while one stretch of pages is painted. */
	mpt top, bottom;
	bool begins, ends;
};

/* A footnote: its body, set to the width of its page. */
struct note {
	const struct fo_node *node;
	const struct list *body;
	mpt height;
	mpt least; /* to where it may first go on on another page */
	const struct note *next;
};

/* The lines of one paragraph. */
struct text_block {
	const struct fo_node *block;
	const struct fo_node *first, *end; /* its inline content: from FIRST up to END */
	uint32_t skipped;            /* cells of that which stand on pages before, of another width */
	const struct paragraph *paragraph; /* without the skipped ones */
	struct line_list lines;
	struct line_space space;           /* the lines were broken for */
	bool stretch; /* of the paragraph's lines, as floats leave them room */
	bool initial; /* a first line in a style of its own, which the nodes do not have */
	mpt start; /* of the content box, from the reference area's start edge */
	mpt width; /* what percentages are of */
	mpt cut_for; /* what long words were cut for; not WIDTH where the text is taken up again */
	bool guessed; /* a page number in it is not known yet */
};

struct parallel;  /* parallel.h */
struct container; /* container.h */
struct side_float; /* float.h */

struct piece {
	uint8_t kind;       /* enum piece_kind */
	uint8_t box;        /* enum box_kind */
	uint8_t forced;     /* GAP: enum page_break */
	bool may_break;     /* GAP */
	bool snap_end;      /* GAP: behind a block that is snapped to the grid (grid.h) */
	uint8_t snap;       /* GAP: enum grid_snap of a block that begins behind it */
	uint16_t spans;     /* SPANS() */
	int keep;           /* GAP: strength against a break */
	uint32_t index;     /* of the line or the part; MARK: 1 at an end */
	mpt height;         /* GAP: optimum */
	mpt min, max;       /* GAP */
	mpt foot, head;     /* GAP, broken: what stays before and after the break; FLOAT: HEAD lower */
	mpt reach;          /* FLOAT, BOX: how far floats reach below its top */
	bool beside;        /* GAP: what follows stands beside a float above */
	struct frame *frame; /* innermost one around the piece; for OPEN and CLOSE the frame itself */
	const struct note *notes; /* GAP, broken: called in what is put before it */
	union {
		const struct text_block *text;
		const struct parallel *parallel;
		const struct container *container;
		const struct fo_node *node; /* MARK */
		const struct note *head_notes; /* GAP, broken: called in what is put behind it */
		struct side_float *side; /* FLOAT */
	} as;
};

struct list {
	struct piece *pieces;
	size_t count;
};

/* Builds one list. */
struct list_builder {
	struct arena *arena;
	struct list list;
	size_t capacity;
	struct frame *frame;   /* where the blocks are */
	struct frame *emitted; /* where the pieces are */
	uint16_t spans;
	/* What has been announced since the last box. */
	struct space after[24], before[24];
	size_t after_count, before_count;
	struct {
		const struct fo_node *node;
		const struct note *notes;
		struct side_float *side;
		bool end;
	} marks[64];
	size_t mark_count;
	int keep;
	enum page_break forced;
	/* Heights are counted from the list's beginning, whatever of it is out since. */
	mpt height;            /* of all pieces so far */
	mpt clear;             /* the next piece begins no higher */
	mpt fresh;             /* where a new page or column was last asked for */
	mpt float_end;         /* above it pieces stand beside floats */
	int float_keep;        /* strength against a break there */
	bool trims;            /* spaces at the beginning go but for those retained */
	struct float_scope *floats; /* float.h */
	mpt edge_foot, edge_head;
	const struct note *edge_foot_notes, *edge_head_notes;
	enum grid_snap snap;
	bool snap_end;
	bool follows;          /* a block has begun since the last forced break */
	bool fence;            /* nothing but a frame's border lies between here and its start */
	/* keep-together of the open blocks, outermost first; SHALLOWEST: the lowest depth since the
	 * last box. Deeper nesting than the array inherits the innermost strength kept. */
	int together[128];
	size_t depth, shallowest;
};

void list_begin(struct list_builder *b, struct arena *a);

/* A block starts and ends: for keep-together. Calls nest. */
void list_enter(struct list_builder *b, int keep_together);
void list_leave(struct list_builder *b);

void list_space_before(struct list_builder *b, struct space s);
void list_space_after(struct list_builder *b, struct space s);
void list_keep(struct list_builder *b, int strength);
void list_force(struct list_builder *b, enum page_break kind);

/* A block that is snapped to the grid begins and ends. */
void list_snap(struct list_builder *b, enum grid_snap snap);
void list_snap_end(struct list_builder *b);

/* What is higher at the end of a page (FOOT) or the beginning of the next one (HEAD) if that page ends
 * here; either may be negative. */
void list_edges(struct list_builder *b, mpt foot, mpt head);

/* Footnotes called in what is put there. */
void list_edge_notes(struct list_builder *b, const struct note *foot, const struct note *head);

/* F->parent is set here. Every open frame is closed again. */
void list_open(struct list_builder *b, struct frame *f);
void list_close(struct list_builder *b);

/* Opens F, which has begun on an earlier page: nothing of its beginning is put out. */
void list_continue(struct list_builder *b, struct frame *f);

/* An id, a marker or an absolute container: goes where the next box goes. */
void list_mark(struct list_builder *b, const struct fo_node *node);

/* A float in its place, whose marks come before the next box too. */
void list_float(struct list_builder *b, struct side_float *f);

/* Where the next box would begin. */
mpt list_y(const struct list_builder *b);

/* The next piece begins at height Y or below; what that takes is a space that the end of a page
 * swallows. */
void list_clear(struct list_builder *b, mpt y);

/* Puts out what has been announced, so that what follows may stand on another page. */
void list_flush(struct list_builder *b);

/* A space that the end of a page leaves alone: for floats that reach below the text of a reference
 * area. */
void list_pad(struct list_builder *b, mpt height);

/* NODE, a footnote that no line calls: goes behind the last box. */
void list_mark_notes(struct list_builder *b, const struct fo_node *node, const struct note *notes);

/* NODE, which has an id, or a marker's parent ends: goes behind the last box. */
void list_mark_end(struct list_builder *b, const struct fo_node *node);

/* Appends BOX (kind, height and content filled in). */
void list_box(struct list_builder *b, struct piece box);

/* Forgets what was announced and put out so far; frames that are open go on, as if a page had ended. */
void list_restart(struct list_builder *b);

/* How many closing frames the next piece will bring along. */
size_t list_pending_closes(const struct list_builder *b);

/* Drops the spaces at both ends of L but for those that are retained: it fills a reference area. */
void list_strip(struct list *l);

/* Ends the list: what is pending is put out; a break that nothing follows is forgotten. The pieces
 * stay in the builder's arena. */
struct list list_end(struct list_builder *b);

/* Of N and those after it. */
mpt note_heights(const struct note *n);

/* All that are called in L, in one row, or NULL. In A. */
const struct note *list_notes(struct arena *a, const struct list *l);

/* Sum of the heights, all gaps at their optimum. */
mpt list_height(const struct list *l);

/* From the top of L to the base line of its first line; -1 if it begins with none. */
mpt list_base_line(const struct list *l);

/* The one space that a sequence of meeting spaces comes to. */
struct space space_resolve(const struct space *s, size_t count);

#endif
