#include "page/graphic.h"

#include <math.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "page/drawing_text.h"
#include "page/paint.h"

/* The address in url("...") or as it is; in the document's arena. */
static const char *address(struct layout *l, const struct fo_node *n, enum fo_property property)
{
	const char *src = fo_string(n, property);
	if (strncmp(src, "file:", 5) == 0)
		src += 5;
	if (strchr(src, ':')) {
		diag_error(l->env->diag, fo_content_place(n), CODE_PICTURE_OUTSIDE,
			_("pictures are read from files only, and this one is \"%s\""), src);
		return NULL;
	}
	return file_join(l->arena, l->env->picture_base, src);
}

const struct picture *graphic_load(
	struct layout *l, const struct fo_node *n, enum fo_property property)
{
	const char *path = address(l, n, property);
	return path ? picture_load(l->env->pictures, path, l->env->picture_root,
			      fo_content_place(n), l->env->diag)
		    : NULL;
}

static const struct picture *load(struct layout *l, const struct fo_node *n)
{
	if (n->object == FO_INSTREAM_FOREIGN_OBJECT)
		return picture_inline(l->env->pictures, n->text, fo_content_place(n), l->env->diag);
	return graphic_load(l, n, PROP_SRC);
}

/* What is said of one direction. */
struct extent {
	mpt natural;          /* of the picture */
	mpt viewport;         /* -1: as large as the picture */
	mpt minimum, maximum; /* of the viewport; -1: none */
	mpt content;          /* of the picture as scaled; -1: as its other direction asks for */
};

struct extent_properties {
	enum fo_property minimum, optimum, maximum, content;
};

/* A percentage of what isn't known is as auto (XSL 1.1, 7.15.6); BASE -1 isn't. */
static mpt length(const struct fo_node *n, enum fo_property p, mpt base)
{
	const struct fo_value *v = fo_get(n, p);
	if (v->kind != VALUE_LENGTH || (v->percent && base < 0))
		return -1;
	return mpt_max(0, fo_length(n, p, base));
}

static mpt bounded(const struct extent *e, mpt v, bool up, bool down)
{
	if (down && e->maximum >= 0)
		v = mpt_min(v, e->maximum);
	if (up && e->minimum >= 0)
		v = mpt_max(v, e->minimum);
	return v;
}

/* XSL 1.1, 7.15.3-4. Without a viewport of its own the picture fits into what its limits allow. */
static mpt content(const struct fo_node *n, enum fo_property p, const struct extent *e)
{
	const struct fo_value *v = fo_get(n, p);
	enum keyword k = fo_keyword(n, p);
	if (v->kind == VALUE_LENGTH)
		return mpt_max(1, fo_length(n, p, e->natural));
	if (k != KW_SCALE_TO_FIT && k != KW_SCALE_DOWN_TO_FIT && k != KW_SCALE_UP_TO_FIT)
		return -1;
	bool up = k != KW_SCALE_DOWN_TO_FIT, down = k != KW_SCALE_UP_TO_FIT;
	mpt room = e->viewport >= 0 ? e->viewport : bounded(e, e->natural, up, down);
	bool fits = (up && e->natural < room) || (down && e->natural > room) ||
		(e->viewport >= 0 && up && down);
	return fits ? mpt_max(1, room) : -1;
}

static struct extent extent_of(
	const struct fo_node *n, const struct extent_properties *p, mpt natural, mpt base)
{
	struct extent e = {
		.natural = natural,
		.viewport = length(n, p->optimum, base),
		.minimum = length(n, p->minimum, base),
		.maximum = length(n, p->maximum, base),
	};
	/* The components of a length alone are all alike, and bound nothing then. */
	if (e.viewport >= 0)
		e.viewport = bounded(&e, e.viewport, true, true);
	e.content = content(n, p->content, &e);
	return e;
}

