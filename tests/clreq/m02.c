/* M2: lines under names, straight and wavy: one to a name, neighbours apart, one height. */
#include <stdlib.h>

#include "marks.h"

#define NAME(text) "<fo:inline text-decoration='underline' " \
	"banxin:text-decoration-inset='auto'>" text "</fo:inline>"
#define TITLE(text) "<fo:inline text-decoration='underline' axf:text-line-style='wavy' " \
	"banxin:text-decoration-inset='auto'>" text "</fo:inline>"

static bool is_straight(const struct shape *d)
{
	return d->kind == DISPLAY_LINE && d->style == LINE_SOLID;
}

static bool is_wavy(const struct shape *d)
{
	return d->kind == DISPLAY_PATH;
}

static int count(const struct set *s, bool (*is)(const struct shape *))
{
	int n = 0;
	for (size_t i = 0; i < s->shape_count; i++)
		n += is(&s->shapes[i]);
	return n;
}

static mpt height_of(const struct shape *d)
{
	return d->y + d->height / 2;
}

/* From FIRST to LAST there is one line, no more than 1/16 em shorter at each end. */
static void check_line(const struct set *s, const struct shape *d, const char *first, const char *last)
{
	const struct glyph *a = find_glyph(s, first, 0), *b = find_glyph(s, last, 0);
	if (!CHECK(a && b, "%s and %s are there", first, last))
		return;
	double before = ems(s, d->x - a->start), behind = ems(s, b->end - d->x - d->width);
	CHECK(before > 0 && before <= 0.0635, "the line begins at most 1/16 em inside %s: %.3f", first,
		before);
	CHECK(behind > 0 && behind <= 0.0635, "and ends so at %s: %.3f", last, behind);
	double below = ems(s, height_of(d) - a->across);
	CHECK(below > 0.12 && below < 0.3, "it is below the em box, not far: %.3f", below);
}

static void check_names(double size, const char *font)
{
	const struct set *s = SET(NAME("司空朗") NAME("周远舟") "与" NAME("<fo:inline font-weight='bold'>"
		"临</fo:inline>江<fo:inline font-family='kai'>府</fo:inline>") NAME("Quigley"),
		.size = size, .font = font, .measure = 30);
	if (!CHECK(count(s, is_straight) == 4 && s->shape_count == 4, "one line to a name"))
		return;
	check_line(s, &s->shapes[0], "司", "朗");
	check_line(s, &s->shapes[1], "周", "舟");
	check_line(s, &s->shapes[2], "临", "府");
	check_line(s, &s->shapes[3], "Q", "y");
	for (int i = 1; i < 4; i++) {
		CHECK(s->shapes[i].y == s->shapes[0].y, "all lines are at one height");
		CHECK(s->shapes[i].thickness == s->shapes[0].thickness, "and of one thickness");
	}
	CHECK(s->shapes[1].x > s->shapes[0].x + s->shapes[0].width, "names in a row are apart");
}

static void check_wave(const struct shape *d)
{
	const struct path_step *first = &d->steps[0], *last = &d->steps[d->step_count - 1];
	CHECK(first->op == PATH_MOVE && last->op == PATH_CURVE && last->v[5] == first->v[1],
		"a wave ends at the height that it began at");
	CHECK(last->v[4] == d->width && first->v[0] == 0, "it is as long as it should be");
	for (size_t i = 1; i < d->step_count; i++)
		CHECK(d->steps[i].op == PATH_CURVE, "it is one curve");
	CHECK((d->step_count - 1) % 2 == 0, "of whole waves");
}

static void check_titles(double size, const char *font)
{
	const struct set *s = SET("读" TITLE("水经补注") TITLE("山川志略") "等。", .size = size,
		.font = font, .measure = 30);
	if (!CHECK(count(s, is_wavy) == 2 && s->shape_count == 2, "one wave to a title"))
		return;
	check_line(s, &s->shapes[0], "水", "注");
	check_line(s, &s->shapes[1], "山", "略");
	for (int i = 0; i < 2; i++) {
		double waves = (double)(s->shapes[i].step_count - 1) / 2;
		double length = ems(s, s->shapes[i].width) / waves;
		check_wave(&s->shapes[i]);
		CHECK(length > 0.25 && length < 0.5, "a wave is 1/4 to 1/2 em long: %.3f", length);
	}
}

/* A name that a line divides has a line in each, whole at the break, and as long as the text. */
static void check_division(double measure)
{
	const struct set *s = SET(text_of("自此以后的一段时间里%s一直住在这里。",
		NAME("阿不都热合曼江木沙依提先生")), .measure = measure);
	int lines = count(s, is_straight), expected = 0;
	for (size_t k = 0; k < s->line_count; k++) {
		const char *text = line_text(s, (int)k);
		bool some = false;
		const char *at = NULL;
		for (const char *c; *(c = each_char("阿不都热合曼江木沙依提先生", &at));)
			some = some || strstr(text, c);
		expected += some;
	}
	CHECK(lines == expected, "%d lines of text have %d lines under the name: %s", expected, lines,
		all_lines(s));
	for (int i = 0; i + 1 < lines; i++) {
		const struct shape *d = &s->shapes[i];
		int k = line_near(s, d->page, d->y, 0, s->em / 2);
		CHECK_NEAR(ems(s, d->x + d->width - s->left) - line_end(s, k), 0, 0.01,
			"at the end of a line it is not cut short");
	}
	check_pitch(s);
	set_forget();
}

static void check_styles(void)
{
	static const char *const styles[] = { "double", "dotted", "dashed" };
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
		const struct set *s = SET(text_of("<fo:inline text-decoration='underline' "
			"axf:text-line-style='%s' axf:text-line-color='red' axf:text-line-width='1.2pt'>"
			"线</fo:inline>", styles[i]));
		CHECK(s->shape_count == 1 && s->shapes[0].thickness == 1200 &&
			s->shapes[0].style != LINE_SOLID && s->shapes[0].color.c[0] == 255,
			"%s, red, 1.2 points", styles[i]);
	}
	const struct set *s = SET("<fo:inline text-decoration='underline' "
		"axf:text-underline-position='3pt'>低</fo:inline>");
	const struct set *t = SET("<fo:inline text-decoration='underline'>常</fo:inline>");
	CHECK(s->shapes[0].y == t->shapes[0].y + 3000, "a line can be set lower");
}

void clreq_m02(void)
{
	for (int f = 0; mark_fonts[f]; f++)
		for (int i = 0; mark_sizes[i] > 0; i++) {
			check_names(mark_sizes[i], mark_fonts[f]);
			check_titles(mark_sizes[i], mark_fonts[f]);
			set_forget();
		}
	for (double measure = 8; measure <= 26; measure++)
		check_division(measure);
	check_styles();
}
