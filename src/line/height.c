/* XSL 1.1, 4.5 "Line-areas" and 7.14 "Area Alignment Properties".
 *
 * An inline stands where its alignment point meets its parent's base line of the same name; all
 * base lines follow from three measures of its nominal font. What is aligned with an edge of the
 * line has to wait for the rest of it. */
#include "line/height.h"

#include "fo/fo.h"
#include "line/fit.h"

/* Above and below the alphabetic base line, and the height of an x. */
struct metrics {
	mpt ascent, descent, x_height;
};

/* Where an inline stands. */
struct frame {
	const struct fo_node *node;
	struct metrics own;
	mpt base;  /* its alphabetic base line above the line's; with EDGE, above that of the inline
	            * that is aligned with the edge */
	mpt lead_before, lead_after; /* half-leading; 0 for an object */
	bool object;
	bool shifted;                /* by baseline-shift, here or further out */
	enum keyword edge;           /* of the line: KW_BEFORE_EDGE, KW_AFTER_EDGE; KW_NONE_GIVEN */
	struct metrics edge_own;     /* of the inline aligned with it */
	enum keyword dominant;       /* base line that the content is aligned by */
	struct metrics table;        /* whose base lines the content is aligned with */
	mpt table_base;
};

struct heights {
	const struct paragraph *p;
	const struct line_space *space;
	struct frame strut; /* of the block itself */
	struct frame inner; /* the inline that was asked for last */
	enum keyword strategy;
	bool vertical; /* lines run down: all is aligned by the middle of its em */
	bool disregard_shifts;
	bool chinese; /* there is a Han character */
	mpt below;    /* how far annotations reach below the line before */
};

static mpt baseline(const struct metrics *m, enum keyword which)
{
	switch (which) {
	case KW_BEFORE_EDGE:
	case KW_TEXT_BEFORE_EDGE:
		return m->ascent;
	case KW_HANGING:
		return mpt_scale(m->ascent, 8, 10);
	case KW_CENTRAL:
		return (m->ascent - m->descent) / 2;
	case KW_MATHEMATICAL:
		return m->ascent / 2;
	case KW_MIDDLE:
		return m->x_height / 2;
	case KW_IDEOGRAPHIC:
	case KW_AFTER_EDGE:
	case KW_TEXT_AFTER_EDGE:
		return -m->descent;
	default:
		return 0;
	}
}

static struct metrics face_metrics(const struct heights *h, const struct face *face, mpt size)
{
	/* as most Chinese fonts have it */
	struct metrics m = { mpt_scale(size, 88, 100), mpt_scale(size, 12, 100),
		mpt_scale(size, 52, 100) };
	if (face)
		m.x_height = mpt_scale(size, face->x_height, face->units_per_em);
	if (face && !h->vertical) {
		m.ascent = mpt_scale(size, face->ascender, face->units_per_em);
		m.descent = mpt_scale(size, -face->descender, face->units_per_em);
	}
	return m;
}

static const struct face *nominal_face(const struct heights *h, const struct fo_node *node,
	const struct cell *c)
{
	if (!h->space->fonts)
		return c && c->face ? c->face : h->space->face;
	/* Whatever can be said about the family was said when the text was collected. */
	struct diag silent;
	diag_init(&silent, NULL, NULL);
	const struct font_chain *chain = font_set_chain(h->space->fonts,
		fo_string(node, PROP_FONT_FAMILY), fo_integer(node, PROP_FONT_WEIGHT),
		fo_keyword(node, PROP_FONT_STYLE) != KW_NORMAL, node->at, &silent);
	return chain ? font_chain_first(chain) : h->space->face;
}

/* What text-altitude and text-depth say in place of the font. */
static void override_metrics(struct metrics *m, const struct fo_node *node)
{
	mpt size = fo_length(node, PROP_FONT_SIZE, 0);
	if (fo_get(node, PROP_TEXT_ALTITUDE)->kind == VALUE_LENGTH)
		m->ascent = fo_length(node, PROP_TEXT_ALTITUDE, size);
	if (fo_get(node, PROP_TEXT_DEPTH)->kind == VALUE_LENGTH)
		m->descent = fo_length(node, PROP_TEXT_DEPTH, size);
}

