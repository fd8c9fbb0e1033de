/* The schema as tables says of every record what libxml2 says of it, or nothing. */
#include "record_fixture.h"

#include <glob.h>
#include <libxml/parser.h>

#include "base/file.h"
#include "record/quick.h"
#include "record/record.h"
#include "record/xml.h"

enum { CHANGES = 60, FILES_MAX = 60, ELEMENTS_MAX = 4000 };

static struct record_schema *slow; /* the same schema, which only libxml2 reads */
static uint32_t seed = 1;

static unsigned any(unsigned below)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % below;
}

static xmlDocPtr parsed(const char *text)
{
	xmlDocPtr doc =
		record_parse("a.xml", (struct slice){ text, strlen(text) }, NULL, &fixture.diag);
	assert_said("");
	assert_non_null(doc);
	return doc;
}

/* The whole vocabulary is at hand, so that a change often makes another valid record. */
static const char vocabulary[] =
	"<bulletin id='b1' xml:lang='zh-CN' layout='bulletin'><head>"
	"<issue number='3' total='120' year='2025'/><compiler>办公室</compiler>"
	"<copy-number>000120</copy-number><lead><p>一</p><p>二<em>三</em></p></lead>"
	"<portrait src='a b.jpg' alt=''/><honours><honour year='2011' through='2012' "
	"level='city' by='市' to='我'>优</honour></honours>"
	"<facts><fact name='党员' value='1,780' unit='人' note='年底'/></facts>"
	"<organisation district='a' street='b' community='c' type='d'/>"
	"<published>2016-02-29</published><source href='http://x/?a=b'>报</source>"
	"<byline><author role='通讯员' organisation='o' post='p'>王</author><author/></byline>"
	"<award month='2016-08' category='individual'>星</award>"
	"<title><line>上</line><line>下</line></title></head>"
	"<part title='一'><part title='二' id='p2'/><article id='a1'><head><official form='letter'>"
	"<issuer mark='m' seal='s.png'>区</issuer><issue number='1'/><signed-by post='书记'>某"
	"</signed-by></official></head><body><table id='t'><caption>表</caption><thead><tr><th/>"
	"</tr></thead><tbody><tr><td colspan='2' align='center'>一<p>二</p></td></tr></tbody>"
	"</table><dl><dt>一</dt><dd>二</dd></dl><ol><li>三</li></ol><hr/>"
	"<figure place='wide'><img src='a.png'/><figcaption>图</figcaption></figure>"
	"<qrcode data='x'>码</qrcode><p><ruby>甲<rt>一</rt></ruby><a href='#t'>乙</a>"
	"<span class='c'>丙</span><sic corr='丁'>丁</sic><br/></p></body>"
	"<attachment id='f1'><title>附</title></attachment></article></part>"
	"<profile><head><title>一<!-- 注 -->二</title></head><body/><related><item href='x'>"
	"<title>t</title><abstract>a</abstract></item></related></profile>"
	"<tail><permit>1</permit><copies>120</copies><printed-on>2016-08</printed-on></tail>"
	"</bulletin>";

static xmlNodePtr any_element(xmlDocPtr doc)
{
	static xmlNodePtr all[ELEMENTS_MAX];
	unsigned count = 0;
	xmlNodePtr root = xmlDocGetRootElement(doc);
	for (xmlNodePtr n = root; n && count < ELEMENTS_MAX; n = xml_next(root, n, false))
		if (n->type == XML_ELEMENT_NODE)
			all[count++] = n;
	return all[any(count)];
}

static const char *any_of(const char *const *list, size_t count)
{
	return list[any((unsigned)count)];
}

#define ANY_OF(list) any_of(list, sizeof(list) / sizeof *(list))

static const char *any_value(void)
{
	static const char *const values[] = { "", " ", "x", " x ", "b1", "p2", "new", "9", "0",
		"-1", "+1", "007", "1000", "1001", "999999999", "1000000000", "000120", "12345",
		"2016", "0000", "2016-02", "2016-13", "2016-00", "2016-02-29", "2015-02-29",
		"1900-02-29", "2000-02-29", "2016-04-31", "2016-04-00", "2016-2-9", "2016-02-29Z",
		"wide", "city", " city", "centre", "center", "individual", "letter", "zh", "zh-CN",
		"zh_CN", "abcdefghi", "x-1234567890", "123", "一", "a b", "a\tb", "1.0", "1e3",
		"2016-02-291" };
	return ANY_OF(values);
}

