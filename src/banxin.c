#include "banxin.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "engine/data.h"
#include "engine/engine.h"
#include "text/hyphenate.h"
#include "text/lexicon.h"

const char *banxin_version(void)
{
	return BANXIN_VERSION;
}

static void forward(void *user, const struct message *m)
{
	struct banxin *b = user;
	if (!b->options.message)
		return;
	struct banxin_message out = { (enum banxin_severity)m->severity,
		m->rule ? m->rule : code_name(m->code), m->at.file, m->at.line, m->at.column,
		.text = m->text };
	if (m->excerpt) {
		out.end_line = m->excerpt->end_line;
		out.end_column = m->excerpt->end_column;
		out.source = m->excerpt->source.data;
		out.source_size = m->excerpt->source.len;
		out.source_column = m->excerpt->source_column;
		out.source_cut = m->excerpt->cut;
		out.repair = m->excerpt->repair;
		out.safe = m->excerpt->safe;
		out.repaired = m->excerpt->repaired;
		out.start = m->excerpt->start;
		out.end = m->excerpt->end;
	}
	b->options.message(b->options.user, &out);
}

struct banxin *banxin_open(const struct banxin_options *options)
{
	struct banxin *b = xcalloc(1, sizeof *b);
	if (options)
		b->options = *options;
	diag_init(&b->diag, forward, b);
	b->arena = arena_new();
	buf_init(&b->texts, SIZE_MAX / 2);
	b->hyphenator = hyphenator_new();
	b->styles = fo_styles_new();
	template_init();
	b->data_dir = data_find(b->arena, b->options.data_dir, &b->diag);
	if (b->data_dir) {
		b->fonts = font_set_new(file_join(b->arena, b->data_dir, "fonts"), &b->diag);
		b->lexicon = lexicon_new(file_join(b->arena, b->data_dir, "layouts/words.txt"));
	}
	if (!b->fonts) {
		banxin_close(b);
		return NULL;
	}
	return b;
}

void banxin_close(struct banxin *b)
{
	if (!b)
		return;
	for (struct loaded_template *t = b->templates; t; t = t->next)
		template_free(t->template);
	record_schema_free(b->schema);
	proof_free(b->proof);
	corpus_free(b->corpus);
	buf_release(&b->texts);
	hyphenator_free(b->hyphenator);
	lexicon_free(b->lexicon);
	fo_styles_free(b->styles);
	font_set_free(b->fonts);
	arena_free(b->tidied);
	arena_free(b->arena);
	free(b);
}

int banxin_status(const struct banxin *b)
{
	return diag_status(&b->diag);
}

void banxin_clear(struct banxin *b)
{
	diag_init(&b->diag, forward, b);
}

bool banxin_render(struct banxin *b, const struct banxin_job *job, banxin_write_fn *write,
	void *user, struct banxin_result *result)
{
	const struct engine_output to = { write, NULL, user };
	return engine_render(b, job, &to, result);
}

static bool write_file(void *user, const void *data, size_t size)
{
	return out_write(user, data, size);
}

static bool restart_file(void *user)
{
	return out_restart(user);
}

bool banxin_render_file(struct banxin *b, const struct banxin_job *job, const char *output,
	struct banxin_result *result)
{
	struct out *out = out_open(output, &b->diag);
	if (!out)
		return false;
	if (b->options.unsynced)
		out_leave_unsynced(out);
	const struct engine_output to = { write_file, out_may_restart(out) ? restart_file : NULL, out };
	if (!engine_render(b, job, &to, result)) {
		out_abort(out);
		return false;
	}
	return out_commit(out);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(
		((const struct banxin_layout *)a)->name, ((const struct banxin_layout *)b)->name);
}

static bool read_layout(struct banxin *b, const char *file, struct banxin_layout *out)
{
	const char *name = arena_strndup(b->arena, file, strlen(file) - strlen(".xsl"));
	struct template *t = engine_template(b, name, (struct place){ NULL, 0, 0 });
	if (!t)
		return false;
	size_t count;
	const struct template_param_info *infos = template_params(t, &count);
	struct banxin_layout_param *params =
		ARENA_ARRAY(b->arena, count, struct banxin_layout_param);
	for (size_t i = 0; i < count; i++)
		params[i] = (struct banxin_layout_param){ infos[i].name, infos[i].initial,
			infos[i].description };
	*out = (struct banxin_layout){ name, template_path(t), template_description(t), params,
		count };
	return true;
}

const struct banxin_layout *banxin_layouts(struct banxin *b, size_t *count)
{
	const char *dir = file_join(b->arena, b->data_dir, "layouts");
	enum { MAX_LAYOUTS = 256 };
	struct banxin_layout *layouts = ARENA_ARRAY(b->arena, MAX_LAYOUTS, struct banxin_layout);
	DIR *d = opendir(dir);
	*count = 0;
	if (!d) {
		diag_error(&b->diag, (struct place){ dir, 0, 0 }, CODE_DATA_MISSING,
			_("this folder cannot be read: %s"), file_reason(errno));
		return NULL;
	}
	bool ok = true;
	for (struct dirent *e; ok && *count < MAX_LAYOUTS && (e = readdir(d));)
		if (file_has_extension(e->d_name, ".xsl") && e->d_name[0] != '.')
			ok = read_layout(b, e->d_name, &layouts[(*count)++]);
	closedir(d);
	qsort(layouts, *count, sizeof *layouts, by_name);
	return ok ? layouts : NULL;
}

const struct banxin_font *banxin_fonts(struct banxin *b, size_t *count)
{
	const struct font_role_info *roles;
	*count = font_set_roles(b->fonts, &roles);
	struct banxin_font *fonts = ARENA_ARRAY(b->arena, *count, struct banxin_font);
	for (size_t i = 0; i < *count; i++) {
		const struct face *f = roles[i].face;
		fonts[i] = (struct banxin_font){ roles[i].role, roles[i].names, f ? f->name : NULL,
			f ? f->path : NULL, f && f->embeddable };
	}
	return fonts;
}

struct missing {
	uint32_t character;
	size_t times;
};

static int by_character(const void *a, const void *b)
{
	uint32_t x = ((const struct missing *)a)->character,
		 y = ((const struct missing *)b)->character;
	return x < y ? -1 : x > y;
}

void banxin_coverage(struct banxin *b, const char *text, size_t size,
	void (*missing)(void *user, uint32_t character, size_t times), void *user)
{
	const struct font_chain *chain = font_set_chain(
		b->fonts, "song", 400, false, (struct place){ NULL, 0, 0 }, &b->diag);
	if (!chain)
		return;
	struct missing *found = NULL;
	size_t count = 0, capacity = 0;
	for (const char *p = text, *end = text + size; p < end;) {
		unsigned glyph;
		uint32_t ch = utf8_next(&p, end);
		if (ch < ' ' || font_chain_lookup(chain, ch, &glyph))
			continue;
		found = xgrow(found, count, &capacity, sizeof *found);
		found[count++] = (struct missing){ ch, 1 };
	}
	if (count)
		qsort(found, count, sizeof *found, by_character);
	for (size_t i = 0; i < count;) {
		size_t first = i;
		while (i < count && found[i].character == found[first].character)
			i++;
		missing(user, found[first].character, i - first);
	}
	free(found);
}
