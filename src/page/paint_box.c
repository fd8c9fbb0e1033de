/* Borders. */
#include <string.h>

#include "page/background.h"
#include "page/corner.h"

enum { TOP, BOTTOM, LEFT, RIGHT, SIDES };

struct border {
	mpt width;          /* 0: no border */
	enum keyword style;
	struct fo_color color; /* COLOR_NONE: takes room, is not seen */
};

/* A box while its borders are painted. */
struct bordered {
	struct painter *p;
	const struct fo_node *n;
	struct rect r;
	struct border sides[SIDES];
	struct corners *corners; /* NULL: square */
};

static bool same_color(struct fo_color a, struct fo_color b)
{
	return a.space == b.space && memcmp(a.c, b.c, sizeof a.c) == 0;
}

static bool shows(const struct border *b)
{
	return b->width > 0 && b->color.space != COLOR_NONE;
}

static struct edges widths(const struct bordered *box)
{
	return (struct edges){ box->sides[TOP].width, box->sides[BOTTOM].width,
		box->sides[LEFT].width, box->sides[RIGHT].width };
}

/* COLOR in the light or in the shade, as the carved styles have it; groove and inset are below the
 * paper, so that light from the top left falls on their lower right. */
static struct fo_color tone(struct fo_color color, bool light)
{
	for (int i = 0; i < 4; i++) {
		bool up = light == (color.space == COLOR_RGB);
		int c = color.c[i], by = 2 * (up ? 255 - c : c) / 5;
		color.c[i] = (uint8_t)(up ? c + by : c - by);
	}
	return color;
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
	default:
		return LINE_SOLID;
	}
}

static void add_line(struct painter *p, const struct fo_node *n, enum keyword style, mpt thickness,
	struct fo_color color, struct rect line)
{
	struct display_item *item = paint_item(p, DISPLAY_LINE, n);
	item->x = line.x;
	item->y = line.y;
	item->width = line.width;
	item->height = line.height;
	item->color = color;
	item->as.line.thickness = thickness;
	item->as.line.style = line_style(style);
}

/* Two lines, the upper or left one in the shade for a groove. Where borders collapse, inset is like
 * ridge and outset like groove (CSS 2, 17.6.2). */
static void add_carved(struct painter *p, const struct fo_node *n, enum keyword style,
	mpt thickness, struct fo_color color, struct rect line)
{
	bool light_first = style == KW_RIDGE || style == KW_INSET;
	mpt first = thickness / 2, second = thickness - first;
	bool across = line.height == 0;
	struct rect one = line, two = line;
	*(across ? &one.y : &one.x) -= thickness / 2 - first / 2;
	*(across ? &two.y : &two.x) += thickness / 2 - second / 2;
	add_line(p, n, KW_SOLID, first, tone(color, light_first), one);
	add_line(p, n, KW_SOLID, second, tone(color, !light_first), two);
}

static bool is_carved(enum keyword style)
{
	return style == KW_GROOVE || style == KW_RIDGE || style == KW_INSET || style == KW_OUTSET;
}

void paint_rule(struct painter *p, const struct fo_node *n, enum keyword style, mpt thickness,
	struct fo_color color, struct rect line)
{
	if (thickness <= 0 || color.space == COLOR_NONE || style == KW_NONE || style == KW_HIDDEN)
		return;
	if (is_carved(style) && thickness > 1)
		add_carved(p, n, style, thickness, color, line);
	else
		add_line(p, n, style, thickness, color, line);
}

/* The box within the outer SIXTHS of its borders. */
static struct edges depth(const struct bordered *box, int64_t sixths)
{
	struct edges b = widths(box);
	return (struct edges){ b.before * sixths / 6, b.after * sixths / 6, b.start * sixths / 6,
		b.end * sixths / 6 };
}

/* Adds what lies on one side between two rectangles, the inner one in the outer: the corners are
 * cut along the lines between theirs. All sides run the same way round. */
