#include "fo/frame.h"

bool frame_begins(enum fo_object object)
{
	switch (object) {
	case FO_ROOT:
	case FO_LAYOUT_MASTER_SET:
	case FO_SIMPLE_PAGE_MASTER:
	case FO_REGION_BODY:
	case FO_REGION_BEFORE:
	case FO_REGION_AFTER:
	case FO_REGION_START:
	case FO_REGION_END:
	case FO_PAGE_SEQUENCE_WRAPPER:
	case FO_PAGE_SEQUENCE:
	case FO_BLOCK_CONTAINER:
	case FO_INLINE_CONTAINER:
		return true;
	default:
		return false;
	}
}

enum keyword frame_around(const struct styling *s)
{
	/* A sheet of paper lies as it lies, however its regions are written. */
	if (s->object == FO_SIMPLE_PAGE_MASTER)
		return KW_LR_TB;
	return context_parent(&s->c, PROP_WRITING_MODE)->as.keyword;
}

enum keyword frame_within(const struct styling *s)
{
	if (s->object == FO_BLOCK_CONTAINER || s->object == FO_INLINE_CONTAINER)
		return styling_keyword(s, PROP_WRITING_MODE);
	return frame_around(s);
}

enum edge frame_edge(enum keyword mode, enum edge edge)
{
	static const enum edge vertical[] = { [EDGE_TOP] = EDGE_LEFT,
		[EDGE_RIGHT] = EDGE_TOP,
		[EDGE_BOTTOM] = EDGE_RIGHT,
		[EDGE_LEFT] = EDGE_BOTTOM };
	return mode == KW_TB_RL ? vertical[edge] : edge;
}

/* clang-format off */
static const struct {
	enum fo_property paper, frame;
} turned[] = {
	{ PROP_TOP, PROP_LEFT },
	{ PROP_RIGHT, PROP_TOP },
	{ PROP_BOTTOM, PROP_RIGHT },
	{ PROP_LEFT, PROP_BOTTOM },
	{ PROP_CONTENT_WIDTH, PROP_CONTENT_HEIGHT },
	{ PROP_CONTENT_HEIGHT, PROP_CONTENT_WIDTH },
	{ PROP_AXF_BACKGROUND_CONTENT_WIDTH, PROP_AXF_BACKGROUND_CONTENT_HEIGHT },
	{ PROP_AXF_BACKGROUND_CONTENT_HEIGHT, PROP_AXF_BACKGROUND_CONTENT_WIDTH },
	{ PROP_AXF_BORDER_TOP_LEFT_RADIUS, PROP_AXF_BORDER_BOTTOM_LEFT_RADIUS },
	{ PROP_AXF_BORDER_TOP_RIGHT_RADIUS, PROP_AXF_BORDER_TOP_LEFT_RADIUS },
	{ PROP_AXF_BORDER_BOTTOM_RIGHT_RADIUS, PROP_AXF_BORDER_TOP_RIGHT_RADIUS },
	{ PROP_AXF_BORDER_BOTTOM_LEFT_RADIUS, PROP_AXF_BORDER_BOTTOM_RIGHT_RADIUS },
};
/* clang-format on */

enum fo_property frame_property(enum keyword mode, enum fo_property p)
{
	if (mode != KW_TB_RL)
		return p;
	for (size_t i = 0; i < sizeof turned / sizeof turned[0]; i++)
		if (turned[i].paper == p)
			return turned[i].frame;
	return p;
}

void frame_background(struct styling *s)
{
	const struct fo_value *picture = draft_get(&s->draft, PROP_BACKGROUND_IMAGE);
	if (picture->kind != VALUE_STRING || !picture->as.string[0] ||
		frame_around(s) != KW_TB_RL)
		return;
	struct fo_value across = *draft_get(&s->draft, PROP_BACKGROUND_POSITION_HORIZONTAL);
	const struct fo_value down = *draft_get(&s->draft, PROP_BACKGROUND_POSITION_VERTICAL);
	/* What is told from the left is told from the far end of the frame. */
	across.as.length = -across.as.length;
	across.percent = 100000 - across.percent;
	draft_set(&s->draft, PROP_BACKGROUND_POSITION_HORIZONTAL, down);
	draft_set(&s->draft, PROP_BACKGROUND_POSITION_VERTICAL, across);
	enum keyword repeat = styling_keyword(s, PROP_BACKGROUND_REPEAT);
	if (repeat == KW_REPEAT_X || repeat == KW_REPEAT_Y)
		styling_put(s, PROP_BACKGROUND_REPEAT,
			value_keyword(repeat == KW_REPEAT_X ? KW_REPEAT_Y : KW_REPEAT_X));
}
