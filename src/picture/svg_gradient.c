/* Gradients of SVG. */
#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "picture/svg.h"

/* How often a gradient may name another one, and its colors. */
enum { MAX_CHAIN = 16, MAX_STOPS = 250 };

/* A gradient and those it takes over what it doesn't say from. */
struct chain {
	xmlNodePtr list[MAX_CHAIN];
	int count;
};

static bool find_chain(struct svg_reader *r, xmlNodePtr n, struct chain *c)
{
	c->count = 0;
	while (n) {
		if (c->count == MAX_CHAIN)
			return svg_bad_value(r, n, "href", "...");
		c->list[c->count++] = n;
		if (!svg_referred(r, n, &n))
			return false;
	}
	return true;
}

/* The attribute of the first gradient that has it, and which that is. */
static const char *inherited(
	const struct svg_reader *r, const struct chain *c, const char *name, xmlNodePtr *from)
{
	const char *value = NULL;
	*from = c->list[0];
	for (int i = 0; i < c->count && !value; i++) {
		value = svg_attribute(r, c->list[i], name);
		if (value)
			*from = c->list[i];
	}
	return value;
}

/* A coordinate: in user units of which PERCENT is 100 %, or a share of the figure's box. */
static bool coordinate(const struct svg_reader *r, const struct chain *c, const char *name,
	bool share, double percent, const char *initial, double *out)
{
	xmlNodePtr from;
	const char *value = inherited(r, c, name, &from);
	return svg_length(value ? value : initial, share ? 1 : percent, out) ||
		svg_bad_value(r, from, name, value);
}

static bool read_offset(
	const struct svg_reader *r, xmlNodePtr n, const struct drawing_stop *before, double *out)
{
	const char *value = svg_attribute(r, n, "offset");
	*out = 0;
	if (value && !svg_length(value, 1, out))
		return svg_bad_value(r, n, "offset", value);
	*out = fmin(1, fmax(before ? before->offset : 0, *out));
	return true;
}

static bool read_stop(const struct svg_reader *r, xmlNodePtr n, const struct drawing_stop *before,
	struct drawing_stop *out)
{
	struct svg_style style = { .stop = { .kind = SVG_RGB }, .stop_opacity = 1 };
	const char *name = "", *value = "";
	if (!svg_style_apply(&style, r->rules, n, r->arena, &name, &value))
		return svg_bad_value(r, n, name, value);
	if (style.stop.kind != SVG_RGB)
		return svg_bad_value(r, n, "stop-color", "...");
	if (style.stop_opacity < 1)
		return diag_error(r->check->d, r->check->at, CODE_PICTURE_KIND,
			_("%s, line %ld: a gradient with colors that are seen through cannot be drawn"),
			r->check->path, xmlGetLineNo(n));
	memcpy(out->rgb, style.stop.rgb, sizeof out->rgb);
	return read_offset(r, n, before, &out->offset);
}

static bool is_stop(const xmlNode *n)
{
	return svg_is_element(n) && svg_is(n, "stop");
}

/* The stops of the first gradient that has any. */
static bool read_stops(struct svg_reader *r, const struct chain *c, struct drawing_gradient *g)
{
	size_t count = 0;
	xmlNodePtr from = NULL;
	for (int i = 0; i < c->count && count == 0; i++) {
		from = c->list[i];
		for (xmlNodePtr n = from->children; n; n = n->next)
			count += is_stop(n);
	}
	if (count > MAX_STOPS)
		return svg_bad_value(r, from, "stop", "...");
	if (!svg_count_steps(r, count))
		return false;
	struct drawing_stop *stops = ARENA_ARRAY(r->arena, count, struct drawing_stop);
	for (xmlNodePtr n = from->children; n && count; n = n->next) {
		if (!is_stop(n))
			continue;
		if (!read_stop(r, n, g->count ? &stops[g->count - 1] : NULL, &stops[g->count]))
			return false;
		g->count++;
	}
	g->stops = stops;
	return true;
}

/* From (0, 0) - (1, 0) to the gradient's line; across it goes as in user space. */
static bool read_linear(
	const struct svg_reader *r, const struct chain *c, bool share, struct svg_matrix *out)
{
	double x1, y1, x2, y2;
	if (!coordinate(r, c, "x1", share, r->width, "0%", &x1) ||
		!coordinate(r, c, "y1", share, r->height, "0%", &y1) ||
		!coordinate(r, c, "x2", share, r->width, "100%", &x2) ||
		!coordinate(r, c, "y2", share, r->height, "0%", &y2))
		return false;
	*out = (struct svg_matrix){ x2 - x1, y2 - y1, y1 - y2, x2 - x1, x1, y1 };
	return true;
}

