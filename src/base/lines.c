#include "base/lines.h"

#include <limits.h>
#include <string.h>

#include "base/utf8.h"

void lines_find(struct lines *l, size_t at, long *line, int *column)
{
	const char *data = l->source.data, *end;
	while (l->start < at && (end = memchr(data + l->start, '\n', at - l->start))) {
		l->start = l->counted = (size_t)(end - data) + 1;
		l->before = 0;
		l->line++;
	}
	if (at < l->counted) {
		l->counted = l->start;
		l->before = 0;
	}
	l->before += utf8_count(data + l->counted, at - l->counted);
	l->counted = at;
	*line = l->line;
	*column = l->before < INT_MAX ? (int)l->before + 1 : INT_MAX;
}

struct slice lines_source(const struct lines *l)
{
	const char *from = l->source.data + l->start;
	size_t rest = l->source.len - l->start;
	const char *end = rest ? memchr(from, '\n', rest) : NULL;
	size_t len = end ? (size_t)(end - from) : rest;
	return (struct slice){ from, len && from[len - 1] == '\r' ? len - 1 : len };
}

/* Byte AT, or the first of the character that it is in. */
static size_t whole_character(struct slice s, size_t at)
{
	while (at > 0 && at < s.len && ((unsigned char)s.data[at] & 0xC0) == 0x80)
		at--;
	return at;
}

struct excerpt lines_excerpt(struct lines *l, size_t start, size_t end, long *line, int *column)
{
	struct excerpt e = { .start = start, .end = end, .source_column = 1 };
	lines_find(l, start, line, column);
	struct slice source = lines_source(l);
	size_t at = start - l->start, from = 0, to = source.len;
	if (at > EXCERPT_MAX) {
		from = whole_character(source, at - EXCERPT_MAX);
		e.source_column = *column - (int)utf8_count(source.data + from, at - from);
	}
	if (to > at && to - at > EXCERPT_MAX)
		to = whole_character(source, at + EXCERPT_MAX);
	e.source = (struct slice){ source.data + from, to > from ? to - from : 0 };
	e.cut = to < source.len;
	struct lines behind = *l;
	lines_find(&behind, end, &e.end_line, &e.end_column);
	return e;
}
