/* fonts.xml, which is read from a file. */
#include <stdlib.h>
#include <unistd.h>

#include "font/catalogue.h"
#include "replay.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[] = "/tmp/banxin-catalogue-XXXXXX";
	int fd = mkstemp(path);
	if (fd < 0)
		return 0;
	struct arena *a = arena_new();
	struct diag d;
	diag_init(&d, NULL, NULL);
	bool written = write(fd, data, size) == (ssize_t)size;
	close(fd);
	if (written && !catalogue_load(a, path, &d) && d.errors == 0)
		abort();
	unlink(path);
	arena_free(a);
	return 0;
}
