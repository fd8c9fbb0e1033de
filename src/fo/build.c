#include <libxml/xmlsave.h>
#include <string.h>

#include "base/i18n.h"
#include "base/map.h"
#include "fo/cache.h"
#include "fo/check.h"
#include "fo/columns.h"
#include "fo/fo.h"
#include "fo/masters.h"
#include "fo/resolve.h"
#include "fo/shorthand.h"
#include "fo/split.h"

#define FO_NAMESPACE  "http://www.w3.org/1999/XSL/Format"
#define AXF_NAMESPACE "http://www.antennahouse.com/names/XSL/Extensions"
#define BANXIN_NAMESPACE "urn:banxin:fo" /* what neither XSL nor AH has a property for */

/* Deeper trees come from runaway templates; the stack is safe far beyond this. */
enum { MAX_DEPTH = 600 };

/* Names that are told of only once; whoever writes more has read enough. */
enum { MAX_WARNED = 500 };

struct fo_source {
	struct given *given;
	size_t count;
};

struct warned {
	struct warned *next;
	const char *name; /* from the pool */
};

/* Libxml2 keeps each name of a document once, so that its address tells it from others. */
struct known_name {
	const char *name, *prefix; /* PREFIX: one of prefix_of's */
	const struct attribute *attribute;
};

enum { NAMES = 256 };

struct builder {
	struct arena *arena, *lasting; /* of the nodes; of the tree */
	struct known_name names[NAMES]; /* by a hash of the address */
	struct style_pool *pool;
	struct style_cache *cache;
	struct map *ids;
	struct diag *diag;
	place_fn *place;
	void *user;
	struct warned *warned; /* what was warned of and is not to be told again */
	unsigned warned_count;
	bool in_marker, after_initial; /* inside a marker; behind an initial-property-set */
	struct given given[ATTRIBUTE_LIMIT]; /* of the element being built, but for its id */
	size_t given_count;
	struct slice id;
	enum keyword flow_mode; /* the writing mode of the flow being built */
	const struct fo_node *stands_for; /* the sequence that is replaced by what is built, or NULL */
};

/* An element whose children are being read. */
struct frame {
	struct fo_node *node; /* children are linked here */
	struct ancestor self; /* what they inherit from */
	struct content_state *content;
	struct columns *columns; /* of the table around; NULL: none */
	struct place at;
	int depth;
};

static bool first_time(struct builder *b, const char *name)
{
	const char *pooled = style_string(b->pool, name, strlen(name));
	for (const struct warned *w = b->warned; w; w = w->next) {
		if (w->name == pooled)
			return false;
	}
	if (b->warned_count++ >= MAX_WARNED)
		return false;
	struct warned *w = ARENA_NEW(b->lasting, struct warned);
	*w = (struct warned){ b->warned, pooled };
	b->warned = w;
	return true;
}

static bool in_namespace(const xmlNs *ns, const char *uri)
{
	return ns && strcmp((const char *)ns->href, uri) == 0;
}

static struct slice arena_slice(struct arena *a, const char *s, size_t len)
{
	return (struct slice){ arena_strndup(a, s, len), len };
}

/* What is read now is to be copied in another style. */
static bool is_copied(const struct builder *b)
{
	return b->in_marker || b->after_initial;
}

/* The value of an attribute: mostly a single text node. */
static struct slice attribute_text(struct builder *b, xmlAttrPtr attr)
{
	const xmlNode *child = attr->children;
	if (!child)
		return (struct slice){ "", 0 };
	if (!child->next && child->type == XML_TEXT_NODE) {
		const char *s = (const char *)child->content;
		/* What copies are made of outlives the document. */
		return is_copied(b) ? arena_slice(b->arena, s, strlen(s)) : slice_of(s);
	}
	xmlChar *joined = xmlNodeListGetString(attr->doc, attr->children, 1);
	const char *s = joined ? (const char *)joined : "";
	struct slice text = arena_slice(b->arena, s, strlen(s));
	xmlFree(joined);
	return text;
}

/* An extension's property may be one that we lack: no reason to stop. */
static void tell_unknown_extension(struct builder *b, const char *name, struct place at)
{
	const char *guess = attribute_guess(name);
	if (!first_time(b, name))
		return;
	if (guess)
		diag_warning(b->diag, at, CODE_FO_UNSUPPORTED,
			_("%s has no effect; did you mean \"%s\"?"), name, guess);
	else
		diag_warning(b->diag, at, CODE_FO_UNSUPPORTED, _("%s has no effect"), name);
}

