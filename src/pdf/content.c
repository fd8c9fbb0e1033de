#include "pdf/content.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "pdf/clusters.h"
#include "pdf/outline.h"
#include "pdf/put.h"
#include "pdf/show.h"
#include "pdf/stroke.h"

enum {
	/* Operators of one page: far above any page that means something; a table of a million
	 * cells would still fit. */
	CONTENT_CEILING = 512 << 20,
	/* Characters of one glyph: a CMap's strings end at 512 bytes, four for a character. */
	MAX_GLYPH_TEXT = 128
};

/* Where a quarter turn sends the axes; rows are turns, counter-clockwise. */
static const signed char cosine[] = { 1, 0, -1, 0 }, sine[] = { 0, 1, 0, -1 };

/* The graphics state as far as it is ours: what q saves and Q brings back. */
struct state {
	struct fo_color fill, stroke;
	bool fill_over, stroke_over; /* black prints over what is below */
	mpt thickness;
	bool hidden; /* text rendering mode 3 */
	struct show_font font;
	int turns;  /* from the coordinates of items, y upwards, to the page's: quarter turns */
	mpt dx, dy; /* ... and then a move */
};

/* A group that is open: where its operators will be named. */
struct group {
	struct buf outer;
	mpt box[4];
	uint8_t transparency;
};

struct content {
	struct buf out;
	struct fonts *fonts;
	struct show show;
	struct state now;
	struct state *saved;
	size_t saved_count, saved_cap;
	mpt height;
	unsigned page;
	enum display_black black;

	struct font_layer **fonts_used;
	struct pdf_picture **pictures_used;
	size_t font_count, font_cap, picture_count, picture_cap;
	bool transparent;
	struct effects effects;
	struct group *groups; /* that are open */
	size_t open_groups, group_cap;

	struct clusters clusters;
};

struct content *content_new(struct fonts *fonts)
{
	struct content *c = xcalloc(1, sizeof *c);
	buf_init(&c->out, CONTENT_CEILING);
	c->fonts = fonts;
	return c;
}

void content_free(struct content *c)
{
	if (!c)
		return;
	while (c->open_groups)
		content_ungroup(c);
	buf_release(&c->out);
	effects_release(&c->effects);
	free(c->groups);
	free(c->saved);
	free(c->fonts_used);
	free(c->pictures_used);
	clusters_release(&c->clusters);
	free(c);
}

void content_begin(struct content *c, mpt page_height, unsigned number)
{
	buf_clear(&c->out);
	effects_begin(&c->effects);
	c->show = (struct show){ .out = &c->out };
	/* PDF's initial colours are black in DeviceGray, which is how (0, 0, 0) is written. */
	struct fo_color black = { COLOR_RGB, { 0, 0, 0, 0 } };
	c->now = (struct state){ .fill = black, .stroke = black, .thickness = MPT_PT };
	c->saved_count = c->font_count = c->picture_count = 0;
	c->transparent = false;
	c->height = page_height;
	c->page = number;
	c->black = BLACK_GRAY;
}

void content_black(struct content *c, enum display_black black)
{
	if (black == BLACK_GRAY)
		return;
	c->black = black;
	c->now.fill = c->now.stroke = (struct fo_color){ .space = COLOR_NONE }; /* not set yet */
}

bool content_end(struct content *c, struct page_content *out)
{
	while (c->open_groups)
		content_ungroup(c);
	show_end(&c->show);
	while (c->saved_count)
		content_restore(c);
	*out = (struct page_content){
		.operators = buf_slice(&c->out),
		.fonts = c->fonts_used,
		.pictures = c->pictures_used,
		.font_count = c->font_count,
		.picture_count = c->picture_count,
		.transparent = c->transparent,
		.effects = &c->effects,
	};
	return !c->out.overflow;
}

static bool same_color(struct fo_color a, struct fo_color b)
{
	return a.space == b.space && memcmp(a.c, b.c, sizeof a.c) == 0;
}

