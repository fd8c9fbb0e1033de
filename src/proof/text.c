#include "proof/text.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "record/markup.h"

enum {
	MAX_DEPTH = 256, /* of elements; what is deeper is not read */
	MAX_OPEN = 16,   /* passages within each other */
	SLOTS = 256,     /* of the hash table of names */
	REFERENCE_MAX = 12,
	LINE_SEPARATOR = 0x2028,
};

static const struct {
	const char *name;
	enum passage_kind kind;
} elements[ELEMENT_COUNT] = {
#define ELEMENT_ROW(id, name, kind) [ELEMENT_##id] = { name, PASSAGE_##kind },
	ELEMENTS(ELEMENT_ROW)
#undef ELEMENT_ROW
};

/* A passage that is being read. */
struct open_passage {
	size_t element;
	uint32_t *ch, *at;
	uint8_t *class;
	size_t len, cap;
	uint32_t classes;
};

struct scan {
	uint8_t slots[SLOTS]; /* element names by hash */
	size_t stack[MAX_DEPTH]; /* open elements */
	size_t depth;
	struct open_passage open[MAX_OPEN];
	size_t open_count;
	rule_set pending; /* excused in the next element */
	void (*unknown)(void *user, size_t start, size_t end);
	void *user;
};

static unsigned slot_of(const char *name, size_t len)
{
	uint32_t h = hash_add(HASH_BEGIN, name, len);
	return (h ^ h >> 16) % SLOTS;
}

struct proof_text *proof_text_new(void)
{
	struct proof_text *t = xcalloc(1, sizeof *t);
	t->arena = arena_new();
	t->empty = arena_mark(t->arena);
	t->scan = xcalloc(1, sizeof *t->scan);
	for (unsigned e = 1; e < ELEMENT_COUNT; e++) {
		unsigned slot = slot_of(elements[e].name, strlen(elements[e].name));
		while (t->scan->slots[slot])
			slot = (slot + 1) % SLOTS;
		t->scan->slots[slot] = (uint8_t)e;
	}
	return t;
}

void proof_text_free(struct proof_text *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < MAX_OPEN; i++) {
		free(t->scan->open[i].ch);
		free(t->scan->open[i].at);
		free(t->scan->open[i].class);
	}
	free(t->scan);
	free(t->elements);
	free(t->attributes);
	free(t->passages);
	free(t->excuses);
	arena_free(t->arena);
	free(t);
}

static enum element_name element_named(const struct scan *s, struct slice name)
{
	for (unsigned slot = slot_of(name.data, name.len); s->slots[slot]; slot = (slot + 1) % SLOTS)
		if (slice_is(name, elements[s->slots[slot]].name))
			return (enum element_name)s->slots[slot];
	return ELEMENT_UNKNOWN;
}

static void reserve(struct open_passage *p, size_t more)
{
	if (p->cap - p->len >= more)
		return;
	p->cap = p->cap * 2 + more + 256;
	p->ch = xrealloc(p->ch, p->cap * sizeof *p->ch);
	p->at = xrealloc(p->at, p->cap * sizeof *p->at);
	p->class = xrealloc(p->class, p->cap);
}

static bool is_blank(const struct open_passage *p)
{
	return !(p->classes & ~(CLASS_BIT(CHAR_SPACE) | CLASS_BIT(CHAR_NEWLINE)));
}

/* P becomes a passage of T, unless nothing is in it. */
static void keep_passage(struct proof_text *t, const struct open_passage *p,
	enum passage_kind kind, size_t attribute)
{
	if (is_blank(p))
		return;
	uint32_t *ch = ARENA_ROOM(t->arena, p->len + 3, uint32_t);
	uint32_t *at = ARENA_ROOM(t->arena, p->len, uint32_t);
	uint8_t *class = ARENA_ROOM(t->arena, p->len + 3, uint8_t);
	ch[0] = ch[p->len + 1] = ch[p->len + 2] = 0;
	class[0] = class[p->len + 1] = class[p->len + 2] = CHAR_END;
	memcpy(ch + 1, p->ch, p->len * sizeof *ch);
	memcpy(class + 1, p->class, p->len);
	memcpy(at, p->at, p->len * sizeof *at);
	t->passages = xgrow(t->passages, t->passage_count, &t->passage_cap, sizeof *t->passages);
	t->passages[t->passage_count++] = (struct passage){ .kind = kind, .element = p->element,
		.attribute = attribute, .len = p->len, .classes = p->classes,
		.ch = ch + 1, .class = class + 1, .at = at };
}

