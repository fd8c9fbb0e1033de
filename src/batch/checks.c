#include "batch/checks.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "batch/sources.h"
#include "batch/wire.h"
#include "record/cut.h"

/* The parent finds and cuts the files. What it found, up to ROUND bytes, is a round: tasks of some TASK
 * bytes for workers that are forked for it, whose replies are told in order. Then it goes on. RECORD: as
 * items.h has it. */
enum {
	ROUND_BYTES = 16 << 20,
	ROUND_ITEMS = 1 << 14,
	TASK_BYTES = 256 << 10,
	TASK_ITEMS = 64,
	MAX_RECORD = 64 * 1000 * 1000,
	MAX_REPLY = 256 << 20,
	SPOOL = 1 << 16
};

/* A record. */
struct item {
	size_t file;     /* of the round */
	uint64_t offset;
	uint32_t size;   /* 0: the whole file */
	uint64_t bytes;  /* about how much there is to read */
	long line;
};

/* Records of a round that one worker checks in one go. */
struct task {
	size_t first, count;
	struct buf reply;
	struct pool_ending how;
	bool ended;
};

struct checks {
	struct check_listener to;
	struct diag diag; /* for what is told outside the engine */
	struct banxin *engine;
	struct pool_limits limits;
	int interrupted, worst; /* exit status of a worker */
	struct check_counts all, file;
	uint64_t bytes; /* of the records that were told */

	/* The round. Its files are in the arena. */
	struct arena *a;
	struct arena_mark empty;
	struct cut_file *files;
	const char **names;
	size_t file_count, file_cap, name_cap;
	struct item *items;
	size_t item_count, item_cap;
	uint64_t round_bytes;
	bool forked; /* there was a round before */
	struct task *tasks;
	size_t task_count, told; /* tasks up to TOLD were */
	bool waits;              /* a task was lost, those behind it have to wait */

	char *open_name;       /* the file whose messages are being told; NULL: none */
	bool of_record;        /* messages are those of a record, which counts as faulty by itself */
	const char *spool;     /* the path by which is read what came through the pipe SPOOLED */
	const char *spooled;
	struct buf *reply; /* of a worker: where messages go */
	struct buf document;
};

static void forward(void *user, const struct message *m)
{
	checks_message(user, &(struct banxin_message){ (enum banxin_severity)m->severity,
		code_name(m->code), m->at.file, m->at.line, m->at.column, .text = m->text });
}

struct checks *checks_new(const struct check_listener *listener)
{
	struct checks *c = xcalloc(1, sizeof *c);
	c->to = *listener;
	c->a = arena_new();
	c->empty = arena_mark(c->a);
	diag_init(&c->diag, forward, c);
	buf_init(&c->document, MAX_RECORD + (1 << 20));
	return c;
}

void checks_free(struct checks *c)
{
	arena_free(c->a);
	free(c->files);
	free(c->names);
	free(c->items);
	buf_release(&c->document);
	free(c);
}

/* Messages: a worker's go into its reply, the parent's to the listener. */

enum part { PART_END, PART_MESSAGE, PART_RECORD };

static void put_message(struct buf *out, const struct banxin_message *m)
{
	wire_put(out, PART_MESSAGE);
	wire_put_message(out, m);
	wire_put(out, (uint64_t)m->end_line);
	wire_put(out, (uint64_t)m->end_column);
	wire_put(out, m->source != NULL);
	wire_put(out, m->source_size);
	buf_add(out, m->source, m->source_size);
	wire_put(out, (uint64_t)m->source_column);
	wire_put(out, m->source_cut);
	wire_put_text(out, m->repair);
	wire_put(out, m->safe);
	wire_put(out, m->start);
	wire_put(out, m->end);
}

static struct banxin_message get_message(struct wire *w)
{
	struct banxin_message m = wire_get_message(w);
	m.end_line = (long)wire_get(w);
	m.end_column = (int)wire_get(w);
	bool has_source = wire_get(w) != 0;
	m.source_size = (size_t)wire_get(w);
	const char *source = wire_take(w, m.source_size);
	m.source = has_source ? source : NULL;
	m.source_column = (int)wire_get(w);
	m.source_cut = wire_get(w) != 0;
	m.repair = wire_get_text(w);
	m.safe = wire_get(w) != 0;
	m.start = wire_get(w);
	m.end = wire_get(w);
	return m;
}

static void tell(struct checks *c, const struct banxin_message *m)
{
	c->file.severity[m->severity]++;
	c->all.severity[m->severity]++;
	c->to.message(c->to.user, m);
}

