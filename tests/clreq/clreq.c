/* The table of clauses: which are met, partly or not.
 *
 *   clreq [--tap] [--markdown] [--check=FILE] [--readback] [CLAUSE...]
 *
 * runs the cases of the clauses (B1, b01; all without one) and prints a row for each. The exit status
 * is 1 if a check failed. --tap prints the rows as the runner wants them, --markdown the table as
 * src/text/CLREQ.md has it, --check compares it with that. --readback has some of the texts read from
 * their PDF by mutool, too. Run from the top folder. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

#include "set.h"

#include "base/buf.h"

enum verdict { MET, PARTLY, NOT_MET, UNTRIED, FAILED };

struct row {
	const char *id, *clause, *title, *rule;
	enum verdict verdict;
	struct buf reasons;
};

static struct row rows[] = {
#define ROW(id, clause, title, rule) { #id, clause, title, rule, UNTRIED, { 0 } },
	CLREQ_ROWS(ROW)
#undef ROW
};
enum { ROW_COUNT = sizeof rows / sizeof *rows };

/* The cases that there are: CASE(b01) each. */
static const struct {
	const char *id;
	void (*run)(void);
} cases[] = {
#define CASE(id) { #id, clreq_##id },
#include "clreq_cases.h"
#undef CASE
	{ NULL, NULL },
};

enum { MOST_FAILURES = 5 };

static struct {
	struct row *row;
	unsigned failures;
	FILE *out;   /* where failures are told */
	bool colour;
	bool readback;
} now;

/* What a check failed on. */
static void tell_set(const struct set *s)
{
	if (!s)
		return;
	const struct setting *as = s->as;
	fprintf(now.out, "#   %g ems at %g pt%s%s: %.300s\n", as->measure, as->size,
		as->block ? ", " : "", as->block ? as->block : "",
		as->text ? as->text : as->flow ? as->flow : as->document ? as->document : as->record);
	fprintf(now.out, "#   set as: %.400s\n", all_lines(s));
}

static void fail(const char *file, int line, const char *format, va_list args)
{
	if (now.failures++ >= MOST_FAILURES)
		return;
	fprintf(now.out, "# %s:%d: ", file, line);
	vfprintf(now.out, format, args);
	fputc('\n', now.out);
	tell_set(set_last());
}

static void fail_with(const char *file, int line, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fail(file, line, format, args);
	va_end(args);
}

bool check_true(bool condition, const char *file, int line, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	if (!condition)
		fail(file, line, format, args);
	va_end(args);
	return condition;
}

bool check_near(double got, double want, double by, const char *file, int line, const char *format,
	...)
{
	char what[300];
	va_list args;
	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	bool near = got >= want - by && got <= want + by;
	if (!near)
		fail_with(file, line, "%s: %.3f, expected %.3f", what, got, want);
	return near;
}

bool check_text(const char *got, const char *want, const char *file, int line)
{
	bool same = strcmp(got, want) == 0;
	if (!same)
		fail_with(file, line, "expected: %s", want);
	return same;
}

static void fall_short(enum verdict v, const char *reason)
{
	struct row *r = now.row;
	if (v > r->verdict)
		r->verdict = v;
	if (r->reasons.len && strstr(r->reasons.data, reason))
		return;
	if (r->reasons.len)
		buf_add_str(&r->reasons, "; ");
	buf_add_str(&r->reasons, reason);
}

void clreq_partly(const char *reason)
{
	fall_short(PARTLY, reason);
}

void clreq_not(const char *reason)
{
	fall_short(NOT_MET, reason);
}

static void run_row(struct row *r)
{
	buf_init(&r->reasons, 1 << 16);
	now.row = r;
	now.failures = 0;
	for (size_t i = 0; cases[i].id; i++) {
		if (strcmp(cases[i].id, r->id) != 0)
			continue;
		r->verdict = MET;
		set_clause(now.readback);
		cases[i].run();
		set_forget();
		if (now.failures)
			r->verdict = FAILED;
	}
}

static bool is_asked(const struct row *r, char **names, int count)
{
	for (int i = 0; i < count; i++)
		if (strcasecmp(names[i], r->id) == 0 || strcasecmp(names[i], r->clause) == 0)
			return true;
	return count == 0;
}

static const char *const words[] = { "met", "partly", "not", "no case", "FAILED" };

static void print_row(const struct row *r)
{
	static const char *const colours[] = { "32", "33", "31", "90", "1;31" };
	char paint[16] = "", plain[8] = "";
	if (now.colour) {
		snprintf(paint, sizeof paint, "\033[%sm", colours[r->verdict]);
		snprintf(plain, sizeof plain, "\033[0m");
	}
	printf("%-4s %s%-8s%s %s: %s\n", r->clause, paint, words[r->verdict], plain, r->title, r->rule);
	if (r->reasons.len)
		printf("              %s\n", r->reasons.data);
}

