#include "batch/warm.h"

/* Where WORD begins in S, or its end. */
static size_t find(struct slice s, const char *word)
{
	size_t n = strlen(word);
	for (size_t i = 0; i + n <= s.len; i++)
		if (memcmp(s.data + i, word, n) == 0)
			return i;
	return s.len;
}

static struct slice after(struct slice s, size_t at)
{
	return slice_part(s, at, s.len > at ? s.len - at : 0);
}

/* The next start tag without its brackets, and what follows it. */
static struct slice next_tag(struct slice *rest)
{
	for (;;) {
		*rest = after(*rest, find(*rest, "<"));
		if (rest->len < 2)
			return (struct slice){ 0 };
		if (rest->len >= 4 && memcmp(rest->data, "<!--", 4) == 0) {
			*rest = after(*rest, find(*rest, "-->"));
		} else if (rest->data[1] != '?') {
			size_t end = find(*rest, ">");
			struct slice tag = slice_part(*rest, 1, end - 1);
			*rest = after(*rest, end);
			return tag;
		}
		*rest = after(*rest, 1);
	}
}

static struct slice tag_name(struct slice tag)
{
	size_t n = 0;
	while (n < tag.len && !is_space(tag.data[n]) && tag.data[n] != '/')
		n++;
	return slice_part(tag, 0, n);
}

static struct slice layout_attribute(struct slice tag)
{
	static const char *const begins[] = { " layout=\"", " layout='" };
	for (int i = 0; i < 2; i++) {
		size_t at = find(tag, begins[i]);
		if (at == tag.len)
			continue;
		struct slice value = after(tag, at + strlen(begins[i]));
		return slice_part(value, 0, find(value, i ? "'" : "\""));
	}
	return (struct slice){ 0 };
}

struct slice warm_layout(struct slice record)
{
	struct slice tag = next_tag(&record), layout = layout_attribute(tag);
	if (slice_is(tag_name(tag), "records")) {
		tag = next_tag(&record);
		struct slice own = layout_attribute(tag);
		layout = own.len ? own : layout;
	}
	return layout.len ? layout : tag_name(tag);
}
