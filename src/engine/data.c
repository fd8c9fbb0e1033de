#include "engine/data.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"

static bool has_data(struct arena *a, const char *dir)
{
	return access(file_join(a, dir, "layouts/record.xsd"), R_OK) == 0;
}

/* The folder of the running program, or NULL. */
static const char *program_dir(struct arena *a)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	if (n <= 0)
		return NULL;
	path[n] = '\0';
	return file_dirname(a, path);
}

const char *data_find(struct arena *a, const char *given, struct diag *d)
{
	const char *named = given ? given : getenv("BANXIN_DATA");
	if (named && named[0]) {
		if (has_data(a, named))
			return arena_strdup(a, named);
		diag_error(d, (struct place){ named, 0, 0 }, CODE_DATA_MISSING,
			_("there is no layouts/record.xsd in this data folder"));
		return NULL;
	}
	/* build/banxin, build/VARIANT/banxin, build/VARIANT/tests/unit/..., PREFIX/bin/banxin */
	static const char *const beside[] = { "..", "../..", "../../../..", "../share/banxin" };
	const char *program = program_dir(a);
	for (size_t i = 0; program && i < sizeof beside / sizeof *beside; i++) {
		const char *dir = file_join(a, program, beside[i]);
		if (!has_data(a, dir))
			continue;
		char *plain = realpath(dir, NULL); /* without the dots: it is shown in messages */
		dir = plain ? arena_strdup(a, plain) : dir;
		free(plain);
		return dir;
	}
	if (has_data(a, PREFIX "/share/banxin"))
		return PREFIX "/share/banxin";
	diag_error(d, (struct place){ NULL, 0, 0 }, CODE_DATA_MISSING,
		_("the program's own files (layouts, fonts) are not found; set BANXIN_DATA to "
		  "their folder"));
	return NULL;
}
