/* text_fixture.h -- paragraphs from a few lines of FO, and cells as readable text. */
#ifndef TESTS_UNIT_TEXT_FIXTURE_H
#define TESTS_UNIT_TEXT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <libxml/parser.h>

#include "base/buf.h"
#include "fo/fo.h"
#include "text/text.h"

/* Sizes are 10 pt, so that an em is 10,000. */
#define EM 10000

struct fixture {
	struct diag diag;
	struct font_set *fonts;
	struct hyphenator *hyphenator; /* NULL, but for the tests that set it */
	struct arena *arena;
	struct buf messages;
	bool has_fonts; /* Noto Serif CJK is installed */
};

static struct fixture fix;

static void note_message(void *user, const struct message *m)
{
	(void)user;
	if (m->severity != SEVERITY_NOTE)
		buf_printf(&fix.messages, "%s:%ld: %s %s\n", m->at.file ? m->at.file : "",
			m->at.line, code_name(m->code), m->text);
}

static struct place place_of(void *user, xmlNodePtr node, struct place *record)
{
	(void)user;
	(void)record;
	return (struct place){ "test.fo", xmlGetLineNo(node), 0 };
}

static bool measure_object(
	void *user, const struct fo_node *object, mpt reference, struct object_size *out)
{
	(void)user;
	(void)reference;
	*out = (struct object_size){ fo_length(object,
		PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM, 0), 8000, 2000 };
	return true;
}

static const char *generated_text(void *user, const struct fo_node *node)
{
	(void)user;
	return node->object == FO_PAGE_NUMBER ? "12" : "345";
}

static inline int fixture_setup(void **state)
{
	(void)state;
	buf_init(&fix.messages, 1 << 20);
	diag_init(&fix.diag, note_message, NULL);
	fix.fonts = font_set_new("fonts", &fix.diag);
	if (!fix.fonts)
		return -1;
	const struct font_chain *c = font_set_chain(fix.fonts, "song", 400, false,
		(struct place){ 0 }, &fix.diag);
	fix.has_fonts = c && strstr(font_chain_first(c)->name, "NotoSerifCJK");
	fix.arena = arena_new();
	return 0;
}

static inline int fixture_teardown(void **state)
{
	(void)state;
	arena_free(fix.arena);
	font_set_free(fix.fonts);
	buf_release(&fix.messages);
	return 0;
}

/* The first fo:block of a page whose flow is CONTENT. */
static const struct fo_node *fo_of(const char *content)
{
	static const char head[] =
		"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' "
		"xmlns:axf='http://www.antennahouse.com/names/XSL/Extensions' "
		"font-family='song' font-size='10pt'><fo:layout-master-set>"
		"<fo:simple-page-master master-name='p'><fo:region-body/></fo:simple-page-master>"
		"</fo:layout-master-set><fo:page-sequence master-reference='p'>"
		"<fo:flow flow-name='xsl-region-body'>";
	static const char tail[] = "</fo:flow></fo:page-sequence></fo:root>";
	char *all = arena_printf(fix.arena, "%s%s%s", head, content, tail);
	xmlDocPtr doc = xmlReadMemory(all, (int)strlen(all), "test.fo", NULL, 0);
	assert_non_null(doc);
	struct fo_tree *t = fo_build(fix.arena, doc, place_of, NULL, &fix.diag);
	xmlFreeDoc(doc);
	if (!t)
		print_error("%s", fix.messages.data);
	assert_non_null(t);
	return fo_child(fo_child(fo_child(t->root, FO_PAGE_SEQUENCE), FO_FLOW), FO_BLOCK);
}

static struct paragraph *collect_block(const struct fo_node *block)
{
	struct text_env env = { .fonts = fix.fonts, .hyphenator = fix.hyphenator,
		.diag = &fix.diag, .measure = measure_object, .generated = generated_text };
	buf_clear(&fix.messages);
	return text_collect(fix.arena, &env, block, block->first, NULL, 300 * MPT_PT);
}

/* The paragraph of a fo:block with ATTRIBUTES and CONTENT; NULL if the content is at fault. */
static inline struct paragraph *collect(const char *attributes, const char *content)
{
	return collect_block(fo_of(
		arena_printf(fix.arena, "<fo:block %s>%s</fo:block>", attributes, content)));
}

static inline const char *cell_text(const struct paragraph *p, const struct cell *c)
{
	return arena_strndup(fix.arena, p->text.data + c->text, c->text_len);
}

/* The cells of P: `·` where a line may end, `'` where it may before it gapes, `-` where it may with a
 * hyphen, `|` where it must, nothing where it never does; spaces as `_`, what is no text in square
 * brackets. */
static inline const char *dump(const struct paragraph *p)
{
	static const char *const names[] = { "", "", "object", "leader", "edge", "anchor", "newline" };
	static const char *const brks[] = { "", "·", "-", "|" };
	struct buf b;
	buf_init(&b, 1 << 20);
	assert_non_null(p);
	for (size_t i = 0; i < p->cell_count; i++) {
		const struct cell *c = &p->cells[i];
		if (c->kind == CELL_SPACE)
			buf_add_str(&b, "_");
		else if (c->kind == CELL_GLYPHS)
			buf_add(&b, p->text.data + c->text, c->text_len);
		else
			buf_printf(&b, "[%s]", names[c->kind]);
		buf_add_str(&b, c->penalty == PENALTY_MARKS && c->brk == BRK_MAY ? "'" : brks[c->brk]);
	}
	const char *s = arena_strndup(fix.arena, b.data ? b.data : "", b.len);
	buf_release(&b);
	return s;
}

/* Natural widths and gaps in 1/100 em: `今 100 +0 ， 50 +50`, without the last gap. */
static inline const char *dump_widths(const struct paragraph *p)
{
	struct buf b;
	buf_init(&b, 1 << 20);
	assert_non_null(p);
	for (size_t i = 0; i < p->cell_count; i++) {
		const struct cell *c = &p->cells[i];
		const char *text = c->kind == CELL_SPACE ? "_" : cell_text(p, c);
		buf_printf(&b, "%s%s %ld", i ? " " : "", text, (long)(c->width / 100));
		if (i + 1 < p->cell_count)
			buf_printf(&b, " +%ld", (long)(c->gap / 100));
	}
	const char *s = arena_strndup(fix.arena, b.data ? b.data : "", b.len);
	buf_release(&b);
	return s;
}

#endif
