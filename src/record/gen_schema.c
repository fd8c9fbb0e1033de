/* gen_schema.c -- writes the tables of quick.c from a schema at build time.
 *
 * Usage: gen_schema layouts/record.xsd > schema_table.h
 * Content models become deterministic automata. What this doesn't understand becomes a type or
 * value that is never surely valid: libxml2's validator then answers for it. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/quick.h"

enum {
	MAX_SYMBOLS = 250,
	MAX_TYPES = 250,
	MAX_VALUES = 250,
	MAX_ITEMS = 4000,
	MAX_STATES = 250,
	MAX_STRINGS = 20000,
	MAX_POSITIONS = 256,
	MAX_COPIES = 8,
	MAX_NESTING = 50,
};

/* Positions of a content model: each is a place in it where an element stands (Glushkov). */
struct set {
	uint64_t word[MAX_POSITIONS / 64];
};

struct position {
	unsigned symbol, type; /* 0: an element that is never surely valid */
	struct set follow;
};

/* A part of a content model: with which positions it begins and ends. */
struct part {
	struct set first, last;
	bool empty; /* it may be nothing */
};

struct state {
	struct set next;
	bool end;
};

static xmlNodePtr schema;
static const char *symbols[MAX_SYMBOLS + 1];
static unsigned symbol_count;
static struct quick_value values[MAX_VALUES + 1];
static xmlNodePtr value_nodes[MAX_VALUES + 1];
static unsigned value_count;
static struct quick_type types[MAX_TYPES + 1];
static xmlNodePtr type_nodes[MAX_TYPES + 1]; /* NULL: elements of a simple type */
static unsigned type_count;
static struct quick_attribute attributes[MAX_ITEMS];
static unsigned attribute_count;
static uint8_t child_types[MAX_ITEMS], steps[MAX_ITEMS * 4], ends[MAX_ITEMS];
static unsigned child_total, step_count, end_count;
static uint8_t child_of[MAX_TYPES + 1][MAX_SYMBOLS + 1], roots[MAX_SYMBOLS + 1];
static uint8_t forms[MAX_ITEMS];
static unsigned form_count;
static char strings[MAX_STRINGS];
static unsigned string_len;
static uint16_t string_at[MAX_ITEMS];
static unsigned string_count;

static struct position positions[MAX_POSITIONS];
static unsigned position_count;
static bool strange; /* something in the type at hand is not understood */

static void die(const char *what)
{
	fprintf(stderr, "gen_schema: %s\n", what);
	exit(1);
}

static const char *attribute(xmlNodePtr n, const char *name)
{
	for (xmlAttrPtr a = n->properties; a; a = a->next)
		if (!a->ns && strcmp((const char *)a->name, name) == 0)
			return a->children ? (const char *)a->children->content : "";
	return NULL;
}

static bool is(xmlNodePtr n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0;
}

static xmlNodePtr top_level(const char *kind, const char *name)
{
	for (xmlNodePtr n = schema->children; n; n = n->next)
		if (is(n, kind) && attribute(n, "name") && strcmp(attribute(n, "name"), name) == 0)
			return n;
	return NULL;
}

/* The first child element of N, or the next one behind N, that isn't for readers. */
static xmlNodePtr element_from(xmlNodePtr n)
{
	while (n && (n->type != XML_ELEMENT_NODE || is(n, "annotation")))
		n = n->next;
	return n;
}

static bool is_xml(xmlNsPtr ns)
{
	return strcmp((const char *)ns->href, (const char *)XML_XML_NAMESPACE) == 0;
}

/* Notes it when N has an attribute that is not in NAMES, a list with blanks around each. */
static void takes_only(xmlNodePtr n, const char *names)
{
	for (xmlAttrPtr a = n->properties; a; a = a->next) {
		char name[100];
		snprintf(name, sizeof name, " %s ", (const char *)a->name);
		strange = strange || (a->ns ? !is_xml(a->ns) : !strstr(names, name));
	}
}

