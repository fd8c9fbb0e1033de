/* unit.h -- what the stages of text/ hand to each other.
 *
 * collect.c   formatting objects -> units, a character (or object, edge, anchor) each
 * space.c     white space treated; the paragraph's text is fixed here
 * form.c      how each character is set, in Chinese or in Western company
 * marks.c     the styles of marks: what is wide, trimmed, hanging
 * vertical.c  in vertical text: which stand upright
 * face.c      the face and glyph of each
 * tailor.c    where a line may end: UAX #14 and what Chinese makes of it
 * address.c   where web addresses may end a line too
 * phrase.c    in a title, what each of these breaks costs by sense; segment.c and lexicon.c know words
 * divide.c    where words may be divided with a hyphen; hyphenate.c has the patterns
 * shape.c     units -> cells with glyphs; upright.c has those that stand upright
 * cut.c       words longer than a line, or of varying letter-spacing, fall into their characters,
 *             those that take hyphens into parts
 * gap.c       what lies between cells
 * ruby.c      annotations: their texts, and what room they need beside their bases
 * bopomofo.c  注音 at the right of its character
 * warichu.c   notes of two rows within a line
 * edge.c      ... and between inlines
 * stretch.c   characters narrower and wider than they are drawn
 * grid.c      cells of a grid
 * spread.c    characters spread over a width
 *
 * Nothing in here is seen outside text/. */
#ifndef TEXT_UNIT_H
#define TEXT_UNIT_H

#include "text/text.h"
#include "text/vertical.h"

enum unit_kind {
	/* What the text is made of: neighbours see through all that follows further down. */
	UNIT_CHAR,
	UNIT_SPACE,
	UNIT_NEWLINE,
	UNIT_OBJECT,
	UNIT_LEADER,
	/* What sticks to the unit behind it ... */
	UNIT_OPENING, /* start edge of an inline */
	UNIT_MARK,    /* an anchor */
	/* ... and to the one before it. */
	UNIT_CLOSING, /* end edge */
	UNIT_NOTE,    /* an anchor that belongs to the text before: a footnote, the end of a range */
	UNIT_DROPPED  /* white space that goes; only known to space.c */
};

/* How a character is set. */
enum form {
	FORM_WORD,      /* with its neighbours, by the widths of its font */
	FORM_JOINED,    /* part of whatever comes before: combining marks, invisible characters */
	FORM_FIXED,     /* a space of fixed width */
	FORM_NBSP,
	FORM_BLANK,     /* U+3000 */
	FORM_HAN,       /* alone, as wide as its glyph */
	FORM_OPEN,      /* ink in its right half */
	FORM_CLOSE,     /* ink in its left half; so are the next two */
	FORM_COMMA,     /* ， 、 ； ： */
	FORM_STOP,      /* 。 ． ！ ？ */
	FORM_DOT,       /* · in half an em */
	FORM_WIDE_DOT,  /* ・ in one em */
	FORM_DASH,      /* — : two of them are one rule of two ems */
	FORM_ELLIPSIS,  /* … : two of them are six dots in two ems */
	FORM_CONNECTOR, /* – ～ ／ */
	FORM_BOPOMOFO,  /* 注音 behind the character it is for */
	FORM_INLINE     /* an object, a leader */
};

enum trim { TRIM_NEVER, TRIM_BUT_FIRST, TRIM_FOR_ROOM, TRIM_ALWAYS };

/* Marks that have no blank anywhere. */
enum half_marks { HALF_NONE, HALF_INSIDE_SENTENCES, HALF_ALL };

/* How full-width marks are set: where they lose their blanks, where they hang. */
struct marks {
	uint8_t start, end;  /* enum trim: blanks at the edges of lines; BUT_FIRST: but not where a
	                      * paragraph begins; FOR_ROOM: at a line's end that it makes fit */
	bool end_keeps_stops; /* 。 and ． have theirs even at a line's end */
	bool adjacent;       /* two marks in a row share an em and a half */
	bool squeeze;        /* blanks give way when a line is squeezed */
	uint8_t half;        /* enum half_marks */
	uint8_t hang_end;    /* enum hang: ，、。． */
	bool hang_all_stops; /* ；：！？ too */
	bool hang_start, hang_first, hang_last; /* opening marks; where a paragraph begins or ends */
	mpt blank;           /* beside the ink of a mark that has one: half an em */
};

