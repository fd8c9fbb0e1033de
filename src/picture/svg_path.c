/* Path data of SVG 1.1, section 8.3. */
#include <math.h>
#include <string.h>

#include "picture/svg.h"

static const double PI = 3.14159265358979323846;

static mpt whole(double v)
{
	double most = (double)MPT_MAX;
	return v > most ? MPT_MAX : v > -most ? (mpt)floor(v + 0.5) : -MPT_MAX;
}

/* Where a point is in the drawing. */
static void place(const struct svg_pen *pen, double x, double y, mpt *px, mpt *py)
{
	const struct svg_matrix *m = &pen->matrix;
	*px = whole(m->a * x + m->c * y + m->e);
	*py = whole(m->b * x + m->d * y + m->f);
}

void svg_move(struct svg_pen *pen, double x, double y)
{
	mpt px, py;
	place(pen, x, y, &px, &py);
	path_move(pen->path, px, py);
	pen->x = x;
	pen->y = y;
}

void svg_line(struct svg_pen *pen, double x, double y)
{
	mpt px, py;
	place(pen, x, y, &px, &py);
	path_line(pen->path, px, py);
	pen->x = x;
	pen->y = y;
}

void svg_curve(struct svg_pen *pen, double x1, double y1, double x2, double y2, double x, double y)
{
	mpt v[6];
	place(pen, x1, y1, &v[0], &v[1]);
	place(pen, x2, y2, &v[2], &v[3]);
	place(pen, x, y, &v[4], &v[5]);
	path_curve(pen->path, v[0], v[1], v[2], v[3], v[4], v[5]);
	pen->x = x;
	pen->y = y;
}

void svg_close(struct svg_pen *pen)
{
	path_close(pen->path);
}

/* An ellipse, turned. */
struct ellipse {
	double cx, cy, rx, ry, cs, sn;
};

/* The part of it between two angles, at most a quarter, as one curve. */
static void quarter(struct svg_pen *pen, const struct ellipse *e, double from, double to)
{
	double k = 4.0 / 3 * tan((to - from) / 4);
	double c0 = cos(from), s0 = sin(from), c1 = cos(to), s1 = sin(to);
	double u[3][2] = { { c0 - k * s0, s0 + k * c0 }, { c1 + k * s1, s1 - k * c1 }, { c1, s1 } };
	double x[3], y[3];
	for (int i = 0; i < 3; i++) {
		double ux = e->rx * u[i][0], uy = e->ry * u[i][1];
		x[i] = e->cx + e->cs * ux - e->sn * uy;
		y[i] = e->cy + e->sn * ux + e->cs * uy;
	}
	svg_curve(pen, x[0], y[0], x[1], y[1], x[2], y[2]);
}

/* SVG 1.1, F.6.5: from end points to the centre. */
void svg_arc(struct svg_pen *pen, double rx, double ry, double rotation, bool large, bool sweep,
	double x, double y)
{
	struct ellipse e = { .rx = fabs(rx), .ry = fabs(ry), .cs = cos(rotation * PI / 180),
		.sn = sin(rotation * PI / 180) };
	double hx = (pen->x - x) / 2, hy = (pen->y - y) / 2;
	double px = e.cs * hx + e.sn * hy, py = e.cs * hy - e.sn * hx;
	double reach = px * px / (e.rx * e.rx) + py * py / (e.ry * e.ry);
	if (e.rx <= 0 || e.ry <= 0 || !(reach > 1e-12)) { /* no radius, no way, or hardly bent */
		svg_line(pen, x, y);
		return;
	}
	if (reach > 1) { /* too small to reach: grown until it does */
		e.rx *= sqrt(reach);
		e.ry *= sqrt(reach);
		reach = 1;
	}
	double k = sqrt((1 - reach) / reach) * (large == sweep ? -1 : 1);
	double qx = k * e.rx * py / e.ry, qy = -k * e.ry * px / e.rx;
	e.cx = e.cs * qx - e.sn * qy + (pen->x + x) / 2;
	e.cy = e.sn * qx + e.cs * qy + (pen->y + y) / 2;
	double from = atan2((py - qy) / e.ry, (px - qx) / e.rx);
	double turn = atan2((-py - qy) / e.ry, (-px - qx) / e.rx) - from;
	if (sweep && turn < 0)
		turn += 2 * PI;
	else if (!sweep && turn > 0)
		turn -= 2 * PI;
	int parts = (int)ceil(fabs(turn) / (PI / 2) - 1e-9);
	for (int i = 0; i < parts; i++)
		quarter(pen, &e, from + turn * i / parts, from + turn * (i + 1) / parts);
	pen->x = x;
	pen->y = y;
}

/* Reading path data. */
struct reader {
	struct svg_pen *pen;
	const char *p;
	char last;          /* the command before */
	double sx, sy;      /* where the subpath began */
	double hx, hy;      /* the last control point, which S and T reflect */
};