static void add_mitred(
	struct path *p, int side, struct rect out, struct rect in, const struct rect *at)
{
	mpt x[2][2] = { { out.x, out.x + out.width }, { in.x, in.x + in.width } };
	mpt y[2][2] = { { out.y, out.y + out.height }, { in.y, in.y + in.height } };
	/* The outer edge's ends, clockwise: which of left, right and of top, bottom. */
	static const int from[SIDES][2] = { { 0, 0 }, { 1, 1 }, { 0, 1 }, { 1, 0 } };
	static const int to[SIDES][2] = { { 1, 0 }, { 0, 1 }, { 0, 0 }, { 1, 1 } };
	const int *a = from[side], *b = to[side];
	path_move(p, x[0][a[0]] - at->x, y[0][a[1]] - at->y);
	path_line(p, x[0][b[0]] - at->x, y[0][b[1]] - at->y);
	path_line(p, x[1][b[0]] - at->x, y[1][b[1]] - at->y);
	path_line(p, x[1][a[0]] - at->x, y[1][a[1]] - at->y);
	path_close(p);
}

static struct display_item *add_path(
	const struct bordered *box, enum display_kind kind, const struct path *path)
{
	struct display_item *item = paint_item(box->p, kind, box->n);
	item->x = box->r.x;
	item->y = box->r.y;
	item->width = box->r.width;
	item->height = box->r.height;
	item->as.path.steps = path->steps;
	item->as.path.count = path->count;
	return item;
}

/* A style is one or two bands along the border, between sixths of its width from outside. */
struct band {
	int from, to;
	struct fo_color color;
};

static int bands_of(const struct border *b, int side, struct band *out)
{
	bool lit = side == TOP || side == LEFT; /* what rises is light there */
	switch (b->style) {
	case KW_DOUBLE:
		out[0] = (struct band){ 0, 2, b->color };
		out[1] = (struct band){ 4, 6, b->color };
		return 2;
	case KW_GROOVE:
	case KW_RIDGE:
		out[0] = (struct band){ 0, 3, tone(b->color, lit == (b->style == KW_RIDGE)) };
		out[1] = (struct band){ 3, 6, tone(b->color, lit == (b->style == KW_GROOVE)) };
		return 2;
	case KW_INSET:
	case KW_OUTSET:
		out[0] = (struct band){ 0, 6, tone(b->color, lit == (b->style == KW_OUTSET)) };
		return 1;
	default:
		out[0] = (struct band){ 0, 6, b->color };
		return 1;
	}
}

/* Whether two sides can meet in a corner that both cover. */
static bool joins(const struct border *a, const struct border *b)
{
	return !b->width || (a->style == b->style && same_color(a->color, b->color) &&
		(a->style == KW_SOLID || a->width == b->width));
}

static bool is_interrupted(enum keyword style)
{
	return style == KW_DASHED || style == KW_DOTTED;
}

/* Whether the side needs no cut where its neighbours meet it: both would have to be wide. */
static bool is_straight(const struct bordered *box, int side)
{
	const struct border *b = &box->sides[side];
	mpt one = box->sides[side < LEFT ? LEFT : TOP].width;
	mpt other = box->sides[side < LEFT ? RIGHT : BOTTOM].width;
	if (!one && !other)
		return true;
	return b->style == KW_SOLID && (b->width <= BORDER_HAIRLINE ||
		(one <= BORDER_HAIRLINE && other <= BORDER_HAIRLINE));
}

/* Up to where the cut through the corners may go on: to the middle of the box. */
static struct rect middle(const struct bordered *box)
{
	struct edges b = widths(box);
	double down = (double)box->r.height / (double)mpt_max(1, b.before + b.after);
	double across = (double)box->r.width / (double)mpt_max(1, b.start + b.end);
	double k = down < across ? down : across;
	struct edges e = { (mpt)((double)b.before * k), (mpt)((double)b.after * k),
		(mpt)((double)b.start * k), (mpt)((double)b.end * k) };
	return rect_inside(box->r, e);
}

/* Cuts the corners of a side that reaches as far in as INNER. */
static void begin_clip(const struct bordered *box, int side, struct rect inner)
{
	struct path clip = { .arena = box->p->arena };
	add_mitred(&clip, side, box->r, inner, &box->r);
	paint_item(box->p, DISPLAY_SAVE, box->n);
	add_path(box, DISPLAY_CLIP, &clip);
}

