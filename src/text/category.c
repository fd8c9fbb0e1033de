#include "text/category.h"

#include <hb.h>

#include "text/linebreak.h"

/* Punctuation by category, but read as words are (CSS Text Decoration 3, 3.1). */
static bool is_read(uint32_t ch)
{
	switch (ch) {
	case '#': case '%': case '&': case '@': case 0xA7: case 0xB6: case 0x2030: case 0x2031:
	case 0x204A: case 0x204B: case 0x2053: case 0x303D: case 0xFE5F: case 0xFE60: case 0xFE6A:
	case 0xFE6B: case 0xFF03: case 0xFF05: case 0xFF06: case 0xFF20:
		return true;
	default:
		return false;
	}
}

enum text_category text_category(uint32_t ch)
{
	switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), ch)) {
	case HB_UNICODE_GENERAL_CATEGORY_CONTROL:
	case HB_UNICODE_GENERAL_CATEGORY_FORMAT:
	case HB_UNICODE_GENERAL_CATEGORY_UNASSIGNED:
	case HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR:
	case HB_UNICODE_GENERAL_CATEGORY_LINE_SEPARATOR:
	case HB_UNICODE_GENERAL_CATEGORY_PARAGRAPH_SEPARATOR:
		return TEXT_SPACE;
	case HB_UNICODE_GENERAL_CATEGORY_CONNECT_PUNCTUATION:
	case HB_UNICODE_GENERAL_CATEGORY_DASH_PUNCTUATION:
	case HB_UNICODE_GENERAL_CATEGORY_OPEN_PUNCTUATION:
	case HB_UNICODE_GENERAL_CATEGORY_CLOSE_PUNCTUATION:
	case HB_UNICODE_GENERAL_CATEGORY_INITIAL_PUNCTUATION:
	case HB_UNICODE_GENERAL_CATEGORY_FINAL_PUNCTUATION:
	case HB_UNICODE_GENERAL_CATEGORY_OTHER_PUNCTUATION:
		return is_read(ch) ? TEXT_LETTER : TEXT_PUNCTUATION;
	case HB_UNICODE_GENERAL_CATEGORY_CURRENCY_SYMBOL:
	case HB_UNICODE_GENERAL_CATEGORY_MODIFIER_SYMBOL:
	case HB_UNICODE_GENERAL_CATEGORY_MATH_SYMBOL:
	case HB_UNICODE_GENERAL_CATEGORY_OTHER_SYMBOL:
		return TEXT_SYMBOL;
	default:
		return TEXT_LETTER;
	}
}

bool text_is_narrow(uint32_t ch)
{
	return !(line_property(ch) & LINE_WIDE);
}
