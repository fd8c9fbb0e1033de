/* G4: the 8,105 characters of the Table of General Standard Chinese Characters (2013). */
#include <stdio.h>
#include <stdlib.h>

#include "clreq.h"

/* kTGH of the Unihan database, which Debian's unicode-data has. */
#define TABLE "bzcat /usr/share/unicode/Unihan_OtherMappings.txt.bz2 | grep -P '^U.*\\tkTGH\\t'"

enum { TABLE_SIZE = 8105, OUTSIDE_BMP = 196 };

/* The table as UTF-8, and how many lie beyond U+FFFF. */
static const char *read_table(size_t *count, size_t *outside)
{
	char *text = (char *)text_of("%*s", 4 * TABLE_SIZE, "");
	char line[200], *end = text;
	FILE *f = popen(TABLE, "r");
	unsigned ch;
	*count = *outside = 0;
	while (f && *count < TABLE_SIZE && fgets(line, sizeof line, f)) {
		if (sscanf(line, "U+%x", &ch) != 1)
			continue;
		end += utf8_put(end, ch);
		++*count;
		*outside += ch > 0xFFFF;
	}
	*end = '\0';
	if (f)
		pclose(f);
	return text;
}

static void check_family(const char *family, const char *table)
{
	const struct set *s = SET(table, .measure = 50, .font = family);
	size_t drawn = 0;
	for (size_t i = 0; i < s->glyph_count; i++)
		drawn += s->glyphs[i].id != 0;
	CHECK(drawn == TABLE_SIZE, "%zu of the characters are drawn in %s", drawn, family);
	for (int i = 0; i + 1 < (int)s->line_count; i++) {
		const struct text_line *line = line_at(s, i);
		if (!CHECK(line->count == 50, "a line of 50 has %zu characters", line->count))
			return;
	}
	set_forget();
}

void clreq_g04(void)
{
	size_t count, outside;
	const char *table = read_table(&count, &outside);
	CHECK(count == TABLE_SIZE && outside == OUTSIDE_BMP, "the table has %zu characters", count);
	char *copy = strdup(table); /* what was set is forgotten between */
	check_family("song", copy);
	check_family("hei", copy);
	check_family("kai", copy);
	free(copy);
}
