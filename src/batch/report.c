#include "batch/report.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "batch/json.h"

/* MAX_LINE: what a record may say; WINDOW: what is read back at once. */
enum { MAX_LINE = 64 * 1000 * 1000, WINDOW = 256 * 1024 };

/* Where a record's line is in the spool. SIZE 0: it has none. */
struct spooled {
	uint64_t at;
	uint32_t size;
};

struct report {
	char *path;
	struct diag *d;
	int spool;
	struct spooled *lines;
	size_t count;
	uint64_t end; /* of the spool, with what is still in PENDING */
	struct buf pending;
	bool failed;
	struct report_totals totals;
};

static bool fail(struct report *r)
{
	if (!r->failed)
		diag_error(r->d, (struct place){ r->path, 0, 0 }, CODE_FILE_WRITE,
			_("cannot write this file: %s"), file_reason(errno));
	r->failed = true;
	return false;
}

/* A file that nobody else sees, on the disk that will hold the report, where there is room for one
 * of its size. Standard output and devices have no folder of their own. */
static int open_spool(const char *path)
{
	struct arena *a = arena_new();
	const char *folder = file_dirname(a, path), *temporary = getenv("TMPDIR");
	if (strcmp(path, "-") == 0 || strncmp(path, "/dev/", 5) == 0)
		folder = temporary && *temporary ? temporary : "/tmp";
	char *name = arena_printf(a, "%s/.banxin-report.XXXXXX", folder);
	int fd = mkstemp(name);
	if (fd >= 0) {
		unlink(name);
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	}
	int saved = errno;
	arena_free(a);
	errno = saved;
	return fd;
}

struct report *report_new(const char *path, size_t count, struct diag *d)
{
	struct report *r = xcalloc(1, sizeof *r);
	r->path = xstrdup(path);
	r->d = d;
	r->count = count;
	r->lines = xcalloc(count ? count : 1, sizeof *r->lines);
	buf_init(&r->pending, (size_t)MAX_LINE + WINDOW);
	r->spool = open_spool(path);
	if (r->spool < 0) {
		fail(r);
		report_abort(r);
		return NULL;
	}
	return r;
}

void report_abort(struct report *r)
{
	if (!r)
		return;
	if (r->spool >= 0)
		close(r->spool);
	buf_release(&r->pending);
	free(r->lines);
	free(r->path);
	free(r);
}

static void put_diagnostics(struct buf *out, const struct outcome *o)
{
	static const char *const severities[] = {
		[BANXIN_NOTE] = "note", [BANXIN_WARNING] = "warning", [BANXIN_ERROR] = "error" };
	json_add_name(out, "diagnostics");
	for (size_t i = 0; i < o->message_count; i++) {
		const struct banxin_message *m = &o->messages[i];
		buf_add_str(out, i ? ",{" : "[{");
		json_add_name_text(out, "severity", severities[m->severity]);
		json_add_name_text(out, "code", m->code);
		if (m->file)
			json_add_name_text(out, "file", m->file);
		if (m->file && m->line > 0)
			json_add_name_int(out, "line", (uint64_t)m->line);
		if (m->file && m->line > 0 && m->column > 0)
			json_add_name_int(out, "column", (uint64_t)m->column);
		json_add_name_text(out, "text", m->text);
		buf_add_char(out, '}');
	}
	buf_add_char(out, ']');
}

static void put_characters(struct buf *out, const struct outcome *o)
{
	json_add_name(out, "rare_characters");
	for (size_t i = 0; i < o->character_count; i++) {
		const struct outcome_character *c = &o->characters[i];
		char bytes[5] = "", code[16];
		utf8_put(bytes, c->character);
		snprintf(code, sizeof code, "U+%04" PRIX32, c->character);
		buf_add_str(out, i ? ",{" : "[{");
		json_add_name_text(out, "character", bytes);
		json_add_name_text(out, "code", code);
		json_add_name_text(out, "face", c->face);
		json_add_name_int(out, "times", c->times);
		buf_add_char(out, '}');
	}
	buf_add_char(out, ']');
}