static void tell_unknown_attribute(
	struct builder *b, const char *name, enum fo_object object, struct place at)
{
	const char *guess = attribute_guess(name);
	const char *label = fo_object_info(object)->label;
	if (guess)
		diag_error(b->diag, at, CODE_FO_PROPERTY,
			_("%s has no property \"%s\"; did you mean \"%s\"?"), label, name, guess);
	else
		diag_error(
			b->diag, at, CODE_FO_PROPERTY, _("%s has no property \"%s\""), label, name);
}

/* The prefix that the tables of names have for a namespace; NULL for other programs'. */
static const char *prefix_of(const xmlNs *ns)
{
	if (!ns)
		return "";
	if (in_namespace(ns, AXF_NAMESPACE))
		return "axf:";
	if (in_namespace(ns, BANXIN_NAMESPACE))
		return "banxin:";
	return in_namespace(ns, (const char *)XML_XML_NAMESPACE) ? "xml:" : NULL;
}

static const struct attribute *find_attribute(
	struct builder *b, xmlAttrPtr attr, enum fo_object object, struct place at)
{
	const char *name = (const char *)attr->name, *prefix = prefix_of(attr->ns);
	char full[64]; /* no name of the tables is longer */
	if (!prefix)
		return NULL;
	struct known_name *known = &b->names[(uintptr_t)name / sizeof(void *) % NAMES];
	if (known->name == name && known->prefix == prefix)
		return known->attribute;
	if (*prefix)
		snprintf(full, sizeof full, "%s%s", prefix, name);
	const struct attribute *a = attribute_find(slice_of(*prefix ? full : name));
	if (a)
		*known = (struct known_name){ name, prefix, a };
	else if (*prefix == 'a')
		tell_unknown_extension(b, full, at);
	else if (*prefix != 'x')
		tell_unknown_attribute(b, *prefix ? full : name, object, at);
	return a;
}

static bool has_effect(const struct attribute *a)
{
	if (!a->apply)
		return false;
	enum fo_property p;
	return !shorthand_target(a, KW_LR_TB, &p) || fo_property_info(p)->status != PROPERTY_NOT;
}

static void collect_attributes(
	struct builder *b, xmlNodePtr xml, enum fo_object object, struct place at)
{
	b->given_count = 0;
	b->id = (struct slice){ NULL, 0 };
	for (xmlAttrPtr attr = xml->properties; attr; attr = attr->next) {
		const struct attribute *a = find_attribute(b, attr, object, at);
		if (!a)
			continue;
		if (!has_effect(a) && first_time(b, a->name))
			diag_warning(
				b->diag, at, CODE_FO_UNSUPPORTED, _("%s has no effect"), a->name);
		if (a->apply == shorthand_property && a->properties[0] == PROP_ID)
			b->id = slice_trim(attribute_text(b, attr));
		else
			b->given[b->given_count++] = (struct given){ a, attribute_text(b, attr) };
	}
}

static void link_node(struct fo_node *parent, struct fo_node *n)
{
	n->parent = parent;
	if (!parent)
		return;
	if (parent->last)
		parent->last->next = n;
	else
		parent->first = n;
	parent->last = n;
}

static const struct fo_source *keep_source(struct builder *b)
{
	struct fo_source *s = ARENA_NEW(b->arena, struct fo_source);
	s->given = ARENA_ARRAY(b->arena, b->given_count, struct given);
	memcpy(s->given, b->given, b->given_count * sizeof *s->given);
	s->count = b->given_count;
	return s;
}

static void register_id(struct builder *b, struct fo_node *n)
{
	const char *id = fo_string(n, PROP_ID);
	if (!*id || b->in_marker)
		return; /* a marker is set as often as it is retrieved */
	/* What is built later may go before the tree: it is known by what it stands for. */
	struct fo_node *known = b->stands_for ? (struct fo_node *)(uintptr_t)b->stands_for : n;
	const struct fo_node *other = map_add(b->ids, slice_of(id), known);
	if (other == b->stands_for)
		return;
	if (other && other->at.line > 0)
		diag_warning(b->diag, n->at, CODE_FO_DUPLICATE_ID,
			_("the id \"%s\" is taken already, by %s on line %ld, where links to it go"), id,
			fo_object_info(other->object)->label, other->at.line);
	else if (other)
		diag_warning(b->diag, n->at, CODE_FO_DUPLICATE_ID,
			_("the id \"%s\" is taken already"), id);
}

