/* A font file: opened, asked for characters, subset. */
#include "font/face.h"
#include "font/sfnt.h"
#include "replay.h"

enum { CEILING = 1 << 20, MOST_GLYPHS = 40 };

static void use_face(const struct face *f)
{
	uint16_t glyphs[MOST_GLYPHS];
	size_t count = 0;
	struct buf out;
	struct diag d;
	diag_init(&d, NULL, NULL);
	for (uint32_t ch = 0; ch < 0x11000; ch += 0x35)
		face_advance(f, face_glyph(f, ch));
	while (count < MOST_GLYPHS && count < f->glyph_count) {
		glyphs[count] = (uint16_t)count;
		count++;
	}
	buf_init(&out, CEILING);
	if (count)
		face_subset(f, glyphs, count, &out, NULL, &d);
	buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice file = { (const char *)data, size };
	unsigned count = sfnt_face_count(file);
	for (unsigned i = 0; i < count && i < 4; i++) {
		struct arena *a = arena_new();
		const char *why = NULL;
		struct face *f = face_open(a, "fuzz", file, i, &why);
		if (f) {
			use_face(f);
			face_release(f);
		}
		arena_free(a);
	}
	return 0;
}
