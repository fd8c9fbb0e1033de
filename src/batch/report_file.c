#include "batch/report_file.h"

#include <errno.h>
#include <jansson.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"

static struct place here(const struct report_file *f)
{
	long line = 1;
	for (size_t i = 0; i < f->at && i < f->map.len; i++)
		line += f->map.data[i] == '\n';
	return (struct place){ f->path, line, 0 };
}

static bool damaged(struct report_file *f)
{
	return diag_error(
		f->d, here(f), CODE_REPORT, _("this is no report of a batch, or it is damaged here"));
}

/* Moves behind white space and returns what stands there, 0 at the end. */
static char look(struct report_file *f)
{
	while (f->at < f->map.len && is_space(f->map.data[f->at]))
		f->at++;
	return f->at < f->map.len ? f->map.data[f->at] : '\0';
}

static bool skip(struct report_file *f, char c)
{
	if (look(f) != c)
		return damaged(f);
	f->at++;
	return true;
}

/* The value that stands next, to be released by the caller; NULL after a message. */
static json_t *read_value(struct report_file *f)
{
	json_error_t error;
	look(f);
	json_t *value = json_loadb(f->map.data + f->at, f->map.len - f->at,
		JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK | JSON_REJECT_DUPLICATES, &error);
	if (value)
		f->at += (size_t)error.position;
	else
		damaged(f);
	return value;
}

/* What an object says; a missing member, or one of another kind, is 0. */
static uint64_t number(const json_t *o, const char *name)
{
	json_int_t v = json_integer_value(json_object_get(o, name));
	return v > 0 ? (uint64_t)v : 0;
}

static double decimal(const json_t *o, const char *name)
{
	return json_number_value(json_object_get(o, name));
}

/* In A; NULL if there is none. */
static const char *text(struct arena *a, const json_t *o, const char *name)
{
	const char *s = json_string_value(json_object_get(o, name));
	return s ? arena_strdup(a, s) : NULL;
}

static void read_batch(struct report_head *h, const json_t *batch)
{
	const json_t *shard = json_object_get(batch, "shard");
	const char *id = json_string_value(json_object_get(batch, "id"));
	h->batch = id ? strtoull(id, NULL, 16) : 0;
	h->total = (size_t)number(batch, "records");
	h->shard.i = (unsigned)number(shard, "number");
	h->shard.n = (unsigned)number(shard, "of");
}

static void read_totals(struct report_file *f, const json_t *totals)
{
	f->totals.records = number(totals, "records");
	f->totals.pages = number(totals, "pages");
	f->totals.bytes = number(totals, "bytes");
	for (int i = 0; i < OUTCOME_COUNT; i++)
		f->totals.status[i] =
			number(totals, outcome_status_name((enum outcome_status)i));
	f->head.share = (size_t)(f->totals.records + number(totals, "left_out"));
}

static void read_run(struct report_head *h, const json_t *run)
{
	h->jobs = (unsigned)number(run, "jobs");
	h->interrupted = (int)number(run, "interrupted");
	h->seconds = decimal(run, "seconds");
	h->cpu_seconds = decimal(run, "cpu_seconds");
	h->peak_memory = (size_t)number(run, "peak_memory");
}

/* What of the head has been read. */
struct seen {
	bool format, batch, totals, run;
};

static bool read_version(struct report_file *f, const json_t *value)
{
	if (json_integer_value(value) <= REPORT_VERSION)
		return true;
	return diag_error(f->d, here(f), CODE_REPORT,
		_("this report was written by a later version of banxin, which this one cannot read"));
}

/* A member of the head: NAME has been read. */
static bool read_member(struct report_file *f, const char *name, struct seen *seen)
{
	json_t *value = read_value(f);
	bool ok = value;
	if (ok && strcmp(name, "format") == 0) {
		const char *format = json_string_value(value);
		seen->format = format && strcmp(format, REPORT_FORMAT) == 0;
	} else if (ok && strcmp(name, "version") == 0) {
		ok = read_version(f, value);
	} else if (ok && strcmp(name, "batch") == 0) {
		read_batch(&f->head, value);
		seen->batch = json_is_object(value);
	} else if (ok && strcmp(name, "totals") == 0) {
		read_totals(f, value);
		seen->totals = json_is_object(value);
	} else if (ok && strcmp(name, "run") == 0) {
		read_run(&f->head, value);
		seen->run = json_is_object(value);
	}
	json_decref(value);
	return ok;
}

/* Reads up to the first record. */
static bool read_head(struct report_file *f)
{
	struct seen seen = { 0 };
	if (!skip(f, '{'))
		return false;
	for (;;) {
		json_t *name = read_value(f);
		const char *s = json_string_value(name);
		bool records = s && strcmp(s, "records") == 0;
		bool ok = name && (s || damaged(f)) && skip(f, ':') &&
			(records || (read_member(f, s, &seen) && skip(f, ',')));
		json_decref(name);
		if (!ok)
			return false;
		if (!records)
			continue;
		if (!seen.format || !seen.batch || !seen.totals || !seen.run)
			return damaged(f);
		return skip(f, '[');
	}
}

