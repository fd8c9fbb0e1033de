#include "picture_fixture.h"

#include <png.h>
#include <zlib.h>

/* PNG files of every kind, written here with unfiltered rows so that samples are seen as such. */

enum { GRAY = 0, RGB = 2, PALETTE = 3, GRAY_ALPHA = 4, RGB_ALPHA = 6 };

struct recipe {
	int color, bits;
	bool interlaced;
	unsigned width, height;
	int transparent; /* entries of tRNS for a palette, 1 for a transparent colour */
	double dpi;
	const unsigned char *exif, *profile;
	size_t exif_size, profile_size;
	unsigned char opacity; /* of all pixels with alpha; 0: they differ */
};

static void append(png_structp png, png_bytep data, size_t length)
{
	buf_add(png_get_io_ptr(png), data, length);
}

static int channels(int color)
{
	return color == RGB ? 3 : color == RGB_ALPHA ? 4 : color == GRAY_ALPHA ? 2 : 1;
}

static size_t row_bytes(const struct recipe *r)
{
	return ((size_t)r->width * (size_t)(channels(r->color) * r->bits) + 7) / 8;
}

static unsigned char palette_byte(int entry, int component)
{
	return (unsigned char)(entry * 37 + component * 11);
}

/* A byte of the samples: noise, but for alpha of a given opacity. */
static unsigned char sample_byte(const struct recipe *r, size_t y, size_t i)
{
	int n = channels(r->color), bytes = r->bits / 8;
	if (r->opacity && bytes && (int)i / bytes % n == n - 1)
		return r->opacity;
	return (unsigned char)((y * 131 + i * 29) ^ (y * i >> 2));
}

static void add_metadata(png_structp png, png_infop info, const struct recipe *r)
{
	const png_color_16 clear = { .red = 29, .green = 58, .blue = 87,
		.gray = (png_uint_16)(r->bits < 8 ? (1 << r->bits) - 1 : 77) };
	png_color colors[256];
	png_byte alphas[256];
	for (int i = 0; i < 256; i++) {
		colors[i] =
			(png_color){ palette_byte(i, 0), palette_byte(i, 1), palette_byte(i, 2) };
		alphas[i] = (png_byte)(i * 50);
	}
	if (r->color == PALETTE)
		png_set_PLTE(png, info, colors, 1 << r->bits);
	if (r->transparent)
		png_set_tRNS(png, info, r->color == PALETTE ? alphas : NULL, r->transparent,
			r->color == PALETTE ? NULL : &clear);
	if (r->dpi > 0)
		png_set_pHYs(png, info, (png_uint_32)(r->dpi / 0.0254 + 0.5),
			(png_uint_32)(2 * r->dpi / 0.0254 + 0.5), PNG_RESOLUTION_METER);
	if (r->exif)
		png_set_eXIf_1(png, info, (png_uint_32)r->exif_size, (png_bytep)(uintptr_t)r->exif);
}

/* libpng refuses profiles as small as ours, so the chunk is made by hand. */
static void add_profile(png_structp png, const struct recipe *r)
{
	unsigned char body[1000] = "some name";
	uLongf size = sizeof body - 11;
	if (!r->profile)
		return;
	assert_int_equal(compress(body + 11, &size, r->profile, r->profile_size), Z_OK);
	png_write_chunk(png, (png_const_bytep) "iCCP", body, 11 + size);
}

