#include "font/cff.h"

#include "base/arena.h"

static unsigned u16(const unsigned char *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

static const unsigned char *bytes(struct slice s)
{
	return (const unsigned char *)s.data;
}

static size_t index_offset(const struct cff_index *x, unsigned i)
{
	const unsigned char *p = x->offsets + (size_t)i * (size_t)x->offset_size;
	size_t offset = 0;
	for (int k = 0; k < x->offset_size; k++)
		offset = offset << 8 | p[k];
	return offset;
}

/* Reads the INDEX at *AT of TABLE and moves *AT behind it. */
static bool read_index(struct slice table, size_t *at, struct cff_index *out)
{
	*out = (struct cff_index){ 0 };
	if (*at > table.len || table.len - *at < 2)
		return false;
	const unsigned char *p = bytes(table) + *at;
	size_t left = table.len - *at;
	out->count = u16(p);
	if (!out->count) {
		*at += 2;
		return true;
	}
	if (left < 3 || p[2] < 1 || p[2] > 4)
		return false;
	out->offset_size = p[2];
	size_t head = 3 + ((size_t)out->count + 1) * p[2];
	if (head > left)
		return false;
	out->offsets = p + 3;
	out->data = p + head - 1;
	out->size = index_offset(out, out->count);
	if (out->size < 1 || out->size - 1 > left - head)
		return false;
	*at += head + out->size - 1;
	return true;
}

bool cff_index_get(const struct cff_index *x, unsigned i, struct slice *out)
{
	if (i >= x->count)
		return false;
	size_t from = index_offset(x, i), to = index_offset(x, i + 1);
	if (from < 1 || from > to || to > x->size)
		return false;
	*out = (struct slice){ (const char *)x->data + from, to - from };
	return true;
}

/* The bytes of the operand at P (< END), 0 if it doesn't fit. VALUE is set to an integer one. */
static size_t read_operand(const unsigned char *p, const unsigned char *end, int *value)
{
	size_t left = (size_t)(end - p);
	*value = 0;
	if (*p == 30) { /* a real: nibbles up to one of 15 */
		for (size_t i = 1; i < left; i++)
			if ((p[i] & 15) == 15 || p[i] >> 4 == 15)
				return i + 1;
		return 0;
	}
	size_t size = *p == 28 ? 3 : *p == 29 ? 5 : *p < 32 || *p == 255 ? 0 : *p < 247 ? 1 : 2;
	if (size > left)
		return 0;
	if (*p == 28)
		*value = (int16_t)u16(p + 1);
	else if (*p == 29)
		*value = (int32_t)((uint32_t)u16(p + 1) << 16 | u16(p + 3));
	else if (size == 1)
		*value = *p - 139;
	else if (size == 2)
		*value = *p < 251 ? (*p - 247) * 256 + p[1] + 108 : -(*p - 251) * 256 - p[1] - 108;
	return size;
}

bool cff_dict_next(struct cff_dict *d, struct cff_entry *out, bool *broken)
{
	const unsigned char *start = d->at;
	*out = (struct cff_entry){ 0 };
	while (d->at<d->end && * d->at> 21) {
		int value;
		size_t size = read_operand(d->at, d->end, &value);
		*broken = *broken || !size;
		if (!size)
			return false;
		if (out->count < 3)
			out->values[out->count] = value;
		out->count++;
		d->at += size;
	}
	out->operands = (struct slice){ (const char *)start, (size_t)(d->at - start) };
	if (d->at == d->end)
		return false;
	out->op = *d->at++;
	if (out->op == CFF_ESCAPE && d->at < d->end)
		out->op = 0x0C00 + *d->at++;
	return true;
}

/* SIZE bytes at OFFSET, as a DICT operator gives them. */
static bool read_range(struct slice table, int size, int offset, struct slice *out)
{
	if (size < 0 || offset < 0 || (size_t)offset > table.len ||
		(size_t)size > table.len - (size_t)offset)
		return false;
	*out = (struct slice){ table.data + offset, (size_t)size };
	return true;
}

static bool read_private(struct slice table, int size, int offset, struct cff_fd *fd)
{
	if (!read_range(table, size, offset, &fd->private))
		return false;
	struct cff_dict d = { bytes(fd->private), bytes(fd->private) + fd->private.len };
	struct cff_entry e;
	bool broken = false;
	int subrs = 0;
	while (cff_dict_next(&d, &e, &broken))
		if (e.op == CFF_OP_SUBRS)
			subrs = e.values[0];
	if (broken || subrs < 0)
		return false;
	size_t at = (size_t)offset + (size_t)subrs; /* from the start of the Private DICT */
	return !subrs || read_index(table, &at, &fd->subrs);
}

static bool read_font_dict(struct slice table, struct slice dict, struct cff_fd *fd)
{
	struct cff_dict d = { bytes(dict), bytes(dict) + dict.len };
	struct cff_entry e;
	bool broken = false;
	while (cff_dict_next(&d, &e, &broken)) {
		if (e.op == CFF_OP_FONT_MATRIX)
			fd->matrix = e.operands;
		else if (e.op == CFF_OP_PRIVATE &&
			!read_private(table, e.values[0], e.values[1], fd))
			return false;
	}
	return !broken;
}

/* Offsets of the Top DICT, before they are followed; 0 for what it doesn't have. */
struct top {
	int charstrings, charset, fd_array, fd_select, private_size, private;
};

static bool read_top(struct cff *c, struct slice dict, struct top *top)
{
	struct cff_dict d = { bytes(dict), bytes(dict) + dict.len };
	struct cff_entry e;
	bool broken = false;
	*top = (struct top){ 0 };
	while (cff_dict_next(&d, &e, &broken)) {
		switch (e.op) {
		case CFF_OP_CHARSTRING_TYPE:
			broken = broken || e.values[0] != 2;
			break;
		case CFF_OP_FONT_MATRIX:
			c->matrix = e.operands;
			break;
		case CFF_OP_FONT_BBOX:
			c->bbox = e.operands;
			break;
		case CFF_OP_ROS:
			c->cid_keyed = true;
			break;
		case CFF_OP_CHARSET:
			top->charset = e.values[0];
			break;
		case CFF_OP_CHARSTRINGS:
			top->charstrings = e.values[0];
			break;
		case CFF_OP_FD_ARRAY:
			top->fd_array = e.values[0];
			break;
		case CFF_OP_FD_SELECT:
			top->fd_select = e.values[0];
			break;
		case CFF_OP_PRIVATE:
			top->private_size = e.values[0];
			top->private = e.values[1];
			break;
		}
	}
	return !broken && top->charstrings > 0 && top->charset >= 0;
}

static bool read_fd_array(struct cff *c, int offset)
{
	struct cff_index index;
	struct slice dict;
	size_t at = (size_t)offset;
	if (offset <= 0 || !read_index(c->table, &at, &index) || !index.count || index.count > 256)
		return false;
	c->fd_count = index.count;
	c->fds = xcalloc(index.count, sizeof *c->fds);
	for (unsigned i = 0; i < index.count; i++)
		if (!cff_index_get(&index, i, &dict) || !read_font_dict(c->table, dict, &c->fds[i]))
			return false;
	return true;
}

/* That the whole FDSelect lies in the table, so that cff_fd_of needs no checks. */
static bool check_fd_select(struct cff *c, int offset)
{
	size_t at = (size_t)offset;
	if (offset <= 0 || at >= c->table.len)
		return false;
	const unsigned char *p = bytes(c->table) + at;
	size_t left = c->table.len - at;
	c->fd_select = at;
	if (p[0] == 0)
		return left - 1 >= c->charstrings.count;
	return p[0] == 3 && left >= 3 && u16(p + 1) > 0 && left >= 5 + (size_t)u16(p + 1) * 3;
}

/* Format 3 has ranges: a first glyph (2 bytes) and an FD each, in order. */
unsigned cff_fd_of(const struct cff *c, unsigned glyph)
{
	if (!c->cid_keyed)
		return 0;
	const unsigned char *p = bytes(c->table) + c->fd_select;
	if (p[0] == 0)
		return p[1 + glyph];
	unsigned low = 0, high = u16(p + 1);
	while (high - low > 1) {
		unsigned middle = low + (high - low) / 2;
		if (u16(p + 3 + 3 * (size_t)middle) <= glyph)
			low = middle;
		else
			high = middle;
	}
	return p[3 + 3 * (size_t)low + 2];
}

bool cff_read(struct cff *c, struct slice table)
{
	struct cff_index names, tops, strings;
	struct slice dict;
	struct top top;
	const unsigned char *p = bytes(table);
	c->table = table;
	if (c->table.len < 16 || p[0] != 1)
		return false;
	size_t at = p[2];
	if (!read_index(c->table, &at, &names) || !read_index(c->table, &at, &tops) ||
		!read_index(c->table, &at, &strings) ||
		!read_index(c->table, &at, &c->global_subrs) ||
		!cff_index_get(&names, 0, &c->name) || !cff_index_get(&tops, 0, &dict) ||
		!read_top(c, dict, &top))
		return false;
	at = (size_t)top.charstrings;
	if (!read_index(c->table, &at, &c->charstrings) || !c->charstrings.count)
		return false;
	c->charset = (size_t)top.charset;
	if (c->cid_keyed)
		return read_fd_array(c, top.fd_array) && check_fd_select(c, top.fd_select);
	c->fd_count = 1;
	c->fds = xcalloc(1, sizeof *c->fds);
	return read_private(c->table, top.private_size, top.private, c->fds);
}

/* The glyph whose name is standard string SID; charset 0 is ISOAdobe, where they are the same. */
static unsigned glyph_named(const struct cff *c, unsigned sid)
{
	if (c->charset == 0)
		return sid < c->charstrings.count ? sid : 0;
	if (c->charset <= 2 || c->charset >= c->table.len) /* 1, 2: Expert sets have no letters */
		return 0;
	const unsigned char *p = bytes(c->table) + c->charset;
	const unsigned char *end = bytes(c->table) + c->table.len;
	size_t size = *p == 0 ? 2 : *p == 1 ? 3 : 4;
	p++;
	for (unsigned glyph = 1; glyph < c->charstrings.count; p += size) {
		if ((size_t)(end - p) < size)
			return 0;
		unsigned first = u16(p), more = size == 2 ? 0 : size == 3 ? p[2] : u16(p + 2);
		if (sid >= first && sid - first <= more)
			return glyph + (sid - first);
		glyph += more + 1;
	}
	return 0;
}

unsigned cff_standard_glyph(const struct cff *c, int code)
{
	/* Appendix B of Technical Note 5176: codes whose standard strings follow one another. */
	static const struct {
		unsigned char first, last, sid;
	} runs[] = { { 32, 126, 1 }, { 161, 175, 96 }, { 177, 180, 111 }, { 182, 189, 115 },
		{ 191, 191, 123 }, { 193, 200, 124 }, { 202, 203, 132 }, { 205, 208, 134 },
		{ 225, 225, 138 }, { 227, 227, 139 }, { 232, 235, 140 }, { 241, 241, 144 },
		{ 245, 245, 145 }, { 248, 251, 146 } };
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
		if (code >= runs[i].first && code <= runs[i].last)
			return glyph_named(c, runs[i].sid + (unsigned)(code - runs[i].first));
	return 0;
}