/* What lies between sixths of a side's width, as a line from corner to corner. */
static void paint_band(const struct bordered *box, int side, const struct band *band)
{
	const struct border *b = &box->sides[side];
	struct rect r = box->r, line = { r.x, r.y, r.width, 0 };
	mpt from = b->width * band->from / 6, to = b->width * band->to / 6;
	mpt middle = (from + to) / 2;
	if (side >= LEFT)
		line = (struct rect){ r.x, r.y, 0, r.height };
	if (side == TOP)
		line.y += middle;
	else if (side == BOTTOM)
		line.y += r.height - middle;
	else if (side == LEFT)
		line.x += middle;
	else
		line.x += r.width - middle;
	enum keyword style = is_interrupted(b->style) ? b->style : KW_SOLID;
	add_line(box->p, box->n, style, to - from, band->color, line);
}

static void paint_side(const struct bordered *box, int side)
{
	struct band bands[2];
	int count = bands_of(&box->sides[side], side, bands);
	for (int i = 0; i < count; i++)
		paint_band(box, side, &bands[i]);
}

/* The first side that shows if all that have a border look like it; else SIDES. */
static int common_side(const struct bordered *box)
{
	int first = SIDES;
	for (int i = 0; i < SIDES; i++) {
		const struct border *b = &box->sides[i];
		if (!b->width)
			continue;
		if (first == SIDES)
			first = i;
		const struct border *a = &box->sides[first];
		if (!shows(b) || !joins(a, b) || (is_carved(b->style)))
			return SIDES;
	}
	return first;
}

/* Whether there are borders all round, solid and all the same. */
static bool is_frame(const struct bordered *box)
{
	if (common_side(box) == SIDES || box->sides[TOP].style != KW_SOLID || is_straight(box, TOP))
		return false;
	for (int i = 0; i < SIDES; i++)
		if (box->sides[i].width != box->sides[TOP].width)
			return false;
	return true;
}

/* Where all sides look alike, the frame is one clip: along the cuts a seam would show on a screen.
 * Without any it would look heavier there than mitred frames beside it. */
static void clip_frame(const struct bordered *box, struct rect inner)
{
	struct path clip = { .arena = box->p->arena };
	path_rect(&clip, 0, 0, box->r.width, box->r.height);
	path_rect(&clip, inner.x - box->r.x, inner.y - box->r.y, inner.width, inner.height);
	paint_item(box->p, DISPLAY_SAVE, box->n);
	add_path(box, DISPLAY_CLIP, &clip)->as.path.even_odd = true;
}

static void paint_square(const struct bordered *box)
{
	struct rect inner = rect_inside(box->r, widths(box));
	bool frame = inner.width > 0 && inner.height > 0 && is_frame(box);
	if (frame)
		clip_frame(box, inner);
	for (int i = 0; i < SIDES; i++) {
		if (!shows(&box->sides[i]))
			continue;
		bool cut = !frame && !is_straight(box, i);
		if (cut)
			begin_clip(box, i, inner);
		paint_side(box, i);
		if (cut)
			paint_item(box->p, DISPLAY_RESTORE, box->n);
	}
	if (frame)
		paint_item(box->p, DISPLAY_RESTORE, box->n);
}

static void add_round(const struct bordered *box, struct path *path, int64_t sixths)
{
	struct edges b = depth(box, sixths);
	struct corners c = corners_inside(box->corners, b);
	corners_path(path, rect_inside(box->r, b), &c, box->r.x, box->r.y);
}

/* Dashes and dots along the middle of a rounded border. */
static void stroke_round(const struct bordered *box, const struct border *b)
{
	struct path path = { .arena = box->p->arena };
	struct path_stroke *stroke = ARENA_NEW(box->p->arena, struct path_stroke);
	int32_t *dashes = ARENA_ARRAY(box->p->arena, 2, int32_t);
	bool dotted = b->style == KW_DOTTED;
	dashes[0] = dotted ? 0 : (int32_t)(2 * b->width);
	dashes[1] = (int32_t)(2 * b->width);
	*stroke = (struct path_stroke){ .thickness = b->width, .cap = dotted, .dashes = dashes,
		.dash_count = 2 };
	add_round(box, &path, 3);
	struct display_item *item = add_path(box, DISPLAY_PATH, &path);
	item->color = b->color;
	item->as.path.stroke = stroke;
}

