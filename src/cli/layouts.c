/* banxin layouts: what a record can be laid out by. */
#include <stdio.h>

#include "cli/commands.h"

static int max(int a, int b)
{
	return a > b ? a : b;
}

static void print_layout(const struct banxin_layout *l)
{
	int name_width = 0, initial_width = 0;
	for (size_t i = 0; i < l->param_count; i++) {
		name_width = max(name_width, text_width(l->params[i].name));
		initial_width = max(initial_width, text_width(l->params[i].initial));
	}
	printf("%s  %s\n", l->name, l->description);
	for (size_t i = 0; i < l->param_count; i++) {
		const struct banxin_layout_param *p = &l->params[i];
		fputs("    ", stdout);
		print_padded(p->name, name_width + 2);
		print_padded(p->initial, initial_width + 2);
		printf("%s\n", p->description);
	}
}

int layouts_run(struct arena *a, const struct arguments *args)
{
	(void)a;
	struct banxin *b = engine_open(args);
	if (!b)
		return STATUS_MACHINE;
	size_t count;
	const struct banxin_layout *layouts = banxin_layouts(b, &count);
	for (size_t i = 0; layouts && i < count; i++)
		print_layout(&layouts[i]);
	return engine_close(layouts != NULL);
}
