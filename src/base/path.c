#include "base/path.h"

#include <string.h>

static int32_t clamp(mpt v)
{
	return (int32_t)mpt_max(-MPT_MAX, mpt_min(MPT_MAX, v));
}

static struct path_step *add(struct path *p, enum path_op op)
{
	if (p->count == p->capacity) {
		size_t capacity = p->capacity ? p->capacity * 2 : 8;
		struct path_step *steps = ARENA_ARRAY(p->arena, capacity, struct path_step);
		if (p->count)
			memcpy(steps, p->steps, p->count * sizeof *steps);
		p->steps = steps;
		p->capacity = capacity;
	}
	struct path_step *step = &p->steps[p->count++];
	step->op = op;
	return step;
}

static void add_point(struct path *p, enum path_op op, mpt x, mpt y)
{
	struct path_step *step = add(p, op);
	step->v[0] = clamp(x);
	step->v[1] = clamp(y);
}

void path_move(struct path *p, mpt x, mpt y)
{
	add_point(p, PATH_MOVE, x, y);
}

void path_line(struct path *p, mpt x, mpt y)
{
	add_point(p, PATH_LINE, x, y);
}

void path_curve(struct path *p, mpt x1, mpt y1, mpt x2, mpt y2, mpt x, mpt y)
{
	struct path_step *step = add(p, PATH_CURVE);
	mpt v[6] = { x1, y1, x2, y2, x, y };
	for (int i = 0; i < 6; i++)
		step->v[i] = clamp(v[i]);
}

void path_rect(struct path *p, mpt x, mpt y, mpt width, mpt height)
{
	struct path_step *step = add(p, PATH_RECT);
	mpt v[4] = { x, y, width, height };
	for (int i = 0; i < 4; i++)
		step->v[i] = clamp(v[i]);
}

void path_close(struct path *p)
{
	add(p, PATH_CLOSE);
}
