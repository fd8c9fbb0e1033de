/* The elements of SVG: what they draw. */
#include "picture/svg.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"

/* Bounds for what a file may ask for; a drawing on a page has a thousandth of this. */
enum { MAX_DEPTH = 100, MAX_STEPS = 2 * SVG_MAX_STEPS };

/* The larger side of the drawing in its own coordinates: fine enough for any enlargement, and with
 * room around it for what reaches out. */
#define SIDE 10000000.0

struct reader {
	struct arena *arena;
	const struct picture_check *check;
	struct svg_rules *rules;
	struct drawing_shape *shapes;
	size_t count, capacity, steps;
	double width, height; /* of the view box, in user units: what percentages are of */
	int depth;
};

static bool is_svg(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE &&
		(!n->ns || strcmp((const char *)n->ns->href, SVG_NAMESPACE) == 0);
}

static const char *name_of(const xmlNode *n)
{
	return (const char *)n->name;
}

static bool is(const xmlNode *n, const char *name)
{
	return strcmp(name_of(n), name) == 0;
}

static const char *attribute(const struct reader *r, xmlNodePtr n, const char *name)
{
	xmlChar *text = xmlGetNoNsProp(n, (const xmlChar *)name);
	const char *copy = text ? arena_strdup(r->arena, (const char *)text) : NULL;
	xmlFree(text);
	return copy;
}

static bool bad_value(const struct reader *r, xmlNodePtr n, const char *name, const char *value)
{
	return diag_error(r->check->d, r->check->at, CODE_PICTURE_KIND,
		_("%s, line %ld: %s=\"%.60s\" of <%s> cannot be drawn; SVG is taken with plain colors "
		  "and shapes"),
		r->check->path, xmlGetLineNo(n), name, value,
		name_of(n));
}

/* A length of N in user units; OUT stays as it is where there is none. */
static bool length(
	const struct reader *r, xmlNodePtr n, const char *name, double percent, double *out)
{
	const char *value = attribute(r, n, name);
	return !value || svg_length(value, percent, out) || bad_value(r, n, name, value);
}

static struct path_stroke *make_stroke(struct reader *r, const struct svg_style *s, double scale)
{
	struct path_stroke *stroke = ARENA_NEW(r->arena, struct path_stroke);
	int32_t *dashes = ARENA_ARRAY(r->arena, (size_t)s->dash_count, int32_t);
	for (int i = 0; i < s->dash_count; i++)
		dashes[i] = (int32_t)fmin(s->dashes[i] * scale, (double)MPT_MAX);
	*stroke = (struct path_stroke){
		.thickness = (mpt)fmin(s->width * scale, (double)MPT_MAX),
		.cap = s->cap,
		.join = s->join,
		/* SVG begins with 4, PDF with 10. */
		.miter_limit = (int32_t)fmin(fmax(s->miter_limit, 1) * 1000, (double)MPT_MAX),
		.dashes = dashes,
		.dash_count = (size_t)s->dash_count,
		.phase = (int32_t)fmax(0, fmin(s->dash_offset * scale, (double)MPT_MAX)),
	};
	return stroke;
}

static void add_shape(struct reader *r, const struct path *path, const struct svg_style *s,
	const struct svg_paint *paint, const struct path_stroke *stroke)
{
	if (r->count == r->capacity) {
		r->capacity = r->capacity ? r->capacity * 2 : 16;
		struct drawing_shape *shapes =
			ARENA_ARRAY(r->arena, r->capacity, struct drawing_shape);
		if (r->count)
			memcpy(shapes, r->shapes, r->count * sizeof *shapes);
		r->shapes = shapes;
	}
	struct drawing_shape *shape = &r->shapes[r->count++];
	*shape = (struct drawing_shape){ .steps = path->steps, .count = path->count,
		.even_odd = s->even_odd, .stroke = stroke, .current = paint->kind == SVG_CURRENT };
	memcpy(shape->rgb, paint->rgb, sizeof shape->rgb);
}

static bool add_figure(struct reader *r, const struct path *path, const struct svg_style *s,
	const struct svg_matrix *m)
{
	r->steps += path->count;
	if (r->steps > MAX_STEPS)
		return diag_error(r->check->d, r->check->at, CODE_PICTURE_TOO_LARGE,
			_("the drawing %s has more than %d points"), r->check->path, MAX_STEPS);
	if (s->hidden || !path->count)
		return true;
	double scale = sqrt(fabs(m->a * m->d - m->b * m->c));
	if (s->fill.kind != SVG_NONE)
		add_shape(r, path, s, &s->fill, NULL);
	if (s->stroke.kind != SVG_NONE && s->width > 0 && s->width * scale >= 1)
		add_shape(r, path, s, &s->stroke, make_stroke(r, s, scale));
	return true;
}

static void ellipse(struct svg_pen *pen, double cx, double cy, double rx, double ry)
{
	if (rx <= 0 || ry <= 0)
		return;
	svg_move(pen, cx + rx, cy);
	svg_arc(pen, rx, ry, 0, false, true, cx - rx, cy);
	svg_arc(pen, rx, ry, 0, false, true, cx + rx, cy);
	svg_close(pen);
}

