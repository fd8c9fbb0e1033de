/* The display list as text: what the golden tests compare. */
#include <string.h>

#include "page/display.h"

static void put_lengths(struct buf *out, const mpt *v, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buf_add_char(out, ' ');
		buf_add_mpt(out, v[i]);
	}
}

static void put_color(struct buf *out, struct fo_color c)
{
	if (c.space == COLOR_RGB)
		buf_printf(out, " #%02x%02x%02x", c.c[0], c.c[1], c.c[2]);
	else if (c.space == COLOR_CMYK)
		buf_printf(out, " cmyk(%u,%u,%u,%u)", c.c[0], c.c[1], c.c[2], c.c[3]);
}

/* Quoted; what would break the line is escaped. */
static void put_text(struct buf *out, const char *s, size_t len)
{
	buf_add_str(out, " \"");
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '"' || s[i] == '\\')
			buf_add_char(out, '\\');
		if (s[i] == '\n')
			buf_add_str(out, "\\n");
		else
			buf_add_char(out, s[i]);
	}
	buf_add_char(out, '"');
}

/* The origins of the glyphs of a run, from its own. */
static void put_glyphs(struct buf *out, const struct display_item *item)
{
	const struct face *f = item->as.glyphs.face;
	buf_printf(out, " %s", f->name);
	put_lengths(out, &item->as.glyphs.size, 1);
	put_color(out, item->color);
	put_text(out, item->as.glyphs.text.data, item->as.glyphs.text.len);
	if (item->as.glyphs.upright)
		buf_add_str(out, " upright");
	if (item->as.glyphs.condense)
		buf_printf(out, " %u/1000", item->as.glyphs.condense);
	buf_add_str(out, " at");
	for (size_t i = 0; i < item->as.glyphs.count; i++) {
		const struct display_glyph *g = &item->as.glyphs.glyphs[i];
		mpt x = g->x;
		put_lengths(out, &x, 1);
		if (g->y) {
			buf_add_char(out, ',');
			buf_add_mpt(out, g->y);
		}
	}
}

static const char *const kind_names[] = {
	[DISPLAY_GLYPHS] = "glyphs",
	[DISPLAY_FILL] = "fill",
	[DISPLAY_LINE] = "line",
	[DISPLAY_PATH] = "path",
	[DISPLAY_PICTURE] = "picture",
	[DISPLAY_LINK] = "link",
	[DISPLAY_ANCHOR] = "anchor",
	[DISPLAY_SAVE] = "save",
	[DISPLAY_CLIP] = "clip",
	[DISPLAY_TRANSFORM] = "transform",
	[DISPLAY_RESTORE] = "restore",
	[DISPLAY_SHADE] = "shade",
	[DISPLAY_GROUP] = "group",
	[DISPLAY_UNGROUP] = "ungroup",
};

static const char *const style_names[] = {
	[LINE_SOLID] = "solid",
	[LINE_DASHED] = "dashed",
	[LINE_DOTTED] = "dotted",
	[LINE_DOUBLE] = "double",
};

static const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

/* The points of a path, as PDF has them, from the item's own. */
static void put_path(struct buf *out, const struct display_item *item)
{
	static const struct { const char *name; int count; } ops[] = {
		[PATH_MOVE] = { " m", 2 }, [PATH_LINE] = { " l", 2 }, [PATH_CURVE] = { " c", 6 },
		[PATH_RECT] = { " re", 4 }, [PATH_CLOSE] = { " h", 0 },
	};
	for (size_t i = 0; i < item->as.path.count; i++) {
		const struct path_step *s = &item->as.path.steps[i];
		buf_add_str(out, ops[s->op].name);
		for (int k = 0; k < ops[s->op].count; k++)
			put_lengths(out, &(mpt){ s->v[k] }, 1);
	}
	if (item->as.path.even_odd)
		buf_add_str(out, " even-odd");
}

static void put_stroke(struct buf *out, const struct path_stroke *s)
{
	buf_add_str(out, " stroke");
	put_lengths(out, &s->thickness, 1);
	for (size_t i = 0; i < s->dash_count; i++)
		put_lengths(out, &(mpt){ s->dashes[i] }, 1);
}

static void put_gradient(struct buf *out, const struct drawing_gradient *g)
{
	buf_add_str(out, g->radial ? " radial" : " linear");
	for (int i = 0; i < 6; i++)
		put_lengths(out, &(mpt){ (mpt)g->matrix[i] }, 1);
	for (size_t i = 0; i < g->count; i++)
		buf_printf(out, " %d%% #%02x%02x%02x", (int)(g->stops[i].offset * 100 + 0.5),
			g->stops[i].rgb[0], g->stops[i].rgb[1], g->stops[i].rgb[2]);
}

static void put_item(struct buf *out, const struct display_item *item)
{
	buf_printf(out, "  %s", kind_names[item->kind]);
	if (item->kind == DISPLAY_SAVE || item->kind == DISPLAY_RESTORE ||
		item->kind == DISPLAY_UNGROUP)
		return;
	if (item->kind == DISPLAY_TRANSFORM) {
		buf_printf(out, " %d", item->as.transform.quarter_turns * 90);
		put_lengths(out, (mpt[]){ item->as.transform.dx, item->as.transform.dy }, 2);
		return;
	}
	put_lengths(out, (mpt[]){ item->x, item->y, item->width, item->height },
		item->kind == DISPLAY_GLYPHS ? 3 : item->kind == DISPLAY_ANCHOR ? 2 : 4);
	switch (item->kind) {
	case DISPLAY_GLYPHS:
		put_glyphs(out, item);
		break;
	case DISPLAY_FILL:
		put_color(out, item->color);
		break;
	case DISPLAY_LINE:
		buf_printf(out, " %s", style_names[item->as.line.style]);
		put_lengths(out, &item->as.line.thickness, 1);
		put_color(out, item->color);
		break;
	case DISPLAY_PATH:
		put_color(out, item->color);
		if (item->as.path.stroke)
			put_stroke(out, item->as.path.stroke);
		put_path(out, item);
		break;
	case DISPLAY_CLIP:
		put_path(out, item);
		break;
	case DISPLAY_SHADE:
		put_gradient(out, item->as.gradient);
		break;
	case DISPLAY_PICTURE:
		buf_printf(out, " %s", file_name(item->as.picture->path));
		break;
	case DISPLAY_LINK:
		buf_printf(out, " %s", item->as.link.uri ? item->as.link.uri : item->as.link.id);
		break;
	case DISPLAY_ANCHOR:
		buf_printf(out, " %s", item->as.anchor);
		break;
	default:
		break;
	}
	if (item->transparency)
		buf_printf(out, " transparency %d", item->transparency);
}

void display_dump(const struct display_page *page, struct buf *out)
{
	buf_printf(out, "page %u \"%s\"", page->number, page->label);
	put_lengths(out, (mpt[]){ page->width, page->height }, 2);
	if (page->black != BLACK_GRAY)
		buf_add_str(out, page->black == BLACK_PLATE ? " black plate" : " black overprint");
	if (page->vertical)
		buf_add_str(out, " vertical");
	buf_add_char(out, '\n');
	for (size_t i = 0; i < page->count; i++) {
		put_item(out, &page->items[i]);
		buf_add_char(out, '\n');
	}
}
