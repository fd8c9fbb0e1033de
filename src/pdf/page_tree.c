#include "pdf/page_tree.h"

#include <stdlib.h>

#include "base/arena.h"

/* Kids of a node. Pages are freed once they are written, so the lists hold numbers. */
enum { FAN_OUT = 64 };

struct node {
	HPDF_Dict object;
	unsigned pages; /* below it */
};

struct page_tree {
	HPDF_Doc doc;
	struct node *nodes; /* one level: the parents of pages, at the end their parents */
	size_t count, cap;
};

struct page_tree *page_tree_new(HPDF_Doc doc)
{
	struct page_tree *t = xcalloc(1, sizeof *t);
	t->doc = doc;
	return t;
}

void page_tree_free(struct page_tree *t)
{
	if (!t)
		return;
	free(t->nodes);
	free(t);
}

static HPDF_Dict new_node(HPDF_Doc doc)
{
	HPDF_Dict node = object_new(doc);
	HPDF_Dict_AddName(node, "Type", "Pages");
	buf_add_str(object_raw(node), "/Kids [");
	return node;
}

static void add_kid(HPDF_Dict node, HPDF_Dict kid)
{
	object_put_ref(object_raw(node), kid);
	HPDF_Dict_Add(kid, "Parent", node);
}

static void end_node(const struct node *n)
{
	buf_add_str(object_raw(n->object), "]\n");
	HPDF_Dict_AddNumber(n->object, "Count", (HPDF_INT32)n->pages);
}

HPDF_Dict page_tree_add(struct page_tree *t)
{
	if (!t->count || t->nodes[t->count - 1].pages == FAN_OUT) {
		t->nodes = xgrow(t->nodes, t->count, &t->cap, sizeof *t->nodes);
		t->nodes[t->count++] = (struct node){ new_node(t->doc), 0 };
	}
	struct node *last = &t->nodes[t->count - 1];
	HPDF_Dict page = object_new(t->doc);
	HPDF_Dict_AddName(page, "Type", "Page");
	add_kid(last->object, page);
	last->pages++;
	return page;
}

/* Makes the nodes the kids of new ones, FAN_OUT of them each. */
static void add_level(struct page_tree *t)
{
	size_t parents = 0;
	for (size_t i = 0; i < t->count; i++) {
		struct node kid = t->nodes[i];
		end_node(&kid);
		if (i % FAN_OUT == 0)
			t->nodes[parents++] = (struct node){ new_node(t->doc), 0 };
		add_kid(t->nodes[parents - 1].object, kid.object);
		t->nodes[parents - 1].pages += kid.pages;
	}
	t->count = parents;
}

void page_tree_finish(struct page_tree *t)
{
	while (t->count > 1)
		add_level(t);
	end_node(&t->nodes[0]);
	HPDF_Dict_Add(t->doc->catalog, "Pages", t->nodes[0].object);
}
