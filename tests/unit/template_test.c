/* Templates: what they make and where it came from, their parameters, and every way to fail. */
#include "record_fixture.h"

#include <libxml/parser.h>

#include "record/record.h"
#include "template/template.h"

#define SHEET(content)                                                                             \
	"<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"           \
	" xmlns:fo='http://www.w3.org/1999/XSL/Format'>\n" content "</xsl:stylesheet>"
#define PAGE(content)                                                                              \
	SHEET("<xsl:template match='/'><fo:root>\n" content "</fo:root></xsl:template>")

static const char record_text[] =
	"<article>\n <head><title>题</title></head>\n <body><p>一</p><p>二</p></body></article>";

static xmlDocPtr record(void)
{
	return record_parse(
		"r.xml", (struct slice){ record_text, strlen(record_text) }, NULL, &fixture.diag);
}

/* The result of the template T on the record, as text without the XML declaration; NULL if it
 * failed. */
static const char *applied(struct template *t, const struct template_param *params, size_t count)
{
	xmlDocPtr doc = record(), result = template_apply(t, doc, params, count, &fixture.diag);
	const char *text = NULL;
	xmlChar *dump;
	int size;
	if (result) {
		xmlDocDumpMemoryEnc(result, &dump, &size, "UTF-8");
		text = strchr(arena_strdup(fixture.a, (const char *)dump), '\n') + 1;
		xmlFree(dump);
	}
	xmlFreeDoc(result);
	xmlFreeDoc(doc);
	return text;
}

static struct template *load(const char *name, const char *sheet)
{
	return template_load(put(name, sheet), &fixture.diag);
}

static void assert_makes(const char *sheet, const char *expected)
{
	struct template *t = load("t.xsl", sheet);
	assert_said("");
	assert_non_null(t);
	assert_string_equal(applied(t, NULL, 0), expected);
	assert_said("");
	template_free(t);
}

/* A template that does not load. */
static void assert_rejected(const char *sheet, const char *expected)
{
	assert_null(load("t.xsl", sheet));
	assert_said(expected);
}

/* A template that loads and fails on the record. */
static void assert_fails(const char *sheet, const char *expected)
{
	struct template *t = load("t.xsl", sheet);
	assert_said("");
	assert_non_null(t);
	assert_null(applied(t, NULL, 0));
	assert_said(expected);
	template_free(t);
}

#define ROOT "<fo:root xmlns:fo=\"http://www.w3.org/1999/XSL/Format\">"

static void makes_pages_of_records(void **state)
{
	(void)state;
	assert_makes(PAGE("<xsl:for-each select='//p'><fo:block><xsl:value-of "
			  "select='.'/></fo:block></xsl:for-each>"),
		ROOT "<fo:block>一</fo:block><fo:block>二</fo:block></fo:root>\n");
	assert_makes("<fo:root xsl:version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "
		     "xmlns:fo='http://www.w3.org/1999/XSL/Format'>\n<fo:block><xsl:value-of "
		     "select='//title'/></fo:block>"
		     "</fo:root>",
		ROOT "<fo:block>题</fo:block></fo:root>\n");
	assert_makes("<!DOCTYPE xsl:stylesheet [<!ENTITY han '汉'>]>" PAGE("&han;"),
		ROOT "\n汉</fo:root>\n");
}

static void knows_exslt(void **state)
{
	(void)state;
	assert_makes(
		"<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "
		"xmlns:e='http://exslt.org/common' xmlns:s='http://exslt.org/strings' "
		"xmlns:d='http://exslt.org/dates-and-times' xmlns:m='http://exslt.org/math' "
		"xmlns:t='http://exslt.org/sets' exclude-result-prefixes='e s d m t'>"
		"<xsl:variable name='v'><a/><b/></xsl:variable><xsl:template match='/'>"
		"<r n='{count(e:node-set($v)/*)}' s='{count(s:tokenize(\"a b\"))}' "
		"d='{d:year(\"2016-08-18\")}' "
		"m='{m:max(//p/@x|//p[1]/@x)}' "
		"t='{count(t:distinct(//p))}'/></xsl:template></xsl:stylesheet>",
		"<r n=\"2\" s=\"2\" d=\"2016\" m=\"NaN\" t=\"2\"/>\n");
}

