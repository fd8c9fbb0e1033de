/* Checking records: one sentence for every fault, all faults in one run, nothing of libxml2's. */
#include "record_fixture.h"

#include <libxml/parser.h>

#include "record/record.h"

static struct record_schema *schema;

static xmlDocPtr parsed(const char *text)
{
	xmlDocPtr doc =
		record_parse("a.xml", (struct slice){ text, strlen(text) }, NULL, &fixture.diag);
	assert_said("");
	assert_non_null(doc);
	return doc;
}

static void assert_faults(const char *text, const char *expected)
{
	xmlDocPtr doc = parsed(text);
	bool valid = record_validate(schema, doc, "a.xml", slice_of(text), &fixture.diag);
	assert_said(expected);
	assert_int_equal(valid, *expected == '\0');
	xmlFreeDoc(doc);
}

static void in_head(const char *head, const char *expected)
{
	assert_faults(
		arena_printf(fixture.a, "<bulletin><head>\n%s</head></bulletin>", head), expected);
}

static void in_body(const char *body, const char *expected)
{
	assert_faults(arena_printf(fixture.a, "<article><head/><body>\n%s</body></article>", body),
		expected);
}

#define BLOCKS                                                                                     \
	"<p>, <h2>, <h3>, <h4>, <blockquote>, <ul>, <ol>, <dl>, <table>, <figure>, <hr>, "         \
	"<pagebreak> or "                                                                          \
	"<qrcode>"
#define INLINES                                                                                    \
	"<strong>, <em>, <u>, <name>, <cite>, <ruby>, <a>, <sub>, <sup>, <br>, <span>, <note> or " \
	"<sic>"

static void takes_the_whole_vocabulary(void **state)
{
	(void)state;
	in_head("<permit-less/>",
		"a.xml:2 R011 <permit-less> may not stand in <head>; expected <kicker>, <title>, "
		"<subtitle>, <award>, <byline>, <source>, <published>, <organisation>, <facts>, "
		"<honours>, <lead>, <portrait>, <issue>, <compiler>, <copy-number>, <classification>, "
		"<approved-by> or <editor>\n");
	assert_faults("<bulletin id='b1' xml:lang='zh-CN' layout='bulletin'><head>"
		      "<issue number='3' total='120' "
		      "year='2025'/><compiler>办公室</compiler><editor>甲</editor>"
		      "<classification>内部</classification><approved-by>乙</approved-by>"
		      "<lead><p>一</p><p>二<em>三</em></p></lead><portrait src='a b.jpg' alt=''/>"
		      "<honours><honour year='2011' through='2012' level='city' by='市' "
		      "to='我'>优</honour></honours>"
		      "<facts><fact name='党员' value='1,780' unit='人' note='年底'/></facts>"
		      "<organisation district='a' street='b' community='c' type='d'/>"
		      "<published>2016-02-29</published><source href='http://x/?a=b'>报</source>"
		      "<byline><author role='通讯员' organisation='o' "
		      "post='p'>王</author><author/></byline>"
		      "<award month='2016-08' "
		      "category='individual'>星</award><subtitle>记<name>某</name></subtitle>"
		      "<title><line>上</line><line>下</line></title><kicker>栏</kicker></head>"
		      "<part title='一'><part title='二' "
		      "id='p2'/><article><head/><body/></article></part>"
		      "<profile><head><title>一<!-- 注 -->二</title></head><body/><related><item "
		      "href='x'><title>t</title>"
		      "<abstract>a</abstract></item></related></profile>"
		      "<related><item><title>t</title></item></related>"
		      "<tail><permit>1</permit><copies>120</copies><report-to>甲</"
		      "report-to><printed-on>2016-08</printed-on>"
		      "</tail></bulletin>",
		"");
	in_body("<p id='a' "
		"xml:lang='en'>x<strong>y</strong><u/><cite/><ruby>字<rt>zì</rt></ruby><a "
		"href='#a'>z</a>"
		"<sub>2</sub><sup>3</sup><br/><span class='c'>s</span><note>n<em>m</em></note><sic "
		"corr='d'>b</sic><sic/></p>"
		"<h2>一、</h2><h3/><h4/><blockquote>q<p>r</p></blockquote><ul><li>a<ol><li>b</li></"
		"ol></li></ul>"
		"<dl><dt>a</dt><dd>b<p>c</p></dd></dl><hr/><pagebreak/><qrcode data='x'>扫</qrcode>"
		"<table id='t'><caption>表</caption><thead><tr><th colspan='2' "
		"align='center'>a</th></tr></thead>"
		"<tbody><tr><td "
		"rowspan='2'>1</td><td><p>2</p></td></tr></tbody><tfoot><tr><td/></tr></tfoot></"
		"table>"
		"<table><tr><td/></tr></table>"
		"<figure place='wide'><img src='照片.jpg' alt='x'/><img "
		"src='b.png'/><figcaption>图</figcaption></figure>"
		"<figure><figcaption/><img src='c.png'/></figure>",
		"");
	assert_faults("<records><profile><head/><body/></profile><article><head/><body/></"
		      "article></records>",
		"");
}

