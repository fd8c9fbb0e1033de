#include "batch/batch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/map.h"
#include "batch/journal.h"
#include "batch/lost.h"
#include "batch/outcome.h"
#include "batch/report.h"
#include "batch/warm.h"

/* The parent finds the records and loads what they share (begin), then forks workers (pool.h). A worker
 * takes a record from its bytes to its file (render_item) and replies with the outcome; the parent
 * tells, counts and writes that down (take_outcome), and at the end reports (finish). The parent never
 * reads what stands in a record beyond where it begins and ends and what it is called: a poisoned one
 * takes a worker with it. */

/* MAX_RECORD: as items.h has it; MACHINE_FAULTS: so many records in a row that the machine fails, and
 * it would fail the rest too; GUESSES: records that are looked at for their templates; FEW: so many
 * files are brought to the disk one by one, as the whole file system may have more to write. */
enum { MAX_RECORD = 64 * 1000 * 1000, KEPT = 1 << 20, MACHINE_FAULTS = 10, GUESSES = 8, FEW = 50 };

struct run {
	const struct batch_options *o;
	struct diag diag; /* for what is told outside the engine */
	struct arena *a;
	struct batch_items items;
	struct banxin *engine;
	struct journal *journal; /* NULL: nobody asks for an earlier run */
	struct report *report;
	struct progress *progress;
	size_t count[OUTCOME_COUNT], ended;
	uint64_t pages, bytes;
	int machine_faults; /* one after the other; a worker's own, or the parent's of all */
	enum code_class worst;   /* of what records failed by */
	int interrupted;
	double started;
	bool silent; /* nothing is told, as nothing was asked for yet */

	/* Of a worker. */
	bool worker;
	struct outcome_gathering told;
	struct arena *record; /* emptied after each */
	struct buf data;
};

/* Messages: a worker's go into the outcome, the parent's to the user. */

static void show_message(struct run *r, const struct banxin_message *m)
{
	if (r->progress)
		progress_clear(r->progress);
	r->o->message(r->o->user, m);
}

static void take_message(void *user, const struct banxin_message *m)
{
	struct run *r = user;
	if (r->silent)
		return;
	if (r->worker)
		outcome_take_message(&r->told, m);
	else
		show_message(r, m);
}

static void forward(void *user, const struct message *m)
{
	take_message(user, &(struct banxin_message){ (enum banxin_severity)m->severity,
		code_name(m->code), m->at.file, m->at.line, m->at.column,
		.text = m->text });
}

/* One record, in a worker. */

static const char *output_path(struct run *r, struct arena *a, const struct batch_item *item)
{
	return file_join(a, r->o->request.folder, item->output);
}

/* Whether an earlier run has made the output of DATA. */
static bool is_finished(const struct run *r, const struct batch_item *item, struct slice data,
	struct outcome *out)
{
	if (!r->journal)
		return false;
	journal_key(r->journal, data, out->key);
	if (!r->o->resume || !journal_finished(r->journal, item->output, out->key, out,
				     r->worker ? r->record : r->a))
		return false;
	out->status = OUTCOME_UNCHANGED;
	return true;
}

static void render_data(struct run *r, const struct batch_item *item)
{
	const struct banxin_listener listener = outcome_listener(&r->told);
	const struct banxin_job job = {
		.path = item->path,
		.data = buf_slice(&r->data).data,
		.size = r->data.len,
		.template_name = r->o->template_name,
		.params = r->o->params,
		.param_count = r->o->param_count,
		.listener = &listener,
		.lines_before = batch_item_lines_before(item),
	};
	struct outcome *out = &r->told.o;
	struct banxin_result result = { 0 };
	if (!banxin_render_file(r->engine, &job, output_path(r, r->record, item), &result))
		return;
	out->status = OUTCOME_DONE;
	out->pages = result.pages;
	out->bytes = result.bytes;
}

/* Where all fails it fails fast, and hundreds would have failed before the parent calls the end. */
static void brake(struct run *r, int status)
{
	r->machine_faults = status == CLASS_MACHINE ? r->machine_faults + 1 : 0;
	if (r->machine_faults >= MACHINE_FAULTS / 2)
		nanosleep(&(struct timespec){ 0, 50 * 1000000L }, NULL);
}

