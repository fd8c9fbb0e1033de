/* settings.h -- how strict the proofreader is, as the user says it. */
#ifndef PROOF_SETTINGS_H
#define PROOF_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "proof/proof.h"

/* Into OUT: PROFILE ("gongwen", ...; NULL: none), and COUNT times "RULE=LEVEL", where RULE is a code, the
 * letters of a family, or "all", and LEVEL off, note, warning or error; later ones count more. False after
 * a message. */
bool proof_settings_read(struct proof_settings *out, const char *profile,
	const char *const *levels, size_t count, struct diag *d);

/* The names of the profiles, in the order of enum proof_profile; that of PROFILE_NONE is "none". */
extern const char *const proof_profiles[PROFILE_COUNT];

#endif
