/* shape.c -- units to cells, and the glyphs in them.
 *
 * A Han character needs its glyph and advance, nothing more. HarfBuzz sets what is joined: words,
 * bases with marks, and dashes, which Chinese fonts draw as one rule if asked as script hani. */
#include <errno.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>

#include "text/linebreak.h"
#include "text/runs.h"
#include "text/shaper.h"
#include "text/upright.h"

/* Small capitals are capitals of this size, in percent. */
enum { SMALL_CAPS = 80 };

static mpt advance_of(const struct unit *u, mpt size)
{
	return face_mpt(u->face, size, face_advance(u->face, u->glyph));
}

/* Room for N more glyphs. */
static inline void make_room(struct shaped *o, uint32_t n)
{
	if (o->glyph_cap - o->glyph_count >= n)
		return;
	o->glyph_cap = o->glyph_cap * 2 + n;
	o->glyphs = xrealloc(o->glyphs, o->glyph_cap * sizeof *o->glyphs);
}

void shaper_add(struct shaper *h, struct cell *c, uint32_t glyph, mpt x, mpt y, uint32_t text)
{
	struct shaped *o = h->out;
	make_room(o, 1);
	o->glyphs[o->glyph_count++] =
		(struct text_glyph){ glyph, (int32_t)x, (int32_t)y, text };
	c->glyph_count++;
}

/* The script that a run is shaped as: that of its first character with a script of its own. */
static hb_script_t script_of(const struct unit *u, uint32_t n)
{
	hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
	for (uint32_t i = 0; i < n; i++) {
		if (u[i].ch < 0x250)
			continue;
		hb_script_t script = hb_unicode_script(unicode, u[i].ch);
		if (script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED &&
			script != HB_SCRIPT_UNKNOWN)
			return script;
	}
	return HB_SCRIPT_LATIN;
}

hb_buffer_t *shaper_buffer(struct shaper *h)
{
	if (!h->own)
		h->own = hb_buffer_create();
	hb_buffer_clear_contents(h->own);
	return h->own;
}

/* What the glyphs of U[0..N-1] depend on beside their face; of a long run but for the characters. */
static struct run_key key_of(
	const struct span *p, const struct unit *u, uint32_t n, bool han, bool down)
{
	const char *language = p->zh ? "en" : fo_string(p->node, PROP_LANGUAGE);
	struct run_key key = {
		.language = hb_language_from_string(han ? "zh-Hans" : language, -1),
		.script = han ? HB_SCRIPT_HAN : script_of(u, n),
		.han = han,
		.plain = p->letter_spacing && !han,
	};
	key.direction = down ? HB_DIRECTION_TTB : hb_script_get_horizontal_direction(key.script);
	if (key.direction == HB_DIRECTION_INVALID)
		key.direction = HB_DIRECTION_LTR;
	for (uint32_t i = 0; i < n && n <= RUN_MOST; i++)
		key.ch[i] = u[i].ch;
	return key;
}