/* The end of what AT..END begins with: a character, or a reference to one; *CH is what it stands for. */
static const char *read_character(const char *p, const char *end, uint32_t *ch)
{
	static const struct {
		const char *name;
		uint32_t ch;
	} known[] = { { "lt", '<' }, { "gt", '>' }, { "amp", '&' }, { "quot", '"' }, { "apos", '\'' } };
	const char *semicolon = *p == '&'
		? memchr(p, ';', end - p < REFERENCE_MAX ? (size_t)(end - p) : REFERENCE_MAX)
		: NULL;
	if (!semicolon) {
		*ch = utf8_next(&p, end);
		return p;
	}
	struct slice name = { p + 1, (size_t)(semicolon - p) - 1 };
	if (name.len > 1 && name.data[0] == '#') {
		bool hex = name.data[1] == 'x';
		unsigned long v = strtoul(name.data + 1 + hex, NULL, hex ? 16 : 10);
		*ch = v <= 0x10FFFF ? (uint32_t)v : UTF8_REPLACEMENT;
		return semicolon + 1;
	}
	*ch = UTF8_REPLACEMENT;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (slice_is(name, known[i].name))
			*ch = known[i].ch;
	return semicolon + 1;
}

/* The bytes P..END of SOURCE; CDATA has no references. */
static void read_text(struct open_passage *o, const char *source, const char *p, const char *end,
	bool references)
{
	reserve(o, (size_t)(end - p));
	uint32_t *ch = o->ch + o->len, *at = o->at + o->len, classes = 0;
	uint8_t *class = o->class + o->len;
	size_t n = 0;
	for (; p < end; n++) {
		uint32_t next;
		at[n] = (uint32_t)(p - source);
		if (*p == '&' && references)
			p = read_character(p, end, &next);
		else
			next = utf8_next(&p, end);
		enum char_class of = next >= 0x4E00 && next <= 0x9FFF ? CHAR_HAN : char_class_of(next);
		ch[n] = next;
		class[n] = (uint8_t)of;
		classes |= CLASS_BIT(of);
	}
	o->len += n;
	o->classes |= classes;
}

/* <br/> at byte AT. */
static void add_break(struct open_passage *o, size_t at)
{
	reserve(o, 1);
	o->ch[o->len] = LINE_SEPARATOR;
	o->at[o->len] = (uint32_t)at;
	o->class[o->len++] = CHAR_NEWLINE;
	o->classes |= CLASS_BIT(CHAR_NEWLINE);
}

static void excuse(struct proof_text *t, size_t element, rule_set rules)
{
	t->excuses = xgrow(t->excuses, t->excuse_count, &t->excuse_cap, sizeof *t->excuses);
	t->excuses[t->excuse_count++] = (struct excuse){ element, rules };
}

static bool is_ascii(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.data[i] >= 0x80)
			return false;
	return true;
}

/* The value of an attribute as a passage. */
static void read_value(struct proof_text *t, size_t number)
{
	struct scan *s = t->scan;
	const struct attribute *a = &t->attributes[number];
	if (s->open_count == MAX_OPEN || is_ascii(a->value))
		return;
	struct open_passage *o = &s->open[s->open_count];
	*o = (struct open_passage){ .element = a->element, .ch = o->ch, .at = o->at,
		.class = o->class, .cap = o->cap };
	read_text(o, t->source.data, a->value.data, a->value.data + a->value.len, true);
	keep_passage(t, o, PASSAGE_ATTRIBUTE, number);
}

static bool ends_name(char c)
{
	return is_space(c) || c == '=' || c == '/' || c == '>';
}

