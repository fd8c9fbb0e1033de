#include "base/slice.h"

struct slice slice_trim(struct slice s)
{
	while (s.len && is_space(s.data[0]))
		s = (struct slice){ s.data + 1, s.len - 1 };
	while (s.len && is_space(s.data[s.len - 1]))
		s.len--;
	return s;
}

char *slice_collapse(struct arena *a, struct slice s)
{
	struct slice rest = slice_trim(s);
	char *text = arena_alloc(a, rest.len + 1), *out = text;
	for (size_t i = 0; i < rest.len; i++) {
		if (!is_space(rest.data[i]))
			*out++ = rest.data[i];
		else if (out[-1] != ' ')
			*out++ = ' ';
	}
	return text;
}
