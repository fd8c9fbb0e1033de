/* Whole documents of random structure: whatever stands beside, within and across what, each
 * character of the text is on the pages, and none is there twice. */
#include "fo_fixture.h"
#include "base/utf8.h"
#include "font/font.h"
#include "page/page.h"

enum { DOCUMENTS = 100, FIRST = 0x4E00, MOST = 6000, DEEPEST = 3 };

struct author {
	struct buf out;
	uint32_t seed;
	unsigned written; /* characters, each of them once */
};

static unsigned random_below(struct author *a, unsigned n)
{
	a->seed = a->seed * 1664525u + 1013904223u;
	return (a->seed >> 16) % n;
}

static bool one_in(struct author *a, unsigned n)
{
	return random_below(a, n) == 0;
}

static void write_text(struct author *a, unsigned count)
{
	for (; count && a->written < MOST; count--) {
		char bytes[4];
		buf_add(&a->out, bytes, utf8_put(bytes, FIRST + a->written++));
	}
}

static void write_note(struct author *a)
{
	buf_add_str(&a->out, "<fo:footnote><fo:inline>");
	write_text(a, 1);
	buf_add_str(&a->out, "</fo:inline><fo:footnote-body><fo:block>");
	write_text(a, one_in(a, 8) ? 120 : 1 + random_below(a, 30));
	buf_add_str(&a->out, "</fo:block></fo:footnote-body></fo:footnote>");
}

static void write_float(struct author *a)
{
	static const char *const kinds[] = { "float='start'", "float='end'", "float='before'",
		"axf:float-y='after' axf:float-reference='page'",
		"axf:float-y='before' axf:float-reference='column'" };
	buf_printf(&a->out, "<fo:float %s><fo:block-container width='%upt'><fo:block>",
		kinds[random_below(a, 5)], 20 + 20 * random_below(a, 3));
	write_text(a, 1 + random_below(a, 20));
	buf_add_str(&a->out, "</fo:block></fo:block-container></fo:float>");
}

static void write_wishes(struct author *a)
{
	static const char *const wishes[] = { " keep-with-next='always'", " keep-with-next='1'",
		" keep-together='always'", " keep-together='5'", " space-before='7pt'",
		" space-before.minimum='1pt' space-before.maximum='20pt'", " space-after='9pt'",
		" break-before='page'", " break-before='column'", " break-after='even-page'",
		" border='1pt solid red' padding='2pt'", " start-indent='8pt'", " widows='3'" };
	const unsigned count = sizeof wishes / sizeof *wishes;
	if (one_in(a, 2))
		buf_add_str(&a->out, wishes[random_below(a, count)]);
}

static void write_block(struct author *a, int depth);

static void write_blocks(struct author *a, int depth)
{
	for (unsigned n = 1 + random_below(a, 3); n; n--)
		write_block(a, depth + 1);
}

static void write_paragraph(struct author *a)
{
	static const unsigned lengths[] = { 1, 5, 20, 60, 150 };
	buf_add_str(&a->out, "<fo:block");
	write_wishes(a);
	buf_add_str(&a->out, ">");
	write_text(a, lengths[random_below(a, 5)]);
	if (one_in(a, 5))
		write_note(a);
	if (one_in(a, 8))
		write_float(a);
	write_text(a, random_below(a, 3));
	buf_add_str(&a->out, "</fo:block>");
}

static void write_list(struct author *a, int depth)
{
	buf_add_str(&a->out, "<fo:list-block provisional-distance-between-starts='20pt'>");
	for (unsigned n = 1 + random_below(a, 3); n; n--) {
		buf_add_str(&a->out, "<fo:list-item><fo:list-item-label><fo:block>");
		write_text(a, 1);
		buf_add_str(&a->out, "</fo:block></fo:list-item-label>"
				     "<fo:list-item-body start-indent='body-start()'>");
		write_blocks(a, depth);
		buf_add_str(&a->out, "</fo:list-item-body></fo:list-item>");
	}
	buf_add_str(&a->out, "</fo:list-block>");
}

static void write_table(struct author *a, int depth)
{
	const unsigned columns = 1 + random_below(a, 3);
	buf_printf(&a->out, "<fo:table table-layout='fixed' width='100%%' border-collapse='%s'>"
			    "<fo:table-body>",
		one_in(a, 2) ? "collapse" : "separate");
	bool spanned = false;
	for (unsigned rows = 1 + random_below(a, 4); rows; rows--) {
		bool spans = rows > 1 && !spanned && one_in(a, 4);
		buf_add_str(&a->out, "<fo:table-row>");
		for (unsigned i = spanned ? 1 : 0; i < columns; i++) {
			buf_printf(&a->out, "<fo:table-cell border='1pt solid black'%s>",
				spans && i == 0 ? " number-rows-spanned='2'" : "");
			write_blocks(a, depth);
			buf_add_str(&a->out, "</fo:table-cell>");
		}
		if (spanned && columns == 1)
			buf_add_str(&a->out, "<fo:table-cell column-number='2'><fo:block/>"
					     "</fo:table-cell>");
		buf_add_str(&a->out, "</fo:table-row>");
		spanned = spans;
	}
	buf_add_str(&a->out, "</fo:table-body></fo:table>");
}

