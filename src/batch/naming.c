#include "batch/naming.h"

#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "base/utf8.h"

/* Most systems take 255 bytes; the rest is for the extension and the name under which a file is
 * written. */
enum { NAME_MAX_BYTES = 200, PATTERN_MAX = 1000, PARTS_MAX = 64, DIGITS_MAX = 9 };

enum kind { TEXT, ID, TITLE, NUMBER, FILE_NAME, FOLDER };

struct part {
	enum kind kind;
	struct slice text; /* of TEXT */
	int digits;        /* of NUMBER: at least so many */
};

struct naming {
	struct part parts[PARTS_MAX];
	size_t count;
	const char *extension;
};

static const struct {
	const char *name;
	enum kind kind;
} fields[] = { { "id", ID }, { "title", TITLE }, { "n", NUMBER }, { "file", FILE_NAME } };
enum { FIELDS = sizeof fields / sizeof *fields };

static const struct place nowhere;

static bool wrong(struct diag *d, const char *sentence)
{
	return diag_error(d, nowhere, CODE_USAGE, "%s", sentence);
}

static bool add_part(struct naming *n, struct part part, struct diag *d)
{
	if (n->count == PARTS_MAX)
		return wrong(d, _("the pattern of names has too many parts"));
	n->parts[n->count++] = part;
	return true;
}

static bool unknown_field(struct slice name, struct arena *a, struct diag *d)
{
	const char *names[FIELDS], *text = arena_strndup(a, name.data, name.len);
	for (size_t i = 0; i < FIELDS; i++)
		names[i] = fields[i].name;
	const char *guess = nearest(text, names, FIELDS);
	if (guess)
		return diag_error(d, nowhere, CODE_USAGE,
			_("a pattern of names has no {%s}; did you mean {%s}?"), text, guess);
	return diag_error(d, nowhere, CODE_USAGE,
		_("a pattern of names has no {%s}; expected {id}, {title}, {n}, {n:04} or {file}"),
		text);
}

/* The 4 of {n:04}: digits, the first of them 0. -1: it is no such thing. */
static int read_digits(struct slice s)
{
	bool ok = s.len == 2 && s.data[0] == '0' && s.data[1] >= '1' && s.data[1] <= '0' + DIGITS_MAX;
	return ok ? s.data[1] - '0' : -1;
}

static bool add_field(struct naming *n, struct slice field, struct arena *a, struct diag *d)
{
	const char *colon = memchr(field.data, ':', field.len);
	struct slice name = { field.data, colon ? (size_t)(colon - field.data) : field.len };
	for (size_t i = 0; i < FIELDS; i++) {
		if (!slice_is(name, fields[i].name))
			continue;
		struct part part = { .kind = fields[i].kind };
		if (!colon)
			return add_part(n, part, d);
		part.digits = read_digits(slice_part(field, name.len + 1, field.len - name.len - 1));
		if (part.kind == NUMBER && part.digits > 0)
			return add_part(n, part, d);
		if (part.kind == NUMBER)
			return diag_error(d, nowhere, CODE_USAGE,
				_("a pattern of names has no {%.*s}; expected {n} or {n:04}"),
				(int)field.len, field.data);
		return diag_error(d, nowhere, CODE_USAGE,
			_("a pattern of names has no {%.*s}; expected {%s}"), (int)field.len, field.data,
			fields[i].name);
	}
	return unknown_field(name, a, d);
}

/* Text up to the next brace or slash. */
static bool add_text(struct naming *n, struct slice text, struct diag *d)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.data[i] < ' ' || text.data[i] == '\\')
			return wrong(d, _("the pattern of names holds a mark that names can't have"));
	return text.len == 0 || add_part(n, (struct part){ .kind = TEXT, .text = text }, d);
}

static bool read_brace(struct naming *n, const char **p, struct arena *a, struct diag *d)
{
	const char *s = *p, *close = strchr(s, '}');
	if (s[0] == s[1]) {
		*p += 2;
		return add_text(n, (struct slice){ s, 1 }, d);
	}
	if (s[0] == '}' || !close)
		return wrong(d, _("a brace has no partner in the pattern of names; {{ and }} stand for "
				  "plain braces"));
	*p = close + 1;
	return add_field(n, (struct slice){ s + 1, (size_t)(close - s - 1) }, a, d);
}

static bool read_parts(struct naming *n, const char *p, struct arena *a, struct diag *d)
{
	bool ok = true;
	while (ok && *p) {
		size_t plain = strcspn(p, "{}/");
		ok = add_text(n, (struct slice){ p, plain }, d);
		p += plain;
		if (!ok || !*p)
			continue;
		if (*p == '/') {
			p++;
			ok = add_part(n, (struct part){ .kind = FOLDER }, d);
		} else {
			ok = read_brace(n, &p, a, d);
		}
	}
	return ok;
}

/* The end of the name that begins at part FIRST. */
static size_t name_end(const struct naming *n, size_t first)
{
	while (first < n->count && n->parts[first].kind != FOLDER)
		first++;
	return first;
}

/* No name is empty, hidden, or leads upwards. */
static bool check_names(const struct naming *n, struct diag *d)
{
	for (size_t i = 0; i <= n->count; i++) {
		size_t end = name_end(n, i);
		if (end == i)
			return wrong(d, _("a folder or file without a name is in the pattern of names"));
		if (n->parts[i].kind == TEXT && n->parts[i].text.data[0] == '.')
			return wrong(d, _("no name may begin with a dot in the pattern of names"));
		i = end;
	}
	return true;
}

