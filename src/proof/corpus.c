#include "proof/corpus.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/lines.h"

enum {
	QUOTE_MAX = 48,     /* bytes */
	SHORT_TITLE = 8,    /* words; shorter titles are those of every year */
	SHORT_PARAGRAPH = 30,
	TOLD_MOST = 3,      /* times that a text is told: what stands in more records is a form */
	TOLD_SINGLY = 3,    /* texts of one record; if there are more, it is told as a whole */
};

/* A text on its way from who read it to who compares: copied as it is, within one machine. */
struct packed {
	struct print print;
	long line;
	int column;
	char quote[QUOTE_MAX + 8];
};

struct known {
	size_t file;
	long line;
	unsigned told;
};

struct corpus {
	const struct proof_settings *settings;
	struct prints *prints;
	struct known *known; /* of each print */
	struct arena *arena; /* paths */
	const char **files;
	size_t count, cap, file_count, file_cap;
	size_t most;  /* texts that are kept */
	bool is_full; /* and that was told */
};

/* A record that is being compared. */
struct taken {
	struct corpus *c;
	struct diag *d;
	const char *path;
	const struct packed *texts;
	size_t count;
	size_t paragraphs, found; /* and those of them that stand elsewhere too */
	size_t told;
};

struct corpus *corpus_new(const struct proof_settings *settings)
{
	struct corpus *c = xcalloc(1, sizeof *c);
	c->settings = settings;
	c->prints = prints_new(CORPUS_MAX);
	c->most = CORPUS_MAX;
	c->arena = arena_new();
	return c;
}

void corpus_limit(struct corpus *c, size_t most)
{
	c->most = most;
}

void corpus_free(struct corpus *c)
{
	if (!c)
		return;
	prints_free(c->prints);
	arena_free(c->arena);
	free(c->known);
	free(c->files);
	free(c);
}

/* The beginning of TEXT, without tags and line ends. */
static void put_quote(char *out, struct slice text)
{
	size_t len = 0, i = 0;
	for (; i < text.len && (len < QUOTE_MAX || ((unsigned char)text.data[i] & 0xC0) == 0x80) &&
		text.data[i] != '<' && text.data[i] != '\n' && text.data[i] != '&';
		i++)
		out[len++] = text.data[i];
	memcpy(out + len, i < text.len ? "…" : "", i < text.len ? sizeof "…" : 1);
}

/* 工作总结 and the like: many offices write one a year. */
static bool is_form_title(struct slice title)
{
	static const char *const ends[] = { "总结", "计划", "通知", "简报", "报告", "方案", "请示", "批复", "公告",
		"通报", "月报", "动态", "名单", "纪要", "意见", NULL };
	for (const char *const *e = ends; *e; e++) {
		size_t n = strlen(*e);
		if (title.len >= n && memcmp(title.data + title.len - n, *e, n) == 0)
			return true;
	}
	return false;
}

/* What is so short that it may stand anywhere. */
static bool is_common(const struct proof_print *p, struct slice text)
{
	if (p->print.kind == PRINT_TITLE)
		return p->print.words < SHORT_TITLE || is_form_title(text);
	return p->print.words < SHORT_PARAGRAPH;
}

void corpus_pack(struct buf *out, const struct proof *p, struct slice source, long lines_before)
{
	size_t count;
	const struct proof_print *prints = proof_prints(p, &count);
	struct lines lines = lines_of(source);
	for (size_t i = 0; i < count; i++) {
		const struct proof_print *from = &prints[i];
		struct slice bytes = slice_part(source, from->start, from->end - from->start);
		if (is_common(from, bytes))
			continue;
		struct packed text = { .print = from->print };
		lines_find(&lines, from->start, &text.line, &text.column);
		text.line += lines_before;
		put_quote(text.quote, bytes);
		buf_add(out, &text, sizeof text);
	}
}

/* Where text T of the record stands in one before; PRINT_NONE if in none, or if that was said often. */
static size_t find_known(const struct corpus *c, const struct packed *t, bool *same)
{
	size_t n = prints_find(c->prints, &t->print, same);
	bool counts = n != PRINT_NONE && (*same || t->print.kind == PRINT_PARAGRAPH);
	return counts && c->known[n].told < TOLD_MOST ? n : PRINT_NONE;
}

