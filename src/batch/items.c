#include "batch/items.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <errno.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "batch/naming.h"
#include "batch/sources.h"

/* FAULTS_MAX: so many are told, then the search ends. */
enum { FAULTS_MAX = 50, RECORD_MAX = 64 * 1000 * 1000, NAME_BLOCK = 64 * 1024 };

struct reading {
	struct arena *a;
	const struct batch_request *request;
	struct diag *d;
	struct naming *naming;
	struct batch_item *items; /* malloc */
	size_t count, capacity;
	struct buf name;
	char *block; /* where the next names go, side by side */
	size_t block_left;
	unsigned faults_before;
};

static bool too_many(const struct reading *r)
{
	return r->d->errors - r->faults_before >= FAULTS_MAX;
}

/* A copy of S without the gaps that an arena leaves for alignment. */
static const char *keep(struct reading *r, struct slice s)
{
	if (s.len + 1 > NAME_BLOCK)
		return arena_strndup(r->a, s.data, s.len);
	if (s.len + 1 > r->block_left) {
		r->block = arena_alloc(r->a, NAME_BLOCK);
		r->block_left = NAME_BLOCK;
	}
	char *copy = memcpy(r->block, s.data, s.len);
	r->block += s.len + 1;
	r->block_left -= s.len + 1;
	return copy;
}

static bool add_item(struct reading *r, struct batch_item item, const struct named *named)
{
	if (!naming_make(r->naming, named, &r->name, r->d))
		return false;
	item.output = keep(r, buf_slice(&r->name));
	r->items = xgrow(r->items, r->count, &r->capacity, sizeof *r->items);
	r->items[r->count++] = item;
	return true;
}

static bool take_file(void *user, const char *path, struct place asked)
{
	struct reading *r = user;
	(void)asked;
	struct batch_item item = { .path = keep(r, slice_of(path)), .line = 1,
		.number = r->count + 1 };
	add_item(r, item, &(struct named){
		.path = path, .number = item.number, .at = { item.path, 0, 0 } });
	return !too_many(r);
}

/* Names that differ only in the case of Latin letters are one name where the files may go next. */
static uint32_t hash_name(const char *name)
{
	uint32_t h = HASH_BEGIN;
	for (; *name; name++) {
		char c = *name >= 'A' && *name <= 'Z' ? (char)(*name + 'a' - 'A') : *name;
		h = (h ^ (unsigned char)c) * 16777619u;
	}
	return h ^ h >> 15;
}

static bool same_name(const char *a, const char *b)
{
	for (; *a && *b; a++, b++)
		if (*a != *b && ((*a ^ *b) != 0x20 || (*a | 0x20) < 'a' || (*a | 0x20) > 'z'))
			return false;
	return *a == *b;
}

static void tell_twice(const struct reading *r, const struct batch_item *first,
	const struct batch_item *second)
{
	struct place at = { second->path, second->size ? second->line : 0, 0 };
	if (first->size)
		diag_error(r->d, at, CODE_BATCH_NAME,
			_("this record and the one at %s:%ld would both become %s"), first->path,
			first->line, second->output);
	else
		diag_error(r->d, at, CODE_BATCH_NAME,
			_("this record and %s would both become %s"), first->path, second->output);
}

/* No two records become one file. */
static bool check_names(const struct reading *r)
{
	size_t slots = 64;
	while (slots < r->count * 2)
		slots *= 2;
	uint32_t *table = xcalloc(slots, sizeof *table);
	bool ok = true;
	for (size_t i = 0; i < r->count && !too_many(r); i++) {
		const struct batch_item *item = &r->items[i];
		size_t slot = hash_name(item->output) & (slots - 1);
		while (table[slot] && !same_name(r->items[table[slot] - 1].output, item->output))
			slot = (slot + 1) & (slots - 1);
		if (table[slot]) {
			tell_twice(r, &r->items[table[slot] - 1], item);
			ok = false;
		}
		table[slot] = (uint32_t)i + 1;
	}
	free(table);
	return ok;
}

/* Leaves the share of SHARD, every Nth, so that large neighbours are spread. */
static void take_share(struct batch_items *b, struct batch_shard shard)
{
	size_t kept = 0;
	b->total = b->count;
	if (shard.n == 0)
		return;
	for (size_t i = 0; i < b->count; i++)
		if ((b->items[i].number - 1) % shard.n == shard.i - 1)
			b->items[kept++] = b->items[i];
	b->count = kept;
}

bool batch_items_read(struct batch_items *out, struct arena *a, const struct batch_request *request,
	struct diag *d)
{
	struct reading r = { .a = a, .request = request, .d = d, .faults_before = d->errors };
	*out = (struct batch_items){ 0 };
	r.naming = naming_parse(a, request->pattern ? request->pattern : "{file}",
		request->extension, d);
	if (!r.naming)
		return false;
	buf_init(&r.name, 64 * 1024);
	bool ok = sources_find(request->operands, request->operand_count, take_file, &r, d);
	ok = d->errors == r.faults_before && check_names(&r) && ok;
	buf_release(&r.name);
	*out = (struct batch_items){ .items = r.items, .count = r.count };
	take_share(out, request->shard);
	if (!ok)
		batch_items_close(out);
	return ok;
}

void batch_items_close(struct batch_items *b)
{
	free(b->items);
	*b = (struct batch_items){ 0 };
}

bool batch_item_data(const struct batch_items *b, const struct batch_item *item, struct buf *out,
	struct diag *d)
{
	(void)b;
	struct arena *a = arena_new();
	struct slice data;
	bool ok = file_read(a, item->path, RECORD_MAX, &data, (struct place){ NULL, 0, 0 }, d);
	buf_clear(out);
	if (ok)
		buf_add(out, data.data, data.len);
	arena_free(a);
	return ok;
}
