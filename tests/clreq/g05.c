/* G5: black is black alone, and overprints where a printing house wants it; colours of the press stay
 * what they are; pictures are copied, fonts embedded. */
#include <unistd.h>

#include "clreq.h"
#include "pdf.h"

#define OPERATORS "qpdf --qdf --object-streams=disable $PDF - | " \
	"grep -a -o -E '(^| )(g|G|rg|RG|k|K|gs)$' | sort | uniq -c | tr -s ' '"

static const char text[] = "<fo:block>黑字，<fo:inline text-decoration='underline'>线</fo:inline></fo:block>";

/* In PDF, text is black in DeviceGray from the start: devices print that with the black plate. */
static void black_is_gray(void)
{
	CHECK_TEXT(pdf_seen(pdf_document("", text), OPERATORS), "");
}

static void black_is_a_plate(void)
{
	const char *plate = pdf_seen(pdf_document("banxin:black='plate'", text), OPERATORS);
	CHECK(strstr(plate, " k\n") && !strstr(plate, "g\n"), "the plate's operators are %s", plate);
	const char *over = pdf_seen(pdf_document("banxin:black='overprint'", text), OPERATORS);
	CHECK(strstr(over, " gs\n"), "black does not overprint: %s", over);
}

/* The red of official documents: 80 % magenta, 80 % yellow. */
static void red_is_of_the_press(void)
{
	const char *seen = pdf_seen(
		pdf_document("color='cmyk(0, 0.8, 0.8, 0)'", "<fo:block>红头</fo:block>"),
		"qpdf --qdf --object-streams=disable $PDF - | grep -a ' k$'");
	CHECK_TEXT(seen, "0 0.8 0.8 0 k\n");
}

static void fonts_are_embedded(void)
{
	const char *flow = "<fo:block font-family='song'>宋 Song</fo:block>"
			   "<fo:block font-family='hei' font-weight='bold'>黑</fo:block>"
			   "<fo:block font-family='kai'>楷</fo:block>";
	const char *seen = pdf_seen(pdf_document("", flow),
		"pdffonts $PDF | awk 'NR > 2 { print $(NF-4), $(NF-3), $(NF-2) }' | sort | uniq -c | "
		"tr -s ' '");
	CHECK_TEXT(seen, " 3 yes yes yes\n");
}

static void pictures_are_copied(void)
{
	char here[1024];
	if (!CHECK(getcwd(here, sizeof here), "the current folder has too long a name"))
		return;
	const char *flow = text_of("<fo:block><fo:external-graphic content-width='20mm' "
				   "src='%s/tests/pictures/rgb.jpg'/></fo:block>",
		here);
	const char *seen = pdf_seen(pdf_document("", flow),
		"pdfimages -all $PDF $PDF && cmp $PDF-000.jpg tests/pictures/rgb.jpg && echo same; "
		"rm -f $PDF-*");
	CHECK_TEXT(seen, "same\n");
}

void clreq_g05(void)
{
	black_is_gray();
	black_is_a_plate();
	red_is_of_the_press();
	fonts_are_embedded();
	pictures_are_copied();
}
