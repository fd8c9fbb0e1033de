/* phrase.c -- where a title may be broken by sense.
 *
 * UAX #14 lets a line end behind nearly every Han character; a title has to be read in phrases. So
 * every break that is there gets its price: behind a comma none, between two words a little, before
 * 的 a lot, and inside a word, a name, a number with what it counts or a book's title as much as
 * inside a Latin word. Who sets the lines (line/) weighs that against their form.
 *
 * Words are what the record names, what the user lists and what a dictionary knows, in this order.
 * Grammar is guessed from a table of some hundred words (phrase_words.h); no break is made here that
 * was not there before. A title that fits on one line is not looked at. */
#include "text/phrase.h"

#include <stdlib.h>
#include <string.h>

#include "text/lexicon.h"
#include "text/linebreak.h"
#include "text/phrase_words.h"
#include "text/segment.h"

/* Prices; 1000 is PENALTY_EMERGENCY. See line/shape.c for what they are weighed against. */
enum {
	PRICE_COMMA = 15,   /* behind 、 and before opening, behind closing marks */
	PRICE_OPENS = 30,   /* before a word like 推动 */
	PRICE_BEFORE_LEADS = 50,
	PRICE_WORD = 70,
	PRICE_CLITIC_END = 80, /* behind 的, which parts it from what it describes */
	PRICE_CLOSES = 120,
	PRICE_OBJECT = 140, /* behind such a word, which wants its object */
	PRICE_SINGLE = 240, /* more, behind a word of one character; half of it before one */
	PRICE_JOINS = 260,  /* before 和 */
	PRICE_LEADS = 420,
	PRICE_CLITIC = 920, /* from PENALTY_QUOTED on, an additional line is better */
	PRICE_SUFFIX = 950
};

/* In characters: what is looked through for the end of a quotation; words of several kinds. */
enum { LONGEST_QUOTE = 64, LONGEST_NAME = 3, LONGEST_UNKNOWN = 4, LONGEST_WORD = 8 };

/* A stretch of characters without a break between them so far; ENDS[i]: a word ends behind it. */
struct title {
	const struct source *s;
	uint32_t *ch;
	bool *ends;
	uint16_t *price; /* of a break behind */
	char *text;      /* the characters in UTF-8 */
	uint32_t *at;    /* where each begins in TEXT; one more for the end */
	uint32_t count;
	struct lexicon *named; /* by banxin:keep-words; NULL: none */
};

static const struct unit *real_unit(const struct source *s, uint32_t i)
{
	return &s->units[s->real[i]];
}

bool text_wants_phrases(const struct source *s)
{
	if (!s->chinese)
		return false;
	enum keyword word_break = fo_keyword(s->block, PROP_AXF_WORD_BREAK);
	return word_break == KW_AUTO_PHRASE || (word_break == KW_AUTO &&
		fo_keyword(s->block, PROP_BANXIN_TITLE_SHAPE) != KW_NONE &&
		fo_keyword(s->block, PROP_BANXIN_TITLE_SHAPE) != KW_NONE_GIVEN);
}

/* Whether some line of it could be too wide: no character is wider than its size. */
static bool needs_lines(const struct source *s)
{
	mpt width = 0;
	for (uint32_t i = 0; i < s->real_count; i++) {
		const struct unit *u = real_unit(s, i);
		const struct span *p = unit_span(s, u);
		if (u->kind == UNIT_NEWLINE)
			width = 0;
		else
			width += u->kind == UNIT_OBJECT ? s->reference : p->size + p->letter_spacing;
		if (u->form == FORM_WORD)
			width += 2 * p->autospace;
		if (width > s->reference)
			return true;
	}
	return false;
}

static void title_init(struct title *t, const struct source *s)
{
	uint32_t n = s->real_count;
	*t = (struct title){ .s = s, .count = n };
	t->ch = xmalloc(n * sizeof *t->ch);
	t->at = xmalloc((n + 1) * sizeof *t->at);
	t->text = xmalloc((size_t)n * 4 + 1);
	t->ends = xcalloc(n, sizeof *t->ends);
	t->price = xcalloc(n, sizeof *t->price);
	char *out = t->text;
	for (uint32_t i = 0; i < n; i++) {
		const struct unit *u = real_unit(s, i);
		t->ch[i] = u->kind == UNIT_CHAR ? u->source : u->kind == UNIT_NEWLINE ? '\n' :
			u->kind == UNIT_SPACE ? ' ' : 0xFFFC;
		t->at[i] = (uint32_t)(out - t->text);
		out += utf8_put(out, t->ch[i]);
	}
	t->at[n] = (uint32_t)(out - t->text);
	const char *named = fo_string(s->block, PROP_BANXIN_KEEP_WORDS);
	t->named = *named ? lexicon_of_list(named) : NULL;
}