struct naming *naming_parse(struct arena *a, const char *pattern, const char *extension,
	struct diag *d)
{
	struct naming *n = ARENA_NEW(a, struct naming);
	size_t len = strlen(pattern), dot = strlen(extension) + 1;
	n->extension = extension;
	if (len > PATTERN_MAX) {
		wrong(d, _("the pattern of names is too long"));
		return NULL;
	}
	/* {id}.pdf is what {id} is. */
	if (len > dot && pattern[len - dot] == '.' && strcmp(pattern + len - dot + 1, extension) == 0)
		len -= dot;
	return read_parts(n, arena_strndup(a, pattern, len), a, d) && check_names(n, d) ? n : NULL;
}

static bool asks(const struct naming *n, enum kind kind)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->parts[i].kind == kind)
			return true;
	return false;
}

bool naming_asks_id(const struct naming *n)
{
	return asks(n, ID);
}

bool naming_asks_title(const struct naming *n)
{
	return asks(n, TITLE);
}

bool naming_has_folders(const struct naming *n)
{
	return asks(n, FOLDER);
}

/* What some file system forbids, or what changes how a name is read: controls, separators of lines,
 * marks of writing direction. */
static bool is_forbidden(uint32_t ch)
{
	if (ch < 0x80)
		return ch < ' ' || ch == 0x7F || strchr("/\\:*?\"<>|", (int)ch);
	return ch < 0xA0 || (ch >= 0x200B && ch <= 0x200F) || (ch >= 0x2028 && ch <= 0x202E) ||
		(ch >= 0x2066 && ch <= 0x2069) || ch == 0xFEFF;
}

/* VALUE as a part of a name, of at most ROOM bytes. Bytes that are no UTF-8 stay: files are named so. */
static void add_value(struct buf *out, struct slice value, size_t room)
{
	const char *p = value.data, *end = value.data + value.len;
	while (p < end) {
		const char *start = p;
		uint32_t ch = utf8_next(&p, end);
		struct slice piece = { start, (size_t)(p - start) };
		if (is_forbidden(ch))
			piece = slice_of("_");
		if (piece.len > room)
			break;
		room -= piece.len;
		buf_add(out, piece.data, piece.len);
	}
}

/* The name of a file without folder and extension. */
static struct slice stem(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	if (strcmp(path, "-") == 0)
		return slice_of("records");
	const char *dot = strrchr(name, '.');
	return (struct slice){ name, dot && dot > name ? (size_t)(dot - name) : strlen(name) };
}

static void add_number(struct buf *out, size_t number, int digits)
{
	buf_printf(out, "%0*zu", digits, number);
}

static struct slice value_of(const struct part *p, const struct named *r)
{
	switch (p->kind) {
	case TEXT:
		return p->text;
	case ID:
		return r->id;
	case TITLE:
		return r->title;
	case FILE_NAME:
		return stem(r->path);
	default:
		return (struct slice){ "", 0 };
	}
}

static bool may_be_cut(enum kind kind)
{
	return kind == TITLE || kind == FILE_NAME;
}

/* What is left for each of the values that may be cut. */
static size_t room_in(const struct naming *n, size_t first, size_t end, const struct named *r)
{
	size_t fixed = 0, cut = 0;
	for (size_t i = first; i < end; i++) {
		const struct part *p = &n->parts[i];
		if (may_be_cut(p->kind))
			cut++;
		else
			fixed += p->kind == NUMBER ? 20 : value_of(p, r).len;
	}
	return cut == 0 || fixed > NAME_MAX_BYTES ? 0 : (NAME_MAX_BYTES - fixed) / cut;
}

static bool missing(const struct part *p, const struct named *r, struct diag *d)
{
	if (p->kind == ID && r->id.len == 0)
		return !diag_error(d, r->at, CODE_BATCH_NAME,
			_("this record has no id, which the pattern of names asks for"));
	if (p->kind == TITLE && r->title.len == 0)
		return !diag_error(d, r->at, CODE_BATCH_NAME,
			_("this record has no title, which the pattern of names asks for"));
	return false;
}

/* What systems leave out at the end of a name, and what would hide it, is replaced. */
static void mend_ends(struct buf *out, size_t start)
{
	if (out->len > start && out->data[start] == '.')
		out->data[start] = '_';
	while (out->len > start + 1 && out->data[out->len - 1] == ' ')
		out->len--;
	for (size_t i = out->len; i > start && out->data[i - 1] == '.'; i--)
		out->data[i - 1] = '_';
}

static bool add_name(const struct naming *n, size_t first, size_t end, const struct named *r,
	struct buf *out, struct diag *d)
{
	size_t room = room_in(n, first, end, r), start = out->len;
	for (size_t i = first; i < end; i++) {
		const struct part *p = &n->parts[i];
		if (missing(p, r, d))
			return false;
		if (p->kind == NUMBER)
			add_number(out, r->number, p->digits);
		else if (p->kind == TEXT)
			buf_add(out, p->text.data, p->text.len);
		else
			add_value(out, value_of(p, r), may_be_cut(p->kind) ? room : NAME_MAX_BYTES + 1);
	}
	mend_ends(out, start);
	return out->len - start <= NAME_MAX_BYTES ||
		diag_error(d, r->at, CODE_BATCH_NAME,
			_("the name of this record's output would be longer than %d bytes"),
			NAME_MAX_BYTES);
}

bool naming_make(const struct naming *n, const struct named *record, struct buf *out, struct diag *d)
{
	buf_clear(out);
	for (size_t i = 0; i < n->count; i++) {
		size_t end = name_end(n, i);
		if (!add_name(n, i, end, record, out, d))
			return false;
		if (end < n->count)
			buf_add_char(out, '/');
		i = end;
	}
	buf_add_char(out, '.');
	buf_add_str(out, n->extension);
	return true;
}
