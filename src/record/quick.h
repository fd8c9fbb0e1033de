/* quick.h -- records that are surely valid, told in one walk.
 *
 * In:   a record's document; tables that gen_schema.c makes of layouts/record.xsd at build time.
 * Out:  true only if libxml2's validator would find no fault.
 * Not here: what is wrong with a record, and schemas that are not the one built in (schema.c). */
#ifndef RECORD_QUICK_H
#define RECORD_QUICK_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* True if the tables were made of the schema at PATH as it is now, with what it imports. */
bool quick_knows(const char *path);

/* False if DOC has a fault, or anything that the tables know nothing of. Like libxml2's validator,
 * it makes the values of the type xs:ID known to the document. */
bool quick_surely_valid(xmlDocPtr doc);

/* What quick_knows compares: goes on from H (0 at first) with the bytes of one file. It finds
 * changes that somebody made, and need not withstand anybody. */
static inline uint64_t quick_hash(uint64_t h, const void *data, size_t size)
{
	const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);
	const char *p = data;
	h += size * odd;
	for (; size >= sizeof h; p += sizeof h, size -= sizeof h) {
		uint64_t word;
		memcpy(&word, p, sizeof word);
		h = (h ^ word) * odd;
		h ^= h >> 29;
	}
	for (; size; size--)
		h = (h ^ (unsigned char)*p++) * odd;
	return h ^ h >> 32;
}

/* Where a name is looked for first among the numbers of symbols. */
enum { QUICK_SLOTS = 512 };

static inline unsigned quick_slot(const char *name)
{
	unsigned h = 0;
	while (*name)
		h = h * 31 + (unsigned char)*name++;
	return (h ^ h >> 9) % QUICK_SLOTS;
}

/* The tables' form. Symbols are names of elements and attributes, types are complex or simple ones;
 * both are numbered from 1. Strings are offsets into one array of characters. */
enum quick_form {
	FORM_UNKNOWN, /* never surely valid */
	FORM_STRING,  /* any text */
	FORM_FILLED,  /* a token of one character or more */
	FORM_LISTED,  /* one of COUNT strings from STRINGS[FIRST] */
	FORM_MASK,    /* as STRINGS[FIRST], where 0 stands for a digit */
	FORM_DATE,    /* likewise, and a day, month or year of the calendar */
	FORM_COUNT,   /* a whole number from 1 to LIMIT */
	FORM_ID,
	FORM_LANGUAGE,
	FORM_UNION, /* one of COUNT forms from FORMS[FIRST], which are dates */
};

struct quick_value {
	uint8_t form;
	uint16_t first, count;
	uint32_t limit;
};

struct quick_attribute {
	uint8_t symbol, value;
	bool required;
};

enum quick_content {
	CONTENT_UNKNOWN,
	CONTENT_EMPTY,
	CONTENT_VALUE,
	CONTENT_ELEMENTS, /* and white space */
	CONTENT_MIXED,
};

struct quick_type {
	uint8_t content;
	bool all;            /* children in any order, each at most once */
	uint8_t value;       /* of CONTENT_VALUE */
	uint8_t child_count; /* kinds of children, numbered from 1 */
	uint8_t attribute_count, required_count;
	uint16_t attributes; /* the first of them in attributes[] */
	uint16_t children;   /* the first child's type in child_types[] */
	/* Rows of CHILD_COUNT states in steps[], 0 where the child may not stand, and a byte in
	 * ends[] for each row: states are numbered from 1, where they begin. */
	uint16_t steps, ends;
	uint64_t wanted; /* with ALL: the children that must be there, the first in bit 0 */
};

#endif