static const char *any_attribute(void)
{
	static const char *const names[] = { "id", "layout", "month", "category", "number", "total",
		"year", "level", "colspan", "align", "place", "form", "src", "href", "title",
		"data", "class", "lang", "none" };
	return ANY_OF(names);
}

static void change_attribute(xmlDocPtr doc, xmlNodePtr n)
{
	static const char xsi[] = "http://www.w3.org/2001/XMLSchema-instance";
	unsigned kind = any(12);
	if (kind == 0)
		xmlSetNsProp(n, xmlSearchNs(doc, n, BAD_CAST "xml"), BAD_CAST "lang",
			BAD_CAST any_value());
	else if (kind == 1 && n == xmlDocGetRootElement(doc))
		xmlSetNsProp(n, xmlNewNs(n, BAD_CAST xsi, BAD_CAST "xsi"), BAD_CAST "nil",
			BAD_CAST "true");
	else if (kind < 6 && n->properties)
		xmlSetProp(n, n->properties->name, BAD_CAST any_value());
	else if (kind < 8 && n->properties)
		xmlRemoveProp(n->properties);
	else
		xmlSetProp(n, BAD_CAST any_attribute(), BAD_CAST any_value());
}

static void insert(xmlNodePtr at, xmlNodePtr made)
{
	if (any(2) && at->parent->type == XML_ELEMENT_NODE)
		xmlAddNextSibling(at, made);
	else
		xmlAddChild(at, made);
}

static void change(xmlDocPtr doc, xmlNodePtr root)
{
	xmlNodePtr n = any_element(doc), other = any_element(doc);
	switch (any(8)) {
	case 0:
		xmlNodeSetName(n, other->name);
		break;
	case 1:
		if (n != root) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		}
		break;
	case 2:
		if (other != root)
			insert(n, xmlCopyNode(other, 2));
		break;
	case 3:
		insert(n, xmlNewText(BAD_CAST any_value()));
		break;
	case 4:
		insert(n, any(2) ? xmlNewComment(BAD_CAST "x") : xmlNewPI(BAD_CAST "a", NULL));
		break;
	case 5:
		if (!n->children || !n->children->next)
			xmlNodeSetContent(n, BAD_CAST any_value());
		break;
	default:
		change_attribute(doc, n);
	}
}

/* Checks DOC by both. libxml2 reads what is written of it: the tables leave marks in the tree. */
static bool agree(xmlDocPtr doc)
{
	xmlChar *text;
	int len;
	xmlDocDumpMemory(doc, &text, &len);
	xmlDocPtr again = xmlReadMemory((char *)text, len, NULL, NULL, 0);
	bool valid = record_validate(slow, again, "a.xml", (struct slice){ 0 }, &fixture.diag);
	buf_clear(&fixture.said);
	xmlFreeDoc(again);
	bool sure = quick_surely_valid(doc);
	if (sure && !valid)
		print_error("libxml2 finds a fault in:\n%s\n", (char *)text);
	xmlFree(text);
	assert_false(sure && !valid);
	return sure == valid;
}

/* Changes one record again and again. Of the valid ones few may be left to libxml2. */
static void change_and_compare(const char *path, const char *text)
{
	unsigned left = 0;
	xmlDocPtr first =
		text ? parsed(text) : record_parse(path, (struct slice){ 0 }, NULL, &fixture.diag);
	assert_said("");
	assert_true(quick_surely_valid(first));
	for (int i = 0; i < CHANGES; i++) {
		xmlDocPtr doc = xmlCopyDoc(first, 1);
		for (unsigned n = 1 + any(2); n; n--)
			change(doc, xmlDocGetRootElement(doc));
		left += !agree(doc);
		xmlFreeDoc(doc);
	}
	assert_in_range(left, 0, CHANGES / 10);
	xmlFreeDoc(first);
}

