#define _GNU_SOURCE /* O_TMPFILE, syncfs */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
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
	if (error == ENOMEM)
		arena_out_of_memory();
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
	if (p == MAP_FAILED) {
		arena_check_errno();
		return false;
	}
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

/* How the hidden names begin. Whoever writes under one holds a lock on it. */
#define HIDDEN ".banxin~"

struct out {
	int fd;
	char *path;      /* what the user asked for */
	char *temporary; /* the name it has until out_commit; NULL: none */
	bool unnamed;    /* made with O_TMPFILE */
	bool unsynced;
	struct diag *d;
	bool failed;
	size_t len;
	char data[]; /* OUT_BUFFER of it */
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

/* The length of the folder part of PATH, with its slash. */
static size_t folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? (size_t)(slash - path) + 1 : 0;
}

/* A pattern for mkstemp beside PATH; malloc. */
static char *hidden_name(const char *path)
{
	size_t folder = folder_length(path), n = folder + sizeof HIDDEN "XXXXXX";
	char *name = xmalloc(n);
	snprintf(name, n, "%.*s" HIDDEN "XXXXXX", (int)folder, path);
	return name;
}

/* A file without a name, which nobody ever sees and which goes with the process. */
static int open_unnamed(struct out *o)
{
	if (access("/proc/self/fd", X_OK) != 0) /* it gets its name through there */
		return -1;
	size_t folder = folder_length(o->path);
	char *dir = xmalloc(folder + 2);
	snprintf(dir, folder + 2, "%.*s", folder ? (int)folder : 1, folder ? o->path : ".");
	int fd = open(dir, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
	free(dir);
	o->unnamed = fd >= 0;
	return fd;
}

static int open_temporary(struct out *o)
{
	int fd = open_unnamed(o);
	if (fd >= 0)
		return fd;
	o->temporary = hidden_name(o->path);
	fd = mkostemp(o->temporary, O_CLOEXEC);
	if (fd < 0) {
		int saved = errno;
		free(o->temporary);
		o->temporary = NULL;
		errno = saved;
		return -1;
	}
	flock(fd, LOCK_EX | LOCK_NB);
	fchmod(fd, default_mode());
	return fd;
}

struct out *out_open(const char *path, struct diag *d)
{
	struct out *o = xmalloc(sizeof *o + OUT_BUFFER);
	*o = (struct out){ .fd = -1, .path = xstrdup(path), .d = d };
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

void out_leave_unsynced(struct out *o)
{
	o->unsynced = true;
}

void out_keep_mode(struct out *o, const char *path)
{
	struct stat st;
	if (!out_may_restart(o) || stat(path, &st) != 0)
		return;
	if (fchown(o->fd, st.st_uid, st.st_gid) != 0)
		st.st_mode &= 0777; /* of another owner now: what holds for him alone is dropped */
	fchmod(o->fd, st.st_mode & 07777);
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
	return o->temporary || o->unnamed;
}

bool out_restart(struct out *o)
{
	o->len = 0;
	if (o->failed)
		return false;
	return (lseek(o->fd, 0, SEEK_SET) == 0 && ftruncate(o->fd, 0) == 0) || out_error(o);
}

static bool link_as(int fd, const char *path)
{
	char self[40];
	snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
	return linkat(AT_FDCWD, self, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
}

/* Another name for the file without one, when its own is taken: only rename replaces a file. */
static bool link_beside(struct out *o)
{
	enum { TRIES = 100 };
	for (int i = 0; i < TRIES; i++) {
		free(o->temporary);
		o->temporary = hidden_name(o->path);
		int fd = mkostemp(o->temporary, O_CLOEXEC); /* a name that is free */
		if (fd < 0)
			break;
		close(fd);
		unlink(o->temporary);
		if (link_as(o->fd, o->temporary))
			return true;
		if (errno != EEXIST)
			break;
	}
	int saved = errno;
	free(o->temporary);
	o->temporary = NULL;
	errno = saved;
	return false;
}

/* Gives the finished file its name, in place of an older one. */
static bool give_name(struct out *o)
{
	if (o->unnamed) {
		if (link_as(o->fd, o->path))
			return true;
		if (errno != EEXIST || !link_beside(o))
			return false;
	}
	if (rename(o->temporary, o->path) != 0)
		return false;
	free(o->temporary);
	o->temporary = NULL;
	return true;
}

/* Only now some network file systems tell that the disk is full. */
static bool close_out(struct out *o)
{
	int fd = o->fd;
	o->fd = -1;
	return close(fd) == 0;
}

bool out_commit(struct out *o)
{
	bool ok = !o->failed && flush(o);
	if (ok && out_may_restart(o)) {
		ok = o->unsynced || fsync(o->fd) == 0;
		if (ok && !o->unnamed)
			ok = close_out(o);
		ok = ok && give_name(o);
		if (!ok)
			out_error(o);
	}
	out_free(o);
	return ok;
}

void out_abort(struct out *o)
{
	if (o)
		out_free(o);
}

bool file_sync(const char *path, struct diag *d)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && syncfs(fd) == 0;
	if (!ok)
		diag_error(d, (struct place){ path, 0, 0 }, CODE_FILE_WRITE,
			_("the files of this folder may not have reached the disk: %s"),
			file_reason(errno));
	if (fd >= 0)
		close(fd);
	return ok;
}

/* Whether nobody writes to FD any more: it is not new, and not locked. */
static bool is_abandoned(int fd)
{
	enum { SECONDS = 60 }; /* a new one may be about to be locked */
	struct stat st;
	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && time(NULL) - st.st_mtime > SECONDS &&
		flock(fd, LOCK_EX | LOCK_NB) == 0;
}

void file_sweep(const char *path)
{
	DIR *dir = opendir(path);
	for (struct dirent *e; dir && (e = readdir(dir));) {
		if (strncmp(e->d_name, HIDDEN, strlen(HIDDEN)) != 0)
			continue;
		int fd = openat(dirfd(dir), e->d_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
		if (fd >= 0 && is_abandoned(fd))
			unlinkat(dirfd(dir), e->d_name, 0);
		if (fd >= 0)
			close(fd);
	}
	if (dir)
		closedir(dir);
}

bool file_make_folders(const char *path, struct diag *d)
{
	char *part = xstrdup(path);
	bool ok = true;
	for (char *p = part + 1; ok && *part; p++) {
		if (*p && *p != '/')
			continue;
		char end = *p;
		*p = '\0';
		ok = mkdir(part, 0777) == 0 || errno == EEXIST || errno == EISDIR;
		*p = end;
		if (!end)
			break;
	}
	struct stat st;
	if (ok && (ok = stat(path, &st) == 0) && !S_ISDIR(st.st_mode)) {
		errno = ENOTDIR;
		ok = false;
	}
	free(part);
	return ok || diag_error(d, (struct place){ path, 0, 0 }, CODE_FILE_WRITE,
		_("this folder cannot be made: %s"), file_reason(errno));
}
