#include "picture/picture.h"

#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/i18n.h"
#include "picture/formats.h"

enum { BUCKETS = 256, MOST_MEGABYTES = 1000, DEFAULT_DPI = 96 };

/* PUBLIC is first, so that a pointer to it is a pointer to the whole. */
struct entry {
	struct picture public;
	struct entry *next; /* in the bucket */
	bool usable;
	const struct diag *told; /* that it isn't usable */
	union {
		struct jpeg_header jpeg;
		struct png_header png;
	} as;
};

struct picture_cache {
	struct arena *arena;
	struct entry *buckets[BUCKETS];
};

bool picture_broken(const struct picture_check *c, const char *reason, ...)
{
	char text[200];
	va_list args;
	va_start(args, reason);
	vsnprintf(text, sizeof text, reason, args);
	va_end(args);
	return diag_error(c->d, c->at, CODE_PICTURE_BROKEN, _("the picture %s is damaged: %s"),
		c->path, text);
}

bool picture_unusable(const struct picture_check *c, const char *what)
{
	return diag_error(c->d, c->at, CODE_PICTURE_KIND,
		_("the picture %s is %s, which cannot be used; save it as an ordinary JPEG or PNG"),
		c->path, what);
}

bool picture_too_large(const struct picture_check *c, uint32_t width, uint32_t height, int limit)
{
	return diag_error(c->d, c->at, CODE_PICTURE_TOO_LARGE,
		_("the picture %s has %u x %u pixels, more than the %d million that are allowed"),
		c->path, width, height, limit / 1000000);
}

#define GOLDEN 0x9E3779B97F4A7C15u

/* COUNT bytes, least first, so that the hash is the same on every machine. */
static inline uint64_t mix(uint64_t hash, const unsigned char *p, int count)
{
	uint64_t word = 0;
	for (int i = 0; i < count; i++)
		word |= (uint64_t)p[i] << 8 * i;
	hash = (hash ^ word) * GOLDEN;
	return hash ^ hash >> 32;
}

/* A 64-bit hash, eight bytes at a time: multiply by an odd constant (the golden ratio's bits), fold
 * the high half down. */
static uint64_t hash_bytes(const char *data, size_t length)
{
	const unsigned char *p = (const unsigned char *)data, *end = p + length;
	uint64_t hash = length;
	for (; end - p >= 8; p += 8)
		hash = mix(hash, p, 8);
	return mix(hash, p, (int)(end - p)) * GOLDEN;
}

