#include <libxml/xmlerror.h>
#include <string.h>

#include "base/i18n.h"
#include "record/markup.h"
#include "record/xml.h"

/* What libxml2 hands over with an error, as the formats below name it: 1 and 2 are its strings,
 * L the line in which the element at fault began. */
enum argument { ARGS_NONE, ARGS_1, ARGS_1L2, ARGS_1L };

/* What is at fault; libxml2 notices it where it stands, or somewhat behind it. */
enum spot {
	SPOT_HERE,
	SPOT_BEFORE,    /* the character before */
	SPOT_TAG,       /* the tag that libxml2 is in or behind */
	SPOT_REFERENCE, /* from its ampersand on */
	SPOT_NAME,      /* the last attribute of name 1, or with prefix 1, in that tag; else the tag */
	SPOT_SECTION,   /* from the last <! or <? on */
	SPOT_END,       /* the last that stands in the file */
};

static const struct {
	int error;
	enum argument args;
	enum spot spot;
	const char *text;
} sentences[] = {
	{ XML_ERR_DOCUMENT_EMPTY, ARGS_NONE, SPOT_HERE,
		N_("the file holds no XML; expected < as its first character") },
	{ XML_ERR_DOCUMENT_END, ARGS_NONE, SPOT_HERE,
		N_("something follows the end of the root element, where the file should end") },
	{ XML_ERR_TAG_NAME_MISMATCH, ARGS_1L2, SPOT_TAG,
		N_("</%3$s> stands here, but </%1$s> was expected for the <%1$s> of line %2$d") },
	{ XML_ERR_TAG_NOT_FINISHED, ARGS_1L, SPOT_END,
		N_("the file ends inside <%1$s>, which began in line %2$d") },
	{ XML_ERR_GT_REQUIRED, ARGS_NONE, SPOT_HERE, N_("a tag does not end; expected >") },
	{ XML_ERR_LTSLASH_REQUIRED, ARGS_NONE, SPOT_HERE,
		N_("an element does not end; expected </") },
	{ XML_ERR_EQUAL_REQUIRED, ARGS_NONE, SPOT_HERE,
		N_("an attribute has no value; expected =") },
	{ XML_ERR_SPACE_REQUIRED, ARGS_NONE, SPOT_HERE,
		N_("a space is missing between two attributes") },
	{ XML_ERR_ATTRIBUTE_WITHOUT_VALUE, ARGS_1, SPOT_NAME,
		N_("the attribute %1$s has no value; expected =\"...\"") },
	{ XML_ERR_ATTRIBUTE_NOT_STARTED, ARGS_NONE, SPOT_HERE,
		N_("an attribute's value must stand between straight quotes, \" or '") },
	{ XML_ERR_ATTRIBUTE_NOT_FINISHED, ARGS_NONE, SPOT_HERE,
		N_("an attribute's value does not end; expected its closing quote") },
	{ XML_ERR_ATTRIBUTE_REDEFINED, ARGS_1, SPOT_NAME, N_("the attribute %1$s is given twice") },
	{ XML_NS_ERR_ATTRIBUTE_REDEFINED, ARGS_1, SPOT_NAME,
		N_("the attribute %1$s is given twice") },
	{ XML_ERR_LT_IN_ATTRIBUTE, ARGS_NONE, SPOT_HERE,
		N_("< may not stand in an attribute's value; write it as &lt;") },
	{ XML_ERR_NAME_REQUIRED, ARGS_NONE, SPOT_BEFORE,
		N_("a name was expected; a plain & or < is written as &amp; or &lt;") },
	{ XML_ERR_ENTITYREF_SEMICOL_MISSING, ARGS_NONE, SPOT_REFERENCE,
		N_("a ; is missing behind a reference; a plain & is written as &amp;") },
	{ XML_ERR_UNDECLARED_ENTITY, ARGS_1, SPOT_REFERENCE,
		N_("the entity &%1$s; is unknown; write the character itself") },
	{ XML_WAR_UNDECLARED_ENTITY, ARGS_1, SPOT_REFERENCE,
		N_("the entity &%1$s; is unknown; write the character itself") },
	{ XML_ERR_INVALID_CHAR, ARGS_NONE, SPOT_HERE,
		N_("a control character stands here, which XML forbids even as a reference") },
	{ XML_ERR_INVALID_CHARREF, ARGS_NONE, SPOT_REFERENCE,
		N_("a character reference names a character that XML forbids") },
	{ XML_ERR_INVALID_DEC_CHARREF, ARGS_NONE, SPOT_REFERENCE,
		N_("a character reference is no number; expected &#20320; or the like") },
	{ XML_ERR_INVALID_HEX_CHARREF, ARGS_NONE, SPOT_REFERENCE,
		N_("a character reference is no hexadecimal number; expected &#x4F60; or the "
		   "like") },
	{ XML_ERR_COMMENT_NOT_FINISHED, ARGS_NONE, SPOT_SECTION,
		N_("a comment does not end; expected -->") },
	{ XML_ERR_HYPHEN_IN_COMMENT, ARGS_NONE, SPOT_HERE,
		N_("-- may not stand inside a comment") },
	{ XML_ERR_CDATA_NOT_FINISHED, ARGS_NONE, SPOT_SECTION,
		N_("a CDATA section does not end; expected ]]>") },
	{ XML_ERR_MISPLACED_CDATA_END, ARGS_NONE, SPOT_HERE,
		N_("]]> may not stand in text; write it as ]]&gt;") },
	{ XML_ERR_PI_NOT_STARTED, ARGS_NONE, SPOT_SECTION, N_("<? must be followed by a name") },
	{ XML_ERR_PI_NOT_FINISHED, ARGS_NONE, SPOT_SECTION,
		N_("a processing instruction does not end; expected ?>") },
	{ XML_ERR_RESERVED_XML_NAME, ARGS_NONE, SPOT_SECTION,
		N_("the XML declaration <?xml ...?> may only stand at the very start of the "
		   "file") },
	{ XML_ERR_XMLDECL_NOT_FINISHED, ARGS_NONE, SPOT_HERE,
		N_("the XML declaration does not end; expected ?>") },
	{ XML_ERR_VERSION_MISSING, ARGS_NONE, SPOT_HERE,
		N_("the XML declaration has no version; expected <?xml version=\"1.0\"?>") },
	{ XML_NS_ERR_UNDEFINED_NAMESPACE, ARGS_1, SPOT_NAME,
		N_("the prefix %1$s: is not declared; expected xmlns:%1$s=\"...\" on an element "
		   "around it") },
	{ XML_NS_ERR_QNAME, ARGS_NONE, SPOT_TAG, N_("a name may hold only one colon") },
	{ XML_NS_ERR_COLON, ARGS_NONE, SPOT_TAG, N_("a name may not begin or end with a colon") },
	{ XML_NS_ERR_XML_NAMESPACE, ARGS_NONE, SPOT_TAG,
		N_("a namespace is declared with an address that XML does not allow for it") },
	{ XML_NS_ERR_EMPTY, ARGS_1, SPOT_TAG, N_("xmlns:%1$s needs an address as its value") },
};