static void names_misspelt_elements(void **state)
{
	(void)state;
	in_head("<titel>x</titel>",
		"a.xml:2 R011 <titel> may not stand in <head>; did you mean <title>?\n");
	in_head("<honors/>",
		"a.xml:2 R011 <honors> may not stand in <head>; did you mean <honours>?\n");
	in_body("<h1/>", "a.xml:2 R011 <h1> may not stand in <body>; did you mean <h2>?\n");
	in_body("<img src='x'/>",
		"a.xml:2 R011 <img> may not stand in <body>; did you mean <figure>?\n");
	in_body("<p><b>x</b></p>",
		"a.xml:2 R011 <b> may not stand in <p>; did you mean <strong>?\n");
	in_body("<chapter/>",
		"a.xml:2 R011 <chapter> may not stand in <body>; expected " BLOCKS "\n");
	in_body("<p><table/></p>",
		"a.xml:2 R011 <table> may not stand in <p>; expected " INLINES "\n");
	in_body("<x:p xmlns:x='urn:x'/>",
		"a.xml:2 R011 <x:p> may not stand in <body>; expected " BLOCKS "\n");
}

static void names_elements_in_the_wrong_place(void **state)
{
	(void)state;
	assert_faults("<article>\n<body/>\n<head/></article>",
		"a.xml:2 R011 <body> may not stand at this point of <article>; expected <head>\n");
	in_head("<title/>\n<title/>",
		"a.xml:3 R011 <title> may not stand again at this point of <head>\n");
	in_body("<table>\n<tr><td/></tr>\n<caption/></table>",
		"a.xml:4 R011 <caption> may not stand at this point of <table>; expected <tr> or "
		"<tfoot>\n");
	assert_faults("<article><head/></article>",
		"a.xml:1 R012 <article> is incomplete; expected <body>\n");
	assert_faults("<records/>", "a.xml:1 R012 <records> is incomplete; expected <profile>, "
				    "<article> or <bulletin>\n");
	in_head("<title><line>一</line></title>",
		"a.xml:2 R012 <title> ends too early; expected another <line>\n");
	in_body("<figure><figcaption/></figure>",
		"a.xml:2 R012 <figure> is incomplete; expected <img>\n");
	assert_faults("<letter/>", "a.xml:1 R011 <letter> is no record; expected <profile>, "
				   "<article>, <bulletin> or <records>\n");
	assert_faults("<article xmlns='urn:x'/>",
		"a.xml:1 R011 <article> has the namespace \"urn:x\"; expected none\n");
}

static void names_faulty_attributes(void **state)
{
	(void)state;
	in_body("<p><sic cor='x'/></p>",
		"a.xml:2 R013 <sic> has no attribute cor; did you mean corr?\n");
	in_body("<qrcode data='x' size='3'/>",
		"a.xml:2 R013 <qrcode> has no attribute size; expected data, id or xml:lang\n");
	in_head("<kicker class='x'/>",
		"a.xml:2 R013 <kicker> has no attributes, but class is given\n");
	in_body("<figure><img/></figure>", "a.xml:2 R014 <img> has no src; expected src=\"...\"\n");
	assert_faults("<bulletin><head/><part/></bulletin>",
		"a.xml:1 R014 <part> has no title; expected title=\"...\"\n");
	assert_faults("<article xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
		      "xsi:type='x'><head/><body/></article>",
		"a.xml:1 R013 <article> has an attribute xsi:nil or xsi:type, which a record has "
		"no use for\n");
}

