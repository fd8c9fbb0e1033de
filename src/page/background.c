#include "page/background.h"

#include "base/i18n.h"
#include "page/graphic.h"

/* More tiles than a pattern of 4 x 4 pixels needs on A3; beyond that a picture is a mistake. */
enum { MAX_TILES = 200000 };

static bool has_picture(const struct fo_node *n)
{
	return fo_string(n, PROP_BACKGROUND_IMAGE)[0] != '\0';
}

static void set_rect(struct display_item *item, struct rect r)
{
	item->x = r.x;
	item->y = r.y;
	item->width = r.width;
	item->height = r.height;
}

/* The item's rectangle, rounded if there are CORNERS. */
static void shape(struct painter *p, struct display_item *item, struct rect r,
	const struct corners *corners)
{
	set_rect(item, r);
	if (!corners)
		return;
	struct path path = { .arena = p->arena };
	corners_path(&path, r, corners, r.x, r.y);
	item->as.path.steps = path.steps;
	item->as.path.count = path.count;
}

/* The tiles of one direction: the first one that can be seen is at FROM. */
struct row {
	mpt from, step;
	int64_t count;
};

/* ANCHOR: of a tile of SIZE, from the start of ROOM. */
static struct row spread(mpt anchor, mpt size, mpt room, bool repeat)
{
	if (!repeat)
		return (struct row){ anchor, size, anchor < room && anchor + size > 0 };
	mpt from = anchor % size;
	if (from > 0)
		from -= size;
	return (struct row){ from, size, (room - from + size - 1) / size };
}

/* XSL 1.1, 7.8.5: n % of the picture stands at n % of the rectangle. */
static mpt position(const struct fo_node *n, enum fo_property p, mpt room)
{
	switch (fo_keyword(n, p)) {
	case KW_CENTER:
		return room / 2;
	case KW_RIGHT:
	case KW_BOTTOM:
		return room;
	case KW_LEFT:
	case KW_TOP:
		return 0;
	default:
		return fo_length(n, p, room);
	}
}

static void paint_tiles(struct painter *p, const struct fo_node *n, const struct picture *picture,
	struct rect r, struct row across, struct row down)
{
	for (int64_t j = 0; j < down.count; j++)
		for (int64_t i = 0; i < across.count; i++) {
			struct rect tile = { r.x + across.from + i * across.step,
				r.y + down.from + j * down.step, across.step, down.step };
			graphic_draw(p, n, picture, tile);
		}
}

static bool reaches_out(struct row row, mpt room)
{
	return row.count && (row.from < 0 || row.from + row.count * row.step > room);
}

/* N's picture as it stands in WHOLE, as far as R shows it. */
static bool paint_picture(struct painter *p, const struct fo_node *n, struct rect whole,
	struct rect r, const struct corners *corners)
{
	const struct picture *picture = graphic_load(p->l, n, PROP_BACKGROUND_IMAGE);
	if (!picture)
		return false;
	mpt width = whole.width, height = whole.height;
	graphic_fill_size(n, picture, &width, &height);
	mpt x = whole.x - r.x +
		position(n, PROP_BACKGROUND_POSITION_HORIZONTAL, whole.width - width);
	mpt y = whole.y - r.y +
		position(n, PROP_BACKGROUND_POSITION_VERTICAL, whole.height - height);
	enum keyword repeat = fo_keyword(n, PROP_BACKGROUND_REPEAT);
	struct row across = spread(x, width, r.width, repeat == KW_REPEAT || repeat == KW_REPEAT_X);
	struct row down = spread(y, height, r.height, repeat == KW_REPEAT || repeat == KW_REPEAT_Y);
	if (across.count > MAX_TILES || down.count > MAX_TILES ||
		across.count * down.count > MAX_TILES)
		return diag_error(p->l->env->diag, fo_content_place(n), CODE_LAYOUT_LIMIT,
			_("the background picture is so small that it would be repeated more than "
			  "%d times"), MAX_TILES);
	bool clip = corners || reaches_out(across, r.width) || reaches_out(down, r.height);
	if (clip) {
		paint_item(p, DISPLAY_SAVE, n);
		shape(p, paint_item(p, DISPLAY_CLIP, n), r, corners);
	}
	paint_tiles(p, n, picture, r, across, down);
	if (clip)
		paint_item(p, DISPLAY_RESTORE, n);
	return true;
}

static void paint(struct painter *p, const struct fo_node *n, struct rect whole, struct rect r,
	const struct corners *corners)
{
	struct fo_color color = fo_color(n, PROP_BACKGROUND_COLOR);
	if (r.width <= 0 || r.height <= 0)
		return;
	if (color.space != COLOR_NONE) {
		struct display_item *item =
			paint_item(p, corners ? DISPLAY_PATH : DISPLAY_FILL, n);
		shape(p, item, r, corners);
		item->color = color;
	}
	if (has_picture(n) && !paint_picture(p, n, whole, r, corners))
		p->failed = true;
}

void background_paint(
	struct painter *p, const struct fo_node *n, struct rect r, const struct corners *corners)
{
	paint(p, n, r, r, corners);
}

void background_paint_part(
	struct painter *p, const struct fo_node *n, struct rect whole, struct rect part)
{
	paint(p, n, whole, part, NULL);
}

void paint_background(struct painter *p, const struct fo_node *n, struct rect r)
{
	paint(p, n, r, r, NULL);
}
