#include "base/lines.h"

#include <limits.h>
#include <string.h>

#include "base/utf8.h"

void lines_find(struct lines *l, size_t at, long *line, int *column)
{
	const char *data = l->source.data, *end;
	while (l->start < at && (end = memchr(data + l->start, '\n', at - l->start))) {
		l->start = (size_t)(end - data) + 1;
		l->line++;
	}
	size_t before = utf8_count(data + l->start, at - l->start);
	*line = l->line;
	*column = before < INT_MAX ? (int)before + 1 : INT_MAX;
}

struct slice lines_source(const struct lines *l)
{
	const char *from = l->source.data + l->start;
	size_t rest = l->source.len - l->start;
	const char *end = rest ? memchr(from, '\n', rest) : NULL;
	size_t len = end ? (size_t)(end - from) : rest;
	return (struct slice){ from, len && from[len - 1] == '\r' ? len - 1 : len };
}

struct excerpt lines_excerpt(struct lines *l, size_t start, size_t end, long *line, int *column)
{
	struct excerpt e = { .start = start, .end = end };
	lines_find(l, start, line, column);
	e.source = lines_source(l);
	struct lines behind = *l;
	lines_find(&behind, end, &e.end_line, &e.end_column);
	return e;
}
