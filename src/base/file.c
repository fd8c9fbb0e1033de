#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

const char *file_reason(int error)
{
	static const struct {
		int error;
		const char *reason;
	} reasons[] = {
		{ ENOENT, N_("there is no such file or folder") },
		{ EISDIR, N_("it is a folder") },
		{ ENOTDIR, N_("a part of its path is no folder") },
		{ EACCES, N_("permission denied") },
		{ EPERM, N_("permission denied") },
		{ EROFS, N_("the file system is read-only") },
		{ ENOSPC, N_("no space is left on the disk") },
		{ EDQUOT, N_("the disk quota is used up") },
		{ EFBIG, N_("the file would be too large") },
		{ EIO, N_("the disk reports an error") },
		{ ENAMETOOLONG, N_("its name is too long") },
		{ EMFILE, N_("too many files are open") },
		{ ENFILE, N_("too many files are open") },
		{ ELOOP, N_("its symbolic links go in a circle") },
		{ EPIPE, N_("nobody reads it any more") },
	};
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].error == error)
			return _(reasons[i].reason);
	return strerror(error);
}

static bool read_error(struct diag *d, struct place at, const char *path)
{
	enum code code = errno == ENOENT || errno == EISDIR || errno == ENOTDIR ? CODE_NO_INPUT
										: CODE_FILE_READ;
	if (!at.file)
		return diag_error(d, (struct place){ path, 0, 0 }, code,
			_("cannot read this file: %s"), file_reason(errno));
	return diag_error(d, at, code, _("cannot read %s: %s"), path, file_reason(errno));
}

/* Reads FD to its end. SIZE_HINT comes from fstat and may be 0 (a pipe) or stale. */
static bool read_all(
	struct arena *a, int fd, size_t size_hint, size_t limit, struct slice *out, bool *too_large)
{
	size_t cap = size_hint < 4096 ? 4096 : size_hint + 1, len = 0;
	char *data = xmalloc(cap + 1);
	for (;;) {
		ssize_t n = read(fd, data + len, cap - len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			int saved = errno;
			free(data);
			errno = saved;
			return false;
		}
		if (n == 0)
			break;
		len += (size_t)n;
		if (len > limit) {
			*too_large = true;
			break;
		}
		if (len == cap) {
			cap += cap / 2;
			data = xrealloc(data, cap + 1);
		}
	}
	if (!*too_large)
		*out = (struct slice){ arena_strndup(a, data, len), len };
	free(data);
	return !*too_large;
}

bool file_read(struct arena *a, const char *path, size_t limit, struct slice *out, struct place at,
	struct diag *d)
{
	bool standard_input = strcmp(path, "-") == 0, too_large = false;
	int fd = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return read_error(d, at, path);
	struct stat st = { 0 };
	size_t hint = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? (size_t)st.st_size : 0;
	if (hint > limit)
		too_large = true;
	bool ok = !too_large && read_all(a, fd, hint, limit, out, &too_large);
	int saved = errno;
	if (!standard_input)
		close(fd);
	errno = saved;
	if (too_large)
		return diag_error(d, at.file ? at : (struct place){ path, 0, 0 },
			CODE_FILE_TOO_LARGE, _("the file is larger than %zu MB, the limit"),
			limit / 1000000);
	return ok ? true : read_error(d, at, path);
}

bool file_map(const char *path, struct slice *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	struct stat st;
	void *p = MAP_FAILED;
	if (fstat(fd, &st) == 0) {
		if (st.st_size > 0)
			p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
		else
			errno = EINVAL;
	}
	int saved = errno;
	close(fd);
	errno = saved;
	if (p == MAP_FAILED)
		return false;
	*out = (struct slice){ p, (size_t)st.st_size };
	return true;
}

void file_unmap(struct slice map)
{
	if (map.data)
		munmap((void *)(uintptr_t)map.data, map.len);
}

char *file_join(struct arena *a, const char *dir, const char *name)
{
	if (name[0] == '/' || strcmp(dir, ".") == 0)
		return arena_strdup(a, name);
	size_t n = strlen(dir);
	return arena_printf(a, "%s%s%s", dir, n && dir[n - 1] == '/' ? "" : "/", name);
}

char *file_dirname(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return arena_strdup(a, ".");
	return arena_strndup(a, path, slash == path ? 1 : (size_t)(slash - path));
}

