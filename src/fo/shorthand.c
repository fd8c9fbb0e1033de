#include "fo/shorthand.h"

#include <assert.h>
#include <string.h>

#include "fo/frame.h"

/* The words of a value: separated by space, but for space in parentheses and quotation marks. */
enum { MAX_WORDS = 8 };
struct words {
	struct slice list[MAX_WORDS];
	int count;
};

/* The length of the word at the start of S. */
static size_t word_length(struct slice s)
{
	int depth = 0;
	char quote = '\0';
	size_t i = 0;
	for (; i < s.len; i++) {
		char c = s.data[i];
		if (quote)
			quote = c == quote ? '\0' : quote;
		else if (c == '\'' || c == '"')
			quote = c;
		else if (c == '(' || c == ')')
			depth += c == '(' ? 1 : -1;
		else if (is_space(c) && depth <= 0)
			break;
	}
	return i;
}

/* False if there are none or too many. */
static bool split(struct slice s, struct words *w)
{
	w->count = 0;
	while (s.len) {
		size_t len = word_length(s);
		if (len) {
			if (w->count == MAX_WORDS)
				return false;
			w->list[w->count++] = (struct slice){ s.data, len };
		}
		len += len < s.len;
		s = (struct slice){ s.data + len, s.len - len };
	}
	return w->count > 0;
}

static void store_keyword(struct styling *s, enum fo_property p, enum keyword k)
{
	styling_store(s, p, value_keyword(k));
}

/* For a shorthand that is `inherit`: all it sets are. */
static bool inherit(struct styling *s, const enum fo_property *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		styling_set(s, list[i], (struct slice){ "inherit", 7 });
	return true;
}

/* Like styling_set, but only tries: nothing is told of a value that fits another property. */
static bool fits(struct styling *s, enum fo_property p, struct slice text)
{
	struct fo_value v;
	return value_parse(&s->c, p, text.data, text.len, &v, NULL);
}

bool shorthand_property(struct styling *s, const struct attribute *a, struct slice text)
{
	enum fo_property p = (enum fo_property)a->properties[0];
	return styling_set(s, frame_property(frame_around(s), p), text);
}

/* All components of a compound alike. */
static bool whole(struct styling *s, const struct attribute *a, struct slice text)
{
	for (int i = 0; i < 4 && a->properties[i]; i++) {
		if (!styling_set(s, (enum fo_property)a->properties[i], text))
			return false;
	}
	return true;
}

/* keep-together is inherited: on a block, within-line would make every line below it unbreakable,
 * which nobody means who keeps a paragraph together. */
static bool keep_together(struct styling *s, const struct attribute *a, struct slice text)
{
	bool in_line = fo_object_info(s->object)->class == CLASS_INLINE;
	return whole(s, a, text) &&
		(!in_line || styling_set(s, PROP_KEEP_TOGETHER_WITHIN_LINE, text));
}

static bool at_edge(struct styling *s, const struct attribute *a, struct slice text)
{
	enum side side = styling_side(frame_around(s), (enum edge)a->place);
	return styling_set(s, styling_aspect((enum aspect)a->aspect, side), text);
}

/* Margins keep their own properties as well, for page masters. */
static bool margin_at_edge(struct styling *s, const struct attribute *a, struct slice text)
{
	enum keyword mode = frame_around(s);
	s->margin[styling_side(mode, (enum edge)a->place)] = MARGIN_GIVEN;
	return styling_set(s, styling_margin(frame_edge(mode, (enum edge)a->place)), text);
}

/* By the shorthand, which comes before the single ones. */
static bool margin_of_all(struct styling *s, const struct attribute *a, struct slice text)
{
	enum keyword mode = frame_around(s);
	s->margin[styling_side(mode, (enum edge)a->place)] = MARGIN_OF_ALL;
	return styling_set(s, styling_margin(frame_edge(mode, (enum edge)a->place)), text);
}

/* One to four values clockwise from the top or the top left corner, as in CSS. */
static bool split_four(struct slice text, struct slice four[4])
{
	static const int order[4][4] = { { 0, 0, 0, 0 }, { 0, 1, 0, 1 }, { 0, 1, 2, 1 },
		{ 0, 1, 2, 3 } };
	struct words w;
	if (!split(text, &w) || w.count > 4)
		return false;
	for (int i = 0; i < 4; i++)
		four[i] = w.list[order[w.count - 1][i]];
	return true;
}

