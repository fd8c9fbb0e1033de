#include "line/break.h"

/* The last break a line from START can reach, the first one if even that is too far. A word is
 * divided, or marks parted, only if nothing else ends the line. */
static size_t fullest(const struct fit *f, size_t start, size_t to, size_t line)
{
	size_t best = 0, divided = 0;
	for (size_t i = start + 1; i <= to; i++) {
		if (!break_at(f, start, to, i))
			continue;
		struct extent e = fit_extent(f, start, i);
		bool divides = i < to && f->p->cells[i - 1].penalty >= PENALTY_MARKS;
		if (fit_slack(f, &e, fit_room(f, line, i == to).width) + e.shrink >= 0)
			*(divides ? &divided : &best) = i;
		else if (!best && !divided)
			return i;
		else if (!e.hyphen)
			break;
	}
	return best ? best : divided;
}

/* Moves the break before a lone last character back to where two characters come down together. */
static void give_company(const struct fit *f, size_t from, size_t to, struct breaks *b,
	size_t first)
{
	if (b->count < first + 2)
		return;
	uint32_t *end = &b->ends[b->count - 2];
	if (!fit_lone(f, *end, to))
		return;
	size_t start = b->count > first + 2 ? end[-1] : from;
	for (size_t i = *end - 1; i > start; i--) {
		if (!break_at(f, start, to, i))
			continue;
		struct extent e = fit_extent(f, i, to);
		if (fit_slack(f, &e, fit_room(f, b->count - 1, true).width) + e.shrink < 0)
			return;
		if (!fit_lone(f, i, to)) {
			*end = (uint32_t)i;
			return;
		}
	}
}

void break_fill(const struct fit *f, size_t from, size_t to, struct breaks *b)
{
	size_t first = b->count, start = from;
	while (start < to) {
		start = fullest(f, start, to, b->count);
		b->ends[b->count++] = (uint32_t)start;
	}
	give_company(f, from, to, b, first);
}
