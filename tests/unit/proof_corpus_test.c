/* Texts that stand in several records: what is told of them, and that their order alone decides. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "proof/corpus.h"
#include "proof/proof.h"

#define LEAD \
	"三月以来，石桥居民区党总支把楼道议事会搬到居民家门口，一年里收到意见一百二十多条，逐条登记、" \
	"逐条答复，办成了加装扶手、修补屋面、清理堆物等二十六件实事。"
#define LEAD_CHANGED \
	"今年三月以来，石桥居民区党支部把楼道议事会搬到居民家门口，一年里收到建议一百二十多条，逐条登记、" \
	"逐条答复，办成了加装扶手、修补屋面、清理堆物等二十六件好事。"

static struct proof_settings settings;
static struct proof *proof;
static struct corpus *corpus;
static struct diag diag;
static struct buf told;

static void note(void *user, const struct message *m)
{
	(void)user;
	buf_printf(&told, "%s:%ld:%d %s %s\n", m->at.file, m->at.line, m->at.column,
		m->severity == SEVERITY_WARNING ? "warning" : "note", m->text);
}

static int begin(void **state)
{
	(void)state;
	settings = (struct proof_settings){ 0 };
	proof = proof_new(&settings);
	corpus = corpus_new(&settings);
	diag_init(&diag, note, NULL);
	buf_init(&told, 1 << 20);
	return 0;
}

static int end(void **state)
{
	(void)state;
	proof_free(proof);
	corpus_free(corpus);
	buf_release(&told);
	return 0;
}

/* Takes a record of that title and paragraphs (XML), LINES_BEFORE in its file; what is told of it. */
static const char *take_behind(
	const char *path, const char *title, const char *paragraphs, long lines_before)
{
	struct buf record, packed;
	size_t count;
	buf_init(&record, 1 << 24);
	buf_init(&packed, 1 << 24);
	buf_printf(&record, "<profile><head><title>%s</title></head><body>\n%s\n</body></profile>", title,
		paragraphs);
	proof_read(proof, path, buf_slice(&record), &count);
	corpus_pack(&packed, proof, buf_slice(&record), lines_before);
	buf_clear(&told);
	corpus_take(corpus, path, buf_slice(&packed), &diag);
	buf_release(&record);
	buf_release(&packed);
	return buf_slice(&told).data;
}

static const char *take(const char *path, const char *title, const char *paragraphs)
{
	return take_behind(path, title, paragraphs, 0);
}

static void a_paragraph_of_another_record(void **state)
{
	(void)state;
	assert_string_equal(take("a.xml", "甲", "<p>" LEAD "</p>"), "");
	assert_string_equal(take("b.xml", "乙", "<p>某某。</p>\n<p>" LEAD "</p>"),
		"b.xml:3:4 warning the paragraph “三月以来，石桥居民区党总支把楼道…” stands in a.xml:2, too\n");
}

static void nearly_one_of_another_record(void **state)
{
	(void)state;
	take("a.xml", "甲", "<p>" LEAD "</p>");
	assert_string_equal(take("b.xml", "乙", "<p>" LEAD_CHANGED "</p>"),
		"b.xml:2:4 note the paragraph “今年三月以来，石桥居民区党支部把…” says nearly the same as that "
		"of a.xml:2\n");
}

static void a_title_of_another_record(void **state)
{
	(void)state;
	take("a.xml", "石桥居民区试行楼道议事会", "<p>某某。</p>");
	assert_string_equal(take("b.xml", "石桥居民区试行楼道议事会", "<p>甲。</p>"),
		"b.xml:1:23 note the title “石桥居民区试行楼道议事会” stands in a.xml:1, too\n");
}

static void titles_that_many_have(void **state)
{
	(void)state;
	take("a.xml", "石桥居民区党总支工作总结", "<p>某某。</p>");
	assert_string_equal(take("b.xml", "石桥居民区党总支工作总结", "<p>甲。</p>"), "");
	take("a.xml", "短讯", "<p>某某。</p>");
	assert_string_equal(take("b.xml", "短讯", "<p>甲。</p>"), "");
}

