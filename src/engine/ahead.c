#include "engine/ahead.h"

#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/arena.h"
#include "record/memory.h"

/* Records on the way at a time; more are given when half of them are done, so that the other thread is
 * woken for several. And what a template may need of the stack, where template.c limits it. */
enum { ROOM = 8, STACK = 16 * 1024 * 1024 };

struct slot {
	struct ahead_piece piece;
	struct ahead_piece spent; /* what was here before; the other thread frees it */
	bool told;                /* there is something to tell about it, which is still to be done */
};

/* Slots go round: of all records, those before TAKEN are done, but for the documents of the latest; those
 * before MADE have their tree, those before GIVEN are read. */
struct ahead {
	struct volume *volume;
	ahead_apply_fn *apply;
	void *user;
	unsigned *numbers; /* as they will be asked for */
	size_t count;
	struct slot slots[ROOM];
	size_t taken;
	bool threaded;
	pthread_t thread;
	pthread_mutex_t lock; /* of what follows */
	pthread_cond_t changed;
	size_t made, given;
	bool busy, paused, stopped;
};

static struct slot *slot_of(struct ahead *a, size_t i)
{
	return &a->slots[i % ROOM];
}

static void free_piece(struct ahead_piece *p)
{
	xmlFreeDoc(p->result);
	xmlFreeDoc(p->record);
	*p = (struct ahead_piece){ NULL, NULL };
}

/* The other thread */

static void note_file(void *user, const char *path, struct slice data)
{
	(void)path, (void)data;
	*(bool *)user = true;
}

/* What there is to tell is told when its turn has come: then the template runs again. */
static void make_quietly(struct ahead *a, struct slot *s)
{
	struct diag d;
	diag_init(&d, NULL, NULL);
	d.file = note_file;
	d.file_user = &s->told;
	if (s->piece.record)
		s->piece.result = a->apply(a->user, s->piece.record, &d);
	s->told |= d.errors || d.warnings || d.notes;
}

static bool has_work(const struct ahead *a)
{
	return a->made < a->given && !a->paused;
}

static void *work(void *user)
{
	struct ahead *a = user;
	pthread_mutex_lock(&a->lock);
	for (;;) {
		while (!a->stopped && !has_work(a))
			pthread_cond_wait(&a->changed, &a->lock);
		if (a->stopped)
			break;
		struct slot *s = slot_of(a, a->made);
		a->busy = true;
		pthread_mutex_unlock(&a->lock);
		free_piece(&s->spent);
		make_quietly(a, s);
		pthread_mutex_lock(&a->lock);
		a->busy = false;
		a->made++;
		pthread_cond_broadcast(&a->changed);
	}
	pthread_mutex_unlock(&a->lock);
	return NULL;
}

/* It takes no signals: they are for the threads of the program. */
static bool start(struct ahead *a)
{
	sigset_t all, before;
	pthread_attr_t attributes;
	if (pthread_attr_init(&attributes) != 0)
		return false;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	xml_memory_share();
	bool ok = pthread_attr_setstacksize(&attributes, STACK) == 0 &&
		pthread_create(&a->thread, &attributes, work, a) == 0;
	if (!ok)
		xml_memory_unshare();
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&attributes);
	return ok;
}

static void stop(struct ahead *a)
{
	pthread_mutex_lock(&a->lock);
	a->stopped = true;
	pthread_cond_broadcast(&a->changed);
	pthread_mutex_unlock(&a->lock);
	pthread_join(a->thread, NULL);
	xml_memory_unshare();
}

/* From here to RESUME it touches nothing. */
static void pause_thread(struct ahead *a)
{
	pthread_mutex_lock(&a->lock);
	a->paused = true;
	while (a->busy)
		pthread_cond_wait(&a->changed, &a->lock);
	pthread_mutex_unlock(&a->lock);
}

static void resume(struct ahead *a)
{
	pthread_mutex_lock(&a->lock);
	a->paused = false;
	pthread_cond_broadcast(&a->changed);
	pthread_mutex_unlock(&a->lock);
}

/* The thread that asks */

/* Another order than that of the frame: layout begins anew. */
static void seek(struct ahead *a, unsigned number)
{
	size_t i = 0;
	while (i < a->count && a->numbers[i] != number)
		i++;
	assert(i < a->count);
	pause_thread(a);
	for (size_t k = 0; k < ROOM; k++) {
		free_piece(&a->slots[k].piece);
		free_piece(&a->slots[k].spent);
	}
	a->taken = a->made = a->given = i;
	resume(a);
}

/* Reads the record that comes next, for the other thread. */
static void give(struct ahead *a)
{
	struct slot *s = slot_of(a, a->given);
	free_piece(&s->spent);
	s->spent = s->piece;
	s->piece = (struct ahead_piece){ volume_piece(a->volume, a->numbers[a->given]), NULL };
	s->told = !a->threaded;
	pthread_mutex_lock(&a->lock);
	a->given++;
	pthread_mutex_unlock(&a->lock);
}

static void fill(struct ahead *a)
{
	const size_t room = a->threaded ? ROOM : 1, least = (room + 1) / 2;
	if (a->given >= a->taken + least)
		return;
	while (a->given < a->count && a->given < a->taken + room)
		give(a);
	pthread_cond_broadcast(&a->changed);
}

static void wait_for(struct ahead *a, size_t i)
{
	pthread_mutex_lock(&a->lock);
	while (a->threaded && a->made <= i)
		pthread_cond_wait(&a->changed, &a->lock);
	pthread_mutex_unlock(&a->lock);
}

static void make_loudly(struct ahead *a, struct slot *s, struct diag *d)
{
	pause_thread(a);
	xmlFreeDoc(s->piece.result);
	s->piece.result = a->apply(a->user, s->piece.record, d);
	resume(a);
}

bool ahead_take(struct ahead *a, unsigned number, struct diag *d, struct ahead_piece *out)
{
	if (a->taken == a->count || a->numbers[a->taken] != number)
		seek(a, number);
	fill(a);
	wait_for(a, a->taken);
	struct slot *s = slot_of(a, a->taken++);
	if (s->told && s->piece.record)
		make_loudly(a, s, d);
	*out = s->piece;
	return out->result != NULL;
}

static void find_numbers(struct ahead *a, const struct fo_tree *frame)
{
	size_t capacity = 0;
	for (const struct fo_node *n = frame->root->first; n; n = n->next) {
		if (n->object != FO_PAGE_SEQUENCE || !fo_integer(n, PROP_BANXIN_PAGES_OF))
			continue;
		a->numbers = xgrow(a->numbers, a->count, &capacity, sizeof *a->numbers);
		a->numbers[a->count++] = (unsigned)fo_integer(n, PROP_BANXIN_PAGES_OF);
	}
}

struct ahead *ahead_new(struct volume *v, const struct fo_tree *frame, unsigned processors,
	ahead_apply_fn *apply, void *user)
{
	struct ahead *a = xcalloc(1, sizeof *a);
	a->volume = v;
	a->apply = apply;
	a->user = user;
	find_numbers(a, frame);
	pthread_mutex_init(&a->lock, NULL);
	pthread_cond_init(&a->changed, NULL);
	a->threaded = processors > 1 && start(a);
	fill(a);
	return a;
}

void ahead_free(struct ahead *a)
{
	if (!a)
		return;
	if (a->threaded)
		stop(a);
	for (size_t i = 0; i < ROOM; i++) {
		free_piece(&a->slots[i].piece);
		free_piece(&a->slots[i].spent);
	}
	pthread_cond_destroy(&a->changed);
	pthread_mutex_destroy(&a->lock);
	free(a->numbers);
	free(a);
}
