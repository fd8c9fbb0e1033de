/* banxin help: made from the tables of commands and options. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "fo/fo.h"

enum { MAX_TABLE = 1024 * 1024 };

void help_overview(void)
{
	puts(_("Banxin makes print-quality PDFs from XML records, by the rules of Chinese typography."));
	printf("\n%s\n", _("Commands:"));
	for (size_t i = 0; i < command_count; i++) {
		fputs("  ", stdout);
		print_padded(commands[i].name, 10);
		puts(_(commands[i].summary));
	}
	printf("\n%s\n", _("`banxin help COMMAND` shows the options of a command."));
	puts(_("Exit status: 0 done, 1 an input is at fault, 2 wrong usage, 3 the machine's fault."));
}

/* "-o, --output=FILE" */
static void option_label(const struct option *o, char *out, size_t size)
{
	char letter[8] = "    ";
	if (o->letter)
		snprintf(letter, sizeof letter, "-%c, ", o->letter);
	snprintf(out, size, "%s--%s%s%s", letter, o->name, o->argument ? "=" : "",
		o->argument ? _(o->argument) : "");
}

void help_command(const struct command *c)
{
	char label[100];
	int width = 0;
	printf(_("Usage: banxin %s [OPTION]..."), c->name);
	printf("%s%s\n", *c->operands ? " " : "", *c->operands ? _(c->operands) : "");
	printf("\n%s\n", _(c->summary));
	for (int i = 0; i < OPTION_COUNT; i++) {
		option_label(&options[i], label, sizeof label);
		if (c->options >> i & 1 && text_width(label) > width)
			width = text_width(label);
	}
	printf("\n%s\n", _("Options:"));
	for (int i = 0; i < OPTION_COUNT; i++) {
		if (!(c->options >> i & 1))
			continue;
		option_label(&options[i], label, sizeof label);
		fputs("  ", stdout);
		print_padded(label, width + 2);
		puts(_(options[i].summary));
	}
}

static void print_table(void (*list)(struct buf *out))
{
	struct buf table;
	buf_init(&table, MAX_TABLE);
	list(&table);
	fwrite(table.data, 1, table.len, stdout);
	buf_release(&table);
}

int help_run(struct arena *a, const struct arguments *args)
{
	(void)a;
	const char *topic = args->operand_count ? args->operands[0] : NULL;
	const struct command *c = topic ? command_find(topic) : NULL;
	if (!topic) {
		help_overview();
	} else if (c) {
		help_command(c);
	} else if (strcmp(topic, "properties") == 0) {
		print_table(fo_list_properties);
	} else if (strcmp(topic, "objects") == 0) {
		print_table(fo_list_objects);
	} else if (strcmp(topic, "rules") == 0) {
		help_rules();
	} else if (help_rule(topic)) {
		return output_done(STATUS_DONE);
	} else if (strcmp(topic, "reference") == 0) {
		print_table(fo_list_reference);
	} else if (topic[0] >= 'A' && topic[0] <= 'Z') {
		usage_error("rules", _("no rule is called %s"), topic);
		return STATUS_USAGE;
	} else {
		command_unknown(topic);
		return STATUS_USAGE;
	}
	return output_done(STATUS_DONE);
}
