/* What several commands do: opening an engine, ending, columns. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
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

bool pdf_may_go_to(const struct arguments *args, const char *output)
{
	if (strcmp(output, "-") == 0 && args->choice[OPT_TO] == BANXIN_PDF && isatty(STDOUT_FILENO))
		return usage_error(
			args->command, _("a PDF is not written to a terminal; use -o FILE.pdf"));
	return true;
}

static void tell_result(const char *output, const struct banxin_result *r, double seconds)
{
	const char *format = dngettext(BANXIN_DOMAIN, "%s: %u page, %zu bytes, %.0f ms\n",
		"%s: %u pages, %zu bytes, %.0f ms\n", r->pages);
	fprintf(stderr, format, output, r->pages, r->bytes, seconds * 1e3);
}

int render_one(const struct arguments *args, const char *output, const struct banxin_volume *volume)
{
	double start = clock_seconds();
	struct banxin *b = engine_open(args);
	if (!b)
		return STATUS_MACHINE;
	const struct banxin_job job = {
		.path = args->operands[0],
		.template_name = args->value[OPT_TEMPLATE],
		.params = args->params,
		.param_count = args->param_count,
		.format = (enum banxin_format)args->choice[OPT_TO],
		.volume = volume,
	};
	struct banxin_result result;
	bool ok = banxin_render_file(b, &job, output, &result);
	if (ok && option_given(args, OPT_VERBOSE))
		tell_result(output, &result, clock_seconds() - start);
	return engine_close(ok);
}
