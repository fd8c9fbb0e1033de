/* The elements of SVG: what they draw. */
#include "picture/svg.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/map.h"

#define XLINK_NAMESPACE "http://www.w3.org/1999/xlink"

/* Bounds for what a file may ask for; a drawing on a page has a thousandth of this. */
enum { MAX_DEPTH = 100, MAX_STEPS = 2 * SVG_MAX_STEPS, MAX_ELEMENTS = 200000 };

/* The larger side of the drawing in its own coordinates: fine enough for any enlargement, and with
 * room around it for what reaches out. */
#define SIDE 10000000.0

bool svg_is_element(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE &&
		(!n->ns || strcmp((const char *)n->ns->href, SVG_NAMESPACE) == 0);
}

static const char *name_of(const xmlNode *n)
{
	return (const char *)n->name;
}

bool svg_is(const xmlNode *n, const char *name)
{
	return strcmp(name_of(n), name) == 0;
}

const char *svg_attribute(const struct svg_reader *r, xmlNodePtr n, const char *name)
{
	xmlChar *text = xmlGetNoNsProp(n, (const xmlChar *)name);
	const char *copy = text ? arena_strdup(r->arena, (const char *)text) : NULL;
	xmlFree(text);
	return copy;
}

bool svg_bad_value(
	const struct svg_reader *r, xmlNodePtr n, const char *name, const char *value)
{
	return diag_error(r->check->d, r->check->at, CODE_PICTURE_KIND,
		_("%s, line %ld: %s=\"%.60s\" of <%s> cannot be drawn"),
		r->check->path, xmlGetLineNo(n), name, value, name_of(n));
}

bool svg_length_of(const struct svg_reader *r, xmlNodePtr n, const char *name, double percent,
	double *out)
{
	const char *value = svg_attribute(r, n, name);
	return !value || svg_length(value, percent, out) || svg_bad_value(r, n, name, value);
}

static void note_ids(struct svg_reader *r, xmlNodePtr n)
{
	for (xmlNodePtr child = n->children; child; child = child->next) {
		if (!svg_is_element(child))
			continue;
		const char *id = svg_attribute(r, child, "id");
		if (id)
			map_add(r->ids, slice_of(id), child);
		note_ids(r, child);
	}
}

xmlNodePtr svg_by_id(struct svg_reader *r, struct slice id)
{
	if (!r->ids) {
		r->ids = map_new(r->arena);
		note_ids(r, r->root);
	}
	return map_lookup(r->ids, id);
}

bool svg_referred(struct svg_reader *r, xmlNodePtr n, xmlNodePtr *out)
{
	xmlChar *text = xmlGetNsProp(n, (const xmlChar *)"href", (const xmlChar *)XLINK_NAMESPACE);
	if (!text)
		text = xmlGetNoNsProp(n, (const xmlChar *)"href");
	*out = NULL;
	if (!text)
		return true;
	*out = svg_by_id(r, svg_reference((const char *)text));
	bool ok = *out || svg_bad_value(r, n, "href", (const char *)text);
	xmlFree(text);
	return ok;
}

struct drawing_shape *svg_add_shape(struct svg_reader *r, enum drawing_kind kind)
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
	*shape = (struct drawing_shape){ .kind = kind };
	return shape;
}

static struct path_stroke *make_stroke(struct svg_reader *r, const struct svg_style *s, double scale)
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

static uint8_t transparency(double opacity)
{
	return (uint8_t)(255 - (int)(opacity * 255 + 0.5));
}

static void add_shape(struct svg_reader *r, const struct path *path, const struct svg_style *s,
	const struct svg_paint *paint, const struct path_stroke *stroke)
{
	struct drawing_shape *shape = svg_add_shape(r, DRAWING_FIGURE);
	shape->steps = path->steps;
	shape->count = path->count;
	shape->even_odd = s->even_odd;
	shape->stroke = stroke;
	shape->current = paint->kind == SVG_CURRENT;
	shape->transparency = transparency(stroke ? s->stroke_opacity : s->fill_opacity);
	memcpy(shape->rgb, paint->rgb, sizeof shape->rgb);
}