/* The reply is a byte, the class of the worst message, and the outcome. */
static void render_item(void *user, size_t i, struct buf *reply)
{
	struct run *r = user;
	const struct batch_item *item = &r->items.items[i];
	if (!r->worker) {
		r->worker = true;
		r->record = arena_new();
		buf_init(&r->data, MAX_RECORD + KEPT);
	}
	struct arena_mark mark = arena_mark(r->record);
	double start = clock_seconds();
	banxin_clear(r->engine);
	diag_init(&r->diag, forward, r);
	outcome_begin(&r->told, r->record);
	r->told.o.status = OUTCOME_FAILED;
	if (batch_item_data(&r->items, item, &r->data, &r->diag) &&
		!is_finished(r, item, buf_slice(&r->data), &r->told.o))
		render_data(r, item);
	r->told.o.milliseconds = (clock_seconds() - start) * 1e3;
	int own = diag_status(&r->diag), engine = banxin_status(r->engine);
	buf_add_u8(reply, (uint8_t)(own > engine ? own : engine));
	outcome_write(outcome_end(&r->told), reply);
	arena_release(r->record, mark);
	if (r->data.cap > KEPT)
		buf_release(&r->data);
	brake(r, own > engine ? own : engine);
}

/* What became of it, in the parent. */

static void count_outcome(struct run *r, const struct outcome *o, enum code_class worst)
{
	r->ended++;
	r->count[o->status]++;
	r->pages += o->pages;
	r->bytes += o->bytes;
	r->machine_faults = worst == CLASS_MACHINE ? r->machine_faults + 1 : 0;
	if (r->worst < worst)
		r->worst = worst;
}

/* A template's fault has its place in the template; with many records it must be told of which. */
static void show_messages(struct run *r, const struct outcome *o, const struct batch_item *item,
	enum code_class worst)
{
	bool named = o->status != OUTCOME_FAILED || worst == CLASS_MACHINE;
	struct place at = { item->path, item->size ? item->line : 0, 0 };
	for (size_t i = 0; i < o->message_count; i++) {
		const struct banxin_message *m = &o->messages[i];
		show_message(r, m);
		named = named || (m->severity == BANXIN_ERROR && m->file &&
			strcmp(m->file, item->path) == 0);
	}
	if (!named)
		diag_error(&r->diag, at, CODE_BATCH_FAILED, _("this record failed by the fault above"));
	if (o->more_messages)
		diag_note(&r->diag, at, CODE_BATCH_MORE,
			_("%zu more messages are left out"), o->more_messages);
}

static size_t failed(const struct run *r)
{
	return r->ended - r->count[OUTCOME_DONE] - r->count[OUTCOME_UNCHANGED];
}

static void show_progress(void *user)
{
	struct run *r = user;
	progress_show(r->progress, r->ended, failed(r), r->ended - r->count[OUTCOME_UNCHANGED]);
}

static bool take_outcome(void *user, size_t i, struct pool_ending how, struct slice reply)
{
	struct run *r = user;
	const struct batch_item *item = &r->items.items[i];
	struct arena_mark mark = arena_mark(r->a);
	struct outcome o = { 0 };
	enum code_class worst = CLASS_INPUT;
	if (how.end == POOL_DONE && reply.len &&
		outcome_read(&o, slice_part(reply, 1, reply.len - 1), r->a))
		worst = (enum code_class)reply.data[0];
	else
		o = outcome_lost(r->a, item, how, &r->o->limits);
	if (o.status != OUTCOME_DONE && o.status != OUTCOME_UNCHANGED && !worst)
		worst = CLASS_INPUT;
	count_outcome(r, &o, worst);
	show_messages(r, &o, item, worst);
	bool ok = o.status != OUTCOME_DONE || journal_add(r->journal, item->output, &o);
	if (r->report)
		report_add(r->report, i, item, &o);
	arena_release(r->a, mark);
	show_progress(r);
	return ok && r->machine_faults < MACHINE_FAULTS;
}

/* The run. */

/* The folders of the outputs, and what killed runs left there is removed. */
static bool make_folders(struct run *r)
{
	struct map *made = map_new(r->a);
	const char *folder = r->o->request.folder;
	if (!file_make_folders(folder, &r->diag))
		return false;
	file_sweep(folder);
	for (size_t i = 0; i < r->items.count; i++) {
		const char *output = r->items.items[i].output, *slash = strrchr(output, '/');
		struct slice below = { output, slash ? (size_t)(slash - output) : 0 };
		if (!slash || map_lookup(made, below))
			continue;
		map_add(made, below, r);
		const char *path = file_join(r->a, folder, arena_strndup(r->a, below.data, below.len));
		if (!file_make_folders(path, &r->diag))
			return false;
		file_sweep(path);
	}
	return true;
}