static void add_count(struct buf *out, const char *name, bool vertical)
{
	unsigned count[FAILED + 1] = { 0 };
	for (size_t i = 0; i < ROW_COUNT; i++)
		if ((rows[i].id[0] == 'v') == vertical)
			count[rows[i].verdict]++;
	buf_printf(out, "%s: %u met, %u partly, %u not", name, count[MET], count[PARTLY],
		count[NOT_MET]);
	if (count[UNTRIED])
		buf_printf(out, ", %u without a case", count[UNTRIED]);
	if (count[FAILED])
		buf_printf(out, ", %u failed", count[FAILED]);
	buf_add_str(out, "\n");
}

static void write_markdown(struct buf *out)
{
	buf_add_str(out,
		"# Which rules of Chinese typesetting are met\n\n"
		"The clauses of *Requirements for Chinese Text Layout* (W3C), GB/T 15834 and\n"
		"GB/T 9704, each checked on the positions of glyphs: `make clreq`, cases in\n"
		"`tests/clreq/`. This file is what `make clreq-table` writes.\n\n");
	add_count(out, "Horizontal", false);
	buf_add_str(out, "\n");
	add_count(out, "Vertical", true);
	buf_add_str(out, "\n| | clause | rule | verdict |\n|---|---|---|---|\n");
	for (size_t i = 0; i < ROW_COUNT; i++) {
		const struct row *r = &rows[i];
		buf_printf(out, "| %s | %s | %s | %s%s%s |\n", r->clause, r->title, r->rule,
			words[r->verdict], r->reasons.len ? ": " : "",
			r->reasons.len ? r->reasons.data : "");
	}
}

static bool is_up_to_date(const char *path)
{
	struct buf want;
	char got[1 << 16];
	buf_init(&want, sizeof got);
	write_markdown(&want);
	FILE *f = fopen(path, "rb");
	size_t len = f ? fread(got, 1, sizeof got, f) : 0;
	if (f)
		fclose(f);
	bool same = len == want.len && memcmp(got, want.data, len) == 0;
	buf_release(&want);
	return same;
}

static void add_counts(struct buf *out)
{
	add_count(out, "Horizontal", false);
	add_count(out, "Vertical", true);
}

enum form { FORM_TABLE, FORM_TAP, FORM_MARKDOWN, FORM_CHECK };

static void print_result(enum form form, const struct row *r)
{
	if (form == FORM_TABLE)
		print_row(r);
	else if (form == FORM_TAP && r->verdict != UNTRIED)
		printf("%sok - %s %s\n", r->verdict == FAILED ? "not " : "", r->clause, r->title);
}

/* What comes behind all rows; whether CHECK, if it is given, is what it should be. */
static bool finish(enum form form, const char *check)
{
	bool good = form != FORM_CHECK || is_up_to_date(check);
	struct buf out;
	buf_init(&out, 1 << 20);
	if (form == FORM_TABLE)
		add_counts(&out);
	else if (form == FORM_MARKDOWN)
		write_markdown(&out);
	else if (form == FORM_CHECK)
		buf_printf(&out, "%sok - %s is up to date\n", good ? "" : "not ", check);
	fwrite(out.data, 1, out.len, stdout);
	buf_release(&out);
	return good;
}

static bool run_rows(enum form form, char **names, int count)
{
	bool good = true;
	for (size_t i = 0; i < ROW_COUNT; i++) {
		if (!is_asked(&rows[i], names, count))
			continue;
		run_row(&rows[i]);
		good &= rows[i].verdict != FAILED;
		print_result(form, &rows[i]);
	}
	return good;
}

int main(int argc, char **argv)
{
	enum form form = FORM_TABLE;
	const char *check = NULL;
	int first = 1;
	for (; first < argc && argv[first][0] == '-'; first++) {
		if (strcmp(argv[first], "--tap") == 0)
			form = FORM_TAP;
		else if (strcmp(argv[first], "--readback") == 0)
			now.readback = true;
		else if (strcmp(argv[first], "--markdown") == 0)
			form = FORM_MARKDOWN;
		else if (strncmp(argv[first], "--check=", 8) == 0)
			form = FORM_CHECK, check = argv[first] + 8;
	}
	now.out = form == FORM_MARKDOWN ? stderr : stdout;
	now.colour = isatty(STDOUT_FILENO);
	if (!set_begin()) {
		fputs("clreq: no fonts\n", stderr);
		return 1;
	}
	bool good = run_rows(form, argv + first, argc - first);
	if (first == argc && !finish(form, check))
		good = false;
	for (size_t i = 0; i < ROW_COUNT; i++)
		buf_release(&rows[i].reasons);
	set_end();
	return !good;
}