/* Which file is being told of. */

static void close_file(struct checks *c)
{
	if (!c->open_name)
		return;
	c->to.file_end(c->to.user, &c->file);
	free(c->open_name);
	c->open_name = NULL;
}

static void open_file(struct checks *c, const char *path)
{
	close_file(c);
	c->open_name = xstrdup(path);
	c->file = (struct check_counts){ .files = 1 };
	c->all.files++;
	c->to.file_begin(c->to.user, path);
}

static void flush_round(struct checks *c, bool last);

void checks_message(void *checks, const struct banxin_message *m)
{
	struct checks *c = checks;
	struct banxin_message named = *m;
	if (m->file && c->spool && strcmp(m->file, c->spool) == 0)
		named.file = c->spooled;
	if (c->reply) {
		put_message(c->reply, &named);
		return;
	}
	if (c->item_count && !c->tasks)
		flush_round(c, false); /* of what comes before it */
	if (named.file && (!c->open_name || strcmp(c->open_name, named.file) != 0) && !c->of_record)
		open_file(c, named.file);
	if (named.severity == BANXIN_ERROR && !c->of_record) {
		c->file.faulty++;
		c->all.faulty++;
	}
	tell(c, &named);
}

/* In a worker. */

static bool check_part(struct checks *c, const struct item *item)
{
	const struct cut_file *f = &c->files[item->file];
	if (!cut_read(f, item->offset, item->size, item->line, &c->document, &c->diag))
		return false;
	struct slice document = buf_slice(&c->document);
	size_t start = cut_read_start(document, item->size);
	const struct banxin_source source = {
		.path = c->names[item->file],
		.data = document.data,
		.size = document.len,
		.lines_before = cut_lines_before(item->line),
		.bytes_before = (int64_t)item->offset - (int64_t)start,
	};
	return banxin_validate_source(c->engine, &source);
}

static bool check_whole(struct checks *c, const struct item *item)
{
	const char *name = c->names[item->file], *path = c->files[item->file].path;
	if (strcmp(name, path) == 0)
		return banxin_validate(c->engine, name, NULL, 0);
	struct arena *a = arena_new();
	struct slice data;
	bool ok = file_read(a, path, MAX_RECORD, &data, (struct place){ path, 0, 0 }, &c->diag) &&
		banxin_validate(c->engine, name, data.data, data.len);
	arena_free(a);
	return ok;
}

static int status_here(const struct checks *c)
{
	int own = diag_status(&c->diag), engine = banxin_status(c->engine);
	return own > engine ? own : engine;
}

/* The reply has the messages of each record, then what became of it and its texts. */
static void check_items(struct checks *c, size_t first, size_t count, struct buf *reply)
{
	c->reply = reply;
	for (size_t i = first; i < first + count; i++) {
		const struct item *item = &c->items[i];
		size_t size;
		bool ok = item->size ? check_part(c, item) : check_whole(c, item);
		const void *texts = banxin_texts(c->engine, &size);
		wire_put(reply, PART_RECORD);
		wire_put(reply, ok);
		wire_put(reply, (uint64_t)status_here(c));
		wire_put(reply, size);
		buf_add(reply, texts, size);
	}
	wire_put(reply, PART_END);
	c->reply = NULL;
}

static void work(void *user, size_t i, struct buf *reply)
{
	struct checks *c = user;
	check_items(c, c->tasks[i].first, c->tasks[i].count, reply);
}

/* In the parent. */

static void tell_item(struct checks *c, const struct item *item, struct wire *w)
{
	const char *name = c->names[item->file];
	uint64_t part;
	if (!c->open_name || strcmp(c->open_name, name) != 0)
		open_file(c, name);
	while ((part = wire_get(w)) == PART_MESSAGE && w->ok) {
		struct banxin_message m = get_message(w);
		if (w->ok)
			tell(c, &m);
	}
	bool ok = wire_get(w) != 0;
	int status = (int)wire_get(w);
	c->worst = status > c->worst ? status : c->worst;
	size_t size = (size_t)wire_get(w);
	const char *texts = wire_take(w, size);
	size_t errors = c->file.severity[BANXIN_ERROR];
	c->of_record = true;
	if (texts && size)
		banxin_compare(c->engine, name, texts, size);
	c->of_record = false;
	ok = ok && c->file.severity[BANXIN_ERROR] == errors;
	c->file.valid += ok;
	c->file.faulty += !ok;
	c->all.valid += ok;
	c->all.faulty += !ok;
	c->bytes += item->bytes;
}

