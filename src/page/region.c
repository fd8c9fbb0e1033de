#include "page/region.h"

static bool clips(const struct region *r)
{
	enum keyword overflow = fo_keyword(r->node, PROP_OVERFLOW);
	return overflow == KW_HIDDEN || overflow == KW_SCROLL || overflow == KW_ERROR_IF_OVERFLOW;
}

static struct rect place_of(const struct region *r)
{
	struct edges b = layout_border(r->node), p = layout_padding(r->node, r->width);
	bool odd = r->turns % 2;
	return (struct rect){ r->x + b.start + p.start, r->y + b.before + p.before,
		odd ? r->content_height : r->content_width,
		odd ? r->content_width : r->content_height };
}

void region_begin(struct painter *p, const struct region *r)
{
	struct rect place = place_of(r);
	if (r->turns || clips(r))
		paint_item(p, DISPLAY_SAVE, r->node);
	if (clips(r)) {
		struct display_item *item = paint_item(p, DISPLAY_CLIP, r->node);
		item->x = place.x;
		item->y = place.y;
		item->width = place.width;
		item->height = place.height;
	}
	if (r->turns)
		paint_turn(p, r->turns, place);
}

struct rect region_page(const struct region *r, struct rect page)
{
	return paint_turned(page, r->turns, place_of(r));
}

void region_end(struct painter *p, const struct region *r)
{
	if (r->turns || clips(r))
		paint_item(p, DISPLAY_RESTORE, r->node);
}
