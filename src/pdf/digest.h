/* digest.h -- 128 bits that tell two files apart: for the file's ID and the tags of font subsets.
 *
 * Quick rather than safe against intent: nobody gains by making two documents share an ID. */
#ifndef PDF_DIGEST_H
#define PDF_DIGEST_H

#include <stddef.h>
#include <stdint.h>

struct digest {
	uint64_t a, b;
};

void digest_init(struct digest *d);

/* How the data is cut into calls counts too. */
void digest_add(struct digest *d, const void *data, size_t len);

#endif
