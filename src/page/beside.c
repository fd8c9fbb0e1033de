/* Lines are set a stretch at a time: the rest of the paragraph is broken as if it all had the room
 * of its first line; the lines up to the next one that has another, or up to the next one with a
 * float in it, stay. What is left is broken anew from there. */
#include "page/beside.h"

#include <string.h>

#include "page/block.h"
#include "page/float.h"

enum {
	LEAST_ROOM = 4, /* em: text in less falls into single words and characters */
	/* Cells broken at a time up to the next float and behind it, so that many floats in a long
	 * paragraph don't break all of it again and again; more where that makes FEW_LINES. */
	WINDOW = 256,
	MOST_AHEAD = 1792,
	FEW_LINES = 4,
	MOST_TRIES = 4 /* to find the height of a line that has another room when it is higher */
};

/* A line that stays, or (TEXT is NULL) floats that stand on their own, with what follows below. */
struct placed {
	const struct text_block *text;
	struct side_float *floats; /* that go in front of it */
	mpt top;
	uint32_t index;
};

struct setting {
	struct layout *l;
	struct list_builder *b;
	const struct text_block *whole;
	mpt start;  /* content box, from the scope's start edge */
	enum keyword displace;
	mpt em;     /* of justified Chinese text, else 0 */
	mpt y;      /* where the next line would begin */
	mpt height; /* that the next line is thought to have */
	uint32_t cell;     /* the first in no line yet */
	uint32_t anchored; /* floats before this cell have their place */
	mpt top;    /* of the first line of this try, and its room */
	struct line_room room;
	struct side_float *floats; /* beside the first line of this try */
	struct placed *placed;
	size_t count, capacity;
	size_t lines;              /* of these */
};

bool beside_concerns(const struct list_builder *b, const struct paragraph *p)
{
	if (!b->floats)
		return false;
	if (float_near(b, list_y(b)))
		return true;
	for (size_t i = 0; i < p->cell_count; i++)
		if (p->cells[i].kind == CELL_ANCHOR && float_is_side(p->cells[i].node))
			return true;
	return false;
}

/* The room of a line from TOP to BOTTOM. */
static struct line_room room_at(const struct setting *s, mpt top, mpt bottom)
{
	mpt width = s->whole->space.measure;
	if (s->displace == KW_NONE)
		return (struct line_room){ 0, width };
	struct float_room between = float_room(s->b, top, bottom);
	mpt from = between.from - s->start, to = between.to - s->start;
	/* Indents are kept from the floats as from the edges of the reference area. */
	if (s->displace == KW_INDENT) {
		from = between.from;
		to = width - (s->b->floats->width - between.to);
	}
	from = mpt_max(0, from);
	to = mpt_min(width, to);
	/* A line as long as a whole number of characters needs no wider gaps; what is left over
	 * lies on the float's side. */
	mpt rest = s->em && to - from < width ? mpt_max(0, to - from) % s->em : 0;
	return (struct line_room){ to == width ? from + rest : from, to - from - rest };
}

static mpt least_room(const struct setting *s)
{
	mpt indent = s->cell ? 0 : mpt_max(0, s->whole->space.first_indent);
	return mpt_min(s->whole->space.measure, LEAST_ROOM * s->whole->space.size + indent);
}

/* Where a line of HEIGHT from Y on has room enough, and that room. */
static mpt find_top(const struct setting *s, mpt y, mpt height, struct line_room *room)
{
	for (;;) {
		*room = room_at(s, y, y + height);
		mpt below = room->width < least_room(s) ? float_below(s->b, y, y + height) : y;
		if (below <= y)
			return y;
		y = below;
	}
}

static struct text_block *break_window(struct setting *s, size_t window)
{
	struct paragraph *p = ARENA_NEW(s->l->arena, struct paragraph);
	struct text_block *t = ARENA_NEW(s->l->arena, struct text_block);
	*p = *s->whole->paragraph;
	p->cells += s->cell;
	p->cell_count = mpt_min(window, p->cell_count - s->cell);
	s->top = find_top(s, s->y, s->height, &s->room);
	*t = *s->whole;
	t->skipped += s->cell;
	t->stretch = true;
	t->paragraph = p;
	t->start += s->room.start;
	t->space.measure = mpt_max(1, s->room.width);
	if (s->cell)
		t->space.first_indent = 0;
	t->lines = line_break(s->l->arena, p, &t->space);
	return t;
}

static bool is_cut_off(const struct setting *s, const struct paragraph *p)
{
	return s->cell + p->cell_count < s->whole->paragraph->cell_count;
}

