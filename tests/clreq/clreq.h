/* clreq.h -- text is set by the engine, and rules of Chinese typesetting are checked on where its
 * glyphs came to stand.
 *
 * A case file has the function clreq_ID for a row of rows.h. It sets texts and checks them; the row
 * is met if all checks hold. What the program is known to fall short of is said by clreq_partly or
 * CHECK_PARTLY, with the reason. What was set lives until the function returns. */
#ifndef CLREQ_CLREQ_H
#define CLREQ_CLREQ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "page/display.h"
#include "rows.h"

/* What is set, and how. All but one of TEXT, FLOW, DOCUMENT and RECORD are NULL. */
struct setting {
	const char *text;     /* content of one fo:block: characters, or FO inlines */
	double measure;       /* of a line in ems; 0: 20 */
	double size;          /* in points; 0: 10 */
	const char *block;    /* attributes of that block */
	const char *font;     /* font-family; NULL: "song" */
	unsigned page_lines;  /* lines of 1.5 em on a page; 0: as many as there are */
	const char *body;     /* attributes of the region-body: column-count='2' */
	const char *master;   /* attributes of the page master: writing-mode='tb-rl' */
	bool vertical;        /* lines run down: how the glyphs are to be read */
	const char *flow;     /* whole blocks instead of TEXT */
	const char *document; /* a whole FO document */
	const char *record;   /* a record as XML, laid out as its root says, or with LAYOUT */
	const char *layout;
	const char *parameters; /* of the layout: "columns=2 sizes=metal" */
};

/* A glyph on its page, in millipoints from the top left corner. START and END are the edges of its
 * em box along the line (x and x + advance in a horizontal one), ACROSS its place across the line:
 * the base line, or the middle of the em box in a vertical one. */
struct glyph {
	char text[24]; /* the characters it stands for; "" if others do, or none */
	uint32_t ch;   /* the first of them, 0 for none */
	unsigned page; /* 0, 1, ... */
	mpt x, y;      /* origin */
	mpt advance, size;
	mpt start, end, across;
	mpt left, top, right, bottom; /* of its ink */
	int turns;     /* quarter turns, counter-clockwise: 0 upright, 3 lying on its right side */
	const struct face *face;
	unsigned id;   /* in its face */
	struct fo_color color;
	size_t order;  /* of painting, shapes included */
};

/* All else that is painted. */
struct shape {
	enum display_kind kind;
	unsigned page;
	int turns;
	mpt x, y, width, height; /* as it is on the page: width and height may be negative */
	mpt thickness;           /* DISPLAY_LINE, stroked DISPLAY_PATH */
	enum line_style style;
	const struct path_step *steps; /* DISPLAY_PATH, from (x, y), not turned */
	size_t step_count;
	struct fo_color color;
	size_t order;
};

/* The glyphs of a line in the order of reading: those of the setting's size (or more than 5/8 of it),
 * and smaller ones no more than that above or below. */
struct text_line {
	const struct glyph *glyphs;
	size_t count;
	unsigned page;
	mpt across; /* base line, or the middle of a vertical line */
};

struct set {
	const struct setting *as;
	mpt em;            /* the size */
	mpt left, measure; /* where lines begin, and their length; for TEXT and FLOW */
	const struct text_line *lines;
	size_t line_count;
	const struct glyph *glyphs; /* every glyph in the order of painting, notes and marks too */
	size_t glyph_count;
	const struct shape *shapes;
	size_t shape_count;
	size_t page_count;
	mpt page_width, page_height; /* of the first page */
	const char *messages; /* "SEVERITY CODE text\n" each; "" if all is well */
};

/* SET("文字", .measure = 8, .block = "text-indent='2em'") */
#define SET(...)          set_up(&(struct setting){ .text = __VA_ARGS__ })
#define SET_FLOW(...)     set_up(&(struct setting){ .flow = __VA_ARGS__ })
#define SET_DOCUMENT(...) set_up(&(struct setting){ .document = __VA_ARGS__ })
#define SET_RECORD(...)   set_up(&(struct setting){ .record = __VA_ARGS__ })

/* A check fails if the text can't be set at all; what comes is then empty. */
const struct set *set_up(const struct setting *s);

/* Gives back what has been set so far, for cases that set thousands of texts. */
void set_forget(void);

/* A string that lives as long. */
const char *text_of(const char *format, ...)
#ifdef __GNUC__
	__attribute__((format(printf, 1, 2)))
#endif
	;

/* COUNT Han characters, of which each one says as little as the others. */
const char *han(int count);

/* Lines are counted from 0, or backwards from -1. NULL, "" or 0 for one that isn't there. */
const struct text_line *line_at(const struct set *s, int k);
const char *line_text(const struct set *s, int k);
const char *all_lines(const struct set *s); /* with | between */
const struct glyph *first_glyph(const struct set *s, int k);
const struct glyph *last_glyph(const struct set *s, int k);

/* The glyph for TEXT ("，", "——") in a line, the NTH of them from 0; NULL if there is none. */
const struct glyph *find_glyph(const struct set *s, const char *text, unsigned nth);
int line_of(const struct set *s, const struct glyph *g); /* -1: in none */

/* All lengths in ems of the setting. From G's end to the next glyph of its line (0 if it is the
 * last): advances are those of the font, so that two squeezed marks have a gap of -0.5. */
double gap_after(const struct set *s, const struct glyph *g);

/* Where G begins, from the start edge of the measure. */
double start_of(const struct set *s, const struct glyph *g);

/* The edges of a line from the start edge of the measure, without the blank half of a mark. */
double line_start(const struct set *s, int k);
double line_end(const struct set *s, int k);

double ems(const struct set *s, mpt length);

/* Marks by the side of their ink: “（《 in the right half, ”）》 and ，。 in the left. */
bool is_opening_mark(uint32_t ch);
bool is_closing_mark(uint32_t ch);

/* The characters of a string, one at a time: at NULL it begins. "" when it ends. */
const char *each_char(const char *string, const char **at);

/* Checks. After a failed one the others of the clause go on; WHAT and the format say what was
 * expected. The last text that was set is told along. */
#define CHECK(condition, ...)          check_true((condition), __FILE__, __LINE__, __VA_ARGS__)
#define CHECK_NEAR(got, want, by, ...) check_near((got), (want), (by), __FILE__, __LINE__, __VA_ARGS__)
#define CHECK_EM(got, want, ...)       CHECK_NEAR(got, want, 0.005, __VA_ARGS__)
#define CHECK_TEXT(got, want)          check_text((got), (want), __FILE__, __LINE__)
#define CHECK_LINES(set, want)         CHECK_TEXT(all_lines(set), want)
/* A gap that is known: if it doesn't hold, the row is met partly, for REASON. */
#define CHECK_PARTLY(condition, reason) \
	do { if (!(condition)) clreq_partly(reason); } while (0)

#ifdef __GNUC__
#define CHECK_PRINTF(n) __attribute__((format(printf, n, n + 1)))
#else
#define CHECK_PRINTF(n)
#endif
bool check_true(bool condition, const char *file, int line, const char *format, ...) CHECK_PRINTF(4);
bool check_near(double got, double want, double by, const char *file, int line, const char *format,
	...) CHECK_PRINTF(6);
bool check_text(const char *got, const char *want, const char *file, int line);

/* The row is met partly, or not, and why: one sentence without a final stop. */
void clreq_partly(const char *reason);
void clreq_not(const char *reason);

#endif
