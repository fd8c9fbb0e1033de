/* properties.h -- the properties, as a table.
 *
 * A row is one value that an object carries. A compound property has a row for each component
 * (space-before.optimum); its whole form (space-before), the shorthands and the absolute forms
 * (margin-left, width) have no row, as they end in others: shorthand.c.
 *
 * The values are a choice of keywords and, in angle brackets, kinds: <length> <percentage> <number>
 * <integer> <count> (an integer from 1 on) <angle> <color> <string> <name> <uri> <character>
 * <families>; <list> says that several of the keywords may stand together. Every property also
 * takes `inherit`. A row without a name is for the program alone: the factor that line-height hands
 * down, the share of a column's width, the color of an underline. */
#ifndef FO_PROPERTIES_H
#define FO_PROPERTIES_H

#include <stdbool.h>
#include <stddef.h>

/* What a percentage is of. FONT, OWN_FONT and LINE_HEIGHT are settled here; the others stay
 * percentages in the computed value, for the reader who knows the box. */
enum percent_base {
	PERCENT_NONE,
	PERCENT_FONT,        /* font-size of the parent for font-size, else the object's own */
	PERCENT_OWN_FONT,    /* font-size of the object */
	PERCENT_LINE_HEIGHT, /* line-height of the parent */
	PERCENT_WIDTH,       /* inline-progression-dimension of the containing area */
	PERCENT_HEIGHT,      /* block-progression-dimension of the containing area */
	PERCENT_OWN_HEIGHT,  /* height of the object itself */
	PERCENT_FONT_HEIGHT, /* em height of the font */
	PERCENT_INTRINSIC,   /* size of the picture itself */
	PERCENT_PADDING_BOX  /* padding rectangle less the background image */
};

enum property_status {
	PROPERTY_DONE,
	PROPERTY_PARTLY, /* manual.c says what is missing */
	PROPERTY_READ,   /* nothing on paper depends on it */
	PROPERTY_NOT     /* accepted with one warning, without effect */
};

#define BORDER_STYLES \
	"none | hidden | dotted | dashed | solid | double | groove | ridge | inset | outset"

