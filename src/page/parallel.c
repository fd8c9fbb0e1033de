#include "page/parallel.h"

#include "page/block.h"
#include "page/float.h"

/* The gap at an edge of the content keeps only what is retained there. */
static void strip(struct piece *gap, mpt height)
{
	gap->height = gap->min = gap->max = height;
	gap->may_break = false;
}

static void strip_first(struct list *list)
{
	if (list->count && list->pieces[0].kind == PIECE_GAP)
		strip(&list->pieces[0], list->pieces[0].head);
}

static void strip_last(struct list *list)
{
	for (size_t i = list->count; i-- > 0 && list->pieces[i].kind != PIECE_BOX;) {
		struct piece *p = &list->pieces[i];
		if (p->kind == PIECE_GAP)
			strip(p, p->foot);
		else if (p->height > 0)
			return;
	}
}

static void mark_id(struct list_builder *b, const struct fo_node *n)
{
	if (fo_string(n, PROP_ID)[0])
		list_mark(b, n);
}

static void mark_end(struct list_builder *b, const struct fo_node *n)
{
	block_markers_end(b, n);
	if (fo_string(n, PROP_ID)[0])
		list_mark_end(b, n);
}

bool parallel_fill(struct layout *l, const struct fo_node *n, mpt width,
	const struct list_builder *around, struct parallel_cell *c)
{
	const struct area area = { .width = width, .height = -1 };
	struct list_builder b;
	struct float_scope floats;
	list_begin(&b, l->arena);
	if (around)
		float_share(&b, around, fo_length(n, PROP_START_INDENT, width));
	else
		float_begin(&floats, &b, area);
	mark_id(&b, n);
	bool ok = block_format_children(l, &b, n, n->first, area);
	if (!around)
		float_finish(&b, false);
	if (!c->node)
		mark_end(&b, n);
	c->keep_after = b.keep;
	c->break_after = b.forced;
	b.forced = BREAK_NONE;
	c->list = list_end(&b);
	if (c->list.count && c->list.pieces[0].kind == PIECE_GAP) {
		c->keep_before = c->list.pieces[0].keep;
		c->break_before = c->list.pieces[0].forced;
	}
	strip_first(&c->list);
	strip_last(&c->list);
	c->content_height = list_height(&c->list);
	return ok;
}

