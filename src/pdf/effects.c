#include "pdf/effects.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "pdf/put.h"

enum { SHADINGS_CEILING = 64 << 20 };

static void drop_groups(struct effects *e)
{
	for (size_t i = 0; i < e->group_count; i++)
		buf_release(&e->groups[i].operators);
	e->group_count = 0;
}

void effects_begin(struct effects *e)
{
	memset(e->transparencies, 0, sizeof e->transparencies);
	memset(e->overprints, 0, sizeof e->overprints);
	if (e->shading_count)
		buf_release(&e->shadings);
	e->shading_count = 0;
	drop_groups(e);
}

void effects_release(struct effects *e)
{
	effects_begin(e);
	free(e->groups);
}

void effects_put_transparency(struct effects *e, struct buf *out, uint8_t transparency)
{
	e->transparencies[transparency] = true;
	buf_printf(out, "/A%d gs\n", transparency);
}

void effects_put_overprint(struct effects *e, struct buf *out, bool fill, bool stroke)
{
	int which = fill + 2 * stroke;
	e->overprints[which] = true;
	buf_printf(out, "/O%d gs\n", which);
}

static void put_color(struct buf *out, const struct drawing_stop *s)
{
	buf_add_char(out, '[');
	for (int i = 0; i < 3; i++)
		PUT_MPTS(out, mpt_scale(s->rgb[i], 1000, 255));
	buf_add_str(out, "] ");
}

static void put_between(struct buf *out, const struct drawing_stop *a, const struct drawing_stop *b)
{
	buf_add_str(out, "<</FunctionType 2 /N 1 /Domain [0 1] /C0 ");
	put_color(out, a);
	buf_add_str(out, "/C1 ");
	put_color(out, b);
	buf_add_str(out, ">> ");
}

static mpt thousandths(double v)
{
	return (mpt)(v * 1000 + (v < 0 ? -0.5 : 0.5));
}

/* A function for each two neighbours, stitched together; the bounds must rise, at least by the last
 * digit written. */
static void put_function(struct buf *out, const struct drawing_gradient *g)
{
	const struct drawing_stop *s = g->stops;
	mpt at = 0;
	if (g->count == 1) {
		put_between(out, s, s);
		return;
	}
	buf_add_str(out, "<</FunctionType 3 /Domain [0 1] /Functions [");
	put_between(out, s, s);
	for (size_t i = 1; i < g->count; i++)
		put_between(out, s + i - 1, s + i);
	buf_add_str(out, "] /Bounds [");
	for (size_t i = 0; i + 1 < g->count; i++) {
		mpt most = 1000 - (mpt)(g->count - 1 - i);
		at = mpt_min(most, mpt_max(at + 1, thousandths(s[i].offset)));
		PUT_MPTS(out, at);
	}
	buf_add_str(out, "] /Encode [");
	for (size_t i = 0; i < g->count; i++)
		buf_add_str(out, "0 1 ");
	buf_add_str(out, "]>>");
}

static void add_shading(struct effects *e, const struct drawing_gradient *g)
{
	struct buf *out = &e->shadings;
	if (!e->shading_count++)
		buf_init(out, SHADINGS_CEILING);
	buf_printf(out, "/Sh%u <</ShadingType %d /ColorSpace /DeviceRGB /Extend [true true] /Coords [",
		e->shading_count, g->radial ? 3 : 2);
	if (g->radial)
		PUT_MPTS(out, thousandths(g->focus_x), thousandths(g->focus_y), 0, 0, 0, 1000);
	else
		PUT_MPTS(out, 0, 0, 1000, 0);
	buf_add_str(out, "] /Function ");
	put_function(out, g);
	buf_add_str(out, ">>\n");
}

static mpt whole(double v)
{
	return v > (double)MPT_MAX ? MPT_MAX : v < -(double)MPT_MAX ? -MPT_MAX : (mpt)v;
}

void effects_put_gradient(
	struct effects *e, struct buf *out, const struct drawing_gradient *g, mpt x, mpt y)
{
	const double *m = g->matrix;
	add_shading(e, g);
	PUT_MPTS(out, whole(m[0]), whole(-m[1]), whole(m[2]), whole(-m[3]), x + whole(m[4]),
		y - whole(m[5]));
	buf_printf(out, "cm\n/Sh%u sh\n", e->shading_count);
}

size_t effects_add_group(struct effects *e, struct buf operators, const mpt box[4])
{
	e->groups = xgrow(e->groups, e->group_count, &e->group_cap, sizeof *e->groups);
	struct effects_group *g = &e->groups[e->group_count++];
	g->operators = operators;
	memcpy(g->box, box, sizeof g->box);
	return e->group_count;
}

/* Mode 1: a plate without ink leaves alone what is there, ISO 32000-1 section 8.6.7. */
static void put_overprints(const struct effects *e, struct buf *out)
{
	for (int i = 0; i < 4; i++)
		if (e->overprints[i])
			buf_printf(out, "/O%d <</op %s /OP %s /OPM 1>>\n", i,
				i & 1 ? "true" : "false", i & 2 ? "true" : "false");
}

static void put_transparencies(const struct effects *e, struct buf *out)
{
	for (int i = 0; i < 256; i++) {
		if (!e->transparencies[i])
			continue;
		mpt alpha = mpt_scale(255 - i, 1000, 255);
		buf_printf(out, "/A%d <</ca ", i);
		PUT_MPTS(out, alpha);
		buf_add_str(out, "/CA ");
		PUT_MPTS(out, alpha);
		buf_add_str(out, ">>\n");
	}
}

static bool has_states(const struct effects *e)
{
	return memchr(e->transparencies, true, sizeof e->transparencies) ||
		memchr(e->overprints, true, sizeof e->overprints);
}

void effects_put_resources(const struct effects *e, struct buf *out)
{
	if (has_states(e)) {
		buf_add_str(out, "/ExtGState <<");
		put_transparencies(e, out);
		put_overprints(e, out);
		buf_add_str(out, ">>\n");
	}
	if (e->shading_count) {
		buf_add_str(out, "/Shading <<");
		buf_add(out, e->shadings.data, e->shadings.len);
		buf_add_str(out, ">>\n");
	}
}
