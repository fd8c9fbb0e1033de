/* text.h -- a record as a proofreader reads it: passages of text, each character with its place.
 *
 * In:   the bytes of a record (UTF-8), well-formed or not.
 * Out:  its elements, attributes and passages in the order of the source.
 * Not here: what is doubtful in it (the families of rules), whether it is valid (record/).
 *
 * A passage is what is read in one go: a paragraph with its inline elements, a line of a title, a cell,
 * the value of an attribute. A note in a paragraph is a passage of its own and no part of the paragraph;
 * so is the ruby of a character. */
#ifndef PROOF_TEXT_H
#define PROOF_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"
#include "proof/classes.h"
#include "proof/rules.h"

/*  id             name             kind of its text */
#define ELEMENTS(X) \
	X(PROFILE, "profile", NONE) X(ARTICLE, "article", NONE) X(BULLETIN, "bulletin", NONE) \
	X(RECORDS, "records", NONE) X(PART, "part", NONE) X(HEAD, "head", NONE) X(BODY, "body", NONE) \
	X(KICKER, "kicker", LINE) X(TITLE, "title", TITLE) X(LINE, "line", TITLE) \
	X(SUBTITLE, "subtitle", TITLE) X(AWARD, "award", LINE) X(BYLINE, "byline", NONE) \
	X(AUTHOR, "author", LINE) X(SOURCE, "source", LINE) X(PUBLISHED, "published", DATA) \
	X(ORGANISATION, "organisation", LINE) X(FACTS, "facts", NONE) X(FACT, "fact", NONE) \
	X(HONOURS, "honours", NONE) X(HONOUR, "honour", LINE) X(LEAD, "lead", PARAGRAPH) \
	X(PORTRAIT, "portrait", NONE) X(ISSUE, "issue", NONE) X(COMPILER, "compiler", LINE) \
	X(CLASSIFICATION, "classification", LINE) X(APPROVED_BY, "approved-by", LINE) \
	X(EDITOR, "editor", LINE) X(P, "p", PARAGRAPH) X(H2, "h2", HEADING) X(H3, "h3", HEADING) \
	X(H4, "h4", HEADING) X(BLOCKQUOTE, "blockquote", PARAGRAPH) X(UL, "ul", NONE) X(OL, "ol", NONE) \
	X(LI, "li", ITEM) X(DL, "dl", NONE) X(DT, "dt", ITEM) X(DD, "dd", ITEM) X(TABLE, "table", NONE) \
	X(CAPTION, "caption", CAPTION) X(THEAD, "thead", NONE) X(TBODY, "tbody", NONE) \
	X(TFOOT, "tfoot", NONE) X(TR, "tr", NONE) X(TH, "th", CELL) X(TD, "td", CELL) \
	X(FIGURE, "figure", NONE) X(IMG, "img", NONE) X(FIGCAPTION, "figcaption", CAPTION) \
	X(HR, "hr", NONE) X(PAGEBREAK, "pagebreak", NONE) X(QRCODE, "qrcode", CAPTION) \
	X(CHART, "chart", NONE) X(STRONG, "strong", INLINE) X(EM, "em", INLINE) X(U, "u", INLINE) \
	X(NAME, "name", INLINE) X(CITE, "cite", INLINE) X(RUBY, "ruby", INLINE) X(RT, "rt", RUBY) \
	X(A, "a", INLINE) X(SUB, "sub", INLINE) X(SUP, "sup", INLINE) X(BR, "br", INLINE) \
	X(SPAN, "span", INLINE) X(NOTE, "note", NOTE) X(SIC, "sic", INLINE) X(RELATED, "related", NONE) \
	X(ITEM, "item", NONE) X(ABSTRACT, "abstract", PARAGRAPH) X(TAIL, "tail", NONE) \
	X(REPORT_TO, "report-to", LINE) X(SEND_TO, "send-to", LINE) X(ISSUE_TO, "issue-to", LINE) \
	X(COPIES, "copies", LINE) X(PRINTED_BY, "printed-by", LINE) X(PRINTED_ON, "printed-on", DATA) \
	X(PERMIT, "permit", LINE) X(OFFICIAL, "official", NONE) X(COPY_NUMBER, "copy-number", NONE) \
	X(URGENCY, "urgency", LINE) X(ISSUER, "issuer", LINE) X(RECIPIENTS, "recipients", LINE) \
	X(PRESENT, "present", LINE) X(APOLOGIES, "apologies", LINE) X(OBSERVERS, "observers", LINE) \
	X(SIGNED_BY, "signed-by", LINE) X(REMARK, "remark", LINE) X(ATTACHMENT, "attachment", NONE)

