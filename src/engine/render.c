/* One record from XML to its output. */
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "engine/ahead.h"
#include "engine/engine.h"
#include "engine/info.h"
#include "engine/volume.h"
#include "page/page.h"
#include "pdf/pdf.h"
#include "record/xml.h"
#include "text/hyphenate.h"

enum { MAX_DUMP = 1024 * 1024 * 1024 };

/* The time spent in each stage; it goes to the one that is running. */
struct stopwatch {
	double seconds[BANXIN_STAGE_COUNT];
	enum banxin_stage stage;
	double since;
};

/* STAGE begins, the one before it ends. */
static void enter_stage(struct stopwatch *w, enum banxin_stage stage)
{
	double now = clock_seconds();
	if (w->since > 0)
		w->seconds[w->stage] += now - w->since;
	w->since = now;
	w->stage = stage;
}

/* The output and how much went there. */
struct sink {
	struct stopwatch watch;
	const struct engine_output *to;
	struct diag *diag;
	size_t bytes;
	unsigned pages;
	struct pdf *pdf; /* NULL: pages are written as text */
	struct rare *rare; /* NULL: nobody asks for them */
};

static bool write_out(void *user, const void *data, size_t size)
{
	struct sink *s = user;
	s->bytes += size;
	return s->to->write(s->to->user, data, size);
}

static void count_rare(struct rare *r, const struct display_page *page)
{
	for (size_t i = 0; i < page->count; i++) {
		const struct display_item *item = &page->items[i];
		if (item->kind == DISPLAY_GLYPHS)
			rare_count(r, item->as.glyphs.face, item->as.glyphs.text);
	}
}

static bool take_page(void *user, const struct display_page *page)
{
	struct sink *s = user;
	s->pages += page->stage != DISPLAY_LATE;
	if (s->rare)
		count_rare(s->rare, page);
	if (s->pdf) {
		enter_stage(&s->watch, BANXIN_STAGE_OUTPUT);
		bool done = pdf_page(s->pdf, page);
		enter_stage(&s->watch, BANXIN_STAGE_LAYOUT);
		return done;
	}
	struct buf text;
	buf_init(&text, MAX_DUMP);
	display_dump(page, &text);
	bool ok = write_out(s, text.data, text.len);
	buf_release(&text);
	return ok;
}

static bool restart(void *user)
{
	struct sink *s = user;
	pdf_free(s->pdf);
	if (s->rare)
		rare_restart(s->rare);
	s->bytes = 0;
	s->pages = 0;
	s->pdf = s->to->restart(s->to->user) ? pdf_new(write_out, s, s->diag) : NULL;
	return s->pdf != NULL;
}

/* What the record is laid out with: -t, its layout attribute, or the template of its root. */
static struct template *choose_template(
	struct banxin *b, const struct banxin_job *job, xmlDocPtr doc)
{
	xmlNodePtr root = xmlDocGetRootElement(doc);
	struct place at = { job->path, xmlGetLineNo(root), 0 };
	if (job->template_name)
		return engine_template(b, job->template_name, (struct place){ NULL, 0, 0 });
	xmlChar *layout = xmlGetNoNsProp(root, (const xmlChar *)"layout");
	const char *name = layout ? (const char *)layout : (const char *)root->name;
	struct template *t = NULL;
	if (layout && strpbrk(name, "/\\"))
		diag_error(&b->diag, at, CODE_NO_INPUT,
			_("the layout attribute names a layout, not a path: \"%s\""), name);
	else
		t = engine_template(b, name, at);
	xmlFree(layout);
	return t;
}

/* Where nodes came from. */
struct places {
	const struct template *template;
	struct arena *arena; /* of the nodes, which may outlive the record's document */
	const char *file;    /* the latest, there */
};

static const char *lasting_name(struct places *p, const char *file)
{
	if (!p->file || strcmp(p->file, file) != 0)
		p->file = arena_strdup(p->arena, file);
	return p->file;
}

static struct place place_of(void *user, xmlNodePtr node, struct place *record)
{
	struct places *p = user;
	xmlNodePtr source = template_source(node);
	if (source)
		*record = record_place(source);
	if (source && record->file)
		record->file = lasting_name(p, record->file);
	return template_place(p->template, node);
}

static void tell_record(xmlNodePtr record, const struct banxin_listener *l)
{
	xmlChar *id = xmlGetNoNsProp(record, (const xmlChar *)"id");
	l->record(l->user, (const char *)id);
	xmlFree(id);
}

/* A document on its way: the result tree and what it came from. */
struct source {
	xmlDocPtr record, result;
	struct template *template; /* NULL: a .fo file */
	struct volume *volume;     /* NULL: one record */
	bool pieces;               /* its records come one by one */
};

