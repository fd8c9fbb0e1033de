/* Records with their texts repaired, and all else as it was, byte for byte. */
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/lines.h"
#include "engine/engine.h"
#include "proof/diff.h"
#include "proof/edits.h"
#include "proof/secrets.h"
#include "record/xml.h"

/* GOES: a repair may make another possible, and so many are found in one go as proof.h has it. */
enum { FILE_MAX = 64 * 1000 * 1000, DEPTH = 256, GOES = 200 };

/* A finding with its place in the file as it was read. */
struct told {
	struct finding finding;
	bool made;
};

struct tidying {
	struct banxin *b;
	struct arena *a;
	const char *path;
	struct slice data, source; /* the bytes, and as UTF-8 */
	struct xml_encoding encoding;
	rule_set also;
	struct edited *edited;
	struct told *told;
	size_t count, cap;
};

static bool read_also(struct banxin *b, const char *also, rule_set *out)
{
	*out = 0;
	while (also && *also) {
		struct slice name = { also, strcspn(also, ",") };
		if (!rule_set_add_named(out, name))
			return diag_error(&b->diag, (struct place){ 0 }, CODE_USAGE,
				_("no rule is called %.*s"), (int)name.len, name.data);
		also += name.len + (also[name.len] == ',');
	}
	return true;
}

/* Only what is well-formed is repaired, so that what comes out can be seen to be. */
static bool is_well_formed(struct tidying *t, struct slice data)
{
	const struct xml_source source = { .path = t->path, .data = data, .depth = DEPTH };
	xmlDocPtr doc = xml_read(&source, &t->b->diag);
	if (doc)
		xmlFreeDoc(doc);
	return doc != NULL;
}

static bool read_source(struct tidying *t)
{
	const char *name;
	struct diag *d = &t->b->diag;
	return file_read(t->a, t->path, FILE_MAX, &t->data, (struct place){ 0 }, d) &&
		is_well_formed(t, t->data) && xml_find_encoding(t->path, t->data, &t->encoding, d) &&
		xml_decode(t->a, t->path, t->data, &t->source, &name, d);
}

/* F with its place in the source instead of the text as it is now. */
static void keep(struct tidying *t, const struct finding *f, bool made)
{
	t->told = xgrow(t->told, t->count, &t->cap, sizeof *t->told);
	struct told *k = &t->told[t->count++];
	*k = (struct told){ *f, made };
	k->finding.start = edited_origin(t->edited, f->start);
	k->finding.end = edited_origin(t->edited, f->end);
	k->finding.text = arena_strdup(t->a, f->text);
	k->finding.repair = f->repair ? arena_strdup(t->a, f->repair) : NULL;
}

/* How many bytes CH takes in T's encoding, if it is one of the Chinese ones; 0: it has none there. */
static size_t width_in_gb(uint32_t ch)
{
	char utf8[4], gb[8], *src = utf8, *dst = gb;
	size_t in = utf8_put(utf8, ch), out = sizeof gb;
	iconv_t cd = iconv_open("GB18030", "UTF-8");
	if (cd == (iconv_t)-1)
		return 0;
	bool ok = iconv(cd, &src, &in, &dst, &out) != (size_t)-1;
	iconv_close(cd);
	return ok ? sizeof gb - out : 0;
}

/* REPAIR, with references for characters that the encoding of the file lacks: files declared as GBK have
 * none of the four-byte characters of GB 18030. */
static const char *fitting(struct tidying *t, const char *repair)
{
	struct buf out;
	buf_init(&out, SIZE_MAX / 2);
	for (const char *p = repair, *end = p + strlen(p); p < end;) {
		const char *start = p;
		uint32_t ch = utf8_next(&p, end);
		if (ch >= 0x80 && width_in_gb(ch) > 2)
			buf_printf(&out, "&#x%lX;", (unsigned long)ch);
		else
			buf_add(&out, start, (size_t)(p - start));
	}
	const char *s = arena_strndup(t->a, buf_slice(&out).data, out.len);
	buf_release(&out);
	return s;
}

