#include "fo/style.h"

#include <string.h>

#include "base/hash.h"

struct string_entry {
	struct pooled head;
	size_t len;
	char text[];
};

/* A hash of things that begin with a struct pooled; its arrays double as it fills. */
struct table {
	struct pooled **heads;
	size_t slots, count;
};

struct style_pool {
	struct arena *arena;
	struct table chunks, styles, strings;
	const struct fo_style *initial;
};

static void grow(struct arena *a, struct table *t)
{
	size_t slots = t->slots ? t->slots * 4 : 256;
	struct pooled **heads = ARENA_ARRAY(a, slots, struct pooled *);
	for (size_t i = 0; i < t->slots; i++) {
		for (struct pooled *p = t->heads[i], *next; p; p = next) {
			next = p->next;
			p->next = heads[p->hash % slots];
			heads[p->hash % slots] = p;
		}
	}
	t->heads = heads;
	t->slots = slots;
}

static struct pooled *table_first(const struct table *t, uint32_t hash)
{
	return t->slots ? t->heads[hash % t->slots] : NULL;
}

static void table_add(struct arena *a, struct table *t, struct pooled *p, uint32_t hash)
{
	if (t->count++ >= t->slots)
		grow(a, t);
	p->hash = hash;
	p->next = t->heads[hash % t->slots];
	t->heads[hash % t->slots] = p;
}

struct fo_value value_keyword(enum keyword k)
{
	return (struct fo_value){ .kind = VALUE_KEYWORD, .as.keyword = k };
}

struct fo_value value_length(mpt fixed, int32_t percent)
{
	return (struct fo_value){ .kind = VALUE_LENGTH, .percent = percent, .as.length = fixed };
}

struct fo_value value_number(double n)
{
	return (struct fo_value){ .kind = VALUE_NUMBER, .as.number = n };
}

struct fo_value value_color(struct fo_color c)
{
	return (struct fo_value){ .kind = VALUE_COLOR, .as.color = c };
}

struct fo_value value_string(const char *s)
{
	return (struct fo_value){ .kind = VALUE_STRING, .as.string = s };
}

bool value_has_keyword(const struct fo_value *v, enum keyword k)
{
	if (v->kind != VALUE_STRING)
		return v->kind == VALUE_KEYWORD && v->as.keyword == k;
	for (const char *word = v->as.string; *word; word += strspn(word, " ")) {
		size_t len = strcspn(word, " ");
		if (slice_is((struct slice){ word, len }, fo_keyword_name(k)))
			return true;
		word += len;
	}
	return false;
}

bool value_equal(const struct fo_value *a, const struct fo_value *b)
{
	if (a->kind != b->kind || a->percent != b->percent)
		return false;
	switch ((enum value_kind)a->kind) {
	case VALUE_KEYWORD:
		return a->as.keyword == b->as.keyword;
	case VALUE_LENGTH:
		return a->as.length == b->as.length;
	case VALUE_NUMBER:
		return a->as.number == b->as.number;
	case VALUE_COLOR:
		return a->as.color.space == b->as.color.space &&
			memcmp(a->as.color.c, b->as.color.c, sizeof a->as.color.c) == 0;
	case VALUE_STRING:
		return strcmp(a->as.string, b->as.string) == 0;
	}
	return false;
}

static uint32_t mix(uint32_t h, uint64_t v)
{
	v = (v ^ v >> 32 ^ h) * UINT64_C(0x9E3779B97F4A7C15);
	return (uint32_t)(v >> 29);
}

static uint64_t value_bits(const struct fo_value *v)
{
	uint64_t bits = 0;
	switch ((enum value_kind)v->kind) {
	case VALUE_KEYWORD:
		return v->as.keyword;
	case VALUE_LENGTH:
		return (uint64_t)v->as.length;
	case VALUE_NUMBER:
		memcpy(&bits, &v->as.number, sizeof v->as.number);
		return bits;
	case VALUE_COLOR:
		memcpy(&bits, v->as.color.c, sizeof v->as.color.c);
		return bits << 8 | v->as.color.space;
	case VALUE_STRING:
		return (uint64_t)(uintptr_t)v->as.string;
	}
	return 0;
}

static uint32_t chunk_hash(const struct fo_value *values)
{
	uint32_t h = 0;
	for (int i = 0; i < FO_CHUNK; i++) {
		const struct fo_value *v = &values[i];
		h = mix(h, value_bits(v));
		h = mix(h,
			(uint64_t)(uint32_t)v->percent << 16 | (uint64_t)v->kind << 1 |
				v->specified);
	}
	return h;
}

static bool chunk_equal(const struct fo_value *a, const struct fo_value *b)
{
	for (int i = 0; i < FO_CHUNK; i++) {
		if (a[i].specified != b[i].specified || !value_equal(&a[i], &b[i]))
			return false;
	}
	return true;
}

static const struct style_chunk *find_chunk(struct style_pool *p, const struct fo_value *values);

/* The same values as CHUNK with none specified: CHUNK itself, mostly. */
static const struct style_chunk *make_plain(struct style_pool *p, const struct style_chunk *chunk)
{
	struct fo_value values[FO_CHUNK];
	bool any = false;
	for (int i = 0; i < FO_CHUNK; i++) {
		values[i] = chunk->values[i];
		any |= values[i].specified;
		values[i].specified = false;
	}
	return any ? find_chunk(p, values) : chunk;
}