/* Where the next float is anchored that has no place yet, or the end. */
static size_t next_anchor(const struct setting *s)
{
	const struct paragraph *p = s->whole->paragraph;
	size_t i = s->anchored;
	while (i < p->cell_count &&
		(p->cells[i].kind != CELL_ANCHOR || !float_is_due(s->l, p->cells[i].node)))
		i++;
	return i;
}

static struct text_block *break_rest(struct setting *s)
{
	size_t next = next_anchor(s), ahead = next > s->cell ? next - s->cell : 0;
	size_t window = WINDOW + (ahead < MOST_AHEAD ? ahead : MOST_AHEAD);
	for (;; window *= 2) {
		struct arena_mark mark = arena_mark(s->l->arena);
		struct text_block *t = break_window(s, window);
		if (t->lines.count >= FEW_LINES || !is_cut_off(s, t->paragraph))
			return t;
		arena_release(s->l->arena, mark);
	}
}

static mpt height_of(const struct line *line)
{
	return line->ascent + line->descent;
}

static bool same(struct line_room a, struct line_room b)
{
	return a.start == b.start && a.width == b.width;
}

/* Whether what is in LINE would not be too wide without floats. */
static bool is_squashed(const struct setting *s, const struct line *line)
{
	return line->overfull && s->room.width < s->whole->space.measure;
}

/* The rest broken so that its first line has the room that it must have, whatever its height. */
static struct text_block *try_rest(struct setting *s)
{
	struct text_block *t = NULL;
	for (int i = 0; i < MOST_TRIES; i++) {
		t = break_rest(s);
		if (t->lines.count == 0)
			return t;
		struct line_room room;
		const struct line *line = &t->lines.lines[0];
		mpt height = height_of(line), top = find_top(s, s->y, height, &room);
		mpt below = is_squashed(s, line)
			? float_below(s->b, top, top + height)
			: top;
		if (below > top)
			s->y = below; /* a word that finds no room beside a float goes below it */
		else if (top == s->top && same(room, s->room))
			return t;
		s->height = height;
	}
	return t;
}

/* The next float anchored before cell END, or NULL. */
static const struct fo_node *next_float(struct setting *s, size_t end)
{
	size_t i = next_anchor(s);
	if (i >= end)
		return NULL;
	s->anchored = (uint32_t)i + 1;
	return s->whole->paragraph->cells[i].node;
}

static struct side_float *last_of(struct side_float *f)
{
	while (f && f->next)
		f = f->next;
	return f;
}

static void keep(struct setting *s, const struct placed *line)
{
	if (s->count == s->capacity) {
		size_t capacity = s->capacity ? 2 * s->capacity : 64;
		struct placed *placed = ARENA_ARRAY(s->l->arena, capacity, struct placed);
		if (s->count)
			memcpy(placed, s->placed, s->count * sizeof *placed);
		s->placed = placed;
		s->capacity = capacity;
	}
	s->placed[s->count++] = *line;
	s->lines += line->text != NULL;
}

/* F at Y beside the first line of this try, or with that below the floats so far where they would
 * be too high for a page together. */
static void put(struct setting *s, struct side_float *f, mpt y)
{
	if (!float_put(s->b, f, y, s->floats ? s->y : MPT_MAX)) {
		s->y = float_bottom(s->b);
		keep(s, &(struct placed){ .floats = s->floats, .top = s->y });
		s->floats = NULL;
		float_put(s->b, f, s->y, MPT_MAX);
	}
	f->next = NULL;
	struct side_float *last = last_of(s->floats);
	*(last ? &last->next : &s->floats) = f;
}

/* The same for F that is anchored in cell ANCHOR, in the first line of T: below the line if that
 * would lose the anchor for want of room (CSS 2.1, 9.5). The rest broken with it. */
static struct text_block *put_beside(
	struct setting *s, struct text_block *t, struct side_float *f, uint32_t anchor)
{
	const struct setting before = *s;
	const struct float_scope floats = *s->b->floats;
	struct side_float *const last = last_of(s->floats);
	const mpt below = s->top + height_of(&t->lines.lines[0]);
	put(s, f, s->top);
	if (f->top >= below && s->y == before.y)
		return t;
	t = try_rest(s);
	if (t->lines.count == 0 || anchor < s->cell + t->lines.lines[0].end)
		return t;
	*s = before;
	*s->b->floats = floats;
	if (last)
		last->next = NULL;
	put(s, f, below);
	return try_rest(s);
}

