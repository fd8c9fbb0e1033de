#include "page/grid.h"

/* A block that is snapped as a whole is a heading or a picture; what is longer is text. */
enum { MOST_PIECES = 256 };

mpt grid_pitch(const struct fo_node *flow)
{
	enum keyword grid = fo_keyword(flow, PROP_AXF_BASELINE_GRID);
	return grid == KW_ROOT || grid == KW_NEW ? mpt_max(0, fo_length(flow, PROP_LINE_HEIGHT, 0))
						 : 0;
}

enum grid_snap grid_snap(const struct fo_node *n)
{
	enum keyword snap = fo_keyword(n, PROP_AXF_BASELINE_BLOCK_SNAP);
	const struct fo_node *p = n->parent;
	if (snap == KW_NONE || fo_keyword(n, PROP_AXF_BASELINE_GRID) == KW_NONE ||
		(p->object != FO_FLOW && fo_keyword(p, PROP_AXF_BASELINE_BLOCK_SNAP) != KW_NONE))
		return SNAP_NONE;
	switch (snap) {
	case KW_BEFORE:
		return SNAP_BEFORE;
	case KW_AFTER:
		return SNAP_AFTER;
	default:
		return SNAP_CENTER;
	}
}

mpt grid_up(mpt y, mpt pitch)
{
	return pitch > 0 ? (y + pitch - 1) / pitch * pitch : y;
}

mpt grid_down(mpt y, mpt pitch)
{
	return pitch > 0 && y > 0 ? y / pitch * pitch : y;
}

/* Height of the block that begins behind the gap I, up to the end of the space that follows it. */
static mpt block_height(const struct list *l, size_t i)
{
	mpt height = 0;
	for (size_t n = 1; n < MOST_PIECES && i + n < l->count; n++) {
		const struct piece *p = &l->pieces[i + n];
		height += p->height;
		if (p->kind == PIECE_GAP && p->snap_end)
			break;
	}
	return height;
}

mpt grid_room(const struct list *l, size_t i, mpt y, mpt pitch)
{
	const struct piece *gap = &l->pieces[i];
	mpt end = y + gap->height;
	if (pitch <= 0 || end < 0)
		return 0;
	mpt room = gap->snap_end ? grid_up(end, pitch) - end : 0;
	if (gap->snap <= SNAP_BEFORE)
		return room;
	mpt foot = end + room + block_height(l, i);
	mpt rest = grid_up(foot, pitch) - foot;
	return room + (gap->snap == SNAP_CENTER ? rest / 2 : rest);
}
