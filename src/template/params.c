#include <string.h>

#include "base/slice.h"
#include "template/sheets.h"
#include "template/xslt.h"

static bool is_param(xmlNodePtr n)
{
	return is_xslt(n, "param");
}

static bool is_sheet(xmlNodePtr root)
{
	return root && (is_xslt(root, "stylesheet") || is_xslt(root, "transform"));
}

static const char *tidy(struct arena *a, const char *text)
{
	return slice_collapse(a, slice_of(text));
}

/* A comment directly before N, with nothing but white space between. */
static const char *comment_before(struct arena *a, xmlNodePtr n)
{
	for (n = n->prev; n && xmlIsBlankNode(n); n = n->prev)
		;
	return n && n->type == XML_COMMENT_NODE ? tidy(a, (const char *)n->content) : "";
}

/* 'text' and "text" are written on a command line without their quotes, so they are shown so. */
static const char *unquoted(struct arena *a, const char *expression)
{
	size_t n = strlen(expression);
	char quote = n >= 2 ? expression[0] : '\0';
	bool literal = (quote == '\'' || quote == '"') &&
		strchr(expression + 1, quote) == expression + n - 1;
	return literal ? arena_strndup(a, expression + 1, n - 2) : expression;
}

static const char *initial_of(struct arena *a, xmlNodePtr param)
{
	xmlChar *select = xmlGetNoNsProp(param, BAD_CAST "select");
	xmlChar *text = select ? NULL : xmlNodeGetContent(param);
	const char *initial = select ? unquoted(a, tidy(a, (const char *)select))
				     : tidy(a, text ? (const char *)text : "");
	xmlFree(select);
	xmlFree(text);
	return initial;
}

static bool known(const struct sheets *s, const char *name)
{
	for (size_t i = 0; i < s->fixed_count; i++) {
		if (strcmp(s->fixed[i], name) == 0)
			return true;
	}
	for (size_t i = 0; i < s->param_count; i++) {
		if (strcmp(s->params[i].name, name) == 0)
			return true;
	}
	return false;
}

static void add_param(struct sheets *s, xmlNodePtr param)
{
	xmlChar *name = xmlGetNoNsProp(param, BAD_CAST "name");
	if (name && !known(s, (const char *)name)) {
		s->params = xgrow(s->params, s->param_count, &s->param_cap, sizeof *s->params);
		s->params[s->param_count++] = (struct template_param_info){
			.name = arena_strdup(s->a, (const char *)name),
			.initial = initial_of(s->a, param),
			.description = comment_before(s->a, param),
		};
	}
	xmlFree(name);
}

/* A variable of a sheet takes the place of a parameter that it imports. */
static void add_variable(struct sheets *s, xmlNodePtr variable)
{
	xmlChar *name = xmlGetNoNsProp(variable, BAD_CAST "name");
	if (name && !known(s, (const char *)name)) {
		s->fixed = xgrow(s->fixed, s->fixed_count, &s->fixed_cap, sizeof *s->fixed);
		s->fixed[s->fixed_count++] = arena_strdup(s->a, (const char *)name);
	}
	xmlFree(name);
}

/* What the sheet says of itself first: the comment before its root, or the first inside that does
 * not belong to a parameter. */
static const char *description_of(struct arena *a, xmlNodePtr root)
{
	const char *before = comment_before(a, root);
	if (*before)
		return before;
	xmlNodePtr n = root->children;
	while (n && xmlIsBlankNode(n))
		n = n->next;
	if (!n || n->type != XML_COMMENT_NODE)
		return "";
	xmlNodePtr next = n->next;
	while (next && xmlIsBlankNode(next))
		next = next->next;
	return next && is_param(next) ? "" : tidy(a, (const char *)n->content);
}

void sheets_note_params(struct sheets *s, xmlDocPtr doc)
{
	xmlNodePtr root = xmlDocGetRootElement(doc);
	if (!s->description)
		s->description = root ? description_of(s->a, root) : "";
	if (!is_sheet(root))
		return;
	for (xmlNodePtr n = root->children; n; n = n->next) {
		if (is_param(n))
			add_param(s, n);
		else if (is_xslt(n, "variable"))
			add_variable(s, n);
	}
}