static void set_leading(struct frame *fr, const struct fo_node *node)
{
	mpt rest = fo_length(node, PROP_LINE_HEIGHT, 0) - fr->own.ascent - fr->own.descent;
	fr->lead_before = rest / 2;
	fr->lead_after = rest - fr->lead_before;
}

static enum keyword dominant(const struct fo_node *node, enum keyword inherited)
{
	enum keyword k = fo_keyword(node, PROP_DOMINANT_BASELINE);
	switch (k) {
	case KW_AUTO:
	case KW_NO_CHANGE:
	case KW_USE_SCRIPT:
	case KW_RESET_SIZE:
		return inherited;
	default:
		return k;
	}
}

/* Raised and lowered text has its dominant base line where the alphabetic one of such text is to
 * be, whatever base line is dominant around it. */
static mpt shift_by(const struct heights *h, const struct fo_node *node,
	const struct metrics *own, const struct frame *parent)
{
	mpt alphabetic =
		parent->base - parent->table_base - baseline(&parent->table, parent->dominant);
	if (h->vertical) /* a note mark stands on the right, not in the middle of its line */
		alphabetic += baseline(own, parent->dominant);
	switch (fo_keyword(node, PROP_BASELINE_SHIFT)) {
	case KW_SUPER:
		return alphabetic + parent->own.x_height;
	case KW_SUB:
		return alphabetic - own->x_height / 2;
	case KW_NONE_GIVEN:
		return fo_length(node, PROP_BASELINE_SHIFT,
			fo_length(node->parent, PROP_LINE_HEIGHT, 0));
	default:
		return 0;
	}
}

/* What percentages of alignment-adjust are taken of. */
static mpt adjust_base(const struct frame *fr, const struct fo_node *node)
{
	if (fr->object)
		return fr->own.ascent + fr->own.descent;
	return node->object == FO_CHARACTER ? fo_length(node, PROP_FONT_SIZE, 0)
					    : fo_length(node, PROP_LINE_HEIGHT, 0);
}

/* The point of an inline that is aligned, above its alphabetic base line. */
static mpt alignment_point(const struct frame *fr, const struct fo_node *node, enum keyword which)
{
	enum keyword k = fo_keyword(node, PROP_ALIGNMENT_ADJUST);
	if (k == KW_AUTO)
		return baseline(&fr->own, which);
	if (k == KW_NONE_GIVEN)
		return -fo_length(node, PROP_ALIGNMENT_ADJUST, adjust_base(fr, node));
	return baseline(&fr->own, k);
}

/* The frame of NODE, whose measures are already in FR, inside PARENT. */
static void align(const struct heights *h, struct frame *fr, const struct fo_node *node,
	const struct frame *parent)
{
	enum keyword which = fo_keyword(node, PROP_ALIGNMENT_BASELINE);
	if (which == KW_AUTO || which == KW_BASELINE)
		which = parent->dominant;
	mpt shift = shift_by(h, node, &fr->own, parent);
	mpt point = alignment_point(fr, node, which);

	fr->shifted = parent->shifted || shift != 0;
	fr->dominant = dominant(node, parent->dominant);
	bool edge = which == KW_BEFORE_EDGE || which == KW_AFTER_EDGE;
	if (edge) {
		fr->edge = which;
		fr->edge_own = fr->own;
		fr->base = baseline(&fr->own, which) - point + shift;
	} else {
		fr->edge = parent->edge;
		fr->edge_own = parent->edge_own;
		fr->base = parent->table_base + baseline(&parent->table, which) - point + shift;
	}

	enum keyword k = fo_keyword(node, PROP_DOMINANT_BASELINE);
	bool keeps_table =
		shift == 0 && !edge && (k == KW_AUTO || k == KW_NO_CHANGE || k == KW_USE_SCRIPT);
	fr->table = keeps_table ? parent->table : fr->own;
	fr->table_base = keeps_table ? parent->table_base : fr->base;
}