static unsigned symbol(const char *name)
{
	for (unsigned i = 1; i <= symbol_count; i++)
		if (strcmp(symbols[i], name) == 0)
			return i;
	if (symbol_count == MAX_SYMBOLS)
		die("too many names");
	symbols[++symbol_count] = name;
	return symbol_count;
}

static void add_string(const char *s)
{
	size_t len = strlen(s) + 1;
	if (string_len + len > MAX_STRINGS || string_count == MAX_ITEMS)
		die("too many strings");
	memcpy(strings + string_len, s, len);
	string_at[string_count++] = (uint16_t)string_len;
	string_len += (unsigned)len;
}

/* "[0-9]{4}-[0-9]{2}" as "0000-00". False for any other kind of pattern. */
static bool mask_of(const char *pattern, char *mask, size_t size)
{
	static const char digit[] = "[0-9]";
	size_t n = 0;
	for (const char *p = pattern; *p && n + 10 < size;) {
		if (*p == '-') {
			mask[n++] = *p++;
			continue;
		}
		if (strncmp(p, digit, sizeof digit - 1) != 0)
			return false;
		p += sizeof digit - 1;
		char *end = NULL;
		long times = *p == '{' ? strtol(p + 1, &end, 10) : 1;
		if (times < 1 || times > 9 || (end && *end != '}'))
			return false;
		p = end ? end + 1 : p;
		memset(mask + n, '0', (size_t)times);
		n += (size_t)times;
	}
	mask[n] = '\0';
	return n + 10 < size;
}

static unsigned value_named(const char *name);

static struct quick_value built_in(const char *name)
{
	static const struct {
		const char *name;
		struct quick_value value;
	} known[] = {
		{ "xs:string", { .form = FORM_STRING } },
		{ "xs:token", { .form = FORM_STRING } },
		{ "xs:ID", { .form = FORM_ID } },
		{ "xs:language", { .form = FORM_LANGUAGE } },
		{ "xs:positiveInteger", { .form = FORM_COUNT, .limit = 999999999 } },
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i].name, name) == 0)
			return known[i].value;
	return (struct quick_value){ .form = FORM_UNKNOWN };
}

static struct quick_value listed(xmlNodePtr facet)
{
	struct quick_value v = { .form = FORM_LISTED, .first = (uint16_t)string_count };
	for (; facet; facet = element_from(facet->next), v.count++) {
		if (!is(facet, "enumeration"))
			v.form = FORM_UNKNOWN;
		add_string(attribute(facet, "value"));
	}
	return v;
}

static struct quick_value masked(const char *base, const char *pattern)
{
	static const char *const dates[][2] = { { "xs:date", "0000-00-00" },
		{ "xs:gYearMonth", "0000-00" }, { "xs:gYear", "0000" } };
	struct quick_value v = {
		.form = FORM_UNKNOWN, .first = (uint16_t)string_count, .count = 1
	};
	char mask[100];
	if (!mask_of(pattern, mask, sizeof mask))
		return v;
	if (strcmp(base, "xs:token") == 0)
		v.form = FORM_MASK;
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		if (strcmp(dates[i][0], base) == 0 && strcmp(dates[i][1], mask) == 0)
			v.form = FORM_DATE;
	add_string(mask);
	return v;
}

static struct quick_value restricted(xmlNodePtr n)
{
	const char *base = attribute(n, "base");
	xmlNodePtr facet = element_from(n->children);
	const char *limit = facet ? attribute(facet, "value") : NULL;
	struct quick_value unknown = { .form = FORM_UNKNOWN };
	if (!base)
		return unknown;
	if (!facet)
		return values[value_named(base)];
	if (!limit || attribute(facet, "fixed"))
		return unknown;
	bool token = strcmp(base, "xs:token") == 0;
	if (token && is(facet, "enumeration"))
		return listed(facet);
	if (element_from(facet->next))
		return unknown;
	if (token && is(facet, "minLength") && strcmp(limit, "1") == 0)
		return (struct quick_value){ .form = FORM_FILLED };
	if (is(facet, "maxInclusive") && strcmp(base, "xs:positiveInteger") == 0)
		return (struct quick_value){ .form = strlen(limit) < 10 ? FORM_COUNT : FORM_UNKNOWN,
			.limit = (uint32_t)strtoul(limit, NULL, 10) };
	return is(facet, "pattern") ? masked(base, limit) : unknown;
}

