#include "fo/objects.h"

#include <assert.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "base/nearest.h"

static struct object_info objects[FO_OBJECT_COUNT] = {
	[FO_TEXT] = { "#text", "#text", CLASS_INLINE, OBJECT_DONE, "" },
#define OBJECT_ROW(id, name, class, content, status) \
	[FO_##id] = { name, name, CLASS_##class, OBJECT_##status, content },
	OBJECTS(OBJECT_ROW)
#undef OBJECT_ROW
};

/* A set of objects, FO_TEXT for character data. */
struct object_set {
	uint64_t bits[2];
};
static_assert(FO_OBJECT_COUNT <= 128, "struct object_set is too small");

static void set_add(struct object_set *s, enum fo_object o)
{
	s->bits[o / 64] |= UINT64_C(1) << o % 64;
}

static bool set_has(const struct object_set *s, enum fo_object o)
{
	return s->bits[o / 64] >> o % 64 & 1;
}

/* One item of an object's content. */
struct item {
	struct object_set set;
	enum fo_object first; /* the first named, for messages */
	bool optional, many;
};

enum { MAX_ITEMS = 160 };

/* The contents as compiled from the table, once per process. */
static struct item items[MAX_ITEMS];
static struct {
	uint16_t begin, count;
} contents[FO_OBJECT_COUNT];

static struct map *fo_names, *axf_names;
static char labels[FO_OBJECT_COUNT][48]; /* with fo: before them */

static void add_class(struct object_set *set, enum object_class class)
{
	for (int o = FO_TEXT + 1; o < FO_OBJECT_COUNT; o++) {
		enum object_class c = objects[o].class;
		if (c == class || c == CLASS_OUT || c == CLASS_ANY)
			set_add(set, (enum fo_object)o);
	}
}

/* FO_TEXT if there is no object of this name. */
static enum fo_object find(const struct map *names, struct slice name)
{
	const struct object_info *info = map_lookup(names, name);
	return info ? (enum fo_object)(info - objects) : FO_TEXT;
}

static void add_name(struct item *item, const char *name, size_t len)
{
	if (len == 5 && memcmp(name, "#text", 5) == 0) {
		set_add(&item->set, FO_TEXT);
	} else if (len == 6 && memcmp(name, "%block", 6) == 0) {
		add_class(&item->set, CLASS_BLOCK);
		item->first = item->first ? item->first : FO_BLOCK;
	} else if (len == 7 && memcmp(name, "%inline", 7) == 0) {
		add_class(&item->set, CLASS_INLINE);
		item->first = item->first ? item->first : FO_INLINE;
	} else {
		enum fo_object o = find(fo_names, (struct slice){ name, len });
		o = o ? o : find(axf_names, (struct slice){ name, len });
		assert(o != FO_TEXT);
		set_add(&item->set, o);
		item->first = item->first ? item->first : o;
	}
}

/* Compiles the item at S; returns what follows it. */
static const char *compile_item(struct item *item, const char *s)
{
	do {
		s += strspn(s, "(| ");
		size_t len = strcspn(s, "|) ,?*+");
		add_name(item, s, len);
		s += len;
	} while (s[strspn(s, " ")] == '|');
	s += strspn(s, ")");
	item->optional = *s == '?' || *s == '*';
	item->many = *s == '*' || *s == '+';
	s += strspn(s, "?*+");
	return s + strspn(s, ", ");
}

static void index_names(void)
{
	struct arena *a = arena_new(); /* for the life of the process */
	fo_names = map_new(a);
	axf_names = map_new(a);
	for (unsigned o = FO_TEXT + 1; o < FO_OBJECT_COUNT; o++) {
		const char *name = objects[o].name;
		bool axf = strncmp(name, "axf:", 4) == 0;
		map_add(axf ? axf_names : fo_names, slice_of(axf ? name + 4 : name), &objects[o]);
		if (!axf) {
			snprintf(labels[o], sizeof labels[o], "fo:%s", name);
			objects[o].label = labels[o];
		}
	}
}

static void compile(void)
{
	uint16_t used = 0;
	index_names();
	for (int o = 0; o < FO_OBJECT_COUNT; o++) {
		contents[o].begin = used;
		for (const char *s = objects[o].content; *s; used++) {
			assert(used < MAX_ITEMS);
			s = compile_item(&items[used], s);
		}
		contents[o].count = (uint16_t)(used - contents[o].begin);
	}
}

static void prepare(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, compile);
}

const struct object_info *fo_object_info(enum fo_object o)
{
	prepare();
	return &objects[o];
}

static const struct item *item_at(enum fo_object parent, unsigned i)
{
	prepare();
	return i < contents[parent].count ? &items[contents[parent].begin + i] : NULL;
}

bool fo_content_accepts(struct content_state *s, enum fo_object child)
{
	unsigned matched = s->matched;
	const struct item *item;
	for (unsigned i = s->item; (item = item_at(s->parent, i)); i++, matched = 0) {
		if (set_has(&item->set, child) && (item->many || matched == 0)) {
			s->item = i;
			s->matched = matched + 1;
			return true;
		}
		if (!item->optional && matched == 0)
			return false;
	}
	return false;
}

enum fo_object fo_content_missing(const struct content_state *s)
{
	unsigned matched = s->matched;
	const struct item *item;
	for (unsigned i = s->item; (item = item_at(s->parent, i)); i++, matched = 0) {
		if (!item->optional && matched == 0)
			return item->first;
	}
	return FO_TEXT;
}

enum fo_object fo_object_find(const char *name, bool axf)
{
	prepare();
	return find(axf ? axf_names : fo_names, slice_of(name));
}

const char *fo_object_guess(const char *name)
{
	struct nearest n;
	nearest_begin(&n, name);
	for (int o = FO_TEXT + 1; o < FO_OBJECT_COUNT; o++)
		nearest_consider(&n, objects[o].name);
	return n.best;
}