/* From P on the next NAME="value" of a tag; NULL if there is none. */
static const char *read_attribute(const char *p, const char *end, struct attribute *out)
{
	while (p < end && (is_space(*p) || *p == '/'))
		p++;
	const char *name = p;
	while (p < end && !ends_name(*p))
		p++;
	out->name = (struct slice){ name, (size_t)(p - name) };
	while (p < end && is_space(*p))
		p++;
	if (out->name.len == 0 || p == end || *p != '=')
		return NULL;
	do
		p++;
	while (p < end && is_space(*p));
	if (p == end || (*p != '"' && *p != '\''))
		return NULL;
	const char *close = memchr(p + 1, *p, (size_t)(end - p - 1));
	if (!close)
		return NULL;
	out->value = (struct slice){ p + 1, (size_t)(close - p - 1) };
	return close + 1;
}

/* Those of the tag from P, behind its name, to END. */
static void read_attributes(struct proof_text *t, const char *p, const char *end, size_t element)
{
	struct attribute a = { .element = element };
	size_t first = t->attribute_count;
	while ((p = read_attribute(p, end, &a))) {
		t->attributes =
			xgrow(t->attributes, t->attribute_count, &t->attribute_cap, sizeof *t->attributes);
		t->attributes[t->attribute_count++] = a;
	}
	t->elements[element].first_attribute = first;
	t->elements[element].attribute_count = t->attribute_count - first;
	for (size_t i = first; i < t->attribute_count; i++)
		read_value(t, i);
}

static size_t new_element(struct proof_text *t, enum element_name name, size_t start, size_t end)
{
	const struct scan *s = t->scan;
	size_t parent = s->depth ? s->stack[s->depth - 1] : ELEMENT_NONE, number = t->element_count;
	t->elements = xgrow(t->elements, t->element_count, &t->element_cap, sizeof *t->elements);
	bool unit = name == ELEMENT_PROFILE || name == ELEMENT_ARTICLE || name == ELEMENT_BULLETIN ||
		name == ELEMENT_PART || name == ELEMENT_ATTACHMENT;
	t->elements[t->element_count++] = (struct element){ .name = name, .parent = parent,
		.unit = unit || parent == ELEMENT_NONE ? number : t->elements[parent].unit,
		.start = start, .end = end };
	return number;
}

static void end_element(struct proof_text *t, size_t end)
{
	struct scan *s = t->scan;
	size_t number = s->stack[--s->depth];
	t->elements[number].end = end;
	if (s->open_count && s->open[s->open_count - 1].element == number)
		keep_passage(t, &s->open[--s->open_count], elements[t->elements[number].name].kind,
			ATTRIBUTE_NONE);
}

static void begin_element(struct proof_text *t, enum element_name name, size_t number)
{
	struct scan *s = t->scan;
	s->stack[s->depth++] = number;
	if (s->pending)
		excuse(t, number, s->pending);
	if (name == ELEMENT_SIC)
		excuse(t, number, UINT64_MAX);
	s->pending = 0;
	if (elements[name].kind > PASSAGE_INLINE && s->open_count < MAX_OPEN) {
		struct open_passage *o = &s->open[s->open_count++];
		*o = (struct open_passage){ .element = number, .ch = o->ch, .at = o->at,
			.class = o->class, .cap = o->cap };
	}
}

/* The tag M at P. */
static void take_start(struct proof_text *t, const char *p, const struct markup *m)
{
	struct scan *s = t->scan;
	size_t start = (size_t)(p - t->source.data);
	if (s->depth == MAX_DEPTH)
		return;
	enum element_name name = element_named(s, (struct slice){ p + 1, m->name_len });
	size_t number = new_element(t, name, start, start + m->len);
	begin_element(t, name, number);
	if (m->len > m->name_len + 2)
		read_attributes(t, p + 1 + m->name_len, p + m->len, number);
	if (name == ELEMENT_BR && s->open_count) {
		struct open_passage *o = &s->open[s->open_count - 1];
		add_break(o, start);
	}
	if (m->kind == MARKUP_EMPTY)
		end_element(t, start + m->len);
}

