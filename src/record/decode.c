#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "record/xml.h"

enum family { FAMILY_UTF8, FAMILY_UTF16, FAMILY_GB };

/* What people declare. GB 18030 contains GBK, which contains GB 2312, and files declared as one of
 * the smaller sets often hold characters of a larger: all three are read as GB 18030. */
static const struct {
	const char *name, *canonical;
	enum family family;
} encodings[] = {
	{ "UTF-8", "UTF-8", FAMILY_UTF8 },
	{ "UTF8", "UTF-8", FAMILY_UTF8 },
	{ "US-ASCII", "UTF-8", FAMILY_UTF8 },
	{ "ASCII", "UTF-8", FAMILY_UTF8 },
	{ "UTF-16", "UTF-16", FAMILY_UTF16 },
	{ "UTF-16LE", "UTF-16", FAMILY_UTF16 },
	{ "UTF-16BE", "UTF-16", FAMILY_UTF16 },
	{ "UCS-2", "UTF-16", FAMILY_UTF16 },
	{ "ISO-10646-UCS-2", "UTF-16", FAMILY_UTF16 },
	{ "GB18030", "GB18030", FAMILY_GB },
	{ "GBK", "GBK", FAMILY_GB },
	{ "GB2312", "GBK", FAMILY_GB },
	{ "GB_2312-80", "GBK", FAMILY_GB },
	{ "EUC-CN", "GBK", FAMILY_GB },
	{ "CP936", "GBK", FAMILY_GB },
	{ "MS936", "GBK", FAMILY_GB },
	{ "WINDOWS-936", "GBK", FAMILY_GB },
};

static bool starts_with(struct slice s, const char *prefix, size_t n)
{
	return s.len >= n && memcmp(s.data, prefix, n) == 0;
}

static struct slice skip(struct slice s, size_t n)
{
	return (struct slice){ s.data + n, s.len - n };
}

/* The value of encoding="..." in an XML declaration of ASCII bytes; empty if there is none. */
static struct slice declared_encoding(struct slice s)
{
	static const char key[] = "encoding";
	enum { KEY = sizeof key - 1 };
	const char *end = starts_with(s, "<?xml", 5) ? memchr(s.data, '>', s.len) : NULL;
	for (const char *p = s.data; end && p + KEY < end; p++) {
		if (memcmp(p, key, KEY) != 0)
			continue;
		p += KEY;
		while (p < end && strchr(" \t\r\n=", *p))
			p++;
		const char *close =
			*p == '"' || *p == '\'' ? memchr(p + 1, *p, (size_t)(end - p - 1)) : NULL;
		if (close)
			return (struct slice){ p + 1, (size_t)(close - p - 1) };
		break;
	}
	return (struct slice){ s.data, 0 };
}

static struct place place_of(const char *path, struct slice all, size_t offset)
{
	long line = 1;
	size_t start = 0;
	for (size_t i = 0; i < offset && i < all.len; i++) {
		if (all.data[i] == '\n') {
			line++;
			start = i + 1;
		}
	}
	return (struct place){ path, line, (int)utf8_count(all.data + start, offset - start) + 1 };
}

/* Whether a character of three bytes that needs no further look begins here, as Han do. */
static bool is_plain_triple(const char *p, const char *end)
{
	const unsigned char *s = (const unsigned char *)p;
	return s[0] > 0xE0 && s[0] < 0xED && end - p > 2 && (s[1] & 0xC0) == 0x80 &&
		(s[2] & 0xC0) == 0x80;
}

static bool are_ascii(const char *eight)
{
	uint64_t bytes;
	memcpy(&bytes, eight, sizeof bytes);
	return !(bytes & UINT64_C(0x8080808080808080));
}

/* The first byte that is no UTF-8; S.len if there is none. */
static size_t first_bad_byte(struct slice s)
{
	const char *p = s.data, *end = s.data + s.len;
	while (p < end) {
		const char *start = p;
		if ((unsigned char)*p < 0x80)
			p += end - p >= 8 && are_ascii(p) ? 8 : 1;
		else if (is_plain_triple(p, end))
			p += 3;
		else if (utf8_next(&p, end) == UTF8_REPLACEMENT && p - start == 1)
			return (size_t)(start - s.data);
	}
	return s.len;
}

/* Converts IN to UTF-8 in A. *BAD is the offset of the first byte that cannot be. */
static bool convert(
	struct arena *a, const char *from, struct slice in, struct slice *out, size_t *bad)
{
	iconv_t cd = iconv_open("UTF-8", from);
	*bad = 0;
	if (cd == (iconv_t)-1)
		return false;
	/* UTF-16 makes at most 3 bytes of 2; GB 18030 at most 3 of 2, or 4 of 4. */
	size_t left = in.len, cap = in.len + in.len / 2 + 8, room = cap;
	char *data = arena_alloc(a, cap + 1), *dst = data;
	char *src = (char *)(uintptr_t)in.data; /* iconv only reads it */
	bool ok = iconv(cd, &src, &left, &dst, &room) != (size_t)-1;
	*bad = in.len - left;
	*out = (struct slice){ data, cap - room };
	iconv_close(cd);
	return ok;
}

