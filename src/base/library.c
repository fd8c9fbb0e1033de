#include "base/library.h"

#include <assert.h>
#include <dlfcn.h>
#include <errno.h>
#include <string.h>

#include "base/arena.h"

bool library_load(const char *file, const char *const *names, size_t count, void *functions)
{
	static_assert(sizeof(void *) == sizeof(void (*)(void)), "POSIX has them alike");
	errno = 0;
	void *library = dlopen(file, RTLD_LAZY | RTLD_LOCAL);
	if (!library)
		arena_check_errno();
	for (size_t i = 0; library && i < count; i++) {
		void *function = dlsym(library, names[i]);
		if (!function)
			return false;
		memcpy((char *)functions + i * sizeof function, &function, sizeof function);
	}
	return library;
}
