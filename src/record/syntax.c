#include <libxml/xmlerror.h>
#include <string.h>

#include "base/i18n.h"
#include "record/xml.h"

/* What libxml2 hands over with an error, as the formats below name it: 1 and 2 are its strings,
 * L the line in which the element at fault began. */
enum argument { ARGS_NONE, ARGS_1, ARGS_1L2, ARGS_1L };

static const struct {
	int error;
	enum argument args;
	const char *text;
} sentences[] = {
	{ XML_ERR_DOCUMENT_EMPTY, ARGS_NONE,
		N_("the file holds no XML; expected < as its first character") },
	{ XML_ERR_DOCUMENT_END, ARGS_NONE,
		N_("something follows the end of the root element, where the file should end") },
	{ XML_ERR_TAG_NAME_MISMATCH, ARGS_1L2,
		N_("</%3$s> stands here, but </%1$s> was expected for the <%1$s> of line %2$d") },
	{ XML_ERR_TAG_NOT_FINISHED, ARGS_1L,
		N_("the file ends inside <%1$s>, which began in line %2$d") },
	{ XML_ERR_GT_REQUIRED, ARGS_NONE, N_("a tag does not end; expected >") },
	{ XML_ERR_LTSLASH_REQUIRED, ARGS_NONE, N_("an element does not end; expected </") },
	{ XML_ERR_EQUAL_REQUIRED, ARGS_NONE, N_("an attribute has no value; expected =") },
	{ XML_ERR_SPACE_REQUIRED, ARGS_NONE, N_("a space is missing between two attributes") },
	{ XML_ERR_ATTRIBUTE_WITHOUT_VALUE, ARGS_1,
		N_("the attribute %1$s has no value; expected =\"...\"") },
	{ XML_ERR_ATTRIBUTE_NOT_STARTED, ARGS_NONE,
		N_("an attribute's value must stand between straight quotes, \" or '") },
	{ XML_ERR_ATTRIBUTE_NOT_FINISHED, ARGS_NONE,
		N_("an attribute's value does not end; expected its closing quote") },
	{ XML_ERR_ATTRIBUTE_REDEFINED, ARGS_1, N_("the attribute %1$s is given twice") },
	{ XML_NS_ERR_ATTRIBUTE_REDEFINED, ARGS_1, N_("the attribute %1$s is given twice") },
	{ XML_ERR_LT_IN_ATTRIBUTE, ARGS_NONE,
		N_("< may not stand in an attribute's value; write it as &lt;") },
	{ XML_ERR_NAME_REQUIRED, ARGS_NONE,
		N_("a name was expected; a plain & or < is written as &amp; or &lt;") },
	{ XML_ERR_ENTITYREF_SEMICOL_MISSING, ARGS_NONE,
		N_("a ; is missing behind a reference; a plain & is written as &amp;") },
	{ XML_ERR_UNDECLARED_ENTITY, ARGS_1,
		N_("the entity &%1$s; is unknown; write the character itself") },
	{ XML_WAR_UNDECLARED_ENTITY, ARGS_1,
		N_("the entity &%1$s; is unknown; write the character itself") },
	{ XML_ERR_INVALID_CHAR, ARGS_NONE,
		N_("a control character stands here, which XML forbids even as a reference") },
	{ XML_ERR_INVALID_CHARREF, ARGS_NONE,
		N_("a character reference names a character that XML forbids") },
	{ XML_ERR_INVALID_DEC_CHARREF, ARGS_NONE,
		N_("a character reference is no number; expected &#20320; or the like") },
	{ XML_ERR_INVALID_HEX_CHARREF, ARGS_NONE,
		N_("a character reference is no hexadecimal number; expected &#x4F60; or the "
		   "like") },
	{ XML_ERR_COMMENT_NOT_FINISHED, ARGS_NONE, N_("a comment does not end; expected -->") },
	{ XML_ERR_HYPHEN_IN_COMMENT, ARGS_NONE, N_("-- may not stand inside a comment") },
	{ XML_ERR_CDATA_NOT_FINISHED, ARGS_NONE, N_("a CDATA section does not end; expected ]]>") },
	{ XML_ERR_MISPLACED_CDATA_END, ARGS_NONE,
		N_("]]> may not stand in text; write it as ]]&gt;") },
	{ XML_ERR_PI_NOT_STARTED, ARGS_NONE, N_("<? must be followed by a name") },
	{ XML_ERR_PI_NOT_FINISHED, ARGS_NONE,
		N_("a processing instruction does not end; expected ?>") },
	{ XML_ERR_RESERVED_XML_NAME, ARGS_NONE,
		N_("the XML declaration <?xml ...?> may only stand at the very start of the "
		   "file") },
	{ XML_ERR_XMLDECL_NOT_FINISHED, ARGS_NONE,
		N_("the XML declaration does not end; expected ?>") },
	{ XML_ERR_VERSION_MISSING, ARGS_NONE,
		N_("the XML declaration has no version; expected <?xml version=\"1.0\"?>") },
	{ XML_NS_ERR_UNDEFINED_NAMESPACE, ARGS_1,
		N_("the prefix %1$s: is not declared; expected xmlns:%1$s=\"...\" on an element "
		   "around it") },
	{ XML_NS_ERR_QNAME, ARGS_NONE, N_("a name may hold only one colon") },
	{ XML_NS_ERR_COLON, ARGS_NONE, N_("a name may not begin or end with a colon") },
	{ XML_NS_ERR_EMPTY, ARGS_1, N_("xmlns:%1$s needs an address as its value") },
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

enum code xml_sentence(struct arena *a, xml_error *e, const char **text)
{
	for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
		if (sentences[i].error != e->code)
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