static bool is_blank(const char *s)
{
	return s[strspn(s, " \t\r\n")] == '\0';
}

static void build_text(struct builder *b, const struct frame *f, xmlNodePtr xml)
{
	const char *s = xml->content ? (const char *)xml->content : "";
	struct content_state after = *f->content;
	if (fo_content_accepts(&after, FO_TEXT)) {
		/* White space before a marker is not yet the text that may no longer precede one.
		 */
		if (!is_blank(s))
			*f->content = after;
		struct fo_node *n = ARENA_NEW(b->arena, struct fo_node);
		n->object = FO_TEXT;
		n->at = f->at;
		n->style = f->self.style;
		n->text = arena_slice(b->arena, s, strlen(s));
		link_node(f->node, n);
	} else if (!is_blank(s)) {
		diag_error(b->diag, b->place(b->user, xml, &(struct place){ 0 }), CODE_FO_CONTENT,
			_("text may not stand in %s; put it into an fo:block"),
			fo_object_info(f->content->parent)->label);
	}
}

/* The foreign element of an fo:instream-foreign-object as XML that stands alone. */
static void keep_foreign(struct builder *b, struct fo_node *n, xmlNodePtr xml)
{
	xmlNodePtr child = xml->children;
	while (child && child->type != XML_ELEMENT_NODE)
		child = child->next;
	xmlDocPtr doc = child ? xmlNewDoc((const xmlChar *)"1.0") : NULL;
	xmlBufferPtr buffer = doc ? xmlBufferCreate() : NULL;
	xmlNodePtr copy = buffer ? xmlDocCopyNode(child, doc, 1) : NULL;
	if (copy) {
		xmlDocSetRootElement(doc, copy);
		xmlNodeDump(buffer, doc, copy, 0, 0);
		n->text = arena_slice(b->arena, (const char *)xmlBufferContent(buffer),
			(size_t)xmlBufferLength(buffer));
	}
	xmlBufferFree(buffer);
	xmlFreeDoc(doc);
}

static void build_children(struct builder *b, const struct frame *f, xmlNodePtr xml);

static void tell_unknown_object(struct builder *b, xmlNodePtr xml, struct place at)
{
	const char *name = (const char *)xml->name;
	const char *guess = fo_object_guess(name);
	if (guess)
		diag_error(b->diag, at, CODE_FO_UNKNOWN,
			_("there is no formatting object \"%s\"; did you mean \"%s\"?"), name,
			guess);
	else
		diag_error(b->diag, at, CODE_FO_UNKNOWN, _("there is no formatting object \"%s\""),
			name);
}

/* The object an element is, or FO_TEXT after a message. */
static enum fo_object identify(struct builder *b, xmlNodePtr xml, struct place at)
{
	const char *name = (const char *)xml->name;
	bool fo = in_namespace(xml->ns, FO_NAMESPACE), axf = in_namespace(xml->ns, AXF_NAMESPACE);
	enum fo_object object = fo || axf ? fo_object_find(name, axf) : FO_TEXT;
	if (object != FO_TEXT)
		return object;
	if (fo)
		tell_unknown_object(b, xml, at);
	else if (!xml->ns)
		diag_error(b->diag, at, CODE_FO_UNKNOWN,
			_("<%s> is in no namespace; a formatting object is in %s"), name,
			FO_NAMESPACE);
	else if (first_time(b, name))
		diag_warning(b->diag, at, CODE_FO_UNSUPPORTED,
			_("<%s> is of another program and left out"), name);
	return FO_TEXT;
}

static bool is_spliced(enum fo_object object)
{
	enum object_status status = fo_object_info(object)->status;
	return status == OBJECT_SPLICED || status == OBJECT_MERGED;
}

