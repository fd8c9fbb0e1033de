#include "page/deferred.h"

#include <stdlib.h>
#include <string.h>

#include "page/block.h"
#include "page/index.h"

/* Kept pages may take so much memory; more of them than that are found out by another pass. */
enum { MOST_KEPT = 64 * 1024 * 1024 };

/* As wide as the numbers of most documents that have contents. */
static const char guess[] = "00";

/* A line on a kept page. */
struct deferred_line {
	struct text_block text; /* without its paragraph and lines, which go with their page */
	uint32_t index;
	mpt x, y, ascent, descent;
	size_t first, end; /* its items */
	struct deferred_line *next; /* the one painted before */
};

struct kept_page {
	struct display_page page;
	struct painter painter; /* of the page's arena */
	struct kept_page *next;
};

/* What an index was told, to be looked at again when the index is complete. */
struct told {
	const struct fo_node *list;
	const char *text; /* of all its pieces */
	struct told *next;
};

struct deferral {
	struct kept_page *first, **last;
	struct told *told;
	size_t guesses, bytes, count;
	bool lost, complete;
};

void deferred_begin(struct layout *l)
{
	l->deferral = xcalloc(1, sizeof *l->deferral);
	l->deferral->last = &l->deferral->first;
}

static void drop_pages(struct deferral *d)
{
	while (d->first) {
		struct kept_page *k = d->first;
		d->first = k->next;
		free(k->page.items);
		arena_free(k->painter.arena); /* K too */
	}
	d->last = &d->first;
}

void deferred_end(struct layout *l)
{
	drop_pages(l->deferral);
	free(l->deferral);
	l->deferral = NULL;
}

bool deferred_lost(const struct layout *l)
{
	return l->deferral && l->deferral->lost;
}

void deferred_lose(struct layout *l)
{
	if (!l->deferral)
		return;
	l->deferral->lost = true;
	drop_pages(l->deferral);
}

size_t deferred_count(const struct layout *l)
{
	return l->deferral ? l->deferral->count : 0;
}

size_t deferred_guesses(const struct layout *l)
{
	return l->deferral ? l->deferral->guesses : 0;
}

/* The text of COUNT pieces, in A: they themselves go with their page. */
static const char *joined(struct arena *a, const struct text_piece *pieces, size_t count)
{
	size_t len = 0;
	for (size_t i = 0; i < count; i++)
		len += (pieces[i].text ? strlen(pieces[i].text) : 0) + 1;
	char *text = arena_alloc(a, len + 1), *p = text;
	for (size_t i = 0; i < count; i++) {
		if (pieces[i].text)
			p = stpcpy(p, pieces[i].text);
		*p++ = '\n';
	}
	*p = '\0';
	return text;
}

const struct text_piece *deferred_index(
	struct layout *l, const struct fo_node *list, size_t *count)
{
	struct deferral *d = l->deferral;
	const struct text_piece *pieces = index_citations(l, list, count);
	if (!d->complete) {
		struct told *t = ARENA_NEW(l->lasting, struct told);
		*t = (struct told){ list, joined(l->lasting, pieces, *count), d->told };
		d->told = t;
		d->count++;
	}
	return pieces;
}

/* The first page of an id stays what it is; where it ends is known at the end only. */
const char *deferred_answer(struct layout *l, const struct fo_node *n)
{
	struct deferral *d = l->deferral;
	bool last = n->object == FO_PAGE_NUMBER_CITATION_LAST;
	const char *label = layout_page_of(l, fo_string(n, PROP_REF_ID), last);
	if (d->complete || (label[0] && !last))
		return label;
	d->guesses++;
	return label[0] ? label : guess;
}

/* Footnotes and floats go to the page of their line; a line of their paragraph that is set again might
 * lose them to another page. */
static bool calls_others(const struct paragraph *p)
{
	for (size_t i = 0; i < p->cell_count; i++)
		if (p->cells[i].kind == CELL_ANCHOR && (p->cells[i].node->object == FO_FOOTNOTE ||
							       p->cells[i].node->object == FO_FLOAT))
			return true;
	return false;
}

void deferred_line(struct painter *p, const struct text_block *t, uint32_t index, mpt x, mpt y,
	size_t first)
{
	const struct line *line = &t->lines.lines[index];
	if (deferred_lost(p->l))
		return;
	if (t->skipped || t->stretch || calls_others(t->paragraph)) {
		deferred_lose(p->l);
		return;
	}
	struct deferred_line *d = ARENA_NEW(p->arena, struct deferred_line);
	*d = (struct deferred_line){ *t, index, x, y, line->ascent, line->descent, first, p->count,
		p->guessed };
	d->text.paragraph = NULL;
	p->guessed = d;
}