/* xs:union of dates. */
static struct quick_value united(xmlNodePtr n)
{
	struct quick_value v = { .form = FORM_UNION };
	uint8_t members[20];
	const char *names = attribute(n, "memberTypes");
	if (!names || element_from(n->children))
		return (struct quick_value){ .form = FORM_UNKNOWN };
	char copy[200];
	snprintf(copy, sizeof copy, "%s", names);
	for (char *name = strtok(copy, " "); name; name = strtok(NULL, " ")) {
		char own[200];
		snprintf(own, sizeof own, "%s", name);
		if (v.count == sizeof members)
			die("a union of too many types");
		members[v.count++] = (uint8_t)value_named(own);
		if (values[members[v.count - 1]].form != FORM_DATE)
			v.form = FORM_UNKNOWN;
	}
	v.first = (uint16_t)form_count;
	memcpy(forms + form_count, members, v.count);
	form_count += v.count;
	return v;
}

static unsigned add_value(struct quick_value v, xmlNodePtr n)
{
	if (value_count == MAX_VALUES)
		die("too many simple types");
	values[++value_count] = v;
	value_nodes[value_count] = n;
	return value_count;
}

static unsigned value_at(xmlNodePtr n)
{
	for (unsigned i = 1; i <= value_count; i++)
		if (value_nodes[i] == n)
			return i;
	xmlNodePtr kind = element_from(n->children);
	struct quick_value v = { .form = FORM_UNKNOWN };
	if (kind && is(kind, "restriction"))
		v = restricted(kind);
	else if (kind && is(kind, "union"))
		v = united(kind);
	return add_value(v, n);
}

static unsigned value_named(const char *name)
{
	xmlNodePtr n = top_level("simpleType", name);
	if (n)
		return value_at(n);
	struct quick_value v = built_in(name);
	for (unsigned i = 1; i <= value_count; i++)
		if (!value_nodes[i] && values[i].form == v.form && values[i].limit == v.limit)
			return i;
	return add_value(v, NULL);
}

static unsigned add_type(xmlNodePtr n)
{
	if (type_count == MAX_TYPES)
		die("too many types");
	type_nodes[++type_count] = n;
	return type_count;
}

/* The number of a complex type, to be compiled later if it is new. */
static unsigned type_at(xmlNodePtr n)
{
	for (unsigned i = 1; i <= type_count; i++)
		if (type_nodes[i] == n)
			return i;
	return add_type(n);
}

static unsigned type_of_value(unsigned value)
{
	for (unsigned i = 1; i <= type_count; i++)
		if (!type_nodes[i] && types[i].value == value)
			return i;
	unsigned type = add_type(NULL);
	types[type] = (struct quick_type){ .content = CONTENT_VALUE, .value = (uint8_t)value };
	return type;
}

/* The type of an element's declaration; 0 if it is not understood. */
static unsigned type_of(xmlNodePtr n)
{
	const char *name = attribute(n, "type");
	xmlNodePtr own = element_from(n->children);
	takes_only(n, " name type minOccurs maxOccurs ");
	if (name && !own) {
		xmlNodePtr complex = top_level("complexType", name);
		return complex ? type_at(complex) : type_of_value(value_named(name));
	}
	if (!name && own && !element_from(own->next)) {
		if (is(own, "complexType"))
			return type_at(own);
		if (is(own, "simpleType"))
			return type_of_value(value_at(own));
	}
	strange = true;
	return 0;
}

static struct set joined(struct set a, struct set b)
{
	for (size_t i = 0; i < MAX_POSITIONS / 64; i++)
		a.word[i] |= b.word[i];
	return a;
}

static bool holds(const struct set *s, unsigned p)
{
	return s->word[p / 64] >> p % 64 & 1;
}

static void follow(const struct set *last, struct set first)
{
	for (unsigned p = 0; p < position_count; p++)
		if (holds(last, p))
			positions[p].follow = joined(positions[p].follow, first);
}

