/* B1: what may not begin a line is driven to the first place of one, at every measure. */
#include "clreq.h"

/* CLREQ's basic set and GB/T 15834 5.1.1-3, .6, .7 and .9. */
static const char basic[] =
	"。．，、；：！？‼⁇⁈⁉·・‧–-～”’」』）〕】〗》〉］｝／/";
/* What CLREQ's strict style and CSS's strict for Chinese add. */
static const char strict[] = "々〻ゝゞヽヾ‐〜゠‥⋯％%‰°′″℃℉￠";

enum { SHORTEST = 8, LONGEST = 40 };

static const char *han(int count)
{
	static const char text[] = "春江潮水连海平海上明月共潮生江流宛转绕芳甸月照花林皆似霰空里流霜"
				   "不觉飞汀上白沙看不见";
	return text_of("%.*s", 3 * count, text);
}

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

void clreq_b01(void)
{
	check_marks(basic, NULL);
	check_marks(basic, "axf:line-break='normal'");
	check_marks(basic, "axf:line-break='strict'");
	check_marks(strict, "axf:line-break='strict'");
	check_mark("——", "axf:line-break='strict'");
	check_mark("……", "axf:line-break='strict'");
}
