/* options.h -- every option of every command, as a table.
 *
 * Parsing, `banxin help COMMAND` and through it the completion of the shell all read this table. An
 * argument written with bars (pdf|fo|pages) is a choice: nothing else is accepted. An option without
 * an argument is a flag. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "banxin.h"
#include "base/arena.h"

/*  id        short long        argument
    what it does */
#define OPTIONS(X) \
	X(TEMPLATE, 't', "template", N_("TEMPLATE"), \
		N_("lay the record out by this template: a path, or a name of `banxin layouts`")) \
	X(OUTPUT,   'o', "output",   N_("FILE"), \
		N_("write to this file or into this folder; - is standard output")) \
	X(PARAM,    'p', "param",    N_("NAME=VALUE"), \
		N_("set a parameter of the template; may be repeated")) \
	X(TO,       0,   "to",       "pdf|fo|pages", \
		N_("what to write: the PDF, the XSL-FO before it, or the pages as text")) \
	X(FORMAT,   0,   "format",   "text|json|sarif", \
		N_("how to write the messages")) \
	X(PROFILE,  0,   "profile",  N_("PROFILE"), \
		N_("check what a kind of document asks for, too: gongwen, jianbao, " \
		   "internal-publication, web, auto")) \
	X(RULE,     'r', "rule",     N_("RULE=LEVEL"), \
		N_("set how severe a rule is: T16=off, T=note, all=error; may be repeated")) \
	X(RULES,    0,   "rules",    N_("FILE"), \
		N_("take profile, rules and words from this file; else from banxin.rules, if it is here")) \
	X(ALSO,     0,   "also",     N_("RULE,..."), \
		N_("make the repairs of these rules, too, which somebody could object to: T07,T04")) \
	X(IN_PLACE, 'i', "in-place", NULL, \
		N_("write each record where it was read from")) \
	X(FAIL_ON,  0,   "fail-on",  "error|warning|note|never", \
		N_("exit with status 1 if there is one of these, or worse")) \
	X(COVERAGE, 0,   "coverage", N_("FILE"), \
		N_("list the characters of this text that no font has")) \
	X(JOBS,     'j', "jobs",     N_("N"), \
		N_("work on so many processors; else on all that there are")) \
	X(NAME,     0,   "name",     N_("PATTERN"), \
		N_("name the outputs so: {id} {title} {n} {n:04} {file}; / makes subfolders")) \
	X(REPORT,   0,   "report",   N_("FILE"), \
		N_("write what became of each record to this file, as JSON")) \
	X(RESUME,   0,   "resume",   NULL, \
		N_("leave alone what an earlier run has finished and nothing has changed since")) \
	X(SHARD,    0,   "shard",    N_("I/N"), \
		N_("take only the share I of N of the records")) \
	X(TIMEOUT,  0,   "timeout",  N_("SECONDS"), \
		N_("give a record up after so long (60); 0: never")) \
	X(MEMORY,   0,   "memory",   N_("MB"), \
		N_("give a record up that needs more memory (1000); 0: no limit")) \
	X(DRY_RUN,  'n', "dry-run",  NULL, \
		N_("list what would be written, and write nothing")) \
	X(TITLE,    0,   "title",    N_("TITLE"), \
		N_("call the volume so")) \
	X(ISSUE,    0,   "issue",    N_("[YEAR-]N"), \
		N_("give the volume this number")) \
	X(COMPILER, 0,   "compiler", N_("NAME"), \
		N_("say who compiled the volume")) \
	X(DATE,     0,   "date",     N_("DATE"), \
		N_("say when it was published")) \
	X(GROUP,    0,   "group",    "street|district|month|none", \
		N_("make a part of the records of each street (default), district or month")) \
	X(SORT,     0,   "sort",     "name|date|month|file", \
		N_("sort the records of a part by name (default), date, month of award, or not at all")) \
	X(QUIET,    'q', "quiet",    NULL, \
		N_("tell only errors")) \
	X(VERBOSE,  'v', "verbose",  NULL, \
		N_("tell pages, bytes and time when done")) \
	X(HELP,     'h', "help",     NULL, \
		N_("show this help"))

#define OPTION_ENUM(id, letter, name, argument, summary) OPT_##id,
enum option_id { OPTIONS(OPTION_ENUM) OPTION_COUNT };
#undef OPTION_ENUM

struct option {
	char letter;          /* 0: none */
	const char *name;
	const char *argument; /* NULL: a flag */
	const char *summary;
};

extern const struct option options[OPTION_COUNT];

/* A set of options. */
#define OPTION_BIT(id) (1u << OPT_##id)

/* A command line, taken apart. What it points at are the arguments of main and the arena. */
struct arguments {
	const char *value[OPTION_COUNT]; /* NULL: not given; "" for a flag; the last one counts */
	int choice[OPTION_COUNT];        /* which of the words between the bars; 0 if not given */
	struct banxin_param *params;
	size_t param_count;
	const char **rules; /* the values of --rule */
	size_t rule_count;
	const char **operands;
	size_t operand_count;
	const char *command;
};

/* Takes ARGV[0..ARGC-1], what follows the command, apart. False after a message. */
bool options_parse(
	struct arena *a, int argc, char **argv, unsigned allowed, struct arguments *out);

/* The whole number from LEAST to MOST that the option ID was given, else OTHERWISE. False after a
 * message. */
bool option_number(const struct arguments *args, enum option_id id, long least, long most,
	long otherwise, long *out);

enum { MOST_JOBS = 1024 };

static inline bool option_given(const struct arguments *args, enum option_id id)
{
	return args->value[id] != NULL;
}

#endif
