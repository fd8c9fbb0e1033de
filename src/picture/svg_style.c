/* The presentation properties of SVG. */
#include <string.h>

#include "picture/svg.h"

struct svg_rules {
	const char *selector;     /* the name of a class, without its dot */
	const char *declarations; /* as in a style attribute */
	struct svg_rules *next;   /* in the order of the style sheet */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static char *trim(char *s)
{
	s += strspn(s, " \t\r\n");
	size_t len = strlen(s);
	while (len && is_blank(s[len - 1]))
		s[--len] = '\0';
	return s;
}

/* Comments become blanks. */
static void drop_comments(char *s)
{
	for (char *open; (open = strstr(s, "/*"));) {
		char *end = strstr(open + 2, "*/");
		size_t len = end ? (size_t)(end + 2 - open) : strlen(open);
		memset(open, ' ', len);
		s = open + len;
	}
}

bool svg_rules_add(struct arena *a, struct svg_rules **rules, const char *text)
{
	while (*rules)
		rules = &(*rules)->next;
	char *s = arena_strdup(a, text);
	drop_comments(s);
	for (char *open; (open = strchr(s, '{')); ) {
		char *end = strchr(open, '}');
		if (!end)
			return false;
		*open = *end = '\0';
		char *rest;
		for (char *name = strtok_r(s, ",", &rest); name; name = strtok_r(NULL, ",", &rest)) {
			name = trim(name);
			if (*name != '.' || !name[1] || strpbrk(name + 1, " .:>#[*+~"))
				return false;
			*rules = ARENA_NEW(a, struct svg_rules);
			**rules = (struct svg_rules){ name + 1, open + 1, NULL };
			rules = &(*rules)->next;
		}
		s = end + 1;
	}
	return *trim(s) == '\0';
}

/* The number of the word in a list that is divided by |, or -1. */
static int choose(const char *value, const char *list)
{
	size_t len = strlen(value);
	for (int i = 0;; i++) {
		size_t n = strcspn(list, "|");
		if (n == len && strncmp(list, value, n) == 0)
			return i;
		if (!list[n])
			return -1;
		list += n + 1;
	}
}

static bool set_dashes(struct svg_style *s, const char *value)
{
	s->dash_count = 0;
	if (strcmp(value, "none") == 0)
		return true;
	while (s->dash_count < 8 && svg_number(&value, &s->dashes[s->dash_count])) {
		if (s->dashes[s->dash_count++] < 0)
			return false;
		value += strspn(value, "px");
	}
	/* An odd number of lengths is gone through twice. */
	for (int i = 0, n = s->dash_count; n % 2 && i < n; i++)
		s->dashes[s->dash_count++] = s->dashes[i];
	double sum = 0;
	for (int i = 0; i < s->dash_count; i++)
		sum += s->dashes[i];
	if (sum <= 0)
		s->dash_count = 0;
	return *value == '\0';
}

static bool set_choice(uint8_t *out, const char *value, const char *list)
{
	int chosen = choose(value, list);
	if (chosen >= 0)
		*out = (uint8_t)chosen;
	return chosen >= 0;
}

struct svg_style svg_style_inner(const struct svg_style *outer)
{
	struct svg_style s = *outer;
	s.opacity = s.stop_opacity = 1;
	s.clip = (struct slice){ 0 };
	s.stop = (struct svg_paint){ .kind = SVG_RGB };
	return s;
}

static bool set_opacity(double *out, const char *value)
{
	double v;
	if (!svg_length(value, 1, &v))
		return false;
	*out = v < 0 ? 0 : v > 1 ? 1 : v;
	return true;
}

static bool set_clip(struct svg_style *s, const char *value)
{
	s->clip = svg_reference(value);
	return s->clip.len || strcmp(value, "none") == 0;
}

/* Masks and the like are not drawn; to have none is fine. */
static bool is_plain(const char *name, const char *value)
{
	static const char *const names[] = { "mask", "filter", "text-decoration", "letter-spacing",
		"word-spacing", "writing-mode", "font", "font-stretch", "font-variant" };
	size_t i = 0, count = sizeof names / sizeof names[0];
	while (i < count && strcmp(name, names[i]) != 0)
		i++;
	return i == count || choose(value, "none|normal|0|lr-tb|lr|horizontal-tb") >= 0;
}

static bool set_font_size(struct svg_style *s, const char *value)
{
	const char *unit = value;
	double v;
	if (!svg_number(&unit, &v))
		return false;
	if (strcmp(unit, "em") == 0)
		v *= s->font_size;
	else if (!svg_length(value, s->font_size, &v))
		return false;
	s->font_size = v;
	return v >= 0;
}

static bool set_weight(struct svg_style *s, const char *value)
{
	double v = 0;
	int word = choose(value, "normal|bold|lighter|bolder");
	if (word < 0 && (!svg_number(&value, &v) || v < 1 || v > 1000))
		return false;
	s->weight = word < 0 ? (int)v : word % 2 ? 700 : 400;
	return true;
}

/* Which part of the letters the text is placed by; the shares of an em are those of common fonts. */
static bool set_base_line(struct svg_style *s, const char *value)
{
	static const double below[] = { 0, 0, 0, 0.35, 0.35, 0.8, 0.88, 0.88, -0.12, -0.12 };
	int word = choose(value, "auto|alphabetic|baseline|middle|central|hanging|text-before-edge|"
		"text-top|text-after-edge|text-bottom");
	s->below = word >= 0 ? below[word] : 0;
	return word >= 0;
}

/* The properties of text; *OK says whether VALUE is one. */
static bool set_font(struct svg_style *s, const char *name, const char *value, bool *ok)
{
	uint8_t word = 0;
	*ok = true;
	if (strcmp(name, "font-family") == 0)
		s->families = value;
	else if (strcmp(name, "font-size") == 0)
		*ok = set_font_size(s, value);
	else if (strcmp(name, "font-weight") == 0)
		*ok = set_weight(s, value);
	else if (strcmp(name, "font-style") == 0) {
		*ok = set_choice(&word, value, "normal|italic|oblique");
		s->italic = word > 0;
	} else if (strcmp(name, "text-anchor") == 0)
		*ok = set_choice(&s->anchor, value, "start|middle|end");
	else if (strcmp(name, "dominant-baseline") == 0 || strcmp(name, "alignment-baseline") == 0)
		*ok = set_base_line(s, value);
	else
		return false;
	return true;
}

/* The properties of what is seen through, cut out and shaded; *OK says whether VALUE is one. */
static bool set_effect(struct svg_style *s, const char *name, const char *value, bool *ok)
{
	uint8_t word = 0;
	if (strcmp(name, "opacity") == 0)
		*ok = set_opacity(&s->opacity, value);
	else if (strcmp(name, "fill-opacity") == 0)
		*ok = set_opacity(&s->fill_opacity, value);
	else if (strcmp(name, "stroke-opacity") == 0)
		*ok = set_opacity(&s->stroke_opacity, value);
	else if (strcmp(name, "stop-opacity") == 0)
		*ok = set_opacity(&s->stop_opacity, value);
	else if (strcmp(name, "stop-color") == 0)
		*ok = svg_paint(value, &s->stop);
	else if (strcmp(name, "clip-path") == 0)
		*ok = set_clip(s, value);
	else if (strcmp(name, "clip-rule") == 0) {
		*ok = set_choice(&word, value, "nonzero|evenodd");
		s->clip_even_odd = word == 1;
	} else
		return false;
	return true;
}

/* False if VALUE is none that can be drawn. What means nothing for shapes is passed over. */
static bool set(struct svg_style *s, const char *name, const char *value)
{
	uint8_t word = 0;
	bool ok;
	if (strcmp(value, "inherit") == 0)
		return true;
	if (set_effect(s, name, value, &ok) || set_font(s, name, value, &ok))
		return ok;
	if (strcmp(name, "fill") == 0)
		return svg_paint(value, &s->fill);
	if (strcmp(name, "stroke") == 0)
		return svg_paint(value, &s->stroke);
	if (strcmp(name, "fill-rule") == 0) {
		ok = set_choice(&word, value, "nonzero|evenodd");
		s->even_odd = word == 1;
		return ok;
	}
	if (strcmp(name, "stroke-width") == 0)
		return svg_length(value, 100, &s->width);
	if (strcmp(name, "stroke-linecap") == 0)
		return set_choice(&s->cap, value, "butt|round|square");
	if (strcmp(name, "stroke-linejoin") == 0)
		return set_choice(&s->join, value, "miter|round|bevel");
	if (strcmp(name, "stroke-miterlimit") == 0)
		return svg_length(value, 100, &s->miter_limit);
	if (strcmp(name, "stroke-dasharray") == 0)
		return set_dashes(s, value);
	if (strcmp(name, "stroke-dashoffset") == 0)
		return svg_length(value, 100, &s->dash_offset);
	if (strcmp(name, "display") == 0 || strcmp(name, "visibility") == 0) {
		s->hidden |= strcmp(value, "none") == 0 || strcmp(value, "hidden") == 0;
		return true;
	}
	return is_plain(name, value);
}

/* name: value; name: value ... */
static bool set_all(struct svg_style *s, char *text, const char **name, const char **value)
{
	char *rest;
	for (char *one = strtok_r(text, ";", &rest); one; one = strtok_r(NULL, ";", &rest)) {
		char *colon = strchr(one, ':');
		if (!colon)
			continue;
		*colon = '\0';
		*name = trim(one);
		*value = trim(colon + 1);
		if (!set(s, *name, *value))
			return false;
	}
	return true;
}

static bool has_class(const char *list, const char *name)
{
	size_t len = strlen(name);
	for (const char *p = list; (p = strstr(p, name)); p += len) {
		bool starts = p == list || is_blank(p[-1]);
		if (starts && (!p[len] || is_blank(p[len])))
			return true;
	}
	return false;
}

static char *attribute(struct arena *a, xmlNodePtr n, const char *name)
{
	xmlChar *text = xmlGetNoNsProp(n, (const xmlChar *)name);
	char *copy = text ? arena_strdup(a, (const char *)text) : NULL;
	xmlFree(text);
	return copy;
}

bool svg_style_apply(struct svg_style *s, const struct svg_rules *rules, xmlNodePtr n,
	struct arena *a, const char **name, const char **value)
{
	for (xmlAttrPtr at = n->properties; at; at = at->next) {
		if (at->ns)
			continue;
		*name = arena_strdup(a, (const char *)at->name);
		*value = trim(attribute(a, n, *name));
		if (!set(s, *name, *value))
			return false;
	}
	const char *classes = attribute(a, n, "class");
	for (const struct svg_rules *r = rules; r && classes; r = r->next)
		if (has_class(classes, r->selector) &&
			!set_all(s, arena_strdup(a, r->declarations), name, value))
			return false;
	char *style = attribute(a, n, "style");
	return !style || set_all(s, style, name, value);
}
