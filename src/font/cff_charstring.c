#include <string.h>

#include "font/cff.h"

/* A charstring is rewritten while it is read: bytes go over as they are, a call is replaced by what
 * is called. The operands of the operator to come are the last bytes written, so the stack needs to
 * know only where each begins; what has to be computed is read back from there. */

/* Operands and operators of one glyph. Nested calls of empty subroutines would go on for ever
 * without writing anything that could go over a limit. */
enum { MOST_STEPS = 16 * CFF_MOST_BYTES };

#define BIT(op)   (1u << (op))
#define NUMBER_28 BIT(28)
#define PLAIN_WHEN_STARTED \
	(BIT(CFF_RMOVETO) | BIT(CFF_HMOVETO) | BIT(CFF_VMOVETO) | BIT(CFF_RLINETO) | \
		BIT(CFF_HLINETO) | BIT(CFF_VLINETO) | BIT(CFF_RRCURVETO) | BIT(CFF_RCURVELINE) | \
		BIT(CFF_RLINECURVE) | BIT(CFF_VVCURVETO) | BIT(CFF_HHCURVETO) | \
		BIT(CFF_VHCURVETO) | BIT(CFF_HVCURVETO))

struct frame {
	const unsigned char *at, *end;
};

struct machine {
	const struct cff *cff;
	const struct cff_fd *fd;
	unsigned char *out;
	size_t len;
	size_t start[CFF_MOST_OPERANDS + 1]; /* where the operands on the stack begin in OUT */
	int depth;                           /* their number */
	unsigned hstems, vstems;
	unsigned char mask
		[CFF_MOST_OPERANDS]; /* the hstem bits of the hintmask before; MASKED: there is one */
	bool masked;
	long steps;
	struct frame frames[CFF_MOST_NESTING + 1];
	int nesting;
	cff_fixed memory[32];
	uint32_t plain; /* a bit for each operator that only has to be copied, and for 28 */
	bool started, has_width; /* the first operator has been seen; the width stood before it */
	cff_fixed width;
	/* Drawing a part of an accented character: no hints, no width, another origin. */
	bool part;
	cff_fixed x, y;       /* current point */
	cff_fixed to_x, to_y; /* on the way to the part's origin */
};

/* Bytes of a number that begins with a byte; 0 for operators. */
static int number_size(int b)
{
	return b == 28 ? 3 : b < 32 ? 0 : b < 247 ? 1 : b < 255 ? 2 : 5;
}

static cff_fixed fixed(const unsigned char *p)
{
	uint32_t v;
	if (*p == 28)
		v = (uint32_t)(p[1] << 8 | p[2]) << 16;
	else if (*p == 255)
		v = (uint32_t)p[1] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 8 | p[4];
	else if (*p < 247)
		v = (uint32_t)(*p - 139) << 16;
	else if (*p < 251)
		v = (uint32_t)((*p - 247) * 256 + p[1] + 108) << 16;
	else
		v = (uint32_t)(-(*p - 251) * 256 - p[1] - 108) << 16;
	return cff_wrap(v);
}

static cff_fixed value(const struct machine *m, int i)
{
	return fixed(m->out + m->start[i]);
}

static void values(const struct machine *m, cff_fixed *out)
{
	for (int i = 0; i < m->depth; i++)
		out[i] = value(m, i);
}

/* The operands from the Ith on go from the stack and from the output. */
static void drop(struct machine *m, int i)
{
	if (i < m->depth) {
		m->len = m->start[i];
		m->depth = i;
	}
}

static bool has_room(const struct machine *m, size_t bytes)
{
	return bytes <= CFF_MOST_BYTES - m->len;
}

