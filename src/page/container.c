#include "page/container.h"

#include "base/i18n.h"
#include "page/block.h"
#include "page/content_width.h"
#include "page/column_box.h"
#include "page/deferred.h"
#include "page/float.h"

bool container_is_absolute(const struct fo_node *n)
{
	enum keyword k = fo_keyword(n, PROP_ABSOLUTE_POSITION);
	return n->object == FO_BLOCK_CONTAINER && (k == KW_ABSOLUTE || k == KW_FIXED);
}

static bool given(const struct fo_node *n, enum fo_property p)
{
	return fo_get(n, p)->kind == VALUE_LENGTH;
}

mpt container_height(const struct container *c)
{
	return c->height + c->border.before + c->border.after + c->padding.before + c->padding.after;
}

mpt container_width(const struct container *c)
{
	return c->width + c->border.start + c->border.end + c->padding.start + c->padding.end;
}


static mpt sum_across(const struct container *c)
{
	return c->border.start + c->border.end + c->padding.start + c->padding.end;
}

/* The length that P gives, or -1: also for a percentage of a BASE that is not known (XSL 1.1, 7.15.3:
 * as auto). */
static mpt length_of(const struct fo_node *n, enum fo_property p, mpt base)
{
	const struct fo_value *v = fo_get(n, p);
	if (v->kind != VALUE_LENGTH || (v->percent && base < 0))
		return -1;
	return mpt_max(0, fo_length(n, p, base));
}

/* V within the limits that the container has in one direction; the lower one wins. */
static mpt limited(const struct fo_node *n, enum fo_property maximum, enum fo_property minimum,
	mpt base, mpt v)
{
	mpt most = length_of(n, maximum, base);
	return mpt_max(length_of(n, minimum, base), most >= 0 ? mpt_min(v, most) : v);
}

/* What lies between two opposite edges, or -1 if not both are given. */
static mpt between(const struct fo_node *n, enum fo_property from, enum fo_property to, mpt room)
{
	if (room < 0 || !given(n, from) || !given(n, to))
		return -1;
	return mpt_max(0, room - fo_length(n, from, room) - fo_length(n, to, room));
}

/* The width that is left to a container without one of its own. */
static mpt width_left(const struct fo_node *n, struct area area, mpt sides)
{
	mpt start, width;
	if (container_is_absolute(n)) {
		width = between(n, PROP_LEFT, PROP_RIGHT, area.width);
		return width >= 0 ? width : area.width - sides - fo_length(n, PROP_LEFT, area.width) -
			fo_length(n, PROP_RIGHT, area.width);
	}
	block_content_box(n, area, &start, &width);
	return width;
}

static mpt upright_width(const struct fo_node *n, struct area area, mpt sides)
{
	mpt width = length_of(n, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, area.width);
	if (width < 0)
		width = width_left(n, area, sides);
	return mpt_max(MPT_PT, limited(n, PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM,
		PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM, area.width, width));
}

/* Higher than any page: what words beside which nothing is known are measured by. */
enum { ENDLESS = 10000 * MPT_PT };

/* Each container on its side measures what it holds, those in it too: deeper ones than any page has go
 * unmeasured, or the time would double with each. */
enum { DEEPEST_TURNED = 4 };

/* Whether it is its writing mode that puts N across the lines around it. */
static bool crosses(const struct fo_node *n)
{
	return fo_is_vertical(n) != layout_in_vertical(n);
}

/* Its width on the page, or -1 where it is as wide as the lines of its content are high together. */
static mpt turned_width(const struct fo_node *n, struct area area, mpt sides)
{
	mpt width = length_of(n, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, area.width);
	if (width < 0 && container_is_absolute(n))
		width = between(n, PROP_LEFT, PROP_RIGHT, area.width);
	else if (width < 0 && n->object == FO_BLOCK_CONTAINER && !crosses(n))
		width = width_left(n, area, sides);
	return width < 0 ? -1 : limited(n, PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM,
		PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM, area.width, width);
}

/* How high the lines of N's content are together where they are MEASURE long. */
static mpt depth(struct layout *l, const struct fo_node *n, mpt measure)
{
	struct quiet q;
	struct list list = { .count = 0 };
	struct arena_mark mark = arena_mark(l->arena);
	const bool trying = l->trying;
	const size_t guesses = deferred_guesses(l);
	layout_begin_quiet(l, &q);
	l->trying = true;
	block_format_area(l, n, (struct area){ .width = measure, .height = -1 }, &list);
	l->trying = trying;
	layout_end_quiet(l, &q);
	if (deferred_guesses(l) > guesses)
		deferred_lose(l); /* it may be laid out otherwise */
	const mpt height = list_height(&list);
	arena_release(l->arena, mark);
	return height;
}

