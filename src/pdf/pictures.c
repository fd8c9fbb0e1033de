#include "pdf/pictures.h"

#include <stdlib.h>

#include "base/arena.h"
#include "pdf/digest.h"
#include "pdf/put.h"

/* A colour profile: cameras put the same one into all their pictures. */
struct profile {
	struct digest digest;
	HPDF_Dict object;
	struct profile *next;
};

struct pictures {
	HPDF_Doc doc;
	struct arena *arena;
	struct profile *profiles;
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

/* The stream of a colour profile; NULL when it can't be written. */
static HPDF_Dict use_profile(struct pictures *p, struct saver *s, struct slice icc, int components)
{
	struct digest digest;
	digest_init(&digest);
	digest_add(&digest, icc.data, icc.len);
	struct profile *known = p->profiles;
	while (known && (known->digest.a != digest.a || known->digest.b != digest.b))
		known = known->next;
	if (known)
		return known->object;
	struct profile *new = ARENA_NEW(p->arena, struct profile);
	*new = (struct profile){ digest, object_new(p->doc), p->profiles };
	p->profiles = new;
	HPDF_Dict_AddNumber(new->object, "N", components);
	return saver_stream(s, new->object, SAVER_DEFLATE, icc) ? new->object : NULL;
}

static bool add_colors(
	struct pictures *p, struct saver *s, HPDF_Dict image, const struct picture_encoded *e)
{
	static const char *const spaces[] = {
		[1] = "/DeviceGray", [3] = "/DeviceRGB", [4] = "/DeviceCMYK"
	};
	int components = e->palette.len ? 3 : e->components;
	struct buf *raw = object_raw(image);
	buf_add_str(raw, "/ColorSpace ");
	if (e->palette.len)
		buf_add_str(raw, "[/Indexed ");
	if (e->icc.len) {
		HPDF_Dict profile = use_profile(p, s, e->icc, components);
		if (!profile)
			return false;
		buf_printf(raw, "[/ICCBased %u 0 R]", object_number(profile));
	} else {
		buf_add_str(raw, spaces[components]);
	}
	if (e->palette.len) {
		buf_printf(raw, " %zu ", e->palette.len / 3 - 1);
		put_bytes(raw, e->palette);
		buf_add_char(raw, ']');
	}
	buf_add_char(raw, '\n');
	if (e->inverted)
		buf_add_str(raw, "/Decode [1 0 1 0 1 0 1 0]\n");
	HPDF_Dict_AddNumber(image, "BitsPerComponent", e->bits);
	return true;
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

static bool write_picture(struct pictures *p, struct saver *s, struct pdf_picture *out,
	const struct picture_encoded *e)
{
	HPDF_Dict image = new_image(p, e);
	out->object = image;
	out->transparent = e->alpha.len > 0;
	return add_colors(p, s, image, e) && write_mask(p, s, image, e) &&
		saver_stream(s, image, add_filter(image, e), e->data);
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
