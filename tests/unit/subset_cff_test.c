#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H

#include "base/arena.h"
#include "font/cff.h"

/* The subset of a table that is used once; GLYPH_COUNT is the face's, from maxp. */
static bool subset_table(struct slice table, unsigned glyph_count, const uint16_t *glyphs,
	size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++)
		if (glyphs[i] >= glyph_count)
			return false;
	struct cff *c = cff_open(table);
	bool ok = c && cff_subset(c, glyphs, count, out, NULL);
	cff_free(c);
	return ok;
}

/* FreeType is the judge: whatever it makes of a glyph it must make of it in the subset. */

#define NOTO "/usr/share/fonts/opentype/noto/"
#define TEX_GYRE "/usr/share/texmf/fonts/opentype/public/tex-gyre/"
#define URW "/usr/share/fonts/opentype/urw-base35/"

enum { MOST = 1 << 28 };

static FT_Library library;

static int start(void **state)
{
	(void)state;
	return FT_Init_FreeType(&library);
}

static int stop(void **state)
{
	(void)state;
	return FT_Done_FreeType(library);
}

/* A face that is installed, with its CFF table; the caller frees TABLE. */
static FT_Face open_installed(const char *path, int index, struct slice *table)
{
	FT_Face face;
	FT_ULong size = 0;
	if (FT_New_Face(library, path, index, &face) != 0)
		skip();
	FT_ULong tag = FT_MAKE_TAG('C', 'F', 'F', ' ');
	assert_int_equal(FT_Load_Sfnt_Table(face, tag, 0, NULL, &size), 0);
	char *data = xmalloc(size);
	assert_int_equal(FT_Load_Sfnt_Table(face, tag, 0, (FT_Byte *)data, &size), 0);
	*table = (struct slice){ data, size };
	return face;
}

static FT_Face open_bare(const struct buf *font)
{
	FT_Face face;
	assert_int_equal(FT_New_Memory_Face(library, (const FT_Byte *)font->data,
				 (FT_Long)font->len, 0, &face),
		0);
	return face;
}

static void assert_same_outline(FT_Face a, unsigned glyph_a, FT_Face b, unsigned glyph_b)
{
	const FT_Int32 flags = FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP;
	FT_Error error = FT_Load_Glyph(a, glyph_a, flags);
	if (FT_Load_Glyph(b, glyph_b, flags) != error)
		fail_msg("glyph %u: error %d only of one of the two", glyph_a, error);
	if (error)
		return;
	const FT_Outline *p = &a->glyph->outline, *q = &b->glyph->outline;
	if (p->n_points != q->n_points || p->n_contours != q->n_contours)
		fail_msg("glyph %u has %d points instead of %d", glyph_a, q->n_points, p->n_points);
	if (!p->n_points)
		return;
	assert_memory_equal(p->points, q->points, (size_t)p->n_points * sizeof *p->points);
	assert_memory_equal(p->tags, q->tags, (size_t)p->n_points);
	assert_memory_equal(p->contours, q->contours, (size_t)p->n_contours * sizeof *p->contours);
}

static void assert_same_bitmap(
	FT_Face a, unsigned glyph_a, FT_Face b, unsigned glyph_b, unsigned size, FT_Int32 flags)
{
	assert_int_equal(FT_Set_Pixel_Sizes(a, 0, size), 0);
	assert_int_equal(FT_Set_Pixel_Sizes(b, 0, size), 0);
	flags |= FT_LOAD_RENDER | FT_LOAD_NO_BITMAP;
	assert_int_equal(FT_Load_Glyph(a, glyph_a, flags), 0);
	assert_int_equal(FT_Load_Glyph(b, glyph_b, flags), 0);
	const FT_Bitmap *p = &a->glyph->bitmap, *q = &b->glyph->bitmap;
	assert_int_equal(p->rows, q->rows);
	assert_int_equal(p->width, q->width);
	assert_int_equal(a->glyph->bitmap_left, b->glyph->bitmap_left);
	assert_int_equal(a->glyph->bitmap_top, b->glyph->bitmap_top);
	if (p->rows && memcmp(p->buffer, q->buffer, p->rows * (size_t)p->pitch) != 0)
		fail_msg("glyph %u looks different at %u px", glyph_a, size);
}

/* COUNT different glyphs, the first of them 0. */
static void choose_glyphs(uint16_t *glyphs, size_t count, unsigned glyph_count)
{
	bool *taken = xcalloc(glyph_count, sizeof *taken);
	glyphs[0] = 0;
	taken[0] = true;
	for (size_t i = 1; i < count; i++) {
		unsigned g;
		do
			g = (unsigned)rand() % glyph_count;
		while (taken[g]);
		taken[g] = true;
		glyphs[i] = (uint16_t)g;
	}
	free(taken);
}

