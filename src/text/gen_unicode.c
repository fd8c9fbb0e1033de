/* gen_unicode.c -- writes the tables of linebreak.c from the Unicode data at build time.
 *
 * Usage: gen_unicode FOLDER > unicode_table.h
 * FOLDER holds LineBreak.txt, EastAsianWidth.txt, UnicodeData.txt and emoji/emoji-data.txt.
 * Properties become a two-level table: equal blocks of 128 characters are stored once. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/linebreak.h"

enum { LIMIT = 0x110000, BLOCK = 128, BLOCKS = LIMIT / BLOCK, MAX_CASES = 4096 };

/* What LB1 settles with the help of the general category. */
enum { RAW_SA = LB_COUNT, RAW_XX };

struct case_pair {
	uint32_t from, to;
};

static uint8_t class_of[LIMIT];
static bool wide[LIMIT], mark[LIMIT], alnum[LIMIT], assigned[LIMIT], pictograph[LIMIT];
static struct case_pair upper[MAX_CASES], lower[MAX_CASES];
static size_t upper_count, lower_count;

static const char *const class_names[] = {
#define LINE_CLASS_NAME(id) #id,
	LINE_CLASSES(LINE_CLASS_NAME)
#undef LINE_CLASS_NAME
};

static void die(const char *what)
{
	fprintf(stderr, "gen_unicode: %s\n", what);
	exit(1);
}

static FILE *open_data(const char *folder, const char *name)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *f = fopen(path, "r");
	if (!f)
		die(path);
	return f;
}

typedef void range_fn(uint32_t first, uint32_t last, const char *value);

/* Calls FN for every line `XXXX[..YYYY] ; VALUE` of a file. */
static void read_ranges(const char *folder, const char *name, range_fn *fn)
{
	FILE *f = open_data(folder, name);
	char line[1024];
	while (fgets(line, sizeof line, f)) {
		char *end = line, value[64];
		unsigned long first = strtoul(line, &end, 16);
		unsigned long last = first;
		if (end == line)
			continue;
		if (strncmp(end, "..", 2) == 0)
			last = strtoul(end + 2, &end, 16);
		if (last >= LIMIT || sscanf(end, " ; %63[A-Za-z0-9_]", value) != 1)
			die(name);
		fn((uint32_t)first, (uint32_t)last, value);
	}
	fclose(f);
}

static uint8_t class_named(const char *name)
{
	for (uint8_t i = 0; i < LB_COUNT; i++)
		if (i != LB_EP && strcmp(name, class_names[i]) == 0)
			return i;
	if (strcmp(name, "SA") == 0)
		return RAW_SA;
	if (strcmp(name, "SG") == 0 || strcmp(name, "XX") == 0)
		return RAW_XX;
	die(name);
	return 0;
}

static void set_class(uint32_t first, uint32_t last, const char *value)
{
	memset(class_of + first, class_named(value), last - first + 1);
}

static void set_width(uint32_t first, uint32_t last, const char *value)
{
	bool is = strcmp(value, "F") == 0 || strcmp(value, "W") == 0 || strcmp(value, "H") == 0;
	for (uint32_t c = first; c <= last; c++)
		wide[c] = is;
}

static void set_emoji(uint32_t first, uint32_t last, const char *value)
{
	if (strcmp(value, "Extended_Pictographic") == 0)
		for (uint32_t c = first; c <= last; c++)
			pictograph[c] = true;
}

static void add_case(struct case_pair *pairs, size_t *count, uint32_t from, const char *to)
{
	if (!to || !*to)
		return;
	if (*count == MAX_CASES)
		die("too many case pairs");
	pairs[(*count)++] = (struct case_pair){ from, (uint32_t)strtoul(to, NULL, 16) };
}

/* Cuts LINE at its semicolons, empty fields included. */
static size_t split(char *line, char **fields, size_t max)
{
	size_t n = 0;
	line[strcspn(line, "\r\n")] = '\0';
	for (char *p = line; p && n < max; n++) {
		fields[n] = p;
		p = strchr(p, ';');
		if (p)
			*p++ = '\0';
	}
	return n;
}

