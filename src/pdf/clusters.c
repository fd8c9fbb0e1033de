#include "pdf/clusters.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { INSIDE, START, TAKEN };

/* Whether the text runs as the glyphs do, as it does in all but right-to-left scripts: then a cluster ends
 * where the next one begins. */
static bool in_order(const struct display_glyph *glyphs, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (glyphs[i].text < glyphs[i - 1].text)
			return false;
	return true;
}

static void mark(struct clusters *c)
{
	if (c->text.len > c->cap) {
		c->cap = c->text.len + c->text.len / 2;
		free(c->marks);
		c->marks = xmalloc(c->cap);
	}
	if (c->text.len)
		memset(c->marks, INSIDE, c->text.len);
	for (const struct display_glyph *g = c->glyph; g < c->end; g++) {
		if (g->text >= c->text.len)
			continue;
		c->marks[g->text] = START;
		if (g->text < c->first)
			c->first = g->text;
	}
}

void clusters_start(
	struct clusters *c, const struct display_glyph *glyphs, size_t count, struct slice text)
{
	c->glyph = glyphs;
	c->end = glyphs + count;
	c->text = text;
	c->ordered = in_order(glyphs, count);
	c->first = c->ordered && count && glyphs->text < text.len ? glyphs->text : text.len;
	if (!c->ordered)
		mark(c);
}

/* The text from AT to where the next cluster begins. */
static struct slice take_text(struct clusters *c, size_t at)
{
	if (at >= c->text.len)
		return (struct slice){ "", 0 };
	size_t end = at + 1;
	if (c->ordered) {
		end = c->glyph < c->end && c->glyph->text < c->text.len ? c->glyph->text : c->text.len;
	} else {
		if (c->marks[at] != START)
			return (struct slice){ "", 0 };
		c->marks[at] = TAKEN;
		while (end < c->text.len && c->marks[end] == INSIDE)
			end++;
	}
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
