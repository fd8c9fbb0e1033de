/* What a record is told of: every kind of fault has its sentence, and points at what is at fault. */
#include "record_fixture.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include "record/record.h"
#include "record/xml.h"

static struct record_schema *schema;
static xmlSchemaPtr libxml2_schema;

/* "2:5 [<foo] R011 the text", with what the message points at in brackets. */
static void note_spot(void *user, const struct message *m)
{
	struct buf *out = user;
	const struct excerpt *e = m->excerpt;
	const char *name = strrchr(m->at.file, '/');
	if (name)
		buf_printf(out, "%s:", name + 1);
	buf_printf(out, "%ld", m->at.line);
	if (e) {
		const char *p = e->source.data, *end = p + e->source.len, *from;
		for (int i = 1; i < m->at.column && p < end; i++)
			utf8_next(&p, end);
		from = p;
		for (int i = m->at.column; i < e->end_column && p < end; i++)
			utf8_next(&p, end);
		assert_int_equal(e->end_line, m->at.line);
		buf_printf(out, ":%d [%.*s]", m->at.column, (int)(p - from), from);
	}
	buf_printf(out, " %s %s\n", code_name(m->code), m->text);
}

static void expect_of(const char *path, struct slice data, const char *expected)
{
	struct diag d;
	diag_init(&d, note_spot, &fixture.said);
	xmlDocPtr doc = record_parse(path, data, NULL, &d);
	bool valid = doc && record_validate(schema, doc, path, data, &d);
	assert_said(expected);
	assert_int_equal(valid, d.errors == 0);
	xmlFreeDoc(doc);
}

static void expect(const char *text, const char *expected)
{
	expect_of("a.xml", slice_of(text), expected);
}

#define ARTICLE(body) "<article><head/><body>\n" body "</body></article>"
#define HEAD(head)    "<article><head>\n" head "</head><body/></article>"
#define XSI           "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "

