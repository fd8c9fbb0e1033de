#include "template/reword.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"

/* What takes the place of %s in a sentence. */
enum slot { SLOT_NONE, SLOT_QUOTED, SLOT_EXPRESSION, SLOT_ELEMENT, SLOT_LAST_WORD };

/* The part of libxslt's message that tells which it is, and our sentence for it. The cause, if
 * there is one, is added in brackets. */
static const struct {
	const char *needle;
	enum code code; /* 0: as the caller has it */
	enum slot slot;
	bool warning;
	const char *text;
} sentences[] = {
	{ "could not compile", 0, SLOT_EXPRESSION, false, N_("\"%s\" is not an XPath expression") },
	{ "Failed to compile the expression", 0, SLOT_EXPRESSION, false,
		N_("\"%s\" is not an XPath expression") },
	{ "failed to compile", 0, SLOT_EXPRESSION, false, N_("\"%s\" is not a pattern") },
	{ "select is missing", 0, SLOT_ELEMENT, false, N_("<xsl:%s> needs the attribute select") },
	{ "test is not defined", 0, SLOT_ELEMENT, false, N_("<xsl:%s> needs the attribute test") },
	{ "The attribute 'name' is missing", 0, SLOT_ELEMENT, false,
		N_("<xsl:%s> needs the attribute name") },
	{ "need to specify match or name", 0, SLOT_NONE, false,
		N_("<xsl:template> needs the attribute match or name") },
	{ "is not a valid QName", 0, SLOT_QUOTED, false, N_("\"%s\" is no name") },
	{ "has no namespace binding", 0, SLOT_QUOTED, false,
		N_("the prefix of \"%s\" is not declared; expected xmlns:prefix=\"...\"") },
	{ "AVT has an unmatched '{'", 0, SLOT_QUOTED, false,
		N_("the { in the attribute %s has no }; a plain { is written as {{") },
	{ "AVT has an unmatched '}'", 0, SLOT_QUOTED, false,
		N_("the } in the attribute %s has no {; a plain } is written as }}") },
	{ "unknown xsl:", 0, SLOT_ELEMENT, false, N_("there is no <xsl:%s> in XSLT 1.0") },
	{ "only 1.1 features are supported", 0, SLOT_NONE, true,
		N_("this is XSLT 1.0; what later versions add does not work") },
	{ "document is not a stylesheet", 0, SLOT_NONE, false,
		N_("this is not a template: expected xsl:stylesheet, or a page whose root has "
		   "xsl:version") },
	{ "called template", 0, SLOT_QUOTED, false,
		N_("the template \"%s\" that is called here does not exist") },
	{ "has not been declared", 0, SLOT_QUOTED, false,
		N_("$%s is not declared here; expected an xsl:variable or xsl:param of that "
		   "name") },
	{ "Redefinition of", 0, SLOT_QUOTED, false, N_("$%s is declared twice") },
	{ "infinite template recursion", CODE_TEMPLATE_LIMIT, SLOT_NONE, false,
		N_("templates call each other without end") },
	{ "peration limit exceeded", CODE_TEMPLATE_LIMIT, SLOT_NONE, false,
		N_("the template does not come to an end on this record") },
	{ "evaluate to a node set", 0, SLOT_NONE, false,
		N_("select gives text, a number or true/false, where elements of the record are "
		   "expected") },
	{ "Cannot add attributes", 0, SLOT_NONE, false,
		N_("an attribute comes too late: expected before everything else in its element") },
	{ "undeclared decimal format", 0, SLOT_QUOTED, false,
		N_("there is no xsl:decimal-format \"%s\"") },
	{ "refused", CODE_TEMPLATE_FORBIDDEN, SLOT_LAST_WORD, false,
		N_("a template may read only files beside it, and write none") },
	{ "rights for", CODE_TEMPLATE_FORBIDDEN, SLOT_NONE, false,
		N_("a template may read only files beside it, and write none") },
	{ "unable to load", CODE_TEMPLATE_SYNTAX, SLOT_LAST_WORD, false, N_("cannot read \"%s\"") },
	{ "Failed to evaluate the AVT", 0, SLOT_QUOTED, false,
		N_("the expression in the attribute %s fails") },
	{ "Failed to evaluate the expression of variable", 0, SLOT_QUOTED, false,
		N_("the expression of $%s fails") },
};

