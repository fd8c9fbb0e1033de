#include "fo/styling.h"

#include <math.h>

#include "base/i18n.h"
#include "fo/frame.h"

enum side styling_side(enum keyword mode, enum edge edge)
{
	static const enum side horizontal[] = { [EDGE_TOP] = SIDE_BEFORE,
		[EDGE_RIGHT] = SIDE_END,
		[EDGE_BOTTOM] = SIDE_AFTER,
		[EDGE_LEFT] = SIDE_START };
	static const enum side leftward[] = { [EDGE_TOP] = SIDE_BEFORE,
		[EDGE_RIGHT] = SIDE_START,
		[EDGE_BOTTOM] = SIDE_AFTER,
		[EDGE_LEFT] = SIDE_END };
	return mode == KW_RL_TB ? leftward[edge] : horizontal[frame_edge(mode, edge)];
}

#define ON_ALL_SIDES(name) \
	{ \
		PROP_BORDER_BEFORE_##name, PROP_BORDER_AFTER_##name, PROP_BORDER_START_##name, \
			PROP_BORDER_END_##name \
	}

enum fo_property styling_aspect(enum aspect aspect, enum side side)
{
	static const enum fo_property properties[][4] = {
		[ASPECT_COLOR] = ON_ALL_SIDES(COLOR),
		[ASPECT_STYLE] = ON_ALL_SIDES(STYLE),
		[ASPECT_WIDTH] = ON_ALL_SIDES(WIDTH),
		[ASPECT_PADDING] = { PROP_PADDING_BEFORE, PROP_PADDING_AFTER, PROP_PADDING_START,
			PROP_PADDING_END },
	};
	return properties[aspect][side];
}

enum fo_property styling_margin(enum edge edge)
{
	static const enum fo_property margins[] = {
		[EDGE_TOP] = PROP_MARGIN_TOP,
		[EDGE_RIGHT] = PROP_MARGIN_RIGHT,
		[EDGE_BOTTOM] = PROP_MARGIN_BOTTOM,
		[EDGE_LEFT] = PROP_MARGIN_LEFT,
	};
	return margins[edge];
}

mpt styling_length(const struct styling *s, enum fo_property p)
{
	const struct fo_value *v = draft_get(&s->draft, p);
	return v->kind == VALUE_LENGTH ? v->as.length : 0;
}

enum keyword styling_keyword(const struct styling *s, enum fo_property p)
{
	const struct fo_value *v = draft_get(&s->draft, p);
	return v->kind == VALUE_KEYWORD ? v->as.keyword : KW_NONE_GIVEN;
}

void styling_put(struct styling *s, enum fo_property p, struct fo_value v)
{
	v.specified = true;
	draft_set(&s->draft, p, v);
}

/* Absolute sizes are steps of 1.2 about 12 pt, relative ones a step from the parent's. */
static double font_size(const struct styling *s, enum keyword k)
{
	double parent = (double)context_parent(&s->c, PROP_FONT_SIZE)->as.length;
	static const enum keyword steps[] = { KW_XX_SMALL, KW_X_SMALL, KW_SMALL, KW_MEDIUM,
		KW_LARGE, KW_X_LARGE, KW_XX_LARGE };
	if (k == KW_LARGER || k == KW_SMALLER)
		return k == KW_LARGER ? parent * 1.2 : parent / 1.2;
	for (int i = 0; i < 7; i++) {
		if (steps[i] == k)
			return 12000 * pow(1.2, i - 3);
	}
	return parent;
}

/* CSS Fonts, "relative weights". */
static double font_weight(const struct styling *s, enum keyword k)
{
	double parent = context_parent(&s->c, PROP_FONT_WEIGHT)->as.number;
	switch (k) {
	case KW_BOLD:
		return 700;
	case KW_BOLDER:
		return parent < 350 ? 400 : parent < 550 ? 700 : 900;
	case KW_LIGHTER:
		return parent < 550 ? 100 : parent < 750 ? 400 : 700;
	default:
		return 400;
	}
}

/* A factor is inherited as such, so that small text gets small lines; what is computed from it for
 * this object follows in finish_line_height(). */
static void store_line_height(struct styling *s, struct fo_value v)
{
	double factor = v.kind == VALUE_NUMBER ? v.as.number : 0;
	if (v.kind == VALUE_KEYWORD)
		factor = style_get(style_initial(s->c.pool), PROP_LINE_HEIGHT_FACTOR)->as.number;
	styling_put(s, PROP_LINE_HEIGHT_FACTOR, value_number(factor < 0 ? 0 : factor));
	styling_put(s, PROP_LINE_HEIGHT, v.kind == VALUE_LENGTH ? v : value_length(0, 0));
}

static struct fo_value border_width(struct fo_value v)
{
	if (v.kind != VALUE_KEYWORD || v.as.keyword == KW_AUTO)
		return v;
	return value_length(v.as.keyword == KW_THIN ? 500
			: v.as.keyword == KW_THICK  ? 2000
						    : 1000,
		0);
}