static bool draw_ellipse(struct reader *r, xmlNodePtr n, struct svg_pen *pen)
{
	double cx = 0, cy = 0, rx = 0, ry = 0;
	bool circle = is(n, "circle");
	double across = circle ? sqrt((r->width * r->width + r->height * r->height) / 2) : r->width;
	if (!length(r, n, "cx", r->width, &cx) || !length(r, n, "cy", r->height, &cy) ||
		!length(r, n, circle ? "r" : "rx", across, &rx) ||
		(!circle && !length(r, n, "ry", r->height, &ry)))
		return false;
	ellipse(pen, cx, cy, rx, circle ? rx : ry);
	return true;
}

static void rounded(
	struct svg_pen *pen, double x, double y, double w, double h, double rx, double ry)
{
	svg_move(pen, x + rx, y);
	svg_line(pen, x + w - rx, y);
	if (rx > 0)
		svg_arc(pen, rx, ry, 0, false, true, x + w, y + ry);
	svg_line(pen, x + w, y + h - ry);
	if (rx > 0)
		svg_arc(pen, rx, ry, 0, false, true, x + w - rx, y + h);
	svg_line(pen, x + rx, y + h);
	if (rx > 0)
		svg_arc(pen, rx, ry, 0, false, true, x, y + h - ry);
	svg_line(pen, x, y + ry);
	if (rx > 0)
		svg_arc(pen, rx, ry, 0, false, true, x + rx, y);
	svg_close(pen);
}

static bool draw_rect(struct reader *r, xmlNodePtr n, struct svg_pen *pen)
{
	double x = 0, y = 0, w = 0, h = 0, rx = -1, ry = -1;
	if (!length(r, n, "x", r->width, &x) || !length(r, n, "y", r->height, &y) ||
		!length(r, n, "width", r->width, &w) || !length(r, n, "height", r->height, &h) ||
		!length(r, n, "rx", r->width, &rx) || !length(r, n, "ry", r->height, &ry))
		return false;
	if (w <= 0 || h <= 0)
		return true;
	/* One radius stands for both (SVG 1.1, 9.2). */
	rx = rx < 0 ? ry : rx;
	ry = ry < 0 ? rx : ry;
	rx = fmax(0, fmin(rx, w / 2));
	ry = fmax(0, fmin(ry, h / 2));
	bool square = rx <= 0 || ry <= 0;
	rounded(pen, x, y, w, h, square ? 0 : rx, square ? 0 : ry);
	return true;
}

static bool draw_line(struct reader *r, xmlNodePtr n, struct svg_pen *pen)
{
	double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
	if (!length(r, n, "x1", r->width, &x1) || !length(r, n, "y1", r->height, &y1) ||
		!length(r, n, "x2", r->width, &x2) || !length(r, n, "y2", r->height, &y2))
		return false;
	svg_move(pen, x1, y1);
	svg_line(pen, x2, y2);
	return true;
}

static bool draw_points(struct reader *r, xmlNodePtr n, struct svg_pen *pen)
{
	const char *points = attribute(r, n, "points"), *p = points ? points : "";
	double x, y;
	for (int i = 0; svg_number(&p, &x) && svg_number(&p, &y); i++)
		(i ? svg_line : svg_move)(pen, x, y);
	if (p[strspn(p, " \t\r\n,")])
		return bad_value(r, n, "points", points);
	if (is(n, "polygon") && pen->path->count)
		svg_close(pen);
	return true;
}

static bool draw_path(struct reader *r, xmlNodePtr n, struct svg_pen *pen)
{
	const char *d = attribute(r, n, "d");
	return !d || svg_path(pen, d) || bad_value(r, n, "d", d);
}

static const struct {
	const char *name;
	bool (*draw)(struct reader *r, xmlNodePtr n, struct svg_pen *pen);
} figures[] = {
	{ "path", draw_path }, { "rect", draw_rect }, { "circle", draw_ellipse },
	{ "ellipse", draw_ellipse }, { "line", draw_line }, { "polyline", draw_points },
	{ "polygon", draw_points },
};

/* Elements that say something about the drawing without being drawn. */
static bool is_silent(const xmlNode *n)
{
	static const char *const names[] = { "title", "desc", "metadata", "defs", "style", "symbol",
		"clipPath", "mask", "filter", "linearGradient", "radialGradient", "pattern", "marker" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (is(n, names[i]))
			return true;
	return false;
}

static bool draw_children(
	struct reader *r, xmlNodePtr n, const struct svg_style *s, const struct svg_matrix *m);

static bool draw_element(
	struct reader *r, xmlNodePtr n, const struct svg_style *outer, const struct svg_matrix *around)
{
	struct svg_style s = *outer;
	struct svg_matrix m = *around, own;
	const char *name = "", *value = "", *transform = attribute(r, n, "transform");
	if (is_silent(n))
		return true;
	if (!svg_style_apply(&s, r->rules, n, r->arena, &name, &value))
		return bad_value(r, n, name, value);
	if (transform && !svg_transform(transform, &own))
		return bad_value(r, n, "transform", transform);
	if (transform)
		m = svg_multiply(m, own);
	if (is(n, "line")) /* has no inside, and PDF would paint a hairline */
		s.fill.kind = SVG_NONE;
	if (is(n, "g") || is(n, "a") || is(n, "switch"))
		return draw_children(r, n, &s, &m);
	for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
		struct path path = { .arena = r->arena };
		struct svg_pen pen = { &path, m, 0, 0 };
		if (is(n, figures[i].name))
			return figures[i].draw(r, n, &pen) && add_figure(r, &path, &s, &m);
	}
	return diag_error(r->check->d, r->check->at, CODE_PICTURE_KIND,
		_("%s, line %ld: <%s> cannot be drawn; turn it into paths"),
		r->check->path, xmlGetLineNo(n), name_of(n));
}

