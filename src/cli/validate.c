/* banxin validate: records against the schema, and what is doubtful in their texts. */
#include <stdio.h>

#include "base/i18n.h"
#include "cli/commands.h"

int validate_run(struct arena *a, const struct arguments *args)
{
	(void)a;
	struct banxin *b = engine_open(args);
	if (!b)
		return STATUS_MACHINE;
	if (!rules_open(b, args))
		return engine_close(false);
	struct banxin_counts counts = { 0, 0 };
	for (size_t i = 0; i < args->operand_count; i++)
		banxin_validate_file(b, args->operands[i], &counts);
	if (!option_given(args, OPT_QUIET))
		printf(_("%zu valid, %zu faulty\n"), counts.valid, counts.faulty);
	return engine_close(counts.faulty == 0);
}
