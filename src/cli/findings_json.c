/* Findings as JSON: files with their findings, then the sums. */
#include "batch/json.h"
#include "cli/findings.h"

static void begin(struct findings *f)
{
	buf_add_str(&f->text, "{");
	json_add_name_text(&f->text, "format", FINDINGS_FORMAT);
	json_add_name_int(&f->text, "version", FINDINGS_VERSION);
	json_add_name_text(&f->text, "program", BANXIN_VERSION);
	buf_add_str(&f->text, ",\n\"files\":[");
}

static void file_begin(struct findings *f)
{
	buf_add_str(&f->text, f->any_file ? ",\n{" : "\n{");
	json_add_name_text(&f->text, "path", f->file);
	json_add_name(&f->text, "findings");
	buf_add_char(&f->text, '[');
	f->any_file = true;
	f->any = false;
}

static void put_place(struct buf *out, const char *name, long line, int column, uint64_t offset, bool exact)
{
	json_add_name(out, name);
	buf_add_char(out, '{');
	json_add_name_int(out, "line", (uint64_t)line);
	if (column > 0)
		json_add_name_int(out, "column", (uint64_t)column);
	if (exact)
		json_add_name_int(out, "offset", offset);
	buf_add_char(out, '}');
}

static void put_repair(struct buf *out, const struct banxin_message *m)
{
	json_add_name_text(out, "repair", m->repair);
	json_add_name(out, "safe");
	buf_add_str(out, m->safe ? "true" : "false");
}

static void put_finding(struct findings *f, struct buf *out, const struct banxin_message *m)
{
	struct slice marked = findings_marked(m);
	bool exact = m->end > 0;
	buf_add_char(out, '{');
	json_add_name_text(out, "code", m->code);
	json_add_name_text(out, "severity", findings_severity(m->severity));
	json_add_name_text(out, "message", m->text);
	if (f->file && m->file && strcmp(m->file, f->file) != 0)
		json_add_name_text(out, "file", m->file);
	if (m->line > 0)
		put_place(out, "start", m->line, m->column, m->start, exact);
	if (m->end_line > 0)
		put_place(out, "end", m->end_line, m->end_column, m->end, exact);
	if (marked.data) {
		json_add_name(out, "text");
		json_add_slice(out, marked);
	}
	if (m->repair)
		put_repair(out, m);
	buf_add_char(out, '}');
}

static void message(struct findings *f, const struct banxin_message *m)
{
	bool apart = !f->file || !m->file;
	struct buf *out = apart ? &f->notes : &f->text;
	bool comma = apart ? f->notes.len > 0 : f->any;
	buf_add_str(out, comma ? ",\n " : "\n ");
	put_finding(f, out, m);
	f->any = f->any || !apart;
}

static void put_counts(struct buf *out, const struct check_counts *c)
{
	json_add_name_int(out, "valid", c->valid);
	json_add_name_int(out, "faulty", c->faulty);
	json_add_name_int(out, "errors", c->severity[BANXIN_ERROR]);
	json_add_name_int(out, "warnings", c->severity[BANXIN_WARNING]);
	json_add_name_int(out, "notes", c->severity[BANXIN_NOTE]);
}

static void file_end(struct findings *f, const struct check_counts *counts)
{
	buf_add_char(&f->text, ']');
	put_counts(&f->text, counts);
	buf_add_char(&f->text, '}');
}

static void end(struct findings *f, const struct check_counts *counts, int status)
{
	buf_add_str(&f->text, "],\n\"messages\":[");
	buf_add(&f->text, buf_slice(&f->notes).data, f->notes.len);
	buf_add_str(&f->text, "],\n\"totals\":{");
	json_add_name_int(&f->text, "files", counts->files);
	put_counts(&f->text, counts);
	buf_add_str(&f->text, "}");
	json_add_name_int(&f->text, "status", (uint64_t)status);
	buf_add_str(&f->text, "}\n");
}

const struct findings_format findings_json = { begin, file_begin, message, file_end, end };
