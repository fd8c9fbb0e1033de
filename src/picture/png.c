#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "picture/formats.h"

#define SIGNATURE "\x89PNG\r\n\x1A\n"
enum { SIGNATURE_SIZE = 8, CHUNK_OVERHEAD = 12 /* length, type, checksum */ };

#define TYPE(a, b, c, d) ((uint32_t)(a) << 24 | (b) << 16 | (c) << 8 | (d))
#define IHDR TYPE('I', 'H', 'D', 'R')
#define PLTE TYPE('P', 'L', 'T', 'E')
#define IDAT TYPE('I', 'D', 'A', 'T')
#define IEND TYPE('I', 'E', 'N', 'D')
#define TRNS TYPE('t', 'R', 'N', 'S')
#define PHYS TYPE('p', 'H', 'Y', 's')
#define EXIF TYPE('e', 'X', 'I', 'f')
#define ICCP TYPE('i', 'C', 'C', 'P')

#define MOST_PROFILE (8 * 1024 * 1024) /* large CMYK profiles have 2 MB */
#define MOST_AT_ONCE (64 * 1024 * 1024) /* a photo of 22 million pixels */

struct chunk {
	uint32_t type;
	char name[5];
	struct slice body;
	bool damaged;
};

struct reader {
	const struct picture_check *check;
	struct slice file;
	size_t at;
	struct png_header *header;
	bool ended;
};