/* Floats that nothing stands before in the next line are in it wherever it ends. */
static bool put_leading(struct setting *s)
{
	const struct paragraph *p = s->whole->paragraph;
	for (uint32_t i = s->cell; i < p->cell_count; i++) {
		const struct cell *c = &p->cells[i];
		if (c->kind != CELL_ANCHOR && c->kind != CELL_SPACE)
			return true;
		if (c->kind != CELL_ANCHOR || i < s->anchored || !float_is_due(s->l, c->node))
			continue;
		struct side_float *f = float_make(s->l, s->b->floats, c->node);
		if (!f)
			return false;
		put(s, f, s->y);
		s->anchored = i + 1;
	}
	return true;
}

/* Gives the floats in the first line of T their places. False after a message. */
static bool put_floats(struct setting *s, struct text_block **t)
{
	while ((*t)->lines.count) {
		const struct fo_node *n = next_float(s, s->cell + (*t)->lines.lines[0].end);
		if (!n)
			return true;
		struct side_float *f = float_make(s->l, s->b->floats, n);
		if (!f)
			return false;
		*t = put_beside(s, *t, f, s->anchored - 1);
	}
	return true;
}

/* The lines of T that stay: the first, and those behind it that are in the room they were broken
 * for and have no float. */
static void keep_lines(struct setting *s, const struct text_block *t)
{
	size_t count = t->lines.count;
	/* The last lines of a window are not where they will end. */
	if (is_cut_off(s, t->paragraph))
		count -= 2;
	const uint32_t from = s->cell;
	const size_t anchor = next_anchor(s);
	for (size_t i = 0; i < count; i++) {
		const struct line *line = &t->lines.lines[i];
		struct line_room room;
		mpt top = find_top(s, s->y, height_of(line), &room);
		if (i > 0 && (!same(room, s->room) || from + line->end > anchor ||
				     is_squashed(s, line)))
			return;
		keep(s, &(struct placed){ t, s->floats, top, (uint32_t)i });
		s->floats = NULL;
		s->y = top + height_of(line);
		s->cell = from + line->end;
	}
}

/* What has its place as pieces. A line below floats of its own parts from them. */
static bool put_lines(struct setting *s)
{
	struct list_builder *b = s->b;
	size_t n = 0;
	struct told_faults told = { 0 };
	list_enter(b, 0);
	for (size_t i = 0; i < s->count; i++) {
		const struct placed *line = &s->placed[i];
		for (struct side_float *f = line->floats; f; f = f->next)
			list_float(b, f);
		if (line->top > list_y(b)) {
			if (line->floats)
				list_flush(b);
			list_clear(b, line->top);
		}
		if (!line->text)
			continue;
		block_tell_faults(s->l, line->text, line->index, &told);
		if (!block_add_line(s->l, b, line->text, line->index, n++, s->lines))
			return false;
	}
	for (; s->floats; s->floats = s->floats->next)
		list_float(b, s->floats);
	list_leave(b);
	return true;
}

/* Floats behind the last line wait for the next one. */
static bool wait_for_next(struct setting *s)
{
	const struct fo_node *n;
	while ((n = next_float(s, s->whole->paragraph->cell_count)) != NULL)
		if (!float_wait(s->l, s->b, n))
			return false;
	return true;
}

static bool is_chinese(const struct paragraph *p)
{
	for (size_t i = 0; i < p->cell_count; i++)
		if (p->cells[i].han)
			return true;
	return false;
}

bool beside_format(struct layout *l, struct list_builder *b, const struct text_block *whole)
{
	const struct fo_node *block = whole->paragraph->block;
	bool justified = fo_keyword(block, PROP_TEXT_ALIGN) == KW_JUSTIFY;
	struct setting s = { .l = l, .b = b, .whole = whole,
		.start = whole->start - b->floats->origin,
		.displace = fo_keyword(block, PROP_INTRUSION_DISPLACE),
		.em = justified && is_chinese(whole->paragraph) ? mpt_max(1, whole->space.size) : 0,
		.y = list_y(b), .height = fo_length(block, PROP_LINE_HEIGHT, 0) };
	for (size_t i = 0; i < b->floats->waiting_count; i++)
		put(&s, b->floats->waiting[i], s.y);
	b->floats->waiting_count = 0;
	while (s.cell < whole->paragraph->cell_count) {
		if (!put_leading(&s))
			return false;
		struct text_block *t = try_rest(&s);
		if (!put_floats(&s, &t))
			return false;
		const uint32_t before = s.cell;
		keep_lines(&s, t);
		if (s.cell == before)
			break;
	}
	return put_lines(&s) && wait_for_next(&s);
}
