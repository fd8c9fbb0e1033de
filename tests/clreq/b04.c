/* B4: the two halves of a dash or an ellipsis are one. */
#include "clreq.h"

/* Every dash and ellipsis is whole, two ems long and without a gap inside, stretched lines or not. */
static void check_whole(const struct set *s, const char *half)
{
	size_t bytes = strlen(half);
	const char *pair = text_of("%s%s", half, half);
	for (size_t k = 0; k < s->line_count; k++) {
		for (size_t i = 0; i < s->lines[k].count; i++) {
			const struct glyph *g = &s->lines[k].glyphs[i];
			if (strncmp(g->text, half, bytes) != 0)
				continue;
			if (strcmp(g->text, pair) == 0) {
				CHECK_EM(ems(s, g->advance), 2, "the width of %s", pair);
				continue;
			}
			bool second = i + 1 < s->lines[k].count && strcmp(g[1].text, half) == 0;
			if (!CHECK(second, "%s is split", pair))
				return;
			CHECK_EM(ems(s, g[1].start - g->start), 1, "the halves of %s touch", pair);
			CHECK(g[1].across == g->across, "the halves of %s are on one base line", pair);
			i++;
		}
	}
}

static void check_pair(const char *half)
{
	for (int n = 8; n <= 40; n++) {
		for (int before = n - 3; before <= n + 1; before++) {
			const struct set *s = SET(text_of("%s%s%s%s", han(before), half, half, han(n)),
				.measure = n);
			check_whole(s, half);
		}
		set_forget();
	}
}

/* Between pairs a line may end; twelve dots are one ellipsis and have a line to themselves. */
static void check_runs(void)
{
	static const char pairs[] = "…………" "…………" "…………";
	const struct set *s = SET(pairs, .measure = 8);
	check_whole(s, "…");
	CHECK(s->line_count == 2, "a long run is divided between pairs");
	s = SET_FLOW("<fo:block>天地玄黄</fo:block><fo:block>…………</fo:block><fo:block>宇宙</fo:block>");
	CHECK_LINES(s, "天地玄黄|…………|宇宙");
	CHECK_EM(line_end(s, 1) - line_start(s, 1), 4, "twelve dots take four ems");
	for (int n = 8; n <= 20; n++) {
		s = SET(text_of("%s…………%s", han(n - 2), han(n)), .measure = n);
		check_whole(s, "…");
		CHECK(strstr(all_lines(s), "…|…") == NULL, "twelve dots are split");
	}
}

/* Other characters that are drawn two ems long, or stand for a dash by themselves. */
static void check_long_dash(void)
{
	for (int n = 8; n <= 20; n++) {
		const struct set *s = SET(text_of("%s⸺%s", han(n - 1), han(n)), .measure = n,
			.block = "axf:line-break='strict'");
		const struct glyph *g = find_glyph(s, "⸺", 0);
		CHECK(g != NULL, "⸺ is there");
		CHECK(line_of(s, g) == 0 || g != first_glyph(s, line_of(s, g)), "⸺ begins a line");
	}
}

void clreq_b04(void)
{
	check_pair("—");
	check_pair("…");
	check_pair("⋯");
	check_runs();
	check_long_dash();
	/* In a heading that is spread, and in loose setting, too. */
	check_whole(SET("天地——玄黄", .measure = 20, .block = "text-align-last='justify'"), "—");
	check_whole(SET("天地……玄黄", .measure = 20, .block = "text-align-last='justify'"), "…");
	check_whole(SET("天地——玄黄", .measure = 20, .block = "letter-spacing='0.25em'"), "—");
	check_whole(SET("天地……玄黄", .measure = 20, .block = "letter-spacing='0.25em'"), "…");
	check_whole(SET("天地<fo:inline font-weight='bold'>—</fo:inline>—玄黄", .size = 16), "—");
}