static void read_categories(const char *folder)
{
	FILE *f = open_data(folder, "UnicodeData.txt");
	char line[1024], *fields[15];
	uint32_t range_first = 0;
	while (fgets(line, sizeof line, f)) {
		if (split(line, fields, 15) != 15)
			die("UnicodeData.txt");
		uint32_t c = (uint32_t)strtoul(fields[0], NULL, 16), first = c;
		const char *category = fields[2];
		if (c >= LIMIT)
			die("UnicodeData.txt");
		if (strstr(fields[1], ", First>"))
			range_first = c;
		if (strstr(fields[1], ", Last>"))
			first = range_first;
		for (uint32_t i = first; i <= c; i++) {
			assigned[i] = true;
			mark[i] = strcmp(category, "Mn") == 0 || strcmp(category, "Mc") == 0;
			alnum[i] = category[0] == 'L' || strcmp(category, "Nd") == 0;
		}
		add_case(upper, &upper_count, c, fields[12]);
		add_case(lower, &lower_count, c, fields[13]);
	}
	fclose(f);
}

/* Unassigned characters that the file leaves out, as its head says. */
static void set_defaults(void)
{
	static const struct {
		uint32_t first, last;
		uint8_t class;
	} defaults[] = {
		{ 0x3400, 0x4DBF, LB_ID }, { 0x4E00, 0x9FFF, LB_ID }, { 0xF900, 0xFAFF, LB_ID },
		{ 0x20000, 0x2FFFD, LB_ID }, { 0x30000, 0x3FFFD, LB_ID }, { 0x1F000, 0x1FAFF, LB_ID },
		{ 0x1FC00, 0x1FFFD, LB_ID }, { 0x20A0, 0x20CF, LB_PR },
	};
	memset(class_of, RAW_XX, sizeof class_of);
	for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++)
		memset(class_of + defaults[i].first, defaults[i].class,
			defaults[i].last - defaults[i].first + 1);
	for (uint32_t c = 0x20000; c < 0x40000; c++)
		wide[c] = (c & 0xFFFF) < 0xFFFE;
}

static uint8_t property(uint32_t c)
{
	uint8_t class = class_of[c];
	if (class == RAW_SA)
		class = mark[c] ? LB_CM : LB_AL;
	else if (class == RAW_XX)
		class = LB_AL;
	if (pictograph[c] && !assigned[c])
		class = LB_EP;
	return (uint8_t)(class | (wide[c] ? LINE_WIDE : 0) | (alnum[c] && !wide[c] ? LINE_ALNUM : 0));
}

static void print_bytes(const char *name, const uint8_t *bytes, size_t n)
{
	printf("static const uint8_t %s[%zu] = {", name, n);
	for (size_t i = 0; i < n; i++)
		printf("%s%d,", i % 24 ? "" : "\n\t", bytes[i]);
	puts("\n};");
}

static void print_properties(void)
{
	static uint8_t index[BLOCKS], data[256 * BLOCK];
	size_t used = 0;
	for (size_t b = 0; b < BLOCKS; b++) {
		uint8_t block[BLOCK];
		size_t at = 0;
		for (size_t i = 0; i < BLOCK; i++)
			block[i] = property((uint32_t)(b * BLOCK + i));
		while (at < used && memcmp(data + at * BLOCK, block, BLOCK) != 0)
			at++;
		if (at == 256)
			die("more than 256 different blocks");
		if (at == used)
			memcpy(data + used++ * BLOCK, block, BLOCK);
		index[b] = (uint8_t)at;
	}
	printf("enum { PROPERTY_BLOCK = %d };\n", BLOCK);
	print_bytes("property_index", index, BLOCKS);
	print_bytes("property_data", data, used * BLOCK);
}

static void print_cases(const char *name, const struct case_pair *pairs, size_t n)
{
	printf("static const struct case_pair %s[%zu] = {", name, n);
	for (size_t i = 0; i < n; i++)
		printf("%s{%lu,%lu},", i % 6 ? "" : "\n\t", (unsigned long)pairs[i].from,
			(unsigned long)pairs[i].to);
	puts("\n};");
}

int main(int argc, char **argv)
{
	if (argc != 2)
		die("usage: gen_unicode FOLDER");
	set_defaults();
	read_ranges(argv[1], "LineBreak.txt", set_class);
	read_ranges(argv[1], "EastAsianWidth.txt", set_width);
	read_ranges(argv[1], "emoji/emoji-data.txt", set_emoji);
	read_categories(argv[1]);
	puts("/* Made by src/text/gen_unicode.c. */");
	print_properties();
	print_cases("upper_cases", upper, upper_count);
	print_cases("lower_cases", lower, lower_count);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
