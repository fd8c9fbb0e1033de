/* Marks of Chinese that were folded to ASCII (T01), and ellipses (T11). */
#include "base/i18n.h"
#include "proof/check.h"

static const struct {
	char half;
	uint32_t full;
	const char *text;
} marks[] = {
	{ ',', 0xFF0C, "，" },
	{ ';', 0xFF1B, "；" },
	{ ':', 0xFF1A, "：" },
	{ '!', 0xFF01, "！" },
	{ '?', 0xFF1F, "？" },
	{ '(', 0xFF08, "（" },
	{ ')', 0xFF09, "）" },
};

static const char *full_width(uint32_t ch)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (ch == (uint32_t)marks[i].half)
			return marks[i].text;
	return NULL;
}

/* What the nearest word before I, or behind it, is made of; marks and blanks are passed over. CHAR_END if
 * there is none. */
static enum char_class word_before(const struct passage *p, size_t i)
{
	while (i > 0 && !char_is_word(p->class[i - 1]))
		i--;
	return i > 0 ? p->class[i - 1] : CHAR_END;
}

static enum char_class word_behind(const struct passage *p, size_t i)
{
	while (++i < p->len && !char_is_word(p->class[i]))
		;
	return i < p->len ? p->class[i] : CHAR_END;
}

static bool is_ascii(enum char_class c)
{
	return c == CHAR_LATIN || c == CHAR_DIGIT || c == CHAR_HALF_MARK;
}

/* Whether the letters, figures and marks from FROM to TO are an address or a path: their marks are their
 * own. */
static bool is_address(const struct passage *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		uint32_t next = i + 1 < to ? p->ch[i + 1] : 0;
		if (p->ch[i] == '@' || p->ch[i] == '\\' || (p->ch[i] == ':' && next == '/') ||
			(p->ch[i] == '/' && next == '/'))
			return true;
		if (p->ch[i] == '.' && i - from == 3 && p->ch[from] == 'w' && p->ch[from + 1] == 'w')
			return true;
	}
	return false;
}

/* The end of the run of ASCII that begins at I, without marks that end a sentence. */
static size_t run_end(const struct passage *p, size_t i)
{
	size_t end = i;
	while (end < p->len && is_ascii(p->class[end]))
		end++;
	while (end > i && p->class[end - 1] == CHAR_HALF_MARK && p->ch[end - 1] != '/')
		end--;
	return end;
}

/* The half of a pair of round brackets that belongs to the one at I, in whatever width; P->len if none. */
static size_t partner(const struct passage *p, size_t i)
{
	bool opens = p->ch[i] == '(';
	int depth = 0;
	for (size_t k = i; k < p->len; k += opens ? 1 : (size_t)-1) {
		if (p->ch[k] == '(' || p->ch[k] == 0xFF08)
			depth++;
		else if (p->ch[k] == ')' || p->ch[k] == 0xFF09)
			depth--;
		if (depth == 0)
			return k;
		if (k == 0 && !opens)
			break;
	}
	return p->len;
}

static bool has_han(const struct passage *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (p->class[i] == CHAR_HAN)
			return true;
	return false;
}

/* Brackets are Chinese by what they hold, or by what they stand in. */
static bool is_chinese_bracket(const struct passage *p, size_t i)
{
	size_t other = partner(p, i);
	if (other == p->len)
		return (p->ch[i] == '(' ? p->class[(ptrdiff_t)i - 1] : p->class[i + 1]) == CHAR_HAN;
	size_t open = i < other ? i : other, close = i < other ? other : i;
	enum char_class before = p->class[(ptrdiff_t)open - 1], behind = p->class[close + 1];
	bool called = before == CHAR_LATIN && p->class[open + 1] != CHAR_HAN; /* f(x) */
	return has_han(p, open + 1, close) || (!called && (before == CHAR_HAN || behind == CHAR_HAN));
}

static bool is_chinese_mark(const struct passage *p, size_t i)
{
	if (p->ch[i] == '(' || p->ch[i] == ')')
		return is_chinese_bracket(p, i);
	enum char_class before = word_before(p, i), behind = word_behind(p, i);
	bool number = p->class[(ptrdiff_t)i - 1] == CHAR_DIGIT && p->class[i + 1] == CHAR_DIGIT;
	return !number && (before == CHAR_HAN || behind == CHAR_HAN);
}

static void tell_half_width(struct check *c, const struct passage *p, size_t i)
{
	const char *full = full_width(p->ch[i]);
	if (full && is_chinese_mark(p, i))
		check_repair(c, check_tell(c, RULE_HALF_WIDTH_MARK, p, i, i + 1,
			_("half-width %c in Chinese text"), (int)p->ch[i]), full, true);
}

void check_marks(struct check *c, const struct passage *p)
{
	size_t address_end = 0;
	for (size_t i = 0; i < p->len; i++) {
		if (is_ascii(p->class[i]) && i >= address_end && !is_ascii(p->class[(ptrdiff_t)i - 1])) {
			size_t end = run_end(p, i);
			address_end = is_address(p, i, end) ? end : 0;
		}
		if (p->class[i] == CHAR_HALF_MARK && i >= address_end)
			tell_half_width(c, p, i);
	}
}
