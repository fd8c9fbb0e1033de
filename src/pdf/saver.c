#include "pdf/saver.h"

#include <hpdf_streams.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/deflate.h"
#include "pdf/codings.h"
#include "pdf/digest.h"
#include "pdf/put.h"

enum {
	/* Objects in one object stream: a reader unpacks a whole one to get at any. */
	GROUP_SIZE = 100,
	/* Of libharu's cross reference. */
	MAX_OBJECTS = 8388607,
	/* Serialised dictionaries waiting for their object stream. */
	TEXT_CEILING = 1 << 30,
	/* Above this a code made for the data is worth its making. */
	MOST_CODED = 1 << 16
};

/* Where an object is: at an offset of the file, or the INDEX-th of the object stream CONTAINER. */
struct where {
	uint64_t offset;
	uint32_t container, index; /* container 0: at the offset */
	bool written;
};

struct saver {
	HPDF_Doc doc;
	HPDF_Stream text; /* libharu writes into `body` through it */
	struct diag *diag;
	pdf_write_fn *write;
	void *user;
	bool failed; /* and it has been told */

	uint64_t offset; /* bytes written so far */
	struct digest digest;
	struct where *where; /* by object number */
	size_t where_cap;

	struct buf body;  /* a serialised dictionary; for a group, all of its objects */
	struct buf index; /* "number offset " of the group's objects */
	unsigned group[GROUP_SIZE];
	size_t group_count;

	struct buf head; /* of the stream being written */
	struct deflate *deflate;
};

static HPDF_STATUS collect(HPDF_Stream stream, const HPDF_BYTE *data, HPDF_UINT len)
{
	buf_add(stream->attr, data, len);
	return HPDF_OK;
}

static bool emit(struct saver *s, const void *data, size_t len)
{
	if (s->failed)
		return false;
	digest_add(&s->digest, data, len);
	s->offset += len;
	s->failed = !s->write(s->user, data, len);
	return !s->failed;
}

static bool emit_str(struct saver *s, const char *text)
{
	return emit(s, text, strlen(text));
}

static bool fail(struct saver *s, unsigned long error)
{
	if (!s->failed)
		diag_error(s->diag, (struct place){ 0 }, CODE_PDF,
			_("the PDF cannot be built (libharu error 0x%04lX)"), error);
	s->failed = true;
	return false;
}

struct saver *saver_new(HPDF_Doc doc, pdf_write_fn *write, void *user, struct diag *d)
{
	struct saver *s = xcalloc(1, sizeof *s);
	s->doc = doc;
	s->diag = d;
	s->write = write;
	s->user = user;
	digest_init(&s->digest);
	buf_init(&s->body, TEXT_CEILING);
	buf_init(&s->index, TEXT_CEILING);
	buf_init(&s->head, TEXT_CEILING);
	s->text = HPDF_CallbackWriter_New(doc->mmgr, collect, &s->body);
	s->deflate = deflate_new();
	/* Bytes above 127 tell transfer programs that the file is binary. */
	if (!emit_str(s, "%PDF-1.7\n%\xE7\x89\x88\xE5\xBF\x83\n")) {
		saver_free(s);
		return NULL;
	}
	return s;
}

void saver_free(struct saver *s)
{
	if (!s)
		return;
	HPDF_Stream_Free(s->text);
	deflate_free(s->deflate);
	buf_release(&s->body);
	buf_release(&s->index);
	buf_release(&s->head);
	free(s->where);
	free(s);
}

bool saver_room(struct saver *s, size_t count)
{
	if (count < MAX_OBJECTS && s->doc->xref->entries->count < MAX_OBJECTS - count)
		return true;
	if (!s->failed)
		diag_error(s->diag, (struct place){ 0 }, CODE_PDF,
			_("the document needs more than %d objects, which a PDF cannot have"),
			MAX_OBJECTS);
	s->failed = true;
	return false;
}

