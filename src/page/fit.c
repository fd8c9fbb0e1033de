#include "page/fit.h"

#include <stdlib.h>

/* Looked at are the furthest ends of a page, since few good pages end far from their foot, and the
 * furthest ways; that keeps a table of small rows from costing more than its layout. */
enum { MOST_ENDS = 32, MOST_WAYS = 64 };

/* A way to fill the first pages: up to piece AT, at a cost in mpt of page height. */
struct way {
	size_t at;
	double cost;
	struct fill first; /* the first page of it */
};

struct ways {
	struct way *at;
	size_t count;
};

struct fit {
	const struct list *list;
	size_t limit;
	bool complete;
	mpt height; /* of a page */
	struct way best;
	bool found;
};

/* What is left free below that no space can fill. */
static mpt shortage(const struct fill *f, struct fill_room room)
{
	mpt notes = room.count_notes && f->notes ? f->notes + room.note_rule : 0;
	return mpt_max(0, room.height - notes - f->max_height);
}

/* What a page that ends with END is charged for being short. The space that is dropped between the two
 * pages would have been white in any case: were it charged, lines would be put off only to stand
 * before that space. */
static double short_cost(const struct fit *f, const struct fill *end, struct fill_room room)
{
	const struct piece *gap = &f->list->pieces[end->end];
	mpt dropped = gap->kind == PIECE_GAP ? gap->height : 0;
	return (double)mpt_max(0, shortage(end, room) - dropped);
}

/* Lines alone and headings leave less than this; it takes something large to leave more. */
static bool is_short(const struct fill *f, struct fill_room room)
{
	return shortage(f, room) > room.height / 8;
}

bool fit_is_poor(const struct list *l, const struct fill *fill, size_t limit,
	struct fill_room room, mpt next)
{
	if (fill->end >= limit || fill->forced || fill->crowded)
		return false;
	if (fill->broken || is_short(fill, room))
		return true;
	if (fill->max_height == fill->height)
		return false;
	room.height = next;
	struct fill f = fill_column(l, fill->end, limit, room);
	return f.end < limit && !f.forced && is_short(&f, room);
}

/* Stronger keeps outweigh any number of pages left short, and a keep "always" any number of others
 * that may be met within a few pages. */
static double keep_cost(int strength, mpt height)
{
	if (strength == 0)
		return 0;
	double weight = strength >= FO_KEEP_ALWAYS ? 1e9
		: strength >= KEEP_LINES           ? 1e5
						   : 16.0 * (1 + strength);
	return weight * (double)height;
}

/* Adds a way; of several that come to the same piece the cheapest stays. */
static void add_way(struct ways *w, struct way way)
{
	for (size_t i = w->count; i-- > 0;)
		if (w->at[i].at == way.at) {
			if (way.cost < w->at[i].cost)
				w->at[i] = way;
			return;
		}
	if (w->count < MOST_WAYS)
		w->at[w->count++] = way;
}

static void finish(struct fit *f, struct way way)
{
	if (f->found && f->best.cost <= way.cost)
		return;
	f->best = way;
	f->found = true;
}

/* How far pages come that are filled one by one, the first one being FILL. */
static size_t reach(const struct fit *f, const struct fill *fill, struct fill_room room)
{
	struct fill end = *fill;
	room.height = f->height;
	for (int page = 1; page < FIT_PAGES && end.end < f->limit && !end.forced; page++)
		end = fill_column(f->list, end.end, f->limit, room);
	return end.forced ? f->limit : end.end;
}

/* The ways that are not finished yet count only if they have come as far: others just put off what
 * they will have to pay. */
static void finish_rest(struct fit *f, const struct ways *w, size_t far)
{
	for (size_t i = 0; i < w->count; i++) {
		struct way way = w->at[i];
		for (size_t k = way.at; k < f->limit; k++)
			way.cost += (double)f->list->pieces[k].height;
		if (way.at >= far)
			finish(f, way);
	}
}

/* WAY with one more page, which ends with END. It is finished where all that is known is out, or at
 * a forced break. */
static void go_on(struct fit *f, const struct way *way, bool first, const struct fill *end,
	struct fill_room room, struct ways *next)
{
	struct way w = *way;
	if (first)
		w.first = *end;
	w.at = end->end;
	w.cost += keep_cost(end->overfull ? FO_KEEP_ALWAYS : end->broken, f->height);
	if (end->end == f->limit || end->forced) {
		w.cost += (double)(end->forced || f->complete ? f->height : end->height);
		finish(f, w);
	} else {
		w.cost += (double)f->height + short_cost(f, end, room);
		add_way(next, w);
	}
}

/* WAY with one more page, wherever that can end, the furthest place first. */
static void extend(struct fit *f, const struct way *way, bool first, struct fill_room room,
	struct ways *next)
{
	struct fill ends[MOST_ENDS], end, weakest = { 0 };
	size_t count = 0;
	struct fill_scan s = fill_scan_begin(f->list, way->at, f->limit, room);
	while (fill_scan_next(&s, &end) && (!end.crowded || count == 0)) {
		if (count == 0 || end.broken <= weakest.broken)
			weakest = end;
		ends[count++ % MOST_ENDS] = end;
		if (end.forced || end.crowded)
			break;
	}
	for (size_t i = 0; i < count && i < MOST_ENDS; i++)
		go_on(f, way, first, &ends[(count - 1 - i) % MOST_ENDS], room, next);
	if (count > MOST_ENDS)
		go_on(f, way, first, &weakest, room, next);
}

struct fill fit_page(const struct list *l, size_t from, size_t limit, bool complete,
	struct fill_room room, mpt next, struct fill fill)
{
	struct fit f = { .list = l, .limit = limit, .complete = complete, .height = next };
	struct ways now = { xcalloc(MOST_WAYS, sizeof *now.at), 1 };
	struct ways then = { xcalloc(MOST_WAYS, sizeof *then.at), 0 };
	now.at[0].at = from;
	const size_t far = reach(&f, &fill, room);
	for (int page = 0; page < FIT_PAGES && now.count; page++) {
		then.count = 0;
		for (size_t i = 0; i < now.count; i++)
			extend(&f, &now.at[i], page == 0, room, &then);
		struct ways swap = now;
		now = then;
		then = swap;
		room.height = next;
	}
	finish_rest(&f, &now, far);
	free(now.at);
	free(then.at);
	/* What must be kept together always begins a page before it is divided: one to come may be
	 * large enough. */
	bool divides = f.best.first.broken >= FO_KEEP_ALWAYS && fill.broken < FO_KEEP_ALWAYS;
	return f.found && !divides ? f.best.first : fill;
}
