#include "proof/ascii.h"

#include <string.h>

enum { NEAR = 64 };

enum char_class near_word_before(const struct passage *p, size_t i)
{
	size_t stop = i > NEAR ? i - NEAR : 0;
	while (i > stop && !char_is_word(p->class[i - 1]))
		i--;
	return i > stop ? p->class[i - 1] : CHAR_END;
}

enum char_class near_word_behind(const struct passage *p, size_t i)
{
	size_t stop = p->len - i > NEAR ? i + NEAR : p->len;
	while (++i < stop && !char_is_word(p->class[i]))
		;
	return i < stop ? p->class[i] : CHAR_END;
}

bool near_has_han(const struct passage *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (char_is_han(p->class[i]))
			return true;
	return false;
}

static bool is_ascii(enum char_class c)
{
	return c == CHAR_LATIN || c == CHAR_DIGIT || c == CHAR_HALF_MARK;
}

/* 12(3):45 of a journal's volume, number and page, whose figures begin at I. */
static bool is_volume(const struct passage *p, size_t i)
{
	size_t open = near_digits_end(p, i);
	if (p->ch[open] != '(' || open == i)
		return false;
	size_t close = near_digits_end(p, open + 1);
	if (p->ch[close] != ')' || p->ch[close + 1] != ':')
		return false;
	size_t page =
		close + 2 < p->len && p->class[close + 2] == CHAR_SPACE ? close + 3 : close + 2;
	return page < p->len && p->class[page] == CHAR_DIGIT;
}

/* [J], [M], [EB/OL] and the like, GB/T 7714. */
static bool is_kind_of_source(const struct passage *p, size_t i)
{
	static const char kinds[] = "ABCDGJMNPRSZ";
	if (i + 2 >= p->len || p->ch[i] != '[' || p->class[i + 1] != CHAR_LATIN)
		return false;
	size_t end = i + 1;
	while (end < p->len && p->class[end] == CHAR_LATIN)
		end++;
	bool online = p->ch[end] == '/' && end + 2 < p->len && p->ch[end + 1] == 'O' &&
		p->ch[end + 2] == 'L';
	bool one = end == i + 2 && p->ch[i + 1] < 128 && strchr(kinds, (int)p->ch[i + 1]);
	return online || (one && p->ch[end] == ']');
}

/* Whether the passage is English with some Chinese in it, or an entry of a list of literature. */
static void know_ground(struct ascii *a)
{
	const struct passage *p = a->p;
	size_t han = 0, words = 0;
	for (size_t i = 0; i < p->len; i++) {
		enum char_class before = near_before(p, i);
		han += char_is_han(p->class[i]);
		words += p->class[i] == CHAR_LATIN && (before == CHAR_END || char_is_blank(before));
		if (p->class[i] == CHAR_HALF_MARK && is_kind_of_source(p, i))
			a->reference = true;
		if (p->class[i] == CHAR_DIGIT && before != CHAR_DIGIT && is_volume(p, i))
			a->reference = true;
	}
	a->foreign = words > han;
	a->known = true;
}

/* Whether the letters, figures and marks from FROM to TO are an address, a path or code. */
static bool is_code(const struct passage *p, size_t from, size_t to)
{
	static const char signs[] = "@\\={}<>|^`$_";
	for (size_t i = from; i < to; i++) {
		if (p->class[i] != CHAR_HALF_MARK)
			continue;
		uint32_t ch = p->ch[i], next = i + 1 < to ? p->ch[i + 1] : 0;
		if (strchr(signs, (int)ch) || ((ch == ':' || ch == '/') && next == '/') ||
			(ch == ':' && next == ':') || (ch == '(' && next == ')'))
			return true;
		if (ch == '.' && i - from == 3 && p->ch[from] == 'w' && p->ch[from + 1] == 'w')
			return true;
	}
	return false;
}

/* The ASCII around the mark at I; marks at either end of it are the sentence's. */
static void know_run(struct ascii *a, size_t i)
{
	static const char leading[] = "()[]\"',;:!?.", inner[] = "/}";
	const struct passage *p = a->p;
	size_t from = i, to = i;
	while (from > a->run_end && is_ascii(p->class[from - 1]))
		from--;
	while (to < p->len && is_ascii(p->class[to]))
		to++;
	a->run_end = to;
	while (from < to && p->class[from] == CHAR_HALF_MARK && strchr(leading, (int)p->ch[from]) &&
		!(p->ch[from] == ':' && p->ch[from + 1] == '/'))
		from++;
	while (to > from && p->class[to - 1] == CHAR_HALF_MARK &&
		!strchr(inner, (int)p->ch[to - 1]))
		to--;
	a->code = a->code_end = 0;
	if (is_code(p, from, to)) {
		a->code = from;
		a->code_end = to;
	}
}

/* What stands in braces is a program's, an object's or a set's. */
static void know_braces(struct ascii *a, size_t i)
{
	enum { MOST = 400 };
	const struct passage *p = a->p;
	size_t stop = p->len - i > MOST ? i + MOST : p->len, end = i;
	while (end < stop && p->ch[end] != '}')
		end++;
	while (end < stop && p->ch[end] == '}')
		end++;
	if (end == stop && p->ch[end - 1] != '}')
		return;
	a->code = i;
	a->code_end = a->run_end = a->braces_end = end;
}

void ascii_read(struct ascii *a, size_t i)
{
	if (!a->known)
		know_ground(a);
	if (i >= a->run_end)
		know_run(a, i);
	if (a->p->ch[i] == '{' && i >= a->braces_end)
		know_braces(a, i);
}
