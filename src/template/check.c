#include "template/check.h"

#include <libxslt/imports.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "record/xml.h"
#include "template/errors.h"
#include "template/xslt.h"

/* The instructions of XSLT 1.0, sorted, and their attributes, separated by spaces. */
static const struct instruction {
	const char *name, *attributes;
} instructions[] = {
	{ "apply-imports", "" },
	{ "apply-templates", "select mode" },
	{ "attribute", "name namespace" },
	{ "attribute-set", "name use-attribute-sets" },
	{ "call-template", "name" },
	{ "choose", "" },
	{ "comment", "" },
	{ "copy", "use-attribute-sets" },
	{ "copy-of", "select" },
	{ "decimal-format",
		"name decimal-separator grouping-separator infinity minus-sign NaN percent "
		"per-mille zero-digit digit pattern-separator" },
	{ "element", "name namespace use-attribute-sets" },
	{ "fallback", "" },
	{ "for-each", "select" },
	{ "if", "test" },
	{ "import", "href" },
	{ "include", "href" },
	{ "key", "name match use" },
	{ "message", "terminate" },
	{ "namespace-alias", "stylesheet-prefix result-prefix" },
	{ "number",
		"level count from value format lang letter-value grouping-separator "
		"grouping-size" },
	{ "otherwise", "" },
	{ "output",
		"method version encoding omit-xml-declaration standalone doctype-public "
		"doctype-system cdata-section-elements indent media-type" },
	{ "param", "name select" },
	{ "preserve-space", "elements" },
	{ "processing-instruction", "name" },
	{ "sort", "select lang data-type order case-order" },
	{ "strip-space", "elements" },
	{ "stylesheet", "id extension-element-prefixes exclude-result-prefixes version" },
	{ "template", "match name priority mode" },
	{ "text", "disable-output-escaping" },
	{ "transform", "id extension-element-prefixes exclude-result-prefixes version" },
	{ "value-of", "select disable-output-escaping" },
	{ "variable", "name select" },
	{ "when", "test" },
	{ "with-param", "name select" },
};

enum { ATTRIBUTES_MAX = 16 };

struct check {
	struct diag *d;
	bool ok;
	bool attributes; /* false in a sheet of a later version, which may use what we don't know */
	/* The templates that have a name, those of the importing sheet first. */
	xmlNodePtr *templates;
	const char **names;
	size_t count, template_cap, name_cap;
};

/* A message with or without a guess; the formats take NAME, the instruction and the guess. */
static void unknown(struct check *c, xmlNodePtr at, const char *without, const char *with,
	const char *name, const char *guess)
{
	c->ok = false;
	if (guess)
		diag_error(c->d, trouble_place(at), CODE_TEMPLATE_SYNTAX, with, name,
			(const char *)at->name, guess);
	else
		diag_error(c->d, trouble_place(at), CODE_TEMPLATE_SYNTAX, without, name,
			(const char *)at->name);
}

/* Splits LIST at its spaces into the names of OUT, which point into COPY. */
static size_t split(const char *list, char *copy, size_t size, const char **out)
{
	size_t count = 0;
	strncpy(copy, list, size - 1);
	copy[size - 1] = '\0';
	for (char *p = copy; *p && count < ATTRIBUTES_MAX;) {
		out[count++] = p;
		p += strcspn(p, " ");
		if (*p)
			*p++ = '\0';
	}
	return count;
}

/* Whether NAME is one of the names of LIST. */
static bool listed(const char *list, const char *name)
{
	size_t len = strlen(name);
	for (const char *p = list; *p; p += strspn(p, " ")) {
		size_t n = strcspn(p, " ");
		if (n == len && memcmp(p, name, n) == 0)
			return true;
		p += n;
	}
	return false;
}

static void unknown_attribute(struct check *c, xmlNodePtr n, const char *name, const char *allowed)
{
	char copy[256];
	const char *names[ATTRIBUTES_MAX];
	size_t count = split(allowed, copy, sizeof copy, names);
	unknown(c, n, _("%s is no attribute of <xsl:%s>"),
		_("%s is no attribute of <xsl:%s>; did you mean %s?"), name,
		nearest(name, names, count));
}

