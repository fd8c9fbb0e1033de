#include <string.h>

#include "picture/formats.h"

/* Of the profile header: a size, the class, the space of the samples, and a signature. */
enum { HEADER_SIZE = 128, CLASS_AT = 12, SPACE_AT = 16, SIGNATURE_AT = 36 };

static bool tag_is(struct slice icc, size_t at, const char *tag)
{
	return memcmp(icc.data + at, tag, 4) == 0;
}

bool icc_usable(struct slice icc, int components)
{
	if (icc.len < HEADER_SIZE || !tag_is(icc, SIGNATURE_AT, "acsp"))
		return false;
	const unsigned char *p = (const unsigned char *)icc.data;
	uint32_t size = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
	const char *space = components == 1 ? "GRAY" : components == 3 ? "RGB " : "CMYK";
	/* PDF 1.7, 8.6.5.5: the classes that an ICCBased space may have. */
	return size == icc.len && tag_is(icc, SPACE_AT, space) &&
		(tag_is(icc, CLASS_AT, "scnr") || tag_is(icc, CLASS_AT, "mntr") ||
			tag_is(icc, CLASS_AT, "prtr") || tag_is(icc, CLASS_AT, "spac"));
}
