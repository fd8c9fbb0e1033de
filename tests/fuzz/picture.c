/* A JPEG or PNG file: checked, and turned into what a PDF holds. */
#include <stdlib.h>

#include "picture/formats.h"
#include "replay.h"

/* More would only be slow. */
enum { MAX_PIXELS = 1000000 };

static bool small(uint32_t width, uint32_t height)
{
	return (uint64_t)width * height <= MAX_PIXELS;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct diag d;
	diag_init(&d, NULL, NULL);
	struct picture_check check = { .path = "fuzz", .d = &d };
	struct slice file = { (const char *)data, size };
	struct picture_encoded out = { 0 };
	struct jpeg_header jpeg = { 0 };
	struct png_header png = { 0 };
	bool ok = true;
	if (jpeg_is(file)) {
		ok = jpeg_check(file, &check, &jpeg);
		if (ok)
			jpeg_encode(file, &jpeg, &out);
	} else if (png_is(file)) {
		ok = png_check(file, &check, &png) &&
			(!small(png.width, png.height) || png_encode(file, &png, &check, &out));
	}
	if (!ok && d.errors == 0)
		abort();
	picture_encoded_release(&out);
	return 0;
}
