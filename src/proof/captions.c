/* Captions without a picture (T17), lines that begin with a dash (T20).
 *
 * A <figure> without <img>, and an <img> without src, the schema tells of. */
#include "base/i18n.h"
#include "proof/check.h"
#include "proof/match.h"
#include "proof/ordinals.h"

enum {
	CAPTION_LONGEST = 80,
	PROMPT_LONGEST = 45,
	LINE_LONGEST = 40,
	BESIDE = 3,   /* paragraphs between a picture and its caption, which are captions, too */
	STEPS = 64,   /* elements looked at for what stands beside one */
	SHORT = 240,  /* bytes of such a paragraph with its tags */
	PROMPT_AT = 8 /* characters before what is asked for */
};

struct captions {
	struct check *c;
	bool has_code; /* a QR code stands somewhere in the record */
};

static bool is_picture(const struct element *e)
{
	switch (e->name) {
	case ELEMENT_FIGURE:
	case ELEMENT_IMG:
	case ELEMENT_TABLE:
	case ELEMENT_CHART:
	case ELEMENT_QRCODE:
	case ELEMENT_PORTRAIT:
		return true;
	default:
		return false;
	}
}

/* Whether a picture stands beside element number AT, STEP (1 or -1) away or behind other captions. */
static bool is_beside(const struct check *c, size_t at, int step)
{
	const struct proof_text *t = c->text;
	size_t parent = check_element(c, at)->parent, passed = 0;
	for (size_t n = 0, i = at; n < STEPS && passed <= BESIDE; n++) {
		i = step > 0 ? i + 1 : i - 1;
		if (i >= t->element_count || i == parent ||
			t->elements[i].start < t->elements[parent].start)
			return false;
		const struct element *e = &t->elements[i];
		if (e->parent != parent)
			continue;
		if (is_picture(e))
			return true;
		if (e->name != ELEMENT_P || e->end - e->start > SHORT)
			return false;
		passed++;
	}
	return false;
}

static bool has_picture(const struct check *c, size_t at)
{
	return check_element(c, at)->parent != ELEMENT_NONE &&
		(is_beside(c, at, 1) || is_beside(c, at, -1));
}

static size_t first_of(const struct passage *p)
{
	size_t i = 0;
	while (i < p->len && char_is_blank(p->class[i]))
		i++;
	return i;
}

/* 图1 and 图一, and what may stand behind a number in a caption. */
static bool is_numbered(const struct passage *p, size_t i)
{
	size_t n = 0;
	while (p->class[i + n] == CHAR_DIGIT || ordinal_is_han(p->ch[i + n]))
		if (++n > 3)
			return false;
	uint32_t behind = p->ch[i + n];
	return n > 0 && (char_is_blank(p->class[i + n]) || behind == 0xFF1A || behind == ':');
}

static bool is_caption(const struct passage *p, size_t i)
{
	static const char *const numbered[] = { "图", "附图", "插图", "照片", NULL };
	static const char *const placed[] = { "左图", "右图", "上图", "下图", "左上图", "右上图",
		"左下图", "右下图", "中图", "题图", "以上图", "图左", "图右", NULL };
	static const char *const plain[] = { "图为", "图：", "图片：", "图说：", "图片说明：",
		"图片说明:", "图说:", NULL };
	if (p->len - i > CAPTION_LONGEST)
		return false;
	size_t n = match_any(p, i, numbered);
	if (n && is_numbered(p, i + n))
		return true;
	n = match_any(p, i, placed);
	uint32_t behind = n ? p->ch[i + n] : 0;
	return behind == 0x4E3A || behind == 0xFF1A || behind == ':' || match_any(p, i, plain);
}

/* 长按识别二维码, 打开微信“扫一扫” */
static bool is_prompt(const struct passage *p, size_t i)
{
	static const char *const asks[] = { "扫一扫", "长按", "扫描", "扫码", "请扫", "微信扫",
		"打开微信", "识别", NULL };
	static const char *const wants[] = { "二维码", "扫一扫", "扫码关注", "扫码查看", "扫码了解",
		"扫码报名", "扫码阅读", "扫码收听", "扫码观看", "扫码加入", "扫码进入", NULL };
	size_t to = i + PROMPT_AT < p->len ? i + PROMPT_AT : p->len;
	return p->len - i <= PROMPT_LONGEST && match_within(p, i, to, asks) &&
		match_within(p, i, p->len, wants);
}