static void names_faulty_values(void **state)
{
	(void)state;
	static const char *const days[] = { "2016-02-30", "2016-13", "16-08-18", "2016/8/18",
		"2016年8月18日", "2016-08-18Z", "-2016", "" };
	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
		in_head(arena_printf(fixture.a, "<published>%s</published>", days[i]),
			arena_printf(fixture.a,
				"a.xml:2 R015 <published> %s; expected a date such as 2016-08-18, "
				"2016-08 or 2016\n",
				*days[i] ? arena_printf(fixture.a, "holds \"%s\"", days[i])
					 : "is empty"));
	in_head("<award month='8月'/>",
		"a.xml:2 R015 <award> has month=\"8月\"; expected a month such as 2016-08\n");
	in_head("<award category='party'/>", "a.xml:2 R015 <award> has category=\"party\"; "
					     "expected party-organisation or individual\n");
	in_head("<honours><honour year='11'/></honours>",
		"a.xml:2 R015 <honour> has year=\"11\"; expected a year such as 2016\n");
	in_head("<honours><honour level='town'/></honours>",
		"a.xml:2 R015 <honour> has level=\"town\"; expected "
		"national, city, district, street or other\n");
	in_head("<issue number='0'/>",
		"a.xml:2 R015 <issue> has number=\"0\"; expected a whole number from 1\n");
	in_head("<issue number='9999999999'/>",
		"a.xml:2 R015 <issue> has number=\"9999999999\"; expected at most 999999999\n");
	in_head("<portrait src=''/>",
		"a.xml:2 R015 <portrait> has src=\"\"; expected a name or an address\n");
	in_body("<figure place='top'><img src='x'/></figure>",
		"a.xml:2 R015 <figure> has place=\"top\"; expected here, column, wide or page\n");
	in_body("<table><tr><td colspan='1001'/></tr></table>",
		"a.xml:2 R015 <td> has colspan=\"1001\"; expected at most 1000\n");
	in_body("<p id='1'/>", "a.xml:2 R015 <p> has id=\"1\"; expected a name of letters, digits, "
			       "- and _ that begins "
			       "with a letter\n");
	in_body("<p xml:lang='中文'/>", "a.xml:2 R015 <p> has xml:lang=\"中文\"; expected a "
					"language such as zh-CN or en\n");
	in_body("<p id='a'/>\n<p id='a'/>",
		"a.xml:3 R017 the id \"a\" is given twice, first in a.xml:2\n");
}

static void names_text_where_none_may_stand(void **state)
{
	(void)state;
	in_body("<p/>\n\n这里没有段落，只有一段很长很长的文字在此\n<p/>",
		"a.xml:4 R016 the text \"这里没有段落，只有一段很长很长的文字在此\" stands in "
		"<body>, where only elements may "
		"stand: " BLOCKS "\n");
	in_body("x", "a.xml:2 R016 the text \"x\" stands in <body>, where only elements may "
		     "stand: " BLOCKS "\n");
	in_body("<p>a\nb</p>\nx", "a.xml:4 R016 the text \"x\" stands in <body>, where only "
				  "elements may stand: " BLOCKS "\n");
	in_body("<ul><li/>、</ul>", "a.xml:2 R016 the text \"、\" stands in <ul>, where only "
				    "elements may stand: <li>\n");
	in_body("<hr>x</hr>", "a.xml:2 R016 <hr> holds the text \"x\", but must be empty\n");
	in_body("<hr><p/></hr>", "a.xml:2 R016 <hr> holds <p>, but must be empty\n");
	in_head("<kicker><em>x</em></kicker>",
		"a.xml:2 R011 <kicker> takes text alone, but <em> stands in it\n");
	in_head("<award><em>x</em></award>",
		"a.xml:2 R011 <award> takes text alone, but <em> stands in it\n");
}

