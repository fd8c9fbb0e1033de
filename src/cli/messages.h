/* messages.h -- what the program tells its user, on standard error.
 *
 * A message is a line: file:line:column: error: text [code]. Colours are used when standard error is
 * a terminal and NO_COLOR is not set. */
#ifndef CLI_MESSAGES_H
#define CLI_MESSAGES_H

#include <stdbool.h>
#include <stdio.h>

#include "banxin.h"
#include "base/diag.h"

/* A banxin_message_fn. USER points to a bool: whether only errors are told. */
void message_print(void *user, const struct banxin_message *m);

/* A message_fn that prints in the same way, for what the program does without an engine. */
void message_forward(void *user, const struct message *m);

/* Whether what goes to FD, 1 or 2, is to be in colours. */
bool color_wanted(int fd);

/* Text that may come from a record: what could steer a terminal (C0, DEL, C1) becomes a question
 * mark. */
void put_safely(FILE *f, const char *s);

/* Tells that the command line is wrong and which help to read; COMMAND may be NULL. Always false. */
bool usage_error(const char *command, const char *format, ...)
#ifdef __GNUC__
	__attribute__((format(printf, 2, 3)))
#endif
	;

#endif
