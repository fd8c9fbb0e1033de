#include "page/apart.h"

bool apart_break(struct layout *l, struct arena *a, const struct fo_node *block,
	const struct paragraph *para, mpt reference, struct text_block *t)
{
	const struct font_chain *chain = font_set_chain(l->env->fonts,
		fo_string(block, PROP_FONT_FAMILY), fo_integer(block, PROP_FONT_WEIGHT),
		fo_keyword(block, PROP_FONT_STYLE) != KW_NORMAL, block->at, l->text.diag);
	*t = (struct text_block){ .paragraph = para, .width = reference };
	if (!para || !chain)
		return false;
	t->space = (struct line_space){ .measure = MPT_MAX,
		.face = font_chain_first(chain),
		.size = fo_length(block, PROP_FONT_SIZE, 0),
		.fonts = l->env->fonts };
	t->lines = line_break(a, para, &t->space);
	if (t->lines.count)
		t->start = -t->lines.x[t->lines.lines[0].first];
	return true;
}

bool apart_set(struct layout *l, struct arena *a, const struct fo_node *block,
	const struct fo_node *first, const struct fo_node *end, mpt reference, struct text_block *t)
{
	return apart_break(
		l, a, block, text_collect(a, &l->text, block, first, end, reference), reference, t);
}
