/* gen_kinds.c -- writes the tables of kinds.c from the Unicode data at build time.
 *
 * Usage: gen_kinds FOLDER > kinds_table.h
 * FOLDER holds UnicodeData.txt, EquivalentUnifiedIdeograph.txt, StandardizedVariants.txt,
 * emoji/emoji-data.txt, Unihan_Variants.txt.bz2 and Unihan_OtherMappings.txt.bz2. */
#define _POSIX_C_SOURCE 200809L
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "proof/kinds.h"

enum { LIMIT = 0x110000, BLOCK = CHAR_KINDS_BLOCK, BLOCKS = LIMIT / BLOCK };
enum { MOST_VARIANTS = 4000, FIELDS = 6 };

static uint8_t kind[LIMIT];
static uint32_t meant[LIMIT];
static bool standard[LIMIT]; /* in the table of standard characters */
static uint32_t variants[MOST_VARIANTS];
static size_t variant_count;

static void die(const char *what)
{
	fprintf(stderr, "gen_kinds: %s\n", what);
	exit(1);
}

static void mark(uint32_t first, uint32_t last, enum char_kind k)
{
	for (uint32_t ch = first; ch <= last; ch++)
		kind[ch] = (uint8_t)k;
}

static bool is_level_1(uint32_t ch)
{
	return (ch >= 0x3400 && ch <= 0x4DBF) || (ch >= 0x4E00 && ch <= 0x9FFF);
}

/* The code point that TEXT begins with, perhaps behind U+; *END is behind it, or TEXT if there is none. */
static uint32_t code_point(const char *text, char **end)
{
	unsigned long ch = strtoul(text + 2 * (strncmp(text, "U+", 2) == 0), end, 16);
	if (ch >= LIMIT)
		die(text);
	return (uint32_t)ch;
}

typedef void line_fn(char *line);

static void read_stream(FILE *f, const char *path, line_fn *fn)
{
	char line[4096];
	if (!f)
		die(path);
	while (fgets(line, sizeof line, f)) {
		line[strcspn(line, "#\r\n")] = '\0';
		if (*line)
			fn(line);
	}
}

static void read_file(const char *folder, const char *name, line_fn *fn)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *f = fopen(path, "r");
	read_stream(f, path, fn);
	fclose(f);
}

static void read_packed(const char *folder, const char *name, line_fn *fn)
{
	char command[4200];
	snprintf(command, sizeof command, "bzip2 -dc '%s/%s'", folder, name);
	FILE *f = popen(command, "r");
	read_stream(f, name, fn);
	if (pclose(f) != 0)
		die(command);
}

/* Marks, and what has a canonical decomposition into one character among the Han. */
static void take_character(char *line)
{
	char *field[FIELDS], *p = line, *end;
	for (int i = 0; i < FIELDS; i++) {
		field[i] = p;
		p = strchr(p, ';');
		if (!p)
			die(line);
		*p++ = '\0';
	}
	uint32_t ch = code_point(field[0], &end);
	bool compatible = (ch >= 0xF900 && ch <= 0xFAFF) || (ch >= 0x2F800 && ch <= 0x2FA1F);
	if (field[2][0] == 'M' && ch != 0x20E3)
		kind[ch] = KIND_COMBINING;
	if (compatible && *field[5]) {
		kind[ch] = KIND_COMPATIBLE;
		meant[ch] = code_point(field[5], &end);
	}
}

/* XXXX[..YYYY] ; ZZZZ */
static void take_radical(char *line)
{
	char *end;
	uint32_t first = code_point(line, &end), last = first;
	if (strncmp(end, "..", 2) == 0)
		last = code_point(end + 2, &end);
	end = strchr(end, ';');
	if (!end)
		return;
	uint32_t to = code_point(end + 1 + strspn(end + 1, " "), &end);
	for (uint32_t ch = first; ch <= last; ch++) {
		if (ch < 0x2E80 || ch > 0x2FD5) /* strokes are meant to be strokes */
			continue;
		kind[ch] = KIND_RADICAL;
		meant[ch] = to;
	}
}

/* XXXX FE0Y; ... */
static void take_variant(char *line)
{
	char *end;
	uint32_t base = code_point(line, &end);
	uint32_t selector = code_point(end + strspn(end, " "), &end);
	if (selector < 0xFE00 || selector > 0xFE0F)
		return;
	if (variant_count == MOST_VARIANTS)
		die("too many variants");
	variants[variant_count++] = base << 4 | (selector & 0xF);
}

