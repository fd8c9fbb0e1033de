/* fo.h -- the formatting tree: typed nodes with every property resolved.
 *
 * In:   an XSL-FO document (a result tree, or a .fo file).
 * Out:  struct fo_node, where inheritance, shorthands, expressions and the mapping of
 * top/left/width to before/start/inline-progression-dimension are done: later stages read only the
 *       writing-mode-relative properties and never ask a parent.
 * Not here: percentages that need a box; they stay percentages until a reader gives the base.
 *
 * The objects, properties and keywords are tables (objects.h, properties.h, keywords.h). */
#ifndef FO_FO_H
#define FO_FO_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/mpt.h"
#include "base/utf8.h"
#include "fo/keywords.h"
#include "fo/objects.h"
#include "fo/properties.h"

enum value_kind {
	VALUE_KEYWORD, /* auto, none, always, ... */
	VALUE_LENGTH,  /* fixed + percent of a base; either may be 0 */
	VALUE_NUMBER,  /* also integers and keep strengths */
	VALUE_COLOR,
	VALUE_STRING
};

enum color_space { COLOR_NONE, COLOR_RGB, COLOR_CMYK }; /* NONE: transparent */

/* Components 0-255; k only in CMYK. */
struct fo_color {
	uint8_t space, c[4];
};

struct fo_value {
	uint8_t kind;    /* enum value_kind */
	bool specified;  /* given on this element itself, directly or by a shorthand */
	int32_t percent; /* VALUE_LENGTH: in 1/1000 % */
	union {
		mpt length; /* VALUE_LENGTH: the fixed part */
		double number;
		enum keyword keyword;
		struct fo_color color;
		const char *string;
	} as;
};

struct fo_style;  /* a shared, immutable set of values for all properties */
struct fo_source; /* the attributes as written, kept for what stands in a marker */

struct fo_node {
	enum fo_object object; /* FO_TEXT: character data */
	struct place at;       /* the template element it came from */
	struct place record;   /* the record's element it was made for; without file if unknown */
	struct fo_node *parent, *first, *last, *next;
	bool continued, goes_on;        /* an inline that blocks divide: parts of it before, behind */
	const struct fo_style *style;   /* never NULL; a text node has its parent's */
	struct slice text;              /* FO_TEXT: as in the source, white space untouched;
					 * FO_INSTREAM_FOREIGN_OBJECT: the foreign element as XML */
	const struct fo_source *source; /* NULL outside markers */
};

struct fo_tree {
	struct fo_node *root;
	struct map *ids; /* every node with an id, for citations, links and bookmarks */
	struct style_pool *styles;
	struct builder *builder; /* private */
};

/* Where an element of the document came from, and into *RECORD, if that is known, which element of the
 * record it was made for; USER is the caller's. */
typedef struct place place_fn(void *user, xmlNodePtr node, struct place *record);

/* Builds the tree of DOC in A; DOC may be freed afterwards. NULL after messages: all unknown
 * objects, unknown properties (with a guess), bad values and misplaced objects are reported, not
 * only the first. What is known but has no effect here is one warning per name. */
struct fo_tree *fo_build(
	struct arena *a, xmlDocPtr doc, place_fn *place, void *user, struct diag *d);

/* Styles, kept from one document to the next: those of one layout differ little in them. */
struct fo_styles;
struct fo_styles *fo_styles_new(void);
void fo_styles_free(struct fo_styles *s); /* NULL is fine */

/* The same with styles of S, in which the tree may be used until the next one is built with S. */
struct fo_tree *fo_build_in(struct fo_styles *s, struct arena *a, xmlDocPtr doc, place_fn *place,
	void *user, struct diag *d);

/* Builds the page sequences of DOC, an fo:root that needs nothing else, to stand in T for the page
 * sequence AFTER, which has banxin:pages-of: they inherit from T's root and know its masters. Their nodes
 * live in A and may go before T; their strings are T's. The first of them, linked by `next` up to what
 * follows AFTER; NULL after messages. DOC may be freed afterwards. */
const struct fo_node *fo_build_more(const struct fo_tree *t, const struct fo_node *after,
	struct arena *a, xmlDocPtr doc, struct diag *d);

/* Where the user has to look when the content of N is at fault: in the record if possible. */
struct place fo_content_place(const struct fo_node *n);

/* What MARKER holds, as it is where the fo:retrieve-marker AT stands: an FO_WRAPPER in the place of
 * AT, with copies of the marker's children that inherit from AT. The copies live in A and may go
 * before the tree; each call makes new ones. */
struct fo_node *fo_retrieve(struct arena *a, const struct fo_tree *t, const struct fo_node *marker,
	const struct fo_node *at);

/* What the block of STYLE, its fo:initial-property-set, holds from there up to END (NULL: all), in the
 * style of its first line: an FO_WRAPPER in the place of STYLE. As above. */
struct fo_node *fo_first_line(struct arena *a, const struct fo_tree *t, const struct fo_node *style,
	const struct fo_node *end);

/* The page master NAME below ROOT, or NULL. */
const struct fo_node *fo_master(const struct fo_node *root, const char *name);

/* What a flow calls REGION. */
const char *fo_region_name(const struct fo_node *region);

/* The writing mode of what REGION holds on the pages of SEQUENCE. */
enum keyword fo_region_mode(const struct fo_node *region, const struct fo_node *sequence);

/* The node with this id, or NULL. */
struct fo_node *fo_by_id(const struct fo_tree *t, const char *id);

/* A property's computed value; never NULL. */
const struct fo_value *fo_get(const struct fo_node *n, enum fo_property p);

/* The value as a length, percentages taken of BASE; 0 for a keyword (auto, none). */
mpt fo_length(const struct fo_node *n, enum fo_property p, mpt base);

/* The keyword, or KW_NONE_GIVEN if the value is none. */
enum keyword fo_keyword(const struct fo_node *n, enum fo_property p);
double fo_number(const struct fo_node *n, enum fo_property p);
int fo_integer(const struct fo_node *n, enum fo_property p);
const char *fo_string(const struct fo_node *n, enum fo_property p); /* "" if it is no string */
struct fo_color fo_color(const struct fo_node *n, enum fo_property p);
bool fo_specified(const struct fo_node *n, enum fo_property p);

/* Strength of a keep: 0 auto, 1..999 an integer, FO_KEEP_ALWAYS. */
#define FO_KEEP_ALWAYS 1000000
int fo_keep(const struct fo_node *n, enum fo_property p);

/* Whether the lines of what stands in N run down the page: by the nearest reference area, N itself or
 * around it. */
bool fo_is_vertical(const struct fo_node *n);

/* The first child that is an OBJECT, or NULL. */
struct fo_node *fo_child(const struct fo_node *n, enum fo_object object);

/* Whether a property that takes several keywords (text-decoration, axf:text-autospace) has K. */
bool fo_has_keyword(const struct fo_node *n, enum fo_property p, enum keyword k);

struct buf;

/* Appends all character data in N and below, as it stands. */
void fo_add_text(const struct fo_node *n, struct buf *out);

/* The tree as text, for tests: an element a line, with the properties that
 * differ from what the parent hands down. */
void fo_dump(const struct fo_tree *t, struct buf *out);

/* The reference of objects or properties, as Markdown tables, for the manual; or all of it. */
void fo_list_objects(struct buf *out);
void fo_list_properties(struct buf *out);
void fo_list_reference(struct buf *out);

#endif
