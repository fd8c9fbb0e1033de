#include "fo/split.h"

#include <string.h>

/* Stands in a line, or among blocks if it holds some. */
static bool is_open(const struct fo_node *n)
{
	switch (n->object) {
	case FO_INLINE:
	case FO_WRAPPER:
	case FO_BASIC_LINK:
	case FO_BIDI_OVERRIDE:
		return true;
	default:
		return false;
	}
}

static bool is_block(const struct fo_node *n)
{
	if (!is_open(n))
		return fo_object_info(n->object)->class == CLASS_BLOCK;
	for (const struct fo_node *c = n->first; c; c = c->next)
		if (is_block(c))
			return true;
	return false;
}

/* Whether N goes with blocks as well as with text: white space between blocks makes no line. */
static bool is_neutral(const struct fo_node *n)
{
	if (n->object == FO_MARKER)
		return true;
	for (size_t i = 0; n->object == FO_TEXT && i < n->text.len; i++)
		if (!strchr(" \t\r\n", n->text.data[i]))
			return false;
	return n->object == FO_TEXT;
}

static void append(struct fo_node *parent, struct fo_node *n)
{
	n->parent = parent;
	n->next = NULL;
	if (parent->last)
		parent->last->next = n;
	else
		parent->first = n;
	parent->last = n;
}

/* Another part of the inline that PART is one of, behind it. */
static struct fo_node *next_part(struct arena *a, struct fo_node *part)
{
	struct fo_node *n = ARENA_NEW(a, struct fo_node);
	*n = *part;
	n->first = n->last = NULL;
	n->continued = true;
	part->goes_on = true;
	part->next = n;
	if (part->parent->last == part)
		part->parent->last = n;
	return n;
}

/* Divides N, whose children are divided already, where text and blocks meet. */
static void divide(struct arena *a, struct fo_node *n)
{
	struct fo_node *part = n, *next, *behind = n->next;
	enum content { NOTHING, TEXT, BLOCKS } holds = NOTHING;
	struct fo_node *c = n->first;
	n->first = n->last = NULL;
	for (; c; c = next) {
		next = c->next;
		if (!is_neutral(c)) {
			enum content kind = is_block(c) ? BLOCKS : TEXT;
			if (holds != NOTHING && holds != kind)
				part = next_part(a, part);
			holds = kind;
		}
		append(part, c);
	}
	part->next = behind;
}

void split_inlines(struct arena *a, struct fo_node *n)
{
	for (struct fo_node *c = n->first, *next; c; c = next) {
		next = c->next;
		if (c->object == FO_MARKER)
			continue;
		split_inlines(a, c);
		if (is_open(c) && n->object != FO_FOOTNOTE && is_block(c))
			divide(a, c);
	}
}
