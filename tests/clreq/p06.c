/* P6: columns of every number of lines are balanced; only the last may be shorter, by a line. */
#include "clreq.h"

enum { MOST_COLUMNS = 4, MOST_LINES = 40 };

static const char *text_lines(int count)
{
	const char *all = "";
	for (int i = 0; i < count; i++)
		all = text_of("%s<fo:block>石桥巷口</fo:block>", all);
	return all;
}

/* How many lines begin in each column: columns of 10 ems with 2 ems between them. */
static void count_lines(const struct set *s, int *lines)
{
	for (size_t i = 0; i < s->glyph_count; i++) {
		const struct glyph *g = &s->glyphs[i];
		if (g->ch != 0x77F3) /* 石 */
			continue;
		int column = (int)(ems(s, g->start - s->left) / 12 + 0.5);
		if (column >= 0 && column < MOST_COLUMNS)
			lines[column]++;
	}
}

static void check_columns(const struct set *s, int columns, int all)
{
	int lines[MOST_COLUMNS] = { 0 }, full = (all + columns - 1) / columns;
	count_lines(s, lines);
	for (int i = 0; i < columns; i++) {
		int left = all - i * full;
		int want = left >= full ? full : left > 0 ? left : 0;
		CHECK(lines[i] <= full && lines[i] >= (want > 0 ? want - 1 : 0),
			"%d lines in %d columns: column %d has %d, not %d", all, columns, i + 1, lines[i],
			want);
		CHECK(i == 0 || lines[i] <= lines[i - 1],
			"%d lines in %d columns: none is longer than the one before", all, columns);
		CHECK(lines[0] - lines[i] <= 1 || all < columns || i == columns - 1,
			"%d lines in %d columns: %d and %d", all, columns, lines[0], lines[i]);
	}
}

static void check_container(int columns, int all)
{
	const struct set *s = SET_FLOW(text_of("<fo:block-container axf:column-count='%d' "
		"axf:column-gap='2em'>%s</fo:block-container>", columns, text_lines(all)),
		.measure = 12 * columns - 2);
	check_columns(s, columns, all);
}

/* The columns of a page, ended by what spans them all. */
static void check_page(int columns, int all)
{
	const struct set *s = SET_FLOW(text_of("%s<fo:block span='all'>止</fo:block>", text_lines(all)),
		.measure = 12 * columns - 2, .page_lines = 30,
		.body = text_of("column-count='%d' column-gap='20pt'", columns));
	check_columns(s, columns, all);
}

/* One paragraph is divided to the line as well, but for widows and orphans. */
static void check_paragraph(int ems_of_text)
{
	const char *text = "";
	for (int i = 0; i < ems_of_text; i++)
		text = text_of("%s石桥巷口修伞的老人家", text);
	const struct set *s = SET_FLOW(text_of("<fo:block-container axf:column-count='2' "
		"axf:column-gap='2em'><fo:block>%s</fo:block></fo:block-container>", text), .measure = 22);
	int lines[MOST_COLUMNS] = { 0 };
	count_lines(s, lines);
	CHECK(lines[0] - lines[1] <= 1 + (ems_of_text == 5) && lines[0] >= lines[1],
		"a paragraph of %d lines: %d and %d", ems_of_text, lines[0], lines[1]);
}

void clreq_p06(void)
{
	for (int columns = 2; columns <= MOST_COLUMNS; columns++) {
		for (int all = 1; all <= MOST_LINES; all++) {
			check_container(columns, all);
			check_page(columns, all);
			set_forget();
		}
	}
	for (int n = 4; n <= 24; n++)
		check_paragraph(n);
}
