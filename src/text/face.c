/* face.c -- the face and glyph of every character, along its chain. */
#include "base/i18n.h"
#include "text/linebreak.h"
#include "text/unit.h"

/* Characters that no font has: told once each, and no more of them than this. */
enum { MAX_MISSING = 32 };

struct missing {
	uint32_t ch[MAX_MISSING];
	unsigned count;
};

static void tell_missing(struct source *s, struct missing *m, const struct unit *u)
{
	s->failed = true;
	for (unsigned i = 0; i < m->count; i++)
		if (m->ch[i] == u->ch)
			return;
	if (m->count == MAX_MISSING)
		return;
	m->ch[m->count++] = u->ch;
	char bytes[5] = "";
	utf8_put(bytes, u->ch);
	diag_error(s->env->diag, fo_content_place(unit_span(s, u)->node), CODE_FONT_GLYPH,
		_("no font has the character “%s” (U+%04lX)"), bytes, (unsigned long)u->ch);
}

static bool look_up(struct unit *u, const struct font_chain *chain, uint32_t ch)
{
	unsigned glyph = 0;
	u->face = font_chain_lookup(chain, ch, &glyph);
	u->glyph = glyph;
	return u->face != NULL;
}

/* Chinese marks come from the face that the Han characters come from. */
static bool look_up_mark(struct unit *u, const struct span *p)
{
	u->face = p->han;
	u->glyph = face_glyph(p->han, u->ch);
	return u->glyph || look_up(u, p->chain, u->ch);
}

/* Spaces: a font without one still lets us leave room. */
static void look_up_space(struct unit *u, const struct span *p)
{
	if (look_up(u, p->chain, ' '))
		return;
	u->face = font_chain_first(p->chain);
	u->glyph = 0;
}

/* PREVIOUS is the character that U joins, or NULL. */
static bool look_up_joined(struct unit *u, const struct span *p, const struct unit *previous)
{
	bool drawn = !text_is_ignorable(u->ch);
	bool joins = previous && previous->face; /* not what no font has */
	u->face = joins ? previous->face : font_chain_first(p->chain);
	u->glyph = drawn && joins ? face_glyph(u->face, u->ch) : 0;
	if (!drawn || u->glyph)
		return true;
	u->form = FORM_WORD; /* alone, and from another face */
	return look_up(u, p->chain, u->ch);
}

/* The standard fonts have no vertical mode: what stands upright comes from the face of Han characters,
 * or, a blank, is none of its line. */
static void look_up_upright(struct unit *u, const struct span *p)
{
	if (!u->upright || !u->face || u->face->outlines != FACE_BASE14)
		return;
	unsigned glyph = face_glyph(p->han, u->ch);
	if (glyph) {
		u->face = p->han;
		u->glyph = glyph;
	} else if (u->kind == UNIT_SPACE || u->form == FORM_NBSP || u->form == FORM_FIXED) {
		u->upright = false;
	}
}

static bool find_face(const struct source *s, struct unit *u, const struct unit *previous)
{
	const struct span *p = unit_span(s, u);
	switch (u->form) {
	case FORM_WORD:
	case FORM_HAN:
		return look_up(u, p->chain, u->ch);
	case FORM_JOINED:
		return look_up_joined(u, p, previous);
	case FORM_BLANK:
		if (!look_up_mark(u, p))
			look_up_space(u, p);
		return true;
	case FORM_FIXED:
	case FORM_NBSP:
		look_up_space(u, p);
		return true;
	default:
		return look_up_mark(u, p);
	}
}

/* Latin is meant for the first face of its chain, Chinese for the one that has Chinese marks. */
static void note_rare(const struct source *s)
{
	for (uint32_t i = 0; i < s->count; i++) {
		const struct unit *u = &s->units[i];
		const struct span *p = u->kind == UNIT_CHAR && u->face ? unit_span(s, u) : NULL;
		if (p && u->face != p->han && u->face != font_chain_first(p->chain))
			rare_note(s->env->rare, u->source, u->face);
	}
}

/* The row of plain characters that begins with U. */
static void find_row(struct source *s, struct missing *m, struct unit *u)
{
	const struct span *p = unit_span(s, u);
	const struct face *han = p->han == font_chain_first(p->chain) ? p->han : NULL;
	for (const struct unit *end = u + u->row; u < end; u++) {
		u->face = han;
		u->glyph = han ? face_glyph(han, u->ch) : 0;
		if (!u->glyph && !look_up(u, p->chain, u->ch))
			tell_missing(s, m, u);
	}
}

static void find_char(struct source *s, struct missing *m, struct unit *u)
{
	const struct unit *previous = u > s->units ? u - 1 : NULL;
	if (previous && (previous->kind != UNIT_CHAR || previous->span != u->span))
		previous = NULL;
	if (!find_face(s, u, previous))
		tell_missing(s, m, u);
}

void text_faces(struct source *s)
{
	struct missing missing = { .count = 0 };
	for (uint32_t i = 0; i < s->count; i += s->units[i].row) {
		struct unit *u = &s->units[i];
		if (u->plain)
			find_row(s, &missing, u);
		else if (u->kind == UNIT_SPACE)
			look_up_space(u, unit_span(s, u));
		else if (u->kind == UNIT_CHAR)
			find_char(s, &missing, u);
		for (uint32_t k = 0; k < u->row && s->vertical; k++)
			look_up_upright(&u[k], unit_span(s, u));
	}
	if (s->env->rare)
		note_rare(s);
}
