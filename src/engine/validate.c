/* Records against the schema, and their texts, without making anything of them. */
#include "base/file.h"
#include "base/i18n.h"
#include "base/lines.h"
#include "engine/engine.h"
#include "proof/secrets.h"
#include "proof/settings.h"
#include "record/xml.h"

enum { FILE_MAX = 64 * 1000 * 1000 };

/* Every chain ends with all the fonts there are for rare characters. Where none is installed at
 * all, nothing is printed, and nothing said of them. */
static void use_fonts(struct banxin *b)
{
	struct diag quiet;
	diag_init(&quiet, NULL, NULL);
	const struct font_chain *chain = font_set_chain(
		b->fonts, "song", 400, false, (struct place){ NULL, 0, 0 }, &quiet);
	if (chain)
		proof_use_fonts(b->proof, chain);
}

bool banxin_proofread(
	struct banxin *b, const char *profile, const char *const *levels, size_t count)
{
	struct proof_settings settings = b->rules;
	if (!proof_settings_read(&settings, profile, levels, count, &b->diag))
		return false;
	proof_free(b->proof);
	b->proof_settings = settings;
	b->proof = proof_new(&settings);
	use_fonts(b);
	return true;
}

/* The findings of a record. */
struct found {
	const char *path;
	struct arena *arena;
	struct lines lines;
	const struct finding *findings;
	size_t count;
};

static const char *sentence(struct banxin *b, const struct found *found, const struct finding *f)
{
	struct lines lines = lines_of(found->lines.source);
	long line;
	int column;
	if (f->other == 0)
		return f->text;
	lines_find(&lines, f->other, &line, &column);
	return arena_printf(found->arena, _("%s; compare line %ld"), f->text,
		diag_line(&b->diag, found->path, line));
}

static void tell(struct banxin *b, struct found *found, const struct finding *f)
{
	struct place at = { found->path, 0, 0 };
	struct excerpt excerpt =
		lines_excerpt(&found->lines, f->start, f->end, &at.line, &at.column);
	excerpt.source = secrets_hidden(found->arena, excerpt.source,
		(size_t)(excerpt.source.data - found->lines.source.data), found->findings, found->count);
	excerpt.repair = f->repair;
	excerpt.safe = f->safe;
	diag_finding(&b->diag, f->severity, rule_table[f->rule].code, at, &excerpt,
		sentence(b, found, f));
}

/* The text of DATA, which was parsed: what is UTF-8 is known to be. */
static bool text_of(struct arena *a, const char *path, struct slice data, struct slice *out,
	struct diag *d)
{
	struct xml_encoding e;
	const char *name;
	if (!xml_find_encoding(path, data, &e, d))
		return false;
	*out = slice_part(data, e.mark, data.len - e.mark);
	return !e.iconv || xml_decode(a, path, data, out, &name, d);
}

/* Tells what is doubtful in a record that is well-formed. False if an error was. */
static bool proofread(struct banxin *b, const char *path, struct slice data)
{
	struct arena *a = arena_new();
	struct slice text;
	unsigned errors = b->diag.errors;
	size_t count;
	if (!text_of(a, path, data, &text, &b->diag)) {
		arena_free(a);
		return false;
	}
	const struct finding *findings = proof_read(b->proof, path, text, &count);
	if (!(b->proof_settings.off & RULE_BIT(RULE_DUPLICATE)))
		corpus_pack(&b->texts, b->proof, text, b->diag.part_of ? b->diag.lines_before : 0);
	struct found found = { path, a, lines_of(text), findings, count };
	for (size_t i = 0; i < count; i++)
		tell(b, &found, &findings[i]);
	if (count == FINDINGS_MAX)
		diag_note(&b->diag, (struct place){ path, 0, 0 }, CODE_BATCH_MORE,
			_("there are more findings than %d, which are not told"), FINDINGS_MAX);
	arena_free(a);
	return b->diag.errors == errors;
}

/* The schema first: the texts of what is not well-formed are not looked at. */
static bool check(struct banxin *b, const char *path, struct slice data)
{
	struct record_schema *schema = engine_schema(b);
	if (!schema)
		return false;
	xmlDocPtr doc = record_parse(path, data, NULL, &b->diag);
	bool ok = doc && record_validate(schema, doc, path, data, &b->diag);
	if (doc && b->proof)
		ok = proofread(b, path, data) && ok;
	if (doc)
		xmlFreeDoc(doc);
	return ok;
}

static bool is_valid(struct banxin *b, const char *path, struct slice data)
{
	struct arena *a = arena_new();
	struct place at = { path, 0, 0 };
	buf_clear(&b->texts);
	bool read = data.data || !b->proof || file_read(a, path, FILE_MAX, &data, at, &b->diag);
	bool ok = read && check(b, path, data);
	arena_free(a);
	return ok;
}

bool banxin_validate(struct banxin *b, const char *path, const void *data, size_t size)
{
	return is_valid(b, path, (struct slice){ data, size });
}

bool banxin_validate_source(struct banxin *b, const struct banxin_source *s)
{
	b->diag.part_of = s->path;
	b->diag.lines_before = s->lines_before;
	b->diag.bytes_before = s->bytes_before;
	bool ok = is_valid(b, s->path, (struct slice){ s->data, s->size });
	b->diag.part_of = NULL;
	return ok;
}

const void *banxin_texts(const struct banxin *b, size_t *size)
{
	*size = b->texts.len;
	return buf_slice(&b->texts).data;
}

void banxin_compare(struct banxin *b, const char *path, const void *texts, size_t size)
{
	if (!b->corpus)
		b->corpus = corpus_new(&b->proof_settings);
	corpus_take(b->corpus, path, (struct slice){ texts, size }, &b->diag);
}
