/* An .fo document: the tree, the pages, the PDF. */
#include <libxml/parser.h>
#include <stdlib.h>

#include "page/page.h"
#include "pdf/pdf.h"
#include "replay.h"

/* Enough for what a mutation can reach in a corpus of small documents. */
enum { MAX_PAGES = 50 };

static struct place place(void *user, xmlNodePtr node, struct place *record)
{
	(void)user;
	(void)record;
	return (struct place){ "fuzz.fo", xmlGetLineNo(node), 0 };
}

struct output {
	struct pdf *pdf;
	struct diag *diag;
	size_t bytes;
};

static bool take_page(void *user, const struct display_page *page)
{
	return pdf_page(((struct output *)user)->pdf, page);
}

static bool swallow(void *user, const void *data, size_t len)
{
	(void)data;
	((struct output *)user)->bytes += len;
	return true;
}

static bool restart(void *user)
{
	struct output *o = user;
	pdf_free(o->pdf);
	o->pdf = pdf_new(swallow, o, o->diag);
	return o->pdf != NULL;
}

static bool make_pdf(const struct fo_tree *tree, const struct page_env *env)
{
	struct output o = { .diag = env->diag };
	struct pdf_info info = { .date = -1 };
	bool ok = restart(&o) && page_layout(tree, env, take_page, restart, &o) &&
		pdf_finish(o.pdf, &info);
	pdf_free(o.pdf);
	return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct font_set *fonts;
	struct diag d;
	diag_init(&d, NULL, NULL);
	if (!fonts)
		fonts = font_set_new("fonts", &d);
	xmlDocPtr doc = xmlReadMemory((const char *)data, (int)size, "fuzz.fo", NULL,
		XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (!fonts || !doc || !xmlDocGetRootElement(doc)) {
		xmlFreeDoc(doc);
		return 0;
	}
	struct arena *a = arena_new();
	struct page_env env = { .fonts = fonts, .pictures = picture_cache_new(),
		.picture_base = "tests/pictures", .picture_root = "tests/pictures", .diag = &d,
		.max_pages = MAX_PAGES };
	font_set_begin(fonts);
	struct fo_tree *tree = fo_build(a, doc, place, NULL, &d);
	if ((!tree || !make_pdf(tree, &env)) && d.errors == 0)
		abort();
	picture_cache_free(env.pictures);
	arena_free(a);
	xmlFreeDoc(doc);
	return 0;
}