static struct where *where(struct saver *s, unsigned number)
{
	if (number >= s->where_cap) {
		size_t cap = s->where_cap ? s->where_cap * 2 : 64;
		if (cap <= number)
			cap = number + 1u;
		s->where = xrealloc(s->where, cap * sizeof *s->where);
		memset(s->where + s->where_cap, 0, (cap - s->where_cap) * sizeof *s->where);
		s->where_cap = cap;
	}
	return &s->where[number];
}

/* DICT and what it holds, into `body`. */
static bool serialise(struct saver *s, HPDF_Dict dict)
{
	HPDF_STATUS status = HPDF_Obj_WriteValue(dict, s->text, NULL);
	if (status == HPDF_OK)
		status = HPDF_GetError(s->doc);
	if (status == HPDF_OK && s->body.overflow)
		status = HPDF_FAILD_TO_ALLOC_MEM;
	return status == HPDF_OK || fail(s, status);
}

static bool write_stream(
	struct saver *s, unsigned number, const char *dict, size_t dict_len, struct slice data)
{
	*where(s, number) = (struct where){ .offset = s->offset, .written = true };
	buf_clear(&s->head);
	buf_add_int(&s->head, number);
	buf_add_str(&s->head, " 0 obj\n");
	buf_add(&s->head, dict, dict_len);
	buf_add_str(&s->head, "\nstream\n");
	return emit(s, s->head.data, s->head.len) && emit(s, data.data, data.len) &&
		emit_str(s, "\nendstream\nendobj\n");
}

static bool add_stream(struct saver *s, HPDF_Dict dict, struct slice data)
{
	struct buf *raw = object_raw(dict); /* libharu's numbers end at 2 GB */
	buf_add_str(raw, "/Length ");
	buf_add_int(raw, (int64_t)data.len);
	size_t start = s->body.len; /* behind the group's objects */
	if (!serialise(s, dict))
		return false;
	bool ok = write_stream(
		s, object_number(dict), s->body.data + start, s->body.len - start, data);
	s->body.len = start;
	return ok;
}

static struct slice deflated(struct deflate *z, enum saver_data how, struct slice data)
{
	static const enum coding_kind kinds[] = {
		[SAVER_OPERATORS] = CODING_OPERATORS,
		[SAVER_OBJECTS] = CODING_OBJECTS,
		[SAVER_XREF] = CODING_XREF,
		[SAVER_TRUETYPE] = CODING_TRUETYPE,
		[SAVER_TO_UNICODE] = CODING_TO_UNICODE,
	};
	if (how == SAVER_DEFLATE || data.len > MOST_CODED)
		return deflate_data(z, data);
	const struct coded_parts none = { .coding = codings_get(kinds[how]) };
	return deflate_coded(z, data, &none);
}

bool saver_stream(struct saver *s, HPDF_Dict dict, enum saver_data how, struct slice data)
{
	if (how != SAVER_AS_IS) {
		data = deflated(s->deflate, how, data);
		HPDF_Dict_AddName(dict, "Filter", "FlateDecode");
	}
	return add_stream(s, dict, data);
}

bool saver_coded(struct saver *s, HPDF_Dict dict, struct slice data, const struct coded_parts *parts)
{
	HPDF_Dict_AddName(dict, "Filter", "FlateDecode");
	return add_stream(s, dict, deflate_coded(s->deflate, data, parts));
}

/* Writes the group as an object stream. */
static bool flush(struct saver *s)
{
	if (!s->group_count)
		return true;
	HPDF_Dict dict = object_new(s->doc);
	unsigned container = object_number(dict);
	for (size_t i = 0; i < s->group_count; i++)
		*where(s, s->group[i]) = (struct where){
			.container = container, .index = (uint32_t)i, .written = true
		};
	HPDF_Dict_AddName(dict, "Type", "ObjStm");
	HPDF_Dict_AddNumber(dict, "N", (HPDF_INT32)s->group_count);
	HPDF_Dict_AddNumber(dict, "First", (HPDF_INT32)s->index.len);
	s->group_count = 0;
	buf_add(&s->index, s->body.data, s->body.len);
	buf_clear(&s->body);
	if (s->index.overflow)
		return fail(s, HPDF_FAILD_TO_ALLOC_MEM);
	bool ok = saver_stream(s, dict, SAVER_OBJECTS, buf_slice(&s->index));
	buf_clear(&s->index);
	object_free(s->doc, dict);
	return ok;
}

