/* Words that the user calls a mistake (T16). */
#include "base/i18n.h"
#include "base/utf8.h"
#include "proof/check.h"

/* The first of the user's words that does not begin with a character before CH. */
static size_t lower_bound(const struct proof_settings *s, uint32_t ch)
{
	size_t from = 0, to = s->word_count;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (s->words[middle].first < ch)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* How many characters WORD has if it stands at I of P just as the settings have it, else 0. */
static size_t stands_at(const struct passage *p, size_t i, struct slice word)
{
	const char *at = word.data, *end = at + word.len;
	size_t n = 0;
	for (; at < end && i + n < p->len; n++)
		if (utf8_next(&at, end) != p->ch[i + n])
			return 0;
	return at < end ? 0 : n;
}

void check_words(struct check *c, const struct passage *p)
{
	const struct proof_settings *s = c->settings;
	if (s->word_count == 0 || !check_wants(c, RULE_CONFUSION))
		return;
	for (size_t i = 0; i < p->len; i++)
		for (size_t k = lower_bound(s, p->ch[i]); k < s->word_count; k++) {
			const struct proof_word *w = &s->words[k];
			if (w->first != p->ch[i])
				break;
			size_t n = w->meant ? stands_at(p, i, w->word) : 0;
			if (n)
				check_repair(c,
					check_tell(c, RULE_CONFUSION, p, i, i + n,
						_("“%s” should be “%s”, by the settings"),
						check_quote(c, p, i, i + n), w->meant),
					w->meant, false);
		}
}