/* Whether OBJECT goes on; warns of what has no effect, tells of what may not stand here. */
static bool admit(struct builder *b, const struct frame *f, enum fo_object object, struct place at)
{
	const struct object_info *info = fo_object_info(object);
	bool lost = info->status == OBJECT_SPLICED || info->status == OBJECT_DROPPED;
	if (lost && first_time(b, info->label))
		diag_warning(b->diag, at, CODE_FO_UNSUPPORTED,
			info->status == OBJECT_DROPPED
				? _("%s has no effect and is left out")
				: _("%s has no effect; what it holds is set"),
			info->label);
	if (info->status == OBJECT_DROPPED)
		return false;
	if (fo_content_accepts(f->content, object))
		return true;
	const struct object_info *parent = fo_object_info(f->content->parent);
	diag_error(b->diag, at, CODE_FO_CONTENT, _("%s may not stand here; %s holds: %s"),
		info->label, parent->label, *parent->content ? parent->content : _("nothing"));
	return false;
}

static void tell_missing(
	struct builder *b, enum fo_object object, enum fo_object missing, struct place at)
{
	diag_error(b->diag, at, CODE_FO_MISSING, _("%s lacks %s"), fo_object_info(object)->label,
		fo_object_info(missing)->label);
}

static void build_content(struct builder *b, struct frame *f, xmlNodePtr xml, enum fo_object object,
	struct content_state *outer)
{
	/* A wrapper holds what may stand in its place. */
	struct content_state own = { .parent = object };
	if (object == FO_WRAPPER)
		own = *outer;
	f->content = &own;
	build_children(b, f, xml);
	enum fo_object missing = object == FO_WRAPPER ? FO_TEXT : fo_content_missing(&own);
	if (missing != FO_TEXT)
		tell_missing(b, object, missing, f->at);
}

/* The column-number written on the cell that is being built, or 0. */
static int given_column(const struct builder *b)
{
	for (size_t i = 0; i < b->given_count; i++) {
		const struct given *g = &b->given[i];
		int number = 0;
		if (g->attribute->apply != shorthand_property ||
			g->attribute->properties[0] != PROP_COLUMN_NUMBER)
			continue;
		for (size_t j = 0; j < g->text.len && number < 10000; j++)
			number = number * 10 +
				(g->text.data[j] >= '0' && g->text.data[j] <= '9'
						? g->text.data[j] - '0'
						: 0);
		return number;
	}
	return 0;
}

/* Keeps count of the cells; the style of the column that the object is in, if it is a cell. */
static const struct fo_style *enter_column(
	const struct builder *b, struct columns *c, enum fo_object object)
{
	if (!c)
		return NULL;
	if (object == FO_TABLE_HEADER || object == FO_TABLE_FOOTER || object == FO_TABLE_BODY)
		columns_begin_row(c, true);
	else if (object == FO_TABLE_ROW)
		columns_begin_row(c, false);
	return object == FO_TABLE_CELL ? columns_find(c, given_column(b)) : NULL;
}

static void leave_column(struct columns *c, const struct fo_node *n)
{
	if (c && n->object == FO_TABLE_COLUMN)
		columns_add(c, n);
	if (c && n->object == FO_TABLE_CELL)
		columns_take(c, n);
	if (c && n->object == FO_TABLE_CELL && fo_keyword(n, PROP_ENDS_ROW) == KW_TRUE)
		columns_begin_row(c, false);
}

/* On paper nobody switches: what interaction is about only surrounds what it shows. */
static enum fo_object stands_for(enum fo_object o)
{
	switch (o) {
	case FO_MULTI_SWITCH:
	case FO_MULTI_CASE:
	case FO_MULTI_TOGGLE:
	case FO_MULTI_PROPERTIES:
		return FO_WRAPPER;
	default:
		return o;
	}
}

/* Of the cases of a switch the first that may be shown at the start is; XSL 1.1, 6.9.4. */
static bool is_hidden(const struct frame *up, enum fo_object object, const struct fo_node *n)
{
	return object == FO_MULTI_CASE &&
		(up->node->first || fo_keyword(n, PROP_STARTING_STATE) == KW_HIDE);
}

/* Lines run as in the reference area that they come to stand in, which for what N, below PARENT, holds
 * may be another than the one around. */
