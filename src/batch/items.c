#include "batch/items.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "batch/naming.h"
#include "batch/sources.h"
#include "record/cut.h"

/* FAULTS_MAX: so many are told, then the search ends. */
enum {
	FAULTS_MAX = 50,
	RECORD_MAX = 64 * 1000 * 1000,
	NAME_BLOCK = 64 * 1024,
	LIMIT = 10 * 1000 * 1000
};

/* The files of records. */
struct sources {
	struct cut_file *files; /* malloc */
	size_t count, capacity;
	struct cut_store store;
};

struct reading {
	struct arena *a;
	struct diag *d;
	size_t limit;
	bool full; /* there are more than LIMIT */
	struct naming *names, *names_of_parts;
	bool counts_parts; /* {n} is the number in the file, so that other files don't change it */
	unsigned wanted; /* CUT_ID, CUT_TITLE */
	struct sources *sources;
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

static bool is_full(struct reading *r, const char *path)
{
	if (r->count < r->limit)
		return false;
	r->full = true;
	diag_error(r->d, (struct place){ path, 0, 0 }, CODE_XML_LIMIT,
		_("more than %zu records are too many for one batch"), r->limit);
	return true;
}

static size_t add_source(struct reading *r, const struct cut *cut, const char *path)
{
	struct sources *s = r->sources;
	s->files = xgrow(s->files, s->count, &s->capacity, sizeof *s->files);
	s->files[s->count] = cut_file(cut, r->a, path);
	return s->count++;
}

/* PART: its number in its file. */
static void add_item(struct reading *r, struct batch_item item, const struct cut_record *record,
	size_t part)
{
	item.number = r->count + 1;
	item.line = record->line;
	item.offset = record->offset;
	item.size = record->size;
	const struct named named = {
		.path = item.path,
		.id = record->id,
		.title = record->title,
		.number = r->counts_parts ? part : item.number,
		.at = { item.path, record->size ? record->line : 0, 0 },
	};
	const struct naming *naming = record->size ? r->names_of_parts : r->names;
	if (!naming_make(naming, &named, &r->name, r->d))
		return;
	item.output = keep(r, buf_slice(&r->name));
	item.id = record->id.len ? keep(r, record->id) : NULL;
	r->items = xgrow(r->items, r->count, &r->capacity, sizeof *r->items);
	r->items[r->count++] = item;
}

static bool take_file(void *user, const char *path, struct place asked)
{
	struct reading *r = user;
	struct cut_record record;
	size_t part = 0;
	(void)asked;
	struct batch_item item = { .path = keep(r, slice_of(path)) };
	struct cut *cut = cut_open(path, r->wanted, &r->sources->store, r->d);
	while (cut && !too_many(r) && cut_next(cut, &record) == CUT_RECORD) {
		if (record.size == 0 && cut_is_stream(cut)) {
			diag_error(r->d, (struct place){ item.path, 0, 0 }, CODE_RECORDS,
				_("what comes through a pipe must be a <records> here"));
			break;
		}
		if (is_full(r, item.path))
			break;
		if (record.size && item.source == 0)
			item.source = (uint32_t)add_source(r, cut, item.path) + 1;
		add_item(r, item, &record, ++part);
	}
	cut_close(cut);
	return !too_many(r) && !r->full;
}

/* What no two records should have in common. */
struct key {
	uint32_t (*hash)(const struct batch_item *item); /* 0: it has none */
	bool (*same)(const struct batch_item *a, const struct batch_item *b);
	void (*tell)(const struct reading *r, const struct batch_item *first,
		const struct batch_item *second);
};

/* Names that differ only in the case of Latin letters are one name where the files may go next. */
static uint32_t hash_name(const struct batch_item *item)
{
	uint32_t h = HASH_BEGIN;
	for (const char *name = item->output; *name; name++) {
		char c = *name >= 'A' && *name <= 'Z' ? (char)(*name + 'a' - 'A') : *name;
		h = (h ^ (unsigned char)c) * 16777619u;
	}
	h ^= h >> 15;
	return h ? h : 1;
}

static bool same_name(const struct batch_item *x, const struct batch_item *y)
{
	const char *a = x->output, *b = y->output;
	for (; *a && *b; a++, b++)
		if (*a != *b && ((*a ^ *b) != 0x20 || (*a | 0x20) < 'a' || (*a | 0x20) > 'z'))
			return false;
	return *a == *b;
}

static void tell_same_name(const struct reading *r, const struct batch_item *first,
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

/* An id stands once in a file; each record is checked by itself, so only here is it seen. */
static uint32_t hash_id(const struct batch_item *item)
{
	if (!item->size || !item->id)
		return 0;
	uint32_t h = hash_add(HASH_BEGIN + item->source, item->id, strlen(item->id));
	return h ? h : 1;
}

static bool same_id(const struct batch_item *a, const struct batch_item *b)
{
	return a->source == b->source && strcmp(a->id, b->id) == 0;
}

static void tell_same_id(const struct reading *r, const struct batch_item *first,
	const struct batch_item *second)
{
	diag_warning(r->d, (struct place){ second->path, second->line, 0 }, CODE_SCHEMA_DUPLICATE,
		_("this record has the id \"%s\", as has the one in line %ld"), second->id,
		first->line);
}

static const struct key name_key = { hash_name, same_name, tell_same_name };
static const struct key id_key = { hash_id, same_id, tell_same_id };

/* Tells of records that have the same KEY, of the first FAULTS_MAX. How many they are. */
static size_t find_twins(const struct reading *r, const struct key *key)
{
	size_t slots = 64, twins = 0;
	while (slots < r->count * 2)
		slots *= 2;
	uint32_t *table = xcalloc(slots, sizeof *table);
	for (size_t i = 0; i < r->count; i++) {
		const struct batch_item *item = &r->items[i];
		uint32_t hash = key->hash(item);
		if (!hash)
			continue;
		size_t slot = hash & (slots - 1);
		while (table[slot] && !key->same(&r->items[table[slot] - 1], item))
			slot = (slot + 1) & (slots - 1);
		if (!table[slot])
			table[slot] = (uint32_t)i + 1;
		else if (twins++ < FAULTS_MAX)
			key->tell(r, &r->items[table[slot] - 1], item);
	}
	free(table);
	if (twins > FAULTS_MAX)
		diag_note(r->d, (struct place){ 0 }, CODE_BATCH_MORE,
			_("%zu more messages are left out"), twins - FAULTS_MAX);
	return twins;
}

/* No two records become one file; that two have one id is only told. */
static bool check_twins(const struct reading *r)
{
	if (find_twins(r, &name_key))
		return false;
	find_twins(r, &id_key);
	return true;
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

static bool read_pattern(struct reading *r, const struct batch_request *request)
{
	const char *pattern = request->pattern ? request->pattern : "{file}";
	const char *of_parts = request->pattern ? request->pattern : "{file}-{n:06}";
	r->counts_parts = !request->pattern;
	r->names = naming_parse(r->a, pattern, request->extension, r->d);
	if (!r->names)
		return false;
	r->names_of_parts = naming_parse(r->a, of_parts, request->extension, r->d);
	r->wanted = (naming_asks_id(r->names) ? CUT_ID : 0u) |
		(naming_asks_title(r->names) ? CUT_TITLE : 0u);
	return true;
}

bool batch_items_read(struct batch_items *out, struct arena *a, const struct batch_request *request,
	struct diag *d)
{
	struct reading r = { .a = a, .d = d, .faults_before = d->errors,
		.limit = request->limit ? request->limit : LIMIT };
	*out = (struct batch_items){ 0 };
	if (!read_pattern(&r, request))
		return false;
	r.sources = out->private = xcalloc(1, sizeof *r.sources);
	r.sources->store = cut_store_new();
	buf_init(&r.name, 64 * 1024);
	bool ok = sources_find(request->operands, request->operand_count, take_file, &r, d);
	ok = d->errors == r.faults_before && check_twins(&r) && ok;
	buf_release(&r.name);
	out->items = r.items;
	out->count = r.count;
	take_share(out, request->shard);
	if (!ok)
		batch_items_close(out);
	return ok;
}

void batch_items_close(struct batch_items *b)
{
	struct sources *s = b->private;
	if (s) {
		cut_store_release(&s->store);
		free(s->files);
		free(s);
	}
	free(b->items);
	*b = (struct batch_items){ 0 };
}

static bool read_whole(const char *path, struct buf *out, struct diag *d)
{
	struct arena *a = arena_new();
	struct slice data;
	bool ok = file_read(a, path, RECORD_MAX, &data, (struct place){ NULL, 0, 0 }, d);
	buf_clear(out);
	if (ok)
		buf_add(out, data.data, data.len);
	arena_free(a);
	return ok;
}

bool batch_item_data(const struct batch_items *b, const struct batch_item *item, struct buf *out,
	struct diag *d)
{
	const struct sources *s = b->private;
	if (item->size == 0)
		return read_whole(item->path, out, d);
	return cut_read(&s->files[item->source - 1], item->offset, item->size, item->line, out, d);
}