static void tell(struct taken *r, const struct packed *t, enum severity usual, const char *text)
{
	struct place at = { r->path, t->line, t->column };
	diag_finding(r->d, proof_severity(r->c->settings, RULE_DUPLICATE, usual),
		rule_table[RULE_DUPLICATE].code, at, NULL, text);
}

static void tell_one(struct taken *r, const struct packed *t, size_t n, bool same)
{
	struct known *k = &r->c->known[n];
	struct arena_mark mark = arena_mark(r->c->arena);
	bool title = t->print.kind == PRINT_TITLE;
	k->told++;
	tell(r, t, same && !title ? SEVERITY_WARNING : SEVERITY_NOTE,
		arena_printf(r->c->arena,
			title  ? _("the title “%s” stands in %s:%ld, too")
			: same ? _("the paragraph “%s” stands in %s:%ld, too")
			       : _("the paragraph “%s” says nearly the same as that of %s:%ld"),
			t->quote, r->c->files[k->file], k->line));
	arena_release(r->c->arena, mark);
}

static void tell_all(struct taken *r, const struct packed *t, size_t n)
{
	const struct known *k = &r->c->known[n];
	struct arena_mark mark = arena_mark(r->c->arena);
	tell(r, t, SEVERITY_WARNING,
		arena_printf(r->c->arena,
			_("%zu of the %zu paragraphs of this record stand in others, too, the "
			  "first in %s:%ld"),
			r->found, r->paragraphs, r->c->files[k->file], k->line));
	arena_release(r->c->arena, mark);
}

/* Each by itself, or all at once if they are many. */
static void compare(struct taken *r)
{
	bool same;
	for (size_t i = 0; i < r->count; i++) {
		bool counts = r->texts[i].print.kind == PRINT_PARAGRAPH;
		r->paragraphs += counts;
		r->found += counts && find_known(r->c, &r->texts[i], &same) != PRINT_NONE;
	}
	bool many = r->found > TOLD_SINGLY;
	for (size_t i = 0; i < r->count; i++) {
		const struct packed *t = &r->texts[i];
		size_t n = find_known(r->c, t, &same);
		if (n == PRINT_NONE)
			continue;
		if (!many || t->print.kind == PRINT_TITLE)
			tell_one(r, t, n, same);
		else if (r->told++ == 0)
			tell_all(r, t, n);
	}
}

static size_t file_number(struct corpus *c, const char *path)
{
	if (c->file_count && strcmp(c->files[c->file_count - 1], path) == 0)
		return c->file_count - 1;
	c->files = xgrow(c->files, c->file_count, &c->file_cap, sizeof *c->files);
	c->files[c->file_count] = arena_strdup(c->arena, path);
	return c->file_count++;
}

static bool keep(struct corpus *c, size_t file, const struct packed *t)
{
	bool same;
	prints_find(c->prints, &t->print, &same);
	if (same)
		return true;
	if (c->count == c->most || prints_add(c->prints, &t->print) == PRINT_NONE)
		return false;
	c->known = xgrow(c->known, c->count, &c->cap, sizeof *c->known);
	c->known[c->count++] = (struct known){ .file = file, .line = t->line };
	return true;
}

void corpus_take(struct corpus *c, const char *path, struct slice packed, struct diag *d)
{
	struct taken r = { .c = c, .d = d, .path = path };
	r.count = packed.len / sizeof *r.texts;
	struct packed *texts = xmalloc(r.count * sizeof *texts + 1); /* for its alignment */
	memcpy(texts, packed.data, r.count * sizeof *texts);
	r.texts = texts;
	compare(&r);
	size_t file = r.count ? file_number(c, path) : 0;
	bool kept = true;
	for (size_t i = 0; i < r.count && kept && !c->is_full; i++)
		kept = keep(c, file, &texts[i]);
	if (!kept)
		diag_finding(d, SEVERITY_NOTE, rule_table[RULE_DUPLICATE].code,
			(struct place){ path, 0, 0 }, NULL,
			_("there are too many texts to compare: those from here on are compared with "
			  "those before"));
	c->is_full = c->is_full || !kept;
	free(texts);
}
