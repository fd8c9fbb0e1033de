#include "text/words.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/udata.h>

#include "base/arena.h"

/* How rare a word is that the dictionary lacks; how long one is at most. Both are ICU's. */
enum { UNKNOWN = 255, LONGEST = 20 };

/* The dictionary is a tree of UTF-16 units (ICU's UCharsTrie). A node's first unit tells: a branch of
 * up to 0x30 ways, or a chain of up to 16 units; from 0x40 on there is a value before it, from 0x8000
 * on nothing but a value. */
enum {
	FIRST_CHAIN = 0x30,
	FIRST_VALUE = 0x40,
	NODE_KIND = 0x3F,
	ONLY_VALUE = 0x8000,
	SEARCHED_ALONG = 5, /* ways of a branch that are no longer searched by halves */
};

/* Numbers are of one to three units, by the first one. */
struct number_form {
	uint16_t two, three; /* the first units of such numbers, in order */
};
static const struct number_form VALUE = { 0x4000, 0x7FFF }, NODE_VALUE = { 0x4040, 0x7FC0 },
	DELTA = { 0xFC00, 0xFFFF };

/* The dictionary's header: 32-bit numbers. */
enum { HEAD_TREE = 0, HEAD_KIND = 4, HEAD_TRANSFORM = 5, KIND_UNITS_WITH_VALUES = 9 };

static const uint16_t *tree; /* NULL: none */

static void open_dictionary(void)
{
	UErrorCode error = U_ZERO_ERROR;
	static UDataMemory *data; /* stays with the process */
	data = udata_open(U_ICUDATA_NAME "-brkitr", "dict", "cjdict", &error);
	if (U_FAILURE(error))
		return;
	UDataInfo info = { .size = sizeof info };
	udata_getInfo(data, &info);
	const int32_t *head = udata_getMemory(data);
	if (memcmp(info.dataFormat, "Dict", 4) == 0 && info.formatVersion[0] == 1 &&
		head[HEAD_KIND] == KIND_UNITS_WITH_VALUES && head[HEAD_TRANSFORM] == 0)
		tree = (const uint16_t *)(const void *)((const char *)head + head[HEAD_TREE]);
	else
		udata_close(data);
}

static const uint16_t *skip_number(const uint16_t *p, uint32_t first, struct number_form form)
{
	return p + (first >= form.two) + (first >= form.three);
}

/* The number of *P, which moves behind it. */
static uint32_t take_number(const uint16_t **p, uint32_t first, struct number_form form)
{
	const uint16_t *rest = *p;
	*p = skip_number(rest, first, form);
	if (first < form.two)
		return first;
	return first < form.three ? (first - form.two) << 16 | rest[0] :
		(uint32_t)rest[0] << 16 | rest[1];
}

/* The value of the node at P, if it has one. */
static bool node_value(const uint16_t *p, uint32_t *value)
{
	uint32_t first = *p++;
	if (first < FIRST_VALUE)
		return false;
	if (first >= ONLY_VALUE)
		*value = take_number(&p, first - ONLY_VALUE, VALUE);
	else if (first < NODE_VALUE.two)
		*value = (first >> 6) - 1;
	else if (first < NODE_VALUE.three)
		*value = ((first & 0x7FC0u) - NODE_VALUE.two) << 10 | p[0];
	else
		*value = (uint32_t)p[0] << 16 | p[1];
	return true;
}

/* Where UNIT leads to from a branch of so many WAYS; NULL: nowhere. */
static const uint16_t *follow_branch(const uint16_t *p, uint32_t ways, uint32_t unit)
{
	while (ways > SEARCHED_ALONG) {
		bool before = unit < *p++;
		uint32_t delta = *p++;
		delta = take_number(&p, delta, DELTA);
		if (before)
			p += delta;
		ways = before ? ways / 2 : ways - ways / 2;
	}
	for (; ways > 1; ways--) {
		bool found = unit == *p++;
		uint32_t first = *p++;
		if (found && first >= ONLY_VALUE)
			return p - 1;
		uint32_t delta = take_number(&p, first & (ONLY_VALUE - 1), VALUE);
		if (found)
			return p + delta;
	}
	return unit == *p ? p + 1 : NULL;
}

/* A place in the tree: at NODE, or before the last CHAIN units of a chain. */
struct walk {
	const uint16_t *at;
	uint32_t chain;
};

