#include "pdf/meta.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "banxin.h"
#include "pdf/put.h"

static const char producer[] = "Banxin " BANXIN_VERSION;

/* A record's 64 MB, each byte as an entity, would still fit. */
enum { XMP_CEILING = 1 << 30, DATE_SIZE = 64 };

/* Years that both forms of a date have four digits for. */
static bool broken_down(int64_t date, struct tm *out)
{
	time_t t = (time_t)date;
	return date >= 0 && t == date && gmtime_r(&t, out) && out->tm_year + 1900 <= 9999;
}

static void add_info(HPDF_Doc doc, const struct pdf_info *info, const struct tm *date)
{
	HPDF_Dict d = doc->info;
	HPDF_Dict_RemoveElement(d, "Producer"); /* libharu's name, which it gives every document */
	object_text(d, "Title", info->title);
	object_text(d, "Author", info->author);
	object_text(d, "Subject", info->subject);
	object_text(d, "Keywords", info->keywords);
	object_text(d, "Creator", info->creator);
	object_text(d, "Producer", producer);
	if (!date)
		return;
	char text[DATE_SIZE];
	strftime(text, sizeof text, "D:%Y%m%d%H%M%SZ", date);
	object_text(d, "CreationDate", text);
	object_text(d, "ModDate", text);
}

/* TEXT as character data. XML has no form for control characters, and none for bytes that are no
 * UTF-8. */
static void put_xml(struct buf *out, const char *text)
{
	const char *end = text + strlen(text);
	for (const char *p = text; p < end;) {
		char bytes[4];
		uint32_t ch = utf8_next(&p, end);
		if (ch == '&')
			buf_add_str(out, "&amp;");
		else if (ch == '<')
			buf_add_str(out, "&lt;");
		else if (ch == '>')
			buf_add_str(out, "&gt;");
		else if (ch < ' ' || ch == 0xFFFE || ch == 0xFFFF)
			buf_add_char(out, ' ');
		else
			buf_add(out, bytes, utf8_put(bytes, ch));
	}
}

/* A property between OPEN and CLOSE; left out when TEXT is NULL or "". */
static void put_property(struct buf *out, const char *open, const char *text, const char *close)
{
	if (!text || !*text)
		return;
	buf_add_str(out, open);
	put_xml(out, text);
	buf_add_str(out, close);
}

static void put_dates(struct buf *out, const struct tm *date)
{
	char text[DATE_SIZE];
	if (!date)
		return;
	strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", date);
	put_property(out, "<xmp:CreateDate>", text, "</xmp:CreateDate>\n");
	put_property(out, "<xmp:ModifyDate>", text, "</xmp:ModifyDate>\n");
}

static void put_xmp(struct buf *out, const struct pdf_info *info, const struct tm *date)
{
	buf_add_str(out,
		"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
		" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
		"xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
		"<dc:format>application/pdf</dc:format>\n");
	put_property(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", info->title,
		"</rdf:li></rdf:Alt></dc:title>\n");
	put_property(out, "<dc:creator><rdf:Seq><rdf:li>", info->author,
		"</rdf:li></rdf:Seq></dc:creator>\n");
	put_property(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", info->subject,
		"</rdf:li></rdf:Alt></dc:description>\n");
	put_property(out, "<dc:language><rdf:Bag><rdf:li>", info->language,
		"</rdf:li></rdf:Bag></dc:language>\n");
	put_property(out, "<pdf:Keywords>", info->keywords, "</pdf:Keywords>\n");
	put_property(out, "<pdf:Producer>", producer, "</pdf:Producer>\n");
	put_property(out, "<xmp:CreatorTool>", info->creator, "</xmp:CreatorTool>\n");
	put_dates(out, date);
	buf_add_str(out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
}

/* Not deflated, so that programs that know nothing of PDF find it. */
static bool add_xmp(
	HPDF_Doc doc, struct saver *s, const struct pdf_info *info, const struct tm *date)
{
	struct buf text;
	buf_init(&text, XMP_CEILING);
	put_xmp(&text, info, date);
	HPDF_Dict stream = object_new(doc);
	HPDF_Dict_AddName(stream, "Type", "Metadata");
	HPDF_Dict_AddName(stream, "Subtype", "XML");
	bool ok = saver_stream(s, stream, SAVER_AS_IS, buf_slice(&text));
	HPDF_Dict_Add(doc->catalog, "Metadata", stream);
	buf_release(&text);
	return ok;
}

/* How a viewer is to show the document. */
static void add_preferences(HPDF_Doc doc, const struct pdf_info *info, bool leftward)
{
	const bool titled = info->title && *info->title;
	if (!titled && !leftward)
		return;
	HPDF_Dict dict = object_dict(doc->catalog, "ViewerPreferences");
	if (titled)
		HPDF_Dict_AddBoolean(dict, "DisplayDocTitle", HPDF_TRUE);
	if (leftward)
		HPDF_Dict_AddName(dict, "Direction", "R2L");
}

bool meta_finish(HPDF_Doc doc, struct saver *s, const struct pdf_info *info, bool leftward)
{
	struct tm tm;
	const struct tm *date = broken_down(info->date, &tm) ? &tm : NULL;
	add_info(doc, info, date);
	object_text(doc->catalog, "Lang", info->language);
	add_preferences(doc, info, leftward);
	return add_xmp(doc, s, info, date);
}
