#include "proof/settings.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "base/utf8.h"

const char *const proof_profiles[PROFILE_COUNT] = {
	[PROFILE_NONE] = "none",
	[PROFILE_GONGWEN] = "gongwen",
	[PROFILE_JIANBAO] = "jianbao",
	[PROFILE_INTERNAL] = "internal-publication",
	[PROFILE_WEB] = "web",
	[PROFILE_AUTO] = "auto",
};

static const char *const level_names[] = { "note", "warning", "error", "off" };
enum { LEVEL_OFF = SEVERITY_ERROR + 1, LEVEL_COUNT };

/* What a line or an argument asks for: a profile, or rules of some level. */
struct proof_exception {
	const char *pattern; /* of the files; unused where it is for all */
	enum proof_profile profile;
	rule_set which; /* 0: the profile is meant */
	unsigned level;
};

static bool find_profile(enum proof_profile *out, const char *name, struct place at, struct diag *d)
{
	for (enum proof_profile p = 0; p < PROFILE_COUNT; p++)
		if (strcmp(name, proof_profiles[p]) == 0) {
			*out = p;
			return true;
		}
	const char *near = nearest(name, proof_profiles, PROFILE_COUNT);
	return near ? diag_error(d, at, CODE_USAGE,
			      _("there is no profile called %s; is %s meant?"), name, near)
		    : diag_error(d, at, CODE_USAGE, _("there is no profile called %s"), name);
}

static bool find_level(unsigned *out, const char *name)
{
	*out = 0;
	while (*out < LEVEL_COUNT && strcmp(name, level_names[*out]) != 0)
		++*out;
	return *out < LEVEL_COUNT;
}

static void set_level(struct proof_settings *s, rule_set which, unsigned level)
{
	s->off &= ~which;
	for (unsigned v = SEVERITY_NOTE; v <= SEVERITY_ERROR; v++)
		s->raised[v] &= ~which;
	*(level == LEVEL_OFF ? &s->off : &s->raised[level]) |= which;
}

static bool read_level(struct proof_settings *out, const char *text, struct diag *d)
{
	const char *equals = strchr(text, '=');
	size_t len = equals ? (size_t)(equals - text) : strlen(text);
	unsigned level;
	rule_set which = 0;
	if (!equals || !find_level(&level, equals + 1))
		return diag_error(d, (struct place){ 0 }, CODE_USAGE,
			_("%s is not RULE=off, note, warning or error"), text);
	if (!rule_set_add_named(&which, (struct slice){ text, len }))
		return diag_error(d, (struct place){ 0 }, CODE_USAGE, _("no rule is called %.*s"),
			(int)len, text);
	set_level(out, which, level);
	out->fixed |= which;
	return true;
}

bool proof_settings_read(struct proof_settings *out, const char *profile, const char *const *levels,
	size_t count, struct diag *d)
{
	if (profile && !find_profile(&out->profile, profile, (struct place){ 0 }, d))
		return false;
	out->profile_fixed = profile != NULL;
	for (size_t i = 0; i < count; i++)
		if (!read_level(out, levels[i], d))
			return false;
	return true;
}

/* A settings file that is being read. */
struct reader {
	struct arena *arena;
	struct diag *diag;
	struct place at;
	struct proof_settings *out;
	struct proof_word *words;
	struct proof_exception *exceptions;
};

/* The next word of REST as a string, "" if there is none. */
static const char *take_word(struct reader *r, struct slice *rest)
{
	*rest = slice_trim(*rest);
	size_t len = 0;
	while (len < rest->len && !is_space(rest->data[len]))
		len++;
	const char *word = arena_strndup(r->arena, rest->data, len);
	*rest = (struct slice){ rest->data + len, rest->len - len };
	return word;
}

static bool ends(struct reader *r, struct slice rest)
{
	rest = slice_trim(rest);
	return rest.len == 0 || rest.data[0] == '#' ||
		diag_error(r->diag, r->at, CODE_USAGE, _("\"%.*s\" is too much in this line"),
			(int)rest.len, rest.data);
}

/* "profile NAME", or "RULE LEVEL". */
static bool read_setting(
	struct reader *r, const char *first, struct slice rest, struct proof_exception *out)
{
	const char *second = take_word(r, &rest);
	*out = (struct proof_exception){ .level = 0 };
	if (strcmp(first, "profile") == 0)
		return find_profile(&out->profile, second, r->at, r->diag) && ends(r, rest);
	if (!rule_set_add_named(&out->which, slice_of(first)))
		return diag_error(r->diag, r->at, CODE_USAGE,
			_("\"%s\" is neither a rule nor one of profile, word and files"), first);
	if (!find_level(&out->level, second))
		return diag_error(r->diag, r->at, CODE_USAGE,
			_("behind %s stands off, note, warning or error, not \"%s\""), first,
			second);
	return ends(r, rest);
}