/* Elements and words stay; of the white space only what the sheet names goes. */
static void strips_only_what_the_sheet_names(void **state)
{
	(void)state;
	struct template *t =
		load("t.xsl", SHEET("<xsl:strip-space elements='*'/>"
				    "<xsl:preserve-space elements='article'/><xsl:template match='/'>"
				    "<fo:root><xsl:value-of "
				    "select='count(//text())'/></fo:root></xsl:template>"));
	xmlDocPtr doc = record(), result;
	xmlChar *after;
	int size;
	result = template_apply(t, doc, NULL, 0, &fixture.diag);
	assert_non_null(result);
	xmlDocDumpMemory(doc, &after, &size);
	assert_string_equal(after, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
				   "<article>\n <head><title>题</title></head>\n"
				   " <body><p>一</p><p>二</p></body></article>\n");
	xmlFree(after);
	xmlFreeDoc(result);
	xmlFreeDoc(doc);
	template_free(t);
}

/* "block t.xsl:3" and so on for every element of a result. */
static void list_places(const struct template *t, xmlNodePtr n, struct buf *out)
{
	for (; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		struct place at = template_place(t, n);
		buf_printf(out, "%s %s:%ld\n", (const char *)n->name, strrchr(at.file, '/') + 1,
			at.line);
		list_places(t, n->children, out);
	}
}

static void knows_where_every_element_came_from(void **state)
{
	(void)state;
	assert_int_equal(mkdir(in_folder("common"), 0700), 0);
	put("common/b.xsl", SHEET("<xsl:template name='b'>\n\n<fo:footnote/></xsl:template>\n"
				  "<xsl:variable "
				  "name='v'><fo:leader>\n<fo:float/></fo:leader></xsl:variable>"));
	struct template *t =
		load("t.xsl", SHEET("<xsl:import href='common/b.xsl'/>\n"
				    "<xsl:template match='/'><fo:root>\n"
				    "<fo:block/>\n"
				    "<xsl:element name='fo:inline'/>\n"
				    "<xsl:call-template name='b'/>\n"
				    "<xsl:copy-of select='$v'/>\n"
				    "<xsl:copy-of select='//title'/>\n"
				    "<xsl:variable name='w'><xsl:copy-of "
				    "select='//head'/>\n<fo:marker/></xsl:variable>\n"
				    "<xsl:copy-of select='$w'/>\n"
				    "<xsl:for-each select='//title'><xsl:copy/></xsl:for-each>"
				    "</fo:root></xsl:template>"));
	assert_said("");
	assert_non_null(t);
	xmlDocPtr doc = record(), result = template_apply(t, doc, NULL, 0, &fixture.diag);
	assert_non_null(result);
	struct buf places;
	buf_init(&places, 1 << 16);
	list_places(t, result->children, &places);
	assert_string_equal(places.data, "root t.xsl:3\n"
					 "block t.xsl:4\n"
					 "inline t.xsl:5\n"
					 "footnote b.xsl:4\n"
					 "leader b.xsl:5\n"
					 "float b.xsl:6\n"
					 "title t.xsl:8\n"
					 "head t.xsl:11\n"
					 "title t.xsl:11\n"
					 "marker t.xsl:10\n"
					 "title t.xsl:12\n");
	assert_string_equal(result->URL, template_path(t));
	buf_release(&places);
	xmlFreeDoc(result);
	xmlFreeDoc(doc);
	template_free(t);
}

/* What a template makes for an element of the record knows that element; what it makes for a tree of
 * its own does not. */
static void knows_what_every_element_was_made_for(void **state)
{
	(void)state;
	struct template *t = load("t.xsl",
		SHEET("<xsl:template match='/'><fo:root><xsl:apply-templates select='//p[2]'/>"
		      "</fo:root></xsl:template>"
		      "<xsl:template match='p'><fo:block/></xsl:template>"));
	xmlDocPtr doc = record();
	xmlDocPtr result = template_apply(t, doc, NULL, 0, &fixture.diag);
	assert_non_null(result);
	xmlNodePtr root = xmlDocGetRootElement(result);
	assert_null(template_source(root));
	xmlNodePtr source = template_source(root->children);
	assert_non_null(source);
	assert_string_equal(source->name, "p");
	assert_string_equal(source->children->content, "二");
	xmlFreeDoc(result);
	xmlFreeDoc(doc);
	template_free(t);
}

