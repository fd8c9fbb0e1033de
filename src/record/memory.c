#include "record/memory.h"

#include <libxml/xmlmemory.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#if defined __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined __SANITIZE_ADDRESS__ || defined SANITIZED
enum { EACH_BY_ITSELF = true };
#else
enum { EACH_BY_ITSELF = false };
#endif

#ifdef __GNUC__
#define COLD __attribute__((cold, noinline))
#else
#define COLD
#endif

/* Nearly all that libxml2 asks for is smaller than SMALL. A slab has room for 32 of the largest
 * pieces and 1,000 of the smallest; SPARE of them, 1 MB, are kept for the next record. */
enum { STEP = 16, SMALL = 1024, CLASSES = SMALL / STEP, SLAB = 32 * 1024, SPARE = 32 };

struct slab;

/* What is handed out lies behind OF, where a piece that is free has its NEXT. */
struct piece {
	struct slab *of; /* NULL: malloc's */
	struct piece *next;
};

struct slab {
	struct piece *free;       /* given back */
	char *fresh;              /* from here to END nothing was handed out yet */
	char *end;
	struct slab *prev, *next; /* of those with room, or spare ones */
	uint32_t used;            /* pieces */
	uint16_t class;
	bool has_room; /* it is in its class's list */
};

static struct slab *with_room[CLASSES + 1];
static struct slab *spare;
static size_t spares, slabs;

/* Few steps are done under the lock, and two threads seldom meet at it. */
static atomic_uint sharers;
static atomic_flag locked = ATOMIC_FLAG_INIT;

static bool is_shared(void)
{
	return atomic_load_explicit(&sharers, memory_order_relaxed);
}

static void lock(void)
{
	while (atomic_flag_test_and_set_explicit(&locked, memory_order_acquire))
		sched_yield();
}

static void unlock(void)
{
	atomic_flag_clear_explicit(&locked, memory_order_release);
}

void xml_memory_share(void)
{
	atomic_fetch_add(&sharers, 1);
}

void xml_memory_unshare(void)
{
	atomic_fetch_sub(&sharers, 1);
}

static void *body_of(struct piece *p)
{
	return &p->next;
}

static struct piece *piece_of(void *body)
{
	return (struct piece *)((char *)body - offsetof(struct piece, next));
}

/* A piece of malloc's own begins 16 bytes before its body, which so is aligned as it was. */
static struct piece *large_piece(void *block)
{
	return (struct piece *)((char *)block + STEP - offsetof(struct piece, next));
}

static void *large_block(struct piece *p)
{
	return (char *)p + offsetof(struct piece, next) - STEP;
}

static void enlist(struct slab *s)
{
	struct slab *first = with_room[s->class];
	s->has_room = true;
	s->prev = NULL;
	s->next = first;
	if (first)
		first->prev = s;
	with_room[s->class] = s;
}

static void delist(struct slab *s)
{
	s->has_room = false;
	if (s->prev)
		s->prev->next = s->next;
	else
		with_room[s->class] = s->next;
	if (s->next)
		s->next->prev = s->prev;
}

static struct slab *new_slab(size_t class)
{
	struct slab *s = spare;
	if (s) {
		spare = s->next;
		spares--;
	} else {
		s = xmalloc(SLAB);
		slabs++;
	}
	/* Bodies, which begin behind the first 8 bytes of a piece, are aligned to 16. */
	size_t begin = (sizeof *s + STEP - 1) / STEP * STEP + STEP - offsetof(struct piece, next);
	*s = (struct slab){
		.fresh = (char *)s + begin, .end = (char *)s + SLAB, .class = (uint16_t)class
	};
	enlist(s);
	return s;
}

static void drop_slab(struct slab *s)
{
	delist(s);
	if (spares == SPARE) {
		free(s);
		slabs--;
		return;
	}
	s->next = spare;
	spare = s;
	spares++;
}

/* A piece that was never used; full slabs leave the list on the way. */
static struct piece *fresh_piece(size_t class)
{
	const size_t size = class * STEP;
	struct slab *s;
	while ((s = with_room[class]) && !s->free && (size_t)(s->end - s->fresh) < size)
		delist(s);
	if (!s)
		s = new_slab(class);
	struct piece *p = s->free;
	if (p) {
		s->free = p->next;
	} else {
		p = (struct piece *)s->fresh;
		s->fresh += size;
	}
	p->of = s;
	s->used++;
	return p;
}

static void *new_large(size_t size)
{
	void *block = size < SIZE_MAX - STEP ? xmalloc(STEP + size) : NULL;
	if (!block)
		return NULL;
	struct piece *p = large_piece(block);
	p->of = NULL;
	return body_of(p);
}

static inline void *take(size_t class)
{
	struct slab *s = with_room[class];
	struct piece *p = s ? s->free : NULL;
	if (p) {
		s->free = p->next;
		s->used++;
	} else {
		p = fresh_piece(class);
	}
	return body_of(p);
}

static inline void give_back(struct piece *p)
{
	struct slab *s = p->of;
	p->next = s->free;
	s->free = p;
	s->used--;
	if (!s->has_room)
		enlist(s);
	if (s->used == 0 && (s->next || s->prev))
		drop_slab(s);
}

/* Out of line: nearly always there is one thread, which should not pay for the others. */
COLD static void *take_shared(size_t class)
{
	lock();
	void *body = take(class);
	unlock();
	return body;
}

COLD static void give_back_shared(struct piece *p)
{
	lock();
	give_back(p);
	unlock();
}

void *xml_memory_new(size_t size)
{
	if (size > SMALL - offsetof(struct piece, next))
		return new_large(size);
	size_t class = (size + offsetof(struct piece, next) + STEP - 1) / STEP;
	return is_shared() ? take_shared(class) : take(class);
}

void xml_memory_free(void *body)
{
	if (!body)
		return;
	struct piece *p = piece_of(body);
	if (!p->of)
		free(large_block(p));
	else if (is_shared())
		give_back_shared(p);
	else
		give_back(p);
}

void *xml_memory_resize(void *body, size_t size)
{
	if (!body)
		return xml_memory_new(size);
	struct piece *p = piece_of(body);
	if (!p->of) {
		void *block = size < SIZE_MAX - STEP ? xrealloc(large_block(p), STEP + size) : NULL;
		return block ? body_of(large_piece(block)) : NULL;
	}
	size_t room = p->of->class * (size_t)STEP - offsetof(struct piece, next);
	if (size <= room)
		return body;
	void *larger = xml_memory_new(size);
	if (larger) {
		memcpy(larger, body, room);
		xml_memory_free(body);
	}
	return larger;
}

static char *copy(const char *s)
{
	size_t n = strlen(s) + 1;
	char *t = xml_memory_new(n);
	return t ? memcpy(t, s, n) : NULL;
}

size_t xml_memory_held(void)
{
	return slabs * SLAB;
}

void xml_memory_setup(void)
{
	if (!EACH_BY_ITSELF)
		xmlMemSetup(xml_memory_free, xml_memory_new, xml_memory_resize, copy);
}