static void write_png(struct buf *out, const struct recipe *r)
{
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	size_t stride = row_bytes(r);
	unsigned char *row = xmalloc(stride);
	assert_int_equal(setjmp(png_jmpbuf(png)), 0);
	buf_init(out, 100000000);
	png_set_write_fn(png, out, append, NULL);
	png_set_filter(png, 0, PNG_FILTER_NONE);
	png_set_compression_buffer_size(png, 100); /* several IDAT chunks */
	png_set_IHDR(png, info, r->width, r->height, r->bits, r->color,
		r->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
		PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	add_metadata(png, info, r);
	png_write_info_before_PLTE(png, info);
	add_profile(png, r);
	png_write_info(png, info);
	int passes = r->interlaced ? png_set_interlace_handling(png) : 1;
	for (int pass = 0; pass < passes; pass++)
		for (size_t y = 0; y < r->height; y++) {
			for (size_t i = 0; i < stride; i++)
				row[i] = sample_byte(r, y, i);
			png_write_row(png, row);
		}
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
	free(row);
}

static const struct picture *load_recipe(struct fixture *f, const struct recipe *r)
{
	struct buf b;
	write_png(&b, r);
	const struct picture *p = load_bytes(f, b.data, b.len);
	if (!p)
		fail_msg("color %d, %d bits: %s", r->color, r->bits, f->text);
	buf_release(&b);
	return p;
}

static const struct {
	int color, bits;
} kinds[] = { { GRAY, 1 }, { GRAY, 2 }, { GRAY, 4 }, { GRAY, 8 }, { GRAY, 16 }, { RGB, 8 },
	{ RGB, 16 }, { PALETTE, 1 }, { PALETTE, 2 }, { PALETTE, 4 }, { PALETTE, 8 },
	{ GRAY_ALPHA, 8 }, { GRAY_ALPHA, 16 }, { RGB_ALPHA, 8 }, { RGB_ALPHA, 16 } };
enum { OPAQUE_KINDS = 11, KINDS = sizeof kinds / sizeof *kinds };

/* Whether ROWS of BYTES each, SKIP bytes apart, are the samples of R. */
static void assert_samples(const struct recipe *r, const unsigned char *rows, size_t skip)
{
	size_t bytes = row_bytes(r);
	/* Behind the last pixel of a row there may be bits that say nothing. */
	unsigned spare =
		(unsigned)(bytes * 8 - (size_t)r->width * (size_t)(channels(r->color) * r->bits));
	for (size_t y = 0; y < r->height; y++)
		for (size_t i = 0; i < bytes; i++) {
			unsigned unused = i + 1 == bytes ? spare : 0;
			assert_int_equal(rows[y * (bytes + skip) + skip + i] >> unused,
				sample_byte(r, y, i) >> unused);
		}
}

static void plain_png_is_copied(void **state)
{
	struct fixture *f = *state;
	for (int k = 0; k < OPAQUE_KINDS; k++)
		for (unsigned width = 1; width < 40; width += 6) {
			struct recipe r = { .color = kinds[k].color, .bits = kinds[k].bits,
				.width = width, .height = 23 };
			struct picture_encoded e;
			assert_true(picture_encode(load_recipe(f, &r), &e, &f->diag));
			assert_int_equal(e.filter, PICTURE_FLATE_PNG);
			assert_int_equal(e.bits, r.bits);
			assert_int_equal(e.components, r.color == RGB ? 3 : 1);
			assert_int_equal(e.width, width);
			assert_int_equal(e.alpha.len, 0);
			assert_int_equal(e.palette.len, r.color == PALETTE ? 3 << r.bits : 0);
			for (size_t i = 0; i < e.palette.len; i++)
				assert_int_equal((unsigned char)e.palette.data[i],
					palette_byte((int)i / 3, i % 3));
			unsigned char rows[10000];
			uLongf size = sizeof rows;
			assert_int_equal(
				uncompress(rows, &size, (const Bytef *)e.data.data, e.data.len),
				Z_OK);
			assert_int_equal(size, (row_bytes(&r) + 1) * 23);
			assert_samples(&r, rows, 1);
			picture_encoded_release(&e);
		}
}

static void single_data_chunk_is_not_even_copied(void **state)
{
	struct fixture *f = *state;
	struct recipe r = { .color = GRAY, .bits = 1, .width = 3, .height = 2 };
	struct picture_encoded e;
	const struct picture *p = load_recipe(f, &r);
	assert_true(picture_encode(p, &e, &f->diag));
	assert_true(e.data.data > p->data.data && e.data.data < p->data.data + p->data.len);
	picture_encoded_release(&e);
}

static void interlaced_rows_come_in_order(void **state)
{
	struct fixture *f = *state;
	for (int k = 0; k < OPAQUE_KINDS; k++)
		for (unsigned width = 1; width < 12; width++) {
			struct recipe r = { .color = kinds[k].color, .bits = kinds[k].bits,
				.width = width, .height = 12 - width, .interlaced = true };
			struct picture_encoded e;
			assert_true(picture_encode(load_recipe(f, &r), &e, &f->diag));
			assert_int_equal(e.filter, PICTURE_RAW);
			assert_int_equal(e.bits, r.bits);
			assert_int_equal(e.palette.len, r.color == PALETTE ? 3 << r.bits : 0);
			assert_int_equal(e.data.len, row_bytes(&r) * r.height);
			assert_samples(&r, (const unsigned char *)e.data.data, 0);
			picture_encoded_release(&e);
		}
}

/* The 8-bit value of channel C of a pixel; 16 bits are rounded, not cut. */
static int channel(const struct recipe *r, size_t y, size_t x, int c)
{
	size_t i = (x * (size_t)channels(r->color) + (size_t)c) * (size_t)(r->bits / 8);
	if (r->bits == 8)
		return sample_byte(r, y, i);
	return (sample_byte(r, y, i) * 256 + sample_byte(r, y, i + 1) + 128) / 257;
}

static void alpha_becomes_a_picture_of_its_own(void **state)
{
	struct fixture *f = *state;
	for (int k = OPAQUE_KINDS; k < KINDS; k++)
		for (int interlaced = 0; interlaced < 2; interlaced++) {
			struct recipe r = { .color = kinds[k].color, .bits = kinds[k].bits,
				.width = 19, .height = 11, .interlaced = interlaced };
			struct picture_encoded e;
			assert_true(picture_encode(load_recipe(f, &r), &e, &f->diag));
			int n = channels(r.color) - 1;
			assert_int_equal(e.filter, PICTURE_RAW);
			assert_int_equal(e.bits, 8);
			assert_int_equal(e.components, n);
			assert_int_equal(e.data.len, 19 * 11 * n);
			assert_int_equal(e.alpha.len, 19 * 11);
			for (size_t i = 0; i < e.data.len; i++)
				assert_int_equal((unsigned char)e.data.data[i],
					channel(&r, i / (19u * n), i / n % 19, (int)i % n));
			for (size_t i = 0; i < e.alpha.len; i++)
				assert_int_equal((unsigned char)e.alpha.data[i],
					channel(&r, i / 19, i % 19, n));
			picture_encoded_release(&e);
		}
}

static void alpha_without_effect_is_dropped(void **state)
{
	struct fixture *f = *state;
	struct recipe r = {
		.color = RGB_ALPHA, .bits = 8, .width = 9, .height = 4, .opacity = 255
	};
	struct picture_encoded e;
	assert_true(picture_encode(load_recipe(f, &r), &e, &f->diag));
	assert_int_equal(e.alpha.len, 0);
	picture_encoded_release(&e);
	r.opacity = 254;
	assert_true(picture_encode(load_recipe(f, &r), &e, &f->diag));
	assert_int_equal(e.alpha.len, 36);
	picture_encoded_release(&e);
}

static void transparent_palette_entries_become_alpha(void **state)
{
	struct fixture *f = *state;
	struct recipe r = {
		.color = PALETTE, .bits = 8, .width = 31, .height = 17, .transparent = 4
	};
	struct picture_encoded e;
	assert_true(picture_encode(load_recipe(f, &r), &e, &f->diag));
	assert_int_equal(e.components, 3);
	assert_int_equal(e.palette.len, 0);
	for (size_t i = 0; i < e.alpha.len; i++) {
		int entry = sample_byte(&r, i / 31, i % 31);
		assert_int_equal((unsigned char)e.alpha.data[i], entry < 4 ? entry * 50 : 255);
		assert_int_equal((unsigned char)e.data.data[3 * i + 1], palette_byte(entry, 1));
	}
	picture_encoded_release(&e);
}

static void transparent_colour_becomes_alpha(void **state)
{
	struct fixture *f = *state;
	struct recipe r = { .color = GRAY, .bits = 2, .width = 32, .height = 8, .transparent = 1 };
	struct picture_encoded e;
	assert_true(picture_encode(load_recipe(f, &r), &e, &f->diag));
	assert_int_equal(e.components, 1);
	assert_int_equal(e.bits, 8);
	assert_int_equal(e.alpha.len, 256);
	for (size_t i = 0; i < e.alpha.len; i++) {
		int v = sample_byte(&r, i / 32, i % 32 / 4) >> (6 - 2 * (i % 4)) & 3;
		assert_int_equal((unsigned char)e.alpha.data[i], v == 3 ? 0 : 255);
		assert_int_equal((unsigned char)e.data.data[i], v * 85);
	}
	picture_encoded_release(&e);
	r = (struct recipe){ .color = RGB, .bits = 8, .width = 5, .height = 3, .transparent = 1 };
	assert_true(picture_encode(load_recipe(f, &r), &e, &f->diag));
	assert_int_equal(e.components, 3);
	assert_int_equal(e.data.len, 45);
	picture_encoded_release(&e);
}

static void resolution_gives_the_natural_size(void **state)
{
	struct fixture *f = *state;
	struct recipe r = { .color = GRAY, .bits = 8, .width = 300, .height = 300, .dpi = 300 };
	const struct picture *p = load_recipe(f, &r);
	assert_true(picture_width(p) >= 71995 && picture_width(p) <= 72005);
	assert_true(picture_height(p) >= 35997 && picture_height(p) <= 36003);
	r.dpi = 0;
	p = load_recipe(f, &r);
	assert_int_equal(picture_width(p), 225000);
	r.dpi = 1;
	assert_int_equal(picture_width(load_recipe(f, &r)), 225000);
}

static void exif_turns_a_png_too(void **state)
{
	struct fixture *f = *state;
	static const unsigned char exif[] = "MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0\0";
	struct recipe r = { .color = GRAY,
		.bits = 8,
		.width = 7,
		.height = 5,
		.dpi = 300,
		.exif = exif,
		.exif_size = sizeof exif - 1 };
	const struct picture *p = load_recipe(f, &r);
	assert_int_equal(p->orientation, 6);
	assert_int_equal(p->width, 5);
	assert_int_equal(p->height, 7);
	assert_true(p->dpi_x > 599 && p->dpi_y < 301);
}

static void profile_is_inflated(void **state)
{
	struct fixture *f = *state;
	unsigned char profile[400] = { 0, 0, 400 / 256, 400 % 256 };
	memcpy(profile + 12, "mntrRGB ", 8);
	memcpy(profile + 36, "acsp", 4);
	for (size_t i = 128; i < sizeof profile; i++)
		profile[i] = (unsigned char)(i * i);
	struct recipe r = { .width = 3, .height = 3, .profile = profile, .profile_size = 400 };
	for (int k = 0; k < KINDS; k++) {
		r.color = kinds[k].color;
		r.bits = kinds[k].bits;
		struct picture_encoded e;
		assert_true(picture_encode(load_recipe(f, &r), &e, &f->diag));
		bool gray = r.color == GRAY || r.color == GRAY_ALPHA;
		assert_int_equal(e.icc.len, gray ? 0 : 400);
		if (!gray)
			assert_memory_equal(e.icc.data, profile, 400);
		picture_encoded_release(&e);
	}
	profile[2] = 0x7F; /* says it is larger than it is */
	struct picture_encoded e;
	r.color = RGB;
	r.bits = 8;
	assert_true(picture_encode(load_recipe(f, &r), &e, &f->diag));
	assert_int_equal(e.icc.len, 0);
	picture_encoded_release(&e);
}

static void png_cut_anywhere_is_refused(void **state)
{
	struct fixture *f = *state;
	struct recipe r = { .color = PALETTE, .bits = 8, .width = 20, .height = 20 };
	struct buf b;
	write_png(&b, &r);
	for (size_t n = 8; n < b.len; n++)
		assert_refused(f, b.data, n, CODE_PICTURE_BROKEN, "the file ends");
	assert_refused(f, b.data, b.len - 30, CODE_PICTURE_BROKEN, "in the middle of chunk IDAT");
	assert_refused(f, b.data, b.len - 12, CODE_PICTURE_BROKEN, "before chunk IEND");
	buf_release(&b);
}

static size_t find_chunk(const struct buf *b, const char *name)
{
	for (size_t i = 8; i + 4 < b->len; i++)
		if (memcmp(b->data + i, name, 4) == 0)
			return i;
	fail_msg("no chunk %s", name);
	return 0;
}

/* Sets the checksum of the chunk whose name stands at AT. */
static void mend(struct buf *b, size_t at)
{
	unsigned char *p = (unsigned char *)b->data + at;
	size_t n = (size_t)p[-4] << 24 | (size_t)p[-3] << 16 | (size_t)p[-2] << 8 | p[-1];
	uLong crc = crc32(0, p, (uInt)n + 4);
	for (size_t i = 0; i < 4; i++)
		p[4 + n + i] = (unsigned char)(crc >> (24 - 8 * i));
}

static void wrong_checksum_is_told(void **state)
{
	struct fixture *f = *state;
	static const char *const names[] = { "IHDR", "PLTE", "IDAT", "IEND", "tRNS" };
	struct recipe r = {
		.color = PALETTE, .bits = 8, .width = 9, .height = 9, .transparent = 7, .dpi = 99
	};
	struct buf b;
	write_png(&b, &r);
	for (size_t i = 0; i < 5; i++) {
		size_t at = find_chunk(&b, names[i]);
		size_t checksum = at + 4 + (unsigned char)b.data[at - 1] +
			256u * (unsigned char)b.data[at - 2];
		b.data[checksum] ^= 1;
		char what[60];
		snprintf(what, sizeof what, "its chunk %s has a wrong checksum", names[i]);
		assert_refused(f, b.data, b.len, CODE_PICTURE_BROKEN, what);
		b.data[checksum] ^= 1;
	}
	b.data[find_chunk(&b, "pHYs") + 5] ^=
		1; /* what only tells the resolution can be done without */
	assert_int_equal(load_bytes(f, b.data, b.len)->dpi_x, 96);
	buf_release(&b);
}

static void png_headers_that_lie_are_refused(void **state)
{
	struct fixture *f = *state;
	static const struct {
		int at, value;
		enum code code;
		const char *what;
	} lies[] = {
		{ 3, 0, CODE_PICTURE_BROKEN, "it has 0 x 9 pixels" },
		{ 7, 0, CODE_PICTURE_BROKEN, "it has 10 x 0 pixels" },
		{ 0, 0x80, CODE_PICTURE_BROKEN, "its chunk IHDR is malformed" },
		{ 8, 3, CODE_PICTURE_BROKEN, "its chunk IHDR is malformed" },
		{ 9, 5, CODE_PICTURE_BROKEN, "its chunk IHDR is malformed" },
		{ 10, 1, CODE_PICTURE_BROKEN, "its chunk IHDR is malformed" },
		{ 12, 2, CODE_PICTURE_BROKEN, "its chunk IHDR is malformed" },
		{ 9, 3, CODE_PICTURE_BROKEN, "it has no palette" },
		{ 3, 11, CODE_PICTURE_BROKEN, "its data does not fit 11 x 9 pixels" },
		{ 7, 10, CODE_PICTURE_BROKEN, "its data holds 279 of 310 bytes" },
		{ 7, 8, CODE_PICTURE_BROKEN, "its data does not fit 10 x 8 pixels" },
		{ 1, 99, CODE_PICTURE_BROKEN, "its data holds 279 of" },
		{ 0, 0x7F, CODE_PICTURE_TOO_LARGE,
			"2130706442 x 9 pixels, more than the 200 million" },
	};
	struct recipe r = { .color = RGB, .bits = 8, .width = 10, .height = 9 };
	for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
		struct buf b;
		write_png(&b, &r);
		b.data[16 + lies[i].at] = (char)lies[i].value;
		mend(&b, 12);
		assert_refused(f, b.data, b.len, lies[i].code, lies[i].what);
		buf_release(&b);
	}
}

