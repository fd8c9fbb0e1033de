/* The line-breaking cases of tests/breaks: a question and its answer in each file.
 *
 *   breaks_test [--update] [NAME...]
 *
 * runs the cases whose file name contains one of the NAMEs (all without a NAME); --update writes
 * what comes out as the new answer. Run from the top folder. Before the line --- a case has
 * comments (#), `measure LENGTH`, `block ATTRIBUTES` for the fo:block, `show positions`, and the
 * text, which may contain formatting objects. The answer has a line for each line that was set: its
 * width, how much of it was stretched (+) or squeezed (-), and its text; `2em: ` before it says where
 * it starts, ! for | that it did not fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "fo/fo.h"
#include "line/line.h"

#define FOLDER "tests/breaks"
enum { MOST_CASES = 1000, MOST_BYTES = 65536, SIZE = 10000 };

static struct font_set *fonts;
static struct diag diag;
static bool update;

struct question {
	mpt measure;
	const char *attributes;
	bool positions;
	char *text;
};

static void tell(void *user, const struct message *m)
{
	(void)user;
	if (m->severity == SEVERITY_ERROR)
		print_error("line %ld: %s\n", m->at.line, m->text);
}

static struct place place_of(void *user, xmlNodePtr node, struct place *record)
{
	(void)user;
	(void)record;
	return (struct place){ "case", xmlGetLineNo(node), 0 };
}

static bool measure_object(void *user, const struct fo_node *object, mpt reference,
	struct object_size *out)
{
	(void)user;
	*out = (struct object_size){ fo_length(object, PROP_CONTENT_WIDTH, reference), SIZE, 0 };
	return true;
}

static const char *generated(void *user, const struct fo_node *node)
{
	(void)user;
	(void)node;
	return "12";
}

/* A length as ems of the font: "2.5em". */
static void add_em(struct buf *out, mpt v)
{
	char digits[32];
	int n = snprintf(digits, sizeof digits, "%.3f", (double)v / SIZE);
	while (n > 0 && digits[n - 1] == '0')
		n--;
	if (n > 0 && digits[n - 1] == '.')
		n--;
	digits[n] = '\0';
	buf_printf(out, "%sem", strcmp(digits, "-0") == 0 ? "0" : digits);
}

static bool is_visible(const struct cell *c)
{
	return c->kind != CELL_SPACE && c->kind != CELL_ANCHOR && c->kind != CELL_NEWLINE &&
		(c->kind != CELL_EDGE || c->width != 0);
}

/* How much wider the gaps of a line were set than they are by nature. */
static mpt stretch_of(const struct paragraph *p, const struct line_list *list, const struct line *l)
{
	uint32_t first = l->first, last = l->end;
	while (first < last && !is_visible(&p->cells[first]))
		first++;
	while (last > first && !is_visible(&p->cells[last - 1]))
		last--;
	if (first == last)
		return 0;
	mpt sum = list->width[last - 1] - p->cells[last - 1].width;
	for (uint32_t i = first; i + 1 < last; i++)
		sum += list->x[i + 1] - list->x[i] - p->cells[i].width - p->cells[i].gap;
	return sum;
}

static void add_positions(struct buf *out, const struct paragraph *p, const struct line_list *list,
	const struct line *l)
{
	for (uint32_t i = l->first; i < l->end; i++) {
		const struct cell *c = &p->cells[i];
		if (!is_visible(c))
			continue;
		buf_add_str(out, "    ");
		add_em(out, list->x[i]);
		buf_add_str(out, " ");
		buf_add(out, p->text.data + c->text, c->text_len);
		buf_add_str(out, "\n");
	}
}

static void add_line(struct buf *out, const struct question *q, const struct paragraph *p,
	const struct line_list *list, const struct line *l)
{
	mpt stretch = stretch_of(p, list, l);
	if (l->x) {
		add_em(out, l->x);
		buf_add_str(out, ": ");
	}
	add_em(out, l->width);
	if (stretch) {
		buf_add_str(out, stretch > 0 ? " +" : " ");
		add_em(out, stretch);
	}
	buf_add_str(out, l->overfull ? " ! " : " | ");
	for (uint32_t i = l->first; i < l->end; i++)
		if (p->cells[i].kind != CELL_NEWLINE)
			buf_add(out, p->text.data + p->cells[i].text, p->cells[i].text_len);
	buf_add_str(out, l->hyphen ? "-\n" : "\n");
	if (q->positions)
		add_positions(out, p, list, l);
}

static const struct fo_node *find_block(const struct fo_node *n)
{
	for (; n; n = n->next) {
		const struct fo_node *found = n->object == FO_BLOCK ? n : find_block(n->first);
		if (found)
			return found;
	}
	return NULL;
}

static struct fo_tree *build_tree(struct arena *a, const struct question *q)
{
	const char *source = arena_printf(a,
		"<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' "
		"xmlns:axf='http://www.antennahouse.com/names/XSL/Extensions'><fo:layout-master-set>"
		"<fo:simple-page-master master-name='p'><fo:region-body/></fo:simple-page-master>"
		"</fo:layout-master-set><fo:page-sequence master-reference='p'>"
		"<fo:flow flow-name='xsl-region-body'>"
		"<fo:block font-family='song' font-size='10pt' text-align='justify'>"
		"<fo:block %s>%s</fo:block></fo:block></fo:flow></fo:page-sequence></fo:root>",
		q->attributes, q->text);
	xmlDocPtr doc = xmlReadMemory(source, (int)strlen(source), "case", NULL, XML_PARSE_NONET);
	assert_non_null(doc);
	struct fo_tree *tree = fo_build(a, doc, place_of, NULL, &diag);
	xmlFreeDoc(doc);
	assert_non_null(tree);
	return tree;
}

