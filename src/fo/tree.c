#include "fo/fo.h"

#include "base/buf.h"
#include "base/map.h"
#include "fo/style.h"

const struct fo_value *fo_get(const struct fo_node *n, enum fo_property p)
{
	return style_get(n->style, p);
}

mpt fo_length(const struct fo_node *n, enum fo_property p, mpt base)
{
	const struct fo_value *v = fo_get(n, p);
	if (v->kind != VALUE_LENGTH)
		return 0;
	return v->as.length + (v->percent ? mpt_scale(base, v->percent, 100000) : 0);
}

enum keyword fo_keyword(const struct fo_node *n, enum fo_property p)
{
	const struct fo_value *v = fo_get(n, p);
	return v->kind == VALUE_KEYWORD ? v->as.keyword : KW_NONE_GIVEN;
}

double fo_number(const struct fo_node *n, enum fo_property p)
{
	const struct fo_value *v = fo_get(n, p);
	return v->kind == VALUE_NUMBER ? v->as.number : 0;
}

int fo_integer(const struct fo_node *n, enum fo_property p)
{
	double v = fo_number(n, p);
	return (int)(v < 0 ? v - 0.5 : v + 0.5);
}

const char *fo_string(const struct fo_node *n, enum fo_property p)
{
	const struct fo_value *v = fo_get(n, p);
	return v->kind == VALUE_STRING ? v->as.string : "";
}

struct fo_color fo_color(const struct fo_node *n, enum fo_property p)
{
	const struct fo_value *v = fo_get(n, p);
	return v->kind == VALUE_COLOR ? v->as.color : (struct fo_color){ .space = COLOR_NONE };
}

bool fo_specified(const struct fo_node *n, enum fo_property p)
{
	return fo_get(n, p)->specified;
}

int fo_keep(const struct fo_node *n, enum fo_property p)
{
	const struct fo_value *v = fo_get(n, p);
	if (v->kind == VALUE_KEYWORD)
		return v->as.keyword == KW_ALWAYS ? FO_KEEP_ALWAYS : 0;
	int strength = fo_integer(n, p);
	return strength < 0 ? 0 : strength > 999 ? 999 : strength;
}

bool fo_has_keyword(const struct fo_node *n, enum fo_property p, enum keyword k)
{
	return value_has_keyword(fo_get(n, p), k);
}

bool fo_is_vertical(const struct fo_node *n)
{
	return fo_keyword(n, PROP_WRITING_MODE) == KW_TB_RL;
}

struct place fo_content_place(const struct fo_node *n)
{
	if (n->object == FO_TEXT && n->parent)
		n = n->parent;
	return n->record.file ? n->record : n->at;
}

struct fo_node *fo_child(const struct fo_node *n, enum fo_object object)
{
	struct fo_node *c = n->first;
	while (c && c->object != object)
		c = c->next;
	return c;
}

struct fo_node *fo_by_id(const struct fo_tree *t, const char *id)
{
	return map_lookup(t->ids, slice_of(id));
}

void fo_add_text(const struct fo_node *n, struct buf *out)
{
	if (n->object == FO_TEXT)
		buf_add(out, n->text.data, n->text.len);
	for (const struct fo_node *c = n->first; c; c = c->next)
		fo_add_text(c, out);
}