/* What is told of a record whose worker can tell nothing any more. */
static void tell_lost(struct checks *c, const struct item *item, struct pool_ending how)
{
	struct place at = { c->names[item->file], item->size ? item->line : 0, 0 };
	if (how.end == POOL_TIMEOUT)
		diag_error(&c->diag, at, CODE_BATCH_TIMEOUT,
			_("checking this record takes longer than %.0f seconds, the limit"),
			c->limits.seconds);
	else if (how.end == POOL_MEMORY)
		diag_error(&c->diag, at, CODE_BATCH_MEMORY,
			_("checking this record needs more than %zu MB of memory, the limit"),
			c->limits.memory / 1000000);
	else
		diag_error(&c->diag, at, CODE_BATCH_CRASHED,
			_("the process that checked this record was ended by signal %d"), how.signal);
	c->bytes += item->bytes;
}

static void tell_task(struct checks *c, struct task *t)
{
	struct wire w = { buf_slice(&t->reply), true };
	for (size_t i = t->first; i < t->first + t->count; i++) {
		if (t->how.end == POOL_DONE)
			tell_item(c, &c->items[i], &w);
		else
			tell_lost(c, &c->items[i], t->how);
	}
	buf_release(&t->reply);
}

/* A task of several records that was lost is done again, record by record. */
static bool is_retried(const struct task *t)
{
	return t->how.end != POOL_DONE && t->count > 1;
}

static bool done(void *user, size_t i, struct pool_ending how, struct slice reply)
{
	struct checks *c = user;
	struct task *t = &c->tasks[i];
	buf_init(&t->reply, MAX_REPLY);
	buf_add(&t->reply, reply.data, reply.len);
	t->how = how;
	t->ended = true;
	while (!c->waits && c->told < c->task_count && c->tasks[c->told].ended) {
		c->waits = is_retried(&c->tasks[c->told]);
		if (!c->waits)
			tell_task(c, &c->tasks[c->told++]);
	}
	return true;
}

static void tick(void *user)
{
	struct checks *c = user;
	if (c->to.progress)
		c->to.progress(c->to.user, &c->all, c->bytes);
}

static void run_tasks(struct checks *c, struct task *tasks, size_t count)
{
	const struct pool_task task = { work, done, tick, c };
	c->tasks = tasks;
	c->task_count = count;
	c->told = 0;
	c->waits = false;
	pool_run(&task, count, &c->limits, &c->interrupted, &c->diag);
}

static void run_singly(struct checks *c, const struct task *lost)
{
	struct task *singles = xcalloc(lost->count, sizeof *singles);
	for (size_t i = 0; i < lost->count; i++)
		singles[i] = (struct task){ .first = lost->first + i, .count = 1 };
	run_tasks(c, singles, lost->count);
	free(singles);
}

static void run_pool(struct checks *c, struct task *tasks, size_t count)
{
	run_tasks(c, tasks, count);
	for (size_t i = c->told; i < count && tasks[i].ended; i++) {
		if (is_retried(&tasks[i]) && !c->interrupted)
			run_singly(c, &tasks[i]);
		else
			tell_task(c, &tasks[i]);
	}
	for (size_t i = 0; i < count; i++)
		buf_release(&tasks[i].reply);
}

/* One task alone needs no other process. */
static void run_here(struct checks *c, struct task *t)
{
	c->tasks = t;
	buf_init(&t->reply, MAX_REPLY);
	check_items(c, t->first, t->count, &t->reply);
	tell_task(c, t);
}

static struct task *make_tasks(const struct checks *c, size_t *count)
{
	struct task *tasks = xcalloc(c->item_count, sizeof *tasks);
	*count = 0;
	for (size_t i = 0; i < c->item_count; (*count)++) {
		struct task *t = &tasks[*count];
		t->first = i;
		for (uint64_t bytes = 0; i < c->item_count && t->count < TASK_ITEMS; i++, t->count++) {
			bytes += c->items[i].bytes;
			if (t->count && bytes > TASK_BYTES)
				break;
		}
	}
	return tasks;
}

/* Checks and tells what was found. LAST: nothing will be found behind it. */
static void flush_round(struct checks *c, bool last)
{
	size_t count;
	if (c->item_count && !c->interrupted) {
		struct task *tasks = make_tasks(c, &count);
		if (count == 1 && last && !c->forked)
			run_here(c, tasks);
		else
			run_pool(c, tasks, count);
		c->forked = true;
		free(tasks);
	}
	c->tasks = NULL;
	c->item_count = 0;
	c->round_bytes = 0;
}

