#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "picture/formats.h"

/* A JPEG goes into a PDF as it is. So that it can't fail there, every segment is looked at and the
 * coded data is followed to the end-of-image marker: restart markers are counted, and there must be as
 * much as the blocks take at least; nothing is decoded. */

enum {
	SOF0 = 0xC0, SOF1 = 0xC1, SOF2 = 0xC2, DHT = 0xC4, JPG = 0xC8, DAC = 0xCC, SOF15 = 0xCF,
	RST0 = 0xD0, RST7 = 0xD7, SOI = 0xD8, EOI = 0xD9, SOS = 0xDA, DQT = 0xDB,
	DRI = 0xDD, APP0 = 0xE0, APP1 = 0xE1, APP2 = 0xE2, APP14 = 0xEE, TEM = 0x01
};

#define ICC_TAG "ICC_PROFILE" /* with its NUL, then a sequence number and their count */
enum { ICC_LEAD = sizeof ICC_TAG + 2 };

struct component {
	unsigned char id, quantizer;
	unsigned char across, down; /* blocks in an interleaved unit */
};

struct reader {
	const struct picture_check *check;
	const unsigned char *data;
	size_t size, at;
	struct jpeg_header *header;
	struct component components[4];
	unsigned quantizers, dc_tables, ac_tables; /* a bit for each table that has been defined */
	unsigned interval;                         /* coded units between restart markers; 0: none */
	bool progressive, scanned, density;
};

