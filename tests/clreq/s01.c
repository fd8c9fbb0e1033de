/* S1: a quarter em between Han and Latin letters or figures, over any markup; none at the edges of
 * lines, beside marks and in brackets; a typed space is taken for it. */
#include "widths.h"

#define SUP "font-size='60%' baseline-shift='super'"

/* The gap between A and B in TEXT; what B's glyph has of its own on the left counts as B. */
static void check_gap(const char *text, const char *a, const char *b, double want)
{
	const struct set *s = SET(text);
	const struct glyph *l = find_glyph(s, a, 0), *r = find_glyph(s, b, 0);
	if (CHECK(l && r, "%s and %s are in %s", a, b, text))
		CHECK_EM(ems(s, r->start - l->end), want, "between %s and %s in %s", a, b, text);
}

static void check_plain(void)
{
	check_gap("用C语言", "用", "C", 0.25);
	check_gap("用C语言", "C", "语", 0.25);
	check_gap("共3年", "共", "3", 0.25);
	check_gap("共3年", "3", "年", 0.25);
	check_gap("约98%的", "%", "的", 0.25);
	check_gap("价$5的", "价", "$", 0.25);
	check_gap("学C#的", "#", "的", 0.25);
	check_gap("含α粒", "含", "α", 0.25);
	check_gap("用 C 语", "用", "C", 0.25); /* a typed space replaces, it does not add */
	check_gap("用 C 语", "C", "语", 0.25);
	check_gap("用  C", "用", "C", 0.25);
	check_gap("用①表", "用", "①", 0);
	check_gap("用ＡＢ", "用", "Ａ", 0);
	check_gap("读か字", "读", "か", 0);
}

static void check_markup(void)
{
	check_gap("用<fo:inline font-weight='bold'>C</fo:inline>语", "用", "C", 0.25);
	check_gap("用<fo:inline font-weight='bold'>C</fo:inline>语", "C", "语", 0.25);
	check_gap("用<fo:inline font-family='monospace'>int</fo:inline>型", "用", "i", 0.25);
	check_gap("用<fo:inline font-family='monospace'>int</fo:inline>型", "t", "型", 0.25);
	check_gap("见<fo:basic-link external-destination='url(http://a.b)'>Link</fo:basic-link>处",
		"见", "L", 0.25);
	check_gap("见<fo:basic-link external-destination='url(http://a.b)'>Link</fo:basic-link>处",
		"k", "处", 0.25);
	check_gap("用<fo:inline> C </fo:inline>语", "用", "C", 0.25);
	check_gap("用<fo:wrapper id='x'/>C", "用", "C", 0.25);
	check_gap("<fo:inline font-weight='bold'>用</fo:inline>C", "用", "C", 0.25);
	check_gap("读<axf:ruby><axf:ruby-base>拼</axf:ruby-base><axf:ruby-text>pīn</"
		  "axf:ruby-text></axf:ruby>C",
		"拼", "C", 0.25);
	/* A power is part of the formula, a note mark is not. */
	check_gap("式mc<fo:inline " SUP ">2</fo:inline>说", "2", "说", 0.25);
	check_gap("水H<fo:inline " SUP ">2</fo:inline>O是", "O", "是", 0.25);
	check_gap("说<fo:inline " SUP ">1</fo:inline>是", "说", "1", 0);
	check_gap("说<fo:inline " SUP ">1</fo:inline>是", "1", "是", 0);
}

static void check_marks(void)
{
	const char *at = NULL;
	for (const char *mark; *(mark = each_char(STOPS CLOSERS OPENERS "·～", &at));) {
		const struct set *s = SET(text_of("国%sC%s国", mark, mark));
		const struct set *plain = SET(text_of("国%s国%s国", mark, mark));
		const struct glyph *c = find_glyph(s, "C", 0), *han = find_glyph(plain, "国", 1);
		if (CHECK(c && han, "国%sC%s国", mark, mark))
			CHECK_EM(ems(s, c->start - s->left), ems(plain, han->start - plain->left),
				"C stands behind %s where a character does", mark);
	}
}

static void check_edges(void)
{
	const struct set *s = SET(text_of("%sA%s", han(10), han(8)), .measure = 10);
	CHECK_EM(start_of(s, find_glyph(s, "A", 0)), 0, "none at the start of a line");
	s = SET("用C", .block = "text-align='end'");
	CHECK_EM(line_end(s, 0), 20, "none at the end of one");
	s = SET("C用", .block = "text-indent='2em'");
	CHECK_EM(start_of(s, first_glyph(s, 0)), 2, "none at the head of a paragraph");
}

/* 8, 10.5 and 16 points: it is of the Chinese character. */
static void check_sizes(void)
{
	static const double sizes[] = { 8, 10.5, 16 };
	for (size_t i = 0; i < 3; i++) {
		const struct set *s = SET("用C语", .size = sizes[i]);
		CHECK_EM(gap_after(s, first_glyph(s, 0)), 0.25, "at %.1f pt", sizes[i]);
	}
	const struct set *s = SET("用C语", .block = "axf:text-autospace-width='12.5%'");
	CHECK_EM(gap_after(s, first_glyph(s, 0)), 0.125, "an eighth");
	s = SET("用C语", .block = "axf:text-autospace='none'");
	CHECK_EM(gap_after(s, first_glyph(s, 0)), 0, "turned off");
	s = SET("用3年", .block = "axf:text-autospace='ideograph-alpha'");
	CHECK_EM(gap_after(s, first_glyph(s, 0)), 0, "for letters alone");
	s = SET("用(C)语", .block = "axf:text-autospace='normal ideograph-parenthesis'");
	CHECK_EM(gap_after(s, first_glyph(s, 0)), 0.25, "before a Western bracket");
	CHECK_NEAR(gap_after(s, find_glyph(s, "(", 0)), 0, 0.03, "not inside it, but for kerning");
}

void clreq_s01(void)
{
	check_plain();
	check_markup();
	check_marks();
	check_edges();
	check_sizes();
}