static bool box(struct styling *s, const struct attribute *a, struct slice text)
{
	struct slice four[4];
	if (!split_four(text, four))
		return false;
	for (uint8_t edge = EDGE_TOP; edge <= EDGE_LEFT; edge++) {
		const struct attribute one = { .aspect = a->aspect, .place = edge };
		if (!(a->aspect == ASPECT_MARGIN ? margin_of_all : at_edge)(s, &one, four[edge]))
			return false;
	}
	return true;
}

/* A color, a style and a width in any order, each at most once. */
static bool rule(struct styling *s, const enum fo_property parts[3], const struct words *w)
{
	bool done[3] = { false };
	if (w->count == 1 && slice_is(w->list[0], "inherit"))
		return inherit(s, parts, 3);
	for (int i = 0; i < w->count; i++) {
		int part = 0;
		while (part < 3 && (done[part] || !fits(s, parts[part], w->list[i])))
			part++;
		if (part == 3)
			return false;
		done[part] = true;
		styling_set(s, parts[part], w->list[i]);
	}
	return true;
}

static bool border_on(struct styling *s, enum side side, const struct words *w)
{
	const enum fo_property parts[] = { styling_aspect(ASPECT_COLOR, side),
		styling_aspect(ASPECT_STYLE, side), styling_aspect(ASPECT_WIDTH, side) };
	return rule(s, parts, w);
}

static bool border_side(struct styling *s, const struct attribute *a, struct slice text)
{
	struct words w;
	return split(text, &w) && border_on(s, (enum side)a->place, &w);
}

static bool border_edge(struct styling *s, const struct attribute *a, struct slice text)
{
	struct words w;
	return split(text, &w) &&
		border_on(s, styling_side(frame_around(s), (enum edge)a->place), &w);
}

static bool border(struct styling *s, const struct attribute *a, struct slice text)
{
	struct words w;
	(void)a;
	if (!split(text, &w))
		return false;
	for (int side = SIDE_BEFORE; side <= SIDE_END; side++) {
		if (!border_on(s, (enum side)side, &w))
			return false;
	}
	return true;
}

static bool border_spacing(struct styling *s, const struct attribute *a, struct slice text)
{
	struct words w;
	(void)a;
	return split(text, &w) && w.count <= 2 &&
		styling_set(s, PROP_BORDER_SEPARATION_IPD, w.list[0]) &&
		styling_set(s, PROP_BORDER_SEPARATION_BPD, w.list[w.count - 1]);
}

/* width, height and their limits, where place is EDGE_LEFT for what runs from left to right. */
static bool extent(struct styling *s, const struct attribute *a, struct slice text)
{
	bool vertical = frame_within(s) == KW_TB_RL;
	const uint16_t *p = a->properties;
	/* PROPERTIES holds the inline dimension and the block one of the horizontal writing modes.
	 */
	bool inline_dimension = (a->place == EDGE_LEFT) != vertical;
	for (int c = 0; c < 3; c++) {
		if (a->aspect >> c & 1 &&
			!styling_set(s, (enum fo_property)(p[inline_dimension ? 0 : 1] + c), text))
			return false;
	}
	return true;
}

static bool column_rule(struct styling *s, const struct attribute *a, struct slice text)
{
	static const enum fo_property parts[] = { PROP_AXF_COLUMN_RULE_COLOR,
		PROP_AXF_COLUMN_RULE_STYLE, PROP_AXF_COLUMN_RULE_WIDTH };
	struct words w;
	(void)a;
	return split(text, &w) && rule(s, parts, &w);
}

static bool is_vertical_word(struct slice s)
{
	return slice_is(s, "top") || slice_is(s, "bottom");
}

/* One or two words; a keyword tells its direction, other values come across first. */
static bool position_words(struct styling *s, const struct slice *w, int count)
{
	struct slice across = w[0], down = { "center", 6 };
	if (count == 2)
		down = w[1];
	else if (is_vertical_word(w[0])) {
		across = down;
		down = w[0];
	}
	if (is_vertical_word(across) || slice_is(down, "left") || slice_is(down, "right")) {
		struct slice other = across;
		across = down;
		down = other;
	}
	return styling_set(s, PROP_BACKGROUND_POSITION_HORIZONTAL, across) &&
		styling_set(s, PROP_BACKGROUND_POSITION_VERTICAL, down);
}

