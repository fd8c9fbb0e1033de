/* Texts for the web (WB01 to WB04). */
#include "base/i18n.h"
#include "proof/parts.h"
#include "record/markup.h"

enum { LINE_SEPARATOR = 0x2028, TITLE_MOST = 40 };

static bool begins(struct slice s, const char *with)
{
	size_t len = strlen(with);
	return s.len >= len && memcmp(s.data, with, len) == 0;
}

static const struct attribute *find(
	const struct check *c, const struct element *e, const char *name)
{
	const struct attribute *a = c->text->attributes + e->first_attribute;
	for (size_t i = 0; i < e->attribute_count; i++)
		if (slice_is(a[i].name, name))
			return &a[i];
	return NULL;
}

static struct finding *tell_value(
	struct check *c, enum rule r, struct slice value, const char *text)
{
	size_t start = (size_t)(value.data - c->text->source.data);
	return check_tell_bytes(c, r, start, start + value.len, "%s", text);
}

static void check_address(struct check *c, const struct element *e)
{
	const struct attribute *href = find(c, e, "href");
	if (!href)
		return; /* the schema tells where it must be */
	struct slice v = slice_trim(href->value);
	if (begins(v, "http://"))
		check_repair(c,
			tell_value(c, RULE_WEB_ADDRESS, v,
				_("browsers warn of a link with http://; write https://")),
			arena_printf(c->arena, "https://%.*s", (int)v.len - 7, v.data + 7), false);
	else if (v.len == 0 || slice_is(v, "#") || begins(v, "javascript:"))
		tell_value(c, RULE_WEB_ADDRESS, href->value, _("this link leads nowhere"));
	else if (begins(v, "www."))
		check_repair(c,
			tell_value(c, RULE_WEB_ADDRESS, v,
				_("without https:// this is the name of a file beside the page")),
			arena_printf(c->arena, "https://%.*s", (int)v.len, v.data), false);
}

static bool is_one_of(struct slice s, const char *const *words)
{
	for (; *words; words++)
		if (slice_is(s, *words))
			return true;
	return false;
}

/* What stands between the tags of element E. */
static struct slice content(const struct check *c, const struct element *e)
{
	const char *start = c->text->source.data + e->start, *end = c->text->source.data + e->end;
	struct markup m;
	if (!markup_scan(start, end, &m) || m.kind != MARKUP_START)
		return (struct slice){ start, 0 };
	const char *close = end;
	while (close > start + m.len && *--close != '<')
		;
	return slice_trim((struct slice){ start + m.len, (size_t)(close - start) - m.len });
}

static void check_link_text(struct check *c, const struct element *e)
{
	static const char *const empty[] = { "点击这里", "点击此处", "点这里", "点此", "点我",
		"这里", "此处", "点击", "点击查看", "点击进入", "链接", "网址", "更多", "详情",
		"查看", "查看更多", "查看详情", "点击查看详情", "here", "click here", "more",
		"link", NULL };
	struct slice text = content(c, e);
	if (is_one_of(text, empty))
		tell_value(c, RULE_WEB_LINK_TEXT, text,
			arena_printf(c->arena, _("“%.*s” does not say where the link leads"),
				(int)text.len, text.data));
}

static void check_picture_text(struct check *c, const struct element *e)
{
	static const char *const empty[] = { "图", "图片", "照片", "配图", "插图", "题图",
		"新闻图片", "现场照片", "image", "photo", "picture", "img", "pic", NULL };
	struct slice alt = proof_attribute(c->text, e, "alt");
	if (is_one_of(alt, empty))
		tell_value(c, RULE_WEB_LINK_TEXT, alt,
			arena_printf(c->arena, _("“%.*s” does not say what the picture shows"),
				(int)alt.len, alt.data));
}

static void check_tag(struct check *c, const struct element *e)
{
	if (e->name == ELEMENT_A || e->name == ELEMENT_SOURCE || e->name == ELEMENT_ITEM)
		check_address(c, e);
	if (e->name == ELEMENT_A)
		check_link_text(c, e);
	if (e->name == ELEMENT_IMG || e->name == ELEMENT_PORTRAIT)
		check_picture_text(c, e);
}

/* Two <br/> in a row, or one at either end of a paragraph. */
static void check_breaks(struct check *c, const struct passage *p)
{
	size_t last = SIZE_MAX, i = 0, text = 0;
	for (; i < p->len; i++) {
		if (p->ch[i] == LINE_SEPARATOR) {
			if (last != SIZE_MAX && text == 0) {
				check_tell(c, RULE_WEB_BREAK, p, last, i + 1,
					_("two <br/> make a gap; begin a new paragraph"));
				return;
			}
			last = i;
			text = 0;
		} else if (!char_is_blank(p->class[i])) {
			text++;
		}
	}
	if (last != SIZE_MAX && text == 0)
		check_tell(c, RULE_WEB_BREAK, p, last, last + 1,
			_("a <br/> at the end of a paragraph"));
}

/* The characters of titles are counted over their lines. */
struct title {
	size_t record, count;
};

static void check_title(struct check *c, const struct passage *p, struct title *title)
{
	size_t record = part_record(c->text, p->element), count = 0;
	if (title->record != record)
		*title = (struct title){ record, 0 };
	for (size_t i = 0; i < p->len; i++)
		count += !char_is_blank(p->class[i]);
	title->count += count;
	if (title->count > TITLE_MOST && title->count - count <= TITLE_MOST)
		check_tell(c, RULE_WEB_TITLE, p, 0, p->len,
			_("a title of %zu characters, of which lists show about thirty"),
			title->count);
}

void check_web(struct check *c)
{
	struct title title = { ELEMENT_NONE, 0 };
	if (c->settings->profile != PROFILE_WEB)
		return;
	for (size_t i = 0; i < c->text->element_count; i++)
		check_tag(c, &c->text->elements[i]);
	for (size_t i = 0; i < c->text->passage_count; i++) {
		const struct passage *p = &c->text->passages[i];
		if (p->kind == PASSAGE_PARAGRAPH || p->kind == PASSAGE_ITEM)
			check_breaks(c, p);
		if (part_is_title(c->text, p))
			check_title(c, p, &title);
	}
}
