/* Glyphs that stand upright in a frame whose base line runs down the page.
 *
 * A glyph's own em box is the square between its advance and the em of its font. In the frame that
 * square begins at the cell's start and lies on the axis, the middle of the line: the origin is then
 * as far behind the start as the em reaches above it, and half the advance below the axis. */
#include "text/linebreak.h"
#include "text/upright.h"

/* A glyph, from the start of its em along the line and from the axis across it. */
struct standing_glyph {
	uint32_t glyph;
	mpt along, across;
	mpt advance;
};

/* The ink of a glyph in its own coordinates. */
struct ink {
	mpt left, right, bottom, top;
};

static bool ink_of(const struct cell *c, uint32_t glyph, struct ink *out)
{
	hb_glyph_extents_t e;
	hb_font_t *font = face_hb(c->face);
	if (!font || !hb_font_get_glyph_extents(font, glyph, &e) || !e.width || !e.height)
		return false;
	*out = (struct ink){
		.left = face_mpt(c->face, c->size, e.x_bearing),
		.right = face_mpt(c->face, c->size, e.x_bearing + e.width),
		.bottom = face_mpt(c->face, c->size, e.y_bearing + e.height),
		.top = face_mpt(c->face, c->size, e.y_bearing),
	};
	return true;
}

/* GLYPH as it is drawn in horizontal text. */
static struct standing_glyph plain(const struct cell *c, uint32_t glyph)
{
	const struct face *f = c->face;
	hb_position_t x, y = (f->units_per_em + f->ascender + f->descender) / 2;
	if (face_hb(f))
		hb_font_get_glyph_v_origin(face_hb(f), glyph, &x, &y);
	return (struct standing_glyph){ .glyph = glyph,
		.along = face_mpt(f, c->size, y),
		.across = -face_mpt(f, c->size, face_advance(f, glyph)) / 2,
		.advance = c->size };
}

/* Letters and figures are centred by the height of capitals. */
static struct standing_glyph letter(const struct cell *c, uint32_t glyph)
{
	struct standing_glyph g = plain(c, glyph);
	g.along = (c->size + face_mpt(c->face, c->size, c->face->cap_height)) / 2;
	return g;
}

/* A mark with its ink in the lower left of its em has it in the upper right where lines run down,
 * should the font not know. */
static void reflect(const struct cell *c, struct standing_glyph *g)
{
	struct ink ink;
	if (!ink_of(c, g->glyph, &ink))
		return;
	g->across = -g->across - ink.left - ink.right;
	g->along = c->size - g->along + ink.bottom + ink.top;
}

/* The glyph that U has in vertical text, with what joins it. False: it is to be turned. */
static bool stand(struct shaper *h, const struct cell *c, const struct unit *u, uint32_t n,
	struct standing_glyph *out)
{
	enum standing standing = vertical_standing(u->ch);
	bool chinese = u->form != FORM_HAN;
	*out = plain(c, u->glyph);
	if (!face_hb(c->face))
		return standing != STANDS_IF_CHANGED && !(chinese && standing == TURNED);
	if (n == 1 && !chinese && (standing == STANDS || standing == TURNED))
		return true;
	shaper_run_han(h, u, n, true);
	if (hb_buffer_get_length(h->run) != 1)
		return standing == STANDS;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(h->run, NULL);
	const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(h->run, NULL);
	bool changed = info->codepoint != u->glyph;
	bool round = u->form == FORM_DOT || u->form == FORM_WIDE_DOT;
	*out = (struct standing_glyph){ .glyph = info->codepoint,
		.along = face_mpt(c->face, c->size, -at->y_offset),
		.across = face_mpt(c->face, c->size, at->x_offset),
		.advance = face_mpt(c->face, c->size, -at->y_advance) };
	if (!changed && standing == STANDS_CHANGED)
		reflect(c, out);
	return changed || round || standing == STANDS || standing == STANDS_CHANGED;
}

static void add(struct shaper *h, struct cell *c, const struct standing_glyph *g, mpt x, uint32_t text)
{
	c->upright = true;
	shaper_add(h, c, g->glyph, x + g->along, text_axis(c->size) + g->across, text);
}

