/* Files of records: where each record begins and ends, what they are called, what is refused. */
#include "record_fixture.h"

#include <fcntl.h>
#include <iconv.h>
#include <libxml/parser.h>

#include "record/cut.h"
#include "record/record.h"

/* The records of the file at PATH as text: "LINE ID TITLE bytes", a line each, then how it ended. */
static const char *cut_path(const char *path)
{
	struct cut_store store = cut_store_new();
	struct cut *c = cut_open(path, CUT_ID | CUT_TITLE, &store, &fixture.diag);
	struct buf all, bytes;
	struct cut_record r;
	enum cut_step step = CUT_FAULT;
	buf_init(&all, SIZE_MAX / 2);
	buf_init(&bytes, SIZE_MAX / 2);
	while (c && (step = cut_next(c, &r)) == CUT_RECORD) {
		buf_printf(&all, "%ld [%.*s] [%.*s]", r.line, (int)r.id.len, r.id.data,
			(int)r.title.len, r.title.data);
		struct cut_file file = cut_file(c, fixture.a, path);
		if (r.size && cut_read(&file, r.offset, r.size, r.line, &bytes, &fixture.diag)) {
			const char *record = strchr(bytes.data, '\n') + 1;
			record += strspn(record, " \t");
			size_t len = strlen(record) - strlen("</records>");
			len -= record[len - 1] == '\n' && record[len - 2] == '>';
			buf_printf(&all, " %.*s", (int)len, record);
		}
		buf_add_str(&all, "\n");
	}
	if (step == CUT_FAULT)
		buf_add_str(&all, "fault\n");
	cut_close(c);
	cut_store_release(&store);
	const char *text = arena_strdup(fixture.a, all.data ? all.data : "");
	buf_release(&bytes);
	buf_release(&all);
	return text;
}

static void assert_cuts(const char *text, const char *expected)
{
	assert_string_equal(cut_path(put("a.xml", text)), expected);
	assert_said("");
}

static void assert_refused(const char *text, const char *message)
{
	const char *all = cut_path(put("a.xml", text));
	size_t n = strlen(all);
	assert_true(n >= 6 && strcmp(all + n - 6, "fault\n") == 0);
	assert_said(message);
}

static void cuts_records_with_their_lines(void **state)
{
	(void)state;
	assert_cuts("<?xml version='1.0'?>\n<!-- <records> -->\n<records>\n"
		    "  <profile id='a'/><article\nid=\"b\">text</article>\n\n"
		    "\t<bulletin id = 'c&#33;' >\n</bulletin >\n</records >\n<!-- end -->\n",
		"4 [a] [] <profile id='a'/>\n"
		"4 [b] [] <article\nid=\"b\">text</article>\n"
		"7 [c!] [] <bulletin id = 'c&#33;' >\n</bulletin >\n");
}

static void marks_in_text_and_values_are_no_tags(void **state)
{
	(void)state;
	assert_cuts("<records note='/>' a = \"'>\">"
		    "<profile a='>' b=\"/>'\">/></profile></records>",
		"1 [] [] <profile a='>' b=\"/>'\">/></profile>\n");
}

static void sections_and_comments_hide_tags(void **state)
{
	(void)state;
	assert_cuts("<records><profile><![CDATA[</profile><![CDATA[]]]><!-- </profile> - > -->"
		    "<?p </profile>?></profile><!-- <profile/> --><?p <a> ?></records>",
		"1 [] [] <profile><![CDATA[</profile><![CDATA[]]]><!-- </profile> - > -->"
		"<?p </profile>?></profile>\n");
}

