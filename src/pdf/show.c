#include "pdf/show.h"

#include "pdf/put.h"

static void end_hex(struct show *s)
{
	if (s->hex)
		buf_add_char(s->out, '>');
	s->hex = false;
}

static void end_array(struct show *s)
{
	end_hex(s);
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
	s->on_line = false;
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

static void start_line(struct show *s, mpt x, mpt y)
{
	show_pause(s);
	PUT_MPTS(s->out, x - s->x, y - s->y);
	buf_add_str(s->out, "Td\n");
	s->x = x;
	s->y = y;
	s->pen = 0;
	s->on_line = true;
}

static void move_pen(struct show *s, int64_t to)
{
	end_hex(s);
	buf_add_int(s->out, s->pen - to);
	s->pen = to;
}

void show_glyph(struct show *s, const struct font_code *code, mpt size, mpt x, mpt y)
{
	set_font(s, code->layer, size);
	if (!s->on_line || !s->open || s->y != y)
		start_line(s, x, y);
	int64_t to = mpt_scale(x - s->x, 1000, size);
	if (!s->array)
		buf_add_char(s->out, '[');
	s->array = true;
	if (to != s->pen)
		move_pen(s, to);
	if (!s->hex)
		buf_add_char(s->out, '<');
	s->hex = true;
	if (code->layer->code_size == 2)
		put_hex16(s->out, code->code);
	else
		put_hex8(s->out, code->code);
	s->pen += code->width;
}