static void check_attributes(struct check *c, xmlNodePtr n, const char *allowed)
{
	for (xmlAttrPtr a = n->properties; a; a = a->next)
		if (!a->ns && !listed(allowed, (const char *)a->name))
			unknown_attribute(c, n, (const char *)a->name, allowed);
}

static int compare_instruction(const void *name, const void *instruction)
{
	return strcmp(name, ((const struct instruction *)instruction)->name);
}

static void check_instruction(struct check *c, xmlNodePtr n)
{
	const struct instruction *i = bsearch(n->name, instructions,
		sizeof instructions / sizeof *instructions, sizeof *instructions, compare_instruction);
	if (i)
		check_attributes(c, n, i->attributes);
}

static xmlNodePtr named(const struct check *c, const char *name)
{
	for (size_t i = 0; i < c->count; i++) {
		if (strcmp(c->names[i], name) == 0)
			return c->templates[i];
	}
	return NULL;
}

static bool takes(xmlNodePtr template, const char *param)
{
	for (xmlNodePtr n = template->children; n; n = n->next) {
		const char *name = is_xslt(n, "param") ? xml_attribute(n, "name") : NULL;
		if (name && strcmp(name, param) == 0)
			return true;
	}
	return false;
}

static void check_call(struct check *c, xmlNodePtr call)
{
	const char *name = xml_attribute(call, "name");
	xmlNodePtr template = name ? named(c, name) : NULL;
	if (name && !template)
		unknown(c, call, _("there is no template \"%s\" for <xsl:%s>"),
			_("there is no template \"%s\" for <xsl:%s>; did you mean \"%s\"?"), name,
			nearest(name, c->names, c->count));
	for (xmlNodePtr n = template ? call->children : NULL; n; n = n->next) {
		const char *param = is_xslt(n, "with-param") ? xml_attribute(n, "name") : NULL;
		if (param && !takes(template, param))
			diag_warning(c->d, trouble_place(n), CODE_TEMPLATE_SYNTAX,
				_("the template \"%s\" takes no parameter \"%s\""), name, param);
	}
}

static void check_tree(struct check *c, xmlNodePtr root)
{
	const char *version = "1.0";
	if (root && is_xslt(root, NULL))
		version = xml_attribute(root, "version");
	c->attributes = version && strcmp(version, "1.0") == 0;
	for (xmlNodePtr n = root; n; n = xml_next(root, n, false)) {
		if (!is_xslt(n, NULL))
			continue;
		if (c->attributes)
			check_instruction(c, n);
		if (strcmp((const char *)n->name, "call-template") == 0)
			check_call(c, n);
	}
}

static void note_templates(struct check *c, xmlNodePtr root)
{
	for (xmlNodePtr n = root ? root->children : NULL; n; n = n->next) {
		const char *name = is_xslt(n, "template") ? xml_attribute(n, "name") : NULL;
		if (!name)
			continue;
		c->templates =
			xgrow(c->templates, c->count, &c->template_cap, sizeof *c->templates);
		c->names = xgrow(c->names, c->count, &c->name_cap, sizeof *c->names);
		c->templates[c->count] = n;
		c->names[c->count++] = name;
	}
}

/* Calls VISIT for the root of every sheet: the main one, what it includes, what it imports. */
static void each_sheet(
	struct check *c, xsltStylesheetPtr style, void (*visit)(struct check *c, xmlNodePtr root))
{
	for (; style; style = xsltNextImport(style)) {
		visit(c, xmlDocGetRootElement(style->doc));
		for (xsltDocumentPtr doc = style->docList; doc; doc = doc->next)
			visit(c, xmlDocGetRootElement(doc->doc));
	}
}

bool check_template(xsltStylesheetPtr style, struct diag *d)
{
	struct check c = { .d = d, .ok = true };
	each_sheet(&c, style, note_templates);
	each_sheet(&c, style, check_tree);
	free(c.templates);
	free(c.names);
	return c.ok;
}
