#include "font/face.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "font/cmap.h"
#include "font/sfnt.h"
#include "font/subset_cff.h"
#include "font/subset_glyf.h"

/* The ink of a glyph. */
struct ink {
	unsigned glyph;
	int left, right; /* RIGHT <= LEFT: there is none */
};

enum { INKS = 64 };

struct face_private {
	struct sfnt sfnt;
	struct cmap cmap;
	struct slice hmtx;
	unsigned metric_count; /* glyphs with an advance of their own; later ones have the last
				  one's */
	hb_font_t *hb;         /* made when first asked for */
	struct ink *inks;      /* likewise; a glyph's place follows from its number */
	struct cff *cff;       /* likewise */
	const struct base14_metrics *base14;
};

static bool style_italic(struct slice os2, struct slice head)
{
	return os2.len ? read_u16(os2, 62) & 1 : read_u16(head, 44) & 2;
}

/* Some fonts count weights from 1 to 9. */
static int style_weight(struct slice os2, struct slice head)
{
	int weight = (int)read_u16(os2, 4);
	if (weight >= 1 && weight <= 9)
		weight *= 100;
	if (weight < 1 || weight > 1000)
		weight = read_u16(head, 44) & 1 ? 700 : 400;
	return weight;
}

void face_style(struct slice file, unsigned index, int *weight, bool *italic)
{
	struct sfnt s;
	*weight = 400;
	*italic = false;
	if (!sfnt_open(&s, file, index))
		return;
	struct slice os2 = sfnt_table(&s, "OS/2"), head = sfnt_table(&s, "head");
	*weight = style_weight(os2, head);
	*italic = style_italic(os2, head);
}

int face_index_by_name(struct slice file, const char *name)
{
	struct arena *scratch = arena_new();
	int found = -1;
	for (unsigned i = 0; found < 0 && i < sfnt_face_count(file); i++) {
		struct sfnt s;
		const char *n =
			sfnt_open(&s, file, i) ? sfnt_name(scratch, &s, NAME_POSTSCRIPT) : NULL;
		if (n && strcmp(n, name) == 0)
			found = (int)i;
	}
	arena_free(scratch);
	return found;
}

/* The usual estimate from the weight, as OS/2 has no stem width: 50 thin, about 240 black. */
static int stem_estimate(int weight, int units_per_em)
{
	return (50 + weight * weight / 4225) * units_per_em / 1000;
}

/* OpenType, OS/2 fsType: bits 0-3 are one usage permission, where 2 alone is "restricted licence";
 * bit 9 allows bitmaps only. */
static bool may_embed(struct slice os2)
{
	unsigned type = read_u16(os2, 8);
	return (type & 0x000F) != 2 && !(type & 0x0200);
}

static void read_vertical_metrics(struct face *f, struct slice os2, struct slice hhea)
{
	f->ascender = read_i16(os2, 68);
	f->descender = read_i16(os2, 70);
	if (f->ascender <= 0 || f->descender > 0) {
		f->ascender = read_i16(hhea, 4);
		f->descender = read_i16(hhea, 6);
	}
	if (f->ascender <= 0 || f->descender > 0) {
		f->ascender = f->units_per_em * 88 / 100;
		f->descender = f->ascender - f->units_per_em;
	}
	bool has_heights = read_u16(os2, 0) >= 2;
	f->x_height = has_heights ? read_i16(os2, 86) : 0;
	f->cap_height = has_heights ? read_i16(os2, 88) : 0;
	if (f->x_height <= 0)
		f->x_height = f->units_per_em / 2;
	if (f->cap_height <= 0)
		f->cap_height = f->units_per_em * 7 / 10;
}