static bool is_neutral(struct fo_color c)
{
	return c.space == COLOR_RGB && c.c[0] == c.c[1] && c.c[1] == c.c[2];
}

/* Overprint is for black alone: white over a colour would vanish. */
static void set_overprint(struct content *c, bool *over, struct fo_color color)
{
	bool now = c->black == BLACK_OVERPRINT && is_neutral(color) && color.c[0] == 0;
	if (*over == now)
		return;
	*over = now;
	effects_put_overprint(&c->effects, &c->out, c->now.fill_over, c->now.stroke_over);
}

static struct fo_color black_alone(struct fo_color gray)
{
	return (struct fo_color){ COLOR_CMYK, { 0, 0, 0, (uint8_t)(255 - gray.c[0]) } };
}

/* Sets a colour; the OPERATORS are for gray, RGB and CMYK. */
static void set_color(struct content *c, struct fo_color *now, bool *over, struct fo_color color,
	const char *const operators[3])
{
	if (same_color(*now, color))
		return;
	*now = color;
	set_overprint(c, over, color);
	bool gray = is_neutral(color);
	if (gray && c->black != BLACK_GRAY) {
		color = black_alone(color);
		gray = false;
	}
	int count = color.space == COLOR_CMYK ? 4 : gray ? 1 : 3;
	for (int i = 0; i < count; i++)
		PUT_MPTS(&c->out, mpt_scale(color.c[i], 1000, 255));
	buf_add_str(&c->out, operators[gray ? 0 : count - 2]);
}

static void set_fill(struct content *c, struct fo_color color)
{
	static const char *const operators[] = { "g\n", "rg\n", "k\n" };
	set_color(c, &c->now.fill, &c->now.fill_over, color, operators);
}

static void set_stroke(struct content *c, struct fo_color color, mpt thickness)
{
	static const char *const operators[] = { "G\n", "RG\n", "K\n" };
	set_color(c, &c->now.stroke, &c->now.stroke_over, color, operators);
	if (c->now.thickness != thickness) {
		PUT_MPTS(&c->out, thickness);
		buf_add_str(&c->out, "w\n");
	}
	c->now.thickness = thickness;
}

/* Names a font of the page's resources, once. */
static void use_font(struct content *c, struct font_layer *layer)
{
	if (layer->page == c->page)
		return;
	layer->page = c->page;
	c->fonts_used = xgrow(c->fonts_used, c->font_count, &c->font_cap, sizeof *c->fonts_used);
	c->fonts_used[c->font_count++] = layer;
}

static void show_one(struct content *c, const struct display_item *item,
	const struct display_glyph *g, struct slice text, enum font_mode mode)
{
	struct show_style style = { item->as.glyphs.size, item->as.glyphs.upright,
		item->as.glyphs.condense };
	struct font_code code =
		fonts_code(c->fonts, item->as.glyphs.face, g->glyph, text, mode);
	use_font(c, code.layer);
	show_glyph(&c->show, &code, &style, item->x + g->x, c->height - item->y - g->y);
}

/* Figures that stand side by side in vertical text are in an order that is not that of the line. */
static enum font_mode mode_of(const struct display_item *item, const struct cluster *cluster)
{
	if (!item->as.glyphs.upright)
		return FONT_HORIZONTAL;
	return cluster->count > 1 && cluster->glyphs[0].y != cluster->glyphs[1].y ? FONT_ACROSS
										  : FONT_VERTICAL;
}

/* A cluster whose glyphs can have a character each, the last one what is left of them, says so by
 * its font alone. Where some glyphs stand for nothing, or one for more than a font should say, or
 * readers would see spaces (SPLIT), the text is added as ActualText. */
