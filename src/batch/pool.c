#define _GNU_SOURCE /* ppoll, pipe2, sched_getaffinity */
#include "batch/pool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/i18n.h"

enum {
	MEMORY_EXIT = 86,           /* of a worker that ran out of memory */
	MAX_REPLY = 64 << 20,       /* more than what is told of a record can be */
	READ_SIZE = 64 << 10,       /* a full pipe */
	TICK = 100,                 /* milliseconds */
	NAP = 20,                   /* likewise */
	AWAKE = 64,                 /* replies that are taken one by one after a large one */
	FEW_TASKS = 32,             /* for a worker, which can end in a nap */
	MAX_IDLE_DEATHS = 20,       /* workers that die one after the other with nothing begun */
};

/* What a worker is at; see take_task and expire. */
enum slot_state { SLOT_BETWEEN, SLOT_WORKING, SLOT_DOOMED };

/* What worker and parent both see of a worker. */
struct slot {
	_Atomic size_t task; /* the last one begun, + 1; 0: none yet */
	_Atomic int state;
	_Atomic int64_t since; /* nanoseconds on the monotonic clock */
};

/* One counter is all the sharing of work that is needed: whoever is free takes the next task, so none
 * idles while there is one, and the ends differ by at most the longest task. */
struct shared {
	_Atomic size_t next;
	struct slot slots[];
};

struct worker {
	pid_t pid;  /* 0: none runs */
	int fd;     /* its replies */
	bool timed_out;
	struct buf in; /* read, not yet a whole reply */
};

struct pool {
	const struct pool_task *task;
	const struct pool_limits *limits;
	struct diag *diag;
	size_t count;
	struct shared *shared;
	size_t shared_size;
	struct worker *workers;
	struct pollfd *polled; /* one for each worker */
	unsigned running;
	bool may_nap; /* replies come */
	unsigned awake; /* so many times no nap is taken: a pipe was filling up */
	unsigned char *ended; /* a bit for each task that was told */
	size_t ended_count;
	size_t begun; /* tasks from here on are not begun any more; COUNT while all are wanted */
	int idle_deaths, last_signal;
	bool killed; /* by a second signal: what is lost is not told */
	sigset_t mask; /* before SIGINT and SIGTERM were blocked */
};

struct reply_head {
	uint64_t task;
	uint64_t size;
};

static volatile sig_atomic_t signals, first_signal;

static void note_signal(int signal)
{
	if (!signals++)
		first_signal = signal;
}

static int64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

unsigned pool_processors(void)
{
	cpu_set_t set;
	if (sched_getaffinity(0, sizeof set, &set) == 0)
		return (unsigned)CPU_COUNT(&set);
	long n = sysconf(_SC_NPROCESSORS_ONLN); /* more than cpu_set_t has room for */
	return n > 0 ? (unsigned)n : 1;
}

/* In a worker. */

static _Noreturn void end_for_memory(void)
{
	_exit(MEMORY_EXIT);
}

/* What the worker has of the parent's doesn't count. The limit is one on private writable memory, so
 * fonts and files that are mapped don't count either. */
static void limit_memory(size_t limit)
{
	unsigned long data = 0;
	FILE *f = fopen("/proc/self/statm", "re");
	if (f && fscanf(f, "%*u %*u %*u %*u %*u %lu", &data) != 1)
		data = 0;
	if (f)
		fclose(f);
	rlim_t bytes = (rlim_t)data * (rlim_t)sysconf(_SC_PAGESIZE) + limit;
	struct rlimit r;
	getrlimit(RLIMIT_DATA, &r);
	if (r.rlim_max != RLIM_INFINITY && bytes > r.rlim_max)
		bytes = r.rlim_max;
	r.rlim_cur = bytes;
	setrlimit(RLIMIT_DATA, &r);
}

static bool send_all(int fd, const char *data, size_t len)
{
	while (len) {
		ssize_t n = write(fd, data, len);
		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0) {
			data += n;
			len -= (size_t)n;
		}
	}
	return true;
}

/* Does the next task; false when there is none. The parent may decide at any moment that it has taken
 * too long: whoever changes the state first is right, and if that was the parent, nothing is begun any
 * more that the kill on its way could hit. */
