#include "proof/proof.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "proof/check.h"
#include "proof/confusions.h"
#include "proof/print.h"
#include "proof/settings.h"
#include "proof/text.h"

struct proof {
	struct proof_settings settings;
	struct proof_settings here; /* with what is otherwise in the record */
	struct proof_text *text;
	struct arena *arena;
	struct arena_mark empty;
	struct check check;
};

typedef void passage_fn(struct check *c, const struct passage *p);
typedef void record_fn(struct check *c);

static passage_fn *const of_passages[] = {
	check_marks,
	check_spaces,
	check_ranges,
	check_numbers,
	check_residue,
	check_confusions,
	check_characters,
	check_words,
};

static record_fn *const of_records[] = {
	check_pairs,
	check_paragraphs,
	check_headings,
	check_captions,
	check_duplicates,
	check_figures,
	check_sources,
	check_personal,
	check_head,
	check_pictures,
	check_fonts,
	check_labels,
	check_gongwen,
	check_jianbao,
	check_internal,
	check_web,
};

struct proof *proof_new(const struct proof_settings *settings)
{
	struct proof *p = xcalloc(1, sizeof *p);
	p->settings = p->here = *settings;
	p->text = proof_text_new();
	p->arena = arena_new();
	p->empty = arena_mark(p->arena);
	p->check = (struct check){
		.text = p->text, .settings = &p->here, .arena = p->arena,
		.prints = prints_new(PARAGRAPHS_MAX), .confusions = confusions_new()
	};
	return p;
}

void proof_use_fonts(struct proof *p, const struct font_chain *fonts)
{
	enum { LIMIT = 0x110000, BITS = 32 };
	p->check.fonts = fonts;
	free(p->check.has_glyph);
	p->check.has_glyph = xcalloc(LIMIT / BITS, sizeof *p->check.has_glyph);
}

void proof_free(struct proof *p)
{
	if (!p)
		return;
	proof_text_free(p->text);
	arena_free(p->arena);
	prints_free(p->check.prints);
	confusions_free(p->check.confusions);
	free(p->check.told_prints);
	free(p->check.findings);
	free(p->check.has_glyph);
	free(p);
}

enum severity proof_severity(const struct proof_settings *s, enum rule r, enum severity usual)
{
	for (enum severity v = SEVERITY_NOTE; v <= SEVERITY_ERROR; v++)
		if (s->raised[v] & RULE_BIT(r))
			return v;
	return usual;
}

static bool is_excused(const struct check *c, enum rule r, size_t start)
{
	for (size_t i = 0; i < c->text->excuse_count; i++) {
		const struct excuse *e = &c->text->excuses[i];
		const struct element *in = check_element(c, e->element);
		if (e->rules & RULE_BIT(r) && start >= in->start && start < in->end)
			return true;
	}
	return false;
}

/* Whether START..END of the source is in a word that the user calls right. */
static bool is_right_word(const struct check *c, size_t start, size_t end)
{
	struct slice source = c->text->source;
	for (size_t i = 0; i < c->settings->word_count; i++) {
		const struct proof_word *w = &c->settings->words[i];
		if (w->meant || end < start || end - start > w->word.len || end < w->word.len)
			continue;
		for (size_t at = end - w->word.len; at <= start && at + w->word.len <= source.len; at++)
			if (memcmp(source.data + at, w->word.data, w->word.len) == 0)
				return true;
	}
	return false;
}

static struct finding *tell(struct check *c, enum rule r, size_t start, size_t end,
	const char *format, va_list args)
{
	if (!check_wants(c, r) || c->count == FINDINGS_MAX || is_excused(c, r, start) ||
		is_right_word(c, start, end))
		return NULL;
	c->findings = xgrow(c->findings, c->count, &c->cap, sizeof *c->findings);
	struct finding *f = &c->findings[c->count++];
	*f = (struct finding){ .rule = r,
		.severity = proof_severity(c->settings, r, rule_table[r].severity), .start = start,
		.end = end, .text = arena_vprintf(c->arena, format, args) };
	return f;
}

struct finding *check_tell(struct check *c, enum rule r, const struct passage *p, size_t from,
	size_t to, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct finding *f = tell(c, r, p->at[from],
		to > from ? proof_character_end(c->text, p, to - 1) : p->at[from], format, args);
	va_end(args);
	return f;
}

struct finding *check_tell_bytes(struct check *c, enum rule r, size_t start, size_t end,
	const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct finding *f = tell(c, r, start, end, format, args);
	va_end(args);
	return f;
}

