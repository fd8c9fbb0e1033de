/* Lines of text in SVG. */
#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "picture/svg.h"

/* A line of more parts means something else. */
enum { MAX_SPANS = 200 };

/* The text element being read. */
struct reading {
	struct svg_reader *r;
	xmlNodePtr element;
	struct svg_matrix m;
	double x, y; /* where the line is placed */
	int turns;
	double scale;
	bool blank;  /* the last character was white space, or there is none */
	uint8_t anchor;
	struct drawing_span spans[MAX_SPANS];
	size_t count;
};

/* The quarter turns and the scale that M comes to, which is all that letters can follow. */
static bool find_turns(struct reading *t)
{
	const struct svg_matrix *m = &t->m;
	const double cosine[] = { m->a, m->c, -m->a, -m->c }, other[] = { m->d, -m->b, -m->d, m->b };
	t->scale = sqrt(fabs(m->a * m->d - m->b * m->c));
	for (int i = 0; i < 4; i++)
		if (fabs(cosine[i] - t->scale) < t->scale / 50 &&
			fabs(other[i] - t->scale) < t->scale / 50) {
			t->turns = i;
			return true;
		}
	return diag_error(t->r->check->d, t->r->check->at, CODE_PICTURE_KIND,
		_("%s, line %ld: text can be turned by right angles only, neither mirrored nor slanted"),
		t->r->check->path, xmlGetLineNo(t->element));
}

static int32_t clamped(double v)
{
	return (int32_t)lround(fmax(-(double)MPT_MAX, fmin((double)MPT_MAX, v)));
}

/* The spans so far are a line. */
static void end_line(struct reading *t)
{
	struct drawing_span *last = t->count ? &t->spans[t->count - 1] : NULL;
	if (last && last->text.data[last->text.len - 1] == ' ' && --last->text.len == 0)
		t->count--;
	t->blank = true;
	if (t->count == 0)
		return;
	struct drawing_text *text = ARENA_NEW(t->r->arena, struct drawing_text);
	struct drawing_span *spans = ARENA_ARRAY(t->r->arena, t->count, struct drawing_span);
	memcpy(spans, t->spans, t->count * sizeof *spans);
	*text = (struct drawing_text){
		.x = clamped(t->m.a * t->x + t->m.c * t->y + t->m.e),
		.y = clamped(t->m.b * t->x + t->m.d * t->y + t->m.f),
		.turns = t->turns,
		.anchor = (enum drawing_anchor)t->anchor,
		.spans = spans,
		.count = t->count,
	};
	svg_add_shape(t->r, DRAWING_TEXT)->text = text;
	t->count = 0;
}

/* White space is collapsed. */
static bool add_span(struct reading *t, xmlNodePtr n, const struct svg_style *s, const char *text)
{
	char *copy = arena_strdup(t->r->arena, text);
	size_t len = 0;
	for (const char *p = text; *p; p++) {
		bool blank = strchr(" \t\r\n", *p) != NULL;
		if (!blank || !t->blank)
			copy[len++] = blank ? ' ' : *p;
		t->blank = blank;
	}
	if (len == 0 || s->hidden || s->fill.kind == SVG_NONE)
		return true;
	if (s->fill.kind == SVG_SERVER || s->stroke.kind != SVG_NONE)
		return svg_bad_value(t->r, n, s->fill.kind == SVG_SERVER ? "fill" : "stroke", "...");
	if (t->count == MAX_SPANS || !svg_count_steps(t->r, len))
		return svg_bad_value(t->r, n, "tspan", "...");
	if (t->count == 0)
		t->anchor = s->anchor;
	struct drawing_span *span = &t->spans[t->count++];
	*span = (struct drawing_span){ { copy, len }, s->families,
		clamped(s->font_size * t->scale), s->weight, s->italic,
		s->fill.kind == SVG_CURRENT, { 0 } };
	memcpy(span->rgb, s->fill.rgb, sizeof span->rgb);
	return true;
}

/* A length of N, also in em. */
static bool shift(
	const struct reading *t, xmlNodePtr n, const char *name, const struct svg_style *s, double *out)
{
	const char *value = svg_attribute(t->r, n, name), *unit = value;
	double v;
	if (value && svg_number(&unit, &v) && strcmp(unit, "em") == 0) {
		*out = v * s->font_size;
		return true;
	}
	return svg_length_of(t->r, n, name, t->r->height, out);
}

/* Where N says that its text stands; without an x it goes on where the text before it ends. */
static bool place(struct reading *t, xmlNodePtr n, const struct svg_style *s)
{
	double dx = 0, dy = 0, y = t->y;
	bool first = n == t->element;
	if (!shift(t, n, "dx", s, &dx) || !shift(t, n, "dy", s, &dy))
		return false;
	if (!first && !svg_attribute(t->r, n, "x")) {
		if (dx != 0 || dy != 0 || svg_attribute(t->r, n, "y"))
			return svg_bad_value(t->r, n, dy != 0 ? "dy" : dx != 0 ? "dx" : "y", "...");
		return true;
	}
	end_line(t);
	if (!svg_length_of(t->r, n, "x", t->r->width, &t->x) ||
		!svg_length_of(t->r, n, "y", t->r->height, &y))
		return false;
	t->x += dx;
	t->y = y + dy + (first ? s->below * s->font_size : 0);
	return true;
}

static bool read_element(struct reading *t, xmlNodePtr n, const struct svg_style *s)
{
	if (!place(t, n, s))
		return false;
	for (xmlNodePtr child = n->children; child; child = child->next) {
		struct svg_style inner = svg_style_inner(s);
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
			if (!add_span(t, n, s, (const char *)child->content))
				return false;
		} else if (svg_is_element(child) && svg_is(child, "tspan")) {
			if (!svg_apply_style(t->r, child, &inner) || !read_element(t, child, &inner))
				return false;
		} else if (svg_is_element(child) && !svg_is_silent(child)) {
			return svg_bad_value(t->r, n, "text", (const char *)child->name);
		}
	}
	return true;
}

bool svg_text(struct svg_reader *r, xmlNodePtr n, const struct svg_style *s,
	const struct svg_matrix *m)
{
	struct reading *t = ARENA_NEW(r->arena, struct reading);
	*t = (struct reading){ .r = r, .element = n, .m = *m, .blank = true };
	if (!find_turns(t) || !read_element(t, n, s))
		return false;
	end_line(t);
	return true;
}
