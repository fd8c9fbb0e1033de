#include "proof/kinds.h"

#include <stddef.h>

struct mapping {
	uint32_t from, to;
};

#include "kinds_table.h"

uint32_t char_meant(uint32_t ch)
{
	size_t low = 0, high = sizeof meant / sizeof *meant;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (meant[middle].from < ch)
			low = middle + 1;
		else
			high = middle;
	}
	return low < sizeof meant / sizeof *meant && meant[low].from == ch ? meant[low].to : 0;
}

bool char_has_variant(uint32_t base, uint32_t selector)
{
	uint32_t wanted = base << 4 | (selector & 0xF);
	size_t low = 0, high = sizeof variants / sizeof *variants;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (variants[middle] < wanted)
			low = middle + 1;
		else
			high = middle;
	}
	return low < sizeof variants / sizeof *variants && variants[low] == wanted;
}
