/* temporary.h -- the input as a file, for what is only read by its path. */
#ifndef FUZZ_TEMPORARY_H
#define FUZZ_TEMPORARY_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The path of a file of these bytes, until the next call; it has no name that would have to be removed. */
static const char *temporary_file(const uint8_t *data, size_t size)
{
	static char path[64];
	static int fd = -1;
	if (fd < 0) {
		char name[] = "/tmp/banxin-fuzz-XXXXXX";
		fd = mkstemp(name);
		unlink(name);
		snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	}
	if (ftruncate(fd, 0) != 0 || pwrite(fd, data, size, 0) != (ssize_t)size)
		abort();
	return path;
}

#endif