/* Random subsets of a face. HINTS: also as a screen shows them; glyphs that are put together from
 * two lose them. */
static void check_face(const char *path, int index, bool hints)
{
	struct slice table;
	struct buf font;
	FT_Face face = open_installed(path, index, &table);
	struct cff *cff = cff_open(table);
	assert_non_null(cff);
	assert_int_equal(cff->charstrings.count, face->num_glyphs);
	buf_init(&font, MOST);
	static const size_t counts[] = { 1, 2, 30, 400 };
	for (size_t k = 0; k < 4; k++) {
		uint16_t glyphs[400];
		size_t count = counts[k];
		srand(20 + (unsigned)k);
		choose_glyphs(glyphs, count, (unsigned)face->num_glyphs);
		buf_clear(&font);
		assert_true(cff_subset(cff, glyphs, count, &font, NULL));
		FT_Face subset = open_bare(&font);
		assert_int_equal(subset->num_glyphs, count);
		assert_int_equal(subset->units_per_EM, face->units_per_EM);
		for (unsigned i = 0; i < count; i++) {
			assert_same_outline(face, glyphs[i], subset, i);
			if (i % 4)
				continue;
			assert_same_bitmap(face, glyphs[i], subset, i, 11, FT_LOAD_NO_HINTING);
			assert_same_bitmap(face, glyphs[i], subset, i, 96, FT_LOAD_NO_HINTING);
			if (hints)
				assert_same_bitmap(
					face, glyphs[i], subset, i, 16, FT_LOAD_NO_AUTOHINT);
		}
		FT_Done_Face(subset);
	}
	buf_release(&font);
	cff_free(cff);
	free((char *)(uintptr_t)table.data);
	FT_Done_Face(face);
}

static void noto_serif(void **state)
{
	(void)state;
	check_face(NOTO "NotoSerifCJK-Regular.ttc", 2, true);
}

static void noto_sans(void **state)
{
	(void)state;
	check_face(NOTO "NotoSansCJK-Regular.ttc", 2, true);
}

static void noto_sans_mono(void **state)
{
	(void)state;
	check_face(NOTO "NotoSansCJK-Bold.ttc", 7, true);
}

static void tex_gyre(void **state)
{
	(void)state;
	check_face(TEX_GYRE "texgyretermes-regular.otf", 0, true);
}

static void urw(void **state)
{
	(void)state;
	check_face(URW "NimbusRoman-Regular.otf", 0, true);
}

static void every_glyph_of_a_face(void **state)
{
	(void)state;
	struct slice table;
	struct buf font;
	FT_Face face = open_installed(NOTO "NotoSansCJK-Regular.ttc", 2, &table);
	size_t count = (size_t)face->num_glyphs;
	uint16_t *glyphs = xcalloc(count, sizeof *glyphs);
	for (size_t i = 0; i < count; i++)
		glyphs[i] = (uint16_t)i;
	buf_init(&font, MOST);
	assert_true(subset_table(table, (unsigned)count, glyphs, count, &font));
	FT_Face subset = open_bare(&font);
	for (unsigned i = 0; i < count; i += 7)
		assert_same_outline(face, i, subset, i);
	FT_Done_Face(subset);
	buf_release(&font);
	free(glyphs);
	free((char *)(uintptr_t)table.data);
	FT_Done_Face(face);
}

/* A font made by hand: the pieces of a CFF table. */
struct recipe {
	bool cid_keyed;
	const char *charstrings[8], *global[12], *local[12]; /* Type 2 as words, see assemble */
	const char *charset;      /* hex; NULL: ISOAdobe */
	const char *matrix;       /* hex of a FontMatrix's operands, NULL: none */
	bool hints_go;            /* with characters made of two */
	unsigned blank_subrs;     /* empty subroutines before the global ones, to try the bias */
	unsigned copies;          /* of the last charstring, as further glyphs */
};

static const struct {
	const char *name;
	int op;
} operators[] = { { "hstem", 1 }, { "vstem", 3 }, { "vmoveto", 4 }, { "rlineto", 5 },
	{ "hlineto", 6 }, { "vlineto", 7 }, { "rrcurveto", 8 }, { "callsubr", 10 },
	{ "return", 11 }, { "endchar", 14 }, { "hstemhm", 18 }, { "hintmask", 19 },
	{ "cntrmask", 20 }, { "rmoveto", 21 }, { "hmoveto", 22 }, { "vstemhm", 23 },
	{ "rcurveline", 24 }, { "rlinecurve", 25 }, { "vvcurveto", 26 }, { "hhcurveto", 27 },
	{ "callgsubr", 29 }, { "vhcurveto", 30 }, { "hvcurveto", 31 }, { "dotsection", 0xC00 },
	{ "and", 0xC03 }, { "or", 0xC04 }, { "not", 0xC05 }, { "abs", 0xC09 }, { "add", 0xC0A },
	{ "sub", 0xC0B }, { "div", 0xC0C }, { "neg", 0xC0E }, { "eq", 0xC0F }, { "drop", 0xC12 },
	{ "put", 0xC14 }, { "get", 0xC15 }, { "ifelse", 0xC16 }, { "random", 0xC17 },
	{ "mul", 0xC18 }, { "sqrt", 0xC1A }, { "dup", 0xC1B }, { "exch", 0xC1C },
	{ "index", 0xC1D }, { "roll", 0xC1E }, { "hflex", 0xC22 }, { "flex", 0xC23 },
	{ "hflex1", 0xC24 }, { "flex1", 0xC25 } };

