#include "engine/engine.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"

struct record_schema *engine_schema(struct banxin *b)
{
	if (!b->schema)
		b->schema = record_schema_load(
			file_join(b->arena, b->data_dir, "layouts/record.xsd"), &b->diag);
	return b->schema;
}

/* A name without a slash that is no .xsl file is one of the layouts. */
static const char *template_file(struct banxin *b, const char *name)
{
	if (strchr(name, '/') || file_has_extension(name, ".xsl"))
		return arena_strdup(b->arena, name);
	return arena_printf(b->arena, "%s/layouts/%s.xsl", b->data_dir, name);
}

/* The template NAME, compiled and kept from now on; NULL after a message. */
static struct template *load_template(struct banxin *b, const char *name, struct place at)
{
	struct arena_mark mark = arena_mark(b->arena);
	const char *path = template_file(b, name);
	struct template *template = NULL;
	if (access(path, R_OK) == 0)
		template = template_load(path, &b->diag);
	else
		diag_error(&b->diag, at, CODE_NO_INPUT,
			_("there is no layout \"%s\"; banxin layouts lists them"), name);
	if (!template) {
		arena_release(b->arena, mark); /* as many records may ask for it */
		return NULL;
	}
	struct loaded_template *t = ARENA_NEW(b->arena, struct loaded_template);
	*t = (struct loaded_template){ template, arena_strdup(b->arena, name), b->templates };
	b->templates = t;
	return template;
}

struct template *engine_template(struct banxin *b, const char *name, struct place at)
{
	for (struct loaded_template *t = b->templates; t; t = t->next)
		if (strcmp(t->name, name) == 0)
			return t->template;
	return load_template(b, name, at);
}

bool banxin_prepare(struct banxin *b, const char *template_name)
{
	if (!engine_schema(b))
		return false;
	return !template_name || engine_template(b, template_name, (struct place){ NULL, 0, 0 });
}
