/* Characters: whether they are the right code points (N02 to N07, N09, N10). Nearly all are plain, and
 * cost a look at a table. */
#include "proof/characters.h"
#include "base/i18n.h"
#include "base/utf8.h"

enum { NEAR = 100 }; /* characters that are looked at for what script this is */

bool char_is_kana(uint32_t ch)
{
	return (ch >= 0x3041 && ch <= 0x30FF && ch != 0x30FB) || (ch >= 0xFF66 && ch <= 0xFF9F);
}

static bool is_han(const struct passage *p, size_t i)
{
	return p->class[i] == CHAR_HAN && !char_is_kana(p->ch[i]);
}

/* 一 to 九 and 〇, or what stands in for it. */
static bool is_numeral(uint32_t ch)
{
	static const uint32_t numerals[] = U"一二三四五六七八九〇○◯Ｏ０";
	const uint32_t *n = numerals;
	while (*n && *n != ch)
		n++;
	return *n != 0;
}

/* U+XXXX or the character itself, as Unicode names and as people read it. */
static const char *as_text(struct check *c, uint32_t ch)
{
	char *s = arena_alloc(c->arena, 5);
	s[utf8_put(s, ch)] = '\0';
	return s;
}

/* True the first time in a record. */
static bool first_time(struct check *c, uint32_t ch)
{
	enum { LIMIT = 0x110000, BITS = 32 };
	if (!c->told)
		c->told = ARENA_ARRAY(c->arena, LIMIT / BITS, uint32_t);
	uint32_t bit = UINT32_C(1) << ch % BITS;
	bool first = !(c->told[ch / BITS] & bit);
	c->told[ch / BITS] |= bit;
	return first;
}

static void tell_rare(struct check *c, const struct passage *p, size_t i, enum char_kind kind)
{
	static const char *const texts[] = {
		[KIND_LEVEL_2] =
			N_("%s (U+%04X) is of level 2 of GB 18030-2022, which older systems lack"),
		[KIND_LEVEL_3] =
			N_("%s (U+%04X) is of level 3 of GB 18030-2022, which few fonts have"),
		[KIND_BEYOND] = N_("%s (U+%04X) is not in GB 18030-2022"),
	};
	uint32_t ch = p->ch[i];
	if (check_wants(c, RULE_RARE_CHARACTER) && first_time(c, ch))
		check_tell(c, RULE_RARE_CHARACTER, p, i, i + 1, _(texts[kind]), as_text(c, ch),
			(unsigned)ch);
}

static void tell_look_alike(
	struct check *c, const struct passage *p, size_t i, size_t end, uint32_t meant)
{
	char *repair = arena_alloc(c->arena, 4 * (end - i) + 1);
	size_t len = 0;
	for (size_t k = i; k < end; k++)
		len += utf8_put(repair + len, meant);
	repair[len] = '\0';
	check_repair(c,
		check_tell(c, RULE_LOOK_ALIKE, p, i, end,
			_("%s (U+%04X) only looks like %s (U+%04X)"), as_text(c, p->ch[i]),
			(unsigned)p->ch[i], as_text(c, meant), (unsigned)meant),
		repair, true);
}

/* Whether a radical is meant as one: 竹字头“⺮”, ⻌部, or in a cell by itself. */
static bool is_about_radicals(const struct passage *p, size_t i)
{
	static const uint32_t words[] = { U'部', U'旁', U'字', U'头' };
	if (p->len <= 2)
		return true;
	if (p->class[(ptrdiff_t)i - 1] == CHAR_OPEN && p->class[i + 1] == CHAR_CLOSE)
		return true;
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (p->ch[i + 1] == words[k])
			return true;
	return false;
}

/* Whether the numerals around I are a year before 年, which the rule for dates looks at. */
static bool is_in_year(const struct passage *p, size_t i)
{
	enum { FIGURES = 4 };
	size_t from = i, to = i;
	while (from > 0 && i - from <= FIGURES && is_numeral(p->ch[from - 1]))
		from--;
	while (to < p->len && to - i <= FIGURES && is_numeral(p->ch[to]))
		to++;
	return to - from == FIGURES && p->ch[to] == U'年';
}