static void takes_text_or_lines_in_a_title(void **state)
{
	(void)state;
	in_head("<title>上联<line>一</line><line>二</line></title>",
		"a.xml:2 R016 the text \"上联\" stands in <title>, where only elements may stand: "
		"<line>\n");
	in_head("<title>\n<line>一</line>\n<line>二</line>\n</title>", "");
}

static void finds_all_faults_in_one_run_and_puts_the_tree_back(void **state)
{
	(void)state;
	const char *text = "<article>\n<body>一<h1>x</h1>\n<foo/>二<bar/>\n<p lang='x'/></body>\n"
			   "<head><titel/>\n<award month='x'/></head></article>";
	const char *expected =
		"a.xml:2 R011 <body> may not stand at this point of <article>; expected <head>\n"
		"a.xml:2 R016 the text \"一\" stands in <body>, where only elements may stand: " BLOCKS
		"\n"
		"a.xml:2 R011 <h1> may not stand in <body>; did you mean <h2>?\n"
		"a.xml:3 R011 <foo> may not stand in <body>; expected " BLOCKS "\n"
		"a.xml:3 R016 the text \"二\" stands in <body>, where only elements may stand: " BLOCKS
		"\n"
		"a.xml:3 R011 <bar> may not stand in <body>; expected " BLOCKS "\n"
		"a.xml:4 R013 <p> has no attribute lang; did you mean xml:lang?\n"
		"a.xml:5 R011 <titel> may not stand in <head>; did you mean <title>?\n"
		"a.xml:6 R015 <award> has month=\"x\"; expected a month such as 2016-08\n";
	xmlDocPtr doc = parsed(text);
	xmlChar *before, *after;
	int size;
	xmlDocDumpMemory(doc, &before, &size);
	for (int i = 0; i < 2; i++) {
		assert_false(record_validate(schema, doc, "a.xml", slice_of(text), &fixture.diag));
		assert_said(expected);
	}
	xmlDocDumpMemory(doc, &after, &size);
	assert_string_equal(before, after);
	xmlFree(before);
	xmlFree(after);
	xmlFreeDoc(doc);
	in_body("<foo/>一<bar/><p><b/>x<i/></p>\n<hr>y</hr>",
		"a.xml:2 R011 <foo> may not stand in <body>; expected " BLOCKS "\n"
		"a.xml:2 R016 the text \"一\" stands in <body>, where only elements may "
		"stand: " BLOCKS "\n"
		"a.xml:2 R011 <bar> may not stand in <body>; expected " BLOCKS "\n"
		"a.xml:2 R011 <b> may not stand in <p>; did you mean <strong>?\n"
		"a.xml:2 R011 <i> may not stand in <p>; did you mean <em>?\n"
		"a.xml:3 R016 <hr> holds the text \"y\", but must be empty\n");
}

static void stops_counting_at_two_hundred(void **state)
{
	(void)state;
	struct buf b;
	buf_init(&b, 1 << 20);
	for (int i = 0; i < 500; i++)
		buf_add_str(&b, "<p x='1'/>");
	xmlDocPtr doc = parsed(
		arena_printf(fixture.a, "<article><head/><body>%s</body></article>", b.data));
	assert_false(
		record_validate(schema, doc, "a.xml", (struct slice){ 0 }, &fixture.diag));
	assert_int_equal(fixture.diag.errors, 200);
	assert_int_equal(fixture.diag.notes, 1);
	xmlFreeDoc(doc);
	buf_release(&b);
}