/* Layouts have plain names; anything else in a record that was only looked at is its own business. */
static bool is_plain(struct slice name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", name.data[i]))
			return false;
	return name.len > 0;
}

/* Loads the templates that some records seem to ask for. One that can't be loaded is told with the
 * record that really asks for it. */
static void prepare_guesses(struct run *r)
{
	struct buf data;
	struct diag ignored;
	buf_init(&data, MAX_RECORD + KEPT);
	diag_init(&ignored, NULL, NULL);
	r->silent = true;
	size_t step = r->items.count / GUESSES + 1;
	for (size_t i = 0; i < r->items.count; i += step) {
		if (!batch_item_data(&r->items, &r->items.items[i], &data, &ignored))
			continue;
		struct slice name = warm_layout(buf_slice(&data));
		if (is_plain(name))
			banxin_prepare(r->engine, arena_strndup(r->a, name.data, name.len));
	}
	r->silent = false;
	banxin_clear(r->engine);
	buf_release(&data);
}

static bool prepare(struct run *r)
{
	r->engine = banxin_open(&(struct banxin_options){
		.message = take_message, .user = r, .unsynced = r->items.count > FEW });
	if (!r->engine || !banxin_prepare(r->engine, r->o->template_name))
		return false;
	if (!r->o->template_name)
		prepare_guesses(r);
	return true;
}

static bool add_identity(void *user, const void *data, size_t size)
{
	journal_common(user, (struct slice){ data, size });
	return true;
}

/* The journal of the folder, with all that the records have in common. */
static bool open_journal(struct run *r, bool write)
{
	const struct banxin_job job = { .template_name = r->o->template_name,
		.params = r->o->params, .param_count = r->o->param_count };
	r->journal = journal_open(
		r->o->request.folder, r->o->request.shard, r->o->resume, write, &r->diag);
	return r->journal && banxin_identity(r->engine, &job, add_identity, r->journal);
}

static void render_items(struct run *r)
{
	const struct pool_task task = { render_item, take_outcome, show_progress, r };
	r->progress = progress_new(r->o->progress, r->items.count);
	pool_run(&task, r->items.count, &r->o->limits, &r->interrupted, &r->diag);
	progress_free(r->progress);
	r->progress = NULL;
	if (r->items.count > FEW && r->machine_faults < MACHINE_FAULTS)
		file_sync(r->o->request.folder, &r->diag);
}

static double cpu_seconds(const struct rusage *u)
{
	return (double)(u->ru_utime.tv_sec + u->ru_stime.tv_sec) +
		(double)(u->ru_utime.tv_usec + u->ru_stime.tv_usec) / 1e6;
}

/* Tells which batch this is: what all its shards have in common and other batches don't. */
static uint64_t batch_hash(const struct batch_options *o, size_t total)
{
	uint32_t h[2] = { HASH_BEGIN, ~HASH_BEGIN };
	for (int k = 0; k < 2; k++) {
		h[k] = hash_add(h[k], &total, sizeof total);
		for (size_t i = 0; i < o->request.operand_count; i++)
			h[k] = hash_add(h[k], o->request.operands[i], strlen(o->request.operands[i]) + 1);
		for (size_t i = 0; i < o->param_count; i++) {
			h[k] = hash_add(h[k], o->params[i].name, strlen(o->params[i].name) + 1);
			h[k] = hash_add(h[k], o->params[i].value, strlen(o->params[i].value) + 1);
		}
		const char *others[] = { o->request.pattern, o->template_name };
		for (int i = 0; i < 2; i++)
			if (others[i])
				h[k] = hash_add(h[k], others[i], strlen(others[i]) + 1);
	}
	return (uint64_t)h[0] << 32 | h[1];
}

static struct report_head describe(const struct run *r)
{
	struct rusage own, workers;
	getrusage(RUSAGE_SELF, &own);
	getrusage(RUSAGE_CHILDREN, &workers);
	return (struct report_head){
		.shard = r->o->request.shard,
		.batch = batch_hash(r->o, r->items.total),
		.total = r->items.total,
		.share = r->items.count,
		.jobs = r->o->limits.workers,
		.interrupted = r->interrupted,
		.seconds = clock_seconds() - r->started,
		.cpu_seconds = cpu_seconds(&own) + cpu_seconds(&workers),
		.peak_memory = (size_t)workers.ru_maxrss * 1024,
	};
}