/* What the characters of one inline share. */
struct span {
	const struct fo_node *node;
	const struct font_chain *chain;
	const struct face *han;     /* the face that Chinese marks come from */
	const struct fo_node *keep; /* outermost inline around it that no line break may divide */
	const struct fo_node *warichu; /* the note of two rows that it is in, or NULL */
	uint32_t outer;             /* the span around it; UINT32_MAX: none */
	bool keep_next, keep_previous; /* no line ends behind it, or before it */
	mpt size, letter_spacing, word_spacing;
	mpt letter_shrink, letter_grow; /* what letter-spacing may change by, both >= 0 */
	mpt word_shrink, word_grow;     /* word-spacing likewise, if SPACES_VARY */
	mpt spread;                 /* its characters are spread over this width; 0: they are not */
	mpt autospace;              /* between Han and Latin */
	bool autospace_alpha, autospace_numeric, autospace_bracket;
	int stretch;                /* of characters, in 1/1000 of their width */
	bool zh, raised, no_wrap, small_caps;
	bool letters_vary, spaces_vary; /* letter- or word-spacing is a range */
	bool hyphenate;
	int hyphen_remain, hyphen_push; /* characters left before a hyphen, and behind it */
	struct marks marks;
	enum keyword linefeed, treatment, transform;
	enum keyword line_break, word_break;
	bool collapse, retain;      /* white-space-collapse; a space is kept at the edge of a line */
	bool note;                  /* a footnote's inline: stays with the text before it */
	struct vertical vertical;   /* of vertical text alone */
};

struct unit {
	uint32_t ch;
	uint32_t source;  /* what stands in the text: CH before small capitals, as is else */
	uint32_t text;    /* byte offset in the paragraph's text */
	uint32_t span;
	uint32_t glyph;
	uint8_t kind, form;
	uint8_t property; /* of line_property, tailored */
	uint8_t brk;      /* enum brk behind it */
	uint8_t text_len;
	uint8_t row;      /* how many plain units of one span begin here, as far as is known; 1 also for
	                   * any other unit */
	uint16_t penalty; /* of a break behind it */
	bool small;       /* a lower-case letter set as a small capital */
	bool kept;        /* a space that is no word space: it stays where a line begins or ends */
	bool first;       /* of a cell */
	bool hyphen;      /* may stand behind it */
	bool upright;     /* in vertical text */
	bool joined_up;   /* shares an em with the unit before it */
	bool bopomofo;    /* of a 注音, which stays with the character before it */
	bool plain;       /* a Han character that no rule singles out; FORM is known from the start */
	uint32_t ruby;    /* the annotation that it is in the base of, in the source's list; 0: none */
	const struct face *face;
	const struct fo_node *node; /* of an object, a leader, an edge, an anchor */
};

struct source {
	struct arena *arena;
	const struct text_env *env;
	const struct fo_node *block;
	mpt reference;
	struct unit *units;
	uint32_t count, cap;
	struct span *spans;
	uint32_t span_count, span_cap;
	uint32_t *real;      /* the units that are no edges or anchors, in order */
	uint32_t real_count;
	struct annotation **rubies; /* from 1 on */
	uint32_t ruby_count;
	bool warichu;        /* some spans are in notes of two rows */
	bool failed;         /* a message has been given */
	bool vertical;       /* the lines run down the page */
	bool keeps;          /* some span has keep_next or keep_previous */
	bool spreads;        /* some inline is spread over a width */
	bool edges;          /* some inline has edges that take room */
	bool blocks;         /* some blocks begin and end lines among the inlines */
	bool hyphens;        /* some word may be divided with one */
	bool chinese;        /* something is written in Chinese; known from space.c on */
	mpt grid;            /* side of the cells that characters keep to; 0: none */
	char *text;
	uint32_t text_len;
};

static inline bool unit_is_real(const struct unit *u)
{
	return u->kind <= UNIT_LEADER;
}

/* Sticks to the unit before it. */
static inline bool unit_follows(const struct unit *u)
{
	return u->kind >= UNIT_CLOSING;
}

/* A Han character about which no rule has anything to say that doesn't hold for all of these: most
 * of what is written in Chinese, so that every stage steps over rows of them. */