static bool add_shaded(struct svg_reader *r, xmlNodePtr n, const struct path *path,
	const struct svg_style *s, const struct svg_matrix *m)
{
	const struct drawing_gradient *g = NULL;
	if (!svg_gradient(r, n, &s->fill, path, m, &g))
		return false;
	if (!g)
		return true;
	add_shape(r, path, s, &s->fill, NULL);
	r->shapes[r->count - 1].gradient = g;
	return true;
}

bool svg_count_steps(struct svg_reader *r, size_t count)
{
	r->steps += count;
	return r->steps <= MAX_STEPS ||
		diag_error(r->check->d, r->check->at, CODE_PICTURE_TOO_LARGE,
			_("the drawing %s has more than %d points"), r->check->path, MAX_STEPS);
}

static bool add_figure(struct svg_reader *r, xmlNodePtr n, const struct path *path,
	const struct svg_style *s, const struct svg_matrix *m)
{
	if (!svg_count_steps(r, path->count))
		return false;
	if (s->hidden || !path->count)
		return true;
	double scale = sqrt(fabs(m->a * m->d - m->b * m->c));
	if (s->fill.kind == SVG_SERVER && !add_shaded(r, n, path, s, m))
		return false;
	if (s->fill.kind == SVG_RGB || s->fill.kind == SVG_CURRENT)
		add_shape(r, path, s, &s->fill, NULL);
	if (s->stroke.kind == SVG_SERVER)
		return svg_bad_value(r, n, "stroke", "url(...)");
	if (s->stroke.kind != SVG_NONE && s->width > 0 && s->width * scale >= 1)
		add_shape(r, path, s, &s->stroke, make_stroke(r, s, scale));
	return true;
}

