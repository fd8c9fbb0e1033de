/* context.h -- what the value of a property is worked out from. */
#ifndef FO_CONTEXT_H
#define FO_CONTEXT_H

#include "fo/style.h"

/* The objects above the one being styled, innermost first. */
struct ancestor {
	enum fo_object object;
	const struct fo_style *style;
	const struct ancestor *up;
};

/* What an expression can refer to. */
struct value_context {
	struct style_pool *pool;         /* NULL: the initial values themselves are worked out */
	const struct style_draft *draft; /* the object's own values, as far as they are known */
	const struct ancestor *parent;   /* NULL: the object is the root */
	const struct fo_style *column;   /* of the table-column a cell is in; NULL: none */
	/* Finds the property that a name stands for in a writing mode; NULL: none has a name. */
	bool (*named)(struct slice name, enum keyword mode, enum fo_property *out);
	struct fo_value (*initial)(enum fo_property p); /* set by value_parse */
	const char *why;    /* after a failure: the reason, NULL for a plain misfit */
	bool unitless;      /* set if a number was taken as points */
	bool beyond_parent; /* set if more was looked at than the parent's style */
};

/* The parent's value, the initial one at the root. */
static inline const struct fo_value *context_parent(
	const struct value_context *c, enum fo_property p)
{
	return style_get(c->parent ? c->parent->style : style_initial(c->pool), p);
}

/* Notes the first reason for a failure. Always false. */
static inline bool context_fail(struct value_context *c, const char *why)
{
	if (!c->why)
		c->why = why;
	return false;
}

#endif
