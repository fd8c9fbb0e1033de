#include "pdf/fonts.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/mpt.h"
#include "pdf/digest.h"
#include "pdf/put.h"
#include "pdf/tounicode.h"

enum { BUFFER_CEILING = 512 << 20, TAG_SIZE = 6, NAME_SIZE = 100, FIRST_CAP = 64, BASE14_CODES = 256 };

/* A text that a code stands for in one of its layers. Those of up to SHORT bytes are told apart by their
 * keys alone. */
enum { SHORT = 7 };
struct use {
	uint64_t key; /* 0: none yet */
	struct font_layer *layer;
	struct slice text; /* where it isn't short */
};

/* A glyph of the subset; nearly all have one text. */
struct member {
	struct use first;
	int width; /* in 1/1000 em */
	struct font_layer *top[FONT_MODES]; /* the layer of its latest text, NULL for none */
};

/* A text that is not the first of its code. */
struct more {
	struct use use;
	unsigned code;
};

struct face_font {
	const struct face *face;
	struct face_font *next;
	bool base14;
	uint16_t *slots;         /* codes in a hash table by glyph, of 2 * cap places; 0: free */
	uint16_t *glyphs;        /* by code; glyphs[0] is 0 */
	struct member *members;
	size_t count, cap;       /* codes */
	struct more *more;       /* a hash table of more_cap places, a power of two or 0 */
	size_t more_count, more_cap;
	struct font_layer *layers[FONT_MODES]; /* the first of each */
};

struct fonts {
	HPDF_Doc doc;
	struct arena *arena; /* layers and texts */
	struct face_font *first, **end;
	struct face_font *latest; /* the face last asked for */
	unsigned layer_count;
	bool full;
};

struct fonts *fonts_new(HPDF_Doc doc)
{
	struct fonts *f = xcalloc(1, sizeof *f);
	f->doc = doc;
	f->arena = arena_new();
	f->end = &f->first;
	return f;
}

void fonts_free(struct fonts *f)
{
	if (!f)
		return;
	for (struct face_font *ff = f->first, *next; ff; ff = next) {
		next = ff->next;
		for (int m = 0; m < FONT_MODES; m++)
			for (struct font_layer *l = ff->layers[m]; l; l = l->next)
				tounicode_release(l->tounicode);
		free(ff->slots);
		free(ff->glyphs);
		free(ff->members);
		free(ff->more);
		free(ff);
	}
	arena_free(f->arena);
	free(f);
}

static int em1000(const struct face *face, int v)
{
	return (int)mpt_scale(v, 1000, face->units_per_em);
}

/* The place of GLYPH's code, or the free place where it belongs. */
static uint16_t *find_slot(const struct face_font *ff, unsigned glyph)
{
	for (uint32_t i = glyph * 0x9E3779B1u >> 7;; i++) {
		uint16_t *slot = &ff->slots[i & (2 * ff->cap - 1)];
		if (!*slot || ff->glyphs[*slot] == glyph)
			return slot;
	}
}

static void grow_codes(struct face_font *ff, size_t cap)
{
	ff->glyphs = xrealloc(ff->glyphs, cap * sizeof *ff->glyphs);
	ff->members = xrealloc(ff->members, cap * sizeof *ff->members);
	ff->cap = cap;
	free(ff->slots);
	ff->slots = xcalloc(2 * cap, sizeof *ff->slots);
	for (size_t code = 1; code < ff->count; code++)
		*find_slot(ff, ff->glyphs[code]) = (uint16_t)code;
}

static unsigned add_code(struct face_font *ff, unsigned glyph)
{
	size_t code = ff->count++;
	ff->glyphs[code] = (uint16_t)glyph;
	ff->members[code] =
		(struct member){ .width = em1000(ff->face, face_advance(ff->face, glyph)) };
	return (unsigned)code;
}

static struct face_font *new_face_font(struct fonts *f, const struct face *face)
{
	struct face_font *ff = xcalloc(1, sizeof *ff);
	ff->face = face;
	ff->base14 = face->outlines == FACE_BASE14;
	grow_codes(ff, ff->base14 ? BASE14_CODES : FIRST_CAP);
	do
		add_code(ff, (unsigned)ff->count);
	while (ff->base14 && ff->count < BASE14_CODES);
	*f->end = ff;
	f->end = &ff->next;
	return ff;
}

static struct face_font *face_font(struct fonts *f, const struct face *face)
{
	if (f->latest && f->latest->face == face)
		return f->latest;
	struct face_font *ff = f->first;
	while (ff && ff->face != face)
		ff = ff->next;
	return f->latest = ff ? ff : new_face_font(f, face);
}