static void put_number(struct buf *out, double v)
{
	int whole = (int)v;
	if (v != whole) {
		buf_add_u8(out, 255);
		buf_add_u32(out, (uint32_t)(int32_t)(v * 65536));
	} else if (whole >= -107 && whole <= 107) {
		buf_add_u8(out, (uint8_t)(whole + 139));
	} else if (whole >= 108 && whole <= 1131) {
		buf_add_u16(out, (uint16_t)(0xF700 + whole - 108));
	} else if (whole <= -108 && whole >= -1131) {
		buf_add_u16(out, (uint16_t)(0xFB00 - whole - 108));
	} else {
		buf_add_u8(out, 28);
		buf_add_u16(out, (uint16_t)whole);
	}
}

/* WORDS are numbers, operators' names, and bytes as xHH. */
static void assemble(struct buf *out, const char *words)
{
	char copy[4096], *save = NULL;
	assert_true(strlen(words) < sizeof copy);
	strcpy(copy, words);
	for (char *w = strtok_r(copy, " ", &save); w; w = strtok_r(NULL, " ", &save)) {
		size_t i = 0, count = sizeof operators / sizeof *operators;
		while (i < count && strcmp(operators[i].name, w) != 0)
			i++;
		if (*w == 'x') {
			buf_add_u8(out, (uint8_t)strtol(w + 1, NULL, 16));
		} else if (i == count) {
			put_number(out, strtod(w, NULL));
		} else {
			if (operators[i].op > 255)
				buf_add_u8(out, 12);
			buf_add_u8(out, (uint8_t)operators[i].op);
		}
	}
}

static void put_hex(struct buf *out, const char *hex)
{
	for (; hex && *hex; hex += 2)
		buf_add_u8(out, (uint8_t)strtol((char[]){ hex[0], hex[1], 0 }, NULL, 16));
}

/* An INDEX of BLANKS empty elements, the assembled WORDS, and COPIES of the last of them. */
static void put_index(
	struct buf *out, const char *const *words, size_t limit, unsigned blanks, unsigned copies)
{
	struct buf data, offsets;
	unsigned count = blanks;
	buf_init(&data, MOST);
	buf_init(&offsets, MOST);
	for (unsigned i = 0; i <= blanks; i++)
		buf_add_u32(&offsets, 1);
	for (size_t i = 0; i < limit && words[i]; i++) {
		bool last = i + 1 == limit || !words[i + 1];
		for (unsigned k = 0; k <= (last ? copies : 0); k++, count++) {
			assemble(&data, words[i]);
			buf_add_u32(&offsets, (uint32_t)data.len + 1);
		}
	}
	buf_add_u16(out, (uint16_t)count);
	if (count) {
		buf_add_u8(out, 4);
		buf_add(out, offsets.data, offsets.len);
		buf_add(out, data.data, data.len);
	}
	buf_release(&data);
	buf_release(&offsets);
}

static void put_offset(struct buf *out, size_t v)
{
	buf_add_u8(out, 29);
	buf_add_u32(out, (uint32_t)v);
}

static void put_op(struct buf *out, int op)
{
	if (op > 255)
		buf_add_u8(out, 12);
	buf_add_u8(out, (uint8_t)op);
}

static void put_single(struct buf *out, const struct buf *element)
{
	buf_add_u16(out, 1);
	buf_add_u8(out, 4);
	buf_add_u32(out, 1);
	buf_add_u32(out, (uint32_t)element->len + 1);
	buf_add(out, element->data, element->len);
}

struct places {
	size_t charset, fd_select, charstrings, private, fd_array;
};

enum { PRIVATE_SIZE = 6 }; /* Subrs alone, which follow it */

static void put_private_entry(struct buf *out, const struct places *at)
{
	put_offset(out, PRIVATE_SIZE);
	put_offset(out, at->private);
	put_op(out, 18);
}

