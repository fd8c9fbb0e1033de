#include "fo/resolve.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/i18n.h"

enum side resolve_side(enum keyword mode, enum edge edge)
{
	static const enum side horizontal[] = { [EDGE_TOP] = SIDE_BEFORE,
		[EDGE_RIGHT] = SIDE_END,
		[EDGE_BOTTOM] = SIDE_AFTER,
		[EDGE_LEFT] = SIDE_START };
	static const enum side leftward[] = { [EDGE_TOP] = SIDE_BEFORE,
		[EDGE_RIGHT] = SIDE_START,
		[EDGE_BOTTOM] = SIDE_AFTER,
		[EDGE_LEFT] = SIDE_END };
	static const enum side vertical[] = { [EDGE_TOP] = SIDE_START,
		[EDGE_RIGHT] = SIDE_BEFORE,
		[EDGE_BOTTOM] = SIDE_END,
		[EDGE_LEFT] = SIDE_AFTER };
	return mode == KW_TB_RL    ? vertical[edge]
		: mode == KW_RL_TB ? leftward[edge]
				   : horizontal[edge];
}

#define ON_ALL_SIDES(name)                                                                         \
	{                                                                                          \
		PROP_BORDER_BEFORE_##name, PROP_BORDER_AFTER_##name, PROP_BORDER_START_##name,     \
			PROP_BORDER_END_##name                                                     \
	}

enum fo_property resolve_aspect(enum aspect aspect, enum side side)
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

static mpt length_of(const struct styling *s, enum fo_property p)
{
	const struct fo_value *v = draft_get(&s->draft, p);
	return v->kind == VALUE_LENGTH ? v->as.length : 0;
}

static enum keyword keyword_of(const struct styling *s, enum fo_property p)
{
	const struct fo_value *v = draft_get(&s->draft, p);
	return v->kind == VALUE_KEYWORD ? v->as.keyword : KW_NONE_GIVEN;
}

static void set_length(struct styling *s, enum fo_property p, mpt length, int32_t percent)
{
	struct fo_value v = value_length(length, percent);
	v.specified = draft_get(&s->draft, p)->specified;
	draft_set(&s->draft, p, v);
}