/* What libxml2 has found is given by these codes. */
static const struct {
	int error;
	const char *record, *expected; /* NULL: our schema has nothing that could be violated so */
} kinds[] = {
	{ XML_SCHEMAV_ELEMENT_CONTENT, ARTICLE("<p/> <foo a='1'/>"),
		"2:6 [<foo] R011 <foo> may not stand in <body>; expected <p>, <h2>, <h3>, <h4>, "
		"<blockquote>, <ul>, <ol>, <dl>, <table>, <figure>, <hr>, <pagebreak> or "
		"<qrcode>\n" },
	{ XML_SCHEMAV_ELEMENT_CONTENT, "<article><body/><head/></article>",
		"1:10 [<body] R011 <body> may not stand at this point of <article>; expected "
		"<head>\n" },
	{ XML_SCHEMAV_ELEMENT_CONTENT, HEAD("<title/><title/>"),
		"2:9 [<title] R011 <title> may not stand again at this point of <head>\n" },
	{ XML_SCHEMAV_ELEMENT_CONTENT, "<article ><head/></article>",
		"1:1 [<article] R012 <article> is incomplete; expected <body>\n" },
	{ XML_SCHEMAV_ELEMENT_CONTENT, HEAD("<title><line>一</line></title>"),
		"2:1 [<title] R012 <title> ends too early; expected another <line>\n" },
	{ XML_SCHEMAV_CVC_ELT_1, "\n <letter/>",
		"2:2 [<letter] R011 <letter> is no record; expected <profile>, <article>, "
		"<bulletin> or "
		"<records>\n" },
	{ XML_SCHEMAV_CVC_ELT_3_1, ARTICLE("<p " XSI "xsi:nil='true'/>"),
		"2:58 [xsi:nil] R013 <p> has an attribute xsi:nil or xsi:type, which a record has "
		"no use "
		"for\n" },
	{ XML_SCHEMAV_CVC_ELT_4_2, ARTICLE("<p " XSI "xsi:type='x'/>"),
		"2:58 [xsi:type] R013 <p> has an attribute xsi:nil or xsi:type, which a record has "
		"no use "
		"for\n" },
	{ XML_SCHEMAV_CVC_ELT_4_3, ARTICLE("<p " XSI "xsi:type='list'/>"),
		"2:58 [xsi:type] R013 <p> has an attribute xsi:nil or xsi:type, which a record has "
		"no use "
		"for\n" },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, ARTICLE("<p id='a'\n lang='x'/>"),
		"3:2 [lang] R013 <p> has no attribute lang; did you mean xml:lang?\n" },
	{ XML_SCHEMAV_CVC_TYPE_3_1_1, HEAD("<kicker class='x'/>"),
		"2:9 [class] R013 <kicker> has no attributes, but class is given\n" },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_4, ARTICLE("<figure><img alt='x'/></figure>"),
		"2:9 [<img] R014 <img> has no src; expected src=\"...\"\n" },
	{ XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1,
		"<bulletin><head><issue  number = '三期'/></head></bulletin>",
		"1:35 [三期] R015 <issue> has number=\"三期\"; expected a whole number from 1\n" },
	{ XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1, ARTICLE("<p xml:lang='中文'/>"),
		"2:14 [中文] R015 <p> has xml:lang=\"中文\"; expected a language such as zh-CN or "
		"en\n" },
	{ XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1, ARTICLE("<p id='a'/><p id='a'/>"),
		"2:19 [a] R017 the id \"a\" is given twice, first in a.xml:2\n" },
	{ XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3, HEAD("<published>\n\t2016年8月 </published>"),
		"3:2 [2016年8月] R015 <published> holds \"2016年8月\"; expected a date such as "
		"2016-08-18, "
		"2016-08 or 2016\n" },
	{ XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3, HEAD("<published> </published>"),
		"2:1 [<published] R015 <published> is empty; expected a date such as 2016-08-18, "
		"2016-08 or "
		"2016\n" },
	{ XML_SCHEMAV_CVC_PATTERN_VALID, HEAD("<award month='2016-08Z'/>"),
		"2:15 [2016-08Z] R015 <award> has month=\"2016-08Z\"; expected a month such as "
		"2016-08\n" },
	{ XML_SCHEMAV_CVC_PATTERN_VALID,
		"<bulletin><head><copy-number>12</copy-number></head></bulletin>",
		"1:30 [12] R015 <copy-number> holds \"12\"; expected six digits such as 000012\n" },
	{ XML_SCHEMAV_CVC_ENUMERATION_VALID,
		ARTICLE("<figure place=\"top\"><img src='x'/></figure>"),
		"2:16 [top] R015 <figure> has place=\"top\"; expected here, column, wide or "
		"page\n" },
	{ XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID,
		ARTICLE("<table><tr><td colspan='1001'/></tr></table>"),
		"2:25 [1001] R015 <td> has colspan=\"1001\"; expected at most 1000\n" },
	{ XML_SCHEMAV_CVC_MINLENGTH_VALID, ARTICLE("<p><a href=''/></p>"),
		"2:13 [] R015 <a> has href=\"\"; expected a name or an address\n" },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1, ARTICLE("<hr>\n<p/></hr>"),
		"3:1 [<p] R016 <hr> holds <p>, but must be empty\n" },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1, ARTICLE("<hr> 字 </hr>"),
		"2:6 [字] R016 <hr> holds the text \"字\", but must be empty\n" },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2, HEAD("<award>甲<em>乙</em></award>"),
		"2:9 [<em] R011 <award> takes text alone, but <em> stands in it\n" },
	{ XML_SCHEMAV_CVC_TYPE_3_1_2, HEAD("<kicker>甲<em>乙</em></kicker>"),
		"2:10 [<em] R011 <kicker> takes text alone, but <em> stands in it\n" },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3,
		ARTICLE("<ul>\n 甲<!-- 注 --><li/><![CDATA[ 乙 ]]>\n</ul>"),
		"3:2 [甲] R016 the text \"甲\" stands in <ul>, where only elements may stand: "
		"<li>\n"
		"3:28 [乙] R016 the text \"乙\" stands in <ul>, where only elements may stand: "
		"<li>\n" },
	/* Types of lists and numbers, facets, fixed values, wildcards and keys that the schema lacks. */
	{ XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2, NULL, NULL },
	{ XML_SCHEMAV_CVC_FACET_VALID, NULL, NULL },
	{ XML_SCHEMAV_CVC_LENGTH_VALID, NULL, NULL },
	{ XML_SCHEMAV_CVC_MAXLENGTH_VALID, NULL, NULL },
	{ XML_SCHEMAV_CVC_MININCLUSIVE_VALID, NULL, NULL },
	{ XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID, NULL, NULL },
	{ XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID, NULL, NULL },
	{ XML_SCHEMAV_CVC_TOTALDIGITS_VALID, NULL, NULL },
	{ XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID, NULL, NULL },
	{ XML_SCHEMAV_CVC_ELT_3_2_1, NULL, NULL },
	{ XML_SCHEMAV_CVC_ELT_3_2_2, NULL, NULL },
	{ XML_SCHEMAV_CVC_ELT_5_1_1, NULL, NULL },
	{ XML_SCHEMAV_CVC_ELT_5_1_2, NULL, NULL },
	{ XML_SCHEMAV_CVC_ELT_5_2_2_1, NULL, NULL },
	{ XML_SCHEMAV_CVC_ELT_5_2_2_2_1, NULL, NULL },
	{ XML_SCHEMAV_CVC_ELT_5_2_2_2_2, NULL, NULL },
	{ XML_SCHEMAV_CVC_TYPE_2, NULL, NULL },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_3_1, NULL, NULL },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2, NULL, NULL },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_5_1, NULL, NULL },
	{ XML_SCHEMAV_CVC_COMPLEX_TYPE_5_2, NULL, NULL },
	{ XML_SCHEMAV_CVC_AU, NULL, NULL },
	{ XML_SCHEMAV_CVC_IDC, NULL, NULL },
	{ XML_SCHEMAV_CVC_WILDCARD, NULL, NULL },
};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

