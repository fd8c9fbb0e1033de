#include "page/fill.h"

#include <limits.h>

mpt fill_head(const struct frame *f)
{
	mpt h = 0;
	for (; f; f = f->parent)
		h += f->head + f->header_height;
	return h;
}

mpt fill_foot(const struct frame *f)
{
	mpt h = 0;
	for (; f; f = f->parent)
		h += f->foot + f->footer_height;
	return h;
}

/* Where the scan is. */
struct scan {
	mpt height, min_height, max_height;
	mpt notes;       /* of all footnotes called */
	mpt least_notes; /* the last one's as little as the page of its call must have */
	bool begun;      /* something has been placed */
};

static mpt note_heights(const struct note *n)
{
	mpt h = 0;
	for (; n; n = n->next)
		h += n->height;
	return h;
}

/* Height of the column if it ended here with NOTES, the gaps at their minimum. */
static mpt needed(const struct scan *s, const struct fill_room *room, mpt notes)
{
	return s->min_height + (room->count_notes && notes ? notes + room->note_rule : 0);
}

static struct fill end_at(const struct scan *s, size_t end, mpt foot, const struct piece *gap)
{
	bool forced = gap && gap->forced;
	return (struct fill){ end, s->height + foot, s->min_height + foot, s->max_height + foot,
		s->notes, gap ? gap->forced : BREAK_NONE, false, gap && !forced ? gap->keep : 0 };
}

static void pass(struct scan *s, const struct piece *p)
{
	s->height += p->height;
	s->min_height += p->kind == PIECE_GAP ? p->min : p->height;
	s->max_height += p->kind == PIECE_GAP ? p->max : p->height;
	if (p->notes) {
		s->least_notes = s->notes + p->notes->least;
		s->notes += note_heights(p->notes);
	}
	if (p->kind == PIECE_BOX || p->height > 0)
		s->begun = s->begun || p->kind != PIECE_GAP;
}

/* What is put at the head before the first piece; returns the piece to go on with. */
static size_t start(struct scan *s, const struct list *l, size_t from, size_t limit, bool top)
{
	if (from == limit || !top)
		return from;
	const struct piece *p = &l->pieces[from];
	mpt head = fill_head(p->kind == PIECE_OPEN ? p->frame->parent : p->frame);
	if (p->kind == PIECE_GAP) {
		head += p->head;
		from++;
	}
	s->height = s->min_height = s->max_height = head;
	return from;
}

/* What is divided only against a keep goes whole to the next column, unless it would begin that one
 * too: there it is divided. */
static struct fill weigh(struct fill best, size_t from, const struct fill_room *room)
{
	if (best.broken == 0 || room->empty)
		return best;
	return (struct fill){ .end = from };
}

struct fill fill_column(const struct list *l, size_t from, size_t limit, struct fill_room room)
{
	struct scan s = { 0 };
	struct fill best = { .end = from };
	int best_keep = INT_MAX;
	for (size_t i = start(&s, l, from, limit, room.top); i < limit; i++) {
		const struct piece *p = &l->pieces[i];
		if (p->kind == PIECE_GAP && p->may_break && s.begun) {
			mpt foot = p->foot + fill_foot(p->frame);
			bool whole = needed(&s, &room, s.notes) + foot <= room.height;
			bool fits = whole || needed(&s, &room, s.least_notes) + foot <= room.height;
			/* The last place with the weakest keep; where nothing fits and the column
			 * is empty, the first one of all. */
			if (fits ? p->forced || p->keep <= best_keep : best.end == from && room.empty) {
				best = end_at(&s, i, foot, p);
				best.overfull = !fits;
				best_keep = p->keep;
			}
			/* A note that goes on on the next page leaves no room for more. */
			if (!whole || p->forced)
				return weigh(best, from, &room);
		}
		pass(&s, p);
	}
	/* The whole rest, unless it is too high and there was a place to divide it. */
	mpt rest = needed(&s, &room, s.least_notes);
	if (rest <= room.height || (best.end == from && room.empty)) {
		best = end_at(&s, limit, 0, NULL);
		best.overfull = rest > room.height;
		return best;
	}
	return weigh(best, from, &room);
}
