#include "font/fontconfig.h"

#include <errno.h>
#include <fontconfig/fontconfig.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/library.h"

enum { LARGEST_FONT = 40 * 1000 * 1000 };

#define CALLS(X)                                                                                   \
	X(FcInitLoadConfigAndFonts)                                                                \
	X(FcConfigDestroy)                                                                         \
	X(FcFontList)                                                                              \
	X(FcFontSetDestroy)                                                                        \
	X(FcObjectSetBuild)                                                                        \
	X(FcObjectSetDestroy)                                                                      \
	X(FcPatternBuild)                                                                          \
	X(FcPatternDestroy)                                                                        \
	X(FcPatternGetInteger)                                                                     \
	X(FcPatternGetString)                                                                      \
	X(FcWeightToOpenType)
LIBRARY_CALLS(CALLS)

/* Upper bits of an index are an instance of a variable font, which we do not make. */
enum { MAX_INDEX = 0xFFFF };

static bool read_candidate(struct arena *a, const FcPattern *p, bool any_width, struct candidate *c)
{
	FcChar8 *file;
	int index = 0, weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN, width = FC_WIDTH_NORMAL;
	if (call.FcPatternGetString(p, FC_FILE, 0, &file) != FcResultMatch)
		return false;
	call.FcPatternGetInteger(p, FC_INDEX, 0, &index);
	call.FcPatternGetInteger(p, FC_WEIGHT, 0, &weight);
	call.FcPatternGetInteger(p, FC_SLANT, 0, &slant);
	call.FcPatternGetInteger(p, FC_WIDTH, 0, &width);
	if (index < 0 || index > MAX_INDEX || (width != FC_WIDTH_NORMAL && !any_width))
		return false;
	*c = (struct candidate){
		.file = arena_strdup(a, (const char *)file),
		.index = (unsigned)index,
		.weight = call.FcWeightToOpenType(weight),
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

/* Without memory it leaves out of its rules what it can't load, and fonts that it can't open; and that
 * it may write down for the whole system, where its list is not up to date. So it is only called if
 * there is room for the largest font. */
static FcConfig *load_config(void)
{
	void *volatile room = xmalloc(LARGEST_FONT); /* or the compiler would see that nobody needs it */
	free(room);
	errno = 0;
	FcConfig *config = call.FcInitLoadConfigAndFonts();
	arena_check_errno();
	return config;
}

struct font_family *fontconfig_family(struct fontconfig *fc, struct arena *a, const char *name)
{
	if (!fc->config && !fc->failed) {
		if (library_load("libfontconfig.so.1", names, LIBRARY_COUNT, &call))
			fc->config = load_config();
		fc->failed = !fc->config;
	}
	if (fc->failed)
		return NULL;
	FcPattern *pattern = call.FcPatternBuild(
		NULL, FC_FAMILY, FcTypeString, name, FC_SCALABLE, FcTypeBool, FcTrue, (char *)NULL);
	FcObjectSet *wanted = call.FcObjectSetBuild(
		FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_WIDTH, (char *)NULL);
	FcFontSet *set = call.FcFontList(fc->config, pattern, wanted);
	struct font_family *family = set ? family_of(a, name, set) : NULL;
	if (set)
		call.FcFontSetDestroy(set);
	call.FcObjectSetDestroy(wanted);
	call.FcPatternDestroy(pattern);
	return family;
}

void fontconfig_release(struct fontconfig *fc)
{
	if (fc->config)
		call.FcConfigDestroy(fc->config);
	*fc = (struct fontconfig){ 0 };
}