static void put_top(struct buf *out, const struct recipe *r, const struct places *at)
{
	struct buf dict;
	buf_init(&dict, MOST);
	if (r->cid_keyed) {
		put_hex(&dict, "F81BF81B8B0C1E"); /* 391 391 0 ROS */
		put_offset(&dict, at->fd_select);
		put_op(&dict, 0xC25);
		put_offset(&dict, at->fd_array);
		put_op(&dict, 0xC24);
	} else {
		put_private_entry(&dict, at);
	}
	if (r->matrix) {
		put_hex(&dict, r->matrix);
		put_op(&dict, 0xC07);
	}
	if (r->charset) {
		put_offset(&dict, at->charset);
		put_op(&dict, 15);
	}
	put_offset(&dict, at->charstrings);
	put_op(&dict, 17);
	put_single(out, &dict);
	buf_release(&dict);
}

static size_t glyph_count(const struct recipe *r)
{
	size_t n = 0;
	while (n < 8 && r->charstrings[n])
		n++;
	return n;
}

/* One pass with the places that are known so far. */
static void put_font(struct buf *out, const struct recipe *r, struct places *at)
{
	struct buf dict;
	buf_add(out, "\1\0\4\4" "\0\1\1\1\5Test", 13);
	put_top(out, r, at);
	put_index(out, (const char *const[]){ "x41 x42" }, 1, 0, 0);
	put_index(out, r->global, 12, r->blank_subrs, 0);
	at->charset = out->len;
	put_hex(out, r->charset);
	at->fd_select = out->len;
	buf_add(out, "\3\0\1\0\0\0\0", 7);
	buf_add_u8(out, (uint8_t)glyph_count(r));
	at->charstrings = out->len;
	put_index(out, r->charstrings, 8, 0, r->copies);
	at->private = out->len;
	put_offset(out, PRIVATE_SIZE);
	put_op(out, 19);
	put_index(out, r->local, 12, 0, 0);
	at->fd_array = out->len;
	buf_init(&dict, MOST);
	put_private_entry(&dict, at);
	put_single(out, &dict);
	buf_release(&dict);
}

static void make_font(struct buf *out, const struct recipe *r)
{
	struct places at = { 0 };
	buf_init(out, MOST);
	put_font(out, r, &at); /* to learn the places */
	buf_clear(out);
	put_font(out, r, &at);
	buf_clear(out);
	put_font(out, r, &at); /* the FDArray needs one more round */
}

/* Subsets all glyphs, the last one first behind .notdef. */
static bool subset_recipe(const struct recipe *r, struct buf *font, struct buf *subset)
{
	uint16_t glyphs[8] = { 0 };
	size_t n = glyph_count(r);
	for (size_t i = 1; i < n; i++)
		glyphs[i] = (uint16_t)(n - i);
	make_font(font, r);
	buf_init(subset, MOST);
	return subset_table((struct slice){ font->data, font->len }, (unsigned)n, glyphs, n, subset);
}

/* What FreeType draws of the font made by R and of its subset is the same, and is something. */
static void assert_same(const struct recipe *r)
{
	struct buf font, subset;
	if (!subset_recipe(r, &font, &subset))
		fail_msg("no subset of \"%s\"", r->charstrings[1]);
	FT_Face a = open_bare(&font), b = open_bare(&subset);
	size_t n = glyph_count(r);
	assert_int_equal(b->num_glyphs, n);
	assert_int_equal(a->units_per_EM, b->units_per_EM);
	for (unsigned i = 1; i < n; i++) {
		assert_same_outline(a, i, b, (unsigned)n - i);
		if (!b->glyph->outline.n_points)
			fail_msg("\"%s\" draws nothing", r->charstrings[i]);
		assert_int_equal(FT_Load_Glyph(a, i, FT_LOAD_NO_SCALE), 0);
		FT_Pos advance = a->glyph->metrics.horiAdvance;
		assert_int_equal(FT_Load_Glyph(b, (unsigned)n - i, FT_LOAD_NO_SCALE), 0);
		assert_int_equal(b->glyph->metrics.horiAdvance, advance);
		assert_same_bitmap(a, i, b, (unsigned)n - i, 40, FT_LOAD_NO_HINTING);
		if (!r->hints_go)
			assert_same_bitmap(a, i, b, (unsigned)n - i, 40, FT_LOAD_NO_AUTOHINT);
	}
	FT_Done_Face(a);
	FT_Done_Face(b);
	buf_release(&font);
	buf_release(&subset);
}

static void assert_broken(const struct recipe *r)
{
	struct buf font, subset;
	if (subset_recipe(r, &font, &subset))
		fail_msg("\"%s\" was taken", r->charstrings[1]);
	assert_int_equal(subset.len, 0);
	buf_release(&font);
	buf_release(&subset);
}

#define SQUARE "400 hlineto 500 vlineto -400 hlineto"

