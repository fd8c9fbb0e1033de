#include "template/collation.h"

#include <ctype.h>
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "template/functions.h"
#include "collation_table.h"

/* Longer names sort by their beginning. */
enum { MAX_CHARACTERS = 200, WIDTH = 5 };

/* Surnames that are read otherwise than the word, with a character that is read as they are. */
static const uint32_t surnames[][2] = {
	{ 0x5355, 0x5584 }, /* 单: 善 */
	{ 0x66FE, 0x589E }, /* 曾: 增 */
	{ 0x4EC7, 0x6C42 }, /* 仇: 求 */
	{ 0x89E3, 0x8C22 }, /* 解: 谢 */
	{ 0x67E5, 0x6E23 }, /* 查: 渣 */
	{ 0x533A, 0x6B27 }, /* 区: 欧 */
	{ 0x6734, 0x74E2 }, /* 朴: 瓢 */
	{ 0x76D6, 0x845B }, /* 盖: 葛 */
	{ 0x7F2A, 0x5999 }, /* 缪: 妙 */
	{ 0x4E50, 0x6708 }, /* 乐: 月 */
	{ 0x79CD, 0x866B }, /* 种: 虫 */
	{ 0x53EC, 0x90B5 }, /* 召: 邵 */
};

static uint32_t read_as_surname(uint32_t ch)
{
	for (size_t i = 0; i < sizeof surnames / sizeof *surnames; i++)
		if (surnames[i][0] == ch)
			return surnames[i][1];
	return ch;
}

/* The place of CH among the characters with a reading, from 1; 0: it has none. */
static unsigned rank_of(uint32_t ch)
{
	if (ch >= RANKS_FIRST && ch <= RANKS_LAST)
		return ranks[ch - RANKS_FIRST];
	for (size_t i = 0; i < sizeof other_ranks / sizeof *other_ranks; i++)
		if (other_ranks[i].ch == ch)
			return other_ranks[i].rank;
	return 0;
}

/* Full-width forms as the plain ones, capitals as small letters. */
static uint32_t fold(uint32_t ch)
{
	if (ch >= 0xFF01 && ch <= 0xFF5E)
		ch -= 0xFEE0;
	return ch < 0x80 ? (uint32_t)tolower((int)ch) : ch;
}

/* White space and marks: ASCII's, the general ones, those of CJK. */
static bool is_mark(uint32_t ch)
{
	return ch <= ' ' || (ch < 0x80 && ispunct((int)ch)) || ch == 0xA0 || ch == 0xB7 ||
		(ch >= 0x2000 && ch <= 0x206F) || (ch >= 0x3000 && ch <= 0x3003) ||
		(ch >= 0x3008 && ch <= 0x301F) || ch == 0x30FB;
}

static char letter_of(uint32_t ch)
{
	if (ch >= 'a' && ch <= 'z')
		return (char)toupper((int)ch);
	unsigned rank = rank_of(ch);
	if (rank == 0)
		return COLLATION_OTHER;
	int letter = 25;
	while (letter > 0 && letters[letter] > rank)
		letter--;
	/* No reading begins with I, U or V, whose first rank is that of others. */
	return (char)('A' + letter);
}

const char *collation_key(struct arena *a, struct slice name, bool person)
{
	char *key = arena_alloc(a, 2 + MAX_CHARACTERS * WIDTH), *out = key + 1;
	const char *p = name.data, *end = name.data + name.len;
	key[0] = COLLATION_OTHER;
	for (int count = 0; p < end && count < MAX_CHARACTERS;) {
		uint32_t ch = fold(utf8_next(&p, end));
		if (is_mark(ch))
			continue;
		if (count++ == 0) {
			ch = person ? read_as_surname(ch) : ch;
			key[0] = letter_of(ch);
		}
		unsigned rank = rank_of(ch);
		/* Figures and letters, then Han by reading, then the rest by code point. */
		out += sprintf(out, "%05X", rank ? 0x10000 + rank : ch < 0x3400 ? ch : 0x20000 + ch);
	}
	return key;
}

static void collation_function(xmlXPathParserContextPtr ctxt, int nargs)
{
	if (nargs < 1 || nargs > 2) {
		xmlXPathSetArityError(ctxt);
		return;
	}
	xmlChar *kind = nargs == 2 ? xmlXPathPopString(ctxt) : NULL;
	xmlChar *name = xmlXPathPopString(ctxt);
	struct arena *a = arena_new();
	bool person = kind && strcmp((const char *)kind, "person") == 0;
	if (name)
		xmlXPathReturnString(ctxt, xmlStrdup(BAD_CAST collation_key(a,
			slice_of((const char *)name), person)));
	arena_free(a);
	xmlFree(name);
	xmlFree(kind);
}

void collation_register(void)
{
	xsltRegisterExtModuleFunction(
		BAD_CAST "collation-key", BAD_CAST FUNCTION_NAMESPACE, collation_function);
}