/* What people try to use as a picture, by how it begins. */
static const char *name_kind(struct slice file)
{
	static const struct {
		unsigned char at, length;
		const char *bytes, *name;
	} kinds[] = {
		{ 0, 4, "GIF8", N_("a GIF file") },
		{ 0, 2, "BM", N_("a BMP file") },
		{ 8, 4, "WEBP", N_("a WebP file") },
		{ 0, 4, "II*\0", N_("a TIFF file") },
		{ 0, 4, "MM\0*", N_("a TIFF file") },
		{ 0, 4, "%PDF", N_("a PDF file") },
		{ 0, 4, "%!PS", N_("a PostScript file") },
		{ 0, 4, "\xC5\xD0\xD3\xC6", N_("a PostScript file") },
		{ 0, 4, "8BPS", N_("a Photoshop file") },
		{ 4, 8, "ftypavif", N_("an AVIF file") },
		{ 4, 5, "ftyph", N_("a HEIC file") },
		{ 4, 8, "ftypmif1", N_("a HEIC file") },
		{ 4, 4, "jP  ", N_("a JPEG 2000 file") },
		{ 0, 4, "\xFF\x4F\xFF\x51", N_("a JPEG 2000 file") },
		{ 0, 2, "\xFF\x0A", N_("a JPEG XL file") },
		{ 4, 4, "JXL ", N_("a JPEG XL file") },
		{ 0, 4, "\0\0\1\0", N_("an icon file") },
		{ 0, 4, "\xD7\xCD\xC6\x9A", N_("a WMF file") },
		{ 40, 4, " EMF", N_("an EMF file") },
		{ 0, 4, "PK\3\4", N_("an archive or office document") },
		{ 0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", N_("an office document") },
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (file.len >= (size_t)kinds[i].at + kinds[i].length &&
			memcmp(file.data + kinds[i].at, kinds[i].bytes, kinds[i].length) == 0)
			return _(kinds[i].name);
	return NULL;
}

/* HTML may have comments and declarations before its first element. */
static const char *name_text_kind(struct slice file)
{
	char head[1024];
	size_t n = 0;
	for (size_t i = 0; i < file.len && n < sizeof head - 1; i++)
		if (file.data[i])
			head[n++] = file.data[i];
	head[n] = '\0';
	if (strstr(head, "<html") || strstr(head, "<HTML") || strstr(head, "<!DOCTYPE html"))
		return _("a web page");
	return _("neither a JPEG nor a PNG file");
}

static bool unknown_kind(struct slice file, const struct picture_check *c)
{
	if (!file.len)
		return picture_broken(c, _("the file is empty"));
	const char *name = name_kind(file);
	return picture_unusable(c, name ? name : name_text_kind(file));
}

static bool missing(const struct picture_check *c)
{
	if (errno == ENOENT || errno == ENOTDIR)
		return diag_error(
			c->d, c->at, CODE_PICTURE_MISSING, _("there is no picture %s"), c->path);
	return diag_error(c->d, c->at, CODE_PICTURE_MISSING, _("the picture %s cannot be read: %s"),
		c->path, file_reason(errno));
}

static bool lies_below(const char *path, const char *base)
{
	char *folder = realpath(base, NULL);
	size_t n = folder ? strlen(folder) : 0;
	bool below = folder && (n == 1 || (strncmp(path, folder, n) == 0 && path[n] == '/'));
	free(folder);
	return below;
}

/* Only a regular file is opened: a pipe or a device could keep us waiting for ever. */
static bool map(const char *real, const struct picture_check *c, struct slice *out)
{
	struct stat st;
	if (stat(real, &st) != 0)
		return missing(c);
	if (!S_ISREG(st.st_mode))
		return picture_unusable(
			c, S_ISDIR(st.st_mode) ? _("a folder") : _("no regular file"));
	if (st.st_size == 0)
		return picture_broken(c, _("the file is empty"));
	if (st.st_size > (off_t)MOST_MEGABYTES * 1000000)
		return diag_error(c->d, c->at, CODE_FILE_TOO_LARGE,
			_("the picture %s is larger than %d MB, the limit"), c->path,
			MOST_MEGABYTES);
	return file_map(real, out) ? true : missing(c);
}

static bool read_file(const struct picture_check *c, const char *base, struct slice *out)
{
	char *real = realpath(c->path, NULL);
	if (!real)
		return missing(c);
	bool ok = false;
	if (base && !lies_below(real, base))
		diag_error(c->d, c->at, CODE_PICTURE_OUTSIDE,
			_("the picture %s lies outside the folder %s"), c->path, base);
	else
		ok = map(real, c, out);
	free(real);
	return ok;
}

/* Orientations 5 to 8 lie on their side. */
static void set_upright(struct picture *p, uint32_t width, uint32_t height,
	const struct picture_hints *hints)
{
	bool turned = hints->orientation >= 5;
	double x = hints->dpi_x > 0 ? hints->dpi_x : DEFAULT_DPI;
	double y = hints->dpi_y > 0 ? hints->dpi_y : DEFAULT_DPI;
	p->orientation = hints->orientation ? hints->orientation : 1;
	p->width = turned ? height : width;
	p->height = turned ? width : height;
	p->dpi_x = turned ? y : x;
	p->dpi_y = turned ? x : y;
}

static bool read_picture(struct arena *a, struct entry *e, const struct picture_check *c)
{
	struct picture *p = &e->public;
	if (jpeg_is(p->data)) {
		p->kind = PICTURE_JPEG;
		if (!jpeg_check(p->data, c, &e->as.jpeg))
			return false;
		set_upright(p, e->as.jpeg.width, e->as.jpeg.height, &e->as.jpeg.hints);
	} else if (png_is(p->data)) {
		p->kind = PICTURE_PNG;
		if (!png_check(p->data, c, &e->as.png))
			return false;
		set_upright(p, e->as.png.width, e->as.png.height, &e->as.png.hints);
	} else if (drawing_is(p->data)) {
		p->kind = PICTURE_DRAWING;
		p->drawing = drawing_read(a, p->data, true, c);
		return p->drawing != NULL;
	} else {
		return unknown_kind(p->data, c);
	}
	p->id = hash_bytes(p->data.data, p->data.len);
	return true;
}

struct picture_cache *picture_cache_new(void)
{
	struct picture_cache *c = xcalloc(1, sizeof *c);
	c->arena = arena_new();
	return c;
}

void picture_cache_free(struct picture_cache *c)
{
	if (!c)
		return;
	for (int i = 0; i < BUCKETS; i++)
		for (struct entry *e = c->buckets[i]; e; e = e->next)
			file_unmap(e->public.data);
	arena_free(c->arena);
	free(c);
}

void picture_cache_files(const struct picture_cache *c, file_fn *file, void *user)
{
	for (int i = 0; i < BUCKETS; i++)
		for (const struct entry *e = c->buckets[i]; e; e = e->next)
			if (e->public.path[0] != '<' && e->public.path[0])
				file(user, e->public.path, e->public.data);
}

/* What was told to another diag, as that of a pass which only counts pages, is found out anew. */
static struct entry *look_again(struct entry *e, const struct diag *d, bool *new)
{
	*new = !e->usable && e->told != d;
	if (*new) {
		file_unmap(e->public.data);
		e->public = (struct picture){ .path = e->public.path };
		e->told = d;
	}
	return e;
}

/* The entry of a path or of XML, which begins with <; an empty one if NEW is set to true. */
static struct entry *find(
	struct picture_cache *c, struct slice key, const struct diag *d, bool *new)
{
	struct entry **bucket = &c->buckets[hash_bytes(key.data, key.len) >> 56];
	*new = false;
	for (struct entry *e = *bucket; e; e = e->next)
		if (strncmp(e->public.path, key.data, key.len) == 0 && !e->public.path[key.len])
			return look_again(e, d, new);
	*new = true;
	struct entry *e = ARENA_NEW(c->arena, struct entry);
	e->public.path = arena_strndup(c->arena, key.data, key.len);
	e->told = d;
	e->next = *bucket;
	*bucket = e;
	return e;
}

const struct picture *picture_load(struct picture_cache *c, const char *path, const char *base,
	struct place at, struct diag *d)
{
	bool new;
	struct entry *e = find(c, (struct slice){ path, strlen(path) }, d, &new);
	if (new) {
		struct picture_check check = { e->public.path, at, d };
		e->usable = read_file(&check, base, &e->public.data) && read_picture(c->arena, e, &check);
	}
	return e->usable ? &e->public : NULL;
}

const struct picture *picture_inline(
	struct picture_cache *c, struct slice xml, struct place at, struct diag *d)
{
	bool new;
	struct entry *e = find(c, xml.len ? xml : (struct slice){ "", 0 }, d, &new);
	if (new) {
		struct picture_check check = { "fo:instream-foreign-object", at, d };
		e->public.kind = PICTURE_DRAWING;
		e->public.drawing = drawing_read(c->arena, xml, false, &check);
		e->usable = e->public.drawing != NULL;
	}
	return e->usable ? &e->public : NULL;
}

/* The smallest lengths are a millipoint, the largest are clamped. */
static mpt natural_size(uint32_t pixels, double dpi)
{
	double size = (double)pixels * 72 * MPT_PT / dpi + 0.5;
	return size < 1 ? 1 : size > MPT_MAX ? MPT_MAX : (mpt)size;
}

mpt picture_width(const struct picture *p)
{
	return p->drawing ? p->drawing->natural_width : natural_size(p->width, p->dpi_x);
}

mpt picture_height(const struct picture *p)
{
	return p->drawing ? p->drawing->natural_height : natural_size(p->height, p->dpi_y);
}

bool picture_encode(const struct picture *p, struct picture_encoded *out, struct diag *d)
{
	const struct entry *e = (const struct entry *)p;
	struct picture_check check = { p->path, { p->path, 0, 0 }, d };
	if (p->kind == PICTURE_PNG)
		return png_encode(p->data, &e->as.png, &check, out);
	jpeg_encode(p->data, &e->as.jpeg, out);
	return true;
}

void picture_encoded_release(struct picture_encoded *e)
{
	for (int i = 0; i < 3; i++)
		free(e->owned[i]);
	*e = (struct picture_encoded){ 0 };
}
