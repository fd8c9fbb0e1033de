/* Backgrounds and borders. */
#include "page/paint.h"

void paint_background(struct painter *p, const struct fo_node *n, struct rect r)
{
	struct fo_color color = fo_color(n, PROP_BACKGROUND_COLOR);
	if (color.space == COLOR_NONE || r.width <= 0 || r.height <= 0)
		return;
	struct display_item *item = paint_item(p, DISPLAY_FILL, n);
	item->x = r.x;
	item->y = r.y;
	item->width = r.width;
	item->height = r.height;
	item->color = color;
}

static enum line_style line_style(enum keyword style)
{
	switch (style) {
	case KW_DASHED:
		return LINE_DASHED;
	case KW_DOTTED:
		return LINE_DOTTED;
	case KW_DOUBLE:
		return LINE_DOUBLE;
	default: /* the carved styles of groove, ridge, inset and outset are plain in print */
		return LINE_SOLID;
	}
}

void paint_rule(struct painter *p, const struct fo_node *n, enum keyword style, mpt thickness,
	struct fo_color color, struct rect line)
{
	if (thickness <= 0 || color.space == COLOR_NONE || style == KW_NONE || style == KW_HIDDEN)
		return;
	struct display_item *item = paint_item(p, DISPLAY_LINE, n);
	item->x = line.x;
	item->y = line.y;
	item->width = line.width;
	item->height = line.height;
	item->color = color;
	item->as.line.thickness = thickness;
	item->as.line.style = line_style(style);
}

void paint_box(struct painter *p, const struct fo_node *n, struct rect r, struct paint_edges edges)
{
	struct edges b = layout_border(n);
	if (!edges.before && fo_keyword(n, PROP_BORDER_BEFORE_WIDTH_CONDITIONALITY) != KW_RETAIN)
		b.before = 0;
	if (!edges.after && fo_keyword(n, PROP_BORDER_AFTER_WIDTH_CONDITIONALITY) != KW_RETAIN)
		b.after = 0;
	/* XSL 1.1, 7.8: the background ends at the padding's edge. */
	paint_background(p, n, (struct rect){ r.x + b.start, r.y + b.before,
		r.width - b.start - b.end, r.height - b.before - b.after });
	mpt right = r.x + r.width, bottom = r.y + r.height;
	paint_rule(p, n, fo_keyword(n, PROP_BORDER_BEFORE_STYLE), b.before,
		fo_color(n, PROP_BORDER_BEFORE_COLOR),
		(struct rect){ r.x, r.y + b.before / 2, r.width, 0 });
	paint_rule(p, n, fo_keyword(n, PROP_BORDER_AFTER_STYLE), b.after,
		fo_color(n, PROP_BORDER_AFTER_COLOR),
		(struct rect){ r.x, bottom - b.after / 2, r.width, 0 });
	paint_rule(p, n, fo_keyword(n, PROP_BORDER_START_STYLE), b.start,
		fo_color(n, PROP_BORDER_START_COLOR),
		(struct rect){ r.x + b.start / 2, r.y, 0, r.height });
	paint_rule(p, n, fo_keyword(n, PROP_BORDER_END_STYLE), b.end,
		fo_color(n, PROP_BORDER_END_COLOR),
		(struct rect){ right - b.end / 2, r.y, 0, r.height });
}
