#include "page/container.h"

#include "base/i18n.h"
#include "page/block.h"

bool container_is_absolute(const struct fo_node *n)
{
	enum keyword k = fo_keyword(n, PROP_ABSOLUTE_POSITION);
	return n->object == FO_BLOCK_CONTAINER && (k == KW_ABSOLUTE || k == KW_FIXED);
}

static int turns_of(const struct fo_node *n)
{
	int degrees = fo_integer(n, PROP_REFERENCE_ORIENTATION) % 360;
	return (degrees + 360) % 360 / 90;
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


static mpt content_width(const struct fo_node *n, struct area area, struct container *c)
{
	mpt sides = c->border.start + c->border.end + c->padding.start + c->padding.end;
	if (given(n, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM))
		return fo_length(n, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, area.width);
	if (container_is_absolute(n))
		return area.width - fo_length(n, PROP_LEFT, area.width) -
			fo_length(n, PROP_RIGHT, area.width) - sides;
	mpt start, width;
	block_content_box(n, area, &start, &width);
	return width;
}

/* The given height of the content, or -1. */
static mpt given_height(const struct fo_node *n, struct area area, const struct container *c)
{
	if (given(n, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM))
		return fo_length(n, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, mpt_max(0, area.height));
	if (container_is_absolute(n) && area.height >= 0 && given(n, PROP_TOP) &&
		given(n, PROP_BOTTOM))
		return area.height - fo_length(n, PROP_TOP, area.height) -
			fo_length(n, PROP_BOTTOM, area.height) - c->border.before - c->border.after -
			c->padding.before - c->padding.after;
	return -1;
}

static void check_overflow(struct layout *l, const struct container *c)
{
	mpt room = c->turns % 2 ? c->width : c->height;
	if (c->content_height > room &&
		fo_keyword(c->node, PROP_OVERFLOW) == KW_ERROR_IF_OVERFLOW)
		diag_warning(l->env->diag, c->node->at, CODE_LAYOUT_OVERFLOW,
			_("the content of this block-container is %.1f pt high and has only %.1f pt"),
			(double)c->content_height / MPT_PT, (double)room / MPT_PT);
}

const struct container *container_make(struct layout *l, const struct fo_node *n, struct area area)
{
	struct container *c = ARENA_NEW(l->arena, struct container);
	c->node = n;
	c->turns = turns_of(n);
	c->border = layout_border(n);
	c->padding = layout_padding(n, area.width);
	mpt content_start, unused;
	block_content_box(n, area, &content_start, &unused);
	c->start = content_start - c->border.start - c->padding.start;
	c->width = mpt_max(MPT_PT, content_width(n, area, c));
	c->height = given_height(n, area, c);
	mpt measure = c->turns % 2 && c->height >= 0 ? c->height : c->width;
	if (!block_format_list(l, n, mpt_max(MPT_PT, measure), &c->list))
		return NULL;
	c->content_height = list_height(&c->list);
	if (c->height < 0)
		c->height = c->turns % 2 ? measure : c->content_height;
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
	struct area inner = { start, mpt_max(MPT_PT, content_width(n, area, &box)), -1 };
	struct frame *f = block_frame(l, n, start, inner.width, area.width);
	if (f)
		list_open(b, f);
	bool ok = block_format_children(l, b, n, n->first, inner);
	if (f)
		list_close(b);
	return ok;
}

bool container_format(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area)
{
	if (container_is_absolute(n)) {
		list_mark(b, n);
		return true;
	}
	block_begin(b, n, area);
	bool ok = true;
	if (turns_of(n) == 0 && !given(n, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM)) {
		ok = format_divisible(l, b, n, area);
	} else {
		const struct container *c = container_make(l, n, area);
		ok = c != NULL;
		if (c)
			list_box(b, (struct piece){ .box = BOX_CONTAINER,
				.height = container_height(c), .as.container = c });
	}
	block_end(b, n, area);
	return ok;
}
