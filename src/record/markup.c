#include "record/markup.h"

#include <string.h>

#include "base/hash.h"

/* What ends a name. */
static bool ends_name(char c)
{
	return is_space(c) || c == '/' || c == '>' || c == '<' || c == '=' || c == '"' || c == '\'';
}

static bool starts_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
		(unsigned char)c >= 0x80;
}

static bool found(struct markup *m, enum markup_kind kind, const char *p, const char *stop)
{
	m->kind = kind;
	m->len = (size_t)(stop - p);
	return true;
}

/* Behind the name at P. */
static const char *read_name(const char *p, const char *end, struct markup *m)
{
	const char *start = p;
	while (p < end && !ends_name(*p))
		p++;
	m->name_len = (size_t)(p - start);
	m->name = hash_add(HASH_BEGIN, start, m->name_len);
	return p;
}

/* Behind the quoted text at P, or at a < in it, which may not stand there; END if it goes on. */
static const char *skip_quoted(const char *p, const char *end)
{
	char quote = *p++;
	while (p < end && *p != quote && *p != '<')
		p++;
	return p < end && *p == quote ? p + 1 : p;
}

static bool scan_start(const char *p, const char *end, struct markup *m)
{
	const char *q = read_name(p + 1, end, m);
	while (q < end) {
		if (*q == '>')
			return found(m, q[-1] == '/' ? MARKUP_EMPTY : MARKUP_START, p, q + 1);
		if (*q == '<') {
			m->broken = true;
			return found(m, MARKUP_START, p, q);
		}
		q = *q == '"' || *q == '\'' ? skip_quoted(q, end) : q + 1;
	}
	return false;
}

static bool scan_end(const char *p, const char *end, struct markup *m)
{
	const char *q = read_name(p + 2, end, m);
	while (q < end && is_space(*q))
		q++;
	if (q == end)
		return false;
	m->broken = *q != '>';
	return found(m, MARKUP_END, p, m->broken ? q : q + 1);
}

/* Up to MARK, which ends with >, from FROM on. */
static bool scan_to(const char *p, const char *from, const char *end, const char *mark,
	enum markup_kind kind, struct markup *m)
{
	size_t n = strlen(mark);
	for (const char *q = from; q < end && (q = memchr(q, '>', (size_t)(end - q))); q++)
		if ((size_t)(q + 1 - from) >= n && memcmp(q + 1 - n, mark, n) == 0)
			return found(m, kind, p, q + 1);
	return false;
}

static bool scan_comment(const char *p, const char *end, struct markup *m)
{
	for (const char *q = p + 4; q < end && (q = memchr(q, '-', (size_t)(end - q))); q++) {
		if (end - q < 3)
			return false;
		if (q[1] != '-')
			continue;
		m->broken = q[2] != '>';
		return found(m, MARKUP_COMMENT, p, m->broken ? q + 2 : q + 3);
	}
	return false;
}

/* A comment or instruction between the declarations of a DOCTYPE may hold any mark. */
static const char *skip_in_doctype(const char *q, const char *end)
{
	struct markup inner = { 0 };
	bool whole = true;
	if (*q == '"' || *q == '\'') {
		const char *close = memchr(q + 1, *q, (size_t)(end - q - 1));
		return close ? close + 1 : end;
	}
	if (end - q < 4)
		return q + 1;
	if (memcmp(q, "<!--", 4) == 0)
		whole = scan_comment(q, end, &inner);
	else if (q[0] == '<' && q[1] == '?')
		whole = scan_to(q, q + 2, end, "?>", MARKUP_INSTRUCTION, &inner);
	return whole ? q + (inner.len ? inner.len : 1) : end;
}

static bool scan_doctype(const char *p, const char *end, struct markup *m)
{
	bool inside = false;
	for (const char *q = p + 9; q < end;) {
		if (*q == '>' && !inside)
			return found(m, MARKUP_DOCTYPE, p, q + 1);
		if (*q == '[' || *q == ']')
			inside = *q == '[';
		q = skip_in_doctype(q, end);
	}
	return false;
}

static bool starts(const char *p, const char *end, const char *with)
{
	size_t n = strlen(with), have = (size_t)(end - p);
	return memcmp(p, with, have < n ? have : n) == 0;
}

/* <! : what it is may only be told once enough of it is there. */
static bool scan_declaration(const char *p, const char *end, struct markup *m)
{
	size_t have = (size_t)(end - p);
	if (starts(p, end, "<!--"))
		return have >= 4 && scan_comment(p, end, m);
	if (starts(p, end, "<![CDATA["))
		return have >= 9 && scan_to(p, p + 9, end, "]]>", MARKUP_CDATA, m);
	if (starts(p, end, "<!DOCTYPE"))
		return have >= 9 && scan_doctype(p, end, m);
	return found(m, MARKUP_STRAY, p, p + 2);
}

bool markup_scan(const char *p, const char *end, struct markup *m)
{
	*m = (struct markup){ 0 };
	if (p == end)
		return false;
	if (*p != '<') {
		const char *q = memchr(p, '<', (size_t)(end - p));
		return found(m, MARKUP_TEXT, p, q ? q : end);
	}
	if (end - p < 2)
		return false;
	if (starts_name(p[1]))
		return scan_start(p, end, m);
	switch (p[1]) {
	case '/':
		return scan_end(p, end, m);
	case '?':
		return scan_to(p, p + 2, end, "?>", MARKUP_INSTRUCTION, m);
	case '!':
		return scan_declaration(p, end, m);
	default:
		return found(m, MARKUP_STRAY, p, p + 1);
	}
}

bool markup_is(const char *p, const struct markup *m, const char *name)
{
	p += m->kind == MARKUP_END ? 2 : 1;
	return slice_is((struct slice){ p, m->name_len }, name);
}

bool markup_next_attribute(
	const char *p, const struct markup *m, const char **from, struct markup_attribute *out)
{
	const char *end = p + m->len, *q = *from ? *from : p + 1 + m->name_len;
	while (q < end) {
		struct markup name;
		const char *start = q, *value = read_name(q, end, &name);
		out->name = (struct slice){ start, name.name_len };
		while (value < end && is_space(*value))
			value++;
		if (name.name_len == 0 || value == end || *value != '=') {
			q = value > q ? value : q + 1;
			continue;
		}
		do
			value++;
		while (value < end && is_space(*value));
		if (value == end || (*value != '"' && *value != '\''))
			break;
		q = *from = skip_quoted(value, end);
		if (q - value < 2 || q[-1] != *value)
			continue;
		out->value = (struct slice){ value + 1, (size_t)(q - value) - 2 };
		return true;
	}
	return false;
}

struct slice markup_value(const char *p, const struct markup *m, const char *name)
{
	const char *from = NULL;
	for (struct markup_attribute a; markup_next_attribute(p, m, &from, &a);)
		if (slice_is(a.name, name))
			return a.value;
	return (struct slice){ "", 0 };
}
