#include "font/subset_glyf.h"

#include <stdlib.h>
#include <string.h>

/* Composites of composites: fonts have 2 levels at most, FreeType follows as many as the font
 * declares. */
enum { MAX_NESTING = 16, MAX_GLYPHS = 65535, MAX_COMPONENTS = 1000 };

/* Flags of a component (OpenType, glyf). */
enum {
	ARGS_ARE_WORDS = 0x0001,
	HAS_SCALE = 0x0008,
	MORE_COMPONENTS = 0x0020,
	HAS_XY_SCALE = 0x0040,
	HAS_2X2 = 0x0080
};

enum { UNSEEN = 0, IN_PROGRESS = 255 }; /* of a glyph's height; else 1 + levels below it */

struct subset {
	struct slice glyf, loca, hmtx;
	bool long_offsets;
	unsigned glyph_count, metric_count; /* of the font */
	uint16_t *list;                     /* old glyph of each new one */
	size_t count, capacity;
	uint16_t *renumbered; /* new glyph of each old one; 0 for those not in the list */
	uint8_t *height;
};

/* The record of GLYPH; false if it lies outside the table. An empty one is a glyph without ink. */
static bool glyph_record(const struct subset *s, unsigned glyph, struct slice *out)
{
	size_t entry = s->long_offsets ? 4 : 2, at = entry * glyph;
	if (glyph >= s->glyph_count || s->loca.len < 2 * entry || at > s->loca.len - 2 * entry)
		return false;
	size_t start = s->long_offsets ? read_u32(s->loca, at) : 2 * (size_t)read_u16(s->loca, at);
	size_t end =
		s->long_offsets ? read_u32(s->loca, at + 4) : 2 * (size_t)read_u16(s->loca, at + 2);
	if (start > end || end > s->glyf.len)
		return false;
	*out = (struct slice){ s->glyf.data + start, end - start };
	return true;
}

static bool is_composite(struct slice record)
{
	return record.len >= 10 && read_i16(record, 0) < 0;
}

static size_t component_size(unsigned flags)
{
	size_t size = 4 + (flags & ARGS_ARE_WORDS ? 4 : 2);
	if (flags & HAS_SCALE)
		return size + 2;
	if (flags & HAS_XY_SCALE)
		return size + 4;
	return flags & HAS_2X2 ? size + 8 : size;
}

/* Steps to the component after the one at *AT (0: the first). 0 at the end, -1 if broken. */
static int next_component(struct slice record, size_t *at)
{
	if (*at == 0) {
		*at = 10;
	} else {
		unsigned flags = read_u16(record, *at);
		if (!(flags & MORE_COMPONENTS))
			return 0;
		*at += component_size(flags);
	}
	return slice_part(record, *at, 4).data &&
			slice_part(record, *at, component_size(read_u16(record, *at))).data
		? 1
		: -1;
}

static bool append(struct subset *s, uint16_t glyph)
{
	if (s->count == MAX_GLYPHS)
		return false;
	if (s->count == s->capacity) {
		s->capacity *= 2;
		s->list = xrealloc(s->list, s->capacity * sizeof *s->list);
	}
	s->renumbered[glyph] = (uint16_t)s->count;
	s->list[s->count++] = glyph;
	return true;
}

/* Puts the parts of GLYPH behind the list, and theirs. The heights of glyphs that are done keep
 * this linear and find chains that are too deep even when they are entered from below. */
static bool add_parts(struct subset *s, unsigned glyph)
{
	struct slice record;
	if (!glyph_record(s, glyph, &record) || s->height[glyph] == IN_PROGRESS)
		return false;
	if (s->height[glyph] != UNSEEN)
		return true;
	s->height[glyph] = IN_PROGRESS;
	unsigned height = 1, components = 0;
	size_t at = 0;
	int more = 0;
	while (is_composite(record) && (more = next_component(record, &at)) > 0) {
		uint16_t part = (uint16_t)read_u16(record, at + 2);
		if (++components > MAX_COMPONENTS || !add_parts(s, part))
			return false;
		if (s->height[part] >= height)
			height = s->height[part] + 1u;
		if (part != 0 && s->renumbered[part] == 0 && !append(s, part))
			return false;
	}
	s->height[glyph] = (uint8_t)height;
	return more == 0 && height <= MAX_NESTING;
}

