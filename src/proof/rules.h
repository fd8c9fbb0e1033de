/* rules.h -- every doubt that can be told about a text, as a table.
 *
 * A code is for settings, excuses and scripts: its meaning never changes and it is never used again.
 * From this table come codes and severities, `banxin help rules`, and what SARIF says of a rule. */
#ifndef PROOF_RULES_H
#define PROOF_RULES_H

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/i18n.h"
#include "base/slice.h"

/* clang-format off */
/*  id                  code   severity
    what is found
    why that is doubtful, and what to do */
#define RULES(X) \
	X(HALF_WIDTH_MARK,  "T01", WARNING, N_("half-width mark in Chinese text"), \
		N_("Chinese is set with full-width marks; `banxin tidy` puts them in")) \
	X(LEADING_SPACE,    "T02", NOTE,    N_("blanks at the beginning of a paragraph"), \
		N_("the layout sets the indent; `banxin tidy` takes the blanks away")) \
	X(STRAY_SPACE,      "T03", WARNING, N_("stray space in Chinese text"), \
		N_("Chinese has no spaces between words; take it away")) \
	X(LOST_DASH,        "T04", ERROR,   N_("two years in one number"), \
		N_("the dash of a range was lost; write 2009—2014年")) \
	X(BAD_DATE,         "T05", WARNING, N_("a date that no calendar has"), \
		N_("a character was lost or a figure is wrong; look it up")) \
	X(PLACEHOLDER,      "T06", WARNING, N_("a placeholder, or what is left of markup"), \
		N_("something was to be filled in; fill it in or take it away")) \
	X(RANGE_MARK,       "T07", WARNING, N_("hyphens as a range mark or dash"), \
		N_("GB/T 15834 writes a range with one — or ～ and a dash as ——")) \
	X(LATIN_WORD,       "T08", WARNING, N_("an English function word between Han characters"), \
		N_("it was left over by a translation or a phone's keyboard; write it in Chinese")) \
	X(UNPAIRED_MARK,    "T09", ERROR,   N_("a quotation mark or bracket without its other half"), \
		N_("one of the two is missing, turned round, or stands in another paragraph")) \
	X(CUT_PARAGRAPH,    "T10", WARNING, N_("a paragraph that stops in the middle"), \
		N_("a page break or caption cut it; join it with the paragraph that goes on")) \
	X(ELLIPSIS,         "T11", NOTE,    N_("an ellipsis of another form than ……"), \
		N_("GB/T 15834 writes six dots in the room of two characters; `banxin tidy` does it")) \
	X(NUMBER_FORM,      "T12", WARNING, N_("a number or date not in the form of GB/T 15835"), \
		N_("write years with four figures, group by three, dates with 年月日 or hyphens")) \
	X(DUPLICATE,        "T13", WARNING, N_("a text that stands elsewhere too"), \
		N_("it was pasted twice, or left over from the record that served as a model")) \
	X(FACTS_DIFFER,     "T14", WARNING, N_("a figure that contradicts another"), \
		N_("the text and the facts, or a sum and its parts, disagree; find out which is right")) \
	X(NUMBERING,        "T15", WARNING, N_("headings whose numbers skip, repeat or change form"), \
		N_("a heading was moved or lost; number them 一、（一）1.（1） in order")) \
	X(CONFUSION,        "T16", WARNING, N_("a word that is often written by mistake"), \
		N_("another word of the same sound or shape was probably meant")) \
	X(CAPTION,          "T17", WARNING, N_("a caption without its picture"), \
		N_("the picture was lost on the way; put it in, or take the caption away")) \
	X(SOURCE,           "T18", WARNING, N_("a source that is no source"), \
		N_("it is an account or a default of a program; name who published the text")) \
	X(PERSONAL,         "T19", NOTE,    N_("personal data"), \
		N_("what is printed can't be taken back; ask whether it may be, or mask it")) \
	X(DASH_LINE,        "T20", NOTE,    N_("a line with a dash that may be subtitle or author"), \
		N_("write <subtitle> or <byline>, which the layout tells apart")) \
	X(DATE_ORDER,       "H01", WARNING, N_("dates of the head in an impossible order"), \
		N_("nothing is published before it happened; one of the dates is wrong")) \
	X(YEAR_ORDER,       "H02", ERROR,   N_("a period that ends before it begins"), \
		N_("through must not be before year")) \
	X(FACT_VALUE,       "H03", WARNING, N_("a fact without a number or unit"), \
		N_("value is a number, unit what is counted")) \
	X(PICTURE_MISSING,  "H04", ERROR,   N_("a picture that is not there"), \
		N_("put the file into the record's folder, or mend src")) \
	X(PICTURE_BROKEN,   "H05", ERROR,   N_("a picture that cannot be decoded"), \
		N_("the file is damaged or of another kind; export it again")) \
	X(PICTURE_COARSE,   "H06", WARNING, N_("a picture too coarse to print"), \
		N_("print wants 300 pixels an inch at the printed size")) \
	X(NO_ALTERNATIVE,   "H07", WARNING, N_("a picture without a text for those who do not see it"), \
		N_("write alt")) \
	X(PICTURE_TWICE,    "H08", NOTE,    N_("the same picture under two captions"), \
		N_("one of the captions probably belongs to another picture; compare them")) \
	X(LABEL,            "H09", WARNING, N_("a word that the layout sets, too"), \
		N_("it would be printed twice; take it away here")) \
	X(NO_GLYPH,         "N01", ERROR,   N_("a character that no font has"), \
		N_("it would print as an empty box; install a font that has it (`banxin fonts`)")) \
	X(RARE_CHARACTER,   "N02", NOTE,    N_("a character outside the common ones of GB 18030-2022"), \
		N_("other programs may not show it; compare it with the name it stands in")) \
	X(LOOK_ALIKE,       "N03", WARNING, N_("a code point that only looks like the character"), \
		N_("searching and fonts miss it; `banxin tidy` puts the character in its place")) \
	X(PRIVATE_USE,      "N04", ERROR,   N_("a private-use code point"), \
		N_("only the font it was made for shows it; write the character that Unicode has now")) \
	X(COMBINING_MARK,   "N05", WARNING, N_("a combining mark in Chinese text"), \
		N_("it lays itself over the character before it; it was probably pasted along")) \
	X(VARIATION,        "N06", WARNING, N_("a variation selector that nothing stands before"), \
		N_("it has no effect where it stands; take it away")) \
	X(FULL_WIDTH_LATIN, "N07", WARNING, N_("full-width letters or figures"), \
		N_("Chinese is set with half-width letters and figures; `banxin tidy` puts them in")) \
	X(NAME_SEPARATOR,   "N08", WARNING, N_("another mark than · between the parts of a name"), \
		N_("GB/T 15834 sets U+00B7 between the parts of a foreign or minority name")) \
	X(TRADITIONAL,      "N09", WARNING, N_("a traditional character in simplified text"), \
		N_("it was pasted from elsewhere, unless it is a name; write <sic> then")) \
	X(INVISIBLE,        "N10", WARNING, N_("an invisible character"), \
		N_("it breaks searching and lines; `banxin tidy` takes it away")) \
	X(GONGWEN_PART,     "GW01", WARNING, N_("a part that GB/T 9704 asks for is missing"), \
		N_("an official document has an issuer, a number, a title, and a date")) \
	X(GONGWEN_NUMBERS,  "GW02", WARNING, N_("headings not numbered as in GB/T 9704"), \
		N_("the levels are 一、（一）1.（1）")) \
	X(GONGWEN_TITLE,    "GW03", WARNING, N_("a mark in a title or heading that has none"), \
		N_("a title has no marks but 《》, （）, quotation marks and 、, a heading none at its end")) \
	X(GONGWEN_NUMBER,   "GW04", WARNING, N_("a document number of another form than 某政办发〔2025〕5号"), \
		N_("the year stands in 〔〕 with four figures; the number has neither 第 nor zeros " \
			"before it")) \
	X(GONGWEN_DATE,     "GW05", WARNING, N_("a date of another form than 2025年3月5日"), \
		N_("dates have Arabic figures without zeros before them")) \
	X(GONGWEN_ATTACHED, "GW06", WARNING, N_("an attachment that is not told of as in GB/T 9704"), \
		N_("write <attachment>; its name has no mark behind it")) \
	X(GONGWEN_UPWARD,   "GW07", WARNING, N_("a 请示 to several superiors, or a 报告 that asks"), \
		N_("a 请示 goes to one superior, copies to others; a 报告 asks for nothing")) \
	X(JIANBAO_PART,     "JB01", WARNING, N_("a part that a bulletin has is missing"), \
		N_("a bulletin has a number, a compiler, a date, and tells whom it goes to")) \
	X(JIANBAO_NOTE,     "JB02", NOTE,    N_("an editor's note that does not begin with 编者按："), \
		N_("write 编者按 with a colon or in brackets, or nothing: the layout sets it")) \
	X(INTERNAL_PERMIT,  "IP01", ERROR,   N_("no permit number"), \
		N_("internal publications print the number of their permit")) \
	X(INTERNAL_NOTICE,  "IP02", ERROR,   N_("no notice of free exchange"), \
		N_("internal publications print 「内部资料，免费交流」")) \
	X(INTERNAL_NAME,    "IP03", ERROR,   N_("an internal publication that calls itself a newspaper"), \
		N_("it must not call itself 报 or 刊, name reporters, or be sold")) \
	X(WEB_ADDRESS,      "WB01", WARNING, N_("a link that browsers warn of, or that leads nowhere"), \
		N_("write href with https://")) \
	X(WEB_LINK_TEXT,    "WB02", WARNING, N_("a link or picture whose text says nothing"), \
		N_("who hears the page read hears only these words; say what is behind the link")) \
	X(WEB_TITLE,        "WB03", NOTE,    N_("a title that is cut in lists"), \
		N_("search engines and phones show some thirty characters")) \
	X(WEB_BREAK,        "WB04", WARNING, N_("line breaks that only arrange the text"), \
		N_("a phone's lines are shorter; begin a new paragraph")) \
	X(UNKNOWN_RULE,     "X01", WARNING, N_("an excuse for a rule that does not exist"), \
		N_("`banxin help rules` lists the codes"))
/* clang-format on */

#define RULE_ENUM(id, code, severity, what, advice) RULE_##id,
enum rule { RULES(RULE_ENUM) RULE_COUNT };
#undef RULE_ENUM

struct rule_info {
	const char *code;
	enum severity severity;
	const char *what, *advice; /* to be translated with _() */
};

extern const struct rule_info rule_table[RULE_COUNT];

/* A bit for each. */
typedef uint64_t rule_set;
static_assert(RULE_COUNT <= 64, "a bit for each rule");

#define RULE_BIT(r) (UINT64_C(1) << (r))

/* Adds the rules that PATTERN names: a code ("T09"), the letters of a family ("T", "GW"), or "all". False
 * if there is none such. */
bool rule_set_add_named(rule_set *s, struct slice pattern);

#endif
