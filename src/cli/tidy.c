/* banxin tidy: what nobody could object to is repaired in the texts of records. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/excerpt.h"
#include "cli/messages.h"

struct tidying {
	struct arena *a;
	const struct arguments *args;
	struct banxin *b;
	struct diag diag;
	bool to_folder;
	size_t files, repaired, left;
};

static bool is_folder(const char *path)
{
	struct stat st;
	return path && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* What goes where is said in one way only, and no two records go to one place. */
static bool is_clear(const struct arguments *args)
{
	bool in_place = option_given(args, OPT_IN_PLACE), shown = option_given(args, OPT_DRY_RUN);
	const char *output = args->value[OPT_OUTPUT];
	if (in_place && output)
		return usage_error(args->command, _("-i and -o do not go together"));
	for (size_t i = 0; in_place && i < args->operand_count; i++)
		if (strcmp(args->operands[i], "-") == 0)
			return usage_error(args->command,
				_("standard input cannot be written where it was read from"));
	if (args->operand_count > 1 && !in_place && !shown && !is_folder(output))
		return usage_error(args->command,
			_("several records are repaired with -i where they are, or with -o FOLDER"));
	return true;
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

/* Where the record PATH goes. What a link leads to is repaired, not the link. NULL after a message. */
static const char *target(struct tidying *t, const char *path)
{
	const char *output = t->args->value[OPT_OUTPUT];
	if (!option_given(t->args, OPT_IN_PLACE))
		return !output            ? "-"
			: is_folder(output) ? file_join(t->a, output, base_name(path))
					    : output;
	char *real = access(path, W_OK) == 0 ? realpath(path, NULL) : NULL;
	if (!real) {
		diag_error(&t->diag, (struct place){ path, 0, 0 }, CODE_FILE_WRITE,
			_("cannot write this file: %s"), file_reason(errno));
		return NULL;
	}
	const char *kept = arena_strdup(t->a, real);
	free(real);
	return kept;
}

static bool write_record(struct tidying *t, const char *path, const struct banxin_tidied *r)
{
	bool in_place = option_given(t->args, OPT_IN_PLACE);
	if (in_place && r->repaired == 0)
		return true;
	const char *to = target(t, path);
	struct out *out = to ? out_open(to, &t->diag) : NULL;
	if (!out)
		return false;
	if (in_place)
		out_keep_mode(out, to);
	if (!out_write(out, r->data, r->size)) {
		out_abort(out);
		return false;
	}
	return out_commit(out);
}

/* On a terminal in colours, and without what could steer it; elsewhere as patch wants it. */
static void show_diff(const char *diff)
{
	if (!isatty(STDOUT_FILENO)) {
		fputs(diff, stdout);
		return;
	}
	struct buf out;
	bool color = color_wanted(STDOUT_FILENO);
	buf_init(&out, SIZE_MAX / 2);
	for (const char *p = diff; *p;) {
		size_t n = strcspn(p, "\n");
		const char *on = *p == '-' ? "\33[31m" : *p == '+' ? "\33[32m" : *p == '@' ? "\33[36m" : "";
		buf_add_str(&out, color ? on : "");
		excerpt_put(&out, p, p + n);
		buf_add_str(&out, color && *on ? "\33[0m\n" : "\n");
		p += n + (p[n] == '\n');
	}
	fwrite(buf_slice(&out).data, 1, out.len, stdout);
	buf_release(&out);
}

/* a.xml: 12 repairs, 3 left */
static void tell_result(const char *path, size_t repaired, size_t left)
{
	put_safely(stderr, path);
	fprintf(stderr, dngettext(BANXIN_DOMAIN, ": %zu repair, ", ": %zu repairs, ", repaired), repaired);
	fprintf(stderr, _("%zu left for you to see to\n"), left);
}

static bool tidy_one(struct tidying *t, const char *path)
{
	struct banxin_tidied r;
	bool ok = banxin_tidy(t->b, path, t->args->value[OPT_ALSO], &r);
	t->files++;
	t->repaired += r.repaired;
	t->left += r.left;
	if (!ok)
		return false;
	if (option_given(t->args, OPT_DRY_RUN))
		show_diff(r.diff);
	else
		ok = write_record(t, path, &r);
	if (ok && !option_given(t->args, OPT_QUIET))
		tell_result(path, r.repaired, r.left);
	return ok;
}

int tidy_run(struct arena *a, const struct arguments *args)
{
	struct tidying t = { .a = a, .args = args };
	if (!is_clear(args))
		return STATUS_USAGE;
	t.b = engine_open(args);
	if (!t.b)
		return STATUS_MACHINE;
	diag_init(&t.diag, message_forward, NULL);
	if (!rules_open(t.b, args))
		return engine_close(false);
	bool ok = true;
	for (size_t i = 0; i < args->operand_count; i++)
		ok = tidy_one(&t, args->operands[i]) && ok;
	if (args->operand_count > 1 && !option_given(args, OPT_QUIET))
		tell_result(_("together"), t.repaired, t.left);
	int own = diag_status(&t.diag), status = engine_close(ok);
	return own > status ? own : status;
}
