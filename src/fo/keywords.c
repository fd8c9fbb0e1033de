#include "fo/keywords.h"

#include <string.h>

static const char *const names[KW_COUNT] = { [KW_NONE_GIVEN] = "",
#define KEYWORD_NAME(id, name) [KW_##id] = name,
	KEYWORDS(KEYWORD_NAME)
#undef KEYWORD_NAME
};

const char *fo_keyword_name(enum keyword k)
{
	return names[k];
}

enum keyword fo_keyword_find(const char *s, size_t len)
{
	int low = KW_NONE_GIVEN + 1, high = KW_COUNT - 1;
	while (low <= high) {
		int middle = (low + high) / 2;
		const char *name = names[middle];
		int order = strncmp(s, name, len);
		if (order == 0 && name[len] == '\0')
			return (enum keyword)middle;
		if (order > 0)
			low = middle + 1;
		else
			high = middle - 1;
	}
	return KW_NONE_GIVEN;
}
