/* svg.h -- what the parts of the SVG reader share; private to picture/.
 *
 * The reader takes the static shapes of SVG 1.1: paths and basic shapes, lines of text, groups, what
 * is used again, drawings in drawings, transforms, clipping, opacity, gradients, plain fills and
 * strokes, from attributes, style attributes and class selectors. What it can't draw (masks, filters,
 * patterns) is an error, so that nothing is lost unseen. */
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
enum svg_paint_kind { SVG_NONE, SVG_CURRENT, SVG_RGB, SVG_SERVER };
struct svg_paint {
	enum svg_paint_kind kind;
	uint8_t rgb[3];
	struct slice id; /* SVG_SERVER: of the gradient */
};
bool svg_paint(const char *s, struct svg_paint *out);

/* How figures are painted: handed down from element to element. */
struct svg_style {
	struct svg_paint fill, stroke;
	double fill_opacity, stroke_opacity;
	bool even_odd, clip_even_odd, hidden;
	double width, miter_limit, dash_offset;
	uint8_t cap, join;
	double dashes[16];
	int dash_count;
	const char *families; /* NULL: none named */
	double font_size;
	int weight;
	bool italic;
	uint8_t anchor;     /* enum drawing_anchor */
	double below;       /* of the base line, where the text is placed by; in em */
	/* Of one element, not handed down. */
	double opacity;
	struct slice clip;       /* id of a clipPath; empty: none */
	struct svg_paint stop;   /* of a gradient */
	double stop_opacity;
};

/* The style of an element before its own properties: what OUTER hands down. */
struct svg_style svg_style_inner(const struct svg_style *outer);

/* The ID in url(#ID) or #ID; empty if S is neither. */
struct slice svg_reference(const char *s);

/* Class selectors of <style> elements. */
struct svg_rules;

/* Adds the rules of the style sheet TEXT; false if it has others than for classes. */
bool svg_rules_add(struct arena *a, struct svg_rules **rules, const char *text);

/* Applies presentation attributes, class rules and the style attribute of N, in this order. On
 * failure *NAME and *VALUE say which property has what it can't have. */
bool svg_style_apply(struct svg_style *s, const struct svg_rules *rules, xmlNodePtr n,
	struct arena *a, const char **name, const char **value);

/* The drawing being read. */
struct svg_reader {
	struct arena *arena;
	const struct picture_check *check;
	xmlNodePtr root;
	struct svg_rules *rules;
	struct map *ids; /* NULL until one is asked for */
	struct drawing_shape *shapes;
	size_t count, capacity, steps, elements;
	double width, height; /* of the view box, in user units: what percentages are of */
	int depth;
};

/* An attribute without a namespace; NULL if N has none. */
const char *svg_attribute(const struct svg_reader *r, xmlNodePtr n, const char *name);

/* A length of N in user units; OUT stays as it is where there is none. False after a message. */
bool svg_length_of(const struct svg_reader *r, xmlNodePtr n, const char *name, double percent,
	double *out);

bool svg_is(const xmlNode *n, const char *name);

bool svg_is_element(const xmlNode *n); /* of SVG */

/* Says something about the drawing without being drawn. */
bool svg_is_silent(const xmlNode *n);

/* Adds N's own properties to S, its own transform to M. False after a message. */
bool svg_apply_style(struct svg_reader *r, xmlNodePtr n, struct svg_style *s);
bool svg_add_transform(struct svg_reader *r, xmlNodePtr n, struct svg_matrix *m);

/* False after a message when the drawing has too many. */
bool svg_count_steps(struct svg_reader *r, size_t count);

/* A message at an attribute that can't be drawn; always false. */
bool svg_bad_value(
	const struct svg_reader *r, xmlNodePtr n, const char *name, const char *value);

/* The element with this id; NULL if there is none. */
xmlNodePtr svg_by_id(struct svg_reader *r, struct slice id);

/* The element that xlink:href or href names. False after a message if there is none of that id; NULL
 * if N has no such attribute. */
bool svg_referred(struct svg_reader *r, xmlNodePtr n, xmlNodePtr *out);

/* A new shape of the drawing. */
struct drawing_shape *svg_add_shape(struct svg_reader *r, enum drawing_kind kind);

/* What width, height and view box an element shows. */
struct svg_view {
	double x, y, width, height;
};

/* svg_figure.c: a path or a basic shape. */
bool svg_is_figure(const xmlNode *n);
void svg_rect(struct svg_pen *pen, struct svg_view r);

/* The path of a figure under M; NULL for other elements. *OK is false after a message. */
struct path *svg_figure(
	struct svg_reader *r, xmlNodePtr n, const struct svg_matrix *m, bool *ok);

/* svg_clip.c: begins to show no more than the clipPath ID lets through of N, whose coordinates are
 * AROUND's. *CLIPS is how many clips are to be ended behind N. False after a message. */
bool svg_begin_clip(struct svg_reader *r, xmlNodePtr n, struct slice id,
	const struct svg_matrix *around, int *clips);

/* svg_view.c: reads viewBox; *GIVEN says whether there is one. False after a message. */
bool svg_view_box(struct svg_reader *r, xmlNodePtr n, struct svg_view *box, bool *given);

/* svg_view.c: takes BOX to PORT as preserveAspectRatio of N says. False after a message. */
bool svg_fit(struct svg_reader *r, xmlNodePtr n, struct svg_view box, struct svg_view port,
	struct svg_matrix *out);

/* svg_text.c: the lines of the text element N. False after a message. */
bool svg_text(struct svg_reader *r, xmlNodePtr n, const struct svg_style *s,
	const struct svg_matrix *m);

/* svg_gradient.c: the gradient that PAINT names, for a figure of PATH under M. False after a message;
 * NULL for a gradient without colors, which paints nothing. */
bool svg_gradient(struct svg_reader *r, xmlNodePtr figure, const struct svg_paint *paint,
	const struct path *path, const struct svg_matrix *m, const struct drawing_gradient **out);

/* How far PATH reaches in user units: MATRIX is what made its points of these. */
struct svg_view svg_extent(const struct path *path, const struct svg_matrix *matrix);

#endif
