#include "base/heap.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined __GLIBC__ && defined MADV_HUGEPAGE

enum { LARGE_PAGE = 2 * 1024 * 1024, HEAP = 4 * LARGE_PAGE };

void heap_setup(void)
{
	/* Constants switch malloc's own guesses off. Fonts' tables of 130 KB are to lie in the heap as
	 * well; what is given back at its end is kept as long as malloc would have kept it. */
	mallopt(M_TOP_PAD, HEAP);
	mallopt(M_MMAP_THRESHOLD, LARGE_PAGE);
	mallopt(M_TRIM_THRESHOLD, 4 * HEAP);

	/* Up to where the first large page begins nothing is ever touched. */
	static void *unused;
	uintptr_t from = (uintptr_t)sbrk(0);
	size_t rest = LARGE_PAGE - from % LARGE_PAGE;
	unused = malloc(rest);
	uintptr_t end = (uintptr_t)sbrk(0);
	if (unused && end >= from + rest + LARGE_PAGE)
		madvise((void *)(from + rest), end - from - rest, MADV_HUGEPAGE);
}

#else

void heap_setup(void)
{
}

#endif
