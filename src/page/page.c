#include "page/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"

#include "page/container.h"
#include "page/deferred.h"
#include "page/graphic.h"
#include "page/index.h"
#include "page/layout.h"
#include "page/marker.h"
#include "page/sequence.h"

/* Citations of pages that are still to come need another pass; labels that grow may move lines, so
 * the answer is asked for again until it stays. Real documents need two, a few three. */
enum { MAX_PASSES = 5, DEFAULT_MAX_PAGES = 100000 };

static bool measure(
	void *user, const struct fo_node *n, mpt reference, struct object_size *out)
{
	struct layout *l = user;
	*out = (struct object_size){ 0 };
	if (n->object != FO_INLINE_CONTAINER)
		return graphic_measure(l, n, reference, out);
	const struct container *c = container_make(l, n, (struct area){ .width = reference, .height = -1 });
	if (!c)
		return false;
	out->width = container_width(c);
	out->ascent = container_base_line(c);
	out->descent = container_height(c) - out->ascent;
	return true;
}

static const char *generated(void *user, const struct fo_node *n)
{
	struct layout *l = user;
	switch (n->object) {
	case FO_PAGE_NUMBER:
		return l->page_label;
	case FO_PAGE_NUMBER_CITATION:
	case FO_PAGE_NUMBER_CITATION_LAST:
		if (l->deferral)
			return deferred_answer(l, n);
		return layout_page_of(l, fo_string(n, PROP_REF_ID),
			n->object == FO_PAGE_NUMBER_CITATION_LAST);
	default:
		return "";
	}
}

static const struct text_piece *citations(void *user, const struct fo_node *list, size_t *count)
{
	struct layout *l = user;
	return l->deferral ? deferred_index(l, list, count) : index_citations(l, list, count);
}

static const struct fo_node *retrieve(void *user, const struct fo_node *n)
{
	return marker_content(user, n);
}

/* Whether what citations were told in this pass is what the pages came to be. */
static bool settled(const struct layout *l)
{
	if (!l->cites)
		return true;
	if (!index_equal(l->index, l->known_index))
		return false;
	for (int i = 0; i < ID_BUCKETS; i++)
		for (const struct id_page *p = l->ids[i]; p; p = p->next) {
			const struct id_page *k = l->known[i];
			while (k && strcmp(k->id, p->id) != 0)
				k = k->next;
			if (!k || strcmp(k->first, p->first) != 0 || strcmp(k->last, p->last) != 0)
				return false;
		}
	return true;
}

/* Whether anything in the tree asks for another page's number. */
static bool has_citations(const struct fo_node *n)
{
	if (n->object == FO_PAGE_NUMBER_CITATION || n->object == FO_PAGE_NUMBER_CITATION_LAST ||
		n->object == FO_INDEX_PAGE_CITATION_LIST)
		return true;
	for (const struct fo_node *c = n->first; c; c = c->next)
		if (has_citations(c))
			return true;
	return false;
}

static bool ignore_page(void *user, const struct display_page *page)
{
	(void)user;
	(void)page;
	return true;
}

/* What some pages were made of that are still kept. */
struct more_kept {
	struct arena *arena; /* holds this */
	struct picture_cache *pictures;
	struct more_kept *next;
};

static void drop_latest(struct layout *l)
{
	struct more_kept *k = l->more_kept;
	l->more_kept = k->next;
	picture_cache_free(k->pictures);
	arena_free(k->arena);
}

static void drop_more(struct layout *l)
{
	while (l->more_kept)
		drop_latest(l);
}

/* The pages that N stands for. What they were made of goes with them, so that memory does not grow with
 * the document; markers in it are not there for what follows. */
static bool run_more(struct layout *l, const struct fo_node *n, struct page_count *count,
	page_sink *sink, void *user)
{
	const struct page_env *outer = l->env;
	struct arena *a = arena_new();
	struct page_more more = { 0 };
	size_t kept = deferred_count(l);
	bool ok = outer->more(outer->more_user, n, a, outer->diag, &more);
	struct page_env env = *outer;
	env.pictures = more.pictures;
	env.picture_base = more.picture_base;
	env.picture_root = more.picture_root;
	l->env = &env;
	for (const struct fo_node *s = more.first; ok && s != n->next; s = s->next)
		ok = sequence_layout(l, s, count, sink, user);
	l->env = outer;
	l->markers = NULL;
	struct more_kept *k = ARENA_NEW(a, struct more_kept);
	*k = (struct more_kept){ a, more.pictures, l->more_kept };
	l->more_kept = k;
	if (deferred_count(l) == kept)
		drop_latest(l);
	return ok;
}

