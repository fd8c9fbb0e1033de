#include "pdf/outline.h"

#include "pdf/put.h"

static const struct {
	int points;
	const char *operator;
} operators[] = {
	[PATH_MOVE] = { 1, "m\n" },
	[PATH_LINE] = { 1, "l\n" },
	[PATH_CURVE] = { 3, "c\n" },
	[PATH_CLOSE] = { 0, "h\n" },
};

void outline_put(struct buf *out, const struct path_step *steps, size_t count, mpt x, mpt y)
{
	for (const struct path_step *s = steps, *end = steps + count; s < end; s++) {
		if (s->op == PATH_RECT) {
			PUT_MPTS(out, x + s->v[0], y - s->v[1] - s->v[3], s->v[2], s->v[3]);
			buf_add_str(out, "re\n");
			continue;
		}
		for (int i = 0; i < operators[s->op].points; i++)
			PUT_MPTS(out, x + s->v[2 * i], y - s->v[2 * i + 1]);
		buf_add_str(out, operators[s->op].operator);
	}
}

void outline_put_stroke(struct buf *out, const struct path_stroke *s)
{
	if (s->cap) {
		buf_add_int(out, s->cap);
		buf_add_str(out, " J\n");
	}
	if (s->join) {
		buf_add_int(out, s->join);
		buf_add_str(out, " j\n");
	}
	if (s->miter_limit) {
		PUT_MPTS(out, s->miter_limit);
		buf_add_str(out, "M\n");
	}
	if (s->dash_count) {
		buf_add_str(out, "[");
		for (size_t i = 0; i < s->dash_count; i++)
			PUT_MPTS(out, s->dashes[i]);
		buf_add_str(out, "]");
		PUT_MPTS(out, s->phase);
		buf_add_str(out, "d\n");
	}
}