static void shape(hb_buffer_t *b, const struct unit *u, uint32_t n, const struct run_key *key)
{
	for (uint32_t i = 0; i < n; i++)
		hb_buffer_add(b, u[i].ch, i);
	hb_buffer_set_content_type(b, HB_BUFFER_CONTENT_TYPE_UNICODE);
	hb_buffer_set_flags(b, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	hb_buffer_set_script(b, key->script);
	hb_buffer_set_direction(b, key->direction);
	hb_buffer_set_language(b, key->language);
	/* Quotes that Chinese fonts draw in a full em have a proportional shape too. Ligatures would
	 * swallow letter-spacing. */
	hb_feature_t features[] = {
		{ HB_TAG('p', 'w', 'i', 'd'), !key->han, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
		{ HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
		{ HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END },
	};
	hb_font_t *font = face_hb(u->face);
	errno = 0;
	hb_shape(font, b, features, key->plain ? 3 : 1);
	arena_check_errno();
}

/* Shapes U[0..N-1], all of one face, into H's run. */
static void run_harfbuzz(
	struct shaper *h, const struct unit *u, uint32_t n, bool han, bool down)
{
	const struct run_key key = key_of(unit_span(h->s, u), u, n, han, down);
	bool found = false;
	hb_buffer_t **place =
		n <= RUN_MOST ? runs_place(face_hb(u->face), &key, &found) : NULL;
	if (!found && place) {
		hb_buffer_destroy(*place);
		*place = hb_buffer_create();
	}
	h->run = place ? *place : shaper_buffer(h);
	if (!found)
		shape(h->run, u, n, &key);
}

void shaper_run_han(struct shaper *h, const struct unit *u, uint32_t n, bool down)
{
	run_harfbuzz(h, u, n, true, down);
}

/* Adds the run of U to C from X on. SPACING goes between clusters. The new end. */
static mpt take_run(
	struct shaper *h, struct cell *c, const struct unit *u, mpt x, mpt spacing)
{
	unsigned n;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(h->run, &n);
	const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(h->run, &n);
	int64_t pen = 0;
	mpt spaced = 0;
	for (unsigned i = 0; i < n; i++) {
		if (i > 0 && info[i].cluster != info[i - 1].cluster)
			spaced += spacing;
		mpt left = face_mpt(c->face, c->size, pen + at[i].x_offset);
		shaper_add(h, c, info[i].codepoint, x + spaced + left,
			face_mpt(c->face, c->size, at[i].y_offset), u[info[i].cluster].text);
		pen += at[i].x_advance;
	}
	return x + spaced + face_mpt(c->face, c->size, pen);
}

/* Without kerning or ligatures: base-14 faces, and runs of a single character. */
static mpt add_plain(
	struct shaper *h, struct cell *c, const struct unit *u, uint32_t n, mpt spacing)
{
	int64_t pen = 0;
	mpt spaced = 0;
	for (uint32_t i = 0; i < n; i++) {
		if (u[i].form == FORM_JOINED && !u[i].glyph)
			continue;
		if (c->glyph_count > 0)
			spaced += spacing;
		shaper_add(h, c, u[i].glyph, spaced + face_mpt(c->face, c->size, pen), 0, u[i].text);
		pen += face_advance(c->face, u[i].glyph);
	}
	return spaced + face_mpt(c->face, c->size, pen);
}

static bool has_quote(const struct unit *u, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (u[i].ch >= 0x2013 && u[i].ch <= 0x2026)
			return true;
	return false;
}

/* Figures keep their widths, so that they stand below each other in tables. */
static bool is_figures(const struct unit *u, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (u[i].ch < '%' || u[i].ch > ':')
			return false;
	return true;
}

/* The dot between Western names has half an em at the most, though Chinese fonts may draw it on a
 * whole one (GB/T 15834 5.1.6). */
static void narrow_dots(struct shaper *h, const struct unit *u, uint32_t n)
{
	unsigned count;
	int half = u->face->units_per_em / 2;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(h->run, &count);
	hb_glyph_position_t *at = hb_buffer_get_glyph_positions(h->run, &count);
	for (uint32_t i = 0; i < n; i++) {
		if (u[i].ch != 0xB7)
			continue;
		for (unsigned k = 0; k < count; k++) {
			if (info[k].cluster != i || at[k].x_advance <= half)
				continue;
			at[k].x_offset -= (at[k].x_advance - half) / 2;
			at[k].x_advance = half;
		}
	}
}

static bool has_dot(const struct unit *u, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (u[i].ch == 0xB7)
			return true;
	return false;
}

static void set_word(struct shaper *h, struct cell *c, const struct unit *u, uint32_t n)
{
	mpt spacing = unit_span(h->s, u)->letter_spacing;
	if (u->form == FORM_JOINED && n == 1 && !u->glyph)
		return;
	if (is_figures(u, n) || !face_hb(c->face) || (n == 1 && !has_quote(u, n))) {
		c->width = add_plain(h, c, u, n, spacing);
	} else {
		run_harfbuzz(h, u, n, false, false);
		if (has_dot(u, n))
			narrow_dots(h, u, n);
		c->width = take_run(h, c, u, 0, spacing);
	}
}

/* A character alone; with marks or a variation selector behind it HarfBuzz finds the glyph. */
static void set_han(struct shaper *h, struct cell *c, const struct unit *u, uint32_t n)
{
	c->han = text_is_han(u->ch);
	if (n > 1 && face_hb(c->face)) {
		shaper_run_han(h, u, n, false);
		c->width = take_run(h, c, u, 0, 0);
		return;
	}
	bool doubled = u->ch >= 0x203C && u->ch <= 0x2049; /* ‼ ⁇: of any width in fonts */
	c->width = doubled ? c->size : advance_of(u, c->size);
	shaper_add(h, c, u->glyph, (c->width - advance_of(u, c->size)) / 2, 0, u->text);
}

/* How far the ink of U, whose origin is at X, is to be moved to lie between 0 and WIDTH. */
static mpt nudge(const struct cell *c, const struct unit *u, mpt x, mpt width)
{
	int from, to;
	if (!face_ink(u->face, u->glyph, &from, &to))
		return 0;
	mpt left = x + face_mpt(u->face, c->size, from), right = x + face_mpt(u->face, c->size, to);
	if (right - left > width)
		return (width - right - left) / 2;
	return left < 0 ? -left : right > width ? width - right : 0;
}

/* One mark whose ink fills half an em, at X. A glyph drawn on a full em keeps its ink where the
 * font has it, unless that is not within its half. Of narrower ones quotes and brackets stand
 * against what they enclose, the others in the middle. */
static void add_half(struct shaper *h, struct cell *c, const struct unit *u, mpt x)
{
	mpt half = c->size / 2, advance = advance_of(u, c->size), left = 0;
	if (u->form == FORM_OPEN)
		left = half - advance;
	else if (u->form != FORM_CLOSE && advance * 10 < c->size * 9)
		left = (half - advance) / 2;
	shaper_add(h, c, u->glyph, x + left + nudge(c, u, left, half), 0, u->text);
}

/* ？！ and the like share ems: two marks fill one (GB/T 15834 5.1.2). */
static void set_halves(struct shaper *h, struct cell *c, const struct unit *u, uint32_t n)
{
	uint32_t marks = 0;
	for (uint32_t i = 0; i < n; i++)
		if (u[i].form != FORM_JOINED)
			add_half(h, c, &u[i], marks++ * c->size / 2);
	c->width = marks * c->size / 2;
}

/* U in the middle of WIDTH. */
static void set_centred(struct shaper *h, struct cell *c, const struct unit *u, mpt width)
{
	c->width = width;
	shaper_add(h, c, u->glyph, (width - advance_of(u, c->size)) / 2, 0, u->text);
}

/* A connector that the font has drawn for lower-case letters stands at half the height of Han
 * characters. */
static void set_connector(struct shaper *h, struct cell *c, const struct unit *u)
{
	hb_glyph_extents_t e;
	hb_font_t *font = face_hb(u->face);
	set_centred(h, c, u, u->ch < 0x3000 ? c->size / 2 : c->size);
	if ((u->ch != '-' && u->ch != 0x2013) || !font ||
		!hb_font_get_glyph_extents(font, u->glyph, &e))
		return;
	mpt middle = face_mpt(u->face, c->size, e.y_bearing + e.height / 2);
	h->out->glyphs[h->out->glyph_count - 1].y = (int32_t)(mpt_scale(c->size, 38, 100) - middle);
}

static void set_ellipsis(struct shaper *h, struct cell *c, const struct unit *u, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (u[i].form == FORM_JOINED)
			continue;
		shaper_add(h, c, u[i].glyph, c->width + (c->size - advance_of(&u[i], c->size)) / 2, 0,
			u[i].text);
		c->width += c->size;
	}
}

/* Where the ink of a glyph is; all of its advance if the font can't say. */
static void ink_of(const struct cell *c, const struct unit *u, mpt *left, mpt *right)
{
	int from, to;
	if (!face_ink(c->face, u->glyph, &from, &to)) {
		from = 0;
		to = face_advance(c->face, u->glyph);
	}
	*left = face_mpt(c->face, c->size, from);
	*right = face_mpt(c->face, c->size, to);
}

/* Dashes whose ink adjoins, the whole in the middle of the cell. */
static void set_separate_dashes(
	struct shaper *h, struct cell *c, const struct unit *u, uint32_t n, uint32_t dashes)
{
	mpt left, right;
	ink_of(c, u, &left, &right);
	mpt x = (c->width - dashes * (right - left)) / 2 - left;
	for (uint32_t i = 0; i < n; i++)
		if (u[i].form != FORM_JOINED) {
			shaper_add(h, c, u[i].glyph, x, 0, u[i].text);
			x += right - left;
		}
}

/* —— is one rule of two ems; ⸺ is that in one character. */
static void set_dash(struct shaper *h, struct cell *c, const struct unit *u, uint32_t n)
{
	uint32_t dashes = 0;
	for (uint32_t i = 0; i < n; i++)
		dashes += u[i].form != FORM_JOINED;
	c->width = (u->ch == 0x2E3A ? 2 : dashes) * c->size;
	if (face_hb(c->face)) {
		shaper_run_han(h, u, n, false);
		if (hb_buffer_get_length(h->run) == 1) {
			mpt end = take_run(h, c, u, 0, 0);
			h->out->glyphs[h->out->glyph_count - 1].x += (int32_t)((c->width - end) / 2);
			return;
		}
	}
	set_separate_dashes(h, c, u, n, dashes);
}

static void set_space(struct shaper *h, struct cell *c, const struct unit *u, mpt width)
{
	shaper_add(h, c, u->glyph, 0, 0, u->text);
	c->width = width;
}

static mpt space_width(const struct unit *u, mpt size)
{
	return u->glyph ? advance_of(u, size) : size / 4;
}

static mpt fixed_width(const struct unit *u, const struct span *p)
{
	unsigned glyph;
	if (u->ch != 0x2007 && u->ch != 0x2008)
		return text_fixed_width(u->ch, p->size);
	const struct face *f = font_chain_lookup(p->chain, u->ch == 0x2007 ? '0' : '.', &glyph);
	return f ? face_mpt(f, p->size, face_advance(f, glyph)) : p->size / 2;
}

static void set_character(struct shaper *h, struct cell *c, const struct unit *u, uint32_t n)
{
	const struct span *p = unit_span(h->s, u);
	if (u->upright && upright_set(h, c, u, n))
		return;
	switch (u->form) {
	case FORM_HAN:
		set_han(h, c, u, n);
		break;
	case FORM_OPEN:
	case FORM_CLOSE:
	case FORM_COMMA:
	case FORM_STOP:
		set_halves(h, c, u, n);
		break;
	case FORM_DOT:
	case FORM_WIDE_DOT:
		set_centred(h, c, u, c->size / 2);
		break;
	case FORM_CONNECTOR:
		set_connector(h, c, u);
		break;
	case FORM_DASH:
		set_dash(h, c, u, n);
		break;
	case FORM_BOPOMOFO:
		bopomofo_set(h, c, u, n);
		break;
	case FORM_ELLIPSIS:
		set_ellipsis(h, c, u, n);
		break;
	case FORM_BLANK:
		set_space(h, c, u, c->size);
		break;
	case FORM_FIXED:
		set_space(h, c, u, fixed_width(u, p));
		break;
	case FORM_NBSP:
		set_space(h, c, u, space_width(u, c->size) + p->word_spacing);
		break;
	default:
		set_word(h, c, u, n);
		if (h->s->vertical)
			upright_centre_word(h, c);
		break;
	}
	if (u->upright && u->form >= FORM_FIXED && u->form <= FORM_BLANK)
		upright_stand_blank(h, c);
}

static void set_object(struct shaper *h, struct cell *c, const struct unit *u)
{
	struct object_size size = { 0 };
	const struct text_env *env = h->s->env;
	c->kind = CELL_OBJECT;
	c->node = u->node;
	if (!env->measure(env->user, u->node, h->s->reference, &size))
		h->s->failed = true;
	c->width = size.width;
	c->ascent = size.ascent;
	c->descent = size.descent;
}

static void set_leader(struct shaper *h, struct cell *c, const struct unit *u)
{
	mpt base = h->s->reference;
	unsigned dot;
	c->kind = CELL_LEADER;
	c->node = u->node;
	c->face = font_chain_lookup(unit_span(h->s, u)->chain, '.', &dot);
	c->leader_min = mpt_max(0, fo_length(u->node, PROP_LEADER_LENGTH_MINIMUM, base));
	c->leader_max = mpt_max(c->leader_min, fo_length(u->node, PROP_LEADER_LENGTH_MAXIMUM, base));
	c->width = fo_length(u->node, PROP_LEADER_LENGTH_OPTIMUM, base);
	c->width = mpt_min(mpt_max(c->width, c->leader_min), c->leader_max);
}

/* The cells from C on of N plain characters, the units from I on, that stand in their line as their
 * face has them. */
static void set_row(struct shaper *h, uint32_t c, uint32_t i, uint32_t n)
{
	const struct span *p = unit_span(h->s, &h->s->units[i]);
	struct shaped *o = h->out;
	const struct cell model = { .kind = CELL_GLYPHS, .han = true, .node = p->node,
		.size = p->size, .glyph_count = 1, .text_len = 3 };
	make_room(o, n);
	for (const uint32_t end = i + n; i < end; i++, c++) {
		const struct unit *u = &h->s->units[i];
		struct cell *cell = &o->cells[c];
		o->unit_of[c] = i;
		*cell = model;
		cell->face = u->face;
		cell->width = advance_of(u, p->size);
		cell->glyph = o->glyph_count;
		cell->text = u->text;
		o->glyphs[o->glyph_count++] = (struct text_glyph){ .glyph = u->glyph, .text = u->text };
	}
}

/* The cell of units U[0..N-1]. */
static void set_cell(struct shaper *h, struct cell *c, const struct unit *u, uint32_t n)
{
	const struct span *p = unit_span(h->s, u);
	const struct unit *last = &u[n - 1];
	*c = (struct cell){
		.kind = CELL_GLYPHS,
		.node = p->node,
		.face = u->face,
		.size = u->small ? mpt_scale(p->size, SMALL_CAPS, 100) : p->size,
		.glyph = h->out->glyph_count,
		.text = u->text,
		.text_len = last->text + last->text_len - u->text,
	};
	switch ((enum unit_kind)u->kind) {
	case UNIT_CHAR:
		set_character(h, c, u, n);
		break;
	case UNIT_SPACE:
		set_space(h, c, u, space_width(u, c->size) + p->word_spacing);
		if (u->upright)
			upright_stand_blank(h, c);
		if (!u->kept) {
			c->kind = CELL_SPACE;
			c->gap = c->width;
			c->width = 0;
		}
		break;
	case UNIT_NEWLINE:
		c->kind = CELL_NEWLINE;
		break;
	case UNIT_OBJECT:
		set_object(h, c, u);
		break;
	case UNIT_LEADER:
		set_leader(h, c, u);
		break;
	case UNIT_OPENING:
	case UNIT_CLOSING:
		c->kind = CELL_EDGE;
		c->node = u->node;
		c->width = text_edge_width(u->node, u->kind == UNIT_OPENING, h->s->reference);
		break;
	default:
		c->kind = CELL_ANCHOR;
		c->node = u->node;
		break;
	}
}

static bool is_stacked(uint32_t ch)
{
	return ch == 0xFF01 || ch == 0xFF1F;
}

/* A longer word becomes several cells, so that positions in a cell keep within bounds. */
enum { LONGEST_CELL = 512 };

/* Whether unit U goes on with the cell that begins at HEAD and has N units so far. */
static bool continues(const struct unit *head, const struct unit *u, uint32_t n)
{
	const struct unit *before = u - 1;
	if (u->kind != UNIT_CHAR || head->kind != UNIT_CHAR || before->brk != BRK_NEVER ||
		u->span != head->span || u->face != head->face || n >= LONGEST_CELL)
		return false;
	if (u->form == FORM_JOINED || u->joined_up)
		return true;
	if (u->form != head->form)
		return false;
	switch (u->form) {
	case FORM_WORD:
		return u->small == head->small;
	case FORM_BOPOMOFO:
		return true;
	case FORM_DASH:
		return n == 1 && u->ch == 0x2014 && head->ch == 0x2014;
	case FORM_ELLIPSIS:
		return n == 1;
	case FORM_STOP:
		return is_stacked(u->ch) && is_stacked(head->ch);
	default:
		return false;
	}
}

static void mark_cells(struct source *s, struct shaped *out)
{
	uint32_t head = 0;
	for (uint32_t i = 0; i < s->count; i += s->units[i].row) {
		struct unit *u = &s->units[i];
		u->first = i == 0 || u->plain || !continues(&s->units[head], u, i - head);
		if (u->first) {
			head = i + u->row - 1;
			out->cell_count += u->row;
		}
	}
}

/* The end of the cell that begins with unit I. */
static uint32_t cell_end(const struct source *s, uint32_t i)
{
	do
		i++;
	while (i < s->count && !s->units[i].first);
	return i;
}

/* How many plain characters from unit I on have a cell each and stand as they are. */
static uint32_t plain_cells(const struct source *s, uint32_t i)
{
	const struct unit *u = &s->units[i];
	if (!u->plain || s->vertical)
		return 0;
	const uint32_t end = i + u->row;
	return end < s->count && !s->units[end].first ? u->row - 1u : u->row;
}

void text_shape(struct source *s, struct shaped *out)
{
	struct shaper h = { .s = s, .out = out };
	mark_cells(s, out);
	out->cells = ARENA_ROOM(s->arena, out->cell_count, struct cell);
	out->unit_of = xmalloc((out->cell_count + 1) * sizeof *out->unit_of);
	make_room(out, out->cell_count); /* most have one */
	uint32_t c = 0;
	for (uint32_t i = 0; i < s->count && !s->failed;) {
		const uint32_t row = plain_cells(s, i);
		if (row) {
			set_row(&h, c, i, row);
			c += row;
			i += row;
			continue;
		}
		const uint32_t end = cell_end(s, i);
		out->unit_of[c] = i;
		set_cell(&h, &out->cells[c++], &s->units[i], end - i);
		i = end;
	}
	out->unit_of[c] = s->count;
	hb_buffer_destroy(h.own);
}