/* 1000 records: 997 done, 3 failed; 1812 pages, 96.1 MB, 2.3 s, 610 a second and processor */
static void summarize(const struct run *r, const struct report_head *head)
{
	size_t total = r->items.count, left = total - r->ended;
	fprintf(stderr, dngettext(BANXIN_DOMAIN, "%zu record: ", "%zu records: ", total), total);
	fprintf(stderr, _("%zu done"), r->count[OUTCOME_DONE]);
	if (r->count[OUTCOME_UNCHANGED])
		fprintf(stderr, _(", %zu unchanged"), r->count[OUTCOME_UNCHANGED]);
	if (failed(r))
		fprintf(stderr, _(", %zu failed"), failed(r));
	if (left)
		fprintf(stderr, _(", %zu not begun"), left);
	fprintf(stderr, _("; %llu pages, %.1f MB, %.1f s, %.0f a second and processor\n"),
		(unsigned long long)r->pages, (double)r->bytes / 1e6, head->seconds,
		head->cpu_seconds > 0 ? (double)r->ended / head->cpu_seconds : 0);
}

static void tell_early_end(struct run *r)
{
	size_t left = r->items.count - r->ended;
	if (r->interrupted)
		diag_error(&r->diag, (struct place){ 0 }, CODE_BATCH_INTERRUPTED,
			_("interrupted: %zu records were not begun"), left);
	else if (r->machine_faults >= MACHINE_FAULTS && left)
		diag_error(&r->diag, (struct place){ 0 }, CODE_BATCH_STOPPED,
			_("stopped, as the machine failed %d records one after the other: %zu records were "
			  "not begun"), MACHINE_FAULTS, left);
}

static void finish(struct run *r)
{
	struct report_head head = describe(r);
	if (r->report)
		report_close(r->report, &head);
	r->report = NULL;
	tell_early_end(r);
	if (r->o->summary)
		summarize(r, &head);
}

/* Everything that can be wrong with all of the batch is found before the first record. */
static bool begin(struct run *r)
{
	if (!batch_items_read(&r->items, r->a, &r->o->request, &r->diag) || !prepare(r) ||
		!make_folders(r) || !open_journal(r, true))
		return false;
	if (r->o->report)
		r->report = report_new(r->o->report, r->items.count, &r->diag);
	return !r->o->report || r->report;
}

static int exit_status(const struct run *r)
{
	if (r->interrupted)
		return 128 + r->interrupted;
	int status = (int)r->worst, own = diag_status(&r->diag);
	int engine = r->engine ? banxin_status(r->engine) : 0;
	status = own > status ? own : status;
	return engine > status ? engine : status;
}

static void run_init(struct run *r, const struct batch_options *o)
{
	*r = (struct run){ .o = o, .a = arena_new(), .started = clock_seconds() };
	diag_init(&r->diag, forward, r);
}

static void run_release(struct run *r)
{
	report_abort(r->report);
	journal_close(r->journal);
	batch_items_close(&r->items);
	banxin_close(r->engine);
	arena_free(r->a);
}

int batch_render(const struct batch_options *o)
{
	struct run r;
	run_init(&r, o);
	if (begin(&r)) {
		render_items(&r);
		finish(&r);
	}
	int status = exit_status(&r);
	run_release(&r);
	return status;
}

static bool is_unchanged(struct run *r, const struct batch_item *item, struct buf *data)
{
	struct outcome o;
	return r->journal && batch_item_data(&r->items, item, data, &r->diag) &&
		is_finished(r, item, buf_slice(data), &o);
}

/* What an earlier run has done is known by the same engine and journal, in a folder that is there. */
static bool begin_plan(struct run *r)
{
	struct stat st;
	if (!batch_items_read(&r->items, r->a, &r->o->request, &r->diag))
		return false;
	if (!r->o->resume || stat(r->o->request.folder, &st) != 0)
		return true;
	r->engine = banxin_open(&(struct banxin_options){ .message = take_message, .user = r });
	return r->engine && open_journal(r, false);
}

int batch_plan(const struct batch_options *o, batch_planned_fn *planned)
{
	struct run r;
	struct buf data;
	run_init(&r, o);
	buf_init(&data, MAX_RECORD + KEPT);
	bool ok = begin_plan(&r);
	for (size_t i = 0; ok && i < r.items.count; i++) {
		const struct batch_item *item = &r.items.items[i];
		struct arena_mark mark = arena_mark(r.a);
		planned(output_path(&r, r.a, item), item, is_unchanged(&r, item, &data));
		arena_release(r.a, mark);
	}
	buf_release(&data);
	int status = exit_status(&r);
	run_release(&r);
	return status;
}
