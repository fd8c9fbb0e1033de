/* Records against the schema, without making anything of them. */
#include <string.h>
#include <sys/stat.h>

#include "engine/engine.h"
#include "record/cut.h"

enum { DOCUMENT_MAX = 65 * 1000 * 1000 };

static bool is_valid(struct banxin *b, const char *path, struct slice data)
{
	struct record_schema *schema = engine_schema(b);
	if (!schema)
		return false;
	xmlDocPtr doc = record_parse(path, data, NULL, &b->diag);
	bool ok = doc && record_validate(schema, doc, path, &b->diag);
	if (doc)
		xmlFreeDoc(doc);
	return ok;
}

bool banxin_validate(struct banxin *b, const char *path, const void *data, size_t size)
{
	return is_valid(b, path, (struct slice){ data, size });
}

static bool is_part_valid(struct banxin *b, const struct cut_file *file,
	const struct cut_record *r, struct buf *document)
{
	if (!cut_read(file, r->offset, r->size, r->line, document, &b->diag))
		return false;
	b->diag.part_of = file->path;
	b->diag.lines_before = cut_lines_before(r->line);
	bool ok = is_valid(b, file->path, buf_slice(document));
	b->diag.part_of = NULL;
	return ok;
}

static bool validate_file(struct banxin *b, const char *path, struct cut *cut,
	struct banxin_counts *counts)
{
	struct arena *a = arena_new();
	struct cut_file file = cut_file(cut, a, path);
	struct cut_record r;
	struct buf document;
	enum cut_step step;
	size_t faulty = counts->faulty;
	buf_init(&document, DOCUMENT_MAX);
	while ((step = cut_next(cut, &r)) == CUT_RECORD) {
		bool ok = r.size == 0 ? is_valid(b, path, (struct slice){ NULL, 0 })
				      : is_part_valid(b, &file, &r, &document);
		counts->valid += ok;
		counts->faulty += !ok;
	}
	counts->faulty += step == CUT_FAULT;
	buf_release(&document);
	arena_free(a);
	return counts->faulty == faulty;
}

/* Standard input, or another pipe. */
static bool is_read_once(const char *path)
{
	struct stat st;
	return strcmp(path, "-") == 0 || (stat(path, &st) == 0 && S_ISFIFO(st.st_mode));
}

bool banxin_validate_file(struct banxin *b, const char *path, struct banxin_counts *counts)
{
	if (is_read_once(path)) {
		bool ok = banxin_validate(b, path, NULL, 0);
		counts->valid += ok;
		counts->faulty += !ok;
		return ok;
	}
	struct cut_store store = cut_store_new();
	struct cut *cut = cut_open(path, 0, &store, &b->diag);
	bool ok = cut && validate_file(b, path, cut, counts);
	counts->faulty += !cut;
	cut_close(cut);
	cut_store_release(&store);
	return ok;
}