/* Each is a glyph of a name-keyed and of a CID-keyed font. */
static const char *const drawings[] = {
	"100 50 rmoveto " SQUARE " endchar",
	"33 100 50 rmoveto " SQUARE " endchar", /* with a width */
	"100 hmoveto " SQUARE " endchar",
	"33 100 vmoveto " SQUARE " endchar",
	"33 10 20 hstem 100 hmoveto " SQUARE " endchar",
	"10 20 30 20 hstemhm 5 10 70 9 hintmask xE0 100 hmoveto " SQUARE " hintmask x10 endchar",
	"1 2 3 4 5 6 7 8 9 10 hstemhm 1 2 3 4 5 6 7 8 vstemhm cntrmask x12 x80 1 hmoveto " SQUARE
	" endchar",
	"9 1 20 3 4 hintmask xC0 1 hmoveto " SQUARE
	" endchar", /* stems without an operator, a width */
	"100 50 rmoveto 400 500 -400 hlineto 10 20 30 40 rlineto endchar",
	"0 0 rmoveto 1 2 30 40 5 6 rrcurveto 1 2 3 4 5 6 7 8 rcurveline 1 2 3 4 50 60 7 8 "
	"rlinecurve "
	"endchar",
	"0 0 rmoveto 1 20 30 40 50 hhcurveto 10 20 30 40 vvcurveto 10 20 30 40 5 vhcurveto 10 20 "
	"30 40 "
	"hvcurveto endchar",
	"0 0 rmoveto 10 5 20 40 30 0 20 0 20 -40 20 -5 50 flex endchar",
	"0 0 rmoveto 10 20 40 30 20 20 10 hflex 10 5 20 40 30 20 20 -40 10 hflex1 endchar",
	"0 0 rmoveto 10 5 20 40 30 1 20 2 20 -40 55 flex1 1 hlineto endchar",
	"0 0 rmoveto 0.5 100.25 rlineto -30000 32000 rlineto 32767 -32768 rlineto endchar",
	"1 2 dotsection 0 0 rmoveto " SQUARE " endchar",
	"0 0 rmoveto " SQUARE, /* no endchar */
	"0 0 rmoveto 10 20 add 30 7 sub 100 4 div 5 neg rlineto endchar",
	"0 0 rmoveto -60 abs 2.5 mul 144 sqrt 7 mul rlineto 5 5 rlineto endchar",
	"0 0 rmoveto 100 dup rlineto 70 50 exch rlineto 7 99 drop 8 rlineto endchar",
	"0 0 rmoveto 10 20 30 40 4 1 roll rlineto 10 20 30 40 4 -1 roll rlineto endchar",
	"0 0 rmoveto 10 200 30 1 index rlineto 9 hlineto 60 70 rlineto endchar",
	"0 0 rmoveto 70 3 put 3 get 90 rlineto 50 50 rlineto endchar",
	"0 0 rmoveto 100 200 1 2 ifelse 100 200 2 1 ifelse rlineto 5 5 rlineto endchar",
	"0 0 rmoveto 100 1 0 and 100 1 0 or rlineto 0 not 5 5 eq 90 mul rlineto 8 9 rlineto "
	"endchar",
};

static void every_operator_survives(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof drawings / sizeof *drawings; i++)
		for (int cid = 0; cid < 2; cid++)
			assert_same(&(struct recipe){ .charstrings = { "endchar", drawings[i],
							      "8 9 rmoveto " SQUARE " endchar" },
				.cid_keyed = cid,
				.charset = cid ? "0000010002" : NULL });
}

static void subroutines_are_put_in_place(void **state)
{
	(void)state;
	assert_same(&(struct recipe){
		.charstrings = { "endchar", "5 5 rmoveto -107 callsubr",
			"5 6 rmoveto -106 callgsubr endchar", "7 7 rmoveto 50 -107 callsubr",
			"-105 callgsubr endchar",
			"10 11 12 13 -104 callgsubr hintmask x80 x40 1 hmoveto " SQUARE
			" endchar" },
		.local = { SQUARE " endchar", "100 rlineto return" },
		.global = { "-106 callgsubr return", SQUARE " return",
			"1 2 3 4 5 6 hstemhm 40 41 rmoveto -107 callgsubr return",
			"14 15 16 17 18 19 20 21 22 23 24 25 26 27" },
	});
}

static void many_subroutines_have_another_bias(void **state)
{
	(void)state;
	assert_same(&(struct recipe){
		.charstrings = { "endchar", "5 5 rmoveto 1093 callgsubr endchar" },
		.global = { SQUARE " return" },
		.blank_subrs = 1200 });
	assert_same(
		&(struct recipe){ .charstrings = { "endchar", "5 5 rmoveto 869 callgsubr endchar" },
			.global = { SQUARE " return" },
			.blank_subrs = 2000 });
	assert_same(&(struct recipe){
		.charstrings = { "endchar", "5 5 rmoveto 1232 callgsubr endchar" },
		.global = { SQUARE " return" },
		.blank_subrs = 34000 });
}

