/* banxin validate: records against the schema, and what is doubtful in their texts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "batch/checks.h"
#include "cli/commands.h"
#include "cli/findings.h"
#include "cli/messages.h"
#include "proof/rules.h"

enum { SECONDS = 60, MEMORY = 1000 * 1000 * 1000 };
enum { FORMAT_TEXT, FORMAT_JSON, FORMAT_SARIF };
enum { FAIL_ON_NEVER = 3 };

/* How often a code was told. */
struct code_count {
	char code[8];
	size_t count;
};

struct validating {
	const struct arguments *args;
	bool quiet, terminal;
	struct findings findings; /* unless the format is text */
	struct code_count *codes;
	size_t code_count, code_cap;
	double started;
	bool on_screen; /* how far it is */
};

static void clear_progress(struct validating *v)
{
	if (v->on_screen)
		fputs("\r\33[K", stderr);
	v->on_screen = false;
}

static void show_progress(void *user, const struct check_counts *counts, uint64_t bytes)
{
	struct validating *v = user;
	double seconds = clock_seconds() - v->started, mb = (double)bytes / 1e6;
	if (!v->terminal || v->quiet || seconds < 1)
		return;
	fputc('\r', stderr);
	fprintf(stderr, _("%zu records, %zu faulty, %.0f MB, %.0f MB/s"), counts->valid + counts->faulty,
		counts->faulty, mb, mb / seconds);
	fputs("\33[K", stderr);
	v->on_screen = true;
}

static void count_code(struct validating *v, const char *code)
{
	for (size_t i = 0; i < v->code_count; i++)
		if (strcmp(v->codes[i].code, code) == 0) {
			v->codes[i].count++;
			return;
		}
	v->codes = xgrow(v->codes, v->code_count, &v->code_cap, sizeof *v->codes);
	struct code_count *c = &v->codes[v->code_count++];
	*c = (struct code_count){ .count = 1 };
	snprintf(c->code, sizeof c->code, "%s", code);
}

static bool is_text(const struct validating *v)
{
	return v->args->choice[OPT_FORMAT] == FORMAT_TEXT;
}

static void tell(void *user, const struct banxin_message *m)
{
	struct validating *v = user;
	count_code(v, m->code);
	clear_progress(v);
	if (is_text(v))
		message_print(&v->quiet, m);
	else if (!v->quiet || m->severity == BANXIN_ERROR)
		findings_message(&v->findings, m);
	if (!is_text(v) && !m->file)
		message_print(&v->quiet, m);
}

static void begin_file(void *user, const char *path)
{
	struct validating *v = user;
	if (!is_text(v))
		findings_file_begin(&v->findings, path);
}

static void end_file(void *user, const struct check_counts *counts)
{
	struct validating *v = user;
	if (!is_text(v))
		findings_file_end(&v->findings, counts);
}

static int by_code(const void *a, const void *b)
{
	return strcmp(((const struct code_count *)a)->code, ((const struct code_count *)b)->code);
}

static const char *what_is_found(const char *code)
{
	for (size_t r = 0; r < RULE_COUNT; r++)
		if (strcmp(rule_table[r].code, code) == 0)
			return _(rule_table[r].what);
	return "";
}

/* T01      12  half-width mark in Chinese text */
static void print_codes(struct validating *v)
{
	if (v->code_count)
		qsort(v->codes, v->code_count, sizeof *v->codes, by_code);
	for (size_t i = 0; i < v->code_count; i++)
		printf("%-5s%7zu%s%s\n", v->codes[i].code, v->codes[i].count,
			*what_is_found(v->codes[i].code) ? "  " : "", what_is_found(v->codes[i].code));
}

static void print_summary(struct validating *v, const struct check_counts *c)
{
	const size_t *n = c->severity;
	if (option_given(v->args, OPT_VERBOSE)) {
		print_codes(v);
		printf(_("files: %zu; "), c->files);
	}
	if (n[BANXIN_ERROR] + n[BANXIN_WARNING] + n[BANXIN_NOTE])
		printf(_("%zu valid, %zu faulty (errors: %zu, warnings: %zu, notes: %zu)\n"), c->valid,
			c->faulty, n[BANXIN_ERROR], n[BANXIN_WARNING], n[BANXIN_NOTE]);
	else
		printf(_("%zu valid, %zu faulty\n"), c->valid, c->faulty);
}

/* What the user calls a failure counts, unless the machine failed. */
static int exit_status(const struct arguments *args, const struct check_counts *counts, int status)
{
	if (status >= STATUS_USAGE)
		return status;
	int worst = BANXIN_ERROR - args->choice[OPT_FAIL_ON];
	bool fails = false;
	if (args->choice[OPT_FAIL_ON] == FAIL_ON_NEVER)
		return STATUS_DONE;
	for (int s = worst; s <= BANXIN_ERROR; s++)
		fails = fails || counts->severity[s];
	return fails || counts->faulty ? STATUS_INPUT : STATUS_DONE;
}

static bool open_findings(struct validating *v, struct diag *d)
{
	static const struct findings_format *const formats[] = {
		[FORMAT_JSON] = &findings_json, [FORMAT_SARIF] = &findings_sarif
	};
	const char *output = v->args->value[OPT_OUTPUT];
	return is_text(v) ||
		findings_open(&v->findings, formats[v->args->choice[OPT_FORMAT]], output ? output : "-", d);
}

static int validate(struct validating *v, struct checks *checks, struct banxin *b)
{
	struct check_counts counts;
	struct diag diag;
	long jobs;
	diag_init(&diag, message_forward, NULL);
	if (!option_number(v->args, OPT_JOBS, 1, MOST_JOBS, (long)pool_processors(), &jobs))
		return STATUS_USAGE;
	const struct pool_limits limits = { (unsigned)jobs, SECONDS, MEMORY };
	if (!open_findings(v, &diag))
		return diag_status(&diag);
	bool opened = rules_open(b, v->args);
	size_t operands = opened ? v->args->operand_count : 0; /* what was told of the rules is ended */
	int signal = checks_run(checks, b, v->args->operands, operands, &limits, &counts);
	if (!opened)
		counts = (struct check_counts){ 0 };
	int own = banxin_status(b), status = checks_status(checks);
	status = opened ? exit_status(v->args, &counts, own > status ? own : status) : own;
	status = signal ? 128 + signal : status;
	clear_progress(v);
	if (!is_text(v) && !findings_close(&v->findings, &counts, status))
		return diag_status(&diag);
	if (is_text(v) && !v->quiet && opened)
		print_summary(v, &counts);
	return output_done(status);
}

int validate_run(struct arena *a, const struct arguments *args)
{
	struct validating v = { .args = args, .quiet = option_given(args, OPT_QUIET),
		.terminal = isatty(STDERR_FILENO), .started = clock_seconds() };
	const struct check_listener to = { begin_file, tell, end_file, show_progress, &v };
	(void)a;
	if (is_text(&v) && option_given(args, OPT_OUTPUT)) {
		usage_error(args->command, _("-o goes with --format=json or --format=sarif"));
		return STATUS_USAGE;
	}
	struct checks *checks = checks_new(&to);
	struct banxin *b = banxin_open(
		&(struct banxin_options){ .message = checks_message, .user = checks });
	int status = b ? validate(&v, checks, b) : STATUS_MACHINE;
	banxin_close(b);
	checks_free(checks);
	free(v.codes);
	return status;
}
