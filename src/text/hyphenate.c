#include "text/hyphenate.h"

#include <ctype.h>
#include <hyphen.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/utf8.h"

#define FOLDER "/usr/share/hyphen"

/* A document that asks for more languages gets no hyphens in the others. */
enum { LANGUAGES = 16, NAME_MAX_LENGTH = 8 };

struct dictionary {
	char language[NAME_MAX_LENGTH + 1], country[NAME_MAX_LENGTH + 1];
	HyphenDict *patterns; /* NULL: there are none */
	iconv_t from_utf8;    /* of the patterns' character set, if that is another */
	bool recodes, told;
};

struct hyphenator {
	struct dictionary dictionaries[LANGUAGES];
	size_t count;
};

struct hyphenator *hyphenator_new(void)
{
	return xcalloc(1, sizeof(struct hyphenator));
}

void hyphenator_free(struct hyphenator *h)
{
	for (size_t i = 0; h && i < h->count; i++) {
		struct dictionary *d = &h->dictionaries[i];
		if (d->patterns)
			hnj_hyphen_free(d->patterns);
		if (d->recodes)
			iconv_close(d->from_utf8);
	}
	free(h);
}

void hyphenator_begin(struct hyphenator *h)
{
	for (size_t i = 0; i < h->count; i++)
		h->dictionaries[i].told = false;
}

/* Copies a name of letters and figures, in one case; "" for anything else, so that no name leads out
 * of the folder. */
static void copy_name(char *out, const char *name, int convert(int))
{
	size_t n = strlen(name);
	for (size_t i = 0; i < n; i++)
		if (n > NAME_MAX_LENGTH || !isalnum((unsigned char)name[i]))
			n = 0;
	for (size_t i = 0; i < n; i++)
		out[i] = (char)convert((unsigned char)name[i]);
	out[n] = '\0';
}

/* The patterns for a language in a country, in any country, or in the one that has the same name. */
static HyphenDict *load(const char *language, const char *country)
{
	char path[sizeof FOLDER + 2 * NAME_MAX_LENGTH + sizeof "/hyph__.dic"];
	char home[NAME_MAX_LENGTH + 1];
	copy_name(home, language, toupper);
	const char *const places[] = { country, "", home };
	HyphenDict *patterns = NULL;
	for (size_t i = 0; !patterns && *language && i < sizeof places / sizeof *places; i++) {
		snprintf(path, sizeof path, FOLDER "/hyph_%s%s%s.dic", language, *places[i] ? "_" : "",
			places[i]);
		patterns = hnj_hyphen_load(path);
	}
	return patterns;
}

static void open_dictionary(struct dictionary *d)
{
	d->patterns = load(d->language, d->country);
	if (!d->patterns || d->patterns->utf8)
		return;
	d->from_utf8 = iconv_open(d->patterns->cset, "UTF-8");
	d->recodes = d->from_utf8 != (iconv_t)-1;
	if (!d->recodes) {
		hnj_hyphen_free(d->patterns);
		d->patterns = NULL;
	}
}

static struct dictionary *find(struct hyphenator *h, const struct hyphen_language *l)
{
	struct dictionary wanted = { 0 };
	copy_name(wanted.language, l->language, tolower);
	copy_name(wanted.country, strcmp(l->country, "none") == 0 ? "" : l->country, toupper);
	for (size_t i = 0; i < h->count; i++) {
		struct dictionary *d = &h->dictionaries[i];
		if (strcmp(d->language, wanted.language) == 0 && strcmp(d->country, wanted.country) == 0)
			return d;
	}
	if (h->count == LANGUAGES)
		return NULL;
	open_dictionary(&wanted);
	h->dictionaries[h->count] = wanted;
	return &h->dictionaries[h->count++];
}

static void tell_missing(struct dictionary *d, const struct hyphen_language *l, struct diag *diag)
{
	if (d->told)
		return;
	d->told = true;
	diag_note(diag, l->at, CODE_HYPHENATION_NONE,
		_("no hyphenation patterns for the language %s are installed (a package like "
		  "hyphen-en-us has them), its words are not divided"), l->language);
}

/* WORD in the dictionary's character set, NUL-terminated; 0 if it can't be written in it. */
static size_t encode(const struct dictionary *d, const uint32_t *word, size_t count, char *out)
{
	char utf8[4 * HYPHEN_WORD_MAX];
	size_t len = 0, room = 4 * HYPHEN_WORD_MAX;
	for (size_t i = 0; i < count; i++)
		len += utf8_put(utf8 + len, word[i]);
	if (!d->recodes) {
		memcpy(out, utf8, len);
		out[len] = '\0';
		return len;
	}
	char *from = utf8, *to = out;
	iconv(d->from_utf8, NULL, NULL, NULL, NULL);
	if (iconv(d->from_utf8, &from, &len, &to, &room) == (size_t)-1)
		return 0;
	*to = '\0';
	return (size_t)(to - out);
}

bool hyphenator_points(struct hyphenator *h, const struct hyphen_language *l, const uint32_t *word,
	size_t count, int remain, int push, bool *points, struct diag *diag)
{
	struct dictionary *d = find(h, l);
	memset(points, 0, count);
	if (d && !d->patterns)
		tell_missing(d, l, diag);
	if (!d || !d->patterns || count > HYPHEN_WORD_MAX)
		return false;
	char text[4 * HYPHEN_WORD_MAX + 1], marks[sizeof text + 5] = "";
	size_t len = encode(d, word, count, text);
	char **changes = NULL; /* of the spelling, where a hyphen calls for one */
	int *at = NULL, *cut = NULL;
	if (len == 0 || hnj_hyphen_hyphenate3(d->patterns, text, (int)len, marks, NULL, &changes, &at,
			&cut, remain, push, 0, 0) != 0)
		return false;
	bool found = false;
	for (size_t i = 0; i + 1 < count; i++) {
		points[i] = (marks[i] & 1) && !(changes && changes[i]) && (int)i + 1 >= remain &&
			(int)(count - i) > push;
		found = found || points[i];
	}
	for (size_t i = 0; changes && i < len; i++)
		free(changes[i]);
	free(changes);
	free(at);
	free(cut);
	return found;
}
