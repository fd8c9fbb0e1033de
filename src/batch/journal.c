#include "batch/journal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "batch/report.h"
#include "batch/hash.h"

#define NAME ".banxin-batch"

/* VERSION seeds the check sums: lines of another form count for nothing. */
enum { VERSION = 1, MAX_LINE = 1024 * 1024, MAX_FILES = 300 };

/* A line of a journal. Journals are read again where that is asked for, so a million lines cost some
 * 40 MB; the output's name is in the line. */
struct line {
	uint64_t name; /* hash of the output's */
	uint64_t at;
	uint32_t size; /* 0: a free place in the table */
	unsigned file;
};

struct journal {
	struct diag *d;
	char *path; /* of what is written */
	int folder, fd;
	bool failed;
	int *files; /* that were there */
	size_t file_count, file_cap;
	struct line *table;
	size_t count, size; /* SIZE is a power of 2, or 0 */
	XXH3_state_t *common;
	XXH128_hash_t seed; /* of COMMON so far */
	struct buf text;
};

static bool fail(struct journal *j, const char *format)
{
	if (!j->failed)
		diag_error(j->d, (struct place){ j->path, 0, 0 }, CODE_FILE_WRITE, format,
			file_reason(errno));
	j->failed = true;
	return false;
}

/* The place of a line, or where one that is not there yet belongs. */
static struct line *find(const struct journal *j, uint64_t name, unsigned file)
{
	size_t i = (size_t)name & (j->size - 1);
	while (j->table[i].size && (j->table[i].name != name || j->table[i].file != file))
		i = (i + 1) & (j->size - 1);
	return &j->table[i];
}

static void grow(struct journal *j)
{
	struct line *old = j->table;
	size_t size = j->size;
	j->size = size ? 2 * size : 1024;
	j->table = xcalloc(j->size, sizeof *j->table);
	for (size_t i = 0; i < size; i++)
		if (old[i].size)
			*find(j, old[i].name, old[i].file) = old[i];
	free(old);
}

/* Of two lines of one output in one journal, the later one counts. */
static void note(struct journal *j, const struct line *line)
{
	if (4 * (j->count + 1) > 3 * j->size)
		grow(j);
	struct line *place = find(j, line->name, line->file);
	j->count += !place->size;
	*place = *line;
}

/* The fields of a line lie between tabs. Moves REST behind the next one. */
static bool next_field(struct slice *rest, struct slice *field)
{
	if (!rest->data)
		return false;
	const char *tab = memchr(rest->data, '\t', rest->len);
	size_t len = tab ? (size_t)(tab - rest->data) : rest->len;
	*field = (struct slice){ rest->data, len };
	*rest = tab ? (struct slice){ tab + 1, rest->len - len - 1 } : (struct slice){ 0 };
	return true;
}

static bool next_number(struct slice *rest, uint64_t *out)
{
	struct slice field;
	char digits[24];
	if (!next_field(rest, &field) || !field.len || field.len >= sizeof digits)
		return false;
	memcpy(digits, field.data, field.len);
	digits[field.len] = '\0';
	char *end;
	*out = strtoull(digits, &end, 16);
	return !*end;
}

static void put_number(struct buf *out, uint64_t v)
{
	buf_printf(out, "%" PRIx64 "\t", v);
}

/* Names may have anything in them but NUL. */
static void put_name(struct buf *out, const char *s)
{
	for (; *s; s++) {
		if (*s == '\t' || *s == '\n' || *s == '\\')
			buf_printf(out, "\\%c", *s == '\t' ? 't' : *s == '\n' ? 'n' : '\\');
		else
			buf_add_char(out, *s);
	}
	buf_add_char(out, '\t');
}

/* What put_name wrote; in A. */
static const char *read_name(struct arena *a, struct slice field)
{
	char *name = arena_alloc(a, field.len + 1), *out = name;
	for (size_t i = 0; i < field.len; i++) {
		char c = field.data[i];
		if (c == '\\' && i + 1 < field.len) {
			c = field.data[++i];
			c = c == 't' ? '\t' : c == 'n' ? '\n' : c;
		}
		*out++ = c;
	}
	return name;
}

/* LINE without its check sum; false if that is wrong. */
static bool verify(struct slice *line)
{
	enum { DIGITS = 16 };
	char digits[DIGITS + 1] = "", *end;
	if (line->len <= DIGITS)
		return false;
	line->len -= DIGITS;
	memcpy(digits, line->data + line->len, DIGITS);
	uint64_t sum = strtoull(digits, &end, 16);
	return !*end && sum == XXH3_64bits_withSeed(line->data, line->len, VERSION);
}

static uint64_t hash_name(const char *name, size_t len)
{
	return XXH3_64bits(name, len);
}

static void read_line(struct journal *j, unsigned file, uint64_t at, struct slice text)
{
	struct slice rest = text, name;
	uint64_t ignored;
	if (!verify(&rest))
		return;
	/* The name, with its escapes, is the sixth field. */
	for (int i = 0; i < 5; i++)
		if (!next_number(&rest, &ignored))
			return;
	if (next_field(&rest, &name))
		note(j, &(struct line){ hash_name(name.data, name.len), at, (uint32_t)text.len, file });
}

