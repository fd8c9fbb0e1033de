#include "cli/messages.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/utf8.h"

#define BOLD  "\33[1m"
#define RESET "\33[0m"

static bool use_color(void)
{
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
	return isatty(STDERR_FILENO) && !(no_color && no_color[0]) &&
		!(term && strcmp(term, "dumb") == 0);
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

static void put_place(const struct banxin_message *m)
{
	put_safely(stderr, m->file ? m->file : "banxin");
	if (m->file && m->line > 0)
		fprintf(stderr, ":%ld", m->line);
	if (m->file && m->line > 0 && m->column > 0)
		fprintf(stderr, ":%d", m->column);
	fputs(": ", stderr);
}

static const struct {
	const char *name, *color;
} severities[] = {
	[BANXIN_NOTE] = { N_("note"), "\33[1;36m" },
	[BANXIN_WARNING] = { N_("warning"), "\33[1;35m" },
	[BANXIN_ERROR] = { N_("error"), "\33[1;31m" },
};

/* A line of the record as it is shown: what is around the spot, and columns of a terminal. */
struct shown {
	const char *from, *start, *end, *to; /* START..END is the spot */
};

/* Characters FROM..TO of a line that are shown: up to MOST columns before the spot, and behind it. */
static struct shown shown_part(const struct banxin_message *m)
{
	enum { BEFORE = 40, MOST = 76 };
	const char *end = m->source + m->source_size, *p = m->source;
	struct shown e = { p, p, p, p };
	for (int i = 1; i < m->column && p < end; i++)
		utf8_next(&p, end);
	e.start = e.end = p;
	for (int i = m->column; i < m->end_column && m->end_line == m->line && e.end < end; i++)
		utf8_next(&e.end, end);
	if (m->end_line > m->line)
		e.end = end;
	int before = 0;
	for (e.from = e.start; e.from > m->source && before < BEFORE;) {
		const char *q = e.from - 1;
		while (q > m->source && ((unsigned char)*q & 0xC0) == 0x80)
			q--;
		e.from = q;
		before += utf8_columns(utf8_next(&q, end));
	}
	for (e.to = e.start; e.to < end && before < MOST;)
		before += utf8_columns(utf8_next(&e.to, end));
	if (e.end > e.to)
		e.end = e.to;
	return e;
}

static int columns(const char *p, const char *end)
{
	int n = 0;
	while (p < end)
		n += utf8_columns(utf8_next(&p, end));
	return n;
}

static void put_part(const char *from, const char *to)
{
	char line[512];
	snprintf(line, sizeof line, "%.*s", (int)(to - from), from);
	put_safely(stderr, line);
}

/* The line of the record, and a caret under the spot; blanks are not more than the line's own. */
static void put_source(const struct banxin_message *m, const char *color)
{
	struct shown e = shown_part(m);
	while (e.from < e.start && is_space(*e.from))
		e.from++;
	bool cut = e.from > m->source && !is_space(e.from[-1]);
	bool goes_on = e.to < m->source + m->source_size;
	fputs(cut ? "  \xE2\x80\xA6" : "  ", stderr);
	put_part(e.from, e.to);
	fputs(goes_on ? "\xE2\x80\xA6\n" : "\n", stderr);
	fprintf(stderr, "%*s%s^", columns(e.from, e.start) + (cut ? 3 : 2), "", color ? color : "");
	for (int i = columns(e.start, e.end); i > 1; i--)
		putc('~', stderr);
	if (m->repair && m->repair[0]) {
		putc(' ', stderr);
		put_safely(stderr, m->repair);
	}
	fprintf(stderr, "%s\n", color ? RESET : "");
}

void message_print(void *user, const struct banxin_message *m)
{
	const bool *errors_only = user;
	if (errors_only && *errors_only && m->severity != BANXIN_ERROR)
		return;
	bool color = use_color();
	fputs(color ? BOLD : "", stderr);
	put_place(m);
	fprintf(stderr, "%s%s:%s ", color ? severities[m->severity].color : "",
		_(severities[m->severity].name), color ? RESET : "");
	put_safely(stderr, m->text);
	fprintf(stderr, " [%s]\n", m->code);
	if (m->source && m->column > 0)
		put_source(m, color ? severities[m->severity].color : NULL);
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
