/* P5: a heading is driven to the last lines of a page: two lines of its text are always below it; one
 * that opens a page or a right-hand page does. */
#include "clreq.h"

static const char prose[] = "河边的柳树先绿起来，后来街上的槐树也绿了，再后来连墙角的青苔都绿得发亮，"
			    "住在这里的人说春天是从水里长出来的，沿着石阶一级一级走到家门口，再也不走。";

enum { PAGE = 10 };

static const char *lines(int count)
{
	const char *all = "";
	for (int i = 0; i < count; i++)
		all = text_of("%s<fo:block>行</fo:block>", all);
	return all;
}

/* On which page the first glyph of TEXT is, and how many lines begin below it there. */
static int lines_below(const struct set *s, const struct glyph *heading)
{
	int below = 0;
	for (size_t k = 0; k < s->line_count; k++)
		below += s->lines[k].page == heading->page && s->lines[k].across > heading->y + s->em;
	return below;
}

static void check_heading(int before, const char *headings, const char *first)
{
	const struct set *s = SET_FLOW(text_of("%s%s<fo:block text-indent='2em'>%s</fo:block>",
		lines(before), headings, prose), .measure = 20, .page_lines = PAGE);
	const struct glyph *heading = find_glyph(s, first, 0), *text = find_glyph(s, "河", 0);
	if (!CHECK(heading && text, "all is there"))
		return;
	CHECK(heading->page == text->page, "behind %d lines the heading stays with its text", before);
	CHECK(lines_below(s, heading) >= 2, "behind %d lines, two lines are below the heading", before);
}

#define HEADING(text) \
	"<fo:block font-weight='bold' keep-with-next.within-page='always' " \
	"keep-together.within-page='always'>" text "</fo:block>"

static void check_break(const char *where, unsigned page)
{
	const struct set *s = SET_FLOW(text_of("%s<fo:block break-before='%s'>题</fo:block>%s", lines(3),
		where, lines(2)), .page_lines = PAGE);
	const struct glyph *heading = find_glyph(s, "题", 0);
	CHECK(heading && heading->page == page, "break-before %s leads to page %u", where, page + 1);
	CHECK(heading && lines_below(s, heading) == 2 && heading->y < 3 * s->em + s->left,
		"it is the first on its page");
}

/* In a record, at every height of the page. */
static void check_record(void)
{
	for (int n = 20; n < 60; n++) {
		const char *body = "";
		for (int i = 0; i < n; i++)
			body = text_of("%s<p>行</p>", body);
		const struct set *s = SET_RECORD(text_of("<article><head><title>春天</title></head><body>%s"
			"<h2>柳荫</h2><p>%s</p></body></article>", body, prose), .layout = "article",
			.size = 10.5);
		const struct glyph *heading = find_glyph(s, "荫", 0), *text = find_glyph(s, "河", 0);
		CHECK(heading && text && heading->page == text->page && lines_below(s, heading) >= 2,
			"in a record, behind %d paragraphs", n);
		set_forget();
	}
}

void clreq_p05(void)
{
	for (int before = 0; before < 2 * PAGE; before++) {
		check_heading(before, HEADING("题目"), "题");
		check_heading(before, HEADING("章名") HEADING("题目"), "章");
		check_heading(before, HEADING("题<fo:block/>目"), "题");
	}
	check_break("page", 1);
	check_break("odd-page", 2);
	check_break("even-page", 1);
	check_record();
}