static inline bool text_is_plain_han(uint32_t ch)
{
	return ch >= 0x4E00 && ch <= 0x9FFF;
}

static inline const struct span *unit_span(const struct source *s, const struct unit *u)
{
	return &s->spans[u->span];
}

/* collect.c */
void text_collect_units(struct source *s, const struct fo_node *first, const struct fo_node *end);

/* span.c: the span of NODE, whose surroundings are OUTER (UINT32_MAX: none). */
uint32_t text_span(struct source *s, const struct fo_node *node, uint32_t outer);

/* Whether a value that may be one word or a list of words holds WORD. */
bool text_has_word(const struct fo_node *n, enum fo_property p, enum keyword word);

/* marks.c: the style of marks in N. */
struct marks text_read_marks(const struct fo_node *n, bool zh, mpt size);

/* space.c */
void text_treat_space(struct source *s);

/* form.c: kinds of characters. */
bool text_is_han(uint32_t ch);        /* an ideograph, kana, bopomofo: what Latin is spaced from */
bool text_is_ignorable(uint32_t ch);  /* never drawn */
mpt text_fixed_width(uint32_t ch, mpt size); /* of a space like U+2003; 0 for other characters */
void text_forms(struct source *s);

/* face.c */
void text_faces(struct source *s);

/* tailor.c: settles `brk` of all units. */
void text_find_breaks(struct source *s);

/* address.c: more breaks behind the real units, BRK[0..real_count). */
void text_break_addresses(struct source *s, uint8_t *brk);

/* divide.c: settles `hyphen` of all units. */
void text_divide_words(struct source *s);

/* shape.c, gap.c */
struct shaped {
	struct cell *cells;
	uint32_t *unit_of; /* the first unit of every cell, and one more behind the last */
	uint32_t cell_count;
	struct text_glyph *glyphs;
	uint32_t glyph_count, glyph_cap;
};
void text_shape(struct source *s, struct shaped *out);
void text_gaps(const struct source *s, struct shaped *cells);

/* edge.c: border, padding and retained space on one side of an inline; whether there is that or
 * another space; and, behind text_gaps, the spaces that are there between others. */
mpt text_edge_width(const struct fo_node *n, bool start, mpt reference);
bool text_has_edge(const struct fo_node *n, bool start, mpt reference);
void text_edge_spaces(const struct source *s, struct shaped *cells);

/* spread.c: behind text_gaps. */
void text_spread(const struct source *s, struct shaped *out);

/* stretch.c: what a node's characters are stretched by, in 1/1000; whether any are, which they are not
 * in vertical text; and the cells stretched, with their gaps. */
int text_stretch_of(const struct fo_node *n);
bool text_stretches(const struct source *s);
void text_stretch(const struct source *s, struct shaped *out);

/* grid.c: behind text_collect_units, what the spans are to be on a grid, if the block has one; and
 * behind all others, everything into its cells. */
void text_grid_begin(struct source *s);
void text_grid_fit(const struct source *s, struct shaped *out);

/* ruby.c: the annotation that the axf:ruby-text TEXT is for the base whose units are FROM .. TO of S;
 * EACH: one for each of its characters. */
void ruby_annotate(
	struct source *s, const struct fo_node *text, uint32_t from, uint32_t to, bool each);

/* How many characters BASE has if there is a syllable of TEXT for each; else 0. */
uint32_t ruby_syllables(const struct fo_node *base, const struct fo_node *text);

/* Behind text_gaps: marks the cells of bases, and widens gaps until no annotations meet. */
void ruby_make_room(const struct source *s, struct shaped *out);

/* bopomofo.c: whether TEXT is a 注音 that stands in the line; and such a cell from units U[0..N-1]. */
bool bopomofo_stands(const struct fo_node *text);
struct shaper;
void bopomofo_set(struct shaper *h, struct cell *c, const struct unit *u, uint32_t n);

/* warichu.c: behind all that gives widths, the cells of such notes take half of theirs. */
void text_halve_notes(const struct source *s, struct shaped *out);

/* cut.c: between text_shape and text_gaps. Also cuts words whose letter-spacing is a range, so that
 * there are gaps to squeeze and stretch. */
void text_cut_words(struct source *s, struct shaped *out);

#endif
