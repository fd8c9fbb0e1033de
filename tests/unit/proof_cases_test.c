/* The proofreader's cases of tests/proof: a text, what is found in it and where, and what tidying makes
 * of it.
 *
 *   proof_cases_test [--update] [NAME...]
 *
 * runs the cases whose name contains one of the NAMEs; --update writes what comes out as what is expected.
 * Run from the top folder. A file has comments (#) and cases. A case begins with `== NAME`, perhaps with
 * `% profile NAME` behind it, and ends with an empty line. Its text is a paragraph; or what stands in a
 * body, if it begins with <; or a whole record, if it begins with the tag of one. Below a line of it
 * stands for each finding that begins there ^~~ and its code; below all, behind =>, the lines that tidying
 * changes, as they become. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "proof/proof.h"
#include "proof/edits.h"

#define FOLDER "tests/proof"
enum { MOST_CASES = 2000, MOST_FILES = 100, MOST_BYTES = 1 << 20 };

static const char before_body[] = "<profile xml:lang=\"zh-CN\"><head><title>甲</title></head><body>\n";
static const char behind_body[] = "\n</body></profile>\n";

static const char *const profiles[] = {
	[PROFILE_NONE] = "none",
	[PROFILE_GONGWEN] = "gongwen",
	[PROFILE_JIANBAO] = "jianbao",
	[PROFILE_INTERNAL] = "internal-publication",
	[PROFILE_WEB] = "web",
	[PROFILE_AUTO] = "auto",
};

struct proof_case {
	const char *file;
	char *name;
	char *all;  /* as it stands in the file */
	char *text; /* without markers */
	enum proof_profile profile;
};

static struct proof_case cases[MOST_CASES];
static size_t case_count;

static bool is_marker(const char *line)
{
	return line[strspn(line, " ")] == '^' || strncmp(line, "=>", 2) == 0 ||
		strncmp(line, "elsewhere ", 10) == 0;
}

static int columns(const char *p, const char *end)
{
	int n = 0;
	while (p < end)
		n += utf8_columns(utf8_next(&p, end));
	return n;
}

/* The line of F's marks below the line LINE..END of SOURCE. */
static void put_marker(struct buf *out, const char *source, const struct finding *f,
	const char *line, const char *end)
{
	const char *from = source + f->start, *to = source + f->end < end ? source + f->end : end;
	int width = columns(from, to);
	buf_printf(out, "%*s^", columns(line, from), "");
	for (int i = 1; i < width; i++)
		buf_add_char(out, '~');
	buf_printf(out, " %s\n", rule_table[f->rule].code);
}

struct shown {
	struct slice source; /* of which TEXT is a part */
	const char *text, *end;
	const struct finding *findings;
	size_t count;
};

static void put_lines(struct buf *out, const struct shown *s)
{
	for (const char *line = s->text; line < s->end;) {
		const char *end = memchr(line, '\n', (size_t)(s->end - line));
		end = end ? end : s->end;
		buf_add(out, line, (size_t)(end - line));
		buf_add_char(out, '\n');
		for (size_t i = 0; i < s->count; i++) {
			const char *at = s->source.data + s->findings[i].start;
			if (at >= line && at <= end)
				put_marker(out, s->source.data, &s->findings[i], line, end);
		}
		line = end + 1;
	}
	for (size_t i = 0; i < s->count; i++) {
		const char *at = s->source.data + s->findings[i].start;
		if (at < s->text || at > s->end)
			buf_printf(out, "elsewhere %s\n", rule_table[s->findings[i].rule].code);
	}
}

/* The lines of TIDY that differ from those of TEXT. */
static void put_tidy(struct buf *out, const char *text, const char *tidy)
{
	while (*text && *tidy) {
		size_t a = strcspn(text, "\n"), b = strcspn(tidy, "\n");
		if (a != b || memcmp(text, tidy, a) != 0)
			buf_printf(out, "=> %.*s\n", (int)b, tidy);
		text += a + (text[a] != '\0');
		tidy += b + (tidy[b] != '\0');
	}
}

/* The record that the text is or stands in; *FRONT bytes are before it and *BACK behind. */
static void make_record(const struct proof_case *c, struct buf *out, size_t *front, size_t *back)
{
	static const char *const roots[] = { "<profile", "<article", "<bulletin", "<records", "<?xml" };
	bool whole = false, body = c->text[0] == '<';
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
		whole = whole || strncmp(c->text, roots[i], strlen(roots[i])) == 0;
	if (!whole)
		buf_add_str(out, before_body);
	if (!body)
		buf_add_str(out, "<p>");
	*front = out->len;
	buf_add_str(out, c->text);
	*back = out->len;
	if (!body)
		buf_add_str(out, "</p>");
	if (!whole)
		buf_add_str(out, behind_body);
	*back = out->len - *back;
}

/* Texts show pictures that there needn't be: tests/cli has those. */
static struct proof *proof_for(const struct proof_case *c)
{
	return proof_new(&(struct proof_settings){
		.profile = c->profile, .off = RULE_BIT(RULE_PICTURE_MISSING) });
}

static void tidy_once(struct proof *p, const char *path, struct slice source, struct buf *out)
{
	size_t count;
	const struct finding *found = proof_read(p, path, source, &count);
	bool *made = calloc(count + 1, sizeof *made);
	struct edited *e = edited_new(source);
	edited_repair(e, found, count, made);
	buf_add(out, edited_text(e).data, edited_text(e).len);
	edited_free(e);
	free(made);
}

