/* replay.h -- what every target begins with: the function a fuzzer calls, and, without a fuzzer, a
 * main that calls it with each file named on the command line. */
#ifndef FUZZ_REPLAY_H
#define FUZZ_REPLAY_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#ifndef BANXIN_FUZZER
#include "base/file.h"

enum { REPLAY_MAX = 10 * 1000 * 1000 };

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct arena *a = arena_new();
		struct slice file;
		struct diag d;
		diag_init(&d, NULL, NULL);
		if (!file_read(a, argv[i], REPLAY_MAX, &file, (struct place){ 0 }, &d))
			return 1;
		LLVMFuzzerTestOneInput((const uint8_t *)file.data, file.len);
		arena_free(a);
	}
	return argc < 2;
}
#endif

#endif
