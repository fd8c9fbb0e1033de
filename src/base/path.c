#include "base/path.h"

#include <string.h>

static struct path_step *next(struct path *p)
{
	if (p->count == p->capacity) {
		size_t capacity = p->capacity ? p->capacity * 2 : 8;
		struct path_step *steps = ARENA_ARRAY(p->arena, capacity, struct path_step);
		if (p->count)
			memcpy(steps, p->steps, p->count * sizeof *steps);
		p->steps = steps;
		p->capacity = capacity;
	}
	return &p->steps[p->count++];
}

void path_add(struct path *p, enum path_op op, const mpt v[6])
{
	struct path_step *step = next(p);
	step->op = op;
	for (int i = 0; i < 6; i++)
		step->v[i] = (int32_t)mpt_max(-MPT_MAX, mpt_min(MPT_MAX, v[i]));
}

void path_move(struct path *p, mpt x, mpt y)
{
	path_add(p, PATH_MOVE, (mpt[6]){ x, y });
}

void path_line(struct path *p, mpt x, mpt y)
{
	path_add(p, PATH_LINE, (mpt[6]){ x, y });
}

void path_curve(struct path *p, mpt x1, mpt y1, mpt x2, mpt y2, mpt x, mpt y)
{
	path_add(p, PATH_CURVE, (mpt[6]){ x1, y1, x2, y2, x, y });
}

void path_rect(struct path *p, mpt x, mpt y, mpt width, mpt height)
{
	path_add(p, PATH_RECT, (mpt[6]){ x, y, width, height });
}

void path_close(struct path *p)
{
	path_add(p, PATH_CLOSE, (mpt[6]){ 0 });
}