/* The record, checked; it is the root, also if it came as the only one of a <records>. */
static bool read_record(struct banxin *b, const struct banxin_job *job, struct source *s)
{
	struct record_schema *schema = engine_schema(b);
	struct slice data = { job->data, job->size };
	if (!schema)
		return false;
	s->record = record_parse(job->path, data, NULL, &b->diag);
	xmlNodePtr record = s->record ? record_single(s->record, &b->diag) : NULL;
	if (record && job->listener && job->listener->record)
		tell_record(record, job->listener);
	if (!record || !record_validate(schema, s->record, job->path, data, &b->diag))
		return false;
	record_unwrap(s->record, record);
	return true;
}

static xmlDocPtr apply(const struct banxin_job *job, const struct source *s, xmlDocPtr record,
	struct diag *d)
{
	struct arena *a = arena_new();
	struct template_param *params = ARENA_ARRAY(a, job->param_count + 1, struct template_param);
	size_t count = 0;
	bool form = false;
	for (; count < job->param_count; count++) {
		params[count] = (struct template_param){
			job->params[count].name, job->params[count].value };
		form |= strcmp(params[count].name, "form") == 0;
	}
	if (s->pieces && !form)
		params[count++] = (struct template_param){ "form", "volume" };
	xmlDocPtr result = template_apply(s->template, record, params, count, d);
	arena_free(a);
	return result;
}

/* From this number of records on a layout that knows both forms makes a volume, not an issue. */
enum { VOLUME_RECORDS = 13 };

/* Whether the records of a volume may come one by one: where the layout has a form for that, and it is
 * wanted. XSL-FO is written as a whole. */
static bool in_pieces(const struct banxin_job *job, const struct source *s)
{
	size_t count;
	const struct template_param_info *params = template_params(s->template, &count);
	bool has_form = false, many = volume_count(s->volume) >= VOLUME_RECORDS;
	for (size_t i = 0; i < count; i++)
		has_form |= strcmp(params[i].name, "form") == 0;
	for (size_t i = 0; i < job->param_count; i++)
		if (strcmp(job->params[i].name, "form") == 0 && strcmp(job->params[i].value, "auto") != 0)
			many = strcmp(job->params[i].value, "volume") == 0;
	return has_form && many && job->format != BANXIN_FO;
}

static bool read_volume(struct banxin *b, const struct banxin_job *job, struct source *s,
	struct stopwatch *watch)
{
	s->volume = volume_read(b, job->volume);
	if (!s->volume)
		return false;
	s->template = choose_template(b, job, volume_frame(s->volume));
	if (!s->template)
		return false;
	s->pieces = in_pieces(job, s);
	if (!s->pieces && !volume_fill(s->volume, &b->diag))
		return false;
	enter_stage(watch, BANXIN_STAGE_TEMPLATE);
	s->result = apply(job, s, volume_frame(s->volume), &b->diag);
	return s->result != NULL;
}

static bool read_source(struct banxin *b, const struct banxin_job *job, struct source *s,
	struct stopwatch *watch)
{
	if (job->volume)
		return read_volume(b, job, s, watch);
	if (file_has_extension(job->path, ".fo") && !job->data) {
		s->result = template_read_fo(job->path, &b->diag);
		return s->result != NULL;
	}
	if (!read_record(b, job, s))
		return false;
	s->template = choose_template(b, job, s->record);
	if (!s->template)
		return false;
	enter_stage(watch, BANXIN_STAGE_TEMPLATE);
	s->result = apply(job, s, s->record, &b->diag);
	return s->result != NULL;
}

/* The formatting tree is made, and has its own copy of what it needs; but that of a .fo file has the
 * file's name from there. */
static void release_documents(struct source *s)
{
	if (!s->template)
		return;
	xml_free(s->result);
	xml_free(s->record);
	s->result = s->record = NULL;
	if (s->volume)
		volume_drop_frame(s->volume);
}

static void release_source(struct source *s)
{
	xml_free(s->result);
	xml_free(s->record);
	volume_free(s->volume);
}

static bool write_fo(struct source *s, struct sink *out)
{
	xmlChar *text;
	int size;
	xmlDocDumpFormatMemoryEnc(s->result, &text, &size, "UTF-8", 1);
	bool ok = text && write_out(out, text, (size_t)size);
	xmlFree(text);
	return ok;
}

static void tell_file(void *listener, const char *path, struct slice data)
{
	const struct banxin_listener *l = listener;
	l->file(l->user, path, data.data, data.len);
}

/* What is needed to go on with a record's pages when their turn comes. */
struct turn {
	struct banxin *b;
	const struct banxin_job *job;
	const struct source *source;
	const struct fo_tree *tree;
	struct places *places;
	struct stopwatch *watch;
	struct ahead *ahead; /* NULL: records do not come one by one */
};

/* An ahead_apply_fn. */
static xmlDocPtr apply_to_piece(void *user, xmlDocPtr record, struct diag *d)
{
	const struct turn *t = user;
	return apply(t->job, t->source, record, d);
}

