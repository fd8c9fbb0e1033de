#include "page/graphic.h"

#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "page/paint.h"

/* The address in url("...") or as it is; in the document's arena. */
static const char *address(struct layout *l, const struct fo_node *n, enum fo_property property)
{
	const char *src = fo_string(n, property);
	if (strncmp(src, "file:", 5) == 0)
		src += 5;
	if (strchr(src, ':')) {
		diag_error(l->env->diag, n->at, CODE_PICTURE_OUTSIDE,
			_("pictures are read from files only, and this one is \"%s\""), src);
		return NULL;
	}
	return file_join(l->arena, l->env->picture_base, src);
}

const struct picture *graphic_load(
	struct layout *l, const struct fo_node *n, enum fo_property property)
{
	const char *path = address(l, n, property);
	return path ? picture_load(l->env->pictures, path, l->env->picture_root, n->at, l->env->diag)
		    : NULL;
}

struct size {
	mpt width, height;
};

static bool is_auto(const struct fo_node *n, enum fo_property p)
{
	return fo_get(n, p)->kind != VALUE_LENGTH;
}

/* XSL 1.1, 7.15.3-4: the size of the picture itself. ROOM is the viewport, 0 where it is not given. */
static struct size content_size(const struct fo_node *n, struct size natural, struct size room)
{
	struct size s = natural;
	enum keyword kw = fo_keyword(n, PROP_CONTENT_WIDTH), kh = fo_keyword(n, PROP_CONTENT_HEIGHT);
	bool width = !is_auto(n, PROP_CONTENT_WIDTH), height = !is_auto(n, PROP_CONTENT_HEIGHT);
	bool uniform = fo_keyword(n, PROP_SCALING) != KW_NON_UNIFORM;
	if (width)
		s.width = fo_length(n, PROP_CONTENT_WIDTH, natural.width);
	if (height)
		s.height = fo_length(n, PROP_CONTENT_HEIGHT, natural.height);
	bool fit_width = room.width > 0 && (kw == KW_SCALE_TO_FIT ||
		(kw == KW_SCALE_DOWN_TO_FIT && natural.width > room.width) ||
		(kw == KW_SCALE_UP_TO_FIT && natural.width < room.width));
	bool fit_height = room.height > 0 && (kh == KW_SCALE_TO_FIT ||
		(kh == KW_SCALE_DOWN_TO_FIT && natural.height > room.height) ||
		(kh == KW_SCALE_UP_TO_FIT && natural.height < room.height));
	if (fit_width) {
		s.width = room.width;
		width = true;
	}
	if (fit_height) {
		s.height = room.height;
		height = true;
	}
	if (!uniform || width == height) {
		if (uniform && fit_width && fit_height) { /* into the viewport, keeping its shape */
			mpt by_width = mpt_scale(natural.height, room.width, natural.width);
			if (by_width <= room.height)
				s.height = by_width;
			else
				s.width = mpt_scale(natural.width, room.height, natural.height);
		}
		return s;
	}
	if (width)
		s.height = mpt_scale(natural.height, s.width, natural.width);
	else
		s.width = mpt_scale(natural.width, s.height, natural.height);
	return s;
}

static mpt bounded(const struct fo_node *n, mpt v, enum fo_property min, enum fo_property max,
	mpt reference)
{
	if (!is_auto(n, max))
		v = mpt_min(v, fo_length(n, max, reference));
	if (!is_auto(n, min))
		v = mpt_max(v, fo_length(n, min, reference));
	return v;
}

/* The viewport's content rectangle and the picture's size in it. */
static bool sizes(struct layout *l, const struct fo_node *n, mpt reference, struct size *viewport,
	struct size *content)
{
	const struct picture *pic = graphic_load(l, n, PROP_SRC);
	if (!pic)
		return false;
	struct size room = { fo_length(n, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, reference),
		fo_length(n, PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM, 0) };
	struct size limit = room; /* what scale-to-fit fits into */
	if (!limit.width && !is_auto(n, PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM))
		limit.width = fo_length(n, PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM, reference);
	if (!limit.height && !is_auto(n, PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM))
		limit.height = fo_length(n, PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM, 0);
	*content = content_size(
		n, (struct size){ picture_width(pic), picture_height(pic) }, limit);
	viewport->width = room.width ? room.width : content->width;
	viewport->height = room.height ? room.height : content->height;
	viewport->width = bounded(n, viewport->width, PROP_INLINE_PROGRESSION_DIMENSION_MINIMUM,
		PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM, reference);
	viewport->height = bounded(n, viewport->height, PROP_BLOCK_PROGRESSION_DIMENSION_MINIMUM,
		PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM, 0);
	return true;
}

bool graphic_measure(
	struct layout *l, const struct fo_node *n, mpt reference, struct object_size *out)
{
	struct size viewport, content;
	if (!sizes(l, n, reference, &viewport, &content))
		return false;
	struct edges b = layout_border(n), p = layout_padding(n, reference);
	out->width = viewport.width + b.start + b.end + p.start + p.end;
	out->ascent = viewport.height + b.before + b.after + p.before + p.after;
	out->descent = 0;
	return true;
}

static mpt aligned(enum keyword k, mpt room)
{
	return k == KW_CENTER || k == KW_MIDDLE ? room / 2
		: k == KW_AFTER || k == KW_END || k == KW_RIGHT ? room
								: 0;
}

bool paint_graphic(struct painter *p, const struct fo_node *n, struct rect r)
{
	struct size viewport, content;
	if (n->object != FO_EXTERNAL_GRAPHIC)
		return true; /* measured with a warning as an empty box */
	if (!sizes(p->l, n, r.width, &viewport, &content))
		return false;
	struct edges b = layout_border(n), pad = layout_padding(n, r.width);
	paint_box(p, n, r, (struct paint_edges){ true, true });
	mpt x = r.x + b.start + pad.start, y = r.y + b.before + pad.before;
	mpt width = r.width - b.start - b.end - pad.start - pad.end;
	mpt height = r.height - b.before - b.after - pad.before - pad.after;
	bool clip = content.width > width || content.height > height;
	if (clip) {
		paint_item(p, DISPLAY_SAVE, n);
		struct display_item *c = paint_item(p, DISPLAY_CLIP, n);
		c->x = x;
		c->y = y;
		c->width = width;
		c->height = height;
	}
	struct display_item *item = paint_item(p, DISPLAY_PICTURE, n);
	item->x = x + aligned(fo_keyword(n, PROP_TEXT_ALIGN), width - content.width);
	item->y = y + aligned(fo_keyword(n, PROP_DISPLAY_ALIGN), height - content.height);
	item->width = content.width;
	item->height = content.height;
	item->as.picture = graphic_load(p->l, n, PROP_SRC);
	if (clip)
		paint_item(p, DISPLAY_RESTORE, n);
	return true;
}
