#include "record/vocabulary.h"

#include <stdbool.h>
#include <string.h>

#include "record/xml.h"

/* Walks the particles and attributes of one type, and stops at the first that HIT wants. */
struct walk {
	xmlNodePtr schema;
	const char *wanted; /* find the declaration of this element... */
	xmlNodePtr found;
	const char *kind; /* ...or gather the names of this kind, "element" or "attribute" */
	struct names *names;
};

static void visit_children(struct walk *w, xmlNodePtr n);

static bool is(xmlNodePtr n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && xmlStrEqual(n->name, BAD_CAST name);
}

static xmlNodePtr top_level(xmlNodePtr schema, const char *kind, const char *name)
{
	for (xmlNodePtr n = schema->children; n && name; n = n->next) {
		if (is(n, kind) &&
			strcmp(xml_attribute(n, "name") ? xml_attribute(n, "name") : "", name) == 0)
			return n;
	}
	return NULL;
}

/* A declaration or reference: what it is called in a record. */
static const char *name_of(xmlNodePtr n)
{
	const char *name = xml_attribute(n, "name");
	return name ? name : xml_attribute(n, "ref");
}

static void add_name(struct names *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++) {
		if (strcmp(names->name[i], name) == 0)
			return;
	}
	if (names->count < VOCABULARY_MAX)
		names->name[names->count++] = name;
}

static void take(struct walk *w, xmlNodePtr declaration)
{
	const char *name = name_of(declaration);
	if (w->names && name && is(declaration, w->kind))
		add_name(w->names, name);
	if (w->wanted && name && is(declaration, "element") && !w->found &&
		strcmp(name, w->wanted) == 0)
		w->found = declaration;
}

static void visit(struct walk *w, xmlNodePtr n)
{
	xmlNodePtr next = n;
	if (is(n, "element") || is(n, "attribute")) {
		take(w, n);
		return;
	}
	if (is(n, "annotation"))
		return;
	if (is(n, "group") || is(n, "attributeGroup"))
		next = top_level(w->schema, (const char *)n->name, xml_attribute(n, "ref"));
	else if (is(n, "extension") &&
		top_level(w->schema, "complexType", xml_attribute(n, "base")))
		visit_children(w, top_level(w->schema, "complexType", xml_attribute(n, "base")));
	if (next)
		visit_children(w, next);
}

static void visit_children(struct walk *w, xmlNodePtr n)
{
	for (n = n->children; n; n = n->next) {
		if (n->type == XML_ELEMENT_NODE)
			visit(w, n);
	}
}

/* The complex type behind a declaration; NULL if it has a simple one. */
static xmlNodePtr type_of(xmlNodePtr schema, xmlNodePtr declaration)
{
	if (xml_attribute(declaration, "ref"))
		declaration = top_level(schema, "element", xml_attribute(declaration, "ref"));
	if (!declaration)
		return NULL;
	if (xml_attribute(declaration, "type"))
		return top_level(schema, "complexType", xml_attribute(declaration, "type"));
	for (xmlNodePtr n = declaration->children; n; n = n->next) {
		if (is(n, "complexType"))
			return n;
	}
	return NULL;
}

/* The same name means different things in different places (a title in head and in item), so the
 * way is followed down from the root. */
static xmlNodePtr type_in_record(xmlNodePtr schema, xmlNodePtr element)
{
	const char *name = (const char *)element->name;
	if (!element->parent || element->parent->type != XML_ELEMENT_NODE) {
		xmlNodePtr root = top_level(schema, "element", name);
		return root ? type_of(schema, root) : NULL;
	}
	xmlNodePtr above = type_in_record(schema, element->parent);
	struct walk w = { .schema = schema, .wanted = name };
	if (above)
		visit_children(&w, above);
	return w.found ? type_of(schema, w.found) : NULL;
}

static void gather(xmlDocPtr schema, xmlNodePtr element, const char *kind, struct names *out)
{
	xmlNodePtr root = xmlDocGetRootElement(schema);
	xmlNodePtr type = type_in_record(root, element);
	struct walk w = { .schema = root, .kind = kind, .names = out };
	out->count = 0;
	if (type)
		visit_children(&w, type);
}

void vocabulary_children(xmlDocPtr schema, xmlNodePtr element, struct names *out)
{
	gather(schema, element, "element", out);
}

void vocabulary_attributes(xmlDocPtr schema, xmlNodePtr element, struct names *out)
{
	gather(schema, element, "attribute", out);
}

void vocabulary_roots(xmlDocPtr schema, struct names *out)
{
	out->count = 0;
	for (xmlNodePtr n = xmlDocGetRootElement(schema)->children; n; n = n->next) {
		if (is(n, "element") && name_of(n))
			add_name(out, name_of(n));
	}
}
