#include "page/block.h"

#include <string.h>

#include "base/i18n.h"
#include "font/font.h"
#include "page/beside.h"
#include "page/caption.h"
#include "page/container.h"
#include "page/deferred.h"
#include "page/first_line.h"
#include "page/grid.h"
#include "page/float.h"
#include "page/list_item.h"
#include "page/marker.h"
#include "page/page_float.h"
#include "page/table.h"

/* Narrower than this no line makes sense; it also keeps the measure above 0. */
enum { SMALLEST_MEASURE = 1 * MPT_PT };

/* Whether N makes blocks where it stands. Inlines and wrappers do if something in them does. */
static bool is_block_level(const struct fo_node *n)
{
	switch (n->object) {
	case FO_BLOCK:
	case FO_BLOCK_CONTAINER:
	case FO_LIST_BLOCK:
	case FO_LIST_ITEM:
	case FO_TABLE:
	case FO_TABLE_AND_CAPTION:
	case FO_TABLE_CAPTION:
		return true;
	case FO_WRAPPER:
	case FO_INLINE:
	case FO_BASIC_LINK:
	case FO_BIDI_OVERRIDE:
		for (const struct fo_node *c = n->first; c; c = c->next)
			if (is_block_level(c))
				return true;
		return false;
	default:
		return false;
	}
}

static bool is_marker(const struct fo_node *n)
{
	return n->object == FO_MARKER;
}

void block_content_box(const struct fo_node *n, struct area area, mpt *start, mpt *width)
{
	mpt from = fo_length(n, PROP_START_INDENT, area.width);
	mpt to = area.width - area.cut - fo_length(n, PROP_END_INDENT, area.width);
	*start = area.origin + from;
	*width = mpt_max(0, to - from);
}

/* Whether N, white space between blocks or a marker, makes nothing. */
static bool makes_nothing(const struct fo_node *n)
{
	if (n->object != FO_TEXT)
		return is_marker(n);
	for (size_t i = 0; i < n->text.len; i++)
		if (!strchr(" \t\r\n", n->text.data[i]))
			return false;
	return true;
}

/* A break before the first block in N goes before N itself, so that nothing of N's frame is left on the
 * page before. */
static enum page_break leading_break(const struct fo_node *n)
{
	enum page_break kind = BREAK_NONE;
	while (n && is_block_level(n) && !container_is_absolute(n)) {
		enum page_break own = layout_break(n, PROP_BREAK_BEFORE);
		kind = own > kind ? own : kind;
		for (n = n->first; n && makes_nothing(n);)
			n = n->next;
	}
	return kind;
}

void block_begin(struct list_builder *b, const struct fo_node *n, struct area area)
{
	enum page_break kind = leading_break(n);
	if (b->fence && b->frame && leading_break(b->frame->node) >= kind)
		kind = BREAK_NONE; /* it is done */
	float_before_block(b, n, kind);
	list_force(b, kind);
	list_enter(b, layout_keep_together(n));
	list_keep(b, layout_keep_with_previous(n));
	list_space_before(b, layout_space_before(n, area.width));
	if (grid_snap(n) != SNAP_NONE)
		list_snap(b, grid_snap(n));
	if (layout_is_anchor(n))
		list_mark(b, n);
	if (n->object == FO_TABLE || n->object == FO_LIST_ITEM)
		block_markers(b, n);
}

void block_markers(struct list_builder *b, const struct fo_node *n)
{
	for (const struct fo_node *m = n->first; m; m = m->next)
		if (is_marker(m))
			list_mark(b, m);
}

void block_markers_end(struct list_builder *b, const struct fo_node *n)
{
	for (const struct fo_node *m = n->first; m; m = m->next)
		if (is_marker(m))
			list_mark_end(b, m);
}

void block_end(struct list_builder *b, const struct fo_node *n, struct area area)
{
	block_markers_end(b, n);
	if (fo_string(n, PROP_ID)[0])
		list_mark_end(b, n);
	list_leave(b);
	if (grid_snap(n) != SNAP_NONE)
		list_snap_end(b);
	list_space_after(b, layout_space_after(n, area.width));
	list_keep(b, layout_keep_with_next(n));
	list_force(b, layout_break(n, PROP_BREAK_AFTER));
}

static mpt retained(const struct fo_node *n, enum fo_property border, enum fo_property padding,
	mpt border_width, mpt padding_width)
{
	return (fo_keyword(n, border) == KW_RETAIN ? border_width : 0) +
		(fo_keyword(n, padding) == KW_RETAIN ? padding_width : 0);
}

