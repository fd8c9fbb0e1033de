#include "page/fill.h"

#include <limits.h>

#include "page/grid.h"

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

/* Height of the footnotes called in what is repeated where the frames around are divided. */
static mpt head_notes(const struct frame *f)
{
	mpt h = 0;
	for (; f; f = f->parent)
		h += f->header_notes;
	return h;
}

static mpt foot_notes(const struct frame *f)
{
	mpt h = 0;
	for (; f; f = f->parent)
		h += f->footer_notes;
	return h;
}

const struct frame *fill_open_at(const struct list *l, size_t i)
{
	if (i >= l->count)
		return NULL;
	const struct piece *p = &l->pieces[i];
	return p->kind == PIECE_OPEN ? p->frame->parent : p->frame;
}

/* Height of the column if it ended here with NOTES, the gaps at their minimum. */
static mpt needed(const struct fill_scan *s, mpt notes)
{
	return s->min_height + (s->room.count_notes && notes ? notes + s->room.note_rule : 0);
}

/* On a grid no gap shrinks: lines would leave it. */
static void pass_gap(struct fill_scan *s, const struct piece *p)
{
	const bool shrinks = !s->room.pitch && !s->room.rigid;
	const mpt room = s->room.pitch ? grid_room(s->list, (size_t)(p - s->list->pieces),
						 s->height, s->room.pitch)
				       : 0;
	s->reach = mpt_max(s->reach, s->height + room + p->reach);
	s->height += room + p->height;
	s->min_height += room + (shrinks ? p->min : p->height);
	s->max_height += room + p->max;
}

static void pass_solid(struct fill_scan *s, const struct piece *p)
{
	s->reach = mpt_max(s->reach, s->height + p->reach);
	s->height += p->height;
	s->min_height += p->height;
	s->max_height += p->height;
	if (p->notes) {
		s->least_notes = s->notes + p->notes->least;
		s->notes += note_heights(p->notes);
	}
	if (p->kind == PIECE_BOX || p->kind == PIECE_FLOAT || p->height > 0)
		s->begun = true;
}

/* What is put at the head before the first piece. */
static void start(struct fill_scan *s)
{
	if (s->at == s->limit || !s->room.top)
		return;
	const struct piece *p = &s->list->pieces[s->at];
	const struct frame *f = fill_open_at(s->list, s->at);
	mpt head = fill_head(f);
	if (p->kind == PIECE_GAP) {
		head += p->head;
		s->at++;
	}
	s->height = s->min_height = s->max_height = head;
	s->notes = head_notes(f);
	if (p->kind == PIECE_GAP)
		s->notes += note_heights(p->as.head_notes);
	s->least_notes = s->notes;
}

struct fill_scan fill_scan_begin(
	const struct list *l, size_t from, size_t limit, struct fill_room room)
{
	struct fill_scan s = { .list = l, .at = from, .limit = limit, .room = room };
	start(&s);
	return s;
}

/* GAP is where the column ends, NULL for the limit. */
static struct fill end_here(const struct fill_scan *s, const struct piece *gap)
{
	mpt foot = gap ? gap->foot + fill_foot(gap->frame) : 0;
	mpt notes = gap ? note_heights(gap->notes) + foot_notes(gap->frame) : 0;
	bool forced = gap && gap->forced;
	foot += mpt_max(0, s->reach - s->height - foot); /* floats stick out */
	return (struct fill){
		.end = s->at,
		.height = s->height + foot,
		.min_height = s->min_height + foot,
		.max_height = s->max_height + foot,
		.notes = s->notes + notes,
		.forced = gap ? gap->forced : BREAK_NONE,
		.overfull = needed(s, s->least_notes + notes) + foot > s->room.height,
		.crowded = needed(s, s->notes + notes) + foot > s->room.height,
		.broken = gap && !forced ? gap->keep : 0,
	};
}

bool fill_scan_next(struct fill_scan *s, struct fill *end)
{
	if (s->told && s->at == s->limit)
		return false;
	if (s->told)
		pass_gap(s, &s->list->pieces[s->at++]);
	for (; s->at < s->limit; s->at++) {
		const struct piece *p = &s->list->pieces[s->at];
		if (p->kind != PIECE_GAP) {
			pass_solid(s, p);
		} else if (p->may_break && s->begun) {
			*end = end_here(s, p);
			return s->told = true;
		} else {
			pass_gap(s, p);
		}
	}
	*end = end_here(s, NULL);
	return s->told = true;
}

struct fill fill_column(const struct list *l, size_t from, size_t limit, struct fill_room room)
{
	struct fill_scan s = fill_scan_begin(l, from, limit, room);
	struct fill best = { .end = from }, end;
	int best_keep = INT_MAX;
	while (fill_scan_next(&s, &end)) {
		/* The last place with the weakest keep; where nothing fits and the column is empty,
		 * the first one of all. */
		if (end.overfull ? best.end == from && room.empty : end.broken <= best_keep) {
			best = end;
			best_keep = end.broken;
		}
		/* A note that goes on on the next page leaves no room for more. */
		if (end.crowded || end.forced)
			break;
	}
	/* What is divided only against a keep goes whole to the next column, unless it would begin
	 * that one too: there it is divided. */
	return best.broken == 0 || room.empty ? best : (struct fill){ .end = from };
}
