/* guess.h -- which of the known names was probably meant. */
#ifndef FO_GUESS_H
#define FO_GUESS_H

struct guess {
	const char *wrong; /* what was written */
	const char *best;  /* the nearest so far; NULL if none is near enough */
	int distance;
};

void guess_init(struct guess *g, const char *wrong);
void guess_consider(struct guess *g, const char *name);

#endif
