/* A file of settings for the proofreader, and what holds for a record by it. */
#include <stdlib.h>

#include "proof/settings.h"
#include "replay.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct slice text = { arena_strndup(a, (const char *)data, size), size };
	struct proof_settings all = { 0 }, one;
	struct diag d;
	diag_init(&d, NULL, NULL);
	if (!proof_settings_read_file(&all, a, "banxin.rules", text, &d) && d.errors == 0)
		abort();
	proof_settings_for(&all, "samples/volume/第一期.xml", &one);
	if (one.profile >= PROFILE_COUNT)
		abort();
	arena_free(a);
	return 0;
}
