/* check.h -- for the families of rules: what they look at, and how they tell what they found.
 *
 * A function of a family looks at one passage, or once at the record as a whole. */
#ifndef PROOF_CHECK_H
#define PROOF_CHECK_H

#include "proof/proof.h"
#include "proof/text.h"

/* A record that is being read. */
struct check {
	const char *path; /* of the record's file; its folder is where pictures are */
	const struct proof_text *text;
	const struct proof_settings *settings;
	struct arena *arena; /* until the next record */
	const struct font_chain *fonts; /* NULL: nobody knows which fonts there are */
	uint32_t *has_glyph; /* a bit for each character that FONTS have, as far as was asked */
	uint32_t *told; /* a bit for each character that was told of in this record; NULL: none was */
	struct finding *findings;
	size_t count, cap;
	struct confusions *confusions; /* the table of them (confusions.c) */
	struct prints *prints;         /* of the record's texts (duplicates.c) */
	struct proof_print *told_prints; /* those of them that are compared with other records */
	size_t print_count, print_cap;
	const struct passage **heads; /* titles and lines, which name whom the record is about */
	size_t head_count;
};

/* Whether anybody wants to hear of R: a family may spare itself the work. */
static inline bool check_wants(const struct check *c, enum rule r)
{
	return !(c->settings->off >> r & 1);
}

/* Tells that R holds for the characters FROM to TO of P. The repair may be added to what is returned:
 * NULL if nobody wants to hear of it. */
struct finding *check_tell(struct check *c, enum rule r, const struct passage *p, size_t from,
	size_t to, const char *format, ...)
#ifdef __GNUC__
	__attribute__((format(printf, 6, 7)))
#endif
	;

/* The same for bytes of the source. */
struct finding *check_tell_bytes(struct check *c, enum rule r, size_t start, size_t end,
	const char *format, ...)
#ifdef __GNUC__
	__attribute__((format(printf, 5, 6)))
#endif
	;

/* REPAIR (characters, not yet XML) is to stand in place of what F marks. Not where a tag stands between:
 * nothing is repaired then. F may be NULL. */
void check_repair(struct check *c, struct finding *f, const char *repair, bool safe);

/* F is less sure than others of its rule: a note, unless the user wants it otherwise. F may be NULL. */
void check_note(struct check *c, struct finding *f);

/* What F says is seen by comparing with byte AT of the source. F may be NULL. */
void check_compare(struct finding *f, size_t at);

/* Characters FROM to TO of P as UTF-8, for a sentence; shortened in the middle if there are many. */
const char *check_quote(struct check *c, const struct passage *p, size_t from, size_t to);

/* The element of P, or of number I. */
static inline const struct element *check_element(const struct check *c, size_t i)
{
	return &c->text->elements[i];
}

/* The families: what looks at a passage, and what looks at the record as a whole. */
void check_marks(struct check *c, const struct passage *p);
void check_spaces(struct check *c, const struct passage *p);
void check_ranges(struct check *c, const struct passage *p);
void check_numbers(struct check *c, const struct passage *p);
void check_residue(struct check *c, const struct passage *p);
void check_confusions(struct check *c, const struct passage *p);
void check_characters(struct check *c, const struct passage *p);
void check_words(struct check *c, const struct passage *p);
void check_pairs(struct check *c);
void check_paragraphs(struct check *c);
void check_headings(struct check *c);
void check_captions(struct check *c);
void check_duplicates(struct check *c);
void check_figures(struct check *c);
void check_sources(struct check *c);
void check_personal(struct check *c);
void check_head(struct check *c);
void check_pictures(struct check *c);
void check_labels(struct check *c);
void check_fonts(struct check *c);
void check_gongwen(struct check *c);
void check_jianbao(struct check *c);
void check_internal(struct check *c);
void check_web(struct check *c);

#endif
