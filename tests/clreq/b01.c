/* B1: what may not begin a line is driven to the first place of one, at every measure. */
#include "clreq.h"
#include "prose.h"

/* CLREQ's basic set and GB/T 15834 5.1.1-3, .6, .7 and .9. */
static const char basic[] =
	"。．，、；：！？‼⁇⁈⁉·・‧–-～”’」』）〕】〗》〉］｝／/";
/* What CLREQ's strict style and CSS's strict for Chinese add. */
static const char strict[] = "々〻ゝゞヽヾ‐〜゠‥⋯％%‰°′″℃℉￠";

enum { SHORTEST = 8, LONGEST = 40 };

static void check_mark(const char *mark, const char *block)
{
	for (int n = SHORTEST; n <= LONGEST; n++) {
		const struct set *s = SET(text_of("%s%s%s", han(n), mark, han(n / 2)), .measure = n,
			.block = block);
		const char *first = line_text(s, 1);
		if (!CHECK(strncmp(first, mark, strlen(mark)) != 0, "%s begins a line at %d ems", mark, n))
			return;
	}
	set_forget();
}

static void check_marks(const char *marks, const char *block)
{
	const char *at = NULL;
	for (const char *mark; *(mark = each_char(marks, &at));)
		check_mark(mark, block);
}

/* What the loose style takes back: these may begin a line there, stops and closing marks may not. */
static void check_loose(void)
{
	static const char free[] = "々〻ゝ！？：；‼·～‐〜";
	const char *at = NULL;
	for (const char *mark; *(mark = each_char(free, &at));) {
		const struct set *s = SET(text_of("%s%s%s", han(12), mark, han(6)), .measure = 12,
			.block = "axf:line-break='loose'");
		CHECK(strncmp(line_text(s, 1), mark, strlen(mark)) == 0,
			"%s begins a line in the loose style", mark);
	}
	check_marks("。，、．”’」』）〕】〗》〉］｝", "axf:line-break='loose'");
}

/* No line of prose, either. */
static void check_prose(int n)
{
	const struct set *s = SET_FLOW(prose_flow("text-indent='2em'"), .measure = n, .size = 10.5);
	for (size_t k = 0; k < s->line_count; k++) {
		const char *line = line_text(s, (int)k), *at = NULL;
		for (const char *mark; *(mark = each_char(basic, &at));)
			CHECK(strncmp(line, mark, strlen(mark)) != 0, "%s begins a line of prose", mark);
	}
	set_forget();
}

void clreq_b01(void)
{
	check_marks(basic, NULL);
	check_marks(basic, "axf:line-break='normal'");
	check_marks(basic, "axf:line-break='strict'");
	check_marks(strict, "axf:line-break='strict'");
	check_loose();
	check_mark("——", "axf:line-break='strict'");
	check_mark("……", "axf:line-break='strict'");
	for (int n = SHORTEST; n <= LONGEST; n++)
		check_prose(n);
}