/* Settles the size of the picture: uniform scaling takes the smaller of two scales. */
static void scale(struct extent *w, struct extent *h, bool uniform)
{
	if (w->content < 0 && h->content < 0) {
		w->content = w->natural;
		h->content = h->natural;
		return;
	}
	mpt width = h->content < 0 ? -1 : mpt_scale(w->natural, h->content, h->natural);
	mpt height = w->content < 0 ? -1 : mpt_scale(h->natural, w->content, w->natural);
	if (w->content < 0)
		w->content = width;
	else if (h->content < 0)
		h->content = height;
	else if (uniform && width < w->content)
		w->content = width;
	else if (uniform)
		h->content = height;
}

static const struct extent_properties across = {
	PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM,
	PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM, PROP_CONTENT_WIDTH
};
static const struct extent_properties down = {
	PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM,
	PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM, PROP_CONTENT_HEIGHT
};

/* Pictures stand upright, also where the lines run down the page. */
static mpt across_size(const struct fo_node *n, const struct picture *picture)
{
	return layout_in_vertical(n) ? picture_height(picture) : picture_width(picture);
}

static mpt down_size(const struct fo_node *n, const struct picture *picture)
{
	return layout_in_vertical(n) ? picture_width(picture) : picture_height(picture);
}

bool graphic_measure(
	struct layout *l, const struct fo_node *n, mpt reference, struct object_size *out)
{
	const struct picture *pic = load(l, n);
	if (!pic)
		return false;
	struct extent w = extent_of(n, &across, across_size(n, pic), reference);
	struct extent h = extent_of(n, &down, down_size(n, pic), -1);
	scale(&w, &h, fo_keyword(n, PROP_SCALING) != KW_NON_UNIFORM);
	struct edges b = layout_border(n), p = layout_padding(n, reference);
	mpt width = w.viewport >= 0 ? w.viewport : bounded(&w, w.content, true, true);
	mpt height = h.viewport >= 0 ? h.viewport : bounded(&h, h.content, true, true);
	out->width = width + b.start + b.end + p.start + p.end;
	out->ascent = height + b.before + b.after + p.before + p.after;
	out->descent = 0;
	return true;
}

void graphic_fill_size(const struct fo_node *n, const struct picture *picture, mpt *width,
	mpt *height)
{
	struct extent w = { across_size(n, picture), *width, -1, -1, -1 };
	struct extent h = { down_size(n, picture), *height, -1, -1, -1 };
	w.content = content(n, PROP_AXF_BACKGROUND_CONTENT_WIDTH, &w);
	h.content = content(n, PROP_AXF_BACKGROUND_CONTENT_HEIGHT, &h);
	scale(&w, &h, fo_keyword(n, PROP_AXF_BACKGROUND_SCALING) != KW_NON_UNIFORM);
	*width = w.content;
	*height = h.content;
}

static mpt aligned(enum keyword k, mpt room)
{
	return k == KW_CENTER || k == KW_MIDDLE ? room / 2
		: k == KW_AFTER || k == KW_END || k == KW_RIGHT ? room
								: 0;
}

