/* G1: the Chinese sizes by name: as office programs round them, and as type was cast. */
#include "clreq.h"

/* In points. Body text may be from 6 to 24 points. */
static const struct {
	const char *name;
	double office, metal;
} sizes[] = {
	{ "小一", 24, 24 }, { "二号", 22, 21 }, { "小二", 18, 18 }, { "三号", 16, 15.75 },
	{ "小三", 15, 15 }, { "四号", 14, 13.75 }, { "小四", 12, 12 }, { "五号", 10.5, 10.5 },
	{ "小五", 9, 9 }, { "六号", 7.5, 7.875 }, { "小六", 6.5, 6.5 },
};
enum { SIZES = sizeof sizes / sizeof *sizes };

static const char record[] =
	"<article><head><title>菜场</title></head><body><p>石桥菜场建于一九八四年，是河湾区最后一座露天搭棚的菜场。</p></body></article>";

/* Body text in size NAME as the layouts set it. */
static void check_body(const char *system, const char *name, double points)
{
	const struct set *s = SET_RECORD(record, .layout = "article", .size = points,
		.parameters = text_of("body-size=%s sizes=%s", name, system));
	const struct glyph *g = find_glyph(s, "石", 0);
	if (CHECK(g != NULL, "%s, %s: nothing is set: %s", name, system, s->messages))
		CHECK(g->size == (mpt)(points * 1000 + 0.5), "%s, %s: %.3f pt", name, system,
			(double)g->size / 1000);
	set_forget();
}

/* Without a word it is the offices' sizes; official documents have those cast. */
static void check_defaults(void)
{
	const struct set *s = SET_RECORD(record, .layout = "article", .parameters = "body-size=三号");
	const struct glyph *g = find_glyph(s, "石", 0);
	CHECK(g && g->size == 16000, "三号 is not 16 pt by default");
	s = SET_RECORD(
		"<article layout='gongwen'><head><title>关于菜场的通知</title><official><issuer>河湾区人民政府"
		"</issuer></official></head><body><p>石桥菜场。</p></body></article>", .size = 21);
	g = find_glyph(s, "菜", 0);
	CHECK(g && g->size == 21000, "二号 of an official document is not 21 pt");
}

void clreq_g01(void)
{
	for (size_t i = 0; i < SIZES; i++) {
		check_body("office", sizes[i].name, sizes[i].office);
		check_body("metal", sizes[i].name, sizes[i].metal);
	}
	check_defaults();
}
