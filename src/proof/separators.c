/* The separator of names (N08), dashes of other bars (N03), and where a character stands. */
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "proof/characters.h"

#define SEPARATOR "·"

/* Those that names are transcribed with, and few words. */
static const char transcribing[] = "阿艾买提吾尔克孜丽曼努旦依卜拉麦帕哈伊萨塔巴托娃诺夫斯维奇翰玛"
				   "莉娜卡罗伯尼莱恩索莎洛姆费佩瓦旺扎仁卓"
				   "吉迪詹彼乔韦劳菲蒂珊琳戴爱朗";

static bool is_han(const struct passage *p, ptrdiff_t i)
{
	return p->class[i] == CHAR_HAN && !char_is_kana(p->ch[i]);
}

static bool is_transcribing(uint32_t ch)
{
	const char *s = transcribing, *end = s + sizeof transcribing - 1;
	while (s < end)
		if (utf8_next(&s, end) == ch)
			return true;
	return false;
}

/* Whether one of the three characters next to I, before (STEP -1) or behind it, is of a foreign name. */
static bool is_foreign_name(const struct passage *p, ptrdiff_t i, ptrdiff_t step)
{
	for (ptrdiff_t k = i + step; k != i + 4 * step && is_han(p, k); k += step)
		if (is_transcribing(p->ch[k]))
			return true;
	return false;
}

static bool is_digit(const struct passage *p, ptrdiff_t i)
{
	return p->class[i] == CHAR_DIGIT;
}

/* 3•15 and 5・12, with one or two figures on either side. */
static bool is_day(const struct passage *p, ptrdiff_t i)
{
	if (!is_digit(p, i - 1) || !is_digit(p, i + 1))
		return false;
	ptrdiff_t from = i - 1 - (i > 1 && is_digit(p, i - 2)), to = i + 2 + is_digit(p, i + 2);
	return (from == 0 || !is_digit(p, from - 1)) && !is_digit(p, to) &&
		(is_han(p, to) || p->class[to] == CHAR_CLOSE);
}

/* A full stop between Han is a folded 。 more often than a folded ·: only what looks like a name counts. */
static bool is_full_stop(uint32_t ch)
{
	return ch == '.' || ch == 0xFF0E;
}

void check_separator(struct check *c, const struct passage *p, size_t i)
{
	ptrdiff_t at = (ptrdiff_t)i;
	bool stop = is_full_stop(p->ch[i]), between_han = is_han(p, at - 1) && is_han(p, at + 1);
	bool named = between_han && stop && check_stands_in(c, p, i, ELEMENT_NAME);
	if (!stop && check_is_near(p, i, char_is_kana))
		return;
	bool found = between_han
		? !stop || named || (is_foreign_name(p, at, -1) && is_foreign_name(p, at, 1))
		: !stop && is_day(p, at);
	if (found)
		check_repair(c,
			check_tell(c, between_han ? RULE_NAME_SEPARATOR : RULE_LOOK_ALIKE, p, i,
				i + 1, _("%s (U+%04X) where the separator · (U+00B7) is meant"),
				check_quote(c, p, i, i + 1), (unsigned)p->ch[i]),
			SEPARATOR, !stop || named);
}

/* ー is among the kana itself. */
static bool is_other_kana(uint32_t ch)
{
	return ch != 0x30FC && char_is_kana(ch);
}

static bool is_text(enum char_class class)
{
	return class == CHAR_HAN || class == CHAR_DIGIT || class == CHAR_LATIN ||
		class == CHAR_CLOSE || class == CHAR_OPEN;
}

/* Two bars are a dash; one between Han may be that of a range, or half a dash. More are an ornament, and
 * before a figure it is a minus. */
size_t check_bar(struct check *c, const struct passage *p, size_t i)
{
	enum { DASH = 2 };
	ptrdiff_t before = (ptrdiff_t)i - 1;
	size_t end = i + 1;
	while (end < p->len && p->ch[end] == p->ch[i])
		end++;
	bool dash = end - i == DASH && is_text(p->class[end]) &&
		(p->class[before] == CHAR_END || is_text(p->class[before])) &&
		(is_han(p, before) || is_han(p, (ptrdiff_t)end));
	bool range = end - i == 1 && is_han(p, before) && is_han(p, (ptrdiff_t)end);
	if ((dash || range) && !check_is_near(p, i, is_other_kana)) {
		const char *meant = dash ? "——" : "—";
		check_repair(c,
			check_tell(c, RULE_LOOK_ALIKE, p, i, end,
				_("%s (U+%04X) where %s (U+2014) is meant"),
				check_quote(c, p, i, end), (unsigned)p->ch[i], meant),
			meant, dash);
	}
	return end;
}

/* The number of the innermost element around byte AT: the last that begins there or before, or what
 * that one stands in. */
static size_t innermost(const struct check *c, size_t at)
{
	size_t low = 0, high = c->text->element_count;
	while (high - low > 1) {
		size_t middle = (low + high) / 2;
		if (check_element(c, middle)->start <= at)
			low = middle;
		else
			high = middle;
	}
	while (low != ELEMENT_NONE && check_element(c, low)->end <= at)
		low = check_element(c, low)->parent;
	return low;
}

bool check_stands_in(
	const struct check *c, const struct passage *p, size_t i, enum element_name name)
{
	size_t e = innermost(c, p->at[i]);
	for (; e != ELEMENT_NONE && e >= p->element; e = check_element(c, e)->parent)
		if (check_element(c, e)->name == name)
			return true;
	return false;
}

static bool has_part(struct slice lang, const char *part)
{
	size_t len = strlen(part);
	for (size_t i = 0; i + len <= lang.len; i++)
		if (memcmp(lang.data + i, part, len) == 0)
			return true;
	return false;
}

bool check_is_simplified(const struct check *c, const struct passage *p, size_t i)
{
	size_t e = innermost(c, p->at[i]);
	for (; e != ELEMENT_NONE; e = check_element(c, e)->parent) {
		struct slice lang = proof_attribute(c->text, check_element(c, e), "xml:lang");
		if (lang.len)
			return lang.len >= 2 && memcmp(lang.data, "zh", 2) == 0 &&
				!has_part(lang, "Hant") && !has_part(lang, "TW") &&
				!has_part(lang, "HK") && !has_part(lang, "MO");
	}
	return true;
}

bool check_is_address(const struct check *c, const struct passage *p)
{
	static const char *const names[] = { "src", "href", "id", "layout", "class", "data", "seal",
		"stamp" };
	if (p->attribute == ATTRIBUTE_NONE)
		return false;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (slice_is(c->text->attributes[p->attribute].name, names[i]))
			return true;
	return false;
}

const char *check_quote_text(struct check *c, const char *text)
{
	enum { MOST = 72 };
	size_t cut = MOST;
	if (strlen(text) <= MOST)
		return text;
	while (((unsigned char)text[cut] & 0xC0) == 0x80)
		cut--;
	return arena_printf(c->arena, "%.*s…", (int)cut, text);
}