static void note_code(void *user, xml_error *e)
{
	bool *found = user;
	for (size_t i = 0; i < KINDS; i++)
		found[i] = found[i] || kinds[i].error == e->code;
}

/* Which of the codes above libxml2 has for RECORD. */
static void find_codes(const char *record, bool found[KINDS])
{
	memset(found, 0, KINDS * sizeof *found);
	xmlDocPtr doc = xmlReadMemory(record, (int)strlen(record), "a.xml", NULL, 0);
	xmlSchemaValidCtxtPtr ctxt = xmlSchemaNewValidCtxt(libxml2_schema);
	xmlSchemaSetValidStructuredErrors(ctxt, note_code, found);
	xmlSchemaValidateDoc(ctxt, doc);
	xmlSchemaFreeValidCtxt(ctxt);
	xmlFreeDoc(doc);
}

static void has_a_sentence_for_every_kind(void **state)
{
	(void)state;
	for (size_t i = 0; i < KINDS; i++) {
		bool found[KINDS];
		if (!kinds[i].record)
			continue;
		expect(kinds[i].record, kinds[i].expected);
		find_codes(kinds[i].record, found);
		assert_true(found[i]);
	}
}

/* Faults of the parser, of which there is one in a record. */
static const struct {
	const char *record, *expected;
} broken[] = {
	{ ARTICLE("<p>甲<em>乙</p>"),
		"2:10 [</p] R001 </p> stands here, but </em> was expected for the <em> of "
		"line 2\n" },
	{ ARTICLE("<p>甲</p>") "\n乙",
		"3:1 [乙] R001 something follows the end of the root "
		"element, where the file should end\n" },
	{ "<article>\n<head>甲\n\n",
		"2:7 [甲] R001 the file ends inside <head>, which began in line 2\n" },
	{ "甲",
		"1:1 [甲] R001 the file holds no XML; expected < as its first "
		"character\n" },
	{ ARTICLE("<p a='1' b='2' a='3'/>"),
		"2:16 [a] R001 the attribute a is given twice\n" },
	{ ARTICLE("<p>甲&nbsp;乙</p>"),
		"2:5 [&nbsp;] R001 the entity &nbsp; is unknown; write the character "
		"itself\n" },
	{ ARTICLE("<p>甲 & 乙</p>"),
		"2:6 [&] R001 a name was expected; a plain & or < is "
		"written as &amp; or &lt;\n" },
	{ ARTICLE("<p>甲 < 乙</p>"),
		"2:6 [<] R001 a name was expected; a plain & or < is "
		"written as &amp; or &lt;\n" },
	{ ARTICLE("<p>甲 &amp 乙</p>"),
		"2:6 [&amp] R001 a ; is missing behind a reference; a "
		"plain & is written as &amp;\n" },
	{ ARTICLE("<p id=x/>"),
		"2:7 [x] R001 an attribute's value must stand between straight "
		"quotes, \" or '\n" },
	{ ARTICLE("<p id>甲</p>"),
		"2:4 [id] R001 the attribute id has no value; expected =\"...\"\n" },
	{ ARTICLE("<p a='1'b='2'/>"),
		"2:9 [b] R001 a space is missing between two attributes\n" },
	{ ARTICLE("<p a='<'/>"),
		"2:7 [<] R001 < may not stand in an attribute's value; write it as "
		"&lt;\n" },
	{ ARTICLE("<p>甲\1乙</p>"),
		"2:5 [\1乙] R001 a control character stands here, which XML "
		"forbids even as a reference\n" },
	{ ARTICLE("<p>甲&#1;乙</p>"),
		"2:5 [&#1;] R001 a character reference names a character that XML "
		"forbids\n" },
	{ ARTICLE("<p>甲<!-- a -- b --></p>"),
		"2:12 [--] R001 -- may not stand inside a comment\n" },
	{ ARTICLE("<p>甲<!-- <em/>\n</p>"),
		"2:5 [<!--] R001 a comment does not end; expected -->\n" },
	{ ARTICLE("<p>甲<![CDATA[<em/>\n</p>"),
		"2:5 [<![CDATA[] R001 a CDATA section does not end; expected ]]>\n" },
	{ ARTICLE("<p>甲]]>乙</p>"),
		"2:5 []]] R001 ]]> may not stand in text; write it as ]]&gt;\n" },
	{ ARTICLE("<p>甲<?xml a?>乙</p>"),
		"2:5 [<?xml] R001 the XML declaration <?xml ...?> may "
		"only stand at the very start of the file\n" },
	{ ARTICLE("<p>甲<em x:a='1'/></p>"),
		"2:9 [x:a] R001 the prefix x: is not declared; expected xmlns:x=\"...\" on "
		"an "
		"element around it\n" },
	{ ARTICLE("<p>甲<x:em/></p>"),
		"2:5 [<x:em] R001 the prefix x: is not declared; expected xmlns:x=\"...\" "
		"on an "
		"element around it\n" },
	{ ARTICLE("<p xmlns:a=''/>"),
		"2:1 [<p] R001 a namespace is declared with an address that "
		"XML does not allow for it\n" },
	{ ARTICLE("<p>甲</p"), "2:8 [<] R001 a tag does not end; expected >\n" },
	{ "<!DOCTYPE article [\n <!ENTITY a 'b'>]>\n" ARTICLE(""),
		"2:2 [<!ENTITY] R004 the DOCTYPE declares an entity, which a record may "
		"not; write the "
		"text itself\n" },
	{ "<!DOCTYPE article SYSTEM 'a.dtd'>\n" ARTICLE(""),
		"1:1 [<!DOCTYPE] R004 the DOCTYPE names an external DTD, which is never "
		"read; remove "
		"the DOCTYPE\n" },
};