static void lines_are_those_of_the_file(void **state)
{
	(void)state;
	take_behind("records.xml", "甲", "<p>" LEAD "</p>", 100);
	assert_string_equal(take_behind("records.xml", "乙", "<p>" LEAD "</p>", 200),
		"records.xml:202:4 warning the paragraph “三月以来，石桥居民区党总支把楼道…” stands in "
		"records.xml:102, too\n");
}

/* What stands everywhere is a form. */
static void a_form_is_told_three_times(void **state)
{
	(void)state;
	char path[16];
	take("0.xml", "甲", "<p>" LEAD "</p>");
	for (int i = 1; i < 8; i++) {
		snprintf(path, sizeof path, "%d.xml", i);
		assert_int_equal(take(path, "乙", "<p>" LEAD "</p>")[0] != '\0', i <= 3);
	}
}

#define FOUR \
	"<p>" LEAD "</p>\n" \
	"<p>入夏以来，柳荫街道组织党员志愿者逐户检查燃气软管，更换老化的三十余处，居民都说放心多了。</p>\n" \
	"<p>河边的三把长椅是木工师傅们利用旧门板做成的，靠背上刻着捐门板的人家的门牌，坐着很稳当。</p>\n" \
	"<p>社区食堂每天早上五点生火，六点开门，头一锅豆浆总是留给值夜班回来的环卫工人和保安。</p>"

static void a_record_that_is_another(void **state)
{
	(void)state;
	take("a.xml", "甲", FOUR);
	assert_string_equal(take("b.xml", "乙", FOUR "<p>某某。</p>"),
		"b.xml:2:4 warning 4 of the 4 paragraphs of this record stand in others, too, the first in "
		"a.xml:2\n");
}

static void off_and_raised(void **state)
{
	(void)state;
	settings.raised[SEVERITY_WARNING] = RULE_BIT(RULE_DUPLICATE);
	take("a.xml", "石桥居民区试行楼道议事会", "<p>某某。</p>");
	assert_non_null(
		strstr(take("b.xml", "石桥居民区试行楼道议事会", "<p>甲。</p>"), " warning the title"));
	proof_free(proof);
	settings.off = RULE_BIT(RULE_DUPLICATE);
	proof = proof_new(&settings);
	assert_string_equal(take("c.xml", "石桥居民区试行楼道议事会", "<p>甲。</p>"), "");
}

static void no_more_than_are_kept(void **state)
{
	(void)state;
	corpus_limit(corpus, 2);
	assert_non_null(strstr(take("a.xml", "甲", FOUR), "a.xml:0:0 note there are too many texts"));
	assert_string_equal(take("b.xml", "石桥居民区试行楼道议事会", "<p>某某。</p>"), "");
	assert_string_equal(take("c.xml", "石桥居民区试行楼道议事会", "<p>" LEAD "</p>"),
		"c.xml:2:4 warning the paragraph “三月以来，石桥居民区党总支把楼道…” stands in a.xml:2, too\n");
}

/* Many texts that have nothing in common find nothing, and each finds itself. */
static void thousands_of_texts(void **state)
{
	(void)state;
	enum { TEXTS = 3000 };
	struct buf all;
	uint32_t seed = 1;
	buf_init(&all, 1 << 22);
	for (int i = 0; i < TEXTS; i++) {
		buf_add_str(&all, "<p>");
		for (int k = 0; k < 50; k++) {
			seed = seed * 1664525 + 1013904223;
			uint32_t ch = 0x4E00 + (seed >> 16) % 4000;
			char c[3] = { (char)(0xE0 | ch >> 12), (char)(0x80 | (ch >> 6 & 63)),
				(char)(0x80 | (ch & 63)) };
			buf_add(&all, c, sizeof c);
		}
		buf_add_str(&all, "</p>\n");
	}
	assert_string_equal(take("a.xml", "甲", all.data), "");
	assert_non_null(strstr(take("b.xml", "乙", all.data), " 3000 of the 3000 paragraphs"));
	buf_release(&all);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(a_paragraph_of_another_record),
		TEST(nearly_one_of_another_record),
		TEST(a_title_of_another_record),
		TEST(titles_that_many_have),
		TEST(lines_are_those_of_the_file),
		TEST(a_form_is_told_three_times),
		TEST(a_record_that_is_another),
		TEST(off_and_raised),
		TEST(no_more_than_are_kept),
		TEST(thousands_of_texts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