/* One go over the text as it is now: how many repairs were made. If none was, what was found is left. */
static size_t repair_once(struct tidying *t, bool last)
{
	size_t count, made = 0;
	const struct finding *found =
		proof_read(t->b->proof, t->path, edited_text(t->edited), &count);
	struct finding *findings = ARENA_ARRAY(t->a, count + 1, struct finding);
	bool *done = ARENA_ARRAY(t->a, count + 1, bool), gbk = strcmp(t->encoding.name, "GBK") == 0;
	for (size_t i = 0; i < count; i++) {
		findings[i] = found[i];
		findings[i].safe = found[i].safe || (t->also & RULE_BIT(found[i].rule));
		if (gbk && found[i].repair)
			findings[i].repair = fitting(t, found[i].repair);
		made += findings[i].safe && findings[i].repair;
	}
	size_t kept = t->count;
	for (size_t i = 0; i < count; i++)
		keep(t, &findings[i], false);
	if (last || made == 0)
		return 0;
	made = edited_repair(t->edited, findings, count, done);
	for (size_t i = 0; i < count; i++)
		if (done[i]) {
			t->told[kept] = t->told[t->count - count + i];
			t->told[kept++].made = true;
		}
	t->count = kept;
	return made;
}

static int by_place(const void *x, const void *y)
{
	const struct finding *a = &((const struct told *)x)->finding;
	const struct finding *b = &((const struct told *)y)->finding;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (a->rule > b->rule) - (a->rule < b->rule);
}

/* S for a sentence: on one line, and not all of what is long. */
static const char *quote(struct arena *a, struct slice s)
{
	enum { MOST_SHOWN = 60 };
	size_t len = s.len;
	while (len > MOST_SHOWN)
		len = MOST_SHOWN;
	while (len < s.len && len > 0 && ((unsigned char)s.data[len] & 0xC0) == 0x80)
		len--;
	char *text = arena_printf(a, "%.*s%s", (int)len, s.data, len < s.len ? "\xE2\x80\xA6" : "");
	for (char *p = text; *p; p++)
		if (*p == '\n' || *p == '\r' || *p == '\t')
			*p = ' ';
	return text;
}

static const char *repair_sentence(struct tidying *t, const struct finding *f)
{
	const char *old = quote(t->a, slice_part(t->source, f->start, f->end - f->start));
	const char *new = quote(t->a, slice_of(f->repair));
	if (!*new)
		return arena_printf(t->a, _("\"%s\" is taken away"), old);
	if (!*old)
		return arena_printf(t->a, _("\"%s\" is put in"), new);
	return arena_printf(t->a, _("\"%s\" becomes \"%s\""), old, new);
}

/* A line of the source without what is secret. */
static struct slice hidden(const struct tidying *t, struct slice line)
{
	size_t start = (size_t)(line.data - t->source.data);
	for (size_t i = 0; i < t->count; i++)
		if (t->told[i].finding.secret)
			line = secrets_hidden(t->a, line, start, &t->told[i].finding, 1);
	return line;
}

static void tell_all(struct tidying *t, struct banxin_tidied *out)
{
	struct lines lines = lines_of(t->source);
	if (t->count)
		qsort(t->told, t->count, sizeof *t->told, by_place);
	for (size_t i = 0; i < t->count; i++) {
		const struct finding *f = &t->told[i].finding;
		struct place at = { t->path, 0, 0 };
		struct excerpt e = lines_excerpt(&lines, f->start, f->end, &at.line, &at.column);
		e.source = hidden(t, e.source);
		e.repair = f->repair;
		e.repaired = t->told[i].made;
		out->repaired += e.repaired;
		out->left += !e.repaired;
		diag_finding(&t->b->diag, e.repaired ? SEVERITY_NOTE : f->severity,
			rule_table[f->rule].code, at, &e,
			e.repaired ? repair_sentence(t, f) : f->text);
	}
}

/* How long the character at P is, in an encoding of iconv's name FROM. */
static size_t character_length(const char *from, const char *p, const char *end)
{
	unsigned char c = (unsigned char)*p, next = end - p > 1 ? (unsigned char)p[1] : 0;
	if (strcmp(from, "GB18030") == 0)
		return c < 0x80 ? 1 : next >= '0' && next <= '9' ? 4 : 2;
	unsigned char high = strcmp(from, "UTF-16BE") == 0 ? c : next;
	return (high & 0xFC) == 0xD8 ? 4 : 2;
}