/* clang-format off */
/*  id    name    values    initial    percentage of    status */
#define INHERITED_PROPERTIES(X) \
	X(AXF_AVOID_WIDOW_WORDS, "axf:avoid-widow-words", "true | false", "true", NONE, DONE) \
	X(AXF_BASELINE_BLOCK_SNAP, "axf:baseline-block-snap", \
		"none | auto | before | after | center", "none", NONE, DONE) \
	X(AXF_BASELINE_GRID, "axf:baseline-grid", "normal | none | root | new", "normal", NONE, \
		DONE) \
	X(AXF_HANGING_PUNCTUATION, "axf:hanging-punctuation", \
		"none | start | end | first | last | force-end | allow-end | <list>", "none", \
		NONE, DONE) \
	X(AXF_KANSUJI_STYLE, "axf:kansuji-style", "auto | simple | formal | grouping | readable", \
		"auto", NONE, DONE) \
	X(AXF_LINE_BREAK, "axf:line-break", "auto | normal | strict | loose | anywhere", "auto", \
		NONE, DONE) \
	X(AXF_PUNCTUATION_SPACING, "axf:punctuation-spacing", "<length> | <percentage> | auto", \
		"auto", FONT, DONE) \
	X(AXF_PUNCTUATION_TRIM, "axf:punctuation-trim", \
		"auto | none | start | start-except-first | end | allow-end | " \
		"end-except-fullstop | adjacent | all | <list>", "auto", NONE, DONE) \
	X(AXF_RUBY_ALIGN, "axf:ruby-align", \
		"auto | start | center | end | distribute | space-between | space-around", "auto", \
		NONE, DONE) \
	X(AXF_RUBY_OVERHANG, "axf:ruby-overhang", "auto | none | start | end", "auto", NONE, DONE) \
	X(AXF_RUBY_POSITION, "axf:ruby-position", \
		"before | after | over | under | inter-character", "before", NONE, DONE) \
	X(AXF_TEXT_AUTOSPACE, "axf:text-autospace", \
		"auto | none | normal | ideograph-numeric | ideograph-alpha | " \
		"ideograph-parenthesis | <list>", "auto", NONE, DONE) \
	X(AXF_TEXT_AUTOSPACE_WIDTH, "axf:text-autospace-width", "<length> | <percentage> | auto", \
		"auto", FONT, DONE) \
	X(AXF_TEXT_COMBINE_HORIZONTAL, "axf:text-combine-horizontal", \
		"none | all | digits | alpha | alphanumeric | <count> | <list>", "none", NONE, \
		DONE) \
	X(AXF_TEXT_EMPHASIS_COLOR, "axf:text-emphasis-color", "auto | <color>", "auto", NONE, \
		DONE) \
	X(AXF_TEXT_EMPHASIS_FONT_SIZE, "axf:text-emphasis-font-size", \
		"<length> | <percentage> | auto", "auto", FONT, DONE) \
	X(AXF_TEXT_EMPHASIS_OFFSET, "axf:text-emphasis-offset", "<length> | auto", "auto", NONE, \
		DONE) \
	X(AXF_TEXT_EMPHASIS_POSITION, "axf:text-emphasis-position", \
		"auto | before | after | over | under", "auto", NONE, DONE) \
	X(AXF_TEXT_EMPHASIS_SKIP, "axf:text-emphasis-skip", \
		"auto | none | spaces | punctuation | symbols | narrow | <list>", "auto", NONE, \
		DONE) \
	X(AXF_TEXT_EMPHASIS_STYLE, "axf:text-emphasis-style", \
		"none | dot | circle | filled | open | double-circle | triangle | sesame | " \
		"accent | <string> | <list>", "none", NONE, DONE) \
	X(AXF_TEXT_JUSTIFY, "axf:text-justify", \
		"auto | none | inter-word | inter-character | inter-ideograph | distribute", \
		"auto", NONE, DONE) \
	X(AXF_TEXT_JUSTIFY_TRIM, "axf:text-justify-trim", \
		"auto | none | punctuation | punctuation-kana | kana | <list>", "auto", NONE, \
		PARTLY) \
	X(AXF_TEXT_ORIENTATION, "axf:text-orientation", "mixed | upright | sideways", "mixed", \
		NONE, DONE) \
	X(AXF_TEXT_UNDERLINE_POSITION, "axf:text-underline-position", \
		"auto | alphabetic | after-edge | <length> | <percentage>", "auto", OWN_FONT, DONE) \
	X(AXF_WORD_BREAK, "axf:word-break", \
		"auto | normal | break-all | keep-all | break-word | auto-phrase", "auto", NONE, DONE) \
	X(BANXIN_CHARACTER_GRID, "banxin:character-grid", "none | strict", "none", NONE, DONE) \
	X(BANXIN_HANGING_STOPS, "banxin:hanging-stops", "basic | all", "basic", NONE, DONE) \
	X(BANXIN_KEEP_WORDS, "banxin:keep-words", "none | <string>", "none", NONE, DONE) \
	X(BANXIN_PUNCTUATION_WIDTH, "banxin:punctuation-width", \
		"auto | full | half | kaiming | none", "auto", NONE, DONE) \
	X(BANXIN_TEXT_SPACING_TRIM, "banxin:text-spacing-trim", \
		"auto | normal | space-all | space-first | trim-start | trim-both | trim-all", \
		"auto", NONE, DONE) \
	X(BANXIN_TEXT_WRAP, "banxin:text-wrap", "wrap | balance | pretty", "wrap", NONE, DONE) \
	X(BANXIN_TITLE_SHAPE, "banxin:title-shape", \
		"none | auto | equal | trapezoid | inverted-trapezoid | diamond", "none", NONE, \
		DONE) \
	X(BORDER_COLLAPSE, "border-collapse", "collapse | collapse-with-precedence | separate", \
		"collapse", NONE, DONE) \
	X(BORDER_SEPARATION_BPD, "border-separation.block-progression-direction", "<length>", \
		"0pt", NONE, DONE) \
	X(BORDER_SEPARATION_IPD, "border-separation.inline-progression-direction", "<length>", \
		"0pt", NONE, DONE) \
	X(CAPTION_SIDE, "caption-side", \
		"before | after | start | end | top | bottom | left | right", "before", NONE, \
		PARTLY) \
	X(COLOR, "color", "<color>", "black", NONE, DONE) \
	X(COUNTRY, "country", "none | <name>", "none", NONE, DONE) \
	X(DIRECTION, "direction", "ltr | rtl", "ltr", NONE, NOT) \
	X(DISPLAY_ALIGN, "display-align", "auto | before | center | after", "auto", NONE, DONE) \
	X(EMPTY_CELLS, "empty-cells", "show | hide", "show", NONE, DONE) \
	X(END_INDENT, "end-indent", "<length> | <percentage>", "0pt", WIDTH, DONE) \
	X(FONT_FAMILY, "font-family", "<families>", "sans-serif", NONE, DONE) \
	X(FONT_SELECTION_STRATEGY, "font-selection-strategy", "auto | character-by-character", \
		"auto", NONE, READ) \
	X(FONT_SIZE, "font-size", \
		"xx-small | x-small | small | medium | large | x-large | xx-large | larger | " \
		"smaller | <length> | <percentage>", "12pt", FONT, DONE) \
	X(FONT_SIZE_ADJUST, "font-size-adjust", "none | <number>", "none", NONE, NOT) \
	X(FONT_STRETCH, "font-stretch", \
		"normal | wider | narrower | ultra-condensed | extra-condensed | condensed | " \
		"semi-condensed | semi-expanded | expanded | extra-expanded | ultra-expanded | " \
		"<number>", "normal", NONE, PARTLY) \
	X(FONT_STYLE, "font-style", "normal | italic | oblique | backslant", "normal", NONE, DONE) \
	X(FONT_VARIANT, "font-variant", "normal | small-caps", "normal", NONE, DONE) \
	X(FONT_WEIGHT, "font-weight", "normal | bold | bolder | lighter | <integer>", "400", NONE, \
		DONE) \
	X(GLYPH_ORIENTATION_HORIZONTAL, "glyph-orientation-horizontal", "<angle>", "0", NONE, \
		NOT) \
	X(GLYPH_ORIENTATION_VERTICAL, "glyph-orientation-vertical", "auto | <angle>", "auto", \
		NONE, PARTLY) \
	X(HYPHENATE, "hyphenate", "true | false", "false", NONE, DONE) \
	X(HYPHENATION_CHARACTER, "hyphenation-character", "<character>", "-", NONE, DONE) \
	X(HYPHENATION_KEEP, "hyphenation-keep", "auto | column | page", "auto", NONE, DONE) \
	X(HYPHENATION_LADDER_COUNT, "hyphenation-ladder-count", "no-limit | <integer>", \
		"no-limit", NONE, DONE) \
	X(HYPHENATION_PUSH_CHARACTER_COUNT, "hyphenation-push-character-count", "<integer>", "2", \
		NONE, DONE) \
	X(HYPHENATION_REMAIN_CHARACTER_COUNT, "hyphenation-remain-character-count", "<integer>", \
		"2", NONE, DONE) \
	X(INTRUSION_DISPLACE, "intrusion-displace", "auto | none | line | indent | block", "auto", \
		NONE, DONE) \
	X(KEEP_TOGETHER_WITHIN_COLUMN, "keep-together.within-column", "auto | always | <integer>", \
		"auto", NONE, DONE) \
	X(KEEP_TOGETHER_WITHIN_LINE, "keep-together.within-line", "auto | always | <integer>", \
		"auto", NONE, DONE) \
	X(KEEP_TOGETHER_WITHIN_PAGE, "keep-together.within-page", "auto | always | <integer>", \
		"auto", NONE, DONE) \
	X(LANGUAGE, "language", "none | <name>", "zh", NONE, DONE) \
	X(LAST_LINE_END_INDENT, "last-line-end-indent", "<length> | <percentage>", "0pt", WIDTH, \
		DONE) \
	X(LEADER_ALIGNMENT, "leader-alignment", "none | reference-area | page", "none", NONE, \
		DONE) \
	X(LEADER_LENGTH_MAXIMUM, "leader-length.maximum", "<length> | <percentage>", "100%", \
		WIDTH, DONE) \
	X(LEADER_LENGTH_MINIMUM, "leader-length.minimum", "<length> | <percentage>", "0pt", WIDTH, \
		DONE) \
	X(LEADER_LENGTH_OPTIMUM, "leader-length.optimum", "<length> | <percentage>", "12pt", \
		WIDTH, DONE) \
	X(LEADER_PATTERN, "leader-pattern", "space | rule | dots | use-content", "space", NONE, \
		DONE) \
	X(LEADER_PATTERN_WIDTH, "leader-pattern-width", \
		"use-font-metrics | <length> | <percentage>", "use-font-metrics", WIDTH, DONE) \
	X(LETTER_SPACING_MAXIMUM, "letter-spacing.maximum", "normal | <length>", "normal", NONE, \
		DONE) \
	X(LETTER_SPACING_MINIMUM, "letter-spacing.minimum", "normal | <length>", "normal", NONE, \
		DONE) \
	X(LETTER_SPACING_OPTIMUM, "letter-spacing.optimum", "normal | <length>", "normal", NONE, \
		DONE) \
	X(LINE_HEIGHT, "line-height", "normal | <length> | <number> | <percentage>", "normal", \
		OWN_FONT, DONE) \
	X(LINE_HEIGHT_FACTOR, "", "<number>", "1.2", NONE, DONE) \
	X(LINE_HEIGHT_SHIFT_ADJUSTMENT, "line-height-shift-adjustment", \
		"consider-shifts | disregard-shifts", "consider-shifts", NONE, DONE) \
	X(LINE_STACKING_STRATEGY, "line-stacking-strategy", \
		"line-height | font-height | max-height", "max-height", NONE, DONE) \
	X(LINEFEED_TREATMENT, "linefeed-treatment", \
		"ignore | preserve | treat-as-space | treat-as-zero-width-space", \
		"treat-as-space", NONE, DONE) \
	X(MERGE_PAGES_ACROSS_INDEX_KEY_REFERENCES, "merge-pages-across-index-key-references", \
		"merge | leave-separate", "merge", NONE, DONE) \
	X(MERGE_RANGES_ACROSS_INDEX_KEY_REFERENCES, "merge-ranges-across-index-key-references", \
		"merge | leave-separate", "merge", NONE, DONE) \
	X(MERGE_SEQUENTIAL_PAGE_NUMBERS, "merge-sequential-page-numbers", \
		"merge | leave-separate", "merge", NONE, DONE) \
	X(ORPHANS, "orphans", "<count>", "2", NONE, DONE) \
	X(PAGE_NUMBER_TREATMENT, "page-number-treatment", "link | no-link", "no-link", NONE, DONE) \
	X(PROVISIONAL_DISTANCE_BETWEEN_STARTS, "provisional-distance-between-starts", \
		"<length> | <percentage>", "24pt", WIDTH, DONE) \
	X(PROVISIONAL_LABEL_SEPARATION, "provisional-label-separation", "<length> | <percentage>", \
		"6pt", WIDTH, DONE) \
	X(RELATIVE_ALIGN, "relative-align", "before | baseline", "before", NONE, PARTLY) \
	X(RULE_STYLE, "rule-style", "none | dotted | dashed | solid | double | groove | ridge", \
		"solid", NONE, DONE) \
	X(RULE_THICKNESS, "rule-thickness", "<length>", "1pt", NONE, DONE) \
	X(SCORE_SPACES, "score-spaces", "true | false", "true", NONE, DONE) \
	X(SCRIPT, "script", "none | auto | <name>", "auto", NONE, READ) \
	X(START_INDENT, "start-indent", "<length> | <percentage>", "0pt", WIDTH, DONE) \
	X(TEXT_ALIGN, "text-align", \
		"start | center | end | justify | inside | outside | left | right", "start", NONE, \
		DONE) \
	X(TEXT_ALIGN_LAST, "text-align-last", \
		"relative | start | center | end | justify | inside | outside | left | right", \
		"relative", NONE, DONE) \
	X(TEXT_DECORATION, "text-decoration", \
		"none | underline | no-underline | overline | no-overline | line-through | " \
		"no-line-through | blink | no-blink | <list>", "none", NONE, DONE) \
	X(TEXT_DECORATION_COLOR, "", "<color>", "black", NONE, DONE) \
	X(TEXT_INDENT, "text-indent", "<length> | <percentage>", "0pt", WIDTH, DONE) \
	X(TEXT_TRANSFORM, "text-transform", "none | capitalize | uppercase | lowercase", "none", \
		NONE, DONE) \
	X(VISIBILITY, "visibility", "visible | hidden | collapse", "visible", NONE, DONE) \
	X(WHITE_SPACE_COLLAPSE, "white-space-collapse", "true | false", "true", NONE, DONE) \
	X(WHITE_SPACE_TREATMENT, "white-space-treatment", \
		"ignore | preserve | ignore-if-before-linefeed | ignore-if-after-linefeed | " \
		"ignore-if-surrounding-linefeed", "ignore-if-surrounding-linefeed", NONE, DONE) \
	X(WIDOWS, "widows", "<count>", "2", NONE, DONE) \
	X(WORD_SPACING_MAXIMUM, "word-spacing.maximum", "normal | <length>", "normal", NONE, DONE) \
	X(WORD_SPACING_MINIMUM, "word-spacing.minimum", "normal | <length>", "normal", NONE, DONE) \
	X(WORD_SPACING_OPTIMUM, "word-spacing.optimum", "normal | <length>", "normal", NONE, DONE) \
	X(WRAP_OPTION, "wrap-option", "wrap | no-wrap", "wrap", NONE, DONE) \
	X(WRITING_MODE, "writing-mode", \
		"lr-tb | rl-tb | tb-rl | lr | rl | tb | horizontal-tb | vertical-rl", "lr-tb", \
		NONE, PARTLY)

