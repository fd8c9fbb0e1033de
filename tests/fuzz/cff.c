/* A CFF table: opened, and subset to its first glyphs. */
#include "font/subset_cff.h"
#include "replay.h"

enum { CEILING = 1 << 20, MOST_GLYPHS = 40 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cff *c = cff_open((struct slice){ (const char *)data, size });
	uint16_t glyphs[MOST_GLYPHS];
	struct buf out;
	if (!c)
		return 0;
	buf_init(&out, CEILING);
	for (size_t i = 0; i < MOST_GLYPHS; i++) {
		glyphs[i] = (uint16_t)i;
		/* One glyph more each time: a broken one spoils only what comes after it. */
		if (!cff_subset(c, glyphs, i + 1, &out, NULL))
			break;
		buf_clear(&out);
	}
	buf_release(&out);
	cff_free(c);
	return 0;
}
