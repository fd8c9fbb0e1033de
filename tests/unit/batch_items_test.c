/* What a batch is made of: operands, the order of records, what their outputs are called, shards. */
#include "record_fixture.h"

#include "base/utf8.h"
#include "batch/items.h"
#include "batch/naming.h"

static const char *folder(const char *name)
{
	const char *path = in_folder(name);
	assert_int_equal(mkdir(path, 0777), 0);
	return path;
}

/* What OPERANDS (up to a NULL) come to: "1 a.xml:1 -> a.pdf", a line each. */
static const char *read_items(const char *pattern, struct batch_shard shard,
	const char *const *operands)
{
	struct batch_request r = { .operands = operands, .folder = fixture.folder,
		.pattern = pattern, .extension = "pdf", .shard = shard };
	struct batch_items items;
	struct buf all;
	while (operands[r.operand_count])
		r.operand_count++;
	buf_init(&all, SIZE_MAX / 2);
	if (batch_items_read(&items, fixture.a, &r, &fixture.diag)) {
		for (size_t i = 0; i < items.count; i++)
			buf_printf(&all, "%zu %s:%ld -> %s\n", items.items[i].number,
				items.items[i].path + strlen(fixture.folder) + 1, items.items[i].line,
				items.items[i].output);
		if (items.total != items.count)
			buf_printf(&all, "of %zu\n", items.total);
		batch_items_close(&items);
	} else {
		buf_add_str(&all, "refused\n");
	}
	const char *text = arena_strdup(fixture.a, all.data ? all.data : "");
	buf_release(&all);
	return text;
}

#define ITEMS(pattern, ...) \
	read_items(pattern, (struct batch_shard){ 0, 0 }, (const char *const[]){ __VA_ARGS__, NULL })