static void set_mode(struct builder *b, const struct fo_node *parent, struct fo_node *n)
{
	bool differ = false;
	if (n->object == FO_FLOW || n->object == FO_STATIC_CONTENT)
		b->flow_mode = masters_mode(parent, fo_string(n, PROP_FLOW_NAME), &differ);
	else if (n->object != FO_FOOTNOTE_BODY)
		return;
	if (differ)
		diag_warning(b->diag, n->at, CODE_FO_VALUE,
			_("the page masters differ in the writing-mode of \"%s\"; its text is set "
			  "for the first"),
			fo_string(n, PROP_FLOW_NAME));
	if (fo_keyword(n, PROP_WRITING_MODE) != b->flow_mode)
		n->style = style_with(
			b->pool, n->style, PROP_WRITING_MODE, value_keyword(b->flow_mode));
}

/* A node with its style, from the attributes collected last; linked unless only its children are
 * to be, or it is not shown. */
static struct fo_node *make_node(
	struct builder *b, const struct frame *up, enum fo_object object, struct place at)
{
	struct fo_node *n = ARENA_NEW(b->arena, struct fo_node);
	n->object = stands_for(object);
	n->at = at;
	n->style = style_cache_resolve(b->cache, object, up->self.style ? &up->self : NULL,
		enter_column(b, up->columns, object), b->given, b->given_count, at, b->diag);
	if (b->id.len)
		n->style = style_with_id(b->pool, n->style, b->id);
	set_mode(b, up->node, n);
	n->source = is_copied(b) ? keep_source(b) : NULL;
	leave_column(up->columns, n);
	if (!is_spliced(object) && !is_hidden(up, object, n)) {
		link_node(up->node, n);
		register_id(b, n);
		check_required(n, b->diag);
	}
	return n;
}

/* Whether the table being built says that its lines run otherwise than those around it. */
static bool crosses(const struct builder *b, const struct frame *up)
{
	static const char *const vertical[] = { "tb-rl", "tb", "vertical-rl" };
	for (size_t i = 0; i < b->given_count; i++) {
		const struct slice text = slice_trim(b->given[i].text);
		bool down = false;
		if (strcmp(b->given[i].attribute->name, "writing-mode") != 0 || slice_is(text, "inherit"))
			continue;
		for (int k = 0; k < 3; k++)
			down |= slice_is(text, vertical[k]);
		return down != (style_get(up->self.style, PROP_WRITING_MODE)->as.keyword == KW_TB_RL);
	}
	return false;
}

/* Leaves of the attributes collected those that say how the object's box stands between others. */
static void keep_outer(struct builder *b)
{
	static const char *const outer[] = { "writing-mode", "space-", "break-", "keep-with-",
		"page-break-" };
	size_t kept = 0;
	for (size_t i = 0; i < b->given_count; i++)
		for (size_t k = 0; k < sizeof outer / sizeof outer[0]; k++)
			if (strncmp(b->given[i].attribute->name, outer[k], strlen(outer[k])) == 0)
				b->given[kept++] = b->given[i];
	b->given_count = kept;
	b->id.len = 0;
}

/* A table across the lines around it stands in a container, whose frame this is. */
static struct frame table_container(
	struct builder *b, const struct frame *up, xmlNodePtr xml, struct place at)
{
	keep_outer(b);
	struct fo_node *n = make_node(b, up, FO_BLOCK_CONTAINER, at);
	collect_attributes(b, xml, FO_TABLE, at);
	return (struct frame){ .node = n,
		.self = { FO_BLOCK_CONTAINER, n->style, &up->self },
		.content = up->content,
		.columns = up->columns,
		.at = at,
		.depth = up->depth + 1 };
}

static struct fo_node *build_element(struct builder *b, const struct frame *up, xmlNodePtr xml,
	enum fo_object object, struct place at)
{
	struct frame around;
	bool marker = object == FO_MARKER && !b->in_marker, initial = b->after_initial;
	b->in_marker |= marker;
	collect_attributes(b, xml, object, at);
	if (object == FO_TABLE && crosses(b, up)) {
		around = table_container(b, up, xml, at);
		up = &around;
	}
	struct fo_node *n = make_node(b, up, object, at);
	bool spliced = is_spliced(object);
	struct frame f = {
		.node = spliced ? up->node : n,
		.self = { object, n->style, up->self.style ? &up->self : NULL },
		.columns = object == FO_TABLE ? columns_new(b->arena) : up->columns,
		.at = at,
		.depth = up->depth + 1,
	};
	if (object == FO_INSTREAM_FOREIGN_OBJECT)
		keep_foreign(b, n, xml);
	else
		build_content(b, &f, xml, object, up->content);
	b->in_marker &= !marker;
	b->after_initial = initial || object == FO_INITIAL_PROPERTY_SET;
	return n;
}

