/* Words often written by mistake (T16).
 *
 * Every pair of characters that begins a wrong word has its bit in a table of 8 KB; hardly any other pair
 * has: so a text is read at some ten instructions a character. */
#include "proof/confusions.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "proof/check.h"
#include "proof/match.h"

static const struct confusion {
	const char *wrong, *right;
	const char *before, *behind;
} table[] = {
#define ROW(wrong, right, before, behind) { wrong, right, before, behind },
	CONFUSED_WORDS(ROW) CONFUSED_SAYINGS(ROW)
#undef ROW
};

enum {
	COUNT = sizeof table / sizeof *table,
	SLOTS = 2048, /* of the hash table: a power of two, and more than COUNT */
	BITS = 65536,
};
static_assert(COUNT < SLOTS / 2, "the hash table is at most half full");

struct confusions {
	uint64_t begins[BITS / 64]; /* whether a pair may begin a word */
	uint16_t slots[SLOTS];      /* numbers of TABLE from 1, by their first pairs */
};

static inline uint32_t hash_pair(uint32_t a, uint32_t b)
{
	return (a * 0x9E3779B1u ^ b * 0x85EBCA6Bu) >> 16;
}

struct confusions *confusions_new(void)
{
	struct confusions *w = xcalloc(1, sizeof *w);
	for (size_t i = 0; i < COUNT; i++) {
		const char *at = table[i].wrong, *end = at + strlen(at);
		uint32_t first = utf8_next(&at, end), h = hash_pair(first, utf8_next(&at, end));
		size_t slot = h % SLOTS;
		w->begins[h / 64] |= UINT64_C(1) << h % 64;
		while (w->slots[slot])
			slot = (slot + 1) % SLOTS;
		w->slots[slot] = (uint16_t)(i + 1);
	}
	return w;
}

void confusions_free(struct confusions *w)
{
	free(w);
}

static bool has_character(const char *set, uint32_t ch)
{
	const char *end = set + strlen(set);
	while (set < end)
		if (utf8_next(&set, end) == ch)
			return true;
	return false;
}

/* 既使……又使: both, not 即使. */
static bool is_both(const struct passage *p, size_t i)
{
	enum { FAR = 40 };
	for (size_t k = i; k < p->len && k - i < FAR && p->ch[k] != U'。'; k++)
		if (p->ch[k] == U'又' || p->ch[k] == U'更' || p->ch[k] == U'还')
			return true;
	return false;
}

static bool is_right_here(const struct confusion *w, const struct passage *p, size_t i, size_t end)
{
	uint32_t before = p->ch[(ptrdiff_t)i - 1], behind = p->ch[end];
	return (before && has_character(w->before, before)) ||
		(behind && has_character(w->behind, behind)) || (p->ch[i] == U'既' && is_both(p, i));
}

/* Tells what stands at I if it is in the table; H is the hash of its pair. */
static void look_up(struct check *c, const struct passage *p, size_t i, uint32_t h)
{
	const struct confusions *w = c->confusions;
	for (size_t slot = h % SLOTS; w->slots[slot]; slot = (slot + 1) % SLOTS) {
		const struct confusion *found = &table[w->slots[slot] - 1];
		size_t n = match_word(p, i, found->wrong);
		if (!n || is_right_here(found, p, i, i + n))
			continue;
		check_repair(c,
			check_tell(c, RULE_CONFUSION, p, i, i + n,
				_("“%s” is often written by mistake; is it “%s”?"), found->wrong,
				found->right),
			found->right, false);
		return;
	}
}

/* A name may be written as its owner likes. */
static bool is_name(const struct check *c, const struct passage *p)
{
	enum element_name in = check_element(c, p->element)->name;
	return p->attribute == ATTRIBUTE_NONE && (in == ELEMENT_AUTHOR || in == ELEMENT_EDITOR);
}

void check_confusions(struct check *c, const struct passage *p)
{
	const uint64_t *begins = c->confusions->begins;
	if (!check_wants(c, RULE_CONFUSION) || is_name(c, p))
		return;
	for (size_t i = 0; i + 1 < p->len; i++) {
		uint32_t h = hash_pair(p->ch[i], p->ch[i + 1]);
		if (begins[h / 64] >> h % 64 & 1)
			look_up(c, p, i, h);
	}
}