#define OWN_PROPERTIES(X) \
	X(ABSOLUTE_POSITION, "absolute-position", "auto | absolute | fixed", "auto", NONE, DONE) \
	X(ALIGNMENT_ADJUST, "alignment-adjust", \
		"auto | baseline | before-edge | text-before-edge | middle | central | " \
		"after-edge | text-after-edge | ideographic | alphabetic | hanging | " \
		"mathematical | <length> | <percentage>", "auto", OWN_HEIGHT, DONE) \
	X(ALIGNMENT_BASELINE, "alignment-baseline", \
		"auto | baseline | before-edge | text-before-edge | middle | central | " \
		"after-edge | text-after-edge | ideographic | alphabetic | hanging | " \
		"mathematical", "auto", NONE, DONE) \
	X(AXF_BACKGROUND_CONTENT_HEIGHT, "axf:background-content-height", \
		"auto | scale-to-fit | scale-down-to-fit | scale-up-to-fit | <length> | " \
		"<percentage>", "auto", INTRINSIC, DONE) \
	X(AXF_BACKGROUND_CONTENT_WIDTH, "axf:background-content-width", \
		"auto | scale-to-fit | scale-down-to-fit | scale-up-to-fit | <length> | " \
		"<percentage>", "auto", INTRINSIC, DONE) \
	X(AXF_BACKGROUND_SCALING, "axf:background-scaling", "uniform | non-uniform", "uniform", \
		NONE, DONE) \
	X(AXF_BORDER_BOTTOM_LEFT_RADIUS, "axf:border-bottom-left-radius", \
		"<length> | <percentage>", "0pt", WIDTH, DONE) \
	X(AXF_BORDER_BOTTOM_RIGHT_RADIUS, "axf:border-bottom-right-radius", \
		"<length> | <percentage>", "0pt", WIDTH, DONE) \
	X(AXF_BORDER_TOP_LEFT_RADIUS, "axf:border-top-left-radius", \
		"<length> | <percentage>", "0pt", WIDTH, DONE) \
	X(AXF_BORDER_TOP_RIGHT_RADIUS, "axf:border-top-right-radius", \
		"<length> | <percentage>", "0pt", WIDTH, DONE) \
	X(AXF_COLUMN_COUNT, "axf:column-count", "<count>", "1", NONE, DONE) \
	X(AXF_COLUMN_FILL, "axf:column-fill", "auto | balance | balance-all", "balance", NONE, \
		DONE) \
	X(AXF_COLUMN_GAP, "axf:column-gap", "<length> | <percentage>", "12pt", WIDTH, DONE) \
	X(AXF_COLUMN_RULE_COLOR, "axf:column-rule-color", "auto | <color>", "auto", NONE, DONE) \
	X(AXF_COLUMN_RULE_STYLE, "axf:column-rule-style", \
		"none | dotted | dashed | solid | double", "none", NONE, DONE) \
	X(AXF_COLUMN_RULE_WIDTH, "axf:column-rule-width", "thin | medium | thick | <length>", \
		"1pt", NONE, DONE) \
	X(AXF_FLOAT_MARGIN_X, "axf:float-margin-x", "<length>", "0pt", NONE, DONE) \
	X(AXF_FLOAT_MARGIN_Y, "axf:float-margin-y", "<length>", "0pt", NONE, DONE) \
	X(AXF_FLOAT_REFERENCE, "axf:float-reference", "auto | page | column | multicol", "auto", \
		NONE, DONE) \
	X(AXF_FLOAT_X, "axf:float-x", \
		"auto | none | start | center | end | left | right | inside | outside", "auto", \
		NONE, DONE) \
	X(AXF_FLOAT_Y, "axf:float-y", "auto | none | before | center | after | top | bottom", \
		"auto", NONE, DONE) \
	X(AXF_OVERFLOW_CONDENSE, "axf:overflow-condense", \
		"none | font-size | font-stretch | letter-spacing | line-height | auto | <list>", \
		"none", NONE, NOT) \
	X(AXF_OVERFLOW_CONDENSE_LIMIT_FONT_SIZE, "axf:overflow-condense-limit-font-size", \
		"<length> | <percentage>", "4pt", OWN_FONT, NOT) \
	X(AXF_OVERFLOW_CONDENSE_LIMIT_FONT_STRETCH, "axf:overflow-condense-limit-font-stretch", \
		"<percentage> | <number>", "50%", NONE, NOT) \
	X(AXF_SPAN, "axf:span", "none | all | <integer>", "none", NONE, DONE) \
	X(AXF_TEXT_LINE_COLOR, "axf:text-line-color", "auto | <color>", "auto", NONE, DONE) \
	X(AXF_TEXT_LINE_STYLE, "axf:text-line-style", \
		"solid | double | dotted | dashed | wave | wavy", "solid", NONE, DONE) \
	X(AXF_TEXT_LINE_WIDTH, "axf:text-line-width", "auto | thin | medium | thick | <length>", \
		"auto", NONE, DONE) \
	X(BANXIN_BLACK, "banxin:black", "gray | plate | overprint", "gray", NONE, DONE) \
	X(BANXIN_DISTRIBUTE_WIDTH, "banxin:distribute-width", "none | <length>", "none", NONE, DONE) \
	X(BANXIN_FLOAT_PAGE, "banxin:float-page", "any | odd | even", "any", NONE, DONE) \
	X(BANXIN_LINE_CHARACTERS, "banxin:line-characters", "none | auto | <count>", "none", NONE, \
		DONE) \
	X(BANXIN_PAGES_OF, "banxin:pages-of", "none | <number>", "none", NONE, DONE) \
	X(BANXIN_PAGE_LINES, "banxin:page-lines", "none | auto | <count>", "none", NONE, DONE) \
	X(BANXIN_TEXT_DECORATION_INSET, "banxin:text-decoration-inset", "auto | <length>", "0pt", \
		NONE, DONE) \
	X(BANXIN_WARICHU, "banxin:warichu", "true | false", "false", NONE, DONE) \
	X(BACKGROUND_ATTACHMENT, "background-attachment", "scroll | fixed", "scroll", NONE, \
		NOT) \
	X(BACKGROUND_COLOR, "background-color", "<color> | transparent", "transparent", NONE, \
		DONE) \
	X(BACKGROUND_IMAGE, "background-image", "none | <uri>", "none", NONE, DONE) \
	X(BACKGROUND_POSITION_HORIZONTAL, "background-position-horizontal", \
		"left | center | right | <length> | <percentage>", "0%", PADDING_BOX, DONE) \
	X(BACKGROUND_POSITION_VERTICAL, "background-position-vertical", \
		"top | center | bottom | <length> | <percentage>", "0%", PADDING_BOX, DONE) \
	X(BACKGROUND_REPEAT, "background-repeat", "repeat | repeat-x | repeat-y | no-repeat", \
		"repeat", NONE, DONE) \
	X(BASELINE_SHIFT, "baseline-shift", "baseline | sub | super | <length> | <percentage>", \
		"baseline", LINE_HEIGHT, DONE) \
	X(BLANK_OR_NOT_BLANK, "blank-or-not-blank", "blank | not-blank | any", "any", NONE, DONE) \
	X(BLOCK_PROGRESSION_DIMENSION_MAXIMUM, "block-progression-dimension.maximum", \
		"auto | <length> | <percentage>", "auto", HEIGHT, DONE) \
	X(BLOCK_PROGRESSION_DIMENSION_MINIMUM, "block-progression-dimension.minimum", \
		"auto | <length> | <percentage>", "auto", HEIGHT, DONE) \
	X(BLOCK_PROGRESSION_DIMENSION_OPTIMUM, "block-progression-dimension.optimum", \
		"auto | <length> | <percentage>", "auto", HEIGHT, DONE) \
	X(BORDER_BEFORE_COLOR, "border-before-color", "<color> | transparent", "black", NONE, \
		DONE) \
	X(BORDER_BEFORE_PRECEDENCE, "border-before-precedence", "force | <integer>", "0", NONE, \
		DONE) \
	X(BORDER_BEFORE_STYLE, "border-before-style", BORDER_STYLES, "none", NONE, DONE) \
	X(BORDER_BEFORE_WIDTH, "border-before-width", "thin | medium | thick | <length>", \
		"medium", NONE, DONE) \
	X(BORDER_BEFORE_WIDTH_CONDITIONALITY, "border-before-width.conditionality", \
		"discard | retain", "discard", NONE, DONE) \
	X(BORDER_AFTER_COLOR, "border-after-color", "<color> | transparent", "black", NONE, DONE) \
	X(BORDER_AFTER_PRECEDENCE, "border-after-precedence", "force | <integer>", "0", NONE, \
		DONE) \
	X(BORDER_AFTER_STYLE, "border-after-style", BORDER_STYLES, "none", NONE, DONE) \
	X(BORDER_AFTER_WIDTH, "border-after-width", "thin | medium | thick | <length>", "medium", \
		NONE, DONE) \
	X(BORDER_AFTER_WIDTH_CONDITIONALITY, "border-after-width.conditionality", \
		"discard | retain", "discard", NONE, DONE) \
	X(BORDER_START_COLOR, "border-start-color", "<color> | transparent", "black", NONE, DONE) \
	X(BORDER_START_PRECEDENCE, "border-start-precedence", "force | <integer>", "0", NONE, \
		DONE) \
	X(BORDER_START_STYLE, "border-start-style", BORDER_STYLES, "none", NONE, DONE) \
	X(BORDER_START_WIDTH, "border-start-width", "thin | medium | thick | <length>", "medium", \
		NONE, DONE) \
	X(BORDER_START_WIDTH_CONDITIONALITY, "border-start-width.conditionality", \
		"discard | retain", "discard", NONE, PARTLY) \
	X(BORDER_END_COLOR, "border-end-color", "<color> | transparent", "black", NONE, DONE) \
	X(BORDER_END_PRECEDENCE, "border-end-precedence", "force | <integer>", "0", NONE, DONE) \
	X(BORDER_END_STYLE, "border-end-style", BORDER_STYLES, "none", NONE, DONE) \
	X(BORDER_END_WIDTH, "border-end-width", "thin | medium | thick | <length>", "medium", \
		NONE, DONE) \
	X(BORDER_END_WIDTH_CONDITIONALITY, "border-end-width.conditionality", "discard | retain", \
		"discard", NONE, PARTLY) \
	X(BOTTOM, "bottom", "auto | <length> | <percentage>", "auto", HEIGHT, DONE) \
	X(BREAK_AFTER, "break-after", "auto | column | page | even-page | odd-page", "auto", NONE, \
		DONE) \
	X(BREAK_BEFORE, "break-before", "auto | column | page | even-page | odd-page", "auto", \
		NONE, DONE) \
	X(CHARACTER, "character", "<character>", "", NONE, DONE) \
	X(CLEAR, "clear", "none | start | end | left | right | inside | outside | both", "none", \
		NONE, DONE) \
	X(CLIP, "clip", "auto | <string>", "auto", NONE, NOT) \
	X(COLUMN_COUNT, "column-count", "<count>", "1", NONE, DONE) \
	X(COLUMN_GAP, "column-gap", "<length> | <percentage>", "12pt", WIDTH, DONE) \
	X(COLUMN_NUMBER, "column-number", "<count>", "0", NONE, DONE) \
	X(COLUMN_WIDTH, "column-width", "auto | <length> | <percentage>", "auto", WIDTH, DONE) \
	X(COLUMN_WIDTH_PROPORTION, "", "<number>", "0", NONE, DONE) \
	X(CONTENT_HEIGHT, "content-height", \
		"auto | scale-to-fit | scale-down-to-fit | scale-up-to-fit | <length> | " \
		"<percentage>", "auto", INTRINSIC, DONE) \
	X(CONTENT_TYPE, "content-type", "auto | <string>", "auto", NONE, READ) \
	X(CONTENT_WIDTH, "content-width", \
		"auto | scale-to-fit | scale-down-to-fit | scale-up-to-fit | <length> | " \
		"<percentage>", "auto", INTRINSIC, DONE) \
	X(DESTINATION_PLACEMENT_OFFSET, "destination-placement-offset", "<length>", "0pt", NONE, \
		NOT) \
	X(DOMINANT_BASELINE, "dominant-baseline", \
		"auto | use-script | no-change | reset-size | ideographic | alphabetic | hanging " \
		"| mathematical | central | middle | text-after-edge | text-before-edge", "auto", \
		NONE, DONE) \
	X(ENDS_ROW, "ends-row", "true | false", "false", NONE, DONE) \
	X(EXTENT, "extent", "<length> | <percentage>", "0pt", HEIGHT, DONE) \
	X(EXTERNAL_DESTINATION, "external-destination", "<uri>", "", NONE, DONE) \
	X(FLOAT, "float", "none | before | start | end | left | right | inside | outside", "none", \
		NONE, DONE) \
	X(FLOW_NAME, "flow-name", "<name>", "", NONE, DONE) \
	X(FORCE_PAGE_COUNT, "force-page-count", \
		"auto | even | odd | end-on-even | end-on-odd | no-force", "auto", NONE, DONE) \
	X(FORMAT, "format", "<string>", "1", NONE, DONE) \
	X(GROUPING_SEPARATOR, "grouping-separator", "<character>", "", NONE, DONE) \
	X(GROUPING_SIZE, "grouping-size", "<integer>", "0", NONE, DONE) \
	X(ID, "id", "<name>", "", NONE, DONE) \
	X(INDEX_CLASS, "index-class", "<string>", "", NONE, DONE) \
	X(INDEX_KEY, "index-key", "<string>", "", NONE, DONE) \
	X(INITIAL_PAGE_NUMBER, "initial-page-number", "auto | auto-odd | auto-even | <integer>", \
		"auto", NONE, DONE) \
	X(INLINE_PROGRESSION_DIMENSION_MAXIMUM, "inline-progression-dimension.maximum", \
		"auto | <length> | <percentage>", "auto", WIDTH, DONE) \
	X(INLINE_PROGRESSION_DIMENSION_MINIMUM, "inline-progression-dimension.minimum", \
		"auto | <length> | <percentage>", "auto", WIDTH, DONE) \
	X(INLINE_PROGRESSION_DIMENSION_OPTIMUM, "inline-progression-dimension.optimum", \
		"auto | <length> | <percentage>", "auto", WIDTH, DONE) \
	X(INTERNAL_DESTINATION, "internal-destination", "<name>", "", NONE, DONE) \
	X(KEEP_WITH_NEXT_WITHIN_COLUMN, "keep-with-next.within-column", \
		"auto | always | <integer>", "auto", NONE, DONE) \
	X(KEEP_WITH_NEXT_WITHIN_LINE, "keep-with-next.within-line", "auto | always | <integer>", \
		"auto", NONE, PARTLY) \
	X(KEEP_WITH_NEXT_WITHIN_PAGE, "keep-with-next.within-page", "auto | always | <integer>", \
		"auto", NONE, DONE) \
	X(KEEP_WITH_PREVIOUS_WITHIN_COLUMN, "keep-with-previous.within-column", \
		"auto | always | <integer>", "auto", NONE, DONE) \
	X(KEEP_WITH_PREVIOUS_WITHIN_LINE, "keep-with-previous.within-line", \
		"auto | always | <integer>", "auto", NONE, PARTLY) \
	X(KEEP_WITH_PREVIOUS_WITHIN_PAGE, "keep-with-previous.within-page", \
		"auto | always | <integer>", "auto", NONE, DONE) \
	X(LEFT, "left", "auto | <length> | <percentage>", "auto", WIDTH, DONE) \
	X(LETTER_VALUE, "letter-value", "auto | alphabetic | traditional", "auto", NONE, \
		NOT) \
	X(MARGIN_BOTTOM, "margin-bottom", "auto | <length> | <percentage>", "0pt", WIDTH, DONE) \
	X(MARGIN_LEFT, "margin-left", "auto | <length> | <percentage>", "0pt", WIDTH, DONE) \
	X(MARGIN_RIGHT, "margin-right", "auto | <length> | <percentage>", "0pt", WIDTH, DONE) \
	X(MARGIN_TOP, "margin-top", "auto | <length> | <percentage>", "0pt", WIDTH, DONE) \
	X(MARKER_CLASS_NAME, "marker-class-name", "<name>", "", NONE, DONE) \
	X(MASTER_NAME, "master-name", "<name>", "", NONE, DONE) \
	X(MASTER_REFERENCE, "master-reference", "<name>", "", NONE, DONE) \
	X(MAXIMUM_REPEATS, "maximum-repeats", "no-limit | <integer>", "no-limit", NONE, DONE) \
	X(MEDIA_USAGE, "media-usage", "auto | paginate | bounded-in-one-dimension | unbounded", \
		"auto", NONE, READ) \
	X(NAME, "name", "<string>", "", NONE, DONE) \
	X(NUMBER_COLUMNS_REPEATED, "number-columns-repeated", "<count>", "1", NONE, DONE) \
	X(NUMBER_COLUMNS_SPANNED, "number-columns-spanned", "<count>", "1", NONE, DONE) \
	X(NUMBER_ROWS_SPANNED, "number-rows-spanned", "<count>", "1", NONE, DONE) \
	X(ODD_OR_EVEN, "odd-or-even", "odd | even | any", "any", NONE, DONE) \
	X(OVERFLOW, "overflow", "auto | visible | hidden | scroll | error-if-overflow | repeat", \
		"auto", NONE, DONE) \
	X(PADDING_AFTER, "padding-after", "<length> | <percentage>", "0pt", WIDTH, DONE) \
	X(PADDING_AFTER_CONDITIONALITY, "padding-after.conditionality", "discard | retain", \
		"discard", NONE, DONE) \
	X(PADDING_BEFORE, "padding-before", "<length> | <percentage>", "0pt", WIDTH, DONE) \
	X(PADDING_BEFORE_CONDITIONALITY, "padding-before.conditionality", "discard | retain", \
		"discard", NONE, DONE) \
	X(PADDING_END, "padding-end", "<length> | <percentage>", "0pt", WIDTH, DONE) \
	X(PADDING_END_CONDITIONALITY, "padding-end.conditionality", "discard | retain", "discard", \
		NONE, PARTLY) \
	X(PADDING_START, "padding-start", "<length> | <percentage>", "0pt", WIDTH, DONE) \
	X(PADDING_START_CONDITIONALITY, "padding-start.conditionality", "discard | retain", \
		"discard", NONE, PARTLY) \
	X(PAGE_CITATION_STRATEGY, "page-citation-strategy", "all | normal | non-blank", "all", \
		NONE, NOT) \
	X(PAGE_HEIGHT, "page-height", "auto | indefinite | <length>", "auto", NONE, DONE) \
	X(PAGE_POSITION, "page-position", "only | first | last | rest | any", "any", NONE, DONE) \
	X(PAGE_WIDTH, "page-width", "auto | indefinite | <length>", "auto", NONE, DONE) \
	X(PRECEDENCE, "precedence", "true | false", "false", NONE, DONE) \
	X(REFERENCE_ORIENTATION, "reference-orientation", "<angle>", "0", NONE, DONE) \
	X(REF_ID, "ref-id", "<name>", "", NONE, DONE) \
	X(REF_INDEX_KEY, "ref-index-key", "<string>", "", NONE, DONE) \
	X(REGION_NAME, "region-name", "<name>", "", NONE, DONE) \
	X(RELATIVE_POSITION, "relative-position", "static | relative", "static", NONE, PARTLY) \
	X(RETRIEVE_BOUNDARY, "retrieve-boundary", "page | page-sequence | document", \
		"page-sequence", NONE, DONE) \
	X(RETRIEVE_BOUNDARY_WITHIN_TABLE, "retrieve-boundary-within-table", \
		"table | table-fragment | page", "table", NONE, DONE) \
	X(RETRIEVE_CLASS_NAME, "retrieve-class-name", "<name>", "", NONE, DONE) \
	X(RETRIEVE_POSITION, "retrieve-position", \
		"first-starting-within-page | first-including-carryover | " \
		"last-starting-within-page | last-ending-within-page", \
		"first-starting-within-page", NONE, DONE) \
	X(RETRIEVE_POSITION_WITHIN_TABLE, "retrieve-position-within-table", \
		"first-starting | first-including-carryover | last-starting | last-ending", \
		"first-starting", NONE, DONE) \
	X(RIGHT, "right", "auto | <length> | <percentage>", "auto", WIDTH, DONE) \
	X(ROLE, "role", "none | <string>", "none", NONE, READ) \
	X(SCALING, "scaling", "uniform | non-uniform", "uniform", NONE, DONE) \
	X(SCALING_METHOD, "scaling-method", "auto | integer-pixels | resample-any-method", "auto", \
		NONE, READ) \
	X(SHOW_DESTINATION, "show-destination", "replace | new", "replace", NONE, READ) \
	X(SOURCE_DOCUMENT, "source-document", "none | <string>", "none", NONE, READ) \
	X(SPACE_BEFORE_CONDITIONALITY, "space-before.conditionality", "discard | retain", \
		"discard", NONE, DONE) \
	X(SPACE_BEFORE_MAXIMUM, "space-before.maximum", "<length> | <percentage>", "0pt", WIDTH, \
		DONE) \
	X(SPACE_BEFORE_MINIMUM, "space-before.minimum", "<length> | <percentage>", "0pt", WIDTH, \
		DONE) \
	X(SPACE_BEFORE_OPTIMUM, "space-before.optimum", "<length> | <percentage>", "0pt", WIDTH, \
		DONE) \
	X(SPACE_BEFORE_PRECEDENCE, "space-before.precedence", "force | <integer>", "0", NONE, \
		DONE) \
	X(SPACE_AFTER_CONDITIONALITY, "space-after.conditionality", "discard | retain", "discard", \
		NONE, DONE) \
	X(SPACE_AFTER_MAXIMUM, "space-after.maximum", "<length> | <percentage>", "0pt", WIDTH, \
		DONE) \
	X(SPACE_AFTER_MINIMUM, "space-after.minimum", "<length> | <percentage>", "0pt", WIDTH, \
		DONE) \
	X(SPACE_AFTER_OPTIMUM, "space-after.optimum", "<length> | <percentage>", "0pt", WIDTH, \
		DONE) \
	X(SPACE_AFTER_PRECEDENCE, "space-after.precedence", "force | <integer>", "0", NONE, DONE) \
	X(SPACE_START_CONDITIONALITY, "space-start.conditionality", "discard | retain", "discard", \
		NONE, DONE) \
	X(SPACE_START_MAXIMUM, "space-start.maximum", "<length> | <percentage>", "0pt", WIDTH, \
		DONE) \
	X(SPACE_START_MINIMUM, "space-start.minimum", "<length> | <percentage>", "0pt", WIDTH, \
		DONE) \
	X(SPACE_START_OPTIMUM, "space-start.optimum", "<length> | <percentage>", "0pt", WIDTH, \
		DONE) \
	X(SPACE_START_PRECEDENCE, "space-start.precedence", "force | <integer>", "0", NONE, DONE) \
	X(SPACE_END_CONDITIONALITY, "space-end.conditionality", "discard | retain", "discard", \
		NONE, DONE) \
	X(SPACE_END_MAXIMUM, "space-end.maximum", "<length> | <percentage>", "0pt", WIDTH, DONE) \
	X(SPACE_END_MINIMUM, "space-end.minimum", "<length> | <percentage>", "0pt", WIDTH, DONE) \
	X(SPACE_END_OPTIMUM, "space-end.optimum", "<length> | <percentage>", "0pt", WIDTH, DONE) \
	X(SPACE_END_PRECEDENCE, "space-end.precedence", "force | <integer>", "0", NONE, DONE) \
	X(SPAN, "span", "none | all", "none", NONE, DONE) \
	X(SRC, "src", "<uri>", "", NONE, DONE) \
	X(STARTING_STATE, "starting-state", "show | hide", "show", NONE, DONE) \
	X(STARTS_ROW, "starts-row", "true | false", "false", NONE, DONE) \
	X(SUPPRESS_AT_LINE_BREAK, "suppress-at-line-break", "auto | suppress | retain", "auto", \
		NONE, DONE) \
	X(TABLE_LAYOUT, "table-layout", "auto | fixed", "auto", NONE, DONE) \
	X(TABLE_OMIT_FOOTER_AT_BREAK, "table-omit-footer-at-break", "true | false", "false", NONE, \
		DONE) \
	X(TABLE_OMIT_HEADER_AT_BREAK, "table-omit-header-at-break", "true | false", "false", NONE, \
		DONE) \
	X(TEXT_ALTITUDE, "text-altitude", "use-font-metrics | <length> | <percentage>", \
		"use-font-metrics", FONT_HEIGHT, DONE) \
	X(TEXT_DEPTH, "text-depth", "use-font-metrics | <length> | <percentage>", \
		"use-font-metrics", FONT_HEIGHT, DONE) \
	X(TEXT_SHADOW, "text-shadow", "none | <string>", "none", NONE, NOT) \
	X(TOP, "top", "auto | <length> | <percentage>", "auto", HEIGHT, DONE) \
	X(TREAT_AS_WORD_SPACE, "treat-as-word-space", "auto | true | false", "auto", NONE, \
		NOT) \
	X(UNICODE_BIDI, "unicode-bidi", "normal | embed | bidi-override", "normal", NONE, \
		NOT) \
	X(VALUE, "value", "<string>", "", NONE, DONE) \
	X(Z_INDEX, "z-index", "auto | <integer>", "auto", NONE, PARTLY)

/* clang-format on */

/* Values are kept in chunks of this many, shared between styles; the inherited properties fill the
 * first chunks, the others begin a new one. */
enum { FO_CHUNK = 16 };

enum fo_property {
#define PROPERTY_ENUM(id, name, values, initial, percent, status) PROP_##id,
	INHERITED_PROPERTIES(PROPERTY_ENUM) PROP_INHERITED_END,
	PROP_OWN_BEGIN = (PROP_INHERITED_END + FO_CHUNK - 1) / FO_CHUNK * FO_CHUNK,
	PROP_OWN_BEFORE_FIRST = PROP_OWN_BEGIN - 1,
	OWN_PROPERTIES(PROPERTY_ENUM)
#undef PROPERTY_ENUM
		PROP_COUNT
};

struct property_info {
	const char *name; /* as in a template; "" if no template can name it */
	const char *values, *initial;
	enum percent_base percent;
	enum property_status status;
	bool inherited;
};

/* NULL for the numbers between the two tables that are no property. */
const struct property_info *fo_property_info(enum fo_property p);

#endif