static void agrees_with_libxml2_on_changed_records(void **state)
{
	(void)state;
	glob_t found;
	assert_int_equal(glob("samples/*.xml", 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++)
		if (!strstr(found.gl_pathv[i], "faulty"))
			change_and_compare(found.gl_pathv[i], NULL);
	globfree(&found);
	for (int i = 0; i < 40; i++)
		change_and_compare(NULL, vocabulary);
}

static void is_not_sure_of_another_schema(void **state)
{
	(void)state;
	assert_true(quick_knows("layouts/record.xsd"));
	assert_false(quick_knows(in_folder("none.xsd")));
	assert_false(quick_knows(put("record.xsd", "<xs:schema/>")));
	assert_false(quick_knows("layouts/xml.xsd"));
}

/* What somebody added to the schema counts, and what they took out of it. */
static void leaves_a_changed_schema_to_libxml2(void **state)
{
	(void)state;
	const char *path = put("own.xsd",
		"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
		"<xs:element name='card' type='xs:string'/></xs:schema>");
	struct record_schema *own = record_schema_load(path, &fixture.diag);
	assert_said("");
	xmlDocPtr card = parsed("<card>一</card>"),
		  profile = parsed("<profile><head/><body/></profile>");
	assert_true(record_validate(own, card, "a.xml", (struct slice){ 0 }, &fixture.diag));
	assert_false(record_validate(own, profile, "a.xml", (struct slice){ 0 }, &fixture.diag));
	assert_said("a.xml:1 R011 <profile> is no record; expected <card>\n");
	record_schema_free(own);
	xmlFreeDoc(card);
	xmlFreeDoc(profile);
}

static void tells_ids_to_the_document(void **state)
{
	(void)state;
	xmlDocPtr doc = parsed("<article id='a'><head/><body><p id='b'/></body></article>");
	assert_true(quick_surely_valid(doc));
	assert_true(quick_surely_valid(doc)); /* they are the same ones */
	xmlAttrPtr a = xmlGetID(doc, BAD_CAST "b");
	assert_non_null(a);
	assert_string_equal(a->parent->name, "p");
	xmlFreeDoc(doc);
	doc = parsed("<article id='a'><head/><body><p id='a'/></body></article>");
	assert_false(quick_surely_valid(doc));
	assert_false(record_validate(slow, doc, "a.xml", (struct slice){ 0 }, &fixture.diag));
	buf_clear(&fixture.said);
	xmlFreeDoc(doc);
}

static void is_not_sure_of_very_deep_records(void **state)
{
	(void)state;
	struct buf b;
	buf_init(&b, 1 << 20);
	buf_printf(&b, "<article><head/><body><p>");
	for (int i = 0; i < 240; i++)
		buf_printf(&b, "<em>");
	for (int i = 0; i < 240; i++)
		buf_printf(&b, "</em>");
	buf_printf(&b, "</p></body></article>%c", '\0');
	xmlDocPtr doc = parsed(b.data);
	assert_true(quick_surely_valid(doc));
	xmlNodePtr n = xmlDocGetRootElement(doc)->children->next->children->children;
	for (int i = 0; i < 200; i++) {
		xmlNodePtr around = xmlNewDocNode(doc, NULL, BAD_CAST "em", NULL);
		xmlReplaceNode(n, around);
		xmlAddChild(around, n);
		n = around;
	}
	assert_false(quick_surely_valid(doc));
	xmlFreeDoc(doc);
	buf_release(&b);
}

/* A copy of the schema with a remark behind it is another file, though it says the same. */
static int load_slow(void **state)
{
	struct diag d;
	(void)state;
	diag_init(&d, NULL, NULL);
	fixture_setup(NULL);
	static const char *const files[] = { "record.xsd", "xml.xsd", "xinclude.xsd" };
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct slice text;
		char from[100];
		snprintf(from, sizeof from, "layouts/%s", files[i]);
		if (!file_read(fixture.a, from, 1 << 20, &text, (struct place){ 0 }, &d))
			return -1;
		put(files[i], arena_printf(fixture.a, "%.*s<!-- -->\n", (int)text.len, text.data));
	}
	slow = record_schema_load(in_folder("record.xsd"), &d);
	fixture_teardown(NULL);
	return slow ? 0 : -1;
}

static int free_slow(void **state)
{
	(void)state;
	record_schema_free(slow);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(agrees_with_libxml2_on_changed_records),
		FIXTURE_TEST(is_not_sure_of_another_schema),
		FIXTURE_TEST(leaves_a_changed_schema_to_libxml2),
		FIXTURE_TEST(tells_ids_to_the_document),
		FIXTURE_TEST(is_not_sure_of_very_deep_records),
	};
	return cmocka_run_group_tests(tests, load_slow, free_slow);
}
