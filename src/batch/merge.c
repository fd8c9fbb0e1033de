/* The reports of shards as one. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "batch/report_file.h"

enum { MAX_RECORDS = 100 * 1000 * 1000, MAX_HEAD = 64 * 1024, NAMED_MISSING = 20 };

/* Where a record stands: most of a merge's memory. SIZE 0: it was not found. */
struct position {
	uint64_t at;
	uint32_t size, file;
};

struct merge {
	struct diag *d;
	struct arena *a;
	struct report_file *files;
	size_t count;
	struct position *records; /* by number */
	struct report_head head;
	struct report_totals totals;
};

static struct place file_place(const struct report_file *f)
{
	return (struct place){ f->path, 0, 0 };
}

/* Whether F belongs to the same batch as the first report. */
static bool belongs(struct merge *m, const struct report_file *f)
{
	const struct report_file *first = &m->files[0];
	const struct report_head *h = &f->head, *g = &first->head;
	if (!h->shard.n || h->shard.i < 1 || h->shard.i > h->shard.n)
		return diag_error(m->d, file_place(f), CODE_REPORT_MERGE,
			_("this is the report of a whole batch, not that of a shard"));
	if (h->batch != g->batch || h->total != g->total || h->shard.n != g->shard.n)
		return diag_error(m->d, file_place(f), CODE_REPORT_MERGE,
			_("this report and %s are not shards of the same batch"), first->path);
	for (const struct report_file *other = first; other < f; other++)
		if (other->head.shard.i == h->shard.i)
			return diag_error(m->d, file_place(f), CODE_REPORT_MERGE,
				_("this report and %s are both of shard %u of %u"), other->path,
				h->shard.i, h->shard.n);
	return true;
}

static bool tell_missing(struct merge *m, unsigned of)
{
	bool *there = ARENA_ARRAY(m->a, (size_t)of + 1, bool);
	struct buf list;
	unsigned named = 0;
	buf_init(&list, MAX_HEAD);
	for (size_t i = 0; i < m->count; i++)
		there[m->files[i].head.shard.i] = true;
	for (unsigned i = 1; i <= of; i++) {
		if (there[i] || ++named > NAMED_MISSING)
			continue;
		buf_printf(&list, named > 1 ? ", %u" : "%u", i);
	}
	if (named > NAMED_MISSING)
		buf_add_str(&list, ", ...");
	diag_error(m->d, (struct place){ 0 }, CODE_REPORT_MERGE,
		_("of %u shards, the reports of these are missing: %s"), of,
		buf_slice(&list).data);
	buf_release(&list);
	return false;
}

static bool open_files(struct merge *m, const char *const *paths, size_t count)
{
	m->files = ARENA_ARRAY(m->a, count, struct report_file);
	for (; m->count < count; m->count++) {
		struct report_file *f = &m->files[m->count];
		if (!report_file_open(f, paths[m->count], m->d))
			return false;
		if (!belongs(m, f)) {
			m->count++;
			return false;
		}
	}
	const struct report_head *h = &m->files[0].head;
	if (count < h->shard.n)
		return tell_missing(m, h->shard.n);
	size_t told = 0;
	for (size_t i = 0; i < count; i++)
		told += m->files[i].head.share;
	if (told != h->total || told > MAX_RECORDS)
		return diag_error(m->d, (struct place){ 0 }, CODE_REPORT_MERGE,
			_("the reports tell of %zu records, but their batch has %zu"), told, h->total);
	return true;
}

static void add_totals(struct report_totals *sum, const struct outcome *o)
{
	sum->records++;
	sum->status[o->status]++;
	sum->pages += o->pages;
	sum->bytes += o->bytes;
}

static bool note_record(struct merge *m, size_t file, const struct report_record *r)
{
	const struct report_file *f = &m->files[file];
	if (r->item.number > m->head.total)
		return diag_error(m->d, file_place(f), CODE_REPORT_MERGE,
			_("record %zu is none of this batch, which has %zu"), r->item.number,
			m->head.total);
	struct position *p = &m->records[r->item.number - 1];
	if (p->size)
		return diag_error(m->d, file_place(f), CODE_REPORT_MERGE,
			_("record %zu is told in this report and in %s"), r->item.number,
			m->files[p->file].path);
	*p = (struct position){ (uint64_t)(r->text.data - f->map.data), (uint32_t)r->text.len,
		(uint32_t)file };
	add_totals(&m->totals, &r->outcome);
	return true;
}

static bool read_records(struct merge *m, size_t file)
{
	struct report_record record;
	struct arena_mark mark = arena_mark(m->a);
	bool end = false, ok = true;
	while (ok && !end) {
		ok = report_file_next(&m->files[file], m->a, &record, &end) &&
			(end || note_record(m, file, &record));
		arena_release(m->a, mark);
	}
	return ok;
}

static void add_run(struct report_head *sum, const struct report_head *h)
{
	sum->share += h->share;
	sum->jobs += h->jobs;
	sum->cpu_seconds += h->cpu_seconds;
	if (!sum->interrupted)
		sum->interrupted = h->interrupted;
	if (sum->seconds < h->seconds)
		sum->seconds = h->seconds;
	if (sum->peak_memory < h->peak_memory)
		sum->peak_memory = h->peak_memory;
}

/* A record on a line, as report_add writes it, whatever its report looked like. */
static bool write_record(struct out *o, struct slice text)
{
	while (text.len) {
		const char *newline = memchr(text.data, '\n', text.len);
		size_t len = newline ? (size_t)(newline - text.data) : text.len;
		if (!out_write(o, text.data, len))
			return false;
		text = (struct slice){ text.data + len + (newline != NULL),
			text.len - len - (newline != NULL) };
	}
	return true;
}

static bool write_records(struct merge *m, struct out *o)
{
	const char *before = "\n";
	bool ok = true;
	for (size_t i = 0; ok && i < m->head.total; i++) {
		const struct position *p = &m->records[i];
		if (!p->size)
			continue;
		ok = out_write(o, before, strlen(before)) &&
			write_record(o, slice_part(m->files[p->file].map, p->at, p->size));
		before = ",\n";
	}
	return ok;
}

static bool write_merged(struct merge *m, const char *output)
{
	struct buf head, end;
	struct out *o = out_open(output, m->d);
	buf_init(&head, MAX_HEAD);
	buf_init(&end, MAX_HEAD);
	report_put_head(&head, &m->head, &m->totals);
	report_put_end(&end);
	bool ok = o && out_write(o, head.data, head.len) && write_records(m, o) &&
		out_write(o, end.data, end.len);
	buf_release(&head);
	buf_release(&end);
	if (ok)
		return out_commit(o);
	out_abort(o);
	return false;
}

bool report_merge(const char *const *paths, size_t count, const char *output, struct diag *d)
{
	struct merge m = { .d = d, .a = arena_new() };
	bool ok = open_files(&m, paths, count);
	if (ok) {
		m.head.batch = m.files[0].head.batch;
		m.head.total = m.files[0].head.total;
		m.records = xcalloc(m.head.total + 1, sizeof *m.records);
	}
	for (size_t i = 0; ok && i < count; i++) {
		add_run(&m.head, &m.files[i].head);
		ok = read_records(&m, i);
	}
	ok = ok && write_merged(&m, output);
	for (size_t i = 0; i < m.count; i++)
		report_file_close(&m.files[i]);
	free(m.records);
	arena_free(m.a);
	return ok;
}
