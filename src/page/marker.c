#include "page/marker.h"

#include <string.h>

#include "base/buf.h"

enum { MAX_TEXT = 64 * 1024 };

void marker_note(struct layout *l, const struct fo_node *marker)
{
	struct marker_entry *e = ARENA_NEW(l->lasting, struct marker_entry);
	*e = (struct marker_entry){ marker, l->page_number, l->markers };
	l->markers = e;
}

void marker_reset(struct layout *l)
{
	l->markers = NULL;
}

const struct fo_node *marker_retrieve(const struct layout *l, const struct fo_node *retrieve)
{
	const char *class = fo_string(retrieve, PROP_RETRIEVE_CLASS_NAME);
	enum keyword position = fo_keyword(retrieve, PROP_RETRIEVE_POSITION);
	bool this_page_only = fo_keyword(retrieve, PROP_RETRIEVE_BOUNDARY) == KW_PAGE;
	const struct fo_node *first = NULL, *last = NULL, *carried = NULL;
	for (const struct marker_entry *e = l->markers; e; e = e->next) {
		if (strcmp(fo_string(e->node, PROP_MARKER_CLASS_NAME), class) != 0)
			continue;
		if (e->page == l->page_number) {
			first = e->node;
			last = last ? last : e->node;
		} else if (!carried) {
			carried = e->node;
		}
	}
	if (this_page_only)
		carried = NULL;
	if (position == KW_FIRST_INCLUDING_CARRYOVER && carried)
		return carried;
	if (!first)
		return carried;
	return position == KW_LAST_STARTING_WITHIN_PAGE || position == KW_LAST_ENDING_WITHIN_PAGE
		? last
		: first;
}

static void gather(struct buf *b, const struct fo_node *n)
{
	if (n->object == FO_TEXT)
		buf_add(b, n->text.data, n->text.len);
	for (const struct fo_node *c = n->first; c; c = c->next)
		gather(b, c);
}

const char *marker_text(const struct layout *l, const struct fo_node *retrieve)
{
	const struct fo_node *marker = marker_retrieve(l, retrieve);
	if (!marker)
		return "";
	struct buf b;
	buf_init(&b, MAX_TEXT);
	gather(&b, marker);
	const char *text = arena_strndup(l->arena, b.data ? b.data : "", b.len);
	buf_release(&b);
	return text;
}
