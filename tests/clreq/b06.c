/* B6: a number is driven over the end of a line, character by character, at every measure. */
#include "clreq.h"

static const char *const numbers[] = {
	"1234567", "1,234,567", "98.5%", "38℃", "38 ℃", "￥5", "￥1,280.50", "$5", "£5", "±3", "-5", "+5",
	"−5", "№3", "№ 3", "3/4", "2026-11-22", "2026.11.22", "10:30", "50‰", "5 km", "100㎡", "１２３",
	"１２．５％", "12′", "3.5″", "45°", "10:30:00", "＃5", "5％",
	"010-12345678", "(12)", "[3]", "1.5×", "3.14", "0.5 mm", "3 000", "12 345 678",
	"5.2 m/s", "80 km/h", "25°C", "１，２３４", "5¢", "H2O", "A4",
};

/* The token is whole, on one line. */
static bool is_whole(const struct set *s, const char *token)
{
	const char *plain = "";
	for (const char *p = token; *p; p++)
		if (*p != ' ')
			plain = text_of("%s%c", plain, *p);
	for (size_t k = 0; k < s->line_count; k++)
		if (strstr(line_text(s, (int)k), token) || strstr(line_text(s, (int)k), plain))
			return true;
	return false;
}

static void check_number(const char *token)
{
	for (int n = 8; n <= 40; n++) {
		for (int before = n - 7; before <= n; before++) {
			const struct set *s = SET(text_of("%s%s%s", han(before), token, han(n)),
				.measure = n);
			if (!CHECK(is_whole(s, token), "%s is divided", token))
				return;
		}
		set_forget();
	}
}

/* A figure is no wider on a stretched line, nor is the space before its unit. */
static void check_rigid(void)
{
	for (int n = 9; n <= 20; n++) {
		const struct set *s = SET(text_of("%s98 kg，%s", han(n - 2), han(n)), .measure = n);
		const struct glyph *eight = find_glyph(s, "8", 0);
		CHECK_NEAR(eight ? ems(s, eight[2].start - eight->end) : 0, 0.23, 0.05,
			"the space before the unit");
		s = SET(text_of("%s1,234.5%%%s，%s", han(n - 5), han(3), han(n)), .measure = n);
		const struct glyph *g = find_glyph(s, "1", 0);
		for (int i = 0; g && i < 7; i++)
			CHECK_NEAR(ems(s, g[i + 1].start - g[i].end), 0, 0.02, "between figures");
	}
}

void clreq_b06(void)
{
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		check_number(numbers[i]);
	check_rigid();
}
