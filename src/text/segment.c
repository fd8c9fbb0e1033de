#include "text/segment.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utf16.h>

#include "base/arena.h"
#include "text/words.h"

/* ICU's texts: UTF-16, with the character that each unit belongs to. */
struct text {
	UChar *units;
	size_t *owner;
	int32_t count;
};

static void recode(struct text *t, const uint32_t *text, size_t count)
{
	t->units = xmalloc((2 * count + 1) * sizeof *t->units);
	t->owner = xmalloc((2 * count + 1) * sizeof *t->owner);
	for (size_t i = 0; i < count; i++) {
		int32_t from = t->count;
		U16_APPEND_UNSAFE(t->units, t->count, text[i] <= 0x10FFFF ? text[i] : 0xFFFD);
		for (int32_t k = from; k < t->count; k++)
			t->owner[k] = i;
	}
}

bool segment_by_icu(const uint32_t *text, size_t count, bool *ends)
{
	struct text t = { 0 };
	recode(&t, text, count);
	UErrorCode error = U_ZERO_ERROR;
	UBreakIterator *words = ubrk_open(UBRK_WORD, "zh", t.units, t.count, &error);
	if (error == U_MEMORY_ALLOCATION_ERROR)
		arena_out_of_memory();
	bool ok = U_SUCCESS(error);
	if (ok) {
		ubrk_first(words);
		for (int32_t at = ubrk_next(words); at > 0; at = ubrk_next(words))
			ends[t.owner[at - 1]] = true;
	}
	ubrk_close(words);
	free(t.units);
	free(t.owner);
	return ok;
}

bool text_segment(const uint32_t *text, size_t count, bool *ends)
{
	if (count == 0 || count > INT32_MAX / 2)
		return false;
	memset(ends, 0, count * sizeof *ends);
	return words_find(text, count, ends) || segment_by_icu(text, count, ends);
}