static void points_at_what_is_not_well_formed(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
		expect(broken[i].record, broken[i].expected);
}

static void tells_all_faults_of_a_record(void **state)
{
	(void)state;
	/* Two wrong orders, each hiding what is behind it. */
	expect("<article>\n<body><h1/><p lang='x'/></body>\n<head><title/><published>x</published>"
	       "<kicker/></head></article>",
		"2:1 [<body] R011 <body> may not stand at this point of <article>; expected "
		"<head>\n"
		"2:7 [<h1] R011 <h1> may not stand in <body>; did you mean <h2>?\n"
		"2:15 [lang] R013 <p> has no attribute lang; did you mean xml:lang?\n"
		"3:26 [x] R015 <published> holds \"x\"; expected a date such as 2016-08-18, "
		"2016-08 or "
		"2016\n");
	/* Unknown elements within each other and beside. */
	expect(ARTICLE("<div>\n<div><p "
		       "z='1'/></div>文</div>\n<table><tr><q/></tr></table><ul>字</ul>"),
		"2:1 [<div] R011 <div> may not stand in <body>; did you mean <p>?\n"
		"4:12 [<q] R011 <q> may not stand in <tr>; expected <th> or <td>\n"
		"4:29 [<ul] R012 <ul> is incomplete; expected <li>\n"
		"4:33 [字] R016 the text \"字\" stands in <ul>, where only elements may stand: "
		"<li>\n");
}

