#include "pdf/pictures.h"

#include <stdlib.h>

#include "base/arena.h"
#include "pdf/put.h"

struct pictures {
	HPDF_Doc doc;
	struct arena *arena;
	struct pdf_picture **table; /* by id; cap places, a power of two */
	size_t count, cap;
};

struct pictures *pictures_new(HPDF_Doc doc)
{
	struct pictures *p = xcalloc(1, sizeof *p);
	p->doc = doc;
	p->arena = arena_new();
	p->cap = 64;
	p->table = xcalloc(p->cap, sizeof(struct pdf_picture *));
	return p;
}

void pictures_free(struct pictures *p)
{
	if (!p)
		return;
	arena_free(p->arena);
	free(p->table);
	free(p);
}

static struct pdf_picture **find(const struct pictures *p, uint64_t id)
{
	size_t i = (size_t)(id ^ id >> 32);
	while (p->table[i & (p->cap - 1)] && p->table[i & (p->cap - 1)]->id != id)
		i++;
	return &p->table[i & (p->cap - 1)];
}

static void grow(struct pictures *p)
{
	struct pdf_picture **old = p->table;
	size_t old_cap = p->cap;
	p->cap *= 2;
	p->table = xcalloc(p->cap, sizeof(struct pdf_picture *));
	for (size_t i = 0; i < old_cap; i++)
		if (old[i])
			*find(p, old[i]->id) = old[i];
	free(old);
}

static HPDF_Dict new_image(struct pictures *p, const struct picture_encoded *e)
{
	HPDF_Dict image = object_new(p->doc);
	HPDF_Dict_AddName(image, "Type", "XObject");
	HPDF_Dict_AddName(image, "Subtype", "Image");
	HPDF_Dict_AddNumber(image, "Width", (HPDF_INT32)e->width);
	HPDF_Dict_AddNumber(image, "Height", (HPDF_INT32)e->height);
	return image;
}

static void add_colors(HPDF_Dict image, const struct picture_encoded *e)
{
	HPDF_Dict_AddNumber(image, "BitsPerComponent", e->bits);
	if (e->palette.len) {
		struct buf *raw = object_raw(image);
		buf_printf(raw, "/ColorSpace [/Indexed /DeviceRGB %zu ", e->palette.len / 3 - 1);
		put_bytes(raw, e->palette);
		buf_add_str(raw, "]\n");
	} else {
		HPDF_Dict_AddName(image, "ColorSpace",
			e->components == 1 ? "DeviceGray" : e->components == 3 ? "DeviceRGB" : "DeviceCMYK");
	}
	if (e->inverted)
		buf_add_str(object_raw(image), "/Decode [1 0 1 0 1 0 1 0]\n");
}

/* Names the filter that the samples come with. */
static enum saver_data add_filter(HPDF_Dict image, const struct picture_encoded *e)
{
	switch (e->filter) {
	case PICTURE_RAW:
		return SAVER_DEFLATE;
	case PICTURE_DCT:
		HPDF_Dict_AddName(image, "Filter", "DCTDecode");
		return SAVER_AS_IS;
	case PICTURE_FLATE_PNG:
		break;
	}
	HPDF_Dict_AddName(image, "Filter", "FlateDecode");
	HPDF_Dict parms = object_dict(image, "DecodeParms");
	HPDF_Dict_AddNumber(parms, "Predictor", 15);
	HPDF_Dict_AddNumber(parms, "Colors", e->components);
	HPDF_Dict_AddNumber(parms, "BitsPerComponent", e->bits);
	HPDF_Dict_AddNumber(parms, "Columns", (HPDF_INT32)e->width);
	return SAVER_AS_IS;
}

static bool write_mask(
	struct pictures *p, struct saver *s, HPDF_Dict image, const struct picture_encoded *e)
{
	if (!e->alpha.len)
		return true;
	HPDF_Dict mask = new_image(p, e);
	HPDF_Dict_AddName(mask, "ColorSpace", "DeviceGray");
	HPDF_Dict_AddNumber(mask, "BitsPerComponent", 8);
	HPDF_Dict_Add(image, "SMask", mask);
	return saver_stream(s, mask, SAVER_DEFLATE, e->alpha);
}

static bool write_picture(
	struct pictures *p, struct saver *s, struct pdf_picture *out, const struct picture_encoded *e)
{
	HPDF_Dict image = new_image(p, e);
	add_colors(image, e);
	enum saver_data how = add_filter(image, e);
	out->object = image;
	out->transparent = e->alpha.len > 0;
	return write_mask(p, s, image, e) && saver_stream(s, image, how, e->data);
}

struct pdf_picture *pictures_use(
	struct pictures *p, struct saver *s, const struct picture *picture, struct diag *d)
{
	struct pdf_picture **place = find(p, picture->id);
	if (*place)
		return *place;
	struct picture_encoded e = { 0 };
	if (!picture_encode(picture, &e, d))
		return NULL;
	struct pdf_picture *new = ARENA_NEW(p->arena, struct pdf_picture);
	new->id = picture->id;
	new->number = (unsigned)++p->count;
	bool ok = write_picture(p, s, new, &e);
	picture_encoded_release(&e);
	if (!ok)
		return NULL;
	*place = new;
	if (p->count >= p->cap / 2)
		grow(p);
	return new;
}
