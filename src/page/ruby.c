/* CLREQ, "interlinear annotations": the ruby text is set solid above its base, or below it, and in
 * the middle of it. A ruby text that is longer than its base keeps the neighbours away. */
#include "page/ruby.h"

#include "page/apart.h"
#include "page/paint.h"

/* One of the two lines of a ruby. */
struct part {
	struct text_block block;
	mpt width, ascent, descent; /* of the text, without leading */
};

struct ruby {
	struct part base, text;
	bool below; /* the text is */
};

static bool make_part(
	struct layout *l, struct arena *a, const struct fo_node *n, mpt reference, struct part *out)
{
	*out = (struct part){ 0 };
	if (!n)
		return true;
	if (!apart_set(l, a, n, n->first, NULL, reference, &out->block))
		return false;
	if (out->block.lines.count == 0)
		return true;
	const struct face *f = out->block.space.face;
	mpt size = out->block.space.size;
	out->width = out->block.lines.lines[0].width;
	out->ascent = mpt_scale(size, f->ascender, f->units_per_em);
	out->descent = mpt_scale(size, -f->descender, f->units_per_em);
	return true;
}

static bool make(
	struct layout *l, struct arena *a, const struct fo_node *n, mpt reference, struct ruby *out)
{
	enum keyword position = fo_keyword(n, PROP_AXF_RUBY_POSITION);
	out->below = position == KW_AFTER || position == KW_UNDER;
	return make_part(l, a, fo_child(n, FO_RUBY_BASE), reference, &out->base) &&
		make_part(l, a, fo_child(n, FO_RUBY_TEXT), reference, &out->text);
}

bool ruby_measure(struct layout *l, const struct fo_node *n, mpt reference, struct object_size *out)
{
	struct ruby r;
	if (!make(l, l->arena, n, reference, &r))
		return false;
	mpt beside = r.text.ascent + r.text.descent;
	*out = (struct object_size){ .width = mpt_max(r.base.width, r.text.width),
		.ascent = r.base.ascent + (r.below ? 0 : beside),
		.descent = r.base.descent + (r.below ? beside : 0) };
	return true;
}

/* How far PART is moved within WIDTH. */
static mpt indent(const struct fo_node *n, const struct part *part, mpt width)
{
	switch (fo_keyword(n, PROP_AXF_RUBY_ALIGN)) {
	case KW_START:
		return 0;
	case KW_END:
		return width - part->width;
	default:
		return (width - part->width) / 2;
	}
}

/* With its base line at Y. */
static bool paint_part(struct painter *p, const struct part *part, mpt x, mpt y)
{
	const struct line_list *lines = &part->block.lines;
	return lines->count == 0 || paint_line(p, &part->block, 0, x, y - lines->lines[0].ascent);
}

bool ruby_paint(struct painter *p, const struct fo_node *n, mpt reference, mpt x, mpt y)
{
	struct ruby r;
	if (!make(p->l, p->arena, n, reference, &r))
		return false;
	mpt width = mpt_max(r.base.width, r.text.width);
	mpt beside =
		r.below ? y + r.base.descent + r.text.ascent : y - r.base.ascent - r.text.descent;
	return paint_part(p, &r.base, x + indent(n, &r.base, width), y) &&
		paint_part(p, &r.text, x + indent(n, &r.text, width), beside);
}