static struct part nothing(void)
{
	return (struct part){ .empty = true };
}

static struct part behind(struct part a, struct part b)
{
	follow(&a.last, b.first);
	return (struct part){
		.first = a.empty ? joined(a.first, b.first) : a.first,
		.last = b.empty ? joined(a.last, b.last) : b.last,
		.empty = a.empty && b.empty,
	};
}

static struct part either(struct part a, struct part b)
{
	return (struct part){ joined(a.first, b.first), joined(a.last, b.last),
		a.empty || b.empty };
}

static struct part element_part(xmlNodePtr n)
{
	struct part part = { .empty = false };
	const char *name = attribute(n, "name"), *ref = attribute(n, "ref");
	if (position_count == MAX_POSITIONS)
		die("a content model of too many elements");
	unsigned p = position_count++;
	positions[p] = (struct position){ 0 };
	xmlNodePtr declared = ref ? top_level("element", ref) : n;
	if (declared) {
		positions[p].symbol = symbol(name ? name : ref);
		positions[p].type = type_of(declared);
	}
	part.first.word[p / 64] = part.last.word[p / 64] = UINT64_C(1) << p % 64;
	return part;
}

static struct part particle(xmlNodePtr n, int nesting);

static struct part once(xmlNodePtr n, int nesting)
{
	struct part part = nothing();
	if (nesting > MAX_NESTING)
		die("groups within each other without end");
	if (is(n, "element"))
		return element_part(n);
	if (is(n, "group")) {
		takes_only(n, " ref minOccurs maxOccurs ");
		xmlNodePtr group =
			top_level("group", attribute(n, "ref") ? attribute(n, "ref") : "");
		if (group && element_from(group->children))
			return particle(element_from(group->children), nesting + 1);
	}
	bool choice = is(n, "choice");
	takes_only(n, " minOccurs maxOccurs ");
	strange = strange || (!choice && !is(n, "sequence"));
	xmlNodePtr first = element_from(n->children);
	strange = strange || (choice && !first);
	for (xmlNodePtr c = first; c; c = element_from(c->next)) {
		struct part next = particle(c, nesting + 1);
		part = c == first ? next : choice ? either(part, next) : behind(part, next);
	}
	return part;
}

static struct part particle(xmlNodePtr n, int nesting)
{
	const char *least = attribute(n, "minOccurs"), *most = attribute(n, "maxOccurs");
	int min = least ? atoi(least) : 1, max = most ? atoi(most) : 1;
	bool endless = most && strcmp(most, "unbounded") == 0;
	int copies = endless ? (min > 0 ? min : 1) : max;
	struct part part = nothing();
	if (copies > MAX_COPIES || copies < 1) {
		strange = true;
		return part;
	}
	for (int i = 0; i < copies; i++) {
		struct part copy = once(n, nesting);
		if (endless && i == copies - 1)
			follow(&copy.last, copy.first);
		copy.empty = copy.empty || i >= min;
		part = behind(part, copy);
	}
	return part;
}

/* The number of SYMBOL among the children of a type. */
static unsigned child_number(unsigned type, unsigned symbol_at, unsigned child_type)
{
	struct quick_type *t = &types[type];
	uint8_t *number = &child_of[type][symbol_at];
	if (!*number) {
		*number = ++t->child_count;
		child_types[child_total++] = (uint8_t)child_type;
	}
	strange = strange || child_types[t->children + *number - 1] != child_type;
	return *number;
}

static unsigned state_number(struct state *states, unsigned *count, struct state s)
{
	for (unsigned i = 0; i < *count; i++)
		if (states[i].end == s.end && memcmp(&states[i].next, &s.next, sizeof s.next) == 0)
			return i + 1;
	if (*count == MAX_STATES)
		die("a content model of too many states");
	states[(*count)++] = s;
	return *count;
}

static struct state step(const struct state *from, unsigned symbol_at, const struct part *whole)
{
	struct state to = { .end = false };
	for (unsigned p = 0; p < position_count; p++) {
		if (!holds(&from->next, p) || positions[p].symbol != symbol_at)
			continue;
		to.next = joined(to.next, positions[p].follow);
		to.end = to.end || holds(&whole->last, p);
	}
	return to;
}