static int argument_count(char command)
{
	static const struct { const char *commands; int count; } counts[] = {
		{ "Zz", 0 }, { "HhVv", 1 }, { "MmLlTt", 2 }, { "SsQq", 4 }, { "Cc", 6 }, { "Aa", 7 },
	};
	for (size_t i = 0; command && i < sizeof counts / sizeof counts[0]; i++)
		if (strchr(counts[i].commands, command))
			return counts[i].count;
	return -1;
}

/* Flags of arcs may stand without anything between them and the next number. */
static bool flag(const char **p, double *out)
{
	*p += strspn(*p, " \t\r\n,");
	if (**p != '0' && **p != '1')
		return false;
	*out = *(*p)++ - '0';
	return true;
}

static bool arguments(struct reader *r, char command, double *v, int count)
{
	for (int i = 0; i < count; i++) {
		bool is_flag = (command == 'A' || command == 'a') && (i == 3 || i == 4);
		if (!(is_flag ? flag : svg_number)(&r->p, &v[i]))
			return false;
	}
	return true;
}

/* Relative coordinates become absolute. */
static void make_absolute(const struct reader *r, char command, double *v, int count)
{
	if (command < 'a')
		return;
	if (command == 'h') {
		v[0] += r->pen->x;
	} else if (command == 'v') {
		v[0] += r->pen->y;
	} else {
		for (int i = command == 'a' ? 5 : 0; i + 1 < count; i += 2) {
			v[i] += r->pen->x;
			v[i + 1] += r->pen->y;
		}
	}
}

static void curve(struct reader *r, double x1, double y1, double x2, double y2, double x, double y)
{
	svg_curve(r->pen, x1, y1, x2, y2, x, y);
	r->hx = x2;
	r->hy = y2;
}

/* A quadratic curve is the cubic one whose control points are two thirds of the way. */
static void quadratic(struct reader *r, double qx, double qy, double x, double y)
{
	double x0 = r->pen->x, y0 = r->pen->y;
	svg_curve(r->pen, x0 + 2 * (qx - x0) / 3, y0 + 2 * (qy - y0) / 3, x + 2 * (qx - x) / 3,
		y + 2 * (qy - y) / 3, x, y);
	r->hx = qx;
	r->hy = qy;
}

/* The control point that a smooth curve begins with. */
static void reflect(struct reader *r, const char *smooth)
{
	bool follows = r->last && strchr(smooth, r->last);
	r->hx = follows ? 2 * r->pen->x - r->hx : r->pen->x;
	r->hy = follows ? 2 * r->pen->y - r->hy : r->pen->y;
}

static void draw(struct reader *r, char command, const double *v)
{
	switch (command & ~0x20) {
	case 'M':
		svg_move(r->pen, v[0], v[1]);
		r->sx = v[0];
		r->sy = v[1];
		break;
	case 'L':
		svg_line(r->pen, v[0], v[1]);
		break;
	case 'H':
		svg_line(r->pen, v[0], r->pen->y);
		break;
	case 'V':
		svg_line(r->pen, r->pen->x, v[0]);
		break;
	case 'C':
		curve(r, v[0], v[1], v[2], v[3], v[4], v[5]);
		break;
	case 'S':
		reflect(r, "CcSs");
		curve(r, r->hx, r->hy, v[0], v[1], v[2], v[3]);
		break;
	case 'Q':
		quadratic(r, v[0], v[1], v[2], v[3]);
		break;
	case 'T':
		reflect(r, "QqTt");
		quadratic(r, r->hx, r->hy, v[0], v[1]);
		break;
	case 'A':
		svg_arc(r->pen, v[0], v[1], v[2], v[3] > 0, v[4] > 0, v[5], v[6]);
		break;
	default: /* Z */
		svg_close(r->pen);
		r->pen->x = r->sx;
		r->pen->y = r->sy;
	}
	r->last = command;
}

bool svg_path(struct svg_pen *pen, const char *data)
{
	struct reader r = { .pen = pen, .p = data };
	char command = '\0';
	for (;;) {
		double v[7];
		r.p += strspn(r.p, " \t\r\n,");
		if (!*r.p)
			return true;
		bool letter = argument_count(*r.p) >= 0;
		if (letter)
			command = *r.p++;
		else if (command == 'M' || command == 'm')
			command = command == 'M' ? 'L' : 'l'; /* more points are lines */
		int count = argument_count(command);
		bool opens = command == 'M' || command == 'm';
		if (count < 0 || pen->path->count > SVG_MAX_STEPS || (!letter && count == 0) ||
			(!r.last && !opens) ||
			!arguments(&r, command, v, count))
			return false;
		/* After Z a figure goes on where the last one began. */
		if (r.last && strchr("Zz", r.last) && !opens && count)
			svg_move(pen, pen->x, pen->y);
		make_absolute(&r, command, v, count);
		draw(&r, command, v);
	}
}