/* WORD ok, or WORD MEANT. */
static bool read_own_word(struct reader *r, struct slice rest)
{
	const char *word = take_word(r, &rest), *meant = take_word(r, &rest), *first = word;
	if (!*meant)
		return diag_error(r->diag, r->at, CODE_USAGE,
			_("behind word stand a word and what is meant by it, or ok"));
	if (strstr(meant, word))
		return diag_error(r->diag, r->at, CODE_USAGE,
			_("%s is in %s, too, and would be found there again"), word, meant);
	r->words[r->out->word_count++] = (struct proof_word){ slice_of(word),
		strcmp(meant, "ok") == 0 ? NULL : meant, utf8_next(&first, word + strlen(word)) };
	return ends(r, rest);
}

/* PATTERN: SETTING */
static bool read_exception(struct reader *r, struct slice rest)
{
	const char *colon = memchr(rest.data, ':', rest.len);
	size_t len = colon ? (size_t)(colon - rest.data) : 0;
	struct slice pattern = slice_trim((struct slice){ rest.data, len });
	struct proof_exception *e = &r->exceptions[r->out->exception_count];
	if (pattern.len == 0)
		return diag_error(r->diag, r->at, CODE_USAGE,
			_("behind files stand a pattern, a colon and a setting"));
	rest = (struct slice){ colon + 1, rest.len - len - 1 };
	const char *first = take_word(r, &rest);
	if (!read_setting(r, first, rest, e))
		return false;
	e->pattern = arena_strndup(r->arena, pattern.data, pattern.len);
	r->out->exception_count++;
	return true;
}

static bool read_line(struct reader *r, struct slice line)
{
	struct proof_exception e;
	const char *first = take_word(r, &line);
	if (!*first || *first == '#')
		return true;
	if (strcmp(first, "word") == 0)
		return read_own_word(r, line);
	if (strcmp(first, "files") == 0)
		return read_exception(r, line);
	if (!read_setting(r, first, line, &e))
		return false;
	if (e.which)
		set_level(r->out, e.which, e.level);
	else
		r->out->profile = e.profile;
	return true;
}

static int by_first(const void *x, const void *y)
{
	const struct proof_word *a = x, *b = y;
	return (a->first > b->first) - (a->first < b->first);
}

static size_t count_lines(struct slice text)
{
	size_t n = 1;
	for (size_t i = 0; i < text.len; i++)
		n += text.data[i] == '\n';
	return n;
}

bool proof_settings_read_file(struct proof_settings *out, struct arena *a, const char *path,
	struct slice text, struct diag *d)
{
	size_t lines = count_lines(text);
	struct reader r = { a, d, { path, 0, 0 }, out, ARENA_ARRAY(a, lines, struct proof_word),
		ARENA_ARRAY(a, lines, struct proof_exception) };
	bool ok = true;
	if (!utf8_valid(text.data, text.len) || memchr(text.data, '\0', text.len))
		return diag_error(d, r.at, CODE_USAGE, _("this is no text in UTF-8"));
	if (text.len >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0)
		text = slice_part(text, 3, text.len - 3);
	out->words = r.words;
	out->exceptions = r.exceptions;
	out->word_count = out->exception_count = 0;
	while (text.len) {
		const char *end = memchr(text.data, '\n', text.len);
		size_t len = end ? (size_t)(end - text.data) : text.len;
		r.at.line++;
		ok = read_line(&r, (struct slice){ text.data, len }) && ok;
		text = slice_part(text, len + (end != NULL), text.len - len - (end != NULL));
	}
	if (out->word_count)
		qsort(r.words, out->word_count, sizeof *r.words, by_first);
	return ok;
}

/* Whether PATTERN is PATH, or the part of it behind some slash. */
static bool matches(const char *pattern, const char *path)
{
	while (fnmatch(pattern, path, 0) != 0) {
		const char *slash = strchr(path, '/');
		if (!slash)
			return false;
		path = slash + 1;
	}
	return true;
}

static bool is_for(const struct proof_exception *e, const char *path)
{
	const char *slash = strrchr(path, '/');
	return strchr(e->pattern, '/') || !slash ? matches(e->pattern, path)
						 : fnmatch(e->pattern, slash + 1, 0) == 0;
}

void proof_settings_for(
	const struct proof_settings *s, const char *path, struct proof_settings *out)
{
	*out = *s;
	for (size_t i = 0; i < s->exception_count; i++) {
		const struct proof_exception *e = &s->exceptions[i];
		if (!is_for(e, path))
			continue;
		if (e->which)
			set_level(out, e->which & ~s->fixed, e->level);
		else if (!s->profile_fixed)
			out->profile = e->profile;
	}
}
