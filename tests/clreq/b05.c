/* B5: dashes and ellipses beside quotes, brackets and stops. The pair is driven over the end of a
 * line, from two characters before it to two behind; the measures are long enough for every line to be
 * set well without breaking a rule. */
#include "clreq.h"

enum { SHORTEST = 16, LONGEST = 24 };

/* Whether some measure and some place lets a line end between LEFT and RIGHT. */
static bool ever_divided(const char *left, const char *right, const char *block)
{
	bool divided = false;
	const char *seam = text_of("%s|%s", left, right);
	for (int n = SHORTEST; n <= LONGEST; n++)
		for (int before = n - 5; before <= n; before++) {
			const struct set *s = SET(text_of("%s%s%s%s", han(before), left, right, han(n)),
				.measure = n, .block = block);
			divided |= strstr(all_lines(s), seam) != NULL;
		}
	return divided;
}

static void check_pairs(void)
{
	static const struct {
		const char *left, *right;
		bool may;
	} pairs[] = {
		{ "“", "——", false }, { "（", "——", false }, { "“", "……", false }, { "《", "——", false },
		{ "——", "，", false }, { "——", "”", false }, { "——", "）", false }, { "——", "。", false },
		{ "……", "”", false }, { "……", "。", false }, { "……", "？", false }, { "……", "）", false },
		{ "——", "……", false }, { "，", "——", true }, { "……", "——", true }, { "。", "——", true },
		{ "”", "——", true }, { "——", "“", true }, { "……", "“", true }, { "——", "天", true },
		{ "……", "天", true }, { "，", "……", false }, { "”", "……", false }, { "天", "——", false },
		{ "天", "……", false },
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		const char *left = pairs[i].left, *right = pairs[i].right;
		CHECK(ever_divided(left, right, NULL) == pairs[i].may, "a line %s end between %s and %s",
			pairs[i].may ? "may" : "may not", left, right);
		CHECK(ever_divided(left, right, "axf:line-break='strict'") == pairs[i].may,
			"in the strict style, too");
		set_forget();
	}
}

/* CLREQ's basic style lets a dash or an ellipsis begin a line. */
static void check_normal(void)
{
	static const char normal[] = "axf:line-break='normal'";
	CHECK(ever_divided("天", "——", normal), "a dash may begin a line in the basic style");
	CHECK(ever_divided("天", "……", normal), "an ellipsis may begin a line in the basic style");
	CHECK(!ever_divided("“", "——", normal), "a line may not end with “ in the basic style");
	CHECK(!ever_divided("——", "”", normal), "a line may not begin with ” in the basic style");
	CHECK(!ever_divided("——", "，", normal), "a line may not begin with ， in the basic style");
	set_forget();
}

void clreq_b05(void)
{
	check_pairs();
	check_normal();
}
