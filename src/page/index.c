#include "page/index.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

enum { MAX_TEXT = 1024 * 1024 };

static void end_range(struct layout *l, const char *id)
{
	for (struct index_entry *e = l->index; e; e = e->next)
		if (strcmp(e->range, id) == 0) {
			e->last = l->page_number;
			e->last_label = l->page_label;
			return;
		}
}

void index_note(struct layout *l, const struct fo_node *node)
{
	if (node->object == FO_INDEX_RANGE_END) {
		end_range(l, fo_string(node, PROP_REF_ID));
		return;
	}
	const char *key = fo_string(node, PROP_INDEX_KEY);
	if (!key[0])
		return;
	struct index_entry *e = ARENA_NEW(l->lasting, struct index_entry);
	*e = (struct index_entry){
		.key = key,
		.range = node->object == FO_INDEX_RANGE_BEGIN ? fo_string(node, PROP_ID) : "",
		.first = l->page_number,
		.last = l->page_number,
		.first_label = l->page_label,
		.last_label = l->page_label,
		.next = l->index,
	};
	l->index = e;
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
	const char *last_label;
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
	size_t count = 0;
	for (const struct fo_node *r = list->first; r; r = r->next) {
		if (r->object != FO_INDEX_KEY_REFERENCE)
			continue;
		const char *key = fo_string(r, PROP_REF_INDEX_KEY);
		for (const struct index_entry *e = l->known_index; e; e = e->next) {
			if (strcmp(e->key, key) != 0)
				continue;
			if (out)
				out[count] =
					(struct cited){ e, r, e->first, e->last, e->last_label };
			count++;
		}
	}
	return count;
}

static bool merges(const struct fo_node *list, enum fo_property p)
{
	return fo_keyword(list, p) == KW_MERGE;
}

/* Drops pages that are named already, by themselves or in a range. CITED is in order. */
static size_t drop_repeated(const struct fo_node *list, struct cited *cited, size_t count)
{
	bool across = merges(list, PROP_MERGE_PAGES_ACROSS_INDEX_KEY_REFERENCES);
	size_t kept = 0;
	for (size_t i = 0; i < count; i++) {
		struct cited *last = kept ? &cited[kept - 1] : NULL;
		bool same = last && (across || last->reference == cited[i].reference);
		if (same && cited[i].last <= last->last)
			continue;
		cited[kept++] = cited[i];
	}
	return kept;
}

/* Three pages or more that follow each other become a range, two stay two. */
static size_t join_sequences(struct cited *cited, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count;) {
		size_t end = i + 1;
		while (end < count && cited[end].first == cited[end - 1].last + 1)
			end++;
		bool joins = cited[end - 1].last - cited[i].first >= 2;
		size_t taken = joins ? end - i : 1;
		cited[kept] = cited[i];
		cited[kept].last = cited[i + taken - 1].last;
		cited[kept++].last_label = cited[i + taken - 1].last_label;
		i += taken;
	}
	return kept;
}

/* The content of CHILD of N, or OTHERWISE where there is none. */
static void add_child(
	struct buf *b, const struct fo_node *n, enum fo_object child, const char *otherwise)
{
	const struct fo_node *c = fo_child(n, child);
	if (c)
		fo_add_text(c, b);
	else
		buf_add_str(b, otherwise);
}

static void add_cited(struct buf *b, const struct fo_node *list, const struct cited *c)
{
	add_child(b, c->reference, FO_INDEX_PAGE_NUMBER_PREFIX, "");
	buf_add_str(b, c->entry->first_label);
	if (c->last > c->first) {
		add_child(b, list, FO_INDEX_PAGE_CITATION_RANGE_SEPARATOR, "\xE2\x80\x93");
		buf_add_str(b, c->last_label);
	}
	add_child(b, c->reference, FO_INDEX_PAGE_NUMBER_SUFFIX, "");
}

const char *index_citations(struct layout *l, const struct fo_node *list)
{
	size_t count = collect(l, list, NULL);
	struct cited *cited = xcalloc(count, sizeof *cited);
	collect(l, list, cited);
	l->cites = true;
	if (count)
		qsort(cited, count, sizeof *cited, by_page);
	count = drop_repeated(list, cited, count);
	if (merges(list, PROP_MERGE_SEQUENTIAL_PAGE_NUMBERS))
		count = join_sequences(cited, count);
	struct buf b;
	buf_init(&b, MAX_TEXT);
	for (size_t i = 0; i < count; i++) {
		if (i)
			add_child(&b, list, FO_INDEX_PAGE_CITATION_LIST_SEPARATOR, ", ");
		add_cited(&b, list, &cited[i]);
	}
	const char *text = arena_strndup(l->lasting, b.data ? b.data : "", b.len);
	buf_release(&b);
	free(cited);
	return text;
}