/* ○ in a number such as 一○五号: 〇 is a Han character, ○ a circle. */
static size_t check_ring(struct check *c, const struct passage *p, size_t i)
{
	size_t end = i + 1;
	while (end < p->len && p->ch[end] == p->ch[i])
		end++;
	if (is_in_year(p, i))
		return end;
	uint32_t behind = p->ch[end];
	bool number = is_numeral(p->ch[(ptrdiff_t)i - 1]) &&
		(is_numeral(behind) || behind == U'年' || behind == U'月' || behind == U'号');
	if (number)
		tell_look_alike(c, p, i, end, 0x3007);
	return end;
}

/* Whether I is among Han, so that it is read as one; what is for private use counts by its meaning. */
static bool is_among_han(const struct passage *p, size_t i)
{
	bool han = false;
	for (ptrdiff_t k = (ptrdiff_t)i - 1; k <= (ptrdiff_t)i + 1; k += 2) {
		enum char_class class = p->class[k];
		if (class == CHAR_HAN || class == CHAR_COMPATIBLE ||
			(class == CHAR_PRIVATE && char_meant(p->ch[k])))
			han = true;
		else if (class != CHAR_STOP && class != CHAR_OPEN && class != CHAR_CLOSE &&
			class != CHAR_END)
			return false;
	}
	return han;
}

enum { WIDE_SPACE = 0x3000, PRIVATE_SPACE = 0xE5E5 };

/* Whether nothing but blanks is before I: an indent, which the layout sets. */
static bool is_indent(const struct passage *p, size_t i)
{
	while (i > 0 && (char_is_blank(p->class[i - 1]) || p->ch[i - 1] == PRIVATE_SPACE))
		i--;
	return i == 0;
}

/* Web sites use such code points for icons too: among Han they were characters. */
static void tell_private(struct check *c, const struct passage *p, size_t i)
{
	uint32_t ch = p->ch[i], meant = char_meant(ch);
	if (!meant) {
		if (check_wants(c, RULE_PRIVATE_USE) && first_time(c, ch))
			check_tell(c, RULE_PRIVATE_USE, p, i, i + 1,
				_("U+%04X is a private-use code point, which only the font it was "
				  "made for shows"),
				(unsigned)ch);
		return;
	}
	bool indent = meant == WIDE_SPACE && is_indent(p, i);
	bool safe = meant == WIDE_SPACE ? indent
					: is_among_han(p, i) && char_kind_of(meant) != KIND_RADICAL;
	check_repair(c,
		check_tell(c, RULE_PRIVATE_USE, p, i, i + 1,
			_("U+%04X is a private-use code point; GB 18030 now has %s (U+%04X) for "
			  "it"),
			(unsigned)ch, as_text(c, meant), (unsigned)meant),
		indent ? "" : as_text(c, meant), safe);
}

static void check_combining(struct check *c, const struct passage *p, size_t i)
{
	enum char_class before = p->class[(ptrdiff_t)i - 1];
	if (before == CHAR_STOP || before == CHAR_OPEN || before == CHAR_CLOSE ||
		before == CHAR_END)
		check_tell(c, RULE_COMBINING_MARK, p, i, i + 1,
			_("the combining mark U+%04X has no letter before it"), (unsigned)p->ch[i]);
	else if (i > 0 && is_han(p, i - 1))
		check_tell(c, RULE_COMBINING_MARK, p, i, i + 1,
			_("the combining mark U+%04X lies over %s"), (unsigned)p->ch[i],
			as_text(c, p->ch[i - 1]));
}

/* Whether the selector at I stands behind a character that has variants. */
static bool selects(const struct passage *p, size_t i)
{
	enum { TEXT = 0xFE0E, PICTURE = 0xFE0F, SUPPLEMENT = 0xE0100 };
	uint32_t before = p->ch[(ptrdiff_t)i - 1], selector = p->ch[i];
	if (selector >= SUPPLEMENT)
		return i > 0 && is_han(p, i - 1);
	if (selector == TEXT || selector == PICTURE)
		return char_kind_of(before) == KIND_PICTOGRAPH || before == '#' || before == '*' ||
			(before >= '0' && before <= '9');
	return char_has_variant(before, selector);
}

