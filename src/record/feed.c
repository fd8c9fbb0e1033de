#include "record/feed.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/i18n.h"
#include "record/xml.h"

/* Most files are records of a few KB, of which the first piece tells all. PIECE_MAX: the largest piece
 * that somebody may want to see as a whole. */
enum { FIRST = 16 * 1024, USUAL = 256 * 1024, PIECE_MAX = 64 * 1000 * 1000, RAW = 64 * 1024 };

struct conversion {
	iconv_t iconv;
	const char *name;
	size_t len; /* bytes of RAW not converted yet */
	int spool;  /* -1: none */
	uint64_t *spool_offset;
	char raw[RAW];
};

static bool fail(struct feed *f)
{
	f->failed = true;
	return false;
}

static bool read_fault(struct feed *f)
{
	enum code code = errno == ENOENT || errno == EISDIR || errno == ENOTDIR ? CODE_NO_INPUT
										: CODE_FILE_READ;
	diag_error(f->d, (struct place){ f->path, 0, 0 }, code, _("cannot read this file: %s"),
		file_reason(errno));
	return fail(f);
}

/* Up to SIZE bytes of the file; 0 at its end. False after a message. */
static bool read_some(struct feed *f, char *to, size_t size, size_t *got)
{
	ssize_t n;
	do
		n = read(f->fd, to, size);
	while (n < 0 && errno == EINTR);
	*got = n < 0 ? 0 : (size_t)n;
	return n >= 0 || read_fault(f);
}

static bool open_conversion(struct feed *f, const struct xml_encoding *e)
{
	struct conversion *c = xcalloc(1, sizeof *c);
	c->iconv = iconv_open("UTF-8", e->iconv);
	c->name = e->name;
	c->spool = -1;
	f->conversion = c;
	/* What was read to find the encoding is what comes first. */
	c->len = f->len - e->mark;
	memcpy(c->raw, f->data + e->mark, c->len);
	f->len = 0;
	return c->iconv != (iconv_t)-1 || read_fault(f);
}

bool feed_open(struct feed *f, const char *path, struct diag *d)
{
	*f = (struct feed){ .path = path, .d = d, .line = 1, .capacity = FIRST,
		.keep = FEED_KEEP_NONE };
	f->data = xmalloc(f->capacity);
	f->fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok = (f->fd >= 0 || read_fault(f)) && read_some(f, f->data, FIRST, &f->len);
	if (!ok)
		feed_close(f);
	return ok;
}

bool feed_start(struct feed *f)
{
	struct xml_encoding e;
	if (!xml_find_encoding(f->path, (struct slice){ f->data, f->len }, &e, f->d))
		return fail(f);
	f->declared = e.declared;
	if (e.iconv)
		return open_conversion(f, &e) && (feed_more(f) || !f->failed);
	f->at = f->counted = e.mark;
	return true;
}

void feed_close(struct feed *f)
{
	if (f->conversion && f->conversion->iconv != (iconv_t)-1)
		iconv_close(f->conversion->iconv);
	free(f->conversion);
	if (f->fd >= 0)
		close(f->fd);
	free(f->data);
	*f = (struct feed){ .fd = -1 };
}

static void count_lines(struct feed *f, size_t to)
{
	const char *p = f->data + f->counted, *end = f->data + to;
	if (to <= f->counted)
		return;
	while (p < end && (p = memchr(p, '\n', (size_t)(end - p)))) {
		f->line++;
		p++;
	}
	f->counted = to;
}

long feed_line(struct feed *f)
{
	count_lines(f, f->at);
	return f->line;
}

/* Leaves out what was read and is not to be kept. */
static void slide(struct feed *f)
{
	size_t from = f->keep < f->at ? f->keep : f->at;
	count_lines(f, from);
	memmove(f->data, f->data + from, f->len - from);
	f->len -= from;
	f->at -= from;
	f->counted -= from;
	f->offset += from;
	if (f->keep != FEED_KEEP_NONE)
		f->keep -= from;
}

static bool make_room(struct feed *f)
{
	slide(f);
	if (f->len > PIECE_MAX) {
		diag_error(f->d, (struct place){ f->path, feed_line(f), 0 }, CODE_XML_LIMIT,
			_("what begins here is larger than %d MB, the limit"), PIECE_MAX / 1000000);
		return fail(f);
	}
	if (f->capacity == FIRST || f->len > f->capacity / 2)
		f->capacity = f->capacity < USUAL ? USUAL : f->capacity * 2;
	f->data = xrealloc(f->data, f->capacity);
	return true;
}

static bool write_spool(struct feed *f, const char *data, size_t len)
{
	struct conversion *c = f->conversion;
	while (len) {
		ssize_t n = pwrite(c->spool, data, len, (off_t)*c->spool_offset);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			diag_error(f->d, (struct place){ f->path, 0, 0 }, CODE_FILE_WRITE,
				_("cannot write the converted file to a temporary one: %s"),
				file_reason(errno));
			return fail(f);
		}
		data += n;
		len -= (size_t)n;
		*c->spool_offset += (uint64_t)n;
	}
	return true;
}

bool feed_spool(struct feed *f, int fd, uint64_t *offset)
{
	f->conversion->spool = fd;
	f->conversion->spool_offset = offset;
	return write_spool(f, f->data, f->len);
}

static bool bad_bytes(struct feed *f, bool cut_off)
{
	count_lines(f, f->len);
	struct place at = { f->path, f->line, 0 };
	const struct conversion *c = f->conversion;
	if (cut_off)
		diag_error(f->d, at, CODE_XML_ENCODING, _("the file ends within a character of %s"),
			c->name);
	else
		diag_error(f->d, at, CODE_XML_ENCODING,
			_("the byte 0x%02X is no %s, which the file declares as its encoding"),
			(unsigned)(unsigned char)c->raw[0], c->name);
	return fail(f);
}

/* Converts what is there of RAW into the room behind the window. */
static bool convert(struct feed *f)
{
	struct conversion *c = f->conversion;
	char *from = c->raw, *to = f->data + f->len;
	size_t left = c->len, room = f->capacity - f->len, before = f->len;
	size_t n = iconv(c->iconv, &from, &left, &to, &room);
	int why = n == (size_t)-1 ? errno : 0;
	f->len = f->capacity - room;
	memmove(c->raw, from, left);
	c->len = left;
	if (why == EILSEQ)
		return bad_bytes(f, false);
	return c->spool < 0 || write_spool(f, f->data + before, f->len - before);
}

static bool more_converted(struct feed *f)
{
	struct conversion *c = f->conversion;
	size_t before = f->len, got;
	do {
		if (!read_some(f, c->raw + c->len, RAW - c->len, &got))
			return false;
		c->len += got;
		if (!convert(f))
			return false;
		if (got == 0 && f->len == before) {
			f->ended = true;
			return c->len == 0 ? false : bad_bytes(f, true);
		}
	} while (f->len == before);
	return true;
}

bool feed_more(struct feed *f)
{
	if (f->ended || f->failed || !make_room(f))
		return false;
	if (f->conversion)
		return more_converted(f);
	size_t got;
	if (!read_some(f, f->data + f->len, f->capacity - f->len, &got))
		return false;
	f->len += got;
	f->ended = got == 0;
	return got > 0;
}
