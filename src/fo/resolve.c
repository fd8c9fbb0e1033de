#include "fo/resolve.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "fo/frame.h"

static void set_length(struct styling *s, enum fo_property p, mpt length, int32_t percent)
{
	struct fo_value v = value_length(length, percent);
	v.specified = draft_get(&s->draft, p)->specified;
	draft_set(&s->draft, p, v);
}

static void finish_line_height(struct styling *s)
{
	double factor = draft_get(&s->draft, PROP_LINE_HEIGHT_FACTOR)->as.number;
	if (factor == 0)
		return;
	mpt height = value_round(factor * (double)styling_length(s, PROP_FONT_SIZE));
	if (height != styling_length(s, PROP_LINE_HEIGHT))
		set_length(s, PROP_LINE_HEIGHT, height, 0);
}

/* A border without a style has no width; one without a color has that of the text. */
static void finish_borders(struct styling *s)
{
	for (int i = SIDE_BEFORE; i <= SIDE_END; i++) {
		enum side side = (enum side)i;
		enum fo_property width = styling_aspect(ASPECT_WIDTH, side);
		enum fo_property color = styling_aspect(ASPECT_COLOR, side);
		enum keyword style = styling_keyword(s, styling_aspect(ASPECT_STYLE, side));
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
	const struct fo_value *start = context_parent(&s->c, PROP_START_INDENT);
	const struct fo_value *end = context_parent(&s->c, PROP_END_INDENT);
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
	const struct fo_value *inherited = context_parent(&s->c, indent);
	const struct fo_value *m = draft_get(&s->draft, margin);
	const struct fo_value *padding = draft_get(&s->draft, styling_aspect(ASPECT_PADDING, side));
	bool anew = makes_reference_area(s->object);
	mpt length = anew ? 0 : inherited->as.length;
	int32_t percent = anew ? 0 : inherited->percent;
	if (m->kind == VALUE_LENGTH) {
		length += m->as.length;
		add_share(s, m->percent, &length, &percent);
	}
	/* The content of a cell begins inside its padding anyhow. */
	if (s->object != FO_TABLE_CELL) {
		length +=
			padding->as.length + styling_length(s, styling_aspect(ASPECT_WIDTH, side));
		add_share(s, padding->percent, &length, &percent);
	}
	set_length(s, indent, length, percent);
}

static void store_space(struct styling *s, enum fo_property maximum, struct fo_value v)
{
	if (v.kind != VALUE_LENGTH)
		v = value_length(0, 0);
	for (int i = 0; i < 3; i++) /* maximum, minimum, optimum */
		styling_put(s, (enum fo_property)(maximum + i), v);
}

/* Unlike other space, that of a margin stays at the edge of an area; XSL 1.1, section 5.3.2. */
static void store_margin(struct styling *s, enum fo_property maximum,
	enum fo_property conditionality, enum fo_property margin)
{
	store_space(s, maximum, *draft_get(&s->draft, margin));
	styling_put(s, conditionality, value_keyword(KW_RETAIN));
}

static enum fo_property margin_property(const struct styling *s, enum side side)
{
	enum keyword mode = frame_around(s);
	int edge = EDGE_TOP;
	while (styling_side(mode, (enum edge)edge) != side)
		edge++;
	return styling_margin(frame_edge(mode, (enum edge)edge));
}

/* A margin by its own name goes before the space or indent that it would become; one by the shorthand
 * gives way to it. */
static bool margin_counts(const struct styling *s, enum side side, enum fo_property becomes)
{
	return s->margin[side] == MARGIN_GIVEN ||
		(s->margin[side] == MARGIN_OF_ALL && !draft_get(&s->draft, becomes)->specified);
}

static void finish_margins(struct styling *s)
{
	enum object_class class = fo_object_info(s->object)->class;
	if (s->object == FO_SIMPLE_PAGE_MASTER || s->object == FO_REGION_BODY)
		return; /* page masters keep their margins */
	if (margin_counts(s, SIDE_BEFORE, PROP_SPACE_BEFORE_OPTIMUM))
		store_margin(s, PROP_SPACE_BEFORE_MAXIMUM, PROP_SPACE_BEFORE_CONDITIONALITY,
			margin_property(s, SIDE_BEFORE));
	if (margin_counts(s, SIDE_AFTER, PROP_SPACE_AFTER_OPTIMUM))
		store_margin(s, PROP_SPACE_AFTER_MAXIMUM, PROP_SPACE_AFTER_CONDITIONALITY,
			margin_property(s, SIDE_AFTER));
	for (int i = SIDE_START; i <= SIDE_END; i++) {
		enum side side = (enum side)i;
		bool start = side == SIDE_START;
		enum fo_property margin = margin_property(s, side);
		enum fo_property space = start ? PROP_SPACE_START_MAXIMUM : PROP_SPACE_END_MAXIMUM;
		enum fo_property indent = start ? PROP_START_INDENT : PROP_END_INDENT;
		if (class == CLASS_INLINE && margin_counts(s, side, space))
			store_space(s, space, *draft_get(&s->draft, margin));
		else if (class != CLASS_INLINE && margin_counts(s, side, indent))
			finish_indent(s, side, margin, indent);
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

/* A line under a block goes under all it holds, in the block's color; an inline may add a line or
 * take one away. */
static void finish_decoration(struct styling *s)
{
	static const enum keyword lines[][2] = { { KW_UNDERLINE, KW_NO_UNDERLINE },
		{ KW_OVERLINE, KW_NO_OVERLINE }, { KW_LINE_THROUGH, KW_NO_LINE_THROUGH } };
	const struct fo_value own = *draft_get(&s->draft, PROP_TEXT_DECORATION);
	const struct fo_value *parent = context_parent(&s->c, PROP_TEXT_DECORATION);
	char joined[64] = "";
	if (!own.specified)
		return;
	for (int i = 0; i < 3; i++) {
		enum keyword on = lines[i][0], off = lines[i][1];
		bool kept = value_has_keyword(parent, on) && !value_has_keyword(&own, KW_NONE) &&
			!value_has_keyword(&own, off);
		if (kept || value_has_keyword(&own, on)) {
			strcat(joined, *joined ? " " : "");
			strcat(joined, fo_keyword_name(on));
		}
	}
	enum keyword single = fo_keyword_find(joined, strlen(joined));
	struct fo_value v = !*joined ? value_keyword(KW_NONE)
		: single             ? value_keyword(single)
			 : value_string(style_string(s->c.pool, joined, strlen(joined)));
	styling_put(s, PROP_TEXT_DECORATION, v);
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

/* Half as large as its base and set solid unless told otherwise; marks and lines are those of the
 * base. */
static void begin_ruby_text(struct styling *s, const struct fo_style *above)
{
	static const enum fo_property initial[] = { PROP_AXF_TEXT_EMPHASIS_STYLE,
		PROP_TEXT_DECORATION, PROP_LETTER_SPACING_MAXIMUM, PROP_LETTER_SPACING_MINIMUM,
		PROP_LETTER_SPACING_OPTIMUM };
	const struct fo_style *start = style_initial(s->c.pool);
	mpt size = style_get(above, PROP_FONT_SIZE)->as.length / 2;
	draft_set(&s->draft, PROP_FONT_SIZE, value_length(size, 0));
	for (size_t i = 0; i < sizeof initial / sizeof initial[0]; i++)
		draft_set(&s->draft, initial[i], *style_get(start, initial[i]));
}

/* Notes of two rows are half as large as the text around, unless told otherwise. */
static void finish_warichu(struct styling *s, const struct fo_style *above)
{
	if (draft_get(&s->draft, PROP_BANXIN_WARICHU)->as.keyword != KW_TRUE ||
		draft_get(&s->draft, PROP_FONT_SIZE)->specified)
		return;
	mpt size = style_get(above, PROP_FONT_SIZE)->as.length / 2;
	draft_set(&s->draft, PROP_FONT_SIZE, value_length(size, 0));
}

const struct fo_style *resolve_style(struct style_pool *pool, enum fo_object object,
	const struct ancestor *parent, const struct fo_style *column, const struct given *given,
	size_t count, struct place at, struct diag *d, bool *beyond_parent)
{
	const struct fo_style *above = parent ? parent->style : style_initial(pool);
	const struct fo_style *base = style_handed(pool, above);
	if (count == 0 && object != FO_RUBY_TEXT)
		return base;
	struct styling s;
	s.object = object;
	s.at = at;
	s.diag = d;
	memset(s.margin, 0, sizeof s.margin);
	s.c = (struct value_context){ .pool = pool,
		.draft = &s.draft,
		.parent = parent,
		.column = column,
		.named = attribute_property };
	draft_begin(&s.draft, pool, base);
	if (object == FO_RUBY_TEXT)
		begin_ruby_text(&s, above);
	apply(&s, given, count);
	finish_warichu(&s, above);
	finish_decoration(&s);
	finish_line_height(&s);
	finish_borders(&s);
	finish_margins(&s);
	finish_ranges(&s);
	frame_background(&s);
	*beyond_parent = s.c.beyond_parent;
	return draft_finish(&s.draft);
}
