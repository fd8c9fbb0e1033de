/* Numbers, lengths, colors and transforms of SVG. */
#include <math.h>
#include <string.h>

#include "fo/color.h"
#include "picture/svg.h"

static const char *skip_blanks(const char *p)
{
	return p + strspn(p, " \t\r\n");
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The exponent at *P, if it is one. */
static double exponent(const char **p)
{
	const char *s = *p;
	if (*s != 'e' && *s != 'E')
		return 1;
	s++;
	bool negative = *s == '-';
	if (*s == '-' || *s == '+')
		s++;
	if (!is_digit(*s))
		return 1; /* the e of em */
	int e = 0;
	for (; is_digit(*s); s++)
		e = e < 400 ? e * 10 + (*s - '0') : e;
	*p = s;
	return pow(10, negative ? -e : e);
}

bool svg_number(const char **p, double *out)
{
	const char *s = skip_blanks(*p);
	if (*s == ',')
		s = skip_blanks(s + 1);
	bool negative = *s == '-';
	if (*s == '-' || *s == '+')
		s++;
	double value = 0, digit = 1;
	const char *start = s;
	for (; is_digit(*s); s++)
		value = value * 10 + (*s - '0');
	bool any = s > start;
	if (*s == '.') {
		for (s++; is_digit(*s); s++, any = true)
			value += (*s - '0') * (digit /= 10);
	}
	if (!any)
		return false;
	value *= exponent(&s);
	if (!(value < 1e15))
		return false;
	*out = negative ? -value : value;
	*p = s;
	return true;
}

bool svg_length(const char *s, double percent, double *out)
{
	static const struct {
		const char *name;
		double px;
	} units[] = { { "px", 1 }, { "pt", 96.0 / 72 }, { "pc", 16 }, { "mm", 96 / 25.4 },
		{ "cm", 96 / 2.54 }, { "in", 96 } };
	if (!svg_number(&s, out))
		return false;
	size_t len = strcspn(s, " \t\r\n");
	if (len == 1 && *s == '%')
		*out *= percent / 100;
	else if (len) {
		size_t i = 0, count = sizeof units / sizeof units[0];
		while (i < count && (strncmp(s, units[i].name, 2) != 0 || len != 2))
			i++;
		if (i == count)
			return false;
		*out *= units[i].px;
	}
	return *skip_blanks(s + len) == '\0';
}

struct svg_matrix svg_multiply(struct svg_matrix m, struct svg_matrix n)
{
	return (struct svg_matrix){ m.a * n.a + m.c * n.b, m.b * n.a + m.d * n.b,
		m.a * n.c + m.c * n.d, m.b * n.c + m.d * n.d, m.a * n.e + m.c * n.f + m.e,
		m.b * n.e + m.d * n.f + m.f };
}

static const double DEGREE = 3.14159265358979323846 / 180;

/* The matrix of one function with COUNT arguments. */
static bool function_matrix(const char *name, size_t len, const double *v, int count,
	struct svg_matrix *out)
{
	static const struct { const char *name; const char *counts; } functions[] = {
		{ "matrix", "6" }, { "translate", "12" }, { "scale", "12" }, { "rotate", "13" },
		{ "skewX", "1" }, { "skewY", "1" },
	};
	size_t i = 0;
	while (i < 6 && (strlen(functions[i].name) != len || strncmp(name, functions[i].name, len) != 0))
		i++;
	if (i == 6 || !strchr(functions[i].counts, '0' + count))
		return false;
	double cs = cos(v[0] * DEGREE), sn = sin(v[0] * DEGREE), tn = tan(v[0] * DEGREE);
	struct svg_matrix all[] = {
		{ v[0], v[1], v[2], v[3], v[4], v[5] },
		{ 1, 0, 0, 1, v[0], v[1] },
		{ v[0], 0, 0, count > 1 ? v[1] : v[0], 0, 0 },
		{ cs, sn, -sn, cs, v[1] - cs * v[1] + sn * v[2], v[2] - sn * v[1] - cs * v[2] },
		{ 1, 0, tn, 1, 0, 0 },
		{ 1, tn, 0, 1, 0, 0 },
	};
	*out = all[i];
	return true;
}

bool svg_transform(const char *s, struct svg_matrix *out)
{
	*out = (struct svg_matrix){ 1, 0, 0, 1, 0, 0 };
	for (s = skip_blanks(s); *s; s += strspn(s, " \t\r\n,")) {
		const char *name = s;
		size_t len = strcspn(s, " \t\r\n(");
		double v[6] = { 0 };
		int count = 0;
		struct svg_matrix one;
		s = skip_blanks(s + len);
		if (*s++ != '(')
			return false;
		while (count < 6 && svg_number(&s, &v[count]))
			count++;
		s = skip_blanks(s);
		if (*s++ != ')' || !function_matrix(name, len, v, count, &one))
			return false;
		*out = svg_multiply(*out, one);
	}
	return true;
}

/* rgb(r, g, b), each to 255 or in percent. */
static bool rgb_function(const char *s, uint8_t rgb[3])
{
	for (int i = 0; i < 3; i++) {
		double v;
		if (!svg_number(&s, &v))
			return false;
		if (*s == '%') {
			v *= 2.55;
			s++;
		}
		rgb[i] = (uint8_t)(v < 0 ? 0 : v > 255 ? 255 : v + 0.5);
	}
	s = skip_blanks(s);
	return *s == ')' && !*skip_blanks(s + 1);
}

struct slice svg_reference(const char *s)
{
	s = skip_blanks(s);
	bool url = strncmp(s, "url(", 4) == 0;
	if (url)
		s = skip_blanks(s + 4);
	char quote = url && (*s == '"' || *s == '\'') ? *s++ : '\0';
	if (*s != '#')
		return (struct slice){ 0 };
	char end[] = { quote ? quote : url ? ')' : '\0', '\0' };
	return (struct slice){ s + 1, strcspn(s + 1, end) };
}

bool svg_paint(const char *s, struct svg_paint *out)
{
	struct fo_color color;
	s = skip_blanks(s);
	size_t len = strcspn(s, " \t\r\n");
	*out = (struct svg_paint){ .kind = SVG_RGB };
	if (strncmp(s, "url(", 4) == 0) {
		*out = (struct svg_paint){ .kind = SVG_SERVER, .id = svg_reference(s) };
		return out->id.len > 0;
	}
	if (strncmp(s, "rgb(", 4) == 0)
		return rgb_function(s + 4, out->rgb);
	if (*skip_blanks(s + len))
		return false;
	if (len == 4 && strncmp(s, "none", 4) == 0)
		out->kind = SVG_NONE;
	else if (len == 12 && strncmp(s, "currentColor", 12) == 0)
		out->kind = SVG_CURRENT;
	else if (*s == '#' ? !color_by_digits(s + 1, len - 1, &color) : !color_by_name(s, len, &color))
		return false;
	else if (color.space == COLOR_NONE)
		out->kind = SVG_NONE;
	else
		memcpy(out->rgb, color.c, 3);
	return true;
}
