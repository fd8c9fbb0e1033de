/* page.h -- the formatting tree -> pages.
 *
 * In:   a formatting tree; fonts and pictures.
 * Out:  display pages, each handed to a sink as soon as it is finished.
 * Not here: lines (line/), file formats (pdf/). */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "base/diag.h"
#include "fo/fo.h"
#include "font/font.h"
#include "font/rare.h"
#include "page/display.h"
#include "picture/picture.h"

/* What stands in the place of a page sequence. */
struct page_more {
	const struct fo_node *first; /* up to what follows the one that they replace */
	struct picture_cache *pictures; /* instead of the page_env's; freed with the pages */
	const char *picture_base, *picture_root; /* likewise; in the arena */
};

/* Makes what stands for SEQUENCE, which has banxin:pages-of, in A, which goes when its pages are done.
 * Called again where pages come again. False after a message. */
typedef bool page_more_fn(void *user, const struct fo_node *sequence, struct arena *a, struct diag *d,
	struct page_more *out);

struct page_env {
	struct font_set *fonts;
	struct hyphenator *hyphenator; /* NULL: words are not divided */
	struct lexicon *lexicon;       /* the user's words for titles; NULL: none */
	struct picture_cache *pictures;
	struct rare *rare;        /* NULL: nobody asks which characters are in another face */
	const char *picture_base; /* folder that relative picture addresses start from */
	const char *picture_root; /* folder pictures must lie below; NULL: anywhere */
	struct diag *diag;
	unsigned max_pages;       /* 0: 100,000 */
	page_more_fn *more;       /* NULL: sequences with banxin:pages-of are laid out as they are */
	void *more_user;
};

/* Makes the sink forget the pages it has taken. */
typedef bool page_restart(void *user);

/* Lays out TREE and hands every page to SINK in order. With RESTART, which may be NULL, pages that
 * cite others come in two stages, and where it turns out that they don't fit, all come again: else
 * the document is laid out twice in any case. False after a message. */
bool page_layout(const struct fo_tree *tree, const struct page_env *env, page_sink *sink,
	page_restart *restart, void *user);

#endif
