/* banxin render: one record, one file. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/messages.h"

static bool is_folder(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool same_file(const char *a, const char *b)
{
	struct stat x, y;
	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* reports/june.xml -> june.pdf, or what else is written */
static const char *default_name(struct arena *a, const char *record, enum banxin_format format)
{
	static const char *const endings[] = {
		[BANXIN_PDF] = "pdf", [BANXIN_FO] = "fo", [BANXIN_PAGES] = "pages" };
	const char *slash = strrchr(record, '/'), *name = slash ? slash + 1 : record;
	const char *dot = strrchr(name, '.');
	size_t len = dot && dot > name ? (size_t)(dot - name) : strlen(name);
	return arena_printf(a, "%.*s.%s", (int)len, name, endings[format]);
}

/* Where the output goes: -o, else beside the user for a PDF, standard output for text. */
static const char *output_name(struct arena *a, const struct arguments *args)
{
	const char *given = args->value[OPT_OUTPUT], *record = args->operands[0];
	enum banxin_format format = (enum banxin_format)args->choice[OPT_TO];
	if (given && is_folder(given))
		return arena_printf(a, "%s/%s", given, default_name(a, record, format));
	if (given)
		return given;
	return format == BANXIN_PDF && strcmp(record, "-") != 0 ? default_name(a, record, format) : "-";
}

static bool check_output(const struct arguments *args, const char *output)
{
	if (!pdf_may_go_to(args, output))
		return false;
	if (strcmp(output, "-") != 0 && same_file(output, args->operands[0]))
		return usage_error(args->command,
			_("the output \"%s\" is the record itself; use another -o"), output);
	return true;
}

int render_run(struct arena *a, const struct arguments *args)
{
	const char *output = output_name(a, args);
	if (!check_output(args, output))
		return STATUS_USAGE;
	return render_one(args, output, NULL);
}
