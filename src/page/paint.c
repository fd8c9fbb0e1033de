#include "page/paint.h"

#include <string.h>

#include "page/column_box.h"
#include "page/fill.h"
#include "page/grid.h"
#include "page/float.h"
#include "page/index.h"
#include "page/layer.h"
#include "page/marker.h"
#include "page/table_marker.h"

struct display_item *paint_item(struct painter *p, enum display_kind kind, const struct fo_node *n)
{
	p->items = xgrow(p->items, p->count, &p->capacity, sizeof *p->items);
	struct display_item *item = &p->items[p->count++];
	*item = (struct display_item){ .kind = kind, .node = n };
	return item;
}

/* What G grows by. */
static mpt growth(const struct piece *g, const struct stretch *s)
{
	if (s->most <= 0)
		return 0;
	return mpt_scale(
		s->adjust < 0 ? g->height - g->min : g->max - g->height, s->adjust, s->most);
}

/* Where the stretch has come to. On a grid Y grows by whole lines only, where a gap ends on it. */
struct placing {
	mpt y;
	mpt optimum; /* from the head of the stretch, nothing having grown */
	mpt grown;   /* that Y does not have yet */
};

static void pass_gap(struct placing *at, const struct stretch *s, size_t i)
{
	const struct piece *g = &s->list->pieces[i];
	mpt height = g->height + grid_room(s->list, i, at->optimum, s->pitch);
	at->optimum += height;
	at->grown += growth(g, s);
	mpt step = s->pitch == 0 ? at->grown : g->snap_end ? grid_down(at->grown, s->pitch) : 0;
	at->grown -= step;
	at->y += height + step;
}

/* Frames that were begun on an earlier page: outermost first. Returns the height they take. */
static mpt reopen(struct frame *f, mpt y)
{
	if (!f)
		return y;
	y = reopen(f->parent, y);
	f->begins = false;
	f->ends = false;
	f->top = y;
	return y + f->head + f->header_height;
}

/* The innermost frame that goes on behind the stretch. */
static struct frame *open_behind(const struct stretch *s)
{
	return s->to < s->list->count ? s->list->pieces[s->to].frame : NULL;
}

/* Finds where every piece of the stretch is, and the extent of every frame. TOPS has a place for
 * each piece and one behind. */
static void place(const struct stretch *s, mpt *tops)
{
	const struct piece *pieces = s->list->pieces;
	struct placing at = { .y = s->y };
	size_t i = s->from;
	if (s->top && i < s->to) {
		const struct piece *p = &pieces[i];
		at.y = reopen(p->kind == PIECE_OPEN ? p->frame->parent : p->frame, at.y);
		if (p->kind == PIECE_GAP) {
			tops[i++ - s->from] = at.y;
			at.y += p->head;
		}
		at.optimum = at.y - s->y;
	}
	for (; i < s->to; i++) {
		const struct piece *p = &pieces[i];
		tops[i - s->from] = at.y;
		if (p->kind == PIECE_OPEN) {
			p->frame->top = at.y;
			p->frame->begins = true;
			p->frame->ends = false;
		}
		if (p->kind == PIECE_GAP) {
			pass_gap(&at, s, i);
			continue;
		}
		at.y += p->height;
		at.optimum += p->height;
		if (p->kind == PIECE_CLOSE) {
			p->frame->bottom = at.y;
			p->frame->ends = true;
		}
	}
	mpt y = at.y;
	tops[s->to - s->from] = y;
	if (s->to < s->list->count && pieces[s->to].kind == PIECE_GAP)
		y += pieces[s->to].foot;
	for (struct frame *open = open_behind(s); open; open = open->parent) {
		y += open->foot + open->footer_height;
		open->bottom = y;
	}
}

/* A header or footer beside the one in the list. */
static bool paint_again(struct painter *p, const struct list *l, mpt x, mpt y)
{
	const bool repeats = p->repeats;
	p->repeats = true;
	bool ok = paint_list(p, l, x, y);
	p->repeats = repeats;
	return ok;
}

/* The innermost of the frames that S goes on in, or NULL. */
static const struct frame *reopened(const struct stretch *s)
{
	return s->top && s->from < s->to ? fill_open_at(s->list, s->from) : NULL;
}

static bool paint_frame(struct painter *p, const struct frame *f, mpt x)
{
	struct rect box = { x + f->start + f->shift_x, f->top + f->shift_y, f->width,
		f->bottom - f->top };
	if (f->shares_borders)
		paint_background(p, f->node, box);
	else
		paint_box(p, f->node, box, (struct paint_edges){ f->begins, f->ends });
	return f->begins || !f->header ||
		paint_again(p, f->header, x + f->shift_x, box.y + f->head);
}

