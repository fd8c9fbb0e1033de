/* What several commands do: opening an engine, ending, columns. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/messages.h"

static bool errors_only;

/* The program's one engine. It is left as it is when the program ends: the system takes everything
 * back at once, and freeing it piece by piece is a twentieth of the time of a short record. */
static struct banxin *engine;

struct banxin *engine_open(const struct arguments *args)
{
	errors_only = option_given(args, OPT_QUIET);
	engine = banxin_open(
		&(struct banxin_options){ .message = message_print, .user = &errors_only });
	return engine;
}

void tell_result(const char *output, const struct banxin_result *r, double seconds)
{
	const char *format = dngettext(BANXIN_DOMAIN, "%s: %u page, %zu bytes, %.0f ms\n",
		"%s: %u pages, %zu bytes, %.0f ms\n", r->pages);
	fprintf(stderr, format, output, r->pages, r->bytes, seconds * 1e3);
}

int output_done(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	struct diag d;
	diag_init(&d, message_forward, NULL);
	diag_error(&d, (struct place){ "-", 0, 0 }, CODE_FILE_WRITE,
		_("cannot write this file: %s"), file_reason(errno));
	return STATUS_MACHINE;
}

int engine_close(bool ok)
{
	int status = banxin_status(engine);
	return output_done(status == 0 && !ok ? STATUS_INPUT : status);
}

/* None of our texts has combining marks. */
int text_width(const char *text)
{
	int width = 0;
	for (const char *p = text, *end = text + strlen(text); p < end;)
		width += utf8_columns(utf8_next(&p, end));
	return width;
}

void print_padded(const char *text, int width)
{
	int n = width - text_width(text);
	printf("%s%*s", text, n > 0 ? n : 0, "");
}
