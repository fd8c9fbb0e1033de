/* QR codes (ISO/IEC 18004) by libqrencode. */
#include <errno.h>
#include <qrencode.h>
#include <string.h>

#include "base/i18n.h"
#include "base/library.h"
#include "picture/formats.h"

#define CALLS(X) X(QRcode_encodeString8bit) X(QRcode_free)
LIBRARY_CALLS(CALLS)
#define LIBRARY "libqrencode.so.4"

enum {
	MODULE = 1000,     /* of the drawing's coordinates */
	NATURAL = 1417,    /* half a millimetre a module: phones read it off newsprint */
	QUIET_ZONE = 4     /* modules that stay white around the code (section 6.3.8) */
};

static QRecLevel level_of(char level)
{
	return level == 'L' ? QR_ECLEVEL_L : level == 'Q' ? QR_ECLEVEL_Q
		: level == 'H'                            ? QR_ECLEVEL_H
							  : QR_ECLEVEL_M;
}

/* The dark modules, a rectangle for those that stand side by side. */
static void add_row(struct path *p, const unsigned char *row, int width, int y)
{
	for (int x = 0; x < width; x++) {
		int from = x;
		while (x < width && row[x] & 1)
			x++;
		if (x > from)
			path_rect(p, (from + QUIET_ZONE) * MODULE, (y + QUIET_ZONE) * MODULE,
				(x - from) * MODULE, MODULE);
	}
}

static const struct drawing *draw(struct arena *a, const QRcode *code)
{
	struct path path = { .arena = a };
	struct drawing_shape *shape = ARENA_NEW(a, struct drawing_shape);
	struct drawing *d = ARENA_NEW(a, struct drawing);
	int modules = code->width + 2 * QUIET_ZONE;
	for (int y = 0; y < code->width; y++)
		add_row(&path, code->data + (size_t)y * (size_t)code->width, code->width, y);
	*shape = (struct drawing_shape){ .steps = path.steps, .count = path.count, .current = true };
	*d = (struct drawing){
		.width = modules * MODULE,
		.height = modules * MODULE,
		.natural_width = modules * NATURAL,
		.natural_height = modules * NATURAL,
		.shapes = shape,
		.count = 1,
	};
	return d;
}

const struct drawing *qrcode_draw(
	struct arena *a, const char *data, char level, const struct picture_check *c)
{
	if (!call.QRcode_free && !library_load(LIBRARY, names, LIBRARY_COUNT, &call)) {
		diag_error(c->d, c->at, CODE_DATA_MISSING,
			_("the library %s is missing or broken; install the program again"),
			LIBRARY);
		return NULL;
	}
	QRcode *code = *data ? call.QRcode_encodeString8bit(data, 0, level_of(level)) : NULL;
	if (!code && *data && errno == ERANGE)
		diag_error(c->d, c->at, CODE_PICTURE_TOO_LARGE,
			_("a QR code cannot hold the %zu bytes of data it is given"), strlen(data));
	else if (!code)
		diag_error(c->d, c->at, CODE_PICTURE_BROKEN, _("a QR code needs data"));
	const struct drawing *d = code ? draw(a, code) : NULL;
	call.QRcode_free(code);
	return d;
}