/* Absolute sizes are steps of 1.2 about 12 pt, relative ones a step from the parent's. */
static double font_size(const struct styling *s, enum keyword k)
{
	double parent = (double)value_of_parent(&s->c, PROP_FONT_SIZE)->as.length;
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
	double parent = value_of_parent(&s->c, PROP_FONT_WEIGHT)->as.number;
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

static void set_own(struct styling *s, enum fo_property p, struct fo_value v)
{
	v.specified = true;
	draft_set(&s->draft, p, v);
}

/* A factor is inherited as such, so that small text gets small lines; what is computed from it for
 * this object follows in finish_line_height(). */
static void store_line_height(struct styling *s, struct fo_value v)
{
	double factor = v.kind == VALUE_KEYWORD ? 1.2 : v.kind == VALUE_NUMBER ? v.as.number : 0;
	set_own(s, PROP_LINE_HEIGHT_FACTOR, value_number(factor < 0 ? 0 : factor));
	set_own(s, PROP_LINE_HEIGHT, v.kind == VALUE_LENGTH ? v : value_length(0, 0));
}

static struct fo_value border_width(struct fo_value v)
{
	if (v.kind != VALUE_KEYWORD)
		return v;
	return value_length(v.as.keyword == KW_THIN ? 500
			: v.as.keyword == KW_THICK  ? 2000
						    : 1000,
		0);
}

static struct fo_value alignment(const struct styling *s, struct fo_value v)
{
	bool leftward = keyword_of(s, PROP_WRITING_MODE) == KW_RL_TB;
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
		return value_keyword(KW_TB_RL);
	default:
		return v;
	}
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

void resolve_store(struct styling *s, enum fo_property p, struct fo_value v)
{
	switch (p) {
	case PROP_FONT_SIZE:
		if (v.kind == VALUE_KEYWORD)
			v = value_length(value_round(font_size(s, v.as.keyword)), 0);
		set_own(s, p, not_negative(v));
		return;
	case PROP_FONT_WEIGHT:
		set_own(s, p,
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
		set_own(s, p, not_negative(border_width(v)));
		return;
	case PROP_PADDING_BEFORE:
	case PROP_PADDING_AFTER:
	case PROP_PADDING_START:
	case PROP_PADDING_END:
	case PROP_RULE_THICKNESS:
		set_own(s, p, not_negative(v));
		return;
	case PROP_WRITING_MODE:
		set_own(s, p, full_mode(v));
		return;
	case PROP_TEXT_ALIGN:
	case PROP_TEXT_ALIGN_LAST:
		set_own(s, p, alignment(s, v));
		return;
	case PROP_BACKGROUND_POSITION_HORIZONTAL:
	case PROP_BACKGROUND_POSITION_VERTICAL:
		set_own(s, p, background_place(v));
		return;
	default:
		set_own(s, p, v);
	}
}

static bool is_inherit(struct slice text)
{
	return slice_is(slice_trim(text), "inherit");
}

bool resolve_set(struct styling *s, enum fo_property p, struct slice text)
{
	struct fo_value v;
	double share;
	if (is_inherit(text)) {
		set_own(s, p, *value_of_parent(&s->c, p));
		if (p == PROP_LINE_HEIGHT)
			set_own(s, PROP_LINE_HEIGHT_FACTOR,
				*value_of_parent(&s->c, PROP_LINE_HEIGHT_FACTOR));
		return true;
	}
	if (!value_parse(&s->c, p, text.data, text.len, &v, p == PROP_COLUMN_WIDTH ? &share : NULL))
		return false;
	resolve_store(s, p, v);
	if (p == PROP_COLUMN_WIDTH && share > 0)
		set_own(s, PROP_COLUMN_WIDTH_PROPORTION, value_number(share));
	return true;
}

static void finish_line_height(struct styling *s)
{
	double factor = draft_get(&s->draft, PROP_LINE_HEIGHT_FACTOR)->as.number;
	if (factor == 0)
		return;
	mpt height = value_round(factor * (double)length_of(s, PROP_FONT_SIZE));
	if (height != length_of(s, PROP_LINE_HEIGHT))
		set_length(s, PROP_LINE_HEIGHT, height, 0);
}

/* A border without a style has no width; one without a color has that of the text. */
static void finish_borders(struct styling *s)
{
	for (int i = SIDE_BEFORE; i <= SIDE_END; i++) {
		enum side side = (enum side)i;
		enum fo_property width = resolve_aspect(ASPECT_WIDTH, side);
		enum fo_property color = resolve_aspect(ASPECT_COLOR, side);
		enum keyword style = keyword_of(s, resolve_aspect(ASPECT_STYLE, side));
		const struct fo_value *v = draft_get(&s->draft, width);
		if (style == KW_NONE || style == KW_HIDDEN) {
			if (v->kind != VALUE_LENGTH || v->as.length != 0)
				set_length(s, width, 0, 0);
			continue;
		}
		if (!v->specified)
			set_length(s, width, 1000, 0);
		if (!draft_get(&s->draft, color)->specified)
			draft_set(&s->draft, color, *draft_get(&s->draft, PROP_COLOR));
	}
}

/* PERCENT of the width that is left between the indents of the parent, as a length and a part of
 * the reference area, of which the indents are told. */
static void add_share(const struct styling *s, int32_t percent, mpt *length, int32_t *of_area)
{
	const struct fo_value *start = value_of_parent(&s->c, PROP_START_INDENT);
	const struct fo_value *end = value_of_parent(&s->c, PROP_END_INDENT);
	double part = percent / 100000.0;
	*length += value_round(-part * (double)(start->as.length + end->as.length));
	*of_area += (int32_t)lround(part * (100000.0 - start->percent - end->percent));
}

static bool makes_reference_area(enum fo_object object)
{
	return object == FO_BLOCK_CONTAINER || object == FO_INLINE_CONTAINER ||
		object == FO_TABLE_CELL;
}

/* XSL 1.1, section 5.3.2. A margin moves the content edge from where the parent's is, or from the
 * edge of the area around if the object makes one itself; the result counts from that edge.
 *
 * Indents are inherited into cells and containers, as XSL has it: who indents a table writes
 * start-indent="0pt" on its fo:table-body. */
static void finish_indent(
	struct styling *s, enum side side, enum fo_property margin, enum fo_property indent)
{
	const struct fo_value *inherited = value_of_parent(&s->c, indent);
	const struct fo_value *m = draft_get(&s->draft, margin);
	const struct fo_value *padding =
		draft_get(&s->draft, resolve_aspect(ASPECT_PADDING, side));
	bool anew = makes_reference_area(s->object);
	mpt length = anew ? 0 : inherited->as.length;
	int32_t percent = anew ? 0 : inherited->percent;
	if (m->kind == VALUE_LENGTH) {
		length += m->as.length;
		add_share(s, m->percent, &length, &percent);
	}
	/* The content of a cell begins inside its padding anyhow. */
	if (s->object != FO_TABLE_CELL) {
		length += padding->as.length + length_of(s, resolve_aspect(ASPECT_WIDTH, side));
		add_share(s, padding->percent, &length, &percent);
	}
	set_length(s, indent, length, percent);
}

static void store_space(struct styling *s, enum fo_property maximum, struct fo_value v)
{
	if (v.kind != VALUE_LENGTH)
		v = value_length(0, 0);
	for (int i = 0; i < 3; i++) /* maximum, minimum, optimum */
		set_own(s, (enum fo_property)(maximum + i), v);
}

static enum fo_property margin_property(const struct styling *s, enum side side)
{
	static const enum fo_property margins[] = { [EDGE_TOP] = PROP_MARGIN_TOP,
		[EDGE_RIGHT] = PROP_MARGIN_RIGHT,
		[EDGE_BOTTOM] = PROP_MARGIN_BOTTOM,
		[EDGE_LEFT] = PROP_MARGIN_LEFT };
	enum keyword mode = value_of_parent(&s->c, PROP_WRITING_MODE)->as.keyword;
	int edge = EDGE_TOP;
	while (resolve_side(mode, (enum edge)edge) != side)
		edge++;
	return margins[edge];
}

static void finish_margins(struct styling *s)
{
	enum object_class class = fo_object_info(s->object)->class;
	if (s->object == FO_SIMPLE_PAGE_MASTER || s->object == FO_REGION_BODY)
		return; /* page masters keep their margins */
	if (s->margin[SIDE_BEFORE])
		store_space(s, PROP_SPACE_BEFORE_MAXIMUM,
			*draft_get(&s->draft, margin_property(s, SIDE_BEFORE)));
	if (s->margin[SIDE_AFTER])
		store_space(s, PROP_SPACE_AFTER_MAXIMUM,
			*draft_get(&s->draft, margin_property(s, SIDE_AFTER)));
	for (int i = SIDE_START; i <= SIDE_END; i++) {
		enum side side = (enum side)i;
		if (!s->margin[side])
			continue;
		enum fo_property margin = margin_property(s, side);
		if (class == CLASS_INLINE)
			store_space(s,
				side == SIDE_START ? PROP_SPACE_START_MAXIMUM
						   : PROP_SPACE_END_MAXIMUM,
				*draft_get(&s->draft, margin));
		else
			finish_indent(s, side, margin,
				side == SIDE_START ? PROP_START_INDENT : PROP_END_INDENT);
	}
}

/* An optimum that was given alone takes the limits along; XSL 1.1, section 5.11. */
static void finish_range(struct styling *s, enum fo_property maximum)
{
	const struct fo_value max = *draft_get(&s->draft, maximum);
	const struct fo_value min = *draft_get(&s->draft, (enum fo_property)(maximum + 1));
	const struct fo_value opt = *draft_get(&s->draft, (enum fo_property)(maximum + 2));
	if (opt.kind != VALUE_LENGTH)
		return;
	if (max.kind != VALUE_LENGTH ||
		(max.percent == opt.percent && max.as.length < opt.as.length))
		set_length(s, maximum, opt.as.length, opt.percent);
	if (min.kind != VALUE_LENGTH ||
		(min.percent == opt.percent && min.as.length > opt.as.length))
		set_length(s, (enum fo_property)(maximum + 1), opt.as.length, opt.percent);
}

static_assert(PROP_SPACE_BEFORE_MINIMUM == PROP_SPACE_BEFORE_MAXIMUM + 1 &&
		PROP_SPACE_BEFORE_OPTIMUM == PROP_SPACE_BEFORE_MAXIMUM + 2,
	"finish_range needs this order");

static void finish_ranges(struct styling *s)
{
	static const enum fo_property ranges[] = { PROP_SPACE_BEFORE_MAXIMUM,
		PROP_SPACE_AFTER_MAXIMUM, PROP_SPACE_START_MAXIMUM, PROP_SPACE_END_MAXIMUM,
		PROP_LETTER_SPACING_MAXIMUM, PROP_WORD_SPACING_MAXIMUM };
	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
		if (draft_get(&s->draft, (enum fo_property)(ranges[i] + 2))->specified)
			finish_range(s, ranges[i]);
	}
}

static bool has_word(const struct fo_value *v, const char *word)
{
	const char *list = v->kind == VALUE_KEYWORD ? fo_keyword_name(v->as.keyword)
		: v->kind == VALUE_STRING           ? v->as.string
						    : "";
	size_t len = strlen(word);
	while (*list) {
		size_t n = strcspn(list, " ");
		if (n == len && memcmp(list, word, len) == 0)
			return true;
		list += n + (list[n] == ' ');
	}
	return false;
}

/* A line under a block goes under all it holds, in the block's color; an inline may add a line or
 * take one away. */
static void finish_decoration(struct styling *s)
{
	static const struct {
		const char *on, *off;
	} lines[] = { { "underline", "no-underline" }, { "overline", "no-overline" },
		{ "line-through", "no-line-through" } };
	const struct fo_value own = *draft_get(&s->draft, PROP_TEXT_DECORATION);
	const struct fo_value *parent = value_of_parent(&s->c, PROP_TEXT_DECORATION);
	char joined[64] = "";
	if (!own.specified)
		return;
	for (int i = 0; i < 3; i++) {
		bool kept = has_word(parent, lines[i].on) && !has_word(&own, "none") &&
			!has_word(&own, lines[i].off);
		if (kept || has_word(&own, lines[i].on)) {
			strcat(joined, *joined ? " " : "");
			strcat(joined, lines[i].on);
		}
	}
	enum keyword single = fo_keyword_find(joined, strlen(joined));
	struct fo_value v = !*joined ? value_keyword(KW_NONE)
		: single             ? value_keyword(single)
			 : value_string(style_string(s->c.pool, joined, strlen(joined)));
	set_own(s, PROP_TEXT_DECORATION, v);
	draft_set(&s->draft, PROP_TEXT_DECORATION_COLOR, *draft_get(&s->draft, PROP_COLOR));
}

/* Of a value in a message; cut between characters. */
static int shown_length(struct slice text)
{
	size_t len = text.len < 80 ? text.len : 80;
	while (len < text.len && len > 0 && ((unsigned char)text.data[len] & 0xC0) == 0x80)
		len--;
	return (int)len;
}

static void tell_misfit(const struct styling *s, const struct given *g)
{
	const char *object = fo_object_info(s->object)->label, *name = g->attribute->name;
	int len = shown_length(g->text);
	if (s->c.why)
		diag_error(s->diag, s->at, CODE_FO_VALUE,
			_("%s=\"%.*s\" on %s can't be worked out: %s"), name, len, g->text.data,
			object, s->c.why);
	else
		diag_error(s->diag, s->at, CODE_FO_VALUE, _("%s=\"%.*s\" on %s is none of: %s"),
			name, len, g->text.data, object, attribute_values(g->attribute));
}

static void apply(struct styling *s, const struct given *given, size_t count)
{
	for (int rank = 0; rank < RANK_COUNT; rank++) {
		for (size_t i = 0; i < count; i++) {
			const struct attribute *a = given[i].attribute;
			if ((int)a->rank != rank || !a->apply)
				continue;
			s->c.unitless = false;
			if (!a->apply(s, a, given[i].text))
				tell_misfit(s, &given[i]);
			else if (s->c.unitless)
				diag_warning(s->diag, s->at, CODE_FO_VALUE,
					_("%s=\"%.*s\" on %s has no unit and is taken as points"),
					a->name, shown_length(given[i].text), given[i].text.data,
					fo_object_info(s->object)->label);
		}
	}
}

const struct fo_style *resolve_style(struct style_pool *pool, enum fo_object object,
	const struct ancestor *parent, const struct fo_style *column, const struct given *given,
	size_t count, struct place at, struct diag *d, bool *beyond_parent)
{
	const struct fo_style *above = parent ? parent->style : style_initial(pool);
	const struct fo_style *base = style_handed(pool, above);
	if (count == 0)
		return base;
	struct styling s;
	s.object = object;
	s.at = at;
	s.diag = d;
	memset(s.margin, 0, sizeof s.margin);
	s.c = (struct value_context){
		.pool = pool, .draft = &s.draft, .parent = parent, .column = column
	};
	draft_begin(&s.draft, pool, base);
	apply(&s, given, count);
	finish_decoration(&s);
	finish_line_height(&s);
	finish_borders(&s);
	finish_margins(&s);
	finish_ranges(&s);
	*beyond_parent = s.c.beyond_parent;
	return draft_finish(&s.draft);
}