static unsigned code_of(struct face_font *ff, unsigned glyph)
{
	if (ff->base14)
		return glyph < BASE14_CODES ? glyph : 0;
	if (!glyph || glyph >= ff->face->glyph_count)
		return 0;
	uint16_t *slot = find_slot(ff, glyph);
	if (*slot)
		return *slot;
	if (ff->count == ff->cap) {
		grow_codes(ff, ff->cap * 4);
		slot = find_slot(ff, glyph);
	}
	return *slot = (uint16_t)add_code(ff, glyph);
}

static struct font_layer *new_layer(
	struct fonts *f, struct face_font *ff, enum font_mode mode)
{
	struct font_layer *l = ARENA_NEW(f->arena, struct font_layer);
	l->object = object_new(f->doc);
	l->number = ++f->layer_count;
	l->code_size = ff->base14 ? 1 : 2;
	l->mode = mode;
	l->tounicode = tounicode_new(f->arena, l->code_size);
	return l;
}

/* The first layer in which CODE has no text yet. */
static struct font_layer *free_layer(
	struct fonts *f, struct face_font *ff, unsigned code, enum font_mode mode)
{
	struct font_layer **top = &ff->members[code].top[mode];
	struct font_layer **l = *top ? &(*top)->next : &ff->layers[mode];
	if (!*l && f->layer_count >= FONTS_MAX && ff->layers[mode]) {
		f->full = true;
		l = &ff->layers[mode];
	}
	if (!*l)
		*l = new_layer(f, ff, mode);
	return *top = *l;
}

/* The mode and the length above the text, or above its hash; never 0. */
static uint64_t key_of(struct slice text, enum font_mode mode)
{
	uint64_t key = 0;
	if (text.len <= SHORT)
		for (size_t i = 0; i < text.len; i++)
			key = key << 8 | (unsigned char)text.data[i];
	else
		key = hash_add(HASH_BEGIN, text.data, text.len);
	uint64_t len = text.len <= SHORT ? text.len : SHORT + 1;
	return key | (uint64_t)(mode + 1) << 60 | len << 56;
}

static bool is_use(const struct use *u, uint64_t key, struct slice text)
{
	return u->key == key && (text.len <= SHORT || (u->text.len == text.len &&
		memcmp(u->text.data, text.data, text.len) == 0));
}

/* The place of the text, or the free place where it belongs. */
static struct more *find_more(
	const struct face_font *ff, unsigned code, uint64_t key, struct slice text)
{
	for (size_t i = (key ^ code) * UINT64_C(0x9E3779B97F4A7C15) >> 32;; i++) {
		struct more *m = &ff->more[i & (ff->more_cap - 1)];
		if (!m->use.key || (m->code == code && is_use(&m->use, key, text)))
			return m;
	}
}

static void grow_more(struct face_font *ff)
{
	struct more *old = ff->more;
	size_t old_cap = ff->more_cap;
	ff->more_cap = old_cap ? old_cap * 2 : FIRST_CAP;
	ff->more = xcalloc(ff->more_cap, sizeof *ff->more);
	for (size_t i = 0; i < old_cap; i++)
		if (old[i].use.key)
			*find_more(ff, old[i].code, old[i].use.key, old[i].use.text) = old[i];
	free(old);
}

/* Where the text is kept, or is to be. */
static struct use *place(struct face_font *ff, unsigned code, uint64_t key, struct slice text)
{
	struct use *first = &ff->members[code].first;
	if (!first->key || is_use(first, key, text))
		return first;
	if (ff->more_count >= ff->more_cap / 2)
		grow_more(ff);
	struct more *m = find_more(ff, code, key, text);
	ff->more_count += !m->use.key;
	m->code = code;
	return &m->use;
}

static struct use *find_use(struct fonts *f, struct face_font *ff, unsigned code,
	struct slice text, enum font_mode mode)
{
	uint64_t key = key_of(text, mode);
	struct use *u = place(ff, code, key, text);
	if (u->key)
		return u;
	u->key = key;
	u->layer = free_layer(f, ff, code, mode);
	if (text.len > SHORT)
		u->text = (struct slice){ arena_strndup(f->arena, text.data, text.len), text.len };
	tounicode_add(u->layer->tounicode, code, text);
	return u;
}

/* In 1/1000 em. What point a vertical font hangs a glyph from doesn't change where it is drawn, but
 * Poppler takes the em above that point and to its right for the character. With the base line of
 * horizontal text at the foot of the em, words that stand on their side are found between the right
 * characters. What stands across must not go on at all: its text, which is given as a whole, would
 * lie over the characters behind it. */
enum { HANG_Y = -120, AXIS = 380 };
static const int vertical_advance[] = { [FONT_VERTICAL] = 1000, [FONT_ACROSS] = 0 };

static int hang_x(int width)
{
	return width / 2 - AXIS;
}

