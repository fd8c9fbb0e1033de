/* Another program reads the PDF of a text: each glyph is where it was set. */
#include <libxml/parser.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "pdf.h"
#include "set.h"

enum { NEAR = 50, MOST = 20000 }; /* millipoints; characters */

/* A character that the reader found: its origin. In a vertical font mutool moves that by the advance;
 * the end of the box is where it was. */
struct found {
	unsigned page;
	uint32_t ch;
	mpt x, y, end;
};

struct finding {
	struct found *found;
	size_t count, cap;
	unsigned pages;
};

/* The last number of an attribute. */
static mpt attribute(xmlNodePtr n, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(n, (const xmlChar *)name);
	const char *last = value ? strrchr((const char *)value, ' ') : NULL;
	mpt v = value ? (mpt)(strtod(last ? last : (const char *)value, NULL) * MPT_PT + 0.5) : 0;
	xmlFree(value);
	return v;
}

static uint32_t character(xmlNodePtr n)
{
	xmlChar *value = xmlGetNoNsProp(n, (const xmlChar *)"c");
	const char *p = (const char *)value;
	uint32_t ch = p && *p ? utf8_next(&p, p + strlen(p)) : 0;
	xmlFree(value);
	return ch;
}

/* The characters in N and behind it, page by page, as mutool's structured text has them. */
static void find_all(struct finding *f, xmlNodePtr n)
{
	for (; n; n = n->next) {
		f->pages += strcmp((const char *)n->name, "page") == 0;
		if (strcmp((const char *)n->name, "char") == 0) {
			f->found = xgrow(f->found, f->count, &f->cap, sizeof *f->found);
			f->found[f->count++] = (struct found){ f->pages - 1, character(n),
				attribute(n, "x"), attribute(n, "y"), attribute(n, "quad") };
		}
		find_all(f, n->children);
	}
}

static bool is_there(const struct finding *f, const struct glyph *g, bool vertical)
{
	for (size_t i = 0; i < f->count; i++) {
		const struct found *c = &f->found[i];
		mpt y = vertical && g->turns == 0 ? c->end : c->y;
		if (c->page == g->page && c->ch == g->ch && llabs(c->x - g->x) <= NEAR &&
			llabs(y - g->y) <= NEAR)
			return true;
	}
	return false;
}

void check_readback(const struct set *s, const char *document)
{
	struct finding f = { 0 };
	if (s->glyph_count > MOST)
		return;
	const char *seen = pdf_seen(document, "mutool draw -q -F stext $PDF 2> /dev/null");
	xmlDocPtr doc = xmlReadMemory(seen, (int)strlen(seen), "stext", NULL, XML_PARSE_NONET);
	if (CHECK(doc != NULL, "mutool reads the PDF"))
		find_all(&f, xmlDocGetRootElement(doc));
	xmlFreeDoc(doc);
	for (size_t i = 0; i < s->glyph_count; i++) {
		const struct glyph *g = &s->glyphs[i];
		if (!g->ch || g->left >= g->right)
			continue;
		if (!CHECK(is_there(&f, g, s->as->vertical), "%s is in the PDF at %.2f, %.2f", g->text,
			    (double)g->x / MPT_PT, (double)g->y / MPT_PT))
			break;
	}
	free(f.found);
}
