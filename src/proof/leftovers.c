#include "proof/leftovers.h"

#include "base/i18n.h"
#include "proof/match.h"

size_t tell_leftover(struct check *c, const struct passage *p, size_t from, size_t to)
{
	check_tell(c, RULE_PLACEHOLDER, p, from, to,
		_("“%s” was left over by a program and is no part of the text"),
		check_quote(c, p, from, to));
	return to;
}

/* Behind the Latin letters and figures at I. */
static size_t name_end(const struct passage *p, size_t i)
{
	while (p->class[i] == CHAR_LATIN || p->class[i] == CHAR_DIGIT)
		i++;
	return i;
}

/* Behind the first CLOSE from I on, within a short way; I if there is none. */
static size_t close_end(const struct passage *p, size_t i, uint32_t close)
{
	enum { FAR = 80 };
	for (size_t k = i; k < p->len && k - i < FAR; k++)
		if (p->ch[k] == close)
			return k + 1;
	return i;
}

size_t check_reference(struct check *c, const struct passage *p, size_t i)
{
	static const char *const names[] = { "nbsp;", "lt;", "gt;", "amp;", "quot;", "apos;", "ldquo;",
		"rdquo;", "lsquo;", "rsquo;", "mdash;", "ndash;", "hellip;", "middot;", "copy;", "ensp;",
		"emsp;", "bull;", "times;", NULL };
	size_t n = match_any(p, i + 1, names), end = i + 1;
	if (n)
		return tell_leftover(c, p, i, i + 1 + n);
	if (p->ch[end] != '#')
		return i;
	end = name_end(p, end + 1);
	return p->ch[end] == ';' && end > i + 2 ? tell_leftover(c, p, i, end + 1) : i;
}

size_t check_tag(struct check *c, const struct passage *p, size_t i)
{
	static const char *const names[] = { "a", "b", "br", "center", "div", "em", "font", "h1", "h2",
		"h3", "hr", "i", "img", "li", "ol", "p", "pre", "script", "span", "strong", "style",
		"table",
		"tbody", "td", "th", "tr", "u", "ul", NULL };
	size_t name = i + 1 + (p->ch[i + 1] == '/'), end = name_end(p, name);
	bool known = false;
	for (size_t k = 0; names[k] && !known; k++)
		known = match_word(p, name, names[k]) == end - name && end > name;
	if (!known || (p->ch[end] != '>' && p->ch[end] != '/' && p->class[end] != CHAR_SPACE))
		return i;
	size_t close = close_end(p, end, '>');
	return close > end ? tell_leftover(c, p, i, close) : i;
}

/* { PAGE \* MERGEFORMAT }: a field of a word processor. */
static size_t check_field(struct check *c, const struct passage *p, size_t i)
{
	static const char *const names[] = { "page", "numpages", "pageref", "ref", "toc", "seq", "date",
		"time", "hyperlink", "mergefield", "styleref", "includepicture", "eq", "formtext", NULL };
	size_t name = i + 1;
	while (p->class[name] == CHAR_SPACE)
		name++;
	size_t end = name_end(p, name);
	bool known = false, capitals = p->ch[name] >= 'A' && p->ch[name] <= 'Z' && p->ch[end - 1] <= 'Z';
	for (size_t k = 0; names[k] && !known; k++)
		known = match_word(p, name, names[k]) == end - name && end > name;
	if (!known || !capitals || (p->class[end] != CHAR_SPACE && p->ch[end] != '}'))
		return i;
	size_t close = close_end(p, end, '}');
	return close > end ? tell_leftover(c, p, i, close) : i;
}

/* {{name}} and {% if name %}: what a template has for a value. A formula has braces within braces too. */
static size_t check_template(struct check *c, const struct passage *p, size_t i)
{
	bool value = p->ch[i + 1] == '{';
	size_t name = i + 2;
	while (p->class[name] == CHAR_SPACE)
		name++;
	size_t close = close_end(p, name, '}');
	if (!char_is_word(p->class[name]) || close == name)
		return i;
	if (!value)
		return p->ch[close - 2] == '%' ? tell_leftover(c, p, i, close) : i;
	for (size_t k = name; k < close; k++)
		if (p->ch[k] == '{')
			return i;
	return p->ch[close] == '}' ? tell_leftover(c, p, i, close + 1) : i;
}

