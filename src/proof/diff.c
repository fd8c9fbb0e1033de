#include "proof/diff.h"

#include <stdlib.h>

enum { CONTEXT = 3 };

/* Lines that are replaced as a whole. */
struct change {
	size_t start, end;         /* bytes of the source, of whole lines */
	size_t first, count;       /* lines of the source, from 0 */
	size_t text, text_end;     /* of the new lines among those of all changes */
	size_t new_count;
};

struct changes {
	struct change *items;
	size_t count, cap;
	struct buf text;
	struct slice source;
};

static size_t line_start(struct slice s, size_t at)
{
	while (at > 0 && s.data[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(struct slice s, size_t at)
{
	const char *end = at < s.len ? memchr(s.data + at, '\n', s.len - at) : NULL;
	return end ? (size_t)(end - s.data) + 1 : s.len;
}

static size_t count_lines(const char *data, size_t len)
{
	size_t count = 0;
	for (size_t i = 0; i < len; i++)
		count += data[i] == '\n' || i + 1 == len;
	return count;
}

/* The next change, of the edits from *I on. */
static void add_change(struct changes *c, const struct edit *edits, size_t count, size_t *i)
{
	c->items = xgrow(c->items, c->count, &c->cap, sizeof *c->items);
	struct change *now = &c->items[c->count], *last = c->count ? now - 1 : NULL;
	size_t before = last ? last->end : 0, at;
	now->start = at = line_start(c->source, edits[*i].start);
	now->end = now->start;
	now->text = c->text.len;
	for (; *i < count && (now->end == now->start || edits[*i].start < now->end); (*i)++) {
		buf_add(&c->text, c->source.data + at, edits[*i].start - at);
		buf_add(&c->text, edits[*i].text.data, edits[*i].text.len);
		at = edits[*i].end;
		now->end = line_end(c->source, at);
	}
	buf_add(&c->text, c->source.data + at, now->end - at);
	now->text_end = c->text.len;
	now->first = (last ? last->first + last->count : 0) +
		count_lines(c->source.data + before, now->start - before);
	now->count = count_lines(c->source.data + now->start, now->end - now->start);
	now->new_count = count_lines(buf_slice(&c->text).data + now->text, now->text_end - now->text);
	c->count++;
}

/* The lines of DATA, each behind SIGN. */
static void put_lines(struct buf *out, char sign, const char *data, size_t len)
{
	for (size_t at = 0; at < len;) {
		size_t end = line_end((struct slice){ data, len }, at);
		buf_add_char(out, sign);
		buf_add(out, data + at, end - at);
		if (data[end - 1] != '\n')
			buf_add_str(out, "\n\\ No newline at end of file\n");
		at = end;
	}
}

static size_t lines_before(struct slice s, size_t at, size_t least, size_t most, size_t *count)
{
	for (*count = 0; *count < most && at > least; (*count)++)
		at = line_start(s, at - 1);
	return at;
}

static size_t lines_behind(struct slice s, size_t at, size_t most, size_t *count)
{
	for (*count = 0; *count < most && at < s.len; (*count)++)
		at = line_end(s, at);
	return at;
}

static void put_range(struct buf *out, char sign, size_t first, size_t count)
{
	buf_printf(out, " %c%zu", sign, count ? first + 1 : first);
	if (count != 1)
		buf_printf(out, ",%zu", count);
}

/* A hunk: changes FROM to TO with what is around them. SHIFT: how many lines more the new text has
 * before. */
static ptrdiff_t put_hunk(
	struct buf *out, const struct changes *c, size_t from, size_t to, ptrdiff_t shift)
{
	const struct change *first = &c->items[from], *last = &c->items[to - 1];
	size_t before, behind, old = 0, new = 0;
	size_t at = lines_before(c->source, first->start, 0, CONTEXT, &before);
	size_t end = lines_behind(c->source, last->end, CONTEXT, &behind);
	ptrdiff_t grown = 0;
	for (size_t i = from; i < to; i++)
		grown += (ptrdiff_t)c->items[i].new_count - (ptrdiff_t)c->items[i].count;
	old = last->first + last->count + behind - (first->first - before);
	new = (size_t)((ptrdiff_t)old + grown);
	buf_add_str(out, "@@");
	put_range(out, '-', first->first - before, old);
	put_range(out, '+', (size_t)((ptrdiff_t)(first->first - before) + shift), new);
	buf_add_str(out, " @@\n");
	for (size_t i = from; i < to; i++) {
		const struct change *n = &c->items[i];
		put_lines(out, ' ', c->source.data + at, n->start - at);
		put_lines(out, '-', c->source.data + n->start, n->end - n->start);
		put_lines(out, '+', buf_slice(&c->text).data + n->text, n->text_end - n->text);
		at = n->end;
	}
	put_lines(out, ' ', c->source.data + at, end - at);
	return shift + grown;
}

void diff_add(struct buf *out, const char *path, struct slice source, const struct edit *edits,
	size_t count)
{
	struct changes c = { .source = source };
	ptrdiff_t shift = 0;
	if (count == 0)
		return;
	buf_init(&c.text, SIZE_MAX / 2);
	for (size_t i = 0; i < count;)
		add_change(&c, edits, count, &i);
	buf_printf(out, "--- %s\n+++ %s\n", path, path);
	for (size_t from = 0, to; from < c.count; from = to) {
		for (to = from + 1; to < c.count; to++)
			if (c.items[to].first - c.items[to - 1].first - c.items[to - 1].count > 2 * CONTEXT)
				break;
		shift = put_hunk(out, &c, from, to, shift);
	}
	buf_release(&c.text);
	free(c.items);
}