/* Of lines that have to be broken, the least measure at which they are no higher than WIDTH together,
 * in whole ems; MOST if there is none below it. */
static mpt least_measure(struct layout *l, const struct fo_node *n, mpt least, mpt most, mpt width)
{
	const mpt em = mpt_max(MPT_PT, fo_length(n, PROP_FONT_SIZE, 0));
	mpt low = (least + em - 1) / em, high = most / em;
	if (l->trying || low >= high || depth(l, n, high * em) > width)
		return most;
	while (low < high) {
		const mpt middle = (low + high) / 2;
		if (depth(l, n, middle * em) > width)
			low = middle + 1;
		else
			high = middle;
	}
	return high * em;
}

/* What there is for the lines of N, across those around it. */
static mpt room_across(const struct layout *l, const struct fo_node *n, struct area area)
{
	const struct edges b = layout_border(n), p = layout_padding(n, area.width);
	const mpt body = layout_in_vertical(n) == l->body_vertical ? l->body_height : l->note_width;
	const mpt around = area.height > 0 ? area.height : body;
	const mpt offsets = container_is_absolute(n)
		? fo_length(n, PROP_TOP, around) + fo_length(n, PROP_BOTTOM, around)
		: 0;
	if (around <= 0)
		return ENDLESS;
	return mpt_max(MPT_PT, around - offsets - b.before - b.after - p.before - p.after);
}

/* As high as the longest line, if there is room for that; else as it takes to set them all. */
static mpt height_of_lines(
	struct layout *l, const struct fo_node *n, struct area area, mpt width, mpt sides)
{
	if (!crosses(n))
		return content_width(l, n, area.height > 0 ? area.height : ENDLESS).most;
	const mpt room = room_across(l, n, area);
	if (l->turned > DEEPEST_TURNED)
		return room;
	const struct content_width w = content_width(l, n, room);
	if (w.most <= room)
		return w.most;
	if (width < 0)
		width = n->object == FO_BLOCK_CONTAINER ? width_left(n, area, sides) : ENDLESS;
	return least_measure(l, n, w.least, room, width);
}

/* Of a container that stands on its side the inline-progression-dimension is its height on the page:
 * dimensions are those of the content. WIDTH is what it has on the page, -1 if that depends on this. */
static mpt turned_height(
	struct layout *l, const struct fo_node *n, struct area area, mpt width, mpt sides)
{
	mpt height = length_of(n, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, area.height);
	if (height < 0 && container_is_absolute(n))
		height = between(n, PROP_TOP, PROP_BOTTOM, area.height);
	if (height < 0)
		height = height_of_lines(l, n, area, width, sides);
	return mpt_max(MPT_PT, limited(n, PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM,
		PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM, area.height, height));
}

mpt container_turned_width(struct layout *l, const struct fo_node *n, mpt reference)
{
	const struct area area = { .width = reference, .height = -1 };
	mpt width = length_of(n, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, -1);
	if (width < 0 && l->turned < DEEPEST_TURNED) {
		l->turned++;
		width = depth(l, n, turned_height(l, n, area, -1, 0));
		l->turned--;
	}
	return limited(n, PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM,
		PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM, -1, mpt_max(0, width));
}

/* The given height of the content, or -1. */
static mpt given_height(const struct fo_node *n, struct area area)
{
	mpt height = length_of(n, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, area.height);
	if (height < 0 && container_is_absolute(n))
		height = between(n, PROP_TOP, PROP_BOTTOM, area.height);
	return height < 0 ? -1 : limited(n, PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM,
		PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM, area.height, height);
}

mpt container_room(const struct container *c)
{
	return c->turns % 2 ? c->width : c->height;
}

mpt container_offset(const struct container *c)
{
	enum keyword k = fo_keyword(c->node, PROP_DISPLAY_ALIGN);
	mpt room = mpt_max(0, container_room(c) - c->content_height);
	return k == KW_CENTER ? room / 2 : k == KW_AFTER ? room : 0;
}

mpt container_base_line(const struct container *c)
{
	mpt line = c->turns ? -1 : list_base_line(&c->list);
	if (line < 0)
		return container_height(c);
	return c->border.before + c->padding.before + container_offset(c) + line;
}

/* Gaps shrink as far as they may where the content is too high. */
static void squeeze(struct container *c)
{
	mpt over = c->content_height - container_room(c);
	if (over <= 0 || c->columns)
		return;
	for (size_t i = 0; i < c->list.count; i++)
		if (c->list.pieces[i].kind == PIECE_GAP)
			c->shrinkable += c->list.pieces[i].height - c->list.pieces[i].min;
	c->shrunk = mpt_min(over, c->shrinkable);
	c->content_height -= c->shrunk;
}

