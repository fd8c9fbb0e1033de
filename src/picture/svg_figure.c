/* The figures of SVG as paths. */
#include <math.h>
#include <string.h>

#include "picture/svg.h"

static void ellipse(struct svg_pen *pen, double cx, double cy, double rx, double ry)
{
	if (rx <= 0 || ry <= 0)
		return;
	svg_move(pen, cx + rx, cy);
	svg_arc(pen, rx, ry, 0, false, true, cx - rx, cy);
	svg_arc(pen, rx, ry, 0, false, true, cx + rx, cy);
	svg_close(pen);
}

static bool draw_ellipse(struct svg_reader *r, xmlNodePtr n, struct svg_pen *pen)
{
	double cx = 0, cy = 0, rx = 0, ry = 0;
	bool circle = svg_is(n, "circle");
	double across = circle ? sqrt((r->width * r->width + r->height * r->height) / 2) : r->width;
	if (!svg_length_of(r, n, "cx", r->width, &cx) || !svg_length_of(r, n, "cy", r->height, &cy) ||
		!svg_length_of(r, n, circle ? "r" : "rx", across, &rx) ||
		(!circle && !svg_length_of(r, n, "ry", r->height, &ry)))
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

static bool draw_rect(struct svg_reader *r, xmlNodePtr n, struct svg_pen *pen)
{
	double x = 0, y = 0, w = 0, h = 0, rx = -1, ry = -1;
	if (!svg_length_of(r, n, "x", r->width, &x) || !svg_length_of(r, n, "y", r->height, &y) ||
		!svg_length_of(r, n, "width", r->width, &w) ||
		!svg_length_of(r, n, "height", r->height, &h) ||
		!svg_length_of(r, n, "rx", r->width, &rx) || !svg_length_of(r, n, "ry", r->height, &ry))
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

static bool draw_line(struct svg_reader *r, xmlNodePtr n, struct svg_pen *pen)
{
	double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
	if (!svg_length_of(r, n, "x1", r->width, &x1) || !svg_length_of(r, n, "y1", r->height, &y1) ||
		!svg_length_of(r, n, "x2", r->width, &x2) || !svg_length_of(r, n, "y2", r->height, &y2))
		return false;
	svg_move(pen, x1, y1);
	svg_line(pen, x2, y2);
	return true;
}

static bool draw_points(struct svg_reader *r, xmlNodePtr n, struct svg_pen *pen)
{
	const char *points = svg_attribute(r, n, "points"), *p = points ? points : "";
	double x, y;
	for (int i = 0; svg_number(&p, &x) && svg_number(&p, &y); i++)
		(i ? svg_line : svg_move)(pen, x, y);
	if (p[strspn(p, " \t\r\n,")])
		return svg_bad_value(r, n, "points", points);
	if (svg_is(n, "polygon") && pen->path->count)
		svg_close(pen);
	return true;
}

static bool draw_path(struct svg_reader *r, xmlNodePtr n, struct svg_pen *pen)
{
	const char *d = svg_attribute(r, n, "d");
	return !d || svg_path(pen, d) || svg_bad_value(r, n, "d", d);
}

static const struct {
	const char *name;
	bool (*draw)(struct svg_reader *r, xmlNodePtr n, struct svg_pen *pen);
} figures[] = {
	{ "path", draw_path }, { "rect", draw_rect }, { "circle", draw_ellipse },
	{ "ellipse", draw_ellipse }, { "line", draw_line }, { "polyline", draw_points },
	{ "polygon", draw_points },
};

bool svg_is_figure(const xmlNode *n)
{
	for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
		if (svg_is(n, figures[i].name))
			return true;
	return false;
}

void svg_rect(struct svg_pen *pen, struct svg_view r)
{
	rounded(pen, r.x, r.y, r.width, r.height, 0, 0);
}

struct path *svg_figure(
	struct svg_reader *r, xmlNodePtr n, const struct svg_matrix *m, bool *ok)
{
	*ok = true;
	for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
		if (!svg_is(n, figures[i].name))
			continue;
		struct path *path = ARENA_NEW(r->arena, struct path);
		*path = (struct path){ .arena = r->arena };
		struct svg_pen pen = { path, *m, 0, 0 };
		*ok = figures[i].draw(r, n, &pen);
		return path;
	}
	return NULL;
}
