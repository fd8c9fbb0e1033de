#include "pdf/fonts.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/mpt.h"
#include "pdf/digest.h"
#include "pdf/put.h"
#include "pdf/tounicode.h"

enum { BUFFER_CEILING = 512 << 20, TAG_SIZE = 6, NAME_SIZE = 100, RECENT = 256,
	FIRST_CAP = 64, BASE14_CODES = 256 };

/* A glyph that stands for a text. */
struct use {
	struct font_layer *layer; /* NULL: a free place of the table */
	struct slice text;
	uint32_t glyph, hash;
	unsigned code;
	int width;
};

/* The layers of one mode. */
struct layering {
	struct font_layer *first;
	struct font_layer **top; /* by code: the layer of its latest text, NULL for none */
};

struct face_font {
	const struct face *face;
	struct face_font *next;
	uint16_t *slots;         /* codes in a hash table by glyph, of 2 * cap places; 0: free */
	uint16_t *glyphs;        /* by code; glyphs[0] is 0 */
	size_t count, cap;       /* codes */
	struct use *uses;        /* a hash table of use_cap places, a power of two */
	size_t use_count, use_cap;
	struct use *recent[RECENT]; /* by glyph; NULL: none */
	struct layering modes[FONT_MODES];
};

struct fonts {
	HPDF_Doc doc;
	struct arena *arena; /* layers and texts */
	struct coding *coding; /* of ToUnicode */
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
	f->coding = coding_new(&tounicode_coding_sizes);
	f->end = &f->first;
	return f;
}

void fonts_free(struct fonts *f)
{
	if (!f)
		return;
	for (struct face_font *ff = f->first, *next; ff; ff = next) {
		next = ff->next;
		for (int m = 0; m < FONT_MODES; m++) {
			for (struct font_layer *l = ff->modes[m].first; l; l = l->next)
				tounicode_release(l->tounicode);
			free(ff->modes[m].top);
		}
		free(ff->slots);
		free(ff->glyphs);
		free(ff->uses);
		free(ff);
	}
	arena_free(f->arena);
	coding_free(f->coding);
	free(f);
}

static bool is_base14(const struct face_font *ff)
{
	return ff->face->outlines == FACE_BASE14;
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
	for (int m = 0; m < FONT_MODES; m++) {
		struct font_layer **top = xrealloc(ff->modes[m].top, cap * sizeof *top);
		memset(top + ff->cap, 0, (cap - ff->cap) * sizeof *top);
		ff->modes[m].top = top;
	}
	ff->cap = cap;
	free(ff->slots);
	ff->slots = xcalloc(2 * cap, sizeof *ff->slots);
	for (size_t code = 1; code < ff->count; code++)
		*find_slot(ff, ff->glyphs[code]) = (uint16_t)code;
}

