#include "font/subset_cff.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "font/cff.h"

/* The font written has no subroutines: every charstring stands alone. That is the smaller way once
 * the program is deflated, and the faster one, since no call has to be renumbered.
 *
 * Of the hints the horizontal stems stay: with them the thin strokes of Song are drawn evenly, on
 * screens and still at 600 dots per inch. The vertical ones go: what rasterises CFF today does not
 * heed them, and without them and their share of the masks the program is a fifteenth smaller. */

/* Standard strings end at 390; these two follow. */
enum { SID_ADOBE = 391, SID_IDENTITY = 392 };

/* Larger than any font there is, small enough for 32 bits. */
#define MOST_CHARSTRINGS ((size_t)256 << 20)

struct subset {
	const struct cff *cff;
	const uint16_t *glyphs;
	size_t count;
	struct cff_kept *charstrings;
	uint32_t *ends;         /* of each, counted from the first */
	unsigned char *fd_of;   /* new number of each glyph's font DICT */
	unsigned fds[256];      /* the font DICTs used, by new number */
	unsigned fd_count;
	struct buf privates;
	uint32_t private_end[256];
};

static unsigned renumber_fd(struct subset *s, unsigned fd)
{
	unsigned i = 0;
	while (i < s->fd_count && s->fds[i] != fd)
		i++;
	if (i == s->fd_count)
		s->fds[s->fd_count++] = fd;
	return i;
}

static bool flatten_all(struct subset *s)
{
	size_t end = 0;
	cff_make_room(s->cff);
	for (size_t i = 0; i < s->count; i++) {
		struct cff_kept *k = &s->charstrings[i];
		if (!cff_charstring(s->cff, s->glyphs[i], k))
			return false;
		end += k->charstring.len;
		if (end > MOST_CHARSTRINGS)
			return false;
		s->ends[i] = (uint32_t)end;
		s->fd_of[i] = (unsigned char)renumber_fd(s, k->fd);
	}
	return true;
}

/* Private DICTs without what says where local subroutines are. */
static void copy_privates(struct subset *s)
{
	for (unsigned i = 0; i < s->fd_count; i++) {
		struct slice p = s->cff->fds[s->fds[i]].private;
		/* A font may have none, which is no place to count from. */
		const unsigned char *at = (const unsigned char *)(p.len ? p.data : "");
		struct cff_dict d = { at, at + p.len };
		struct cff_entry e;
		bool broken = false;
		while (cff_dict_next(&d, &e, &broken))
			if (e.op != CFF_OP_SUBRS)
				buf_add(&s->privates, e.operands.data,
					(size_t)((const char *)d.at - e.operands.data));
		s->private_end[i] = (uint32_t)s->privates.len;
	}
}

static void add_op(struct buf *out, int op)
{
	if (op > 255)
		buf_add_u8(out, CFF_ESCAPE);
	buf_add_u8(out, (uint8_t)op);
}

/* An integer in the form that always has five bytes, so that sizes are known before values. */
static void add_integer(struct buf *out, size_t v)
{
	buf_add_u8(out, 29);
	buf_add_u32(out, (uint32_t)v);
}

static void add_entry(struct buf *out, int op, size_t v)
{
	add_integer(out, v);
	add_op(out, op);
}

static void copy_entry(struct buf *out, int op, struct slice operands)
{
	if (!operands.len)
		return;
	buf_add(out, operands.data, operands.len);
	add_op(out, op);
}

/* The head of an INDEX whose elements end at ENDS, counted from the first. */
static void add_index_head(struct buf *out, const uint32_t *ends, size_t count)
{
	uint32_t last = ends[count - 1] + 1;
	int size = last < 0x100 ? 1 : last < 0x10000 ? 2 : last < 0x1000000 ? 3 : 4;
	buf_add_u16(out, (uint16_t)count);
	buf_add_u8(out, (uint8_t)size);
	size_t len = (count + 1) * (size_t)size;
	char *p = buf_reserve(out, len);
	if (!p)
		return;
	for (size_t i = 0; i <= count; i++) {
		uint32_t offset = i ? ends[i - 1] + 1 : 1;
		for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
			*p++ = (char)(offset >> shift);
	}
	buf_took(out, len);
}

static void add_single(struct buf *out, struct slice element)
{
	add_index_head(out, &(uint32_t){ (uint32_t)element.len }, 1);
	buf_add(out, element.data, element.len);
}

/* Where things come to stand, from the start of the font. */
struct places {
	size_t charset, fd_select, fd_array, privates, charstrings;
};

static void add_top(struct buf *out, const struct subset *s, const struct places *at)
{
	struct buf top;
	buf_init(&top, 4096);
	add_integer(&top, SID_ADOBE);
	add_integer(&top, SID_IDENTITY);
	add_entry(&top, CFF_OP_ROS, 0); /* must be the first */
	copy_entry(&top, CFF_OP_FONT_MATRIX, s->cff->matrix);
	copy_entry(&top, CFF_OP_FONT_BBOX, s->cff->bbox);
	add_entry(&top, CFF_OP_CID_COUNT, s->count);
	add_entry(&top, CFF_OP_CHARSET, at->charset);
	add_entry(&top, CFF_OP_FD_SELECT, at->fd_select);
	add_entry(&top, CFF_OP_CHARSTRINGS, at->charstrings);
	add_entry(&top, CFF_OP_FD_ARRAY, at->fd_array);
	add_single(out, buf_slice(&top));
	buf_release(&top);
}

