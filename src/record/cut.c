#include "record/cut.h"

#include <errno.h>
#include <libxml/tree.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "record/markup.h"
#include "record/window.h"
#include "record/xml.h"

/* DEPTH_MAX: no record is deeper, see record_parse. NAMED_MAX: longer titles name nothing, and nobody
 * gives <records> so many attributes. */
enum {
	RECORD_MAX = 64 * 1000 * 1000,
	DEPTH_MAX = 256,
	NAMED_MAX = 64 * 1024,
	PROLOG_DEPTH = 16
};

#define MARK "\xEF\xBB\xBF" /* whatever a declaration says, these bytes are UTF-8 */

struct cut {
	struct window window;
	struct diag *d;
	unsigned wanted;
	struct cut_store *store;
	uint64_t base; /* of the file in the store */
	bool many;     /* the root is <records> */
	bool any;      /* a record was seen */
	bool ended;
	struct buf tag;
	long root_line;
	struct stat status;
	/* The gap between two records. */
	long gap_line;
	bool gap_filled; /* something that libxml2 must see stands in it */
	/* The record that is being read. */
	uint32_t names[DEPTH_MAX]; /* hashes of the elements around AT, the record's first */
	size_t name_len;           /* of the record's own */
	int depth;
	bool lost;   /* its tags don't match */
	bool titled; /* its title was found, or its head is behind us */
	struct buf id, title;
};

static bool told(struct cut *c, long line, enum code code, const char *text)
{
	return diag_error(c->d, (struct place){ c->window.path, line, 0 }, code, "%s", text);
}

static bool no_record(struct cut *c)
{
	return told(c, c->root_line, CODE_RECORDS, _("<records> holds no record"));
}

static const char *at(const struct cut *c)
{
	return c->window.data + c->window.at;
}

/* The next piece of markup or text. False at the end of the file, though something may be left
 * that has no end, and after a message. */
static bool next_markup(struct cut *c, struct markup *m)
{
	for (;;) {
		if (markup_scan(at(c), c->window.data + c->window.len, m))
			return true;
		if (!window_more(&c->window))
			return false;
	}
}

/* TEXT is well-formed in UTF-8, with line 1 where the file has LINE. */
static bool check(struct cut *c, struct slice text, long line)
{
	struct diag d = *c->d;
	d.part_of = c->window.path;
	d.lines_before = line - 1;
	struct xml_source source = { .path = c->window.path, .data = text, .depth = PROLOG_DEPTH };
	xmlDocPtr doc = xml_read(&source, &d);
	d.part_of = c->d->part_of;
	d.lines_before = c->d->lines_before;
	*c->d = d;
	xmlFreeDoc(doc);
	return doc != NULL;
}

static bool check_between(struct cut *c, const char *before, struct slice text, const char *behind,
	long line)
{
	struct buf b;
	buf_init(&b, SIZE_MAX / 2);
	buf_add_str(&b, MARK);
	buf_add_str(&b, before);
	if (before[0])
		buf_add_char(&b, '\n');
	buf_add(&b, text.data, text.len);
	buf_add_str(&b, behind);
	bool ok = check(c, buf_slice(&b), line - (before[0] != '\0'));
	buf_release(&b);
	return ok;
}

/* White space collapsed; of a title with elements in it, what is read. */
static void add_text(struct buf *out, xmlNodePtr n)
{
	for (; n; n = n->next) {
		const char *name = (const char *)n->name;
		if (n->type == XML_TEXT_NODE) {
			buf_add_str(out, (const char *)n->content);
		} else if (n->type == XML_ELEMENT_NODE) {
			if (strcmp(name, "line") == 0 || strcmp(name, "br") == 0)
				buf_add_char(out, ' ');
			if (strcmp(name, "note") != 0 && strcmp(name, "rt") != 0)
				add_text(out, n->children);
		}
	}
}

/* What TEXT, content or the value of an attribute, says. Empty if it is not well-formed: whoever reads
 * the record will say so. */
static void take_text(struct slice text, struct buf *out)
{
	struct arena *a = arena_new();
	struct buf b;
	buf_init(&b, NAMED_MAX);
	if (memchr(text.data, '<', text.len) || memchr(text.data, '&', text.len)) {
		struct diag silent;
		diag_init(&silent, NULL, NULL);
		const char *element = arena_printf(a, MARK "<x>%.*s</x>", (int)text.len, text.data);
		struct xml_source source = { .path = "", .data = slice_of(element),
			.depth = DEPTH_MAX };
		xmlDocPtr doc = xml_read(&source, &silent);
		if (doc)
			add_text(&b, xmlDocGetRootElement(doc));
		xmlFreeDoc(doc);
	} else {
		buf_add(&b, text.data, text.len);
	}
	buf_clear(out);
	buf_add_str(out, slice_collapse(a, buf_slice(&b)));
	buf_release(&b);
	arena_free(a);
}

