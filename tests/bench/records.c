/* records -- writes invented profile records of one to three pages:
 * records VOCABULARY COUNT SEED FOLDER|FILE.xml
 *
 * Into a folder a file each, or all into one file of records. The same seed gives the same records, and
 * the first of many are the same as the first of few. */
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MAX_CLASSES = 24, MAX_WORDS = 256 };

struct class {
	char *name;
	char *words[MAX_WORDS];
	size_t count;
};

struct vocabulary {
	struct class classes[MAX_CLASSES];
	size_t count;
	char *text;
};

/* What stays the same within a record. */
struct record {
	const struct vocabulary *vocabulary;
	uint64_t random;
	const char *street, *community;
	char names[4][32];
	size_t number;
};

static void fail(const char *what)
{
	fprintf(stderr, "records: %s: %s\n", what, strerror(errno));
	exit(1);
}

/* SplitMix64: a seed a record, so that a record doesn't depend on those before it. */
static uint64_t next_random(uint64_t *state)
{
	uint64_t z = *state += 0x9E3779B97F4A7C15;
	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
	z = (z ^ z >> 27) * 0x94D049BB133111EB;
	return z ^ z >> 31;
}

static unsigned below(struct record *r, unsigned n)
{
	return (unsigned)(next_random(&r->random) % n);
}

static char *read_all(const char *path)
{
	FILE *f = fopen(path, "r");
	if (!f || fseek(f, 0, SEEK_END) != 0)
		fail(path);
	size_t size = (size_t)ftell(f);
	char *text = malloc(size + 1);
	rewind(f);
	if (!text || fread(text, 1, size, f) != size)
		fail(path);
	text[size] = '\0';
	fclose(f);
	return text;
}

static void read_vocabulary(struct vocabulary *v, const char *path)
{
	v->text = read_all(path);
	for (char *line = strtok(v->text, "\n"); line; line = strtok(NULL, "\n")) {
		char *colon = strstr(line, ": ");
		if (line[0] == '#' || !colon)
			continue;
		*colon = '\0';
		struct class *c = v->count ? &v->classes[v->count - 1] : NULL;
		if (!c || strcmp(c->name, line) != 0) {
			c = &v->classes[v->count++];
			c->name = line;
		}
		/* Frames and headings have a line each. */
		bool whole = strcmp(line, "frame") == 0 || strcmp(line, "heading") == 0;
		for (char *w = colon + 2; w && *w && c->count < MAX_WORDS;) {
			char *end = whole ? NULL : strchr(w, ' ');
			if (end)
				*end = '\0';
			c->words[c->count++] = w;
			w = end ? end + 1 : NULL;
		}
	}
}

static const struct class *find_class(const struct vocabulary *v, const char *name)
{
	for (size_t i = 0; i < v->count; i++)
		if (strcmp(v->classes[i].name, name) == 0)
			return &v->classes[i];
	fprintf(stderr, "records: the vocabulary has no %s\n", name);
	exit(1);
}

/* The first words of a class more often than the last, as words are. */
static const char *word(struct record *r, const char *name)
{
	const struct class *c = find_class(r->vocabulary, name);
	unsigned n = (unsigned)c->count, a = below(r, n), b = below(r, n);
	return c->words[below(r, 2) && b < a ? b : a];
}

static void name_someone(struct record *r, char *name, size_t size)
{
	snprintf(name, size, "%s%s", word(r, "surname"), word(r, "given"));
}

/* Writes FRAME with its letters replaced; returns how many characters that were. */
static size_t write_frame(struct record *r, FILE *out, const char *frame)
{
	static const struct { char letter; const char *class; } classes[] = {
		{ 'T', "time" }, { 'L', "place" }, { 'P', "people" }, { '*', "verb" },
		{ 'O', "object" }, { 'R', "result" }, { 'D', "adverb" }, { 'S', "said" },
		{ 'G', "virtue" } };
	size_t written = 0;
	for (const char *p = frame; *p; p++) {
		const char *text = NULL;
		char number[16];
		for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
			if (classes[i].letter == *p)
				text = word(r, classes[i].class);
		if (*p == 'N')
			text = r->names[below(r, 4)];
		else if (*p == 'H')
			text = r->community;
		else if (*p == 'W')
			text = r->street;
		if (strchr("%&#", *p)) {
			unsigned limit = *p == '%' ? 20000 : *p == '#' ? 900 : 30;
			snprintf(number, sizeof number, "%u", 2 + below(r, limit));
			text = number;
		}
		if (text)
			written += strlen(text) / 3, fputs(text, out);
		else
			written += (*p & 0xC0) != 0x80, fputc(*p, out);
	}
	return written;
}

