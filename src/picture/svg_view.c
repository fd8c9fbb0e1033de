/* View boxes of SVG and how they are fitted; extents of paths. */
#include <math.h>
#include <string.h>

#include "picture/svg.h"

bool svg_view_box(struct svg_reader *r, xmlNodePtr n, struct svg_view *box, bool *given)
{
	const char *text = svg_attribute(r, n, "viewBox"), *p = text;
	*given = text != NULL;
	return !text || (svg_number(&p, &box->x) && svg_number(&p, &box->y) &&
		svg_number(&p, &box->width) && svg_number(&p, &box->height)) ||
		svg_bad_value(r, n, "viewBox", text);
}

/* 0, 0.5 or 1 for the word Min, Mid or Max at P; -1 for another. */
static double share(const char *p)
{
	static const char *const words[] = { "Min", "Mid", "Max" };
	for (int i = 0; i < 3; i++)
		if (strncmp(p, words[i], 3) == 0)
			return i / 2.0;
	return -1;
}

bool svg_fit(struct svg_reader *r, xmlNodePtr n, struct svg_view box, struct svg_view port,
	struct svg_matrix *out)
{
	const char *text = svg_attribute(r, n, "preserveAspectRatio");
	const char *p = text ? text + strspn(text, " ") : "xMidYMid";
	double across = 0, down = 0, sx = port.width / box.width, sy = port.height / box.height;
	if (strncmp(p, "none", 4) != 0) {
		bool named = strlen(p) >= 8 && p[0] == 'x' && p[4] == 'Y';
		across = named ? share(p + 1) : -1;
		down = named ? share(p + 5) : -1;
		if (across < 0 || down < 0)
			return svg_bad_value(r, n, "preserveAspectRatio", text);
		sx = sy = strstr(p + 8, "slice") ? fmax(sx, sy) : fmin(sx, sy);
	}
	*out = (struct svg_matrix){ sx, 0, 0, sy,
		port.x + (port.width - box.width * sx) * across - box.x * sx,
		port.y + (port.height - box.height * sy) * down - box.y * sy };
	return true;
}

struct bounds {
	double left, top, right, bottom;
};

/* Takes in the point (X, Y) of the drawing, INVERSE leading back to user units. */
static void reach(struct bounds *b, const struct svg_matrix *inverse, double x, double y)
{
	double ux = inverse->a * x + inverse->c * y + inverse->e;
	double uy = inverse->b * x + inverse->d * y + inverse->f;
	b->left = fmin(b->left, ux);
	b->right = fmax(b->right, ux);
	b->top = fmin(b->top, uy);
	b->bottom = fmax(b->bottom, uy);
}

static void reach_curve(
	struct bounds *b, const struct svg_matrix *inverse, const double from[2], const int32_t *v)
{
	enum { PARTS = 16 };
	for (int i = 1; i <= PARTS; i++) {
		double t = (double)i / PARTS, s = 1 - t, p[2];
		for (int k = 0; k < 2; k++)
			p[k] = s * s * s * from[k] + 3 * s * s * t * v[k] + 3 * s * t * t * v[2 + k] +
				t * t * t * v[4 + k];
		reach(b, inverse, p[0], p[1]);
	}
}

static struct svg_matrix inverse_of(const struct svg_matrix *m)
{
	double det = m->a * m->d - m->b * m->c;
	if (fabs(det) < 1e-12)
		return (struct svg_matrix){ 0 };
	return (struct svg_matrix){ m->d / det, -m->b / det, -m->c / det, m->a / det,
		(m->c * m->f - m->d * m->e) / det, (m->b * m->e - m->a * m->f) / det };
}

struct svg_view svg_extent(const struct path *path, const struct svg_matrix *matrix)
{
	struct svg_matrix inverse = inverse_of(matrix);
	struct bounds b = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
	double at[2] = { 0, 0 };
	for (size_t i = 0; i < path->count; i++) {
		const struct path_step *s = &path->steps[i];
		if (s->op == PATH_CLOSE)
			continue;
		const int32_t *end = s->op == PATH_CURVE ? s->v + 4 : s->v;
		if (s->op == PATH_CURVE)
			reach_curve(&b, &inverse, at, s->v);
		else
			reach(&b, &inverse, end[0], end[1]);
		at[0] = end[0];
		at[1] = end[1];
	}
	if (b.left > b.right)
		return (struct svg_view){ 0 };
	return (struct svg_view){ b.left, b.top, b.right - b.left, b.bottom - b.top };
}
