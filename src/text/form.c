/* form.c -- how each character is set.
 *
 * Most characters say it themselves. Quotes, dashes, ellipses and middle dots have one code point
 * for two scripts: in Chinese company they are as wide as a Han character and come from the Chinese
 * face, in a run of Latin they keep the shape of the Latin one. */
#include "text/linebreak.h"
#include "text/unit.h"

bool text_is_han(uint32_t ch)
{
	if (ch < 0x2E80)
		return false;
	if (ch <= 0x9FFF)
		return ch < 0x3000 || ch == 0x3005 || ch == 0x3007 || (ch >= 0x3021 && ch <= 0x3029) ||
			ch == 0x303B || (ch >= 0x3041 && ch <= 0x30FA) || (ch >= 0x30FC && ch <= 0x312F) ||
			(ch >= 0x31A0 && ch <= 0x31FF) || ch >= 0x3400;
	return (ch >= 0xF900 && ch <= 0xFAFF) || (ch >= 0x20000 && ch <= 0x3FFFF);
}

bool text_is_ignorable(uint32_t ch)
{
	if (ch < 0x200B)
		return ch == 0xAD || ch == 0x34F || ch == 0x61C || (ch >= 0x180B && ch <= 0x180F);
	return ch <= 0x200F || (ch >= 0x202A && ch <= 0x202E) || (ch >= 0x2060 && ch <= 0x206F) ||
		(ch >= 0xFE00 && ch <= 0xFE0F) || ch == 0xFEFF || (ch >= 0xE0000 && ch <= 0xE0FFF);
}

mpt text_fixed_width(uint32_t ch, mpt size)
{
	/* U+2000 to U+200A, in 1/36 em; 0: as wide as a digit or a full stop. */
	static const uint8_t parts[] = { 18, 36, 18, 36, 12, 9, 6, 18, 9, 7, 4 };
	if (ch >= 0x2000 && ch <= 0x200A)
		return mpt_scale(size, parts[ch - 0x2000], 36);
	if (ch == 0x202F)
		return mpt_scale(size, 7, 36);
	return ch == 0x205F ? mpt_scale(size, 8, 36) : 0;
}

/* The form of a character that needs no company. FORM_WORD is what is left. */
static enum form own_form(uint32_t ch, uint8_t property, bool zh)
{
	switch (ch) {
	case 0xA0:
		return FORM_NBSP;
	case 0x3000:
		return FORM_BLANK;
	case 0xFF08: case 0xFF3B: case 0xFF5B: case 0xFF5F: case 0x3008: case 0x300A: case 0x300C:
	case 0x300E: case 0x3010: case 0x3014: case 0x3016: case 0x3018: case 0x301A: case 0x301D:
		return FORM_OPEN;
	case 0xFF09: case 0xFF3D: case 0xFF5D: case 0xFF60: case 0x3009: case 0x300B: case 0x300D:
	case 0x300F: case 0x3011: case 0x3015: case 0x3017: case 0x3019: case 0x301B: case 0x301E:
	case 0x301F:
		return FORM_CLOSE;
	case 0xFF0C: case 0x3001:
		return FORM_COMMA;
	case 0x3002: case 0xFF0E:
		return FORM_STOP;
	case 0xFF1A: case 0xFF1B: /* elsewhere these sit in the middle of their em */
		return zh ? FORM_COMMA : FORM_HAN;
	case 0xFF01: case 0xFF1F:
		return zh ? FORM_STOP : FORM_HAN;
	case 0x203C: case 0x2047: case 0x2048: case 0x2049: /* ‼ and its like: two in one */
		return zh ? FORM_HAN : FORM_WORD;
	case 0x30FB:
		return FORM_WIDE_DOT;
	case 0xFF5E: case 0x301C: case 0xFF0F:
		return FORM_CONNECTOR;
	case 0x2E3A:
		return zh ? FORM_DASH : FORM_WORD;
	default:
		break;
	}
	if (text_fixed_width(ch, 36))
		return FORM_FIXED;
	if (text_is_ignorable(ch))
		return FORM_JOINED;
	uint8_t class = property & LINE_CLASS_MASK;
	if (class == LB_CM || class == LB_ZWJ)
		return FORM_JOINED;
	/* Circled figures, shapes, stars: LB1 asks for the language. Signs that stand in formulas and
	 * beside words (≤, →, †) stay with these. */
	if (property & LINE_WIDE || (zh && class == LB_AI && ch >= 0x2460 && ch <= 0x27BF))
		return FORM_HAN;
	return FORM_WORD;
}

