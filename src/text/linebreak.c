#include "text/linebreak.h"

#include <assert.h>
#include <stdbool.h>

#include "text/text.h"

struct case_pair {
	uint32_t from, to;
};

#include "unicode_table.h"

uint8_t line_property(uint32_t ch)
{
	if (ch > 0x10FFFF)
		return LB_AL;
	size_t block = property_index[ch / PROPERTY_BLOCK];
	return property_data[block * PROPERTY_BLOCK + ch % PROPERTY_BLOCK];
}

static uint32_t case_find(const struct case_pair *pairs, size_t n, uint32_t ch)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (pairs[mid].from < ch)
			low = mid + 1;
		else
			high = mid;
	}
	return low < n && pairs[low].from == ch ? pairs[low].to : ch;
}

uint32_t case_upper(uint32_t ch)
{
	return case_find(upper_cases, sizeof upper_cases / sizeof *upper_cases, ch);
}

uint32_t case_lower(uint32_t ch)
{
	return case_find(lower_cases, sizeof lower_cases / sizeof *lower_cases, ch);
}

#define BIT(class) (UINT64_C(1) << LB_##class)

static_assert(LB_COUNT <= LINE_CLASS_MASK, "a class fits its bits, a set of classes 64");

/* LB4 to LB6. */
static const uint64_t hard = BIT(BK) | BIT(CR) | BIT(LF) | BIT(NL);

/* LB23 to LB30b, as far as two neighbours settle them: the classes that may not follow. */
static const uint64_t joined[LB_COUNT] = {
	[LB_AL] = BIT(AL) | BIT(HL) | BIT(NU) | BIT(PR) | BIT(PO) | BIT(OP),
	[LB_HL] = BIT(AL) | BIT(HL) | BIT(NU) | BIT(PR) | BIT(PO) | BIT(OP),
	[LB_NU] = BIT(AL) | BIT(HL) | BIT(NU) | BIT(PR) | BIT(PO) | BIT(OP) | BIT(SY) | BIT(IS),
	[LB_PR] = BIT(AL) | BIT(HL) | BIT(NU) | BIT(ID) | BIT(EB) | BIT(EM) | BIT(EP) | BIT(H2) |
		BIT(H3) | BIT(JL) | BIT(JV) | BIT(JT),
	[LB_PO] = BIT(AL) | BIT(HL) | BIT(NU),
	[LB_ID] = BIT(PO),
	[LB_EB] = BIT(PO) | BIT(EM),
	[LB_EM] = BIT(PO),
	[LB_EP] = BIT(PO) | BIT(EM),
	[LB_OP] = BIT(NU),
	[LB_HY] = BIT(NU),
	[LB_IS] = BIT(AL) | BIT(HL),
	[LB_SY] = BIT(HL),
	[LB_CP] = BIT(AL) | BIT(HL) | BIT(NU),
	[LB_JL] = BIT(JL) | BIT(JV) | BIT(H2) | BIT(H3) | BIT(PO),
	[LB_JV] = BIT(JV) | BIT(JT) | BIT(PO),
	[LB_H2] = BIT(JV) | BIT(JT) | BIT(PO),
	[LB_JT] = BIT(JT) | BIT(PO),
	[LB_H3] = BIT(JT) | BIT(PO),
};

/* Where we are in a number: NU (NU | SY | IS)* (CL | CP)?, LB25. */
enum number { NUMBER_NONE, NUMBER_DIGITS, NUMBER_CLOSED };

/* What is known of the text before the break in question. */
struct before {
	enum line_class left; /* of the last character that is no space, combining marks left out */
	bool left_wide;
	bool spaces;          /* since then */
	bool joiner;          /* the very last character is a ZWJ */
	enum line_class left2; /* of the one before LEFT, with nothing between */
	enum number number;   /* LEFT is in a number */
	bool odd_indicator;   /* LEFT is a regional indicator without a partner */
};

static enum line_class class_of(uint8_t property)
{
	enum line_class class = property & LINE_CLASS_MASK;
	return class == LB_AI ? LB_AL : class == LB_CJ ? LB_NS : class; /* LB1 */
}

static bool in(uint64_t set, enum line_class class)
{
	return set >> class & 1;
}

/* LB25: (PR | PO) (OP | HY)? NU. NEXT is the class behind RIGHT. */
static bool opens_number(enum line_class left, enum line_class right, enum line_class next)
{
	return in(BIT(PR) | BIT(PO), left) && in(BIT(OP) | BIT(HY), right) && next == LB_NU;
}

static bool in_number(const struct before *b, enum line_class right)
{
	if (b->number == NUMBER_DIGITS)
		return in(BIT(NU) | BIT(SY) | BIT(IS) | BIT(CL) | BIT(CP) | BIT(PO) | BIT(PR), right);
	return b->number == NUMBER_CLOSED && in(BIT(PO) | BIT(PR), right);
}

/* LB14 to LB18: spaces lie between. */
static bool joined_over_spaces(enum line_class left, enum line_class right)
{
	return left == LB_OP || (left == LB_QU && right == LB_OP) ||
		(in(BIT(CL) | BIT(CP), left) && right == LB_NS) || (left == LB_B2 && right == LB_B2);
}

