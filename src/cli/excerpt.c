#include "cli/excerpt.h"

#include "base/slice.h"
#include "base/utf8.h"

/* Columns of a terminal. BEFORE: of what precedes the spot, MOST: of all. */
enum { BEFORE = 40, MOST = 76, REPAIR = 30 };

struct range {
	uint32_t first, last;
};

static bool is_in(uint32_t ch, const struct range *ranges, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (ch >= ranges[i].first && ch <= ranges[i].last)
			return true;
	return false;
}

/* What lies over the character before it. */
static bool is_combining(uint32_t ch)
{
	static const struct range ranges[] = { { 0x300, 0x36F }, { 0x483, 0x489 }, { 0x1AB0, 0x1AFF },
		{ 0x1DC0, 0x1DFF }, { 0x20D0, 0x20FF }, { 0x302A, 0x302D }, { 0x3099, 0x309A },
		{ 0xFE00, 0xFE0F }, { 0xFE20, 0xFE2F }, { 0x1F3FB, 0x1F3FF }, { 0xE0100, 0xE01EF } };
	return ch >= 0x300 && is_in(ch, ranges, sizeof ranges / sizeof *ranges);
}

/* What steers a terminal, turns the direction of a line, or isn't there to be seen. */
static bool is_unseen(uint32_t ch)
{
	static const struct range ranges[] = { { 0, 0x1F }, { 0x7F, 0x9F }, { 0xAD, 0xAD },
		{ 0x61C, 0x61C }, { 0x180E, 0x180E }, { 0x200B, 0x200F }, { 0x2028, 0x202E },
		{ 0x2060, 0x206F }, { 0xFEFF, 0xFEFF }, { 0xFFF9, 0xFFFB }, { 0xE0000, 0xE007F } };
	return is_in(ch, ranges, sizeof ranges / sizeof *ranges);
}

static int width(uint32_t ch)
{
	return is_combining(ch) ? 0 : utf8_columns(ch);
}

int excerpt_put(struct buf *out, const char *from, const char *to)
{
	int columns = 0;
	while (from < to) {
		char bytes[4];
		uint32_t ch = utf8_next(&from, to);
		if (ch == '\t')
			ch = ' ';
		else if (is_unseen(ch))
			ch = '?';
		buf_add(out, bytes, utf8_put(bytes, ch));
		columns += width(ch);
	}
	return columns;
}

static int columns_of(const char *from, const char *to)
{
	int columns = 0;
	while (from < to)
		columns += width(utf8_next(&from, to));
	return columns;
}

/* The end of the part of FROM..END that takes no more than MOST columns. */
static const char *fitting(const char *from, const char *end, int most)
{
	int columns = 0;
	while (from < end) {
		const char *next = from;
		columns += width(utf8_next(&next, end));
		if (columns > most)
			break;
		from = next;
	}
	return from;
}

/* The beginning of the part of LINE..TO that takes no more than MOST columns; no mark stands there without
 * the character that it lies over. */
static const char *fitting_before(const char *line, const char *to, int most)
{
	const char *from = to;
	for (int columns = 0; to > line;) {
		const char *p = to - 1;
		while (p > line && to - p < 4 && ((unsigned char)*p & 0xC0) == 0x80)
			p--;
		to = p;
		int wide = width(utf8_next(&p, p + 4));
		columns += wide;
		if (columns > most)
			break;
		if (wide)
			from = to;
	}
	return from;
}

static const char *skip(const char *p, const char *end, int characters)
{
	while (p < end && characters-- > 0)
		utf8_next(&p, end);
	return p;
}

void excerpt_add(struct buf *out, const struct banxin_message *m, const char *on, const char *off)
{
	static const char dots[] = "\xE2\x80\xA6";
	const char *line = m->source, *end = line + m->source_size;
	const char *start = skip(line, end, m->column - m->source_column);
	const char *stop = m->end_line > m->line ? end
		: skip(start, end, m->end_line == m->line ? m->end_column - m->column : 0);
	const char *from = fitting_before(line, start, BEFORE);
	while (from < start && is_space(*from))
		from++;
	const char *to = fitting(start, end, MOST - columns_of(from, start));
	bool cut = m->source_column > 1 || from > slice_trim((struct slice){ line, m->source_size }).data;
	stop = stop < to ? stop : to;
	buf_add_str(out, cut ? "  \xE2\x80\xA6" : "  ");
	int before = (cut ? 3 : 2) + excerpt_put(out, from, start);
	int spot = excerpt_put(out, start, stop);
	excerpt_put(out, stop, to);
	buf_printf(out, "%s\n%*s%s^", to < end || m->source_cut ? dots : "", before, "", on);
	for (int i = 1; i < spot; i++)
		buf_add_char(out, '~');
	if (m->repair && m->repair[0] && !m->repaired) {
		const char *last = m->repair + strlen(m->repair), *most = fitting(m->repair, last, REPAIR);
		buf_add_char(out, ' ');
		excerpt_put(out, m->repair, most);
		buf_add_str(out, most < last ? dots : "");
	}
	buf_printf(out, "%s\n", off);
}