static void show_cluster(struct content *c, const struct display_item *item,
	const struct cluster *cluster, bool split)
{
	const char *p = cluster->text.data, *end = p + cluster->text.len;
	size_t chars = cluster->chars;
	enum font_mode mode = mode_of(item, cluster);
	if (chars == 1 && cluster->count == 1) { /* as most are */
		show_one(c, item, cluster->glyphs, cluster->text, mode);
		return;
	}
	bool plain = chars >= cluster->count && chars - cluster->count < MAX_GLYPH_TEXT;
	bool exact = plain && mode != FONT_ACROSS;
	bool tagged = split || !exact;
	if (tagged) {
		show_pause(&c->show);
		buf_add_str(&c->out, "/Span <</ActualText ");
		put_text(&c->out, cluster->text);
		buf_add_str(&c->out, ">> BDC\n");
	}
	for (size_t i = 0; i < cluster->count; i++) {
		const char *start = p;
		if (plain && i + 1 == cluster->count)
			p = end;
		else if (p < end)
			utf8_next(&p, end);
		show_one(c, item, &cluster->glyphs[i],
			(struct slice){ start, (size_t)(p - start) }, mode);
	}
	if (tagged) {
		show_pause(&c->show);
		buf_add_str(&c->out, "EMC\n");
	}
}

/* A character for every glyph. */
static bool is_plain(const struct cluster *c)
{
	return c->text.len && c->chars == c->count;
}

/* Readers take a wider gap than a tenth of an em for a word space: the one between Han and Latin, those
 * of a stretched line; Poppler one of a fortieth where lines run down the page. Whether there is such a
 * gap between two clusters, and no space. */
static bool looks_split(const struct display_item *item, const struct cluster *left,
	const struct cluster *right)
{
	const struct face *face = item->as.glyphs.face;
	const struct display_glyph *last = &left->glyphs[left->count - 1], *next = right->glyphs;
	mpt size = item->as.glyphs.size;
	int width = item->as.glyphs.upright ? face->units_per_em : face_advance(face, last->glyph);
	mpt advance = width == face->units_per_em ? size
						  : mpt_scale(size, width, face->units_per_em);
	mpt gap = next->x - last->x - advance;
	int least = item->as.glyphs.upright ? 50 : 10;
	return gap * least > size && is_plain(left) && is_plain(right) &&
		left->text.data + left->text.len == right->text.data && *right->text.data != ' ' &&
		right->text.data[-1] != ' ';
}

static void set_hidden(struct content *c, bool hidden)
{
	if (c->now.hidden == hidden)
		return;
	show_pause(&c->show);
	buf_add_str(&c->out, hidden ? "3 Tr\n" : "0 Tr\n");
	c->now.hidden = hidden;
}

void content_glyphs(struct content *c, const struct display_item *item)
{
	if (item->as.glyphs.size <= 0 || !item->as.glyphs.count)
		return;
	set_hidden(c, item->color.space == COLOR_NONE);
	if (!c->now.hidden && !same_color(c->now.fill, item->color)) {
		show_pause(&c->show);
		set_fill(c, item->color);
	}
	struct cluster group, next;
	clusters_start(
		&c->clusters, item->as.glyphs.glyphs, item->as.glyphs.count, item->as.glyphs.text);
	bool more = clusters_next(&c->clusters, &next);
	while (more) {
		bool split = false;
		group = next;
		while ((more = clusters_next(&c->clusters, &next)) && looks_split(item, &group, &next)) {
			split = true;
			group.count += next.count;
			group.chars += next.chars;
			group.text.len += next.text.len;
		}
		show_cluster(c, item, &group, split);
	}
}

static void put_rect(struct content *c, const struct display_item *item)
{
	PUT_MPTS(&c->out, item->x, c->height - item->y - item->height, item->width, item->height);
	buf_add_str(&c->out, "re\n");
}

void content_fill(struct content *c, const struct display_item *item)
{
	if (item->color.space == COLOR_NONE || item->width <= 0 || item->height <= 0)
		return;
	show_end(&c->show);
	set_fill(c, item->color);
	put_rect(c, item);
	buf_add_str(&c->out, "f\n");
}

