/* path.h -- outlines of lines and curves, y downwards. */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/mpt.h"

/* What V holds. A curve is a cubic Bézier. */
enum path_op {
	PATH_MOVE,  /* x, y: where a part begins */
	PATH_LINE,  /* x, y */
	PATH_CURVE, /* two control points, x, y */
	PATH_RECT,  /* x, y, width, height: a part by itself */
	PATH_CLOSE
};

struct path_step {
	enum path_op op;
	int32_t v[6]; /* millipoints */
};

/* Numbers as PDF and SVG have them: butt, round, square; miter, round, bevel. */
struct path_stroke {
	mpt thickness;
	uint8_t cap, join;
	int32_t miter_limit;   /* in 1/1000; 0: the usual 10 */
	const int32_t *dashes; /* lengths of dash, gap, dash ... */
	size_t dash_count;     /* 0: unbroken */
	int32_t phase;
};

struct path {
	struct path_step *steps;
	size_t count, capacity;
	struct arena *arena;
};

/* Coordinates are clamped to +-MPT_MAX. */
void path_move(struct path *p, mpt x, mpt y);
void path_line(struct path *p, mpt x, mpt y);
void path_curve(struct path *p, mpt x1, mpt y1, mpt x2, mpt y2, mpt x, mpt y);
void path_rect(struct path *p, mpt x, mpt y, mpt width, mpt height);
void path_close(struct path *p);

/* Any step, V as in struct path_step. */
void path_add(struct path *p, enum path_op op, const mpt v[6]);

/* How far a quarter circle's control points are from its ends, in 1/100,000 of its radius. */
#define PATH_QUARTER 55228

#endif