static bool run_sequence(struct layout *l, const struct fo_node *n, struct page_count *count,
	page_sink *sink, void *user)
{
	return l->env->more && fo_integer(n, PROP_BANXIN_PAGES_OF)
		? run_more(l, n, count, sink, user)
		: sequence_layout(l, n, count, sink, user);
}

static bool run(struct layout *l, page_sink *sink, void *user)
{
	struct page_count count = { .limit = l->env->max_pages ? l->env->max_pages
							       : DEFAULT_MAX_PAGES };
	for (const struct fo_node *n = l->tree->root->first; n; n = n->next)
		if (n->object == FO_PAGE_SEQUENCE && !run_sequence(l, n, &count, sink, user))
			return false;
	return true;
}

/* A pass that only finds out where the ids come to be; its messages are left to the last pass. */
static bool find_pages(struct layout *l)
{
	struct page_env quiet = *l->env;
	const struct page_env *loud = l->env;
	struct diag silent;
	diag_init(&silent, NULL, NULL);
	quiet.diag = &silent;
	l->env = &quiet;
	l->text.diag = &silent;
	bool ok = run(l, ignore_page, NULL);
	l->env = loud;
	l->text.diag = loud->diag;
	return ok;
}

static void begin_pass(struct layout *l)
{
	l->arena = l->lasting = arena_new();
	memset(l->ids, 0, sizeof l->ids);
	l->index = NULL;
	l->index_keys = map_new(l->lasting);
	l->index_anchors = 0;
	l->masters = NULL;
	l->markers = NULL;
	l->sequence = 0;
	l->failures = 0;
}

/* What this pass found out is for the next one; it lives in *KNOWN. */
static void know(struct layout *l, struct arena **known)
{
	memcpy(l->known, l->ids, sizeof l->known);
	l->known_index = l->index;
	l->known_index_keys = l->index_keys;
	arena_free(*known);
	*known = l->lasting;
}

/* Passes until what is cited stays. The last one's arena is left to the next pass, as *KNOWN. */
static void settle(struct layout *l, struct arena **known)
{
	bool stable = false;
	for (int pass = 0; !stable && pass < MAX_PASSES - 1; pass++) {
		begin_pass(l);
		bool ok = find_pages(l);
		stable = !ok || settled(l);
		know(l, known);
	}
}

static bool last_pass(struct layout *l, page_sink *sink, void *user)
{
	begin_pass(l);
	bool ok = run(l, sink, user) && l->failures == 0;
	arena_free(l->lasting);
	return ok;
}

/* One pass whose pages that cite others are kept to the end. *SETTLED: that was enough; else what it
 * found out is *KNOWN. */
static bool one_pass(
	struct layout *l, page_sink *sink, void *user, struct arena **known, bool *done)
{
	begin_pass(l);
	deferred_begin(l);
	bool ok = run(l, sink, user) && l->failures == 0;
	*done = !ok;
	if (ok)
		ok = deferred_settle(l, sink, user, done);
	deferred_end(l);
	drop_more(l);
	know(l, known);
	return ok;
}

/* The user has been told in the first pass whatever there was to tell but what stops this one. */
static void errors_only(void *user, const struct message *m)
{
	if (m->severity == SEVERITY_ERROR)
		diag_error(user, m->at, m->code, "%s", m->text);
}

static bool again(struct layout *l, page_sink *sink, page_restart *restart, void *user,
	struct arena **known)
{
	struct page_env env = *l->env;
	struct diag diag;
	diag_init(&diag, errors_only, env.diag);
	env.diag = l->text.diag = &diag;
	l->env = &env;
	if (!restart(user))
		return false;
	settle(l, known);
	return last_pass(l, sink, user);
}

bool page_layout(const struct fo_tree *tree, const struct page_env *env, page_sink *sink,
	page_restart *restart, void *user)
{
	struct layout *l = xmalloc(sizeof *l);
	*l = (struct layout){ .env = env, .tree = tree, .page_label = "1", .page_number = 1 };
	l->text = (struct text_env){ .fonts = env->fonts, .hyphenator = env->hyphenator,
		.lexicon = env->lexicon, .rare = env->rare,
		.diag = env->diag, .measure = measure, .generated = generated, .citations = citations,
		.retrieve = retrieve, .user = l };
	struct arena *known = NULL; /* holds the ids of the pass before */
	bool ok, done = false, cites = has_citations(tree->root);
	l->index_links = cites && index_has_links(tree->root);
	if (!cites) {
		ok = last_pass(l, sink, user);
	} else if (restart) {
		ok = one_pass(l, sink, user, &known, &done);
		if (!done)
			ok = again(l, sink, restart, user, &known);
	} else {
		settle(l, &known);
		ok = last_pass(l, sink, user);
	}
	arena_free(known);
	free(l);
	return ok;
}
