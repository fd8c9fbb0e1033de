/* Straight quotation marks (T01). */
#include "proof/quotes.h"

#include <string.h>

#include "base/i18n.h"
#include "proof/ascii.h"
#include "proof/spaces.h"

enum { QUOTES_MAX = 400 };

/* A kind of quotation marks. */
struct kind {
	uint32_t straight, open, close;
	const char *open_text, *close_text;
};

static const struct kind kinds[] = {
	{ '"', 0x201C, 0x201D, "“", "”" },
	{ '\'', 0x2018, 0x2019, "‘", "’" },
};

struct quotes {
	const struct kind *kind;
	size_t at[QUOTES_MAX];
	size_t count; /* they open and close in turn */
	bool uneven;
};

/* An apostrophe, a foot or an inch is none. */
static bool is_quote(const struct passage *p, size_t i, const struct kind *k, bool opens)
{
	enum char_class before = near_before(p, i), behind = p->class[i + 1];
	if (p->ch[i] == k->open || (p->ch[i] == k->close && k->straight == '"'))
		return true;
	if (p->ch[i] != k->straight && p->ch[i] != k->close)
		return false;
	if (k->straight == '\'' && before == CHAR_LATIN && behind == CHAR_LATIN)
		return false;
	if (opens && k->straight == '\'' && (before == CHAR_LATIN || behind == CHAR_DIGIT))
		return false;
	return !(opens && before == CHAR_DIGIT && p->ch[i] == k->straight);
}

/* Nothing begins with a stop, or ends with what opens; but ":" is. */
static bool is_turned(const struct passage *p, size_t i, bool opens)
{
	uint32_t before = i > 0 ? p->ch[i - 1] : 0, behind = p->ch[i + 1];
	if (opens && behind == '.')
		return p->ch[i + 2] != '.';
	if (opens)
		return p->class[i + 1] == CHAR_STOP || p->class[i + 1] == CHAR_CLOSE ||
			behind == 0 ||
			(behind < 128 && strchr(",;:!?)", (int)behind) && p->ch[i + 2] != p->ch[i]);
	bool colon = before == 0xFF1A || (before == ':' && i > 1 && p->ch[i - 2] != p->ch[i]);
	return near_before(p, i) == CHAR_OPEN || colon || before == '(';
}

static void find_quotes(const struct passage *p, struct quotes *q)
{
	struct ascii ascii = { .p = p };
	for (size_t i = 0; i < p->len; i++) {
		enum char_class class = p->class[i];
		if (class == CHAR_HALF_MARK)
			ascii_read(&ascii, i);
		if ((class != CHAR_HALF_MARK && class != CHAR_OPEN && class != CHAR_CLOSE) ||
			ascii_in_code(&ascii, i))
			continue;
		bool opens = q->count % 2 == 0;
		if (!is_quote(p, i, q->kind, opens))
			continue;
		if (q->count == QUOTES_MAX || p->ch[i] == (opens ? q->kind->close : q->kind->open))
			q->uneven = true;
		if (q->count == QUOTES_MAX)
			return;
		q->uneven = q->uneven || is_turned(p, i, opens);
		q->at[q->count++] = i;
	}
}

static bool is_chinese(const struct passage *p, size_t open, size_t close)
{
	return p->ch[open] >= 128 || p->ch[close] >= 128 || near_has_han(p, open + 1, close) ||
		char_is_han(near_word_before(p, open)) || char_is_han(near_word_behind(p, close));
}

/* TEXT is what belongs there; NULL: that can't be told. */
static void tell(struct check *c, const struct passage *p, size_t i, const char *text, bool opens)
{
	if (!text) {
		check_tell(c, RULE_HALF_WIDTH_MARK, p, i, i + 1,
			_("straight quotation marks %c in Chinese text, which do not pair up"),
			(int)p->ch[i]);
		return;
	}
	check_repair(c,
		check_tell(c, RULE_HALF_WIDTH_MARK, p, i, i + 1,
			_("straight quotation mark %c in Chinese text"), (int)p->ch[i]),
		text, true);
	spaces_tell_at_mark(c, p, i, opens);
}

static void check_kind(struct check *c, const struct passage *p, const struct kind *kind)
{
	struct quotes q = { .kind = kind };
	find_quotes(p, &q);
	if (q.count % 2 == 1)
		return;
	for (size_t i = 0; i < q.count; i++) {
		bool opens = i % 2 == 0;
		if (p->ch[q.at[i]] >= 128 || !is_chinese(p, q.at[i & ~(size_t)1], q.at[i | 1]))
			continue;
		tell(c, p, q.at[i],
			q.uneven        ? NULL
				: opens ? kind->open_text
					: kind->close_text,
			opens);
		if (q.uneven)
			return;
	}
}

void quotes_check(struct check *c, const struct passage *p)
{
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		check_kind(c, p, &kinds[k]);
}