static void take_id(struct cut *c, const struct markup *tag)
{
	struct slice id = markup_value(at(c), tag, "id");
	buf_clear(&c->id);
	if (id.len && id.len < NAMED_MAX)
		take_text(id, &c->id);
}

/* At the record's own start tag. */
static void begin_record(struct cut *c, const struct markup *tag)
{
	c->lost = false;
	c->titled = !(c->wanted & CUT_TITLE);
	c->depth = tag->kind == MARKUP_START;
	c->names[0] = tag->name;
	c->name_len = tag->name_len;
	buf_clear(&c->title);
	take_id(c, tag);
}

static uint32_t hash_of(const char *name)
{
	return hash_add(HASH_BEGIN, name, strlen(name));
}

static void find_title(struct cut *c, const struct markup *tag)
{
	if (c->depth != 3 || tag->name != hash_of("title") || c->names[1] != hash_of("head"))
		return;
	c->titled = true;
	c->window.keep = c->window.at + tag->len;
}

static void end_title(struct cut *c)
{
	size_t len = c->window.at - c->window.keep;
	if (len < NAMED_MAX)
		take_text((struct slice){ c->window.data + c->window.keep, len }, &c->title);
	c->window.keep = WINDOW_KEEP_NONE;
}

/* The tags of this record don't match. */
static void lose(struct cut *c)
{
	c->lost = c->titled = true;
	c->window.keep = WINDOW_KEEP_NONE;
}

static bool is_own(const struct cut *c, const struct markup *tag)
{
	return tag->name == c->names[0] && tag->name_len == c->name_len;
}

/* A tag inside a record. True if the record ends before it, *WITH: or with it. */
static bool step_inside(struct cut *c, const struct markup *m, bool *with)
{
	*with = false;
	if (m->kind == MARKUP_START || m->kind == MARKUP_EMPTY) {
		if (is_own(c, m))
			return true;
		if (c->lost || m->kind == MARKUP_EMPTY)
			return false;
		if (c->depth == DEPTH_MAX) {
			lose(c);
			return false;
		}
		c->names[c->depth++] = m->name;
		if (!c->titled)
			find_title(c, m);
		return false;
	}
	if (m->kind != MARKUP_END)
		return false;
	if (!c->lost && m->name == c->names[c->depth - 1]) {
		c->depth--;
		if (c->window.keep != WINDOW_KEEP_NONE && c->depth == 2)
			end_title(c);
		if (c->depth == 1 && m->name == hash_of("head"))
			c->titled = true;
		*with = c->depth == 0;
		return c->depth == 0;
	}
	lose(c);
	*with = is_own(c, m);
	return *with || markup_is(at(c), m, "records");
}

/* The file is over, and something in it isn't. */
static enum cut_step ends_early(struct cut *c, long record_line)
{
	if (c->window.failed)
		return CUT_FAULT;
	c->window.at = c->window.len;
	struct place end = { c->window.path, window_line(&c->window), 0 };
	if (record_line)
		diag_error(c->d, end, CODE_XML_SYNTAX,
			_("the file ends inside the record that began in line %ld"), record_line);
	else
		diag_error(c->d, end, CODE_XML_SYNTAX,
			_("the file ends inside <records>, which began in line %ld"), c->root_line);
	return CUT_FAULT;
}

static void begin_gap(struct cut *c)
{
	c->window.keep = c->window.at;
	c->gap_line = window_line(&c->window);
	c->gap_filled = false;
}

static struct slice gap(const struct cut *c)
{
	return (struct slice){ c->window.data + c->window.keep, c->window.at - c->window.keep };
}

/* Where the record at AT begins: with its line, so that columns are right, if nothing is before it. */
static uint64_t start_of_record(const struct cut *c)
{
	size_t i = c->window.at;
	while (i > c->window.keep && (c->window.data[i - 1] == ' ' || c->window.data[i - 1] == '\t'))
		i--;
	bool whole_line = i > c->window.keep && c->window.data[i - 1] == '\n';
	return c->window.offset + (whole_line ? i : c->window.at);
}

static enum cut_step read_record(struct cut *c, const struct markup *tag, struct cut_record *out)
{
	uint64_t start = start_of_record(c);
	bool ends = tag->kind == MARKUP_EMPTY, with = true;
	struct markup m = *tag;
	out->line = window_line(&c->window);
	c->any = true;
	c->window.keep = WINDOW_KEEP_NONE;
	begin_record(c, tag);
	c->window.at += tag->len;
	while (!ends) {
		if (!next_markup(c, &m))
			return ends_early(c, out->line);
		ends = step_inside(c, &m, &with);
		if (!ends || with)
			c->window.at += m.len;
		if (window_offset(&c->window) - start > RECORD_MAX) {
			diag_error(c->d, (struct place){ c->window.path, out->line, 0 },
				CODE_XML_LIMIT, _("this record is larger than %d MB, the limit"),
				RECORD_MAX / 1000000);
			return CUT_FAULT;
		}
	}
	out->offset = c->base + start;
	out->size = (uint32_t)(window_offset(&c->window) - start);
	begin_gap(c);
	return CUT_RECORD;
}