static bool push(struct machine *m, cff_fixed v)
{
	if (m->depth == CFF_MOST_OPERANDS || !has_room(m, 5))
		return false;
	unsigned char *p = m->out + m->len;
	int whole = v / 65536;
	m->start[m->depth++] = m->len;
	if (v % 65536) {
		uint32_t u = (uint32_t)v;
		p[0] = 255;
		p[1] = (unsigned char)(u >> 24);
		p[2] = (unsigned char)(u >> 16);
		p[3] = (unsigned char)(u >> 8);
		p[4] = (unsigned char)u;
		m->len += 5;
	} else if (whole >= -107 && whole <= 107) {
		p[0] = (unsigned char)(whole + 139);
		m->len += 1;
	} else {
		p[0] = 28;
		p[1] = (unsigned char)((unsigned)whole >> 8);
		p[2] = (unsigned char)whole;
		m->len += 3;
	}
	return true;
}

static bool put_op(struct machine *m, int op)
{
	if (!has_room(m, 2))
		return false;
	if (op > 255)
		m->out[m->len++] = CFF_ESCAPE;
	m->out[m->len++] = (unsigned char)op;
	m->depth = 0;
	return true;
}

/* The first operator that clears the stack may have the width before its own operands. In a part of
 * an accented character it is taken away, since the whole has one. */
static void take_width(struct machine *m, bool there)
{
	if (m->started)
		return;
	m->started = true;
	if (!m->part)
		m->plain |= PLAIN_WHEN_STARTED;
	m->has_width = there;
	if (!there)
		return;
	m->width = value(m, 0);
	if (!m->part)
		return;
	size_t shift = m->depth > 1 ? m->start[1] - m->start[0] : m->len - m->start[0];
	memmove(m->out + m->start[0], m->out + m->start[0] + shift, m->len - m->start[0] - shift);
	m->len -= shift;
	m->depth--;
	for (int i = 0; i < m->depth; i++)
		m->start[i] = m->start[i + 1] - shift;
}

/* Stems that are not written leave the stack, but for a width in front of them: that waits for the
 * next operator. */
static void drop_stems(struct machine *m, bool first)
{
	drop(m, first && m->has_width && !m->part ? 1 : 0);
}

static bool stem(struct machine *m, int op)
{
	bool vertical = op == CFF_VSTEM || op == CFF_VSTEMHM, first = !m->started;
	take_width(m, m->depth % 2);
	*(vertical ? &m->vstems : &m->hstems) += (unsigned)m->depth / 2;
	if (!m->part && !vertical)
		return put_op(m, op);
	drop_stems(m, first);
	return true;
}

/* The mask without the bits of vertical stems, unless it is the one in force already. */
static bool put_mask(struct machine *m, int op, const unsigned char *bits)
{
	size_t bytes = (m->hstems + 7) / 8;
	unsigned char mask[sizeof m->mask];
	if (bytes > sizeof mask || !has_room(m, bytes + 2))
		return false;
	memcpy(mask, bits, bytes);
	if (m->hstems % 8)
		mask[bytes - 1] &= (unsigned char)(0xFF00 >> m->hstems % 8);
	if (op == CFF_HINTMASK) {
		if (m->masked && memcmp(mask, m->mask, bytes) == 0)
			return true;
		memcpy(m->mask, mask, bytes);
		m->masked = true;
	}
	put_op(m, op);
	memcpy(m->out + m->len, mask, bytes);
	m->len += bytes;
	return true;
}

/* Stems before a mask are vertical ones whose operator was left out. */
static bool mask(struct machine *m, struct frame *f, int op)
{
	bool first = !m->started;
	take_width(m, m->depth % 2);
	m->vstems += (unsigned)m->depth / 2;
	size_t bytes = (m->hstems + m->vstems + 7) / 8;
	if (bytes > (size_t)(f->end - f->at))
		return false;
	const unsigned char *bits = f->at;
	f->at += bytes;
	drop_stems(m, first);
	return m->part || m->hstems == 0 || put_mask(m, op, bits);
}

