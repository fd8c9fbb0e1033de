#include "pdf/stroke.h"

#include <math.h>

#include "pdf/put.h"

/* A straight line on the way to the page: its ends in display coordinates. */
struct stroke {
	double x0, y0, x1, y1, length;
};

static mpt rounded(double v)
{
	return (mpt)floor(v + 0.5);
}

static void put_stroke(struct buf *out, mpt height, const struct stroke *s)
{
	PUT_MPTS(out, rounded(s->x0), height - rounded(s->y0));
	buf_add_str(out, "m\n");
	PUT_MPTS(out, rounded(s->x1), height - rounded(s->y1));
	buf_add_str(out, "l\nS\n");
}

/* Two lines of a third of the thickness, a third apart. */
static void put_double(struct buf *out, mpt height, const struct stroke *s, mpt thickness)
{
	double across = (double)thickness / 3 / s->length;
	double dx = -(s->y1 - s->y0) * across, dy = (s->x1 - s->x0) * across;
	put_stroke(
		out, height, &(struct stroke){ s->x0 + dx, s->y0 + dy, s->x1 + dx, s->y1 + dy, 0 });
	put_stroke(
		out, height, &(struct stroke){ s->x0 - dx, s->y0 - dy, s->x1 - dx, s->y1 - dy, 0 });
}

/* Dashes three times as long as thick; the gaps are fitted so that a dash begins and ends the
 * line. */
static void put_dashed(struct buf *out, mpt height, const struct stroke *s, mpt thickness)
{
	mpt dash = 3 * thickness;
	mpt gaps = rounded((s->length - (double)dash) / (double)(2 * dash));
	mpt gap = gaps > 0 ? (rounded(s->length) - (gaps + 1) * dash) / gaps : 0;
	if (gap <= 0) {
		put_stroke(out, height, s);
		return;
	}
	buf_add_str(out, "q\n[");
	PUT_MPTS(out, dash, gap);
	buf_add_str(out, "]0 d\n");
	put_stroke(out, height, s);
	buf_add_str(out, "Q\n");
}

/* Round dots about two diameters apart, the first and the last inside the line's ends. */
static void put_dotted(struct buf *out, mpt height, const struct stroke *s, mpt thickness)
{
	double way = s->length - (double)thickness; /* from the first dot's centre to the last's */
	struct stroke dots = *s;
	buf_add_str(out, "q\n1 J\n");
	if (way <= 0) {
		dots.x0 = dots.x1 = (s->x0 + s->x1) / 2;
		dots.y0 = dots.y1 = (s->y0 + s->y1) / 2;
	} else {
		mpt steps = mpt_max(1, rounded(way / (double)(2 * thickness)));
		double inset = (double)thickness / 2 / s->length;
		/* A little beyond the last dot, so that rounding cannot lose it. */
		double outset = inset - 2 / s->length;
		dots.x0 += (s->x1 - s->x0) * inset;
		dots.y0 += (s->y1 - s->y0) * inset;
		dots.x1 -= (s->x1 - s->x0) * outset;
		dots.y1 -= (s->y1 - s->y0) * outset;
		buf_add_str(out, "[0 ");
		PUT_MPTS(out, mpt_max(1, (mpt)(way / (double)steps)));
		buf_add_str(out, "]0 d\n");
	}
	put_stroke(out, height, &dots);
	buf_add_str(out, "Q\n");
}

void stroke_put(struct buf *out, const struct display_item *line, mpt page_height)
{
	double w = (double)line->width, h = (double)line->height;
	double x = (double)line->x, y = (double)line->y;
	struct stroke s = { x, y, x + w, y + h, sqrt(w * w + h * h) };
	mpt thickness = line->as.line.thickness;
	switch (line->as.line.style) {
	case LINE_SOLID:
		put_stroke(out, page_height, &s);
		break;
	case LINE_DASHED:
		put_dashed(out, page_height, &s, thickness);
		break;
	case LINE_DOTTED:
		put_dotted(out, page_height, &s, thickness);
		break;
	case LINE_DOUBLE:
		put_double(out, page_height, &s, thickness);
		break;
	}
}
