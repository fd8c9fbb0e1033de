/* The pool: every task is told exactly once, whatever becomes of the worker that had it. */
#define _GNU_SOURCE /* sched_setaffinity */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <dirent.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "batch/pool.h"

enum { MAX_TASKS = 20000 };

struct fixture {
	unsigned char told[MAX_TASKS]; /* how often */
	enum pool_end end[MAX_TASKS];
	int signal[MAX_TASKS];
	double seconds[MAX_TASKS];
	uint64_t answer[MAX_TASKS];
	size_t sum, stop_after, ticks;
	_Atomic size_t *begun; /* shared: by how many workers anything was */
	struct diag diag;
};

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	f->begun = mmap(NULL, sizeof *f->begun, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	diag_init(&f->diag, NULL, NULL);
	*state = f;
	return f->begun == MAP_FAILED;
}

static int teardown(void **state)
{
	struct fixture *f = *state;
	munmap(f->begun, sizeof *f->begun);
	free(f);
	return 0;
}

static bool done(void *user, size_t i, struct pool_ending how, struct slice reply)
{
	struct fixture *f = user;
	f->told[i]++;
	f->end[i] = how.end;
	f->signal[i] = how.signal;
	f->seconds[i] = how.seconds;
	if (reply.len >= sizeof f->answer[i])
		memcpy(&f->answer[i], reply.data, sizeof f->answer[i]);
	f->sum++;
	return !f->stop_after || f->sum < f->stop_after;
}

static void tick(void *user)
{
	((struct fixture *)user)->ticks++;
}

static bool run(struct fixture *f, void (*work)(void *, size_t, struct buf *), size_t count,
	struct pool_limits limits, int *interrupted)
{
	const struct pool_task task = { work, done, tick, f };
	memset(f->told, 0, sizeof f->told);
	f->sum = f->ticks = 0;
	int signal;
	return pool_run(&task, count, &limits, interrupted ? interrupted : &signal, &f->diag);
}

static void check_told(const struct fixture *f, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_int_equal(f->told[i], 1);
	assert_int_equal(f->sum, count);
}

static void square(void *user, size_t i, struct buf *reply)
{
	uint64_t n = (uint64_t)i * i;
	(void)user;
	buf_add(reply, &n, sizeof n);
}

static void every_task_is_done_once_by_any_number_of_workers(void **state)
{
	struct fixture *f = *state;
	static const unsigned workers[] = { 1, 2, 5, 17 };
	static const size_t counts[] = { 0, 1, 2, 3, 100, 7777 };
	for (size_t w = 0; w < 4; w++)
		for (size_t c = 0; c < 6; c++) {
			assert_true(run(f, square, counts[c], (struct pool_limits){ .workers = workers[w] },
				NULL));
			check_told(f, counts[c]);
			for (size_t i = 0; i < counts[c]; i++)
				assert_true(f->end[i] == POOL_DONE && f->answer[i] == (uint64_t)i * i);
		}
}

static void large(void *user, size_t i, struct buf *reply)
{
	(void)user;
	for (size_t k = 0; k < 300000 + i * 1000; k += sizeof k)
		buf_add(reply, &i, sizeof i);
}

static void replies_may_be_larger_than_a_pipe(void **state)
{
	struct fixture *f = *state;
	assert_true(run(f, large, 50, (struct pool_limits){ .workers = 3 }, NULL));
	check_told(f, 50);
	for (size_t i = 0; i < 50; i++)
		assert_int_equal(f->answer[i], i);
}

/* Of ten tasks each way of going wrong has one. */
static void misbehave(void *user, size_t i, struct buf *reply)
{
	switch (i % 10) {
	case 2:
		signal(SIGSEGV, SIG_DFL); /* not a sanitizer's business */
		raise(SIGSEGV);
		break;
	case 4:
		kill(getpid(), SIGKILL);
		break;
	case 6:
		_exit(7);
	case 8:
		_exit(0);
	default:
		square(user, i, reply);
	}
}

static void a_dying_worker_takes_one_task_with_it(void **state)
{
	static const int signals[10] = { [2] = SIGSEGV, [4] = SIGKILL };
	struct fixture *f = *state;
	signal(SIGCHLD, SIG_IGN); /* as some that start programs leave it */
	assert_true(run(f, misbehave, 500, (struct pool_limits){ .workers = 4 }, NULL));
	assert_true(signal(SIGCHLD, SIG_DFL) == SIG_IGN);
	check_told(f, 500);
	for (size_t i = 0; i < 500; i++) {
		bool dies = i % 10 && i % 2 == 0;
		assert_int_equal(f->end[i], dies ? POOL_CRASHED : POOL_DONE);
		assert_int_equal(f->signal[i], signals[i % 10]);
	}
}

static void sometimes_sleep(void *user, size_t i, struct buf *reply)
{
	if (i % 5 == 3)
		for (;;)
			sleep(100);
	square(user, i, reply);
}

static void what_takes_too_long_is_killed(void **state)
{
	struct fixture *f = *state;
	assert_true(run(f, sometimes_sleep, 10,
		(struct pool_limits){ .workers = 2, .seconds = 0.25 }, NULL));
	check_told(f, 10);
	for (size_t i = 0; i < 10; i++) {
		assert_int_equal(f->end[i], i % 5 == 3 ? POOL_TIMEOUT : POOL_DONE);
		assert_int_equal(f->signal[i], 0);
		assert_true(i % 5 == 3 ? f->seconds[i] >= 0.25 : f->seconds[i] == 0);
	}
	assert_true(f->ticks > 0);
}

static void want_memory(void *user, size_t i, struct buf *reply)
{
	struct arena *a = arena_new();
	for (size_t mb = i % 4 == 1 ? 200 : 5; mb; mb--)
		arena_alloc(a, 1000000);
	arena_free(a);
	square(user, i, reply);
}