static size_t check_selector(struct check *c, const struct passage *p, size_t i)
{
	size_t end = i + 1;
	if (selects(p, i))
		return end;
	while (end < p->len && p->class[end] == CHAR_SELECTOR)
		end++;
	check_repair(c,
		check_tell(c, RULE_VARIATION, p, i, end,
			_("the variation selector U+%04X stands behind nothing that has such a "
			  "variant"),
			(unsigned)p->ch[i]),
		"", true);
	return end;
}

static bool is_wide(const struct passage *p, size_t i)
{
	return p->class[i] == CHAR_WIDE_LATIN;
}

/* Marks that belong to full-width letters and figures: ％＆＋－．／＠. */
static bool joins_wide(const struct passage *p, size_t i)
{
	uint32_t ch = p->ch[i];
	return (ch == 0xFF05 && !is_wide(p, i + 1)) ||
		((ch == 0xFF05 || ch == 0xFF06 || ch == 0xFF0B || ch == 0xFF0D || ch == 0xFF0E ||
			 ch == 0xFF0F || ch == 0xFF20) &&
			is_wide(p, i + 1));
}

/* A headline may have full-width figures for its look: there it is for the writer to say. */
static size_t check_wide(struct check *c, const struct passage *p, size_t i)
{
	enum { TO_ASCII = 0xFEE0, WIDE_ZERO = 0xFF10, WIDE_O = 0xFF2F };
	if ((p->ch[i] == WIDE_ZERO || p->ch[i] == WIDE_O) && is_numeral(p->ch[(ptrdiff_t)i - 1]))
		return check_ring(c, p, i);
	size_t end = i + 1;
	while (end < p->len && (is_wide(p, end) || joins_wide(p, end)))
		end++;
	if (!check_wants(c, RULE_FULL_WIDTH_LATIN))
		return end;
	char *repair = arena_alloc(c->arena, end - i + 1);
	for (size_t k = i; k < end; k++)
		repair[k - i] = (char)(p->ch[k] - TO_ASCII);
	repair[end - i] = '\0';
	check_repair(c,
		check_tell(c, RULE_FULL_WIDTH_LATIN, p, i, end, _("full-width %s; %s is meant"),
			check_quote(c, p, i, end), check_quote_text(c, repair)),
		repair, p->kind != PASSAGE_TITLE);
	return end;
}

bool check_is_near(const struct passage *p, size_t i, bool (*is_such)(uint32_t ch))
{
	size_t from = i > NEAR ? i - NEAR : 0, to = i + NEAR < p->len ? i + NEAR : p->len;
	for (size_t k = from; k < to; k++)
		if (is_such(p->ch[k]))
			return true;
	return false;
}

/* Traditional characters near each other are told in one. */
static size_t check_traditional(struct check *c, const struct passage *p, size_t i)
{
	enum { GAP = 8 };
	size_t end = i + 1;
	for (size_t k = end; k < p->len && k < end + GAP && p->class[k] == CHAR_HAN; k++)
		if (char_kind_of(p->ch[k]) == KIND_TRADITIONAL)
			end = k + 1;
	if (!check_wants(c, RULE_TRADITIONAL) || !check_is_simplified(c, p, i) ||
		check_is_near(p, i, char_is_kana))
		return end;
	char *repair = arena_alloc(c->arena, 4 * (end - i) + 1);
	size_t len = 0;
	for (size_t k = i; k < end; k++) {
		bool traditional = char_kind_of(p->ch[k]) == KIND_TRADITIONAL;
		len += utf8_put(repair + len, traditional ? char_meant(p->ch[k]) : p->ch[k]);
	}
	repair[len] = '\0';
	check_repair(c,
		check_tell(c, RULE_TRADITIONAL, p, i, end,
			_("traditional %s in simplified text; %s is meant"),
			check_quote(c, p, i, end), check_quote_text(c, repair)),
		repair, false);
	return end;
}

static bool is_right_to_left(uint32_t ch)
{
	return (ch >= 0x590 && ch <= 0x8FF) || (ch >= 0xFB1D && ch <= 0xFDFF) ||
		(ch >= 0xFE70 && ch <= 0xFEFC);
}

/* The tags behind a black flag make the flag of a region. */
static bool is_in_flag(const struct passage *p, size_t i)
{
	enum { MOST = 16, FLAG = 0x1F3F4 };
	for (size_t k = 0; k < MOST && i > 0 && p->ch[i] >= 0xE0020 && p->ch[i] <= 0xE007F; k++)
		i--;
	return p->ch[i] == FLAG;
}