/* One glyph in the middle of WIDTH. */
static bool set_centred(
	struct shaper *h, struct cell *c, const struct unit *u, uint32_t n, mpt width)
{
	struct standing_glyph g;
	if (!stand(h, c, u, n, &g))
		return false;
	c->width = width;
	add(h, c, &g, (width - g.advance) / 2, u->text);
	return true;
}

/* A mark whose ink is in the first half of its em, or, opening, in the second. */
static bool set_half(struct shaper *h, struct cell *c, const struct unit *u, uint32_t n)
{
	struct standing_glyph g;
	mpt half = c->size / 2;
	if (!stand(h, c, u, n, &g))
		return false;
	c->width = half;
	add(h, c, &g, u->form == FORM_OPEN ? half - g.advance : 0, u->text);
	return true;
}

/* Dashes whose ink adjoins, the whole in the middle of WIDTH. */
static bool set_separate_dashes(
	struct shaper *h, struct cell *c, const struct unit *u, uint32_t n, mpt width)
{
	struct standing_glyph g;
	struct ink ink;
	uint32_t dashes = (uint32_t)(width / c->size);
	if (!stand(h, c, u, 1, &g) || !ink_of(c, g.glyph, &ink))
		return false;
	mpt x = (width - (mpt)dashes * (ink.top - ink.bottom)) / 2;
	for (uint32_t i = 0; i < n; i++) {
		if (u[i].form == FORM_JOINED)
			continue;
		g.along = ink.top;
		add(h, c, &g, x, u[i].text);
		x += ink.top - ink.bottom;
	}
	c->width = width;
	return true;
}

/* One rule of two ems. What no glyph stands for is turned, which looks the same. */
static bool set_dash(struct shaper *h, struct cell *c, const struct unit *u, uint32_t n)
{
	uint32_t dashes = 0;
	for (uint32_t i = 0; i < n; i++)
		dashes += u[i].form != FORM_JOINED;
	mpt width = (u->ch == 0x2E3A ? 2 : (mpt)dashes) * c->size;
	return set_centred(h, c, u, n, width) ||
		(dashes > 1 && set_separate_dashes(h, c, u, n, width));
}

static bool set_ellipsis(struct shaper *h, struct cell *c, const struct unit *u, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		struct standing_glyph g;
		if (u[i].form == FORM_JOINED)
			continue;
		if (!stand(h, c, &u[i], 1, &g))
			return false;
		add(h, c, &g, c->width, u[i].text);
		c->width += c->size;
	}
	return true;
}

/* Two marks side by side, each in half the em. */
static void set_stacked(struct shaper *h, struct cell *c, const struct unit *u, uint32_t n)
{
	mpt half = c->size / 2, at = -half;
	for (uint32_t i = 0; i < n; i++) {
		if (u[i].form == FORM_JOINED)
			continue;
		struct standing_glyph g = plain(c, u[i].glyph);
		mpt advance = -2 * g.across;
		g.across = advance * 10 < c->size * 9 ? at + (half - advance) / 2 : at;
		add(h, c, &g, 0, u->text);
		at += half;
	}
	c->width = c->size;
}

/* The glyph that U has where N characters share an em; its own if the font has no narrower one. */
static uint32_t narrow_glyph(struct shaper *h, const struct unit *u, uint32_t n)
{
	static const hb_tag_t widths[] = { HB_TAG('q', 'w', 'i', 'd'), HB_TAG('t', 'w', 'i', 'd'),
		HB_TAG('h', 'w', 'i', 'd') };
	for (size_t i = n > 3 ? 0 : n > 2 ? 1 : 2; i < sizeof widths / sizeof *widths; i++) {
		hb_feature_t feature = { widths[i], 1, HB_FEATURE_GLOBAL_START,
			HB_FEATURE_GLOBAL_END };
		hb_buffer_t *buffer = shaper_buffer(h);
		hb_buffer_add(buffer, u->ch, 0);
		hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
		hb_buffer_guess_segment_properties(buffer);
		hb_shape(face_hb(u->face), buffer, &feature, 1);
		const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, NULL);
		if (hb_buffer_get_length(buffer) == 1 && info->codepoint != u->glyph)
			return info->codepoint;
	}
	return u->glyph;
}