static void read_style(struct face *f, struct slice os2, struct slice head, struct slice post)
{
	f->weight = style_weight(os2, head);
	f->italic = style_italic(os2, head);
	f->embeddable = may_embed(os2);
	f->stem_v = stem_estimate(f->weight, f->units_per_em);
	f->italic_angle = read_i16(post, 4);
	f->underline_position = read_i16(post, 8);
	f->underline_thickness = read_i16(post, 10);
	f->fixed_pitch = read_u32(post, 12) != 0;
	/* PANOSE: family "Latin text" with a serif style before the sans ones. */
	unsigned serif_style = read_u8(os2, 33);
	f->serif = read_u8(os2, 32) == 2 && serif_style >= 2 && serif_style <= 10;
	for (int i = 0; i < 4; i++)
		f->bbox[i] = read_i16(head, 36 + 2 * (size_t)i);
}

/* NULL when the tables make sense, else what is wrong with them. */
static const char *read_tables(struct arena *a, struct face *f)
{
	struct face_private *p = f->private;
	struct slice head = sfnt_table(&p->sfnt, "head"), hhea = sfnt_table(&p->sfnt, "hhea");
	struct slice maxp = sfnt_table(&p->sfnt, "maxp"), os2 = sfnt_table(&p->sfnt, "OS/2");
	f->units_per_em = (int)read_u16(head, 18);
	f->glyph_count = read_u16(maxp, 4);
	p->hmtx = sfnt_table(&p->sfnt, "hmtx");
	p->metric_count = read_u16(hhea, 34);
	if (f->units_per_em < 16 || f->units_per_em > 16384)
		return N_("its table head is missing or broken");
	if (f->glyph_count == 0)
		return N_("its table maxp is missing or broken");
	if (p->metric_count == 0 || p->hmtx.len / 4 < p->metric_count)
		return N_("its widths (table hmtx) are missing or broken");
	if (sfnt_table(&p->sfnt, "glyf").len && sfnt_table(&p->sfnt, "loca").len)
		f->outlines = FACE_GLYF;
	else if (sfnt_table(&p->sfnt, "CFF ").len)
		f->outlines = FACE_CFF;
	else
		return N_("it has no outlines in the form of TrueType or CFF");
	read_vertical_metrics(f, os2, hhea);
	read_style(f, os2, head, sfnt_table(&p->sfnt, "post"));
	f->name = sfnt_name(a, &p->sfnt, NAME_POSTSCRIPT);
	f->family = sfnt_name(a, &p->sfnt, NAME_TYPOGRAPHIC_FAMILY);
	if (!f->family)
		f->family = sfnt_name(a, &p->sfnt, NAME_FAMILY);
	if (!f->name || !f->family)
		return N_("it has no name");
	if (!cmap_init(&p->cmap, sfnt_table(&p->sfnt, "cmap"), f->glyph_count))
		return N_("it has no table from Unicode characters to glyphs");
	return NULL;
}

struct face *face_open(
	struct arena *a, const char *path, struct slice file, unsigned index, const char **why)
{
	struct face *f = ARENA_NEW(a, struct face);
	f->private = ARENA_NEW(a, struct face_private);
	f->path = arena_strdup(a, path);
	f->index = (int)index;
	f->data = file;
	if (!sfnt_open(&f->private->sfnt, file, index)) {
		*why = N_("it is no TrueType or OpenType font");
		return NULL;
	}
	*why = read_tables(a, f);
	return *why ? NULL : f;
}

struct face *face_open_base14(struct arena *a, const struct base14_metrics *metrics)
{
	struct face *f = ARENA_NEW(a, struct face);
	const char *name = metrics->name, *dash = strchr(name, '-');
	bool bold = strstr(name, "Bold"),
	     italic = strstr(name, "Italic") || strstr(name, "Oblique");
	*f = (struct face){
		.name = name,
		.family = dash ? arena_strndup(a, name, (size_t)(dash - name)) : name,
		.outlines = FACE_BASE14,
		.weight = bold ? 700 : 400,
		.italic = italic,
		.embeddable = true,
		.fixed_pitch = strncmp(name, "Courier", 7) == 0,
		.serif = strncmp(name, "Times", 5) == 0 || strncmp(name, "Courier", 7) == 0,
		.units_per_em = 1000,
		.ascender = metrics->ascender,
		.descender = metrics->descender,
		.cap_height = metrics->cap_height,
		.x_height = metrics->x_height,
		.stem_v = stem_estimate(bold ? 700 : 400, 1000),
		.italic_angle = italic ? -12 : 0,
		.underline_position = -100,
		.underline_thickness = 50,
		.bbox = { metrics->bbox[0], metrics->bbox[1], metrics->bbox[2], metrics->bbox[3] },
		.glyph_count = 256,
		.private = ARENA_NEW(a, struct face_private),
	};
	f->private->base14 = metrics;
	return f;
}