/* A page_more_fn: the pages of one record of a volume. */
static bool make_piece(void *user, const struct fo_node *sequence, struct arena *a, struct diag *d,
	struct page_more *out)
{
	struct turn *t = user;
	unsigned number = (unsigned)fo_integer(sequence, PROP_BANXIN_PAGES_OF);
	const char *path = volume_turn(t->source->volume, number);
	struct ahead_piece piece;
	enter_stage(t->watch, BANXIN_STAGE_TEMPLATE);
	bool ok = ahead_take(t->ahead, number, d, &piece);
	enter_stage(t->watch, BANXIN_STAGE_FO);
	t->places->arena = a;
	t->places->file = NULL;
	if (ok)
		out->first = fo_build_more(t->tree, sequence, a, piece.result, d);
	out->pictures = picture_cache_new();
	out->picture_base = out->picture_root = file_dirname(a, path);
	enter_stage(t->watch, BANXIN_STAGE_LAYOUT);
	return out->first != NULL;
}

static bool lay_out(struct turn *turn, struct arena *a, struct sink *out)
{
	struct banxin *b = turn->b;
	const struct banxin_job *job = turn->job;
	const struct fo_tree *tree = turn->tree;
	const struct volume *volume = turn->source->volume;
	const char *folder = volume ? volume_folder(volume) : file_dirname(a, job->path);
	struct page_env env = {
		.fonts = b->fonts,
		.hyphenator = b->hyphenator,
		.lexicon = b->lexicon,
		.pictures = picture_cache_new(),
		.rare = out->rare,
		.picture_base = folder,
		.picture_root = file_has_extension(job->path, ".fo") ? NULL : folder,
		.diag = &b->diag,
		.more = turn->source->pieces ? make_piece : NULL,
		.more_user = turn,
	};
	if (turn->source->pieces)
		turn->ahead = ahead_new(turn->source->volume, tree, job->volume->processors,
			apply_to_piece, turn);
	enter_stage(&out->watch, BANXIN_STAGE_LAYOUT);
	bool ok = page_layout(
		tree, &env, take_page, out->pdf && out->to->restart ? restart : NULL, out);
	ahead_free(turn->ahead);
	enter_stage(&out->watch, BANXIN_STAGE_OUTPUT);
	if (ok && out->pdf) {
		struct pdf_info info = info_read(a, tree);
		ok = pdf_finish(out->pdf, &info);
	}
	if (job->listener && job->listener->file)
		picture_cache_files(env.pictures, tell_file, (void *)(uintptr_t)job->listener);
	picture_cache_free(env.pictures);
	return ok;
}

static void listen(struct banxin *b, struct sink *out, const struct banxin_listener *l)
{
	if (l->file) {
		b->diag.file = tell_file;
		b->diag.file_user = (void *)(uintptr_t)l;
	}
	if (l->character)
		out->rare = rare_new();
}

/* What is known when all is done. */
static void tell_listener(struct banxin *b, struct sink *out, const struct banxin_listener *l)
{
	if (l->font)
		font_set_substitutes(b->fonts, l->font, l->user);
	if (l->character)
		rare_tell(out->rare, l->character, l->user);
	rare_free(out->rare);
	b->diag.file = NULL;
}

bool engine_render(struct banxin *b, const struct banxin_job *job,
	const struct engine_output *output, struct banxin_result *result)
{
	struct source source = { 0 };
	struct sink out = { .to = output, .diag = &b->diag };
	const struct banxin_listener *listener = job->listener;
	struct arena *a = arena_new();
	unsigned errors = b->diag.errors;
	b->diag.part_of = job->path;
	b->diag.lines_before = job->lines_before;
	font_set_begin(b->fonts);
	hyphenator_begin(b->hyphenator);
	if (listener)
		listen(b, &out, listener);
	enter_stage(&out.watch, BANXIN_STAGE_RECORD);
	bool ok = read_source(b, job, &source, &out.watch);
	enter_stage(&out.watch, BANXIN_STAGE_FO);
	if (ok && job->format == BANXIN_FO) {
		ok = write_fo(&source, &out);
	} else if (ok) {
		struct places places = { source.template, a, NULL };
		struct turn turn = { b, job, &source, NULL, &places, &out.watch, NULL };
		turn.tree = fo_build_in(b->styles, a, source.result, place_of, &places, &b->diag);
		release_documents(&source);
		if (job->format == BANXIN_PDF && turn.tree)
			out.pdf = pdf_new(write_out, &out, &b->diag);
		ok = turn.tree && (out.pdf || job->format != BANXIN_PDF) && lay_out(&turn, a, &out);
		pdf_free(out.pdf);
	}
	if (listener)
		tell_listener(b, &out, listener);
	release_source(&source);
	arena_free(a);
	if (result) {
		*result = (struct banxin_result){ .pages = out.pages, .bytes = out.bytes };
		enter_stage(&out.watch, BANXIN_STAGE_OUTPUT);
		memcpy(result->seconds, out.watch.seconds, sizeof result->seconds);
	}
	b->diag.part_of = NULL;
	return ok && b->diag.errors == errors;
}