static void take_pictograph(char *line)
{
	char *end;
	uint32_t first = code_point(line, &end), last = first;
	if (!strstr(line, "Extended_Pictographic"))
		return;
	if (strncmp(end, "..", 2) == 0)
		last = code_point(end + 2, &end);
	mark(first, last, KIND_PICTOGRAPH);
}

static void take_standard(char *line)
{
	char *end;
	if (strstr(line, "\tkTGH\t"))
		standard[code_point(line, &end)] = true;
}

/* A character with simplified forms, itself none of them nor standard in another sense. What is outside the
 * plane of common characters people have no means to write: 白蘋 has kept its 蘋. */
static void take_simplified(char *line)
{
	static const char name[] = "\tkSimplifiedVariant\t";
	char *p = strstr(line, name), *end;
	uint32_t ch = code_point(line, &end), first = 0;
	int forms = 0;
	if (!p || standard[ch] || ch < 0x4E00 || ch > 0x9FFF)
		return;
	for (p += sizeof name - 1; *p; p = end + strspn(end, " "), forms++) {
		uint32_t to = code_point(p, &end);
		if (to == ch || to > 0xFFFF)
			return;
		if (standard[to] && !first)
			first = to;
	}
	if (!first)
		return;
	kind[ch] = KIND_TRADITIONAL;
	meant[ch] = first;
}

static void set_levels(void)
{
	mark(0x20000, 0x2EBEF, KIND_LEVEL_3);
	mark(0x2EBF0, 0x2F7FF, KIND_BEYOND);
	mark(0x30000, 0x3FFFD, KIND_BEYOND);
	for (uint32_t ch = 0; ch < LIMIT; ch++)
		if (standard[ch] && !is_level_1(ch))
			kind[ch] = KIND_LEVEL_2;
}

/* Marks of other forms and widths that were taken for those of Chinese. */
static void set_marks(void)
{
	static const uint32_t same[][2] = {
		{ 0xFE50, 0xFF0C }, { 0xFE51, 0x3001 }, { 0xFE54, 0xFF1B }, { 0xFE55, 0xFF1A },
		{ 0xFE56, 0xFF1F }, { 0xFE57, 0xFF01 }, { 0xFE59, 0xFF08 }, { 0xFE5A, 0xFF09 },
		{ 0xFE5D, 0x3014 }, { 0xFE5E, 0x3015 }, { 0xFF61, 0x3002 }, { 0xFF62, 0x300C },
		{ 0xFF63, 0x300D }, { 0xFF64, 0x3001 },
	};
	static const uint32_t dots[] = { '.', 0x2022, 0x2024, 0x2027, 0x2219, 0x30FB, 0xFF0E, 0xFF65 };
	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		kind[same[i][0]] = KIND_COMPATIBLE;
		meant[same[i][0]] = same[i][1];
	}
	for (size_t i = 0; i < sizeof dots / sizeof *dots; i++)
		kind[dots[i]] = KIND_DOT;
	kind[0x25CB] = kind[0x25EF] = KIND_RING;
	kind[0x2015] = kind[0x2500] = kind[0x2501] = kind[0x30FC] = kind[0xFF0D] = KIND_BAR;
}

static void set_invisible(void)
{
	static const uint32_t ranges[][2] = {
		{ 0x7F, 0x9F }, { 0xAD, 0xAD }, { 0x61C, 0x61C }, { 0x200B, 0x200F }, { 0x202A, 0x202E },
		{ 0x2060, 0x206F }, { 0xFEFF, 0xFEFF }, { 0xFFF9, 0xFFFB }, { 0xE0000, 0xE007F },
	};
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		mark(ranges[i][0], ranges[i][1], KIND_INVISIBLE);
}

/* What GB 18030 once had no code point for and now has: the places A6D9 to A6F3 (vertical marks), A8BC and
 * A8BF (Latin), and FE50 to FEA0, which code page 936 counts from U+E815. */
