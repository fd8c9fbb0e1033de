/* Reading records: encodings, faults of syntax, limits, what a DOCTYPE may not do. */
#include "record_fixture.h"

#include <iconv.h>
#include <libxml/parser.h>

#include "record/record.h"
#include "record/xml.h"

static xmlDocPtr parse_bytes(const char *data, size_t len)
{
	return record_parse("a.xml", (struct slice){ data, len }, NULL, &fixture.diag);
}

static xmlDocPtr parse(const char *text)
{
	return parse_bytes(text, strlen(text));
}

static void assert_fault(const char *text, const char *message)
{
	assert_null(parse(text));
	assert_said(message);
}

/* TEXT in another encoding. */
static struct slice encoded(const char *text, const char *encoding)
{
	iconv_t cd = iconv_open(encoding, "UTF-8");
	size_t left = strlen(text), cap = left * 4 + 8, room = cap;
	char *data = arena_alloc(fixture.a, cap), *dst = data, *src = (char *)(uintptr_t)text;
	assert_true(cd != (iconv_t)-1);
	assert_int_equal(iconv(cd, &src, &left, &dst, &room), 0);
	iconv_close(cd);
	return (struct slice){ data, cap - room };
}

static void assert_reads(const char *declaration, const char *encoding, const char *remembered)
{
	const char *text = arena_printf(fixture.a,
		"%s<profile><p>\n陶镕𬭎—“你好”·</p></profile>", declaration);
	struct slice s = encoded(text, encoding);
	xmlDocPtr doc = parse_bytes(s.data, s.len);
	assert_said("");
	assert_non_null(doc);
	xmlChar *content = xmlNodeGetContent(xmlDocGetRootElement(doc));
	assert_string_equal(content, "\n陶镕𬭎—“你好”·");
	assert_string_equal(doc->encoding, remembered);
	xmlFree(content);
	xmlFreeDoc(doc);
}