/* Ends what is open down to the element of that name; a tag that ends nothing is passed over. */
static void take_end(struct proof_text *t, const char *p, const struct markup *m)
{
	struct scan *s = t->scan;
	enum element_name name = element_named(s, (struct slice){ p + 2, m->name_len });
	size_t depth = s->depth, end = (size_t)(p - t->source.data) + m->len;
	while (depth && t->elements[s->stack[depth - 1]].name != name)
		depth--;
	if (depth == 0)
		return;
	while (s->depth >= depth)
		end_element(t, end);
}

/* <?banxin allow CODE...?> from P to END. */
static void take_instruction(struct proof_text *t, const char *p, const char *end)
{
	static const char begin[] = "<?banxin allow";
	struct scan *s = t->scan;
	rule_set allowed = 0;
	if ((size_t)(end - p) < sizeof begin + 1 || memcmp(p, begin, sizeof begin - 1) != 0)
		return;
	for (p += sizeof begin - 1, end -= 2; p < end;) {
		const char *word = p;
		while (p < end && !is_space(*p))
			p++;
		if (p > word && !rule_set_add_named(&allowed, (struct slice){ word, (size_t)(p - word) }))
			s->unknown(s->user, (size_t)(word - t->source.data), (size_t)(p - t->source.data));
		p += p < end;
	}
	if (s->open_count) {
		excuse(t, s->open[s->open_count - 1].element, allowed);
		return;
	}
	s->pending |= allowed;
}

static void take_text(struct proof_text *t, const char *p, const char *end, bool references)
{
	struct scan *s = t->scan;
	if (s->open_count)
		read_text(&s->open[s->open_count - 1], t->source.data, p, end, references);
}

static void take(struct proof_text *t, const char *p, const struct markup *m)
{
	enum { CDATA_BEGIN = 9, CDATA_END = 3 };
	switch (m->kind) {
	case MARKUP_TEXT:
		take_text(t, p, p + m->len, true);
		break;
	case MARKUP_CDATA:
		take_text(t, p + CDATA_BEGIN, p + m->len - CDATA_END, false);
		break;
	case MARKUP_START:
	case MARKUP_EMPTY:
		take_start(t, p, m);
		break;
	case MARKUP_END:
		take_end(t, p, m);
		break;
	case MARKUP_INSTRUCTION:
		take_instruction(t, p, p + m->len);
		break;
	case MARKUP_COMMENT:
	case MARKUP_DOCTYPE:
	case MARKUP_STRAY:
		break;
	}
}

void proof_text_read(struct proof_text *t, struct slice source,
	void (*unknown)(void *user, size_t start, size_t end), void *user)
{
	struct scan *s = t->scan;
	arena_release(t->arena, t->empty);
	t->source = source;
	t->element_count = t->attribute_count = t->passage_count = t->excuse_count = 0;
	s->depth = s->open_count = 0;
	s->pending = 0;
	s->unknown = unknown;
	s->user = user;
	const char *p = source.data, *end = p + source.len;
	struct markup m;
	for (; p < end && markup_scan(p, end, &m); p += m.len)
		take(t, p, &m);
	while (s->depth)
		end_element(t, source.len);
}

size_t proof_character_end(const struct proof_text *t, const struct passage *p, size_t i)
{
	const char *at = t->source.data + p->at[i], *end = t->source.data + t->source.len;
	struct markup m;
	uint32_t ch;
	if (*at == '<' && markup_scan(at, end, &m)) /* <br/> */
		return p->at[i] + m.len;
	return (size_t)(read_character(at, end, &ch) - t->source.data);
}

bool proof_is_prose(const struct proof_text *t, const struct passage *p)
{
	static const char *const names[] = { "alt", "note", "title", "by", "post", "organisation" };
	if (p->kind != PASSAGE_ATTRIBUTE)
		return p->kind != PASSAGE_DATA && p->kind != PASSAGE_RUBY;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (slice_is(t->attributes[p->attribute].name, names[i]))
			return true;
	return false;
}

struct slice proof_attribute(
	const struct proof_text *t, const struct element *e, const char *name)
{
	for (size_t i = 0; i < e->attribute_count; i++) {
		const struct attribute *a = &t->attributes[e->first_attribute + i];
		if (slice_is(a->name, name))
			return a->value;
	}
	return (struct slice){ "", 0 };
}
