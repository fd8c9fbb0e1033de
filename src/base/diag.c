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

bool diag_error(struct diag *d, struct place at, enum code code, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	tell(d, SEVERITY_ERROR, at, code, format, args);
	va_end(args);
	d->errors++;
	if (d->worst < code_class(code))
		d->worst = code_class(code);
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

void diag_finding(struct diag *d, enum severity severity, const char *rule, struct place at,
	const struct excerpt *excerpt, const char *text)
{
	struct excerpt moved = *excerpt;
	moved.end_line = diag_line(d, at.file, excerpt->end_line);
	at.line = diag_line(d, at.file, at.line);
	d->notes += severity == SEVERITY_NOTE;
	d->warnings += severity == SEVERITY_WARNING;
	d->errors += severity == SEVERITY_ERROR;
	if (severity == SEVERITY_ERROR && d->worst < CLASS_INPUT)
		d->worst = CLASS_INPUT;
	if (d->fn)
		d->fn(d->user, &(struct message){ .severity = severity, .at = at, .text = text,
			.rule = rule, .excerpt = &moved });
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