static bool collect(struct subset *s, const uint16_t *glyphs, size_t count)
{
	if (count == 0 || count > MAX_GLYPHS || glyphs[0] != 0)
		return false;
	s->capacity = count + 32;
	s->list = xmalloc(s->capacity * sizeof *s->list);
	s->renumbered = xcalloc(s->glyph_count, sizeof *s->renumbered);
	s->height = xcalloc(s->glyph_count, sizeof *s->height);
	for (size_t i = 0; i < count; i++) {
		if (glyphs[i] >= s->glyph_count || !append(s, glyphs[i]))
			return false;
	}
	for (size_t i = 0; i < count; i++) {
		if (!add_parts(s, glyphs[i]))
			return false;
	}
	return true;
}

static void put_u16(char *p, unsigned v)
{
	p[0] = (char)(unsigned char)(v >> 8);
	p[1] = (char)(unsigned char)v;
}

static void put_u32(char *p, uint32_t v)
{
	put_u16(p, v >> 16);
	put_u16(p + 2, v & 0xFFFF);
}

static void pad(struct buf *out)
{
	static const char zeros[4];
	buf_add(out, zeros, (4 - out->len % 4) % 4);
}

/* A record as it is, but for the numbers of its components. */
static void write_glyph(const struct subset *s, struct slice record, struct buf *out)
{
	size_t start = out->len, at = 0;
	buf_add(out, record.data, record.len);
	if (out->overflow || !is_composite(record))
		return;
	while (next_component(record, &at) > 0)
		put_u16(out->data + start + at + 2, s->renumbered[read_u16(record, at + 2)]);
}

/* glyf into GLYF, the offsets of its records into LOCA. */
static void write_glyphs(const struct subset *s, struct buf *glyf, uint32_t *offsets)
{
	for (size_t i = 0; i < s->count; i++) {
		struct slice record = { 0 };
		offsets[i] = (uint32_t)glyf->len;
		if (glyph_record(s, s->list[i], &record))
			write_glyph(s, record, glyf);
		pad(glyf);
	}
	offsets[s->count] = (uint32_t)glyf->len;
}

static void write_loca(const uint32_t *offsets, size_t count, bool long_offsets, struct buf *out)
{
	for (size_t i = 0; i <= count; i++) {
		if (long_offsets)
			buf_add_u32(out, offsets[i]);
		else
			buf_add_u16(out, (uint16_t)(offsets[i] / 2));
	}
}

static void write_hmtx(const struct subset *s, struct buf *out)
{
	for (size_t i = 0; i < s->count; i++) {
		size_t glyph = s->list[i], last = s->metric_count - 1;
		size_t bearing =
			glyph <= last ? 4 * glyph + 2 : 4 * (last + 1) + 2 * (glyph - last - 1);
		buf_add_u16(out, (uint16_t)read_u16(s->hmtx, 4 * (glyph <= last ? glyph : last)));
		buf_add_u16(out, (uint16_t)read_u16(s->hmtx, bearing));
	}
}

static uint32_t checksum(const char *data, size_t len)
{
	uint32_t sum = 0;
	for (size_t i = 0; i + 4 <= len; i += 4)
		sum += read_u32((struct slice){ data + i, 4 }, 0);
	return sum;
}

/* The tables of the program in the order of their tags, which is that of the directory. */
enum { CVT, FPGM, GLYF, HEAD, HHEA, HMTX, LOCA, MAXP, PREP, TABLE_COUNT };
static const char *const tags[TABLE_COUNT] = { "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx",
	"loca", "maxp", "prep" };

struct program {
	struct buf *out;
	size_t start; /* of the program in OUT */
	unsigned count;
};

enum { HEADER_SIZE = 12, RECORD_SIZE = 16 };

static void begin_program(struct program *p, unsigned table_count)
{
	unsigned log = 0;
	while (2u << log <= table_count)
		log++;
	buf_add_u32(p->out, 0x00010000);
	buf_add_u16(p->out, (uint16_t)table_count);
	buf_add_u16(p->out, (uint16_t)(RECORD_SIZE << log));
	buf_add_u16(p->out, (uint16_t)log);
	buf_add_u16(p->out, (uint16_t)(RECORD_SIZE * (table_count - (1u << log))));
	char *directory = buf_reserve(p->out, (size_t)RECORD_SIZE * table_count);
	if (directory)
		p->out->len += (size_t)RECORD_SIZE * table_count;
}

/* Adds a table, then its record. */
static void add_table(struct program *p, const char *tag, const char *data, size_t len)
{
	size_t at = p->out->len;
	buf_add(p->out, data, len);
	while ((p->out->len - p->start) % 4 && !p->out->overflow)
		buf_add_char(p->out, '\0');
	if (p->out->overflow)
		return;
	char *record = p->out->data + p->start + HEADER_SIZE + (size_t)RECORD_SIZE * p->count++;
	memcpy(record, tag, 4);
	put_u32(record + 4, checksum(p->out->data + at, p->out->len - at));
	put_u32(record + 8, (uint32_t)(at - p->start));
	put_u32(record + 12, (uint32_t)len);
}

