/* S7: base lines keep one pitch over the page and stand side by side in columns, whatever comes
 * between the paragraphs; headings take whole lines. */
#include "clreq.h"

#define SNAP "axf:baseline-block-snap='center' "

static const char rows[] =
	"<fo:table-row><fo:table-cell padding='2pt'><fo:block font-size='8pt' line-height='11pt'>甲"
	"</fo:block></fo:table-cell></fo:table-row><fo:table-row><fo:table-cell padding='2.5pt'>"
	"<fo:block font-size='8pt' line-height='11pt'>乙</fo:block></fo:table-cell></fo:table-row>"
	"<fo:table-row><fo:table-cell padding='3pt'><fo:block font-size='8pt' line-height='11pt'>丙"
	"</fo:block></fo:table-cell></fo:table-row>";

/* What a page is made of, by letters. */
static const char *part(char letter)
{
	switch (letter) {
	case 'P':
		return "<fo:block text-indent='2em'>石桥菜场建于一九八四年，是河湾区最后一座露天搭棚的菜场。原址更新"
		       "以后，一边营业，一边修缮，摊位一个没有少，价格牌上的数字也没有跟着新屋顶涨上去。</fo:block>";
	case 'H':
		return "<fo:block font-size='14pt' line-height='21pt' font-family='hei' " SNAP
		       "space-before='5pt' space-after='3pt' keep-with-next.within-column='always'>小标题"
		       "</fo:block>";
	case 'B':
		return "<fo:block-container height='37pt' " SNAP "><fo:block/></fo:block-container>";
	case 'T':
		return "<fo:block " SNAP "space-before='6pt' space-after='4pt'><fo:table width='100%'>"
		       "<fo:table-body><fo:table-row><fo:table-cell padding='3pt' border='0.5pt solid "
		       "black'><fo:block font-size='8pt' line-height='11pt'>表中</fo:block>"
		       "</fo:table-cell></fo:table-row><fo:table-row><fo:table-cell padding='3pt'>"
		       "<fo:block font-size='8pt' line-height='11pt'>文字</fo:block></fo:table-cell>"
		       "</fo:table-row></fo:table-body></fo:table></fo:block>";
	case 'L':
		return "<fo:list-block><fo:list-item>"
		       "<fo:list-item-label end-indent='label-end()'><fo:block>一、</fo:block>"
		       "</fo:list-item-label><fo:list-item-body start-indent='body-start()'><fo:block>列表的"
		       "一项，也站在各栏共有的行上。</fo:block></fo:list-item-body></fo:list-item></fo:list-block>";
	case 'N':
		return "<fo:block text-indent='2em'>有注的一段<fo:footnote><fo:inline font-size='6pt' "
		       "baseline-shift='super'>①</fo:inline><fo:footnote-body><fo:block font-size='8pt' "
		       "line-height='11pt'>注文。</fo:block></fo:footnote-body></fo:footnote>，注文在页脚，占去的"
		       "地方不是整行，正文的行仍然站在格上，与别的栏、别的页对齐。</fo:block>";
	case 'G': /* goes on over pages */
		return text_of("<fo:block " SNAP "space-before='6pt'><fo:table width='100%%'>"
			"<fo:table-header><fo:table-cell padding='2pt'>"
			"<fo:block font-size='8pt' line-height='11pt'>表头"
			"</fo:block></fo:table-cell></fo:table-header><fo:table-body>%s%s%s</fo:table-body>"
			"</fo:table></fo:block>", rows, rows, rows);
	case 'Q': /* smaller, in lines of its own */
		return "<fo:block font-size='8pt' line-height='13pt' " SNAP "space-before='5pt'>"
		       "引文小一号，行也密一些，一共"
		       "有两行多，前后都要让出地方来，后面的正文才能回到格上，不至于一页比一页低。</fo:block>";
	default: /* a headline over both columns */
		return "<fo:block span='all' font-size='20pt' line-height='30pt' padding-after='7pt'>通栏标题"
		       "</fo:block>";
	}
}

enum { PITCH = 16000 };

static const char *page(const char *body, const char *letters)
{
	const char *content = "";
	for (const char *p = letters; *p; p++)
		content = text_of("%s%s", content, part(*p));
	return text_of(
		"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' "
		"xmlns:axf='http://www.antennahouse.com/names/XSL/Extensions' language='zh' "
		"font-family='song' font-size='10pt' line-height='16pt' text-align='justify'>"
		"<fo:layout-master-set><fo:simple-page-master master-name='a' page-width='300pt' "
		"page-height='250pt' margin='20pt'><fo:region-body %s/></fo:simple-page-master>"
		"</fo:layout-master-set><fo:page-sequence master-reference='a'>"
		"<fo:flow flow-name='xsl-region-body' axf:baseline-grid='root'>%s</fo:flow>"
		"</fo:page-sequence></fo:root>", body, content);
}

/* All lines of the body's size are a whole number of pitches below the first one of all. */
static void check_grid(const char *body, const char *content, size_t least)
{
	const struct set *s = SET_DOCUMENT(page(body, content), .size = 10);
	mpt first = 0;
	size_t count = 0;
	CHECK(s->messages[0] == '\0', "says: %s", s->messages);
	for (size_t i = 0; i < s->glyph_count; i++) {
		const struct glyph *g = &s->glyphs[i];
		if (g->size != 10000 || !g->ch)
			continue;
		first = count ? first : g->across;
		count++;
		if (!CHECK((g->across - first) % PITCH == 0, "%s on page %u is %.2f pt off the grid",
			    g->text, g->page + 1, (double)((g->across - first) % PITCH) / 1000))
			break;
	}
	CHECK(count > 100 && s->page_count >= least, "%zu characters on %zu pages", count,
		s->page_count);
	set_forget();
}

/* A heading with its spaces takes two lines, and stands in the middle of them. */
static void check_heading(void)
{
	const struct set *s = SET_DOCUMENT(page("", "PHP"), .size = 10);
	const struct glyph *heading = NULL;
	mpt above = 0, below = 0;
	for (size_t i = 0; i < s->glyph_count; i++) {
		const struct glyph *g = &s->glyphs[i];
		if (g->size == 14000)
			heading = g;
		else if (g->ch && !heading)
			above = g->across;
		else if (g->ch && !below)
			below = g->across;
	}
	if (!CHECK(heading != NULL, "there is no heading"))
		return;
	CHECK((below - above) == 3 * PITCH, "%.2f pt from text to text", (double)(below - above) / 1000);
	CHECK(heading->across - above > PITCH && below - heading->across > PITCH,
		"the heading is not in the middle");
}

void clreq_s07(void)
{
	static const char two[] = "column-count='2' column-gap='20pt'";
	check_grid("", "PPPP", 1);
	check_grid("", "PHPBPPHPTPPP", 2);
	check_grid(two, "PHPPPPP", 1);
	check_grid(two, "PHPBPTPHPPPPPPHPP", 2);
	check_grid(two, "WPPHPPP", 1);
	check_grid("", "PLPNPGPQP", 2);
	check_grid(two, "PLPPNPHPQPPLGPPNPPBP", 2);
	check_grid(two, "PNPWPHPWPGPQP", 2);
	check_heading();
}