static bool is_blank(const struct cut *c, const struct markup *m)
{
	struct slice text = { at(c), m->len };
	return slice_trim(text).len == 0;
}

/* Behind </records>: only what libxml2 lets stand there. */
static enum cut_step read_tail(struct cut *c)
{
	struct markup m;
	begin_gap(c);
	while (next_markup(c, &m)) {
		c->gap_filled = c->gap_filled || m.kind != MARKUP_TEXT || !is_blank(c, &m);
		c->window.at += m.len;
	}
	c->ended = true;
	if (c->window.failed)
		return CUT_FAULT;
	c->gap_filled = c->gap_filled || c->window.at < c->window.len;
	c->window.at = c->window.len;
	return !c->gap_filled || check_between(c, "<records/>", gap(c), "", c->gap_line) ? CUT_END
										       : CUT_FAULT;
}

static bool check_gap(struct cut *c)
{
	return !c->gap_filled || check_between(c, "<records>", gap(c), "</records>", c->gap_line);
}

static enum cut_step text_between(struct cut *c)
{
	while (is_space(*at(c)))
		c->window.at++;
	told(c, window_line(&c->window), CODE_XML_SYNTAX,
		_("text stands between the records of <records>"));
	return CUT_FAULT;
}

static enum cut_step read_end(struct cut *c, const struct markup *m)
{
	long line = window_line(&c->window);
	if (!markup_is(at(c), m, "records")) {
		diag_error(c->d, (struct place){ c->window.path, line, 0 }, CODE_XML_SYNTAX,
			_("</%.*s> stands between the records, where none is open"),
			(int)m->name_len, at(c) + 2);
		return CUT_FAULT;
	}
	if (m->broken) {
		told(c, line, CODE_XML_SYNTAX, _("a tag does not end; expected >"));
		return CUT_FAULT;
	}
	if (!c->any)
		no_record(c);
	if (!c->any || !check_gap(c))
		return CUT_FAULT;
	c->window.at += m->len;
	return read_tail(c);
}

static enum cut_step next_of_many(struct cut *c, struct cut_record *out)
{
	for (struct markup m; next_markup(c, &m); c->window.at += m.len) {
		switch (m.kind) {
		case MARKUP_TEXT:
			if (!is_blank(c, &m))
				return text_between(c);
			break;
		case MARKUP_COMMENT:
		case MARKUP_INSTRUCTION:
			c->gap_filled = true;
			if (!m.broken)
				break;
			told(c, window_line(&c->window), CODE_XML_SYNTAX,
				_("-- may not stand inside a comment"));
			return CUT_FAULT;
		case MARKUP_START:
		case MARKUP_EMPTY:
			return check_gap(c) ? read_record(c, &m, out) : CUT_FAULT;
		case MARKUP_END:
			return read_end(c, &m);
		case MARKUP_CDATA:
			return text_between(c);
		default:
			told(c, window_line(&c->window), CODE_XML_SYNTAX,
				_("a name was expected; a plain & or < is written as &amp; or &lt;"));
			return CUT_FAULT;
		}
	}
	return ends_early(c, 0);
}

/* A file that is one record: as far as is asked for. */
static enum cut_step read_single(struct cut *c, struct cut_record *out)
{
	struct markup m;
	bool ends = !c->wanted || c->window.failed || !next_markup(c, &m), with;
	*out = (struct cut_record){ .line = 1 };
	c->ended = true;
	if (!ends) {
		c->window.keep = WINDOW_KEEP_NONE;
		begin_record(c, &m);
		ends = m.kind == MARKUP_EMPTY;
		c->window.at += m.len;
	}
	while (!ends && (!c->titled || c->window.keep != WINDOW_KEEP_NONE) && next_markup(c, &m)) {
		ends = step_inside(c, &m, &with);
		c->window.at += m.len;
	}
	return CUT_RECORD;
}

enum cut_step cut_next(struct cut *c, struct cut_record *out)
{
	if (c->ended)
		return CUT_END;
	buf_clear(&c->id);
	buf_clear(&c->title);
	enum cut_step step = c->many ? next_of_many(c, out) : read_single(c, out);
	out->id = buf_slice(&c->id);
	out->title = buf_slice(&c->title);
	return step;
}

