#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "picture/formats.h"

/* What PDF can't take as it stands: alpha goes into a picture of its own, interlaced rows into
 * order. Chunks and data have been checked, so libpng should find nothing to complain about. */

struct decoder {
	png_structp png;
	png_infop info;
	struct slice file;
	size_t at;
	char error[100];
	/* Freed by close_decoder; SAMPLES and ALPHA unless they were handed on. */
	unsigned char *rows, *samples, *alpha;
};

static void on_error(png_structp png, png_const_charp message)
{
	struct decoder *d = png_get_error_ptr(png);
	strncat(d->error, message, sizeof d->error - 1);
	png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp message)
{
	(void)png;
	(void)message;
}

static void on_read(png_structp png, png_bytep out, size_t length)
{
	struct decoder *d = png_get_io_ptr(png);
	if (length > d->file.len - d->at)
		png_error(png, "end of file");
	memcpy(out, d->file.data + d->at, length);
	d->at += length;
}

static bool has_alpha(const struct png_header *h)
{
	return h->color == PNG_GRAY_ALPHA || h->color == PNG_RGB_ALPHA || h->transparency.len;
}

/* With alpha all samples become 8-bit gray or RGB with an alpha each; without, they stay as packed
 * as they are. */
static void set_up(struct decoder *d, const struct png_header *h)
{
	png_set_read_fn(d->png, d, on_read);
	png_set_user_limits(d->png, h->width, h->height);
	/* Only what makes the samples is of interest, not texts and profiles. */
	png_set_keep_unknown_chunks(d->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
	png_read_info(d->png, d->info);
	if (has_alpha(h)) {
		png_set_expand(d->png);
		if (h->bits == 16)
			png_set_scale_16(d->png);
	}
	if (h->interlaced)
		png_set_interlace_handling(d->png);
	png_read_update_info(d->png, d->info);
}

static void split_alpha(const unsigned char *row, uint32_t width, int components,
	unsigned char *samples, unsigned char *alpha)
{
	for (uint32_t x = 0; x < width; x++) {
		for (int i = 0; i < components; i++)
			*samples++ = *row++;
		*alpha++ = *row++;
	}
}

/* Interlaced rows are completed in seven passes and all stay in memory, others come one by one. */
static void read_rows(struct decoder *d, const struct png_header *h, struct picture_encoded *out)
{
	bool alpha = has_alpha(h);
	size_t stride = png_get_rowbytes(d->png, d->info), width = h->width, height = h->height;
	size_t components = (size_t)out->components;
	int passes = h->interlaced ? 7 : 1;
	d->rows = xmalloc(h->interlaced ? stride * height : stride);
	if (alpha) {
		d->samples = xmalloc(width * components * height);
		d->alpha = xmalloc(width * height);
	}
	for (int pass = 0; pass < passes; pass++)
		for (size_t y = 0; y < height; y++) {
			unsigned char *row = d->rows + (h->interlaced ? y * stride : 0);
			png_read_row(d->png, row, NULL);
			if (alpha && pass == passes - 1)
				split_alpha(row, h->width, out->components,
					d->samples + y * width * components, d->alpha + y * width);
		}
	if (!alpha) {
		d->samples = d->rows;
		d->rows = NULL;
	}
}

/* In a function without locals that a jump could spoil. */
static bool run(struct decoder *d, const struct png_header *h, struct picture_encoded *out)
{
	if (setjmp(png_jmpbuf(d->png)))
		return false;
	set_up(d, h);
	read_rows(d, h, out);
	return true;
}

static bool opaque(const unsigned char *alpha, size_t count)
{
	return alpha[0] == 255 && memcmp(alpha, alpha + 1, count - 1) == 0;
}

static void hand_on(struct decoder *d, const struct png_header *h, struct picture_encoded *out)
{
	size_t pixels = (size_t)h->width * h->height;
	size_t stride = ((size_t)h->width * (size_t)(out->components * out->bits) + 7) / 8;
	out->data = (struct slice){ (const char *)d->samples, stride * h->height };
	out->owned[0] = d->samples;
	d->samples = NULL;
	if (has_alpha(h) && !opaque(d->alpha, pixels)) {
		out->alpha = (struct slice){ (const char *)d->alpha, pixels };
		out->owned[1] = d->alpha;
		d->alpha = NULL;
	}
}

static void close_decoder(struct decoder *d)
{
	png_destroy_read_struct(&d->png, &d->info, NULL);
	free(d->rows);
	free(d->samples);
	free(d->alpha);
}

bool png_decode(struct slice file, const struct png_header *h, const struct picture_check *c,
	struct picture_encoded *out)
{
	struct decoder d = { .file = file };
	out->filter = PICTURE_RAW;
	if (has_alpha(h)) {
		out->components = h->color == PNG_GRAY || h->color == PNG_GRAY_ALPHA ? 1 : 3;
		out->bits = 8;
		out->palette = (struct slice){ 0 };
	}
	d.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &d, on_error, on_warning);
	d.info = d.png ? png_create_info_struct(d.png) : NULL;
	bool ok = d.info && run(&d, h, out);
	if (ok)
		hand_on(&d, h, out);
	else
		picture_broken(c, _("libpng says: %s"), d.error);
	close_decoder(&d);
	return ok;
}