struct frame *block_frame(struct layout *l, const struct fo_node *n, mpt content, mpt width,
	mpt reference)
{
	struct edges border = layout_border(n), padding = layout_padding(n, reference);
	mpt sum = border.before + border.after + border.start + border.end + padding.before +
		padding.after + padding.start + padding.end;
	struct shift shift = layout_shift(n, reference);
	if (sum == 0 && !layout_has_background(n) && !shift.x && !shift.y)
		return NULL;
	struct frame *f = ARENA_NEW(l->arena, struct frame);
	*f = (struct frame){
		.node = n,
		.start = content - padding.start - border.start,
		.width = width + padding.start + padding.end + border.start + border.end,
		.border = border,
		.padding = padding,
		.shift_x = shift.x,
		.shift_y = shift.y,
		.head = retained(n, PROP_BORDER_BEFORE_WIDTH_CONDITIONALITY,
			PROP_PADDING_BEFORE_CONDITIONALITY, border.before, padding.before),
		.foot = retained(n, PROP_BORDER_AFTER_WIDTH_CONDITIONALITY,
			PROP_PADDING_AFTER_CONDITIONALITY, border.after, padding.after),
	};
	return f;
}

/* Height of what stands before the first place where L may freely be divided. */
static mpt least_height(const struct list *l)
{
	mpt height = 0;
	for (size_t i = 0; i < l->count; i++) {
		const struct piece *p = &l->pieces[i];
		if (i > 0 && p->kind == PIECE_GAP && p->may_break && p->keep == 0)
			break;
		height += p->height;
	}
	return height;
}

/* The footnotes called in cells FIRST .. END. */
static bool find_notes(struct layout *l, const struct paragraph *p, const struct line *line,
	const struct note **notes)
{
	struct note **tail = NULL;
	*notes = NULL;
	for (uint32_t i = line->first; i < line->end; i++) {
		const struct fo_node *n = p->cells[i].node;
		if (p->cells[i].kind != CELL_ANCHOR || n->object != FO_FOOTNOTE)
			continue;
		struct note *note = ARENA_NEW(l->arena, struct note);
		struct list *body = ARENA_NEW(l->arena, struct list);
		const struct fo_node *content = fo_child(n, FO_FOOTNOTE_BODY);
		if (!content || !block_format_list(l, content, l->note_width, body))
			return false;
		*note = (struct note){ n, body, list_height(body), least_height(body), NULL };
		if (tail)
			*tail = note;
		else
			*notes = note;
		tail = (struct note **)&note->next;
	}
	return true;
}

/* Whether all a paragraph has is anchors: then it makes no line. */
static bool only_anchors(const struct paragraph *p)
{
	for (size_t i = 0; i < p->cell_count; i++)
		if (p->cells[i].kind != CELL_ANCHOR && p->cells[i].kind != CELL_SPACE)
			return false;
	return true;
}

static bool mark_anchors(struct layout *l, struct list_builder *b, const struct paragraph *p)
{
	for (uint32_t i = 0; i < p->cell_count; i++) {
		const struct fo_node *n = p->cells[i].node;
		const struct line anchor = { .first = i, .end = i + 1 };
		const struct note *notes;
		if (p->cells[i].kind != CELL_ANCHOR || (n->object == FO_FLOAT && !page_float_is(n)))
			continue;
		l->page_floats += n->object == FO_FLOAT;
		if (!find_notes(l, p, &anchor, &notes))
			return false;
		if (notes)
			list_mark_notes(b, n, notes);
		else
			list_mark(b, n);
	}
	return true;
}

/* What sticks out by less cannot be seen: widths that were given in decimals. */
enum { UNSEEN = MPT_PT / 20 };

static void tell_wide(struct layout *l, const struct text_block *t, const struct line *line)
{
	diag_warning(l->env->diag, fo_content_place(t->paragraph->block), CODE_LAYOUT_OVERFLOW,
		_("a line is %.1f pt wide and has only %.1f pt"),
		(double)line->width / MPT_PT, (double)t->space.measure / MPT_PT);
}

static void tell_loose(struct layout *l, const struct text_block *t, const struct line *line)
{
	struct place at = fo_content_place(t->paragraph->block);
	if (line->loose)
		diag_note(l->env->diag, at, CODE_LAYOUT_LOOSE,
			_("a line is left %.1f pt short, as it would gape by more than an em"),
			(double)line->slack / MPT_PT);
	else
		diag_note(l->env->diag, at, CODE_LAYOUT_LOOSE,
			_("the characters of a line stand %.1f pt apart to fill it"),
			(double)line->apart / MPT_PT);
}