static void huge_pictures_are_refused_by_their_header(void **state)
{
	struct fixture *f = *state;
	struct recipe r = { .color = RGB, .bits = 8, .width = 1, .height = 1 };
	struct buf b;
	write_png(&b, &r);
	memcpy(b.data + 16, "\0\0\x75\x30\0\0\x75\x30", 8);
	mend(&b, 12);
	assert_refused(f, b.data, b.len, CODE_PICTURE_TOO_LARGE, "30000 x 30000 pixels");
	/* 65536 x 65537 is 65536 in 32 bits. */
	memcpy(b.data + 16, "\0\1\0\0\0\1\0\1", 8);
	mend(&b, 12);
	assert_refused(f, b.data, b.len, CODE_PICTURE_TOO_LARGE, "65536 x 65537 pixels");
	memcpy(b.data + 16, "\0\0\x23\x28\0\0\x23\x28\10\6", 10);
	mend(&b, 12);
	assert_refused(
		f, b.data, b.len, CODE_PICTURE_TOO_LARGE, "9000 x 9000 pixels, more than the 64");
	buf_release(&b);
}

static void chunks_out_of_order_are_refused(void **state)
{
	struct fixture *f = *state;
	struct recipe r = {
		.color = PALETTE, .bits = 8, .width = 30, .height = 30, .transparent = 3
	};
	static const struct {
		const char *from, *to, *what;
	} changes[] = {
		{ "IHDR", "IDAT", "it does not begin with chunk IHDR" },
		{ "IDAT", "QQQQ", "its chunk QQQQ is malformed" },
		{ "IDAT", "teXt", "its data cannot be inflated" },
		{ "PLTE", "teXt", "its chunk tRNS is malformed" },
		{ "tRNS", "PLTE", "its chunk PLTE is malformed" },
		{ "PLTE", "1234", "no chunk stands at byte 33" },
	};
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		struct buf b;
		write_png(&b, &r);
		size_t at = find_chunk(&b, changes[i].from);
		memcpy(b.data + at, changes[i].to, 4);
		mend(&b, at);
		assert_refused(f, b.data, b.len, CODE_PICTURE_BROKEN, changes[i].what);
		buf_release(&b);
	}
	struct buf b;
	write_png(&b, &r);
	size_t second =
		find_chunk(&b, "IDAT") + 100 + 12; /* libpng's buffer was set to 100 bytes */
	assert_memory_equal(b.data + second, "IDAT", 4);
	memcpy(b.data + second, "teXt", 4);
	mend(&b, second);
	assert_refused(f, b.data, b.len, CODE_PICTURE_BROKEN, "its chunk IDAT is malformed");
	buf_release(&b);
}

