/* attribute.h -- the names that may stand on a formatting object, and in which order they count.
 *
 * Every property of the table is a name; the others set several properties (shorthands, compounds
 * as a whole) or one that depends on the writing mode (margin-left, width). */
#ifndef FO_ATTRIBUTE_H
#define FO_ATTRIBUTE_H

#include "base/utf8.h"
#include "fo/style.h"

struct styling;

/* Attributes are applied rank by rank, so that what is more specific has the last word and what
 * others are computed from is there before them. XSL 1.1, sections 5.2 and 5.3.1. */
enum rank {
	RANK_MODE,      /* writing-mode, which tells where left is */
	RANK_FONT,      /* the shorthand font */
	RANK_FONT_SIZE, /* what em means */
	RANK_ALL,       /* border, margin, background ... */
	RANK_ASPECT,    /* border-color: one aspect on all sides */
	RANK_SIDE,      /* border-top: all aspects on one side */
	RANK_PROPERTY,
	RANK_ABSOLUTE,  /* margin-left: wins over start-indent */
	RANK_COMPONENT, /* space-before.optimum */
	RANK_COUNT
};

/* Where a side of a box is. */
enum side { SIDE_BEFORE, SIDE_AFTER, SIDE_START, SIDE_END };
enum edge { EDGE_TOP, EDGE_RIGHT, EDGE_BOTTOM, EDGE_LEFT };

/* What a box has on each of its sides. */
enum aspect { ASPECT_COLOR, ASPECT_STYLE, ASPECT_WIDTH, ASPECT_PADDING, ASPECT_MARGIN };

struct attribute;

/* Sets the properties; false if TEXT is no value of the attribute. */
typedef bool apply_fn(struct styling *s, const struct attribute *a, struct slice text);

struct attribute {
	const char *name;
	enum rank rank;
	apply_fn *apply;       /* NULL: known, without effect */
	const char *values;    /* what it takes, for messages; NULL: as PROPERTIES[0] does */
	uint16_t properties[4]; /* enum fo_property; 0 behind the last */
	uint8_t aspect, place;  /* enum aspect; enum edge or enum side */
};

/* No element has more, as it has none twice. */
enum { ATTRIBUTE_LIMIT = PROP_COUNT + 160 };

/* AXF: the name stands without its prefix. NULL if there is none. */
const struct attribute *attribute_find(struct slice name, bool axf);

/* The property that a name in an expression stands for: the optimum of a compound, the one that
 * margin-left becomes in writing mode MODE. False for shorthands and unknown names. */
bool attribute_property(struct slice name, enum keyword mode, enum fo_property *out);

/* The attribute whose name is nearest to a wrong one; NULL if none is near. */
const char *attribute_guess(const char *name);

/* The words a value takes, for messages. */
const char *attribute_values(const struct attribute *a);

/* Calls VISIT for each name that is no row of the property table, in order: for the manual. */
void attribute_each(void (*visit)(void *user, const struct attribute *a), void *user);

#endif