static struct frame text_frame(const struct heights *h, const struct fo_node *node,
	const struct cell *c)
{
	if (!node || node == h->p->block)
		return h->strut;
	if (node->object == FO_TEXT)
		return text_frame(h, node->parent, c);
	struct frame parent = text_frame(h, node->parent, c);
	struct frame fr = { .node = node };
	fr.own = face_metrics(h, nominal_face(h, node, c), fo_length(node, PROP_FONT_SIZE, 0));
	override_metrics(&fr.own, node);
	set_leading(&fr, node);
	align(h, &fr, node, &parent);
	return fr;
}

/* Valid until the next one is asked for. */
static const struct frame *frame_of(struct heights *h, const struct cell *c)
{
	if (c->kind == CELL_OBJECT) {
		struct frame parent = text_frame(h, c->node->parent, c);
		/* Without a node: no other cell is in this frame. */
		h->inner = (struct frame){ .own = { c->ascent, c->descent, c->ascent },
			.object = true };
		align(h, &h->inner, c->node, &parent);
	} else if (c->node == h->p->block) {
		return &h->strut;
	} else if (h->inner.node != c->node) {
		h->inner = text_frame(h, c->node, c);
		h->inner.node = c->node;
	}
	return &h->inner;
}

/* The half-leading that FR brings into the line. */
static void leading(const struct heights *h, const struct frame *fr, mpt *before, mpt *after)
{
	*before = fr->lead_before;
	*after = fr->lead_after;
	if (h->strategy != KW_LINE_HEIGHT && !h->chinese) {
		/* Half-leading lies outside all that is in the line; less than none doesn't pull text
		 * over a picture. */
		*before = fr->object ? mpt_max(0, h->strut.lead_before) : h->strut.lead_before;
		*after = fr->object ? mpt_max(0, h->strut.lead_after) : h->strut.lead_after;
	} else if (h->strategy != KW_LINE_HEIGHT) {
		/* Note marks and the like don't change the pitch of lines while the leading has room for
		 * them. What is no higher than the text keeps even a line-height below font-size. */
		*before = fr->object ? 0 : mpt_min(0, h->strut.lead_before);
		*after = fr->object ? 0 : mpt_min(0, h->strut.lead_after);
	}
}

/* How far the content of a line reaches from its base line, half-leading left out. */
struct reach {
	mpt above, below;
};

static void include(
	const struct heights *h, const struct frame *fr, struct reach *reach, struct line *line)
{
	mpt above = fr->own.ascent + fr->base, below = fr->own.descent - fr->base, before, after;
	leading(h, fr, &before, &after);
	reach->above = mpt_max(reach->above, above);
	reach->below = mpt_max(reach->below, below);
	line->ascent = mpt_max(line->ascent, before + above);
	line->descent = mpt_max(line->descent, after + below);
}

/* What is aligned with an edge and finds no room makes the line grow downwards. */
static void include_edge(
	const struct heights *h, const struct frame *fr, struct reach *reach, struct line *line)
{
	mpt below = fr->edge_own.ascent + fr->edge_own.descent - reach->above, before, after;
	leading(h, fr, &before, &after);
	reach->below = mpt_max(reach->below, below);
	line->descent = mpt_max(line->descent, after + below);
}

static mpt edge_shift(const struct frame *fr, const struct reach *reach)
{
	if (fr->edge == KW_BEFORE_EDGE)
		return reach->above - fr->edge_own.ascent;
	if (fr->edge == KW_AFTER_EDGE)
		return fr->edge_own.descent - reach->below;
	return 0;
}

/* A line of nothing but anchors has no height, so that they leave no gap on the page. */
static bool is_empty(const struct paragraph *p, const struct line *line)
{
	for (size_t i = line->first; i < line->end; i++) {
		if (fit_shown(&p->cells[i]) || p->cells[i].kind == CELL_NEWLINE)
			return false;
	}
	return true;
}

/* Moves what is aligned with an edge of the line to it. */
static void align_edges(struct heights *h, struct reach *reach, struct line *line, mpt *shift)
{
	for (size_t i = line->first; i < line->end && h->strategy != KW_FONT_HEIGHT; i++) {
		const struct frame *fr = frame_of(h, &h->p->cells[i]);
		if (fr->edge != KW_NONE_GIVEN)
			include_edge(h, fr, reach, line);
	}
	for (size_t i = line->first; i < line->end; i++)
		shift[i] += edge_shift(frame_of(h, &h->p->cells[i]), reach);
}