static void knows_lines_of_every_kind(void **state)
{
	(void)state;
	expect("\xEF\xBB\xBF<article>\r\n\t<head/>\r\n\t<body a='1'/></article>",
		"3:8 [a] R013 <body> has no attributes, but a is given\n");
	struct buf b;
	buf_init(&b, 1 << 20);
	buf_add_str(&b, "<article><head/><body>");
	for (int i = 1; i < 70000; i++)
		buf_add_str(&b, i == 66000 ? "<p>\n</p>" : "\n");
	buf_add_str(&b, "  <p\n\n  id='1'/>\n甲</body></article>");
	expect(b.data,
		"70002:7 [1] R015 <p> has id=\"1\"; expected a name of letters, digits, - and _ "
		"that "
		"begins with a letter\n70003:1 [甲] R016 the text \"甲\" stands in <body>, where "
		"only elements may "
		"stand: <p>, <h2>, <h3>, <h4>, <blockquote>, <ul>, <ol>, <dl>, <table>, <figure>, "
		"<hr>, "
		"<pagebreak> or <qrcode>\n");
	buf_release(&b);
}

static void counts_characters_in_every_encoding(void **state)
{
	static const char gbk[] = "<?xml version='1.0' encoding='GBK'?>\n<article><head><kicker>"
				  "\xBC\xD7\xD2\xD2<em/></kicker></head><body/></article>";
	static const char utf16[] =
		"\xFF\xFE<\0a\0r\0t\0i\0c\0l\0e\0>\0\x32\x75<\0/\0a\0r\0t\0i\0c\0l"
		"\0e\0>";
	(void)state;
	expect(gbk, "2:26 [<em] R011 <kicker> takes text alone, but <em> stands in it\n");
	expect_of("a.xml", (struct slice){ utf16, sizeof utf16 },
		"1:1 [<article] R012 <article> is incomplete; expected <head>\n"
		"1:10 [甲] R016 the text \"甲\" stands in <article>, where only elements may "
		"stand: <head>, "
		"<body>, <attachment>, <related> or <tail>\n");
}

#define INCLUDING "<bulletin xmlns:xi='http://www.w3.org/2001/XInclude'><head/>\n"

static void points_into_included_files(void **state)
{
	(void)state;
	put("main.xml",
		INCLUDING
		"<part title='一'><xi:include href='a.xml'><xi:fallback>甲<p/></xi:fallback>"
		"</xi:include><foo/></part>\n<xi:include href='b.xml'/>\n<bar/></bulletin>");
	put("a.xml", "<!-- 注 -->\n <article><head/><body><q/></body></article>");
	put("b.xml", "<article lang='x'><head/><body/></article>");
	expect_of(in_folder("main.xml"), (struct slice){ 0 },
		"a.xml:2:24 [<q] R011 <q> may not stand in <body>; expected <p>, <h2>, <h3>, <h4>, "
		"<blockquote>, <ul>, <ol>, <dl>, <table>, <figure>, <hr>, <pagebreak> or <qrcode>\n"
		"b.xml:1:10 [lang] R013 <article> has no attribute lang; did you mean xml:lang?\n"
		"main.xml:2:87 [<foo] R011 <foo> may not stand in <part>; expected <part>, "
		"<profile>, "
		"<article> or <xi:include>\n"
		"main.xml:4:1 [<bar] R011 <bar> may not stand in <bulletin>; expected <head>, "
		"<part>, "
		"<profile>, <article>, <xi:include>, <related> or <tail>\n");
}

static int load(void **state)
{
	struct diag d;
	(void)state;
	diag_init(&d, NULL, NULL);
	schema = record_schema_load("layouts/record.xsd", &d);
	xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt("layouts/record.xsd");
	libxml2_schema = xmlSchemaParse(parser);
	xmlSchemaFreeParserCtxt(parser);
	return schema && libxml2_schema ? 0 : -1;
}

static int unload(void **state)
{
	(void)state;
	record_schema_free(schema);
	xmlSchemaFree(libxml2_schema);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(has_a_sentence_for_every_kind),
		FIXTURE_TEST(points_at_what_is_not_well_formed),
		FIXTURE_TEST(tells_all_faults_of_a_record),
		FIXTURE_TEST(knows_lines_of_every_kind),
		FIXTURE_TEST(counts_characters_in_every_encoding),
		FIXTURE_TEST(points_into_included_files),
	};
	return cmocka_run_group_tests(tests, load, unload);
}
