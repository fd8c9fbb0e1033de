/* Words before a line that the layout sets, too (H09). */
#include "base/i18n.h"
#include "proof/check.h"
#include "proof/match.h"

static const struct {
	enum element_name element;
	const char *labels[4];
} labels[] = {
	{ ELEMENT_REPORT_TO, { "报送", "报" } },
	{ ELEMENT_SEND_TO, { "抄送", "送" } },
	{ ELEMENT_ISSUE_TO, { "发送", "发" } },
	{ ELEMENT_EDITOR, { "责任编辑" } },
	{ ELEMENT_APPROVED_BY, { "签发人", "签发" } },
	{ ELEMENT_RECIPIENTS, { "主送机关", "主送" } },
	{ ELEMENT_PRESENT, { "出席人员", "出席" } },
	{ ELEMENT_APOLOGIES, { "请假人员", "请假" } },
	{ ELEMENT_OBSERVERS, { "列席人员", "列席" } },
	{ ELEMENT_SOURCE, { "文章来源", "来源" } },
};

/* How far the label LABEL and its colon go from I on; I if it isn't there. */
static size_t label_end(const struct passage *p, size_t i, const char *label)
{
	size_t n = match_word(p, i, label), end = i + n;
	while (n && end < p->len && char_is_blank(p->class[end]))
		end++;
	return n && end < p->len && (p->ch[end] == 0xFF1A || p->ch[end] == ':') ? end + 1 : i;
}

static void check_line(struct check *c, const struct passage *p, const char *const *words)
{
	size_t i = 0;
	while (i < p->len && char_is_blank(p->class[i]))
		i++;
	for (size_t k = 0; k < 4 && words[k]; k++) {
		size_t end = label_end(p, i, words[k]);
		if (end == i)
			continue;
		check_repair(c,
			check_tell(c, RULE_LABEL, p, i, end,
				_("“%s” would stand twice: the layout sets such words before this "
				  "line"),
				check_quote(c, p, i, end)),
			"", false);
		return;
	}
}

void check_labels(struct check *c)
{
	for (size_t i = 0; i < c->text->passage_count; i++) {
		const struct passage *p = &c->text->passages[i];
		if (p->kind != PASSAGE_LINE)
			continue;
		for (size_t k = 0; k < sizeof labels / sizeof *labels; k++)
			if (check_element(c, p->element)->name == labels[k].element)
				check_line(c, p, labels[k].labels);
	}
}