static bool paint_reopened(struct painter *p, const struct frame *f, mpt x)
{
	return !f || (paint_reopened(p, f->parent, x) && paint_frame(p, f, x));
}

/* The repeated footers, behind all that stands above them. */
static bool paint_footers(struct painter *p, const struct frame *f, mpt x)
{
	for (; f; f = f->parent)
		if (f->footer && !paint_again(p, f->footer, x + f->shift_x,
			    f->bottom + f->shift_y - f->foot - f->footer_height))
			return false;
	return true;
}

static bool paint_absolute(struct painter *p, const struct fo_node *n, mpt y);

void paint_anchor(struct painter *p, const struct fo_node *n, mpt x, mpt y)
{
	const char *id = fo_string(n, PROP_ID);
	if (p->repeats)
		return;
	const char *name = index_note(p->l, n);
	if (!id[0] && !name)
		return;
	struct display_item *item = paint_item(p, DISPLAY_ANCHOR, n);
	item->x = x;
	item->y = y;
	item->as.anchor = id[0] ? id : name;
	if (id[0])
		layout_note_id(p->l, id);
}

/* An id, a marker, an absolute container. */
static bool paint_mark(struct painter *p, const struct fo_node *n, mpt x, mpt y)
{
	if (n->object == FO_FLOAT)
		return true; /* it stands elsewhere */
	paint_anchor(p, n, x, y);
	if (n->object == FO_MARKER && !p->repeats)
		marker_note(p->l, n);
	return !container_is_absolute(n) || paint_absolute(p, n, y);
}

/* What has an id, or a marker's parent, ends here. */
static bool end_mark(struct painter *p, const struct fo_node *n)
{
	if (p->repeats)
		return true;
	if (n->object == FO_MARKER)
		marker_end(p->l, n);
	else
		layout_note_id(p->l, fo_string(n, PROP_ID));
	return true;
}

static bool paint_piece(struct painter *p, const struct stretch *at, size_t *i, mpt y)
{
	const struct piece *piece = &at->list->pieces[*i];
	struct stretch moved = *at, *s = &moved;
	if (piece->frame && piece->kind != PIECE_OPEN) {
		s->x += piece->frame->shift_x;
		y += piece->frame->shift_y;
	}
	switch (piece->kind) {
	case PIECE_OPEN:
		return paint_frame(p, piece->frame, s->x);
	case PIECE_MARK:
		if (piece->index)
			return end_mark(p, piece->as.node);
		return paint_mark(p, piece->as.node, s->x, y);
	case PIECE_BOX:
		break;
	default:
		return true;
	}
	if (piece->box == BOX_LINE)
		return paint_line(p, piece->as.text, piece->index, s->x, y);
	if (piece->box == BOX_CONTAINER)
		return paint_container(p, piece->as.container, s->x + piece->as.container->start, y);
	return paint_row(p, s, i, y);
}

/* Where F, which is open from piece I of S on, ends there. */
static size_t frame_end(const struct stretch *s, const struct frame *f, size_t i)
{
	const struct piece *pieces = s->list->pieces;
	while (i < s->to && (pieces[i].kind != PIECE_CLOSE || pieces[i].frame != f))
		i++;
	return i;
}

/* What stands on this page of the tables whose headers or footers tell of it. */
static void find_fragments(const struct painter *p, const struct stretch *s)
{
	const struct piece *pieces = s->list->pieces;
	for (const struct frame *f = reopened(s); f; f = f->parent)
		if (f->markers)
			table_markers_fragment(
				p->l, f->markers, s->list, s->from, frame_end(s, f, s->from));
	for (size_t i = s->from; i < s->to; i++)
		if (pieces[i].kind == PIECE_OPEN && pieces[i].frame->markers)
			table_markers_fragment(p->l, pieces[i].frame->markers, s->list, i,
				frame_end(s, pieces[i].frame, i));
}

static bool paint_float(struct painter *p, const struct piece *piece, mpt x, mpt y)
{
	const struct side_float *f = piece->as.side;
	return paint_list(p, f->body, x + f->x + f->body_start, y + piece->head);
}

bool paint_stretch(struct painter *p, const struct stretch *s)
{
	mpt *tops = ARENA_ARRAY(p->arena, s->to - s->from + 1, mpt);
	place(s, tops);
	find_fragments(p, s);
	if (!paint_reopened(p, reopened(s), s->x))
		return false;
	for (size_t i = s->from; i < s->to; i++)
		if (!paint_piece(p, s, &i, tops[i - s->from]))
			return false;
	/* Floats lie above the backgrounds of all blocks beside them. */
	for (size_t i = s->from; i < s->to; i++)
		if (s->list->pieces[i].kind == PIECE_FLOAT &&
			!paint_float(p, &s->list->pieces[i], s->x, tops[i - s->from]))
			return false;
	return paint_footers(p, open_behind(s), s->x);
}

