/* Glyphs become lines again, and questions about them are answered. */
#include <stdlib.h>

#include "set.h"

#include "base/buf.h"
#include "base/utf8.h"

/* Of two glyphs, whether they are no further apart across the line than a raised mark. */
static bool beside(const struct set *s, const struct glyph *a, const struct glyph *b)
{
	return a->page == b->page && llabs(a->across - b->across) * 8 <= s->em * 5;
}

static bool is_body(const struct set *s, const struct glyph *g)
{
	return g->ch && g->size * 8 > s->em * 5;
}

static int by_start(const void *a, const void *b)
{
	const struct glyph *left = a, *right = b;
	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return left->order < right->order ? -1 : left->order > right->order;
}

/* A line while it is gathered: the body glyph that began it, and how far it reaches. */
struct gathering {
	const struct glyph *head;
	mpt start, end;
	size_t count;
};

/* The line that a small glyph stands in; -1 for none. */
static int line_around(const struct set *s, const struct gathering *lines, size_t count,
	const struct glyph *g)
{
	for (size_t i = 0; i < count; i++) {
		if (beside(s, lines[i].head, g) && g->end > lines[i].start - 2 * s->em &&
			g->start < lines[i].end + 2 * s->em)
			return (int)i;
	}
	return -1;
}

/* Body glyphs follow each other in the order of painting; a line ends where the next one is further
 * across, or two ems back or a whole column on. */
static size_t gather(const struct set *s, struct gathering *lines, int *line_of_glyph)
{
	const struct glyph *last = NULL;
	size_t count = 0;
	for (size_t i = 0; i < s->glyph_count; i++) {
		const struct glyph *g = &s->glyphs[i];
		line_of_glyph[i] = -1;
		if (!is_body(s, g))
			continue;
		struct gathering *l = count ? &lines[count - 1] : NULL;
		if (!l || !beside(s, l->head, g) || g->start < last->start - 2 * s->em) {
			l = &lines[count++];
			*l = (struct gathering){ g, g->start, g->end, 0 };
		}
		l->start = mpt_min(l->start, g->start);
		l->end = mpt_max(l->end, g->end);
		line_of_glyph[i] = (int)(count - 1);
		last = g;
	}
	for (size_t i = 0; i < s->glyph_count; i++)
		if (s->glyphs[i].ch && line_of_glyph[i] < 0)
			line_of_glyph[i] = line_around(s, lines, count, &s->glyphs[i]);
	return count;
}

void find_lines(struct arena *a, struct set *s)
{
	struct gathering *found = xcalloc(s->glyph_count + 1, sizeof *found);
	int *place = xcalloc(s->glyph_count + 1, sizeof *place);
	size_t count = gather(s, found, place);
	struct glyph *glyphs = ARENA_ARRAY(a, s->glyph_count, struct glyph);
	struct text_line *lines = ARENA_ARRAY(a, count, struct text_line);
	size_t n = 0;
	for (size_t i = 0; i < s->glyph_count; i++)
		if (place[i] >= 0)
			found[place[i]].count++;
	for (size_t k = 0; k < count; k++) {
		lines[k] = (struct text_line){ glyphs + n, 0, found[k].head->page,
			found[k].head->across };
		n += found[k].count;
	}
	for (size_t i = 0; i < s->glyph_count; i++)
		if (place[i] >= 0) {
			struct text_line *l = &lines[place[i]];
			glyphs[l->glyphs - glyphs + (ptrdiff_t)l->count++] = s->glyphs[i];
		}
	for (size_t k = 0; k < count; k++)
		qsort(glyphs + (lines[k].glyphs - glyphs), lines[k].count, sizeof *glyphs, by_start);
	s->lines = lines;
	s->line_count = count;
	free(found);
	free(place);
}

const struct text_line *line_at(const struct set *s, int k)
{
	size_t i = k < 0 ? s->line_count - (size_t)-k : (size_t)k;
	return i < s->line_count ? &s->lines[i] : NULL;
}