static void write_head(struct record *r, FILE *out)
{
	const char *title = word(r, "couplet"), *slash = strchr(title, '/');
	bool organisation = below(r, 3) > 0;
	fprintf(out, "  <head>\n    <award month=\"%u-%02u\" category=\"%s\">%s之星</award>\n",
		2016 + below(r, 10), 1 + below(r, 12), organisation ? "party-organisation" : "individual",
		r->street);
	if (below(r, 2))
		fprintf(out, "    <title><line>%.*s</line><line>%s</line></title>\n",
			(int)(slash - title), title, slash + 1);
	else
		fprintf(out, "    <title>%s%s</title>\n", word(r, "opening"), word(r, "theme"));
	if (organisation)
		fprintf(out, "    <subtitle>记%s街道%s居民区党总支</subtitle>\n", r->street, r->community);
	else
		fprintf(out, "    <subtitle>记%s街道%s居民区%s%s</subtitle>\n", r->street, r->community,
			word(r, "people"), r->names[0]);
	fprintf(out, "    <organisation district=\"望津区\" street=\"%s街道\" community=\"%s居民区\" type=\"党总支\">"
		"%s街道%s居民区党总支</organisation>\n", r->street, r->community, r->street, r->community);
	fputs("    <facts>\n", out);
	for (unsigned i = 0, n = 2 + below(r, 3), first = below(r, 6); i < n; i++) {
		const char *fact = find_class(r->vocabulary, "fact")->words[first + i];
		const char *unit = strchr(fact, '/');
		fprintf(out, "      <fact name=\"%.*s\" value=\"%u\" unit=\"%s\"/>\n", (int)(unit - fact),
			fact, 12 + below(r, 3000), unit + 1);
	}
	fputs("    </facts>\n    <honours>\n", out);
	for (unsigned i = 0, n = 1 + below(r, 4); i < n; i++)
		fprintf(out, "      <honour year=\"%u\" level=\"%s\">%s</honour>\n",
			2008 + 4 * i + below(r, 4),
			below(r, 2) ? "city" : "district", word(r, "honour"));
	fputs("    </honours>\n  </head>\n", out);
}

/* One page for three of five records, two for another three of ten, else three: so many characters. */
static size_t choose_length(struct record *r)
{
	unsigned kind = below(r, 10);
	return kind < 6 ? 240 + below(r, 300) : kind < 9 ? 850 + below(r, 350) : 1700 + below(r, 400);
}

static void write_body(struct record *r, FILE *out)
{
	size_t length = choose_length(r), written = 0;
	fputs("  <body>\n", out);
	for (unsigned section = 0; written < length; section++) {
		if (section > 0) {
			fputs("    <h2>", out);
			written += write_frame(r, out, word(r, "heading"));
			fputs("</h2>\n", out);
		}
		for (unsigned p = 0, n = 1 + below(r, 3); p < n && written < length; p++) {
			fputs("    <p>", out);
			for (unsigned s = 0, sentences = 2 + below(r, 4); s < sentences; s++)
				written += write_frame(r, out, word(r, "frame"));
			fputs("</p>\n", out);
		}
	}
	fputs("  </body>\n", out);
}

static void write_record(const struct vocabulary *v, uint64_t seed, size_t number, FILE *out)
{
	struct record r = { .vocabulary = v, .number = number };
	r.random = seed * 0x2545F4914F6CDD1D + number;
	r.street = word(&r, "street");
	r.community = word(&r, "community");
	for (size_t i = 0; i < 4; i++)
		name_someone(&r, r.names[i], sizeof r.names[i]);
	fprintf(out, "<profile xml:lang=\"zh-CN\" id=\"r%06zu\">\n", number);
	write_head(&r, out);
	write_body(&r, out);
	fputs("</profile>\n", out);
}

int main(int argc, char **argv)
{
	struct vocabulary *v = calloc(1, sizeof *v);
	if (argc != 5 || !v) {
		fprintf(stderr, "usage: records VOCABULARY COUNT SEED FOLDER|FILE.xml\n");
		return 2;
	}
	read_vocabulary(v, argv[1]);
	size_t count = strtoul(argv[2], NULL, 10), len = strlen(argv[4]);
	uint64_t seed = strtoull(argv[3], NULL, 10);
	bool one = len > 4 && strcmp(argv[4] + len - 4, ".xml") == 0;
	FILE *out = one ? fopen(argv[4], "w") : NULL;
	if (one ? !out : mkdir(argv[4], 0777) != 0 && errno != EEXIST)
		fail(argv[4]);
	if (one)
		fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<records xml:lang=\"zh-CN\">\n", out);
	for (size_t i = 1; i <= count; i++) {
		char path[4096];
		if (!one) {
			snprintf(path, sizeof path, "%s/r%06zu.xml", argv[4], i);
			if (!(out = fopen(path, "w")))
				fail(path);
			fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", out);
		}
		write_record(v, seed, i, out);
		if (!one && fclose(out) != 0)
			fail(path);
	}
	if (one && (fputs("</records>\n", out) < 0 || fclose(out) != 0))
		fail(argv[4]);
	free(v->text);
	free(v);
	return 0;
}
