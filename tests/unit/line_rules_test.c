/* What holds for every line of every Chinese text: random texts, set from end to end. */
#include "text_fixture.h"

#include "line/line.h"

#define NEEDS_FONTS if (!fix.has_fonts) skip()

#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
enum { ROUNDS = 1000 };
#else
enum { ROUNDS = 10000 };
#endif

/* CLREQ and GB/T 15834, line-start and line-end prohibition. */
static const char *const starters[] = { "。", "．", "，", "、", "；", "：", "！", "？", "‼", "⁇", "·",
	"・", "～", "”", "’", "」", "』", "）", "〕", "】", "〗", "》", "〉", "］", "｝", "々", "％", "‰", "℃", "%",
	",", ")", "……", "／" };
static const char *const enders[] = { "“", "‘", "「", "『", "（", "〔", "【", "〖", "《", "〈", "［", "｛", "(",
	"￥", "№", "／" };

/* Characters and what they are likely to meet; the more often, the more likely. */
static const char *const pieces[] = { "天", "地", "人", "和", "我", "们", "去", "公", "园", "看",
	"今", "日", "好", "大", "家", "都", "说", "了", "的", "一", "，", "，", "，", "。", "。", "、", "；",
	"：", "！", "？", "“", "”", "“好”", "‘是’", "（", "）", "（见图）", "《论语》", "「", "」", "『", "』",
	"【", "】", "〔", "〕", "——", "……", "·", "・", "～", "–", "2026年", "98.5%", "100％", "38℃", "￥5",
	"№ 3", "3～5", "1,234", " ", " ", "word", "Unicode", "C++", "a/b", "和／或", "e-mail", "人々", "5‰",
	"don’t", "(x)", "https://a.cn/b_c?d=e" };

static uint32_t seed = 11;

static unsigned random_below(unsigned bound)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % bound;
}

static const char *random_text(void)
{
	struct buf b;
	buf_init(&b, 1 << 16);
	buf_add_str(&b, "文");
	for (unsigned n = 20 + random_below(60); n > 0; n--)
		buf_add_str(&b, pieces[random_below(sizeof pieces / sizeof *pieces)]);
	const char *s = arena_strndup(fix.arena, b.data, b.len);
	buf_release(&b);
	return s;
}

static bool begins_with(struct slice s, const char *mark)
{
	size_t n = strlen(mark);
	return s.len >= n && memcmp(s.data, mark, n) == 0;
}

static bool ends_with(struct slice s, const char *mark)
{
	size_t n = strlen(mark);
	return s.len >= n && memcmp(s.data + s.len - n, mark, n) == 0;
}

static struct slice text_of(const struct paragraph *p, const struct line *l)
{
	const struct cell *first = &p->cells[l->first], *last = &p->cells[l->end - 1];
	return (struct slice){ p->text.data + first->text, last->text + last->text_len - first->text };
}

static void fail_line(struct slice s, const char *why, const char *mark)
{
	fail_msg("%s %s: %.*s|%.60s", why, mark, (int)s.len, s.data, s.data + s.len);
}