/* B and C (66, 67) of a font with only these, put together. */
static void accented_characters_are_drawn_whole(void **state)
{
	(void)state;
	struct recipe r = {
		.charstrings = { "endchar",
			"77 1 2 hstem 10 20 rmoveto " SQUARE " 1 2 rlineto endchar",
			"1 2 3 4 hstemhm 5 6 hintmask xE0 30 vmoveto 10 20 30 40 hvcurveto 7 7 "
			"rlineto "
			"9 hmoveto " SQUARE " endchar",
			"120 200.5 66 67 endchar", "55 -9 -300 67 66 endchar",
			"1 2 hstem 0 0 66 66 endchar", "44 1 2 hstem 5 5 66 67 endchar",
			"0 0 rmoveto " SQUARE " endchar" },
		.hints_go = true,
		.charset = "000023002400E100E200E300E400E5"
	};
	assert_same(&r);
	r.charset = "01002301" "00E104";
	assert_same(&r);
	r.charset = "0200230001" "00E10004";
	assert_same(&r);
	r.charset = NULL; /* ISOAdobe: glyph 35 would be B, and there is none */
	assert_broken(&r);
	r = (struct recipe){ .charstrings = { "endchar", "1 2 66 67 endchar" }, .cid_keyed = true,
		.charset = "000001" };
	assert_broken(&r);
	r = (struct recipe){ .charstrings = { "endchar", "1 2 66 66 endchar" },
		.charset = "000023" };
	assert_broken(&r); /* of itself */
}

static void parts_of_every_kind_leave_the_pen_where_it_is(void **state)
{
	(void)state;
	static const char *const parts[] = {
		"33 5 6 rmoveto 1 2 30 40 rlineto 7 8 9 hlineto 7 8 vlineto endchar",
		"5 hmoveto 1 2 3 4 5 6 rrcurveto 1 2 3 4 5 6 7 8 rcurveline 1 2 3 4 5 6 7 8 "
		"rlinecurve "
		"endchar",
		"5 vmoveto 1 20 30 40 50 hhcurveto 9 10 20 30 40 vvcurveto 1 2 3 4 1 2 3 4 "
		"vvcurveto endchar",
		"5 vmoveto 1 2 3 4 5 vhcurveto 1 2 3 4 5 6 7 8 9 hvcurveto 1 2 3 4 5 6 7 8 "
		"vhcurveto endchar",
		"5 vmoveto 10 5 20 40 30 9 20 8 20 -40 20 -5 50 flex 1 hlineto endchar",
		"5 vmoveto 10 20 40 30 20 20 10 hflex 10 5 20 40 30 20 20 -40 10 hflex1 1 hlineto "
		"endchar",
		"5 vmoveto 10 5 20 40 30 1 20 2 20 -40 55 flex1 10 5 20 400 30 1 20 2 20 -40 55 "
		"flex1 1 "
		"hlineto endchar",
	};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		assert_same(&(struct recipe){ .charset = "000023002400E1", .hints_go = true,
			.charstrings = { "endchar", parts[i], "10 10 rmoveto " SQUARE " endchar",
				"300 400 67 66 endchar" } });
}

static void matrix_of_another_em_is_kept(void **state)
{
	(void)state;
	/* 0.00048828125 0 0 0.00048828125 0 0: 2048 units */
	assert_same(&(struct recipe){ .charstrings = { "endchar", drawings[0] },
		.matrix = "1E0A00048828125F" "8B8B" "1E0A00048828125F" "8B8B" });
}

static void assert_equal_subsets(const struct recipe *r, const struct recipe *other)
{
	struct buf font, a, b;
	assert_true(subset_recipe(r, &font, &a));
	buf_release(&font);
	assert_true(subset_recipe(other, &font, &b));
	assert_int_equal(a.len, b.len);
	assert_memory_equal(a.data, b.data, a.len);
	buf_release(&font);
	buf_release(&a);
	buf_release(&b);
}

static void random_is_the_same_every_time(void **state)
{
	(void)state;
	struct recipe r = {
		.charstrings = { "endchar", "0 0 rmoveto random 100 mul dup rlineto endchar" }
	};
	assert_equal_subsets(&r, &r);
}

/* Allowed, though FreeType does without. */
static void number_of_a_subroutine_may_be_computed(void **state)
{
	(void)state;
	assert_equal_subsets(&(struct recipe){ .charstrings = { "endchar",
						       "1 hmoveto 7 -53 2 mul callsubr endchar" },
				     .local = { "return", SQUARE " return" } },
		&(struct recipe){ .charstrings = { "endchar", "1 hmoveto 7 -106 callsubr endchar" },
			.local = { "return", SQUARE " return" } });
}

