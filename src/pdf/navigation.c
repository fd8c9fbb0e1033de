#include "pdf/navigation.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "pdf/labels.h"
#include "pdf/put.h"

enum {
	LEAF_SIZE = 64,  /* anchors in a leaf of the name tree */
	MAX_LEVEL = 64,  /* of bookmarks; deeper ones come here */
	MAX_TITLE = 8000 /* bytes of a bookmark's title: no window shows more */
};

struct anchor {
	struct slice id;
	unsigned page;
	mpt x, y;
	size_t order;
};

struct navigation {
	HPDF_Doc doc;
	struct arena *arena; /* ids */
	struct anchor *anchors;
	size_t count, cap;
	struct labels labels;
};

struct navigation *navigation_new(HPDF_Doc doc)
{
	struct navigation *n = xcalloc(1, sizeof *n);
	n->doc = doc;
	n->arena = arena_new();
	labels_init(&n->labels);
	return n;
}

void navigation_free(struct navigation *n)
{
	if (!n)
		return;
	arena_free(n->arena);
	free(n->anchors);
	labels_release(&n->labels);
	free(n);
}

/* An address as PDF wants it, in ASCII: other bytes become %XX. */
static void put_uri(struct buf *out, const char *uri)
{
	buf_add_char(out, '(');
	for (; *uri; uri++) {
		unsigned char c = (unsigned char)*uri;
		if (c <= ' ' || c >= 0x7F)
			buf_printf(out, "%%%02X", c);
		else if (c == '(' || c == ')' || c == '\\')
			buf_printf(out, "\\%c", c);
		else
			buf_add_char(out, *uri);
	}
	buf_add_char(out, ')');
}

static void put_target(struct buf *out, const char *uri, const char *id)
{
	if (uri) {
		buf_add_str(out, "/A <</S /URI /URI ");
		put_uri(out, uri);
		buf_add_str(out, ">>\n");
	} else if (id) {
		buf_add_str(out, "/Dest ");
		put_bytes(out, slice_of(id));
		buf_add_char(out, '\n');
	}
}

HPDF_Dict navigation_link(
	struct navigation *n, const struct display_item *item, struct content_rect place)
{
	HPDF_Dict link = object_new(n->doc);
	HPDF_Dict_AddName(link, "Type", "Annot");
	HPDF_Dict_AddName(link, "Subtype", "Link");
	HPDF_Dict_AddNumber(link, "F", 4); /* printed with the page, as PDF/A wants it */
	struct buf *raw = object_raw(link);
	buf_add_str(raw, "/Border [0 0 0]\n/Rect [");
	PUT_MPTS(raw, place.left, place.bottom, place.right, place.top);
	buf_add_str(raw, "]\n");
	put_target(raw, item->as.link.uri, item->as.link.id);
	return link;
}

void navigation_anchor(
	struct navigation *n, const char *id, unsigned page, struct content_rect place)
{
	n->anchors = xgrow(n->anchors, n->count, &n->cap, sizeof *n->anchors);
	n->anchors[n->count] = (struct anchor){
		.id = { arena_strdup(n->arena, id), strlen(id) },
		.page = page,
		.x = place.left,
		.y = place.top,
		.order = n->count,
	};
	n->count++;
}

void navigation_label(struct navigation *n, const char *label)
{
	labels_add(&n->labels, label);
}

static int compare_ids(const struct anchor *a, const struct anchor *b)
{
	size_t len = a->id.len < b->id.len ? a->id.len : b->id.len;
	int order = memcmp(a->id.data, b->id.data, len);
	return order ? order : a->id.len < b->id.len ? -1 : a->id.len > b->id.len;
}

static int compare_anchors(const void *pa, const void *pb)
{
	const struct anchor *a = pa, *b = pb;
	int order = compare_ids(a, b);
	if (!order && a->page != b->page)
		return a->page < b->page ? -1 : 1; /* pages may come late */
	return order ? order : a->order < b->order ? -1 : 1;
}

/* Sorted by id, the first of each kept. */
static void settle(struct navigation *n)
{
	size_t kept = 0;
	qsort(n->anchors, n->count, sizeof *n->anchors, compare_anchors);
	for (size_t i = 0; i < n->count; i++)
		if (!kept || compare_ids(&n->anchors[kept - 1], &n->anchors[i]) != 0)
			n->anchors[kept++] = n->anchors[i];
	n->count = kept;
}

static void put_anchors(struct buf *out, const struct anchor *a, size_t count)
{
	buf_add_str(out, "/Names [");
	for (size_t i = 0; i < count; i++) {
		put_bytes(out, a[i].id);
		buf_add_char(out, '[');
		buf_add_int(out, a[i].page);
		buf_add_str(out, " 0 R/XYZ ");
		PUT_MPTS(out, a[i].x, a[i].y);
		buf_add_str(out, "null]\n");
	}
	buf_add_str(out, "]\n");
}

