#include "fo/attribute.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>

#include "base/map.h"
#include "base/nearest.h"
#include "fo/shorthand.h"

/* An attribute for every named property, then the shorthands. */
static struct attribute attributes[ATTRIBUTE_LIMIT];
static unsigned count;
static struct map *names;

static enum rank property_rank(enum fo_property p, const char *name)
{
	if (p == PROP_WRITING_MODE)
		return RANK_MODE;
	if (p == PROP_FONT_SIZE)
		return RANK_FONT_SIZE;
	return strchr(name, '.') ? RANK_COMPONENT : RANK_PROPERTY;
}

static void add(const struct attribute *a)
{
	assert(count < ATTRIBUTE_LIMIT);
	attributes[count] = *a;
	map_add(names, slice_of(a->name), &attributes[count]);
	count++;
}

static void compile(void)
{
	struct arena *a = arena_new(); /* for the life of the process */
	struct map *short_names = map_new(a);
	for (size_t i = 0; i < shorthand_count; i++)
		map_add(short_names, slice_of(shorthands[i].name), &attributes[0]);
	names = map_new(a);
	for (int p = 0; p < PROP_COUNT; p++) {
		const struct property_info *info = fo_property_info((enum fo_property)p);
		if (!info || !*info->name)
			continue;
		/* Set through a shorthand of the same name: margins make indents, a language tag may
		 * have a country. */
		if (map_lookup(short_names, slice_of(info->name)))
			continue;
		add(&(struct attribute){ .name = info->name,
			.rank = property_rank((enum fo_property)p, info->name),
			.apply = shorthand_property,
			.properties = { (uint16_t)p } });
	}
	for (size_t i = 0; i < shorthand_count; i++)
		add(&shorthands[i]);
}

static void prepare(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, compile);
}

const struct attribute *attribute_find(struct slice name)
{
	prepare();
	return map_lookup(names, name);
}

bool attribute_property(struct slice name, enum keyword mode, enum fo_property *out)
{
	const struct attribute *a = attribute_find(name);
	return a && shorthand_target(a, mode, out);
}

const char *attribute_guess(const char *name)
{
	struct nearest n;
	prepare();
	nearest_begin(&n, name);
	for (unsigned i = 0; i < count; i++)
		nearest_consider(&n, attributes[i].name);
	return n.best;
}

const char *attribute_values(const struct attribute *a)
{
	enum fo_property p;
	if (a->values)
		return a->values;
	return shorthand_target(a, KW_LR_TB, &p) ? fo_property_info(p)->values : "";
}

void attribute_each(void (*visit)(void *user, const struct attribute *a), void *user)
{
	prepare();
	for (size_t i = 0; i < shorthand_count; i++)
		visit(user, &shorthands[i]);
}