static bool move(struct machine *m, int op)
{
	int operands = op == CFF_RMOVETO ? 2 : 1;
	take_width(m, m->depth > operands);
	if (m->depth < operands)
		return false;
	if (!m->part)
		return put_op(m, op);
	cff_fixed last = value(m, m->depth - 1);
	cff_fixed dx = op == CFF_RMOVETO ? value(m, m->depth - 2) : op == CFF_HMOVETO ? last : 0;
	cff_fixed dy = op == CFF_HMOVETO ? 0 : last;
	dx = cff_wrap((int64_t)dx + m->to_x);
	dy = cff_wrap((int64_t)dy + m->to_y);
	m->to_x = m->to_y = 0;
	m->x = cff_wrap((int64_t)m->x + dx);
	m->y = cff_wrap((int64_t)m->y + dy);
	drop(m, 0);
	return push(m, dx) && push(m, dy) && put_op(m, CFF_RMOVETO);
}

static bool path(struct machine *m, int op)
{
	if (m->part) {
		cff_fixed v[CFF_MOST_OPERANDS];
		values(m, v);
		cff_move_point(op, v, m->depth, &m->x, &m->y);
	}
	return put_op(m, op);
}

static bool call(struct machine *m, const struct cff_index *subrs)
{
	struct slice s;
	if (!m->depth || m->nesting == CFF_MOST_NESTING)
		return false;
	int bias = subrs->count < 1240 ? 107 : subrs->count < 33900 ? 1131 : 32768;
	int i = value(m, m->depth - 1) / 65536 + bias;
	drop(m, m->depth - 1);
	if (i < 0 || !cff_index_get(subrs, (unsigned)i, &s))
		return false;
	const unsigned char *p = (const unsigned char *)s.data;
	m->frames[++m->nesting] = (struct frame){ p, p + s.len };
	return true;
}

static bool calculate(struct machine *m, int op)
{
	cff_fixed v[CFF_MOST_OPERANDS + 1];
	values(m, v);
	int count = cff_calculate(op, v, m->depth, m->memory);
	if (count < 0)
		return false;
	drop(m, 0);
	for (int i = 0; i < count; i++)
		if (!push(m, v[i]))
			return false;
	return true;
}

static bool operate(struct machine *m, struct frame *f, int op)
{
	switch (op) {
	case CFF_HSTEM:
	case CFF_VSTEM:
	case CFF_HSTEMHM:
	case CFF_VSTEMHM:
		return stem(m, op);
	case CFF_HINTMASK:
	case CFF_CNTRMASK:
		return mask(m, f, op);
	case CFF_RMOVETO:
	case CFF_HMOVETO:
	case CFF_VMOVETO:
		return move(m, op);
	case CFF_CALLSUBR:
		return call(m, &m->fd->subrs);
	case CFF_CALLGSUBR:
		return call(m, &m->cff->global_subrs);
	case CFF_RETURN:
		f->at = f->end;
		return true;
	case CFF_RLINETO:
	case CFF_HLINETO:
	case CFF_VLINETO:
	case CFF_RRCURVETO:
	case CFF_RCURVELINE:
	case CFF_RLINECURVE:
	case CFF_VVCURVETO:
	case CFF_HHCURVETO:
	case CFF_VHCURVETO:
	case CFF_HVCURVETO:
	case CFF_HFLEX:
	case CFF_FLEX:
	case CFF_HFLEX1:
	case CFF_FLEX1:
		return path(m, op);
	default:
		if (op >= CFF_AND && op <= CFF_ROLL)
			return calculate(m, op);
		drop(m, 0); /* reserved or given up: without effect, as in FreeType */
		return true;
	}
}

/* Takes operands and operators of M's plain kind as long as there are any, and room. This is where
 * the time goes. No processor can foretell the next token, so there is no branch on it: eight bytes
 * go over at once, of which the token's count, and an operator empties the stack by a mask. */
static bool copy_plain(struct machine *m, struct frame *f)
{
	const unsigned char *p = f->at, *end = f->end;
	const struct slice table = m->cff->table;
	const unsigned char *last = (const unsigned char *)table.data + table.len - 8;
	unsigned char *out = m->out;
	size_t len = m->len;
	int depth = m->depth;
	while (p < end && p <= last && len <= CFF_MOST_BYTES - 8 && depth < CFF_MOST_OPERANDS) {
		unsigned b = *p;
		if (b < 32 && !(m->plain >> b & 1))
			break;
		int number = (b >= 32) | (b == 28);
		int size = 1 + (b >= 247) + 3 * (b == 255) + 2 * (b == 28);
		memcpy(out + len, p, 8);
		m->start[depth] = len;
		depth = (depth + 1) & -number;
		len += (size_t)size;
		p += size;
	}
	f->at = p;
	m->len = len;
	m->depth = depth;
	return p <= end; /* a number may have been cut off */
}