/* Side I's style all the way round. */
static void paint_ring(const struct bordered *box, int i)
{
	const struct border *b = &box->sides[i];
	struct band bands[2];
	if (is_interrupted(b->style)) {
		stroke_round(box, b);
		return;
	}
	int count = bands_of(b, i, bands);
	for (int k = 0; k < count; k++) {
		struct path path = { .arena = box->p->arena };
		add_round(box, &path, bands[k].from);
		add_round(box, &path, bands[k].to);
		struct display_item *item = add_path(box, DISPLAY_PATH, &path);
		item->color = bands[k].color;
		item->as.path.even_odd = true;
	}
}

static void paint_rounded(const struct bordered *box)
{
	int common = common_side(box);
	if (common < SIDES) {
		paint_ring(box, common);
		return;
	}
	for (int i = 0; i < SIDES; i++) {
		if (!shows(&box->sides[i]))
			continue;
		begin_clip(box, i, middle(box));
		paint_ring(box, i);
		paint_item(box->p, DISPLAY_RESTORE, box->n);
	}
}

static void collect(struct bordered *box, struct paint_edges edges)
{
	const struct fo_node *n = box->n;
	struct edges b = layout_border(n);
	if (!edges.before && fo_keyword(n, PROP_BORDER_BEFORE_WIDTH_CONDITIONALITY) != KW_RETAIN)
		b.before = 0;
	if (!edges.after && fo_keyword(n, PROP_BORDER_AFTER_WIDTH_CONDITIONALITY) != KW_RETAIN)
		b.after = 0;
	box->sides[TOP] = (struct border){ b.before, fo_keyword(n, PROP_BORDER_BEFORE_STYLE),
		fo_color(n, PROP_BORDER_BEFORE_COLOR) };
	box->sides[BOTTOM] = (struct border){ b.after, fo_keyword(n, PROP_BORDER_AFTER_STYLE),
		fo_color(n, PROP_BORDER_AFTER_COLOR) };
	box->sides[LEFT] = (struct border){ b.start, fo_keyword(n, PROP_BORDER_START_STYLE),
		fo_color(n, PROP_BORDER_START_COLOR) };
	box->sides[RIGHT] = (struct border){ b.end, fo_keyword(n, PROP_BORDER_END_STYLE),
		fo_color(n, PROP_BORDER_END_COLOR) };
}

/* XSL 1.1, 7.8: the background ends at the padding's edge. A rounded one goes on to the middle of
 * the border, as two curves on each other leave a seam. */
static void paint_behind(const struct bordered *box)
{
	if (!box->corners) {
		background_paint(box->p, box->n, rect_inside(box->r, widths(box)), NULL);
		return;
	}
	int common = common_side(box);
	struct edges b = depth(box, common < SIDES && box->sides[common].style == KW_SOLID ? 3 : 6);
	struct corners inner = corners_inside(box->corners, b);
	background_paint(box->p, box->n, rect_inside(box->r, b), &inner);
}

static void paint_all(struct bordered *box)
{
	paint_behind(box);
	if (box->r.width <= 0 || box->r.height <= 0)
		return;
	if (box->corners)
		paint_rounded(box);
	else
		paint_square(box);
}

void paint_box(struct painter *p, const struct fo_node *n, struct rect r, struct paint_edges edges)
{
	struct bordered box = { .p = p, .n = n, .r = r };
	struct corners corners;
	if (fo_keyword(n, PROP_VISIBILITY) == KW_HIDDEN)
		return;
	collect(&box, edges);
	if (corners_of(n, r, edges, &corners))
		box.corners = &corners;
	paint_all(&box);
}

void paint_inline_part(
	struct painter *p, const struct fo_node *n, struct rect r, bool begins, bool ends)
{
	struct bordered box = { .p = p, .n = n, .r = r };
	struct corners corners;
	struct paint_edges edges = { true, true };
	collect(&box, edges);
	if (corners_of(n, r, edges, &corners))
		box.corners = &corners;
	if (!begins) {
		box.sides[LEFT].width = 0;
		corners.x[TOP_LEFT] = corners.x[BOTTOM_LEFT] = 0;
	}
	if (!ends) {
		box.sides[RIGHT].width = 0;
		corners.x[TOP_RIGHT] = corners.x[BOTTOM_RIGHT] = 0;
	}
	paint_all(&box);
}
