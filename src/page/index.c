#include "page/index.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"

static const char *end_range(struct layout *l, const struct fo_node *node, const char *anchor)
{
	const char *id = fo_string(node, PROP_REF_ID);
	for (struct index_entry *e = l->index; e; e = e->next)
		if (strcmp(e->range, id) == 0) {
			e->last = l->page_number;
			e->last_label = l->page_label;
			e->last_anchor = anchor;
			return anchor;
		}
	return NULL;
}

/* An object's own id, or else a name that no id can be: it has a space. */
static const char *anchor_of(struct layout *l, const struct fo_node *node)
{
	if (!l->index_links)
		return NULL;
	const char *id = fo_string(node, PROP_ID);
	return id[0] ? id : arena_printf(l->lasting, "index %u", ++l->index_anchors);
}

/* Among those with its key. */
static void add_entry(struct layout *l, struct index_entry *e)
{
	const struct slice key = slice_of(e->key);
	struct index_key *k = map_lookup(l->index_keys, key);
	if (!k) {
		k = ARENA_NEW(l->lasting, struct index_key);
		map_add(l->index_keys, key, k);
	}
	e->same = k->latest;
	k->latest = e;
	l->index = e;
}

const char *index_note(struct layout *l, const struct fo_node *node)
{
	const char *key = fo_string(node, PROP_INDEX_KEY);
	if (node->object == FO_INDEX_RANGE_END)
		return end_range(l, node, anchor_of(l, node));
	if (!key[0])
		return NULL;
	struct index_entry *e = ARENA_NEW(l->lasting, struct index_entry);
	*e = (struct index_entry){
		.key = key,
		.class = fo_string(node, PROP_INDEX_CLASS),
		.range = node->object == FO_INDEX_RANGE_BEGIN ? fo_string(node, PROP_ID) : "",
		.first = l->page_number,
		.last = l->page_number,
		.first_label = l->page_label,
		.last_label = l->page_label,
		.first_anchor = anchor_of(l, node),
		.next = l->index,
	};
	e->last_anchor = e->first_anchor;
	add_entry(l, e);
	return e->first_anchor;
}

bool index_has_links(const struct fo_node *n)
{
	if (n->object == FO_INDEX_KEY_REFERENCE)
		return fo_keyword(n, PROP_PAGE_NUMBER_TREATMENT) == KW_LINK;
	for (const struct fo_node *c = n->first; c; c = c->next)
		if (index_has_links(c))
			return true;
	return false;
}

bool index_equal(const struct index_entry *a, const struct index_entry *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (strcmp(a->key, b->key) != 0 || strcmp(a->first_label, b->first_label) != 0 ||
			strcmp(a->last_label, b->last_label) != 0)
			return false;
	return !a && !b;
}

/* A page or range on its way to print, with the key reference it was found by. */
struct cited {
	const struct index_entry *entry;
	const struct fo_node *reference;
	unsigned first, last;
	const char *last_label, *last_anchor;
};

static int by_page(const void *a, const void *b)
{
	const struct cited *x = a, *y = b;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return x->last < y->last ? 1 : x->last > y->last ? -1 : 0;
}

/* What the keys of LIST were noted for, into OUT if it is not NULL; returns the number. */
static size_t collect(const struct layout *l, const struct fo_node *list, struct cited *out)
{
	const struct map *keys = l->deferral ? l->index_keys : l->known_index_keys;
	size_t count = 0;
	for (const struct fo_node *r = list->first; r; r = r->next) {
		if (r->object != FO_INDEX_KEY_REFERENCE)
			continue;
		const struct index_key *key =
			keys ? map_lookup(keys, slice_of(fo_string(r, PROP_REF_INDEX_KEY))) : NULL;
		for (const struct index_entry *e = key ? key->latest : NULL; e; e = e->same) {
			if (out)
				out[count] = (struct cited){ e, r, e->first, e->last, e->last_label,
					e->last_anchor };
			count++;
		}
	}
	return count;
}

static bool merges(const struct fo_node *list, enum fo_property p)
{
	return fo_keyword(list, p) == KW_MERGE;
}

static bool is_range(const struct cited *c)
{
	return c->entry->range[0] != '\0';
}

/* Whether A and B may become one. */
static bool may_join(const struct fo_node *list, const struct cited *a, const struct cited *b)
{
	if (strcmp(a->entry->class, b->entry->class) != 0)
		return false;
	return a->reference == b->reference ||
		merges(list, is_range(a) || is_range(b)
				? PROP_MERGE_RANGES_ACROSS_INDEX_KEY_REFERENCES
				: PROP_MERGE_PAGES_ACROSS_INDEX_KEY_REFERENCES);
}

