/* P1: the first line of a paragraph begins two ems of its own size further in, in every size and in
 * what layouts make of records; a block within a paragraph does not begin it anew. */
#include "clreq.h"

static const char prose[] = "春天的柳荫街道总是从河边先绿起来，早晨扫街的人看见第一片叶子，就说今年的"
			    "雨水好，晚上散步的人看见满树的新芽，就说今年的日子好，两句话其实是一句话。";

static void check_indent(const struct set *s, int first, double indent)
{
	CHECK_EM(line_start(s, first), indent, "the first line of a paragraph is indented");
	for (size_t k = (size_t)first + 1; k < s->line_count; k++)
		CHECK_EM(line_start(s, (int)k), 0, "line %zu is not", k + 1);
}

static void check_sizes(void)
{
	static const double sizes[] = { 7.5, 9, 10.5, 12, 16, 22 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		for (int measure = 12; measure <= 40; measure += 7)
			check_indent(SET(prose, .size = sizes[i], .measure = measure,
				.block = "text-indent='2em'"), 0, 2);
	check_indent(SET(prose, .measure = 9, .block = "text-indent='1em'"), 0, 1);
}

/* An em is that of the paragraph, whatever stands around it. */
static void check_own_size(void)
{
	const struct set *s = SET_FLOW(text_of("<fo:block font-size='20pt'><fo:block font-size='10pt' "
		"text-indent='2em'>%s</fo:block></fo:block>", prose), .size = 10);
	check_indent(s, 0, 2);
}

/* A quotation or a formula within a paragraph; what comes behind it is no new paragraph. */
static void check_interrupted(void)
{
	const struct set *s = SET_FLOW(text_of("<fo:block text-indent='2em'>%s<fo:block text-indent='0pt' "
		"start-indent='4em'>甲加乙等于丙</fo:block>%s</fo:block>", prose, prose));
	const struct glyph *inner = find_glyph(s, "甲", 0);
	int k = line_of(s, inner);
	CHECK_EM(line_start(s, 0), 2, "the paragraph is indented");
	CHECK_EM(start_of(s, inner), 4, "what stands within it as it says");
	for (size_t i = (size_t)k + 1; i < s->line_count; i++)
		CHECK_EM(line_start(s, (int)i), 0, "what goes on behind it is not");
}

/* An opening mark at the head of a paragraph: its ink begins no further left than a character's. */
static void check_mark_first(void)
{
	const struct set *s = SET(text_of("“%s", prose), .block = "text-indent='2em'");
	const struct glyph *mark = first_glyph(s, 0);
	CHECK(mark->left >= s->left + 2 * s->em, "a quotation mark keeps out of the indent");
}

static const char *record(const char *body)
{
	return text_of("<article><head><title>春天</title></head><body>%s</body></article>", body);
}

/* The second line of PROSE begins further out than the first. */
static void check_record(const char *body, double indent, double size, const char *parameters)
{
	const struct set *s = SET_RECORD(record(body), .layout = "article", .size = size,
		.parameters = parameters);
	const struct glyph *first = find_glyph(s, "春", 1), *second = NULL;
	int k = first ? line_of(s, first) : -1;
	if (!CHECK(k >= 0 && line_at(s, k + 1) != NULL, "the paragraph has lines"))
		return;
	second = first_glyph(s, k + 1);
	CHECK_NEAR(ems(s, first->start - second->start), indent, 0.01, "indented in a record");
}

void clreq_p01(void)
{
	check_sizes();
	check_own_size();
	check_interrupted();
	check_mark_first();
	check_record(text_of("<p>%s</p>", prose), 2, 10.5, NULL);
	check_record(text_of("<p>%s</p>", prose), 2, 10.5, "columns=2");
	check_record(text_of("<p>%s</p>", prose), 2, 16, "body-size=三号");
	check_record(text_of("<h2>题</h2><p>%s</p>", prose), 2, 10.5, NULL);
	check_record(text_of("<blockquote>%s</blockquote>", prose), 2, 10.5, NULL);
	/* Eight characters in a column. */
	check_record(text_of("<p>%s</p>", prose), 1, 24, "columns=2 body-size=24pt");
}
