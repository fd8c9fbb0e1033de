/* banxin bulletin: many records as one volume. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/slice.h"
#include "batch/items.h"
#include "batch/pool.h"
#include "cli/commands.h"
#include "cli/messages.h"

enum { MOST_BYTES = 64 * 1024 * 1024 };

/* What the operands name, and the record that is being read of a file of records. */
struct records {
	struct batch_items items;
	struct buf data;
	struct diag diag;
};

static bool read_source(void *user, size_t i, struct banxin_source *out)
{
	struct records *r = user;
	const struct batch_item *item = &r->items.items[i];
	*out = (struct banxin_source){ .path = item->path };
	if (!item->size)
		return true;
	if (!batch_item_data(&r->items, item, &r->data, &r->diag))
		return false;
	out->data = r->data.data;
	out->size = r->data.len;
	out->lines_before = batch_item_lines_before(item);
	return true;
}

static bool is_count(const char *text, size_t len)
{
	return len > 0 && len < 10 && strspn(text, "0123456789") >= len;
}

/* N or YEAR-N. */
static bool check_issue(const struct arguments *args)
{
	const char *issue = args->value[OPT_ISSUE];
	if (!issue)
		return true;
	const char *dash = strchr(issue, '-'), *number = dash ? dash + 1 : issue;
	if (is_count(number, strlen(number)) && (!dash || (dash - issue == 4 && is_count(issue, 4))))
		return true;
	return usage_error(args->command,
		_("--issue takes a number, or a year and a number such as 2025-3, not \"%s\""), issue);
}

/* YYYY, YYYY-MM or YYYY-MM-DD, as a record has it. */
static bool check_date(const struct arguments *args)
{
	static const char form[] = "0000-00-00";
	const char *date = args->value[OPT_DATE];
	size_t len = date ? strlen(date) : 4;
	bool ok = len == 4 || len == 7 || len == 10;
	for (size_t i = 0; date && ok && i < len; i++)
		ok = form[i] == '-' ? date[i] == '-' : date[i] >= '0' && date[i] <= '9';
	for (size_t i = 5; date && ok && i < len; i += 3) {
		int n = atoi(date + i);
		ok = n >= 1 && n <= (i == 5 ? 12 : 31);
	}
	return ok || usage_error(args->command,
		_("--date takes a date such as 2025-12-31, 2025-12 or 2025, not \"%s\""), date);
}

static bool check(const struct arguments *args)
{
	const char *output = args->value[OPT_OUTPUT];
	if (!output)
		return usage_error(args->command, _("-o FILE is missing, the volume to write"));
	return pdf_may_go_to(args, output) && check_issue(args) && check_date(args);
}

static int make(const struct arguments *args, struct records *r)
{
	long jobs;
	if (!option_number(args, OPT_JOBS, 1, MOST_JOBS, (long)pool_processors(), &jobs))
		return STATUS_USAGE;
	const struct banxin_volume volume = {
		.count = r->items.count,
		.source = read_source,
		.user = r,
		.title = args->value[OPT_TITLE],
		.compiler = args->value[OPT_COMPILER],
		.date = args->value[OPT_DATE],
		.issue = args->value[OPT_ISSUE],
		.group = (enum banxin_group)args->choice[OPT_GROUP],
		.sort = (enum banxin_sort)args->choice[OPT_SORT],
		.processors = (unsigned)jobs,
	};
	return render_one(args, args->value[OPT_OUTPUT], &volume);
}

int bulletin_run(struct arena *a, const struct arguments *args)
{
	struct records r = { 0 };
	/* Nothing is written under these names; they only must not collide. */
	const struct batch_request request = {
		.operands = args->operands,
		.operand_count = args->operand_count,
		.folder = ".",
		.pattern = "{n}",
		.extension = "pdf",
	};
	if (!check(args))
		return STATUS_USAGE;
	diag_init(&r.diag, message_forward, NULL);
	buf_init(&r.data, MOST_BYTES);
	int status;
	if (batch_items_read(&r.items, a, &request, &r.diag)) {
		status = make(args, &r);
		batch_items_close(&r.items);
	} else {
		status = diag_status(&r.diag);
	}
	buf_release(&r.data);
	return status;
}
