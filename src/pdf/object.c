#include "pdf/object.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "pdf/put.h"

/* Raw text of one dictionary: the widths of 65,535 glyphs need 400 KB. */
enum { RAW_CEILING = 64 << 20 };

unsigned object_number(const void *object)
{
	return ((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF;
}

void object_put_ref(struct buf *out, const void *object)
{
	buf_add_int(out, object_number(object));
	buf_add_str(out, " 0 R\n");
}

static void *allocate(HPDF_UINT size)
{
	return xmalloc(size);
}

void object_free(HPDF_Doc doc, HPDF_Dict dict)
{
	HPDF_Xref_GetEntry(doc->xref, object_number(dict))->obj = NULL;
	HPDF_Obj_ForceFree(doc->mmgr, dict);
}

/* Takes out the page tree that libharu begins for pages of its own kind. */
static void drop_pages(HPDF_Doc doc)
{
	object_free(doc, doc->root_pages);
	HPDF_Dict_RemoveElement(doc->catalog, "Pages");
	doc->root_pages = doc->cur_pages = NULL;
}

HPDF_Doc object_doc(void)
{
	/* No error handler: libharu keeps the first error, which HPDF_GetError gives. */
	HPDF_Doc doc = HPDF_NewEx(NULL, allocate, free, 0, NULL);
	if (doc)
		drop_pages(doc);
	return doc;
}

HPDF_Dict object_new(HPDF_Doc doc)
{
	HPDF_Dict d = HPDF_Dict_New(doc->mmgr);
	/* Before it gets a parent, or it would be written inside it. */
	HPDF_STATUS status = HPDF_Xref_Add(doc->xref, d);
	assert(status == HPDF_OK);
	return d;
}

HPDF_Dict object_dict(HPDF_Dict parent, const char *key)
{
	HPDF_Dict d = HPDF_Dict_New(parent->mmgr);
	HPDF_STATUS status = HPDF_Dict_Add(parent, key, d);
	assert(status == HPDF_OK);
	return d;
}

HPDF_Array object_array(HPDF_Dict parent, const char *key)
{
	HPDF_Array a = HPDF_Array_New(parent->mmgr);
	HPDF_STATUS status = HPDF_Dict_Add(parent, key, a);
	assert(status == HPDF_OK);
	return a;
}

static HPDF_STATUS write_raw(HPDF_Dict dict, HPDF_Stream stream)
{
	const struct buf *raw = dict->attr;
	if (raw->overflow)
		return HPDF_SetError(dict->error, HPDF_STRING_OUT_OF_RANGE, 0);
	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)raw->data, (HPDF_UINT)raw->len);
}

static void free_raw(HPDF_Dict dict)
{
	buf_release(dict->attr);
	free(dict->attr);
}

struct buf *object_raw(HPDF_Dict dict)
{
	if (!dict->attr) {
		struct buf *raw = xmalloc(sizeof *raw);
		buf_init(raw, RAW_CEILING);
		dict->attr = raw;
		dict->write_fn = write_raw;
		dict->free_fn = free_raw;
	}
	return dict->attr;
}

void object_text(HPDF_Dict dict, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	struct buf *raw = object_raw(dict);
	buf_printf(raw, "/%s ", key);
	put_text(raw, slice_of(text));
	buf_add_char(raw, '\n');
}