/* Adds OBJECT to the group. */
static bool gather(struct saver *s, void *object)
{
	unsigned number = object_number(object);
	size_t start = s->body.len;
	if (!serialise(s, object))
		return false;
	buf_add_char(&s->body, '\n');
	buf_add_int(&s->index, number);
	buf_add_char(&s->index, ' ');
	buf_add_int(&s->index, (int64_t)start);
	buf_add_char(&s->index, ' ');
	where(s, number)->written = true;
	s->group[s->group_count++] = number;
	return s->group_count < GROUP_SIZE || flush(s);
}

bool saver_object(struct saver *s, HPDF_Dict dict)
{
	bool ok = gather(s, dict);
	object_free(s->doc, dict);
	return ok;
}

/* A row per object: 0 unused, 1 at an offset, 2 in an object stream; each as the difference to the
 * row above it (PNG's filter Up), which deflates to a third. */
static void put_rows(struct saver *s, struct buf *out, size_t rows, size_t width)
{
	unsigned char above[10] = { 0 }, row[10];
	for (size_t i = 0; i < rows; i++) {
		struct where w = *where(s, (unsigned)i);
		uint64_t place = w.container ? w.container : w.offset;
		row[0] = !w.written ? 0 : w.container ? 2 : 1;
		for (size_t k = 0; k < width; k++)
			row[width - k] = (unsigned char)(place >> 8 * k);
		row[width + 1] = (unsigned char)w.index;
		buf_add_u8(out, 2);
		for (size_t k = 0; k < width + 2; k++) {
			buf_add_u8(out, (uint8_t)(row[k] - above[k]));
			above[k] = row[k];
		}
	}
}

static void put_id(struct saver *s, struct buf *out)
{
	for (int twice = 0; twice < 2; twice++) {
		buf_add_str(out, twice ? "> <" : "/ID [<");
		for (int k = 48; k >= 0; k -= 16)
			put_hex16(out, s->digest.a >> k & 0xFFFF);
		for (int k = 48; k >= 0; k -= 16)
			put_hex16(out, s->digest.b >> k & 0xFFFF);
	}
	buf_add_str(out, ">]\n");
}

/* The cross reference stream, which is the trailer too. */
static bool write_xref(struct saver *s)
{
	HPDF_Dict dict = object_new(s->doc);
	size_t rows = s->doc->xref->entries->count, width = 1;
	*where(s, object_number(dict)) = (struct where){ .offset = s->offset, .written = true };
	while (width < 8 && s->offset >> 8 * width)
		width++;
	while (width < 8 && rows >> 8 * width)
		width++;
	HPDF_Dict_AddName(dict, "Type", "XRef");
	HPDF_Dict_Add(dict, "Root", s->doc->catalog);
	HPDF_Dict_Add(dict, "Info", s->doc->info);
	struct buf *raw = object_raw(dict);
	put_id(s, raw);
	buf_printf(raw, "/Size %zu\n/W [1 %zu 1]\n/DecodeParms <</Predictor 12 /Columns %zu>>\n",
		rows, width, width + 2);
	buf_clear(&s->index);
	put_rows(s, &s->index, rows, width);
	uint64_t start = s->offset;
	if (!saver_stream(s, dict, SAVER_XREF, buf_slice(&s->index)))
		return false;
	buf_clear(&s->head);
	buf_add_str(&s->head, "startxref\n");
	buf_add_int(&s->head, (int64_t)start);
	buf_add_str(&s->head, "\n%%EOF\n");
	return emit(s, s->head.data, s->head.len);
}

bool saver_finish(struct saver *s)
{
	/* Not freed one by one: an outline counts its children when it is written. */
	for (unsigned i = 1; i < s->doc->xref->entries->count; i++) {
		HPDF_XrefEntry entry = HPDF_Xref_GetEntry(s->doc->xref, i);
		if (entry->obj && !where(s, i)->written && !gather(s, entry->obj))
			return false;
	}
	return flush(s) && write_xref(s);
}