void deferred_join(struct painter *to, struct painter *from)
{
	struct deferred_line *d = from->guessed, **last = &d;
	for (; *last; last = &(*last)->next) {
		(*last)->first += to->count;
		(*last)->end += to->count;
	}
	*last = to->guessed;
	to->guessed = d;
	for (size_t i = 0; i < from->count; i++)
		*paint_item(to, from->items[i].kind, NULL) = from->items[i];
	free(from->items);
	from->items = NULL;
	from->count = from->capacity = 0;
}

/* Paragraphs go with the pages that they were made for; what is kept has its own text. */
static void own_text(const struct display_page *page, struct arena *a)
{
	for (size_t i = 0; i < page->count; i++) {
		struct display_item *item = &page->items[i];
		struct slice *text = &item->as.glyphs.text;
		if (item->kind == DISPLAY_GLYPHS)
			text->data = arena_strndup(a, text->data, text->len);
	}
}

void deferred_keep(struct layout *l, const struct display_page *page, const struct painter *p)
{
	struct deferral *d = l->deferral;
	own_text(page, p->arena);
	struct kept_page *k = ARENA_NEW(p->arena, struct kept_page);
	*k = (struct kept_page){ *page, *p, NULL };
	*d->last = k;
	d->last = &k->next;
	d->count++;
	d->bytes += arena_size(p->arena) + page->count * sizeof *page->items;
	if (d->bytes > MOST_KEPT)
		deferred_lose(l);
}

static bool is_right(struct layout *l, const struct told *t)
{
	size_t count;
	const struct text_piece *now = index_citations(l, t->list, &count);
	return strcmp(joined(l->lasting, now, count), t->text) == 0;
}

static bool index_is_right(struct layout *l)
{
	const struct told *t = l->deferral->told;
	while (t && is_right(l, t))
		t = t->next;
	return !t;
}

static void copy_items(struct painter *to, const struct display_page *page, size_t from, size_t end,
	bool only_anchors)
{
	for (; from < end; from++)
		if (!only_anchors || page->items[from].kind == DISPLAY_ANCHOR)
			*paint_item(to, page->items[from].kind, NULL) = page->items[from];
}

/* Paints D as it is with the numbers known now. False if it is not the same line. */
static bool set_again(struct painter *p, const struct deferred_line *d)
{
	const struct text_block *t = block_set_again(p->l, p->arena, &d->text);
	if (!t)
		return false;
	const struct line *line = &t->lines.lines[d->index];
	return line->ascent == d->ascent && line->descent == d->descent &&
		paint_line(p, t, d->index, d->x, d->y);
}

/* The lines were noted as they ended: those within others, which are painted with them, first. */
static const struct deferred_line *line_at(const struct kept_page *k, size_t item)
{
	const struct deferred_line *found = NULL;
	for (const struct deferred_line *d = k->painter.guessed; d; d = d->next)
		if (d->first >= item && (!found || d->first < found->first ||
						(d->first == found->first && d->end > found->end)))
			found = d;
	return found;
}

static bool complete(struct layout *l, struct kept_page *k)
{
	struct painter p = k->painter;
	p.items = NULL;
	p.count = p.capacity = 0;
	p.guessed = NULL;
	p.repeats = true; /* ids and markers were noted when it was painted first */
	l->arena = p.arena;
	l->page_label = k->page.label;
	l->page_number = k->page.number;
	size_t item = 0;
	const struct deferred_line *d;
	while ((d = line_at(k, item)) != NULL) {
		copy_items(&p, &k->page, item, d->first, false);
		copy_items(&p, &k->page, d->first, d->end, true);
		if (!set_again(&p, d)) {
			free(p.items);
			return false;
		}
		item = d->end;
	}
	copy_items(&p, &k->page, item, k->page.count, false);
	free(k->page.items);
	k->page.items = p.items;
	k->page.count = p.count;
	return !p.failed;
}

bool deferred_settle(struct layout *l, page_sink *sink, void *user, bool *settled)
{
	struct deferral *d = l->deferral;
	struct kept_page *k;
	d->complete = true;
	*settled = !d->lost && index_is_right(l);
	for (k = d->first; k && *settled; k = k->next)
		*settled = complete(l, k);
	l->arena = l->lasting;
	bool ok = true;
	for (k = d->first; k && *settled && ok; k = k->next) {
		k->page.stage = DISPLAY_LATE;
		ok = sink(user, &k->page);
	}
	return ok;
}
