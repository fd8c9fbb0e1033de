/* Reading again what was cut: a record of a file, as a document of its own. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "record/cut.h"
#include "record/window.h"

#define END "</records>"

/* A file that is gone as soon as nobody has it open. */
static int nameless_file(void)
{
	const char *folder = getenv("TMPDIR");
	struct arena *a = arena_new();
	char *name = file_join(a, folder && folder[0] ? folder : "/var/tmp", "banxin-XXXXXX");
	int fd = mkstemp(name);
	if (fd >= 0) {
		unlink(name);
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	}
	arena_free(a);
	return fd;
}

bool cut_store_open(struct cut_store *s)
{
	if (s->fd < 0)
		s->fd = nameless_file();
	return s->fd >= 0;
}

void cut_store_release(struct cut_store *s)
{
	if (s->fd >= 0)
		close(s->fd);
	*s = cut_store_new();
}

static bool is_unchanged(const struct cut_file *f, int fd)
{
	struct stat s;
	return fstat(fd, &s) == 0 && s.st_dev == f->device && s.st_ino == f->inode &&
		(uint64_t)s.st_size == f->size && s.st_mtim.tv_sec == f->seconds &&
		s.st_mtim.tv_nsec == f->nanoseconds;
}

static bool read_part(int fd, uint64_t offset, uint32_t size, struct buf *out)
{
	char *to = buf_reserve(out, size);
	size_t got = 0;
	while (to && got < size) {
		ssize_t n = pread(fd, to + got, size - got, (off_t)(offset + got));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		got += (size_t)n;
	}
	out->len += got;
	return to != NULL;
}

static bool unreadable(const struct cut_file *f, struct diag *d)
{
	return diag_error(d, (struct place){ f->path, 0, 0 },
		errno == ENOENT ? CODE_NO_INPUT : CODE_FILE_READ, _("cannot read this file: %s"),
		file_reason(errno));
}

/* What could not be converted is told as what it is in the file. */
static bool check_converted(const struct cut_file *f, struct slice record, long line, struct diag *d)
{
	const char *bad = f->encoding ? memchr(record.data, WINDOW_BAD, record.len) : NULL;
	if (!bad)
		return true;
	for (const char *p = record.data; (p = memchr(p, '\n', (size_t)(bad - p))); p++)
		line++;
	return diag_error(d, (struct place){ f->path, line, 0 }, CODE_XML_ENCODING,
		_("what stands here is no %s, which the file declares as its encoding"), f->encoding);
}

/* Blanks for what is before the record in its line, so that it stands in its own column; none if that is
 * long. */
static void add_indent(int fd, uint64_t offset, struct buf *out)
{
	enum { INDENT_MAX = 4096 };
	char before[INDENT_MAX];
	size_t len = offset < INDENT_MAX ? (size_t)offset : INDENT_MAX;
	if (len == 0 || pread(fd, before, len, (off_t)(offset - len)) != (ssize_t)len)
		return;
	const char *start = before + len;
	while (start > before && start[-1] != '\n')
		start--;
	if (start == before && len < offset)
		return;
	for (size_t n = utf8_count(start, (size_t)(before + len - start)); n > 0; n--)
		buf_add_char(out, ' ');
}

bool cut_read(const struct cut_file *f, uint64_t offset, uint32_t size, long line, struct buf *out,
	struct diag *d)
{
	buf_clear(out);
	int fd = f->fd >= 0 ? f->fd : open(f->path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return unreadable(f, d);
	bool same = f->fd >= 0 || is_unchanged(f, fd);
	buf_add_str(out, f->tag);
	buf_add_char(out, '\n');
	if (same)
		add_indent(fd, offset, out);
	size_t start = out->len;
	bool ok = same && read_part(fd, offset, size, out);
	if (fd != f->fd)
		close(fd);
	if (!ok)
		return diag_error(d, (struct place){ f->path, line, 0 }, CODE_FILE_READ,
			_("this file was changed while its records were being read"));
	ok = check_converted(f, slice_part(buf_slice(out), start, size), line, d);
	/* One that does not end shows END in its place; any other ends its line. */
	if (size && out->data[out->len - 1] == '>')
		buf_add_char(out, '\n');
	buf_add_str(out, END);
	return ok;
}

size_t cut_read_start(struct slice document, uint32_t size)
{
	static const char mark[] = "\xEF\xBB\xBF";
	size_t end = document.len - strlen(END);
	if (document.data[end - 1] == '\n')
		end--;
	bool marked = memcmp(document.data, mark, strlen(mark)) == 0;
	return end - size - (marked ? strlen(mark) : 0);
}
