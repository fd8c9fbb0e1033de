/* svg.h -- what the parts of the SVG reader share; private to picture/.
 *
 * The reader takes the static shapes of SVG 1.1: paths and basic shapes, groups, transforms, plain
 * fills and strokes, from attributes, style attributes and class selectors. What it can't draw
 * (text, gradients, masks, filters, opacity) is an error, so that nothing is lost unseen. */
#ifndef PICTURE_SVG_H
#define PICTURE_SVG_H

#include <libxml/tree.h>

#include "picture/formats.h"

/* Takes (x, y) to (ax + cy + e, bx + dy + f). */
struct svg_matrix {
	double a, b, c, d, e, f;
};

/* A path being drawn in user coordinates, kept in the drawing's. */
struct svg_pen {
	struct path *path;
	struct svg_matrix matrix;
	double x, y; /* where it is */
};

void svg_move(struct svg_pen *pen, double x, double y);
void svg_line(struct svg_pen *pen, double x, double y);
void svg_curve(struct svg_pen *pen, double x1, double y1, double x2, double y2, double x, double y);
void svg_close(struct svg_pen *pen);

/* An elliptical arc to (X, Y), as the path command A has it; ROTATION in degrees. */
void svg_arc(struct svg_pen *pen, double rx, double ry, double rotation, bool large, bool sweep,
	double x, double y);

/* Path data. False where it is at fault or endless: what comes before has been drawn. */
enum { SVG_MAX_STEPS = 1000000 };
bool svg_path(struct svg_pen *pen, const char *data);

/* The next number of *P, behind white space and at most one comma; independent of the locale. */
bool svg_number(const char **p, double *out);

/* A length in user units; PERCENT is what 100 % is. */
bool svg_length(const char *s, double percent, double *out);

bool svg_transform(const char *s, struct svg_matrix *out);
struct svg_matrix svg_multiply(struct svg_matrix m, struct svg_matrix inner);

/* What a figure is painted with. */
enum svg_paint_kind { SVG_NONE, SVG_CURRENT, SVG_RGB };
struct svg_paint {
	enum svg_paint_kind kind;
	uint8_t rgb[3];
};
bool svg_paint(const char *s, struct svg_paint *out);

/* How figures are painted: handed down from element to element. */
struct svg_style {
	struct svg_paint fill, stroke;
	bool even_odd, hidden;
	double width, miter_limit, dash_offset;
	uint8_t cap, join;
	double dashes[16];
	int dash_count;
};

/* Class selectors of <style> elements. */
struct svg_rules;

/* Adds the rules of the style sheet TEXT; false if it has others than for classes. */
bool svg_rules_add(struct arena *a, struct svg_rules **rules, const char *text);

/* Applies presentation attributes, class rules and the style attribute of N, in this order. On
 * failure *NAME and *VALUE say which property has what it can't have. */
bool svg_style_apply(struct svg_style *s, const struct svg_rules *rules, xmlNodePtr n,
	struct arena *a, const char **name, const char **value);

#endif
