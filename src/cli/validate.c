/* banxin validate: records against the schema. */
#include <stdio.h>

#include "base/i18n.h"
#include "cli/commands.h"

int validate_run(struct arena *a, const struct arguments *args)
{
	(void)a;
	struct banxin *b = engine_open(args);
	if (!b)
		return STATUS_MACHINE;
	size_t faulty = 0;
	for (size_t i = 0; i < args->operand_count; i++)
		faulty += !banxin_validate(b, args->operands[i], NULL, 0);
	if (!option_given(args, OPT_QUIET))
		printf(_("%zu valid, %zu faulty\n"), args->operand_count - faulty, faulty);
	return engine_close(faulty == 0);
}
