/* The tables of objects and properties as the manual has them. */
#include <string.h>

#include "base/buf.h"
#include "fo/attribute.h"

void fo_list_objects(struct buf *out)
{
	static const char *const status[] = { "", "contents only", "left out" };
	buf_add_str(out, "| object | content | |\n|---|---|---|\n");
	for (int o = FO_TEXT + 1; o < FO_OBJECT_COUNT; o++) {
		const struct object_info *info = fo_object_info((enum fo_object)o);
		buf_printf(out, "| `%s` | ", info->label);
		for (const char *s = info->content; *s; s++)
			buf_printf(out, *s == '|' ? "\\%c" : "%c", *s);
		buf_printf(out, " | %s |\n", status[info->status]);
	}
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
	buf_add_str(out, " | | | | |\n");
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
	buf_add_str(out, "| property | values | initial | inherited | % of | |\n");
	buf_add_str(out, "|---|---|---|---|---|---|\n");
	for (int p = 0; p < PROP_COUNT; p++) {
		const struct property_info *info = fo_property_info((enum fo_property)p);
		if (!info || !*info->name)
			continue;
		list_row(out, info->name, info->values);
		buf_printf(out, " | %s | %s | %s | %s |\n", info->initial,
			info->inherited ? "yes" : "", bases[info->percent],
			info->status == PROPERTY_DONE ? "" : "no effect");
	}
	attribute_each(list_shorthand, out);
}