/* The characters that share an em, as they are set. */
struct combination {
	struct standing_glyph glyphs[VERTICAL_MOST_COMBINED];
	uint32_t count;
	mpt width;
};

static struct combination combination(
	struct shaper *h, const struct cell *c, const struct unit *u, uint32_t n, bool narrow)
{
	struct combination k = { .count = 0 };
	for (uint32_t i = 0; i < n && k.count < VERTICAL_MOST_COMBINED; i++) {
		if (u[i].form == FORM_JOINED && !u[i].glyph)
			continue;
		struct standing_glyph g =
			letter(c, narrow ? narrow_glyph(h, &u[i], n) : u[i].glyph);
		k.width += -2 * g.across;
		k.glyphs[k.count++] = g;
	}
	return k;
}

/* Several characters side by side within an em, condensed if they have to be. They are one cluster, as
 * their order is across the line. */
static void set_combined(struct shaper *h, struct cell *c, const struct unit *u, uint32_t n)
{
	struct combination k = combination(h, c, u, n, false);
	if (k.width > c->size && face_hb(c->face))
		k = combination(h, c, u, n, true);
	if (k.width > c->size)
		c->condense = (uint16_t)mpt_scale(c->size, 1000, k.width);
	mpt at = -mpt_min(k.width, c->size) / 2;
	for (uint32_t i = 0; i < k.count; i++) {
		mpt advance = -2 * k.glyphs[i].across;
		k.glyphs[i].across = at;
		add(h, c, &k.glyphs[i], 0, u->text);
		at += c->condense ? mpt_scale(advance, c->condense, 1000) : advance;
	}
	c->width = c->size;
}

/* Anything else: a Han character, a letter or sign that stands alone. */
static bool set_single(struct shaper *h, struct cell *c, const struct unit *u, uint32_t n)
{
	struct standing_glyph g;
	if (u->property & LINE_ALNUM && n == 1)
		g = letter(c, u->glyph);
	else if (!stand(h, c, u, n, &g))
		return false;
	c->han = text_is_han(u->ch);
	c->width = c->size;
	add(h, c, &g, (c->width - g.advance) / 2, u->text);
	return true;
}

bool upright_set(struct shaper *h, struct cell *c, const struct unit *u, uint32_t n)
{
	switch (u->form) {
	case FORM_OPEN:
	case FORM_CLOSE:
	case FORM_COMMA:
	case FORM_STOP:
		return set_half(h, c, u, n);
	case FORM_DOT:
	case FORM_WIDE_DOT:
		return set_centred(h, c, u, n, c->size / 2);
	case FORM_CONNECTOR:
		return set_centred(h, c, u, n, u->ch < 0x3000 ? c->size / 2 : c->size);
	case FORM_DASH:
		return set_dash(h, c, u, n);
	case FORM_ELLIPSIS:
		return set_ellipsis(h, c, u, n);
	case FORM_HAN:
		break;
	default:
		return false;
	}
	if (n == 1 || !u[1].joined_up)
		return set_single(h, c, u, n);
	if (u->ch == 0xFF01 || u->ch == 0xFF1F)
		set_stacked(h, c, u, n);
	else
		set_combined(h, c, u, n);
	return true;
}

void upright_stand_blank(struct shaper *h, struct cell *c)
{
	struct text_glyph *g = &h->out->glyphs[c->glyph];
	struct standing_glyph s = plain(c, g->glyph);
	c->upright = true;
	g->x += (int32_t)s.along;
	g->y = (int32_t)(text_axis(c->size) + s.across);
}

mpt text_turned_lift(const struct face *face, mpt size)
{
	/* Between the middles of small and of capital letters. */
	return text_axis(size) - face_mpt(face, size, face->cap_height + face->x_height) / 4;
}

void upright_centre_word(struct shaper *h, struct cell *c)
{
	mpt lift = text_turned_lift(c->face, c->size);
	for (uint32_t i = 0; i < c->glyph_count; i++)
		h->out->glyphs[c->glyph + i].y += (int32_t)lift;
}