static void build_child(struct builder *b, const struct frame *f, xmlNodePtr xml)
{
	struct place record = { 0 }, at = b->place(b->user, xml, &record);
	enum fo_object object = identify(b, xml, at);
	if (object == FO_TEXT || !admit(b, f, object, at))
		return;
	if (f->depth < MAX_DEPTH)
		build_element(b, f, xml, object, at)->record = record;
	else if (first_time(b, "depth"))
		diag_error(b->diag, at, CODE_XML_LIMIT,
			_("objects stand more than %d deep in each other"), MAX_DEPTH);
}

static void build_children(struct builder *b, const struct frame *f, xmlNodePtr xml)
{
	for (xmlNodePtr child = xml->children; child; child = child->next) {
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
			build_text(b, f, child);
		else if (child->type == XML_ELEMENT_NODE)
			build_child(b, f, child);
	}
}

/* The next node in document order; NULL behind the last one within ROOT. */
static xmlNodePtr next_node(xmlNodePtr n, xmlNodePtr root)
{
	if (n->children && n->type == XML_ELEMENT_NODE)
		return n->children;
	while (n != root && !n->next)
		n = n->parent;
	return n == root ? NULL : n->next;
}

static bool has_ideograph(const char *s)
{
	for (; s && *s; s++)
		if ((unsigned char)*s >= 0xE4 && (unsigned char)*s <= 0xE9) /* U+4000 to U+9FFF */
			return true;
	return false;
}

/* In percent of the font-size. CLREQ wants half an em at the least between lines of Chinese. It is
 * one for a document, so that the cells of a row stand on one line whatever they hold. */
static int normal_line_height(xmlNodePtr root)
{
	xmlChar *language = root ? xmlGetNoNsProp(root, BAD_CAST "language") : NULL;
	if (root && !language)
		language = xmlNodeGetLang(root);
	bool chinese = !language || strncmp((const char *)language, "zh", 2) == 0;
	xmlFree(language);
	for (xmlNodePtr n = root; n && chinese; n = next_node(n, root))
		if (n->type == XML_TEXT_NODE && has_ideograph((const char *)n->content))
			return 150;
	return 120;
}

static struct fo_tree *build(struct builder *b, xmlNodePtr xml)
{
	unsigned errors = b->diag->errors;
	struct place at = xml ? b->place(b->user, xml, &(struct place){ 0 }) : (struct place){ 0 };
	enum fo_object object = xml ? identify(b, xml, at) : FO_TEXT;
	if (object != FO_ROOT) {
		if (b->diag->errors == errors)
			diag_error(b->diag, at, CODE_FO_CONTENT, _("the document is no fo:root"));
		return NULL;
	}
	struct frame none = { 0 };
	struct fo_tree *t = ARENA_NEW(b->arena, struct fo_tree);
	*t = (struct fo_tree){ build_element(b, &none, xml, object, at), b->ids, b->pool, b };
	check_references(t, t->root, b->diag);
	split_inlines(b->arena, t->root);
	return b->diag->errors == errors ? t : NULL;
}

struct fo_tree *fo_build_in(struct fo_styles *s, struct arena *a, xmlDocPtr doc, place_fn *place,
	void *user, struct diag *d)
{
	xmlNodePtr xml = xmlDocGetRootElement(doc);
	struct builder *b = ARENA_NEW(a, struct builder);
	b->arena = b->lasting = a;
	b->cache = style_cache_begin(s, a, normal_line_height(xml));
	b->pool = style_cache_pool(b->cache);
	b->ids = map_new(a);
	b->diag = d;
	b->place = place;
	b->user = user;
	return build(b, xml);
}

struct fo_tree *fo_build(
	struct arena *a, xmlDocPtr doc, place_fn *place, void *user, struct diag *d)
{
	return fo_build_in(NULL, a, doc, place, user, d);
}