static void titles_are_found_in_the_head(void **state)
{
	(void)state;
	assert_cuts("<records>\n<profile><title>no</title><head><x><title>no</title></x>\n"
		    "<title> 甲 &amp;\n 乙<note>注</note> </title></head></profile>\n"
		    "<profile><head><title><line>上</line><line>下</line></title></head></profile>\n"
		    "<profile><head/><body><title>no</title></body></profile>\n</records>",
		"2 [] [甲 & 乙] <profile><title>no</title><head><x><title>no</title></x>\n"
		"<title> 甲 &amp;\n 乙<note>注</note> </title></head></profile>\n"
		"5 [] [上 下] <profile><head><title><line>上</line><line>下</line></title></head></profile>\n"
		"6 [] [] <profile><head/><body><title>no</title></body></profile>\n");
}

static void single_records_stay_whole(void **state)
{
	(void)state;
	assert_cuts("<!-- a --><profile id='a'><head><title>题</title></head></profile>",
		"1 [a] [题]\n");
	assert_cuts("\xEF\xBB\xBF<profile><head></head></profile>", "1 [] []\n");
	assert_cuts("<!DOCTYPE profile [<!-- ]> ' --><?x ]>?>]><profile id='a'/>", "1 [a] []\n");
	/* What is wrong with them is found by whoever renders them. */
	assert_cuts("", "1 [] []\n");
	assert_cuts("<profile", "1 [] []\n");
	assert_cuts("no XML", "1 [] []\n");
	assert_cuts("<?xml version='1.0' encoding='KOI8-R'?><profile id='a'/>", "1 [] []\n");
	assert_cuts("<x:records xmlns:x='urn:x'><profile/></x:records>", "1 [] []\n");
}

static void faults_of_a_record_are_its_own(void **state)
{
	(void)state;
	assert_cuts("<records>\n<profile><p></q></p></profile>\n<profile><p>a < b &</p></profile>\n"
		    "<profile><p a='x>y</p></profile>\n<profile><p></profile>\n"
		    "<profile><p>cut off\n<profile>next</profile>\n<article><p>last\n</records>",
		"2 [] [] <profile><p></q></p></profile>\n"
		"3 [] [] <profile><p>a < b &</p></profile>\n"
		"4 [] [] <profile><p a='x>y</p></profile>\n"
		"5 [] [] <profile><p></profile>\n"
		"6 [] [] <profile><p>cut off\n\n"
		"7 [] [] <profile>next</profile>\n"
		"8 [] [] <article><p>last\n\n");
}

static void what_stands_between_is_held_to_xml(void **state)
{
	(void)state;
	assert_refused("<records>\n<profile/>\nwords\n<profile/></records>",
		"a.xml:3 R001 text stands between the records of <records>\n");
	assert_refused("<records>\n<profile/></profile></records>",
		"a.xml:2 R001 </profile> stands between the records, where none is open\n");
	assert_refused("<records>\n<profile/>\n<![CDATA[ ]]></records>",
		"a.xml:3 R001 text stands between the records of <records>\n");
	assert_refused("<records>\n<!-- a -- b --><profile/></records>",
		"a.xml:2 R001 -- may not stand inside a comment\n");
	assert_refused("<records>\n<profile/>\n\n<!-- \x01 --><profile/></records>",
		"a.xml:4 R001 a control character stands here, which XML forbids even as a reference\n");
	assert_refused("<records>\n<profile/><?xml version='1.0'?></records>",
		"a.xml:2 R001 the XML declaration <?xml ...?> may only stand at the very start of "
		"the file\n");
	assert_refused("<records>\n< profile/></records>",
		"a.xml:2 R001 a name was expected; a plain & or < is written as &amp; or &lt;\n");
	assert_refused("<records>\n<profile/></records <profile/>",
		"a.xml:2 R001 a tag does not end; expected >\n");
}