/* The form that a shared mark has in Chinese company; FORM_WORD if CH is no shared mark. */
static enum form shared_form(uint32_t ch)
{
	switch (ch) {
	case 0x2018: case 0x201C:
		return FORM_OPEN;
	case 0x2019: case 0x201D:
		return FORM_CLOSE;
	case 0xB7: case 0x2027:
		return FORM_DOT;
	case 0x2014:
		return FORM_DASH;
	case 0x2026: case 0x22EF:
		return FORM_ELLIPSIS;
	case 0x2013: case 0x2010: case '-': case '/':
		return FORM_CONNECTOR;
	default:
		return FORM_WORD;
	}
}

/* What a shared mark's neighbour speaks for. */
enum company { COMPANY_NONE, COMPANY_HAN, COMPANY_LATIN };

static enum company company_of(const struct unit *u)
{
	if (u->kind == UNIT_NEWLINE || u->kind == UNIT_OBJECT || u->kind == UNIT_LEADER)
		return COMPANY_NONE;
	if (u->form == FORM_WORD)
		return u->property & LINE_ALNUM ? COMPANY_LATIN : COMPANY_NONE;
	return u->form >= FORM_HAN && u->form <= FORM_CONNECTOR ? COMPANY_HAN : COMPANY_NONE;
}

/* How far a mark looks for company: past spaces, brackets and other marks, but not for ever. */
enum { REACH = 8 };

/* The company before (STEP -1) or behind (STEP 1) the real unit AT, over spaces and marks that
 * speak for nobody; shared marks not yet settled are among these. */
static enum company company(const struct source *s, uint32_t at, int step)
{
	for (int far = 0; far < REACH; far++) {
		if (step < 0 ? at == 0 : at + 1 >= s->real_count)
			return COMPANY_NONE;
		at = step < 0 ? at - 1 : at + 1;
		const struct unit *u = &s->units[s->real[at]];
		if (u->kind == UNIT_NEWLINE || u->kind == UNIT_LEADER)
			return COMPANY_NONE;
		enum company c = company_of(u);
		if (c != COMPANY_NONE)
			return c;
	}
	return COMPANY_NONE;
}

static struct unit *real_unit(const struct source *s, uint32_t i)
{
	return &s->units[s->real[i]];
}

static bool is_alnum_at(const struct source *s, uint32_t i)
{
	return i < s->real_count && real_unit(s, i)->form == FORM_WORD &&
		real_unit(s, i)->property & LINE_ALNUM;
}

/* The company of the marks FROM .. TO from outside them; what is inside decides when nobody is
 * outside, and a sentence that is Chinese elsewhere when nobody is inside either. */
static bool among_han(const struct source *s, uint32_t from, uint32_t to)
{
	enum company before = company(s, from, -1), behind = company(s, to, 1);
	if (before == COMPANY_HAN || behind == COMPANY_HAN)
		return true;
	if (before == COMPANY_LATIN || behind == COMPANY_LATIN)
		return false;
	return from == to || company(s, from, 1) != COMPANY_LATIN;
}

static void set_form(struct unit *u, enum form form)
{
	u->form = (uint8_t)form;
}

static bool is_single(const struct source *s, uint32_t i)
{
	uint32_t ch = real_unit(s, i)->ch;
	return (i == 0 || real_unit(s, i - 1)->ch != ch) &&
		(i + 1 == s->real_count || real_unit(s, i + 1)->ch != ch);
}

/* The second of two dashes that frame a few words or figures, as in — 1 —; I if there is none. */
static uint32_t framing_partner(const struct source *s, uint32_t i)
{
	uint32_t ch = real_unit(s, i)->ch;
	if ((ch != 0x2014 && ch != 0x2013) || !is_single(s, i))
		return i;
	for (uint32_t k = i + 1; k < s->real_count && k <= i + REACH; k++) {
		const struct unit *u = real_unit(s, k);
		if (u->kind == UNIT_CHAR && u->ch == ch)
			return is_single(s, k) && !is_alnum_at(s, i + 1) && !is_alnum_at(s, k - 1) ? k : i;
		if (u->kind != UNIT_SPACE && u->form != FORM_WORD && u->form != FORM_NBSP)
			return i;
	}
	return i;
}

/* Two dashes with figures between them look alike, whatever stands on their other sides. */
static void settle_frame(struct source *s, uint32_t i, uint32_t partner)
{
	enum form form = shared_form(real_unit(s, i)->ch);
	if (!among_han(s, i, partner))
		return;
	set_form(real_unit(s, i), form);
	set_form(real_unit(s, partner), form);
}

/* A dash, an ellipsis or a dot, the first of RUN equal ones from I on. */
static void settle_run(struct source *s, uint32_t i, uint32_t run)
{
	uint32_t ch = real_unit(s, i)->ch;
	bool pair = run > 1 && (ch == 0x2014 || ch == 0x2026 || ch == 0x22EF);
	bool han = pair || among_han(s, i, i + run - 1);
	if (!pair && i > 0 && is_alnum_at(s, i - 1) && is_alnum_at(s, i + run))
		han = false;
	for (uint32_t k = i; k < i + run && han; k++)
		set_form(real_unit(s, k), shared_form(ch));
}