#define EIGHT "1 1 1 1 1 1 1 1 "
#define FULL_STACK EIGHT EIGHT EIGHT EIGHT EIGHT EIGHT

static void broken_charstrings_are_refused(void **state)
{
	(void)state;
	static const char *const broken[] = {
		"callsubr",
		"5 callsubr",
		"-108 callgsubr",
		"30000 callgsubr",
		"-106 callsubr",
		"rmoveto",
		"1 rmoveto",
		"hmoveto",
		"x1C x00",
		"xFF x00 x00 x00",
		"xF7",
		"x0C",
		"1 2 hstemhm hintmask",
		"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 vstemhm cntrmask x00",
		"add",
		"1 add",
		"drop",
		"1 exch",
		"1 2 3 ifelse",
		"1 32 put",
		"1 -1 put",
		"99 get",
		"1 2 5 index",
		"1 2 3 4 roll",
		"1 2 -1 0 roll",
		"dup",
		"not",
		FULL_STACK
		"1 rlineto",
		FULL_STACK
		"dup rlineto",
		FULL_STACK
		"random rlineto",
		"0 0 3 4 endchar",
	};
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
		assert_broken(&(struct recipe){ .charstrings = { "endchar", broken[i] },
			.local = { "endchar", "-106 callsubr" }, .global = { "return" } });
}

/* Local subroutines of which each calls the next one TIMES times, ending in LAST. */
static void make_ladder(char rungs[][300], struct recipe *r, int count, int times, const char *last)
{
	for (int i = 0; i < count; i++) {
		rungs[i][0] = '\0';
		for (int k = 0; i < count - 1 && k < times; k++)
			sprintf(rungs[i] + strlen(rungs[i]), "%d callsubr ", i + 1 - 107);
		if (i == count - 1)
			strcpy(rungs[i], last);
		r->local[i] = rungs[i];
	}
}

static void calls_nest_ten_deep(void **state)
{
	(void)state;
	char rungs[11][300];
	struct recipe r = { .charstrings = { "endchar", "5 5 rmoveto -107 callsubr endchar" } };
	make_ladder(rungs, &r, 10, 1, SQUARE);
	assert_same(&r);
	make_ladder(rungs, &r, 11, 1, SQUARE);
	assert_broken(&r);
	r = (struct recipe){ .charstrings = { "endchar", "-107 callsubr endchar" },
		.local = { "-107 callsubr" } };
	assert_broken(&r);
}

static void calls_that_multiply_are_stopped(void **state)
{
	(void)state;
	char rungs[11][300];
	struct recipe r = { .charstrings = { "endchar", "5 5 rmoveto -107 callsubr endchar" } };
	make_ladder(rungs, &r, 10, 20, "return"); /* would take for ever */
	assert_broken(&r);
	make_ladder(rungs, &r, 4, 20, "1 2 3 4 rlineto"); /* 40,000 bytes */
	assert_same(&r);
	make_ladder(rungs, &r, 4, 20, "1 2 3 4 1 2 3 4 rlineto"); /* 72,000 bytes */
	assert_broken(&r);
}

/* More than is ever kept of flattened charstrings: 1,700 glyphs of 40,000 bytes. */
static void large_subsets_do_not_spoil_later_ones(void **state)
{
	(void)state;
	enum { COUNT = 1700 };
	char rungs[11][300];
	uint16_t glyphs[COUNT];
	struct buf font, before, all, after;
	struct recipe r = { .charstrings = { "endchar", drawings[9],
				    "5 5 rmoveto -107 callsubr endchar" },
		.copies = COUNT - 3 };
	make_ladder(rungs, &r, 4, 20, "1 2 3 4 rlineto");
	make_font(&font, &r);
	struct cff *cff = cff_open((struct slice){ font.data, font.len });
	assert_int_equal(cff->charstrings.count, COUNT);
	for (unsigned i = 0; i < COUNT; i++)
		glyphs[i] = (uint16_t)i;
	buf_init(&before, MOST);
	buf_init(&all, MOST);
	buf_init(&after, MOST);
	assert_true(cff_subset(cff, glyphs, 3, &before, NULL));
	assert_true(cff_subset(cff, glyphs, COUNT, &all, NULL));
	assert_true(all.len > 64 << 20);
	assert_true(cff_subset(cff, glyphs, 3, &after, NULL));
	assert_int_equal(after.len, before.len);
	assert_memory_equal(after.data, before.data, before.len);
	cff_free(cff);
	buf_release(&font);
	buf_release(&before);
	buf_release(&all);
	buf_release(&after);
}

