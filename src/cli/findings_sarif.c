/* Findings as SARIF 2.1.0, the form of OASIS that code hosts and editors read. */
#include "base/i18n.h"
#include "batch/hash.h"
#include "batch/json.h"
#include "cli/findings.h"
#include "proof/rules.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

/* "name":{"text":"..."} */
static void put_text(struct buf *out, const char *name, const char *text)
{
	json_add_name(out, name);
	buf_add_char(out, '{');
	json_add_name_text(out, "text", text);
	buf_add_char(out, '}');
}

/* In English, or in the user's language. */
static void put_rules(struct buf *out, bool translated)
{
	json_add_name(out, "rules");
	buf_add_char(out, '[');
	for (size_t r = 0; r < RULE_COUNT; r++) {
		const struct rule_info *rule = &rule_table[r];
		buf_add_str(out, r ? ",\n{" : "\n{");
		json_add_name_text(out, "id", rule->code);
		put_text(out, "shortDescription", translated ? _(rule->what) : rule->what);
		put_text(out, "help", translated ? _(rule->advice) : rule->advice);
		if (!translated) {
			json_add_name(out, "defaultConfiguration");
			buf_add_char(out, '{');
			json_add_name_text(
				out, "level", findings_severity((enum banxin_severity)rule->severity));
			buf_add_char(out, '}');
		}
		buf_add_char(out, '}');
	}
	buf_add_char(out, ']');
}

static bool is_english(void)
{
	return strcmp(_(rule_table[0].what), rule_table[0].what) == 0;
}

/* Translators: the code of your language, as zh-CN. */
static const char *language(void)
{
	return is_english() ? "en" : _("en");
}

static void put_translation(struct buf *out)
{
	buf_add_str(out, ",\n\"translations\":[{\"name\":\"Banxin\"");
	json_add_name_text(out, "language", language());
	buf_add_str(out, ",\"contents\":[\"localizedData\"],\"isComprehensive\":false"
			 ",\"translationMetadata\":{\"name\":\"Banxin\"}");
	put_rules(out, true);
	buf_add_str(out, "}]");
}

static void begin(struct findings *f)
{
	struct buf *out = &f->text;
	buf_add_char(out, '{');
	json_add_name_text(out, "$schema", SCHEMA);
	json_add_name_text(out, "version", "2.1.0");
	buf_add_str(out, ",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"Banxin\"");
	json_add_name_text(out, "version", BANXIN_VERSION);
	json_add_name_text(out, "semanticVersion", BANXIN_VERSION);
	json_add_name_text(out, "language", "en");
	put_rules(out, false);
	buf_add_str(out, "}}");
	if (!is_english())
		put_translation(out);
	json_add_name_text(out, "language", language());
	buf_add_str(out, ",\"columnKind\":\"unicodeCodePoints\",\n\"results\":[");
}

/* PATH as a URI: relative to where the program was called, unless it is absolute. */
static void put_uri(struct buf *out, const char *path)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
	json_add_name(out, "uri");
	buf_add_str(out, *path == '/' ? "\"file://" : "\"");
	for (; *path; path++)
		if (strchr(plain, *path))
			buf_add_char(out, *path);
		else
			buf_printf(out, "%%%02X", (unsigned)(unsigned char)*path);
	buf_add_char(out, '"');
}

static void put_location(struct buf *out, const char *path)
{
	json_add_name(out, "artifactLocation");
	buf_add_char(out, '{');
	put_uri(out, path);
	buf_add_char(out, '}');
}

static void put_region(struct buf *out, const char *name, const struct banxin_message *m)
{
	json_add_name(out, name);
	buf_add_char(out, '{');
	json_add_name_int(out, "startLine", (uint64_t)m->line);
	if (m->column > 0)
		json_add_name_int(out, "startColumn", (uint64_t)m->column);
	if (m->column > 0 && m->end_line > 0) {
		json_add_name_int(out, "endLine", (uint64_t)m->end_line);
		json_add_name_int(out, "endColumn", (uint64_t)m->end_column);
	}
}

static void put_locations(struct buf *out, const struct banxin_message *m)
{
	struct slice marked = findings_marked(m);
	buf_add_str(out, ",\"locations\":[{\"physicalLocation\":{");
	put_location(out, m->file);
	if (m->line > 0) {
		put_region(out, "region", m);
		if (marked.len) {
			buf_add_str(out, ",\"snippet\":{");
			json_add_name(out, "text");
			json_add_slice(out, marked);
			buf_add_char(out, '}');
		}
		buf_add_char(out, '}');
	}
	buf_add_str(out, "}}]");
}

