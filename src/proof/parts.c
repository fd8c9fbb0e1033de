#include "proof/parts.h"

size_t part_child(const struct proof_text *t, size_t parent, enum element_name name)
{
	if (parent == ELEMENT_NONE)
		return ELEMENT_NONE;
	for (size_t i = parent + 1; i < t->element_count && t->elements[i].parent != ELEMENT_NONE &&
		t->elements[i].start < t->elements[parent].end;
		i++)
		if (t->elements[i].parent == parent && t->elements[i].name == name)
			return i;
	return ELEMENT_NONE;
}

size_t part_count(const struct proof_text *t, size_t parent, enum element_name name)
{
	size_t n = 0;
	for (size_t i = parent + 1;
		i < t->element_count && t->elements[i].start < t->elements[parent].end; i++)
		n += t->elements[i].parent == parent && t->elements[i].name == name;
	return n;
}

bool part_is_record(const struct proof_text *t, size_t i)
{
	size_t parent = t->elements[i].parent;
	return t->elements[i].name != ELEMENT_RECORDS &&
		(parent == ELEMENT_NONE || t->elements[parent].name == ELEMENT_RECORDS);
}

bool part_is_title(const struct proof_text *t, const struct passage *p)
{
	size_t i = p->element;
	if (p->attribute != ATTRIBUTE_NONE)
		return false;
	if (t->elements[i].name == ELEMENT_LINE)
		i = t->elements[i].parent;
	if (i == ELEMENT_NONE || t->elements[i].name != ELEMENT_TITLE)
		return false;
	size_t head = t->elements[i].parent;
	return head != ELEMENT_NONE && t->elements[head].name == ELEMENT_HEAD &&
		t->elements[head].parent != ELEMENT_NONE &&
		part_is_record(t, t->elements[head].parent);
}

size_t part_record(const struct proof_text *t, size_t i)
{
	while (!part_is_record(t, i) && t->elements[i].parent != ELEMENT_NONE)
		i = t->elements[i].parent;
	return i;
}

size_t part_name_end(const struct proof_text *t, size_t i)
{
	size_t end = t->elements[i].start + 1;
	while (end < t->source.len && !is_space(t->source.data[end]) &&
		t->source.data[end] != '>' && t->source.data[end] != '/')
		end++;
	return end;
}
