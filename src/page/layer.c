#include "page/layer.h"

#include "page/deferred.h"

struct layer {
	int z;
	struct painter painter;
	struct layer *next;
};

struct painter *layer_painter(struct painter *p, const struct fo_node *n)
{
	int z = fo_integer(n, PROP_Z_INDEX);
	if (!p->layers || z == 0)
		return p;
	struct layer **at = &p->layers->first;
	while (*at && (*at)->z <= z)
		at = &(*at)->next;
	struct layer *layer = ARENA_NEW(p->arena, struct layer);
	*layer = (struct layer){ z, { .l = p->l, .arena = p->arena, .around = p->around,
		.page = p->page, .repeats = p->repeats }, *at };
	*at = layer;
	return &layer->painter;
}

void layer_join(struct painter *to, struct layers *layers, bool above)
{
	for (struct layer *l = layers->first; l; l = l->next) {
		if (above != (l->z > 0))
			continue;
		deferred_join(to, &l->painter);
		to->failed |= l->painter.failed;
	}
}
