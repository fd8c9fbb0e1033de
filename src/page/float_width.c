#include "page/float_width.h"

#include "page/content_width.h"
#include "page/graphic.h"

/* The widest thing so far. */
struct widest {
	mpt width;    /* with the indents beside it; -1: none */
	bool percent; /* it is a share of the reference area around the float */
};

static void compare(struct widest *w, mpt width, bool percent)
{
	if (width <= w->width)
		return;
	w->width = width;
	w->percent = percent;
}

static mpt indents(const struct fo_node *n, mpt reference)
{
	return fo_length(n, PROP_START_INDENT, reference) + fo_length(n, PROP_END_INDENT, reference);
}

static bool find_widest(
	struct layout *l, const struct fo_node *parent, mpt reference, struct widest *w);

/* N, in the block BLOCK. */
static bool look_at(struct layout *l, const struct fo_node *n, const struct fo_node *block,
	mpt reference, struct widest *w)
{
	const struct fo_value *given = fo_get(n, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM);
	struct object_size size;
	switch (n->object) {
	case FO_EXTERNAL_GRAPHIC:
	case FO_INSTREAM_FOREIGN_OBJECT:
		if (!graphic_measure(l, n, reference, &size))
			return false;
		compare(w, size.width + indents(block, reference),
			given->kind == VALUE_LENGTH && given->percent);
		return true;
	case FO_BLOCK_CONTAINER:
	case FO_INLINE_CONTAINER:
	case FO_TABLE:
		if (given->kind != VALUE_LENGTH)
			return find_widest(l, n, reference, w);
		compare(w, fo_length(n, PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, reference) +
				indents(n, reference),
			given->percent != 0);
		return true;
	case FO_FLOAT:
	case FO_FOOTNOTE:
	case FO_MARKER:
		return true;
	default:
		return find_widest(l, n, reference, w);
	}
}

static bool find_widest(
	struct layout *l, const struct fo_node *parent, mpt reference, struct widest *w)
{
	for (const struct fo_node *n = parent->first; n; n = n->next)
		if (!look_at(l, n, parent, reference, w))
			return false;
	return true;
}

bool float_width(struct layout *l, const struct fo_node *n, mpt reference, struct float_width *w)
{
	struct widest widest = { .width = -1 };
	if (!find_widest(l, n, reference, &widest))
		return false;
	mpt width = widest.width >= 0 ? widest.width : content_width(l, n, reference).most;
	width = mpt_max(MPT_PT, mpt_min(width, reference));
	*w = (struct float_width){ widest.percent ? reference : width, width };
	return true;
}