static struct path scaled_path(struct painter *p, const struct drawing_shape *s, struct rect r,
	const struct drawing *d)
{
	static const int points[] = { [PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3,
		[PATH_CLOSE] = 0 };
	struct path path = { .arena = p->arena };
	for (size_t i = 0; i < s->count; i++) {
		const struct path_step *from = &s->steps[i];
		mpt v[6] = { 0 };
		bool rect = from->op == PATH_RECT;
		for (int k = 0; k < (rect ? 2 : points[from->op]); k++) {
			/* The far corner rather than the size, so that neighbours stay neighbours. */
			int32_t x = from->v[2 * k] + (rect && k ? from->v[0] : 0);
			int32_t y = from->v[2 * k + 1] + (rect && k ? from->v[1] : 0);
			v[2 * k] = mpt_scale(x, r.width, d->width);
			v[2 * k + 1] = mpt_scale(y, r.height, d->height);
		}
		if (rect)
			path_rect(&path, v[0], v[1], v[2] - v[0], v[3] - v[1]);
		else
			path_add(&path, from->op, v);
	}
	return path;
}

/* Lines keep their form where the drawing is stretched to one side: the mean of both scales. */
static const struct path_stroke *scaled_stroke(struct painter *p, const struct path_stroke *from,
	struct rect r, const struct drawing *d)
{
	double scale = sqrt((double)r.width / d->width * ((double)r.height / d->height));
	struct path_stroke *stroke = ARENA_NEW(p->arena, struct path_stroke);
	int32_t *dashes = ARENA_ARRAY(p->arena, from->dash_count, int32_t);
	for (size_t i = 0; i < from->dash_count; i++)
		dashes[i] = (int32_t)(from->dashes[i] * scale);
	*stroke = *from;
	stroke->thickness = mpt_max(1, (mpt)((double)from->thickness * scale));
	stroke->phase = (int32_t)(from->phase * scale);
	stroke->dashes = dashes;
	return stroke;
}

/* What MATRIX does, from the item's place on. */
static const struct drawing_gradient *scaled_gradient(struct painter *p,
	const struct drawing_gradient *from, struct rect r, const struct drawing *d)
{
	struct drawing_gradient *g = ARENA_NEW(p->arena, struct drawing_gradient);
	*g = *from;
	for (int i = 0; i < 6; i++)
		g->matrix[i] *= i % 2 ? (double)r.height / d->height : (double)r.width / d->width;
	return g;
}

static struct display_item *drawn_item(
	struct painter *p, enum display_kind kind, const struct fo_node *n, struct rect r)
{
	struct display_item *item = paint_item(p, kind, n);
	item->x = r.x;
	item->y = r.y;
	item->width = r.width;
	item->height = r.height;
	return item;
}

static void begin_clip(struct painter *p, const struct fo_node *n, struct rect r)
{
	paint_item(p, DISPLAY_SAVE, n);
	drawn_item(p, DISPLAY_CLIP, n, r);
}

static void draw_figure(struct painter *p, const struct fo_node *n, const struct drawing *d,
	const struct drawing_shape *s, struct rect r)
{
	struct path path = scaled_path(p, s, r, d);
	bool shaded = s->gradient != NULL;
	if (shaded)
		paint_item(p, DISPLAY_SAVE, n);
	struct display_item *item = drawn_item(p, shaded ? DISPLAY_CLIP : DISPLAY_PATH, n, r);
	item->as.path.steps = path.steps;
	item->as.path.count = path.count;
	item->as.path.even_odd = s->even_odd && !s->stroke;
	if (shaded) {
		item = drawn_item(p, DISPLAY_SHADE, n, r);
		item->as.gradient = scaled_gradient(p, s->gradient, r, d);
		item->transparency = s->transparency;
		paint_item(p, DISPLAY_RESTORE, n);
		return;
	}
	item->as.path.stroke = s->stroke ? scaled_stroke(p, s->stroke, r, d) : NULL;
	item->transparency = s->transparency;
	item->color = s->current ? fo_color(n, PROP_COLOR)
		: (struct fo_color){ COLOR_RGB, { s->rgb[0], s->rgb[1], s->rgb[2], 0 } };
}

static void draw_shape(struct painter *p, const struct fo_node *n, const struct drawing *d,
	const struct drawing_shape *s, struct rect r)
{
	struct display_item *item;
	struct path path;
	switch (s->kind) {
	case DRAWING_FIGURE:
		draw_figure(p, n, d, s, r);
		break;
	case DRAWING_TEXT:
		p->failed |= !drawing_text_paint(p, n, d, s->text, r);
		break;
	case DRAWING_CLIP:
		paint_item(p, DISPLAY_SAVE, n);
		path = scaled_path(p, s, r, d);
		item = drawn_item(p, DISPLAY_CLIP, n, path.count ? r : (struct rect){ r.x, r.y, 0, 0 });
		item->as.path.steps = path.steps;
		item->as.path.count = path.count;
		item->as.path.even_odd = s->even_odd;
		break;
	case DRAWING_UNCLIP:
		paint_item(p, DISPLAY_RESTORE, n);
		break;
	case DRAWING_GROUP:
		drawn_item(p, DISPLAY_GROUP, n, r)->transparency = s->transparency;
		break;
	case DRAWING_UNGROUP:
		paint_item(p, DISPLAY_UNGROUP, n);
		break;
	}
}

static void draw_upright(struct painter *p, const struct fo_node *n, const struct picture *picture,
	struct rect r)
{
	const struct drawing *d = picture->drawing;
	if (d && d->clipped)
		begin_clip(p, n, r);
	for (size_t i = 0; d && i < d->count; i++)
		draw_shape(p, n, d, &d->shapes[i], r);
	if (d && d->clipped)
		paint_item(p, DISPLAY_RESTORE, n);
	if (d)
		return;
	drawn_item(p, DISPLAY_PICTURE, n, r)->as.picture = picture;
}

void graphic_draw(struct painter *p, const struct fo_node *n, const struct picture *picture,
	struct rect r)
{
	if (!layout_in_vertical(n)) {
		draw_upright(p, n, picture, r);
		return;
	}
	paint_item(p, DISPLAY_SAVE, n);
	paint_turn(p, 1, r);
	draw_upright(p, n, picture, (struct rect){ 0, 0, r.height, r.width });
	paint_item(p, DISPLAY_RESTORE, n);
}

static bool clips(
	struct painter *p, const struct fo_node *n, struct rect viewport, struct rect content)
{
	if (content.width <= viewport.width && content.height <= viewport.height)
		return false;
	enum keyword overflow = fo_keyword(n, PROP_OVERFLOW);
	if (overflow == KW_ERROR_IF_OVERFLOW)
		diag_warning(p->l->env->diag, n->at, CODE_LAYOUT_OVERFLOW,
			_("the picture is %.1f x %.1f pt large and its place only %.1f x %.1f pt"),
			(double)content.width / MPT_PT, (double)content.height / MPT_PT,
			(double)viewport.width / MPT_PT, (double)viewport.height / MPT_PT);
	return overflow == KW_ERROR_IF_OVERFLOW || overflow == KW_HIDDEN || overflow == KW_SCROLL;
}

bool paint_graphic(struct painter *p, const struct fo_node *n, mpt reference, struct rect r)
{
	const struct picture *pic = load(p->l, n);
	if (!pic)
		return false;
	if (fo_keyword(n, PROP_VISIBILITY) == KW_HIDDEN)
		return true;
	struct edges b = layout_border(n), pad = layout_padding(n, reference);
	struct rect view = { r.x + b.start + pad.start, r.y + b.before + pad.before,
		r.width - b.start - b.end - pad.start - pad.end,
		r.height - b.before - b.after - pad.before - pad.after };
	struct extent w = extent_of(n, &across, across_size(n, pic), reference);
	struct extent h = extent_of(n, &down, down_size(n, pic), -1);
	scale(&w, &h, fo_keyword(n, PROP_SCALING) != KW_NON_UNIFORM);
	struct rect at = { 0, 0, w.content, h.content };
	at.x = view.x + aligned(fo_keyword(n, PROP_TEXT_ALIGN), view.width - at.width);
	at.y = view.y + aligned(fo_keyword(n, PROP_DISPLAY_ALIGN), view.height - at.height);
	paint_box(p, n, r, (struct paint_edges){ true, true });
	bool clip = clips(p, n, view, at);
	if (clip)
		begin_clip(p, n, view);
	graphic_draw(p, n, pic, at);
	if (clip)
		paint_item(p, DISPLAY_RESTORE, n);
	return true;
}