const struct parallel_cut *parallel_cut_at(const struct parallel_cell *c, uint32_t part)
{
	uint32_t low = 0, high = c->cut_count;
	while (low < high) {
		uint32_t middle = (low + high) / 2;
		if (c->cuts[middle].part <= part)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? &c->cuts[low - 1] : NULL;
}

bool parallel_done(const struct parallel_cell *c, const struct parallel_cut *cut)
{
	return cut && cut->piece == c->list.count;
}

/* Notes in the order of their calls. */
struct chain {
	struct note *first, *last;
};

static void add_chain(struct arena *a, struct chain *c, const struct note *n)
{
	for (; n; n = n->next) {
		struct note *copy = ARENA_NEW(a, struct note);
		*copy = *n;
		copy->next = NULL;
		if (c->last)
			c->last->next = copy;
		else
			c->first = copy;
		c->last = copy;
	}
}

/* Where several lines of a part call notes, all those of the lines before stand on its page. */
static void call_chain(struct arena *a, struct chain *c, const struct note *n)
{
	mpt height = n ? note_heights(c->first) : 0;
	add_chain(a, c, n);
	if (height)
		c->first->least = height + n->least;
}

/* The footnotes called in the cells. */
static void find_notes(struct arena *a, const struct parallel *p)
{
	struct chain *chains = ARENA_ARRAY(a, p->part_count, struct chain);
	for (size_t i = 0; i < p->cell_count; i++) {
		const struct parallel_cell *c = &p->cells[i];
		size_t piece = 0;
		for (uint32_t k = 0; k < c->cut_count; k++)
			for (; piece < c->cuts[k].piece; piece++)
				if (c->list.pieces[piece].kind != PIECE_GAP)
					call_chain(a, &chains[c->cuts[k].part],
						c->list.pieces[piece].notes);
	}
	for (size_t i = 0; i < p->part_count; i++)
		p->parts[i].notes = chains[i].first;
}

static void add_repeated(struct arena *a, struct chain *c, const struct list *l)
{
	for (size_t i = 0; l && i < l->count; i++)
		if (l->pieces[i].kind != PIECE_GAP)
			add_chain(a, c, l->pieces[i].notes);
}

/* The footnotes called in what tables within the cells repeat where a page ends with PART. */
static void add_edge_notes(
	struct arena *a, struct list_builder *b, const struct parallel *p, uint32_t part)
{
	struct chain foot = { 0 }, head = { 0 };
	for (size_t i = p->parts[part].first_cell; i < p->cell_count; i++) {
		const struct parallel_cell *c = &p->cells[i];
		const struct parallel_cut *cut = parallel_cut_at(c, part);
		if (c->row > p->parts[part].row)
			break;
		if (!cut || parallel_done(c, cut))
			continue;
		const struct piece *gap = &c->list.pieces[cut->piece];
		for (const struct frame *f = gap->frame; f; f = f->parent) {
			add_repeated(a, &head, f->header);
			add_repeated(a, &foot, f->footer);
		}
		add_chain(a, &head, gap->as.head_notes);
		add_chain(a, &foot, gap->notes);
	}
	list_edge_notes(b, foot.first, head.first);
}

/* How far floats reach that begin in one part and hang down beside others. */
static void find_reach(const struct parallel *p)
{
	for (size_t i = 0; i < p->cell_count; i++) {
		const struct parallel_cell *c = &p->cells[i];
		mpt y = 0, top = 0;
		uint32_t part = 0;
		size_t from = 0;
		for (uint32_t k = 0; k < c->cut_count; k++) {
			for (; part < c->cuts[k].part; part++)
				top += p->parts[part].height;
			for (; from < c->cuts[k].piece; from++) {
				const struct piece *piece = &c->list.pieces[from];
				if (piece->reach)
					p->parts[part].reach =
						mpt_max(p->parts[part].reach, y + piece->reach - top);
				y += piece->height;
			}
		}
	}
}

/* The ids of the rows from ROW on that begin in PART. */
static void mark_rows(
	struct list_builder *b, const struct parallel *p, uint32_t part, size_t *row)
{
	for (; *row < p->row_count && p->rows[*row].part == part; ++*row)
		if (p->rows[*row].node)
			mark_id(b, p->rows[*row].node);
}

/* A cell or row whose markers or id end with a part: with its last row, not with its content. */
struct ending {
	const struct fo_node *node;
	struct ending *next;
};

static void add_ending(struct arena *a, struct ending **ends, const struct fo_node *n)
{
	if (!n || (!fo_string(n, PROP_ID)[0] && (!n->first || n->first->object != FO_MARKER)))
		return;
	struct ending *e = ARENA_NEW(a, struct ending);
	*e = (struct ending){ n, *ends };
	*ends = e;
}

/* What ends in each part. */
static struct ending **find_endings(struct arena *a, const struct parallel *p)
{
	struct ending **ends = ARENA_ARRAY(a, p->part_count, struct ending *);
	uint32_t *part_of = ARENA_ARRAY(a, p->row_count, uint32_t);
	uint32_t row = 0;
	for (uint32_t i = 0; i < p->part_count; i++) {
		bool last = i + 1 == p->part_count;
		for (; row < (last ? p->row_count : p->parts[i].next_row); row++) {
			part_of[row] = i;
			add_ending(a, &ends[i], p->rows[row].node);
		}
	}
	for (size_t i = 0; i < p->cell_count; i++) {
		const struct parallel_cell *c = &p->cells[i];
		add_ending(a, &ends[part_of[c->row + c->rows - 1]], c->node);
	}
	return ends;
}

void parallel_add(struct arena *a, struct list_builder *b, const struct parallel *p)
{
	size_t row = 0;
	struct ending **ends = p->table ? find_endings(a, p) : NULL;
	find_notes(a, p);
	if (!p->table)
		find_reach(p);
	list_enter(b, 0);
	list_edges(b, 0, p->head);
	for (uint32_t i = 0; i < p->part_count; i++) {
		const struct parallel_part *part = &p->parts[i];
		if (p->table)
			mark_rows(b, p, i, &row);
		list_box(b, (struct piece){ .box = BOX_PART, .index = i, .height = part->height,
			.reach = part->reach, .notes = part->notes, .as.parallel = p });
		for (const struct ending *e = ends ? ends[i] : NULL; e; e = e->next)
			mark_end(b, e->node);
		if (i + 1 < p->part_count) {
			list_keep(b, part->keep);
			list_force(b, part->forced);
			list_edges(b, part->foot, part->head);
			add_edge_notes(a, b, p, i);
		}
	}
	list_edges(b, p->foot, 0);
	list_leave(b);
}