void block_tell_faults(
	struct layout *l, const struct text_block *t, size_t index, struct told_faults *told)
{
	const struct line *line = &t->lines.lines[index];
	if (!told->wide && line->overfull && line->width - t->space.measure >= UNSEEN) {
		tell_wide(l, t, line);
		told->wide = true;
	} else if (!told->loose && (line->loose || line->apart)) {
		tell_loose(l, t, line);
		told->loose = true;
	}
}

/* Floats that leave the text are looked for where their anchors come to stand. */
static void mark_page_floats(struct layout *l, struct list_builder *b, const struct paragraph *p,
	const struct line *line)
{
	for (uint32_t i = line->first; i < line->end; i++) {
		const struct fo_node *n = p->cells[i].node;
		if (p->cells[i].kind != CELL_ANCHOR || !page_float_is(n))
			continue;
		list_mark(b, n);
		l->page_floats++;
	}
}

bool block_add_line(struct layout *l, struct list_builder *b, const struct text_block *t,
	uint32_t index, size_t n, size_t count)
{
	const struct fo_node *block = t->paragraph->block;
	const struct line *line = &t->lines.lines[index];
	struct piece box = { .box = BOX_LINE, .index = index,
		.height = line->ascent + line->descent, .as.text = t };
	if (!find_notes(l, t->paragraph, line, &box.notes))
		return false;
	size_t orphans = (size_t)mpt_max(1, fo_integer(block, PROP_ORPHANS));
	size_t widows = (size_t)mpt_max(1, fo_integer(block, PROP_WIDOWS));
	bool words_stay = fo_keyword(block, PROP_HYPHENATION_KEEP) != KW_AUTO;
	if (n > 0 && (n < orphans || count - n < widows ||
			     (words_stay && index > 0 && line[-1].hyphen)))
		list_keep(b, KEEP_LINES);
	mark_page_floats(l, b, t->paragraph, line);
	list_box(b, box);
	return true;
}

/* INITIAL: the first line, if it is in a style of its own; else NULL. */
static bool add_lines(struct layout *l, struct list_builder *b, const struct text_block *initial,
	const struct text_block *t)
{
	struct told_faults told = { 0 };
	uint32_t before = initial ? 1 : 0, count = before + (uint32_t)t->lines.count;
	list_enter(b, 0);
	for (uint32_t i = 0; i < count; i++) {
		const struct text_block *of = i < before ? initial : t;
		uint32_t line = i < before ? i : i - before;
		block_tell_faults(l, of, line, &told);
		if (!block_add_line(l, b, of, line, i, count))
			return false;
	}
	list_leave(b);
	return true;
}

/* Floats that are none (float="none") stand as blocks below the paragraph they are anchored in; side
 * floats without text wait for some. */
static bool format_floats(
	struct layout *l, struct list_builder *b, const struct paragraph *p, struct area area)
{
	for (size_t i = 0; i < p->cell_count; i++) {
		const struct fo_node *n = p->cells[i].node;
		if (p->cells[i].kind != CELL_ANCHOR || n->object != FO_FLOAT || page_float_is(n))
			continue;
		bool ok = b->floats && float_is_side(n)
			? !only_anchors(p) || !float_is_due(l, n) || float_wait(l, b, n)
			: block_format_children(l, b, n, n->first, area);
		if (!ok)
			return false;
	}
	return true;
}

/* P without its first SKIPPED cells, which stand on pages before. */
static struct paragraph *skip_cells(
	struct layout *l, const struct paragraph *p, uint32_t skipped, struct list_builder *b)
{
	struct paragraph *rest = ARENA_NEW(l->arena, struct paragraph);
	*rest = *p;
	rest->cells += skipped;
	rest->cell_count -= skipped;
	float_wait_again(b);
	list_restart(b);
	return rest;
}

