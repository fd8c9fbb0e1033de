#include "page/notes.h"

#include <stdlib.h>
#include <string.h>

/* Goes through the notes of a page: the queue, those of headers repeated at its head, those called
 * in its pieces, those of footers at its foot. */
struct walk {
	const struct note_queue *q;
	const struct list *list;
	size_t queued, piece, end;
	const struct note *next; /* of piece PIECE - 1, or of a header or footer */
	const struct frame *head, *foot; /* the next one that may repeat something */
	const struct note *head_notes, *foot_notes; /* the same within cells */
	size_t row;                      /* of that header or footer */
	bool again;                      /* NEXT is called there */
};

static bool is_gap(const struct list *l, size_t i)
{
	return i < l->count && l->pieces[i].kind == PIECE_GAP;
}

static struct walk walk_begin(
	const struct note_queue *q, const struct list *l, size_t from, size_t end)
{
	return (struct walk){ .q = q, .list = l, .piece = from, .end = end,
		.head = from < end ? fill_open_at(l, from) : NULL,
		.foot = from < end ? fill_open_at(l, end) : NULL,
		.head_notes = from < end && is_gap(l, from) ? l->pieces[from].as.head_notes : NULL,
		.foot_notes = from < end && is_gap(l, end) ? l->pieces[end].notes : NULL };
}

/* The notes of the next piece of the lists repeated by *F and the frames around it, or NULL. */
static const struct note *next_again(struct walk *w, const struct frame **f, bool foot)
{
	for (; *f; *f = (*f)->parent, w->row = 0) {
		const struct list *l = foot ? (*f)->footer : (*f)->header;
		while (l && w->row < l->count) {
			const struct piece *p = &l->pieces[w->row++];
			if (p->notes && p->kind != PIECE_GAP)
				return p->notes;
		}
	}
	const struct note **within = foot ? &w->foot_notes : &w->head_notes, *n = *within;
	*within = NULL;
	return n;
}

/* Whether there is one more note. */
static bool walk_next(struct walk *w, struct left_note *out)
{
	if (w->queued < w->q->count) {
		*out = w->q->notes[w->queued++];
		return true;
	}
	if (!w->next) {
		w->next = next_again(w, &w->head, false);
		w->again = w->next != NULL;
	}
	for (; !w->next && w->piece < w->end; w->piece++)
		if (!is_gap(w->list, w->piece))
			w->next = w->list->pieces[w->piece].notes;
	if (!w->next) {
		w->next = next_again(w, &w->foot, true);
		w->again = w->next != NULL;
	}
	if (!w->next)
		return false;
	*out = (struct left_note){ w->next, 0, w->piece - 1, w->again };
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
		if (n.again && n.note->height > room - y) {
			plan->done++;
			continue;
		}
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
		if (i < plan->done || n.again)
			continue;
		n.from = i == plan->done ? plan->from : 0;
		if (i >= q->count)
			n.piece += first;
		push(&left, n);
	}
	free(q->notes);
	*q = left;
}