void content_line(struct content *c, const struct display_item *item)
{
	bool two = item->as.line.style == LINE_DOUBLE;
	mpt thickness = item->as.line.thickness;
	if (item->color.space == COLOR_NONE || thickness <= 0 || (!item->width && !item->height))
		return;
	show_end(&c->show);
	set_stroke(c, item->color, two ? mpt_max(1, thickness / 3) : thickness);
	stroke_put(&c->out, item, c->height);
}

static void put_path(struct content *c, const struct display_item *item)
{
	outline_put(
		&c->out, item->as.path.steps, item->as.path.count, item->x, c->height - item->y);
}

static void stroke_path(struct content *c, const struct display_item *item)
{
	const struct path_stroke *stroke = item->as.path.stroke;
	bool plain = !stroke->cap && !stroke->join && !stroke->miter_limit && !stroke->dash_count;
	set_stroke(c, item->color, stroke->thickness);
	if (!plain)
		buf_add_str(&c->out, "q\n");
	outline_put_stroke(&c->out, stroke);
	put_path(c, item);
	buf_add_str(&c->out, plain ? "S\n" : "S\nQ\n");
}

static void see_through(struct content *c, uint8_t transparency)
{
	if (!transparency)
		return;
	effects_put_transparency(&c->effects, &c->out, transparency);
	c->transparent = true;
}

void content_path(struct content *c, const struct display_item *item)
{
	if (item->color.space == COLOR_NONE || !item->as.path.count)
		return;
	show_end(&c->show);
	if (item->transparency)
		content_save(c);
	see_through(c, item->transparency);
	if (item->as.path.stroke) {
		stroke_path(c, item);
	} else {
		set_fill(c, item->color);
		put_path(c, item);
		buf_add_str(&c->out, item->as.path.even_odd ? "f*\n" : "f\n");
	}
	if (item->transparency)
		content_restore(c);
}

void content_shade(struct content *c, const struct display_item *item)
{
	show_end(&c->show);
	buf_add_str(&c->out, "q\n");
	see_through(c, item->transparency);
	effects_put_gradient(
		&c->effects, &c->out, item->as.gradient, item->x, c->height - item->y);
	buf_add_str(&c->out, "Q\n");
}

/* What follows is written apart; its state is that of the place where it will be named. */
void content_group(struct content *c, const struct display_item *item)
{
	content_save(c);
	c->groups = xgrow(c->groups, c->open_groups, &c->group_cap, sizeof *c->groups);
	c->groups[c->open_groups++] = (struct group){ .outer = c->out,
		.box = { item->x, c->height - item->y - item->height, item->x + item->width,
			c->height - item->y },
		.transparency = item->transparency };
	buf_init(&c->out, CONTENT_CEILING);
}

void content_ungroup(struct content *c)
{
	if (!c->open_groups)
		return;
	show_end(&c->show);
	struct group *g = &c->groups[--c->open_groups];
	size_t number = effects_add_group(&c->effects, c->out, g->box);
	g->outer.overflow |= c->out.overflow;
	c->out = g->outer;
	see_through(c, g->transparency);
	buf_printf(&c->out, "/G%zu Do\n", number);
	content_restore(c);
}

/* Where EXIF's orientations send the unit square that a picture fills: a b c d e f. */
static const signed char orientations[9][6] = {
	[1] = { 1, 0, 0, 1, 0, 0 },   /* upright */
	[2] = { -1, 0, 0, 1, 1, 0 },  /* mirrored left to right */
	[3] = { -1, 0, 0, -1, 1, 1 }, /* upside down */
	[4] = { 1, 0, 0, -1, 0, 1 },  /* mirrored top to bottom */
	[5] = { 0, -1, -1, 0, 1, 1 }, /* rows are columns, the first one left */
	[6] = { 0, -1, 1, 0, 0, 1 },  /* to be turned clockwise */
	[7] = { 0, 1, 1, 0, 0, 0 },   /* rows are columns, the first one right */
	[8] = { 0, 1, -1, 0, 1, 0 },  /* to be turned counter-clockwise */
};

