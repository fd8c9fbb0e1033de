/* Records taken in from other files: which may be, and where their faults are told. */
#include "record_fixture.h"

#include <libxml/parser.h>

#include "record/record.h"

#define BULLETIN(content)                                                                          \
	"<bulletin xmlns:xi='http://www.w3.org/2001/XInclude'><head/>\n" content "</bulletin>"

static xmlDocPtr parse(const char *name)
{
	return record_parse(in_folder(name), (struct slice){ NULL, 0 }, NULL, &fixture.diag);
}

static void make_folder(const char *name)
{
	assert_int_equal(mkdir(in_folder(name), 0700), 0);
}

static const char *serialized(xmlDocPtr doc)
{
	xmlChar *text;
	int size;
	xmlDocDumpMemoryEnc(doc, &text, &size, "UTF-8");
	const char *copy = strchr(arena_strdup(fixture.a, (const char *)text), '\n') + 1;
	xmlFree(text);
	return copy;
}

static void takes_in_files_and_keeps_their_places(void **state)
{
	(void)state;
	make_folder("五月");
	put("main.xml", BULLETIN("<part title='一'><xi:include "
				 "href='五月/a.xml'/></part>\n<xi:include href='b%20b.xml'/>"));
	put("五月/a.xml",
		"<?xml version='1.0'?>\n\n<article>\n<head/><body>\n<nonsense/></body></article>");
	put("b b.xml", "<profile xml:lang='en'><head/>\n<body/></profile>");
	xmlDocPtr doc = parse("main.xml");
	assert_said("");
	assert_non_null(doc);
	assert_string_equal(serialized(doc),
		"<bulletin xmlns:xi=\"http://www.w3.org/2001/XInclude\"><head/>\n"
		"<part title=\"一\"><article>\n<head/><body>\n<nonsense/></body></article></part>\n"
		"<profile xml:lang=\"en\"><head/>\n<body/></profile></bulletin>\n");
	struct record_schema *schema = record_schema_load("layouts/record.xsd", &fixture.diag);
	assert_false(record_validate(
		schema, doc, in_folder("main.xml"), (struct slice){ 0 }, &fixture.diag));
	assert_non_null(
		strstr(fixture.said.data, "五月/a.xml:5 R011 <nonsense> may not stand in <body>"));
	buf_clear(&fixture.said);
	record_schema_free(schema);
	xmlFreeDoc(doc);
}

static void counts_pictures_from_the_main_record(void **state)
{
	(void)state;
	make_folder("a");
	make_folder("a/b");
	put("main.xml", BULLETIN("<xi:include href='a/a.xml'/>"));
	put("a/a.xml", BULLETIN("<img src='1.jpg'/><xi:include href='b/b.xml'/>"));
	put("a/b/b.xml", "<p><img src='2.jpg'/><img src='../3.jpg'/><img src='/4.jpg'/><img "
			 "src='http://x/5.jpg'/>"
			 "<a href='6.html'/></p>");
	xmlDocPtr doc = parse("main.xml");
	assert_said("");
	assert_non_null(doc);
	assert_non_null(strstr(serialized(doc),
		"<img src=\"a/1.jpg\"/><p><img src=\"a/b/2.jpg\"/><img src=\"a/b/../3.jpg\"/>"
		"<img src=\"/4.jpg\"/><img src=\"http://x/5.jpg\"/><a href=\"6.html\"/></p>"));
	xmlFreeDoc(doc);
}

static void assert_refused(const char *include, const char *expected)
{
	put("main.xml", arena_printf(fixture.a, BULLETIN("%s"), include));
	assert_null(parse("main.xml"));
	assert_said(expected);
}

