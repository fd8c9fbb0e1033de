/* Side floats in random documents: each stands once, text and floats keep off each other, and no
 * character is lost where pages end beside a float. */
#include "fo_fixture.h"
#include "page/page.h"

#define HEAD                                                                                       \
	"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-size='10pt' line-height='14pt'>" \
	"<fo:layout-master-set><fo:simple-page-master master-name='m' page-width='300pt' "         \
	"page-height='180pt'><fo:region-body%s/></fo:simple-page-master></fo:layout-master-set>"   \
	"<fo:page-sequence master-reference='m'><fo:flow flow-name='xsl-region-body'>"
#define COLUMNS " column-count='2' column-gap='12pt'"

/* A document being made, and what it must come to. */
struct sample {
	struct buf fo;
	uint32_t seed;
	size_t floats, letters;
};

/* What the pages show. */
struct shown {
	size_t floats, letters;
};

static uint32_t pick(struct sample *s, uint32_t n)
{
	s->seed = s->seed * 1664525 + 1013904223;
	return (s->seed >> 16) % n;
}

static void add_float(struct sample *s)
{
	static const char *const sides[] = { "start", "end", "left", "right" };
	static const char *const clears[] = { "none", "none", "none", "both", "start" };
	char text[400];
	snprintf(text, sizeof text,
		"<fo:float float='%s' clear='%s'><fo:block-container start-indent='0pt' "
		"end-indent='0pt' width='%upt' height='%upt' background-color='silver'><fo:block/>"
		"</fo:block-container></fo:float>",
		sides[pick(s, 4)], clears[pick(s, 5)], 10 + pick(s, 30), 5 + pick(s, 90));
	buf_add_str(&s->fo, text);
	s->floats++;
}

static void add_words(struct sample *s)
{
	for (uint32_t words = 1 + pick(s, 30); words > 0; words--) {
		for (uint32_t letters = 1 + pick(s, 7); letters > 0; letters--) {
			char letter[2] = { (char)('a' + pick(s, 26)), 0 };
			buf_add_str(&s->fo, letter);
			s->letters++;
		}
		buf_add_str(&s->fo, " ");
	}
}

static void add_paragraph(struct sample *s)
{
	static const char *const looks[] = { "", "text-align='justify'", "space-before='9pt'",
		"text-indent='20pt'", "start-indent='15pt'", "clear='both'", "break-before='page'",
		"border='1pt solid black' padding='2pt'", "keep-together='always'",
		"intrusion-displace='indent'" };
	char text[100];
	snprintf(text, sizeof text, "<fo:block %s>",
		looks[pick(s, sizeof looks / sizeof *looks)]);
	buf_add_str(&s->fo, text);
	for (uint32_t parts = 1 + pick(s, 3); parts > 0; parts--) {
		if (pick(s, 3) == 0)
			add_float(s);
		add_words(s);
	}
	buf_add_str(&s->fo, "</fo:block>");
}

static void add_item(struct sample *s)
{
	buf_add_str(&s->fo, "<fo:list-block><fo:list-item>"
			    "<fo:list-item-label end-indent='label-end()'><fo:block/>"
			    "</fo:list-item-label><fo:list-item-body start-indent='body-start()'>");
	add_paragraph(s);
	buf_add_str(&s->fo, "</fo:list-item-body></fo:list-item></fo:list-block>");
}

static void make(struct sample *s, uint32_t seed)
{
	char head[600];
	snprintf(head, sizeof head, HEAD, seed % 4 == 0 ? COLUMNS : "");
	*s = (struct sample){ .seed = seed };
	buf_init(&s->fo, 1 << 20);
	buf_add_str(&s->fo, head);
	for (int i = 0; i < 12; i++) {
		switch (pick(s, 6)) {
		case 0:
			add_item(s);
			break;
		case 1:
			add_float(s);
			break;
		default:
			add_paragraph(s);
		}
	}
	buf_add_str(&s->fo, FO_TAIL);
}

static bool meet(const struct display_item *text, const struct display_item *box)
{
	mpt size = text->as.glyphs.size;
	return text->x < box->x + box->width - MPT_PT && box->x < text->x + text->width - MPT_PT &&
		text->y - size / 2 < box->y + box->height && box->y < text->y;
}

static bool overlap(const struct display_item *a, const struct display_item *b)
{
	return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
		b->y < a->y + a->height;
}

static bool look(void *user, const struct display_page *page)
{
	struct shown *shown = user;
	for (size_t i = 0; i < page->count; i++) {
		const struct display_item *item = &page->items[i];
		if (item->kind == DISPLAY_GLYPHS)
			for (size_t k = 0; k < item->as.glyphs.text.len; k++)
				shown->letters += item->as.glyphs.text.data[k] != ' ';
		shown->floats += item->kind == DISPLAY_FILL;
		for (size_t k = 0; item->kind == DISPLAY_FILL && k < page->count; k++) {
			const struct display_item *other = &page->items[k];
			if (other->kind == DISPLAY_GLYPHS)
				assert_false(meet(other, item));
			if (other->kind == DISPLAY_FILL && other != item)
				assert_false(overlap(other, item));
		}
	}
	return true;
}

static void text_and_floats_keep_off_each_other(void **state)
{
	(void)state;
	for (uint32_t seed = 1; seed <= 100; seed++) {
		struct sample s;
		struct built built;
		struct shown shown = { 0, 0 };
		make(&s, seed);
		build_document(&built, s.fo.data);
		assert_non_null(built.tree);
		struct page_env env = { .fonts = font_set_new("fonts", &built.diag),
			.diag = &built.diag };
		assert_non_null(env.fonts);
		assert_true(page_layout(built.tree, &env, look, NULL, &shown));
		assert_int_equal(shown.floats, s.floats);
		assert_int_equal(shown.letters, s.letters);
		font_set_free(env.fonts);
		arena_free(built.arena);
		buf_release(&s.fo);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_and_floats_keep_off_each_other),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
