#include "pdf/clusters.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { INSIDE, START, TAKEN };

void clusters_start(
	struct clusters *c, const struct display_glyph *glyphs, size_t count, struct slice text)
{
	c->glyph = glyphs;
	c->end = glyphs + count;
	c->text = text;
	c->first = text.len;
	if (text.len > c->cap) {
		c->cap = text.len + text.len / 2;
		free(c->marks);
		c->marks = xmalloc(c->cap);
	}
	if (text.len)
		memset(c->marks, INSIDE, text.len);
	for (const struct display_glyph *g = glyphs; g < c->end; g++) {
		if (g->text >= text.len)
			continue;
		c->marks[g->text] = START;
		if (g->text < c->first)
			c->first = g->text;
	}
}

/* The text from AT to where the next cluster begins. */
static struct slice take_text(struct clusters *c, size_t at)
{
	if (at >= c->text.len || c->marks[at] != START)
		return (struct slice){ "", 0 };
	c->marks[at] = TAKEN;
	size_t end = at + 1;
	while (end < c->text.len && c->marks[end] == INSIDE)
		end++;
	if (at == c->first)
		at = 0;
	return (struct slice){ c->text.data + at, end - at };
}

/* Most clusters are one character. */
static size_t count_chars(struct slice text)
{
	const unsigned char *p = (const unsigned char *)text.data;
	if (text.len == 3 && (p[0] & 0xF0) == 0xE0 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80)
		return 1;
	return utf8_count(text.data, text.len);
}

bool clusters_next(struct clusters *c, struct cluster *out)
{
	if (c->glyph == c->end)
		return false;
	const struct display_glyph *first = c->glyph;
	while (c->glyph < c->end && c->glyph->text == first->text)
		c->glyph++;
	struct slice text = take_text(c, first->text);
	*out = (struct cluster){ first, (size_t)(c->glyph - first), count_chars(text), text };
	return true;
}

void clusters_release(struct clusters *c)
{
	free(c->marks);
	*c = (struct clusters){ 0 };
}
