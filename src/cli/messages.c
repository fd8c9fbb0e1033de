#include "cli/messages.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "cli/excerpt.h"

#define BOLD  "\33[1m"
#define RESET "\33[0m"

enum { MAX_MESSAGE = 1 << 20 };

bool color_wanted(int fd)
{
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
	return isatty(fd) && !(no_color && no_color[0]) && !(term && strcmp(term, "dumb") == 0);
}

void put_safely(FILE *f, const char *s)
{
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s, next = (unsigned char)s[1];
		bool c1 = c == 0xC2 && next >= 0x80 && next < 0xA0;
		if (c < ' ' || c == 0x7F || c1)
			putc('?', f);
		else
			putc(c, f);
		if (c1)
			s++;
	}
}

static void add_safely(struct buf *out, const char *s)
{
	excerpt_put(out, s, s + strlen(s));
}

static void add_place(struct buf *out, const struct banxin_message *m)
{
	add_safely(out, m->file ? m->file : "banxin");
	if (m->file && m->line > 0)
		buf_printf(out, ":%ld", m->line);
	if (m->file && m->line > 0 && m->column > 0)
		buf_printf(out, ":%d", m->column);
	buf_add_str(out, ": ");
}

static const struct {
	const char *name, *color;
} severities[] = {
	[BANXIN_NOTE] = { N_("note"), "\33[1;36m" },
	[BANXIN_WARNING] = { N_("warning"), "\33[1;35m" },
	[BANXIN_ERROR] = { N_("error"), "\33[1;31m" },
};

static void add_message(struct buf *out, const struct banxin_message *m, bool color)
{
	const char *on = !color ? "" : m->repaired ? "\33[1;32m" : severities[m->severity].color;
	const char *off = color ? RESET : "";
	buf_add_str(out, color ? BOLD : "");
	add_place(out, m);
	buf_printf(out, "%s%s:%s ", on,
		m->repaired ? _("repaired") : _(severities[m->severity].name), off);
	add_safely(out, m->text);
	buf_printf(out, " [%s]\n", m->code);
	if (m->source && m->column > 0 && !m->repaired)
		excerpt_add(out, m, on, off);
}

/* In one write: standard error has no buffer, and there may be a million of them. */
void message_print(void *user, const struct banxin_message *m)
{
	const bool *errors_only = user;
	if (errors_only && *errors_only && m->severity != BANXIN_ERROR)
		return;
	struct buf out;
	buf_init(&out, MAX_MESSAGE);
	add_message(&out, m, color_wanted(STDERR_FILENO));
	fwrite(buf_slice(&out).data, 1, out.len, stderr);
	buf_release(&out);
}

void message_forward(void *user, const struct message *m)
{
	message_print(user, &(struct banxin_message){ (enum banxin_severity)m->severity,
		code_name(m->code), m->at.file, m->at.line, m->at.column,
		.text = m->text });
}

bool usage_error(const char *command, const char *format, ...)
{
	char text[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	message_print(NULL, &(struct banxin_message){
		.severity = BANXIN_ERROR, .code = code_name(CODE_USAGE), .text = text });
	fprintf(stderr, _("`banxin help%s%s` shows what it takes\n"), command ? " " : "",
		command ? command : "");
	return false;
}