/* Names thrown about at random: every fault has a place and a sentence, and the tree survives. */
static void survives_any_mixture_of_elements(void **state)
{
	(void)state;
	static const char *const names[] = { "article", "head", "body", "p", "title", "line",
		"facts", "fact", "table", "tr", "td", "figure", "img", "ul", "li", "ruby", "rt",
		"hr", "x", "related", "item", "honours" };
	unsigned seed = 95;
	for (int round = 0; round < 300; round++) {
		struct buf b;
		const char *open[8];
		size_t depth = 0;
		buf_init(&b, 1 << 20);
		buf_add_str(&b, "<article>");
		for (int i = 0; i < 40; i++) {
			seed = seed * 1103515245u + 12345u;
			if (depth == 8 || (depth && (seed >> 16) % 3 == 0)) {
				buf_printf(&b, "</%s>\n", open[--depth]);
				continue;
			}
			open[depth] = names[(seed >> 18) % (sizeof names / sizeof names[0])];
			buf_printf(&b, "<%s>%s", open[depth++], (seed >> 24) % 7 ? "" : "字");
		}
		while (depth)
			buf_printf(&b, "</%s>", open[--depth]);
		buf_add_str(&b, "</article>");
		xmlDocPtr doc = parsed(b.data);
		xmlChar *before, *after;
		int size;
		xmlDocDumpMemory(doc, &before, &size);
		unsigned errors = fixture.diag.errors;
		bool valid = record_validate(schema, doc, "a.xml", slice_of(b.data), &fixture.diag);
		assert_int_equal(valid, fixture.diag.errors == errors);
		assert_null(strstr(fixture.said.data ? fixture.said.data : "", "schema rule"));
		buf_clear(&fixture.said);
		xmlDocDumpMemory(doc, &after, &size);
		assert_string_equal(before, after);
		xmlFree(before);
		xmlFree(after);
		xmlFreeDoc(doc);
		buf_release(&b);
	}
}

static void tells_a_schema_that_cannot_be_used(void **state)
{
	(void)state;
	assert_null(record_schema_load(in_folder("none.xsd"), &fixture.diag));
	assert_said("none.xsd:0 S005 cannot read this file: there is no such file or folder\n");
	assert_null(record_schema_load(put("a.xsd", "<xs:schema"), &fixture.diag));
	assert_int_equal(fixture.diag.errors, 2);
	buf_clear(&fixture.said);
	assert_null(record_schema_load(put("b.xsd", "<schema/>"), &fixture.diag));
	assert_non_null(strstr(fixture.said.data,
		"b.xsd:0 S004 the schema cannot be used; install the program again\n"));
	buf_clear(&fixture.said);
}

static void is_found_in_a_folder_named_in_chinese(void **state)
{
	(void)state;
	const char *folder = in_folder("版 式%");
	assert_int_equal(mkdir(folder, 0700), 0);
	static const char *const files[] = { "record.xsd", "xml.xsd", "xinclude.xsd" };
	for (size_t i = 0; i < 3; i++) {
		static char data[1 << 18];
		FILE *f = fopen(arena_printf(fixture.a, "layouts/%s", files[i]), "rb");
		assert_non_null(f);
		size_t n = fread(data, 1, sizeof data, f);
		fclose(f);
		put_bytes(arena_printf(fixture.a, "版 式%%/%s", files[i]), data, n);
	}
	struct record_schema *s = record_schema_load(in_folder("版 式%/record.xsd"), &fixture.diag);
	assert_said("");
	assert_non_null(s);
	record_schema_free(s);
}

static int load_schema(void **state)
{
	struct diag d;
	(void)state;
	diag_init(&d, NULL, NULL);
	schema = record_schema_load("layouts/record.xsd", &d);
	return schema ? 0 : -1;
}

static int free_schema(void **state)
{
	(void)state;
	record_schema_free(schema);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(takes_the_whole_vocabulary),
		FIXTURE_TEST(names_misspelt_elements),
		FIXTURE_TEST(names_elements_in_the_wrong_place),
		FIXTURE_TEST(names_faulty_attributes),
		FIXTURE_TEST(names_faulty_values),
		FIXTURE_TEST(names_text_where_none_may_stand),
		FIXTURE_TEST(takes_text_or_lines_in_a_title),
		FIXTURE_TEST(finds_all_faults_in_one_run_and_puts_the_tree_back),
		FIXTURE_TEST(stops_counting_at_two_hundred),
		FIXTURE_TEST(survives_any_mixture_of_elements),
		FIXTURE_TEST(tells_a_schema_that_cannot_be_used),
		FIXTURE_TEST(is_found_in_a_folder_named_in_chinese),
	};
	return cmocka_run_group_tests(tests, load_schema, free_schema);
}
