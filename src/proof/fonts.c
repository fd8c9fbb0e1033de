/* Characters that no font has (N01). What has been found in a font once is not looked for again. */
#include "base/i18n.h"
#include "font/font.h"
#include "proof/characters.h"

enum { MOST_MISSING = 64 }; /* characters that are told of in a record */

struct missing {
	uint32_t ch;
	const struct passage *passage;
	size_t at, count;
};

/* Blanks print nothing, and what else is named here is set otherwise or told by another rule. */
static bool is_printed(enum char_class class)
{
	return class != CHAR_SPACE && class != CHAR_NEWLINE && class != CHAR_WIDE_SPACE &&
		class != CHAR_INVISIBLE && class != CHAR_COMBINING && class != CHAR_SELECTOR &&
		class != CHAR_PRIVATE;
}

static bool is_passage_printed(const struct check *c, const struct passage *p)
{
	return p->attribute == ATTRIBUTE_NONE ||
		(!check_is_address(c, p) &&
			!slice_is(c->text->attributes[p->attribute].name, "alt"));
}

static struct missing *find(struct missing *list, size_t count, uint32_t ch)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].ch == ch)
			return &list[i];
	return NULL;
}

static void look(struct check *c, const struct passage *p, struct missing *list, size_t *count)
{
	enum { BITS = 32 };
	for (size_t i = 0; i < p->len; i++) {
		uint32_t ch = p->ch[i], bit = UINT32_C(1) << ch % BITS;
		uint32_t *known = &c->has_glyph[ch / BITS];
		struct missing *found;
		unsigned glyph;
		if (*known & bit)
			continue;
		if ((found = find(list, *count, ch)))
			found->count++;
		else if (!is_printed(p->class[i]) || font_chain_lookup(c->fonts, ch, &glyph))
			*known |= bit;
		else if (*count < MOST_MISSING)
			list[(*count)++] = (struct missing){ ch, p, i, 1 };
	}
}

static void tell(struct check *c, const struct missing *m)
{
	const char *quote = check_quote(c, m->passage, m->at, m->at + 1);
	if (m->count == 1)
		check_tell(c, RULE_NO_GLYPH, m->passage, m->at, m->at + 1,
			_("no font has %s (U+%04X)"), quote, (unsigned)m->ch);
	else
		check_tell(c, RULE_NO_GLYPH, m->passage, m->at, m->at + 1,
			_("no font has %s (U+%04X), which stands here and %zu times more"), quote,
			(unsigned)m->ch, m->count - 1);
}

void check_fonts(struct check *c)
{
	struct missing list[MOST_MISSING];
	size_t count = 0;
	if (!c->fonts || !check_wants(c, RULE_NO_GLYPH))
		return;
	for (size_t i = 0; i < c->text->passage_count; i++)
		if (is_passage_printed(c, &c->text->passages[i]))
			look(c, &c->text->passages[i], list, &count);
	for (size_t i = 0; i < count; i++)
		tell(c, &list[i]);
}