static void the_start_and_the_end_are_held_to_xml(void **state)
{
	(void)state;
	assert_refused("<records a='1'\n a='2'><profile/></records>",
		"a.xml:2 R001 the attribute a is given twice\n");
	assert_refused("<!-- a -- b --><records><profile/></records>",
		"a.xml:1 R001 -- may not stand inside a comment\n");
	assert_refused("<!DOCTYPE records><records><profile/></records>",
		"a.xml:1 R004 a file of several records may have no DOCTYPE; remove it\n");
	assert_refused("<records>\n</records>", "a.xml:1 R018 <records> holds no record\n");
	assert_refused("<records/>", "a.xml:1 R018 <records> holds no record\n");
	assert_refused("<records>\n<profile/>\n</records>\n<profile/>\n",
		"a.xml:4 R001 something follows the end of the root element, where the file should "
		"end\n");
	assert_refused("<records><profile/></records>\n<!-- a",
		"a.xml:2 R001 a comment does not end; expected -->\n");
}

static void files_that_end_early_are_refused(void **state)
{
	(void)state;
	assert_refused("<records>\n<profile/>\n",
		"a.xml:3 R001 the file ends inside <records>, which began in line 1\n");
	assert_refused("<records>\n<profile/>\n<!-- \n\n",
		"a.xml:5 R001 the file ends inside <records>, which began in line 1\n");
	assert_refused("<records>\n<profile>\n<p>",
		"a.xml:3 R001 the file ends inside the record that began in line 2\n");
	assert_refused("<records>\n<profile>\n</profil",
		"a.xml:3 R001 the file ends inside the record that began in line 2\n");
}

/* Whatever the window cuts in two. */
static void pieces_may_be_larger_than_the_window(void **state)
{
	(void)state;
	struct buf b;
	buf_init(&b, SIZE_MAX / 2);
	buf_add_str(&b, "<records>\n<!-- ");
	for (int i = 0; i < 100 * 1000; i++)
		buf_add_str(&b, "- \n");
	buf_add_str(&b, "-->\n<profile id='a' b='");
	for (int i = 0; i < 300 * 1000; i++)
		buf_add_str(&b, "/>");
	buf_add_str(&b, "'>");
	for (int i = 0; i < 100 * 1000; i++)
		buf_add_str(&b, "<p>\n");
	buf_add_str(&b, "</profile>\n<profile id='b'/></records>");
	const char *all = cut_path(put_bytes("a.xml", b.data, b.len));
	assert_int_equal(strncmp(all, "100003 [a] [] <profile id='a' b='/>", 34), 0);
	assert_non_null(strstr(all, "</profile>\n200004 [b] [] <profile id='b'/>\n"));
	assert_said("");
	buf_release(&b);
}

static void records_are_bounded(void **state)
{
	(void)state;
	const size_t large = 65 * 1000 * 1000;
	struct buf b;
	buf_init(&b, SIZE_MAX / 2);
	buf_add_str(&b, "<records>\n\n<profile>");
	memset(buf_reserve(&b, large), 'x', large);
	b.len += large;
	buf_add_str(&b, "</profile></records>");
	cut_path(put_bytes("a.xml", b.data, b.len));
	assert_said("a.xml:3 R003 this record is larger than 64 MB, the limit\n");
	buf_release(&b);
}

static struct slice encoded(const char *text, const char *encoding)
{
	iconv_t cd = iconv_open(encoding, "UTF-8");
	size_t left = strlen(text), cap = left * 4 + 8, room = cap;
	char *data = arena_alloc(fixture.a, cap), *dst = data, *src = (char *)(uintptr_t)text;
	assert_int_equal(iconv(cd, &src, &left, &dst, &room), 0);
	iconv_close(cd);
	return (struct slice){ data, cap - room };
}

