/* banxin -- the program: finds the command and runs it. */
#include <stdio.h>
#include <string.h>

#include "base/heap.h"
#include "base/i18n.h"
#include "base/nearest.h"
#include "cli/commands.h"
#include "cli/language.h"
#include "cli/messages.h"
#include "record/memory.h"

#define MESSAGES (OPTION_BIT(QUIET) | OPTION_BIT(HELP))

const struct command commands[] = {
	{ "render", N_("RECORD.xml|FILE.fo"), 1, 1,
		OPTION_BIT(TEMPLATE) | OPTION_BIT(OUTPUT) | OPTION_BIT(PARAM) | OPTION_BIT(TO) |
			OPTION_BIT(VERBOSE) | MESSAGES,
		N_("make a PDF of a record or of a finished XSL-FO file"), render_run },
	{ "batch", N_("RECORD.xml|FOLDER|@LIST..."), 1, SIZE_MAX,
		OPTION_BIT(TEMPLATE) | OPTION_BIT(OUTPUT) | OPTION_BIT(PARAM) | OPTION_BIT(JOBS) |
			OPTION_BIT(NAME) | OPTION_BIT(REPORT) | OPTION_BIT(RESUME) | OPTION_BIT(SHARD) |
			OPTION_BIT(TIMEOUT) | OPTION_BIT(MEMORY) | OPTION_BIT(DRY_RUN) | MESSAGES,
		N_("make a PDF of each of many records"), batch_run },
	{ "report", N_("merge|show REPORT.json..."), 2, SIZE_MAX, OPTION_BIT(OUTPUT) | MESSAGES,
		N_("join the reports of a batch's shards, or show what they say"), report_run },
	{ "bulletin", N_("[BULLETIN.xml] RECORD.xml|FOLDER|@LIST..."), 1, SIZE_MAX,
		OPTION_BIT(TEMPLATE) | OPTION_BIT(OUTPUT) | OPTION_BIT(PARAM) | OPTION_BIT(TO) |
			OPTION_BIT(TITLE) | OPTION_BIT(ISSUE) | OPTION_BIT(COMPILER) | OPTION_BIT(DATE) |
			OPTION_BIT(GROUP) | OPTION_BIT(SORT) | OPTION_BIT(JOBS) |
			OPTION_BIT(VERBOSE) | MESSAGES,
		N_("make one PDF of many records: a volume with contents and indexes"), bulletin_run },
	{ "validate", N_("RECORD.xml|FOLDER|@LIST..."), 1, SIZE_MAX,
		OPTION_BIT(PROFILE) | OPTION_BIT(RULE) | OPTION_BIT(RULES) | OPTION_BIT(FORMAT) |
			OPTION_BIT(OUTPUT) | OPTION_BIT(FAIL_ON) | OPTION_BIT(JOBS) | OPTION_BIT(VERBOSE) |
			MESSAGES,
		N_("check records against the schema, and their texts, without making anything"),
		validate_run },
	{ "tidy", N_("RECORD.xml..."), 1, SIZE_MAX,
		OPTION_BIT(OUTPUT) | OPTION_BIT(IN_PLACE) | OPTION_BIT(DRY_RUN) | OPTION_BIT(RULE) |
			OPTION_BIT(RULES) | OPTION_BIT(PROFILE) | OPTION_BIT(ALSO) |
			OPTION_BIT(VERBOSE) | MESSAGES,
		N_("repair in the texts of records what nobody could object to"), tidy_run },
	{ "layouts", "", 0, 0, MESSAGES, N_("list the layouts and their parameters"), layouts_run },
	{ "fonts", "", 0, 0, OPTION_BIT(COVERAGE) | MESSAGES,
		N_("list the fonts in use, or the characters they lack"), fonts_run },
	{ "help", N_("[COMMAND|rules|RULE|objects|properties]"), 0, 1, OPTION_BIT(HELP),
		N_("explain a command, or list what XSL-FO is understood"), help_run },
};
const size_t command_count = sizeof commands / sizeof *commands;

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

bool command_unknown(const char *name)
{
	const char *names[sizeof commands / sizeof *commands];
	for (size_t i = 0; i < command_count; i++)
		names[i] = commands[i].name;
	const char *guess = nearest(name, names, command_count);
	if (guess)
		return usage_error(NULL, _("there is no command \"%s\"; did you mean %s?"), name, guess);
	return usage_error(NULL, _("there is no command \"%s\""), name);
}

static int run_command(const struct command *c, int argc, char **argv)
{
	struct arena *a = arena_new();
	struct arguments args = { .command = c->name };
	int status = STATUS_USAGE;
	if (!options_parse(a, argc, argv, c->options, &args)) {
		status = STATUS_USAGE;
	} else if (option_given(&args, OPT_HELP)) {
		help_command(c);
		status = output_done(STATUS_DONE);
	} else if (args.operand_count < c->min) {
		usage_error(c->name, _("an argument is missing: %s"), _(c->operands));
	} else if (args.operand_count > c->max) {
		usage_error(c->name, _("\"%s\" is one argument too many"), args.operands[c->max]);
	} else {
		status = c->run(a, &args);
	}
	arena_free(a);
	return status;
}

static int run_option(const char *option)
{
	if (strcmp(option, "--version") == 0 || strcmp(option, "-V") == 0)
		printf("banxin %s\n", banxin_version());
	else if (strcmp(option, "--help") == 0 || strcmp(option, "-h") == 0)
		help_overview();
	else
		return usage_error(NULL, _("there is no option %s before a command"), option),
		       STATUS_USAGE;
	return output_done(STATUS_DONE);
}

int main(int argc, char **argv)
{
	heap_setup();
	xml_memory_setup();
	language_init();
	if (argc < 2) {
		usage_error(NULL, _("a command is missing, such as render"));
		return STATUS_USAGE;
	}
	if (argv[1][0] == '-')
		return run_option(argv[1]);
	const struct command *c = command_find(argv[1]);
	if (!c) {
		command_unknown(argv[1]);
		return STATUS_USAGE;
	}
	return run_command(c, argc - 2, argv + 2);
}
