/* heap.h -- malloc's memory in large pages.
 *
 * A single sheet touches 5 MB for the first time, and the kernel hands them out 4 KB at a time: a
 * thousand faults, a tenth of all the time it takes. */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

/* Lets malloc begin with 8 MB of the address space in pages of 2 MB, which cost nothing until they
 * are touched. For programs, at their very beginning. Where the system has no such pages, or malloc
 * is another's, nothing changes. */
void heap_setup(void);

#endif