/* Goes on along UNIT; false if no word goes on so. */
static bool step(struct walk *w, uint32_t unit)
{
	if (w->chain == 0) {
		uint32_t first = *w->at++;
		if (first >= ONLY_VALUE)
			return false;
		if (first >= FIRST_VALUE)
			w->at = skip_number(w->at, first, NODE_VALUE);
		first &= NODE_KIND;
		if (first < FIRST_CHAIN) {
			uint32_t ways = (first ? first : *w->at++) + 1;
			w->at = follow_branch(w->at, ways, unit);
			return w->at;
		}
		w->chain = first - FIRST_CHAIN + 1;
	}
	w->chain--;
	return *w->at++ == unit;
}

/* The cheapest way that was found to the front of a character, and where its last word begins. */
struct way {
	uint32_t price, from;
};

static void offer(struct way *ways, size_t from, size_t to, uint32_t price)
{
	if (ways[from].price + price < ways[to].price)
		ways[to] = (struct way){ ways[from].price + price, (uint32_t)from };
}

/* Offers the words that begin with character I. */
static void offer_words(struct way *ways, const uint32_t *text, size_t count, size_t i)
{
	struct walk w = { tree, 0 };
	bool single = false;
	uint32_t price;
	for (size_t k = i; k < count && k < i + LONGEST && step(&w, text[k]); k++) {
		if (w.chain > 0 || !node_value(w.at, &price))
			continue;
		offer(ways, i, k + 1, price);
		single = single || k == i;
	}
	if (!single)
		offer(ways, i, i + 1, UNKNOWN);
}

/* A run of Han: those words that together are the most frequent. */
static void divide_han(const uint32_t *text, size_t count, bool *ends)
{
	struct way *ways = xmalloc((count + 1) * sizeof *ways);
	ways[0] = (struct way){ 0, 0 };
	for (size_t i = 1; i <= count; i++)
		ways[i] = (struct way){ UINT32_MAX, 0 };
	for (size_t i = 0; i < count; i++)
		offer_words(ways, text, count, i);
	for (size_t i = count; i > 0; i = ways[i].from)
		ends[i - 1] = true;
	free(ways);
}

/* What makes words: of the other kinds each character is one. */
enum kind { KIND_HAN, KIND_LATIN, KIND_BLANK, KIND_MARK, KIND_INNER, KIND_UNKNOWN };

static bool is_one_of(uint32_t ch, const uint16_t *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (list[i] == ch)
			return true;
	return false;
}

/* INNER marks belong to the word when there are letters or figures on both sides (UAX #29). */
static enum kind kind_of(uint32_t ch)
{
	static const uint16_t marks[] = { '\n', '!', '(', ')', '+', '-', '/', '=', '?', '%', '[', ']',
		0x2014, 0x201C, 0x201D, 0x2026, 0xFF01, 0xFF08, 0xFF09, 0xFF1F, 0xFFFC };
	static const uint16_t inner[] = { '.', ',', ':', ';', 0xB7, 0x2018, 0x2019, 0xFF0C, 0xFF0E,
		0xFF1A, 0xFF1B };
	if ((ch >= 0x4E00 && ch <= 0x9FFF) || ch == 0x3007)
		return KIND_HAN;
	if ((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9'))
		return KIND_LATIN;
	if (ch == ' ' || ch == 0x3000)
		return KIND_BLANK;
	if ((ch >= 0x3001 && ch <= 0x3003) || (ch >= 0x3008 && ch <= 0x3011) ||
		is_one_of(ch, marks, sizeof marks / sizeof *marks))
		return KIND_MARK;
	return is_one_of(ch, inner, sizeof inner / sizeof *inner) ? KIND_INNER : KIND_UNKNOWN;
}

static bool is_plain(const uint32_t *text, size_t count)
{
	enum kind before = KIND_MARK, last = KIND_MARK;
	for (size_t i = 0; i < count; i++) {
		enum kind kind = kind_of(text[i]);
		if (kind == KIND_UNKNOWN ||
			(before == KIND_LATIN && last == KIND_INNER && kind == KIND_LATIN))
			return false;
		before = last;
		last = kind;
	}
	return true;
}

bool words_find(const uint32_t *text, size_t count, bool *ends)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, open_dictionary);
	if (!tree || !is_plain(text, count))
		return false;
	for (size_t from = 0, end; from < count; from = end) {
		enum kind kind = kind_of(text[from]);
		end = from + 1;
		while (kind < KIND_MARK && end < count && kind_of(text[end]) == kind)
			end++;
		if (kind == KIND_HAN)
			divide_han(text + from, end - from, ends + from);
		ends[end - 1] = true;
	}
	return true;
}
