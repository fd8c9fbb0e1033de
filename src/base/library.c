#include "base/library.h"

#include <assert.h>
#include <dlfcn.h>
#include <string.h>

bool library_load(const char *file, const char *const *names, size_t count, void *functions)
{
	static_assert(sizeof(void *) == sizeof(void (*)(void)), "POSIX has them alike");
	void *library = dlopen(file, RTLD_LAZY | RTLD_LOCAL);
	for (size_t i = 0; library && i < count; i++) {
		void *function = dlsym(library, names[i]);
		if (!function)
			return false;
		memcpy((char *)functions + i * sizeof function, &function, sizeof function);
	}
	return library;
}