/* New children of ROOT, a copy of the tree's, which has no last child yet. */
static struct fo_node *build_sequences(struct builder *b, struct fo_node *root, xmlNodePtr xml)
{
	struct fo_node before = { 0 };
	struct content_state content = { .parent = FO_ROOT };
	fo_content_accepts(&content, FO_LAYOUT_MASTER_SET); /* the tree has one */
	const struct frame f = { .node = root, .self = { FO_ROOT, root->style, NULL },
		.content = &content, .at = root->at, .depth = 1 };
	root->last = &before;
	build_children(b, &f, xml);
	return before.next;
}

const struct fo_node *fo_build_more(const struct fo_tree *t, const struct fo_node *after,
	struct arena *a, xmlDocPtr doc, struct diag *d)
{
	struct builder *b = t->builder;
	struct diag *before = b->diag;
	unsigned errors = d->errors;
	struct fo_node root = *t->root, *last = NULL;
	b->arena = a;
	b->diag = d;
	b->stands_for = after;
	struct fo_node *first = build_sequences(b, &root, xmlDocGetRootElement(doc));
	for (struct fo_node *n = first; n; n = n->next) {
		n->parent = t->root;
		check_references(t, n, d);
		split_inlines(a, n);
		last = n;
	}
	if (last)
		last->next = after->next;
	b->arena = b->lasting;
	b->diag = before;
	b->stands_for = NULL;
	return d->errors == errors ? first : NULL;
}

static bool is_in_marker(const struct fo_node *n)
{
	while (n && n->object != FO_MARKER)
		n = n->parent;
	return n;
}

/* Copies of the nodes from FIRST up to END below TO, in styles that they inherit from SELF. */
static void restyle(struct arena *a, struct style_pool *pool, const struct fo_node *first,
	const struct fo_node *end, struct fo_node *to, const struct ancestor *self)
{
	struct diag silent;
	diag_init(&silent, NULL, NULL);
	for (const struct fo_node *c = first; c != end; c = c->next) {
		if (c->object == FO_MARKER)
			continue; /* what is retrieved from it is copied from where it stands */
		bool beyond;
		struct fo_node *n = ARENA_NEW(a, struct fo_node);
		*n = (struct fo_node){
			.object = c->object, .at = c->at, .text = c->text, .style = self->style,
			.continued = c->continued, .goes_on = c->goes_on
		};
		link_node(to, n);
		if (c->object == FO_TEXT)
			continue;
		n->style = resolve_style(pool, c->object, self, NULL, c->source->given,
			c->source->count, c->at, &silent, &beyond);
		const char *id = fo_string(c, PROP_ID);
		if (id[0] && !is_in_marker(c))
			n->style = style_with_id(pool, n->style, slice_of(id));
		restyle(a, pool, c->first, NULL, n,
			&(struct ancestor){ c->object, n->style, self });
	}
}

/* The objects above N as expressions look at them. */
static const struct ancestor *ancestors(struct arena *a, const struct fo_node *n)
{
	if (!n)
		return NULL;
	struct ancestor *self = ARENA_NEW(a, struct ancestor);
	*self = (struct ancestor){ n->object, n->style, ancestors(a, n->parent) };
	return self;
}

/* A wrapper in the place of AT around copies of the nodes from FIRST up to END. */
static struct fo_node *wrap(struct arena *a, const struct fo_tree *t, const struct fo_node *first,
	const struct fo_node *end, const struct fo_node *at)
{
	struct fo_node *n = ARENA_NEW(a, struct fo_node);
	n->object = FO_WRAPPER;
	n->at = first ? first->at : at->at;
	n->parent = at->parent;
	n->style = style_handed(t->styles, at->style);
	const struct ancestor self = { FO_WRAPPER, n->style, ancestors(a, at) };
	restyle(a, t->styles, first, end, n, &self);
	split_inlines(a, n);
	return n;
}

struct fo_node *fo_retrieve(struct arena *a, const struct fo_tree *t, const struct fo_node *marker,
	const struct fo_node *at)
{
	return wrap(a, t, marker->first, NULL, at);
}

struct fo_node *fo_first_line(struct arena *a, const struct fo_tree *t, const struct fo_node *style,
	const struct fo_node *end)
{
	return wrap(a, t, style->next, end, style);
}
