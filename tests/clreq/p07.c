/* P7: quotations over several paragraphs as their author wrote them: “ opens each, ” closes only the
 * last; quotes and titles within each other; nothing is added, lost or turned round. */
#include "clreq.h"

static const char *const paragraphs[] = {
	"“柳荫的春天从水里长出来，沿着石阶走到家门口。",
	"“老人们说：‘先有这条河，后有这条街。’他们还说起《河边〈旧闻〉小记》里的故事。",
	"“到了晚上，河面上的灯一盏一盏亮起来，像有人在水里写字。”",
};
enum { PARAGRAPHS = sizeof paragraphs / sizeof *paragraphs };

/* The text of all lines, one after the other. */
static const char *text_set(const struct set *s)
{
	const char *all = "";
	for (size_t k = 0; k < s->line_count; k++)
		all = text_of("%s%s", all, line_text(s, (int)k));
	return all;
}

static void check_quotation(int measure, const char *block)
{
	const char *flow = "", *text = "";
	for (int i = 0; i < PARAGRAPHS; i++) {
		flow = text_of("%s<fo:block text-indent='2em' %s>%s</fo:block>", flow, block,
			paragraphs[i]);
		text = text_of("%s%s", text, paragraphs[i]);
	}
	const struct set *s = SET_FLOW(flow, .measure = measure);
	CHECK_TEXT(text_set(s), text);
	for (size_t k = 0; k < s->line_count; k++) {
		CHECK(!is_closing_mark(first_glyph(s, (int)k)->ch), "a line begins with %s",
			first_glyph(s, (int)k)->text);
		CHECK(!is_opening_mark(last_glyph(s, (int)k)->ch), "a line ends with %s",
			last_glyph(s, (int)k)->text);
	}
	for (unsigned i = 0; i < PARAGRAPHS; i++) {
		const struct glyph *open = find_glyph(s, "“", i);
		if (!CHECK(open && open == first_glyph(s, line_of(s, open)), "“ opens paragraph %u", i + 1))
			return;
		CHECK(open->left >= s->left + 2 * s->em, "and keeps out of the indent");
		CHECK_EM(start_of(s, open), start_of(s, find_glyph(s, "“", 0)), "all alike");
	}
}

/* Marks that meet: ’” and 〉》 and the like are set as tight as others. */
static void check_nested(void)
{
	const struct set *s = SET("他说：“我记得你说过‘一言为定’。”她答：“那是《书〈注〉》里的话。”",
		.measure = 60);
	CHECK_EM(gap_after(s, find_glyph(s, "’", 0)), -0.5, "’。");
	CHECK_EM(gap_after(s, find_glyph(s, "〉", 0)), -0.5, "〉》");
	CHECK(find_glyph(s, "‘", 0) && find_glyph(s, "’", 0), "as they were written");
}

static void check_record(void)
{
	const char *body = "";
	for (int i = 0; i < PARAGRAPHS; i++)
		body = text_of("%s<p>%s</p>", body, paragraphs[i]);
	const struct set *s = SET_RECORD(text_of("<article><head><title>春天</title></head><body>"
		"<blockquote>%s</blockquote></body></article>", body), .layout = "article", .size = 10.5);
	for (unsigned i = 0; i < PARAGRAPHS; i++)
		CHECK(find_glyph(s, "“", i) != NULL, "each paragraph of a record has its mark");
	CHECK(find_glyph(s, "“", PARAGRAPHS) == NULL && find_glyph(s, "”", 1) == NULL, "and no more");
}

void clreq_p07(void)
{
	for (int measure = 8; measure <= 40; measure++) {
		check_quotation(measure, "text-align='start'");
		check_quotation(measure, "text-align='justify'");
		set_forget();
	}
	check_nested();
	check_record();
}