/* Reads the lines of a journal; one that is too long to be ours ends it. */
static void read_lines(struct journal *j, unsigned file)
{
	char *data = xmalloc(2 * MAX_LINE);
	size_t len = 0;
	uint64_t at = 0;
	ssize_t n;
	while (len < MAX_LINE && (n = read(j->files[file], data + len, 2 * MAX_LINE - len)) > 0) {
		const char *p = data, *end = data + len + n, *newline;
		while ((newline = memchr(p, '\n', (size_t)(end - p)))) {
			read_line(j, file, at + (uint64_t)(p - data),
				(struct slice){ p, (size_t)(newline - p) });
			p = newline + 1;
		}
		at += (uint64_t)(p - data);
		len = (size_t)(end - p);
		memmove(data, p, len);
	}
	free(data);
}

static void read_journal(struct journal *j, const char *name)
{
	int fd = openat(j->folder, name, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	j->files = xgrow(j->files, j->file_count, &j->file_cap, sizeof *j->files);
	j->files[j->file_count++] = fd;
	read_lines(j, (unsigned)j->file_count - 1);
}

/* The own journal, then those of other shards or of a run without shards. What can't be read, and
 * what is beyond MAX_FILES, is done again. */
static void read_journals(struct journal *j, const char *folder, const char *own)
{
	DIR *dir = opendir(folder);
	struct dirent *e;
	read_journal(j, own);
	while (dir && (e = readdir(dir)) && j->file_count < MAX_FILES)
		if (strncmp(e->d_name, NAME, strlen(NAME)) == 0 && strcmp(e->d_name, own) != 0)
			read_journal(j, e->d_name);
	if (dir)
		closedir(dir);
}

/* A line that was cut short must not spoil the next one. */
static bool end_last_line(int fd)
{
	struct stat st;
	char last = '\n';
	if (fstat(fd, &st) != 0 || (st.st_size && pread(fd, &last, 1, st.st_size - 1) != 1))
		return false;
	return last == '\n' || write(fd, "\n", 1) == 1;
}

static bool open_own(struct journal *j, const char *name, bool resume)
{
	/* Another process may still read the old one. */
	if (!resume && unlinkat(j->folder, name, 0) != 0 && errno != ENOENT)
		return fail(j, _("cannot write this file: %s"));
	j->fd = openat(j->folder, name, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
	if (j->fd < 0 || !end_last_line(j->fd))
		return fail(j, _("cannot write this file: %s"));
	return true;
}

static bool open_journal(struct journal *j, const char *folder, struct batch_shard shard,
	bool resume, bool write)
{
	struct arena *a = arena_new();
	const char *name =
		shard.n ? arena_printf(a, NAME ".%u-of-%u", shard.i, shard.n) : NAME;
	j->path = xstrdup(file_join(a, folder, name));
	j->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = j->folder >= 0 || (!write && errno == ENOENT) ||
		fail(j, _("cannot write this file: %s"));
	if (ok && resume && j->folder >= 0)
		read_journals(j, folder, name);
	if (ok && write)
		ok = open_own(j, name, resume);
	arena_free(a);
	return ok;
}

struct journal *journal_open(const char *folder, struct batch_shard shard, bool resume, bool write,
	struct diag *d)
{
	struct journal *j = xcalloc(1, sizeof *j);
	j->d = d;
	j->folder = j->fd = -1;
	j->common = XXH3_createState();
	XXH3_128bits_reset(j->common);
	j->seed = XXH3_128bits_digest(j->common);
	buf_init(&j->text, MAX_LINE);
	if (open_journal(j, folder, shard, resume, write))
		return j;
	journal_close(j);
	return NULL;
}

void journal_close(struct journal *j)
{
	if (!j)
		return;
	for (size_t i = 0; i < j->file_count; i++)
		close(j->files[i]);
	if (j->folder >= 0)
		close(j->folder);
	if (j->fd >= 0)
		close(j->fd);
	XXH3_freeState(j->common);
	buf_release(&j->text);
	free(j->files);
	free(j->table);
	free(j->path);
	free(j);
}

void journal_common(struct journal *j, struct slice piece)
{
	uint64_t len = piece.len; /* so that "ab" "c" is not "a" "bc" */
	XXH3_128bits_update(j->common, &len, sizeof len);
	XXH3_128bits_update(j->common, piece.data, piece.len);
	j->seed = XXH3_128bits_digest(j->common);
}

void journal_key(const struct journal *j, struct slice record, uint64_t key[2])
{
	const XXH128_hash_t own = XXH3_128bits(record.data, record.len), both[] = { j->seed, own };
	XXH128_hash_t hash = XXH3_128bits(both, sizeof both);
	key[0] = hash.high64;
	key[1] = hash.low64;
}

static int64_t nanoseconds(const struct stat *st)
{
	return (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec;
}

static bool same_bytes(const struct outcome_file *f)
{
	struct slice data = { 0 };
	if (f->size && !file_map(f->path, &data))
		return false;
	XXH128_hash_t hash = XXH3_128bits(data.data, data.len);
	file_unmap(data);
	return data.len == f->size && hash.high64 == f->hash[0] && hash.low64 == f->hash[1];
}

static bool same_file(const struct outcome_file *f)
{
	struct stat st;
	bool there = stat(f->path, &st) == 0;
	if (f->missing || !there)
		return f->missing && !there;
	if ((uint64_t)st.st_size != f->size)
		return false;
	return (f->modified && f->modified == nanoseconds(&st)) || same_bytes(f);
}

/* Whether the files that the rest of a line names are what they were. */
static bool same_files(struct slice rest)
{
	struct arena *a = arena_new();
	struct slice name;
	bool same = true;
	while (same && next_field(&rest, &name) && name.len) {
		struct outcome_file f = { .path = read_name(a, name) };
		uint64_t missing = 0, modified = 0;
		same = next_number(&rest, &missing) && next_number(&rest, &f.size) &&
			next_number(&rest, &modified) && next_number(&rest, &f.hash[0]) &&
			next_number(&rest, &f.hash[1]);
		f.missing = missing != 0;
		f.modified = (int64_t)modified;
		same = same && same_file(&f);
	}
	arena_free(a);
	return same;
}

/* What is looked for: an output, and its name with escapes as it stands in a line. */
struct query {
	const char *output;
	struct slice name;
	const uint64_t *key;
	struct arena *a;
};

/* Whether the line TEXT is of the output and key of Q, and all is as it was. */
static bool line_holds(
	const struct journal *j, struct slice text, const struct query *q, struct outcome *o)
{
	uint64_t was[2], size, modified, pages;
	struct slice name, details;
	struct stat st;
	if (!verify(&text) || !next_number(&text, &was[0]) || !next_number(&text, &was[1]) ||
		!next_number(&text, &size) || !next_number(&text, &modified) ||
		!next_number(&text, &pages) || !next_field(&text, &name) ||
		!next_field(&text, &details))
		return false;
	if (was[0] != q->key[0] || was[1] != q->key[1] || name.len != q->name.len ||
		memcmp(name.data, q->name.data, name.len) != 0)
		return false;
	if (fstatat(j->folder, q->output, &st, 0) != 0 || (uint64_t)st.st_size != size ||
		nanoseconds(&st) != (int64_t)modified || !same_files(text))
		return false;
	o->pages = (unsigned)pages;
	o->bytes = size;
	o->earlier = arena_strndup(q->a, details.data, details.len);
	return true;
}

static bool try_line(const struct journal *j, const struct line *line, const struct query *q,
	struct outcome *o)
{
	char small[4096], *text = line->size <= sizeof small ? small : xmalloc(line->size);
	bool holds = pread(j->files[line->file], text, line->size, (off_t)line->at) ==
			(ssize_t)line->size &&
		line_holds(j, (struct slice){ text, line->size }, q, o);
	if (text != small)
		free(text);
	return holds;
}

bool journal_finished(const struct journal *j, const char *output, const uint64_t key[2],
	struct outcome *o, struct arena *a)
{
	if (!j->count)
		return false;
	struct buf name;
	buf_init(&name, MAX_LINE);
	put_name(&name, output);
	const struct query query = { output, { name.data, name.len - 1 }, key, a };
	uint64_t hash = hash_name(query.name.data, query.name.len);
	bool finished = false;
	for (size_t i = (size_t)hash & (j->size - 1); !finished && j->table[i].size;
		i = (i + 1) & (j->size - 1))
		finished = j->table[i].name == hash &&
			try_line(j, &j->table[i], &query, o);
	buf_release(&name);
	return finished;
}

static void put_files(struct buf *out, const struct outcome *o)
{
	for (size_t i = 0; i < o->file_count; i++) {
		const struct outcome_file *f = &o->files[i];
		put_name(out, f->path);
		put_number(out, f->missing);
		put_number(out, f->size);
		put_number(out, (uint64_t)f->modified);
		put_number(out, f->hash[0]);
		put_number(out, f->hash[1]);
	}
}

bool journal_add(struct journal *j, const char *output, const struct outcome *o)
{
	struct stat st;
	struct buf *text = &j->text;
	if (j->failed || fstatat(j->folder, output, &st, 0) != 0)
		return false;
	buf_clear(text);
	put_number(text, o->key[0]);
	put_number(text, o->key[1]);
	put_number(text, (uint64_t)st.st_size);
	put_number(text, (uint64_t)nanoseconds(&st));
	put_number(text, o->pages);
	put_name(text, output);
	report_put_details(text, o);
	buf_add_char(text, '\t');
	put_files(text, o);
	buf_printf(text, "%016" PRIx64 "\n",
		(uint64_t)XXH3_64bits_withSeed(text->data, text->len, VERSION));
	if (text->overflow) /* it will be done again */
		return true;
	return write(j->fd, text->data, text->len) == (ssize_t)text->len ||
		fail(j, _("cannot write this file: %s"));
}
