/* styling.h -- the values that an object's style is made of, one by one.
 *
 * In:   what an attribute says of a property.
 * Out:  the value in the draft of the style, with what it means for this object: font-size="larger",
 *       font-weight="bolder", a border's medium width.
 * Not here: what one property does to others (resolve.c). */
#ifndef FO_STYLING_H
#define FO_STYLING_H

#include "fo/value.h"

/* Where a side of a box is. */
enum side { SIDE_BEFORE, SIDE_AFTER, SIDE_START, SIDE_END };
enum edge { EDGE_TOP, EDGE_RIGHT, EDGE_BOTTOM, EDGE_LEFT };

/* What a box has on each of its sides. */
enum aspect { ASPECT_COLOR, ASPECT_STYLE, ASPECT_WIDTH, ASPECT_PADDING, ASPECT_MARGIN };

/* How a margin was given. */
enum margin_source { MARGIN_NONE, MARGIN_OF_ALL, MARGIN_GIVEN };

/* The object whose style is being worked out. */
struct styling {
	struct value_context c;
	struct style_draft draft;
	enum fo_object object;
	uint8_t margin[4]; /* enum margin_source, by enum side */
	struct place at;
	struct diag *diag;
};

/* Sets P to a value, with what it means for this object (larger, bolder ...). */
void styling_store(struct styling *s, enum fo_property p, struct fo_value v);

/* Parses TEXT, or copies the parent's value for `inherit`, and stores it. */
bool styling_set(struct styling *s, enum fo_property p, struct slice text);

/* The side of a box that is at EDGE in writing mode MODE. */
enum side styling_side(enum keyword mode, enum edge edge);

/* The property that holds ASPECT on SIDE. */
enum fo_property styling_aspect(enum aspect aspect, enum side side);

/* The property that holds the margin at EDGE as it was written. */
enum fo_property styling_margin(enum edge edge);

/* What the draft has so far; 0 and KW_NONE_GIVEN for values of another kind. */
mpt styling_length(const struct styling *s, enum fo_property p);
enum keyword styling_keyword(const struct styling *s, enum fo_property p);

/* Sets P as specified on the object, without any ado. */
void styling_put(struct styling *s, enum fo_property p, struct fo_value v);

#endif
