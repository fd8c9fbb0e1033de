/* page_tree.h -- the page tree: which pages there are, in order, without one long list. */
#ifndef PDF_PAGE_TREE_H
#define PDF_PAGE_TREE_H

#include "pdf/object.h"

struct page_tree;

struct page_tree *page_tree_new(HPDF_Doc doc);
void page_tree_free(struct page_tree *t); /* NULL is fine */

/* A page at the end of the document, without anything in it yet. */
HPDF_Dict page_tree_add(struct page_tree *t);

/* Hangs the tree into the catalog. */
void page_tree_finish(struct page_tree *t);

#endif