struct font_code fonts_code(struct fonts *f, const struct face *face, unsigned glyph,
	struct slice text, enum font_mode mode)
{
	struct face_font *ff = face_font(f, face);
	unsigned code = code_of(ff, glyph);
	if (ff->base14)
		mode = FONT_HORIZONTAL;
	struct font_layer *layer = find_use(f, ff, code, text, mode)->layer;
	int width = ff->members[code].width;
	if (mode == FONT_HORIZONTAL)
		return (struct font_code){ layer, code, width, 0, 0 };
	return (struct font_code){ layer, code, vertical_advance[mode], hang_x(width), HANG_Y };
}

bool fonts_full(const struct fonts *f)
{
	return f->full;
}

/* "ABCDEF+Name": the letters tell this subset from others of the same face. */
static void subset_name(char out[NAME_SIZE], const struct face_font *ff)
{
	const struct face *face = ff->face;
	struct digest d;
	struct buf glyphs;
	buf_init(&glyphs, BUFFER_CEILING);
	for (size_t code = 0; code < ff->count; code++)
		buf_add_u16(&glyphs, ff->glyphs[code]);
	digest_init(&d);
	digest_add(&d, glyphs.data, glyphs.len);
	buf_release(&glyphs);
	for (int i = 0; i < TAG_SIZE; i++, d.a /= 26)
		out[i] = (char)('A' + d.a % 26);
	out[TAG_SIZE] = '+';
	size_t len = strlen(face->name);
	if (len > NAME_SIZE - TAG_SIZE - 2)
		len = NAME_SIZE - TAG_SIZE - 2;
	memcpy(out + TAG_SIZE + 1, face->name, len);
	out[TAG_SIZE + 1 + len] = '\0';
}

static void add_number(struct buf *out, const char *key, int64_t v)
{
	buf_add_str(out, key);
	buf_add_int(out, v);
	buf_add_char(out, '\n');
}

static void add_name(struct buf *out, const char *key, const char *name)
{
	buf_add_str(out, key);
	put_name(out, name);
	buf_add_char(out, '\n');
}

static void add_ref(struct buf *out, const char *key, const void *object)
{
	buf_add_str(out, key);
	object_put_ref(out, object);
}

static bool write_program(struct fonts *f, struct saver *s, const struct face *face,
	const struct buf *program, const struct coded_parts *parts, HPDF_Dict *out)
{
	HPDF_Dict file = *out = object_new(f->doc);
	struct buf *raw = object_raw(file);
	if (face->outlines == FACE_GLYF)
		add_number(raw, "/Length1 ", (int64_t)program->len);
	else
		buf_add_str(raw, "/Subtype /CIDFontType0C\n");
	return parts->coding ? saver_coded(s, file, buf_slice(program), parts)
			     : saver_stream(s, file, SAVER_TRUETYPE, buf_slice(program));
}

static HPDF_Dict new_descriptor(
	struct fonts *f, const struct face *face, const char *name, HPDF_Dict file)
{
	enum { FIXED_PITCH = 1, SERIF = 2, SYMBOLIC = 4, ITALIC = 64 };
	HPDF_Dict d = object_new(f->doc);
	struct buf *raw = object_raw(d);
	add_name(raw, "/Type /FontDescriptor\n/FontName ", name);
	add_number(raw, "/Flags ",
		SYMBOLIC | (face->fixed_pitch ? FIXED_PITCH : 0) | (face->serif ? SERIF : 0) |
			(face->italic ? ITALIC : 0));
	buf_add_str(raw, "/FontBBox [");
	for (int i = 0; i < 4; i++) {
		buf_add_int(raw, em1000(face, face->bbox[i]));
		buf_add_char(raw, i < 3 ? ' ' : ']');
	}
	add_number(raw, "\n/ItalicAngle ", face->italic_angle);
	add_number(raw, "/Ascent ", em1000(face, face->ascender));
	add_number(raw, "/Descent ", em1000(face, face->descender));
	add_number(raw, "/CapHeight ", em1000(face, face->cap_height));
	add_number(raw, "/StemV ", em1000(face, face->stem_v));
	add_ref(raw, face->outlines == FACE_GLYF ? "/FontFile2 " : "/FontFile3 ", file);
	return d;
}

/* Han glyphs are one em wide, which is the default; the others are listed in groups. */
static void put_widths(const struct face_font *ff, struct buf *out)
{
	bool open = false;
	buf_add_str(out, "/W [");
	for (size_t code = 0; code < ff->count; code++) {
		int width = ff->members[code].width;
		if (width != 1000) {
			if (!open) {
				buf_add_int(out, (int64_t)code);
				buf_add_char(out, '[');
			} else {
				buf_add_char(out, ' ');
			}
			buf_add_int(out, width);
		} else if (open) {
			buf_add_char(out, ']');
		}
		open = width != 1000;
	}
	buf_add_str(out, open ? "]]\n" : "]\n");
}

