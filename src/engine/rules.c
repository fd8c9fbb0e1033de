/* The settings of the proofreader from a file. */
#include "base/file.h"
#include "engine/engine.h"
#include "proof/settings.h"

bool banxin_rules(struct banxin *b, const char *path)
{
	enum { SETTINGS_MAX = 1000 * 1000 };
	struct slice text;
	struct proof_settings settings = { 0 };
	if (!file_read(
		    b->arena, path, SETTINGS_MAX, &text, (struct place){ path, 0, 0 }, &b->diag) ||
		!proof_settings_read_file(
			&settings, b->arena, arena_strdup(b->arena, path), text, &b->diag))
		return false;
	b->rules = settings;
	return true;
}