bool paint_list(struct painter *p, const struct list *l, mpt x, mpt y)
{
	return paint_stretch(p, &(struct stretch){ .list = l, .to = l->count, .x = x, .y = y });
}

/* A quarter turn counter-clockwise takes the inline direction upwards, the block direction rightwards
 * (XSL 1.1, 7.20.3). */
void paint_turn(struct painter *p, int turns, struct rect content)
{
	struct display_item *item = paint_item(p, DISPLAY_TRANSFORM, NULL);
	item->as.transform.quarter_turns = turns;
	item->as.transform.dx = content.x + (turns >= 2 ? content.width : 0);
	item->as.transform.dy = content.y + (turns == 1 || turns == 2 ? content.height : 0);
}

struct rect paint_turned(struct rect r, int turns, struct rect content)
{
	const mpt left = r.x - content.x, right = content.x + content.width - r.x - r.width;
	const mpt top = r.y - content.y, bottom = content.y + content.height - r.y - r.height;
	switch (turns) {
	case 1:
		return (struct rect){ bottom, left, r.height, r.width };
	case 2:
		return (struct rect){ right, bottom, r.width, r.height };
	case 3:
		return (struct rect){ top, right, r.height, r.width };
	default:
		return r;
	}
}

bool paint_container(struct painter *p, const struct container *c, mpt x, mpt y)
{
	struct shift shift = layout_shift(c->node, c->width);
	x += shift.x;
	y += shift.y;
	struct rect box = { x, y, container_width(c), container_height(c) };
	struct rect content = { x + c->border.start + c->padding.start,
		y + c->border.before + c->padding.before, c->width, c->height };
	paint_box(p, c->node, box, (struct paint_edges){ true, true });
	enum keyword overflow = fo_keyword(c->node, PROP_OVERFLOW);
	mpt room = container_room(c);
	bool clip = overflow == KW_HIDDEN || overflow == KW_SCROLL ||
		(overflow == KW_ERROR_IF_OVERFLOW && c->content_height > room);
	struct rect around = p->around, page = p->page;
	struct layers *layers = p->layers;
	p->layers = NULL;
	p->page = paint_turned(page, c->turns, content);
	p->around = content;
	if (clip || c->turns)
		paint_item(p, DISPLAY_SAVE, c->node);
	if (clip) {
		struct display_item *item = paint_item(p, DISPLAY_CLIP, c->node);
		item->x = content.x;
		item->y = content.y;
		item->width = content.width;
		item->height = content.height;
	}
	if (c->turns) {
		paint_turn(p, c->turns, content);
		bool odd = c->turns % 2;
		content = (struct rect){ 0, 0, odd ? c->height : c->width, room };
		p->around = content;
	}
	mpt top = content.y + container_offset(c);
	bool ok = c->columns ? column_box_paint(p, c->columns, content.x, top)
			     : paint_stretch(p, &(struct stretch){ .list = &c->list,
				       .to = c->list.count, .x = content.x, .y = top,
				       .adjust = -c->shrunk, .most = c->shrinkable });
	if (clip || c->turns)
		paint_item(p, DISPLAY_RESTORE, c->node);
	p->around = around;
	p->page = page;
	p->layers = layers;
	return ok;
}

/* XSL 1.1, 7.6: top, left, right and bottom are where the content's edges are, from those of the area
 * around; without any of a pair, where the container stands in the flow. Y is the place in the flow. */
static bool paint_absolute(struct painter *p, const struct fo_node *n, mpt y)
{
	struct rect r = fo_keyword(n, PROP_ABSOLUTE_POSITION) == KW_FIXED ? p->page : p->around;
	const struct container *c =
		container_make(p->l, n, (struct area){ .width = r.width, .height = r.height });
	if (!c)
		return false;
	mpt left = r.x + fo_length(n, PROP_LEFT, r.width);
	if (fo_get(n, PROP_LEFT)->kind != VALUE_LENGTH &&
		fo_get(n, PROP_RIGHT)->kind == VALUE_LENGTH)
		left = r.x + r.width - fo_length(n, PROP_RIGHT, r.width) - c->width;
	mpt top = y + c->border.before + c->padding.before;
	if (fo_get(n, PROP_TOP)->kind == VALUE_LENGTH)
		top = r.y + fo_length(n, PROP_TOP, r.height);
	else if (fo_get(n, PROP_BOTTOM)->kind == VALUE_LENGTH)
		top = r.y + r.height - fo_length(n, PROP_BOTTOM, r.height) - c->height;
	return paint_container(layer_painter(p, n), c, left - c->border.start - c->padding.start,
		top - c->border.before - c->padding.before);
}
