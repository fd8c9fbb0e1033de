#include "engine/info.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

enum { MAX_TITLE = 10000 };

/* All text below N, white space collapsed. In A. */
static const char *text_of(struct arena *a, const struct fo_node *n)
{
	struct buf b;
	buf_init(&b, MAX_TITLE);
	fo_add_text(n, &b);
	const char *text = slice_collapse(a, buf_slice(&b));
	buf_release(&b);
	return text;
}

/* Days since 1970-01-01 of a date in the Gregorian calendar. */
static int64_t days(int64_t y, int64_t m, int64_t d)
{
	y -= m <= 2;
	int64_t era = (y >= 0 ? y : y - 399) / 400, year = y - era * 400;
	int64_t day = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + year * 365 + year / 4 - year / 100 + day - 719468;
}

/* YYYY, YYYY-MM or YYYY-MM-DD as seconds since 1970; -1 if it is none of these. */
static int64_t parse_date(const char *s)
{
	char *end;
	long y = strtol(s, &end, 10), m = 1, d = 1;
	if (end == s || y < 1970 || y > 9999)
		return -1;
	if (*end == '-') {
		m = strtol(end + 1, &end, 10);
		if (*end == '-')
			d = strtol(end + 1, &end, 10);
	}
	if (*end || m < 1 || m > 12 || d < 1 || d > 31)
		return -1;
	return days(y, m, d) * 86400;
}

static int64_t date_of(const char *own)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	if (epoch && epoch[0]) {
		char *end;
		long long v = strtoll(epoch, &end, 10);
		if (!*end && v >= 0)
			return v;
	}
	return own ? parse_date(own) : -1;
}

static void read_item(struct pdf_info *info, const struct fo_node *n, const char **date)
{
	const char *name = fo_string(n, PROP_NAME), *value = fo_string(n, PROP_VALUE);
	const struct {
		const char *name, **to;
	} items[] = {
		{ "title", &info->title },
		{ "document-title", &info->title },
		{ "author", &info->author },
		{ "subject", &info->subject },
		{ "keywords", &info->keywords },
		{ "creator", &info->creator },
		{ "date", date },
	};
	for (size_t i = 0; value[0] && i < sizeof items / sizeof *items; i++)
		if (strcmp(name, items[i].name) == 0)
			*items[i].to = value;
}

static void read_items(struct pdf_info *info, const struct fo_node *parent, const char **date)
{
	for (const struct fo_node *n = parent ? parent->first : NULL; n; n = n->next)
		if (n->object == FO_DOCUMENT_INFO)
			read_item(info, n, date);
}

static size_t count_bookmarks(const struct fo_node *n)
{
	size_t count = 0;
	for (const struct fo_node *c = n->first; c; c = c->next)
		if (c->object == FO_BOOKMARK)
			count += 1 + count_bookmarks(c);
	return count;
}

static void read_bookmarks(struct arena *a, const struct fo_node *parent, int level,
	struct pdf_bookmark *out, size_t *count)
{
	for (const struct fo_node *n = parent->first; n; n = n->next) {
		if (n->object != FO_BOOKMARK)
			continue;
		const struct fo_node *title = fo_child(n, FO_BOOKMARK_TITLE);
		const char *id = fo_string(n, PROP_INTERNAL_DESTINATION);
		const char *uri = fo_string(n, PROP_EXTERNAL_DESTINATION);
		out[(*count)++] = (struct pdf_bookmark){
			.level = level,
			.title = title ? text_of(a, title) : "",
			.id = id[0] ? id : NULL,
			.uri = id[0] || !uri[0] ? NULL : uri,
			.open = fo_keyword(n, PROP_STARTING_STATE) != KW_HIDE,
		};
		read_bookmarks(a, n, level + 1, out, count);
	}
}

/* "zh-CN" from language and country. */
static const char *language_of(struct arena *a, const struct fo_node *root)
{
	const char *language = fo_string(root, PROP_LANGUAGE),
		   *country = fo_string(root, PROP_COUNTRY);
	if (!language[0])
		return NULL;
	if (!country[0] && strcmp(language, "zh") == 0)
		country = "CN";
	return arena_printf(a, "%s%s%s", language, country[0] ? "-" : "", country);
}

struct pdf_info info_read(struct arena *a, const struct fo_tree *tree)
{
	struct pdf_info info = { .language = language_of(a, tree->root) };
	const char *date = NULL;
	read_items(&info, tree->root, &date);
	read_items(&info, fo_child(tree->root, FO_DECLARATIONS), &date);
	const struct fo_node *first = fo_child(tree->root, FO_PAGE_SEQUENCE);
	const struct fo_node *title = first ? fo_child(first, FO_TITLE) : NULL;
	if (!info.title && title)
		info.title = text_of(a, title);
	info.date = date_of(date);
	const struct fo_node *bookmarks = fo_child(tree->root, FO_BOOKMARK_TREE);
	if (bookmarks) {
		struct pdf_bookmark *list =
			ARENA_ARRAY(a, count_bookmarks(bookmarks), struct pdf_bookmark);
		read_bookmarks(a, bookmarks, 1, list, &info.bookmark_count);
		info.bookmarks = list;
	}
	return info;
}
