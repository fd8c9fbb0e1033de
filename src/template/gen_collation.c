/* gen_collation.c -- writes the table of collation.c at build time: the order of Han characters by their
 * readings, as the collation of ICU has it.
 *
 * Usage: gen_collation > collation_table.h */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

enum { FIRST = 0x3400, LAST = 0x9FFF, END = 0x32000, MAX_KEY = 32 };

/* What has no reading comes behind the rest, by its radical; its keys begin with this byte at least. */
enum { WITHOUT_READING = 0xA3 };

struct character {
	uint32_t ch;
	uint8_t key[MAX_KEY];
};

static void die(const char *what)
{
	fprintf(stderr, "gen_collation: %s\n", what);
	exit(1);
}

static int by_key(const void *a, const void *b)
{
	const struct character *x = a, *y = b;
	int order = strcmp((const char *)x->key, (const char *)y->key);
	return order ? order : x->ch < y->ch ? -1 : 1;
}

static size_t read_characters(const UCollator *c, struct character *out)
{
	size_t count = 0;
	for (uint32_t ch = FIRST; ch < END; ch++) {
		UErrorCode error = U_ZERO_ERROR;
		UChar text[2];
		int32_t len = 0;
		if (uscript_getScript((UChar32)ch, &error) != USCRIPT_HAN)
			continue;
		U16_APPEND_UNSAFE(text, len, ch);
		struct character *o = &out[count];
		o->ch = ch;
		if (ucol_getSortKey(c, text, len, o->key, MAX_KEY) > MAX_KEY)
			die("a key is longer than expected");
		count += o->key[0] < WITHOUT_READING;
	}
	qsort(out, count, sizeof *out, by_key);
	return count;
}

static void write_ranks(const struct character *all, size_t count)
{
	static uint16_t ranks[LAST - FIRST + 1];
	for (size_t i = 0; i < count; i++)
		if (all[i].ch <= LAST)
			ranks[all[i].ch - FIRST] = (uint16_t)(i + 1);
	printf("enum { RANKS_FIRST = 0x%X, RANKS_LAST = 0x%X };\n"
	       "static const uint16_t ranks[] = {", FIRST, LAST);
	for (size_t i = 0; i <= LAST - FIRST; i++)
		printf("%s%u,", i % 16 ? "" : "\n", ranks[i]);
	printf("\n};\n\nstatic const struct { uint32_t ch; uint16_t rank; } other_ranks[] = {\n");
	for (uint32_t ch = LAST + 1; ch < END; ch++)
		for (size_t i = 0; i < count; i++)
			if (all[i].ch == ch)
				printf("{0x%X,%zu},\n", ch, i + 1);
	printf("};\n\n");
}

/* U+FDD0 and a letter stand before the first character whose reading begins with it. */
static void write_letters(const UCollator *c, const struct character *all, size_t count)
{
	printf("/* The first rank of each letter. */\nstatic const uint16_t letters[] = {");
	for (UChar letter = 'A'; letter <= 'Z'; letter++) {
		const UChar text[] = { 0xFDD0, letter };
		struct character boundary = { 0 };
		size_t i = 0;
		ucol_getSortKey(c, text, 2, boundary.key, MAX_KEY);
		while (i < count && by_key(&all[i], &boundary) < 0)
			i++;
		printf("%zu,", i + 1);
	}
	printf("};\n");
}

int main(void)
{
	UErrorCode error = U_ZERO_ERROR;
	UCollator *c = ucol_open("zh-u-co-pinyin", &error);
	struct character *all = calloc(END, sizeof *all);
	if (U_FAILURE(error) || !all)
		die("ICU has no Chinese collation");
	size_t count = read_characters(c, all);
	if (count == 0 || count > UINT16_MAX)
		die("ICU's keys are not as expected");
	printf("/* Made by gen_collation from ICU. */\n");
	write_ranks(all, count);
	write_letters(c, all, count);
	ucol_close(c);
	free(all);
	return 0;
}
