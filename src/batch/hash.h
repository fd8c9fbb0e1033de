/* hash.h -- 128 bits that tell contents apart: XXH3, compiled in, so that no library is loaded for it. */
#ifndef BATCH_HASH_H
#define BATCH_HASH_H

#define XXH_INLINE_ALL
#include <xxhash.h>

#endif