/* Deep, large or growing without end. */
static bool is_limit(int error)
{
	return error == XML_ERR_INTERNAL_ERROR || error == XML_ERR_ENTITY_LOOP ||
		error == XML_ERR_NAME_TOO_LONG || error == XML_ERR_NO_MEMORY;
}

static const char *fill(struct arena *a, enum argument args, const char *text, xml_error *e)
{
	const char *one = e->str1 ? e->str1 : "", *two = e->str2 ? e->str2 : "";
	switch (args) {
	case ARGS_1:
		return arena_printf(a, text, one);
	case ARGS_1L:
		return arena_printf(a, text, one, e->int1);
	case ARGS_1L2:
		return arena_printf(a, text, one, e->int1, two);
	default:
		return arena_strdup(a, text);
	}
}

/* libxml2's own words without their line end, for a fault so rare that it has no sentence here. */
static const char *trimmed(struct arena *a, const char *s)
{
	size_t n = s ? strlen(s) : 0;
	while (n && strchr("\n .", s[n - 1]))
		n--;
	return arena_strndup(a, s ? s : "", n);
}

/* libxml2's code, but for a character that is forbidden another if it was written as a reference. */
static int kind_of(xml_error *e)
{
	bool referred = e->message && strncmp(e->message, "xmlParseCharRef", 15) == 0;
	return e->code == XML_ERR_INVALID_CHAR && referred ? XML_ERR_INVALID_CHARREF : e->code;
}