static bool copy_number(struct machine *m, struct frame *f, int size)
{
	if (f->end - f->at < size || m->depth == CFF_MOST_OPERANDS || !has_room(m, 5))
		return false;
	m->start[m->depth++] = m->len;
	memcpy(m->out + m->len, f->at, (size_t)size);
	m->len += (size_t)size;
	f->at += size;
	return true;
}

/* Goes through a charstring up to its endchar, whose operands stay on the stack. */
static bool run(struct machine *m, struct slice charstring)
{
	const unsigned char *p = (const unsigned char *)charstring.data;
	m->nesting = 0;
	m->frames[0] = (struct frame){ p, p + charstring.len };
	while (m->steps-- > 0) {
		struct frame *f = &m->frames[m->nesting];
		if (!copy_plain(m, f))
			return false;
		if (f->at == f->end) {
			if (m->nesting-- > 0)
				continue;
			drop(m, 0);
			return true;
		}
		int b = *f->at, size = number_size(b);
		if (size) {
			if (!copy_number(m, f, size))
				return false;
			continue;
		}
		f->at++;
		if (b == CFF_ENDCHAR)
			return true;
		if (b == CFF_ESCAPE) {
			if (f->at == f->end)
				return false;
			b = 0x0C00 + *f->at++;
		}
		if (!operate(m, f, b))
			return false;
	}
	return false;
}

/* Draws the glyph that StandardEncoding has at CODE with its origin at (X, Y). */
static bool draw_part(struct machine *m, cff_fixed code, cff_fixed x, cff_fixed y)
{
	struct slice s;
	unsigned glyph = cff_standard_glyph(m->cff, code / 65536);
	if (!glyph || !cff_index_get(&m->cff->charstrings, glyph, &s))
		return false;
	m->started = false;
	m->hstems = m->vstems = 0;
	m->to_x = cff_wrap((int64_t)x - m->x);
	m->to_y = cff_wrap((int64_t)y - m->y);
	if (!run(m, s))
		return false;
	take_width(m, m->depth % 4 == 1);
	bool accented = m->depth >= 4;
	drop(m, 0);
	return !accented; /* a part has no parts */
}

/* endchar with adx ady bchar achar: the old way to make é of e and ´. It needs glyph names, which
 * the font that we write has not. The parts' hints would disturb each other and are left out. */
static bool draw_accented(struct machine *m)
{
	cff_fixed v[4];
	for (int i = 0; i < 4; i++)
		v[i] = value(m, m->depth - 4 + i);
	if (m->cff->cid_keyed)
		return false;
	m->len = 0;
	m->depth = 0;
	if (m->has_width && !push(m, m->width))
		return false;
	m->depth = 0; /* so that it stays in front of the first part's operands */
	m->part = true;
	m->plain = NUMBER_28;
	return draw_part(m, v[3], v[0], v[1]) && draw_part(m, v[2], 0, 0);
}

size_t cff_flatten(const struct cff *c, unsigned glyph, unsigned char *out)
{
	struct machine m = { .cff = c, .out = out, .steps = MOST_STEPS, .plain = NUMBER_28 };
	unsigned fd = cff_fd_of(c, glyph);
	struct slice s;
	if (fd >= c->fd_count || !cff_index_get(&c->charstrings, glyph, &s))
		return 0;
	m.fd = &c->fds[fd];
	if (!run(&m, s))
		return 0;
	take_width(&m, m.depth % 4 == 1);
	if (m.depth >= 4 && !draw_accented(&m))
		return 0;
	return put_op(&m, CFF_ENDCHAR) ? m.len : 0;
}