static void set_private(void)
{
	static const uint32_t from_e815[] = {
		0x2E81, 0x20087, 0x20089, 0x200CC, 0x2E84, 0x3473, 0x3447, 0x2E88, 0x2E8B, 0x9FB4, 0x359E,
		0x361A, 0x360E, 0x2E8C, 0x2E97, 0x396E, 0x3918, 0x9FB5, 0x39CF, 0x39DF, 0x3A73, 0x39D0,
		0x9FB6, 0x9FB7, 0x3B4E, 0x3C6E, 0x3CE0, 0x2EA7, 0x215D7, 0x9FB8, 0x2EAA, 0x4056, 0x415F,
		0x2EAE, 0x4337, 0x2EB3, 0x2EB6, 0x2EB7, 0x2298F, 0x43B1, 0x43AC, 0x2EBB, 0x43DD, 0x44D6,
		0x4661, 0x464C, 0x9FB9, 0x4723, 0x4729, 0x477C, 0x478D, 0x2ECA, 0x4947, 0x497A, 0x497D,
		0x4982, 0x4983, 0x4985, 0x4986, 0x499F, 0x499B, 0x49B7, 0x49B6, 0x9FBA, 0x241FE, 0x4CA3,
		0x4C9F, 0x4CA0, 0x4CA1, 0x4C77, 0x4CA2, 0x4D13, 0x4D14, 0x4D15, 0x4D16, 0x4D17, 0x4D18,
		0x4D19, 0x4DAE, 0x9FBB,
	};
	static const uint32_t from_e78d[] = {
		0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14, 0xFE15, 0xFE16, 0xFE17, 0xFE18, 0xFE19,
	};
	mark(0xE000, 0xF8FF, KIND_PRIVATE);
	mark(0xF0000, 0x10FFFD, KIND_PRIVATE);
	memcpy(meant + 0xE815, from_e815, sizeof from_e815);
	memcpy(meant + 0xE78D, from_e78d, sizeof from_e78d);
	meant[0xE7C7] = 0x1E3F;
	meant[0xE7C8] = 0x1F9;
	meant[0xE5E5] = 0x3000;
}

static void set_forms(void)
{
	mark(0x302A, 0x302F, KIND_PLAIN); /* tones of Han, which are meant to stand there */
	mark(0x3099, 0x309A, KIND_PLAIN);
	mark(0xFE00, 0xFE0F, KIND_SELECTOR);
	mark(0xE0100, 0xE01EF, KIND_SELECTOR);
	mark(0xFF10, 0xFF19, KIND_WIDE);
	mark(0xFF21, 0xFF3A, KIND_WIDE);
	mark(0xFF41, 0xFF5A, KIND_WIDE);
}

static int by_number(const void *x, const void *y)
{
	const uint32_t *a = x, *b = y;
	return *a < *b ? -1 : *a > *b;
}

static void print_kinds(void)
{
	static uint16_t block_of[BLOCKS];
	unsigned first[BLOCKS], count = 0;
	puts("const uint8_t char_kinds[][CHAR_KINDS_BLOCK] = {");
	for (unsigned b = 0; b < BLOCKS; b++) {
		unsigned k = 0;
		while (k < count && memcmp(kind + first[k] * BLOCK, kind + b * BLOCK, BLOCK) != 0)
			k++;
		block_of[b] = (uint16_t)k;
		if (k < count)
			continue;
		first[count++] = b;
		printf("\t{ ");
		for (int i = 0; i < BLOCK; i++)
			printf("%d,", kind[b * BLOCK + (unsigned)i]);
		puts(" },");
	}
	puts("};\nconst uint16_t char_blocks[] = {");
	for (int b = 0; b < BLOCKS; b++)
		printf("%d,%s", block_of[b], b % 32 == 31 ? "\n" : "");
	puts("};");
}

static void print_meant(void)
{
	puts("static const struct mapping meant[] = {");
	for (uint32_t ch = 0; ch < LIMIT; ch++)
		if (meant[ch])
			printf("\t{ 0x%lX, 0x%lX },\n", (unsigned long)ch, (unsigned long)meant[ch]);
	puts("};\nstatic const uint32_t variants[] = {");
	qsort(variants, variant_count, sizeof *variants, by_number);
	for (size_t i = 0; i < variant_count; i++)
		printf("\t0x%lX,\n", (unsigned long)variants[i]);
	puts("};");
}

int main(int argc, char **argv)
{
	if (argc != 2)
		die("usage: gen_kinds FOLDER");
	read_packed(argv[1], "Unihan_OtherMappings.txt.bz2", take_standard);
	set_levels();
	read_file(argv[1], "emoji/emoji-data.txt", take_pictograph);
	read_file(argv[1], "UnicodeData.txt", take_character);
	read_file(argv[1], "EquivalentUnifiedIdeograph.txt", take_radical);
	read_file(argv[1], "StandardizedVariants.txt", take_variant);
	read_packed(argv[1], "Unihan_Variants.txt.bz2", take_simplified);
	set_forms();
	set_marks();
	set_invisible();
	set_private();
	puts("/* Made by src/proof/gen_kinds.c. */");
	print_kinds();
	print_meant();
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
