#include "base/nearest.h"

#include <string.h>

/* Longer names are not guessed. */
enum { LONGEST = 63 };

static size_t min3(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;
	return m < c ? m : c;
}

/* Damerau's distance with adjacent swaps (optimal string alignment), three rows at a time. */
static size_t distance(const char *a, size_t na, const char *b, size_t nb)
{
	size_t rows[3][LONGEST + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2];
	for (size_t j = 0; j <= nb; j++)
		above[j] = j;
	for (size_t i = 1; i <= na; i++) {
		row[0] = i;
		for (size_t j = 1; j <= nb; j++) {
			row[j] = min3(above[j] + 1, row[j - 1] + 1,
				above[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
				before[j - 2] + 1 < row[j])
				row[j] = before[j - 2] + 1;
		}
		size_t *spare = before;
		before = above;
		above = row;
		row = spare;
	}
	return above[nb];
}

void nearest_begin(struct nearest *n, const char *wrong)
{
	size_t len = strlen(wrong);
	*n = (struct nearest){ .wrong = wrong, .distance = len / 3 < 3 ? len / 3 : 3 };
}

void nearest_consider(struct nearest *n, const char *known)
{
	size_t wrong_len = strlen(n->wrong), len = strlen(known);
	if (wrong_len > LONGEST || len > LONGEST || len > wrong_len + n->distance ||
		wrong_len > len + n->distance)
		return;
	size_t d = distance(n->wrong, wrong_len, known, len);
	if (d < n->distance || (d == n->distance && !n->best)) {
		n->distance = d;
		n->best = known;
	}
}

const char *nearest(const char *wrong, const char *const *known, size_t count)
{
	struct nearest n;
	nearest_begin(&n, wrong);
	for (size_t i = 0; i < count; i++)
		nearest_consider(&n, known[i]);
	return n.best;
}
