/* B10: no line of a paragraph stands alone at the head or foot of a page or column. */
#include "clreq.h"

/* Paragraphs of 2 to 7 lines, one after the other. */
static const char *paragraphs(int count, int measure, const char *attributes)
{
	const char *flow = "";
	for (int i = 0; i < count; i++)
		flow = text_of("%s<fo:block %s id='p%d'>%s</fo:block>", flow, attributes, i,
			han(measure * (2 + i * 5 % 6) - 3 - i % 4));
	return flow;
}

/* The lines of a column: where the next one stands higher, or is on another page. */
static bool begins_column(const struct set *s, size_t k)
{
	return k == 0 || s->lines[k].page != s->lines[k - 1].page ||
		s->lines[k].across <= s->lines[k - 1].across;
}

/* A paragraph's first line is indented by two ems from its column's edge; columns are PITCH apart. */
static bool begins_paragraph(const struct set *s, size_t k, mpt pitch)
{
	return (s->lines[k].glyphs[0].start - s->left + s->em / 2) % pitch > s->em * 3 / 2;
}

static void check_columns(const struct set *s, mpt pitch)
{
	for (size_t k = 1; k + 1 < s->line_count; k++) {
		if (!begins_column(s, k) || begins_paragraph(s, k, pitch))
			continue;
		CHECK(!begins_paragraph(s, k + 1, pitch), "one line alone at the head");
		CHECK(!begins_paragraph(s, k - 1, pitch), "one line alone at the foot");
	}
}

static void check_page(unsigned lines)
{
	const struct set *s = SET_FLOW(paragraphs(20, 12, "text-indent='2em'"), .measure = 12,
		.page_lines = lines);
	CHECK(s->page_count > 3, "several pages");
	check_columns(s, s->measure + s->em);
	/* Two columns of twelve ems, an em apart. */
	s = SET_FLOW(paragraphs(20, 12, "text-indent='2em'"), .measure = 25, .page_lines = lines,
		.body = "column-count='2' column-gap='10pt'");
	CHECK(s->page_count > 1, "several pages");
	check_columns(s, 13 * s->em);
}

void clreq_b10(void)
{
	for (unsigned lines = 5; lines <= 16; lines++)
		check_page(lines);
}