/* One run of inline content of BLOCK as lines. */
static bool format_text(struct layout *l, struct list_builder *b, const struct fo_node *block,
	const struct fo_node *first, const struct fo_node *end, struct area area)
{
	struct text_block *t = ARENA_NEW(l->arena, struct text_block);
	block_content_box(block, area, &t->start, &t->width);
	mpt measure = mpt_max(SMALLEST_MEASURE, t->width);
	t->width = measure + area.cut;
	size_t guesses = deferred_guesses(l);
	const struct resume *resume = layout_resume(l, first);
	t->cut_for = resume && resume->cut_for ? resume->cut_for : t->width;
	struct paragraph *p = text_collect(l->arena, &l->text, block, first, end, t->cut_for);
	t->guessed = deferred_guesses(l) > guesses;
	if (!p)
		return layout_go_on(l);
	t->block = block;
	t->first = first;
	t->end = end;
	if (resume && resume->cell <= p->cell_count) {
		t->skipped = resume->cell;
		p = skip_cells(l, p, resume->cell, b);
	}
	if (only_anchors(p))
		return mark_anchors(l, b, p) && format_floats(l, b, p, area);
	t->space = (struct line_space){
		.measure = measure,
		.first_indent = layout_begins(block, first) && !t->skipped
			? fo_length(block, PROP_TEXT_INDENT, area.width)
			: 0,
		.last_indent = fo_length(block, PROP_LAST_LINE_END_INDENT, area.width),
	};
	const struct font_chain *chain = font_set_chain(l->env->fonts,
		fo_string(block, PROP_FONT_FAMILY), fo_integer(block, PROP_FONT_WEIGHT),
		fo_keyword(block, PROP_FONT_STYLE) != KW_NORMAL, block->at, l->env->diag);
	if (!chain)
		return false;
	t->space.face = font_chain_first(chain);
	t->space.size = fo_length(block, PROP_FONT_SIZE, 0);
	t->space.fonts = l->env->fonts;
	t->paragraph = p;
	if (beside_concerns(b, p))
		return beside_format(l, b, t) && format_floats(l, b, p, area);
	struct text_block *initial = first_line_take(l, t);
	t->lines = line_break(l->arena, t->paragraph, &t->space);
	return add_lines(l, b, initial, t) && format_floats(l, b, p, area);
}

const struct text_block *block_set_again(
	struct layout *l, struct arena *a, const struct text_block *t)
{
	if (t->skipped || t->initial || t->stretch || !t->first)
		return NULL;
	struct text_block *again = ARENA_NEW(a, struct text_block);
	*again = *t;
	again->paragraph = text_collect(a, &l->text, t->block, t->first, t->end, t->width);
	if (!again->paragraph)
		return NULL;
	again->lines = line_break(a, again->paragraph, &t->space);
	return again->lines.count == t->lines.count ? again : NULL;
}

/* Whether N is a retrieve-marker whose marker holds blocks; else it stands in a line. */
static bool retrieves_blocks(struct layout *l, const struct fo_node *n)
{
	const struct fo_node *m =
		marker_is_shown_by(n) ? marker_retrieve(l, n) : NULL;
	for (const struct fo_node *c = m ? m->first : NULL; c; c = c->next)
		if (is_block_level(c))
			return true;
	return false;
}

/* A run of inline content as lines, or what else N is, so that *N goes on behind it. */
bool block_format_next(struct layout *l, struct list_builder *b, const struct fo_node *parent,
	const struct fo_node **n, struct area area)
{
	const struct fo_node *first = *n;
	if (is_marker(first)) {
		*n = first->next;
		list_mark(b, first);
		return true;
	}
	if (is_block_level(first) || retrieves_blocks(l, first)) {
		*n = first->next;
		return block_format(l, b, first, area);
	}
	const struct fo_node *end = first;
	while (end && !is_marker(end) && !is_block_level(end) && !retrieves_blocks(l, end))
		end = end->next;
	*n = end;
	return format_text(l, b, parent, first, end, area);
}

bool block_format_children(struct layout *l, struct list_builder *b, const struct fo_node *parent,
	const struct fo_node *first, struct area area)
{
	while (first)
		if (!block_format_next(l, b, parent, &first, area))
			return false;
	return true;
}

bool block_is_open(const struct fo_node *n)
{
	switch (n->object) {
	case FO_BLOCK:
	case FO_LIST_BLOCK:
		return fo_keyword(n, PROP_INTRUSION_DISPLACE) != KW_BLOCK;
	case FO_WRAPPER:
	case FO_INLINE:
	case FO_BASIC_LINK:
	case FO_BIDI_OVERRIDE:
		return is_block_level(n);
	default:
		return false;
	}
}

/* An inline that holds blocks has no box of its own. */
static bool has_box(const struct fo_node *n)
{
	return n->object == FO_BLOCK || n->object == FO_LIST_BLOCK ||
		n->object == FO_TABLE_AND_CAPTION || n->object == FO_TABLE_CAPTION;
}

