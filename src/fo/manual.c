/* The tables of objects and properties as the manual has them. */
#include <string.h>

#include "base/buf.h"
#include "fo/attribute.h"

void fo_list_objects(struct buf *out)
{
	static const char *const status[] = {
		[OBJECT_DONE] = "done",
		[OBJECT_MERGED] = "done",
		[OBJECT_SPLICED] = "contents only",
		[OBJECT_DROPPED] = "left out",
	};
	buf_add_str(out, "| object | content | status |\n|---|---|---|\n");
	for (int o = FO_TEXT + 1; o < FO_OBJECT_COUNT; o++) {
		const struct object_info *info = fo_object_info((enum fo_object)o);
		buf_printf(out, "| `%s` | ", info->label);
		for (const char *s = info->content; *s; s++)
			buf_printf(out, *s == '|' ? "\\%c" : "%c", *s);
		buf_printf(out, " | %s |\n", status[info->status]);
	}
}

/* What is missing in properties that are done partly. */
static const struct {
	enum fo_property property;
	const char *lacks;
} remarks[] = {
#define EDGE_REMARK "as discard where a line divides the box"
	{ PROP_PADDING_START_CONDITIONALITY, EDGE_REMARK },
	{ PROP_PADDING_END_CONDITIONALITY, EDGE_REMARK },
	{ PROP_BORDER_START_WIDTH_CONDITIONALITY, EDGE_REMARK },
	{ PROP_BORDER_END_WIDTH_CONDITIONALITY, EDGE_REMARK },
#undef EDGE_REMARK
	{ PROP_AXF_TEXT_JUSTIFY_TRIM, "blanks of marks, not of kana" },
	{ PROP_CAPTION_SIDE, "above or below; at the start as before, at the end as after" },
	{ PROP_RELATIVE_ALIGN, "in list items, not between the cells of a row" },
	{ PROP_RELATIVE_POSITION, "on blocks, lists and containers, not on tables and inlines" },
	{ PROP_Z_INDEX, "of absolute containers in the flow that stand in no other container" },
	{ PROP_WRITING_MODE, "of rl-tb only the names of edges; tb-rl for pages, regions, containers "
		"and tables" },
	{ PROP_GLYPH_ORIENTATION_VERTICAL, "auto, 0 and 90 degrees" },
	{ PROP_FONT_STRETCH, "a number, by which characters are set narrower or wider" },
	{ PROP_KEEP_WITH_NEXT_WITHIN_LINE, "always, and else auto" },
	{ PROP_KEEP_WITH_PREVIOUS_WITHIN_LINE, "always, and else auto" },
};

static void list_status(struct buf *out, enum fo_property p)
{
	static const char *const words[] = {
		[PROPERTY_DONE] = "done",
		[PROPERTY_PARTLY] = "partly",
		[PROPERTY_READ] = "read; nothing on paper depends on it",
		[PROPERTY_NOT] = "not; a warning says so",
	};
	buf_add_str(out, words[fo_property_info(p)->status]);
	for (size_t i = 0; i < sizeof remarks / sizeof remarks[0]; i++)
		if (remarks[i].property == p)
			buf_printf(out, ": %s", remarks[i].lacks);
}

static void list_row(struct buf *out, const char *name, const char *values)
{
	buf_printf(out, "| `%s` | ", name);
	for (const char *s = values; *s; s++)
		buf_printf(out, *s == '|' || *s == '<' ? "\\%c" : "%c", *s);
}

/* Whether the table has a row of this name, which is listed already. */
static bool is_row(const char *name)
{
	for (int p = 0; p < PROP_COUNT; p++) {
		const struct property_info *info = fo_property_info((enum fo_property)p);
		if (info && strcmp(info->name, name) == 0)
			return true;
	}
	return false;
}

static void list_shorthand(void *user, const struct attribute *a)
{
	struct buf *out = user;
	if (!a->apply || strncmp(a->name, "xml:", 4) == 0 || is_row(a->name))
		return;
	list_row(out, a->name, attribute_values(a));
	buf_add_str(out, " | | | | sets others |\n");
}

void fo_list_properties(struct buf *out)
{
	static const char *const bases[] = {
		[PERCENT_NONE] = "",
		[PERCENT_FONT] = "font-size",
		[PERCENT_OWN_FONT] = "font-size",
		[PERCENT_LINE_HEIGHT] = "line-height",
		[PERCENT_WIDTH] = "width of the area around it",
		[PERCENT_HEIGHT] = "height of the area around it",
		[PERCENT_OWN_HEIGHT] = "its own height",
		[PERCENT_FONT_HEIGHT] = "height of the font",
		[PERCENT_INTRINSIC] = "size of the picture",
		[PERCENT_PADDING_BOX] = "its area less the picture",
	};
	buf_add_str(out, "| property | values | initial | inherited | % of | status |\n");
	buf_add_str(out, "|---|---|---|---|---|---|\n");
	for (int p = 0; p < PROP_COUNT; p++) {
		const struct property_info *info = fo_property_info((enum fo_property)p);
		if (!info || !*info->name)
			continue;
		list_row(out, info->name, info->values);
		buf_printf(out, " | %s | %s | %s | ", info->initial, info->inherited ? "yes" : "",
			bases[info->percent]);
		list_status(out, (enum fo_property)p);
		buf_add_str(out, " |\n");
	}
	attribute_each(list_shorthand, out);
}

void fo_list_reference(struct buf *out)
{
	buf_add_str(out,
		"# What of XSL-FO is understood\n\n"
		"Made from the tables of the program by `make reference`; "
		"`banxin help objects` and `banxin help properties` print the same.\n\n"
		"A name in no table is an error, with a guess at what was meant. What XSL 1.1 has "
		"for speech and screens, and change bars, is passed over with a warning.\n\n"
		"## Objects\n\n"
		"Of an object that is not done, what it holds stands in its place (contents only), "
		"or it goes with all it holds (left out); both with a warning.\n\n");
	fo_list_objects(out);
	buf_add_str(out,
		"\n## Properties\n\n"
		"Every property also takes `inherit`. Lengths are in pt, mm, cm, in, pc, px (a point), "
		"em or mpt (1/1000 pt), and may be expressions with `+ - * div mod` and the functions "
		"abs, body-start, ceiling, cmyk, floor, from-nearest-specified-value, from-parent, "
		"from-table-column, inherited-property-value, label-end, max, min, "
		"proportional-column-width, rgb, rgb-icc and round.\n\n");
	fo_list_properties(out);
}