/* TEXT as it may stand in text and attributes. */
static const char *escaped(struct arena *a, const char *text)
{
	struct buf out;
	buf_init(&out, SIZE_MAX / 2);
	for (; *text; text++) {
		const char *name = *text == '<' ? "&lt;" : *text == '>' ? "&gt;" : *text == '&' ? "&amp;"
			: *text == '"'          ? "&quot;"
						: NULL;
		if (name)
			buf_add_str(&out, name);
		else
			buf_add_char(&out, *text);
	}
	const char *s = arena_strndup(a, out.data ? out.data : "", out.len);
	buf_release(&out);
	return s;
}

void check_repair(struct check *c, struct finding *f, const char *repair, bool safe)
{
	if (!f || memchr(c->text->source.data + f->start, '<', f->end - f->start))
		return;
	f->repair = escaped(c->arena, repair);
	f->safe = safe;
}

void check_note(struct check *c, struct finding *f)
{
	if (f)
		f->severity = proof_severity(c->settings, f->rule, SEVERITY_NOTE);
}

void check_compare(struct finding *f, size_t at)
{
	if (f)
		f->other = at;
}

const char *check_quote(struct check *c, const struct passage *p, size_t from, size_t to)
{
	enum { MOST = 24, KEPT = 10 };
	if (c->count == FINDINGS_MAX)
		return ""; /* for a sentence that nobody reads */
	bool cut = to - from > MOST;
	char *s = arena_alloc(c->arena, 4 * (size_t)MOST + 8), *end = s;
	for (size_t i = from; i < to; i++) {
		if (cut && i == from + KEPT) {
			end += utf8_put(end, 0x2026);
			i = to - KEPT;
		}
		end += utf8_put(end, p->ch[i] < ' ' ? ' ' : p->ch[i]);
	}
	return s;
}

/* The root names a layout, or the record in it. */
static enum proof_profile profile_of_layout(const struct proof_text *t)
{
	for (size_t i = 0; i < t->element_count && i < 2; i++) {
		struct slice layout = proof_attribute(t, &t->elements[i], "layout");
		if (slice_is(layout, "gongwen"))
			return PROFILE_GONGWEN;
		if (slice_is(layout, "jianbao"))
			return PROFILE_JIANBAO;
	}
	return PROFILE_NONE;
}

static void unknown_rule(void *user, size_t start, size_t end)
{
	struct check *c = user;
	check_tell_bytes(c, RULE_UNKNOWN_RULE, start, end, _("no rule is called %s"),
		arena_strndup(c->arena, c->text->source.data + start, end - start));
}

static int by_place(const void *x, const void *y)
{
	const struct finding *a = x, *b = y;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->rule != b->rule ? (a->rule < b->rule ? -1 : 1) : 0;
}

const struct proof_print *proof_prints(const struct proof *p, size_t *count)
{
	*count = p->check.print_count;
	return p->check.told_prints;
}

/* Others would quote what is secret. */
static size_t keep_secrets(struct finding *f, size_t count)
{
	size_t secrets = 0, kept = 0;
	for (size_t i = 0; i < count; i++)
		secrets += f[i].secret;
	for (size_t i = 0; i < count && secrets; i++) {
		bool shown = false;
		for (size_t k = 0; k < count && !f[i].secret; k++)
			shown = shown || (f[k].secret && f[k].start < f[i].end && f[i].start < f[k].end);
		if (!shown)
			f[kept++] = f[i];
	}
	return secrets ? kept : count;
}

const struct finding *proof_read(
	struct proof *p, const char *path, struct slice source, size_t *count)
{
	struct check *c = &p->check;
	arena_release(p->arena, p->empty);
	proof_settings_for(&p->settings, path, &p->here);
	c->path = path;
	c->told = NULL;
	c->count = c->print_count = 0;
	proof_text_read(p->text, source, unknown_rule, c);
	if (p->here.profile == PROFILE_AUTO)
		p->here.profile = profile_of_layout(p->text);
	for (size_t i = 0; i < p->text->passage_count; i++)
		for (size_t k = 0; k < sizeof of_passages / sizeof *of_passages; k++)
			of_passages[k](c, &p->text->passages[i]);
	for (size_t k = 0; k < sizeof of_records / sizeof *of_records; k++)
		of_records[k](c);
	if (c->count)
		qsort(c->findings, c->count, sizeof *c->findings, by_place);
	c->count = keep_secrets(c->findings, c->count);
	*count = c->count;
	return c->findings;
}