/* The frame of N, or NULL. Of an inline, nothing but its background is behind the blocks. */
static struct frame *open_frame(struct layout *l, const struct fo_node *n, struct area area)
{
	mpt start, width;
	block_content_box(n, area, &start, &width);
	struct frame *f = block_frame(l, n, start, width, area.width);
	if (has_box(n) || !f)
		return f;
	bool plain = f->width == width && f->border.before + f->border.after == 0 &&
		f->padding.before + f->padding.after == 0;
	return plain ? f : NULL;
}

struct frame *block_enter(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area)
{
	if (has_box(n))
		block_begin(b, n, area);
	else if (layout_is_anchor(n))
		list_mark(b, n);
	struct frame *f = open_frame(l, n, area);
	if (f)
		list_open(b, f);
	return f;
}

void block_leave(
	struct list_builder *b, const struct fo_node *n, struct frame *f, struct area area)
{
	if (f)
		list_close(b);
	if (has_box(n))
		block_end(b, n, area);
}

struct frame *block_reenter(struct layout *l, struct list_builder *b, const struct fo_node *n,
	struct area area, bool continued)
{
	if (has_box(n))
		list_enter(b, layout_keep_together(n));
	struct frame *f = open_frame(l, n, area);
	if (f && continued)
		list_continue(b, f);
	else if (f)
		list_open(b, f);
	return f;
}

static bool format_open(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area)
{
	if (fo_keyword(n, PROP_INTRUSION_DISPLACE) == KW_BLOCK && float_near(b, list_y(b)))
		area = float_displace(b, area, list_y(b), true);
	struct frame *f = block_enter(l, b, n, area);
	bool ok = block_format_children(l, b, n, n->first, area);
	block_leave(b, n, f, area);
	return ok;
}

typedef bool formatter(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area);

/* Where N would begin. */
static mpt start_of(const struct list_builder *b, const struct fo_node *n, struct area area)
{
	struct list_builder after = *b;
	list_space_before(&after, layout_space_before(n, area.width));
	return list_y(&after);
}

/* What is a reference area of its own stands beside floats where that takes no more than half of its
 * room, and where it ends beside them too, since it would stay narrow below them; else it goes below. */
static bool format_apart(struct layout *l, struct list_builder *b, const struct fo_node *n,
	struct area area, formatter *format)
{
	if (!float_near(b, list_y(b)) || fo_keyword(n, PROP_INTRUSION_DISPLACE) == KW_NONE ||
		l->resume_count)
		return format(l, b, n, area);
	mpt y = start_of(b, n, area);
	float_attach(b, y);
	struct area narrow = float_displace(b, area, y, true);
	if (narrow.width == area.width)
		return format(l, b, n, area);
	if (narrow.width >= area.width / 2 && !l->trying) {
		const struct list_builder before = *b;
		l->trying = true;
		bool ok = format(l, b, n, narrow);
		l->trying = false;
		if (!ok)
			return false;
		if (b->height <= float_bottom(b))
			return true;
		*b = before;
	}
	float_pass(b);
	return format(l, b, n, area);
}

bool block_format(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area)
{
	if (layout_resume(l, n))
		list_restart(b);
	switch (n->object) {
	case FO_BLOCK_CONTAINER:
		return container_is_absolute(n)
			? container_format(l, b, n, area)
			: format_apart(l, b, n, area, container_format);
	case FO_LIST_ITEM:
		return list_item_format(l, b, n, area);
	case FO_TABLE:
		return format_apart(l, b, n, area, table_format);
	case FO_TABLE_AND_CAPTION:
		return caption_format(l, b, n, area);
	case FO_RETRIEVE_MARKER:
	case FO_RETRIEVE_TABLE_MARKER: {
		const struct fo_node *m = marker_content(l, n);
		return !m || block_format_children(l, b, m, m->first, area);
	}
	default:
		return format_open(l, b, n, area);
	}
}

bool block_format_area(
	struct layout *l, const struct fo_node *n, struct area area, struct list *out)
{
	struct list_builder b;
	struct float_scope floats;
	list_begin(&b, l->arena);
	float_begin(&floats, &b, area);
	bool ok = block_format_children(l, &b, n, n->first, area);
	float_finish(&b, false);
	*out = list_end(&b);
	list_strip(out);
	return ok;
}

bool block_format_list(struct layout *l, const struct fo_node *n, mpt width, struct list *out)
{
	return block_format_area(l, n, (struct area){ .width = width, .height = -1 }, out);
}