static void check_caption(const struct captions *l, const struct passage *p, size_t i)
{
	struct check *c = l->c;
	if (is_caption(p, i) && !has_picture(c, p->element))
		check_tell(c, RULE_CAPTION, p, i, p->len,
			_("“%s” is a caption, and no picture stands beside it"),
			check_quote(c, p, i, p->len));
	else if (!l->has_code && is_prompt(p, i) && !has_picture(c, p->element))
		check_tell(c, RULE_CAPTION, p, i, p->len,
			_("“%s” asks to scan a code that is not there"),
			check_quote(c, p, i, p->len));
}

/* The end of the dash that stands at I; I if there is none. */
static size_t dash_end(const struct passage *p, size_t i)
{
	size_t end = i;
	while (p->class[end] == CHAR_DASH || p->ch[end] == '-')
		end++;
	return end > i && (p->class[i] == CHAR_DASH || end - i > 1) ? end : i;
}

/* The layouts set the dash of a subtitle. */
static void check_subtitle(struct check *c, const struct passage *p, size_t i, size_t end)
{
	while (char_is_blank(p->class[end]))
		end++;
	check_repair(c,
		check_tell(c, RULE_DASH_LINE, p, i, end,
			_("the subtitle begins with a dash, and the layout sets one before it")),
		"", true);
}

static bool ends_sentence(const struct passage *p)
{
	enum char_class last = p->class[(ptrdiff_t)p->len - 1];
	return last == CHAR_STOP || last == CHAR_CLOSE;
}

/* Number I is the first paragraph of its text, or only the lines of a title stand before it. */
static bool stands_first(const struct check *c, size_t i)
{
	const struct passage *p = &c->text->passages[i];
	size_t parent = check_element(c, p->element)->parent;
	if (check_element(c, parent)->name != ELEMENT_BODY)
		return false;
	for (size_t n = 0; n < BESIDE && i-- > 0; n++) {
		const struct passage *b = &c->text->passages[i];
		if (b->kind != PASSAGE_PARAGRAPH || check_element(c, b->element)->parent != parent)
			return true;
		if (b->len > LINE_LONGEST || ends_sentence(b))
			return false;
	}
	return false;
}

static void check_line(struct check *c, size_t i, size_t from)
{
	static const char *const titles[] = { "记", "侧记", "纪实", "访", "写在", "关于", "来自",
		"以", NULL };
	const struct passage *p = &c->text->passages[i];
	size_t end = dash_end(p, from);
	if (p->len - from > LINE_LONGEST || ends_sentence(p) || !stands_first(c, i))
		return;
	while (char_is_blank(p->class[end]))
		end++;
	const char *quote = check_quote(c, p, from, p->len);
	if (match_any(p, end, titles))
		check_tell(c, RULE_DASH_LINE, p, from, p->len,
			_("“%s” seems to be a subtitle; write <subtitle>, without the dash"),
			quote);
	else
		check_tell(c, RULE_DASH_LINE, p, from, p->len,
			_("“%s” may be a subtitle or the author; write <subtitle> or <byline>"),
			quote);
}

static void check_dash(struct check *c, size_t number, size_t i)
{
	const struct passage *p = &c->text->passages[number];
	const struct element *e = check_element(c, p->element);
	enum element_name in = e->name == ELEMENT_LINE && e->parent != ELEMENT_NONE
		? check_element(c, e->parent)->name
		: e->name;
	size_t end = dash_end(p, i);
	if (end == i || end == p->len)
		return;
	if (in == ELEMENT_SUBTITLE)
		check_subtitle(c, p, i, end);
	else if (in == ELEMENT_TITLE)
		check_tell(c, RULE_DASH_LINE, p, i, p->len,
			_("“%s” stands in the title; a line with a dash is a <subtitle>"),
			check_quote(c, p, i, p->len));
	else if (e->name == ELEMENT_P && e->parent != ELEMENT_NONE)
		check_line(c, number, i);
}

void check_captions(struct check *c)
{
	const struct proof_text *t = c->text;
	struct captions l = { .c = c };
	for (size_t i = 0; i < t->element_count && !l.has_code; i++)
		l.has_code = t->elements[i].name == ELEMENT_QRCODE;
	for (size_t i = 0; i < t->passage_count; i++) {
		const struct passage *p = &t->passages[i];
		bool paragraph = p->kind == PASSAGE_PARAGRAPH;
		if ((!paragraph && p->kind != PASSAGE_TITLE) || p->len > CAPTION_LONGEST)
			continue;
		size_t first = first_of(p);
		if (paragraph && check_element(c, p->element)->name == ELEMENT_P)
			check_caption(&l, p, first);
		if (dash_end(p, first) > first)
			check_dash(c, i, first);
	}
}
