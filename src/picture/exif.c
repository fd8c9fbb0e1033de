#include <string.h>

#include "picture/formats.h"

/* Tags of the first directory, and the types they come in. */
enum {
	TAG_ORIENTATION = 0x0112,
	TAG_X_RESOLUTION = 0x011A,
	TAG_Y_RESOLUTION = 0x011B,
	TAG_UNIT = 0x0128
};
enum { TYPE_SHORT = 3, TYPE_LONG = 4, TYPE_RATIONAL = 5 };
enum { UNIT_INCH = 2, UNIT_CENTIMETRE = 3 };
enum { ENTRY_SIZE = 12 };

struct tiff {
	const unsigned char *data;
	size_t size;
	bool little;
};

bool picture_dpi_plausible(double x, double y)
{
	return x >= 10 && x <= 100000 && y >= 10 && y <= 100000;
}

static unsigned read_short(const struct tiff *t, size_t at)
{
	const unsigned char *p = t->data + at;
	return t->little ? p[0] | p[1] << 8 : p[0] << 8 | p[1];
}

static uint32_t read_long(const struct tiff *t, size_t at)
{
	uint32_t a = read_short(t, at), b = read_short(t, at + 2);
	return t->little ? b << 16 | a : a << 16 | b;
}

/* A whole number that stands in the entry itself; 0 for another type. */
static uint32_t entry_integer(const struct tiff *t, size_t entry)
{
	switch (read_short(t, entry + 2)) {
	case TYPE_SHORT:
		return read_short(t, entry + 8);
	case TYPE_LONG:
		return read_long(t, entry + 8);
	default:
		return 0;
	}
}

static double entry_rational(const struct tiff *t, size_t entry)
{
	uint32_t at = read_long(t, entry + 8);
	if (read_short(t, entry + 2) != TYPE_RATIONAL || t->size < 8 || at > t->size - 8)
		return 0;
	uint32_t denominator = read_long(t, at + 4);
	return denominator ? (double)read_long(t, at) / denominator : 0;
}

static void read_directory(const struct tiff *t, size_t at, struct picture_hints *hints)
{
	if (t->size < 2 || at > t->size - 2)
		return;
	size_t count = read_short(t, at), fit = (t->size - at - 2) / ENTRY_SIZE;
	double x = 0, y = 0;
	uint32_t unit = UNIT_INCH, orientation = 0;
	for (size_t i = 0; i < count && i < fit; i++) {
		size_t entry = at + 2 + i * ENTRY_SIZE;
		switch (read_short(t, entry)) {
		case TAG_ORIENTATION:
			orientation = entry_integer(t, entry);
			break;
		case TAG_X_RESOLUTION:
			x = entry_rational(t, entry);
			break;
		case TAG_Y_RESOLUTION:
			y = entry_rational(t, entry);
			break;
		case TAG_UNIT:
			unit = entry_integer(t, entry);
			break;
		}
	}
	if (orientation >= 1 && orientation <= 8)
		hints->orientation = (int)orientation;
	double per_inch = unit == UNIT_CENTIMETRE ? 2.54 : 1;
	if (unit >= UNIT_INCH && picture_dpi_plausible(x * per_inch, y * per_inch)) {
		hints->dpi_x = x * per_inch;
		hints->dpi_y = y * per_inch;
	}
}

void exif_read(struct slice tiff, struct picture_hints *hints)
{
	if (tiff.len < 8)
		return;
	struct tiff t = { (const unsigned char *)tiff.data, tiff.len, tiff.data[0] == 'I' };
	if (memcmp(tiff.data, "II*\0", 4) == 0 || memcmp(tiff.data, "MM\0*", 4) == 0)
		read_directory(&t, read_long(&t, 4), hints);
}
