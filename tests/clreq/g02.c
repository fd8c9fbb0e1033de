/* G2: Song, Hei, Kai and Fang are faces of their own; what a face has not is not made up. */
#include "clreq.h"
#include "pdf.h"

static const char *face_of(const char *family, const char *attributes)
{
	const struct set *s = SET(text_of("<fo:inline %s>永字</fo:inline>", attributes), .font = family);
	const struct glyph *g = first_glyph(s, 0);
	return g ? g->face->name : "";
}

static bool has(const char *name, const char *part)
{
	return strstr(name, part) != NULL;
}

static void faces_by_name(void)
{
	static const char *const families[][2] = { { "宋体", "Serif" }, { "SimSun", "Serif" },
		{ "黑体", "Sans" }, { "SimHei", "Sans" }, { "楷体", "Kai" }, { "KaiTi_GB2312", "Kai" } };
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		CHECK(has(face_of(families[i][0], ""), families[i][1]), "%s is set in %s",
			families[i][0], face_of(families[i][0], ""));
	CHECK(!has(face_of("仿宋", ""), "Sans"), "仿宋 is set in %s", face_of("仿宋", ""));
}

static void bold_is_a_face(void)
{
	CHECK(has(face_of("song", "font-weight='bold'"), "Bold"), "bold Song is no bold face");
	CHECK(has(face_of("hei", "font-weight='bold'"), "Bold"), "bold Hei is no bold face");
	CHECK(has(face_of("小标宋", ""), "Black"), "小标宋 is not the heaviest Song");
}

/* Where a face has no slanted companion, Han stay upright; a new face inside a line moves no base
 * line. */
static void nothing_is_slanted(void)
{
	const char *plain = face_of("song", ""), *slanted = face_of("song", "font-style='italic'");
	CHECK_TEXT(slanted, plain);
	const struct set *s = SET("宋<fo:inline font-family='kai'>楷</fo:inline>"
				  "<fo:inline font-family='hei' font-style='oblique'>黑</fo:inline>宋");
	for (unsigned i = 1; i < 4; i++)
		CHECK(s->glyph_count == 4 && s->glyphs[i].y == s->glyphs[0].y,
			"a new face moves the base line");
}

/* Neither a slanting matrix nor a stroke round the letters. */
static void the_file_has_no_tricks(void)
{
	const char *seen = pdf_seen(
		pdf_document("font-family='kai'", "<fo:block font-style='italic' "
						  "font-weight='900'>斜而且粗</fo:block>"),
		"qpdf --qdf --object-streams=disable $PDF - | grep -a -c -E ' (Tm|cm|Tr)$' || true");
	CHECK_TEXT(seen, "0\n");
}

void clreq_g02(void)
{
	faces_by_name();
	bold_is_a_face();
	nothing_is_slanted();
	the_file_has_no_tricks();
}