/* 共${count}元: among Chinese, else it is a program's and meant. */
static size_t check_variable(struct check *c, const struct passage *p, size_t i)
{
	size_t end = name_end(p, i + 1);
	enum char_class before = i > 1 ? p->class[i - 2] : CHAR_END, behind = p->class[end + 1];
	if (end == i + 1 || p->ch[end] != '}' || (before != CHAR_HAN && behind != CHAR_HAN))
		return i;
	return tell_leftover(c, p, i - 1, end + 1);
}

size_t check_braces(struct check *c, const struct passage *p, size_t i)
{
	uint32_t next = p->ch[i + 1];
	if (next == '{' || next == '%')
		return check_template(c, p, i);
	return p->ch[(ptrdiff_t)i - 1] == '$' ? check_variable(c, p, i) : check_field(c, p, i);
}

size_t check_lost(struct check *c, const struct passage *p, size_t i)
{
	size_t end = i + 1, from = p->at[i], to = proof_character_end(c->text, p, i);
	while (p->ch[end] == p->ch[i])
		end++;
	if (c->text->source.data[from] == '&')
		check_tell(c, RULE_PLACEHOLDER, p, i, i + 1, _("%s stands for no character"),
			arena_strndup(c->arena, c->text->source.data + from, to - from));
	else
		check_tell(c, RULE_PLACEHOLDER, p, i, end,
			_("what stood here was lost by a program that read it in another encoding"));
	return end;
}

static size_t tell_misread(struct check *c, const struct passage *p, size_t from, size_t to)
{
	check_tell(c, RULE_PLACEHOLDER, p, from, to,
		_("“%s” comes of a text that was read in another encoding"), check_quote(c, p, from, to));
	return to;
}

/* What the bytes 80 to BF of UTF-8 become in Latin-1 and Windows-1252. */
static bool is_tail(uint32_t ch)
{
	static const uint32_t others[] = { 0x20AC, 0x201A, 0x0192, 0x201E, 0x2020, 0x2021, 0x02C6, 0x2030,
		0x0160, 0x2039, 0x0152, 0x017D, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x017E, 0x0178 };
	if (ch >= 0x80 && ch <= 0xBF)
		return true;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (ch == others[i])
			return true;
	return false;
}

size_t check_misread(struct check *c, const struct passage *p, size_t i)
{
	uint32_t ch = p->ch[i];
	bool two = (ch == 0xC2 || ch == 0xC3) && is_tail(p->ch[i + 1]);
	bool three = ch >= 0xE2 && ch <= 0xE9 && is_tail(p->ch[i + 1]) && is_tail(p->ch[i + 2]);
	if (!two && !three)
		return i;
	size_t end = i + 2;
	while (end < p->len && ((p->ch[end] >= 0x80 && p->ch[end] <= 0xFF) || is_tail(p->ch[end])))
		end++;
	return tell_misread(c, p, i, end);
}

size_t check_misread_han(struct check *c, const struct passage *p, size_t i)
{
	size_t end = i + 1;
	switch (p->ch[i]) {
	case U'烫':
	case U'屯':
		while (p->ch[end] == p->ch[i])
			end++;
		return end - i >= 3 ? tell_misread(c, p, i, end) : i;
	case U'锟':
		while (p->ch[end] == U'锟' || p->ch[end] == U'斤' || p->ch[end] == U'拷')
			end++;
		return tell_misread(c, p, i, end);
	default: /* 銆 and 鈥 are what 。 and “ become in GBK */
		while (p->class[end] == CHAR_HAN || p->class[end] == CHAR_PRIVATE)
			end++;
		return tell_misread(c, p, i, end);
	}
}
