/* proof.h -- what a proofreader would mark in the text of a record.
 *
 * In:   the bytes of a record in UTF-8, well-formed or not, and how strict to be.
 * Out:  findings in the order of the text: a rule, a place, a sentence, and often a repair.
 * Not here: how findings are shown (cli/), what is done with repairs (repair.h), the schema (record/).
 *
 * Adding a rule: a row in rules.h, a function of a family (check.h lists them), cases in tests/proof. */
#ifndef PROOF_PROOF_H
#define PROOF_PROOF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/slice.h"
#include "proof/print.h"
#include "proof/rules.h"

/* What is asked of a kind of document beyond what holds for all. */
enum proof_profile {
	PROFILE_NONE,
	PROFILE_GONGWEN,  /* official documents: GB/T 9704 */
	PROFILE_JIANBAO,  /* bulletins of an office */
	PROFILE_INTERNAL, /* internal publications with a permit */
	PROFILE_WEB,
	PROFILE_AUTO, /* that of the layout which the record names */
	PROFILE_COUNT
};

/* A word of the user's own. */
struct proof_word {
	struct slice word;
	const char *meant; /* NULL: it is right, and nothing is told of it */
	uint32_t first;    /* character of WORD */
};

/* What else holds for some files (settings.c). */
struct proof_exception;

struct proof_settings {
	rule_set off;
	rule_set raised[SEVERITY_ERROR + 1]; /* rules that have this severity, not that of the table */
	enum proof_profile profile;
	rule_set fixed; /* rules that no exception changes */
	bool profile_fixed;
	const struct proof_word *words; /* by their first characters */
	const struct proof_exception *exceptions;
	size_t word_count, exception_count;
};

struct finding {
	enum rule rule;
	enum severity severity;
	size_t start, end;  /* bytes of the source */
	const char *text;   /* one sentence without a final mark */
	const char *repair; /* what should stand there, as XML; NULL: that is for the writer to say */
	bool safe;          /* the repair needs no asking */
	bool secret;        /* what stands there is not to be shown */
	size_t other;       /* a byte of the source to compare with; 0: none */
};

struct proof;
struct font_chain; /* font/font.h */

/* SETTINGS are copied, but for the words and exceptions that they point at. */
struct proof *proof_new(const struct proof_settings *settings);
void proof_free(struct proof *p); /* NULL is fine */

/* From now on characters that FONTS, which must outlive P, don't have are told of (N01). */
void proof_use_fonts(struct proof *p, const struct font_chain *fonts);

/* Finds what is doubtful in SOURCE, which is the record PATH. The array of *COUNT is good until the next
 * call; no more than FINDINGS_MAX are found. */
enum { FINDINGS_MAX = 1000, PARAGRAPHS_MAX = 1 << 16 };
const struct finding *proof_read(
	struct proof *p, const char *path, struct slice source, size_t *count);

/* What S says of R: its severity, or else USUAL. */
enum severity proof_severity(const struct proof_settings *s, enum rule r, enum severity usual);

/* The fingerprint of a title or paragraph, to be compared with those of other records (corpus.h). */
struct proof_print {
	struct print print;
	size_t start, end; /* bytes of the source */
};

/* Those of the record that was read last, good until the next is read. */
const struct proof_print *proof_prints(const struct proof *p, size_t *count);

#endif