const char *line_text(const struct set *s, int k)
{
	const struct text_line *l = line_at(s, k);
	struct buf out;
	buf_init(&out, 1 << 20);
	for (size_t i = 0; l && i < l->count; i++)
		buf_add_str(&out, l->glyphs[i].text);
	const char *text = text_of("%s", out.len ? out.data : "");
	buf_release(&out);
	return text;
}

const char *all_lines(const struct set *s)
{
	struct buf out;
	buf_init(&out, 1 << 24);
	for (size_t k = 0; k < s->line_count; k++) {
		buf_add_str(&out, k ? "|" : "");
		buf_add_str(&out, line_text(s, (int)k));
	}
	const char *text = text_of("%s", out.len ? out.data : "");
	buf_release(&out);
	return text;
}

const struct glyph *first_glyph(const struct set *s, int k)
{
	const struct text_line *l = line_at(s, k);
	return l && l->count ? &l->glyphs[0] : NULL;
}

const struct glyph *last_glyph(const struct set *s, int k)
{
	const struct text_line *l = line_at(s, k);
	return l && l->count ? &l->glyphs[l->count - 1] : NULL;
}

const struct glyph *find_glyph(const struct set *s, const char *text, unsigned nth)
{
	for (size_t k = 0; k < s->line_count; k++)
		for (size_t i = 0; i < s->lines[k].count; i++)
			if (strcmp(s->lines[k].glyphs[i].text, text) == 0 && nth-- == 0)
				return &s->lines[k].glyphs[i];
	return NULL;
}

int line_of(const struct set *s, const struct glyph *g)
{
	for (size_t k = 0; k < s->line_count; k++)
		if (g && g >= s->lines[k].glyphs && g < s->lines[k].glyphs + s->lines[k].count)
			return (int)k;
	return -1;
}

double ems(const struct set *s, mpt length)
{
	return (double)length / (double)s->em;
}

double gap_after(const struct set *s, const struct glyph *g)
{
	const struct text_line *l = line_at(s, line_of(s, g));
	if (!l || g + 1 >= l->glyphs + l->count || line_of(s, g) < 0)
		return 0;
	return ems(s, g[1].start - g->end);
}

double start_of(const struct set *s, const struct glyph *g)
{
	return g ? ems(s, g->start - s->left) : 0;
}

static bool is_one_of(uint32_t ch, const char *set)
{
	for (const char *p = set, *end = set + strlen(set); p < end;)
		if (utf8_next(&p, end) == ch)
			return true;
	return false;
}

bool is_opening_mark(uint32_t ch)
{
	return ch && is_one_of(ch, "“‘「『（〔【〖《〈［｛");
}

bool is_closing_mark(uint32_t ch)
{
	return ch && is_one_of(ch, "”’」』）〕】〗》〉］｝。．，、；：！？");
}

double line_start(const struct set *s, int k)
{
	const struct glyph *g = first_glyph(s, k);
	if (!g)
		return 0;
	bool half = is_opening_mark(g->ch) && g->advance == g->size;
	return ems(s, g->start + (half ? g->size / 2 : 0) - s->left);
}

double line_end(const struct set *s, int k)
{
	const struct glyph *g = last_glyph(s, k);
	if (!g)
		return 0;
	bool half = is_closing_mark(g->ch) && g->advance == g->size;
	return ems(s, g->end - (half ? g->size / 2 : 0) - s->left);
}

const char *each_char(const char *string, const char **at)
{
	const char *p = *at ? *at : string, *end = string + strlen(string), *from = p;
	if (p >= end)
		return "";
	utf8_next(&p, end);
	*at = p;
	return text_of("%.*s", (int)(p - from), from);
}

const char *han(int count)
{
	static const char text[] = "清早的集市上卖菜人把新摘来豆角排成几行又用湿布盖住竹篮里面刚从地头挖出红"
				   "薯还带着泥土气味老街尽处茶馆已经坐满喝茶听书客谁也不急走";
	const int length = (int)(sizeof text - 1) / 3;
	struct buf out;
	buf_init(&out, 1 << 20);
	for (; count > 0; count -= length)
		buf_add(&out, text, 3 * (size_t)(count < length ? count : length));
	const char *copy = text_of("%s", out.len ? out.data : "");
	buf_release(&out);
	return copy;
}
