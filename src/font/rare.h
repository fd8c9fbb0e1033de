/* rare.h -- the characters of a document that are set in another face than the one meant for them,
 * as the rare ones in names are, and how often each is printed.
 *
 * text/ knows for which face a character was meant, but sets some texts several times to try them
 * out; what is printed is known when a page is finished. So it is noted there and counted here. */
#ifndef FONT_RARE_H
#define FONT_RARE_H

#include <stdint.h>

#include "base/slice.h"
#include "font/font.h"

struct rare;

struct rare *rare_new(void);
void rare_free(struct rare *r); /* NULL is fine */

/* CH is set in F, which wasn't meant for it. */
void rare_note(struct rare *r, uint32_t ch, const struct face *f);

/* TEXT was printed in F: counts what was noted of it. */
void rare_count(struct rare *r, const struct face *f, struct slice text);

/* What was counted is forgotten: the pages come again. */
void rare_restart(struct rare *r);

/* Calls CHARACTER for each that was printed, by code point, then by the name of the face. */
void rare_tell(struct rare *r,
	void (*character)(void *user, uint32_t character, const char *face, unsigned times),
	void *user);

#endif