/* Puts other rows into the file B, whose data is its last but one chunk and single. */
static void replace_rows(struct buf *b, const void *rows, size_t size)
{
	size_t at = find_chunk(b, "IDAT");
	uLongf packed = compressBound(size);
	b->len = at + 4;
	char *p = buf_reserve(b, packed);
	assert_int_equal(compress2((Bytef *)p, &packed, rows, size, 1), Z_OK);
	b->len += packed;
	for (int i = 0; i < 4; i++)
		b->data[at - 4 + (size_t)i] = (char)(packed >> (24 - 8 * i));
	buf_add(b, "\0\0\0\0" "\0\0\0\0IEND\xAE\x42\x60\x82", 16);
	mend(b, at);
}

static void unknown_filter_is_refused(void **state)
{
	struct fixture *f = *state;
	struct recipe r = { .color = GRAY, .bits = 8, .width = 2, .height = 2 };
	struct buf b;
	write_png(&b, &r);
	replace_rows(&b, (unsigned char[]){ 0, 1, 2, 4, 3, 4 }, 6);
	assert_non_null(load_bytes(f, b.data, b.len));
	replace_rows(&b, (unsigned char[]){ 0, 1, 2, 5, 3, 4 }, 6);
	assert_refused(f, b.data, b.len, CODE_PICTURE_BROKEN, "its data does not fit 2 x 2 pixels");
	size_t at = find_chunk(&b, "IDAT");
	b.data[at + 10] ^= 0x55;
	mend(&b, at);
	assert_refused(f, b.data, b.len, CODE_PICTURE_BROKEN, "its data cannot be inflated");
	buf_release(&b);
}