static void put_fonts(struct buf *out, const struct outcome *o)
{
	json_add_name(out, "substituted_fonts");
	for (size_t i = 0; i < o->font_count; i++) {
		buf_add_str(out, i ? ",{" : "[{");
		json_add_name_text(out, "wanted", o->fonts[i].wanted);
		json_add_name_text(out, "used", o->fonts[i].used);
		buf_add_char(out, '}');
	}
	buf_add_char(out, ']');
}

void report_put_details(struct buf *out, const struct outcome *o)
{
	if (o->earlier)
		buf_add_str(out, o->earlier);
	if (o->id)
		json_add_name_text(out, "id", o->id);
	if (o->message_count)
		put_diagnostics(out, o);
	if (o->more_messages)
		json_add_name_int(out, "more_diagnostics", o->more_messages);
	if (o->character_count)
		put_characters(out, o);
	if (o->font_count)
		put_fonts(out, o);
}

static void put_record(struct buf *out, const struct batch_item *item, const struct outcome *o)
{
	buf_add_char(out, '{');
	json_add_name_int(out, "number", item->number);
	json_add_name_text(out, "file", item->path);
	json_add_name_int(out, "line", item->line > 0 ? (uint64_t)item->line : 1);
	json_add_name_text(out, "output", item->output);
	json_add_name_text(out, "status", outcome_status_name(o->status));
	if (o->signal)
		json_add_name_int(out, "signal", (uint64_t)o->signal);
	json_add_name_int(out, "pages", o->pages);
	json_add_name_int(out, "bytes", o->bytes);
	json_add_name(out, "milliseconds");
	json_add_decimal(out, o->milliseconds, 1);
	report_put_details(out, o);
	buf_add_char(out, '}');
}

