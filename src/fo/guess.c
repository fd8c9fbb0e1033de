#include "fo/guess.h"

#include <limits.h>
#include <stddef.h>
#include <string.h>

enum { LONGEST = 63 };

void guess_init(struct guess *g, const char *wrong)
{
	*g = (struct guess){ .wrong = wrong, .distance = INT_MAX };
}

static int smallest(int a, int b, int c)
{
	int m = a < b ? a : b;
	return m < c ? m : c;
}

/* Insertions, removals and replacements that lead from A to B. */
static int edit_distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
	int row[LONGEST + 1];
	for (size_t j = 0; j <= b_len; j++)
		row[j] = (int)j;
	for (size_t i = 1; i <= a_len; i++) {
		int diagonal = row[0];
		row[0] = (int)i;
		for (size_t j = 1; j <= b_len; j++) {
			int above = row[j];
			row[j] = smallest(
				above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1]));
			diagonal = above;
		}
	}
	return row[b_len];
}

void guess_consider(struct guess *g, const char *name)
{
	size_t wrong_len = strlen(g->wrong), len = strlen(name);
	if (wrong_len > LONGEST || len > LONGEST || len == 0)
		return;
	/* A third of the letters wrong is no slip of the finger any more. */
	int limit = (int)(wrong_len < 6 ? 1 : wrong_len / 3);
	int distance = edit_distance(g->wrong, wrong_len, name, len);
	if (distance <= limit && distance < g->distance) {
		g->best = name;
		g->distance = distance;
	}
}