static void who_wants_too_much_memory_is_ended(void **state)
{
	struct fixture *f = *state;
#ifdef __SANITIZE_ADDRESS__
	skip(); /* it has an allocator of its own */
#endif
	assert_true(run(f, want_memory, 20,
		(struct pool_limits){ .workers = 2, .memory = 50000000 }, NULL));
	check_told(f, 20);
	for (size_t i = 0; i < 20; i++)
		assert_int_equal(f->end[i], i % 4 == 1 ? POOL_MEMORY : POOL_DONE);
}

static void the_end_can_be_called_early(void **state)
{
	struct fixture *f = *state;
	f->stop_after = 10;
	assert_true(run(f, square, MAX_TASKS, (struct pool_limits){ .workers = 2 }, NULL));
	assert_true(f->sum >= 10 && f->sum < MAX_TASKS);
	for (size_t i = 0; i < MAX_TASKS; i++)
		assert_int_equal(f->told[i], i < f->sum);
}

static void interrupt_parent(void *user, size_t i, struct buf *reply)
{
	if (i == 5)
		kill(getppid(), SIGTERM);
	usleep(20000);
	square(user, i, reply);
}

static void a_signal_ends_it_after_what_was_begun(void **state)
{
	struct fixture *f = *state;
	int interrupted = 0;
	assert_true(run(f, interrupt_parent, 1000, (struct pool_limits){ .workers = 3 }, &interrupted));
	assert_int_equal(interrupted, SIGTERM);
	assert_true(f->sum >= 6 && f->sum < 100);
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(f->told[i], i < f->sum);
	assert_true(run(f, square, 10, (struct pool_limits){ .workers = 3 }, &interrupted));
	assert_int_equal(interrupted, 0);
	check_told(f, 10);
}

static void insist(void *user, size_t i, struct buf *reply)
{
	(void)user, (void)reply;
	if (i == 1) {
		kill(getppid(), SIGTERM);
		usleep(300000);
		kill(getppid(), SIGTERM);
	}
	for (;;)
		sleep(100);
}

static void a_second_signal_kills(void **state)
{
	struct fixture *f = *state;
	int interrupted = 0;
	assert_true(run(f, insist, 1000, (struct pool_limits){ .workers = 2 }, &interrupted));
	assert_int_equal(interrupted, SIGTERM);
	assert_int_equal(f->sum, 0);
}

static size_t open_files(void)
{
	size_t n = 0;
	DIR *d = opendir("/proc/self/fd");
	while (readdir(d))
		n++;
	closedir(d);
	return n;
}

static void count_files(void *user, size_t i, struct buf *reply)
{
	uint64_t n = open_files();
	(void)user, (void)i;
	usleep(1000);
	buf_add(reply, &n, sizeof n);
}

static void nothing_is_left_over(void **state)
{
	struct fixture *f = *state;
	size_t before = open_files();
	assert_true(run(f, misbehave, 300, (struct pool_limits){ .workers = 7 }, NULL));
	assert_int_equal(open_files(), before);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no child */
	assert_true(run(f, count_files, 100, (struct pool_limits){ .workers = 7 }, NULL));
	for (size_t i = 0; i < 100; i++)
		assert_int_equal(f->answer[i], before + 1); /* its own pipe */
}

static void tell_pid(void *user, size_t i, struct buf *reply)
{
	(void)reply;
	((struct fixture *)user)->begun[0] = (size_t)getpid();
	(void)i;
	for (;;)
		sleep(100);
}

static void workers_end_with_their_parent(void **state)
{
	struct fixture *f = *state;
	pid_t parent = fork();
	if (parent == 0) {
		run(f, tell_pid, 1, (struct pool_limits){ .workers = 1 }, NULL);
		_exit(0);
	}
	while (!*f->begun)
		usleep(1000);
	pid_t worker = (pid_t)*f->begun;
	kill(parent, SIGKILL);
	waitpid(parent, NULL, 0);
	char path[40];
	snprintf(path, sizeof path, "/proc/%d/stat", (int)worker);
	for (int tries = 0; tries < 2000; tries++) { /* whoever inherits it may not have buried it */
		char state_of = 'X';
		FILE *file = fopen(path, "r");
		if (!file)
			return;
		if (fscanf(file, "%*d %*s %c", &state_of) != 1 || state_of == 'Z')
			state_of = 'X';
		fclose(file);
		if (state_of == 'X')
			return;
		usleep(1000);
	}
	fail_msg("the worker lives on");
}

static void processors_are_those_that_may_be_used(void **state)
{
	(void)state;
	cpu_set_t all, one;
	assert_int_equal(sched_getaffinity(0, sizeof all, &all), 0);
	assert_int_equal(pool_processors(), CPU_COUNT(&all));
	int first = 0;
	while (!CPU_ISSET(first, &all))
		first++;
	CPU_ZERO(&one);
	CPU_SET(first, &one);
	assert_int_equal(sched_setaffinity(0, sizeof one, &one), 0);
	assert_int_equal(pool_processors(), 1);
	assert_int_equal(sched_setaffinity(0, sizeof all, &all), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_task_is_done_once_by_any_number_of_workers),
		TEST(replies_may_be_larger_than_a_pipe),
		TEST(a_dying_worker_takes_one_task_with_it),
		TEST(what_takes_too_long_is_killed),
		TEST(who_wants_too_much_memory_is_ended),
		TEST(the_end_can_be_called_early),
		TEST(a_signal_ends_it_after_what_was_begun),
		TEST(a_second_signal_kills),
		TEST(nothing_is_left_over),
		TEST(workers_end_with_their_parent),
		TEST(processors_are_those_that_may_be_used),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
