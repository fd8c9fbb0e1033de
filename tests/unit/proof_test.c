/* What holds for every text that is proofread: tidying twice is tidying once, and touches nothing but
 * what it repairs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "proof/proof.h"
#include "proof/edits.h"
#include "record/xml.h"

enum { TEXTS = 10000, PIECES = 24, MOST_BYTES = 1 << 16, DEPTH = 256 };

static const char front[] = "<profile xml:lang=\"zh-CN\"><body><p>",
		  back[] = "</p></body></profile>";

static const char *const han[] = { "我们", "街道", "共 产 党", "张三", "图", "年", "个", "的", "一",
	"志 愿者", "党员" };
static const char *const folded[] = { ",", ";", ":", "!", "?", ".", "(", ")", "\"", "'", "...", "-",
	"--", "~", "…", "{", "}", "=", "&amp;", "&quot;", "[J]", "://", "@" };
static const char *const full[] = { "，", "。", "；", "：", "！", "？", "、", "（甲）", "“乙”",
	"《丙》", "——", "……", "～" };
static const char *const clauses[] = { "甲，", "乙。", "丙；", "丁：", "戊！", "己？", "庚、",
	"（甲）", "“乙”", "《丙》", "辛——", "壬……", "3～5" };
static const char *const others[] = { "12", "2019", "3", "OK", "f", "www.example.cn", "Word",
	"％" };
static const char *const blanks[] = { " ", "  ", "　", "&#160;", "\n  " };
static const char *const tags[] = { "<strong>丁</strong>", "<em> 戊</em>", "<br/>",
	"<note>注:己,</note>", "</p><p>", "<!-- , -->", "<?banxin allow T03?>" };

struct vocabulary {
	const char *const *pieces;
	size_t count;
};

#define VOCABULARY(of) \
	{ \
		of, sizeof of / sizeof *of \
	}

static const struct vocabulary all[] = { VOCABULARY(han), VOCABULARY(folded), VOCABULARY(full),
	VOCABULARY(others), VOCABULARY(blanks), VOCABULARY(tags), VOCABULARY(han),
	VOCABULARY(folded) };
static const struct vocabulary good[] = { { han + 3, 6 }, VOCABULARY(clauses), { others, 7 } };

static unsigned random_below(uint32_t *state, size_t count)
{
	*state = *state * 1664525u + 1013904223u;
	return (unsigned)((*state >> 8) % count);
}

static void make_text(uint32_t seed, const struct vocabulary *from, size_t count, struct buf *out)
{
	buf_clear(out);
	buf_add_str(out, front);
	for (size_t i = 0; i < PIECES; i++) {
		const struct vocabulary *v = &from[random_below(&seed, count)];
		buf_add_str(out, v->pieces[random_below(&seed, v->count)]);
	}
	buf_add_str(out, back);
}

/* The rules whose repairs are tried here: marks, blanks, ranges. */
static struct proof *new_proof(void)
{
	struct proof_settings settings = { .off = UINT64_MAX };
	static const enum rule on[] = { RULE_HALF_WIDTH_MARK, RULE_LEADING_SPACE, RULE_STRAY_SPACE,
		RULE_RANGE_MARK, RULE_ELLIPSIS };
	for (size_t i = 0; i < sizeof on / sizeof *on; i++)
		settings.off &= ~RULE_BIT(on[i]);
	return proof_new(&settings);
}

struct tidied {
	struct buf text;
	const struct finding *findings;
	size_t count, made;
	bool *applied;
};

static void tidy(struct proof *p, struct slice source, struct tidied *t)
{
	t->findings = proof_read(p, "a.xml", source, &t->count);
	t->applied = calloc(t->count + 1, sizeof *t->applied);
	buf_clear(&t->text);
	struct edited *e = edited_new(source);
	t->made = edited_repair(e, t->findings, t->count, t->applied);
	buf_add(&t->text, edited_text(e).data, edited_text(e).len);
	edited_free(e);
}

/* What stands between the repairs is what stood there before. */
static void assert_rest_is_same(struct slice source, const struct tidied *t)
{
	const char *from = source.data, *to = t->text.data;
	for (size_t i = 0; i < t->count; i++) {
		const struct finding *f = &t->findings[i];
		if (!t->applied[i])
			continue;
		size_t len = (size_t)(source.data + f->start - from);
		assert_memory_equal(from, to, len);
		to += len;
		assert_memory_equal(to, f->repair, strlen(f->repair));
		to += strlen(f->repair);
		from = source.data + f->end;
	}
	assert_string_equal(from, to);
}

static void assert_well_formed(struct slice text)
{
	struct diag d;
	diag_init(&d, NULL, NULL);
	xmlDocPtr doc =
		xml_read(&(struct xml_source){ .path = "", .data = text, .depth = DEPTH }, &d);
	assert_non_null(doc);
	xmlFreeDoc(doc);
}

static void test_tidy_mends_once(void **state)
{
	struct proof *p = new_proof();
	struct buf text;
	struct tidied once = { 0 }, twice = { 0 };
	(void)state;
	buf_init(&text, MOST_BYTES);
	buf_init(&once.text, MOST_BYTES);
	buf_init(&twice.text, MOST_BYTES);
	for (uint32_t seed = 1; seed <= TEXTS; seed++) {
		make_text(seed * 2654435761u, all, sizeof all / sizeof *all, &text);
		tidy(p, buf_slice(&text), &once);
		assert_rest_is_same(buf_slice(&text), &once);
		assert_well_formed(buf_slice(&once.text));
		tidy(p, buf_slice(&once.text), &twice);
		if (strcmp(twice.text.data, once.text.data) != 0)
			print_error("%s\n", text.data);
		assert_string_equal(twice.text.data, once.text.data);
		assert_int_equal(twice.made, 0);
		free(once.applied);
		free(twice.applied);
	}
	buf_release(&text);
	buf_release(&once.text);
	buf_release(&twice.text);
	proof_free(p);
}

static void test_good_text_stays(void **state)
{
	struct proof *p = new_proof();
	struct buf text;
	(void)state;
	buf_init(&text, MOST_BYTES);
	for (uint32_t seed = 1; seed <= TEXTS; seed++) {
		size_t count;
		make_text(seed * 2654435761u, good, sizeof good / sizeof *good, &text);
		proof_read(p, "a.xml", buf_slice(&text), &count);
		if (count)
			print_error("%s\n", text.data);
		assert_int_equal(count, 0);
	}
	buf_release(&text);
	proof_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tidy_mends_once),
		cmocka_unit_test(test_good_text_stays),
	};
	return cmocka_run_group_tests_name("proof", tests, NULL, NULL);
}