static struct fo_value alignment(const struct styling *s, struct fo_value v)
{
	bool leftward = styling_keyword(s, PROP_WRITING_MODE) == KW_RL_TB;
	/* Pages have no binding edge here, for which XSL 1.1 takes the start as the inside. */
	switch (v.as.keyword) {
	case KW_LEFT:
		return value_keyword(leftward ? KW_END : KW_START);
	case KW_RIGHT:
		return value_keyword(leftward ? KW_START : KW_END);
	case KW_INSIDE:
		return value_keyword(KW_START);
	case KW_OUTSIDE:
		return value_keyword(KW_END);
	default:
		return v;
	}
}

static struct fo_value full_mode(struct fo_value v)
{
	switch (v.as.keyword) {
	case KW_LR:
		return value_keyword(KW_LR_TB);
	case KW_RL:
		return value_keyword(KW_RL_TB);
	case KW_TB:
	case KW_VERTICAL_RL:
		return value_keyword(KW_TB_RL);
	case KW_HORIZONTAL_TB:
		return value_keyword(KW_LR_TB);
	default:
		return v;
	}
}

/* Lines run as in the area around but in what makes such an area. */
static void store_mode(struct styling *s, struct fo_value v)
{
	if (frame_begins(s->object))
		styling_put(s, PROP_WRITING_MODE, v);
	else if (v.as.keyword == KW_TB_RL && frame_around(s) != KW_TB_RL)
		diag_warning(s->diag, s->at, CODE_FO_UNSUPPORTED,
			_("writing-mode has no effect on %s; put it into an fo:block-container "
			  "that has it"),
			fo_object_info(s->object)->label);
}

static struct fo_value background_place(struct fo_value v)
{
	if (v.kind != VALUE_KEYWORD)
		return v;
	enum keyword k = v.as.keyword;
	return value_length(0,
		k == KW_CENTER                            ? 50000
			: k == KW_RIGHT || k == KW_BOTTOM ? 100000
							  : 0);
}

/* What may not be negative is 0 instead, as CSS and XSL leave it to the program. */
static struct fo_value not_negative(struct fo_value v)
{
	if (v.kind == VALUE_LENGTH) {
		v.as.length = mpt_max(v.as.length, 0);
		v.percent = v.percent < 0 ? 0 : v.percent;
	}
	return v;
}

void styling_store(struct styling *s, enum fo_property p, struct fo_value v)
{
	switch (p) {
	case PROP_FONT_SIZE:
		if (v.kind == VALUE_KEYWORD)
			v = value_length(value_round(font_size(s, v.as.keyword)), 0);
		styling_put(s, p, not_negative(v));
		return;
	case PROP_FONT_WEIGHT:
		styling_put(s, p,
			v.kind == VALUE_KEYWORD ? value_number(font_weight(s, v.as.keyword)) : v);
		return;
	case PROP_LINE_HEIGHT:
		store_line_height(s, not_negative(v));
		return;
	case PROP_BORDER_BEFORE_WIDTH:
	case PROP_BORDER_AFTER_WIDTH:
	case PROP_BORDER_START_WIDTH:
	case PROP_BORDER_END_WIDTH:
	case PROP_AXF_COLUMN_RULE_WIDTH:
	case PROP_AXF_TEXT_LINE_WIDTH:
		styling_put(s, p, not_negative(border_width(v)));
		return;
	case PROP_PADDING_BEFORE:
	case PROP_PADDING_AFTER:
	case PROP_PADDING_START:
	case PROP_PADDING_END:
	case PROP_RULE_THICKNESS:
		styling_put(s, p, not_negative(v));
		return;
	case PROP_WRITING_MODE:
		store_mode(s, full_mode(v));
		return;
	case PROP_TEXT_ALIGN:
	case PROP_TEXT_ALIGN_LAST:
		styling_put(s, p, alignment(s, v));
		return;
	case PROP_BACKGROUND_POSITION_HORIZONTAL:
	case PROP_BACKGROUND_POSITION_VERTICAL:
		styling_put(s, p, background_place(v));
		return;
	default:
		styling_put(s, p, v);
	}
}

static bool is_inherit(struct slice text)
{
	return slice_is(slice_trim(text), "inherit");
}

bool styling_set(struct styling *s, enum fo_property p, struct slice text)
{
	struct fo_value v;
	double share;
	if (is_inherit(text)) {
		styling_put(s, p, *context_parent(&s->c, p));
		if (p == PROP_LINE_HEIGHT)
			styling_put(s, PROP_LINE_HEIGHT_FACTOR,
				*context_parent(&s->c, PROP_LINE_HEIGHT_FACTOR));
		return true;
	}
	if (!value_parse(&s->c, p, text.data, text.len, &v, p == PROP_COLUMN_WIDTH ? &share : NULL))
		return false;
	styling_store(s, p, v);
	if (p == PROP_COLUMN_WIDTH && share > 0)
		styling_put(s, PROP_COLUMN_WIDTH_PROPORTION, value_number(share));
	return true;
}