/* What tidying makes of SOURCE, into OUT; twice gives the same as once. */
static void tidy(struct proof *p, const char *path, struct slice source, struct buf *out)
{
	struct buf again;
	buf_init(&again, MOST_BYTES);
	tidy_once(p, path, source, out);
	tidy_once(p, path, buf_slice(out), &again);
	assert_string_equal(again.data, out->data);
	buf_release(&again);
}

static void answer(const struct proof_case *c, struct buf *out)
{
	struct buf record, tidied;
	size_t front, back, count;
	struct proof *p = proof_for(c);
	buf_init(&record, MOST_BYTES);
	buf_init(&tidied, MOST_BYTES);
	make_record(c, &record, &front, &back);
	tidy(p, c->file, buf_slice(&record), &tidied);
	const struct finding *found = proof_read(p, c->file, buf_slice(&record), &count);
	buf_printf(out, "== %s\n", c->name);
	if (c->profile)
		buf_printf(out, "%% profile %s\n", profiles[c->profile]);
	put_lines(out, &(struct shown){ buf_slice(&record), record.data + front,
		record.data + record.len - back, found, count });
	tidied.data[tidied.len - back] = '\0';
	put_tidy(out, c->text, tidied.data + front);
	buf_release(&tidied);
	buf_release(&record);
	proof_free(p);
}

static void run_case(void **state)
{
	const struct proof_case *c = *state;
	struct buf out;
	buf_init(&out, MOST_BYTES);
	answer(c, &out);
	assert_string_equal(out.data, c->all);
	buf_release(&out);
}

static char *read_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	assert_non_null(f);
	char *data = calloc(1, MOST_BYTES);
	data[fread(data, 1, MOST_BYTES - 1, f)] = '\0';
	fclose(f);
	return data;
}

static void take_profile(struct proof_case *c, const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++)
		if (strlen(profiles[i]) == len && strncmp(name, profiles[i], len) == 0)
			c->profile = (enum proof_profile)i;
	assert_int_not_equal(c->profile, PROFILE_NONE);
}

/* The case whose first line is at P; behind its last. */
static const char *parse_case(struct proof_case *c, const char *p)
{
	struct buf all, text;
	static const char profile[] = "% profile ";
	buf_init(&all, MOST_BYTES);
	buf_init(&text, MOST_BYTES);
	const char *line = p;
	size_t len = strcspn(line, "\n");
	c->name = strndup(line + 3, len - 3);
	for (; *line && *line != '\n'; line += len + (line[len] != '\0')) {
		len = strcspn(line, "\n");
		buf_add(&all, line, len);
		buf_add_char(&all, '\n');
		if (line == p || is_marker(line))
			continue;
		if (strncmp(line, profile, sizeof profile - 1) == 0) {
			take_profile(c, line + sizeof profile - 1, len - (sizeof profile - 1));
			continue;
		}
		if (text.len)
			buf_add_char(&text, '\n');
		buf_add(&text, line, len);
	}
	c->all = all.data;
	c->text = text.data ? text.data : calloc(1, 1);
	return line;
}

static bool wanted(const char *name, char **words, int count)
{
	for (int i = 0; i < count; i++)
		if (strstr(name, words[i]))
			return true;
	return count == 0;
}

/* The cases of a file, and the same file with what comes out into *UPDATED (NULL: not wanted). */
static void parse_file(const char *path, char **words, int count, struct buf *updated)
{
	char *data = read_file(path);
	for (const char *p = data; *p;) {
		if (strncmp(p, "== ", 3) != 0) {
			size_t len = strcspn(p, "\n") + 1;
			if (updated)
				buf_add(updated, p, len);
			p += len;
			continue;
		}
		struct proof_case *c = &cases[case_count];
		*c = (struct proof_case){ .file = path };
		p = parse_case(c, p);
		if (updated)
			answer(c, updated);
		if (wanted(c->name, words, count) || wanted(path, words, count))
			case_count++;
	}
	free(data);
}

static void update_file(const char *path)
{
	struct buf out;
	buf_init(&out, MOST_BYTES);
	parse_file(path, NULL, 0, &out);
	FILE *f = fopen(path, "wb");
	assert_non_null(f);
	fwrite(out.data, 1, out.len, f);
	fclose(f);
	buf_release(&out);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static size_t find_files(char **paths)
{
	size_t n = 0;
	DIR *dir = opendir(FOLDER);
	for (struct dirent *e; dir && n < MOST_FILES && (e = readdir(dir));) {
		const char *dot = strrchr(e->d_name, '.');
		if (!dot || strcmp(dot, ".case") != 0)
			continue;
		paths[n] = malloc(sizeof FOLDER + 1 + strlen(e->d_name));
		sprintf(paths[n++], FOLDER "/%s", e->d_name);
	}
	if (dir)
		closedir(dir);
	qsort(paths, n, sizeof *paths, by_name);
	return n;
}

int main(int argc, char **argv)
{
	static struct CMUnitTest tests[MOST_CASES];
	static char *paths[MOST_FILES];
	size_t files = find_files(paths);
	if (argc > 1 && strcmp(argv[1], "--update") == 0) {
		for (size_t i = 0; i < files; i++)
			if (wanted(paths[i], argv + 2, argc - 2))
				update_file(paths[i]);
		return 0;
	}
	for (size_t i = 0; i < files; i++)
		parse_file(paths[i], argv + 1, argc - 1, NULL);
	for (size_t i = 0; i < case_count; i++)
		tests[i] = (struct CMUnitTest){
			.name = cases[i].name, .test_func = run_case, .initial_state = &cases[i]
		};
	if (case_count == 0) {
		fputs("proof_cases_test: no case of that name\n", stderr);
		return 1;
	}
	return _cmocka_run_group_tests("proof", tests, case_count, NULL, NULL);
}
