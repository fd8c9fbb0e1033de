#include "cli/options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "cli/messages.h"

#define OPTION_ROW(id, letter, name, argument, summary) { letter, name, argument, summary },
const struct option options[OPTION_COUNT] = { OPTIONS(OPTION_ROW) };
#undef OPTION_ROW

struct parser {
	struct arena *arena;
	unsigned allowed;
	struct arguments *out;
	char **next, **end; /* arguments still to be read */
};

/* The option of this name among those that are allowed, or -1. */
static int find_name(const struct parser *p, const char *name, size_t len)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (p->allowed >> i & 1 && strlen(options[i].name) == len &&
			strncmp(options[i].name, name, len) == 0)
			return i;
	return -1;
}

static int find_letter(const struct parser *p, char letter)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (p->allowed >> i & 1 && options[i].letter == letter)
			return i;
	return -1;
}

static bool unknown(const struct parser *p, const char *name)
{
	const char *names[OPTION_COUNT];
	size_t count = 0;
	for (int i = 0; i < OPTION_COUNT; i++)
		if (p->allowed >> i & 1)
			names[count++] = options[i].name;
	const char *guess = nearest(name, names, count);
	if (guess)
		return usage_error(p->out->command,
			_("there is no option --%s; did you mean --%s?"), name, guess);
	return usage_error(p->out->command, _("there is no option --%s"), name);
}

/* The place of VALUE among the words between bars, or -1. */
static int find_choice(const char *choices, const char *value)
{
	size_t len = strlen(value);
	for (int i = 0;; i++) {
		size_t n = strcspn(choices, "|");
		if (n == len && strncmp(choices, value, n) == 0)
			return i;
		choices += n;
		if (!*choices++)
			return -1;
	}
}

/* Choices are written in small letters, what stands for something in capitals or Chinese. */
static bool is_choice(const struct option *o)
{
	return o->argument && o->argument[0] >= 'a' && o->argument[0] <= 'z';
}

static bool add_param(struct parser *p, char *text)
{
	char *equals = strchr(text, '=');
	if (!equals || equals == text)
		return usage_error(p->out->command,
			_("-p takes NAME=VALUE, not \"%s\""), text);
	p->out->params[p->out->param_count++] = (struct banxin_param){
		arena_strndup(p->arena, text, (size_t)(equals - text)), equals + 1 };
	return true;
}

static bool take(struct parser *p, int id, char *value)
{
	const struct option *o = &options[id];
	if (is_choice(o)) {
		p->out->choice[id] = find_choice(o->argument, value);
		if (p->out->choice[id] < 0)
			return usage_error(p->out->command, _("--%s takes %s, not \"%s\""), o->name,
				o->argument, value);
	}
	p->out->value[id] = value;
	if (id == OPT_RULE)
		p->out->rules[p->out->rule_count++] = value;
	return id == OPT_PARAM ? add_param(p, value) : true;
}

/* The argument of option ID: VALUE if it was attached, else the next one. */
static bool take_argument(struct parser *p, int id, char *value)
{
	if (!value && p->next == p->end)
		return usage_error(p->out->command, _("--%s needs an argument: %s"),
			options[id].name, _(options[id].argument));
	return take(p, id, value ? value : *p->next++);
}

static bool read_long(struct parser *p, char *text)
{
	static char flag[] = "";
	char *equals = strchr(text, '=');
	size_t len = equals ? (size_t)(equals - text) : strlen(text);
	int id = find_name(p, text, len);
	if (id < 0)
		return unknown(p, arena_strndup(p->arena, text, len));
	if (options[id].argument)
		return take_argument(p, id, equals ? equals + 1 : NULL);
	if (equals)
		return usage_error(p->out->command, _("--%s takes no argument"), options[id].name);
	return take(p, id, flag);
}

/* -v, -qv, -o FILE, -oFILE */
static bool read_letters(struct parser *p, char *text)
{
	static char flag[] = "";
	for (; *text; text++) {
		int id = find_letter(p, *text);
		if (id < 0)
			return usage_error(p->out->command, _("there is no option -%.*s"),
				(unsigned char)*text < 0x80 ? 1 : (int)strlen(text), text);
		if (options[id].argument)
			return take_argument(p, id, text[1] ? text + 1 : NULL);
		if (!take(p, id, flag))
			return false;
	}
	return true;
}

bool options_parse(struct arena *a, int argc, char **argv, unsigned allowed, struct arguments *out)
{
	struct parser p = { a, allowed, out, argv, argv + argc };
	out->params = ARENA_ARRAY(a, (size_t)argc, struct banxin_param);
	out->rules = ARENA_ARRAY(a, (size_t)argc, const char *);
	out->operands = ARENA_ARRAY(a, (size_t)argc, const char *);
	bool only_operands = false, ok = true;
	while (ok && p.next < p.end) {
		char *text = *p.next++;
		if (only_operands || text[0] != '-' || !text[1])
			out->operands[out->operand_count++] = text;
		else if (strcmp(text, "--") == 0)
			only_operands = true;
		else
			ok = text[1] == '-' ? read_long(&p, text + 2) : read_letters(&p, text + 1);
	}
	return ok;
}

bool option_number(const struct arguments *args, enum option_id id, long least, long most,
	long otherwise, long *out)
{
	const char *text = args->value[id];
	char *end = NULL;
	*out = otherwise;
	if (!text)
		return true;
	errno = 0;
	*out = strtol(text, &end, 10);
	if (text[0] >= '0' && text[0] <= '9' && !*end && !errno && *out >= least && *out <= most)
		return true;
	return usage_error(args->command, _("--%s takes a number from %ld to %ld, not \"%s\""),
		options[id].name, least, most, text);
}
