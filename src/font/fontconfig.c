#include "font/fontconfig.h"

#include <fontconfig/fontconfig.h>

/* Upper bits of an index are an instance of a variable font, which we do not make. */
enum { MAX_INDEX = 0xFFFF };

static bool read_candidate(struct arena *a, const FcPattern *p, bool any_width, struct candidate *c)
{
	FcChar8 *file;
	int index = 0, weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN, width = FC_WIDTH_NORMAL;
	if (FcPatternGetString(p, FC_FILE, 0, &file) != FcResultMatch)
		return false;
	FcPatternGetInteger(p, FC_INDEX, 0, &index);
	FcPatternGetInteger(p, FC_WEIGHT, 0, &weight);
	FcPatternGetInteger(p, FC_SLANT, 0, &slant);
	FcPatternGetInteger(p, FC_WIDTH, 0, &width);
	if (index < 0 || index > MAX_INDEX || (width != FC_WIDTH_NORMAL && !any_width))
		return false;
	*c = (struct candidate){
		.file = arena_strdup(a, (const char *)file),
		.index = (unsigned)index,
		.weight = FcWeightToOpenType(weight),
		.italic = slant != FC_SLANT_ROMAN,
	};
	return true;
}

static struct font_family *family_of(struct arena *a, const char *name, const FcFontSet *set)
{
	struct font_family *family = ARENA_NEW(a, struct font_family);
	family->name = arena_strdup(a, name);
	family->candidates = ARENA_ARRAY(a, (size_t)set->nfont, struct candidate);
	/* Condensed faces serve only where there is nothing else under the name. */
	for (int any_width = 0; any_width < 2 && !family->count; any_width++) {
		for (int i = 0; i < set->nfont; i++)
			family->count += read_candidate(
				a, set->fonts[i], any_width, &family->candidates[family->count]);
	}
	return family->count ? family : NULL;
}

struct font_family *fontconfig_family(struct fontconfig *fc, struct arena *a, const char *name)
{
	if (!fc->config && !fc->failed) {
		fc->config = FcInitLoadConfigAndFonts();
		fc->failed = !fc->config;
	}
	if (fc->failed)
		return NULL;
	FcPattern *pattern = FcPatternBuild(
		NULL, FC_FAMILY, FcTypeString, name, FC_SCALABLE, FcTypeBool, FcTrue, (char *)NULL);
	FcObjectSet *wanted =
		FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_WIDTH, (char *)NULL);
	FcFontSet *set = FcFontList(fc->config, pattern, wanted);
	struct font_family *family = set ? family_of(a, name, set) : NULL;
	if (set)
		FcFontSetDestroy(set);
	FcObjectSetDestroy(wanted);
	FcPatternDestroy(pattern);
	return family;
}

void fontconfig_release(struct fontconfig *fc)
{
	if (fc->config)
		FcConfigDestroy(fc->config);
	*fc = (struct fontconfig){ 0 };
}
