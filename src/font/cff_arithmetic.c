#include <math.h>
#include <stdlib.h>

#include "font/cff.h"

static cff_fixed divide(cff_fixed a, cff_fixed b)
{
	return b ? cff_wrap((int64_t)a * 65536 / b) : 0;
}

static cff_fixed multiply(cff_fixed a, cff_fixed b)
{
	return cff_wrap((int64_t)a * b / 65536);
}

static cff_fixed square_root(cff_fixed v)
{
	return v <= 0 ? 0 : (cff_fixed)(sqrt(v / 65536.0) * 65536.0 + 0.5);
}

static int fixed_index(cff_fixed v)
{
	return v / 65536;
}

/* Two operands, one result. */
static bool binary(int op, cff_fixed a, cff_fixed b, cff_fixed *out)
{
	switch (op) {
	case CFF_AND:
		*out = a && b ? 65536 : 0;
		return true;
	case CFF_OR:
		*out = a || b ? 65536 : 0;
		return true;
	case CFF_EQ:
		*out = a == b ? 65536 : 0;
		return true;
	case CFF_ADD:
		*out = cff_wrap((int64_t)a + b);
		return true;
	case CFF_SUB:
		*out = cff_wrap((int64_t)a - b);
		return true;
	case CFF_DIV:
		*out = divide(a, b);
		return true;
	case CFF_MUL:
		*out = multiply(a, b);
		return true;
	default:
		return false;
	}
}

/* One operand, one result. */
static bool unary(int op, cff_fixed a, cff_fixed *out)
{
	switch (op) {
	case CFF_NOT:
		*out = a ? 0 : 65536;
		return true;
	case CFF_ABS:
		*out = a < 0 ? cff_wrap(-(int64_t)a) : a;
		return true;
	case CFF_NEG:
		*out = cff_wrap(-(int64_t)a);
		return true;
	case CFF_SQRT:
		*out = square_root(a);
		return true;
	default:
		return false;
	}
}

/* The last N of the values before TOP turn by J places towards the top. */
static bool roll(cff_fixed *top, int n, int j, int below)
{
	cff_fixed turned[CFF_MOST_OPERANDS];
	if (n < 0 || n > below)
		return false;
	for (int i = 0; i < n; i++)
		turned[((i + j % n) + n) % n] = top[i - n];
	for (int i = 0; i < n; i++)
		top[i - n] = turned[i];
	return true;
}

static int rearrange(int op, cff_fixed *top, int count, cff_fixed *memory)
{
	cff_fixed last = top[-1];
	int i = fixed_index(last);
	switch (op) {
	case CFF_DROP:
		return count - 1;
	case CFF_DUP:
		*top = last;
		return count < CFF_MOST_OPERANDS ? count + 1 : -1;
	case CFF_GET:
		if (i < 0 || i >= 32)
			return -1;
		top[-1] = memory[i];
		return count;
	case CFF_INDEX: /* a negative one is the value below */
		if (i < 0)
			i = 0;
		if (i > count - 2)
			return -1;
		top[-1] = top[-2 - i];
		return count;
	case CFF_EXCH:
		if (count < 2)
			return -1;
		top[-1] = top[-2];
		top[-2] = last;
		return count;
	case CFF_PUT:
		if (count < 2 || i < 0 || i >= 32)
			return -1;
		memory[i] = top[-2];
		return count - 2;
	case CFF_ROLL:
		if (count < 2 || !roll(top - 2, fixed_index(top[-2]), i, count - 2))
			return -1;
		return count - 2;
	case CFF_IFELSE:
		if (count < 4)
			return -1;
		if (top[-2] > last)
			top[-4] = top[-3];
		return count - 3;
	default:
		return -1;
	}
}

int cff_calculate(int op, cff_fixed *stack, int count, cff_fixed *memory)
{
	cff_fixed *top = stack + count;
	if (op == CFF_RANDOM) { /* any number in (0, 1]: the same on every run */
		*top = 32768;
		return count < CFF_MOST_OPERANDS ? count + 1 : -1;
	}
	if (count >= 1 && unary(op, top[-1], &top[-1]))
		return count;
	if (count >= 2 && binary(op, top[-2], top[-1], &top[-2]))
		return count - 1;
	return count >= 1 ? rearrange(op, top, count, memory) : -1;
}
