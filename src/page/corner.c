#include "page/corner.h"

struct rect rect_inside(struct rect r, struct edges b)
{
	return (struct rect){ r.x + b.start, r.y + b.before, r.width - b.start - b.end,
		r.height - b.before - b.after };
}

/* Two radii that share an edge of length ROOM: the factor NUM/DEN by which they fit becomes the least
 * one so far. */
static void limit(mpt a, mpt b, mpt room, mpt *num, mpt *den)
{
	mpt sum = a + b;
	room = mpt_max(0, room);
	if (sum > room && (double)room * (double)*den < (double)*num * (double)sum) {
		*num = room;
		*den = sum;
	}
}

bool corners_of(const struct fo_node *n, struct rect r, struct paint_edges edges, struct corners *out)
{
	static const enum fo_property radii[] = { PROP_AXF_BORDER_TOP_LEFT_RADIUS,
		PROP_AXF_BORDER_TOP_RIGHT_RADIUS, PROP_AXF_BORDER_BOTTOM_RIGHT_RADIUS,
		PROP_AXF_BORDER_BOTTOM_LEFT_RADIUS };
	struct corners *c = out;
	bool round = false;
	for (int i = 0; i < 4; i++) {
		bool kept = i < BOTTOM_RIGHT ? edges.before : edges.after;
		c->x[i] = kept ? mpt_max(0, fo_length(n, radii[i], r.width)) : 0;
		c->y[i] = kept ? mpt_max(0, fo_length(n, radii[i], r.height)) : 0;
		round |= c->x[i] > 0 && c->y[i] > 0;
	}
	if (!round)
		return false;
	mpt num = 1, den = 1;
	limit(c->x[TOP_LEFT], c->x[TOP_RIGHT], r.width, &num, &den);
	limit(c->x[BOTTOM_LEFT], c->x[BOTTOM_RIGHT], r.width, &num, &den);
	limit(c->y[TOP_LEFT], c->y[BOTTOM_LEFT], r.height, &num, &den);
	limit(c->y[TOP_RIGHT], c->y[BOTTOM_RIGHT], r.height, &num, &den);
	for (int i = 0; i < 4; i++) {
		c->x[i] = mpt_scale(c->x[i], num, den);
		c->y[i] = mpt_scale(c->y[i], num, den);
	}
	return true;
}

struct corners corners_inside(const struct corners *c, struct edges b)
{
	struct corners in;
	for (int i = 0; i < 4; i++) {
		bool left = i == TOP_LEFT || i == BOTTOM_LEFT;
		in.x[i] = mpt_max(0, c->x[i] - (left ? b.start : b.end));
		in.y[i] = mpt_max(0, c->y[i] - (i < BOTTOM_RIGHT ? b.before : b.after));
	}
	return in;
}

/* A quarter of an ellipse, from (X0, Y0) to (X1, Y1); it leaves along the edge that DOWN tells. */
static void quarter(struct path *p, mpt x0, mpt y0, mpt x1, mpt y1, bool down)
{
	if (x0 == x1 && y0 == y1)
		return;
	mpt dx = mpt_scale(x1 - x0, PATH_QUARTER, 100000), dy = mpt_scale(y1 - y0, PATH_QUARTER, 100000);
	if (down)
		path_curve(p, x0, y0 + dy, x1 - dx, y1, x1, y1);
	else
		path_curve(p, x0 + dx, y0, x1, y1 - dy, x1, y1);
}

void corners_path(struct path *p, struct rect r, const struct corners *c, mpt x, mpt y)
{
	mpt left = r.x - x, top = r.y - y, right = left + r.width, bottom = top + r.height;
	if (r.width <= 0 || r.height <= 0)
		return;
	path_move(p, left + c->x[TOP_LEFT], top);
	path_line(p, right - c->x[TOP_RIGHT], top);
	quarter(p, right - c->x[TOP_RIGHT], top, right, top + c->y[TOP_RIGHT], false);
	path_line(p, right, bottom - c->y[BOTTOM_RIGHT]);
	quarter(p, right, bottom - c->y[BOTTOM_RIGHT], right - c->x[BOTTOM_RIGHT], bottom, true);
	path_line(p, left + c->x[BOTTOM_LEFT], bottom);
	quarter(p, left + c->x[BOTTOM_LEFT], bottom, left, bottom - c->y[BOTTOM_LEFT], false);
	path_line(p, left, top + c->y[TOP_LEFT]);
	quarter(p, left, top + c->y[TOP_LEFT], left + c->x[TOP_LEFT], top, true);
	path_close(p);
}