static void check_overflow(struct layout *l, const struct container *c)
{
	mpt room = container_room(c);
	if (c->content_height > room &&
		fo_keyword(c->node, PROP_OVERFLOW) == KW_ERROR_IF_OVERFLOW)
		diag_warning(l->env->diag, c->node->at, CODE_LAYOUT_OVERFLOW,
			_("the content of this block-container is %.1f pt high and has only %.1f pt"),
			(double)c->content_height / MPT_PT, (double)room / MPT_PT);
}

/* The area that the content is set in, in its own direction. */
static struct area content_area(const struct container *c)
{
	bool turned = c->turns % 2;
	return (struct area){ .width = turned ? c->height : c->width,
		.height = turned ? c->width : c->height };
}

bool container_has_columns(const struct fo_node *n)
{
	return n->object == FO_BLOCK_CONTAINER && fo_integer(n, PROP_AXF_COLUMN_COUNT) > 1;
}

static bool format_content(struct layout *l, struct container *c, struct area inner)
{
	if (!container_has_columns(c->node)) {
		bool ok = block_format_area(l, c->node, inner, &c->list);
		c->content_height = list_height(&c->list);
		return ok;
	}
	c->columns = column_box_make(l, c->node, inner);
	if (!c->columns)
		return false;
	c->list = c->columns->list;
	c->content_height = c->columns->height;
	return true;
}

const struct container *container_make(struct layout *l, const struct fo_node *n, struct area area)
{
	struct container *c = ARENA_NEW(l->arena, struct container);
	c->node = n;
	c->turns = layout_turns(n);
	c->border = layout_border(n);
	c->padding = layout_padding(n, area.width);
	mpt content_start, unused;
	block_content_box(n, area, &content_start, &unused);
	c->start = content_start - c->border.start - c->padding.start;
	bool turned = c->turns % 2;
	const mpt sides = sum_across(c);
	l->turned += turned;
	c->width = turned ? turned_width(n, area, sides) : upright_width(n, area, sides);
	c->height = turned ? turned_height(l, n, area, c->width, sides) : given_height(n, area);
	const bool ok = format_content(l, c, content_area(c));
	l->turned -= turned;
	if (!ok)
		return NULL;
	mpt *depth = turned ? &c->width : &c->height;
	if (*depth < 0)
		*depth = limited(n, PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM,
			PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM,
			turned ? area.width : area.height, c->content_height);
	squeeze(c);
	check_overflow(l, c);
	return c;
}

/* A container that is as high as its content and not turned is divided like a block. */
static bool format_divisible(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area)
{
	struct container box = { .border = layout_border(n),
		.padding = layout_padding(n, area.width) };
	mpt start, unused;
	block_content_box(n, area, &start, &unused);
	struct area inner = { .origin = start, .width = upright_width(n, area, sum_across(&box)),
		.height = -1 };
	struct frame *f = block_frame(l, n, start, inner.width, area.width);
	if (f)
		list_open(b, f);
	struct float_scope floats;
	float_begin(&floats, b, inner);
	bool ok = block_format_children(l, b, n, n->first, inner);
	float_finish(b, false);
	if (f)
		list_close(b);
	return ok;
}

static bool has_fixed_height(const struct fo_node *n, mpt around)
{
	return layout_turns(n) || length_of(n, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, around) >= 0;
}

static bool has_limits(const struct fo_node *n, mpt around)
{
	return length_of(n, PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM, around) > 0 ||
		length_of(n, PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM, around) >= 0;
}

bool container_is_open(const struct fo_node *n, struct area area)
{
	const struct edges b = layout_border(n), p = layout_padding(n, area.width);
	const mpt sides = b.before + b.after + b.start + b.end + p.before + p.after + p.start + p.end;
	return !container_is_absolute(n) && !has_fixed_height(n, area.height) &&
		!has_limits(n, area.height) && sides == 0 && !layout_has_background(n);
}

void container_columns(const struct fo_node *n, struct area area, struct column_set *out)
{
	mpt start, unused;
	block_content_box(n, area, &start, &unused);
	*out = multicol_of(n, upright_width(n, area, 0));
	out->start = start;
}

bool container_format(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area)
{
	if (container_is_absolute(n)) {
		list_mark(b, n);
		return true;
	}
	const struct container *c = NULL;
	bool whole = has_fixed_height(n, area.height) || container_has_columns(n);
	if ((whole || has_limits(n, area.height)) && !(c = container_make(l, n, area)))
		return false;
	block_begin(b, n, area);
	bool ok = true;
	if (c && (whole || c->height != c->content_height))
		list_box(b, (struct piece){ .box = BOX_CONTAINER,
			.height = container_height(c), .as.container = c,
			.notes = list_notes(l->arena, &c->list) });
	else
		ok = format_divisible(l, b, n, area);
	block_end(b, n, area);
	return ok;
}
