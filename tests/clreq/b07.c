/* B7: words, and the marks that lead to notes. */
#include "clreq.h"

static bool has_line_with(const struct set *s, const char *token)
{
	for (size_t k = 0; k < s->line_count; k++)
		if (strstr(line_text(s, (int)k), token))
			return true;
	return false;
}

static void check_word(const char *word)
{
	for (int n = 8; n <= 30; n++) {
		for (int before = n - 7; before <= n; before++) {
			const struct set *s = SET(text_of("%s%s%s", han(before), word, han(n)),
				.measure = n, .block = "hyphenate='false'");
			if (!CHECK(has_line_with(s, word), "%s is divided", word))
				return;
		}
		set_forget();
	}
}

/* Only where a hyphen may stand, and with one. */
static void check_hyphenated(void)
{
	for (int n = 8; n <= 20; n++) {
		const struct set *s = SET(text_of("%stypo\xC2\xADgraphy%s", han(n - 3), han(n)),
			.measure = n);
		const char *lines = all_lines(s);
		CHECK(strstr(lines, "typography") || strstr(lines, "typo|graphy") ||
			strstr(lines, "typo-|graphy") || strstr(lines, "typo\xC2\xAD|graphy") ||
			strstr(lines, "typo\xC2\xADgraphy"), "divided where no hyphen may stand");
	}
}

/* MARK is FO that stands raised behind a character; SHOWN is its text. */
static void check_note(const char *mark, const char *shown, const char *behind)
{
	for (int n = 8; n <= 40; n++) {
		for (int before = n - 2; before <= n + 1; before++) {
			const struct set *s = SET(text_of("%s%s%s%s", han(before), mark, behind, han(n)),
				.measure = n);
			for (size_t k = 1; k < s->line_count; k++)
				if (!CHECK(strncmp(line_text(s, (int)k), shown, strlen(shown)) != 0,
					"the note %s begins a line", shown))
					return;
			CHECK(has_line_with(s, shown), "the note %s is divided or missing", shown);
		}
		set_forget();
	}
}

#define RAISED "<fo:inline font-size='60%' baseline-shift='super'>"
#define FOOTNOTE(mark) "<fo:footnote><fo:inline font-size='6pt' baseline-shift='super'>" mark \
	"</fo:inline><fo:footnote-body><fo:block font-size='4pt'>x</fo:block></fo:footnote-body>" \
	"</fo:footnote>"

void clreq_b07(void)
{
	static const char *const words[] = { "typography", "don’t", "C++", "C#", "iPhone", "POSIX.1",
		"No.5", "naïve", "Москва", "αβγ", "e-mail", "U.S.A." };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		check_word(words[i]);
	check_hyphenated();
	check_note(RAISED "[1]</fo:inline>", "[1]", "");
	check_note(RAISED "①</fo:inline>", "①", "");
	check_note(RAISED "〔12〕</fo:inline>", "〔12〕", "");
	check_note("。" RAISED "[1]</fo:inline>", "[1]", "");
	check_note(RAISED "[1]</fo:inline>", "[1]", "，");
	check_note("”" RAISED "[1–3]</fo:inline>", "[1–3]", "。");
	check_note(FOOTNOTE("①"), "①", "");
	check_note(FOOTNOTE("[2]"), "[2]", "，");
}