static bool is_foreign(enum char_class class)
{
	return class == CHAR_OTHER || class == CHAR_LATIN || class == CHAR_DIGIT ||
		class == CHAR_HALF_MARK || class == CHAR_SELECTOR;
}

/* What is not seen does have a use: between letters of other scripts, in addresses, and in emoji. */
static bool has_use(const struct passage *p, size_t i)
{
	uint32_t ch = p->ch[i];
	bool foreign = is_foreign(p->class[(ptrdiff_t)i - 1]) && is_foreign(p->class[i + 1]);
	if (ch == 0xAD || ch == 0x200B || ch == 0x200C || ch == 0x200D ||
		(ch >= 0x2060 && ch <= 0x2064))
		return foreign;
	if (ch == 0x61C || ch == 0x200E || ch == 0x200F || (ch >= 0x202A && ch <= 0x202E) ||
		(ch >= 0x2066 && ch <= 0x2069))
		return check_is_near(p, i, is_right_to_left);
	return ch >= 0xE0020 && ch <= 0xE007F && is_in_flag(p, i);
}

static const char *invisible_name(uint32_t ch)
{
	switch (ch) {
	case 0xAD:
		return _("a soft hyphen");
	case 0x200B:
		return _("a zero-width space");
	case 0x200C:
	case 0x200D:
	case 0x2060:
		return _("a zero-width joiner or non-joiner");
	case 0xFEFF:
		return _("a byte order mark");
	}
	bool direction = ch == 0x61C || ch == 0x200E || ch == 0x200F ||
		(ch >= 0x202A && ch <= 0x202E) || (ch >= 0x2066 && ch <= 0x2069);
	return direction ? _("a mark of writing direction") : _("a control character");
}

/* A control of the second set stands where a mark of code page 1252 was misread: something is lost. */
static size_t check_invisible(struct check *c, const struct passage *p, size_t i)
{
	size_t end = i;
	bool lost = false;
	for (; end < p->len && char_kind_of(p->ch[end]) == KIND_INVISIBLE && !has_use(p, end);
		end++)
		lost = lost || (p->ch[end] >= 0x80 && p->ch[end] < 0xA0);
	if (end == i)
		return i + 1;
	struct finding *f = check_tell(c, RULE_INVISIBLE, p, i, end,
		_("%s (U+%04X), which nobody sees"), invisible_name(p->ch[i]), (unsigned)p->ch[i]);
	if (!lost)
		check_repair(c, f, "", true);
	return end;
}

/* What is wrong with character I, which is not plain; the next to look at. */
static size_t check_kind(struct check *c, const struct passage *p, size_t i, enum char_kind kind)
{
	switch (kind) {
	case KIND_LEVEL_2:
	case KIND_LEVEL_3:
	case KIND_BEYOND:
		tell_rare(c, p, i, kind);
		break;
	case KIND_DOT:
		check_separator(c, p, i);
		break;
	case KIND_BAR:
		return check_bar(c, p, i);
	case KIND_RING:
		return check_ring(c, p, i);
	case KIND_COMBINING:
		check_combining(c, p, i);
		break;
	case KIND_SELECTOR:
		return check_selector(c, p, i);
	case KIND_WIDE:
		return check_wide(c, p, i);
	case KIND_INVISIBLE:
		return check_invisible(c, p, i);
	case KIND_PRIVATE:
		tell_private(c, p, i);
		break;
	case KIND_TRADITIONAL:
		return check_traditional(c, p, i);
	case KIND_RADICAL:
		if (!is_about_radicals(p, i))
			tell_look_alike(c, p, i, i + 1, char_meant(p->ch[i]));
		break;
	case KIND_COMPATIBLE:
		tell_look_alike(c, p, i, i + 1, char_meant(p->ch[i]));
		break;
	case KIND_PLAIN:
	case KIND_PICTOGRAPH:
		break;
	}
	return i + 1;
}

void check_characters(struct check *c, const struct passage *p)
{
	if (check_is_address(c, p))
		return;
	for (size_t i = 0; i < p->len;) {
		enum char_kind kind = char_kind_of(p->ch[i]);
		i = kind == KIND_PLAIN ? i + 1 : check_kind(c, p, i, kind);
	}
}
