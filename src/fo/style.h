/* style.h -- sets of computed values, each kept once.
 *
 * A style is an array of chunks of values, and both are shared: two objects with the same values
 * have the same style, and styles that differ in one value share all chunks but one. A long table
 * therefore costs no more for its styles than a short one. */
#ifndef FO_STYLE_H
#define FO_STYLE_H

#include "fo/fo.h"

enum {
	FO_CHUNKS = (PROP_COUNT + FO_CHUNK - 1) / FO_CHUNK,
	FO_INHERITED_CHUNKS = PROP_OWN_BEGIN / FO_CHUNK
};

/* What is kept in a hash begins with this. */
struct pooled {
	struct pooled *next;
	uint32_t hash;
};

struct style_chunk {
	struct pooled head;
	struct fo_value values[FO_CHUNK];
	const struct style_chunk *plain; /* the same values, none of them specified */
};

struct fo_style {
	struct pooled head;
	const struct style_chunk *chunks[FO_CHUNKS];
	/* What a child without attributes has; made when first asked for. */
	const struct fo_style *handed;
};

struct style_pool;

/* All that it makes lives in A. INITIAL gives the properties' initial values; the line-height
 * `normal` is LINE_HEIGHT percent of the font-size. */
struct style_pool *style_pool_new(
	struct arena *a, struct fo_value initial(enum fo_property p), int line_height);
const struct fo_style *style_initial(const struct style_pool *p);

/* The one copy of a string in the pool, so that equal strings are equal pointers. */
const char *style_string(struct style_pool *p, const char *s, size_t len);

/* What an object hands down to a child: inherited values, not specified, and initial ones. */
const struct fo_style *style_handed(struct style_pool *p, const struct fo_style *parent);

/* A style being worked out. */
struct style_draft {
	struct style_pool *pool;
	const struct style_chunk *chunks[FO_CHUNKS]; /* as begun with */
	struct fo_value values[FO_CHUNKS][FO_CHUNK]; /* the changed ones */
	bool changed[FO_CHUNKS];
};

void draft_begin(struct style_draft *d, struct style_pool *p, const struct fo_style *from);
const struct fo_value *draft_get(const struct style_draft *d, enum fo_property p);
void draft_set(struct style_draft *d, enum fo_property p, struct fo_value v);
const struct fo_style *draft_finish(struct style_draft *d);

/* STYLE, but with V for PROPERTY. */
const struct fo_style *style_with(struct style_pool *p, const struct fo_style *style,
	enum fo_property property, struct fo_value v);

/* A style with an id: nearly all objects that have one differ in nothing else. */
const struct fo_style *style_with_id(
	struct style_pool *p, const struct fo_style *style, struct slice id);

static inline const struct fo_value *style_get(const struct fo_style *s, enum fo_property p)
{
	return &s->chunks[p / FO_CHUNK]->values[p % FO_CHUNK];
}

struct fo_value value_keyword(enum keyword k);
struct fo_value value_length(mpt fixed, int32_t percent);
struct fo_value value_number(double n);
struct fo_value value_color(struct fo_color c);
struct fo_value value_string(const char *s);

/* Whether the value is K, or a list of keywords with K in it. */
bool value_has_keyword(const struct fo_value *v, enum keyword k);

bool value_equal(const struct fo_value *a, const struct fo_value *b); /* but for SPECIFIED */

#endif