static void extend(struct cited *to, const struct cited *by)
{
	to->last = by->last;
	to->last_label = by->last_label;
	to->last_anchor = by->last_anchor;
}

/* Names every page once: those named already go, and ranges that overlap become one. CITED is in
 * order. */
static size_t drop_repeated(const struct fo_node *list, struct cited *cited, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		struct cited *last = kept ? &cited[kept - 1] : NULL;
		if (!last || cited[i].first > last->last || !may_join(list, last, &cited[i]))
			cited[kept++] = cited[i];
		else if (cited[i].last > last->last)
			extend(last, &cited[i]);
	}
	return kept;
}

/* Three pages or more that follow each other become a range, two stay two. */
static size_t join_sequences(const struct fo_node *list, struct cited *cited, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count;) {
		size_t end = i + 1;
		while (end < count && cited[end].first == cited[end - 1].last + 1 &&
			may_join(list, &cited[end - 1], &cited[end]))
			end++;
		bool joins = cited[end - 1].last - cited[i].first >= 2;
		size_t taken = joins ? end - i : 1;
		cited[kept] = cited[i];
		extend(&cited[kept++], &cited[i + taken - 1]);
		i += taken;
	}
	return kept;
}

/* The list as it is written. There is room for as many pieces as can come. */
struct writing {
	struct layout *l;
	const struct fo_node *list;
	struct text_piece *pieces;
	size_t count;
};

static void put(struct writing *w, const struct fo_node *node, const char *text)
{
	w->pieces[w->count++] = (struct text_piece){ node, text };
}

/* The content of CHILD of N, or OTHERWISE where there is none. */
static void put_child(struct writing *w, const struct fo_node *n, enum fo_object child,
	const char *otherwise)
{
	const struct fo_node *c = fo_child(n, child);
	if (c)
		put(w, c, NULL);
	else if (otherwise[0])
		put(w, n, otherwise);
}

/* A page number looks as its key reference says; if it is a link, its node knows where to. */
static void put_number(struct writing *w, const struct cited *c, const char *label,
	const char *anchor)
{
	struct fo_node *n = ARENA_NEW(w->l->arena, struct fo_node);
	*n = (struct fo_node){ .object = FO_INDEX_KEY_REFERENCE, .at = c->reference->at,
		.record = c->reference->record, .parent = c->reference->parent,
		.style = c->reference->style };
	if (fo_keyword(n, PROP_PAGE_NUMBER_TREATMENT) == KW_LINK && anchor)
		n->text = slice_of(anchor);
	put(w, n, label);
}

static void put_cited(struct writing *w, const struct cited *c)
{
	put_child(w, c->reference, FO_INDEX_PAGE_NUMBER_PREFIX, "");
	put_number(w, c, c->entry->first_label, c->entry->first_anchor);
	if (c->last > c->first) {
		put_child(w, w->list, FO_INDEX_PAGE_CITATION_RANGE_SEPARATOR, "\xE2\x80\x93");
		put_number(w, c, c->last_label, c->last_anchor);
	}
	put_child(w, c->reference, FO_INDEX_PAGE_NUMBER_SUFFIX, "");
}

const struct text_piece *index_citations(
	struct layout *l, const struct fo_node *list, size_t *count)
{
	enum { MOST_PIECES = 6 }; /* of one citation, the separator before it among them */
	size_t n = collect(l, list, NULL);
	struct cited *cited = xcalloc(n, sizeof *cited);
	collect(l, list, cited);
	l->cites = true;
	if (n)
		qsort(cited, n, sizeof *cited, by_page);
	n = drop_repeated(list, cited, n);
	if (merges(list, PROP_MERGE_SEQUENTIAL_PAGE_NUMBERS))
		n = join_sequences(list, cited, n);
	struct writing w = { .l = l, .list = list };
	w.pieces = ARENA_ARRAY(l->arena, n * MOST_PIECES, struct text_piece);
	for (size_t i = 0; i < n; i++) {
		if (i)
			put_child(&w, list, FO_INDEX_PAGE_CITATION_LIST_SEPARATOR, ", ");
		put_cited(&w, &cited[i]);
	}
	free(cited);
	*count = w.count;
	return w.pieces;
}
