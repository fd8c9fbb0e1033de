/* print.h -- fingerprints of texts: 80 bytes that tell whether two texts are the same, or nearly.
 *
 * In:   the words of a text; marks and blanks don't count.
 * Out:  a hash of all of it, and of each of 32 parts of its runs of three characters the least hash: the
 *       share of these that two texts have in common is about the share of such runs.
 * Not here: which texts are compared (duplicates.c, corpus.h). */
#ifndef PROOF_PRINT_H
#define PROOF_PRINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "proof/text.h"

enum { PRINT_PARTS = 32 };

/* Texts of two kinds are not compared. */
enum print_kind { PRINT_TITLE, PRINT_PARAGRAPH };

struct print {
	uint64_t whole;
	uint16_t least[PRINT_PARTS]; /* 0: no run of that part */
	uint32_t words; /* characters that count */
	enum print_kind kind;
};

/* The fingerprint of the COUNT passages from P on, read as one. */
struct print print_of(const struct passage *p, size_t count, enum print_kind kind);

/* A set of fingerprints, numbered from 0. Those of texts that are nearly the same are found without
 * looking at all; it takes up to 180 bytes for each. */
struct prints;

struct prints *prints_new(size_t max); /* MAX: how many it takes */
void prints_free(struct prints *s); /* NULL is fine */
void prints_clear(struct prints *s); /* keeps the memory */

enum { PRINT_NEARLY = 40 }; /* words that a text must have to be nearly another */
#define PRINT_NONE SIZE_MAX

/* The first in S that is the same as P, or the most alike; PRINT_NONE. *SAME tells which. */
size_t prints_find(const struct prints *s, const struct print *p, bool *same);

/* The number of P from now on; PRINT_NONE if S is full. */
size_t prints_add(struct prints *s, const struct print *p);

const struct print *prints_get(const struct prints *s, size_t i);

#endif