/* The automaton of a content model. A state is told by what may come next, not by what came last:
 * so a choice that repeats has one state, however many elements it lists. */
static void write_automaton(unsigned type, const struct part *whole)
{
	struct quick_type *t = &types[type];
	static struct state states[MAX_STATES];
	unsigned count = 0;
	for (unsigned p = 0; p < position_count; p++)
		if (positions[p].symbol)
			child_number(type, positions[p].symbol, positions[p].type);
	t->steps = (uint16_t)step_count;
	t->ends = (uint16_t)end_count;
	state_number(states, &count, (struct state){ whole->first, whole->empty });
	for (unsigned s = 0; s < count; s++) {
		for (unsigned p = 0; p < position_count; p++) {
			unsigned number = child_of[type][positions[p].symbol];
			if (!positions[p].symbol || !holds(&states[s].next, p))
				continue;
			struct state to = step(&states[s], positions[p].symbol, whole);
			steps[step_count + number - 1] = (uint8_t)state_number(states, &count, to);
		}
		step_count += t->child_count;
		ends[end_count++] = states[s].end;
		if (step_count + MAX_SYMBOLS > sizeof steps || end_count + 1 > sizeof ends)
			die("content models of too many states");
	}
}

static void write_all(unsigned type, xmlNodePtr n)
{
	struct quick_type *t = &types[type];
	t->all = true;
	takes_only(n, " ");
	for (xmlNodePtr c = element_from(n->children); c; c = element_from(c->next)) {
		const char *least = attribute(c, "minOccurs");
		takes_only(c, " name type minOccurs ");
		if (!is(c, "element") || !attribute(c, "name") || t->child_count == 64) {
			strange = true;
			return;
		}
		unsigned number = child_number(type, symbol(attribute(c, "name")), type_of(c));
		if (!least || strcmp(least, "0") != 0)
			t->wanted |= UINT64_C(1) << (number - 1);
	}
}

static void add_attribute(unsigned type, xmlNodePtr n)
{
	const char *name = attribute(n, "name"), *use = attribute(n, "use");
	bool language = attribute(n, "ref") && strcmp(attribute(n, "ref"), "xml:lang") == 0;
	const char *value = language ? "xs:language" : attribute(n, "type");
	takes_only(n, " name ref type use ");
	bool required = use && strcmp(use, "required") == 0;
	if ((!name && !language) || !value || (use && !required && strcmp(use, "optional") != 0) ||
		element_from(n->children) || attribute_count == MAX_ITEMS) {
		strange = true;
		return;
	}
	attributes[attribute_count++] =
		(struct quick_attribute){ (uint8_t)symbol(language ? "xml:lang" : name),
			(uint8_t)value_named(value), required };
	types[type].attribute_count++;
	types[type].required_count += required;
}

/* N: an attribute, a group of them, or what has such as its children. */
static void add_attributes(unsigned type, xmlNodePtr n)
{
	for (xmlNodePtr c = element_from(n->children); c; c = element_from(c->next)) {
		xmlNodePtr group = is(c, "attributeGroup") && attribute(c, "ref")
			? top_level("attributeGroup", attribute(c, "ref"))
			: NULL;
		if (is(c, "attribute"))
			add_attribute(type, c);
		else if (group)
			add_attributes(type, group);
		else if (!is(c, "sequence") && !is(c, "choice") && !is(c, "group") && !is(c, "all"))
			strange = true;
	}
}

/* What N, a complexType or an extension, says of children: a particle, or NULL. */
static xmlNodePtr particle_of(xmlNodePtr n)
{
	xmlNodePtr c = element_from(n->children);
	bool is_particle =
		c && (is(c, "sequence") || is(c, "choice") || is(c, "group") || is(c, "all"));
	return is_particle ? c : NULL;
}