static bool take_task(const struct pool *p, struct slot *slot, int fd, struct buf *reply)
{
	size_t i = atomic_fetch_add(&p->shared->next, 1);
	if (i >= p->count)
		return false;
	atomic_store(&slot->task, i + 1);
	atomic_store(&slot->since, now());
	atomic_store(&slot->state, SLOT_WORKING);
	buf_clear(reply);
	buf_add(reply, &(struct reply_head){ 0 }, sizeof(struct reply_head));
	p->task->work(p->task->user, i, reply);
	int working = SLOT_WORKING;
	if (!atomic_compare_exchange_strong(&slot->state, &working, SLOT_BETWEEN))
		for (;;)
			pause();
	struct reply_head head = { i, reply->len - sizeof head };
	memcpy(reply->data, &head, sizeof head);
	return send_all(fd, reply->data, reply->len);
}

static _Noreturn void worker_run(struct pool *p, unsigned w, pid_t parent, int fd)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(0);
	signal(SIGINT, SIG_IGN); /* a terminal sends it to all, but what is begun is to be finished */
	signal(SIGTERM, SIG_DFL);
	sigprocmask(SIG_SETMASK, &p->mask, NULL);
	for (unsigned i = 0; i < p->limits->workers; i++)
		if (p->workers[i].pid)
			close(p->workers[i].fd);
	arena_on_out_of_memory(end_for_memory);
	if (p->limits->memory)
		limit_memory(p->limits->memory);
	struct buf reply;
	buf_init(&reply, MAX_REPLY);
	while (take_task(p, &p->shared->slots[w], fd, &reply))
		;
	_exit(0);
}

/* In the parent. */

static bool start_worker(struct pool *p, unsigned w)
{
	int fds[2];
	if (pipe2(fds, O_CLOEXEC) < 0)
		return false;
	struct slot *slot = &p->shared->slots[w];
	atomic_store(&slot->task, 0);
	atomic_store(&slot->state, SLOT_BETWEEN);
	pid_t parent = getpid(), pid = fork();
	if (pid == 0) {
		close(fds[0]);
		worker_run(p, w, parent, fds[1]);
	}
	int saved = errno;
	close(fds[1]);
	if (pid < 0) {
		close(fds[0]);
		errno = saved;
		return false;
	}
	fcntl(fds[0], F_SETFL, O_NONBLOCK);
	p->workers[w].pid = pid;
	p->workers[w].fd = fds[0];
	p->workers[w].timed_out = false;
	p->running++;
	return true;
}

static void begin_no_more(struct pool *p)
{
	size_t begun = atomic_exchange(&p->shared->next, p->count);
	if (begun < p->begun)
		p->begun = begun;
}

static bool is_ended(const struct pool *p, size_t i)
{
	return p->ended[i / 8] >> i % 8 & 1;
}

static void tell(struct pool *p, size_t i, struct pool_ending how, struct slice reply)
{
	if (i >= p->count || is_ended(p, i))
		return;
	p->ended[i / 8] |= (unsigned char)(1u << i % 8);
	p->ended_count++;
	p->idle_deaths = 0;
	if (!p->task->done(p->task->user, i, how, reply))
		begin_no_more(p);
}

/* Tells the whole replies that were read, and keeps what is left. */
static void take_replies(struct pool *p, struct worker *w)
{
	size_t at = 0;
	struct reply_head head;
	while (w->in.len - at >= sizeof head) {
		memcpy(&head, w->in.data + at, sizeof head);
		if (w->in.len - at - sizeof head < head.size)
			break;
		at += sizeof head;
		tell(p, head.task, (struct pool_ending){ POOL_DONE, 0, 0 },
			(struct slice){ w->in.data + at, head.size });
		at += head.size;
	}
	if (at) {
		w->in.len -= at;
		memmove(w->in.data, w->in.data + at, w->in.len);
	}
}

