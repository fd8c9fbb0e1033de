/* marks.h -- what the cases of marks and annotations share. */
#ifndef CLREQ_MARKS_H
#define CLREQ_MARKS_H

#include "clreq.h"

/* Sizes that marks are tried in, 0 at the end; and faces, NULL at the end. */
extern const double mark_sizes[];
extern const char *const mark_fonts[];

/* The base line of the line that X lies over or under at Y, and the line's index: the nearest base line
 * to Y that is no more than DEPTH below it. */
int line_near(const struct set *s, unsigned page, mpt y, mpt above, mpt below);

/* The middle of a glyph's advance. */
mpt middle_of(const struct glyph *g);

/* Base lines of S are as far apart as those of the same setting without marks would be, 1.5 em; a line
 * of nothing but small text is not seen. */
void check_pitch(const struct set *s);

/* The lines without their annotations, with | between; and from G to the next glyph of its line that is
 * none, in ems. */
const char *body_lines(const struct set *s);
double body_gap(const struct set *s, const struct glyph *g);
bool is_last_of_body(const struct set *s, const struct glyph *g);

/* A stretch of annotation: small glyphs that follow each other in painting, at one height. */
struct small_text {
	mpt start, end, across, size;
	mpt top, bottom; /* of its ink */
	unsigned page;
	char text[64];
};

/* The annotations of S in the order of painting: glyphs of no more than 5/8 of its size. They are
 * parted where a gap is wider than PART of their size, or a glyph lies behind the next. COUNT gets
 * their number. */
const struct small_text *small_texts(const struct set *s, double part, size_t *count);

#endif