/* Elements that say something about the drawing without being drawn. */
bool svg_is_silent(const xmlNode *n)
{
	static const char *const names[] = { "title", "desc", "metadata", "defs", "style", "symbol",
		"clipPath", "mask", "filter", "linearGradient", "radialGradient", "pattern", "marker" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (svg_is(n, names[i]))
			return true;
	return false;
}

/* M with N's own transform in it. */
bool svg_add_transform(struct svg_reader *r, xmlNodePtr n, struct svg_matrix *m)
{
	const char *text = svg_attribute(r, n, "transform");
	struct svg_matrix own;
	if (!text)
		return true;
	if (!svg_transform(text, &own))
		return svg_bad_value(r, n, "transform", text);
	*m = svg_multiply(*m, own);
	return true;
}

bool svg_apply_style(struct svg_reader *r, xmlNodePtr n, struct svg_style *s)
{
	const char *name = "", *value = "";
	return svg_style_apply(s, r->rules, n, r->arena, &name, &value) ||
		svg_bad_value(r, n, name, value);
}

static bool draw_children(
	struct svg_reader *r, xmlNodePtr n, const struct svg_style *s, const struct svg_matrix *m);

/* The children of N, a drawing or symbol, in PORT. */
static bool draw_viewport(struct svg_reader *r, xmlNodePtr n, const struct svg_style *s,
	const struct svg_matrix *around, struct svg_view port)
{
	struct svg_view box = { 0, 0, port.width, port.height };
	struct svg_matrix m;
	bool given;
	if (!svg_view_box(r, n, &box, &given))
		return false;
	if (port.width <= 0 || port.height <= 0 || box.width <= 0 || box.height <= 0)
		return true;
	if (!svg_fit(r, n, box, port, &m))
		return false;
	m = svg_multiply(*around, m);
	struct path path = { .arena = r->arena };
	struct svg_pen pen = { &path, *around, 0, 0 };
	const char *overflow = svg_attribute(r, n, "overflow");
	bool clip = !overflow || strcmp(overflow, "visible") != 0;
	if (clip) {
		svg_rect(&pen, port);
		struct drawing_shape *shape = svg_add_shape(r, DRAWING_CLIP);
		shape->steps = path.steps;
		shape->count = path.count;
	}
	double width = r->width, height = r->height;
	r->width = box.width;
	r->height = box.height;
	bool ok = draw_children(r, n, s, &m);
	r->width = width;
	r->height = height;
	if (clip)
		svg_add_shape(r, DRAWING_UNCLIP);
	return ok;
}

/* x, y, width and height of N, the latter at first those of the drawing around. */
static bool read_port(struct svg_reader *r, xmlNodePtr n, struct svg_view *port)
{
	return svg_length_of(r, n, "x", r->width, &port->x) &&
		svg_length_of(r, n, "y", r->height, &port->y) &&
		svg_length_of(r, n, "width", r->width, &port->width) &&
		svg_length_of(r, n, "height", r->height, &port->height);
}

static bool draw_element(struct svg_reader *r, xmlNodePtr n, const struct svg_style *outer,
	const struct svg_matrix *around);

static bool too_deep(const struct svg_reader *r)
{
	return diag_error(r->check->d, r->check->at, CODE_XML_LIMIT,
		_("%s: groups stand more than %d deep in each other"), r->check->path, MAX_DEPTH);
}

/* What is used again stands at x and y; a symbol or drawing has its width and height from here. */
static bool draw_use(
	struct svg_reader *r, xmlNodePtr n, const struct svg_style *s, const struct svg_matrix *m)
{
	xmlNodePtr target;
	struct svg_view port = { 0, 0, r->width, r->height };
	if (!svg_referred(r, n, &target))
		return false;
	if (!target)
		return true;
	if (++r->depth > MAX_DEPTH)
		return too_deep(r);
	bool ok, view = svg_is(target, "symbol") || svg_is(target, "svg");
	if (view && !read_port(r, target, &port))
		return false;
	port.x = port.y = 0;
	if (!read_port(r, n, &port))
		return false;
	if (view) {
		struct svg_style inner = svg_style_inner(s);
		ok = svg_apply_style(r, target, &inner) && draw_viewport(r, target, &inner, m, port);
	} else {
		struct svg_matrix moved =
			svg_multiply(*m, (struct svg_matrix){ 1, 0, 0, 1, port.x, port.y });
		ok = draw_element(r, target, s, &moved);
	}
	r->depth--;
	return ok;
}

static bool draw_content(
	struct svg_reader *r, xmlNodePtr n, const struct svg_style *s, const struct svg_matrix *m)
{
	struct svg_view port = { 0, 0, r->width, r->height };
	bool ok;
	if (svg_is(n, "g") || svg_is(n, "a") || svg_is(n, "switch"))
		return draw_children(r, n, s, m);
	if (svg_is(n, "use"))
		return draw_use(r, n, s, m);
	if (svg_is(n, "svg"))
		return read_port(r, n, &port) && draw_viewport(r, n, s, m, port);
	if (svg_is(n, "text"))
		return svg_text(r, n, s, m);
	const struct path *path = svg_figure(r, n, m, &ok);
	if (path)
		return ok && add_figure(r, n, path, s, m);
	return diag_error(r->check->d, r->check->at, CODE_PICTURE_KIND,
		_("%s, line %ld: <%s> cannot be drawn; turn it into paths"),
		r->check->path, xmlGetLineNo(n), name_of(n));
}

/* The opacity of a figure that is painted in one piece is that of its paint; all else is a group. */
static bool needs_group(xmlNodePtr n, struct svg_style *s)
{
	if (svg_is(n, "text")) {
		s->opacity *= s->fill_opacity;
		s->fill_opacity = 1;
	}
	if (s->opacity >= 1)
		return false;
	if (!svg_is_figure(n) || (s->fill.kind != SVG_NONE && s->stroke.kind != SVG_NONE))
		return true;
	s->fill_opacity *= s->opacity;
	s->stroke_opacity *= s->opacity;
	return false;
}

static bool draw_element(struct svg_reader *r, xmlNodePtr n, const struct svg_style *outer,
	const struct svg_matrix *around)
{
	struct svg_style s = svg_style_inner(outer);
	struct svg_matrix m = *around;
	int clips = 0;
	if (svg_is_silent(n))
		return true;
	if (++r->elements > MAX_ELEMENTS)
		return diag_error(r->check->d, r->check->at, CODE_PICTURE_TOO_LARGE,
			_("the drawing %s has more than %d elements"), r->check->path,
			MAX_ELEMENTS);
	if (!svg_apply_style(r, n, &s) || !svg_add_transform(r, n, &m))
		return false;
	if (svg_is(n, "line")) /* has no inside, and PDF would paint a hairline */
		s.fill.kind = SVG_NONE;
	if (s.clip.len && !svg_begin_clip(r, n, s.clip, &m, &clips))
		return false;
	bool group = needs_group(n, &s);
	if (group)
		svg_add_shape(r, DRAWING_GROUP)->transparency = transparency(s.opacity);
	if (!draw_content(r, n, &s, &m))
		return false;
	if (group)
		svg_add_shape(r, DRAWING_UNGROUP);
	while (clips--)
		svg_add_shape(r, DRAWING_UNCLIP);
	return true;
}

static bool draw_children(
	struct svg_reader *r, xmlNodePtr n, const struct svg_style *s, const struct svg_matrix *m)
{
	if (++r->depth > MAX_DEPTH)
		return too_deep(r);
	for (xmlNodePtr child = n->children; child; child = child->next)
		if (svg_is_element(child) && !draw_element(r, child, s, m))
			return false;
	r->depth--;
	return true;
}

/* Style sheets count for the whole drawing, wherever they stand. */
static bool read_rules(struct svg_reader *r, xmlNodePtr n, int depth)
{
	for (xmlNodePtr child = n->children; child; child = child->next) {
		if (!svg_is_element(child))
			continue;
		if (!svg_is(child, "style")) {
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

/* The natural size in pixels of CSS, and the view box; both stand in for each other. */
static bool read_sizes(struct svg_reader *r, xmlNodePtr root, struct svg_view *box,
	struct svg_view *port)
{
	bool given;
	*box = (struct svg_view){ 0 };
	if (!svg_view_box(r, root, box, &given))
		return false;
	*port = (struct svg_view){ 0, 0, given ? box->width : 300, given ? box->height : 150 };
	if (!svg_length_of(r, root, "width", port->width, &port->width) ||
		!svg_length_of(r, root, "height", port->height, &port->height))
		return false;
	if (!given)
		*box = *port;
	double most = 1e7, width = port->width, height = port->height;
	if (box->width > 0 && box->height > 0 && width > 0 && height > 0 && width < most &&
		height < most && width > height / most && height > width / most)
		return true;
	return picture_broken(r->check, _("it has no size"));
}

const struct drawing *svg_draw(struct arena *a, xmlNodePtr root, const struct picture_check *c)
{
	struct svg_reader r = { .arena = a, .check = c, .root = root };
	struct svg_view box, port;
	struct svg_style style = { .fill = { .kind = SVG_RGB }, .width = 1, .miter_limit = 4,
		.opacity = 1, .fill_opacity = 1, .stroke_opacity = 1, .font_size = 16,
		.weight = 400 };
	struct svg_matrix m;
	if (!read_sizes(&r, root, &box, &port) || !read_rules(&r, root, 0))
		return NULL;
	r.width = box.width;
	r.height = box.height;
	double unit = SIDE / fmax(port.width, port.height);
	if (!svg_fit(&r, root, box, port, &m) || !svg_apply_style(&r, root, &style))
		return NULL;
	m = svg_multiply((struct svg_matrix){ unit, 0, 0, unit, 0, 0 }, m);
	if (!draw_children(&r, root, &style, &m))
		return NULL;
	struct drawing *d = ARENA_NEW(a, struct drawing);
	*d = (struct drawing){
		.width = (int32_t)fmax(1, port.width * unit),
		.height = (int32_t)fmax(1, port.height * unit),
		.natural_width = (mpt)fmax(1, floor(port.width * 750 + 0.5)), /* a pixel is 3/4 pt */
		.natural_height = (mpt)fmax(1, floor(port.height * 750 + 0.5)),
		.shapes = r.shapes,
		.count = r.count,
		.clipped = true,
	};
	return d;
}
