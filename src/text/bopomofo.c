/* bopomofo.c -- 注音 at the right of its character (CLREQ, "positioning of bopomofo").
 *
 * The symbols stand below each other, each 3/10 as large as the character, the whole in the middle of
 * the character's height. The tone has its place outside, half beside the last symbol and half above
 * it; that of the light tone is a dot on top. With a tone or without, all of it is as wide as half
 * the character. */
#include "text/shaper.h"

/* Of the size of a symbol, in percent. */
enum {
	WIDTH = 167,      /* half an em of the character */
	EM = 333,         /* of the character */
	MIDDLE = 38,      /* of an em box, above its base line */
	TOP = 88,
	TONE_MIDDLE = 125, /* of the tone, from the start of the symbols */
	LIGHT_HEIGHT = 22
};

enum part { PART_SYMBOL, PART_TONE, PART_LIGHT, PART_CHECKED };

static enum part part_of(uint32_t ch)
{
	switch (ch) {
	case 0x2C9: case 0x2CA: case 0x2C7: case 0x2CB: case 0x2EA: case 0x2EB: case 0xAF:
		return PART_TONE;
	case 0x2D9:
		return PART_LIGHT;
	case 0x31B4: case 0x31B5: case 0x31B6: case 0x31B7: case 0x31BB:
		return PART_CHECKED;
	default:
		return PART_SYMBOL;
	}
}

static bool is_bopomofo(uint32_t ch)
{
	return (ch >= 0x3105 && ch <= 0x312F) || (ch >= 0x31A0 && ch <= 0x31BF) ||
		part_of(ch) != PART_SYMBOL;
}

static bool are_bopomofo(struct slice text)
{
	for (const char *p = text.data, *end = p + text.len; p < end;) {
		uint32_t ch = utf8_next(&p, end);
		if (ch > ' ' && !is_bopomofo(ch))
			return false;
	}
	return true;
}

static bool is_all_bopomofo(const struct fo_node *n)
{
	if (n->object == FO_TEXT && !are_bopomofo(n->text))
		return false;
	for (const struct fo_node *c = n->first; c; c = c->next)
		if (!is_all_bopomofo(c))
			return false;
	return true;
}

bool bopomofo_stands(const struct fo_node *text)
{
	return fo_keyword(text, PROP_AXF_RUBY_POSITION) == KW_INTER_CHARACTER &&
		is_all_bopomofo(text);
}

/* The middle of U's ink from its origin. */
static void ink_middle(const struct cell *c, const struct unit *u, mpt *x, mpt *y)
{
	hb_glyph_extents_t e;
	hb_font_t *font = face_hb(u->face);
	*x = face_mpt(u->face, c->size, face_advance(u->face, u->glyph)) / 2;
	*y = c->size * MIDDLE / 100;
	if (font && hb_font_get_glyph_extents(font, u->glyph, &e) && e.width > 0) {
		*x = face_mpt(u->face, c->size, e.x_bearing + e.width / 2);
		*y = face_mpt(u->face, c->size, e.y_bearing + e.height / 2);
	}
}

/* Adds U with the middle of its ink, or of its em, at (X, Y) from the start of the symbols and the base
 * line. In vertical text the symbols stand at the right of the character before C, which is up, along
 * the line. */
static void add_at(struct shaper *h, struct cell *c, const struct unit *u, mpt x, mpt y, bool by_ink)
{
	mpt middle_x = face_mpt(u->face, c->size, face_advance(u->face, u->glyph)) / 2;
	mpt middle_y = c->size * MIDDLE / 100;
	if (by_ink)
		ink_middle(c, u, &middle_x, &middle_y);
	x -= middle_x;
	y -= middle_y;
	if (!h->s->vertical)
		shaper_add(h, c, u->glyph, x, y, u->text);
	else
		shaper_add(h, c, u->glyph, c->size * (EM * TOP / 100 - EM) / 100 - y,
			c->size * EM * TOP / 10000 + x, u->text);
}

void bopomofo_set(struct shaper *h, struct cell *c, const struct unit *u, uint32_t n)
{
	mpt size = c->size, height = 0;
	for (uint32_t i = 0; i < n; i++) {
		enum part part = part_of(u[i].ch);
		height += part == PART_SYMBOL ? size : part == PART_LIGHT ? size * LIGHT_HEIGHT / 100 : 0;
	}
	mpt top = size * EM * MIDDLE / 10000 + height / 2;
	for (uint32_t i = 0; i < n; i++) {
		switch (part_of(u[i].ch)) {
		case PART_SYMBOL:
			add_at(h, c, &u[i], size / 2, top - size / 2, false);
			top -= size;
			break;
		case PART_LIGHT:
			add_at(h, c, &u[i], size / 2, top - size * LIGHT_HEIGHT / 200, true);
			top -= size * LIGHT_HEIGHT / 100;
			break;
		case PART_TONE:
			add_at(h, c, &u[i], size * TONE_MIDDLE / 100, top + size, true);
			break;
		case PART_CHECKED:
			add_at(h, c, &u[i], size * TONE_MIDDLE / 100, top, true);
			break;
		}
	}
	c->upright = h->s->vertical;
	c->width = h->s->vertical ? 0 : size * WIDTH / 100;
}