static bool background_position(struct styling *s, const struct attribute *a, struct slice text)
{
	struct words w;
	(void)a;
	return split(text, &w) && w.count <= 2 && position_words(s, w.list, w.count);
}

static bool border_radius(struct styling *s, const struct attribute *a, struct slice text)
{
	static const enum fo_property corners[] = { PROP_AXF_BORDER_TOP_LEFT_RADIUS,
		PROP_AXF_BORDER_TOP_RIGHT_RADIUS, PROP_AXF_BORDER_BOTTOM_RIGHT_RADIUS,
		PROP_AXF_BORDER_BOTTOM_LEFT_RADIUS };
	struct slice four[4];
	(void)a;
	if (!split_four(text, four))
		return false;
	for (int i = 0; i < 4; i++) {
		if (!styling_set(s, frame_property(frame_around(s), corners[i]), four[i]))
			return false;
	}
	return true;
}

static bool is_url(struct slice s)
{
	return s.len > 4 && memcmp(s.data, "url(", 4) == 0;
}

static bool background(struct styling *s, const struct attribute *a, struct slice text)
{
	static const enum fo_property all[] = { PROP_BACKGROUND_COLOR, PROP_BACKGROUND_IMAGE,
		PROP_BACKGROUND_REPEAT, PROP_BACKGROUND_ATTACHMENT,
		PROP_BACKGROUND_POSITION_HORIZONTAL, PROP_BACKGROUND_POSITION_VERTICAL };
	struct words w;
	struct slice position[2];
	int positions = 0;
	(void)a;
	if (!split(text, &w))
		return false;
	if (w.count == 1 && slice_is(w.list[0], "inherit"))
		return inherit(s, all, 6);
	for (int i = 0; i < w.count; i++) {
		struct slice word = w.list[i];
		enum fo_property p = PROP_BACKGROUND_COLOR;
		if (is_url(word) || slice_is(word, "none"))
			p = PROP_BACKGROUND_IMAGE;
		else if (fits(s, PROP_BACKGROUND_REPEAT, word))
			p = PROP_BACKGROUND_REPEAT;
		else if (fits(s, PROP_BACKGROUND_ATTACHMENT, word))
			p = PROP_BACKGROUND_ATTACHMENT;
		else if (!fits(s, p, word)) {
			if (positions == 2)
				return false;
			position[positions++] = word;
			continue;
		}
		if (!styling_set(s, p, word))
			return false;
	}
	return positions == 0 || position_words(s, position, positions);
}

/* The size and perhaps the line height of a font shorthand: 12pt/1.5. */
static bool font_size(struct styling *s, struct slice word)
{
	const char *slash = memchr(word.data, '/', word.len);
	struct slice size = { word.data, slash ? (size_t)(slash - word.data) : word.len };
	if (!styling_set(s, PROP_FONT_SIZE, size))
		return false;
	if (!slash) {
		styling_store(s, PROP_LINE_HEIGHT, value_keyword(KW_NORMAL));
		return true;
	}
	struct slice height = { slash + 1, word.len - size.len - 1 };
	return styling_set(s, PROP_LINE_HEIGHT, height);
}

/* style, variant and weight in any order, the size, the families. */
static bool font(struct styling *s, const struct attribute *a, struct slice text)
{
	static const enum fo_property parts[] = { PROP_FONT_STYLE, PROP_FONT_VARIANT,
		PROP_FONT_WEIGHT, PROP_FONT_SIZE, PROP_LINE_HEIGHT, PROP_FONT_FAMILY };
	(void)a;
	if (slice_is(text, "inherit"))
		return inherit(s, parts, 6);
	for (int i = 0; i < 3; i++)
		store_keyword(s, parts[i], KW_NORMAL);
	for (;;) {
		while (text.len && is_space(*text.data))
			text = (struct slice){ text.data + 1, text.len - 1 };
		struct slice word = { text.data, word_length(text) };
		int part = 0;
		while (part < 3 && !fits(s, parts[part], word))
			part++;
		text = (struct slice){ text.data + word.len, text.len - word.len };
		if (word.len == 0)
			return false;
		if (part == 3)
			return font_size(s, word) && styling_set(s, PROP_FONT_FAMILY, text);
		styling_set(s, parts[part], word);
	}
}