/* The names that a call may have meant: XPath 1.0, XSLT 1.0, and EXSLT without its prefixes. */
static const char *const functions[] = {
	"last",
	"position",
	"count",
	"id",
	"local-name",
	"namespace-uri",
	"name",
	"string",
	"concat",
	"starts-with",
	"contains",
	"substring-before",
	"substring-after",
	"substring",
	"string-length",
	"normalize-space",
	"translate",
	"boolean",
	"not",
	"true",
	"false",
	"lang",
	"number",
	"sum",
	"floor",
	"ceiling",
	"round",
	"document",
	"key",
	"format-number",
	"current",
	"unparsed-entity-uri",
	"generate-id",
	"system-property",
	"element-available",
	"function-available",
	"node-set",
	"object-type",
	"tokenize",
	"replace",
	"split",
	"padding",
	"align",
	"concat",
	"encode-uri",
	"decode-uri",
	"date",
	"date-time",
	"year",
	"month-in-year",
	"day-in-month",
	"format-date",
	"min",
	"max",
	"highest",
	"lowest",
	"abs",
	"difference",
	"intersection",
	"distinct",
	"has-same-node",
	"leading",
	"trailing",
};

const char *unknown_function(struct arena *a, const char *name)
{
	const char *guess = nearest(name, functions, sizeof functions / sizeof functions[0]);
	if (guess && strcmp(guess, name) == 0)
		return arena_printf(a, _("%s() needs the prefix of its namespace"), name);
	if (guess)
		return arena_printf(
			a, _("there is no function %s(); did you mean %s()?"), name, guess);
	return arena_printf(a, _("there is no function %s()"), name);
}

const char *unknown_prefix(struct arena *a, const char *prefix)
{
	return arena_printf(
		a, _("the prefix %s: is not declared; expected xmlns:%s=\"...\""), prefix, prefix);
}

/* The rest of the expression behind the point where reading it failed. */
static const char *broken_at(struct arena *a, xml_error *e)
{
	size_t n = e->str1 ? strlen(e->str1) : 0;
	if (e->int1 < 0 || (size_t)e->int1 >= n)
		return arena_strdup(a, _("it ends too early"));
	return arena_printf(a, _("it goes wrong at \"%s\""), e->str1 + e->int1);
}

const char *xpath_cause(struct arena *a, xml_error *e)
{
	switch (e->code - XML_XPATH_EXPRESSION_OK) {
	case XPATH_INVALID_ARITY:
		return arena_strdup(a, _("a function is given too many or too few arguments"));
	case XPATH_INVALID_TYPE:
		return arena_strdup(
			a, _("a function or operator needs elements, and is given something else"));
	case XPATH_UNDEF_PREFIX_ERROR:
		return arena_strdup(a, _("a prefix in this expression is not declared"));
	case XPATH_OP_LIMIT_EXCEEDED:
		return arena_strdup(a, _("it does not come to an end"));
	case XPATH_UNKNOWN_FUNC_ERROR:
	case XPATH_UNDEF_VARIABLE_ERROR:
	case XPATH_STACK_ERROR:
		return NULL;
	default:
		return broken_at(a, e);
	}
}

/* The '...' that follows AFTER in S, or else the first of S. With WHOLE, all up to the last quote:
 * an expression may hold quotes itself. */
static const char *quoted(struct arena *a, const char *s, const char *after, bool whole)
{
	const char *open = strchr(strstr(s, after) + strlen(after), '\'');
	if (!open)
		open = strchr(s, '\'');
	const char *close = !open ? NULL : whole ? strrchr(open + 1, '\'') : strchr(open + 1, '\'');
	return close ? arena_strndup(a, open + 1, (size_t)(close - open - 1)) : "";
}

static const char *slot_text(struct arena *a, size_t sentence, const struct fault *f)
{
	enum slot slot = sentences[sentence].slot;
	const char *space = strrchr(f->message, ' ');
	switch (slot) {
	case SLOT_QUOTED:
	case SLOT_EXPRESSION:
		return quoted(a, f->message, sentences[sentence].needle, slot == SLOT_EXPRESSION);
	case SLOT_ELEMENT:
		return f->element;
	case SLOT_LAST_WORD:
		return space ? space + 1 : f->message;
	default:
		return "";
	}
}

const char *without_origin(const char *s)
{
	const char *colon = strchr(s, ':');
	if (strncmp(s, "xsl", 3) != 0 || !colon)
		return s;
	for (colon++; *colon == ' '; colon++)
		;
	return colon;
}

bool reword(struct arena *a, struct fault *f)
{
	if (f->cause && !*f->cause)
		return false;
	if (f->cause && strstr(f->message, "returned no result")) {
		f->text = f->cause;
		return true;
	}
	f->text = arena_printf(a, _("libxslt: %s"), without_origin(f->message));
	for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
		if (!strstr(f->message, sentences[i].needle))
			continue;
		f->text = arena_printf(a, _(sentences[i].text), slot_text(a, i, f));
		f->warning = sentences[i].warning;
		if (sentences[i].code)
			f->code = sentences[i].code;
		break;
	}
	if (f->cause)
		f->text = arena_printf(a, "%s: %s", f->text, f->cause);
	return true;
}