static void other_encodings_are_converted(void **state)
{
	(void)state;
	static const char *const names[] = { "GB18030", "GBK", "UTF-16" };
	struct buf text, expected;
	buf_init(&text, SIZE_MAX / 2);
	buf_init(&expected, SIZE_MAX / 2);
	for (size_t i = 0; i < 3; i++) {
		buf_clear(&text);
		buf_clear(&expected);
		buf_printf(&text, "<?xml version='1.0' encoding='%s'?><records>\n", names[i]);
		/* More than the converter takes at once. */
		for (int k = 0; k < 5000; k++) {
			buf_printf(&text, "<profile id='甲%d'><p>镕—“你好”</p></profile>\n", k);
			buf_printf(&expected,
				"%d [甲%d] [] <profile id='甲%d'><p>镕—“你好”</p></profile>\n", k + 2, k, k);
		}
		buf_add_str(&text, "</records>");
		struct slice s = encoded(text.data, names[i]);
		assert_string_equal(cut_path(put_bytes("a.xml", s.data, s.len)), expected.data);
		assert_said("");
	}
	buf_release(&text);
	buf_release(&expected);
}

static void bytes_that_break_the_encoding_are_their_records_fault(void **state)
{
	(void)state;
	const char *path = put("a.xml", "<?xml version='1.0' encoding='GBK'?><records>\n<profile/>\n"
					"<profile>\n\xFF<p/>\n</profile><a/></records>");
	assert_string_equal(cut_path(path), "2 [] [] <profile/>\n3 [] []\n5 [] [] <a/>\n");
	assert_said("a.xml:4 R002 what stands here is no GBK, which the file declares as its encoding\n");
	assert_refused("<?xml version='1.0' encoding='GBK'?><records>\n<a/><!-- \xFF --></records>",
		"a.xml:2 R002 the byte 0xFF is no UTF-8, which the file declares as its encoding\n");
	assert_refused("<?xml version='1.0' encoding='GBK'?><records>\n<a/></records>\n\xC4",
		"a.xml:3 R002 the file ends within a character of GBK\n");
}

static void a_file_that_changes_is_not_read(void **state)
{
	(void)state;
	const char *path = put("a.xml", "<records>\n<profile id='a'/></records>");
	struct cut_store store = cut_store_new();
	struct cut *c = cut_open(path, 0, &store, &fixture.diag);
	struct cut_record r;
	struct buf b;
	buf_init(&b, 1000);
	assert_int_equal(cut_next(c, &r), CUT_RECORD);
	struct cut_file file = cut_file(c, fixture.a, path);
	cut_close(c);
	assert_true(cut_read(&file, r.offset, r.size, r.line, &b, &fixture.diag));
	assert_string_equal(b.data, "<records>\n<profile id='a'/>\n</records>");
	put("a.xml", "<records>\n<profile id='bb'/></records>");
	assert_false(cut_read(&file, r.offset, r.size, r.line, &b, &fixture.diag));
	unlink(path);
	assert_false(cut_read(&file, r.offset, r.size, r.line, &b, &fixture.diag));
	assert_said("a.xml:2 S001 this file was changed while its records were being read\n"
		    "a.xml:0 S005 cannot read this file: there is no such file or folder\n");
	buf_release(&b);
}

/* Random elements, text and sections, from SEED; no element has its own name inside. */
static void grow(struct buf *b, unsigned *seed, int depth)
{
	static const char *const pieces[] = { "text", "\n", "文字", "<!-- <p> > -->", "<?pi </a>?>",
		"<![CDATA[</p>]]&<]]>", "&amp;", "<e a='>'/>", "<f\nb = \"/>\"  />", " " };
	int children = (int)((*seed = *seed * 1103515245u + 12345u) >> 16) % 6;
	for (int i = 0; i < children; i++) {
		unsigned pick = (*seed = *seed * 1103515245u + 12345u) >> 16;
		if (pick % 3 == 0 && depth < 9) {
			buf_printf(b, "<p%d c='\"%u\"'>", depth, pick);
			grow(b, seed, depth + 1);
			buf_printf(b, "</p%d\n>", depth);
		} else {
			buf_add_str(b, pieces[pick % 10]);
		}
	}
}

static const char *serialized(xmlNodePtr n)
{
	xmlBufferPtr out = xmlBufferCreate();
	xmlNodeDump(out, n->doc, n, 0, 0);
	const char *text = arena_strdup(fixture.a, (const char *)xmlBufferContent(out));
	xmlBufferFree(out);
	return text;
}

