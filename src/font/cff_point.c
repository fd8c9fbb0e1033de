#include "font/cff.h"

/* Where a path operator leaves the current point: what must be known to draw one glyph behind
 * another. */

struct point {
	cff_fixed *x, *y;
};

static void add(cff_fixed *sum, cff_fixed v)
{
	*sum = cff_wrap((int64_t)*sum + v);
}

static void add_along(struct point p, bool vertical, cff_fixed v)
{
	add(vertical ? p.y : p.x, v);
}

/* Operands that are dx dy pairs. */
static void add_pairs(struct point p, const cff_fixed *v, int count)
{
	for (int i = 0; i + 1 < count; i += 2) {
		add(p.x, v[i]);
		add(p.y, v[i + 1]);
	}
}

/* hlineto, vlineto: lines that go along one axis and the other by turns. */
static void add_lines(struct point p, bool vertical, const cff_fixed *v, int count)
{
	for (int i = 0; i < count; i++)
		add_along(p, vertical ^ (i & 1), v[i]);
}

/* hhcurveto, vvcurveto: curves that begin and end along an axis; an odd operand before them turns
 * the first one's beginning. */
static void add_parallel(struct point p, bool vertical, const cff_fixed *v, int count)
{
	if (count % 4) {
		add_along(p, !vertical, *v++);
		count--;
	}
	for (; count >= 4; count -= 4, v += 4) {
		add_along(p, vertical, v[0]);
		add_pairs(p, v + 1, 2);
		add_along(p, vertical, v[3]);
	}
}

/* hvcurveto, vhcurveto: curves that begin along one axis and end along the other, by turns; a fifth
 * operand of the last one turns its end. */
static void add_crossing(struct point p, bool vertical, const cff_fixed *v, int count)
{
	for (; count >= 4; count -= 4, v += 4, vertical = !vertical) {
		add_along(p, vertical, v[0]);
		add_pairs(p, v + 1, 2);
		add_along(p, !vertical, v[3]);
		if (count == 5)
			add_along(p, vertical, v[4]);
	}
}

static int64_t size(int64_t v)
{
	return v < 0 ? -v : v;
}

/* flex1: five pairs, then one operand on the longer axis; the other returns to where it was. */
static void add_flex1(struct point p, const cff_fixed *v)
{
	int64_t dx = 0, dy = 0;
	for (int i = 0; i < 10; i += 2) {
		dx += v[i];
		dy += v[i + 1];
	}
	if (size(dx) > size(dy))
		add(p.x, cff_wrap(dx + v[10]));
	else
		add(p.y, cff_wrap(dy + v[10]));
}

void cff_move_point(int op, const cff_fixed *v, int count, cff_fixed *x, cff_fixed *y)
{
	struct point p = { x, y };
	bool vertical = op == CFF_VLINETO || op == CFF_VVCURVETO || op == CFF_VHCURVETO;
	switch (op) {
	case CFF_RLINETO:
	case CFF_RRCURVETO:
	case CFF_RCURVELINE:
	case CFF_RLINECURVE:
		add_pairs(p, v, count);
		break;
	case CFF_FLEX:
		add_pairs(p, v, count < 12 ? count : 12);
		break;
	case CFF_HLINETO:
	case CFF_VLINETO:
		add_lines(p, vertical, v, count);
		break;
	case CFF_HHCURVETO:
	case CFF_VVCURVETO:
		add_parallel(p, vertical, v, count);
		break;
	case CFF_HVCURVETO:
	case CFF_VHCURVETO:
		add_crossing(p, vertical, v, count);
		break;
	case CFF_HFLEX: /* dx1 dx2 dy2 dx3 dx4 dx5 dx6: y returns */
		for (int i = 0; i < count && i < 7; i++)
			add(p.x, i == 2 ? 0 : v[i]);
		break;
	case CFF_HFLEX1: /* dx1 dy1 dx2 dy2 dx3 dx4 dx5 dy5 dx6: y returns */
		for (int i = 0; i < count && i < 9; i++)
			add(p.x, i == 1 || i == 3 || i == 7 ? 0 : v[i]);
		break;
	case CFF_FLEX1:
		if (count >= 11)
			add_flex1(p, v);
		break;
	}
}
