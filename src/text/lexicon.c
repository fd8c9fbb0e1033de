#include "text/lexicon.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

/* Names of offices are long; what is longer is a sentence, and a line of its own in any title. */
enum { FILE_LIMIT = 4 * 1024 * 1024, LONGEST = 120 };

struct lexicon {
	struct arena *arena;
	const char *path;
	struct slice *words; /* sorted */
	size_t count, longest;
	bool loaded;
};

struct lexicon *lexicon_new(const char *path)
{
	struct lexicon *l = xcalloc(1, sizeof *l);
	l->arena = arena_new();
	l->path = arena_strdup(l->arena, path);
	return l;
}

void lexicon_free(struct lexicon *l)
{
	if (!l)
		return;
	arena_free(l->arena);
	free(l);
}

static int compare(const void *a, const void *b)
{
	const struct slice *x = a, *y = b;
	int order = memcmp(x->data, y->data, x->len < y->len ? x->len : y->len);
	return order ? order : (x->len > y->len) - (x->len < y->len);
}

static size_t count_of(struct slice text, char mark)
{
	size_t count = 0;
	for (size_t i = 0; i < text.len; i++)
		count += text.data[i] == mark;
	return count;
}

/* The word of a line, without its remark and the blanks around it. */
static struct slice word_of(const char *line, size_t len)
{
	const char *remark = memchr(line, '#', len);
	struct slice w = { line, remark ? (size_t)(remark - line) : len };
	while (w.len > 0 && strchr(" \t\r", w.data[w.len - 1]))
		w.len--;
	while (w.len > 0 && (*w.data == ' ' || *w.data == '\t'))
		w = (struct slice){ w.data + 1, w.len - 1 };
	return w;
}

/* Takes the words of TEXT, which stays where it is; SEPARATOR stands between them. */
static void take_words(struct lexicon *l, struct slice text, char separator)
{
	l->words = ARENA_ARRAY(l->arena, count_of(text, separator) + 1, struct slice);
	for (size_t at = 0, len; at < text.len; at += len + 1) {
		const char *end = memchr(text.data + at, separator, text.len - at);
		len = end ? (size_t)(end - text.data) - at : text.len - at;
		struct slice w = word_of(text.data + at, len);
		if (w.len == 0 || w.len > LONGEST)
			continue;
		l->words[l->count++] = w;
		if (w.len > l->longest)
			l->longest = w.len;
	}
	if (l->count > 0)
		qsort(l->words, l->count, sizeof *l->words, compare);
}

static void load(struct lexicon *l, struct diag *d)
{
	struct slice text;
	l->loaded = true;
	if (access(l->path, F_OK) == 0 &&
		file_read(l->arena, l->path, FILE_LIMIT, &text, (struct place){ 0 }, d))
		take_words(l, text, '\n');
}

struct lexicon *lexicon_of_list(const char *words)
{
	struct lexicon *l = xcalloc(1, sizeof *l);
	l->arena = arena_new();
	l->loaded = true;
	take_words(l, (struct slice){ words, strlen(words) }, ' ');
	return l;
}

static bool is_boundary(const char *text, size_t len, size_t at)
{
	return at == len || (text[at] & 0xC0) != 0x80;
}

size_t lexicon_match(struct lexicon *l, const char *text, size_t len, struct diag *d)
{
	if (!l->loaded)
		load(l, d);
	for (size_t n = len < l->longest ? len : l->longest; n > 0; n--) {
		const struct slice key = { text, n };
		if (is_boundary(text, len, n) && bsearch(&key, l->words, l->count, sizeof key, compare))
			return n;
	}
	return 0;
}
