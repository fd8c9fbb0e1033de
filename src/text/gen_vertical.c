/* gen_vertical.c -- writes the table of vertical.c from the Unicode data at build time.
 *
 * Usage: gen_vertical FOLDER > vertical_table.h
 * FOLDER holds VerticalOrientation.txt. What is turned there, as most of Unicode is, has no row. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct range {
	uint32_t first, last;
	const char *name;
};

static void die(const char *what)
{
	fprintf(stderr, "gen_vertical: %s\n", what);
	exit(1);
}

/* What a value of the file is called in vertical.c; NULL: turned. */
static const char *name_of(const char *value)
{
	static const char *const names[][2] = {
		{ "R", NULL },
		{ "U", "STANDS" },
		{ "Tu", "STANDS_CHANGED" },
		{ "Tr", "STANDS_IF_CHANGED" },
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(value, names[i][0]) == 0)
			return names[i][1];
	die(value);
	return NULL;
}

/* The range of a line `XXXX[..YYYY] ; VALUE`; none (LAST < FIRST) of other lines. */
static struct range read_line(const char *line)
{
	char *end;
	char value[16];
	struct range r = { .first = (uint32_t)strtoul(line, &end, 16) };
	if (end == line)
		return (struct range){ 1, 0, NULL };
	r.last = r.first;
	if (strncmp(end, "..", 2) == 0)
		r.last = (uint32_t)strtoul(end + 2, &end, 16);
	if (r.last > 0x10FFFF || sscanf(end, " ; %15[A-Za-z]", value) != 1)
		die(line);
	r.name = name_of(value);
	return r;
}

static void print(const struct range *r)
{
	if (r->name)
		printf("\t{ 0x%lX, 0x%lX, %s },\n", (unsigned long)r->first,
			(unsigned long)r->last, r->name);
}

int main(int argc, char **argv)
{
	char path[4096], line[1024];
	struct range before = { 0 };
	if (argc != 2)
		die("usage: gen_vertical FOLDER");
	snprintf(path, sizeof path, "%s/VerticalOrientation.txt", argv[1]);
	FILE *f = fopen(path, "r");
	if (!f)
		die(path);
	puts("/* Made by src/text/gen_vertical.c. */\nstatic const struct range ranges[] = {");
	while (fgets(line, sizeof line, f)) {
		struct range r = read_line(line);
		if (r.last < r.first)
			continue;
		if (r.name == before.name && r.first == before.last + 1) {
			before.last = r.last;
			continue;
		}
		print(&before);
		before = r;
	}
	print(&before);
	puts("};");
	fclose(f);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
