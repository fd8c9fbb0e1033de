#include "page/notes.h"

#include <stdlib.h>
#include <string.h>

/* Goes through the notes of a page: the queue, then those called in the page's pieces. */
struct walk {
	const struct note_queue *q;
	const struct list *list;
	size_t queued, piece, end;
	const struct note *next; /* of piece PIECE - 1 */
};

static struct walk walk_begin(
	const struct note_queue *q, const struct list *l, size_t from, size_t end)
{
	return (struct walk){ q, l, 0, from, end, NULL };
}

/* Whether there is one more note. */
static bool walk_next(struct walk *w, struct left_note *out)
{
	if (w->queued < w->q->count) {
		*out = w->q->notes[w->queued++];
		return true;
	}
	while (!w->next && w->piece < w->end)
		w->next = w->list->pieces[w->piece++].notes;
	if (!w->next)
		return false;
	*out = (struct left_note){ w->next, 0, w->piece - 1 };
	w->next = w->next->next;
	return true;
}

mpt notes_rule_height(const struct note_queue *q)
{
	return q->rule ? list_height(q->rule) : 0;
}

mpt notes_left_height(const struct note_queue *q)
{
	mpt height = 0;
	for (size_t i = 0; i < q->count; i++) {
		const struct list *body = q->notes[i].note->body;
		struct fill_room all = { .height = MPT_MAX, .top = q->notes[i].from > 0, .empty = true };
		height += fill_column(body, q->notes[i].from, body->count, all).height;
	}
	return q->count ? height + notes_rule_height(q) : 0;
}

void notes_plan(const struct note_queue *q, const struct list *l, size_t from, size_t end, mpt room,
	bool alone, struct note_plan *plan)
{
	struct walk w = walk_begin(q, l, from, end);
	struct left_note n;
	mpt y = 0;
	room -= notes_rule_height(q);
	plan->count = plan->done = plan->from = 0;
	plan->left = false;
	while (walk_next(&w, &n)) {
		const struct list *body = n.note->body;
		plan->left = true;
		plan->from = n.from;
		if (plan->count == MAX_PAGE_NOTES)
			break;
		struct fill fill = fill_column(body, n.from, body->count, (struct fill_room){
			.height = room - y, .top = n.from > 0, .empty = alone && plan->count == 0 });
		if (fill.end == n.from && body->count > 0)
			break;
		plan->stretches[plan->count++] = (struct stretch){ .list = body, .from = n.from,
			.to = fill.end, .y = y, .top = n.from > 0 };
		y += fill.height;
		plan->from = fill.end;
		if (fill.end < body->count)
			break;
		plan->done++;
		plan->from = 0;
		plan->left = false;
	}
	plan->height = plan->count ? y + notes_rule_height(q) : 0;
}

static void push(struct note_queue *q, struct left_note n)
{
	if (q->count == q->capacity) {
		q->capacity = q->capacity ? q->capacity * 2 : 16;
		q->notes = xrealloc(q->notes, q->capacity * sizeof *q->notes);
	}
	q->notes[q->count++] = n;
}

void notes_take(struct note_queue *q, const struct list *l, size_t from, size_t end, size_t first,
	const struct note_plan *plan)
{
	struct note_queue left = { .rule = q->rule };
	struct walk w = walk_begin(q, l, from, end);
	struct left_note n;
	for (size_t i = 0; plan->left && walk_next(&w, &n); i++) {
		if (i < plan->done)
			continue;
		n.from = i == plan->done ? plan->from : 0;
		if (i >= q->count)
			n.piece += first;
		push(&left, n);
	}
	free(q->notes);
	*q = left;
}
