/* shorthand.h -- attributes that set several properties at once, or one by the writing mode. */
#ifndef FO_SHORTHAND_H
#define FO_SHORTHAND_H

#include "fo/styling.h"

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

struct attribute;

/* Sets the properties; false if TEXT is no value of the attribute. */
typedef bool apply_fn(struct styling *s, const struct attribute *a, struct slice text);

struct attribute {
	const char *name;
	enum rank rank;
	apply_fn *apply;        /* NULL: known, without effect */
	const char *values;     /* what it takes, for messages; NULL: as PROPERTIES[0] does */
	uint16_t properties[4]; /* enum fo_property; 0 behind the last */
	uint8_t aspect, place;  /* enum aspect; enum edge, enum side or a row of settings[] */
};

/* The attributes that are no row of the property table. */
extern const struct attribute shorthands[];
extern const size_t shorthand_count;

apply_fn shorthand_property; /* sets PROPERTIES[0] */

/* The property that the attribute sets, if it is a single one in writing mode MODE. */
bool shorthand_target(const struct attribute *a, enum keyword mode, enum fo_property *out);

#endif