static void write_container(struct author *a, int depth)
{
	static const char *const kinds[] = { "", " border='1pt solid black'",
		" axf:column-count='2' axf:column-gap='6pt'" };
	buf_printf(&a->out, "<fo:block-container%s>", kinds[random_below(a, 3)]);
	write_blocks(a, depth);
	buf_add_str(&a->out, "</fo:block-container>");
}

static void write_block(struct author *a, int depth)
{
	switch (depth > DEEPEST ? 9 : random_below(a, 10)) {
	case 0:
		buf_add_str(&a->out, "<fo:block");
		write_wishes(a);
		buf_add_str(&a->out, ">");
		write_blocks(a, depth);
		buf_add_str(&a->out, "</fo:block>");
		break;
	case 1:
		write_list(a, depth);
		break;
	case 2:
		write_table(a, depth);
		break;
	case 3:
		write_container(a, depth);
		break;
	case 4:
		buf_add_str(&a->out, "<fo:block>");
		write_note(a);
		buf_add_str(&a->out, "</fo:block>");
		break;
	default:
		write_paragraph(a);
	}
}

static void write_masters(struct author *a)
{
	static const char *const conditions[] = { "odd-or-even='odd'", "page-position='first'",
		"page-position='last'" };
	const unsigned columns = 1 + random_below(a, 3);
	buf_add_str(&a->out, "<fo:layout-master-set>");
	for (int i = 0; i < 2; i++)
		buf_printf(&a->out,
			"<fo:simple-page-master master-name='%c' margin='8pt' page-width='%upt' "
			"page-height='%upt'><fo:region-body column-count='%u' column-gap='8pt'/>"
			"</fo:simple-page-master>",
			'a' + i, 200 + 60 * random_below(a, 3), 150 + 50 * random_below(a, 4),
			i ? 1 + random_below(a, 2) : columns);
	buf_printf(&a->out, "<fo:page-sequence-master master-name='m'>"
			    "<fo:repeatable-page-master-alternatives>"
			    "<fo:conditional-page-master-reference %s master-reference='b'/>"
			    "<fo:conditional-page-master-reference master-reference='a'/>"
			    "</fo:repeatable-page-master-alternatives></fo:page-sequence-master>"
			    "</fo:layout-master-set>",
		conditions[random_below(a, 3)]);
}

static void write_document(struct author *a)
{
	buf_add_str(&a->out, "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' "
			     "xmlns:axf='http://www.antennahouse.com/names/XSL/Extensions' "
			     "font-size='9pt' line-height='12pt'>");
	write_masters(a);
	buf_add_str(&a->out, "<fo:page-sequence master-reference='m'>"
			     "<fo:flow flow-name='xsl-region-body'>");
	for (unsigned n = 2 + random_below(a, 10); n; n--)
		write_block(a, 0);
	buf_add_str(&a->out, FO_TAIL);
}

/* How often each character is on the pages. */
struct census {
	unsigned char seen[MOST];
};

static bool count_page(void *user, const struct display_page *page)
{
	struct census *c = user;
	for (size_t i = 0; i < page->count; i++) {
		const struct display_item *item = &page->items[i];
		if (item->kind != DISPLAY_GLYPHS)
			continue;
		const char *p = item->as.glyphs.text.data, *end = p + item->as.glyphs.text.len;
		while (p < end) {
			uint32_t ch = utf8_next(&p, end);
			if (ch >= FIRST && ch < FIRST + MOST && c->seen[ch - FIRST] < 9)
				c->seen[ch - FIRST]++;
		}
	}
	return true;
}

static void every_character_is_there_once(void **state)
{
	(void)state;
	for (uint32_t seed = 1; seed <= DOCUMENTS; seed++) {
		struct author a = { .seed = seed * 7919 };
		struct census census = { { 0 } };
		struct built b;
		buf_init(&a.out, 1 << 24);
		write_document(&a);
		build_document(&b, a.out.data);
		assert_non_null(b.tree);
		struct diag quiet;
		diag_init(&quiet, NULL, NULL);
		struct page_env env = { .fonts = font_set_new("fonts", &quiet), .diag = &quiet };
		assert_true(page_layout(b.tree, &env, count_page, NULL, &census));
		for (unsigned i = 0; i < a.written; i++)
			if (census.seen[i] != 1)
				fail_msg("document %u: character %u of %u is there %u times\n%s",
					seed, i, a.written, census.seen[i], a.out.data);
		font_set_free(env.fonts);
		built_release(&b);
		buf_release(&a.out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_character_is_there_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