static unsigned u16(const unsigned char *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

bool jpeg_is(struct slice file)
{
	return file.len >= 3 && memcmp(file.data, "\xFF\xD8\xFF", 3) == 0;
}

static bool ends_early(const struct reader *r)
{
	return picture_broken(r->check,
		r->scanned ? _("the file ends in the middle of the picture data")
			   : _("the file ends before the picture data"));
}

/* Any number of 0xFF may stand before a marker. */
static bool next_marker(struct reader *r, int *marker)
{
	if (r->at < r->size && r->data[r->at] != 0xFF)
		return picture_broken(r->check, _("no marker stands at byte %zu"), r->at);
	while (r->at < r->size && r->data[r->at] == 0xFF)
		r->at++;
	if (r->at == r->size)
		return ends_early(r);
	*marker = r->data[r->at++];
	return true;
}

static bool next_segment(struct reader *r, struct slice *body)
{
	if (r->size - r->at < 2)
		return ends_early(r);
	size_t length = u16(r->data + r->at);
	if (length < 2)
		return picture_broken(
			r->check, _("a segment at byte %zu has an impossible length"), r->at);
	if (length > r->size - r->at)
		return ends_early(r);
	*body = (struct slice){ (const char *)r->data + r->at + 2, length - 2 };
	r->at += length;
	return true;
}

static bool bad_segment(const struct reader *r, const char *name)
{
	return picture_broken(r->check, _("its %s segment is malformed"), name);
}

/* The frame kinds that PDF's DCTDecode takes have Huffman codes and 8 bits. */
static bool check_frame_kind(struct reader *r, int marker, int bits)
{
	if (marker >= 0xC9)
		return picture_unusable(r->check, _("a JPEG with arithmetic coding"));
	if (marker > SOF2)
		return picture_unusable(r->check, _("a lossless or hierarchical JPEG"));
	if (bits != 8)
		return picture_unusable(r->check, _("a JPEG with more than 8 bits a component"));
	return true;
}

static bool read_frame(struct reader *r, int marker, struct slice body)
{
	const unsigned char *p = (const unsigned char *)body.data;
	struct jpeg_header *h = r->header;
	if (body.len < 6 || body.len != 6 + 3 * (size_t)p[5] || h->components)
		return bad_segment(r, "SOF");
	if (!check_frame_kind(r, marker, p[0]))
		return false;
	h->height = u16(p + 1);
	h->width = u16(p + 3);
	if (!h->width || !h->height)
		return picture_broken(r->check, _("it has %u x %u pixels"), h->width, h->height);
	if ((uint64_t)h->width * h->height > PICTURE_MAX_PIXELS)
		return picture_too_large(r->check, h->width, h->height, PICTURE_MAX_PIXELS);
	if (p[5] != 1 && p[5] != 3 && p[5] != 4)
		return bad_segment(r, "SOF");
	h->components = p[5];
	r->progressive = marker == SOF2;
	for (int i = 0; i < h->components; i++) {
		const unsigned char *c = p + 6 + 3 * i;
		int across = c[1] >> 4, down = c[1] & 15;
		if (across < 1 || across > 4 || down < 1 || down > 4 || c[2] > 3)
			return bad_segment(r, "SOF");
		r->components[i] = (struct component){ c[0], c[2], (unsigned char)across,
			(unsigned char)down };
	}
	return true;
}

static bool read_quantizers(struct reader *r, struct slice body)
{
	const unsigned char *p = (const unsigned char *)body.data;
	for (size_t at = 0; at < body.len;) {
		size_t length = 1 + (p[at] >> 4 ? 128 : 64);
		if (p[at] >> 4 > 1 || (p[at] & 15) > 3 || length > body.len - at)
			return bad_segment(r, "DQT");
		r->quantizers |= 1u << (p[at] & 15);
		at += length;
	}
	return true;
}

static bool read_huffman(struct reader *r, struct slice body)
{
	const unsigned char *p = (const unsigned char *)body.data;
	for (size_t at = 0; at < body.len;) {
		if (p[at] >> 4 > 1 || (p[at] & 15) > 3 || body.len - at < 17)
			return bad_segment(r, "DHT");
		size_t length = 17;
		for (int i = 1; i <= 16; i++)
			length += p[at + (size_t)i];
		if (length > 17 + 256 || length > body.len - at)
			return bad_segment(r, "DHT");
		*(p[at] >> 4 ? &r->ac_tables : &r->dc_tables) |= 1u << (p[at] & 15);
		at += length;
	}
	return true;
}

/* The tables that component ID of a scan is coded with must have come before. */
static bool check_tables(
	struct reader *r, const unsigned char *selector, int first, int last, bool refining)
{
	const struct component *c = r->components, *end = c + r->header->components;
	while (c < end && c->id != selector[0])
		c++;
	if (c == end)
		return bad_segment(r, "SOS");
	bool dc = first == 0 && !refining, ac = last > 0;
	if (!(r->quantizers >> c->quantizer & 1))
		return picture_broken(r->check, _("a quantization table is missing"));
	if ((dc && !(r->dc_tables >> (selector[1] >> 4) & 1)) ||
		(ac && !(r->ac_tables >> (selector[1] & 15) & 1)))
		return picture_broken(r->check, _("a Huffman table is missing"));
	return true;
}

/* What a scan consists of. */
struct scan {
	uint64_t units;  /* between which restart markers may stand */
	uint64_t blocks;
};

static uint64_t parts(uint64_t length, uint64_t of)
{
	return (length + of - 1) / of;
}

/* A scan of one component has a unit for each block that shows something of it, an interleaved one
 * for each group of blocks that cover the same pixels (ITU-T T.81, A.2). */
static struct scan size_of_scan(const struct reader *r, const unsigned char *body)
{
	const struct jpeg_header *h = r->header;
	unsigned across = 1, down = 1, blocks = 0;
	const struct component *only = r->components;
	for (int i = 0; i < h->components; i++) {
		const struct component *c = &r->components[i];
		across = c->across > across ? c->across : across;
		down = c->down > down ? c->down : down;
		for (int k = 0; k < body[0]; k++)
			if (body[1 + 2 * k] == c->id) {
				blocks += (unsigned)(c->across * c->down);
				only = c;
			}
	}
	if (body[0] > 1) {
		uint64_t units = parts(h->width, 8 * across) * parts(h->height, 8 * down);
		return (struct scan){ units, units * blocks };
	}
	uint64_t units = parts(parts((uint64_t)h->width * only->across, across), 8) *
		parts(parts((uint64_t)h->height * only->down, down), 8);
	return (struct scan){ units, units };
}

/* Whether the marker N of a row of restart markers may be number I. */
static bool restart_fits(const struct reader *r, const struct scan *scan, uint64_t i, int marker)
{
	return r->interval && (uint64_t)(marker - RST0) == (i & 7) &&
		(i + 1) * r->interval <= scan->units;
}

static bool check_coded(struct reader *r, const struct scan *scan, size_t length, uint64_t restarts)
{
	if (r->interval && scan->units && restarts < (scan->units - 1) / r->interval)
		return picture_broken(r->check, _("part of the picture data is missing"));
	/* Every block of a sequential scan has two codes at least, of a bit each. */
	if (!r->progressive && length < scan->blocks / 4)
		return picture_broken(r->check, _("part of the picture data is missing"));
	return true;
}

/* To the marker behind the coded data; stuffed zeros and restart markers belong to the data. */
static bool skip_coded(struct reader *r, struct scan scan)
{
	size_t start = r->at;
	uint64_t restarts = 0;
	for (;;) {
		const unsigned char *p = memchr(r->data + r->at, 0xFF, r->size - r->at);
		if (!p || p + 1 == r->data + r->size)
			return ends_early(r);
		r->at = (size_t)(p - r->data);
		if (p[1] == 0xFF) { /* fills up to the marker */
			r->at++;
			continue;
		}
		if (p[1] != 0 && (p[1] < RST0 || p[1] > RST7))
			return check_coded(r, &scan, r->at - start, restarts);
		if (p[1] != 0 && !restart_fits(r, &scan, restarts++, p[1]))
			return picture_broken(
				r->check, _("the picture data is damaged at byte %zu"), r->at);
		r->at += 2;
	}
}

static bool read_scan(struct reader *r, struct slice body)
{
	const unsigned char *p = (const unsigned char *)body.data;
	if (body.len < 1 || p[0] < 1 || p[0] > 4 || body.len != 4 + 2 * (size_t)p[0] ||
		!r->header->components)
		return bad_segment(r, "SOS");
	const unsigned char *range = p + 1 + 2 * p[0];
	int first = range[0], last = range[1];
	if (!r->progressive)
		first = 0, last = 63;
	if (first > last || last > 63)
		return bad_segment(r, "SOS");
	for (int i = 0; i < p[0]; i++)
		if (!check_tables(r, p + 1 + 2 * i, first, last, range[2] >> 4))
			return false;
	r->scanned = true;
	return skip_coded(r, size_of_scan(r, p));
}

static void read_density(struct reader *r, struct slice body)
{
	const unsigned char *p = (const unsigned char *)body.data;
	if (body.len < 12 || memcmp(p, "JFIF", 5) != 0 || p[7] < 1 || p[7] > 2)
		return;
	double per_inch = p[7] == 2 ? 2.54 : 1;
	double x = u16(p + 8) * per_inch, y = u16(p + 10) * per_inch;
	if (picture_dpi_plausible(x, y)) {
		r->header->hints.dpi_x = x;
		r->header->hints.dpi_y = y;
		r->density = true;
	}
}

/* JFIF's resolution goes before Exif's: programs that scale a photo forget the latter. */
static void read_exif(struct reader *r, struct slice body)
{
	if (body.len < 6 || memcmp(body.data, "Exif\0", 6) != 0)
		return;
	struct picture_hints exif = r->header->hints;
	exif_read((struct slice){ body.data + 6, body.len - 6 }, &exif);
	r->header->hints.orientation = exif.orientation;
	if (!r->density) {
		r->header->hints.dpi_x = exif.dpi_x;
		r->header->hints.dpi_y = exif.dpi_y;
	}
}

static bool read_interval(struct reader *r, struct slice body)
{
	if (body.len != 2)
		return bad_segment(r, "DRI");
	r->interval = u16((const unsigned char *)body.data);
	return true;
}

static bool read_segment(struct reader *r, int marker, struct slice body)
{
	if (marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC)
		return read_frame(r, marker, body);
	switch (marker) {
	case DHT:
		return read_huffman(r, body);
	case DQT:
		return read_quantizers(r, body);
	case SOS:
		return read_scan(r, body);
	case DRI:
		return read_interval(r, body);
	case APP0:
		read_density(r, body);
		return true;
	case APP1:
		read_exif(r, body);
		return true;
	case APP14:
		if (body.len >= 12 && memcmp(body.data, "Adobe", 5) == 0)
			r->header->adobe = true;
		return true;
	default:
		return true;
	}
}

bool jpeg_check(struct slice file, const struct picture_check *c, struct jpeg_header *out)
{
	*out = (struct jpeg_header){ 0 };
	struct reader r = { .check = c, .data = (const unsigned char *)file.data, .size = file.len,
		.at = 2, .header = out };
	for (;;) {
		int marker = 0;
		struct slice body = { 0 };
		if (!next_marker(&r, &marker))
			return false;
		if (marker == EOI)
			break;
		if (marker == TEM)
			continue;
		if (marker == SOI || marker == 0 || (marker >= RST0 && marker <= RST7))
			return picture_broken(c, _("no marker stands at byte %zu"), r.at - 2);
		if (!next_segment(&r, &body) || !read_segment(&r, marker, body))
			return false;
	}
	if (!r.scanned)
		return picture_broken(c, _("it has no picture data"));
	out->length = r.at;
	return true;
}

/* The next APP2 segment before the coded data that holds a piece of the profile. FILE has been
 * checked, so lengths can be trusted. */
static bool next_icc(struct slice file, size_t *at, const unsigned char **piece, size_t *length)
{
	const unsigned char *data = (const unsigned char *)file.data;
	for (;;) {
		while (data[*at] == 0xFF)
			++*at;
		int marker = data[(*at)++];
		if (marker == SOS || marker == EOI)
			return false;
		if (marker == TEM || (marker >= RST0 && marker <= RST7))
			continue;
		const unsigned char *body = data + *at + 2;
		*length = u16(data + *at) - 2;
		*at += *length + 2;
		if (marker == APP2 && *length > ICC_LEAD &&
			memcmp(body, ICC_TAG, sizeof ICC_TAG) == 0) {
			*piece = body;
			return true;
		}
	}
}

/* A profile over 64 KB comes in numbered pieces, in any order. */
static void join_icc(struct slice file, struct picture_encoded *out)
{
	struct slice pieces[256] = { 0 };
	const unsigned char *piece;
	size_t total = 0, length, at = 2;
	while (next_icc(file, &at, &piece, &length)) {
		struct slice *s = &pieces[piece[sizeof ICC_TAG]];
		total += length - ICC_LEAD - s->len;
		*s = (struct slice){ (const char *)piece + ICC_LEAD, length - ICC_LEAD };
	}
	if (!total)
		return;
	char *icc = xmalloc(total);
	size_t used = 0;
	for (int i = 0; i < 256; i++)
		if (pieces[i].len) {
			memcpy(icc + used, pieces[i].data, pieces[i].len);
			used += pieces[i].len;
		}
	out->icc = (struct slice){ icc, total };
	if (icc_usable(out->icc, out->components)) {
		out->owned[0] = icc;
	} else {
		out->icc = (struct slice){ 0 };
		free(icc);
	}
}

void jpeg_encode(struct slice file, const struct jpeg_header *h, struct picture_encoded *out)
{
	*out = (struct picture_encoded){
		.filter = PICTURE_DCT,
		.width = h->width,
		.height = h->height,
		.components = h->components,
		.bits = 8,
		.inverted = h->components == 4 && h->adobe,
		.data = { file.data, h->length }, /* cameras append films and second pictures */
	};
	join_icc(file, out);
}
