#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "record/memory.h"

enum { PIECES = 2000, STEPS = 200000, LARGEST = 3000 };

struct held {
	unsigned char *bytes;
	size_t size;
	unsigned char mark;
};

/* The whole piece is its own: nobody else wrote into it. */
static void check_marked(const struct held *h)
{
	for (size_t i = 0; i < h->size; i++)
		assert_int_equal(h->bytes[i], h->mark);
}

static void mark(struct held *h, unsigned char with)
{
	h->mark = with;
	memset(h->bytes, with, h->size);
}

/* Mostly small, as nodes and strings are. */
static size_t some_size(void)
{
	return (size_t)rand() % (rand() % 4 ? 200 : LARGEST);
}

static void change(struct held *h, unsigned step)
{
	if (!h->bytes) {
		h->size = some_size();
		h->bytes = xml_memory_new(h->size);
		assert_non_null(h->bytes);
		assert_int_equal((uintptr_t)h->bytes % 16, 0);
	} else if (rand() % 3) {
		check_marked(h);
		xml_memory_free(h->bytes);
		h->bytes = NULL;
		return;
	} else {
		size_t kept = h->size;
		h->size = some_size();
		h->bytes = xml_memory_resize(h->bytes, h->size);
		assert_non_null(h->bytes);
		for (size_t i = 0; i < kept && i < h->size; i++)
			assert_int_equal(h->bytes[i], h->mark);
	}
	mark(h, (unsigned char)step);
}

static void pieces_never_share_a_byte(void **state)
{
	static struct held held[PIECES];
	(void)state;
	srand(7);
	for (unsigned i = 0; i < STEPS; i++)
		change(&held[rand() % PIECES], i);
	for (size_t i = 0; i < PIECES; i++) {
		if (held[i].bytes)
			check_marked(&held[i]);
		xml_memory_free(held[i].bytes);
	}
}

/* One large record must not leave its memory in a worker for good. */
static void memory_goes_back(void **state)
{
	enum { COUNT = 200000 };
	(void)state;
	void **pieces = malloc(COUNT * sizeof *pieces);
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < COUNT; i++)
			pieces[i] = xml_memory_new(16 + i % 300);
		assert_true(xml_memory_held() > COUNT * 100);
		for (size_t i = 0; i < COUNT; i++)
			xml_memory_free(pieces[i]);
		assert_true(xml_memory_held() < 4 * 1024 * 1024);
	}
	free(pieces);
}

static void nothing_is_something_and_too_much_is_not(void **state)
{
	(void)state;
	void *nothing = xml_memory_new(0), *more = xml_memory_resize(NULL, 40);
	assert_non_null(nothing);
	assert_ptr_not_equal(nothing, more);
	xml_memory_free(nothing);
	xml_memory_free(NULL);
	assert_null(xml_memory_new(SIZE_MAX));
	assert_null(xml_memory_new(SIZE_MAX - 8));
	assert_null(xml_memory_resize(more, SIZE_MAX - 3));
	xml_memory_free(more);
}

/* What one thread has marked, the other checks and gives back. */
enum { THREADS = 2, EACH = 5000, ROUNDS = 4 };

struct sharer {
	struct held held[EACH];
	struct sharer *other;
	pthread_barrier_t *barrier;
	size_t faults;
};

static void *share(void *user)
{
	struct sharer *s = user;
	for (unsigned round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < EACH; i++) {
			struct held *h = &s->held[i];
			h->size = 1 + (i * 7 + round) % 300;
			h->bytes = xml_memory_new(h->size);
			mark(h, (unsigned char)i);
		}
		pthread_barrier_wait(s->barrier);
		for (size_t i = 0; i < EACH; i++) {
			struct held *h = &s->other->held[i];
			for (size_t k = 0; k < h->size; k++)
				s->faults += h->bytes[k] != h->mark;
			xml_memory_free(h->bytes);
		}
		pthread_barrier_wait(s->barrier);
	}
	return NULL;
}

static void two_threads_share_it(void **state)
{
	static struct sharer s[THREADS];
	(void)state;
	pthread_barrier_t barrier;
	pthread_t thread[THREADS];
	pthread_barrier_init(&barrier, NULL, THREADS);
	xml_memory_share();
	for (size_t i = 0; i < THREADS; i++) {
		s[i].barrier = &barrier;
		s[i].other = &s[(i + 1) % THREADS];
		assert_int_equal(pthread_create(&thread[i], NULL, share, &s[i]), 0);
	}
	for (size_t i = 0; i < THREADS; i++)
		pthread_join(thread[i], NULL);
	xml_memory_unshare();
	pthread_barrier_destroy(&barrier);
	assert_int_equal(s[0].faults + s[1].faults, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_never_share_a_byte),
		cmocka_unit_test(memory_goes_back),
		cmocka_unit_test(nothing_is_something_and_too_much_is_not),
		cmocka_unit_test(two_threads_share_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
