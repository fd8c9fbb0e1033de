#include "pdf/navigation.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "pdf/labels.h"
#include "pdf/put.h"

enum {
	LEAF_SIZE = 64,  /* anchors in a leaf of the name tree */
	MAX_LEVEL = 64,  /* of bookmarks; deeper ones come here */
	MAX_TITLE = 8000 /* bytes of a bookmark's title: no window shows more, and libharu's strings
			    end */
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

/* TITLE as UTF-16, which libharu's own titles cannot be for characters beyond the BMP. */
static HPDF_Binary utf16_title(HPDF_Doc doc, const char *title)
{
	unsigned char text[2 + 2 * MAX_TITLE] = { 0xFE, 0xFF };
	size_t len = 2;
	const char *p = title, *end = title + strlen(title);
	while (p < end && p - title < MAX_TITLE - 4) {
		uint32_t ch = utf8_next(&p, end);
		if (ch > 0xFFFF) {
			uint32_t high = 0xD7C0 + (ch >> 10);
			text[len++] = (unsigned char)(high >> 8);
			text[len++] = (unsigned char)high;
			ch = 0xDC00 + (ch & 0x3FF);
		}
		text[len++] = (unsigned char)(ch >> 8);
		text[len++] = (unsigned char)ch;
	}
	return HPDF_Binary_New(doc->mmgr, text, (HPDF_UINT)len);
}

/* What a bookmark leads to, hung into its dictionary as a libharu object: outlines keep their own
 * data where object_raw would be. */
static void add_target(HPDF_Doc doc, HPDF_Outline o, const struct pdf_bookmark *b)
{
	if (b->uri) {
		HPDF_Dict action = object_dict(o, "A");
		HPDF_Dict_AddName(action, "S", "URI");
		struct buf *raw = object_raw(action);
		buf_add_str(raw, "/URI ");
		put_uri(raw, b->uri);
		buf_add_char(raw, '\n');
	} else if (b->id) {
		HPDF_Dict_Add(o, "Dest",
			HPDF_Binary_New(doc->mmgr, (HPDF_BYTE *)b->id, (HPDF_UINT)strlen(b->id)));
	}
}

static void add_bookmarks(struct navigation *n, const struct pdf_bookmark *b, size_t count)
{
	/* The latest bookmark at each level; a level that was left out has its parent's. */
	HPDF_Outline latest[MAX_LEVEL + 1] = { NULL };
	for (size_t i = 0; i < count; i++) {
		int level = b[i].level < 1 ? 1 : b[i].level > MAX_LEVEL ? MAX_LEVEL : b[i].level;
		HPDF_Outline o = HPDF_CreateOutline(n->doc, latest[level - 1], "", NULL);
		if (!o)
			return; /* libharu remembers why */
		HPDF_Dict_Add(o, "Title", utf16_title(n->doc, b[i].title ? b[i].title : ""));
		add_target(n->doc, o, &b[i]);
		HPDF_Outline_SetOpened(o, b[i].open ? HPDF_TRUE : HPDF_FALSE);
		for (int k = level; k <= MAX_LEVEL; k++)
			latest[k] = o;
	}
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
