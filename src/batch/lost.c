#include "batch/lost.h"

#include <signal.h>

#include "base/i18n.h"

static const char *describe_crash(struct arena *a, int signal)
{
	static const struct {
		int signal;
		const char *name;
	} crashes[] = { { SIGSEGV, "SIGSEGV" }, { SIGBUS, "SIGBUS" }, { SIGABRT, "SIGABRT" },
		{ SIGFPE, "SIGFPE" }, { SIGILL, "SIGILL" } };
	for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
		if (crashes[i].signal == signal)
			return arena_printf(a, _("rendering this record crashed (%s)"), crashes[i].name);
	if (signal == SIGKILL)
		return _("the process that rendered this record was killed (SIGKILL), by somebody or by a "
			 "machine out of memory");
	if (signal)
		return arena_printf(
			a, _("the process that rendered this record was ended by signal %d"), signal);
	return _("the process that rendered this record ended before it was done");
}

static const char *describe_timeout(struct arena *a, double seconds)
{
	return arena_printf(
		a, _("rendering this record takes longer than %.0f seconds, the limit"), seconds);
}

static const char *describe_memory(struct arena *a, size_t memory)
{
	if (!memory)
		return _("there is no memory left to render this record");
	return arena_printf(a, _("rendering this record needs more than %zu MB of memory, the limit"),
		memory / 1000000);
}

struct outcome outcome_lost(struct arena *a, const struct batch_item *item, struct pool_ending how,
	const struct pool_limits *limits)
{
	enum outcome_status status = OUTCOME_CRASHED;
	enum code code = CODE_BATCH_CRASHED;
	const char *text;
	if (how.end == POOL_TIMEOUT) {
		status = OUTCOME_TIMEOUT;
		code = CODE_BATCH_TIMEOUT;
		text = describe_timeout(a, limits->seconds);
	} else if (how.end == POOL_MEMORY) {
		status = OUTCOME_MEMORY;
		code = CODE_BATCH_MEMORY;
		text = describe_memory(a, limits->memory);
	} else {
		text = describe_crash(a, how.signal);
	}
	struct banxin_message *m = ARENA_NEW(a, struct banxin_message);
	*m = (struct banxin_message){ BANXIN_ERROR, code_name(code), item->path,
		item->size ? item->line : 0, .text = text };
	return (struct outcome){ .status = status, .signal = how.signal,
		.milliseconds = how.seconds * 1e3, .messages = m, .message_count = 1 };
}