/* One by one: Poppler doesn't read ranges well. */
static void put_hangs(const struct face_font *ff, enum font_mode mode, struct buf *out)
{
	buf_printf(out, "/DW2 [%d %d]\n/W2 [0[", HANG_Y, -vertical_advance[mode]);
	for (size_t code = 0; code < ff->count; code++)
		buf_printf(out, "%s%d %d %d", code ? " " : "", -vertical_advance[mode],
			hang_x(ff->members[code].width), HANG_Y);
	buf_add_str(out, "]]\n");
}

static HPDF_Dict new_cid_font(struct fonts *f, const struct face_font *ff, const char *name,
	HPDF_Dict descriptor, enum font_mode mode)
{
	HPDF_Dict d = object_new(f->doc);
	bool glyf = ff->face->outlines == FACE_GLYF;
	struct buf *raw = object_raw(d);
	buf_add_str(raw, glyf ? "/Type /Font\n/Subtype /CIDFontType2\n/CIDToGIDMap /Identity\n"
			      : "/Type /Font\n/Subtype /CIDFontType0\n");
	add_name(raw, "/BaseFont ", name);
	add_ref(raw, "/CIDSystemInfo <</Registry (Adobe)/Ordering (Identity)/Supplement 0>>\n"
		     "/DW 1000\n/FontDescriptor ", descriptor);
	put_widths(ff, raw);
	if (mode != FONT_HORIZONTAL)
		put_hangs(ff, mode, raw);
	return d;
}

static bool write_to_unicode(struct fonts *f, struct saver *s, struct font_layer *l)
{
	struct buf text;
	buf_init(&text, BUFFER_CEILING);
	tounicode_write(l->tounicode, &text);
	HPDF_Dict stream = object_new(f->doc);
	bool ok = saver_stream(s, stream, SAVER_TO_UNICODE, buf_slice(&text));
	add_ref(object_raw(l->object), "/ToUnicode ", stream);
	buf_release(&text);
	return ok;
}

static bool write_layers(struct fonts *f, struct saver *s, struct font_layer *l, const char *name,
	HPDF_Dict cid_font)
{
	for (; l; l = l->next) {
		struct buf *raw = object_raw(l->object);
		add_name(raw, "/Type /Font\n/Subtype /Type0\n/BaseFont ", name);
		buf_add_str(raw, l->mode == FONT_HORIZONTAL ? "/Encoding /Identity-H\n"
							    : "/Encoding /Identity-V\n");
		buf_add_str(raw, "/DescendantFonts [");
		object_put_ref(raw, cid_font);
		buf_add_str(raw, "]\n");
		if (!write_to_unicode(f, s, l))
			return false;
	}
	return true;
}

static bool write_embedded(
	struct fonts *f, struct saver *s, const struct face_font *ff, struct diag *d)
{
	struct buf program;
	struct coded_parts parts = { 0 };
	char name[NAME_SIZE];
	HPDF_Dict file, descriptor;
	bool ok = false;
	buf_init(&program, BUFFER_CEILING);
	if (!face_subset(ff->face, ff->glyphs, ff->count, &program, &parts, d))
		goto out;
	subset_name(name, ff);
	if (!write_program(f, s, ff->face, &program, &parts, &file))
		goto out;
	descriptor = new_descriptor(f, ff->face, name, file);
	ok = true;
	for (enum font_mode m = 0; m < FONT_MODES && ok; m++)
		ok = !ff->layers[m] || write_layers(f, s, ff->layers[m], name,
			new_cid_font(f, ff, name, descriptor, m));
out:
	coded_parts_release(&parts);
	buf_release(&program);
	return ok;
}

static bool write_base14(struct fonts *f, struct saver *s, const struct face_font *ff)
{
	const char *name = ff->face->name;
	bool own_encoding = strcmp(name, "Symbol") == 0 || strcmp(name, "ZapfDingbats") == 0;
	for (struct font_layer *l = ff->layers[FONT_HORIZONTAL]; l; l = l->next) {
		struct buf *raw = object_raw(l->object);
		add_name(raw, "/Type /Font\n/Subtype /Type1\n/BaseFont ", name);
		if (!own_encoding)
			buf_add_str(raw, "/Encoding /WinAnsiEncoding\n");
		if (!write_to_unicode(f, s, l))
			return false;
	}
	return true;
}

bool fonts_finish(struct fonts *f, struct saver *s, struct diag *d)
{
	for (const struct face_font *ff = f->first; ff; ff = ff->next)
		if (!(ff->base14 ? write_base14(f, s, ff) : write_embedded(f, s, ff, d)))
			return false;
	return true;
}