static void title_release(struct title *t)
{
	free(t->ch);
	free(t->at);
	free(t->text);
	free(t->ends);
	free(t->price);
	lexicon_free(t->named);
}

static bool is_han(const struct title *t, uint32_t i)
{
	return i < t->count && text_is_han(t->ch[i]);
}

/* Characters I to END (END excluded) are one word, and words end before and behind it. */
static void make_word(struct title *t, uint32_t i, uint32_t end)
{
	if (i > 0)
		t->ends[i - 1] = true;
	for (uint32_t k = i; k + 1 < end; k++)
		t->ends[k] = false;
	t->ends[end - 1] = true;
}

static size_t match(const struct title *t, struct lexicon *l, uint32_t i)
{
	return l ? lexicon_match(l, t->text + t->at[i], t->at[t->count] - t->at[i],
		t->s->env->diag) : 0;
}

/* The end of the listed word that begins with character I; I if none does. */
static uint32_t listed_end(const struct title *t, uint32_t i)
{
	size_t len = match(t, t->named, i);
	size_t user = is_han(t, i) ? match(t, t->s->env->lexicon, i) : 0;
	uint32_t end = i;
	len = user > len ? user : len;
	while (end < t->count && t->at[end] < t->at[i] + len)
		end++;
	return end;
}

/* Listed words are words, whatever the dictionary says. Names of offices that are too long for that
 * are no more divided than a quotation is, and between their words. */
static void find_listed(struct title *t)
{
	for (uint32_t i = 0, end; i < t->count; i = end) {
		end = listed_end(t, i);
		if (end > i + 1 && end <= i + LONGEST_WORD)
			make_word(t, i, end);
		else if (end <= i + 1)
			end = i + 1;
	}
}

static void raise_price(struct title *t, uint32_t from, uint32_t end)
{
	for (uint32_t k = from; k + 1 < end; k++)
		if (t->price[k] < PENALTY_QUOTED)
			t->price[k] = PENALTY_QUOTED;
}

static void keep_long_names(struct title *t)
{
	for (uint32_t i = 0, end; i < t->count; i = end) {
		end = listed_end(t, i);
		raise_price(t, i, end);
		end += end == i;
	}
}

static uint32_t word_end(const struct title *t, uint32_t i)
{
	while (i + 1 < t->count && !t->ends[i])
		i++;
	return i + 1;
}

static bool is_digit(uint32_t ch)
{
	return (ch >= '0' && ch <= '9') || (ch >= 0xFF10 && ch <= 0xFF19);
}

/* What figures are made of, beside digits. */
static bool is_numeral(uint32_t ch)
{
	static const uint32_t numerals[] = { 0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E24, 0x4E09, 0x56DB,
		0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343, 0x4E07, 0x4EBF,
		0x51E0, 0x6570, 0x534A };
	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
		if (ch == numerals[i])
			return true;
	return is_digit(ch);
}

static bool is_measured(const struct title *t, uint32_t i)
{
	/* 一个 and the like are cut behind the numeral, while 一起 or 万众 are words of their own. */
	return t->ends[i] && is_numeral(t->ch[i]) && is_han(t, i + 1);
}

/* Behind I stands, or ends, what joins two figures: 2021—2035. */
static bool is_range(const struct title *t, uint32_t i)
{
	static const uint32_t marks[] = { 0x2014, 0x2013, 0xFF5E, '-', '~', '.', '/', ':', 0xFF1A };
	for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
		if (i > 0 && t->ch[i] == marks[k])
			return i + 1 < t->count && is_digit(t->ch[i - 1]) && is_digit(t->ch[i + 1]);
		if (i + 2 < t->count && t->ch[i + 1] == marks[k])
			return is_digit(t->ch[i]) && is_digit(t->ch[i + 2]);
	}
	return false;
}

/* A number stays with the next word if that counts something: 三十 年, 2026 年度, 5 月 1 日. */
static void join_numbers(struct title *t)
{
	for (uint32_t i = 0; i + 1 < t->count; i++) {
		uint32_t next = t->ch[i + 1];
		bool date = (t->ch[i] == 0x5E74 || t->ch[i] == 0x6708) && is_digit(next) && i > 0 &&
			is_digit(t->ch[i - 1]);
		bool ordinal = t->ch[i] == 0x7B2C && is_numeral(next);
		if (date || ordinal || is_measured(t, i) || is_range(t, i) ||
			(is_numeral(t->ch[i]) && is_numeral(next) && is_han(t, i) == is_han(t, i + 1)))
			t->ends[i] = false;
	}
}