/* What became of a worker and of the task it was at. */
static void bury(struct pool *p, unsigned index)
{
	struct worker *w = &p->workers[index];
	int status = 0;
	while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
		;
	close(w->fd);
	w->pid = 0;
	p->running--;
	buf_clear(&w->in);
	int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	bool memory = WIFEXITED(status) && WEXITSTATUS(status) == MEMORY_EXIT;
	size_t task = atomic_load(&p->shared->slots[index].task);
	bool lost = task && !is_ended(p, task - 1);
	const struct pool_ending how = {
		.end = w->timed_out ? POOL_TIMEOUT : memory ? POOL_MEMORY : POOL_CRASHED,
		.signal = w->timed_out ? 0 : signal,
		.seconds = (double)(now() - atomic_load(&p->shared->slots[index].since)) / 1e9,
	};
	if (lost && !p->killed)
		tell(p, task - 1, how, (struct slice){ "", 0 });
	else if (status)
		p->idle_deaths++;
	if (signal)
		p->last_signal = signal;
	if (!p->killed && atomic_load(&p->shared->next) < p->count &&
		p->idle_deaths < MAX_IDLE_DEATHS)
		start_worker(p, index); /* without it the others go on */
}

static void read_worker(struct pool *p, unsigned index)
{
	struct worker *w = &p->workers[index];
	for (;;) {
		char *to = buf_reserve(&w->in, READ_SIZE);
		ssize_t n = to ? read(w->fd, to, READ_SIZE) : 0;
		if (n > 0) {
			w->in.len += (size_t)n;
			take_replies(p, w);
			if (n >= READ_SIZE / 4)
				p->awake = AWAKE;
			if (n < READ_SIZE)
				return;
		} else if (n < 0 && errno == EINTR) {
			continue;
		} else if (n < 0 && errno == EAGAIN) {
			return;
		} else {
			bury(p, index);
			return;
		}
	}
}

static void expire(struct pool *p)
{
	int64_t limit = (int64_t)(p->limits->seconds * 1e9), t = now();
	for (unsigned i = 0; limit && i < p->limits->workers; i++) {
		struct worker *w = &p->workers[i];
		struct slot *slot = &p->shared->slots[i];
		int working = SLOT_WORKING;
		if (!w->pid || w->timed_out || t - atomic_load(&slot->since) <= limit ||
			!atomic_compare_exchange_strong(&slot->state, &working, SLOT_DOOMED))
			continue;
		w->timed_out = true;
		kill(w->pid, SIGKILL);
	}
}

static void kill_all(struct pool *p)
{
	p->killed = true;
	for (unsigned i = 0; i < p->limits->workers; i++)
		if (p->workers[i].pid)
			kill(p->workers[i].pid, SIGKILL);
}

static int wait_for(struct pool *p, unsigned n, long milliseconds)
{
	return ppoll(p->polled, n, &(struct timespec){ 0, milliseconds * 1000000L }, &p->mask);
}

/* Waking up for each reply by itself costs both sides more than the reply: a few of them are left to
 * gather in the pipes, where the death of a worker doesn't touch them. At the end all are awaited. */
static void wait_for_workers(struct pool *p)
{
	unsigned n = p->limits->workers;
	if (p->awake)
		p->awake--;
	else if (p->may_nap && (p->count - p->ended_count) / FEW_TASKS >= n)
		wait_for(p, 0, NAP);
	for (unsigned i = 0; i < n; i++)
		p->polled[i] = (struct pollfd){ p->workers[i].pid ? p->workers[i].fd : -1, POLLIN, 0 };
	int ready = wait_for(p, n, TICK);
	p->may_nap = ready > 0;
	for (unsigned i = 0; ready > 0 && i < n; i++)
		if (p->polled[i].revents)
			read_worker(p, i);
}

/* After Ctrl-Z the workers stood still too: that is not their time. */
static void forgive(struct pool *p, int64_t time)
{
	for (unsigned i = 0; i < p->limits->workers; i++)
		atomic_fetch_add(&p->shared->slots[i].since, time);
}

static void look_after(struct pool *p)
{
	const int64_t tick = TICK * INT64_C(1000000);
	int64_t ticked = now();
	while (p->running) {
		wait_for_workers(p);
		if (signals)
			begin_no_more(p);
		if (signals > 1 && !p->killed)
			kill_all(p);
		int64_t passed = now() - ticked;
		if (passed < tick)
			continue;
		ticked += passed;
		if (passed > 10 * tick)
			forgive(p, passed);
		expire(p);
		if (p->task->tick)
			p->task->tick(p->task->user);
	}
}

