/* settings.h -- how strict the proofreader is, as the user says it. */
#ifndef PROOF_SETTINGS_H
#define PROOF_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "proof/proof.h"

/* Into OUT, over what is there: PROFILE ("gongwen", ...; NULL: none), and COUNT times "RULE=LEVEL", where
 * RULE is a code, the letters of a family, or "all", and LEVEL off, note, warning or error; later ones
 * count more, and more than what a file says. False after a message. */
bool proof_settings_read(struct proof_settings *out, const char *profile,
	const char *const *levels, size_t count, struct diag *d);

/* The same from TEXT, the file PATH, before what the command line says. A line of it is
 *
 *   T16 off                      a rule, or a family, and how severe it is
 *   profile gongwen
 *   word 某某路 ok               nothing is told of this word
 *   word 河弯 河湾               the first is a mistake for the second (T16)
 *   files PATTERN: T19 off       only for files of such names; or profile NAME
 *
 * or empty, or begins with #. A pattern without a slash is one of the file's name, another of the end
 * of its path; * and ? and [...] are as in a shell, but * goes across slashes. OUT points into A. */
bool proof_settings_read_file(struct proof_settings *out, struct arena *a, const char *path,
	struct slice text, struct diag *d);

/* What holds for the record PATH, into OUT. */
void proof_settings_for(
	const struct proof_settings *s, const char *path, struct proof_settings *out);

/* The names of the profiles, in the order of enum proof_profile; that of PROFILE_NONE is "none". */
extern const char *const proof_profiles[PROFILE_COUNT];

#endif