static void check_ends(struct slice s, bool first, bool last)
{
	for (size_t i = 0; !first && i < sizeof starters / sizeof *starters; i++)
		if (begins_with(s, starters[i]))
			fail_line(s, "begins with", starters[i]);
	for (size_t i = 0; !last && i < sizeof enders / sizeof *enders; i++)
		if (ends_with(s, enders[i]))
			fail_line(s, "ends with", enders[i]);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Numbers and dashes don't go on in the next line; S ends with LAST, whose word may be longer than
 * a line. */
static void check_whole(struct slice s, const struct cell *last, struct slice next)
{
	char a = s.data[s.len - 1], b = next.data[0];
	if (next.data != s.data + s.len)
		return; /* a space went */
	if (last->penalty < PENALTY_EMERGENCY && is_digit(a) && (is_digit(b) || b == '.' || b == ','))
		fail_line(s, "divides", "a number");
	if (ends_with(s, "—") && begins_with(next, "—") && !ends_with(s, "————"))
		fail_line(s, "divides", "a dash");
}

/* No squeezed or stretched line misses its edge, and none is wider than its room. */
static void check_edge(const struct line *l, struct slice s, mpt measure, bool justified)
{
	if (l->overfull || l->loose)
		return;
	if (l->x + l->width > measure)
		fail_line(s, "sticks", "out");
	if (justified && !l->last && l->x + l->width != measure)
		fail_line(s, "misses", "the edge");
}

/* A line between two breaks, looked at without the sums of fit.c. */
struct span {
	size_t first, end;
	mpt natural, squeeze, bounded;
	int64_t even; /* gaps that grow without a bound, in quarters of an em */
};

static struct span measure_span(const struct paragraph *p, size_t from, size_t to)
{
	const struct cell *cells = p->cells;
	struct span l = { from, to, 0, 0, 0, 0 };
	while (l.first < l.end && !cells[l.first].width)
		l.first++;
	while (l.end > l.first && !cells[l.end - 1].width)
		l.end--;
	for (size_t i = l.first; i < l.end; i++) {
		const struct cell *c = &cells[i];
		l.natural += c->width;
		if (i + 1 == l.end)
			break;
		l.natural += c->gap;
		if (c->squeeze != SQUEEZE_NONE && c->gap_min < c->gap)
			l.squeeze += c->gap - c->gap_min;
		if (c->stretch == STRETCH_ALL)
			l.even += c->size / 4;
		else if (c->stretch != STRETCH_NONE && c->gap_max > c->gap)
			l.bounded += c->gap_max - c->gap;
	}
	return l;
}

/* Set in MEASURE, it is not squeezed too far, and no gap grows by more than a quarter em. */
static bool is_good(const struct span *l, mpt measure, bool last)
{
	mpt slack = measure - l->natural;
	return slack < 0 ? -slack <= l->squeeze : last || slack - l->bounded <= l->even;
}

static bool is_lone(const struct paragraph *p, const struct span *l)
{
	unsigned han = 0;
	for (size_t i = l->first; i < l->end; i++) {
		if (p->cells[i].brk != BRK_NEVER && p->cells[i].penalty != PENALTY_MARKS &&
			i + 1 < l->end)
			return false;
		han += p->cells[i].han;
	}
	return han == 1;
}

/* Whether there is any way to have good lines alone, without breaking a rule: all are tried. */
static bool can_be_good(const struct paragraph *p, mpt measure)
{
	bool *reached = ARENA_ARRAY(fix.arena, p->cell_count + 1, bool);
	size_t n = p->cell_count;
	reached[0] = true;
	for (size_t to = 1; to <= n; to++) {
		const struct cell *c = &p->cells[to - 1];
		if (to < n && (c->brk == BRK_NEVER || c->penalty == PENALTY_MARKS))
			continue;
		for (size_t from = to; from-- > 0 && !reached[to];) {
			struct span l = measure_span(p, from, to);
			if (l.natural - l.squeeze > measure)
				break;
			reached[to] = reached[from] && l.first < l.end && is_good(&l, measure, to == n) &&
				!(to == n && from > 0 && is_lone(p, &l));
		}
	}
	return reached[n];
}

/* Lines are loose, marks in a row parted, and characters left alone at the end, only where there is no
 * other way. */
static void check_looseness(const struct paragraph *p, const struct line_list *list, mpt measure)
{
	const char *fault = NULL;
	for (size_t i = 0; i < list->count; i++) {
		const struct line *l = &list->lines[i];
		struct span span = measure_span(p, l->first, l->end);
		if (!is_good(&span, measure, l->last))
			fault = "a line is loose";
		else if (l->last && i > 0 && is_lone(p, &span))
			fault = "a character is alone";
		else if (!l->last && p->cells[l->end - 1].penalty == PENALTY_MARKS)
			fault = "marks are parted";
	}
	if (fault && can_be_good(p, measure))
		fail_msg("%s at %lld: %.*s", fault, (long long)measure, (int)p->text.len, p->text.data);
}

/* No gap is squeezed below its limit. */
static void check_gaps(const struct paragraph *p, const struct line_list *list, const struct line *l)
{
	for (size_t i = l->first; i + 1 < l->end; i++) {
		const struct cell *c = &p->cells[i];
		mpt gap = list->x[i + 1] - list->x[i] - c->width;
		if (!l->overfull && gap < mpt_min(c->gap, c->gap_min))
			fail_msg("%.*s is squeezed to %lld", (int)c->text_len, p->text.data + c->text,
				(long long)gap);
	}
}

static void check(const char *text, mpt measure, bool justified)
{
	const struct fo_node *block = fo_of(arena_printf(fix.arena,
		"<fo:block text-align='%s'>%s</fo:block>", justified ? "justify" : "start", text));
	struct text_env env = { .fonts = fix.fonts, .diag = &fix.diag, .measure = measure_object,
		.generated = generated_text };
	struct paragraph *p = text_collect(fix.arena, &env, block, block->first, NULL, measure);
	assert_non_null(p);
	struct line_list list = line_break(fix.arena, p,
		&(struct line_space){ .measure = measure, .fonts = fix.fonts });
	assert_true(list.count > 0);
	for (size_t i = 0; i < list.count; i++) {
		struct slice s = text_of(p, &list.lines[i]);
		bool parted = i > 0 && p->cells[list.lines[i - 1].end - 1].penalty == PENALTY_MARKS;
		check_ends(s, i == 0 || parted, i + 1 == list.count);
		check_gaps(p, &list, &list.lines[i]);
		check_edge(&list.lines[i], s, measure, justified);
		if (i + 1 < list.count)
			check_whole(s, &p->cells[list.lines[i].end - 1],
				text_of(p, &list.lines[i + 1]));
	}
	if (justified)
		check_looseness(p, &list, measure);
}

static void no_line_breaks_the_rules(void **state)
{
	(void)state;
	NEEDS_FONTS;
	for (int round = 0; round < ROUNDS; round++) {
		arena_free(fix.arena);
		fix.arena = arena_new();
		const char *text = random_text(); /* first: the order of arguments is the compiler's */
		check(text, (16 + random_below(65)) * EM / 2, round % 4 != 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_line_breaks_the_rules),
	};
	return cmocka_run_group_tests_name("rules", tests, fixture_setup, fixture_teardown);
}
