/* fo_fixture.h -- formatting trees from strings, for the tests of src/fo/. */
#ifndef FO_FIXTURE_H
#define FO_FIXTURE_H

#include <libxml/parser.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "fo/fo.h"

/* A tree that was built, or not, and what was told meanwhile. */
struct built {
	struct arena *arena;
	struct fo_tree *tree;
	struct diag diag;
	char messages[4000]; /* "LINE CODE text\n" each */
};

static inline void built_message(void *user, const struct message *m)
{
	struct built *b = user;
	size_t used = strlen(b->messages);
	snprintf(b->messages + used, sizeof b->messages - used, "%ld %s %s\n", m->at.line,
		code_name(m->code), m->text);
}

static inline struct place built_place(void *user, xmlNodePtr node, struct place *record)
{
	(void)user;
	(void)record;
	return (struct place){ "t.fo", xmlGetLineNo(node), 0 };
}

static inline void build_document(struct built *b, const char *xml)
{
	memset(b, 0, sizeof *b);
	b->arena = arena_new();
	diag_init(&b->diag, built_message, b);
	xmlDocPtr doc = xmlReadMemory(xml, (int)strlen(xml), "t.fo", NULL, XML_PARSE_HUGE);
	assert_non_null(doc);
	b->tree = fo_build(b->arena, doc, built_place, NULL, &b->diag);
	xmlFreeDoc(doc); /* the tree may not need it any more */
}

#define FO_HEAD                                                                                    \
	"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' "                                   \
	"xmlns:axf='http://www.antennahouse.com/names/XSL/Extensions' "                            \
	"xmlns:banxin='urn:banxin:fo'>"                                                            \
	"<fo:layout-master-set><fo:simple-page-master master-name='m'><fo:region-body/>"           \
	"</fo:simple-page-master></fo:layout-master-set>"                                          \
	"<fo:page-sequence master-reference='m'><fo:flow flow-name='xsl-region-body'>"
#define FO_TAIL "</fo:flow></fo:page-sequence></fo:root>"

/* FLOW is what stands in the flow. */
static inline void build_flow(struct built *b, const char *flow)
{
	size_t size = strlen(flow) + sizeof FO_HEAD + sizeof FO_TAIL;
	char *xml = malloc(size);
	snprintf(xml, size, "%s%s%s", FO_HEAD, flow, FO_TAIL);
	build_document(b, xml);
	free(xml);
}

static inline void build_good(struct built *b, const char *flow)
{
	build_flow(b, flow);
	assert_string_equal(b->messages, "");
	assert_non_null(b->tree);
}

static inline void built_release(struct built *b)
{
	arena_free(b->arena);
}

static inline struct fo_node *get(const struct built *b, const char *id)
{
	struct fo_node *n = fo_by_id(b->tree, id);
	assert_non_null(n);
	return n;
}

/* The tree is not built, and exactly this is told. */
static inline void expect_fault(const char *flow, const char *messages)
{
	struct built b;
	build_flow(&b, flow);
	assert_string_equal(b.messages, messages);
	assert_null(b.tree);
	built_release(&b);
}

/* The tree is built, and exactly this is told. */
static inline void expect_warning(const char *flow, const char *messages)
{
	struct built b;
	build_flow(&b, flow);
	assert_string_equal(b.messages, messages);
	assert_non_null(b.tree);
	built_release(&b);
}

#endif
