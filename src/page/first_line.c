#include "page/first_line.h"

/* Cells that stand for no text. */
static bool is_thing(const struct cell *c)
{
	return c->kind == CELL_OBJECT || c->kind == CELL_LEADER || c->kind == CELL_ANCHOR;
}

static size_t count_things(const struct paragraph *p, size_t end)
{
	size_t n = 0;
	for (size_t i = 0; i < end; i++)
		n += is_thing(&p->cells[i]);
	return n;
}

/* The cell of P where the text from byte TEXT on begins, behind THINGS that are no text; 0 if the
 * two styles part the text in different places. */
static uint32_t find_cell(const struct paragraph *p, uint32_t text, size_t things)
{
	uint32_t i = 0;
	for (size_t seen = 0; i < p->cell_count; i++) {
		const struct cell *c = &p->cells[i];
		if (c->text >= text && seen >= things)
			break;
		seen += is_thing(c);
	}
	return i < p->cell_count && p->cells[i].text == text ? i : 0;
}

/* T in the style of the first line, all of it. */
static struct text_block *set_initial(struct layout *l, const struct text_block *t)
{
	const struct fo_node *block = t->paragraph->block;
	const struct fo_node *style = fo_child(block, FO_INITIAL_PROPERTY_SET);
	if (!style || t->skipped || !layout_begins(block, t->first))
		return NULL;
	struct text_block *initial = ARENA_NEW(l->arena, struct text_block);
	const struct fo_node *content = fo_first_line(l->arena, l->tree, style, t->end);
	*initial = *t;
	initial->initial = true;
	initial->paragraph = text_collect(l->arena, &l->text, block, content, NULL, t->width);
	if (!initial->paragraph || initial->paragraph->text.len != t->paragraph->text.len)
		return NULL;
	initial->lines = line_break(l->arena, initial->paragraph, &initial->space);
	return initial->lines.count ? initial : NULL;
}

struct text_block *first_line_take(struct layout *l, struct text_block *t)
{
	struct text_block *initial = set_initial(l, t);
	if (!initial)
		return NULL;
	uint32_t taken = (uint32_t)t->paragraph->cell_count;
	if (initial->lines.count > 1) {
		const struct paragraph *p = initial->paragraph;
		uint32_t cell = initial->lines.lines[1].first;
		taken = find_cell(t->paragraph, p->cells[cell].text, count_things(p, cell));
		if (taken == 0)
			return NULL;
		initial->lines.count = 1;
	}
	struct paragraph *rest = ARENA_NEW(l->arena, struct paragraph);
	*rest = *t->paragraph;
	rest->cells += taken;
	rest->cell_count -= taken;
	t->paragraph = rest;
	t->skipped = taken;
	t->space.first_indent = 0;
	return initial;
}