bool report_file_open(struct report_file *f, const char *path, struct diag *d)
{
	*f = (struct report_file){ .path = path, .d = d };
	if (!file_map(path, &f->map) && errno != EINVAL)
		return diag_error(d, (struct place){ path, 0, 0 }, CODE_NO_INPUT,
			_("cannot read this file: %s"), file_reason(errno));
	if (read_head(f))
		return true;
	report_file_close(f);
	return false;
}

void report_file_close(struct report_file *f)
{
	file_unmap(f->map);
	f->map = (struct slice){ 0 };
}

static bool read_status(const json_t *o, enum outcome_status *out)
{
	const char *s = json_string_value(json_object_get(o, "status"));
	for (int i = 0; s && i < OUTCOME_COUNT; i++) {
		*out = (enum outcome_status)i;
		if (strcmp(s, outcome_status_name(*out)) == 0)
			return true;
	}
	return false;
}

static void read_diagnostics(struct arena *a, const json_t *list, struct outcome *o)
{
	size_t count = json_array_size(list);
	struct banxin_message *messages = ARENA_ARRAY(a, count, struct banxin_message);
	for (size_t i = 0; i < count; i++) {
		const json_t *m = json_array_get(list, i);
		const char *severity = json_string_value(json_object_get(m, "severity"));
		const char *code = text(a, m, "code"), *sentence = text(a, m, "text");
		bool note = severity && strcmp(severity, "note") == 0;
		bool warning = severity && strcmp(severity, "warning") == 0;
		messages[i] = (struct banxin_message){
			note ? BANXIN_NOTE : warning ? BANXIN_WARNING : BANXIN_ERROR,
			code ? code : "", text(a, m, "file"), (long)number(m, "line"),
			(int)number(m, "column"), .text = sentence ? sentence : "" };
	}
	o->messages = messages;
	o->message_count = count;
}

static void read_characters(struct arena *a, const json_t *list, struct outcome *o)
{
	size_t count = json_array_size(list);
	struct outcome_character *characters = ARENA_ARRAY(a, count, struct outcome_character);
	for (size_t i = 0; i < count; i++) {
		const json_t *c = json_array_get(list, i);
		const char *s = json_string_value(json_object_get(c, "character"));
		const char *face = text(a, c, "face");
		uint32_t ch = s && *s ? utf8_next(&s, s + strlen(s)) : UTF8_REPLACEMENT;
		characters[i] = (struct outcome_character){ ch, face ? face : "",
			(unsigned)number(c, "times") };
	}
	o->characters = characters;
	o->character_count = count;
}

static void read_fonts(struct arena *a, const json_t *list, struct outcome *o)
{
	size_t count = json_array_size(list);
	struct outcome_font *fonts = ARENA_ARRAY(a, count, struct outcome_font);
	for (size_t i = 0; i < count; i++) {
		const json_t *f = json_array_get(list, i);
		const char *wanted = text(a, f, "wanted"), *used = text(a, f, "used");
		fonts[i] = (struct outcome_font){ wanted ? wanted : "", used ? used : "" };
	}
	o->fonts = fonts;
	o->font_count = count;
}

static bool read_record(struct arena *a, const json_t *o, struct report_record *out)
{
	struct outcome *outcome = &out->outcome;
	out->item = (struct batch_item){ .path = text(a, o, "file"),
		.output = text(a, o, "output"),
		.id = text(a, o, "id"),
		.line = (long)number(o, "line"),
		.number = (size_t)number(o, "number") };
	*outcome = (struct outcome){ .id = out->item.id,
		.signal = (int)number(o, "signal"),
		.pages = (unsigned)number(o, "pages"),
		.bytes = number(o, "bytes"),
		.milliseconds = decimal(o, "milliseconds"),
		.more_messages = (size_t)number(o, "more_diagnostics") };
	read_diagnostics(a, json_object_get(o, "diagnostics"), outcome);
	read_characters(a, json_object_get(o, "rare_characters"), outcome);
	read_fonts(a, json_object_get(o, "substituted_fonts"), outcome);
	return out->item.number && out->item.path && out->item.output &&
		read_status(o, &outcome->status);
}

/* What stands behind the last record. */
static bool read_end(struct report_file *f, bool *end)
{
	*end = true;
	f->at++;
	return skip(f, '}') && (look(f) == '\0' || damaged(f));
}

bool report_file_next(struct report_file *f, struct arena *a, struct report_record *out, bool *end)
{
	*end = false;
	if (look(f) == ']')
		return read_end(f, end);
	if (f->begun && !skip(f, ','))
		return false;
	look(f);
	size_t start = f->at;
	json_t *record = read_value(f);
	bool ok = record && (read_record(a, record, out) || damaged(f));
	json_decref(record);
	out->text = slice_part(f->map, start, f->at - start);
	f->begun = true;
	return ok;
}
