/* A drawing: an SVG file, or what stands in fo:instream-foreign-object. */
#include <stdlib.h>

#include "picture/formats.h"
#include "replay.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct diag d;
	diag_init(&d, NULL, NULL);
	struct picture_check check = { .path = "fuzz", .d = &d };
	struct arena *a = arena_new();
	const struct drawing *drawing =
		drawing_read(a, (struct slice){ (const char *)data, size }, size % 2, &check);
	if (!drawing && d.errors == 0)
		abort();
	int depth = 0;
	for (size_t i = 0; drawing && i < drawing->count; i++) {
		enum drawing_kind kind = drawing->shapes[i].kind;
		depth += kind == DRAWING_CLIP || kind == DRAWING_GROUP;
		depth -= kind == DRAWING_UNCLIP || kind == DRAWING_UNGROUP;
		if (depth < 0)
			abort();
	}
	if (depth != 0)
		abort();
	arena_free(a);
	return 0;
}