static HPDF_Dict new_leaf(struct navigation *n, const struct anchor *a, size_t count)
{
	HPDF_Dict leaf = object_new(n->doc);
	struct buf *raw = object_raw(leaf);
	buf_add_str(raw, "/Limits [");
	put_bytes(raw, a[0].id);
	put_bytes(raw, a[count - 1].id);
	buf_add_str(raw, "]\n");
	put_anchors(raw, a, count);
	return leaf;
}

/* One level of leaves below the root, whatever their number: readers look through the limits of a
 * few thousand kids in no time. */
static void add_destinations(struct navigation *n)
{
	if (!n->count)
		return;
	settle(n);
	HPDF_Dict root = object_new(n->doc);
	struct buf *raw = object_raw(root);
	if (n->count <= LEAF_SIZE) {
		put_anchors(raw, n->anchors, n->count);
	} else {
		buf_add_str(raw, "/Kids [");
		for (size_t i = 0; i < n->count; i += LEAF_SIZE) {
			size_t left = n->count - i, size = left < LEAF_SIZE ? left : LEAF_SIZE;
			object_put_ref(raw, new_leaf(n, n->anchors + i, size));
		}
		buf_add_str(raw, "]\n");
	}
	HPDF_Dict_Add(object_dict(n->doc->catalog, "Names"), "Dests", root);
}

/* A bookmark among the others: their numbers, from 1 on; 0 is the root, and none. */
struct entry {
	HPDF_Dict object;
	size_t parent, previous, next, first, last;
	size_t shown; /* below it, as soon as it is open */
};

static void hang(struct entry *e, size_t number, size_t parent)
{
	size_t last = e[parent].last;
	e[number].parent = parent;
	e[number].previous = last;
	if (last)
		e[last].next = number;
	else
		e[parent].first = number;
	e[parent].last = number;
}

/* The root, and an entry a bookmark, all with their neighbours. */
static struct entry *outline(HPDF_Doc doc, const struct pdf_bookmark *b, size_t count)
{
	struct entry *e = xcalloc(count + 1, sizeof *e);
	/* The latest bookmark at each level; a level that was left out has its parent's. */
	size_t latest[MAX_LEVEL + 1] = { 0 };
	e[0].object = object_new(doc);
	for (size_t i = 1; i <= count; i++) {
		int level = b[i - 1].level < 1 ? 1
			: b[i - 1].level > MAX_LEVEL ? MAX_LEVEL : b[i - 1].level;
		e[i].object = object_new(doc);
		hang(e, i, latest[level - 1]);
		for (int k = level; k <= MAX_LEVEL; k++)
			latest[k] = i;
	}
	for (size_t i = count; i > 0; i--)
		e[e[i].parent].shown += 1 + (b[i - 1].open ? e[i].shown : 0);
	return e;
}

static void put_entry(struct buf *out, const char *key, const struct entry *e, size_t number)
{
	if (!number)
		return;
	buf_add_str(out, key);
	object_put_ref(out, e[number].object);
}

static void put_title(struct buf *out, const char *title)
{
	size_t len = title ? strlen(title) : 0;
	if (len > MAX_TITLE)
		for (len = MAX_TITLE; len && (title[len] & 0xC0) == 0x80;)
			len--;
	buf_add_str(out, "/Title <FEFF");
	put_utf16(out, (struct slice){ title, len });
	buf_add_str(out, ">\n");
}

static void add_bookmarks(struct navigation *n, const struct pdf_bookmark *b, size_t count)
{
	if (!count)
		return;
	struct entry *e = outline(n->doc, b, count);
	for (size_t i = 0; i <= count; i++) {
		struct buf *raw = object_raw(e[i].object);
		bool open = !i || b[i - 1].open;
		put_entry(raw, "/First ", e, e[i].first);
		put_entry(raw, "/Last ", e, e[i].last);
		if (e[i].shown) {
			buf_add_str(raw, open ? "/Count " : "/Count -");
			buf_add_int(raw, (int64_t)e[i].shown);
			buf_add_char(raw, '\n');
		}
		if (!i)
			continue;
		buf_add_str(raw, "/Parent ");
		object_put_ref(raw, e[e[i].parent].object);
		put_entry(raw, "/Prev ", e, e[i].previous);
		put_entry(raw, "/Next ", e, e[i].next);
		put_title(raw, b[i - 1].title);
		put_target(raw, b[i - 1].uri, b[i - 1].id);
	}
	HPDF_Dict_Add(n->doc->catalog, "Outlines", e[0].object);
	free(e);
}

void navigation_finish(struct navigation *n, const struct pdf_bookmark *bookmarks, size_t count)
{
	add_destinations(n);
	if (n->labels.needed) {
		HPDF_Dict tree = object_new(n->doc);
		labels_put(&n->labels, object_raw(tree));
		HPDF_Dict_Add(n->doc->catalog, "PageLabels", tree);
	}
	add_bookmarks(n, bookmarks, count);
}
