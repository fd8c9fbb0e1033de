/* address.c -- web and mail addresses, which no hyphen may divide: they end a line behind their
 * marks. UAX #14 allows that behind some of these only. */
#include <string.h>

#include "text/linebreak.h"
#include "text/unit.h"

static const struct unit *real_unit(const struct source *s, uint32_t i)
{
	return &s->units[s->real[i]];
}

static bool is_part(const struct unit *u)
{
	return u->kind == UNIT_CHAR && (u->form == FORM_WORD || u->form == FORM_JOINED);
}

static bool has(const struct source *s, uint32_t i, uint32_t end, const char *text)
{
	for (; *text; text++, i++)
		if (i >= end || real_unit(s, i)->ch != (unsigned char)*text)
			return false;
	return true;
}

/* https://…, www.…, name@host.… */
static bool is_address(const struct source *s, uint32_t from, uint32_t end)
{
	bool at = false;
	if (has(s, from, end, "www."))
		return true;
	for (uint32_t i = from + 1; i < end; i++) {
		if (has(s, i, end, "://") || (at && has(s, i, end, ".")))
			return true;
		at = at || has(s, i, end, "@");
	}
	return false;
}

static bool divides(const struct unit *mark, const struct unit *next)
{
	return mark->ch < 0x80 && mark->ch && strchr("/?&=.-_@", (int)mark->ch) &&
		next->property & LINE_ALNUM;
}

void text_break_addresses(struct source *s, uint8_t *brk)
{
	for (uint32_t from = 0, end; from < s->real_count; from = end) {
		for (end = from; end < s->real_count && is_part(real_unit(s, end));)
			end++;
		if (end == from) {
			end += real_unit(s, from)->row;
			continue;
		}
		if (!is_address(s, from, end))
			continue;
		for (uint32_t i = from; i + 1 < end; i++)
			if (brk[i] == BRK_NEVER && divides(real_unit(s, i), real_unit(s, i + 1))) {
				brk[i] = BRK_MAY;
				s->units[s->real[i]].penalty = PENALTY_ADDRESS;
			}
	}
}
