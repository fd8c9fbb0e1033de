#include "cli/language.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/i18n.h"

static const char *first_set(const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *value = getenv(names[i]);
		if (value && value[0])
			return value;
	}
	return NULL;
}

/* Most servers and containers have no locale but C and C.UTF-8 installed, whatever LANG says. gettext
 * needs only the name of the language, and takes it from LANGUAGE in any locale except C. Numbers and
 * sorting stay as in C: what is read and written is the same everywhere. */
static void choose_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	const char *wanted = first_set(names, sizeof names / sizeof *names);
	setlocale(LC_CTYPE, "C.UTF-8");
	if (!wanted || setlocale(LC_MESSAGES, wanted))
		return;
	if (setlocale(LC_MESSAGES, "C.UTF-8"))
		setenv("LANGUAGE", wanted, 0);
}

static bool has_catalogue(struct arena *a, const char *dir)
{
	return access(file_join(a, dir, "zh_CN/LC_MESSAGES/" BANXIN_DOMAIN ".mo"), R_OK) == 0;
}

/* build/locale seen from build/banxin and build/VARIANT/banxin, share/locale from PREFIX/bin/banxin. */
static const char *find_catalogue(struct arena *a)
{
	static const char *const beside[] = { "locale", "../locale", "../share/locale" };
	char program[4096];
	ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
	program[n > 0 ? n : 0] = '\0';
	const char *folder = file_dirname(a, program);
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
		const char *dir = file_join(a, folder, beside[i]);
		if (has_catalogue(a, dir))
			return dir;
	}
	return PREFIX "/share/locale";
}

void language_init(void)
{
	struct arena *a = arena_new();
	choose_locale();
	bindtextdomain(BANXIN_DOMAIN, find_catalogue(a));
	bind_textdomain_codeset(BANXIN_DOMAIN, "UTF-8");
	arena_free(a);
}
