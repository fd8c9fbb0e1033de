#include <string.h>

#include "base/buf.h"
#include "fo/fo.h"
#include "fo/style.h"

static void dump_length(struct buf *out, const struct fo_value *v)
{
	if (v->as.length || !v->percent) {
		buf_add_mpt(out, v->as.length);
		buf_add_str(out, "pt");
	}
	if (v->percent) {
		buf_add_str(out, v->as.length && v->percent > 0 ? "+" : "");
		buf_add_mpt(out, v->percent);
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