static bool draw_children(
	struct reader *r, xmlNodePtr n, const struct svg_style *s, const struct svg_matrix *m)
{
	if (++r->depth > MAX_DEPTH)
		return diag_error(r->check->d, r->check->at, CODE_XML_LIMIT,
			_("%s: groups stand more than %d deep in each other"), r->check->path,
			MAX_DEPTH);
	for (xmlNodePtr child = n->children; child; child = child->next)
		if (is_svg(child) && !draw_element(r, child, s, m))
			return false;
	r->depth--;
	return true;
}

/* Style sheets count for the whole drawing, wherever they stand. */
static bool read_rules(struct reader *r, xmlNodePtr n, int depth)
{
	for (xmlNodePtr child = n->children; child; child = child->next) {
		if (!is_svg(child))
			continue;
		if (!is(child, "style")) {
			if (depth < MAX_DEPTH && !read_rules(r, child, depth + 1))
				return false;
			continue;
		}
		xmlChar *text = xmlNodeGetContent(child);
		bool ok = svg_rules_add(r->arena, &r->rules, text ? (const char *)text : "");
		xmlFree(text);
		if (!ok)
			return diag_error(r->check->d, r->check->at, CODE_PICTURE_KIND,
				_("%s, line %ld: only classes (.name { ... }) can be styled"),
				r->check->path, xmlGetLineNo(child));
	}
	return true;
}

struct view {
	double x, y, width, height;
};

/* The natural size in pixels of CSS, and the view box; both stand in for each other. */
static bool read_sizes(
	struct reader *r, xmlNodePtr root, struct view *box, double *width, double *height)
{
	const char *text = attribute(r, root, "viewBox"), *p = text;
	*box = (struct view){ 0 };
	if (text && (!svg_number(&p, &box->x) || !svg_number(&p, &box->y) ||
		!svg_number(&p, &box->width) || !svg_number(&p, &box->height)))
		return bad_value(r, root, "viewBox", text);
	*width = text ? box->width : 300;
	*height = text ? box->height : 150;
	if (!length(r, root, "width", *width, width) || !length(r, root, "height", *height, height))
		return false;
	if (!text)
		*box = (struct view){ 0, 0, *width, *height };
	double most = 1e7;
	if (box->width > 0 && box->height > 0 && *width > 0 && *height > 0 && *width < most &&
		*height < most && *width > *height / most && *height > *width / most)
		return true;
	return picture_broken(r->check, _("it has no size"));
}

/* The view box as large as fits into the width and height, in the middle (xMidYMid meet). */
static struct svg_matrix fit(struct view box, double width, double height, double unit)
{
	double scale = fmin(width / box.width, height / box.height);
	double dx = (width - box.width * scale) / 2 - box.x * scale;
	double dy = (height - box.height * scale) / 2 - box.y * scale;
	return (struct svg_matrix){ scale * unit, 0, 0, scale * unit, dx * unit, dy * unit };
}

const struct drawing *svg_draw(struct arena *a, xmlNodePtr root, const struct picture_check *c)
{
	struct reader r = { .arena = a, .check = c };
	struct view box;
	double width, height;
	struct svg_style style = { .fill = { SVG_RGB, { 0 } }, .width = 1, .miter_limit = 4 };
	const char *name, *value;
	if (!read_sizes(&r, root, &box, &width, &height) || !read_rules(&r, root, 0))
		return NULL;
	r.width = box.width;
	r.height = box.height;
	double unit = SIDE / fmax(width, height);
	struct svg_matrix m = fit(box, width, height, unit);
	if (!svg_style_apply(&style, r.rules, root, a, &name, &value)) {
		bad_value(&r, root, name, value);
		return NULL;
	}
	if (!draw_children(&r, root, &style, &m))
		return NULL;
	struct drawing *d = ARENA_NEW(a, struct drawing);
	*d = (struct drawing){
		.width = (int32_t)fmax(1, width * unit),
		.height = (int32_t)fmax(1, height * unit),
		.natural_width = (mpt)fmax(1, floor(width * 750 + 0.5)), /* a pixel is 3/4 pt */
		.natural_height = (mpt)fmax(1, floor(height * 750 + 0.5)),
		.shapes = r.shapes,
		.count = r.count,
		.clipped = true,
	};
	return d;
}
