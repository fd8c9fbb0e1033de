#include "page/type_area.h"

#include <limits.h>

#include "base/i18n.h"

/* How many the value of P asks for, where FITTING would fit; 0 where it says nothing. */
static mpt wanted(const struct fo_node *body, enum fo_property p, mpt fitting)
{
	const struct fo_value *v = fo_get(body, p);
	if (v->kind == VALUE_NUMBER)
		return v->as.number > INT_MAX ? INT_MAX : (mpt)v->as.number;
	return v->kind == VALUE_KEYWORD && v->as.keyword == KW_AUTO ? mpt_max(1, fitting) : 0;
}

/* Takes from both ends of the stretch AT .. AT + *LENGTH what it has beyond WANT. */
static void take_rest(mpt *at, mpt *length, mpt want)
{
	*at += (*length - want) / 2;
	*length = want;
}

static void fit_characters(struct layout *l, const struct fo_node *body, mpt edges, mpt *at, mpt *length)
{
	const mpt em = fo_length(body, PROP_FONT_SIZE, 0);
	const struct column_set set = multicol_of(body, mpt_max(0, *length - edges));
	const mpt gaps = set.gap * (set.count - 1);
	if (em <= 0)
		return;
	mpt fitting = mpt_max(0, *length - edges - gaps) / (em * set.count);
	mpt count = wanted(body, PROP_BANXIN_LINE_CHARACTERS, fitting);
	if (count > fitting && fitting > 0) {
		diag_warning(l->env->diag, body->at, CODE_LAYOUT_OVERFLOW,
			_("lines of %lld characters are asked for, but the margins leave room for %lld"),
			(long long)count, (long long)fitting);
		count = fitting;
	}
	if (count > 0)
		take_rest(at, length, edges + gaps + count * em * set.count);
}

static void fit_lines(struct layout *l, const struct fo_node *body, mpt edges, mpt *at, mpt *length)
{
	const mpt pitch = fo_length(body, PROP_LINE_HEIGHT, 0);
	if (pitch <= 0)
		return;
	mpt fitting = mpt_max(0, *length - edges) / pitch;
	mpt count = wanted(body, PROP_BANXIN_PAGE_LINES, fitting);
	if (count > fitting && fitting > 0) {
		diag_warning(l->env->diag, body->at, CODE_LAYOUT_OVERFLOW,
			_("pages of %lld lines are asked for, but the margins leave room for %lld"),
			(long long)count, (long long)fitting);
		count = fitting;
	}
	if (count > 0)
		take_rest(at, length, edges + count * pitch);
}

void type_area_fit(struct layout *l, const struct fo_node *body, bool vertical, struct rect *room)
{
	struct edges b = layout_border(body), p = layout_padding(body, room->width);
	const mpt across = b.start + p.start + b.end + p.end;
	const mpt down = b.before + p.before + b.after + p.after;
	if (vertical) {
		fit_characters(l, body, down, &room->y, &room->height);
		fit_lines(l, body, across, &room->x, &room->width);
	} else {
		fit_characters(l, body, across, &room->x, &room->width);
		fit_lines(l, body, down, &room->y, &room->height);
	}
}