static void use_picture(struct content *c, struct pdf_picture *picture)
{
	if (picture->page == c->page)
		return;
	picture->page = c->page;
	c->transparent |= picture->transparent;
	c->pictures_used = xgrow(
		c->pictures_used, c->picture_count, &c->picture_cap, sizeof *c->pictures_used);
	c->pictures_used[c->picture_count++] = picture;
}

void content_picture(
	struct content *c, const struct display_item *item, struct pdf_picture *picture)
{
	int orientation = item->as.picture->orientation;
	if (orientation < 1 || orientation > 8)
		orientation = 1;
	const signed char *m = orientations[orientation];
	mpt w = item->width, h = item->height, bottom = c->height - item->y - h;
	use_picture(c, picture);
	show_end(&c->show);
	buf_add_str(&c->out, "q\n");
	PUT_MPTS(&c->out, m[0] * w, m[1] * h, m[2] * w, m[3] * h, item->x + m[4] * w,
		bottom + m[5] * h);
	buf_add_str(&c->out, "cm\n/Im");
	buf_add_int(&c->out, picture->number);
	buf_add_str(&c->out, " Do\nQ\n");
}

void content_save(struct content *c)
{
	show_end(&c->show);
	c->saved = xgrow(c->saved, c->saved_count, &c->saved_cap, sizeof *c->saved);
	c->now.font = c->show.font;
	c->saved[c->saved_count++] = c->now;
	buf_add_str(&c->out, "q\n");
}

void content_restore(struct content *c)
{
	if (!c->saved_count)
		return;
	show_end(&c->show);
	c->now = c->saved[--c->saved_count];
	c->show.font = c->now.font;
	buf_add_str(&c->out, "Q\n");
}

void content_clip(struct content *c, const struct display_item *item)
{
	show_end(&c->show);
	if (item->as.path.count)
		put_path(c, item);
	else
		put_rect(c, item);
	buf_add_str(&c->out, item->as.path.even_odd ? "W* n\n" : "W n\n");
}

void content_transform(struct content *c, const struct display_item *item)
{
	int turns = item->as.transform.quarter_turns & 3, cs = cosine[turns], sn = sine[turns];
	/* The turn is about the top left corner, PDF's is about the bottom left one. */
	mpt dx = sn * c->height + item->as.transform.dx;
	mpt dy = (1 - cs) * c->height - item->as.transform.dy;
	show_end(&c->show);
	PUT_MPTS(&c->out, cs * MPT_PT, sn * MPT_PT, -sn * MPT_PT, cs * MPT_PT, dx, dy);
	buf_add_str(&c->out, "cm\n");
	struct state *now = &c->now;
	now->dx += cosine[now->turns] * dx - sine[now->turns] * dy;
	now->dy += sine[now->turns] * dx + cosine[now->turns] * dy;
	now->turns = (now->turns + turns) & 3;
}

struct content_rect content_place(const struct content *c, const struct display_item *item)
{
	int cs = cosine[c->now.turns], sn = sine[c->now.turns];
	mpt x0 = item->x, y0 = c->height - item->y - item->height;
	mpt x1 = item->x + item->width, y1 = c->height - item->y;
	mpt ax = cs * x0 - sn * y0 + c->now.dx, ay = sn * x0 + cs * y0 + c->now.dy;
	mpt bx = cs * x1 - sn * y1 + c->now.dx, by = sn * x1 + cs * y1 + c->now.dy;
	return (struct content_rect){ mpt_min(ax, bx), mpt_min(ay, by), mpt_max(ax, bx),
		mpt_max(ay, by) };
}
