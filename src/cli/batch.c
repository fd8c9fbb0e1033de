/* banxin batch: many records, each to a PDF of its own. */
#include "batch/batch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/messages.h"

enum { SECONDS = 60, MEMORY = 1000, MAX_MEMORY = 1000000 };

static bool read_limits(const struct arguments *args, struct pool_limits *limits)
{
	long jobs, seconds, memory;
	if (!option_number(args, OPT_JOBS, 1, MOST_JOBS, (long)pool_processors(), &jobs) ||
		!option_number(args, OPT_TIMEOUT, 0, 86400, SECONDS, &seconds) ||
		!option_number(args, OPT_MEMORY, 0, MAX_MEMORY, MEMORY, &memory))
		return false;
	*limits = (struct pool_limits){ (unsigned)jobs, (double)seconds, (size_t)memory * 1000000 };
	return true;
}

static bool read_shard(const struct arguments *args, struct batch_shard *shard)
{
	const char *text = args->value[OPT_SHARD];
	int end = 0;
	*shard = (struct batch_shard){ 0, 0 };
	if (!text)
		return true;
	if (strspn(text, "0123456789/") == strlen(text) &&
		sscanf(text, "%9u/%9u%n", &shard->i, &shard->n, &end) == 2 && !text[end] &&
		shard->i >= 1 && shard->i <= shard->n)
		return true;
	return usage_error(args->command,
		_("--shard takes I/N, the share I of N from 1 to N, not \"%s\""), text);
}

static enum progress_kind progress_wanted(bool quiet)
{
	const char *term = getenv("TERM");
	if (quiet)
		return PROGRESS_NONE;
	bool dumb = !term || !*term || strcmp(term, "dumb") == 0;
	return isatty(STDERR_FILENO) && !dumb ? PROGRESS_BAR : PROGRESS_LINES;
}

static void tell_planned(const char *output, const struct batch_item *item, bool unchanged)
{
	if (unchanged)
		printf(_("%s: unchanged\n"), output);
	else if (item->size)
		printf("%s: %s:%ld\n", output, item->path, item->line);
	else
		printf("%s: %s\n", output, item->path);
}

int batch_run(struct arena *a, const struct arguments *args)
{
	(void)a;
	bool quiet = option_given(args, OPT_QUIET);
	struct batch_options o = {
		.request = {
			.operands = args->operands,
			.operand_count = args->operand_count,
			.folder = args->value[OPT_OUTPUT],
			.pattern = args->value[OPT_NAME],
			.extension = "pdf",
		},
		.template_name = args->value[OPT_TEMPLATE],
		.params = args->params,
		.param_count = args->param_count,
		.report = args->value[OPT_REPORT],
		.resume = option_given(args, OPT_RESUME),
		.progress = progress_wanted(quiet),
		.summary = !quiet,
		.message = message_print,
		.user = &quiet,
	};
	if (!o.request.folder || strcmp(o.request.folder, "-") == 0) {
		usage_error(args->command, _("-o DIR is missing, the folder to write into"));
		return STATUS_USAGE;
	}
	if (!read_limits(args, &o.limits) || !read_shard(args, &o.request.shard))
		return STATUS_USAGE;
	if (option_given(args, OPT_DRY_RUN))
		return output_done(batch_plan(&o, tell_planned));
	return output_done(batch_render(&o));
}
