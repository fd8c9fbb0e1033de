/* Clip paths of SVG. */
#include <string.h>

#include "picture/svg.h"

/* How often a clipPath may be clipped itself. */
enum { MAX_CLIPS = 8 };

/* Adds one figure of a clipPath to PATH, and whether its inside is by even and odd. */
static bool add_clip_figure(struct svg_reader *r, xmlNodePtr n, const struct svg_matrix *around,
	struct path *path, bool *even_odd)
{
	struct svg_style s = svg_style_inner(&(struct svg_style){ .width = 1 });
	struct svg_matrix m = *around;
	bool ok;
	if (!svg_apply_style(r, n, &s) || !svg_add_transform(r, n, &m))
		return false;
	const struct path *figure = svg_figure(r, n, &m, &ok);
	if (!figure)
		return svg_bad_value(r, n, "clip-path", (const char *)n->name);
	if (!ok || !svg_count_steps(r, figure->count))
		return false;
	for (size_t i = 0; i < figure->count && !s.hidden; i++) {
		mpt v[6];
		for (int k = 0; k < 6; k++)
			v[k] = figure->steps[i].v[k];
		path_add(path, figure->steps[i].op, v);
	}
	*even_odd |= s.clip_even_odd;
	return true;
}

bool svg_begin_clip(struct svg_reader *r, xmlNodePtr n, struct slice id,
	const struct svg_matrix *around, int *clips)
{
	xmlNodePtr clip = svg_by_id(r, id);
	struct svg_style s = svg_style_inner(&(struct svg_style){ .width = 1 });
	struct svg_matrix m = *around;
	struct path path = { .arena = r->arena };
	bool even_odd = false, ok;
	if (!clip || !svg_is(clip, "clipPath") || *clips == MAX_CLIPS)
		return svg_bad_value(r, n, "clip-path", "url(...)");
	const char *units = svg_attribute(r, clip, "clipPathUnits");
	if (units && strcmp(units, "objectBoundingBox") == 0) {
		const struct path *figure = svg_figure(r, n, &m, &ok);
		if (!figure || !ok)
			return figure ? false : svg_bad_value(r, clip, "clipPathUnits", units);
		struct svg_view box = svg_extent(figure, &m);
		m = svg_multiply(
			m, (struct svg_matrix){ box.width, 0, 0, box.height, box.x, box.y });
	}
	if (!svg_apply_style(r, clip, &s) || !svg_add_transform(r, clip, &m))
		return false;
	for (xmlNodePtr child = clip->children; child; child = child->next)
		if (svg_is_element(child) && !svg_is_silent(child) &&
			!add_clip_figure(r, child, &m, &path, &even_odd))
			return false;
	struct drawing_shape *shape = svg_add_shape(r, DRAWING_CLIP);
	shape->steps = path.steps;
	shape->count = path.count;
	shape->even_odd = even_odd;
	++*clips;
	return !s.clip.len || svg_begin_clip(r, n, s.clip, around, clips);
}
