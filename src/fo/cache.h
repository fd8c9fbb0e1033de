/* cache.h -- styles by the attributes they came from.
 *
 * The cells of a table and the paragraphs of a text repeat the same few sets of attributes; a set
 * that stood on the same object below the same style before is not worked out again. */
#ifndef FO_CACHE_H
#define FO_CACHE_H

#include "fo/resolve.h"

struct style_cache;

/* For a document: what S kept of those before, or a new one, in A if S is NULL. The line-height
 * `normal` is LINE_HEIGHT percent of the font-size. */
struct style_cache *style_cache_begin(struct fo_styles *s, struct arena *a, int line_height);

/* Where its styles are. */
struct style_pool *style_cache_pool(const struct style_cache *cache);

/* resolve_style, remembered. The texts in GIVEN may go afterwards. */
const struct fo_style *style_cache_resolve(struct style_cache *cache, enum fo_object object,
	const struct ancestor *parent, const struct fo_style *column, const struct given *given,
	size_t count, struct place at, struct diag *d);

#endif