static void what_is_asked_for_must_exist(void **state)
{
	(void)state;
	struct buf font, out;
	struct recipe r = { .charstrings = { "endchar", drawings[0], drawings[1] } };
	make_font(&font, &r);
	buf_init(&out, MOST);
	struct slice table = { font.data, font.len };
	assert_true(subset_table(table, 3, (const uint16_t[]){ 0 }, 1, &out));
	buf_clear(&out);
	assert_false(subset_table(table, 3, (const uint16_t[]){ 0, 3 }, 2, &out));
	assert_false(subset_table(table, 9, (const uint16_t[]){ 0, 3 }, 2, &out));
	assert_false(subset_table(table, 2, (const uint16_t[]){ 0, 2 }, 2, &out));
	assert_false(subset_table(table, 3, (const uint16_t[]){ 1, 0 }, 2, &out));
	assert_false(subset_table(table, 3, NULL, 0, &out));
	assert_int_equal(out.len, 0);
	buf_release(&out);
	buf_init(&out, 50);
	assert_false(subset_table(table, 3, (const uint16_t[]){ 0, 1 }, 2, &out));
	assert_int_equal(out.len, 0);
	buf_release(&font);
	buf_release(&out);
}

static void subset_of_a_subset_is_the_same(void **state)
{
	(void)state;
	struct buf font, first, second;
	struct recipe r = { .charstrings = { "endchar", drawings[5], drawings[9], drawings[12] } };
	assert_true(subset_recipe(&r, &font, &first));
	buf_init(&second, MOST);
	assert_true(subset_table((struct slice){ first.data, first.len }, 4,
		(const uint16_t[]){ 0, 1, 2, 3 }, 4, &second));
	assert_int_equal(second.len, first.len);
	assert_memory_equal(second.data, first.data, first.len);
	buf_release(&font);
	buf_release(&first);
	buf_release(&second);
}

/* Every prefix, and changed bytes: refused or subset to something FreeType opens. */
static void damaged_tables_bring_nothing_down(void **state)
{
	(void)state;
	struct recipe recipes[] = {
		{ .charstrings = { "endchar", drawings[5], "1 1 rmoveto -107 callsubr endchar",
			  "9 9 66 67 endchar" },
			.local = { SQUARE " return" }, .charset = "000023002400E1" },
		{ .cid_keyed = true, .charstrings = { "endchar", drawings[9], "-107 callgsubr" },
			.global = { "5 5 rmoveto " SQUARE " endchar" }, .charset = "0200010001" } };
	for (unsigned seed = 0; seed < 20000; seed++) {
		struct buf font, out;
		const struct recipe *r = &recipes[seed & 1];
		size_t n = glyph_count(r);
		make_font(&font, r);
		buf_init(&out, MOST);
		srand(seed);
		size_t len = seed / 2 < font.len ? seed / 2 : font.len;
		for (unsigned i = 0; len == font.len && i <= seed % 3; i++)
			font.data[(size_t)rand() % len] = (char)rand();
		char *exact = xmalloc(len); /* so that a byte too far is noticed */
		memcpy(exact, font.data, len);
		if (subset_table((struct slice){ exact, len }, (unsigned)n,
			    (const uint16_t[]){ 0, 1, 2, 3 }, n, &out)) {
			struct cff *again = cff_open((struct slice){ out.data, out.len });
			assert_non_null(again);
			assert_int_equal(again->charstrings.count, n);
			cff_free(again);
		} else {
			assert_int_equal(out.len, 0);
		}
		free(exact);
		buf_release(&font);
		buf_release(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(noto_serif),
		cmocka_unit_test(noto_sans),
		cmocka_unit_test(noto_sans_mono),
		cmocka_unit_test(tex_gyre),
		cmocka_unit_test(urw),
		cmocka_unit_test(every_glyph_of_a_face),
		cmocka_unit_test(every_operator_survives),
		cmocka_unit_test(subroutines_are_put_in_place),
		cmocka_unit_test(many_subroutines_have_another_bias),
		cmocka_unit_test(accented_characters_are_drawn_whole),
		cmocka_unit_test(parts_of_every_kind_leave_the_pen_where_it_is),
		cmocka_unit_test(matrix_of_another_em_is_kept),
		cmocka_unit_test(random_is_the_same_every_time),
		cmocka_unit_test(number_of_a_subroutine_may_be_computed),
		cmocka_unit_test(broken_charstrings_are_refused),
		cmocka_unit_test(calls_nest_ten_deep),
		cmocka_unit_test(calls_that_multiply_are_stopped),
		cmocka_unit_test(large_subsets_do_not_spoil_later_ones),
		cmocka_unit_test(what_is_asked_for_must_exist),
		cmocka_unit_test(subset_of_a_subset_is_the_same),
		cmocka_unit_test(damaged_tables_bring_nothing_down),
	};
	return cmocka_run_group_tests(tests, start, stop);
}