static void answer(const struct question *q, struct buf *out)
{
	struct arena *a = arena_new();
	const struct fo_node *block = find_block(build_tree(a, q)->root)->first;
	struct text_env env = { .fonts = fonts, .diag = &diag, .measure = measure_object,
		.generated = generated };
	struct paragraph *p = text_collect(a, &env, block, block->first, NULL, q->measure);
	assert_non_null(p);
	struct line_space space = { .measure = q->measure,
		.first_indent = fo_length(block, PROP_TEXT_INDENT, q->measure),
		.last_indent = fo_length(block, PROP_LAST_LINE_END_INDENT, q->measure), .fonts = fonts };
	struct line_list list = line_break(a, p, &space);
	for (size_t i = 0; i < list.count; i++)
		add_line(out, q, p, &list, &list.lines[i]);
	arena_free(a);
}

/* The value if LINE begins with the directive NAME. */
static char *directive(char *line, const char *name)
{
	size_t n = strlen(name);
	return strncmp(line, name, n) == 0 && line[n] == ' ' ? line + n + 1 : NULL;
}

/* Cuts SOURCE, the part before ---, into a question. */
static struct question parse(char *source)
{
	struct question q = { .attributes = "", .text = source };
	while (*q.text) {
		char *line = q.text, *end = strchr(line, '\n');
		char *measure = directive(line, "measure"), *attributes = directive(line, "block");
		bool positions = directive(line, "show") != NULL;
		if (*line != '#' && !measure && !attributes && !positions)
			break;
		assert_non_null(end);
		*end = '\0';
		q.text = end + 1;
		if (measure)
			q.measure = (mpt)(strtod(measure, NULL) * SIZE + 0.5);
		if (attributes)
			q.attributes = attributes;
		q.positions |= positions;
	}
	assert_true(q.measure > 0);
	size_t n = strlen(q.text);
	if (n > 0 && q.text[n - 1] == '\n')
		q.text[n - 1] = '\0';
	return q;
}

static void read_file(const char *path, char *data)
{
	FILE *f = fopen(path, "rb");
	assert_non_null(f);
	data[fread(data, 1, MOST_BYTES - 1, f)] = '\0';
	fclose(f);
}

static void write_answer(const char *path, size_t question_len, const struct buf *out)
{
	char *data = calloc(1, MOST_BYTES);
	read_file(path, data);
	FILE *f = fopen(path, "wb");
	assert_non_null(f);
	fprintf(f, "%.*s---\n%s", (int)question_len, data, out->data);
	fclose(f);
	free(data);
}

static void run_case(void **state)
{
	const char *path = *state;
	char *data = calloc(1, MOST_BYTES);
	read_file(path, data);
	char *mark = strstr(data, "\n---\n");
	assert_non_null(mark);
	mark[1] = '\0';
	size_t question_len = strlen(data);
	struct question q = parse(data);
	struct buf out;
	buf_init(&out, MOST_BYTES);
	answer(&q, &out);
	if (update)
		write_answer(path, question_len, &out);
	else
		assert_string_equal(out.data, mark + 5);
	buf_release(&out);
	free(data);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct CMUnitTest *)a)->name, ((const struct CMUnitTest *)b)->name);
}

static bool wanted(const char *name, char **words, int count)
{
	for (int i = 0; i < count; i++)
		if (strstr(name, words[i]))
			return true;
	return count == 0;
}

static size_t find_cases(struct CMUnitTest *tests, char **words, int count)
{
	size_t n = 0;
	DIR *dir = opendir(FOLDER);
	for (struct dirent *e; dir && n < MOST_CASES && (e = readdir(dir));) {
		const char *dot = strrchr(e->d_name, '.');
		if (!dot || strcmp(dot, ".case") != 0 || !wanted(e->d_name, words, count))
			continue;
		char *path = malloc(sizeof FOLDER + 1 + strlen(e->d_name));
		sprintf(path, FOLDER "/%s", e->d_name);
		tests[n++] = (struct CMUnitTest){ .name = path, .test_func = run_case,
			.initial_state = path };
	}
	if (dir)
		closedir(dir);
	qsort(tests, n, sizeof *tests, by_name);
	return n;
}

int main(int argc, char **argv)
{
	static struct CMUnitTest tests[MOST_CASES];
	update = argc > 1 && strcmp(argv[1], "--update") == 0;
	int skip = update ? 2 : 1;
	size_t count = find_cases(tests, argv + skip, argc - skip);
	diag_init(&diag, tell, NULL);
	fonts = font_set_new("fonts", &diag);
	if (!fonts || count == 0) {
		fputs("breaks_test: no fonts, or no case of that name\n", stderr);
		return 1;
	}
	int failed = _cmocka_run_group_tests("breaks", tests, count, NULL, NULL);
	font_set_free(fonts);
	for (size_t i = 0; i < count; i++)
		free(tests[i].initial_state);
	return failed;
}
