#include "proof/settings.h"

#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"

const char *const proof_profiles[PROFILE_COUNT] = {
	[PROFILE_NONE] = "none",
	[PROFILE_GONGWEN] = "gongwen",
	[PROFILE_JIANBAO] = "jianbao",
	[PROFILE_INTERNAL] = "internal-publication",
	[PROFILE_WEB] = "web",
};

static const char *const level_names[] = { "note", "warning", "error", "off" };
enum { LEVEL_OFF = SEVERITY_ERROR + 1, LEVEL_COUNT };

static bool find_profile(struct proof_settings *out, const char *name, struct diag *d)
{
	for (enum proof_profile p = 0; p < PROFILE_COUNT; p++)
		if (strcmp(name, proof_profiles[p]) == 0) {
			out->profile = p;
			return true;
		}
	const char *near = nearest(name, proof_profiles, PROFILE_COUNT);
	return near ? diag_error(d, (struct place){ 0 }, CODE_USAGE,
			      _("there is no profile called %s; is %s meant?"), name, near)
		    : diag_error(d, (struct place){ 0 }, CODE_USAGE,
			      _("there is no profile called %s"), name);
}

static void set_level(struct proof_settings *s, rule_set which, unsigned level)
{
	s->off &= ~which;
	for (unsigned v = SEVERITY_NOTE; v <= SEVERITY_ERROR; v++)
		s->raised[v] &= ~which;
	*(level == LEVEL_OFF ? &s->off : &s->raised[level]) |= which;
}

static bool read_level(struct proof_settings *out, const char *text, struct diag *d)
{
	const char *equals = strchr(text, '=');
	size_t len = equals ? (size_t)(equals - text) : strlen(text);
	unsigned level = 0;
	rule_set which = 0;
	while (equals && level < LEVEL_COUNT && strcmp(equals + 1, level_names[level]) != 0)
		level++;
	if (!equals || level == LEVEL_COUNT)
		return diag_error(d, (struct place){ 0 }, CODE_USAGE,
			_("%s is not RULE=off, note, warning or error"), text);
	if (!rule_set_add_named(&which, (struct slice){ text, len }))
		return diag_error(
			d, (struct place){ 0 }, CODE_USAGE, _("no rule is called %.*s"), (int)len, text);
	set_level(out, which, level);
	return true;
}

bool proof_settings_read(struct proof_settings *out, const char *profile,
	const char *const *levels, size_t count, struct diag *d)
{
	if (profile && !find_profile(out, profile, d))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!read_level(out, levels[i], d))
			return false;
	return true;
}
