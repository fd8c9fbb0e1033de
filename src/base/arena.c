#include "base/arena.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Blocks grow from 16 KB, so that a short record costs little, to 1 MB, so that a long one makes few
 * calls. An object larger than a block gets one of its own. */
enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 1024 * 1024 };

struct block {
	struct block *next; /* the block filled before this one, or a spare one */
	size_t size, used;
	max_align_t data[];
};

struct arena {
	struct block *current; /* NULL while nothing has been allocated */
	struct block *spare;   /* emptied by arena_release */
	size_t held;
};

static void (*instead)(void);

void arena_on_out_of_memory(void (*fn)(void))
{
	instead = fn;
}

_Noreturn void arena_out_of_memory(void)
{
	if (instead)
		instead();
	fputs("banxin: out of memory\n", stderr);
	exit(3);
}

void arena_check_errno(void)
{
	if (errno == ENOMEM)
		arena_out_of_memory();
}

void *xmalloc(size_t size)
{
	void *p = malloc(size ? size : 1);
	if (!p)
		arena_out_of_memory();
	return p;
}

void *xcalloc(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);
	if (!p)
		arena_out_of_memory();
	return p;
}

void *xrealloc(void *p, size_t size)
{
	p = realloc(p, size ? size : 1);
	if (!p)
		arena_out_of_memory();
	return p;
}

char *xstrdup(const char *s)
{
	size_t n = strlen(s) + 1;
	return memcpy(xmalloc(n), s, n);
}

void *xgrow(void *p, size_t count, size_t *cap, size_t size)
{
	if (count < *cap)
		return p;
	*cap = *cap ? *cap * 2 : 16;
	if (*cap > SIZE_MAX / 2 / size)
		arena_out_of_memory();
	return xrealloc(p, *cap * size);
}

struct arena *arena_new(void)
{
	return xcalloc(1, sizeof(struct arena));
}

static void free_chain(struct block *b)
{
	while (b) {
		struct block *next = b->next;
		free(b);
		b = next;
	}
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	free_chain(a->current);
	free_chain(a->spare);
	free(a);
}

/* A block with room for SIZE bytes: a spare one when the first of them is large enough. */
static struct block *block_for(struct arena *a, size_t size)
{
	if (a->spare && a->spare->size >= size) {
		struct block *b = a->spare;
		a->spare = b->next;
		return b;
	}
	size_t want = a->current ? a->current->size * 2 : FIRST_BLOCK;
	if (want > LARGEST_BLOCK)
		want = LARGEST_BLOCK;
	if (want < size)
		want = size;
	struct block *b = xmalloc(sizeof *b + want);
	b->size = want;
	a->held += sizeof *b + want;
	return b;
}

static void *take(struct arena *a, size_t size)
{
	const size_t align = sizeof(max_align_t);
	if (size > SIZE_MAX / 2)
		arena_out_of_memory();
	size = (size + align - 1) / align * align;
	if (!a->current || a->current->size - a->current->used < size) {
		struct block *b = block_for(a, size);
		b->used = 0;
		b->next = a->current;
		a->current = b;
	}
	void *p = (char *)a->current->data + a->current->used;
	a->current->used += size;
	return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
	return memset(take(a, size), 0, size);
}

void *arena_room(struct arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 2 / size)
		arena_out_of_memory();
	return take(a, count * size);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 2 / size)
		arena_out_of_memory();
	return arena_alloc(a, count * size);
}

char *arena_strndup(struct arena *a, const char *s, size_t len)
{
	char *copy = take(a, len + 1);
	memcpy(copy, s, len);
	copy[len] = '\0';
	return copy;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *arena_vprintf(struct arena *a, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	char *text = arena_alloc(a, (size_t)(n < 0 ? 0 : n) + 1);
	if (n > 0)
		vsnprintf(text, (size_t)n + 1, format, again);
	va_end(again);
	return text;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	char *text = arena_vprintf(a, format, args);
	va_end(args);
	return text;
}

struct arena_mark arena_mark(const struct arena *a)
{
	return (struct arena_mark){ a->current, a->current ? a->current->used : 0 };
}

void arena_release(struct arena *a, struct arena_mark mark)
{
	while (a->current && a->current != mark.block) {
		struct block *b = a->current;
		a->current = b->next;
		b->next = a->spare;
		a->spare = b;
	}
	if (a->current)
		a->current->used = mark.used;
}

size_t arena_size(const struct arena *a)
{
	return a->held;
}