static const char surnames[] =
	"赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁"
	"韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元顾孟平黄穆萧"
	"尹姚邵汪祁毛禹狄贝明臧计成戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟"
	"徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊"
	"甄曲封储靳段焦巴牧山谷车侯宁仇栾甘厉祖武符刘景詹束龙叶幸司黎薄印宿白怀蒲从索赖卓屠蒙池乔阴闻"
	"党谭贡姬申冉雍桑桂牛边燕冀尚温庄晏柴瞿阎连习艾向易慎戈廖庾衡步都耿满匡国文寇广东欧沃利师巩聂"
	"关查曾游竺权盖益桓公肖";

static bool is_surname(const struct title *t, uint32_t i)
{
	char ch[5] = "";
	memcpy(ch, t->text + t->at[i], t->at[i + 1] - t->at[i]);
	return is_han(t, i) && t->at[i + 1] - t->at[i] == 3 && strstr(surnames, ch);
}

static unsigned traits_of(const struct title *t, uint32_t from, uint32_t end)
{
	static const struct {
		unsigned traits;
		const char *words;
	} table[] = {
#define ROW(traits, words) { traits, words },
		PHRASE_WORDS(ROW)
#undef ROW
	};
	char word[40] = " ";
	size_t len = t->at[end] - t->at[from];
	unsigned traits = 0;
	if (len + 3 > sizeof word)
		return 0;
	memcpy(word + 1, t->text + t->at[from], len);
	memcpy(word + 1 + len, " ", 2);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (strstr(table[i].words, word))
			traits |= table[i].traits;
	return traits;
}

/* A character that is left over between words; PART: or the last of one that we don't know. */
static bool is_left_over(const struct title *t, uint32_t i, bool part)
{
	return is_han(t, i) && (i == 0 || t->ends[i - 1]) && word_end(t, i) == i + 1 &&
		!(traits_of(t, i, i + 1) & ~(unsigned)(part ? PHRASE_SUFFIX : 0));
}

/* A word for an office stands at the end of what is before character I, or at END. */
static bool beside_office(const struct title *t, uint32_t i, uint32_t end)
{
	uint32_t from = i;
	while (from > 0 && (from == i || !t->ends[from - 1]))
		from--;
	return (i > 0 && traits_of(t, from, i) & PHRASE_TITLE) ||
		(end < t->count && traits_of(t, end, word_end(t, end)) & PHRASE_TITLE);
}

/* The end of the given name behind the surname I; I + 1 if there is none. One of two characters may be
 * any word (建国), so that only an office beside it tells. */
static uint32_t given_end(const struct title *t, uint32_t i)
{
	uint32_t end = i + 1;
	while (end < i + LONGEST_NAME && is_left_over(t, end, true))
		end++;
	if (end > i + 1 || end >= t->count)
		return end;
	uint32_t next = word_end(t, end);
	return next == end + 2 && is_han(t, end) && is_han(t, end + 1) && beside_office(t, i, next) ?
		next : i + 1;
}

/* Names are in no dictionary, which leaves their characters alone: 沈 若 溪. */
static void join_names(struct title *t)
{
	for (uint32_t i = 0, end; i < t->count; i = end) {
		end = word_end(t, i);
		if (end != i + 1 || !is_surname(t, i) || (i > 0 && is_left_over(t, i - 1, false)))
			continue;
		end = given_end(t, i);
		if (end > i + 1)
			make_word(t, i, end);
	}
}

/* What else stands alone side by side is a word that is in no dictionary: 急 难 愁 盼. */
static void join_unknown(struct title *t)
{
	for (uint32_t i = 0, end; i < t->count; i = end) {
		end = i;
		while (end < t->count && end < i + LONGEST_UNKNOWN && is_left_over(t, end, end > i))
			end++;
		if (end > i + 1)
			make_word(t, i, end);
		else
			end = i + 1;
	}
}

static bool is_short(const struct title *t, uint32_t from, uint32_t end)
{
	return end == from + 1 && is_han(t, from);
}

static unsigned max_price(unsigned a, unsigned b)
{
	return a > b ? a : b;
}