static xmlNodePtr next_element(xmlNodePtr n)
{
	while (n && n->type != XML_ELEMENT_NODE)
		n = n->next;
	return n;
}

/* Each record of the file is what a parser of the whole finds there, with its line. */
static void assert_same_as_the_whole(const char *path, xmlDocPtr whole)
{
	struct cut_store store = cut_store_new();
	struct cut *c = cut_open(path, 0, &store, &fixture.diag);
	struct cut_file file = cut_file(c, fixture.a, path);
	struct cut_record r;
	struct buf b;
	xmlNodePtr n = next_element(xmlDocGetRootElement(whole)->children);
	buf_init(&b, SIZE_MAX / 2);
	for (; cut_next(c, &r) == CUT_RECORD; n = next_element(n->next)) {
		assert_true(cut_read(&file, r.offset, r.size, r.line, &b, &fixture.diag));
		xmlDocPtr part = xmlReadMemory(b.data, (int)b.len, "", NULL, XML_PARSE_NOCDATA);
		assert_non_null(part);
		assert_non_null(n);
		xmlNodePtr own = next_element(xmlDocGetRootElement(part)->children);
		assert_null(next_element(own->next));
		assert_string_equal(serialized(own), serialized(n));
		assert_int_equal(r.line, xmlGetLineNo(n));
		assert_int_equal(xmlGetLineNo(own) + cut_lines_before(r.line), xmlGetLineNo(n));
		xmlFreeDoc(part);
	}
	assert_null(n);
	assert_said("");
	buf_release(&b);
	cut_close(c);
	cut_store_release(&store);
}

static void the_parts_are_those_of_the_whole(void **state)
{
	(void)state;
	static const char *const gaps[] = { "", "\n", "\n  ", " <!-- <a> -->\n", "<?p >?>", "\n\t" };
	for (unsigned seed = 1; seed <= 60; seed++) {
		struct buf b;
		unsigned s = seed * 7919;
		buf_init(&b, SIZE_MAX / 2);
		buf_printf(&b, "<records\n x='%u'>", seed);
		for (unsigned i = 0; i < 40; i++) {
			buf_add_str(&b, gaps[(seed + i * 5) % 6]);
			buf_printf(&b, "<r%u id = 'x%u'>", i % 3, i);
			grow(&b, &s, 0);
			buf_printf(&b, "</r%u>", i % 3);
		}
		buf_add_str(&b, "</records>\n");
		xmlDocPtr whole = xmlReadMemory(b.data, (int)b.len, "", NULL, XML_PARSE_NOCDATA);
		assert_non_null(whole);
		assert_same_as_the_whole(put_bytes("a.xml", b.data, b.len), whole);
		xmlFreeDoc(whole);
		buf_release(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(cuts_records_with_their_lines),
		FIXTURE_TEST(marks_in_text_and_values_are_no_tags),
		FIXTURE_TEST(sections_and_comments_hide_tags),
		FIXTURE_TEST(titles_are_found_in_the_head),
		FIXTURE_TEST(single_records_stay_whole),
		FIXTURE_TEST(faults_of_a_record_are_its_own),
		FIXTURE_TEST(what_stands_between_is_held_to_xml),
		FIXTURE_TEST(the_start_and_the_end_are_held_to_xml),
		FIXTURE_TEST(files_that_end_early_are_refused),
		FIXTURE_TEST(pieces_may_be_larger_than_the_window),
		FIXTURE_TEST(records_are_bounded),
		FIXTURE_TEST(other_encodings_are_converted),
		FIXTURE_TEST(bytes_that_break_the_encoding_are_their_records_fault),
		FIXTURE_TEST(a_file_that_changes_is_not_read),
		FIXTURE_TEST(the_parts_are_those_of_the_whole),
	};
	return cmocka_run_group_tests_name("record_cut", tests, NULL, NULL);
}
