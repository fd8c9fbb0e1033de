#include "record/window.h"

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
	size_t unit; /* bytes that no character is shorter than */
	size_t len;  /* bytes of RAW not converted yet */
	char raw[RAW];
};

static bool fail(struct window *w)
{
	w->failed = true;
	return false;
}

static bool read_fault(struct window *w)
{
	enum code code = errno == ENOENT || errno == EISDIR || errno == ENOTDIR ? CODE_NO_INPUT
										: CODE_FILE_READ;
	diag_error(w->d, (struct place){ w->path, 0, 0 }, code, _("cannot read this file: %s"),
		file_reason(errno));
	return fail(w);
}

/* Up to SIZE bytes of the file; 0 at its end. False after a message. */
static bool read_some(struct window *w, char *to, size_t size, size_t *got)
{
	ssize_t n;
	do
		n = read(w->fd, to, size);
	while (n < 0 && errno == EINTR);
	*got = n < 0 ? 0 : (size_t)n;
	return n >= 0 || read_fault(w);
}

static bool open_conversion(struct window *w, const struct xml_encoding *e)
{
	struct conversion *c = xcalloc(1, sizeof *c);
	c->iconv = iconv_open("UTF-8", e->iconv);
	c->unit = strncmp(e->iconv, "UTF-16", 6) == 0 ? 2 : 1;
	w->conversion = c;
	/* What was read to find the encoding is what comes first. */
	c->len = w->len - e->mark;
	memcpy(c->raw, w->data + e->mark, c->len);
	w->len = 0;
	return c->iconv != (iconv_t)-1 || read_fault(w);
}

bool window_open(struct window *w, const char *path, struct diag *d)
{
	*w = (struct window){ .path = path, .d = d, .line = 1, .capacity = FIRST,
		.keep = WINDOW_KEEP_NONE, .spool = -1 };
	w->data = xmalloc(w->capacity);
	w->fd = strcmp(path, "-") == 0 ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
				       : open(path, O_RDONLY | O_CLOEXEC);
	bool ok = (w->fd >= 0 || read_fault(w)) && read_some(w, w->data, FIRST, &w->len);
	if (!ok)
		window_close(w);
	return ok;
}

bool window_begin(struct window *w)
{
	struct xml_encoding e;
	if (!xml_find_encoding(w->path, (struct slice){ w->data, w->len }, &e, w->d))
		return fail(w);
	w->declared = e.declared;
	w->encoding = e.name;
	if (e.iconv)
		return open_conversion(w, &e) && (window_more(w) || !w->failed);
	w->at = w->counted = e.mark;
	return true;
}

void window_close(struct window *w)
{
	if (w->conversion && w->conversion->iconv != (iconv_t)-1)
		iconv_close(w->conversion->iconv);
	free(w->conversion);
	if (w->fd >= 0)
		close(w->fd);
	free(w->data);
	*w = (struct window){ .fd = -1, .spool = -1 };
}

static void count_lines(struct window *w, size_t to)
{
	const char *p = w->data + w->counted, *end = w->data + to;
	if (to <= w->counted)
		return;
	while (p < end && (p = memchr(p, '\n', (size_t)(end - p)))) {
		w->line++;
		p++;
	}
	w->counted = to;
}

long window_line(struct window *w)
{
	count_lines(w, w->at);
	return w->line;
}

/* Leaves out what was read and is not to be kept. */
static void slide(struct window *w)
{
	size_t from = w->keep < w->at ? w->keep : w->at;
	count_lines(w, from);
	memmove(w->data, w->data + from, w->len - from);
	w->len -= from;
	w->at -= from;
	w->counted -= from;
	w->offset += from;
	if (w->keep != WINDOW_KEEP_NONE)
		w->keep -= from;
}

static bool make_room(struct window *w)
{
	slide(w);
	if (w->len > PIECE_MAX) {
		diag_error(w->d, (struct place){ w->path, window_line(w), 0 }, CODE_XML_LIMIT,
			_("what begins here is larger than %d MB, the limit"), PIECE_MAX / 1000000);
		return fail(w);
	}
	if (w->capacity == FIRST || w->len > w->capacity / 2)
		w->capacity = w->capacity < USUAL ? USUAL : w->capacity * 2;
	w->data = xrealloc(w->data, w->capacity);
	return true;
}

static bool write_spool(struct window *w, const char *data, size_t len)
{
	while (len && w->spool >= 0) {
		ssize_t n = pwrite(w->spool, data, len, (off_t)*w->spool_offset);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			diag_error(w->d, (struct place){ w->path, 0, 0 }, CODE_FILE_WRITE,
				_("cannot write a temporary copy of this file: %s"),
				file_reason(errno));
			return fail(w);
		}
		data += n;
		len -= (size_t)n;
		*w->spool_offset += (uint64_t)n;
	}
	return true;
}

bool window_spool(struct window *w, int fd, uint64_t *offset)
{
	w->spool = fd;
	w->spool_offset = offset;
	return write_spool(w, w->data, w->len);
}

static bool cut_off(struct window *w)
{
	count_lines(w, w->len);
	diag_error(w->d, (struct place){ w->path, w->line, 0 }, CODE_XML_ENCODING,
		_("the file ends within a character of %s"), w->encoding);
	return fail(w);
}

/* Converts what is there of RAW into the room behind the window. */
static bool convert(struct window *w)
{
	struct conversion *c = w->conversion;
	char *from = c->raw, *to = w->data + w->len;
	size_t left = c->len, room = w->capacity - w->len, before = w->len;
	while (iconv(c->iconv, &from, &left, &to, &room) == (size_t)-1 && errno == EILSEQ && room) {
		size_t bad = c->unit < left ? c->unit : left;
		*to++ = WINDOW_BAD;
		room--;
		from += bad;
		left -= bad;
	}
	w->len = w->capacity - room;
	memmove(c->raw, from, left);
	c->len = left;
	return write_spool(w, w->data + before, w->len - before);
}

static bool more_converted(struct window *w)
{
	struct conversion *c = w->conversion;
	size_t before = w->len, got;
	do {
		if (!read_some(w, c->raw + c->len, RAW - c->len, &got))
			return false;
		c->len += got;
		if (!convert(w))
			return false;
		if (got == 0 && w->len == before) {
			w->ended = true;
			return c->len == 0 ? false : cut_off(w);
		}
	} while (w->len == before);
	return true;
}

bool window_more(struct window *w)
{
	if (w->ended || w->failed || !make_room(w))
		return false;
	if (w->conversion)
		return more_converted(w);
	size_t got;
	if (!read_some(w, w->data + w->len, w->capacity - w->len, &got))
		return false;
	w->len += got;
	w->ended = got == 0;
	return got > 0 && write_spool(w, w->data + w->len - got, got);
}