/* Format 2 with one range: CID 1 to the last; glyph 0 is not listed. */
static void add_charset(struct buf *out, const struct subset *s)
{
	buf_add_u8(out, 2);
	if (s->count > 1) {
		buf_add_u16(out, 1);
		buf_add_u16(out, (uint16_t)(s->count - 2));
	}
}

/* Ranges (format 3) or a byte each (format 0), whichever is shorter. */
static void add_fd_select(struct buf *out, const struct subset *s)
{
	size_t ranges = 1;
	for (size_t i = 1; i < s->count; i++)
		ranges += s->fd_of[i] != s->fd_of[i - 1];
	if (5 + 3 * ranges > 1 + s->count) {
		buf_add_u8(out, 0);
		buf_add(out, s->fd_of, s->count);
		return;
	}
	buf_add_u8(out, 3);
	buf_add_u16(out, (uint16_t)ranges);
	for (size_t i = 0; i < s->count; i++)
		if (i == 0 || s->fd_of[i] != s->fd_of[i - 1]) {
			buf_add_u16(out, (uint16_t)i);
			buf_add_u8(out, s->fd_of[i]);
		}
	buf_add_u16(out, (uint16_t)s->count);
}

static void add_fd_array(struct buf *out, const struct subset *s, const struct places *at)
{
	struct buf dicts;
	uint32_t ends[256];
	buf_init(&dicts, SIZE_MAX / 2);
	for (unsigned i = 0; i < s->fd_count; i++) {
		uint32_t start = i ? s->private_end[i - 1] : 0;
		copy_entry(&dicts, CFF_OP_FONT_MATRIX, s->cff->fds[s->fds[i]].matrix);
		add_integer(&dicts, s->private_end[i] - start);
		add_entry(&dicts, CFF_OP_PRIVATE, at->privates + start);
		ends[i] = (uint32_t)dicts.len;
	}
	add_index_head(out, ends, s->fd_count);
	buf_add(out, dicts.data, dicts.len);
	buf_release(&dicts);
}

/* All that stands before the charstrings, with the places of AT; the true ones come back in AT. */
static void add_front(struct buf *out, const struct subset *s, struct places *at)
{
	struct places is;
	size_t base = out->len;
	buf_add(out, "\1\0\4\4", 4);
	add_single(out, s->cff->name);
	add_top(out, s, at);
	add_index_head(out, (const uint32_t[]){ 5, 13 }, 2);
	buf_add_str(out, "AdobeIdentity");
	buf_add_u16(out, 0); /* no global subroutines */
	is.charset = out->len - base;
	add_charset(out, s);
	is.fd_select = out->len - base;
	add_fd_select(out, s);
	is.fd_array = out->len - base;
	add_fd_array(out, s, at);
	is.privates = out->len - base;
	buf_add(out, s->privates.data, s->privates.len);
	is.charstrings = out->len - base;
	*at = is;
}

static void add_charstrings(struct buf *out, const struct subset *s)
{
	char *p = buf_reserve(out, s->ends[s->count - 1]);
	if (!p)
		return;
	for (size_t i = 0; i < s->count; i++) {
		const struct slice c = s->charstrings[i].charstring;
		memcpy(p, c.data, c.len);
		p += c.len;
	}
	buf_took(out, s->ends[s->count - 1]);
}

static void list_parts(const struct subset *s, size_t first, struct coded_parts *parts)
{
	parts->coding = cff_coding();
	for (size_t i = 0; i < s->count; i++) {
		const struct cff_kept *k = &s->charstrings[i];
		if (!k->coded)
			continue;
		parts->list = xgrow(parts->list, parts->count, &parts->cap, sizeof *parts->list);
		parts->list[parts->count++] = (struct coded_part){
			first + s->ends[i] - k->charstring.len, k->coded
		};
	}
}

/* No number's size depends on its value, so writing the front twice makes the places right. */
static bool add_font(struct buf *out, const struct subset *s, struct coded_parts *parts)
{
	struct places at = { 0 };
	size_t base = out->len;
	add_front(out, s, &at);
	out->len = base;
	add_front(out, s, &at);
	add_index_head(out, s->ends, s->count);
	if (parts)
		list_parts(s, out->len - base, parts);
	add_charstrings(out, s);
	if (out->overflow)
		out->len = base;
	return !out->overflow;
}

bool cff_subset(const struct cff *c, const uint16_t *glyphs, size_t count, struct buf *out,
	struct coded_parts *parts)
{
	if (!count || count > 65535 || glyphs[0] != 0)
		return false;
	struct subset s = {
		.cff = c,
		.glyphs = glyphs,
		.count = count,
		.charstrings = xcalloc(count, sizeof *s.charstrings),
		.ends = xcalloc(count, sizeof *s.ends),
		.fd_of = xmalloc(count),
	};
	buf_init(&s.privates, MOST_CHARSTRINGS);
	bool ok = flatten_all(&s);
	if (ok) {
		copy_privates(&s);
		ok = !s.privates.overflow && add_font(out, &s, parts);
	}
	buf_release(&s.privates);
	free(s.charstrings);
	free(s.fd_of);
	free(s.ends);
	return ok;
}