static bool write_pending(struct report *r)
{
	const char *p = r->pending.data;
	size_t len = r->pending.len;
	while (len) {
		ssize_t n = write(r->spool, p, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fail(r);
		p += n;
		len -= (size_t)n;
	}
	buf_clear(&r->pending);
	return true;
}

static void count(struct report_totals *t, const struct outcome *o)
{
	t->records++;
	t->status[o->status]++;
	t->pages += o->pages;
	t->bytes += o->bytes;
}

void report_add(
	struct report *r, size_t index, const struct batch_item *item, const struct outcome *o)
{
	if (r->failed)
		return;
	struct outcome told = *o;
	if (!told.id && !told.earlier)
		told.id = item->id;
	size_t before = r->pending.len;
	put_record(&r->pending, item, &told);
	if (r->pending.overflow) {
		told.more_messages += told.message_count;
		told.message_count = 0;
		r->pending.overflow = false;
		r->pending.len = before;
		put_record(&r->pending, item, &told);
	}
	count(&r->totals, o);
	size_t size = r->pending.len - before;
	r->lines[index] = (struct spooled){ r->end, (uint32_t)size };
	r->end += size;
	if (r->pending.len >= WINDOW)
		write_pending(r);
}

/* "1a2b...": JSON's numbers are not good for 64 bits everywhere. */
static void put_identity(struct buf *out, uint64_t batch)
{
	json_add_name(out, "id");
	buf_printf(out, "\"%016" PRIx64 "\"", batch);
}

static void put_batch(struct buf *out, const struct report_head *h)
{
	buf_add_str(out, "{");
	put_identity(out, h->batch);
	json_add_name_int(out, "records", h->total);
	if (h->shard.n) {
		json_add_name(out, "shard");
		buf_add_char(out, '{');
		json_add_name_int(out, "number", h->shard.i);
		json_add_name_int(out, "of", h->shard.n);
		buf_add_char(out, '}');
	}
	buf_add_char(out, '}');
}

static void put_totals(struct buf *out, const struct report_head *h, const struct report_totals *t)
{
	buf_add_char(out, '{');
	json_add_name_int(out, "records", t->records);
	for (int i = 0; i < OUTCOME_COUNT; i++)
		json_add_name_int(out, outcome_status_name((enum outcome_status)i), t->status[i]);
	json_add_name_int(out, "left_out", h->share - t->records);
	json_add_name_int(out, "pages", t->pages);
	json_add_name_int(out, "bytes", t->bytes);
	buf_add_char(out, '}');
}

/* What differs from run to run, on a line by itself. */
static void put_run(struct buf *out, const struct report_head *h, const struct report_totals *t)
{
	double made = (double)(t->records - t->status[OUTCOME_UNCHANGED]);
	buf_add_char(out, '{');
	json_add_name_int(out, "jobs", h->jobs);
	if (h->interrupted)
		json_add_name_int(out, "interrupted", (uint64_t)h->interrupted);
	json_add_name(out, "seconds");
	json_add_decimal(out, h->seconds, 3);
	json_add_name(out, "cpu_seconds");
	json_add_decimal(out, h->cpu_seconds, 3);
	json_add_name(out, "records_per_cpu_second");
	json_add_decimal(out, h->cpu_seconds > 0 ? made / h->cpu_seconds : 0, 1);
	json_add_name_int(out, "peak_memory", h->peak_memory);
	buf_add_char(out, '}');
}

void report_put_head(
	struct buf *out, const struct report_head *head, const struct report_totals *totals)
{
	buf_add_str(out, "{\n\"format\":\"" REPORT_FORMAT "\",");
	buf_printf(out, "\"version\":%d,\"program\":\"%s\",\n\"batch\":", REPORT_VERSION,
		BANXIN_VERSION);
	put_batch(out, head);
	buf_add_str(out, ",\n\"totals\":");
	put_totals(out, head, totals);
	buf_add_str(out, ",\n\"run\":");
	put_run(out, head, totals);
	buf_add_str(out, ",\n\"records\":[");
}

void report_put_end(struct buf *out)
{
	buf_add_str(out, "\n]\n}\n");
}

/* A piece of the spool. Records end nearly in their order, so the next line is mostly there. */
struct window {
	uint64_t at;
	size_t len;
	char data[WINDOW];
};

static bool read_spool(struct report *r, uint64_t at, char *out, size_t size, size_t *got)
{
	*got = 0;
	while (*got < size) {
		ssize_t n = pread(r->spool, out + *got, size - *got, (off_t)(at + *got));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fail(r);
		if (n == 0)
			break;
		*got += (size_t)n;
	}
	return true;
}

static bool copy_large(struct report *r, struct out *o, struct spooled line)
{
	char *data = xmalloc(line.size);
	size_t got;
	bool ok = read_spool(r, line.at, data, line.size, &got) && got == line.size &&
		out_write(o, data, got);
	free(data);
	return ok;
}

static bool copy_line(struct report *r, struct out *o, struct window *w, struct spooled line)
{
	if (line.size > WINDOW)
		return copy_large(r, o, line);
	if (line.at < w->at || line.at + line.size > w->at + w->len) {
		w->at = line.at;
		if (!read_spool(r, line.at, w->data, WINDOW, &w->len) || w->len < line.size)
			return false;
	}
	return out_write(o, w->data + (line.at - w->at), line.size);
}

static bool copy_records(struct report *r, struct out *o)
{
	struct window *w = xcalloc(1, sizeof *w);
	const char *before = "\n";
	bool ok = true;
	for (size_t i = 0; ok && i < r->count; i++) {
		if (!r->lines[i].size)
			continue;
		ok = out_write(o, before, strlen(before)) && copy_line(r, o, w, r->lines[i]);
		before = ",\n";
	}
	free(w);
	return ok;
}

static bool write_report(struct report *r, struct out *o, const struct report_head *head)
{
	struct buf text;
	buf_init(&text, MAX_LINE);
	report_put_head(&text, head, &r->totals);
	bool ok = out_write(o, text.data, text.len) && copy_records(r, o);
	buf_clear(&text);
	report_put_end(&text);
	ok = ok && out_write(o, text.data, text.len);
	buf_release(&text);
	return ok;
}

bool report_close(struct report *r, const struct report_head *head)
{
	bool ok = !r->failed && write_pending(r);
	struct out *o = ok ? out_open(r->path, r->d) : NULL;
	ok = o && write_report(r, o, head);
	if (ok)
		ok = out_commit(o);
	else
		out_abort(o);
	report_abort(r);
	return ok;
}
