/* parts.h -- which parts a record has, for what is asked of kinds of documents. */
#ifndef PROOF_PARTS_H
#define PROOF_PARTS_H

#include "proof/check.h"

/* The first child of element PARENT that is called so, or ELEMENT_NONE; PARENT may be that, too. */
size_t part_child(const struct proof_text *t, size_t parent, enum element_name name);

/* How many there are. */
size_t part_count(const struct proof_text *t, size_t parent, enum element_name name);

/* Whether element I is a record: the root, or one of several in a file. */
bool part_is_record(const struct proof_text *t, size_t i);

/* Whether P is the title of a record, or a line of it. */
bool part_is_title(const struct proof_text *t, const struct passage *p);

/* The number of the element that is the record of element I. */
size_t part_record(const struct proof_text *t, size_t i);

/* Tells at the start tag of element I, without its attributes. */
#define part_tell(c, rule, i, ...) \
	check_tell_bytes((c), (rule), (c)->text->elements[i].start, part_name_end((c)->text, (i)), \
		__VA_ARGS__)

/* The byte behind the name in the start tag of element I. */
size_t part_name_end(const struct proof_text *t, size_t i);

#endif