static void reads_the_encodings_that_chinese_files_have(void **state)
{
	(void)state;
	assert_reads("", "UTF-8", "UTF-8");
	assert_reads("\xEF\xBB\xBF", "UTF-8", "UTF-8");
	assert_reads("<?xml version='1.0' encoding='UTF-8'?>", "UTF-8", "UTF-8");
	assert_reads("<?xml version=\"1.0\" encoding=\"GB18030\"?>", "GB18030", "GB18030");
	assert_reads("<?xml version=\"1.0\" encoding = 'gbk' ?>", "GB18030", "GBK");
	assert_reads("<?xml version=\"1.0\" encoding=\"GB2312\"?>", "GB18030", "GBK");
	assert_reads("<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "UTF-16LE", "UTF-16");
	assert_reads("<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "UTF-16BE", "UTF-16");
	assert_reads("<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "UTF-16", "UTF-16");
	assert_reads("<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "UTF-8", "UTF-8");
}

static void tells_the_byte_that_breaks_the_encoding(void **state)
{
	(void)state;
	struct slice gb = encoded("<profile>\n<p>你好</p></profile>", "GB18030");
	assert_null(parse_bytes(gb.data, gb.len));
	assert_said(
		"a.xml:2 R002 the byte 0xC4 is no UTF-8 and the file declares no other encoding; "
		"it looks "
		"like GB 18030, to be declared as <?xml version=\"1.0\" encoding=\"GB18030\"?>\n");
	assert_fault("<p>\xC4</p>",
		"a.xml:1 R002 the byte 0xC4 is no UTF-8 and the file declares no other encoding\n");
	assert_fault("<p>\xFF</p>",
		"a.xml:1 R002 the byte 0xFF is no UTF-8 and the file declares no other encoding\n");
	assert_fault("<?xml version='1.0' encoding='UTF-8'?>\n\n<p>\xC0\xAF</p>",
		"a.xml:3 R002 the byte 0xC0 is no UTF-8, which the file declares as its "
		"encoding\n");
	assert_fault("<?xml version='1.0' encoding='GBK'?>\n<p>\xC4\xE3\xFF</p>",
		"a.xml:2 R002 the byte 0xFF is no GBK, which the file declares as its encoding\n");
	assert_fault("<?xml version='1.0' encoding='GB18030'?><p>\xC4",
		"a.xml:1 R002 the byte 0xC4 is no GB18030, which the file declares as its "
		"encoding\n");
	assert_fault("<?xml version='1.0' encoding='Big5'?><p/>",
		"a.xml:1 R002 the encoding \"Big5\" is unknown; expected UTF-8, UTF-16, GB18030 or "
		"GBK\n");
}

static void names_faults_of_syntax_plainly(void **state)
{
	(void)state;
	static const char *const cases[][2] = {
		{ "", "a.xml:1 R001 the file holds no XML; expected < as its first character\n" },
		{ "简报",
			"a.xml:1 R001 the file holds no XML; expected < as its first character\n" },
		{ "<p>\n<em>好</p>",
			"a.xml:2 R001 </p> stands here, but </em> was expected for the "
			"<em> of line 2\n" },
		{ "<p>\n<em>", "a.xml:2 R001 the file ends inside <em>, which began in line 2\n" },
		{ "<p/><p/>", "a.xml:1 R001 something follows the end of the root element, where "
			      "the file should end\n" },
		{ "<p>&nbsp;</p>",
			"a.xml:1 R001 the entity &nbsp; is unknown; write the character itself\n" },
		{ "<p>A & B</p>", "a.xml:1 R001 a name was expected; a plain & or < is written as "
				  "&amp; or &lt;\n" },
		{ "<p>A&B</p>", "a.xml:1 R001 a ; is missing behind a reference; a plain & is "
				"written as &amp;\n" },
		{ "<a href=“x”/>", "a.xml:1 R001 an attribute's value must stand between straight "
				   "quotes, \" or '\n" },
		{ "<a href='x' href='y'/>", "a.xml:1 R001 the attribute href is given twice\n" },
		{ "<a href/>",
			"a.xml:1 R001 the attribute href has no value; expected =\"...\"\n" },
		{ "<a href='<'/>", "a.xml:1 R001 < may not stand in an attribute's value; write it "
				   "as &lt;\n" },
		{ "<p>\x01</p>", "a.xml:1 R001 a control character stands here, which XML forbids "
				 "even as a reference\n" },
		{ "<p><!-- a -- b --></p>", "a.xml:1 R001 -- may not stand inside a comment\n" },
		{ "<p><!-- a</p>", "a.xml:1 R001 a comment does not end; expected -->\n" },
		{ "<p><![CDATA[a</p>",
			"a.xml:1 R001 a CDATA section does not end; expected ]]>\n" },
		{ "<p>]]></p>", "a.xml:1 R001 ]]> may not stand in text; write it as ]]&gt;\n" },
		{ "<p>&#0;</p>",
			"a.xml:1 R001 a character reference names a character that XML forbids\n" },
		{ "<p>&#xZ;</p>", "a.xml:1 R001 a character reference is no hexadecimal number; "
				  "expected &#x4F60; or the like\n" },
		{ "<xi:include/>", "a.xml:1 R001 the prefix xi: is not declared; expected "
				   "xmlns:xi=\"...\" on an element around it\n" },
		{ "\n<?xml version='1.0'?><p/>", "a.xml:2 R001 the XML declaration <?xml ...?> may "
						 "only stand at the very start of the file\n" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_fault(cases[i][0], cases[i][1]);
}

static void reads_no_dtd_and_no_entity(void **state)
{
	(void)state;
	put("secret.txt", "secret");
	assert_fault("<!DOCTYPE p [<!ENTITY a 'aaa'>]><p>&a;</p>",
		"a.xml:1 R004 the DOCTYPE declares an entity, which a record may not; write the "
		"text itself\n");
	assert_fault(arena_printf(fixture.a, "<!DOCTYPE p [<!ENTITY a SYSTEM '%s'>]><p>&a;</p>",
			     in_folder("secret.txt")),
		"a.xml:1 R004 the DOCTYPE declares an entity, which a record may not; write the "
		"text itself\n");
	assert_fault("<!DOCTYPE p [<!ENTITY % a SYSTEM 'x.dtd'> %a;]><p/>",
		"a.xml:1 R004 the DOCTYPE declares an entity, which a record may not; write the "
		"text itself\n");
	assert_fault("<!DOCTYPE p\nSYSTEM 'p.dtd'><p/>",
		"a.xml:1 R004 the DOCTYPE names an external DTD, which is never read; remove the "
		"DOCTYPE\n");
	assert_fault("<!DOCTYPE p [<!ATTLIST p id CDATA 'x'>]><p/>",
		"a.xml:1 R004 the DOCTYPE holds declarations, which are not taken; remove it\n");
	assert_fault("<!DOCTYPE p [<!ELEMENT p EMPTY>]><p/>",
		"a.xml:1 R004 the DOCTYPE holds declarations, which are not taken; remove it\n");
	xmlDocPtr doc = parse("<!DOCTYPE p><p/>");
	assert_non_null(doc);
	xmlFreeDoc(doc);
}

/* DEPTH elements within each other. */
static const char *nested(int depth)
{
	struct buf b;
	buf_init(&b, 1 << 20);
	for (int i = 0; i < depth; i++)
		buf_add_str(&b, "<p>");
	for (int i = 0; i < depth; i++)
		buf_add_str(&b, "</p>");
	const char *text = arena_strdup(fixture.a, b.data);
	buf_release(&b);
	return text;
}

static void keeps_to_its_limits(void **state)
{
	(void)state;
	struct record_limits shallow = { .depth = 3 }, small = { .bytes = 8 },
			     deep = { .depth = 1000 };
	const char *three = nested(3), *four = nested(4), *thousand = nested(1000);
	xmlDocPtr doc = record_parse(
		"a.xml", (struct slice){ three, strlen(three) }, &shallow, &fixture.diag);
	assert_non_null(doc);
	xmlFreeDoc(doc);
	assert_null(record_parse(
		"a.xml", (struct slice){ four, strlen(four) }, &shallow, &fixture.diag));
	assert_said("a.xml:1 R003 the elements stand too deep within each other\n");
	assert_fault(nested(257), "a.xml:1 R003 the elements stand too deep within each other\n");
	doc = parse(nested(256));
	assert_non_null(doc);
	xmlFreeDoc(doc);
	doc = record_parse(
		"a.xml", (struct slice){ thousand, strlen(thousand) }, &deep, &fixture.diag);
	assert_non_null(doc);
	xmlFreeDoc(doc);
	assert_null(
		record_parse("a.xml", (struct slice){ four, strlen(four) }, &small, &fixture.diag));
	assert_said("a.xml:0 S003 the file is larger than 0 MB, the limit\n");
	assert_null(
		record_parse(put("b.xml", four), (struct slice){ NULL, 0 }, &small, &fixture.diag));
	assert_said("b.xml:0 S003 the file is larger than 0 MB, the limit\n");
	assert_null(record_parse(
		in_folder("none.xml"), (struct slice){ NULL, 0 }, NULL, &fixture.diag));
	assert_said("none.xml:0 S005 cannot read this file: there is no such file or folder\n");
}

static void knows_lines_beyond_65535(void **state)
{
	(void)state;
	struct buf b;
	buf_init(&b, 1 << 20);
	buf_add_str(&b, "<article>");
	for (int i = 0; i < 70000; i++)
		buf_add_char(&b, '\n');
	buf_add_str(&b, "<p>x</p></article>");
	xmlDocPtr doc = parse_bytes(b.data, b.len);
	assert_non_null(doc);
	struct place at = record_place(xmlGetLastChild(xmlDocGetRootElement(doc)));
	assert_int_equal(at.line, 70001);
	assert_string_equal(at.file, "a.xml");
	xmlFreeDoc(doc);
	buf_release(&b);
}

/* Whatever bytes come: a document or exactly one message, and no crash. */
static void survives_damaged_files(void **state)
{
	(void)state;
	static const char whole[] =
		"<?xml version='1.0' encoding='GB18030'?><!DOCTYPE p [<!ENTITY a 'b'>]><p a='1'>"
		"\xC4\xE3&amp;<!-- c --><![CDATA[x]]><q/>&#20320;</p>";
	char damaged[sizeof whole];
	unsigned seed = 20160818;
	for (int round = 0; round < 5000; round++) {
		memcpy(damaged, whole, sizeof whole);
		for (int hits = 0; hits < 1 + round % 4; hits++) {
			seed = seed * 1103515245u + 12345u;
			damaged[(seed >> 8) % (sizeof whole - 1)] = (char)(seed >> 24);
		}
		unsigned before = fixture.diag.errors;
		xmlDocPtr doc = parse_bytes(damaged, (seed >> 4) % sizeof whole);
		assert_int_equal(fixture.diag.errors - before, doc ? 0 : 1);
		xmlFreeDoc(doc);
	}
	buf_clear(&fixture.said);
}

static void leaves_out_what_is_not_asked_for(void **state)
{
	(void)state;
	const char *text = "<s>\n\t<a><note>x<note/><b>y</b></note>z</a>\n\t<c/> <note/>\n</s>";
	struct xml_source source = {
		.path = "a.xml", .data = { text, strlen(text) }, .depth = 9, .without = "note"
	};
	xmlDocPtr doc = xml_read(&source, &fixture.diag);
	assert_said("");
	xmlNodePtr a = xmlDocGetRootElement(doc)->children;
	assert_string_equal(a->name, "a");
	assert_string_equal(a->children->content, "z");
	assert_null(a->children->next);
	assert_string_equal(a->next->name, "c");
	assert_null(a->next->next);
	xmlFreeDoc(doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(reads_the_encodings_that_chinese_files_have),
		FIXTURE_TEST(tells_the_byte_that_breaks_the_encoding),
		FIXTURE_TEST(names_faults_of_syntax_plainly),
		FIXTURE_TEST(reads_no_dtd_and_no_entity),
		FIXTURE_TEST(keeps_to_its_limits),
		FIXTURE_TEST(knows_lines_beyond_65535),
		FIXTURE_TEST(survives_damaged_files),
		FIXTURE_TEST(leaves_out_what_is_not_asked_for),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
