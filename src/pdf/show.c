#include "pdf/show.h"

#include <stdlib.h>

#include "pdf/put.h"

static void end_string(struct show *s)
{
	if (s->string)
		buf_add_char(s->out, ')');
	s->string = false;
}

static void end_array(struct show *s)
{
	end_string(s);
	if (s->array)
		buf_add_str(s->out, "]TJ\n");
	s->array = false;
}

void show_pause(struct show *s)
{
	end_array(s);
	if (s->open)
		return;
	buf_add_str(s->out, "BT\n");
	s->open = true;
	s->on_line = s->upright = false;
	s->condense = 0;
	s->x = s->y = 0;
}

void show_end(struct show *s)
{
	end_array(s);
	if (s->open)
		buf_add_str(s->out, "ET\n");
	s->open = false;
}

static void set_font(struct show *s, const struct font_layer *layer, mpt size)
{
	if (s->font.layer == layer && s->font.size == size)
		return;
	show_pause(s);
	buf_add_str(s->out, "/F");
	buf_add_int(s->out, layer->number);
	buf_add_char(s->out, ' ');
	PUT_MPTS(s->out, size);
	buf_add_str(s->out, "Tf\n");
	if (s->font.size != size)
		s->on_line = false; /* the pen counts in another unit */
	s->font = (struct show_font){ layer, size };
}

/* Whether the text matrix is more than a place, or has to become that again. */
static bool is_changed(const struct show *s, const struct show_style *style)
{
	return style->upright || style->condense || s->upright || s->condense;
}

/* Upright glyphs stand in a text space that is turned back; its lines run along ours all the same. */
static void start_line(struct show *s, const struct show_style *style, mpt x, mpt y)
{
	show_pause(s);
	if (style->upright)
		PUT_MPTS(s->out, 0, style->condense ? style->condense : 1000, -1000, 0, x, y);
	else if (is_changed(s, style))
		PUT_MPTS(s->out, style->condense ? style->condense : 1000, 0, 0, 1000, x, y);
	else
		PUT_MPTS(s->out, x - s->x, y - s->y);
	buf_add_str(s->out, is_changed(s, style) ? "Tm\n" : "Td\n");
	s->x = x;
	s->y = y;
	s->pen = s->last = 0;
	s->last_x = x;
	s->on_line = true;
	s->upright = style->upright;
	s->condense = style->condense;
}

static void move_pen(struct show *s, bool vertical, int64_t to)
{
	end_string(s);
	buf_add_int(s->out, vertical ? to - s->pen : s->pen - to);
	s->pen = to;
}

/* From the origin of an upright glyph to what a vertical font hangs it from (PDF 32000, 9.7.4.3). */
static void move_to_hang(
	const struct font_code *code, const struct show_style *style, mpt *x, mpt *y)
{
	mpt across = mpt_scale(style->size, code->hang_x, 1000);
	*x -= mpt_scale(style->size, code->hang_y, 1000);
	*y += style->condense ? mpt_scale(across, style->condense, 1000) : across;
}

/* What rounding puts between glyphs on one axis. */
enum { SAME_AXIS = 2 };

static bool goes_on(const struct show *s, const struct show_style *style, mpt y)
{
	if (!s->open || !s->on_line || s->upright != style->upright)
		return false;
	return s->condense == style->condense &&
		(s->upright ? labs(y - s->y) <= SAME_AXIS : s->y == y);
}

static char *put_string_byte(char *p, unsigned byte)
{
	if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') {
		*p++ = '\\';
		byte = byte == '\r' ? 'r' : byte; /* a reader would take it for a line end */
	}
	*p++ = (char)byte;
	return p;
}

/* How far X is from where the line begins. Most glyphs are one em behind the last. */
static int64_t offset(struct show *s, mpt x, mpt size)
{
	s->last = x == s->last_x + size && s->last >= 0 ? s->last + 1000
							: mpt_scale(x - s->x, 1000, size);
	s->last_x = x;
	return s->last;
}

/* As it is, in a string: two digits would take as many bytes and deflate worse. */
static void put_string_code(struct show *s, const struct font_code *code)
{
	enum { MOST = 5 };
	char *start = buf_reserve(s->out, MOST), *p = start;
	if (!p)
		return;
	if (!s->string)
		*p++ = '(';
	s->string = true;
	if (code->layer->code_size == 2)
		p = put_string_byte(p, code->code >> 8 & 0xFF);
	p = put_string_byte(p, code->code & 0xFF);
	*p = '\0';
	s->out->len += (size_t)(p - start);
}

/* Whether the glyph goes on where the pen is, in a string of its own kind that is open: most do. */
static bool follows(
	const struct show *s, const struct font_code *code, const struct show_style *style, mpt x, mpt y)
{
	return s->string && s->font.layer == code->layer && s->font.size == style->size && s->y == y &&
		x == s->last_x + style->size && s->last >= 0 && s->last + 1000 == s->pen &&
		!s->upright && !style->upright && !s->condense && !style->condense;
}

static void go_to(
	struct show *s, const struct font_code *code, const struct show_style *style, mpt x, mpt y)
{
	bool vertical = code->layer->mode != FONT_HORIZONTAL;
	set_font(s, code->layer, style->size);
	if (vertical)
		move_to_hang(code, style, &x, &y);
	if (!goes_on(s, style, y))
		start_line(s, style, x, y);
	int64_t to = offset(s, x, style->size);
	if (style->condense && !style->upright)
		to = mpt_scale(to, 1000, style->condense);
	if (!s->array)
		buf_add_char(s->out, '[');
	s->array = true;
	if (to != s->pen)
		move_pen(s, vertical, to);
}

void show_glyph(
	struct show *s, const struct font_code *code, const struct show_style *style, mpt x, mpt y)
{
	if (follows(s, code, style, x, y)) {
		s->last = s->pen;
		s->last_x = x;
	} else {
		go_to(s, code, style, x, y);
	}
	put_string_code(s, code);
	s->pen += code->advance;
	if (style->upright && code->layer->mode == FONT_HORIZONTAL)
		s->on_line = false; /* the viewer went across */
}