/* OpenType, head: checkSumAdjustment makes the whole file's checksum this number. */
static void seal(struct program *p, size_t head_at)
{
	if (!p->out->overflow)
		put_u32(p->out->data + head_at + 8,
			0xB1B0AFBA - checksum(p->out->data + p->start, p->out->len - p->start));
}

static bool write_program(const struct slice tables[TABLE_COUNT], struct buf *out)
{
	struct program p = { .out = out, .start = out->len };
	unsigned count = 0;
	for (int i = 0; i < TABLE_COUNT; i++)
		count += tables[i].len > 0;
	begin_program(&p, count);
	size_t head_at = 0;
	for (int i = 0; i < TABLE_COUNT; i++) {
		if (i == HEAD)
			head_at = out->len;
		if (tables[i].len)
			add_table(&p, tags[i], tables[i].data, tables[i].len);
	}
	seal(&p, head_at);
	return !out->overflow;
}

enum { HEAD_SIZE = 54, HHEA_SIZE = 36, MAXP_SIZE = 32, MAX_PROGRAM = 1 << 30 };

/* The tables that describe all others, with the numbers that have changed. */
static bool write_tables(const struct sfnt *font, const struct subset *s, struct buf *out)
{
	struct slice head = sfnt_table(font, "head"), hhea = sfnt_table(font, "hhea");
	struct slice maxp = sfnt_table(font, "maxp");
	char new_head[HEAD_SIZE], new_hhea[HHEA_SIZE], new_maxp[MAXP_SIZE];
	if (head.len < HEAD_SIZE || hhea.len < HHEA_SIZE || maxp.len < MAXP_SIZE)
		return false;
	struct buf glyf, loca, hmtx;
	buf_init(&glyf, out->ceiling < MAX_PROGRAM ? out->ceiling : MAX_PROGRAM);
	buf_init(&loca, MAX_PROGRAM);
	buf_init(&hmtx, MAX_PROGRAM);
	uint32_t *offsets = xmalloc((s->count + 1) * sizeof *offsets);
	write_glyphs(s, &glyf, offsets);
	bool long_offsets = glyf.len > 2 * 0xFFFF;
	write_loca(offsets, s->count, long_offsets, &loca);
	write_hmtx(s, &hmtx);
	memcpy(new_head, head.data, HEAD_SIZE);
	put_u32(new_head + 8, 0);
	put_u16(new_head + 50, long_offsets);
	memcpy(new_hhea, hhea.data, HHEA_SIZE);
	put_u16(new_hhea + 34, (unsigned)s->count);
	memcpy(new_maxp, maxp.data, MAXP_SIZE);
	put_u16(new_maxp + 4, (unsigned)s->count);
	const struct slice tables[TABLE_COUNT] = {
		[CVT] = sfnt_table(font, "cvt "),
		[FPGM] = sfnt_table(font, "fpgm"),
		[GLYF] = { glyf.data, glyf.len },
		[HEAD] = { new_head, HEAD_SIZE },
		[HHEA] = { new_hhea, HHEA_SIZE },
		[HMTX] = { hmtx.data, hmtx.len },
		[LOCA] = { loca.data, loca.len },
		[MAXP] = { new_maxp, MAXP_SIZE },
		[PREP] = sfnt_table(font, "prep"),
	};
	bool ok = !glyf.overflow && write_program(tables, out);
	free(offsets);
	buf_release(&glyf);
	buf_release(&loca);
	buf_release(&hmtx);
	return ok;
}

static bool read_font(struct subset *s, const struct sfnt *font)
{
	struct slice head = sfnt_table(font, "head");
	*s = (struct subset){
		.glyf = sfnt_table(font, "glyf"),
		.loca = sfnt_table(font, "loca"),
		.hmtx = sfnt_table(font, "hmtx"),
		.long_offsets = read_u16(head, 50) != 0,
		.glyph_count = read_u16(sfnt_table(font, "maxp"), 4),
		.metric_count = read_u16(sfnt_table(font, "hhea"), 34),
	};
	return s->glyf.len && s->glyph_count && s->metric_count &&
		s->hmtx.len / 4 >= s->metric_count;
}

bool glyf_subset(const struct sfnt *font, const uint16_t *glyphs, size_t count, struct buf *out)
{
	struct subset s;
	size_t before = out->len;
	bool ok = read_font(&s, font) && collect(&s, glyphs, count) && write_tables(font, &s, out);
	free(s.list);
	free(s.renumbered);
	free(s.height);
	if (!ok)
		out->len = before;
	return ok;
}
