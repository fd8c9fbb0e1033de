#include "page/caption.h"

#include "page/block.h"

/* Captions at the sides have no place of their own: they stand above or below as well. */
static bool stands_below(const struct fo_node *n)
{
	switch (fo_keyword(n, PROP_CAPTION_SIDE)) {
	case KW_AFTER:
	case KW_BOTTOM:
	case KW_END:
	case KW_RIGHT:
		return true;
	default:
		return false;
	}
}

bool caption_format(
	struct layout *l, struct list_builder *b, const struct fo_node *n, struct area area)
{
	const struct fo_node *parts[] = { fo_child(n, FO_TABLE_CAPTION), fo_child(n, FO_TABLE) };
	bool below = stands_below(n), ok = true;
	struct frame *f = block_enter(l, b, n, area);
	for (int i = 0; i < 2 && ok; i++) {
		const struct fo_node *part = parts[below ? 1 - i : i];
		ok = !part || block_format(l, b, part, area);
		if (i == 0 && parts[0])
			list_keep(b, FO_KEEP_ALWAYS);
	}
	block_leave(b, n, f, area);
	return ok;
}