/* The content of a complex type, its base's first. */
static struct part content_of(unsigned type, xmlNodePtr n, int nesting)
{
	struct part part = nothing();
	xmlNodePtr inner = element_from(n->children);
	if (nesting > MAX_NESTING)
		die("types that extend each other without end");
	if (inner && is(inner, "complexContent")) {
		xmlNodePtr extension = element_from(inner->children);
		const char *base = extension && is(extension, "extension")
			? attribute(extension, "base")
			: NULL;
		xmlNodePtr below = base ? top_level("complexType", base) : NULL;
		if (!below || (particle_of(extension) && is(particle_of(extension), "all"))) {
			strange = true;
			return part;
		}
		part = content_of(type, below, nesting + 1);
		n = extension;
	}
	xmlNodePtr own = particle_of(n);
	if (own && is(own, "all")) {
		strange = strange || nesting > 0;
		write_all(type, own);
	} else if (own) {
		part = behind(part, particle(own, 0));
	}
	add_attributes(type, n);
	return part;
}

static void compile_value(unsigned type, xmlNodePtr content)
{
	xmlNodePtr extension = element_from(content->children);
	if (!extension || !is(extension, "extension") || !attribute(extension, "base")) {
		strange = true;
		return;
	}
	types[type].content = CONTENT_VALUE;
	types[type].value = (uint8_t)value_named(attribute(extension, "base"));
	add_attributes(type, extension);
}

static void compile_type(unsigned type)
{
	xmlNodePtr n = type_nodes[type], inner = element_from(n->children);
	struct quick_type *t = &types[type];
	const char *mixed = attribute(n, "mixed");
	strange = false;
	position_count = 0;
	takes_only(n, " name mixed ");
	t->attributes = (uint16_t)attribute_count;
	t->children = (uint16_t)child_total;
	if (inner && is(inner, "simpleContent")) {
		compile_value(type, inner);
	} else {
		struct part whole = content_of(type, n, 0);
		if (!t->all)
			write_automaton(type, &whole);
		t->content = mixed && strcmp(mixed, "true") == 0 ? CONTENT_MIXED
			: t->child_count || position_count       ? CONTENT_ELEMENTS
								 : CONTENT_EMPTY;
	}
	if (strange)
		t->content = CONTENT_UNKNOWN;
}

/* What may stand beside the declarations without changing what they mean. */
static bool understood(xmlNodePtr n)
{
	static const char *const known[] = { "element", "complexType", "simpleType", "group",
		"attributeGroup", "import", "annotation" };
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (n->type != XML_ELEMENT_NODE || is(n, known[i]))
			return true;
	return false;
}

static void compile(void)
{
	xmlNsPtr xs = xmlSearchNs(schema->doc, schema, BAD_CAST "xs");
	strange = !xs || strcmp((const char *)xs->href, "http://www.w3.org/2001/XMLSchema") != 0;
	takes_only(schema, " elementFormDefault ");
	for (xmlNodePtr n = schema->children; n; n = n->next)
		strange = strange || !understood(n);
	for (xmlNodePtr n = schema->children; n && !strange; n = n->next)
		if (is(n, "element") && attribute(n, "name"))
			roots[symbol(attribute(n, "name"))] = (uint8_t)type_of(n);
	if (strange)
		memset(roots, 0, sizeof roots);
	for (unsigned i = 1; i <= type_count; i++)
		if (type_nodes[i])
			compile_type(i);
}

static uint64_t add_file(uint64_t h, const char *path)
{
	FILE *f = fopen(path, "rb");
	static char data[1 << 22];
	size_t n = f ? fread(data, 1, sizeof data, f) : 0;
	if (!f || n == sizeof data)
		die(path);
	fclose(f);
	return quick_hash(h, data, n);
}

/* The schema's hash, and that of what it imports, in their order. */
static void print_files(const char *path)
{
	const char *slash = strrchr(path, '/');
	int folder = slash ? (int)(slash - path + 1) : 0;
	uint64_t h = add_file(0, path);
	printf("static const char imports[][32] = {");
	for (xmlNodePtr n = schema->children; n; n = n->next) {
		const char *name = is(n, "import") ? attribute(n, "schemaLocation") : NULL;
		char imported[4096];
		if (!name)
			continue;
		snprintf(imported, sizeof imported, "%.*s%s", folder, path, name);
		h = add_file(h, imported);
		printf(" \"%s\",", name);
	}
	printf(" \"\" };\n#define SCHEMA_HASH UINT64_C(0x%016llx)\n", (unsigned long long)h);
}