enum code xml_sentence(struct arena *a, xml_error *e, const char **text)
{
	for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
		if (sentences[i].error != kind_of(e))
			continue;
		*text = fill(a, sentences[i].args, _(sentences[i].text), e);
		return CODE_XML_SYNTAX;
	}
	if (is_limit(e->code)) {
		/* libxml2 has one code for all its limits. */
		bool depth = e->message && strncmp(e->message, "Excessive depth", 15) == 0;
		*text = depth ? _("the elements stand too deep within each other")
			      : arena_printf(a, _("this is deeper or larger than allowed (%s)"),
					trimmed(a, e->message));
		return CODE_XML_LIMIT;
	}
	*text = arena_printf(a, _("this is not well-formed XML (%s)"), trimmed(a, e->message));
	return CODE_XML_SYNTAX;
}

/* The last byte C of TEXT before AT; AT if there is none. */
static size_t back_to(struct slice text, char c, size_t at)
{
	size_t i = at;
	while (i > 0 && text.data[i - 1] != c)
		i--;
	return i > 0 ? i - 1 : at;
}

/* Behind the mark or name that begins at START. */
static size_t end_of_word(struct slice text, size_t start)
{
	size_t i = start;
	while (i < text.len && !is_space(text.data[i]) && !strchr("<>=/;\"'", text.data[i]))
		i++;
	const char *p = text.data + start;
	if (i == start && i < text.len)
		utf8_next(&p, text.data + text.len);
	return i > start ? i : (size_t)(p - text.data);
}

static void find_section(struct slice text, size_t at, size_t *start, size_t *end)
{
	size_t i = at;
	while (i > 1 && !(text.data[i - 2] == '<' &&
		(text.data[i - 1] == '!' || text.data[i - 1] == '?')))
		i--;
	*start = i > 1 ? i - 2 : at;
	*end = end_of_word(text, *start + (*start < at));
}

static void find_tag(struct slice text, size_t at, size_t *start, size_t *end)
{
	*start = back_to(text, '<', at);
	size_t slash = *start + 1 < text.len && text.data[*start + 1] == '/';
	*end = *start < at ? end_of_word(text, *start + 1 + slash) : at;
}

/* The last attribute of the tag at START that is called NAME, or has this prefix; or the NAME before AT. */
static void find_name(
	struct slice text, const char *name, size_t at, size_t *start, size_t *end)
{
	const char *tag = text.data + *start, *from = NULL;
	size_t len = strlen(name);
	if (len <= at - *start && len && memcmp(text.data + at - len, name, len) == 0) {
		*start = at - len;
		*end = at;
		return;
	}
	struct markup m;
	if (*start >= text.len || !markup_scan(tag, text.data + text.len, &m) ||
		m.kind == MARKUP_TEXT)
		return;
	for (struct markup_attribute a; markup_next_attribute(tag, &m, &from, &a);) {
		bool prefixed = a.name.len > len && a.name.data[len] == ':';
		if ((a.name.len == len || prefixed) && memcmp(a.name.data, name, len) == 0) {
			*start = (size_t)(a.name.data - text.data);
			*end = *start + a.name.len;
		}
	}
}

static enum spot spot_of(xml_error *e)
{
	for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++)
		if (sentences[i].error == kind_of(e))
			return sentences[i].spot;
	return SPOT_HERE;
}

void xml_find_spot(xml_error *e, struct slice text, size_t at, size_t *start, size_t *end)
{
	*start = at;
	switch (e ? spot_of(e) : SPOT_TAG) {
	case SPOT_TAG:
		find_tag(text, at, start, end);
		return;
	case SPOT_NAME:
		find_tag(text, at, start, end);
		find_name(text, e->str1 ? e->str1 : "", at, start, end);
		return;
	case SPOT_SECTION:
		find_section(text, at, start, end);
		return;
	case SPOT_REFERENCE:
		*start = back_to(text, '&', at);
		*end = at > *start ? at : end_of_word(text, at);
		return;
	case SPOT_END:
		while (*start > 0 && is_space(text.data[*start - 1]))
			--*start;
		*start -= *start > 0;
		while (*start > 0 && ((unsigned char)text.data[*start] & 0xC0) == 0x80)
			--*start;
		break;
	case SPOT_BEFORE:
		*start -= *start > 0;
		break;
	case SPOT_HERE:
		break;
	}
	*end = end_of_word(text, *start);
}