/* What stands right beside the real unit I (STEP -1 or 1), without a space between them. */
static enum company beside(const struct source *s, uint32_t i, int step)
{
	if (step < 0 ? i == 0 : i + 1 >= s->real_count)
		return COMPANY_NONE;
	const struct unit *u = real_unit(s, step < 0 ? i - 1 : i + 1);
	return u->kind == UNIT_CHAR ? company_of(u) : COMPANY_NONE;
}

/* A hyphen or a slash is Chinese where it joins something Chinese to something. Before a figure a
 * hyphen is the minus sign. */
static void settle_joint(struct source *s, uint32_t i)
{
	enum company before = beside(s, i, -1), behind = beside(s, i, 1);
	if (before == COMPANY_NONE || behind == COMPANY_NONE ||
		(before == COMPANY_LATIN && behind == COMPANY_LATIN))
		return;
	if (real_unit(s, i)->ch != '-' ||
		(real_unit(s, i + 1)->property & LINE_CLASS_MASK) != LB_NU)
		set_form(real_unit(s, i), FORM_CONNECTOR);
}

/* Open quotes waiting for their partners; a deeper nest is no longer matched. */
enum { NEST = 16 };

struct quotes {
	uint32_t open[NEST];
	unsigned depth;
};

static void settle_closing(struct source *s, struct quotes *q, uint32_t i)
{
	struct unit *u = real_unit(s, i);
	if (u->ch == 0x2019 && i > 0 && is_alnum_at(s, i - 1) && is_alnum_at(s, i + 1))
		return; /* an apostrophe */
	uint32_t partner = u->ch - 1;
	unsigned depth = q->depth;
	while (depth > 0 && real_unit(s, q->open[depth - 1])->ch != partner)
		depth--;
	if (depth == 0) {
		if (among_han(s, i, i))
			set_form(u, FORM_CLOSE);
		return;
	}
	q->depth = depth - 1;
	uint32_t open = q->open[depth - 1];
	if (among_han(s, open, i)) {
		set_form(real_unit(s, open), FORM_OPEN);
		set_form(u, FORM_CLOSE);
	}
}

static void settle_opening(struct source *s, struct quotes *q, uint32_t i)
{
	if (q->depth < NEST)
		q->open[q->depth++] = i;
	else if (among_han(s, i, i))
		set_form(real_unit(s, i), FORM_OPEN);
}

static void settle_unmatched(struct source *s, const struct quotes *q)
{
	for (unsigned d = 0; d < q->depth; d++)
		if (among_han(s, q->open[d], q->open[d]))
			set_form(real_unit(s, q->open[d]), FORM_OPEN);
}

/* Inner quotes are settled before the outer ones, which may then see them as Chinese. */
static void settle_shared(struct source *s)
{
	struct quotes q = { .depth = 0 };
	uint32_t settled = 0; /* behind the last dash that ends a frame */
	for (uint32_t i = 0, run; i < s->real_count; i += run) {
		struct unit *u = real_unit(s, i);
		run = u->row;
		if (u->kind != UNIT_CHAR || u->form != FORM_WORD || !unit_span(s, u)->zh ||
			i + 1 == settled)
			continue;
		enum form form = shared_form(u->ch);
		uint32_t partner = framing_partner(s, i);
		if (form == FORM_OPEN) {
			settle_opening(s, &q, i);
		} else if (form == FORM_CLOSE) {
			settle_closing(s, &q, i);
		} else if (u->ch == '-' || u->ch == 0x2010 || u->ch == '/') {
			settle_joint(s, i);
		} else if (partner != i) {
			settle_frame(s, i, partner);
			settled = partner + 1;
		} else if (form != FORM_WORD) {
			while (i + run < s->real_count && real_unit(s, i + run)->kind == UNIT_CHAR &&
				real_unit(s, i + run)->ch == u->ch)
				run++;
			settle_run(s, i, run);
		}
	}
	settle_unmatched(s, &q);
}

void text_forms(struct source *s)
{
	for (uint32_t i = 0; i < s->real_count; i += real_unit(s, i)->row) {
		struct unit *u = real_unit(s, i);
		if (u->plain)
			continue;
		if (u->kind == UNIT_CHAR) {
			u->property = line_property(u->ch);
			set_form(u, own_form(u->ch, u->property, unit_span(s, u)->zh));
			if (u->bopomofo) {
				u->property = LB_ID;
				set_form(u, FORM_BOPOMOFO);
			}
			uint8_t class = u->property & LINE_CLASS_MASK;
			if (class == LB_BK || class == LB_NL)
				u->kind = UNIT_NEWLINE;
		} else if (u->kind == UNIT_SPACE) {
			u->property = LB_SP;
		} else {
			u->property = u->kind == UNIT_NEWLINE ? LB_BK : LB_AL;
		}
	}
	settle_shared(s);
}