static bool encode(struct slice text, const char *to, struct buf *out)
{
	iconv_t cd = iconv_open(to, "UTF-8");
	if (cd == (iconv_t)-1)
		return false;
	size_t left = text.len, most = 4 * text.len + 8, room = most;
	char *src = (char *)(uintptr_t)text.data, *dst = buf_reserve(out, most), *start = dst;
	bool ok = dst && (text.len == 0 || iconv(cd, &src, &left, &dst, &room) != (size_t)-1);
	if (ok)
		buf_took(out, (size_t)(dst - start));
	iconv_close(cd);
	return ok;
}

/* Where byte AT of the text is in the bytes of the file; both go on from FROM and *BYTE. */
static const char *byte_of(const struct tidying *t, size_t from, size_t at, const char *byte)
{
	const char *end = t->data.data + t->data.len;
	if (!t->encoding.iconv)
		return byte + (at - from);
	for (const char *p = t->source.data + from; p < t->source.data + at && byte < end;) {
		utf8_next(&p, t->source.data + at);
		byte += character_length(t->encoding.iconv, byte, end);
	}
	return byte < end ? byte : end;
}

/* The file with EDITS made; all between them is copied. */
static bool splice(
	const struct tidying *t, const struct edit *edits, size_t count, struct buf *out)
{
	const char *from = t->data.data, *end = from + t->data.len;
	const char *byte = from + t->encoding.mark, *to = t->encoding.iconv;
	size_t at = 0;
	for (size_t i = 0; i < count; i++) {
		byte = byte_of(t, at, edits[i].start, byte);
		buf_add(out, from, (size_t)(byte - from));
		from = byte = byte_of(t, edits[i].start, edits[i].end, byte);
		at = edits[i].end;
		if (!to)
			buf_add(out, edits[i].text.data, edits[i].text.len);
		else if (!encode(edits[i].text, to, out))
			return false;
	}
	buf_add(out, from, (size_t)(end - from));
	return true;
}

/* Whether DATA reads as the repaired text. */
static bool reads_right(struct tidying *t, struct slice data)
{
	struct slice text;
	const char *name;
	struct diag silent;
	diag_init(&silent, NULL, NULL);
	struct slice wanted = edited_text(t->edited);
	return xml_decode(t->a, t->path, data, &text, &name, &silent) && text.len == wanted.len &&
		memcmp(text.data, wanted.data, wanted.len) == 0;
}

static bool finish(struct tidying *t, struct banxin_tidied *out)
{
	size_t count;
	const struct edit *edits = edited_edits(t->edited, t->a, &count);
	struct buf data, diff;
	buf_init(&data, SIZE_MAX / 2);
	buf_init(&diff, SIZE_MAX / 2);
	bool ok = splice(t, edits, count, &data) && reads_right(t, buf_slice(&data));
	if (!ok)
		diag_error(&t->b->diag, (struct place){ t->path, 0, 0 }, CODE_XML_ENCODING,
			_("what is repaired cannot be written in %s; the file is left as it is"),
			t->encoding.name);
	ok = ok && is_well_formed(t, buf_slice(&data));
	diff_add(&diff, t->path, t->source, edits, count);
	out->size = data.len;
	out->data = arena_strndup(t->a, buf_slice(&data).data, data.len);
	out->diff = arena_strndup(t->a, buf_slice(&diff).data, diff.len);
	buf_release(&data);
	buf_release(&diff);
	return ok;
}

bool banxin_tidy(struct banxin *b, const char *path, const char *also, struct banxin_tidied *out)
{
	struct tidying t = { .b = b, .path = path };
	*out = (struct banxin_tidied){ 0 };
	if (!read_also(b, also, &t.also) || (!b->proof && !banxin_proofread(b, NULL, NULL, 0)))
		return false;
	arena_free(b->tidied);
	t.a = b->tidied = arena_new();
	if (!read_source(&t))
		return false;
	t.edited = edited_new(t.source);
	for (int go = 0; repair_once(&t, go == GOES); go++)
		;
	tell_all(&t, out);
	bool ok = finish(&t, out);
	edited_free(t.edited);
	free(t.told);
	return ok;
}