static void stays_below_the_folder_of_the_record(void **state)
{
	(void)state;
	make_folder("inner");
	put("outside.xml", "<p/>");
	put("inner/main.xml",
		BULLETIN("<xi:include href='../outside.xml'/>\n<xi:include href='link.xml'/>\n"
			 "<xi:include href='folder/outside.xml'/>"));
	assert_int_equal(symlink("../outside.xml", in_folder("inner/link.xml")), 0);
	assert_int_equal(symlink("..", in_folder("inner/folder")), 0);
	assert_null(parse("inner/main.xml"));
	assert_said(
		"inner/main.xml:2 R005 \"../outside.xml\" lies outside this record's folder\n"
		"inner/main.xml:3 R005 \"link.xml\" lies outside this record's folder\n"
		"inner/main.xml:4 R005 \"folder/outside.xml\" lies outside this record's folder\n");
	assert_refused("<xi:include href='/etc/hostname'/>",
		"main.xml:2 R005 \"/etc/hostname\" is no file below this record's folder; expected "
		"a relative path\n");
	assert_refused("<xi:include href='http://localhost/a.xml'/>",
		"main.xml:2 R005 \"http://localhost/a.xml\" is no file below this record's folder; "
		"expected a relative "
		"path\n");
	assert_refused("<xi:include href='file:///etc/hostname'/>",
		"main.xml:2 R005 \"file:///etc/hostname\" is no file below this record's folder; "
		"expected a relative "
		"path\n");
}

static void tells_includes_that_fail(void **state)
{
	(void)state;
	assert_refused("<xi:include href='none.xml'/>",
		"main.xml:2 R005 cannot read \"none.xml\": there is no such file or folder\n");
	assert_refused("<xi:include/>",
		"main.xml:2 R005 <xi:include> names no file; expected href=\"...\"\n");
	assert_refused("<xi:include href='a.txt' parse='text'/>",
		"main.xml:2 R005 <xi:include> has the attribute parse; only href is taken here\n");
	put("broken.xml", "<p>\n</q>");
	assert_refused("<xi:include href='broken.xml'/>",
		"broken.xml:2 R001 </q> stands here, but </p> "
		"was expected for the <p> of line 1\n");
	put("entity.xml", "<!DOCTYPE p [<!ENTITY a 'b'>]><p>&a;</p>");
	assert_refused("<xi:include href='entity.xml'/>",
		"entity.xml:1 R004 the DOCTYPE declares an entity, which a record may not; write "
		"the text itself\n");
	put("whole.xml", "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='x'/>");
	assert_null(parse("whole.xml"));
	assert_said("whole.xml:1 R005 <xi:include> cannot be a whole record\n");
}

static void ends_however_files_include_each_other(void **state)
{
	(void)state;
	assert_refused(
		"<xi:include href='main.xml'/>", "main.xml:2 R005 \"main.xml\" includes itself\n");
	put("a.xml", BULLETIN("<xi:include href='b.xml'/>"));
	put("b.xml", BULLETIN("<xi:include href='a.xml'/>"));
	assert_refused("<xi:include href='a.xml'/>", "b.xml:2 R005 \"a.xml\" includes itself\n");
	for (int i = 0; i < 12; i++)
		put(arena_printf(fixture.a, "%d.xml", i),
			arena_printf(fixture.a, BULLETIN("<xi:include href='%d.xml'/>"), i + 1));
	assert_null(parse("0.xml"));
	assert_said("8.xml:2 R005 files include each other more than 8 deep\n");
}

/* Ten files that each include the next ten times would be a thousand million. */
static void counts_bytes_over_all_files(void **state)
{
	(void)state;
	struct record_limits limits = { .bytes = 20000 };
	for (int i = 0; i < 7; i++) {
		const char *one = arena_printf(fixture.a, "<xi:include href='%d.xml'/>", i + 1),
			   *ten = "";
		for (int k = 0; k < 10; k++)
			ten = arena_printf(fixture.a, "%s%s", ten, one);
		put(arena_printf(fixture.a, "%d.xml", i),
			arena_printf(fixture.a, BULLETIN("%s"), ten));
	}
	put("7.xml", "<p/>");
	assert_null(record_parse(
		in_folder("0.xml"), (struct slice){ NULL, 0 }, &limits, &fixture.diag));
	assert_non_null(
		strstr(fixture.said.data, "S003 the file is larger than 0 MB, the limit\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(takes_in_files_and_keeps_their_places),
		FIXTURE_TEST(counts_pictures_from_the_main_record),
		FIXTURE_TEST(stays_below_the_folder_of_the_record),
		FIXTURE_TEST(tells_includes_that_fail),
		FIXTURE_TEST(ends_however_files_include_each_other),
		FIXTURE_TEST(counts_bytes_over_all_files),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