static const struct style_chunk *find_chunk(struct style_pool *p, const struct fo_value *values)
{
	uint32_t hash = chunk_hash(values);
	for (struct pooled *e = table_first(&p->chunks, hash); e; e = e->next) {
		struct style_chunk *c = (struct style_chunk *)e;
		if (e->hash == hash && chunk_equal(c->values, values))
			return c;
	}
	struct style_chunk *c = ARENA_NEW(p->arena, struct style_chunk);
	memcpy(c->values, values, sizeof c->values);
	table_add(p->arena, &p->chunks, &c->head, hash);
	c->plain = make_plain(p, c);
	return c;
}

static const struct fo_style *find_style(
	struct style_pool *p, const struct style_chunk *const chunks[FO_CHUNKS])
{
	uint32_t hash = 0;
	for (int i = 0; i < FO_CHUNKS; i++)
		hash = mix(hash, chunks[i]->head.hash);
	for (struct pooled *e = table_first(&p->styles, hash); e; e = e->next) {
		struct fo_style *s = (struct fo_style *)e;
		if (e->hash == hash && memcmp(s->chunks, chunks, sizeof s->chunks) == 0)
			return s;
	}
	struct fo_style *s = ARENA_NEW(p->arena, struct fo_style);
	memcpy(s->chunks, chunks, sizeof s->chunks);
	table_add(p->arena, &p->styles, &s->head, hash);
	return s;
}

const char *style_string(struct style_pool *p, const char *text, size_t len)
{
	uint32_t hash = hash_add(HASH_BEGIN, text, len);
	for (struct pooled *e = table_first(&p->strings, hash); e; e = e->next) {
		struct string_entry *s = (struct string_entry *)e;
		if (e->hash == hash && s->len == len && memcmp(s->text, text, len) == 0)
			return s->text;
	}
	struct string_entry *s = arena_alloc(p->arena, sizeof *s + len + 1);
	memcpy(s->text, text, len);
	s->len = len;
	table_add(p->arena, &p->strings, &s->head, hash);
	return s->text;
}

void draft_begin(struct style_draft *d, struct style_pool *p, const struct fo_style *from)
{
	d->pool = p;
	memcpy(d->chunks, from->chunks, sizeof d->chunks);
	memset(d->changed, 0, sizeof d->changed);
}

const struct fo_value *draft_get(const struct style_draft *d, enum fo_property p)
{
	unsigned c = p / FO_CHUNK;
	return d->changed[c] ? &d->values[c][p % FO_CHUNK] : &d->chunks[c]->values[p % FO_CHUNK];
}

void draft_set(struct style_draft *d, enum fo_property p, struct fo_value v)
{
	unsigned c = p / FO_CHUNK;
	if (!d->changed[c]) {
		memcpy(d->values[c], d->chunks[c]->values, sizeof d->values[c]);
		d->changed[c] = true;
	}
	d->values[c][p % FO_CHUNK] = v;
}

const struct fo_style *draft_finish(struct style_draft *d)
{
	for (int c = 0; c < FO_CHUNKS; c++) {
		if (d->changed[c])
			d->chunks[c] = find_chunk(d->pool, d->values[c]);
	}
	return find_style(d->pool, d->chunks);
}

const struct fo_style *style_initial(const struct style_pool *p)
{
	return p->initial;
}

const struct fo_style *style_handed(struct style_pool *p, const struct fo_style *parent)
{
	if (parent->handed)
		return parent->handed;
	struct style_draft d;
	draft_begin(&d, p, p->initial);
	for (int c = 0; c < FO_INHERITED_CHUNKS; c++)
		d.chunks[c] = parent->chunks[c]->plain;
	const struct fo_style *s = draft_finish(&d);
	/* The cache is no part of the value: styles stay constant for everybody else. */
	((struct fo_style *)parent)->handed = s;
	return s;
}

const struct fo_style *style_with(struct style_pool *p, const struct fo_style *style,
	enum fo_property property, struct fo_value v)
{
	struct style_draft d;
	draft_begin(&d, p, style);
	draft_set(&d, property, v);
	return draft_finish(&d);
}

const struct fo_style *style_with_id(
	struct style_pool *p, const struct fo_style *style, struct slice id)
{
	struct fo_value v = value_string(style_string(p, id.data, id.len));
	v.specified = true;
	return style_with(p, style, PROP_ID, v);
}

/* What the initial values come to on an object without attributes. */
static void settle_initial(struct style_draft *d, int line_height)
{
	static const enum fo_property widths[] = { PROP_BORDER_BEFORE_WIDTH,
		PROP_BORDER_AFTER_WIDTH, PROP_BORDER_START_WIDTH, PROP_BORDER_END_WIDTH };
	for (int i = 0; i < 4; i++)
		draft_set(d, widths[i], value_length(0, 0)); /* as their style is none */
	draft_set(d, PROP_LINE_HEIGHT_FACTOR, value_number(line_height / 100.0));
	draft_set(d, PROP_LINE_HEIGHT,
		value_length(draft_get(d, PROP_FONT_SIZE)->as.length * line_height / 100, 0));
}

struct style_pool *style_pool_new(
	struct arena *a, struct fo_value initial(enum fo_property p), int line_height)
{
	struct style_pool *p = ARENA_NEW(a, struct style_pool);
	p->arena = a;
	struct style_draft *d = ARENA_NEW(a, struct style_draft);
	d->pool = p;
	for (int c = 0; c < FO_CHUNKS; c++)
		d->changed[c] = true;
	for (int i = 0; i < PROP_COUNT; i++) {
		if (fo_property_info((enum fo_property)i))
			d->values[i / FO_CHUNK][i % FO_CHUNK] = initial((enum fo_property)i);
	}
	settle_initial(d, line_height);
	p->initial = draft_finish(d);
	return p;
}
