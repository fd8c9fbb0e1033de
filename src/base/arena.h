/* arena.h -- memory that is given back all at once.
 *
 * One arena belongs to a record (or to the process, for what is loaded once); the trees, cells,
 * lines and pages made from the record live in it and are never freed singly. Allocation never
 * returns NULL: running out of memory ends the program with a message and status 3. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* A place in an arena to fall back to; valid until the arena is released before it. */
struct arena_mark {
	void *block;
	size_t used;
};

struct arena *arena_new(void);
void arena_free(struct arena *a); /* NULL is fine */

/* SIZE zeroed bytes, aligned for any object. SIZE 0 gives a valid pointer. */
void *arena_alloc(struct arena *a, size_t size);

/* COUNT zeroed objects of SIZE bytes; ends the program if the product does not fit. */
void *arena_array(struct arena *a, size_t count, size_t size);

/* The same, not zeroed: for a caller who writes all of them. */
void *arena_room(struct arena *a, size_t count, size_t size);

#define ARENA_NEW(a, type)          ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, count, type) ((type *)arena_array((a), (count), sizeof(type)))
#define ARENA_ROOM(a, count, type)  ((type *)arena_room((a), (count), sizeof(type)))

/* Copies, NUL-terminated. */
char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t len);
char *arena_printf(struct arena *a, const char *format, ...)
#ifdef __GNUC__
	__attribute__((format(printf, 2, 3)))
#endif
	;
char *arena_vprintf(struct arena *a, const char *format, va_list args);

/* What is allocated after the mark goes when it is released: scratch memory of one page or one
 * paragraph. Blocks are kept for the next use. */
struct arena_mark arena_mark(const struct arena *a);
void arena_release(struct arena *a, struct arena_mark mark);

/* Bytes held from the system: what a limit on a record's memory is checked against. */
size_t arena_size(const struct arena *a);

/* FN, which does not return, is called when memory runs out, in place of the message and exit. */
void arena_on_out_of_memory(void (*fn)(void));

/* For who finds it elsewhere. The second does so if errno, 0 before a library was called, is now
 * ENOMEM: some go on with less where malloc fails them, and say nothing. */
_Noreturn void arena_out_of_memory(void);
void arena_check_errno(void);

/* malloc and realloc for the few things that live outside an arena; they never return NULL. */
void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *p, size_t size);
char *xstrdup(const char *s);

/* P with room for one more object of SIZE bytes behind its COUNT; *CAP is what it has room for. */
void *xgrow(void *p, size_t count, size_t *cap, size_t size);

#endif