/* A worker that is killed between taking a number and saying so leaves a task that nobody is at. */
static void tell_lost(struct pool *p)
{
	size_t end = atomic_load(&p->shared->next);
	if (end > p->begun)
		end = p->begun;
	for (size_t i = 0; i < end && !p->killed && p->ended_count < end; i++)
		tell(p, i, (struct pool_ending){ POOL_CRASHED, p->last_signal, 0 },
				(struct slice){ "", 0 });
}

static bool check_end(struct pool *p)
{
	if (p->idle_deaths < MAX_IDLE_DEATHS)
		return true;
	return diag_error(p->diag, (struct place){ 0 }, CODE_BATCH_WORKERS,
		_("the processes that render are killed before they have begun anything"));
}

static bool start_workers(struct pool *p)
{
	fflush(NULL); /* or every worker would have what is buffered */
	unsigned wanted = p->limits->workers;
	for (unsigned i = 0; i < wanted && i < p->count; i++)
		if (!start_worker(p, i))
			break; /* fewer do it too */
	if (p->running || !p->count)
		return true;
	return diag_error(p->diag, (struct place){ 0 }, CODE_BATCH_WORKERS,
		_("no process can be made to render in: %s"), file_reason(errno));
}

static bool pool_init(struct pool *p)
{
	unsigned n = p->limits->workers;
	p->shared_size = sizeof *p->shared + n * sizeof *p->shared->slots;
	p->shared = mmap(NULL, p->shared_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (p->shared == MAP_FAILED)
		return diag_error(p->diag, (struct place){ 0 }, CODE_BATCH_WORKERS,
			_("no process can be made to render in: %s"), file_reason(errno));
	p->workers = xcalloc(n, sizeof *p->workers);
	p->polled = xcalloc(n, sizeof *p->polled);
	p->ended = xcalloc(p->count / 8 + 1, 1);
	for (unsigned i = 0; i < n; i++)
		buf_init(&p->workers[i].in, MAX_REPLY + 2 * READ_SIZE);
	return true;
}

static void pool_release(struct pool *p)
{
	for (unsigned i = 0; i < p->limits->workers; i++)
		buf_release(&p->workers[i].in);
	free(p->workers);
	free(p->polled);
	free(p->ended);
	munmap(p->shared, p->shared_size);
}

/* SIGINT and SIGTERM are let in only where the parent waits. One that is ignored, as in a shell's
 * background, stays ignored; but who started us with SIGCHLD ignored would have the system bury the
 * workers, and nobody could tell what they died of. */
static void catch_signals(struct pool *p, struct sigaction before[3])
{
	static const int caught[2] = { SIGINT, SIGTERM };
	sigset_t both;
	sigemptyset(&both);
	signals = first_signal = 0;
	for (int i = 0; i < 2; i++) {
		struct sigaction action = { .sa_handler = note_signal };
		sigaddset(&both, caught[i]);
		sigaction(caught[i], NULL, &before[i]);
		if (before[i].sa_handler != SIG_IGN)
			sigaction(caught[i], &action, NULL);
	}
	sigaction(SIGCHLD, &(struct sigaction){ .sa_handler = SIG_DFL }, &before[2]);
	sigprocmask(SIG_BLOCK, &both, &p->mask);
}

static void release_signals(struct pool *p, const struct sigaction before[3])
{
	sigprocmask(SIG_SETMASK, &p->mask, NULL);
	sigaction(SIGINT, &before[0], NULL);
	sigaction(SIGTERM, &before[1], NULL);
	sigaction(SIGCHLD, &before[2], NULL);
}

bool pool_run(const struct pool_task *task, size_t count, const struct pool_limits *limits,
	int *interrupted, struct diag *d)
{
	struct pool p = {
		.task = task, .limits = limits, .diag = d, .count = count, .begun = count };
	struct sigaction before[3];
	*interrupted = 0;
	if (!pool_init(&p))
		return false;
	catch_signals(&p, before);
	bool ok = start_workers(&p);
	look_after(&p);
	tell_lost(&p);
	ok = ok && check_end(&p);
	release_signals(&p, before);
	*interrupted = first_signal;
	pool_release(&p);
	return ok;
}
