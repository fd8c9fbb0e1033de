/* commands.h -- the commands, as a table (main.c); a file each. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include <stdint.h>

#include "cli/options.h"

enum { STATUS_DONE, STATUS_INPUT, STATUS_USAGE, STATUS_MACHINE };

struct command {
	const char *name;
	const char *operands; /* as help writes them */
	size_t min, max;      /* number of operands */
	unsigned options;     /* OPTION_BITs */
	const char *summary;
	int (*run)(struct arena *a, const struct arguments *args); /* the exit status */
};

extern const struct command commands[];
extern const size_t command_count;

const struct command *command_find(const char *name); /* NULL if there is none */
bool command_unknown(const char *name);               /* says so, with a guess; always false */

int render_run(struct arena *a, const struct arguments *args);
int batch_run(struct arena *a, const struct arguments *args);
int report_run(struct arena *a, const struct arguments *args);
int bulletin_run(struct arena *a, const struct arguments *args);
int validate_run(struct arena *a, const struct arguments *args);
int tidy_run(struct arena *a, const struct arguments *args);
int layouts_run(struct arena *a, const struct arguments *args);
int fonts_run(struct arena *a, const struct arguments *args);
int help_run(struct arena *a, const struct arguments *args);

/* Lets B read proof as ARGS want, and as the file of settings says. False after a message. */
bool rules_open(struct banxin *b, const struct arguments *args);

void help_rules(void);
bool help_rule(const char *code); /* false if there is none such */
void help_overview(void);
void help_command(const struct command *c);

/* An engine whose messages are printed as ARGS want. NULL after a message: STATUS_MACHINE. */
struct banxin *engine_open(const struct arguments *args);

/* Ends the work with the engine. The exit status: that of the worst message; STATUS_INPUT if there
 * was none but OK is false, and STATUS_MACHINE if standard output could not be written. */
int engine_close(bool ok);

/* False after a message if OUTPUT is a terminal and a PDF would go there. */
bool pdf_may_go_to(const struct arguments *args, const char *output);

/* Renders what ARGS want, the first operand or the records of VOLUME (else NULL), to OUTPUT. The exit
 * status. */
int render_one(const struct arguments *args, const char *output, const struct banxin_volume *volume);

/* Flushes standard output. STATUS, or STATUS_MACHINE after a message if that failed. */
int output_done(int status);

/* Columns that TEXT takes in a terminal. */
int text_width(const char *text);

/* TEXT, then spaces up to WIDTH columns. */
void print_padded(const char *text, int width);

#endif