enum {
	SETTING_BREAK_BEFORE,
	SETTING_BREAK_AFTER,
	SETTING_BREAK_INSIDE,
	SETTING_POSITION,
	SETTING_WHITE_SPACE,
	SETTING_VERTICAL_ALIGN
};

/* A shorthand whose every word stands for some keywords. */
struct setting {
	const char *word;
	struct {
		uint16_t property, keyword;
	} set[5];
};

/* clang-format off */
#define ALIGNED(baseline, shift) \
	{ { PROP_ALIGNMENT_BASELINE, baseline }, { PROP_ALIGNMENT_ADJUST, KW_AUTO }, \
		{ PROP_BASELINE_SHIFT, shift }, { PROP_DOMINANT_BASELINE, KW_AUTO } }
/* clang-format on */

/* A row has one word more than it needs, which is NULL. */
static const struct setting settings[][9] = {
	[SETTING_BREAK_BEFORE] = {
		{ "auto", { { PROP_BREAK_BEFORE, KW_AUTO } } },
		{ "always", { { PROP_BREAK_BEFORE, KW_PAGE } } },
		{ "left", { { PROP_BREAK_BEFORE, KW_EVEN_PAGE } } },
		{ "right", { { PROP_BREAK_BEFORE, KW_ODD_PAGE } } },
		{ "avoid",
			{ { PROP_KEEP_WITH_PREVIOUS_WITHIN_PAGE, KW_ALWAYS },
				{ PROP_KEEP_WITH_PREVIOUS_WITHIN_COLUMN, KW_ALWAYS } } },
	},
	[SETTING_BREAK_AFTER] = {
		{ "auto", { { PROP_BREAK_AFTER, KW_AUTO } } },
		{ "always", { { PROP_BREAK_AFTER, KW_PAGE } } },
		{ "left", { { PROP_BREAK_AFTER, KW_EVEN_PAGE } } },
		{ "right", { { PROP_BREAK_AFTER, KW_ODD_PAGE } } },
		{ "avoid",
			{ { PROP_KEEP_WITH_NEXT_WITHIN_PAGE, KW_ALWAYS },
				{ PROP_KEEP_WITH_NEXT_WITHIN_COLUMN, KW_ALWAYS } } },
	},
	[SETTING_BREAK_INSIDE] = {
		{ "auto",
			{ { PROP_KEEP_TOGETHER_WITHIN_PAGE, KW_AUTO },
				{ PROP_KEEP_TOGETHER_WITHIN_COLUMN, KW_AUTO } } },
		{ "avoid",
			{ { PROP_KEEP_TOGETHER_WITHIN_PAGE, KW_ALWAYS },
				{ PROP_KEEP_TOGETHER_WITHIN_COLUMN, KW_ALWAYS } } },
	},
	[SETTING_POSITION] = {
		{ "static",
			{ { PROP_ABSOLUTE_POSITION, KW_AUTO }, { PROP_RELATIVE_POSITION, KW_STATIC } } },
		{ "relative",
			{ { PROP_ABSOLUTE_POSITION, KW_AUTO }, { PROP_RELATIVE_POSITION, KW_RELATIVE } } },
		{ "absolute",
			{ { PROP_ABSOLUTE_POSITION, KW_ABSOLUTE },
				{ PROP_RELATIVE_POSITION, KW_STATIC } } },
		{ "fixed",
			{ { PROP_ABSOLUTE_POSITION, KW_FIXED }, { PROP_RELATIVE_POSITION, KW_STATIC } } },
	},
	[SETTING_WHITE_SPACE] = {
		{ "normal",
			{ { PROP_LINEFEED_TREATMENT, KW_TREAT_AS_SPACE },
				{ PROP_WHITE_SPACE_COLLAPSE, KW_TRUE },
				{ PROP_WHITE_SPACE_TREATMENT, KW_IGNORE_IF_SURROUNDING_LINEFEED },
				{ PROP_WRAP_OPTION, KW_WRAP } } },
		{ "pre",
			{ { PROP_LINEFEED_TREATMENT, KW_PRESERVE }, { PROP_WHITE_SPACE_COLLAPSE, KW_FALSE },
				{ PROP_WHITE_SPACE_TREATMENT, KW_PRESERVE },
				{ PROP_WRAP_OPTION, KW_NO_WRAP } } },
		{ "nowrap",
			{ { PROP_LINEFEED_TREATMENT, KW_TREAT_AS_SPACE },
				{ PROP_WHITE_SPACE_COLLAPSE, KW_TRUE },
				{ PROP_WHITE_SPACE_TREATMENT, KW_IGNORE_IF_SURROUNDING_LINEFEED },
				{ PROP_WRAP_OPTION, KW_NO_WRAP } } },
	},
	[SETTING_VERTICAL_ALIGN] = {
		{ "baseline", ALIGNED(KW_BASELINE, KW_BASELINE) },
		{ "top", ALIGNED(KW_BEFORE_EDGE, KW_BASELINE) },
		{ "text-top", ALIGNED(KW_TEXT_BEFORE_EDGE, KW_BASELINE) },
		{ "middle", ALIGNED(KW_MIDDLE, KW_BASELINE) },
		{ "bottom", ALIGNED(KW_AFTER_EDGE, KW_BASELINE) },
		{ "text-bottom", ALIGNED(KW_TEXT_AFTER_EDGE, KW_BASELINE) },
		{ "sub", ALIGNED(KW_BASELINE, KW_SUB) },
		{ "super", ALIGNED(KW_BASELINE, KW_SUPER) },
	},
};