void face_release(struct face *f)
{
	cmap_release(&f->private->cmap);
	cff_free(f->private->cff);
	hb_font_destroy(f->private->hb);
	free(f->private->inks);
	f->private->inks = NULL;
	f->private->hb = NULL;
	f->private->cff = NULL;
}

unsigned face_glyph(const struct face *f, uint32_t ch)
{
	if (f->private->base14)
		return base14_code(f->private->base14, ch);
	return cmap_glyph(&f->private->cmap, ch);
}

bool face_ink(const struct face *f, unsigned glyph, int *left, int *right)
{
	struct face_private *p = f->private;
	hb_font_t *font = face_hb(f);
	hb_glyph_extents_t e;
	if (!font || glyph == 0)
		return false;
	if (!p->inks)
		p->inks = xcalloc(INKS, sizeof *p->inks);
	struct ink *ink = &p->inks[glyph % INKS];
	if (ink->glyph != glyph) {
		*ink = (struct ink){ .glyph = glyph };
		errno = 0;
		if (hb_font_get_glyph_extents(font, glyph, &e)) {
			ink->left = e.x_bearing;
			ink->right = e.x_bearing + e.width;
		}
		arena_check_errno();
	}
	*left = ink->left;
	*right = ink->right;
	return ink->right > ink->left;
}

int face_advance(const struct face *f, unsigned glyph)
{
	const struct face_private *p = f->private;
	if (glyph >= f->glyph_count)
		return 0;
	if (p->base14)
		return p->base14->widths[glyph];
	return (int)read_u16(
		p->hmtx, 4 * (size_t)(glyph < p->metric_count ? glyph : p->metric_count - 1));
}

hb_font_t *face_hb(const struct face *f)
{
	struct face_private *p = f->private;
	if (!p->hb && f->outlines != FACE_BASE14) {
		errno = 0;
		hb_blob_t *blob = hb_blob_create(
			f->data.data, (unsigned)f->data.len, HB_MEMORY_MODE_READONLY, NULL, NULL);
		hb_face_t *face = hb_face_create(blob, (unsigned)f->index);
		p->hb = hb_font_create(face);
		hb_font_set_scale(p->hb, f->units_per_em, f->units_per_em);
		hb_face_destroy(face);
		hb_blob_destroy(blob);
		arena_check_errno();
	}
	return p->hb;
}

static bool subset_cff_face(
	const struct face *f, const uint16_t *glyphs, size_t count, struct buf *out,
	struct coded_parts *parts)
{
	struct face_private *p = f->private;
	if (!p->cff)
		p->cff = cff_open(sfnt_table(&p->sfnt, "CFF "));
	return p->cff && cff_subset(p->cff, glyphs, count, out, parts);
}

bool face_subset(const struct face *f, const uint16_t *glyphs, size_t count, struct buf *out,
	struct coded_parts *parts, struct diag *d)
{
	struct place at = { f->path, 0, 0 };
	assert(f->outlines != FACE_BASE14);
	if (!f->embeddable)
		return diag_error(d, at, CODE_FONT_EMBEDDING,
			_("the licence of %s forbids embedding it in a document"), f->name);
	bool ok = f->outlines == FACE_GLYF ? glyf_subset(&f->private->sfnt, glyphs, count, out)
					   : subset_cff_face(f, glyphs, count, out, parts);
	if (!ok)
		return diag_error(d, at, CODE_FONT_FILE,
			_("the outlines of %s are damaged, or larger than a document may hold"),
			f->name);
	return true;
}