static void folders_are_read_in_the_order_of_bytes(void **state)
{
	(void)state;
	folder("in");
	folder("in/b");
	folder("in/.hidden");
	static const char *const names[] = { "in/c.xml", "in/B.xml", "in/b/2.xml", "in/b/10.XML",
		"in/.x.xml", "in/.hidden/y.xml", "in/t.xsl", "in/f.fo", "in/notes.txt", "in/xml" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		put(names[i], "<profile/>");
	assert_int_equal(symlink(in_folder("in"), in_folder("in/b/loop")), 0);
	assert_int_equal(symlink(in_folder("in/c.xml"), in_folder("in/d.xml")), 0);
	assert_string_equal(ITEMS(NULL, in_folder("in")),
		"1 in/B.xml:1 -> B.pdf\n2 in/b/10.XML:1 -> 10.pdf\n3 in/b/2.xml:1 -> 2.pdf\n"
		"4 in/c.xml:1 -> c.pdf\n5 in/d.xml:1 -> d.pdf\n");
	assert_string_equal(ITEMS(NULL, in_folder("in/t.xsl"), in_folder("in/b")),
		"1 in/t.xsl:1 -> t.pdf\n2 in/b/10.XML:1 -> 10.pdf\n3 in/b/2.xml:1 -> 2.pdf\n");
	assert_said("");
}

static void lists_name_files_and_folders(void **state)
{
	(void)state;
	folder("in");
	put("in/a.xml", "<profile/>");
	put("in/b 1.xml", "<profile/>");
	put("c.xml", "<profile/>");
	const char *list = put("in/list.txt", "# two\r\n  b 1.xml \r\n\n../c.xml");
	const char *at = arena_printf(fixture.a, "@%s", list);
	assert_string_equal(ITEMS(NULL, at),
		"1 in/b 1.xml:1 -> b 1.pdf\n2 in/../c.xml:1 -> c.pdf\n");
	assert_said("");
	put("in/list.txt", "a.xml\nmissing.xml\n");
	assert_string_equal(ITEMS(NULL, at), "refused\n");
	assert_said(arena_printf(fixture.a,
		"in/list.txt:2 S005 cannot read %s/in/missing.xml: there is no such file or folder\n",
		fixture.folder));
}

static void what_is_not_there_is_told_at_once(void **state)
{
	(void)state;
	folder("empty");
	assert_string_equal(ITEMS(NULL, in_folder("a.xml"), in_folder("empty")), "refused\n");
	assert_said(arena_printf(fixture.a,
		"a.xml:0 S005 cannot read this file: there is no such file or folder\n"
		"empty:0 S005 no .xml file is in the folder %s/empty\n",
		fixture.folder));
}

static void files_of_records_count_within_themselves(void **state)
{
	(void)state;
	put("a.xml", "<profile/>");
	put("b.xml", "<records>\n<profile id='x'/>\n<profile id='y'/></records>");
	assert_string_equal(ITEMS(NULL, in_folder("a.xml"), in_folder("b.xml")),
		"1 a.xml:1 -> a.pdf\n2 b.xml:2 -> b-000001.pdf\n3 b.xml:3 -> b-000002.pdf\n");
	assert_string_equal(ITEMS("{n:03}-{id}", in_folder("b.xml")),
		"1 b.xml:2 -> 001-x.pdf\n2 b.xml:3 -> 002-y.pdf\n");
	assert_said("");
}

static void a_faulty_file_of_records_begins_nothing(void **state)
{
	(void)state;
	put("a.xml", "<profile/>");
	put("b.xml", "<records>\n<profile/>\n");
	assert_string_equal(ITEMS(NULL, in_folder("a.xml"), in_folder("b.xml")), "refused\n");
	assert_said("b.xml:3 R001 the file ends inside <records>, which began in line 1\n");
}

static void no_two_records_become_one_file(void **state)
{
	(void)state;
	folder("s");
	put("a.xml", "<profile/>");
	put("s/A.xml", "<profile/>");
	put("b.xml", "<records>\n<profile id='x'/>\n<profile id='X'/></records>");
	assert_string_equal(ITEMS(NULL, in_folder("a.xml"), in_folder("s")), "refused\n");
	assert_said(arena_printf(fixture.a,
		"s/A.xml:0 B006 this record and %s/a.xml would both become A.pdf\n", fixture.folder));
	assert_string_equal(ITEMS("{id}", in_folder("b.xml")), "refused\n");
	assert_said(arena_printf(fixture.a,
		"b.xml:3 B006 this record and the one at %s/b.xml:2 would both become X.pdf\n",
		fixture.folder));
}

static void what_a_name_asks_for_must_be_there(void **state)
{
	(void)state;
	put("a.xml", "<profile id='x'><head><title>题</title></head></profile>");
	put("b.xml", "<records>\n<profile/></records>");
	assert_string_equal(ITEMS("{title}/{id}", in_folder("a.xml")), "1 a.xml:1 -> 题/x.pdf\n");
	assert_string_equal(ITEMS("{id}", in_folder("b.xml")), "refused\n");
	assert_string_equal(ITEMS("{title}", in_folder("b.xml")), "refused\n");
	assert_said("b.xml:2 B006 this record has no id, which the pattern of names asks for\n"
		    "b.xml:2 B006 this record has no title, which the pattern of names asks for\n");
}

static void shards_take_every_nth(void **state)
{
	(void)state;
	struct buf text;
	buf_init(&text, SIZE_MAX / 2);
	buf_add_str(&text, "<records>");
	for (int i = 0; i < 7; i++)
		buf_add_str(&text, "<profile/>");
	buf_add_str(&text, "</records>");
	const char *const operands[] = { put("r.xml", text.data), NULL };
	assert_string_equal(read_items("{n}", (struct batch_shard){ 2, 3 }, operands),
		"2 r.xml:1 -> 2.pdf\n5 r.xml:1 -> 5.pdf\nof 7\n");
	assert_string_equal(read_items("{n}", (struct batch_shard){ 1, 3 }, operands),
		"1 r.xml:1 -> 1.pdf\n4 r.xml:1 -> 4.pdf\n7 r.xml:1 -> 7.pdf\nof 7\n");
	buf_release(&text);
}

static void batches_are_bounded(void **state)
{
	(void)state;
	const char *path = put("r.xml", "<records><profile/>\n<profile/>\n<profile/></records>");
	const char *const operands[] = { path, path };
	struct batch_request r = { .operands = operands, .operand_count = 1, .pattern = "{n}",
		.extension = "pdf", .limit = 3 };
	struct batch_items items;
	assert_true(batch_items_read(&items, fixture.a, &r, &fixture.diag));
	batch_items_close(&items);
	r.operand_count = 2;
	assert_false(batch_items_read(&items, fixture.a, &r, &fixture.diag));
	assert_said("r.xml:0 R003 more than 3 records are too many for one batch\n");
}

static void documents_hold_one_record(void **state)
{
	(void)state;
	const char *const operands[] = { put("a.xml", "<profile/>\n"),
		put("b.xml", "<records layout='x'\n note='y'>\n <profile/></records>") };
	struct batch_request r = { .operands = operands, .operand_count = 2, .extension = "pdf" };
	struct batch_items items;
	struct buf b;
	buf_init(&b, 10000);
	assert_true(batch_items_read(&items, fixture.a, &r, &fixture.diag));
	assert_true(batch_item_data(&items, &items.items[0], &b, &fixture.diag));
	assert_string_equal(b.data, "<profile/>\n");
	assert_int_equal(batch_item_lines_before(&items.items[0]), 0);
	assert_true(batch_item_data(&items, &items.items[1], &b, &fixture.diag));
	assert_string_equal(b.data, "<records layout='x'  note='y'>\n <profile/>\n</records>");
	assert_int_equal(batch_item_lines_before(&items.items[1]), 1);
	batch_items_close(&items);
	buf_release(&b);
}

/* The name that PATTERN gives a record of this id and title. */
static const char *name_of(const char *pattern, const char *id, const char *title)
{
	struct naming *n = naming_parse(fixture.a, pattern, "pdf", &fixture.diag);
	struct named r = { "in/街道 1.v2.xml", slice_of(id), slice_of(title), 42, { "a.xml", 3, 0 } };
	struct buf b;
	buf_init(&b, 10000);
	const char *name = n && naming_make(n, &r, &b, &fixture.diag) ? arena_strdup(fixture.a, b.data)
								      : "refused";
	buf_release(&b);
	return name;
}

static void patterns_are_filled(void **state)
{
	(void)state;
	assert_string_equal(name_of("{id}", "a", "t"), "a.pdf");
	assert_string_equal(name_of("{file}.pdf", "a", "t"), "街道 1.v2.pdf");
	assert_string_equal(name_of("x/{n}/{n:05}-{title}", "a", "题"), "x/42/00042-题.pdf");
	assert_string_equal(name_of("{{{id}}}", "a", "t"), "{a}.pdf");
	assert_said("");
}

static void titles_are_made_fit_for_names(void **state)
{
	(void)state;
	assert_string_equal(name_of("{title}", "a", "../a\\b:c*?\"<>|\x01\x7F"),
		"_._a_b_c________.pdf");
	assert_string_equal(name_of("{title}", "a", ".."), "__.pdf");
	assert_string_equal(name_of("{title}/{id}", ".a.", "x. "), "x_/_a_.pdf");
	assert_string_equal(name_of("{title}", "a", "a\u202Eb\u200B"), "a_b_.pdf");
	assert_string_equal(name_of("{title}", "a", "“甲”：乙"), "“甲”：乙.pdf");
}

static void long_titles_are_cut_between_characters(void **state)
{
	(void)state;
	char title[901] = "";
	for (int i = 0; i < 300; i++)
		strcat(title, "春");
	const char *name = name_of("{title}", "a", title);
	assert_int_equal(strlen(name), 198 + 4);
	assert_true(utf8_valid(name, strlen(name)));
	/* What tells records apart stays whole. */
	name = name_of("{title}-{id}", "id-1", title);
	assert_string_equal(name + strlen(name) - 9, "-id-1.pdf");
	assert_true(strlen(name) <= 204);
	assert_string_equal(name_of("{id}", title, ""), "refused");
	assert_said("a.xml:3 B006 the name of this record's output would be longer than 200 bytes\n");
}

static void wrong_patterns_are_told(void **state)
{
	(void)state;
	static const struct {
		const char *pattern, *said;
	} wrong[] = {
		{ "{titel}", "a pattern of names has no {titel}; did you mean {title}?" },
		{ "{street}", "a pattern of names has no {street}; expected {id}, {title}, {n}, "
			      "{n:04} or {file}" },
		{ "{n:4}", "a pattern of names has no {n:4}; expected {n} or {n:04}" },
		{ "{id:04}", "a pattern of names has no {id:04}; expected {id}" },
		{ "{id", "a brace has no partner in the pattern of names; {{ and }} stand for plain "
			 "braces" },
		{ "id}", "a brace has no partner in the pattern of names; {{ and }} stand for plain "
			 "braces" },
		{ "", "a folder or file without a name is in the pattern of names" },
		{ "/tmp/{id}", "a folder or file without a name is in the pattern of names" },
		{ "a//{id}", "a folder or file without a name is in the pattern of names" },
		{ "a/", "a folder or file without a name is in the pattern of names" },
		{ "../{id}", "no name may begin with a dot in the pattern of names" },
		{ "a\\{id}", "the pattern of names holds a mark that names can't have" },
	};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_string_equal(name_of(wrong[i].pattern, "a", "t"), "refused");
		assert_said(arena_printf(fixture.a, ":0 C001 %s\n", wrong[i].said));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(folders_are_read_in_the_order_of_bytes),
		FIXTURE_TEST(lists_name_files_and_folders),
		FIXTURE_TEST(what_is_not_there_is_told_at_once),
		FIXTURE_TEST(files_of_records_count_within_themselves),
		FIXTURE_TEST(a_faulty_file_of_records_begins_nothing),
		FIXTURE_TEST(no_two_records_become_one_file),
		FIXTURE_TEST(what_a_name_asks_for_must_be_there),
		FIXTURE_TEST(shards_take_every_nth),
		FIXTURE_TEST(batches_are_bounded),
		FIXTURE_TEST(documents_hold_one_record),
		FIXTURE_TEST(patterns_are_filled),
		FIXTURE_TEST(titles_are_made_fit_for_names),
		FIXTURE_TEST(long_titles_are_cut_between_characters),
		FIXTURE_TEST(wrong_patterns_are_told),
	};
	return cmocka_run_group_tests_name("batch_items", tests, NULL, NULL);
}