static bool setting(struct styling *s, const struct attribute *a, struct slice text)
{
	const struct setting *list = settings[a->place];
	bool inherited = slice_is(text, "inherit");
	for (; list->word; list++) {
		if (!inherited && !slice_is(text, list->word))
			continue;
		for (int i = 0; i < 5 && list->set[i].keyword; i++) {
			enum fo_property p = (enum fo_property)list->set[i].property;
			if (inherited)
				inherit(s, &p, 1);
			else
				store_keyword(s, p, (enum keyword)list->set[i].keyword);
		}
		return true;
	}
	return false;
}

static bool align(struct styling *s, const struct attribute *a, struct slice text)
{
	return setting(s, a, text) || styling_set(s, PROP_BASELINE_SHIFT, text);
}

static bool size(struct styling *s, const struct attribute *a, struct slice text)
{
	struct words w;
	(void)a;
	bool across = slice_is(text, "landscape");
	if (across || slice_is(text, "portrait")) {
		/* Of the paper that `auto` stands for: A4. */
		mpt shorter = 595276, longer = 841890;
		styling_store(s, PROP_PAGE_WIDTH, value_length(across ? longer : shorter, 0));
		styling_store(s, PROP_PAGE_HEIGHT, value_length(across ? shorter : longer, 0));
		return true;
	}
	return split(text, &w) && w.count <= 2 && styling_set(s, PROP_PAGE_WIDTH, w.list[0]) &&
		styling_set(s, PROP_PAGE_HEIGHT, w.list[w.count - 1]);
}

/* A language tag: language, perhaps script, perhaps country. */
static bool language(struct styling *s, const struct attribute *a, struct slice text)
{
	(void)a;
	size_t at = 0;
	for (int part = 0; at <= text.len; part++) {
		const char *dash = memchr(text.data + at, '-', text.len - at);
		size_t end = dash ? (size_t)(dash - text.data) : text.len;
		struct slice word = { text.data + at, end - at };
		if (word.len == 0)
			return part == 0;
		if (part == 0)
			styling_set(s, PROP_LANGUAGE, word);
		else
			styling_set(s, word.len == 4 ? PROP_SCRIPT : PROP_COUNTRY, word);
		at = end + 1;
	}
	return true;
}

static bool nothing(struct styling *s, const struct attribute *a, struct slice text)
{
	(void)s;
	(void)a;
	(void)text;
	return true;
}

#define BORDER_VALUES "<border-width> || <border-style> || <color>"
#define FOUR(values)  values " (one to four)"
#define LENGTHS       "<length> | <percentage> | auto"
#define KEEPS         "auto | always | <integer>"

