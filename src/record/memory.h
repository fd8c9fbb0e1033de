/* memory.h -- libxml2's memory, in pieces that are taken and given back in a few steps.
 *
 * A record makes and drops thousands of small nodes, strings and XPath values; a third of the time
 * from its bytes to its formatting tree was malloc's. Here pieces of a size come from a slab of their
 * own, and a slab without a piece in use goes back, so that one large record leaves nothing behind.
 *
 * For programs that know all their threads: libxml2 has one allocator for the whole process, which a
 * library must not change for the program around it. */
#ifndef RECORD_MEMORY_H
#define RECORD_MEMORY_H

#include <stddef.h>

/* Gives libxml2 this memory. To be called before anything else of libxml2; does nothing under a
 * sanitizer, which then sees each piece by itself. */
void xml_memory_setup(void);

/* From the first to the last of these calls, which come in pairs, several threads may use it. The first
 * comes before there is another thread, the last when there is none any more. */
void xml_memory_share(void);
void xml_memory_unshare(void);

/* What it puts there. Like malloc and its kin; pieces are aligned as malloc's are. Running out of memory
 * ends the program as everywhere (base/arena.h): libxml2 would call it a fault of the record. */
void *xml_memory_new(size_t size);
void *xml_memory_resize(void *p, size_t size);
void xml_memory_free(void *p);

/* Bytes held in slabs. */
size_t xml_memory_held(void);

#endif
