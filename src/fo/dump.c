#include <string.h>

#include "base/buf.h"
#include "fo/attribute.h"
#include "fo/fo.h"

/* Points with as many decimals as there are. */
static void dump_points(struct buf *out, mpt v)
{
	unsigned long long u = (unsigned long long)(v < 0 ? -v : v);
	unsigned fraction = (unsigned)(u % 1000);
	buf_printf(out, "%s%llu", v < 0 ? "-" : "", u / 1000);
	if (fraction) {
		char digits[8];
		snprintf(digits, sizeof digits, ".%03u", fraction);
		size_t len = strlen(digits);
		while (digits[len - 1] == '0')
			digits[--len] = '\0';
		buf_add_str(out, digits);
	}
}

static void dump_length(struct buf *out, const struct fo_value *v)
{
	if (v->as.length || !v->percent) {
		dump_points(out, v->as.length);
		buf_add_str(out, "pt");
	}
	if (v->percent) {
		buf_add_str(out, v->as.length && v->percent > 0 ? "+" : "");
		dump_points(out, v->percent);
		buf_add_str(out, "%");
	}
}

static void dump_color(struct buf *out, const struct fo_color *c)
{
	if (c->space == COLOR_NONE)
		buf_add_str(out, "transparent");
	else if (c->space == COLOR_RGB)
		buf_printf(out, "#%02x%02x%02x", c->c[0], c->c[1], c->c[2]);
	else
		buf_printf(out, "cmyk(%u,%u,%u,%u)", c->c[0], c->c[1], c->c[2], c->c[3]);
}

/* In quotation marks, with line ends, tabs and quotation marks escaped. */
static void dump_string(struct buf *out, const char *s, size_t len)
{
	buf_add_char(out, '"');
	for (size_t i = 0; i < len; i++) {
		char c = s[i];
		if (c == '\n' || c == '\t' || c == '\r')
			buf_add_str(out, c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\r");
		else if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", c);
		else
			buf_add_char(out, c);
	}
	buf_add_char(out, '"');
}

static void dump_value(struct buf *out, const struct fo_value *v)
{
	switch ((enum value_kind)v->kind) {
	case VALUE_KEYWORD:
		buf_add_str(out, fo_keyword_name(v->as.keyword));
		return;
	case VALUE_LENGTH:
		dump_length(out, v);
		return;
	case VALUE_NUMBER:
		buf_printf(out, "%g", v->as.number);
		return;
	case VALUE_COLOR:
		dump_color(out, &v->as.color);
		return;
	case VALUE_STRING:
		dump_string(out, v->as.string, strlen(v->as.string));
		return;
	}
}

/* What a child of the node's parent without attributes would have. */
static const struct fo_value *handed(
	const struct fo_node *n, const struct fo_style *initial, enum fo_property p)
{
	return n->parent && fo_property_info(p)->inherited ? fo_get(n->parent, p)
							   : style_get(initial, p);
}

static void dump_node(
	const struct fo_node *n, int depth, const struct fo_style *initial, struct buf *out)
{
	for (int i = 0; i < depth; i++)
		buf_add_str(out, "  ");
	if (n->object == FO_TEXT) {
		dump_string(out, n->text.data, n->text.len);
		buf_add_char(out, '\n');
		return;
	}
	buf_add_str(out, fo_object_info(n->object)->name);
	for (int i = 0; i < PROP_COUNT; i++) {
		enum fo_property p = (enum fo_property)i;
		const struct property_info *info = fo_property_info(p);
		if (!info || !*info->name || value_equal(fo_get(n, p), handed(n, initial, p)))
			continue;
		buf_printf(out, " %s=", info->name);
		dump_value(out, fo_get(n, p));
	}
	if (n->text.len) {
		buf_add_char(out, ' ');
		dump_string(out, n->text.data, n->text.len);
	}
	buf_add_char(out, '\n');
}

void fo_dump(const struct fo_tree *t, struct buf *out)
{
	const struct fo_style *initial = style_initial(t->styles);
	const struct fo_node *n = t->root;
	int depth = 0;
	while (n) {
		dump_node(n, depth, initial, out);
		if (n->first) {
			n = n->first;
			depth++;
			continue;
		}
		while (n && !n->next) {
			n = n->parent;
			depth--;
		}
		n = n ? n->next : NULL;
	}
}

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