/* 72 MB of rows, which are not all held in memory at once. */
static void large_png_is_checked_too(void **state)
{
	struct fixture *f = *state;
	struct recipe r = { .color = GRAY, .bits = 16, .width = 1, .height = 1 };
	struct buf b;
	const size_t size = 6000 * (1 + 2 * 6000);
	char *rows = xcalloc(size, 1);
	write_png(&b, &r);
	memcpy(b.data + 16, "\0\0\x17\x70\0\0\x17\x70", 8);
	mend(&b, 12);
	replace_rows(&b, rows, size);
	assert_non_null(load_bytes(f, b.data, b.len));
	replace_rows(&b, rows, size - 1);
	assert_refused(f, b.data, b.len, CODE_PICTURE_BROKEN, "holds 72005999 of 72006000 bytes");
	rows[size - 12001] = 9;
	replace_rows(&b, rows, size);
	assert_refused(f, b.data, b.len, CODE_PICTURE_BROKEN, "does not fit 6000 x 6000 pixels");
	free(rows);
	buf_release(&b);
}

static void damaged_png_brings_nothing_down(void **state)
{
	struct fixture *f = *state;
	for (unsigned seed = 1; seed <= 3000; seed++) {
		struct recipe r = { .color = kinds[seed % KINDS].color,
			.bits = kinds[seed % KINDS].bits,
			.width = 1 + seed % 13,
			.height = 1 + seed % 7,
			.interlaced = seed & 8,
			.transparent = seed & 16 && seed % KINDS < OPAQUE_KINDS };
		struct buf b;
		write_png(&b, &r);
		srand(seed);
		size_t at = 8 + (size_t)rand() % (b.len - 8);
		b.data[at] = (char)rand();
		/* Half of them with checksums that say nothing is wrong. */
		if (seed & 1)
			for (size_t i = 12; i + 8 < b.len;) {
				unsigned char *n = (unsigned char *)b.data + i - 4;
				size_t length = (size_t)n[0] << 24 | (size_t)n[1] << 16 |
					(size_t)n[2] << 8 | n[3];
				if (length > b.len - i - 8)
					break;
				mend(&b, i);
				i += length + 12;
			}
		try_damaged(f, b.data, b.len);
		buf_release(&b);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(plain_png_is_copied),
		TEST(single_data_chunk_is_not_even_copied),
		TEST(interlaced_rows_come_in_order),
		TEST(alpha_becomes_a_picture_of_its_own),
		TEST(alpha_without_effect_is_dropped),
		TEST(transparent_palette_entries_become_alpha),
		TEST(transparent_colour_becomes_alpha),
		TEST(resolution_gives_the_natural_size),
		TEST(exif_turns_a_png_too),
		TEST(profile_is_inflated),
		TEST(png_cut_anywhere_is_refused),
		TEST(wrong_checksum_is_told),
		TEST(png_headers_that_lie_are_refused),
		TEST(huge_pictures_are_refused_by_their_header),
		TEST(chunks_out_of_order_are_refused),
		TEST(unknown_filter_is_refused),
		TEST(large_png_is_checked_too),
		TEST(damaged_png_brings_nothing_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
