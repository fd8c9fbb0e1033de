/* P3: the forms of numbers that official and school texts use, each set solid with what it counts. */
#include "clreq.h"

static const char *const numbers[] = { "一、", "十二、", "（一）", "（十二）", "1．", "12．", "1.", "12.",
	"（1）", "（12）", "①", "㊿", "1）", "第一，", "第一章　" };

static const char prose[] = "统筹安排各项工作";

/* What is behind a number begins where the number's own width ends. A mark has its whole em. */
static void check_number(const char *number, double size, const char *block)
{
	const struct set *s = SET(text_of("%s%s", number, prose), .size = size, .measure = 20,
		.block = block);
	const struct glyph *text = find_glyph(s, "统", 0);
	if (!CHECK(text && text > s->lines[0].glyphs, "%s%s is set", number, prose))
		return;
	CHECK_EM(gap_after(s, text - 1), 0, "no space behind %s", number);
}

/* Levels under each other: each begins at the indent. */
static void check_indented(const char *number)
{
	const struct set *s = SET(text_of("%s%s", number, prose), .block = "text-indent='2em'");
	const struct glyph *first = first_glyph(s, 0);
	CHECK(first->left >= s->left + 2 * s->em - s->em / 100, "%s keeps out of the indent", number);
	CHECK_NEAR(start_of(s, first), 2, 0.5 * is_opening_mark(first->ch) + 0.005,
		"%s begins at the indent", number);
}

/* A number is not parted from what it counts, and none of it is divided. */
static void check_unbroken(const char *number)
{
	for (int measure = 8; measure <= 16; measure++) {
		const struct set *s = SET(text_of("各地要认真落实%s%s，确保落到实处。", number, prose),
			.measure = measure);
		for (size_t k = 0; k < s->line_count; k++) {
			const char *line = line_text(s, (int)k);
			CHECK(strncmp(line, "、", 3) && strncmp(line, "）", 3) && strncmp(line, ".", 1) &&
				strncmp(line, "．", 3), "%s is divided: %s", number, all_lines(s));
		}
	}
}

void clreq_p03(void)
{
	static const double sizes[] = { 9, 10.5, 16 };
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
			check_number(numbers[i], sizes[k], NULL);
			check_number(numbers[i], sizes[k], "text-indent='2em'");
		}
		check_indented(numbers[i]);
		check_unbroken(numbers[i]);
	}
}
