/* gen_base14.c -- writes the metrics of the standard 14 fonts, which libharu knows, as a C table.
 *
 * Runs at build time; its standard output becomes base14_table.h. Symbol and ZapfDingbats have no
 * ascender, descender and heights of their own: their box stands in. */
#include <hpdf.h>
#include <hpdf_font.h>
#include <hpdf_fontdef.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static const char *const names[] = {
	"Helvetica",
	"Helvetica-Oblique",
	"Helvetica-Bold",
	"Helvetica-BoldOblique",
	"Times-Roman",
	"Times-Italic",
	"Times-Bold",
	"Times-BoldItalic",
	"Courier",
	"Courier-Oblique",
	"Courier-Bold",
	"Courier-BoldOblique",
	"Symbol",
	"ZapfDingbats",
};

static bool failed;

static void note_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
	(void)user;
	fprintf(stderr, "gen_base14: libharu 0x%04lX, %ld\n", error, (long)detail);
	failed = true;
}

static void write_font(HPDF_Doc doc, const char *name)
{
	bool own_encoding = strcmp(name, "Symbol") == 0 || strcmp(name, "ZapfDingbats") == 0;
	HPDF_Font font = HPDF_GetFont(doc, name, own_encoding ? NULL : "WinAnsiEncoding");
	if (!font)
		return;
	HPDF_FontAttr attr = font->attr;
	HPDF_FontDef def = attr->fontdef;
	int ascent = def->ascent ? def->ascent : (int)def->font_bbox.top;
	int descent = def->descent ? def->descent : (int)def->font_bbox.bottom;
	printf("\t{ \"%s\", %d, %d, %d, %d, { %d, %d, %d, %d },\n\t\t{", name, ascent, descent,
		def->cap_height ? def->cap_height : ascent,
		def->x_height ? def->x_height : ascent / 2, (int)def->font_bbox.left,
		(int)def->font_bbox.bottom, (int)def->font_bbox.right, (int)def->font_bbox.top);
	for (int code = 0; code < 256; code++)
		printf("%s%d,", code % 16 ? " " : "\n\t\t\t", attr->widths[code]);
	printf("\n\t\t} },\n");
}

static void write_encoding(HPDF_Doc doc)
{
	HPDF_Encoder encoder = HPDF_GetEncoder(doc, "WinAnsiEncoding");
	printf("static const uint16_t winansi[256] = {");
	for (int code = 0; encoder && code < 256; code++)
		printf("%s0x%04X,", code % 8 ? " " : "\n\t",
			(unsigned)HPDF_Encoder_GetUnicode(encoder, (HPDF_UINT16)code));
	printf("\n};\n");
}

int main(void)
{
	HPDF_Doc doc = HPDF_New(note_error, NULL);
	if (!doc)
		return 1;
	printf("/* Written by gen_base14.c. */\n");
	printf("static const struct base14_metrics metrics[] = {\n");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		write_font(doc, names[i]);
	printf("};\n\n");
	write_encoding(doc);
	HPDF_Free(doc);
	return failed || fflush(stdout) != 0;
}