#define ELEMENT_ENUM(id, name, kind) ELEMENT_##id,
enum element_name { ELEMENT_UNKNOWN, ELEMENTS(ELEMENT_ENUM) ELEMENT_COUNT };
#undef ELEMENT_ENUM

enum passage_kind {
	PASSAGE_NONE, /* no text of its own: white space between elements */
	PASSAGE_INLINE, /* belongs to the passage around it */
	PASSAGE_PARAGRAPH,
	PASSAGE_HEADING,
	PASSAGE_TITLE,
	PASSAGE_LINE, /* other lines of the head and the tail */
	PASSAGE_ITEM,
	PASSAGE_CELL,
	PASSAGE_CAPTION,
	PASSAGE_NOTE,
	PASSAGE_RUBY,
	PASSAGE_DATA, /* dates */
	PASSAGE_ATTRIBUTE, /* a value with other characters than ASCII's */
};

#define ELEMENT_NONE   SIZE_MAX
#define ATTRIBUTE_NONE SIZE_MAX

struct element {
	enum element_name name;
	size_t parent; /* its number; ELEMENT_NONE of the root */
	size_t unit;   /* the innermost profile, article, bulletin, part or attachment of it, or itself */
	size_t start, end; /* bytes of the source, with its tags */
	size_t first_attribute, attribute_count;
};

struct attribute {
	struct slice name;  /* as it is written */
	struct slice value; /* as it is written, without the quotation marks */
	size_t element;
};

struct passage {
	enum passage_kind kind;
	size_t element;
	size_t attribute; /* whose value it is, or ATTRIBUTE_NONE */
	size_t len;
	uint32_t classes; /* that occur in it: CLASS_BITs */
	/* LEN of each, with a 0 before the first and two behind the last. AT has the byte of the source
	 * where a character begins, without these. */
	const uint32_t *ch;
	const uint8_t *class;
	const uint32_t *at;
};

/* Rules that the writer wants to hear nothing of in an element. */
struct excuse {
	size_t element;
	rule_set rules;
};

struct proof_text {
	struct slice source;
	struct element *elements;
	struct attribute *attributes;
	struct passage *passages;
	struct excuse *excuses;
	size_t element_count, attribute_count, passage_count, excuse_count;
	/* Private: room for the next record. */
	size_t element_cap, attribute_cap, passage_cap, excuse_cap;
	struct arena *arena;
	struct arena_mark empty;
	struct scan *scan;
};

struct proof_text *proof_text_new(void);
void proof_text_free(struct proof_text *t);

/* Reads SOURCE, of at most 4 GB, in place of what T held. SOURCE is used until the next call.
 *
 * <?banxin allow T03 T12?> excuses, within a passage, all of it; elsewhere the next element. All that
 * stands in <sic> is excused. A word of the instruction that names no rule is given to UNKNOWN. */
void proof_text_read(struct proof_text *t, struct slice source,
	void (*unknown)(void *user, size_t start, size_t end), void *user);

/* The byte of the source behind character I of P, which may be followed by a tag. */
size_t proof_character_end(const struct proof_text *t, const struct passage *p, size_t i);

/* Whether P is written to be read: not a date, an address or the data of a code. */
bool proof_is_prose(const struct proof_text *t, const struct passage *p);

/* The value of an attribute, as it is written; empty if there is none. */
struct slice proof_attribute(
	const struct proof_text *t, const struct element *e, const char *name);

#endif
