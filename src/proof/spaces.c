/* Blanks where Chinese has none (T02, T03). */
#include "proof/spaces.h"

#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "proof/ascii.h"

enum { WORD_MAX = 4, WORD_BYTES = 4 * WORD_MAX + 1, ALIGNED = 5, ALIGNED_NARROW = 9 };

/* What is often found with a blank in it: the words that filters of web sites look for, and those
 * that a line's end went through. Behind the first few, a blank may part two words: 扩大 家庭. */
enum { SURE = 8, PAIR = 3 /* two characters and the blank */ };
/* clang-format off */
static const char *const words[] = {
	"共产党员", "共产党", "党总支", "党支部", "党员", "党委", "支部", "书记",
	"社会主义", "志愿者", "居委会", "委员会", "国务院", "总书记", "居民", "社区", "街道", "群众",
	"服务", "组织", "领导", "干部", "人民", "政府", "中国", "国家", "中央", "主席", "政治", "民主",
	"法律", "纪律", "学习", "活动", "建设", "发展", "工作", "管理", "教育", "精神", "文明", "和谐",
	"社会", "基层", "治理", "问题", "我们", "他们", "大家", "进行", "积极", "加强", "提高", "开展",
	"推进", "落实",
};
/* clang-format on */

/* Where the blanks stand from FROM to TO, without a tag between any two. */
static size_t joined_end(const struct check *c, const struct passage *p, size_t from, size_t to)
{
	size_t i = from + 1;
	while (i < to && p->at[i] == proof_character_end(c->text, p, i - 1))
		i++;
	return i;
}

static void tell_leading(struct check *c, const struct passage *p, size_t from, size_t to)
{
	while (from < to) {
		size_t end = joined_end(c, p, from, to);
		struct finding *f = check_tell(c, RULE_LEADING_SPACE, p, from, end,
			end - from == 1
				? _("a blank at the beginning, where the layout sets the indent")
				: _("blanks at the beginning, where the layout sets the indent"));
		/* In a table they say what a row is a part of. */
		check_repair(c, f, "", p->kind != PASSAGE_CELL || p->class[from] == CHAR_SPACE);
		from = end;
	}
}

/* Returns where the text begins. The line ends and indents of the source are nobody's fault; many
 * blanks move a signature to the right. */
static size_t check_leading(struct check *c, const struct passage *p)
{
	size_t to = 0, from = 0, wide = 0;
	while (to < p->len && char_is_blank(p->class[to])) {
		if (p->class[to] == CHAR_NEWLINE)
			from = to + 1;
		to++;
	}
	bool indented = from > 0;
	while (indented && from < to && p->class[from] == CHAR_SPACE)
		from++;
	for (size_t i = from; i < to; i++)
		wide += p->class[i] == CHAR_WIDE_SPACE;
	bool aligned =
		p->kind == PASSAGE_PARAGRAPH && (wide >= ALIGNED || to - from >= ALIGNED_NARROW);
	if (p->kind != PASSAGE_ATTRIBUTE && to < p->len && !aligned)
		tell_leading(c, p, from, to);
	return to;
}

static bool is_quote(const struct passage *p, size_t i)
{
	return p->ch[i] == '"' || p->ch[i] == '\'' || (p->ch[i] >= 0x2018 && p->ch[i] <= 0x201D);
}

/* ’90s */
static bool is_apostrophe(const struct passage *p, size_t i)
{
	enum char_class behind = p->class[i + 1];
	return (p->ch[i] == 0x2019 || p->ch[i] == '\'') &&
		(behind == CHAR_LATIN || behind == CHAR_DIGIT);
}

/* Titles and cells set characters apart on purpose. */
static bool has_words(const struct passage *p)
{
	return p->kind == PASSAGE_PARAGRAPH || p->kind == PASSAGE_ITEM || p->kind == PASSAGE_NOTE ||
		p->kind == PASSAGE_CAPTION;
}

