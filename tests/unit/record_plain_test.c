/* What plain_read makes is what libxml2 makes, or it makes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "record/plain.h"
#include "record/xml.h"

enum { DEPTH = 100 };

static const char record[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	"<profile xml:lang=\"zh-CN\" id='r1'>\n"
	"  <head>\n    <award month=\"2018-08\"\n      category='person' >竹园之星</award>\n"
	"    <title><line>晨光里的</line><line>书香社区</line></title>\n"
	"    <fact name=\"\" value = \"1,165\"/><br />\n  </head>\n"
	"<!-- 注\n释 --><x:a xmlns:x='u:x' xmlns='u' x:b='1' b='2&amp;\n3'><c/><x:d "
	"xmlns:x='v'/></x:a>"
	"  <body><p>甲 &amp; 乙 &lt;丙&gt; &#x4E00;&#20108;，“引”。<strong>要紧</strong>尾\n行]</p "
	">"
	"<p/>\t<p>a&quot;b&apos;c</p></body>\n</profile>\n\n";

static void ignore(void *user, xml_error *e)
{
	(void)user, (void)e;
}

static xmlDocPtr read_by_libxml2(struct slice text)
{
	xmlDocPtr doc = xmlReadMemory(text.data, (int)text.len, NULL, "UTF-8",
		XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC);
	return doc;
}

static xmlDocPtr plain_of(struct slice text)
{
	return plain_read(&(struct xml_source){ .data = text, .depth = DEPTH });
}

static const char *text_of(const xmlNode *n)
{
	bool text = n->type == XML_TEXT_NODE || n->type == XML_COMMENT_NODE;
	return text && n->content ? (const char *)n->content : "";
}

static void check_ns(const xmlNs *p, const xmlNs *q)
{
	assert_int_equal(!p, !q);
	if (!p)
		return;
	assert_string_equal((const char *)p->href, (const char *)q->href);
	assert_string_equal(
		p->prefix ? (const char *)p->prefix : "", q->prefix ? (const char *)q->prefix : "");
}

static void check_declarations(const xmlNs *p, const xmlNs *q)
{
	for (; p && q; p = p->next, q = q->next)
		check_ns(p, q);
	assert_true(!p && !q);
}

static void check_attributes(const xmlNode *a, const xmlNode *b)
{
	const xmlAttr *p = a->properties, *q = b->properties;
	for (; p && q; p = p->next, q = q->next) {
		assert_string_equal((const char *)p->name, (const char *)q->name);
		check_ns(p->ns, q->ns);
		assert_string_equal(p->children ? text_of(p->children) : "",
			q->children ? text_of(q->children) : "");
		assert_ptr_equal(p->parent, a);
		assert_ptr_equal(p->doc, a->doc);
	}
	assert_null(p);
	assert_null(q);
}

/* Nodes, their order, names, texts and attributes, links between them, and the elements' lines. */
static void check_same(const xmlNode *a, const xmlNode *b)
{
	const xmlNode *last = NULL;
	for (; a && b; last = a, a = a->next, b = b->next) {
		assert_int_equal(a->type, b->type);
		assert_string_equal((const char *)a->name, (const char *)b->name);
		assert_string_equal(text_of(a), text_of(b));
		assert_ptr_equal(a->prev, last);
		if (a->type != XML_ELEMENT_NODE)
			continue;
		assert_int_equal(a->line, b->line);
		check_ns(a->ns, b->ns);
		check_declarations(a->nsDef, b->nsDef);
		assert_true(a->children == NULL || a->children->parent == a);
		check_attributes(a, b);
		check_same(a->children, b->children);
	}
	assert_null(a);
	assert_null(b);
	assert_true(!last || last->parent->last == last);
}

/* True if it was plain. */
static bool check(struct slice text)
{
	xmlDocPtr plain = plain_of(text);
	if (!plain)
		return false;
	xmlDocPtr doc = read_by_libxml2(text);
	assert_non_null(doc);
	check_same(plain->children, doc->children);
	assert_int_equal(plain->standalone, doc->standalone);
	xmlFreeDoc(plain);
	xmlFreeDoc(doc);
	return true;
}

static void a_record_is_plain(void **state)
{
	(void)state;
	assert_true(check(slice_of(record)));
	assert_true(check(slice_of("<a/>")));
	assert_true(check(slice_of("<?xml version=\"1.0\"?>\n<_a.b-1 x='\"' y=\"'>\"></_a.b-1>")));
	assert_true(check(slice_of("<a>&#9;&#xD;&#65533;&#x1F600;&#x10FFFF;] ]&gt;</a>")));
	assert_true(check(
		slice_of("<!-- a - b --><a b='&lt;&#10;\t\n&quot;\"'><!----></a> <!--c-->\n")));
	assert_true(check(
		slice_of("<a xmlns='u'><b xmlns='v' xmlns:c='w'><c:d c:e='' e=''/></b><b/></a>")));
	assert_true(check(slice_of("<a>\n<b>\n\n</b\n>\n<c\n\nd='e'\n/></a>")));
}

