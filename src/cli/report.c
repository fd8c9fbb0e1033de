/* banxin report: the reports of batches, joined and shown. */
#include "batch/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "batch/report_file.h"
#include "cli/commands.h"
#include "cli/messages.h"

/* Rare characters that are listed; of those beyond only the number is told. */
enum { MAX_RARE = 1000 };

/* A character over all records. */
struct rare {
	uint32_t character;
	char face[64];
	uint64_t times, records;
};

struct shown {
	struct report_file file;
	struct rare *rare;
	size_t rare_count, rare_cap;
};

static void print_totals(const struct report_file *f)
{
	const struct report_totals *t = &f->totals;
	printf(dngettext(BANXIN_DOMAIN, "%zu record: ", "%zu records: ", f->head.share),
		f->head.share);
	printf(_("%zu done"), (size_t)t->status[OUTCOME_DONE]);
	if (t->status[OUTCOME_UNCHANGED])
		printf(_(", %zu unchanged"), (size_t)t->status[OUTCOME_UNCHANGED]);
	size_t failed = (size_t)(t->records - t->status[OUTCOME_DONE] -
		t->status[OUTCOME_UNCHANGED]);
	if (failed)
		printf(_(", %zu failed"), failed);
	if (f->head.share > t->records)
		printf(_(", %zu not begun"), (size_t)(f->head.share - t->records));
	printf(_("; %llu pages, %.1f MB\n"), (unsigned long long)t->pages, (double)t->bytes / 1e6);
}

/* The first error, which is the reason. */
static void print_failed(const struct report_record *r)
{
	const struct outcome *o = &r->outcome;
	const struct banxin_message *reason = NULL;
	for (size_t i = 0; i < o->message_count && !reason; i++)
		if (o->messages[i].severity == BANXIN_ERROR)
			reason = &o->messages[i];
	printf("%zu  ", r->item.number);
	put_safely(stdout, r->item.path);
	if (reason && reason->file && strcmp(reason->file, r->item.path) != 0) {
		fputs("  ", stdout);
		put_safely(stdout, reason->file);
	}
	if (reason && reason->file && reason->line)
		printf(":%ld", reason->line);
	fputs("  ", stdout);
	put_safely(stdout, reason ? reason->text : outcome_status_name(o->status));
	putchar('\n');
}

static struct rare *find_rare(struct shown *s, const struct outcome_character *c)
{
	for (size_t i = 0; i < s->rare_count; i++)
		if (s->rare[i].character == c->character && strcmp(s->rare[i].face, c->face) == 0)
			return &s->rare[i];
	if (s->rare_count == MAX_RARE)
		return NULL;
	s->rare = xgrow(s->rare, s->rare_count, &s->rare_cap, sizeof *s->rare);
	struct rare *r = &s->rare[s->rare_count++];
	*r = (struct rare){ .character = c->character };
	snprintf(r->face, sizeof r->face, "%s", c->face);
	return r;
}

static void note_rare(struct shown *s, const struct outcome *o)
{
	for (size_t i = 0; i < o->character_count; i++) {
		struct rare *r = find_rare(s, &o->characters[i]);
		if (r) {
			r->times += o->characters[i].times;
			r->records++;
		}
	}
}

static int by_character(const void *a, const void *b)
{
	const struct rare *x = a, *y = b;
	if (x->character != y->character)
		return x->character < y->character ? -1 : 1;
	return strcmp(x->face, y->face);
}

static void print_rare(struct shown *s)
{
	if (!s->rare_count)
		return;
	qsort(s->rare, s->rare_count, sizeof *s->rare, by_character);
	puts(_("Characters that are set in another font than the text around them, how often, and in "
	       "how many records:"));
	for (size_t i = 0; i < s->rare_count; i++) {
		const struct rare *r = &s->rare[i];
		char bytes[5] = "";
		utf8_put(bytes, r->character);
		put_safely(stdout, bytes);
		printf("  U+%04lX  ", (unsigned long)r->character);
		put_safely(stdout, r->face);
		printf("  %llu  %llu\n", (unsigned long long)r->times,
			(unsigned long long)r->records);
	}
}

static bool show_records(struct shown *s)
{
	struct arena *a = arena_new();
	struct arena_mark mark = arena_mark(a);
	struct report_record record;
	bool end = false, ok = true;
	while (ok && !end) {
		ok = report_file_next(&s->file, a, &record, &end);
		enum outcome_status status = record.outcome.status;
		if (ok && !end) {
			if (status != OUTCOME_DONE && status != OUTCOME_UNCHANGED)
				print_failed(&record);
			note_rare(s, &record.outcome);
		}
		arena_release(a, mark);
	}
	arena_free(a);
	return ok;
}

static bool show(const char *path, struct diag *d)
{
	struct shown s = { 0 };
	if (!report_file_open(&s.file, path, d))
		return false;
	print_totals(&s.file);
	bool ok = show_records(&s);
	if (ok)
		print_rare(&s);
	report_file_close(&s.file);
	free(s.rare);
	return ok;
}

int report_run(struct arena *a, const struct arguments *args)
{
	(void)a;
	struct diag d;
	const char *action = args->operands[0], *output = args->value[OPT_OUTPUT];
	const char *const *files = args->operands + 1;
	size_t count = args->operand_count - 1;
	bool ok;
	diag_init(&d, message_forward, NULL);
	if (strcmp(action, "merge") == 0) {
		ok = report_merge(files, count, output ? output : "-", &d);
	} else if (strcmp(action, "show") == 0) {
		ok = true;
		for (size_t i = 0; ok && i < count; i++)
			ok = show(files[i], &d);
	} else {
		usage_error(args->command, _("report takes merge or show, not \"%s\""), action);
		return STATUS_USAGE;
	}
	return output_done(ok ? STATUS_DONE : diag_status(&d));
}
