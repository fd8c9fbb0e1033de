/* warichu.c -- notes of two small lines within a line take half the room of their text; what becomes
 * of them in a line is line/warichu.c's. */
#include "text/unit.h"

static const struct fo_node *note_at(const struct source *s, const struct shaped *o, uint32_t cell)
{
	return unit_span(s, &s->units[o->unit_of[cell]])->warichu;
}

static void keep(struct cell *c)
{
	c->row_end = c->brk != BRK_NEVER;
	c->brk = BRK_NEVER;
}

/* A part of a note on a line has two characters at the least, one for each row. */
static void keep_ends(struct shaped *o, uint32_t first, uint32_t end)
{
	uint32_t from = first, to = end;
	while (from < end && o->cells[from].brk == BRK_NEVER)
		from++;
	if (from + 1 >= end)
		return;
	keep(&o->cells[from]);
	for (to = end - 1; to > first && o->cells[to - 1].brk == BRK_NEVER;)
		to--;
	if (to > first)
		keep(&o->cells[to - 1]);
}

static void halve(struct cell *c, bool last)
{
	c->width /= 2;
	c->start_width = c->end_width = 0;
	c->hang = HANG_NEVER;
	c->hang_start = false;
	if (last)
		return;
	c->gap /= 2;
	c->gap_min = c->gap_max = c->gap;
	c->squeeze = SQUEEZE_NONE;
	c->stretch = STRETCH_NONE;
}

void text_halve_notes(const struct source *s, struct shaped *o)
{
	uint16_t id = 0;
	for (uint32_t c = 0, end; c < o->cell_count; c = end) {
		const struct fo_node *note = note_at(s, o, c);
		for (end = c + 1; end < o->cell_count && note_at(s, o, end) == note;)
			end++;
		if (!note)
			continue;
		id = (uint16_t)(id == UINT16_MAX ? 1 : id + 1);
		for (uint32_t i = c; i < end; i++) {
			o->cells[i].warichu = id;
			halve(&o->cells[i], i + 1 == end);
		}
		keep_ends(o, c, end);
	}
}
