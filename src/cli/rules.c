/* What is asked of texts: the rules that hold, and what each of them is for. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "cli/commands.h"
#include "proof/examples.h"
#include "proof/rules.h"

/* Looked for in the current folder, which is the user's, not beside records, which may be anybody's. */
#define RULES_FILE "banxin.rules"

bool rules_open(struct banxin *b, const struct arguments *args)
{
	const char *path = args->value[OPT_RULES];
	if (!path && access(RULES_FILE, F_OK) == 0)
		path = RULES_FILE;
	if (path && *path && !banxin_rules(b, path))
		return false;
	if (path && *path && option_given(args, OPT_VERBOSE))
		fprintf(stderr, _("rules of %s\n"), path);
	return banxin_proofread(b, args->value[OPT_PROFILE], args->rules, args->rule_count);
}

static const char *const severities[] = {
	[SEVERITY_NOTE] = N_("note"),
	[SEVERITY_WARNING] = N_("warning"),
	[SEVERITY_ERROR] = N_("error"),
};

void help_rules(void)
{
	int width = 0;
	for (size_t v = 0; v < sizeof severities / sizeof *severities; v++)
		if (text_width(_(severities[v])) > width)
			width = text_width(_(severities[v]));
	for (enum rule r = 0; r < RULE_COUNT; r++) {
		print_padded(rule_table[r].code, 6);
		print_padded(_(severities[rule_table[r].severity]), width + 2);
		puts(_(rule_table[r].what));
	}
	printf("\n%s\n",
		_("`banxin help T09` explains a rule. GW, JB, IP and WB are asked by --profile "
		  "alone."));
}

/* TEXT, its further lines under its first. */
static void put_example(const char *label, const char *text)
{
	int width = text_width(label) + 1;
	printf("  %s ", label);
	for (; *text; text++) {
		putchar(*text);
		if (*text == '\n')
			printf("%*s", width + 2, "");
	}
	putchar('\n');
}

bool help_rule(const char *code)
{
	enum rule r = 0;
	while (r < RULE_COUNT && strcmp(rule_table[r].code, code) != 0)
		r++;
	if (r == RULE_COUNT)
		return false;
	printf("%s (%s): %s\n%s\n", code, _(severities[rule_table[r].severity]),
		_(rule_table[r].what), _(rule_table[r].advice));
	if (rule_examples[r].wrong) {
		putchar('\n');
		put_example(_("wrong:"), rule_examples[r].wrong);
		put_example(_("right:"), rule_examples[r].right);
	}
	return true;
}