static void print_bytes(const char *name, const uint8_t *data, size_t count)
{
	printf("static const uint8_t %s[] = {", name);
	for (size_t i = 0; i < count || i == 0; i++)
		printf("%s%d,", i % 32 ? "" : "\n\t", count ? data[i] : 0);
	printf("\n};\n");
}

static void print_strings(void)
{
	printf("static const char strings[] =");
	for (unsigned i = 0; i < string_count; i++)
		printf("\n\t\"%s\\0\"", strings + string_at[i]);
	printf("\n\t\"\";\nstatic const uint16_t string_at[] = {");
	for (unsigned i = 0; i < string_count; i++)
		printf("%s%u,", i % 16 ? "" : "\n\t", string_at[i]);
	printf("\n\t0\n};\n");
}

static void print_names(void)
{
	uint8_t slots[QUICK_SLOTS] = { 0 };
	size_t longest = 0;
	for (unsigned i = 1; i <= symbol_count; i++)
		if (strlen(symbols[i]) > longest)
			longest = strlen(symbols[i]);
	printf("static const char names[][%zu] = {\n\t\"\",", longest + 1);
	for (unsigned i = 1; i <= symbol_count; i++) {
		unsigned slot = quick_slot(symbols[i]);
		while (slots[slot])
			slot = (slot + 1) % QUICK_SLOTS;
		slots[slot] = (uint8_t)i;
		printf("%s\"%s\",", i % 6 ? " " : "\n\t", symbols[i]);
	}
	printf("\n};\n");
	print_bytes("slots", slots, sizeof slots);
}

static void print_types(void)
{
	printf("static const struct quick_type types[] = {\n\t{ 0 },\n");
	for (unsigned i = 1; i <= type_count; i++) {
		const struct quick_type *t = &types[i];
		printf("\t{ %d, %d, %d, %d, %d, %d, %d, %d, %d, %d, UINT64_C(%llu) },\n",
			t->content, t->all, t->value, t->child_count, t->attribute_count,
			t->required_count, t->attributes, t->children, t->steps, t->ends,
			(unsigned long long)t->wanted);
	}
	printf("};\nstatic const struct quick_value values[] = {\n\t{ 0 },\n");
	for (unsigned i = 1; i <= value_count; i++)
		printf("\t{ %d, %d, %d, %u },\n", values[i].form, values[i].first, values[i].count,
			values[i].limit);
	printf("};\nstatic const struct quick_attribute attributes[] = {\n");
	for (unsigned i = 0; i < attribute_count; i++)
		printf("\t{ %d, %d, %d },\n", attributes[i].symbol, attributes[i].value,
			attributes[i].required);
	printf("\t{ 0 }\n};\n");
}

static void print_children(void)
{
	printf("static const uint8_t child_of[][%u] = {\n\t{ 0 },\n", symbol_count + 1);
	for (unsigned i = 1; i <= type_count; i++) {
		printf("\t{ ");
		for (unsigned s = 0; s <= symbol_count; s++)
			printf("%d,", child_of[i][s]);
		printf(" },\n");
	}
	printf("};\n");
	print_bytes("roots", roots, symbol_count + 1);
	print_bytes("child_types", child_types, child_total);
	print_bytes("steps", steps, step_count);
	print_bytes("ends", ends, end_count);
	print_bytes("forms", forms, form_count);
}

int main(int argc, char **argv)
{
	xmlDocPtr doc = argc == 2 ? xmlReadFile(argv[1], NULL, XML_PARSE_NONET) : NULL;
	if (!doc)
		die("usage: gen_schema SCHEMA.xsd");
	schema = xmlDocGetRootElement(doc);
	compile();
	print_files(argv[1]);
	print_strings();
	print_names();
	print_types();
	print_children();
	xmlFreeDoc(doc);
	return 0;
}