/* A passage in which single characters are set apart on purpose, as 通 知 is. */
static bool is_letterspaced(const struct passage *p)
{
	enum { MOST = 60 };
	if (p->len > MOST)
		return false;
	for (size_t i = 0; i + 1 < p->len; i++)
		if (char_is_han(p->class[i]) && char_is_han(p->class[i + 1]))
			return false;
	return true;
}

static bool is_blank_one(const struct passage *p, size_t i)
{
	return p->ch[i] == ' ' || p->ch[i] == 0xA0;
}

/* The end of WORD, perhaps with single blanks between its characters, that begins at I; I if it isn't
 * there. */
static size_t match_word(const struct passage *p, size_t i, const char *word)
{
	const char *end = word + strlen(word);
	size_t at = i;
	for (const char *w = word; w < end; at++) {
		if (w > word && at < p->len && is_blank_one(p, at))
			at++;
		if (at >= p->len || p->ch[at] != utf8_next(&w, end))
			return i;
	}
	return at;
}

/* Whether one of the two characters from FROM on stands alone. */
static bool is_parted(const struct passage *p, size_t from)
{
	return !char_is_han(near_before(p, from)) || !char_is_han(p->class[from + PAIR]);
}

/* The longest word that goes through the blank at GAP; *FROM is its beginning. */
static size_t find_word(const struct passage *p, size_t gap, size_t *from)
{
	size_t begin = gap, end = gap;
	for (size_t back = 0; back < WORD_MAX && begin > 0; back++) {
		if (char_is_han(p->class[begin - 1]))
			begin--;
		else if (back > 0 && begin > 1 && is_blank_one(p, begin - 1) &&
			char_is_han(p->class[begin - 2]))
			begin -= 2;
		else
			break;
		for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
			size_t to = match_word(p, begin, words[k]);
			bool likely = k < SURE || to != begin + PAIR || is_parted(p, begin);
			if (to > gap && likely && to - begin >= end - *from) {
				end = to;
				*from = begin;
			}
		}
	}
	return end;
}

/* Without its blanks. */
static const char *joined(struct check *c, const struct passage *p, size_t from, size_t to)
{
	if (c->count == FINDINGS_MAX)
		return "";
	char *s = arena_alloc(c->arena, WORD_BYTES), *end = s;
	for (size_t i = from; i < to; i++)
		if (!is_blank_one(p, i))
			end += utf8_put(end, p->ch[i]);
	*end = '\0';
	return s;
}

/* Whether the blank at GAP will be taken out of a word: then it is none for other rules. */
static bool is_in_word(const struct check *c, const struct passage *p, size_t gap)
{
	size_t from = gap;
	if (!has_words(p) || !is_blank_one(p, gap) || !char_is_han(near_before(p, gap)) ||
		!char_is_han(p->class[gap + 1]))
		return false;
	size_t end = find_word(p, gap, &from);
	return end - from > PAIR && joined_end(c, p, from, end) == end && !is_letterspaced(p);
}

/* A form to be filled in: 《 》, （ 年 月）. */
static bool is_form(const struct check *c, const struct passage *p, size_t open)
{
	enum { MOST = 16 };
	size_t stop = p->len - open > MOST ? open + MOST : p->len, blanks = 0;
	for (size_t i = open + 1; i < stop && p->class[i] != CHAR_CLOSE && p->ch[i] != ')' &&
		p->ch[i] != '"' && p->ch[i] != '\'';
		i++)
		blanks += char_is_blank(p->class[i]) && char_is_word(p->class[i + 1]) &&
			!is_in_word(c, p, i);
	return blanks > 1;
}

static void tell_blanks(
	struct check *c, const struct passage *p, size_t from, size_t to, size_t mark)
{
	enum { MOST = 2 };
	for (size_t i = from; i < to; i++)
		if (p->class[i] != CHAR_SPACE)
			return;
	if (to - from > MOST || joined_end(c, p, from, to) < to)
		return;
	check_repair(c,
		check_tell(c, RULE_STRAY_SPACE, p, from, to,
			mark < from ? _("a space behind %s") : _("a space before %s"),
			check_quote(c, p, mark, mark + 1)),
		"", true);
}