static struct face_font *new_face_font(struct fonts *f, const struct face *face)
{
	struct face_font *ff = xcalloc(1, sizeof *ff);
	ff->face = face;
	ff->use_cap = FIRST_CAP;
	ff->uses = xcalloc(ff->use_cap, sizeof *ff->uses);
	grow_codes(ff, is_base14(ff) ? BASE14_CODES : FIRST_CAP);
	ff->glyphs[0] = 0;
	ff->count = 1;
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

static unsigned code_of(struct face_font *ff, uint32_t glyph)
{
	if (is_base14(ff))
		return glyph;
	if (!glyph)
		return 0;
	uint16_t *slot = find_slot(ff, glyph);
	if (*slot)
		return *slot;
	if (ff->count == ff->cap) {
		grow_codes(ff, ff->cap * 2);
		slot = find_slot(ff, glyph);
	}
	ff->glyphs[ff->count] = (uint16_t)glyph;
	return *slot = (uint16_t)ff->count++;
}

static struct font_layer *new_layer(
	struct fonts *f, struct face_font *ff, enum font_mode mode)
{
	struct font_layer *l = ARENA_NEW(f->arena, struct font_layer);
	l->object = object_new(f->doc);
	l->number = ++f->layer_count;
	l->code_size = is_base14(ff) ? 1 : 2;
	l->mode = mode;
	l->tounicode = tounicode_new(f->arena, l->code_size);
	return l;
}

/* The first layer in which CODE has no text yet. */
static struct font_layer *free_layer(
	struct fonts *f, struct face_font *ff, unsigned code, enum font_mode mode)
{
	struct layering *m = &ff->modes[mode];
	struct font_layer **l = m->top[code] ? &m->top[code]->next : &m->first;
	if (!*l && f->layer_count >= FONTS_MAX && m->first) {
		f->full = true;
		l = &m->first;
	}
	if (!*l)
		*l = new_layer(f, ff, mode);
	return m->top[code] = *l;
}

static bool is_use(
	const struct use *u, uint32_t glyph, struct slice text, enum font_mode mode)
{
	return u->glyph == glyph && u->layer->mode == mode && u->text.len == text.len &&
		memcmp(u->text.data, text.data, text.len) == 0;
}

static uint32_t hash_use(uint32_t glyph, struct slice text, enum font_mode mode)
{
	return hash_add((glyph * FONT_MODES + mode) * 0x9E3779B1u, text.data, text.len);
}

/* The place of the use, or the free place where it belongs. */
static struct use *find_use(const struct face_font *ff, uint32_t glyph, struct slice text,
	enum font_mode mode, uint32_t hash)
{
	for (size_t i = hash;; i++) {
		struct use *u = &ff->uses[i & (ff->use_cap - 1)];
		if (!u->layer || (u->hash == hash && is_use(u, glyph, text, mode)))
			return u;
	}
}

static void grow_uses(struct face_font *ff)
{
	struct use *old = ff->uses;
	size_t old_cap = ff->use_cap;
	ff->use_cap *= 2;
	memset(ff->recent, 0, sizeof ff->recent);
	ff->uses = xcalloc(ff->use_cap, sizeof *ff->uses);
	for (size_t i = 0; i < old_cap; i++)
		if (old[i].layer)
			*find_use(ff, old[i].glyph, old[i].text, old[i].layer->mode,
				old[i].hash) = old[i];
	free(old);
}

static int em1000(const struct face *face, int v)
{
	return (int)mpt_scale(v, 1000, face->units_per_em);
}

static int width_of(const struct face *face, unsigned glyph)
{
	return em1000(face, face_advance(face, glyph));
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

static struct use *new_use(struct fonts *f, struct face_font *ff, uint32_t glyph,
	struct slice text, enum font_mode mode, uint32_t hash)
{
	if (ff->use_count >= ff->use_cap / 2)
		grow_uses(ff);
	ff->use_count++;
	struct use *u = find_use(ff, glyph, text, mode, hash);
	u->glyph = glyph;
	u->hash = hash;
	u->text = (struct slice){ arena_strndup(f->arena, text.data, text.len), text.len };
	u->code = code_of(ff, glyph);
	u->width = width_of(ff->face, glyph);
	u->layer = free_layer(f, ff, u->code, mode);
	tounicode_add(u->layer->tounicode, u->code, u->text);
	return u;
}

/* The use, a new one if need be. */
static struct use *use(struct fonts *f, struct face_font *ff, uint32_t glyph, struct slice text,
	enum font_mode mode)
{
	uint32_t hash = hash_use(glyph, text, mode);
	struct use *u = find_use(ff, glyph, text, mode, hash);
	return u->layer ? u : new_use(f, ff, glyph, text, mode, hash);
}

struct font_code fonts_code(struct fonts *f, const struct face *face, unsigned glyph,
	struct slice text, enum font_mode mode)
{
	struct face_font *ff = face_font(f, face);
	if (glyph >= (is_base14(ff) ? BASE14_CODES : face->glyph_count))
		glyph = 0;
	if (is_base14(ff))
		mode = FONT_HORIZONTAL;
	struct use *u = ff->recent[glyph % RECENT];
	if (!u || !is_use(u, glyph, text, mode))
		u = ff->recent[glyph % RECENT] = use(f, ff, glyph, text, mode);
	if (mode == FONT_HORIZONTAL)
		return (struct font_code){ u->layer, u->code, u->width, 0, 0 };
	return (struct font_code){ u->layer, u->code, vertical_advance[mode],
		hang_x(u->width), HANG_Y };
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
	digest_init(&d);
	for (size_t code = 0; code < ff->count; code++)
		digest_add(&d, (unsigned char[]){ (unsigned char)(ff->glyphs[code] >> 8),
			(unsigned char)ff->glyphs[code] }, 2);
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
			     : saver_stream(s, file, SAVER_DEFLATE, buf_slice(program));
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
		int width = width_of(ff->face, ff->glyphs[code]);
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
			hang_x(width_of(ff->face, ff->glyphs[code])), HANG_Y);
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
	bool ok = saver_coded(
		s, stream, buf_slice(&text), &(struct coded_parts){ .coding = f->coding });
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
		ok = !ff->modes[m].first || write_layers(f, s, ff->modes[m].first, name,
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
	for (struct font_layer *l = ff->modes[FONT_HORIZONTAL].first; l; l = l->next) {
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
		if (!(is_base14(ff) ? write_base14(f, s, ff) : write_embedded(f, s, ff, d)))
			return false;
	return true;
}