static uint32_t u32(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

bool png_is(struct slice file)
{
	return file.len >= SIGNATURE_SIZE && memcmp(file.data, SIGNATURE, SIGNATURE_SIZE) == 0;
}

/* Lower case in a chunk's first letter says that a picture can be shown without it. */
static bool critical(const struct chunk *c)
{
	return !(c->type & 0x20000000u);
}

static bool next_chunk(struct reader *r, struct chunk *c)
{
	size_t left = r->file.len - r->at;
	if (left < 8)
		return picture_broken(r->check, _("the file ends before chunk IEND"));
	const char *p = r->file.data + r->at;
	size_t length = u32(p);
	c->type = u32(p + 4);
	memcpy(c->name, p + 4, 4);
	c->name[4] = '\0';
	for (int i = 0; i < 4; i++) {
		int lower = c->name[i] | 0x20;
		if (lower < 'a' || lower > 'z')
			return picture_broken(r->check, _("no chunk stands at byte %zu"), r->at);
	}
	if (left < CHUNK_OVERHEAD || length > left - CHUNK_OVERHEAD)
		return picture_broken(
			r->check, _("the file ends in the middle of chunk %s"), c->name);
	c->body = (struct slice){ p + 8, length };
	c->damaged = libdeflate_crc32(0, p + 4, length + 4) != u32(p + 8 + length);
	r->at += CHUNK_OVERHEAD + length;
	return true;
}

static bool bad_chunk(const struct reader *r, const struct chunk *c)
{
	return picture_broken(r->check, _("its chunk %s is malformed"), c->name);
}

/* PNG, table 11.1: the depths that each colour type may have. */
static bool depth_allowed(int color, int bits)
{
	switch (color) {
	case PNG_GRAY:
		return bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
	case PNG_PALETTE:
		return bits == 1 || bits == 2 || bits == 4 || bits == 8;
	case PNG_RGB:
	case PNG_GRAY_ALPHA:
	case PNG_RGB_ALPHA:
		return bits == 8 || bits == 16;
	default:
		return false;
	}
}

static bool read_header(struct reader *r, const struct chunk *c)
{
	const unsigned char *p = (const unsigned char *)c->body.data;
	struct png_header *h = r->header;
	if (c->type != IHDR || c->body.len != 13)
		return picture_broken(r->check, _("it does not begin with chunk IHDR"));
	h->width = u32(c->body.data);
	h->height = u32(c->body.data + 4);
	h->bits = p[8];
	h->color = p[9];
	h->interlaced = p[12] == 1;
	if (!h->width || !h->height)
		return picture_broken(r->check, _("it has %u x %u pixels"), h->width, h->height);
	if (h->width > INT32_MAX || h->height > INT32_MAX || p[10] || p[11] || p[12] > 1 ||
		!depth_allowed(h->color, h->bits))
		return bad_chunk(r, c);
	if ((uint64_t)h->width * h->height > PICTURE_MAX_PIXELS)
		return picture_too_large(r->check, h->width, h->height, PICTURE_MAX_PIXELS);
	return true;
}

static bool read_palette(struct reader *r, const struct chunk *c)
{
	struct png_header *h = r->header;
	size_t most = h->color == PNG_PALETTE ? (size_t)3 << h->bits : 3 * 256;
	if (h->palette.len || h->data_at || !c->body.len || c->body.len % 3 || c->body.len > most)
		return bad_chunk(r, c);
	if (h->color == PNG_PALETTE)
		h->palette = c->body;
	return true;
}

static bool read_transparency(struct reader *r, const struct chunk *c)
{
	struct png_header *h = r->header;
	size_t want = h->color == PNG_GRAY ? 2 : h->color == PNG_RGB ? 6 : 0;
	bool fits = h->color == PNG_PALETTE
		? c->body.len > 0 && c->body.len <= h->palette.len / 3
		: want && c->body.len == want;
	if (!fits || h->data_at || h->transparency.len)
		return bad_chunk(r, c);
	h->transparency = c->body;
	return true;
}

static void read_resolution(struct reader *r, const struct chunk *c)
{
	if (c->body.len != 9 || c->body.data[8] != 1) /* 1: per metre */
		return;
	double x = u32(c->body.data) * 0.0254, y = u32(c->body.data + 4) * 0.0254;
	if (picture_dpi_plausible(x, y)) {
		r->header->hints.dpi_x = x;
		r->header->hints.dpi_y = y;
	}
}

/* The data's chunks must follow one another. */
static bool read_data(struct reader *r, const struct chunk *c, bool after_data)
{
	struct png_header *h = r->header;
	if (h->color == PNG_PALETTE && !h->palette.len)
		return picture_broken(r->check, _("it has no palette"));
	if (h->data_at && !after_data)
		return bad_chunk(r, c);
	if (!h->data_at)
		h->data_at = r->at - CHUNK_OVERHEAD - c->body.len;
	h->data_chunks++;
	h->data_length += c->body.len;
	return true;
}

static void read_exif(struct reader *r, struct slice tiff)
{
	struct picture_hints exif = { 0 };
	exif_read(tiff, &exif);
	r->header->hints.orientation = exif.orientation;
}

/* Damage in a chunk that can be done without is ignored, unless it is the transparent colour:
 * without it the picture would look different. */
static bool read_chunk(struct reader *r, const struct chunk *c, bool after_data)
{
	if (c->damaged && (critical(c) || c->type == TRNS))
		return picture_broken(r->check, _("its chunk %s has a wrong checksum"), c->name);
	if (c->damaged)
		return true;
	switch (c->type) {
	case PLTE:
		return read_palette(r, c);
	case TRNS:
		return read_transparency(r, c);
	case IDAT:
		return read_data(r, c, after_data);
	case IEND:
		r->ended = true;
		return true;
	case PHYS:
		read_resolution(r, c);
		return true;
	case EXIF:
		read_exif(r, c->body);
		return true;
	case ICCP:
		r->header->profile = c->body;
		return true;
	default:
		return critical(c) ? bad_chunk(r, c) : true;
	}
}

static bool read_chunks(struct reader *r)
{
	struct chunk c;
	if (!next_chunk(r, &c))
		return false;
	if (c.damaged)
		return picture_broken(r->check, _("its chunk %s has a wrong checksum"), c.name);
	if (!read_header(r, &c))
		return false;
	while (!r->ended) {
		bool after_data = c.type == IDAT;
		if (!next_chunk(r, &c) || !read_chunk(r, &c, after_data))
			return false;
	}
	if (!r->header->data_at)
		return picture_broken(r->check, _("it has no picture data"));
	return true;
}

/* The rows that the data must consist of: those of the picture, or of Adam7's seven small ones. */
struct rows {
	size_t bytes[7]; /* of a row, its filter byte included */
	uint32_t count[7];
	int passes, pass;
	uint32_t row;
	size_t column;
	uint64_t total;  /* bytes of all passes */
};

static size_t row_bytes(const struct png_header *h, uint32_t width)
{
	static const int channels[] = { [PNG_GRAY] = 1, [PNG_RGB] = 3, [PNG_PALETTE] = 1,
		[PNG_GRAY_ALPHA] = 2, [PNG_RGB_ALPHA] = 4 };
	return 1 + ((size_t)width * (size_t)(channels[h->color] * h->bits) + 7) / 8;
}

static void add_pass(struct rows *rows, const struct png_header *h, uint32_t width, uint32_t height)
{
	if (!width || !height)
		return;
	rows->bytes[rows->passes] = row_bytes(h, width);
	rows->count[rows->passes] = height;
	rows->total += (uint64_t)rows->bytes[rows->passes++] * height;
}

static void init_rows(struct rows *rows, const struct png_header *h)
{
	static const struct {
		unsigned char x, y, across, down;
	} adam7[] = { { 0, 0, 8, 8 }, { 4, 0, 8, 8 }, { 0, 4, 4, 8 }, { 2, 0, 4, 4 },
		{ 0, 2, 2, 4 }, { 1, 0, 2, 2 }, { 0, 1, 1, 2 } };
	*rows = (struct rows){ 0 };
	if (!h->interlaced) {
		add_pass(rows, h, h->width, h->height);
		return;
	}
	for (int i = 0; i < 7; i++)
		add_pass(rows, h, (h->width + adam7[i].across - 1u - adam7[i].x) / adam7[i].across,
			(h->height + adam7[i].down - 1u - adam7[i].y) / adam7[i].down);
}

/* Checks the filter byte that every row begins with; false at a wrong one and past the last row. */
static bool take_rows(struct rows *rows, const unsigned char *p, size_t length)
{
	while (length) {
		if (rows->pass == rows->passes || (rows->column == 0 && *p > 4))
			return false;
		size_t bytes = rows->bytes[rows->pass], step = bytes - rows->column;
		if (step > length)
			step = length;
		p += step;
		length -= step;
		rows->column += step;
		if (rows->column < bytes)
			continue;
		rows->column = 0;
		if (++rows->row == rows->count[rows->pass]) {
			rows->row = 0;
			rows->pass++;
		}
	}
	return true;
}

/* The body of the IDAT chunk at *AT of a file whose chunks have been checked. */
static struct slice next_data(struct slice file, size_t *at)
{
	size_t length = u32(file.data + *at);
	struct slice body = { file.data + *at + 8, length };
	*at += CHUNK_OVERHEAD + length;
	return body;
}

/* What inflating a chunk can come to, beside zlib's codes. */
enum { MISFIT = 100 };

/* Inflates BODY into ROWS. Z_OK: wants more; Z_STREAM_END: the stream is whole; MISFIT: it is no
 * rows of the picture's size. */
static int inflate_chunk(z_stream *z, struct slice body, struct rows *rows)
{
	unsigned char out[32 * 1024];
	int status = Z_OK;
	z->next_in = (z_const Bytef *)(uintptr_t)body.data;
	z->avail_in = (uInt)body.len;
	do {
		z->next_out = out;
		z->avail_out = sizeof out;
		status = inflate(z, Z_NO_FLUSH);
		if (status != Z_OK && status != Z_STREAM_END)
			return status == Z_BUF_ERROR && !z->avail_in ? Z_OK : status;
		if (!take_rows(rows, out, sizeof out - z->avail_out))
			return MISFIT;
	} while (status == Z_OK && (z->avail_in || !z->avail_out));
	return status;
}

/* All data in one piece: the only chunk's, or *OWNED, which the caller frees. */
static struct slice join_data(struct slice file, const struct png_header *h, void **owned)
{
	size_t at = h->data_at, used = 0;
	if (h->data_chunks == 1)
		return next_data(file, &at);
	char *joined = *owned = xmalloc(h->data_length);
	for (size_t i = 0; i < h->data_chunks; i++) {
		struct slice body = next_data(file, &at);
		memcpy(joined + used, body.data, body.len);
		used += body.len;
	}
	return (struct slice){ joined, used };
}

/* Whether the data is right, in two thirds of zlib's time but with all rows in memory. What is
 * wrong with it, only zlib tells. */
static bool inflates_at_once(const struct reader *r, const struct rows *expected)
{
	if (expected->total > MOST_AT_ONCE)
		return false;
	struct rows rows = *expected;
	void *owned = NULL;
	struct slice data = join_data(r->file, r->header, &owned);
	unsigned char *out = xmalloc((size_t)rows.total);
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	bool ok = d &&
		libdeflate_zlib_decompress(d, data.data, data.len, out, (size_t)rows.total, NULL) ==
			LIBDEFLATE_SUCCESS &&
		take_rows(&rows, out, (size_t)rows.total);
	libdeflate_free_decompressor(d);
	free(out);
	free(owned);
	return ok;
}

/* A viewer would find out only when it draws the page: so the data is inflated here, to nowhere. */
static bool check_data(const struct reader *r)
{
	const struct png_header *h = r->header;
	struct rows rows;
	init_rows(&rows, h);
	if (inflates_at_once(r, &rows))
		return true;
	z_stream z = { 0 };
	if (inflateInit(&z) != Z_OK)
		return picture_broken(r->check, _("its data cannot be inflated"));
	int status = Z_OK;
	size_t at = h->data_at;
	for (size_t i = 0; i < h->data_chunks && status == Z_OK; i++)
		status = inflate_chunk(&z, next_data(r->file, &at), &rows);
	uint64_t got = z.total_out;
	inflateEnd(&z);
	if (status == MISFIT)
		return picture_broken(
			r->check, _("its data does not fit %u x %u pixels"), h->width, h->height);
	if (status != Z_OK && status != Z_STREAM_END)
		return picture_broken(r->check, _("its data cannot be inflated"));
	if (status == Z_OK || rows.pass < rows.passes)
		return picture_broken(r->check, _("its data holds %llu of %llu bytes"),
			(unsigned long long)got, (unsigned long long)rows.total);
	return true;
}

bool png_check(struct slice file, const struct picture_check *c, struct png_header *out)
{
	*out = (struct png_header){ 0 };
	struct reader r = { .check = c, .file = file, .at = SIGNATURE_SIZE, .header = out };
	if (!read_chunks(&r))
		return false;
	if (png_needs_decoding(out) && (uint64_t)out->width * out->height > PICTURE_MAX_DECODED)
		return picture_too_large(c, out->width, out->height, PICTURE_MAX_DECODED);
	return check_data(&r);
}

bool png_needs_decoding(const struct png_header *h)
{
	return h->interlaced || h->transparency.len || h->color == PNG_GRAY_ALPHA ||
		h->color == PNG_RGB_ALPHA;
}

/* The profile of an iCCP chunk: a name, a zero, the method 0, zlib data. */
static void add_profile(const struct png_header *h, struct picture_encoded *out)
{
	const char *name_end = h->profile.len ? memchr(h->profile.data, 0, h->profile.len) : NULL;
	size_t lead = name_end ? (size_t)(name_end - h->profile.data) + 2 : 0;
	if (!name_end || lead >= h->profile.len || name_end[1] != 0)
		return;
	unsigned char size[4];
	z_stream z = {
		.next_in = (z_const Bytef *)(uintptr_t)(h->profile.data + lead),
		.avail_in = (uInt)(h->profile.len - lead),
		.next_out = size,
		.avail_out = sizeof size,
	};
	if (inflateInit(&z) != Z_OK)
		return;
	/* The profile begins with its own size, so that memory for just that much is enough. */
	size_t want = 0;
	char *icc = NULL;
	inflate(&z, Z_SYNC_FLUSH);
	if (!z.avail_out)
		want = u32((const char *)size);
	if (want > sizeof size && want <= MOST_PROFILE) {
		icc = xmalloc(want);
		memcpy(icc, size, sizeof size);
		z.next_out = (Bytef *)icc + sizeof size;
		z.avail_out = (uInt)(want - sizeof size);
		int status = inflate(&z, Z_FINISH);
		out->icc = (struct slice){ icc, z.total_out };
		out->owned[2] = icc;
		if (status != Z_STREAM_END ||
			!icc_usable(out->icc, h->palette.len ? 3 : out->components))
			out->icc = (struct slice){ 0 };
	}
	inflateEnd(&z);
}

bool png_encode(struct slice file, const struct png_header *h, const struct picture_check *c,
	struct picture_encoded *out)
{
	*out = (struct picture_encoded){
		.width = h->width,
		.height = h->height,
		.components = h->color & PNG_RGB && h->color != PNG_PALETTE ? 3 : 1,
		.bits = h->bits,
		.palette = h->palette,
	};
	if (png_needs_decoding(h)) {
		if (!png_decode(file, h, c, out))
			return false;
		add_profile(h, out);
		return true;
	}
	out->filter = PICTURE_FLATE_PNG;
	out->data = join_data(file, h, &out->owned[0]);
	add_profile(h, out);
	return true;
}
