#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static const struct {
	const char *name;
	enum code_class class;
} codes[] = {
#define CODE_ROW(id, code, class) [id] = { code, CLASS_##class },
	CODES(CODE_ROW)
#undef CODE_ROW
};

const char *code_name(enum code code)
{
	return codes[code].name;
}

enum code_class code_class(enum code code)
{
	return codes[code].class;
}

void diag_init(struct diag *d, message_fn *fn, void *user)
{
	*d = (struct diag){ .fn = fn, .user = user };
}

long diag_line(const struct diag *d, const char *file, long line)
{
	bool part = d->part_of && file && strcmp(file, d->part_of) == 0;
	return line + (part && line > 0 ? d->lines_before : 0);
}

static void tell(struct diag *d, enum severity severity, struct place at, enum code code,
	const char *format, va_list args)
{
	char small[512];
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(small, sizeof small, format, args);
	char *large = NULL;
	if (n >= (int)sizeof small) {
		large = xmalloc((size_t)n + 1);
		vsnprintf(large, (size_t)n + 1, format, again);
	}
	va_end(again);
	at.line = diag_line(d, at.file, at.line);
	if (d->fn)
		d->fn(d->user, &(struct message){ .severity = severity, .code = code, .at = at,
			.text = large ? large : small });
	free(large);
}

static void count_error(struct diag *d, enum code_class class)
{
	d->errors++;
	if (d->worst < class)
		d->worst = class;
}

bool diag_error(struct diag *d, struct place at, enum code code, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	tell(d, SEVERITY_ERROR, at, code, format, args);
	va_end(args);
	count_error(d, code_class(code));
	return false;
}

void diag_warning(struct diag *d, struct place at, enum code code, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	tell(d, SEVERITY_WARNING, at, code, format, args);
	va_end(args);
	d->warnings++;
}

void diag_note(struct diag *d, struct place at, enum code code, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	tell(d, SEVERITY_NOTE, at, code, format, args);
	va_end(args);
	d->notes++;
}

/* With its lines those of the file. */
static void tell_excerpt(struct diag *d, struct message m, struct excerpt excerpt)
{
	excerpt.end_line = diag_line(d, m.at.file, excerpt.end_line);
	m.at.line = diag_line(d, m.at.file, m.at.line);
	if (d->part_of && m.at.file && strcmp(m.at.file, d->part_of) == 0 && excerpt.end > 0) {
		excerpt.start = (size_t)((int64_t)excerpt.start + d->bytes_before);
		excerpt.end = (size_t)((int64_t)excerpt.end + d->bytes_before);
	}
	m.excerpt = &excerpt;
	if (d->fn)
		d->fn(d->user, &m);
}

bool diag_fault(struct diag *d, struct place at, const struct excerpt *excerpt, enum code code,
	const char *text)
{
	tell_excerpt(d,
		(struct message){ .severity = SEVERITY_ERROR, .code = code, .at = at, .text = text },
		*excerpt);
	count_error(d, code_class(code));
	return false;
}

void diag_finding(struct diag *d, enum severity severity, const char *rule, struct place at,
	const struct excerpt *excerpt, const char *text)
{
	d->notes += severity == SEVERITY_NOTE;
	d->warnings += severity == SEVERITY_WARNING;
	if (severity == SEVERITY_ERROR)
		count_error(d, CLASS_INPUT);
	tell_excerpt(d,
		(struct message){ .severity = severity, .at = at, .text = text, .rule = rule },
		excerpt ? *excerpt : (struct excerpt){ 0 });
}

void diag_file(const struct diag *d, const char *path, struct slice data)
{
	if (d->file)
		d->file(d->file_user, path, data);
}

int diag_status(const struct diag *d)
{
	return (int)d->worst;
}