bool cut_is_stream(const struct cut *c)
{
	return !S_ISREG(c->status.st_mode);
}

/* It can't be read again as it is. */
static bool must_be_kept(const struct cut *c)
{
	return window_converts(&c->window) || cut_is_stream(c);
}

static bool begin_spool(struct cut *c)
{
	struct cut_store *s = c->store;
	if (!cut_store_open(s))
		return diag_error(c->d, (struct place){ c->window.path, 0, 0 }, CODE_FILE_WRITE,
			_("cannot write a temporary copy of this file: %s"), file_reason(errno));
	c->base = s->size - c->window.offset; /* a byte order mark may have gone already */
	return window_spool(&c->window, s->fd, &s->size);
}

/* The start tag of <records> as the documents of its records begin, on one line. */
static bool take_tag(struct cut *c, const struct markup *m)
{
	buf_add_str(&c->tag, c->window.declared ? MARK : "");
	for (size_t i = 0; i < m->len; i++)
		buf_add_char(&c->tag, is_space(at(c)[i]) ? ' ' : at(c)[i]);
	if (c->tag.overflow)
		diag_error(c->d, (struct place){ c->window.path, c->root_line, 0 }, CODE_XML_LIMIT,
			_("the start tag of <records> is longer than %d KB, the limit"),
			NAMED_MAX / 1024);
	return !c->tag.overflow;
}

/* AT is at the start tag M of <records>; what is before it is still in the window. */
static bool begin_many(struct cut *c, const struct markup *m, bool doctype)
{
	c->many = true;
	c->root_line = window_line(&c->window);
	if (doctype)
		return told(c, 1, CODE_XML_ENTITY,
			_("a file of several records may have no DOCTYPE; remove it"));
	if (!take_tag(c, m))
		return false;
	c->window.at += m->len;
	if (!check_between(c, "", gap(c), m->kind == MARKUP_START ? "</records>" : "", 1))
		return false;
	if (m->kind == MARKUP_EMPTY)
		return no_record(c);
	if (must_be_kept(c) && !begin_spool(c))
		return false;
	begin_gap(c);
	return true;
}

/* What may stand before the root. */
static bool is_prolog(const struct markup *m)
{
	return m->kind == MARKUP_TEXT || m->kind == MARKUP_COMMENT || m->kind == MARKUP_INSTRUCTION ||
		m->kind == MARKUP_DOCTYPE;
}

static bool find_root(struct cut *c, struct markup *m, bool *doctype)
{
	if (!window_begin(&c->window))
		return false;
	for (c->window.keep = c->window.at; next_markup(c, m); c->window.at += m->len) {
		if (m->kind == MARKUP_START || m->kind == MARKUP_EMPTY)
			return true;
		if (!is_prolog(m))
			return false;
		*doctype = *doctype || m->kind == MARKUP_DOCTYPE;
	}
	return false;
}

/* What is wrong before the root is silently left to whoever parses the file, unless it turns out to be
 * one of many records. */
static bool begin(struct cut *c)
{
	struct diag silent;
	struct markup m;
	bool doctype = false;
	diag_init(&silent, NULL, NULL);
	c->window.d = &silent;
	bool found = find_root(c, &m, &doctype);
	c->window.d = c->d;
	c->window.failed = !found;
	return !found || !markup_is(at(c), &m, "records") || begin_many(c, &m, doctype);
}

struct cut *cut_open(const char *path, unsigned wanted, struct cut_store *store, struct diag *d)
{
	struct cut *c = xcalloc(1, sizeof *c);
	c->d = d;
	c->wanted = wanted;
	c->store = store;
	buf_init(&c->tag, NAMED_MAX);
	buf_init(&c->id, NAMED_MAX);
	buf_init(&c->title, NAMED_MAX);
	bool ok = window_open(&c->window, path, d) && fstat(c->window.fd, &c->status) == 0;
	if (ok && begin(c))
		return c;
	cut_close(c);
	return NULL;
}

void cut_close(struct cut *c)
{
	if (!c)
		return;
	window_close(&c->window);
	buf_release(&c->tag);
	buf_release(&c->id);
	buf_release(&c->title);
	free(c);
}

struct cut_file cut_file(const struct cut *c, struct arena *a, const char *path)
{
	const struct stat *s = &c->status;
	return (struct cut_file){
		.path = path,
		.tag = c->many ? arena_strndup(a, c->tag.data, c->tag.len) : NULL,
		.fd = must_be_kept(c) ? c->store->fd : -1,
		.encoding = window_converts(&c->window) ? c->window.encoding : NULL,
		.device = s->st_dev,
		.inode = s->st_ino,
		.size = (uint64_t)s->st_size,
		.seconds = s->st_mtim.tv_sec,
		.nanoseconds = s->st_mtim.tv_nsec,
	};
}
