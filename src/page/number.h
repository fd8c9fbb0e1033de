/* number.h -- page numbers as they are printed (XSL 1.1, 7.26; XSLT 1.0, 7.7.1). */
#ifndef PAGE_NUMBER_H
#define PAGE_NUMBER_H

#include <stdbool.h>

#include "base/arena.h"

struct number_style {
	/* One of "1", "01", "１", "a", "A", "i", "I", "一", "壹", "甲", "子", "①", "⑴", "⒈", "㈠", with
	 * what stands around it kept. What has no number in a series is in plain figures. */
	const char *format;
	const char *separator; /* between groups of GROUP figures, if both are given */
	int group;
	bool simple; /* 一二〇, not 一百二十 */
};

/* The answer lives in A. */
const char *number_format(struct arena *a, unsigned number, struct number_style style);

#endif
