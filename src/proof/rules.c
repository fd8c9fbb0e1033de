#include "proof/rules.h"

#include <string.h>

const struct rule_info rule_table[RULE_COUNT] = {
#define RULE_ROW(id, code, severity, what, advice) \
	[RULE_##id] = { code, SEVERITY_##severity, what, advice },
	RULES(RULE_ROW)
#undef RULE_ROW
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Whether PATTERN is CODE, or its letters. */
static bool names(struct slice pattern, const char *code)
{
	if (pattern.len == 0 || strncmp(code, pattern.data, pattern.len) != 0)
		return false;
	const char *rest = code + pattern.len;
	return *rest == '\0' || (is_digit(*rest) && !is_digit(rest[-1]));
}

bool rule_set_add_named(rule_set *s, struct slice pattern)
{
	bool any = false, all = slice_is(pattern, "all");
	for (enum rule r = 0; r < RULE_COUNT; r++)
		if (all || names(pattern, rule_table[r].code)) {
			*s |= RULE_BIT(r);
			any = true;
		}
	return any;
}