static void what_is_more_is_left_to_libxml2(void **state)
{
	static const char *const texts[] = { "", " ", "<", "<a", "<a>", "<a></b>", "<a></a>x",
		"<a/><b/>", "<a><!-- c -- d --></a>", "<a><!-- c", "<!-- c --->", "<a><?p?></a>",
		"<a/><?p?>", "<!DOCTYPE a><a/>", "<a><![CDATA[x]]></a>", "<a>]]></a>",
		"<a xmlns=''/>", "<a xmlns:b=''/>", "<a xmlns:xml='u'/>", "<a xmlns:xmlns='u'/>",
		"<a xmlns:b='u' xmlns:b='v'/>",
		"<a xmlns:b='http://www.w3.org/XML/1998/namespace'/>",
		"<a xmlns='http://www.w3.org/2000/xmlns/'/>",
		"<a xmlns:b='u' xmlns:c='u' b:d='' c:d=''/>", "<a><b xmlns:c='u'/><c:d/></a>",
		"<a:b:c xmlns:a='u'/>", "<a:b xmlns:a='u'></b>", "<b:a/>", "<a b:c='d'/>",
		"<a xml:id='i'/>", "<a b='c' b='d'/>", "<a b='c'd='e'/>", "<a b=c/>", "<a b/>",
		"<a b='<'/>", "<a b='&amp'/>", "<a b='x\ry'/>", "<a b='", "<a b='&", "<a>&",
		"<a>x\r\n</a>", "<a>\x01</a>", "<a>&b;</a>", "<a>&#0;</a>", "<a>&#xFFFE;</a>",
		"<a>&#xD800;</a>", "<a>&#;</a>", "<a>&#x110000;</a>", "<a>&#12345678;</a>",
		"<a>&amp</a>", "<a>\xEF\xBF\xBE</a>", "<甲/>", "<a></a b>", "< a/>", "<a / >",
		"<a><b></a></b>", "<?xml version=\"1.1\"?><a/>", "<?xml version='1.0'?><a/>",
		"\n<?xml version=\"1.0\"?><a/>", "text", "</a>",
		"<?xml version=\"1.0\" standalone=\"yes\"?><a/>" };
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		assert_null(plain_of(slice_of(texts[i])));
}

static void depth_lines_and_size_are_bounded(void **state)
{
	enum { SIZE = 5 * 1000 * 1000 };
	static char text[SIZE + 100];
	(void)state;
	for (int depth = DEPTH - 1; depth <= DEPTH + 1; depth++) {
		*text = '\0';
		for (int i = 0; i < depth; i++)
			strcat(text, "<a>");
		for (int i = 0; i < depth; i++)
			strcat(text, "</a>");
		assert_int_equal(check(slice_of(text)), depth <= DEPTH);
	}
	sprintf(text, "<a>%*s<b/></a>", 70000, "");
	memset(text + 3, '\n', 70000);
	assert_null(plain_of(slice_of(text)));
	sprintf(text, "<a>%*s</a>", SIZE, "");
	assert_null(plain_of(slice_of(text)));
}

/* Bytes of XML's own put anywhere: it is never taken for more or for less than it is. */
static void broken_records_are_never_plain(void **state)
{
	static const char *const pieces[] = { "<", ">", "/", "&", ";", "\"", "'", "]]>", "\n", "=",
		"", "<b>", "</p>", "<br/>", " x='y'", "&#38;", "文", "xml:", "<!--", "-->", "?>",
		"x:", " xmlns='w'", " xmlns:x=\"z\"" };
	char text[2 * sizeof record];
	int plain = 0;
	(void)state;
	srand(11);
	for (int i = 0; i < 20000; i++) {
		size_t at = (size_t)rand() % sizeof record;
		size_t cut = (size_t)rand() % 3;
		size_t from = at + cut < sizeof record ? at + cut : sizeof record - 1;
		const char *piece = pieces[(size_t)rand() % (sizeof pieces / sizeof *pieces)];
		snprintf(text, sizeof text, "%.*s%s%s", (int)at, record, piece, record + from);
		if (utf8_valid(text, strlen(text)))
			plain += check(slice_of(text));
	}
	assert_true(plain > 1000);
}

/* What XSLT takes out of a template may be missing, and nothing else. */
static void templates_go_without_blanks(void **state)
{
	(void)state;
	const char *text = "<x:a xmlns:x='u'> <x:text> </x:text>\n\t<b>c </b> <!-- d --> </x:a>";
	xmlDocPtr doc = plain_read(
		&(struct xml_source){ .data = slice_of(text), .depth = DEPTH, .compact = true });
	xmlChar *out;
	int size;
	assert_non_null(doc);
	xmlDocDumpMemory(doc, &out, &size);
	assert_string_equal((char *)out,
		"<?xml version=\"1.0\"?>\n"
		"<x:a xmlns:x=\"u\"><x:text> </x:text><b>c </b><!-- d --></x:a>\n");
	xmlFree(out);
	xmlFreeDoc(doc);
}

int main(void)
{
	xmlSetStructuredErrorFunc(NULL, ignore);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_is_plain),
		cmocka_unit_test(what_is_more_is_left_to_libxml2),
		cmocka_unit_test(depth_lines_and_size_are_bounded),
		cmocka_unit_test(templates_go_without_blanks),
		cmocka_unit_test(broken_records_are_never_plain),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
