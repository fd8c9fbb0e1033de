/* phrases.h -- short strings that stand in much of what is deflated: where they are in a piece of data.
 *
 * Which they are is known beforehand, so that looking for repeats later means to ask where a phrase
 * stood last, and no string is ever hashed or compared again. */
#ifndef BASE_PHRASES_H
#define BASE_PHRASES_H

#include <stddef.h>
#include <stdint.h>

enum { PHRASES_MOST = 1024, PHRASE_SHORTEST = 4, PHRASE_LONGEST = 16 };

struct phrase {
	const unsigned char *bytes;
	unsigned size;
	unsigned gain; /* what it saves on average where it stands, in quarters of a bit */
	unsigned next; /* of the same hash, counted from 1; 0: none */
};

struct phrases;

/* LIST has for each phrase its size, its gain, and its bytes; a 0 ends it. It must live as long. */
struct phrases *phrases_new(const unsigned char *list);
void phrases_free(struct phrases *p); /* NULL is fine */

size_t phrases_count(const struct phrases *p);
unsigned phrases_size(const struct phrases *p, size_t number);

struct phrase_place {
	uint16_t at, number;
};

enum { PHRASES_LONGEST_DATA = 4000 };

/* The phrases in DATA, up to PHRASES_LONGEST_DATA bytes, that gain most together without touching each
 * other, into OUT, which has room for one every four bytes; how many there are. */
size_t phrases_find(
	const struct phrases *p, const unsigned char *data, size_t len, struct phrase_place *out);

#endif