char *file_real_folder(struct arena *a, const char *dir)
{
	char *real = realpath(dir, NULL);
	if (!real)
		return NULL;
	char *folder = arena_printf(a, "%s%s", real, strcmp(real, "/") == 0 ? "" : "/");
	free(real);
	return folder;
}

bool file_has_extension(const char *path, const char *extension)
{
	size_t n = strlen(path), m = strlen(extension);
	return n > m && path[n - m - 1] != '/' && strcmp(path + n - m, extension) == 0;
}

/* Large enough that a page's content goes out in one call. */
enum { OUT_BUFFER = 256 * 1024 };

struct out {
	int fd;
	char *path;      /* what the user asked for */
	char *temporary; /* NULL when written directly */
	struct diag *d;
	bool failed;
	size_t len;
	char data[OUT_BUFFER];
};

static bool out_error(struct out *o)
{
	if (!o->failed)
		diag_error(o->d, (struct place){ o->path, 0, 0 }, CODE_FILE_WRITE,
			_("cannot write this file: %s"), file_reason(errno));
	o->failed = true;
	return false;
}

static void out_free(struct out *o)
{
	if (o->fd >= 0 && o->fd != STDOUT_FILENO)
		close(o->fd);
	if (o->temporary)
		unlink(o->temporary);
	free(o->temporary);
	free(o->path);
	free(o);
}

/* The mode a plain open() would have given, which mkstemp does not. */
static mode_t default_mode(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static int open_temporary(struct out *o)
{
	const char *slash = strrchr(o->path, '/');
	int dir_len = slash ? (int)(slash - o->path) + 1 : 0;
	size_t n = strlen(o->path) + sizeof "..XXXXXX";
	o->temporary = xmalloc(n);
	snprintf(o->temporary, n, "%.*s.%s.XXXXXX", dir_len, o->path, o->path + dir_len);
	int fd = mkstemp(o->temporary);
	if (fd < 0) {
		int saved = errno;
		free(o->temporary);
		o->temporary = NULL;
		errno = saved;
		return -1;
	}
	fchmod(fd, default_mode());
	return fd;
}

struct out *out_open(const char *path, struct diag *d)
{
	struct out *o = xcalloc(1, sizeof *o);
	o->fd = -1;
	o->path = xstrdup(path);
	o->d = d;
	struct stat st;
	if (strcmp(path, "-") == 0) {
		o->fd = STDOUT_FILENO;
	} else if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		o->fd = open(path, O_WRONLY | O_CLOEXEC);
	} else {
		o->fd = open_temporary(o);
	}
	if (o->fd < 0) {
		out_error(o);
		out_free(o);
		return NULL;
	}
	return o;
}

static bool write_all(struct out *o, const char *data, size_t len)
{
	while (len) {
		ssize_t n = write(o->fd, data, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return out_error(o);
		data += n;
		len -= (size_t)n;
	}
	return true;
}

static bool flush(struct out *o)
{
	size_t len = o->len;
	o->len = 0;
	return write_all(o, o->data, len);
}

bool out_write(struct out *o, const void *data, size_t len)
{
	if (o->failed)
		return false;
	if (len > OUT_BUFFER - o->len && !flush(o))
		return false;
	if (len > OUT_BUFFER)
		return write_all(o, data, len);
	if (len)
		memcpy(o->data + o->len, data, len);
	o->len += len;
	return true;
}

bool out_may_restart(const struct out *o)
{
	return o->temporary != NULL;
}

bool out_restart(struct out *o)
{
	o->len = 0;
	if (o->failed)
		return false;
	return (lseek(o->fd, 0, SEEK_SET) == 0 && ftruncate(o->fd, 0) == 0) || out_error(o);
}

bool out_commit(struct out *o)
{
	bool ok = !o->failed && flush(o);
	if (ok && o->temporary) {
		int fd = o->fd;
		ok = fsync(fd) == 0;
		o->fd = -1;
		ok = close(fd) == 0 && ok;
		ok = ok && rename(o->temporary, o->path) == 0;
		if (ok) {
			free(o->temporary);
			o->temporary = NULL;
		} else {
			out_error(o);
		}
	}
	out_free(o);
	return ok;
}

void out_abort(struct out *o)
{
	if (o)
		out_free(o);
}