static void put_fix(struct buf *out, const struct banxin_message *m)
{
	buf_add_str(out, ",\"fixes\":[{");
	put_text(out, "description", m->safe ? _("what `banxin tidy` does") : _("what is probably meant"));
	buf_add_str(out, ",\"artifactChanges\":[{");
	put_location(out, m->file);
	buf_add_str(out, ",\"replacements\":[{");
	put_region(out, "deletedRegion", m);
	buf_add_str(out, "},\"insertedContent\":{");
	json_add_name_text(out, "text", m->repair);
	buf_add_str(out, "}}]}]}]");
}

/* The same for the same finding in the same line, wherever that has gone to. */
static void put_fingerprint(struct buf *out, const struct banxin_message *m)
{
	struct buf known;
	buf_init(&known, 1 << 16);
	buf_printf(&known, "%s\n%s\n", m->code, m->text);
	buf_add(&known, m->source, m->source_size);
	buf_printf(out, ",\"partialFingerprints\":{\"banxin/v1\":\"%016llx\"}",
		(unsigned long long)XXH3_64bits(known.data, known.len));
	buf_release(&known);
}

static void put_rule(struct buf *out, const char *code)
{
	json_add_name_text(out, "ruleId", code);
	for (size_t r = 0; r < RULE_COUNT; r++)
		if (strcmp(rule_table[r].code, code) == 0)
			json_add_name_int(out, "ruleIndex", r);
}

static void put_result(struct buf *out, const struct banxin_message *m)
{
	buf_add_char(out, '{');
	put_rule(out, m->code);
	json_add_name_text(out, "level", findings_severity(m->severity));
	put_text(out, "message", m->text);
	put_locations(out, m);
	put_fingerprint(out, m);
	if (m->repair && m->column > 0 && m->end_line > 0)
		put_fix(out, m);
	buf_add_char(out, '}');
}

/* What is of no file is about the run itself. */
static void put_notification(struct findings *f, const struct banxin_message *m)
{
	struct buf *out = &f->notes;
	buf_add_str(out, out->len ? ",\n{" : "\n{");
	json_add_name_text(out, "level", findings_severity(m->severity));
	put_text(out, "message", m->text);
	json_add_name(out, "descriptor");
	buf_add_char(out, '{');
	json_add_name_text(out, "id", m->code);
	buf_add_str(out, "}}");
}

static void message(struct findings *f, const struct banxin_message *m)
{
	if (!m->file) {
		put_notification(f, m);
		return;
	}
	buf_add_str(&f->text, f->any ? ",\n" : "\n");
	put_result(&f->text, m);
	f->any = true;
}

static void file_begin(struct findings *f)
{
	(void)f;
}

/* Names of files are kept to the end: those with findings, and as many as there is room for. */
static void file_end(struct findings *f, const struct check_counts *c)
{
	enum { MOST_NAMES = 4 << 20 };
	size_t findings = c->severity[BANXIN_ERROR] + c->severity[BANXIN_WARNING] +
		c->severity[BANXIN_NOTE];
	if (!findings || f->later.len > MOST_NAMES)
		return;
	buf_add_str(&f->later, f->later.len ? ",\n{" : "\n{");
	json_add_name(&f->later, "location");
	buf_add_char(&f->later, '{');
	put_uri(&f->later, f->file);
	buf_add_str(&f->later, "},\"mimeType\":\"application/xml\",\"roles\":[\"analysisTarget\"]}");
}

static void end(struct findings *f, const struct check_counts *counts, int status)
{
	struct buf *out = &f->text;
	(void)counts;
	buf_add_str(out, "],\n\"artifacts\":[");
	buf_add(out, buf_slice(&f->later).data, f->later.len);
	buf_printf(out, "],\n\"invocations\":[{\"executionSuccessful\":%s,\"exitCode\":%d",
		status <= 1 ? "true" : "false", status);
	buf_add_str(out, ",\"toolExecutionNotifications\":[");
	buf_add(out, buf_slice(&f->notes).data, f->notes.len);
	buf_add_str(out, "]}]}]}\n");
}

const struct findings_format findings_sarif = { begin, file_begin, message, file_end, end };
