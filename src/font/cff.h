/* cff.h -- the parts of a CFF table as its subsetter sees them; private to the CFF files of font/.
 *
 * Names are those of Adobe's Technical Notes 5176 (the format) and 5177 (Type 2 charstrings). What
 * lies behind an offset is checked when the table is opened; an INDEX's elements when they are
 * asked for, since a face has 65,535 of them and a document uses a few hundred. */
#ifndef FONT_CFF_H
#define FONT_CFF_H

#include "font/subset_cff.h"

struct cff_index {
	const unsigned char *offsets, *data; /* DATA: one byte before the first element */
	unsigned count;
	int offset_size;
	size_t size; /* offsets go from 1 to SIZE */
};

/* A font DICT: glyphs that share hint values and local subroutines. A name-keyed font has one. */
struct cff_fd {
	struct slice matrix;  /* operands of FontMatrix, as they are; empty: not given */
	struct slice private; /* the Private DICT */
	struct cff_index subrs;
};

struct cff {
	struct slice table, name;
	struct slice matrix, bbox; /* operands in the Top DICT */
	bool cid_keyed;
	struct cff_index charstrings, global_subrs;
	size_t charset, fd_select; /* offsets */
	unsigned fd_count;
	struct cff_fd *fds;
	struct cff_cache *cache; /* of flattened charstrings */
};

/* Finds the parts of TABLE, which has to outlive C (all zero before). False if it is broken; C->fds
 * is the caller's to free either way. */
bool cff_read(struct cff *c, struct slice table);

/* False if there is no such element or if its offsets are wrong. */
bool cff_index_get(const struct cff_index *x, unsigned i, struct slice *out);

/* The font DICT of GLYPH; FD_COUNT or more if the table is wrong. */
unsigned cff_fd_of(const struct cff *c, unsigned glyph);

/* The glyph that StandardEncoding has at CODE, for accented characters made of two; 0 if none. */
unsigned cff_standard_glyph(const struct cff *c, int code);

/* Walks a DICT: OPERANDS as they stand before operator OP (12 N is 0x0C00 + N). */
struct cff_dict {
	const unsigned char *at, *end;
};
struct cff_entry {
	int op;
	struct slice operands;
	int values[3]; /* the first operands if they are integers, else 0 */
	int count;     /* of all operands */
};
bool cff_dict_next(struct cff_dict *d, struct cff_entry *out, bool *broken);

enum {
	CFF_OP_FONT_BBOX = 5,
	CFF_OP_CHARSET = 15,
	CFF_OP_CHARSTRINGS = 17,
	CFF_OP_PRIVATE = 18,
	CFF_OP_SUBRS = 19,
	CFF_OP_CHARSTRING_TYPE = 0x0C06,
	CFF_OP_FONT_MATRIX = 0x0C07,
	CFF_OP_ROS = 0x0C1E,
	CFF_OP_CID_COUNT = 0x0C22,
	CFF_OP_FD_ARRAY = 0x0C24,
	CFF_OP_FD_SELECT = 0x0C25
};

/* The limits that Technical Note 5177 sets in its appendix B. */
enum { CFF_MOST_BYTES = 65535, CFF_MOST_OPERANDS = 48, CFF_MOST_NESTING = 10 };

/* Writes GLYPH's charstring to OUT (CFF_MOST_BYTES) with subroutines in place, arithmetic done and
 * an accented character made of its two parts. The length, 0 if the charstring is broken. */
size_t cff_flatten(const struct cff *c, unsigned glyph, unsigned char *out);

/* A flattened charstring; CODED is NULL if it is too long for that. */
struct cff_kept {
	struct slice charstring;
	const struct coded *coded;
	unsigned fd; /* its font DICT */
};

/* The same from the cache of C; valid until the next call of cff_make_room. False if the charstring is
 * broken. */
bool cff_charstring(const struct cff *c, unsigned glyph, struct cff_kept *out);

/* Before a subset: what is kept is dropped if it has become too much. */
void cff_make_room(const struct cff *c);

/* The code of what is kept, of every font. */
const struct coding *cff_coding(void);
extern const struct coding_sizes cff_coding_sizes;

/* Type 2 numbers are 16.16 fixed-point. */
typedef int32_t cff_fixed;

/* Sums of a hostile font may leave 32 bits; they wrap. */
static inline cff_fixed cff_wrap(int64_t v)
{
	uint32_t low = (uint32_t)v;
	return low < 0x80000000u ? (cff_fixed)low : (cff_fixed)(low - 0x80000000u) + INT32_MIN;
}

/* clang-format off */
enum cff_operator {
	CFF_HSTEM = 1, CFF_VSTEM = 3, CFF_VMOVETO = 4, CFF_RLINETO = 5, CFF_HLINETO = 6,
	CFF_VLINETO = 7, CFF_RRCURVETO = 8, CFF_CALLSUBR = 10, CFF_RETURN = 11, CFF_ESCAPE = 12,
	CFF_ENDCHAR = 14, CFF_HSTEMHM = 18, CFF_HINTMASK = 19, CFF_CNTRMASK = 20, CFF_RMOVETO = 21,
	CFF_HMOVETO = 22, CFF_VSTEMHM = 23, CFF_RCURVELINE = 24, CFF_RLINECURVE = 25,
	CFF_VVCURVETO = 26, CFF_HHCURVETO = 27, CFF_CALLGSUBR = 29, CFF_VHCURVETO = 30,
	CFF_HVCURVETO = 31,
	/* Behind CFF_ESCAPE: */
	CFF_AND = 0x0C03, CFF_OR = 0x0C04, CFF_NOT = 0x0C05, CFF_ABS = 0x0C09, CFF_ADD = 0x0C0A,
	CFF_SUB = 0x0C0B, CFF_DIV = 0x0C0C, CFF_NEG = 0x0C0E, CFF_EQ = 0x0C0F, CFF_DROP = 0x0C12,
	CFF_PUT = 0x0C14, CFF_GET = 0x0C15, CFF_IFELSE = 0x0C16, CFF_RANDOM = 0x0C17,
	CFF_MUL = 0x0C18, CFF_SQRT = 0x0C1A, CFF_DUP = 0x0C1B, CFF_EXCH = 0x0C1C,
	CFF_INDEX = 0x0C1D, CFF_ROLL = 0x0C1E, CFF_HFLEX = 0x0C22, CFF_FLEX = 0x0C23,
	CFF_HFLEX1 = 0x0C24, CFF_FLEX1 = 0x0C25
};
/* clang-format on */

/* Moves the point (*X, *Y) as path operator OP with its operands V does. */
void cff_move_point(int op, const cff_fixed *v, int count, cff_fixed *x, cff_fixed *y);

/* Does arithmetic operator OP on the COUNT values of STACK, which has room for one more than
 * CFF_MOST_OPERANDS. The new count; -1 if there are too few or too many operands or OP is no such
 * operator. MEMORY has 32 values. */
int cff_calculate(int op, cff_fixed *stack, int count, cff_fixed *memory);

#endif