/* Annotations stand in the leading, that of the line above too: CLREQ wants no pitch changed by them.
 * Only what finds no room there makes the line higher. */
static void include_annotations(struct heights *h, struct line *line, const mpt *shift)
{
	mpt before = mpt_max(0, h->strut.lead_before), after = mpt_max(0, h->strut.lead_after);
	mpt taken = h->below, below = 0;
	for (size_t i = line->first; i < line->end; i++) {
		for (const struct annotation *a = h->p->cells[i].ruby; a; a = a->outer) {
			mpt over = a->over + (a->over ? shift[i] + taken : 0);
			mpt under = a->under - (a->under ? shift[i] : 0);
			line->ascent = mpt_max(line->ascent, over - after);
			line->descent = mpt_max(line->descent, under - before);
			below = mpt_max(below, under - h->strut.own.descent);
		}
	}
	h->below = below;
}

static void measure(struct heights *h, struct line *line, mpt *shift)
{
	bool edges = false;
	struct reach reach = { 0 };
	line->ascent = line->descent = 0;
	if (!is_empty(h->p, line)) {
		reach = (struct reach){ h->strut.own.ascent, h->strut.own.descent };
		line->ascent = reach.above + h->strut.lead_before;
		line->descent = reach.below + h->strut.lead_after;
	}
	const struct fo_node *included = NULL; /* the last one; neighbours mostly are of one inline */
	mpt base = 0;                          /* of that */
	for (size_t i = line->first; i < line->end; i++) {
		const struct cell *c = &h->p->cells[i];
		if (c->node == included && c->kind != CELL_OBJECT) {
			shift[i] = base;
			continue;
		}
		const struct frame *fr = frame_of(h, c);
		shift[i] = base = fr->base;
		included = NULL;
		edges |= fr->edge != KW_NONE_GIVEN;
		if (fit_shown(c) && fr->edge == KW_NONE_GIVEN && h->strategy != KW_FONT_HEIGHT &&
			!(h->disregard_shifts && fr->shifted)) {
			include(h, fr, &reach, line);
			included = c->kind == CELL_OBJECT ? NULL : c->node;
		}
	}
	if (edges)
		align_edges(h, &reach, line, shift);
	if (h->p->has_ruby)
		include_annotations(h, line, shift);
}

static const struct face *first_face(const struct paragraph *p)
{
	for (size_t i = 0; i < p->cell_count; i++) {
		if (p->cells[i].face)
			return p->cells[i].face;
	}
	return NULL;
}

static void make_strut(struct heights *h)
{
	const struct fo_node *block = h->p->block;
	h->vertical = fo_is_vertical(block);
	const struct face *face = h->space->face ? h->space->face : first_face(h->p);
	mpt size = h->space->size ? h->space->size : fo_length(block, PROP_FONT_SIZE, 0);
	h->strut = (struct frame){ .node = block, .own = face_metrics(h, face, size) };
	override_metrics(&h->strut.own, block);
	set_leading(&h->strut, block);
	h->strut.dominant = dominant(block, h->vertical ? KW_CENTRAL : KW_ALPHABETIC);
	h->strut.table = h->strut.own;
}

void height_lines(const struct paragraph *p, const struct line_space *space, struct line *lines,
	size_t count, mpt *shift)
{
	struct heights h = { .p = p, .space = space };
	h.strategy = fo_keyword(p->block, PROP_LINE_STACKING_STRATEGY);
	h.disregard_shifts =
		fo_keyword(p->block, PROP_LINE_HEIGHT_SHIFT_ADJUSTMENT) == KW_DISREGARD_SHIFTS;
	for (size_t i = 0; i < p->cell_count && !h.chinese; i++)
		h.chinese = p->cells[i].han;
	make_strut(&h);
	for (size_t i = 0; i < count; i++)
		measure(&h, &lines[i], shift);
}

mpt line_shift(const struct fo_node *node, const struct fo_node *block)
{
	struct paragraph p = { .block = block };
	struct line_space space = { 0 };
	struct heights h = { .p = &p, .space = &space };
	make_strut(&h);
	return text_frame(&h, node, NULL).base;
}
