#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <stdlib.h>
#include <string.h>

#include "record/xml.h"

static long held;

static void *counted_new(size_t size)
{
	held++;
	return malloc(size);
}

static void counted_free(void *p)
{
	held -= p != NULL;
	free(p);
}

static void *counted_resize(void *p, size_t size)
{
	held += p == NULL;
	return realloc(p, size);
}

static char *counted_copy(const char *s)
{
	held++;
	return strdup(s);
}

/* Everything that a document takes is given back, whatever is in it. */
static void nothing_is_left(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"<a/>",
		"<a xml:id=\"x\" b=\"\" c=\"一段长过十六个字节的文字\">字<b/>再来一段长过十六个字节的文字</a>",
		"<a><b><c><d/></c></b>  <e>&#x4e00;&amp;<![CDATA[<原样>]]></e></a>",
		"<!--前--><?p 数据?><a><!--中--><?p 数据?></a><!--后-->",
		"<x:a xmlns:x=\"urn:x\" xmlns=\"urn:y\" x:b=\"1\"><c xmlns:z=\"urn:z\" z:d=\"2\"/></x:a>",
		"<!DOCTYPE a [<!ENTITY e \"代替\"><!ATTLIST a b CDATA '原值'>]><a c=\"&e;\">&e;</a>",
	};
	for (int options = 0; options < 2; options++) {
		for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
			long before = held;
			xmlDocPtr doc = xmlReadMemory(texts[i], (int)strlen(texts[i]), NULL, NULL,
				options ? XML_PARSE_NODICT : 0);
			assert_non_null(doc);
			assert_true(held > before);
			xml_free(doc);
			assert_int_equal(held, before);
		}
	}
	xml_free(NULL);
}

static void a_document_may_be_empty(void **state)
{
	(void)state;
	long before = held;
	xmlDocPtr doc = xmlNewDoc(NULL);
	doc->dict = xmlDictCreate();
	xml_free(doc);
	assert_int_equal(held, before);
}

int main(void)
{
	xmlMemSetup(counted_free, counted_new, counted_resize, counted_copy);
	xmlInitParser();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_left),
		cmocka_unit_test(a_document_may_be_empty),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	xmlCleanupParser();
	return failed;
}