/* LB19 to LB31: nothing lies between. */
static bool joined_directly(
	const struct before *b, enum line_class right, bool right_wide, enum line_class next)
{
	enum line_class left = b->left;
	if (left == LB_QU || right == LB_QU)
		return true;
	if (left == LB_CB || right == LB_CB)
		return false;
	if (in(BIT(BA) | BIT(HY) | BIT(NS) | BIT(IN), right) || left == LB_BB)
		return true;
	if (b->left2 == LB_HL && in(BIT(BA) | BIT(HY), left))
		return true;
	if (left == LB_RI && right == LB_RI)
		return b->odd_indicator;
	if (in_number(b, right) || opens_number(left, right, next))
		return true;
	if ((right == LB_OP && left != LB_OP && right_wide) || (left == LB_CP && b->left_wide))
		return false; /* LB30 is for narrow brackets alone */
	return in(joined[left], right);
}

/* The break between what B says and RIGHT; combining marks have been dealt with. */
static uint8_t decide(
	const struct before *b, enum line_class right, bool right_wide, enum line_class next)
{
	enum line_class left = b->left;
	if (in(hard, left) && !b->spaces)
		return left == LB_CR && right == LB_LF ? BRK_NEVER : BRK_MUST;
	if (in(hard | BIT(SP) | BIT(ZW), right))
		return BRK_NEVER;
	if (left == LB_ZW)
		return BRK_MAY;
	if (b->joiner || right == LB_WJ || (left == LB_WJ && !b->spaces))
		return BRK_NEVER;
	if (left == LB_GL && !b->spaces)
		return BRK_NEVER;
	if (right == LB_GL && !b->spaces && !in(BIT(BA) | BIT(HY), left))
		return BRK_NEVER;
	if (in(BIT(CL) | BIT(CP) | BIT(EX) | BIT(IS) | BIT(SY), right))
		return BRK_NEVER;
	if (joined_over_spaces(left, right))
		return BRK_NEVER;
	if (b->spaces || left == LB_SP)
		return BRK_MAY;
	return joined_directly(b, right, right_wide, next) ? BRK_NEVER : BRK_MAY;
}

static enum number number_after(const struct before *b, enum line_class right)
{
	if (right == LB_NU)
		return NUMBER_DIGITS;
	if (b->spaces || b->number != NUMBER_DIGITS)
		return NUMBER_NONE;
	if (in(BIT(SY) | BIT(IS), right))
		return NUMBER_DIGITS;
	return in(BIT(CL) | BIT(CP), right) ? NUMBER_CLOSED : NUMBER_NONE;
}

static void advance(struct before *b, enum line_class right, bool right_wide)
{
	if (right == LB_SP) {
		b->spaces = true;
		b->joiner = false;
		return;
	}
	b->odd_indicator = right == LB_RI && !(b->left == LB_RI && !b->spaces && b->odd_indicator);
	b->number = number_after(b, right);
	b->left2 = b->spaces ? LB_SP : b->left;
	b->left = right;
	b->left_wide = right_wide;
	b->spaces = b->joiner = false;
}

/* Han characters in a row behind another one: decide and advance in one, for nearly all of Chinese
 * text. Returns the end of those that begin with I. */
static size_t pass_han(
	struct before *b, const uint8_t *properties, size_t n, size_t i, uint8_t *brk)
{
	if (b->left != LB_ID || b->spaces || b->joiner)
		return i;
	for (; i < n && properties[i] == (LB_ID | LINE_WIDE); i++) {
		brk[i - 1] = BRK_MAY;
		b->left2 = LB_ID;
		b->left_wide = true;
	}
	return i;
}

/* The class of the first character from I on that is no combining mark. */
static enum line_class base_from(const uint8_t *properties, size_t n, size_t i)
{
	for (; i < n; i++) {
		enum line_class class = class_of(properties[i]);
		if (class != LB_CM && class != LB_ZWJ)
			return class;
	}
	return LB_BK;
}

static bool is_mark(enum line_class class)
{
	return class == LB_CM || class == LB_ZWJ;
}

void line_breaks(const uint8_t *properties, size_t n, uint8_t *brk)
{
	struct before b = { .left = LB_SP, .left2 = LB_SP };
	for (size_t i = 0; (i = pass_han(&b, properties, n, i, brk)) < n; i++) {
		enum line_class class = class_of(properties[i]);
		bool wide = properties[i] & LINE_WIDE;
		bool joiner = class == LB_ZWJ;
		if (is_mark(class)) {
			bool has_base = i > 0 && !b.spaces && !in(hard | BIT(SP) | BIT(ZW), b.left);
			if (has_base) { /* LB9 */
				brk[i - 1] = BRK_NEVER;
				b.joiner = joiner;
				continue;
			}
			class = LB_AL; /* LB10 */
		}
		if (i > 0) {
			enum line_class next = LB_BK;
			if (in(BIT(OP) | BIT(HY), class))
				next = base_from(properties, n, i + 1);
			brk[i - 1] = decide(&b, class, wide, next);
		}
		advance(&b, class, wide);
		b.joiner = joiner;
	}
	brk[n - 1] = BRK_MUST;
}
