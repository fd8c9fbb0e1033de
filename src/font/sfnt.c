#include "font/sfnt.h"

#include <string.h>

/* More faces or tables than any font has; what a file claims beyond is not looked at. */
enum { MAX_FACES = 256, MAX_TABLES = 256, MAX_NAMES = 2048 };

static const uint32_t TAG_COLLECTION = 0x74746366, TAG_CFF_FONT = 0x4F54544F, TAG_TRUE = 0x74727565;

unsigned sfnt_face_count(struct slice file)
{
	uint32_t version = read_u32(file, 0);
	if (version == TAG_COLLECTION) {
		uint32_t n = read_u32(file, 8);
		return n < MAX_FACES ? n : MAX_FACES;
	}
	return version == 0x00010000 || version == TAG_CFF_FONT || version == TAG_TRUE;
}

bool sfnt_open(struct sfnt *s, struct slice file, unsigned index)
{
	if (index >= sfnt_face_count(file))
		return false;
	size_t start =
		read_u32(file, 0) == TAG_COLLECTION ? read_u32(file, 12 + 4 * (size_t)index) : 0;
	unsigned count = read_u16(file, start + 4);
	if (count == 0 || count > MAX_TABLES ||
		!slice_part(file, start + 12, 16 * (size_t)count).data)
		return false;
	*s = (struct sfnt){ file, start + 12, count };
	return true;
}

struct slice sfnt_table(const struct sfnt *s, const char tag[4])
{
	for (unsigned i = 0; i < s->table_count; i++) {
		size_t record = s->directory + 16 * (size_t)i;
		if (memcmp(s->file.data + record, tag, 4) == 0)
			return slice_part(s->file, read_u32(s->file, record + 8),
				read_u32(s->file, record + 12));
	}
	return (struct slice){ 0 };
}

struct name_record {
	unsigned platform, encoding, language, id;
	struct slice text;
};

static struct name_record name_record(struct slice table, unsigned i)
{
	size_t at = 6 + 12 * (size_t)i;
	return (struct name_record){
		.platform = read_u16(table, at),
		.encoding = read_u16(table, at + 2),
		.language = read_u16(table, at + 4),
		.id = read_u16(table, at + 6),
		.text = slice_part(table, (size_t)read_u16(table, 4) + read_u16(table, at + 10),
			read_u16(table, at + 8)),
	};
}

static unsigned name_count(struct slice table)
{
	unsigned n = read_u16(table, 2);
	return n < MAX_NAMES ? n : MAX_NAMES;
}

static bool is_unicode(const struct name_record *r)
{
	return r->platform == 0 || (r->platform == 3 && (r->encoding <= 1 || r->encoding == 10));
}

/* Old names in the Mac's encoding are taken as far as they are ASCII. */
static bool is_ascii(const struct name_record *r)
{
	if (r->platform != 1 || r->encoding != 0)
		return false;
	for (size_t i = 0; i < r->text.len; i++) {
		if (r->text.data[i] & 0x80)
			return false;
	}
	return true;
}

static char *from_utf16(struct arena *a, struct slice text)
{
	char *out = arena_alloc(a, text.len / 2 * 3 + 1), *p = out;
	for (size_t i = 0; i + 1 < text.len; i += 2) {
		uint32_t ch = read_u16(text, i), low = read_u16(text, i + 2);
		if (ch >= 0xD800 && ch < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
			ch = 0x10000 + ((ch - 0xD800) << 10) + (low - 0xDC00);
			i += 2;
		} else if (ch == 0 || (ch >= 0xD800 && ch < 0xE000)) {
			ch = UTF8_REPLACEMENT;
		}
		p += utf8_put(p, ch);
	}
	return out;
}

/* NULL when the record is in an encoding that we do not read. */
static char *name_text(struct arena *a, const struct name_record *r)
{
	if (r->text.len == 0)
		return NULL;
	if (is_unicode(r))
		return from_utf16(a, r->text);
	return is_ascii(r) ? arena_strndup(a, r->text.data, r->text.len) : NULL;
}

char *sfnt_name(struct arena *a, const struct sfnt *s, enum sfnt_name id)
{
	enum { ENGLISH = 0x409 };
	struct slice table = sfnt_table(s, "name");
	char *best = NULL;
	for (unsigned i = 0; i < name_count(table); i++) {
		struct name_record r = name_record(table, i);
		bool english = r.platform == 3 && r.language == ENGLISH;
		if (r.id != (unsigned)id || (best && !english))
			continue;
		char *text = name_text(a, &r);
		if (text)
			best = text;
		if (text && english)
			break;
	}
	return best;
}

bool sfnt_each_family(struct arena *a, const struct sfnt *s,
	bool (*fn)(void *user, const char *family), void *user)
{
	struct slice table = sfnt_table(s, "name");
	for (unsigned i = 0; i < name_count(table); i++) {
		struct name_record r = name_record(table, i);
		if (r.id != NAME_FAMILY && r.id != NAME_TYPOGRAPHIC_FAMILY)
			continue;
		char *text = name_text(a, &r);
		if (text && fn(user, text))
			return true;
	}
	return false;
}
