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
#include "proof/rules.h"

/* What is asked of a kind of document beyond what holds for all. */
enum proof_profile {
	PROFILE_NONE,
	PROFILE_GONGWEN,  /* official documents: GB/T 9704 */
	PROFILE_JIANBAO,  /* bulletins of an office */
	PROFILE_INTERNAL, /* internal publications with a permit */
	PROFILE_WEB,
	PROFILE_COUNT
};

struct proof_settings {
	rule_set off;
	rule_set raised[SEVERITY_ERROR + 1]; /* rules that have this severity, not that of the table */
	enum proof_profile profile;
};

struct finding {
	enum rule rule;
	enum severity severity;
	size_t start, end;  /* bytes of the source */
	const char *text;   /* one sentence without a final mark */
	const char *repair; /* what should stand there, as XML; NULL: that is for the writer to say */
	bool safe;          /* the repair needs no asking */
};

struct proof;

/* SETTINGS are copied. */
struct proof *proof_new(const struct proof_settings *settings);
void proof_free(struct proof *p); /* NULL is fine */

/* Finds what is doubtful in SOURCE, which is the record PATH. The array of *COUNT is good until the next
 * call; no more than FINDINGS_MAX are found. */
enum { FINDINGS_MAX = 1000 };
const struct finding *proof_read(
	struct proof *p, const char *path, struct slice source, size_t *count);

#endif