/* The price of a line's end between the words [FROM, MIDDLE) and [MIDDLE, END). */
static unsigned price_between(const struct title *t, uint32_t from, uint32_t middle, uint32_t end)
{
	const struct unit *left = real_unit(t->s, middle - 1), *right = real_unit(t->s, middle);
	if (left->kind == UNIT_SPACE && right->kind == UNIT_CHAR && right->form == FORM_WORD && from > 0 &&
		real_unit(t->s, from - 1)->form == FORM_WORD)
		return PRICE_WORD; /* among Chinese, a blank is a pause */
	if (left->kind != UNIT_CHAR || right->kind != UNIT_CHAR)
		return PENALTY_PAUSE;
	if (left->form == FORM_COMMA || left->form == FORM_STOP || left->form == FORM_DASH)
		return left->ch == 0x3001 ? PRICE_COMMA : PENALTY_PAUSE;
	unsigned before = traits_of(t, from, middle), behind = traits_of(t, middle, end);
	unsigned price = left->form == FORM_CLOSE || right->form == FORM_OPEN ? PRICE_COMMA : PRICE_WORD;
	if (behind & PHRASE_OPENS)
		price = PRICE_OPENS;
	else if (behind & PHRASE_LEADS && price > PRICE_BEFORE_LEADS)
		price = PRICE_BEFORE_LEADS;
	else if (behind & PHRASE_CLOSES)
		price = PRICE_CLOSES;
	if (before & PHRASE_OPENS)
		price = max_price(price, PRICE_OBJECT);
	if (before & PHRASE_CLITIC)
		price = max_price(price, PRICE_CLITIC_END);
	if (is_short(t, from, middle) && before == 0)
		price += PRICE_SINGLE;
	if (is_short(t, middle, end) && behind == 0)
		price += PRICE_SINGLE / 2;
	if (behind & PHRASE_JOINS)
		price = max_price(price, PRICE_JOINS);
	if (before & (PHRASE_LEADS | PHRASE_JOINS))
		price = max_price(price, PRICE_LEADS);
	if (behind & PHRASE_SUFFIX && is_han(t, middle - 1))
		price = max_price(price, PRICE_SUFFIX);
	if (behind & PHRASE_CLITIC) /* 之 and 好 lean on either side */
		price = max_price(price, behind & PHRASE_LEADS ? PRICE_JOINS : PRICE_CLITIC);
	return price;
}

static void price_words(struct title *t)
{
	for (uint32_t i = 0, end; i < t->count; i = end) {
		end = word_end(t, i);
		for (uint32_t k = i; k + 1 < end; k++)
			t->price[k] = PENALTY_EMERGENCY;
		if (end < t->count)
			t->price[end - 1] = (uint16_t)price_between(t, i, end, word_end(t, end));
	}
}

/* The mark that closes what OPEN opens; 0: it is no such mark. */
static uint32_t closing_of(uint32_t open)
{
	static const uint32_t pairs[][2] = {
		{ 0x201C, 0x201D }, { 0x2018, 0x2019 }, { 0x300A, 0x300B }, { 0x3008, 0x3009 },
		{ 0x300C, 0x300D }, { 0x300E, 0x300F }, { 0xFF08, 0xFF09 }, { 0x3010, 0x3011 },
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (pairs[i][0] == open)
			return pairs[i][1];
	return 0;
}

/* Whether what stands from I to END fits on a line; marks are half as wide as they seem. */
static bool fits_line(const struct title *t, uint32_t i, uint32_t end)
{
	mpt width = 0;
	for (uint32_t k = i; k < end; k++) {
		const struct unit *u = real_unit(t->s, k);
		mpt size = unit_span(t->s, u)->size;
		width += u->form == FORM_HAN ? size : size / 2;
	}
	return width <= t->s->reference;
}

/* A quotation or a book's title is one word if it fits on a line. */
static void keep_quotations(struct title *t)
{
	for (uint32_t i = 0; i < t->count; i++) {
		uint32_t close = closing_of(t->ch[i]), end = i + 1, depth = 1;
		if (!close)
			continue;
		for (; end < t->count && end < i + LONGEST_QUOTE; end++) {
			depth += t->ch[end] == t->ch[i];
			depth -= t->ch[end] == close;
			if (depth == 0)
				break;
		}
		if (depth > 0 || end == t->count || !fits_line(t, i, end + 1))
			continue;
		raise_price(t, i, end + 1);
	}
}

static void apply(const struct title *t)
{
	for (uint32_t i = 0; i + 1 < t->count; i++) {
		struct unit *u = &t->s->units[t->s->real[i]];
		if (u->brk == BRK_MAY && u->penalty < t->price[i])
			u->penalty = t->price[i];
	}
}

void text_break_phrases(struct source *s)
{
	if (!needs_lines(s))
		return;
	struct title t;
	title_init(&t, s);
	if (text_segment(t.ch, t.count, t.ends)) {
		join_numbers(&t);
		join_names(&t);
		join_unknown(&t);
		find_listed(&t);
		price_words(&t);
		keep_long_names(&t);
		keep_quotations(&t);
		apply(&t);
	}
	title_release(&t);
}
