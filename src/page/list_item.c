#include "page/list_item.h"

#include "page/block.h"
#include "page/float.h"
#include "page/parallel.h"

/* relative-align="baseline": the base lines of the first lines meet instead of their tops. */
static void align(struct parallel *p)
{
	struct parallel_cell *c = p->cells;
	if (p->cell_count < 2)
		return;
	mpt label = list_base_line(&c[0].list), body = list_base_line(&c[1].list);
	if (label >= 0 && body >= 0)
		c[label < body ? 0 : 1].top += label < body ? body - label : label - body;
}

/* Label and body as the cells of one row. A part that is on a page before is empty. NULL after a
 * message. */
static struct parallel *side_by_side(struct layout *l, const struct list_builder *b,
	const struct fo_node *item, struct area area)
{
	struct parallel *p = ARENA_NEW(l->arena, struct parallel);
	*p = (struct parallel){ .node = item, .row_count = 1,
		.rows = ARENA_NEW(l->arena, struct parallel_row),
		.cells = ARENA_ARRAY(l->arena, 2, struct parallel_cell) };
	p->rows[0].node = item;
	for (const struct fo_node *n = item->first; n; n = n->next) {
		if (n->object != FO_LIST_ITEM_LABEL && n->object != FO_LIST_ITEM_BODY)
			continue;
		struct parallel_cell *c = &p->cells[p->cell_count++];
		*c = (struct parallel_cell){ .content_start = area.origin, .rows = 1 };
		if (!layout_resume(l, n) && !parallel_fill(l, n, area.width - area.cut, b, c))
			return NULL;
	}
	const struct resume *resume = layout_resume(l, item);
	p->continued = resume && resume->cell == RESUME_INSIDE;
	if (fo_keyword(item, PROP_RELATIVE_ALIGN) == KW_BASELINE && !p->continued)
		align(p);
	parallel_divide(l->arena, p);
	return p;
}

bool list_item_format(
	struct layout *l, struct list_builder *b, const struct fo_node *item, struct area area)
{
	mpt start, width;
	block_begin(b, item, area);
	/* Label and body keep their distance beside a float at their start. */
	if (float_near(b, list_y(b))) {
		float_attach(b, list_y(b));
		area = float_displace(b, area, list_y(b), false);
	}
	block_content_box(item, area, &start, &width);
	struct frame *f = block_frame(l, item, start, width, area.width);
	struct float_place place =
		float_enter(b, area.origin, f ? f->border.before + f->padding.before : 0);
	const struct parallel *p = side_by_side(l, b, item, area);
	float_leave(b, place);
	if (!p)
		return false;
	for (size_t i = 0; i < p->cell_count; i++) {
		list_keep(b, p->cells[i].keep_before);
		list_force(b, p->cells[i].break_before);
	}
	if (f)
		list_open(b, f);
	parallel_add(l->arena, b, p);
	if (f)
		list_close(b);
	for (size_t i = 0; i < p->cell_count; i++) {
		list_keep(b, p->cells[i].keep_after);
		list_force(b, p->cells[i].break_after);
	}
	block_end(b, item, area);
	return true;
}