/* From the unit circle to the gradient's. */
static bool read_radial(const struct svg_reader *r, const struct chain *c, bool share,
	struct svg_matrix *out, struct drawing_gradient *g)
{
	double cx, cy, radius, fx, fy;
	double both = sqrt((r->width * r->width + r->height * r->height) / 2);
	xmlNodePtr from;
	if (!coordinate(r, c, "cx", share, r->width, "50%", &cx) ||
		!coordinate(r, c, "cy", share, r->height, "50%", &cy) ||
		!coordinate(r, c, "r", share, both, "50%", &radius))
		return false;
	fx = cx;
	fy = cy;
	if ((inherited(r, c, "fx", &from) && !coordinate(r, c, "fx", share, r->width, "", &fx)) ||
		(inherited(r, c, "fy", &from) && !coordinate(r, c, "fy", share, r->height, "", &fy)))
		return false;
	*out = (struct svg_matrix){ radius, 0, 0, radius, cx, cy };
	if (radius > 0) {
		double dx = (fx - cx) / radius, dy = (fy - cy) / radius, far = hypot(dx, dy);
		/* A focus outside lies on the circle (SVG 1.1, 13.2.3); on it nothing would be seen. */
		double k = far > 0.99 ? 0.99 / far : 1;
		g->focus_x = dx * k;
		g->focus_y = dy * k;
	}
	return true;
}

/* What the figure's own box, the gradient's transform and the drawing do to its coordinates. */
static bool place(const struct svg_reader *r, const struct chain *c, bool share,
	const struct path *path, const struct svg_matrix *m, struct svg_matrix *inner)
{
	xmlNodePtr from;
	const char *text = inherited(r, c, "gradientTransform", &from);
	struct svg_matrix own;
	if (text && !svg_transform(text, &own))
		return svg_bad_value(r, from, "gradientTransform", text);
	if (text)
		*inner = svg_multiply(own, *inner);
	if (share) {
		struct svg_view box = svg_extent(path, m);
		*inner = svg_multiply(
			(struct svg_matrix){ box.width, 0, 0, box.height, box.x, box.y }, *inner);
	}
	*inner = svg_multiply(*m, *inner);
	return true;
}

/* One that is nothing wide shows its last color alone (SVG 1.1, 13.2.2). */
static void flatten(struct drawing_gradient *g, const struct svg_matrix *m)
{
	if (fabs(m->a * m->d - m->b * m->c) >= 1 || g->count < 2)
		return;
	g->stops += g->count - 1;
	g->count = 1;
}

bool svg_gradient(struct svg_reader *r, xmlNodePtr figure, const struct svg_paint *paint,
	const struct path *path, const struct svg_matrix *m, const struct drawing_gradient **out)
{
	xmlNodePtr n = svg_by_id(r, paint->id), from;
	char *name = arena_printf(
		r->arena, "url(#%.*s)", (int)mpt_min(60, (mpt)paint->id.len), paint->id.data);
	struct chain c;
	struct svg_matrix matrix;
	if (!n || (!svg_is(n, "linearGradient") && !svg_is(n, "radialGradient")))
		return svg_bad_value(r, figure, "fill", name);
	if (!find_chain(r, n, &c))
		return false;
	struct drawing_gradient *g = ARENA_NEW(r->arena, struct drawing_gradient);
	*g = (struct drawing_gradient){ .radial = svg_is(n, "radialGradient") };
	const char *units = inherited(r, &c, "gradientUnits", &from);
	bool share = !units || strcmp(units, "userSpaceOnUse") != 0;
	const char *spread = inherited(r, &c, "spreadMethod", &from);
	if (spread && strcmp(spread, "pad") != 0)
		return svg_bad_value(r, from, "spreadMethod", spread);
	if (!read_stops(r, &c, g) ||
		!(g->radial ? read_radial(r, &c, share, &matrix, g)
			    : read_linear(r, &c, share, &matrix)) ||
		!place(r, &c, share, path, m, &matrix))
		return false;
	flatten(g, &matrix);
	memcpy(g->matrix, (double[]){ matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f },
		sizeof g->matrix);
	*out = g->count ? g : NULL;
	return true;
}