static bool not_utf8(struct arena *a, const char *path, struct slice all, size_t offset,
	bool declared, struct diag *d)
{
	struct place at = place_of(path, all, offset);
	unsigned byte = (unsigned char)all.data[offset];
	struct slice unused;
	size_t bad;
	if (declared)
		return diag_error(d, at, CODE_XML_ENCODING,
			_("the byte 0x%02X is no UTF-8, which the file declares as its encoding"),
			byte);
	if (convert(a, "GB18030", all, &unused, &bad))
		return diag_error(d, at, CODE_XML_ENCODING,
			_("the byte 0x%02X is no UTF-8 and the file declares no other encoding; it "
			  "looks like "
			  "GB 18030, to be declared as <?xml version=\"1.0\" "
			  "encoding=\"GB18030\"?>"),
			byte);
	return diag_error(d, at, CODE_XML_ENCODING,
		_("the byte 0x%02X is no UTF-8 and the file declares no other encoding"), byte);
}

static bool decode_utf8(struct arena *a, const char *path, struct slice data, bool declared,
	struct slice *out, struct diag *d)
{
	size_t bad = first_bad_byte(data);
	if (bad < data.len)
		return not_utf8(a, path, data, bad, declared, d);
	*out = data;
	return true;
}

/* FROM is iconv's name, NAME the one for the message. */
static bool decode_other(struct arena *a, const char *path, struct slice data, const char *from,
	const char *name, struct slice *out, struct diag *d)
{
	size_t bad;
	if (convert(a, from, data, out, &bad))
		return true;
	if (bad >= data.len)
		return diag_error(d, place_of(path, *out, out->len), CODE_XML_ENCODING,
			_("the file ends within a character of %s"), name);
	return diag_error(d, place_of(path, *out, out->len), CODE_XML_ENCODING,
		_("the byte 0x%02X is no %s, which the file declares as its encoding"),
		(unsigned char)data.data[bad], name);
}

/* The encoding that a file of ASCII bytes declares at its start. False after a message. */
static bool find_declared(struct slice head, const char *path, struct xml_encoding *out,
	struct diag *d)
{
	struct slice name = declared_encoding(head);
	if (name.len == 0)
		return true;
	for (size_t i = 0; i < sizeof encodings / sizeof encodings[0]; i++) {
		if (strlen(encodings[i].name) != name.len ||
			strncasecmp(encodings[i].name, name.data, name.len) != 0)
			continue;
		/* A declaration readable as ASCII cannot be UTF-16: editors that save as UTF-8
		 * leave the old declaration standing. */
		out->declared = encodings[i].family == FAMILY_UTF8;
		if (encodings[i].family == FAMILY_GB)
			*out = (struct xml_encoding){ encodings[i].canonical, "GB18030", 0, true };
		return true;
	}
	return diag_error(d, (struct place){ path, 1, 0 }, CODE_XML_ENCODING,
		_("the encoding \"%.*s\" is unknown; expected UTF-8, UTF-16, GB18030 or GBK"),
		(int)name.len, name.data);
}

bool xml_find_encoding(
	const char *path, struct slice head, struct xml_encoding *out, struct diag *d)
{
	static const struct {
		const char *start;
		size_t len;
		struct xml_encoding encoding;
	} marks[] = {
		{ "\xFF\xFE", 2, { "UTF-16", "UTF-16LE", 2, true } },
		{ "\xFE\xFF", 2, { "UTF-16", "UTF-16BE", 2, true } },
		{ "<\0?\0", 4, { "UTF-16", "UTF-16LE", 0, true } },
		{ "\0<\0?", 4, { "UTF-16", "UTF-16BE", 0, true } },
		{ "\xEF\xBB\xBF", 3, { "UTF-8", NULL, 3, true } },
	};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (starts_with(head, marks[i].start, marks[i].len)) {
			*out = marks[i].encoding;
			return true;
		}
	}
	*out = (struct xml_encoding){ "UTF-8", NULL, 0, false };
	return find_declared(head, path, out, d);
}

bool xml_decode(struct arena *a, const char *path, struct slice data, struct slice *out,
	const char **encoding, struct diag *d)
{
	struct xml_encoding e;
	if (!xml_find_encoding(path, data, &e, d))
		return false;
	*encoding = e.name;
	data = skip(data, e.mark);
	if (e.iconv)
		return decode_other(a, path, data, e.iconv, e.name, out, d);
	return decode_utf8(a, path, data, e.declared, out, d);
}