/* Finding the records. */

static size_t add_file(struct checks *c, const struct cut *cut, const char *path, const char *name)
{
	c->files = xgrow(c->files, c->file_count, &c->file_cap, sizeof *c->files);
	c->names = xgrow(c->names, c->file_count, &c->name_cap, sizeof *c->names);
	c->files[c->file_count] = cut_file(cut, c->a, path);
	c->names[c->file_count] = arena_strdup(c->a, name);
	return c->file_count++;
}

static void add_item(struct checks *c, size_t file, const struct cut_record *r, uint64_t file_size)
{
	c->items = xgrow(c->items, c->item_count, &c->item_cap, sizeof *c->items);
	struct item *item = &c->items[c->item_count++];
	*item = (struct item){ file, r->offset, r->size, r->size ? r->size : file_size, r->line };
	c->round_bytes += item->bytes;
}

static bool is_full(const struct checks *c)
{
	return c->round_bytes >= ROUND_BYTES || c->item_count >= ROUND_ITEMS;
}

/* What is known of the files of earlier rounds is not needed any more. */
static void forget_files(struct checks *c)
{
	if (c->item_count)
		return;
	c->file_count = 0;
	arena_release(c->a, c->empty);
}

/* The records of PATH, which is known by NAME. */
static void take_records(struct checks *c, const char *path, const char *name)
{
	struct cut_store store = cut_store_new();
	struct cut *cut = cut_open(path, 0, &store, &c->diag);
	struct cut_record r = { 0 };
	size_t file = SIZE_MAX;
	struct stat st = { 0 };
	stat(path, &st);
	forget_files(c);
	while (cut && !c->interrupted && cut_next(cut, &r) == CUT_RECORD) {
		if (file == SIZE_MAX)
			file = add_file(c, cut, arena_strdup(c->a, path), name);
		add_item(c, file, &r, (uint64_t)st.st_size);
		if (is_full(c))
			flush_round(c, false);
	}
	if (c->item_count && (store.fd >= 0 || path != name))
		flush_round(c, false); /* while the copy is there */
	cut_close(cut);
	cut_store_release(&store);
}

/* Copies what comes through the pipe NAME to a file without a name. -1 after a message. */
static int spool(struct checks *c, const char *name)
{
	struct cut_store store = cut_store_new();
	char *block = xmalloc(SPOOL);
	int from = strcmp(name, "-") == 0 ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
	bool opened = cut_store_open(&store), ok = from >= 0 && opened;
	for (ssize_t n; ok && (n = read(from, block, SPOOL)) != 0;) {
		if (n < 0 && errno == EINTR)
			continue;
		ok = n > 0 && write(store.fd, block, (size_t)n) == n;
	}
	if (!ok)
		diag_error(&c->diag, (struct place){ name, 0, 0 }, CODE_FILE_READ,
			_("cannot read this file: %s"), file_reason(errno));
	if (from > STDIN_FILENO)
		close(from);
	free(block);
	if (!ok)
		cut_store_release(&store);
	return ok ? store.fd : -1;
}

/* Standard input, or another pipe: what comes through it can be read once only. */
static bool is_pipe(const char *path)
{
	struct stat st;
	return strcmp(path, "-") == 0 || (stat(path, &st) == 0 && S_ISFIFO(st.st_mode));
}

static bool take_file(void *user, const char *path, struct place asked)
{
	struct checks *c = user;
	(void)asked;
	if (!is_pipe(path)) {
		take_records(c, path, path);
		return !c->interrupted;
	}
	int fd = spool(c, path);
	if (fd < 0)
		return true;
	char name[40];
	snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
	c->spool = name;
	c->spooled = path;
	take_records(c, name, path);
	c->spool = NULL;
	close(fd);
	return !c->interrupted;
}

int checks_run(struct checks *c, struct banxin *engine, const char *const *operands, size_t count,
	const struct pool_limits *limits, struct check_counts *counts)
{
	c->engine = engine;
	c->limits = *limits;
	if (banxin_prepare(engine, NULL))
		sources_find(operands, count, take_file, c, &c->diag);
	flush_round(c, true);
	if (c->interrupted)
		diag_error(&c->diag, (struct place){ 0 }, CODE_BATCH_INTERRUPTED,
			_("interrupted: not all records were checked"));
	close_file(c);
	*counts = c->all;
	return c->interrupted;
}

int checks_status(const struct checks *c)
{
	int here = c->engine ? status_here(c) : 0;
	return here > c->worst ? here : c->worst;
}