void spaces_tell_at_mark(struct check *c, const struct passage *p, size_t i, bool opens)
{
	size_t from = i, to = i + 1;
	if (opens) {
		while (to < p->len && char_is_blank(p->class[to]))
			to++;
		bool turned = is_quote(p, i) && char_is_han(near_before(p, i));
		if (to > i + 1 && to < p->len && char_is_word(p->class[to]) && !turned &&
			!is_form(c, p, i))
			tell_blanks(c, p, i + 1, to, i);
		return;
	}
	while (from > 0 && char_is_blank(p->class[from - 1]))
		from--;
	enum char_class before = near_before(p, from);
	if (from == i || from == 0 ||
		!(char_is_word(before) || before == CHAR_CLOSE || p->ch[from - 1] == ')' ||
			is_quote(p, from - 1)))
		return;
	bool turned = is_quote(p, i) && char_is_han(p->class[i + 1]);
	bool spaced = from > 2 && char_is_blank(p->class[from - 2]) &&
		char_is_word(p->class[from - 3]) && !is_in_word(c, p, from - 2); /* 姓 名 ： */
	if (!turned && !spaced && !is_apostrophe(p, i))
		tell_blanks(c, p, from, i, i);
}

/* Returns what is behind the word, or behind the blank. */
static size_t check_word(struct check *c, const struct passage *p, size_t gap)
{
	size_t from = gap, end = find_word(p, gap, &from);
	if (end == gap || is_letterspaced(p))
		return gap + 1;
	const char *word = joined(c, p, from, end);
	struct finding *f = check_tell(c, RULE_STRAY_SPACE, p, from, end,
		_("%s is written with a space in it, %s is meant"), check_quote(c, p, from, end),
		word);
	/* Two characters may belong to two words. */
	check_repair(c, f, word, utf8_count(word, strlen(word)) > 2);
	return end;
}

/* A note that nothing mends: some writers leave it on purpose. */
void spaces_tell_behind_stop(struct check *c, const struct passage *p, size_t i)
{
	if (p->kind != PASSAGE_PARAGRAPH || p->ch[i] != ' ' || p->ch[i - 1] == 0x3001 ||
		!(char_is_han(p->class[i + 1]) || p->class[i + 1] == CHAR_DIGIT))
		return;
	struct finding *f = check_tell(c, RULE_STRAY_SPACE, p, i, i + 1, _("a space behind %s"),
		check_quote(c, p, i - 1, i));
	if (f && f->severity == rule_table[RULE_STRAY_SPACE].severity)
		f->severity = SEVERITY_NOTE;
}

/* The blanks from FROM to TO, with text on either side. Returns where to go on. */
static size_t check_blanks(struct check *c, const struct passage *p, size_t from, size_t to)
{
	enum char_class before = near_before(p, from), behind = p->class[to];
	for (size_t i = from; i < to; i++)
		if (p->class[i] == CHAR_NEWLINE)
			return to;
	if (behind == CHAR_STOP || behind == CHAR_CLOSE)
		spaces_tell_at_mark(c, p, to, false);
	else if (before == CHAR_OPEN)
		spaces_tell_at_mark(c, p, from - 1, true);
	else if (before == CHAR_STOP)
		spaces_tell_behind_stop(c, p, from);
	else if (char_is_han(before) && char_is_han(behind) && to == from + 1 &&
		is_blank_one(p, from) && has_words(p))
		return check_word(c, p, from);
	return to;
}

void check_spaces(struct check *c, const struct passage *p)
{
	static const uint32_t blanks =
		CLASS_BIT(CHAR_SPACE) | CLASS_BIT(CHAR_NEWLINE) | CLASS_BIT(CHAR_WIDE_SPACE);
	if (!(p->classes & blanks) || !proof_is_prose(c->text, p))
		return;
	for (size_t i = check_leading(c, p); i < p->len;) {
		if (!char_is_blank(p->class[i])) {
			i++;
			continue;
		}
		size_t end = i;
		while (end < p->len && char_is_blank(p->class[end]))
			end++;
		i = end < p->len ? check_blanks(c, p, i, end) : end;
	}
}