/* clang-format off */
#define WHOLE_SPACE(side, SIDE) \
	{ "space-" side, RANK_PROPERTY, whole, NULL, { PROP_SPACE_##SIDE##_MINIMUM, \
		PROP_SPACE_##SIDE##_OPTIMUM, PROP_SPACE_##SIDE##_MAXIMUM }, 0, 0 }
#define WHOLE_SPACING(name, NAME) \
	{ name, RANK_PROPERTY, whole, NULL, { PROP_##NAME##_MINIMUM, PROP_##NAME##_OPTIMUM, \
		PROP_##NAME##_MAXIMUM }, 0, 0 }
#define WHOLE_KEEP(name, NAME, apply) \
	{ name, RANK_PROPERTY, apply, KEEPS, { PROP_##NAME##_WITHIN_COLUMN, \
		PROP_##NAME##_WITHIN_PAGE }, 0, 0 }
#define AT_EDGE(name, ASPECT, EDGE) \
	{ name, RANK_ABSOLUTE, at_edge, NULL, { 0 }, ASPECT_##ASPECT, EDGE_##EDGE }
#define MARGIN_AT_EDGE(name, EDGE) \
	{ name, RANK_ABSOLUTE, margin_at_edge, LENGTHS, { 0 }, ASPECT_MARGIN, EDGE_##EDGE }
#define BORDER_AT_EDGE(edge, EDGE) \
	{ "border-" edge, RANK_SIDE, border_edge, BORDER_VALUES, { 0 }, 0, EDGE_##EDGE }, \
	AT_EDGE("border-" edge "-color", COLOR, EDGE), \
	AT_EDGE("border-" edge "-style", STYLE, EDGE), \
	AT_EDGE("border-" edge "-width", WIDTH, EDGE), \
	AT_EDGE("padding-" edge, PADDING, EDGE)
#define BORDER_ON_SIDE(side, SIDE) \
	{ "border-" side, RANK_SIDE, border_side, BORDER_VALUES, { 0 }, 0, SIDE_##SIDE }, \
	{ "border-" side "-width.length", RANK_COMPONENT, shorthand_property, NULL, \
		{ PROP_BORDER_##SIDE##_WIDTH }, 0, 0 }, \
	{ "padding-" side ".length", RANK_COMPONENT, shorthand_property, NULL, \
		{ PROP_PADDING_##SIDE }, 0, 0 }
#define BOX(name, rank, ASPECT, values) \
	{ name, rank, box, FOUR(values), { 0 }, ASPECT_##ASPECT, 0 }
#define EXTENT(name, components, EDGE) \
	{ name, RANK_ABSOLUTE, extent, LENGTHS, { FIRST_INLINE, FIRST_BLOCK }, components, \
		EDGE_##EDGE }
#define IGNORED(name) { name, RANK_PROPERTY, NULL, NULL, { 0 }, 0, 0 }

/* The components of a dimension lie in this order in the table, a bit for each in EXTENT. */
enum {
	FIRST_INLINE = PROP_INLINE_PROGRESSION_DIMENSION_MAXIMUM,
	FIRST_BLOCK = PROP_BLOCK_PROGRESSION_DIMENSION_MAXIMUM,
	MAXIMUM = 1,
	MINIMUM = 2,
	OPTIMUM = 4
};
static_assert(PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM == FIRST_INLINE + 2 &&
	PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM == FIRST_BLOCK + 2, "components out of order");

const struct attribute shorthands[] = {
	{ "font", RANK_FONT, font,
		"[<font-style> || <font-variant> || <font-weight>]? <font-size>[/<line-height>]? "
		"<font-family>", { 0 }, 0, 0 },
	{ "background", RANK_ALL, background,
		"<color> || <uri> || <background-repeat> || <background-attachment> || "
		"<background-position>", { 0 }, 0, 0 },
	{ "background-position", RANK_ASPECT, background_position,
		"one or two of left | center | right | top | bottom | <length> | <percentage>",
		{ 0 }, 0, 0 },
	{ "border", RANK_ALL, border, BORDER_VALUES, { 0 }, 0, 0 },
	BOX("border-color", RANK_ASPECT, COLOR, "<color>"),
	BOX("border-style", RANK_ASPECT, STYLE, BORDER_STYLES),
	BOX("border-width", RANK_ASPECT, WIDTH, "<length> | thin | medium | thick"),
	BOX("margin", RANK_ALL, MARGIN, LENGTHS),
	BOX("padding", RANK_ALL, PADDING, "<length> | <percentage>"),
	BORDER_AT_EDGE("top", TOP), BORDER_AT_EDGE("right", RIGHT),
	BORDER_AT_EDGE("bottom", BOTTOM), BORDER_AT_EDGE("left", LEFT),
	BORDER_ON_SIDE("before", BEFORE), BORDER_ON_SIDE("after", AFTER),
	BORDER_ON_SIDE("start", START), BORDER_ON_SIDE("end", END),
	MARGIN_AT_EDGE("margin-top", TOP),
	MARGIN_AT_EDGE("margin-right", RIGHT),
	MARGIN_AT_EDGE("margin-bottom", BOTTOM),
	MARGIN_AT_EDGE("margin-left", LEFT),
	{ "border-spacing", RANK_ALL, border_spacing, "<length> (one or two)", { 0 }, 0, 0 },
	{ "border-separation", RANK_PROPERTY, whole, NULL,
		{ PROP_BORDER_SEPARATION_IPD, PROP_BORDER_SEPARATION_BPD }, 0, 0 },
	EXTENT("width", MAXIMUM | MINIMUM | OPTIMUM, LEFT),
	EXTENT("min-width", MINIMUM, LEFT),
	EXTENT("max-width", MAXIMUM, LEFT),
	EXTENT("height", MAXIMUM | MINIMUM | OPTIMUM, TOP),
	EXTENT("min-height", MINIMUM, TOP),
	EXTENT("max-height", MAXIMUM, TOP),
	WHOLE_SPACING("inline-progression-dimension", INLINE_PROGRESSION_DIMENSION),
	WHOLE_SPACING("block-progression-dimension", BLOCK_PROGRESSION_DIMENSION),
	WHOLE_SPACING("leader-length", LEADER_LENGTH),
	WHOLE_SPACING("letter-spacing", LETTER_SPACING),
	WHOLE_SPACING("word-spacing", WORD_SPACING),
	WHOLE_SPACE("before", BEFORE), WHOLE_SPACE("after", AFTER),
	WHOLE_SPACE("start", START), WHOLE_SPACE("end", END),
	{ "line-height.optimum", RANK_COMPONENT, shorthand_property, NULL,
		{ PROP_LINE_HEIGHT }, 0, 0 },
	{ "line-height.minimum", RANK_COMPONENT, NULL, NULL, { 0 }, 0, 0 },
	{ "line-height.maximum", RANK_COMPONENT, NULL, NULL, { 0 }, 0, 0 },
	{ "line-height.conditionality", RANK_COMPONENT, NULL, NULL, { 0 }, 0, 0 },
	{ "line-height.precedence", RANK_COMPONENT, NULL, NULL, { 0 }, 0, 0 },
	WHOLE_KEEP("keep-together", KEEP_TOGETHER, keep_together),
	{ "keep-with-next", RANK_PROPERTY, whole, KEEPS,
		{ PROP_KEEP_WITH_NEXT_WITHIN_COLUMN, PROP_KEEP_WITH_NEXT_WITHIN_PAGE,
			PROP_KEEP_WITH_NEXT_WITHIN_LINE }, 0, 0 },
	{ "keep-with-previous", RANK_PROPERTY, whole, KEEPS,
		{ PROP_KEEP_WITH_PREVIOUS_WITHIN_COLUMN, PROP_KEEP_WITH_PREVIOUS_WITHIN_PAGE,
			PROP_KEEP_WITH_PREVIOUS_WITHIN_LINE }, 0, 0 },
	{ "page-break-before", RANK_ALL, setting,
		"auto | always | avoid | left | right", { 0 }, 0, SETTING_BREAK_BEFORE },
	{ "page-break-after", RANK_ALL, setting,
		"auto | always | avoid | left | right", { 0 }, 0, SETTING_BREAK_AFTER },
	{ "page-break-inside", RANK_ALL, setting, "auto | avoid", { 0 }, 0, SETTING_BREAK_INSIDE },
	{ "position", RANK_ALL, setting,
		"static | relative | absolute | fixed", { 0 }, 0, SETTING_POSITION },
	{ "white-space", RANK_ALL, setting, "normal | pre | nowrap", { 0 }, 0, SETTING_WHITE_SPACE },
	{ "vertical-align", RANK_ALL, align,
		"baseline | middle | sub | super | text-top | text-bottom | top | bottom | "
		"<length> | <percentage>", { 0 }, 0, SETTING_VERTICAL_ALIGN },
	{ "size", RANK_ALL, size,
		"<length> (one or two) | auto | landscape | portrait", { 0 }, 0, 0 },
	{ "axf:border-radius", RANK_ALL, border_radius,
		"one to four of <length> | <percentage>", { 0 }, 0, 0 },
	{ "axf:column-rule", RANK_ALL, column_rule, BORDER_VALUES, { 0 }, 0, 0 },
	{ "language", RANK_ALL, language, "none | <language> | <language>-<country>", { 0 }, 0, 0 },
	{ "xml:lang", RANK_MODE, language, "<language> | <language>-<country>", { 0 }, 0, 0 },
	{ "xml:space", RANK_MODE, nothing, "default | preserve", { 0 }, 0, 0 },
	/* Nothing on paper depends on these: nobody switches there. */
	{ "active-state", RANK_ALL, nothing, "link | visited | active | hover | focus", { 0 }, 0, 0 },
	{ "auto-restore", RANK_ALL, nothing, "true | false", { 0 }, 0, 0 },
	{ "case-name", RANK_ALL, nothing, "<name>", { 0 }, 0, 0 },
	{ "case-title", RANK_ALL, nothing, "<string>", { 0 }, 0, 0 },
	{ "switch-to", RANK_ALL, nothing,
		"xsl-preceding | xsl-following | xsl-any | <name>", { 0 }, 0, 0 },
	/* What XSL 1.1 has for speech, screens and change bars. */
	IGNORED("azimuth"), IGNORED("change-bar-class"), IGNORED("change-bar-color"),
	IGNORED("change-bar-offset"), IGNORED("change-bar-placement"), IGNORED("change-bar-style"),
	IGNORED("change-bar-width"), IGNORED("color-profile-name"), IGNORED("cue"),
	IGNORED("cue-after"), IGNORED("cue-before"), IGNORED("elevation"), IGNORED("flow-map-name"),
	IGNORED("flow-map-reference"), IGNORED("flow-name-reference"),
	IGNORED("indicate-destination"), IGNORED("intrinsic-scale-value"), IGNORED("pause"),
	IGNORED("pause-after"), IGNORED("pause-before"), IGNORED("pitch"), IGNORED("pitch-range"),
	IGNORED("play-during"), IGNORED("region-name-reference"), IGNORED("rendering-intent"),
	IGNORED("richness"), IGNORED("scale-option"), IGNORED("speak"), IGNORED("speak-header"),
	IGNORED("speak-numeral"), IGNORED("speak-punctuation"), IGNORED("speech-rate"),
	IGNORED("stress"), IGNORED("target-presentation-context"),
	IGNORED("target-processing-context"), IGNORED("target-stylesheet"),
	IGNORED("voice-family"), IGNORED("volume"),
};
/* clang-format on */
const size_t shorthand_count = sizeof shorthands / sizeof shorthands[0];

bool shorthand_target(const struct attribute *a, enum keyword mode, enum fo_property *out)
{
	if (a->apply == at_edge)
		*out = styling_aspect(
			(enum aspect)a->aspect, styling_side(mode, (enum edge)a->place));
	else if (a->apply == margin_at_edge)
		*out = styling_margin(frame_edge(mode, (enum edge)a->place));
	else if (a->apply == extent)
		*out = (enum fo_property)(
			a->properties[(a->place == EDGE_LEFT) == (mode == KW_TB_RL)] +
			(a->aspect & OPTIMUM                  ? 2
					: a->aspect & MINIMUM ? 1
							      : 0));
	else if (a->apply == whole && a->properties[1])
		*out = (enum fo_property)a->properties[1];
	else if (a->apply == shorthand_property)
		*out = frame_property(mode, (enum fo_property)a->properties[0]);
	else
		return false;
	return true;
}
