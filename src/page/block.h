/* block.h -- block-level formatting objects -> pieces of a vertical list.
 *
 * In:   a node and the area it is set in.
 * Out:  pieces in the list being built: lines, frames, containers, rows.
 * Not here: tables (table.c), block-containers (container.c), which page a piece comes to (fill.c). */
#ifndef PAGE_BLOCK_H
#define PAGE_BLOCK_H

#include "page/layout.h"

/* The children of PARENT from FIRST on: runs of inline content become paragraphs of PARENT, the rest
 * is formatted by kind. False after a message. */
bool block_format_children(struct layout *l, struct list_builder *b, const struct fo_node *parent,
	const struct fo_node *first, struct area area);

/* One block-level node. */
bool block_format(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area);

/* What block_format_children does, a child or a run of inline content at a time: *N goes on to what
 * follows. */
bool block_format_next(struct layout *l, struct list_builder *b, const struct fo_node *parent,
	const struct fo_node **n, struct area area);

/* T as it is on the page being filled, whose number it shows; in A. NULL if that takes another number
 * of lines, or can't be told. */
const struct text_block *block_set_again(
	struct layout *l, struct arena *a, const struct text_block *t);

/* Whether N only surrounds what it holds: block_enter, its children one by one in the same area and
 * block_leave then come to the same as block_format. */
bool block_is_open(const struct fo_node *n);

/* The answer is N's frame, or NULL. */
struct frame *block_enter(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area);
void block_leave(
	struct list_builder *b, const struct fo_node *n, struct frame *f, struct area area);

/* Enters N again, whose beginning is on a page before; so is its frame's if it is CONTINUED. */
struct frame *block_reenter(struct layout *l, struct list_builder *b, const struct fo_node *n,
	struct area area, bool continued);

/* The children of N as a list of its own that fills the reference area: spaces at its ends are dropped
 * unless they are retained. */
bool block_format_area(
	struct layout *l, const struct fo_node *n, struct area area, struct list *out);

/* The same in an area of WIDTH that is as high as the list. */
bool block_format_list(struct layout *l, const struct fo_node *n, mpt width, struct list *out);

/* Line INDEX of T, the N-th of COUNT lines of its paragraph, as a box. False after a message. */
bool block_add_line(struct layout *l, struct list_builder *b, const struct text_block *t,
	uint32_t index, size_t n, size_t count);

/* What has been told of a paragraph's lines. */
struct told_faults {
	bool wide, loose;
};

/* Tells if line INDEX of T sticks out or gapes, each once. */
void block_tell_faults(
	struct layout *l, const struct text_block *t, size_t index, struct told_faults *told);

/* What every block-level object does around its content: spaces, keeps, breaks and id. */
void block_begin(struct list_builder *b, const struct fo_node *n, struct area area);
void block_end(struct list_builder *b, const struct fo_node *n, struct area area);

/* The markers of N, whose children are not laid out as those of a block: where it begins and ends. */
void block_markers(struct list_builder *b, const struct fo_node *n);
void block_markers_end(struct list_builder *b, const struct fo_node *n);

/* A frame for N if it has border, padding or background, else NULL. CONTENT is the content box's
 * start edge in the list, WIDTH its width. */
struct frame *block_frame(struct layout *l, const struct fo_node *n, mpt content, mpt width,
	mpt reference);

/* Start edge and width of N's content box. */
void block_content_box(const struct fo_node *n, struct area area, mpt *start, mpt *width);

#endif
