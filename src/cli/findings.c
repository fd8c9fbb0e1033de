#include "cli/findings.h"

#include <stdlib.h>

#include "base/utf8.h"

/* FULL: what is written at a time; LATER: what may be kept for the end. */
enum { FULL = 1 << 16, LATER = 8 << 20 };

static void write_text(struct findings *f)
{
	out_write(f->out, buf_slice(&f->text).data, f->text.len); /* remembers that it failed */
	buf_clear(&f->text);
}

bool findings_open(struct findings *f, const struct findings_format *format, const char *output,
	struct diag *d)
{
	*f = (struct findings){ .format = format, .out = out_open(output, d) };
	if (!f->out)
		return false;
	buf_init(&f->text, SIZE_MAX / 2);
	buf_init(&f->later, LATER);
	buf_init(&f->notes, LATER);
	format->begin(f);
	return true;
}

bool findings_close(struct findings *f, const struct check_counts *counts, int status)
{
	f->format->end(f, counts, status);
	write_text(f);
	bool ok = out_commit(f->out);
	buf_release(&f->text);
	buf_release(&f->later);
	buf_release(&f->notes);
	return ok;
}

void findings_file_begin(void *user, const char *path)
{
	struct findings *f = user;
	f->file = path;
	f->format->file_begin(f);
}

void findings_message(void *user, const struct banxin_message *m)
{
	struct findings *f = user;
	f->format->message(f, m);
	if (f->text.len >= FULL)
		write_text(f);
}

void findings_file_end(void *user, const struct check_counts *counts)
{
	struct findings *f = user;
	f->format->file_end(f, counts);
	f->file = NULL;
}

struct slice findings_marked(const struct banxin_message *m)
{
	if (!m->source || m->column < m->source_column || m->end_line != m->line)
		return (struct slice){ 0 };
	const char *end = m->source + m->source_size, *start = m->source;
	for (int i = m->source_column; i < m->column && start < end; i++)
		utf8_next(&start, end);
	const char *stop = start;
	for (int i = m->column; i < m->end_column && stop < end; i++)
		utf8_next(&stop, end);
	return (struct slice){ start, (size_t)(stop - start) };
}

const char *findings_severity(enum banxin_severity severity)
{
	static const char *const names[] = { "note", "warning", "error" };
	return names[severity];
}