static void lists_its_parameters(void **state)
{
	(void)state;
	put("lib.xsl", SHEET("<!-- Body size -->\n<xsl:param name='size' select='10.5'/><xsl:param "
			     "name='accent'>x</xsl:param>"));
	struct template *t =
		load("t.xsl", "<!-- One\n     sheet. -->\n" SHEET(
				      "<xsl:import href='lib.xsl'/>\n<!-- Accent\n colour -->\n"
				      "<xsl:param name='accent' select=\"'#b5121b'\"/>\n"
				      "<xsl:param name='note'> 内部  资料 </xsl:param>"
				      "<xsl:param name='both' select=\"'a' = 'b'\"/>"
				      "<xsl:template match='/'><xsl:param "
				      "name='inner'/><fo:root/></xsl:template>"));
	assert_said("");
	size_t count;
	const struct template_param_info *p = template_params(t, &count);
	assert_int_equal(count, 4);
	static const char *const expected[][3] = { { "accent", "#b5121b", "Accent colour" },
		{ "note", "内部 资料", "" }, { "both", "'a' = 'b'", "" },
		{ "size", "10.5", "Body size" } };
	for (size_t i = 0; i < count; i++) {
		assert_string_equal(p[i].name, expected[i][0]);
		assert_string_equal(p[i].initial, expected[i][1]);
		assert_string_equal(p[i].description, expected[i][2]);
	}
	assert_string_equal(template_description(t), "One sheet.");
	template_free(t);
}

static void takes_parameters_as_text(void **state)
{
	(void)state;
	struct template *t =
		load("t.xsl", SHEET("<xsl:param name='accent' select='1'/><xsl:template "
				    "match='/'><r a='{$accent}'/></xsl:template>"));
	static const char *const values[][2] = { { "#b5121b", "#b5121b" }, { "//title", "//title" },
		{ "it's", "it's" }, { "\"", "&quot;" }, { "'\"", "'&quot;" }, { "五号", "五号" },
		{ "", "" } };
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
		struct template_param param = { "accent", values[i][0] };
		const char *text = applied(t, &param, 1);
		assert_said("");
		assert_non_null(strstr(text, arena_printf(fixture.a, " a=\"%s\"/>", values[i][1])));
	}
	struct template_param wrong[] = { { "acent", "x" }, { "columns", "2" } };
	assert_null(applied(t, wrong, 2));
	assert_said(
		"t.xsl:0 T006 this template has no parameter \"acent\"; did you mean \"accent\"?\n"
		"t.xsl:0 T006 this template has no parameter \"columns\"\n");
	template_free(t);
}

