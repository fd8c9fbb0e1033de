/* linebreak.h -- where a line may end: UAX #14, Unicode 15.0.
 *
 * In:   characters.
 * Out:  their line-breaking properties, and the break behind each of them.
 * Not here: what Chinese changes about it (tailor.c). */
#ifndef TEXT_LINEBREAK_H
#define TEXT_LINEBREAK_H

#include <stddef.h>
#include <stdint.h>

/* The classes of UAX #14 in its order. SA, SG and XX are settled when the table is made (LB1); EP
 * is ours: an unassigned pictograph, which LB30b treats as an emoji base. */
#define LINE_CLASSES(X) \
	X(BK) X(CR) X(LF) X(NL) X(SP) X(ZW) X(WJ) X(GL) X(ZWJ) X(CM) X(CB) X(OP) X(CL) X(CP) \
	X(QU) X(EX) X(IS) X(SY) X(IN) X(B2) X(BA) X(BB) X(HY) X(NS) X(CJ) X(PR) X(PO) X(NU) \
	X(AL) X(AI) X(HL) X(ID) X(EB) X(EM) X(EP) X(H2) X(H3) X(JL) X(JV) X(JT) X(RI)

enum line_class {
#define LINE_CLASS_ENUM(id) LB_##id,
	LINE_CLASSES(LINE_CLASS_ENUM)
#undef LINE_CLASS_ENUM
	LB_COUNT
};

/* A character's properties in a byte: its class and two flags. */
#define LINE_CLASS_MASK 0x3F
#define LINE_WIDE       0x40 /* East Asian Width is F, W or H */
#define LINE_ALNUM      0x80 /* a letter or decimal digit that isn't wide */

uint8_t line_property(uint32_t ch);

/* The simple case mappings; CH itself if it has none. */
uint32_t case_upper(uint32_t ch);
uint32_t case_lower(uint32_t ch);

/* Settles the break behind each of N > 0 characters from their properties: BRK[i] gets BRK_NEVER,
 * BRK_MAY or BRK_MUST. The last is BRK_MUST (LB3). */
void line_breaks(const uint8_t *properties, size_t n, uint8_t *brk);

#endif