static void rejects_what_does_not_compile(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{ "<xsl:value-of select='a['/>",
			"\"a[\" is not an XPath expression: it ends too early" },
		{ "<xsl:value-of select='a b'/>",
			"\"a b\" is not an XPath expression: it goes wrong at \"b\"" },
		{ "<xsl:value-of/>", "<xsl:value-of> needs the attribute select" },
		{ "<xsl:if>x</xsl:if>", "<xsl:if> needs the attribute test" },
		{ "<xsl:for-each/>", "<xsl:for-each> needs the attribute select" },
		{ "<xsl:variable select='1'/>", "<xsl:variable> needs the attribute name" },
		{ "<xsl:element name='a b'/>", "\"a b\" is no name" },
		{ "<xsl:element name='q:b'/>",
			"the prefix of \"q:b\" is not declared; expected xmlns:prefix=\"...\"" },
		{ "<fo:block color='{x'/>",
			"the { in the attribute color has no }; a plain { is written as {{" },
		{ "<fo:block color='{a[}'/>",
			"\"a[\" is not an XPath expression: it ends too early" },
		{ "<xsl:foreach/>", "there is no <xsl:foreach> in XSLT 1.0" },
		{ "<xsl:apply-templates selec='p'/>",
			"selec is no attribute of <xsl:apply-templates>; did you mean select?" },
		{ "<xsl:choose mode='p'/>", "mode is no attribute of <xsl:choose>" },
		{ "<xsl:call-template name='x'/>",
			"there is no template \"x\" for <xsl:call-template>" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_rejected(arena_printf(fixture.a, PAGE("%s"), cases[i][0]),
			arena_printf(fixture.a, "t.xsl:3 T001 %s\n", cases[i][1]));
	assert_rejected(
		SHEET("<xsl:template match='a['/>"), "t.xsl:2 T001 \"a[\" is not a pattern\n");
	assert_rejected(SHEET("<xsl:template/>"),
		"t.xsl:2 T001 <xsl:template> needs the attribute match or name\n");
	assert_rejected("<a/>", "t.xsl:1 T001 this is not a template: expected xsl:stylesheet, or "
				"a page whose root has "
				"xsl:version\n");
	assert_rejected("<a>", "t.xsl:1 R001 the file ends inside <a>, which began in line 1\n");
	assert_null(template_load(in_folder("none.xsl"), &fixture.diag));
	assert_said("none.xsl:0 S005 cannot read this file: there is no such file or folder\n");
	assert_null(template_load(in_folder("none/none.xsl"), &fixture.diag));
	assert_said("none/none.xsl:0 S005 cannot read this file: there is no such file or folder\n");
}

static void tells_every_fault_of_a_template(void **state)
{
	(void)state;
	assert_rejected(PAGE("<xsl:value-of/>\n<xsl:if/>\n<xsl:value-of select=')'/>"),
		"t.xsl:3 T001 <xsl:value-of> needs the attribute select\n"
		"t.xsl:4 T001 <xsl:if> needs the attribute test\n"
		"t.xsl:5 T001 \")\" is not an XPath expression: it goes wrong at \")\"\n");
	struct template *t = load("t.xsl",
		SHEET("<xsl:template name='a'/>\n<xsl:template "
		      "match='/'><fo:root><xsl:call-template name='a'>\n"
		      "<xsl:with-param name='b'/></xsl:call-template></fo:root></xsl:template>"));
	assert_non_null(t);
	assert_said("?t.xsl:4 T001 the template \"a\" takes no parameter \"b\"\n");
	template_free(t);
	t = load("t.xsl",
		"<xsl:stylesheet version='2.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>");
	assert_non_null(t);
	assert_said("?t.xsl:1 T001 this is XSLT 1.0; what later versions add does not work\n");
	template_free(t);
}

static void tells_what_fails_on_a_record(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{ "<xsl:value-of select='nofn(1)'/>", "T002 there is no function nofn()" },
		{ "<xsl:value-of select='strng(1)'/>",
			"T002 there is no function strng(); did you mean string()?" },
		{ "<xsl:value-of select='tokenize(1)'/>",
			"T002 tokenize() needs the prefix of its namespace" },
		{ "<xsl:value-of select='s:f(1)'/>",
			"T002 the prefix s: is not declared; expected xmlns:s=\"...\"" },
		{ "<xsl:value-of select='$none'/>", "T002 $none is not declared here; expected an "
						    "xsl:variable or xsl:param of that name" },
		{ "<xsl:value-of select='concat(1)'/>",
			"T002 a function is given too many or too few arguments" },
		{ "<xsl:value-of select='count(1)'/>",
			"T002 a function or operator needs elements, and is given something else" },
		{ "<fo:block color='{nofn()}'/>", "T002 the expression in the attribute color "
						  "fails: there is no function nofn()" },
		{ "<xsl:variable name='v' select='nofn()'/><xsl:value-of select='$v'/>",
			"T002 the expression of $v fails: there is no function nofn()" },
		{ "<xsl:for-each select='string(.)'/>",
			"T002 select gives text, a number or true/false, where elements of the "
			"record are expected" },
		{ "<xsl:variable name='v'/><xsl:variable name='v'/>", "T002 $v is declared twice" },
		{ "<fo:block>x<xsl:attribute name='id'>a</xsl:attribute></fo:block>",
			"T002 an attribute comes too late: expected before everything else in its "
			"element" },
		{ "<xsl:element name='{//p[1]} x'/>", "T002 \"一 x\" is no name" },
		{ "<xsl:value-of select='format-number(1,\"0\",\"f\")'/>",
			"T002 there is no xsl:decimal-format \"f\"" },
		{ "<xsl:message terminate='yes'>缺 <xsl:value-of select='name(*)'/></xsl:message>",
			"T003 缺 article" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_fails(arena_printf(fixture.a, PAGE("%s"), cases[i][0]),
			arena_printf(fixture.a, "t.xsl:3 %s\n", cases[i][1]));
	assert_fails(SHEET("<xsl:template match='none'/>"),
		"t.xsl:0 T002 the template makes no page of this record; "
		"expected an xsl:template that matches its root\n");
	put("lib.xsl",
		SHEET("<xsl:template name='x'>\n<xsl:value-of select='nofn()'/></xsl:template>"));
	assert_fails(SHEET("<xsl:include href='lib.xsl'/><xsl:template "
			   "match='/'><xsl:call-template name='x'/></xsl:template>"),
		"lib.xsl:3 T002 there is no function nofn()\n");
}

static void passes_on_what_the_author_says(void **state)
{
	(void)state;
	struct template *t = load(
		"t.xsl", PAGE("<xsl:message>第<b><xsl:value-of select='1'/></b>页</xsl:message>\n"
			      "<xsl:message>runtime error: file x line 3</xsl:message>"));
	assert_non_null(applied(t, NULL, 0));
	assert_said("!t.xsl:3 T003 第1页\n!t.xsl:4 T003 runtime error: file x line 3\n");
	template_free(t);
}

static void stops_what_does_not_end(void **state)
{
	(void)state;
	assert_fails(SHEET("<xsl:template match='/'>\n<fo:block><xsl:apply-templates "
			   "select='/'/></fo:block></xsl:template>"),
		"t.xsl:3 T004 templates call each other without end\n");
	assert_fails(SHEET("<xsl:template match='/'><fo:root><xsl:call-template "
			   "name='a'/></fo:root></xsl:template>\n"
			   "<xsl:template name='a'><xsl:call-template name='a'/></xsl:template>"),
		"t.xsl:3 T004 templates call each other without end\n");
}

static void reads_only_beside_itself(void **state)
{
	(void)state;
	assert_int_equal(mkdir(in_folder("t"), 0700), 0);
	assert_int_equal(mkdir(in_folder("t/inner"), 0700), 0);
	put("outside.xml", "<a/>");
	put("t/inner/data.xml", "<a><b/><b/></a>");
	put("t/broken.xml", "<a>");
	assert_int_equal(symlink("../outside.xml", in_folder("t/link.xml")), 0);
#define DOCUMENT(name) PAGE("<xsl:value-of select='count(document(\"" name "\")//b)'/>")
#define OUTSIDE        "a template may read only files in its own folder or below"
	static const char *const cases[][2] = {
		{ DOCUMENT("../outside.xml"), OUTSIDE },
		{ DOCUMENT("link.xml"), OUTSIDE },
		{ DOCUMENT("/etc/hostname"), OUTSIDE },
		{ DOCUMENT("none.xml"), "there is no such file or folder" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct template *t = load("t/t.xsl", cases[i][0]);
		assert_null(applied(t, NULL, 0));
		assert_non_null(strstr(fixture.said.data, cases[i][1]));
		assert_int_equal(strncmp(fixture.said.data, "t/t.xsl:3 T00", 13), 0);
		buf_clear(&fixture.said);
		template_free(t);
	}
	struct template *t = load("t/t.xsl", DOCUMENT("inner/data.xml"));
	assert_string_equal(applied(t, NULL, 0), ROOT "2</fo:root>\n");
	template_free(t);
	t = load("t/t.xsl", DOCUMENT("broken.xml"));
	assert_null(applied(t, NULL, 0));
	assert_said("t/broken.xml:1 R001 the file ends inside <a>, which began in line 1\n");
	template_free(t);
	assert_fails(PAGE("<xsl:value-of select='document(\"http://localhost/a\")'/>"),
		"t.xsl:3 T005 a template may read only files beside it, and write none\n");
	assert_fails(PAGE("<xsl:document href='written.xml'>x</xsl:document>"),
		"t.xsl:3 T005 a template may read only files beside it, and write none\n");
	assert_int_not_equal(access("written.xml", F_OK), 0);
}

static void imports_only_beside_itself(void **state)
{
	(void)state;
	assert_int_equal(mkdir(in_folder("t"), 0700), 0);
	put("outside.xsl", SHEET(""));
	put("t/broken.xsl", "<a>\n<b>");
	put("t/faulty.xsl", SHEET("<xsl:template name='x'>\n<xsl:if/></xsl:template>"));
	assert_null(load("t/t.xsl", SHEET("<xsl:import href='../outside.xsl'/>")));
	assert_said(arena_printf(fixture.a, "t/t.xsl:2 T001 cannot read \"%s\": " OUTSIDE "\n",
		in_folder("outside.xsl")));
	assert_null(load("t/t.xsl", SHEET("<xsl:include href='none.xsl'/>")));
	assert_said(arena_printf(fixture.a,
		"t/t.xsl:2 T001 cannot read \"%s\": there is no such file or folder\n",
		in_folder("t/none.xsl")));
	assert_null(load("t/t.xsl", SHEET("<xsl:import href='http://localhost/a.xsl'/>")));
	assert_said("t/t.xsl:2 T001 cannot read \"http://localhost/a.xsl\": " OUTSIDE "\n");
	assert_null(load("t/t.xsl", SHEET("<xsl:import href='broken.xsl'/>")));
	assert_said("t/broken.xsl:2 R001 the file ends inside <b>, which began in line 2\n");
	assert_null(load("t/t.xsl", SHEET("<xsl:import href='faulty.xsl'/>")));
	assert_said("t/faulty.xsl:3 T001 <xsl:if> needs the attribute test\n");
	assert_null(
		load("t/t.xsl", "<!DOCTYPE a [<!ENTITY a SYSTEM '../outside.xsl'>]>\n<a>&a;</a>"));
	assert_said("t/t.xsl:1 R004 an external entity is declared, which is never read\n");
}

static void works_in_folders_named_in_chinese(void **state)
{
	(void)state;
	assert_int_equal(mkdir(in_folder("版 式%"), 0700), 0);
	put("版 式%/公共 库.xsl",
		SHEET("<xsl:template name='x'>\n<xsl:value-of select='nofn()'/></xsl:template>"));
	struct template *t = load(
		"版 式%/简介.xsl", SHEET("<xsl:import href='公共 库.xsl'/><xsl:template "
					 "match='/'><xsl:call-template name='x'/></xsl:template>"));
	assert_said("");
	assert_non_null(t);
	assert_null(applied(t, NULL, 0));
	assert_said("版 式%/公共 库.xsl:3 T002 there is no function nofn()\n");
	template_free(t);
	put("版 式%/词 表.xml", "<a><b/></a>");
	t = load("版 式%/t.xsl", DOCUMENT("词 表.xml"));
	assert_string_equal(applied(t, NULL, 0), ROOT "1</fo:root>\n");
	template_free(t);
}

static void reads_finished_pages(void **state)
{
	(void)state;
	const char *path = put("a.fo", "<!DOCTYPE r [<!ENTITY a 'x'>]>\n<r>\n\n<b/>&a;</r>");
	xmlDocPtr doc = template_read_fo(path, &fixture.diag);
	assert_non_null(doc);
	struct place at = template_place(NULL, xmlDocGetRootElement(doc)->children->next);
	assert_string_equal(at.file, path);
	assert_int_equal(at.line, 4);
	xmlFreeDoc(doc);
	assert_null(template_read_fo(put("b.fo", "<r>"), &fixture.diag));
	assert_said("b.fo:1 R001 the file ends inside <r>, which began in line 1\n");
	assert_null(template_read_fo(in_folder("c.fo"), &fixture.diag));
	assert_said("c.fo:0 S005 cannot read this file: there is no such file or folder\n");
	/* Entities that multiply, some 10^9 characters. */
	struct buf b;
	buf_init(&b, 1 << 16);
	buf_add_str(&b, "<!DOCTYPE r [<!ENTITY a0 '0123456789'>");
	for (int i = 1; i < 9; i++)
		buf_printf(&b, "<!ENTITY a%d '&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;'>",
			i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
	buf_add_str(&b, "]><r>&a8;</r>");
	assert_null(template_read_fo(put("d.fo", b.data), &fixture.diag));
	assert_non_null(strstr(fixture.said.data, "R003"));
	buf_clear(&fixture.said);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(makes_pages_of_records),
		FIXTURE_TEST(knows_exslt),
		FIXTURE_TEST(strips_only_what_the_sheet_names),
		FIXTURE_TEST(knows_where_every_element_came_from),
		FIXTURE_TEST(knows_what_every_element_was_made_for),
		FIXTURE_TEST(lists_its_parameters),
		FIXTURE_TEST(takes_parameters_as_text),
		FIXTURE_TEST(rejects_what_does_not_compile),
		FIXTURE_TEST(tells_every_fault_of_a_template),
		FIXTURE_TEST(tells_what_fails_on_a_record),
		FIXTURE_TEST(passes_on_what_the_author_says),
		FIXTURE_TEST(stops_what_does_not_end),
		FIXTURE_TEST(reads_only_beside_itself),
		FIXTURE_TEST(imports_only_beside_itself),
		FIXTURE_TEST(works_in_folders_named_in_chinese),
		FIXTURE_TEST(reads_finished_pages),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
