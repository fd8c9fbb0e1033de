/* objects.h -- the formatting objects, as a table.
 *
 * A row says what an object is (its class decides where it may stand) and what may stand in it. The
 * content is a sequence of items, each an object's name, %block, %inline, %out-of-line or #text, or
 * several of them in (a | b), followed by ?, * or + as in XSL 1.1. Where XSL asks for at least one
 * block, none is taken as well: what a template makes of an empty list is an empty area. */
#ifndef FO_OBJECTS_H
#define FO_OBJECTS_H

#include <stdbool.h>
#include <stddef.h>

/* Of a table row below: where the object may stand. */
enum object_class {
	CLASS_STRUCTURE, /* only where it is named */
	CLASS_BLOCK,     /* %block */
	CLASS_INLINE,    /* %inline */
	CLASS_OUT,       /* floats and footnotes, anchored in text or between blocks */
	CLASS_ANY        /* where blocks or inlines may stand: wrappers, retrieved markers */
};

/* What becomes of the object. */
enum object_status {
	OBJECT_DONE,
	OBJECT_MERGED,  /* what it holds stands in its place and inherits from it: that is all it is for */
	OBJECT_SPLICED, /* a warning; what it holds stands in its place */
	OBJECT_DROPPED  /* a warning; left out with all it holds */
};

#define FLOW_CONTENT   "marker*, (%block | %inline | #text)*"
#define BLOCK_CONTENT  "marker*, %block*"
#define INLINE_CONTENT "(%inline | #text)*"
#define ROWS_CONTENT   "marker*, (table-row | table-cell)*"

/* clang-format off */
/*  id    name    class    content    status */
#define OBJECTS(X) \
	X(ROOT, "root", STRUCTURE, \
		"document-info*, layout-master-set, document-info*, declarations?, bookmark-tree?, " \
		"document-info*, (page-sequence | page-sequence-wrapper)+", DONE) \
	X(DECLARATIONS, "declarations", STRUCTURE, "(document-info | color-profile)*", DONE) \
	X(DOCUMENT_INFO, "axf:document-info", STRUCTURE, "", DONE) \
	X(LAYOUT_MASTER_SET, "layout-master-set", STRUCTURE, \
		"(simple-page-master | page-sequence-master | flow-map)+", DONE) \
	X(SIMPLE_PAGE_MASTER, "simple-page-master", STRUCTURE, \
		"region-body+, (region-before | region-after | region-start | region-end)*", DONE) \
	X(REGION_BODY, "region-body", STRUCTURE, "", DONE) \
	X(REGION_BEFORE, "region-before", STRUCTURE, "", DONE) \
	X(REGION_AFTER, "region-after", STRUCTURE, "", DONE) \
	X(REGION_START, "region-start", STRUCTURE, "", DONE) \
	X(REGION_END, "region-end", STRUCTURE, "", DONE) \
	X(PAGE_SEQUENCE_MASTER, "page-sequence-master", STRUCTURE, \
		"(single-page-master-reference | repeatable-page-master-reference | " \
		"repeatable-page-master-alternatives)+", DONE) \
	X(SINGLE_PAGE_MASTER_REFERENCE, "single-page-master-reference", STRUCTURE, "", DONE) \
	X(REPEATABLE_PAGE_MASTER_REFERENCE, "repeatable-page-master-reference", STRUCTURE, "", \
		DONE) \
	X(REPEATABLE_PAGE_MASTER_ALTERNATIVES, "repeatable-page-master-alternatives", STRUCTURE, \
		"conditional-page-master-reference+", DONE) \
	X(CONDITIONAL_PAGE_MASTER_REFERENCE, "conditional-page-master-reference", STRUCTURE, "", \
		DONE) \
	X(PAGE_SEQUENCE, "page-sequence", STRUCTURE, \
		"title?, folio-prefix?, folio-suffix?, static-content*, flow+", DONE) \
	X(TITLE, "title", STRUCTURE, INLINE_CONTENT, DONE) \
	X(STATIC_CONTENT, "static-content", STRUCTURE, "%block*", DONE) \
	X(FLOW, "flow", STRUCTURE, BLOCK_CONTENT, DONE) \
	X(BLOCK, "block", BLOCK, \
		"marker*, initial-property-set?, (%block | %inline | #text)*", DONE) \
	X(BLOCK_CONTAINER, "block-container", BLOCK, BLOCK_CONTENT, DONE) \
	X(LIST_BLOCK, "list-block", BLOCK, "marker*, list-item*", DONE) \
	X(LIST_ITEM, "list-item", STRUCTURE, "marker*, list-item-label, list-item-body", DONE) \
	X(LIST_ITEM_LABEL, "list-item-label", STRUCTURE, BLOCK_CONTENT, DONE) \
	X(LIST_ITEM_BODY, "list-item-body", STRUCTURE, BLOCK_CONTENT, DONE) \
	X(TABLE, "table", BLOCK, \
		"marker*, table-column*, table-header?, table-footer?, table-body+, " \
		"table-footer?", DONE) \
	X(TABLE_COLUMN, "table-column", STRUCTURE, "", DONE) \
	X(TABLE_HEADER, "table-header", STRUCTURE, ROWS_CONTENT, DONE) \
	X(TABLE_FOOTER, "table-footer", STRUCTURE, ROWS_CONTENT, DONE) \
	X(TABLE_BODY, "table-body", STRUCTURE, ROWS_CONTENT, DONE) \
	X(TABLE_ROW, "table-row", STRUCTURE, "table-cell*", DONE) \
	X(TABLE_CELL, "table-cell", STRUCTURE, BLOCK_CONTENT, DONE) \
	X(INLINE, "inline", INLINE, FLOW_CONTENT, DONE) \
	X(INLINE_CONTAINER, "inline-container", INLINE, BLOCK_CONTENT, DONE) \
	X(CHARACTER, "character", INLINE, "", DONE) \
	X(EXTERNAL_GRAPHIC, "external-graphic", INLINE, "", DONE) \
	X(INSTREAM_FOREIGN_OBJECT, "instream-foreign-object", INLINE, "", DONE) \
	X(LEADER, "leader", INLINE, INLINE_CONTENT, DONE) \
	X(PAGE_NUMBER, "page-number", INLINE, "", DONE) \
	X(PAGE_NUMBER_CITATION, "page-number-citation", INLINE, "", DONE) \
	X(PAGE_NUMBER_CITATION_LAST, "page-number-citation-last", INLINE, "", DONE) \
	X(BASIC_LINK, "basic-link", INLINE, FLOW_CONTENT, DONE) \
	X(RUBY, "axf:ruby", INLINE, "(ruby-base | ruby-text)+", DONE) \
	X(RUBY_BASE, "axf:ruby-base", STRUCTURE, INLINE_CONTENT, DONE) \
	X(RUBY_TEXT, "axf:ruby-text", STRUCTURE, INLINE_CONTENT, DONE) \
	X(WRAPPER, "wrapper", ANY, FLOW_CONTENT, DONE) \
	X(FLOAT, "float", OUT, BLOCK_CONTENT, DONE) \
	X(FOOTNOTE, "footnote", OUT, "inline, footnote-body", DONE) \
	X(FOOTNOTE_BODY, "footnote-body", STRUCTURE, BLOCK_CONTENT, DONE) \
	X(MARKER, "marker", STRUCTURE, "(%block | %inline | #text)*", DONE) \
	X(RETRIEVE_MARKER, "retrieve-marker", ANY, "", DONE) \
	X(RETRIEVE_TABLE_MARKER, "retrieve-table-marker", ANY, "", DONE) \
	X(BOOKMARK_TREE, "bookmark-tree", STRUCTURE, "bookmark+", DONE) \
	X(BOOKMARK, "bookmark", STRUCTURE, "bookmark-title, bookmark*", DONE) \
	X(BOOKMARK_TITLE, "bookmark-title", STRUCTURE, "#text*", DONE) \
	X(INDEX_RANGE_BEGIN, "index-range-begin", ANY, "", DONE) \
	X(INDEX_RANGE_END, "index-range-end", ANY, "", DONE) \
	X(INDEX_PAGE_CITATION_LIST, "index-page-citation-list", INLINE, \
		"index-page-citation-list-separator?, index-page-citation-range-separator?, " \
		"index-key-reference+", DONE) \
	X(INDEX_PAGE_CITATION_LIST_SEPARATOR, "index-page-citation-list-separator", STRUCTURE, \
		INLINE_CONTENT, DONE) \
	X(INDEX_PAGE_CITATION_RANGE_SEPARATOR, "index-page-citation-range-separator", STRUCTURE, \
		INLINE_CONTENT, DONE) \
	X(INDEX_KEY_REFERENCE, "index-key-reference", STRUCTURE, \
		"index-page-number-prefix?, index-page-number-suffix?", DONE) \
	X(INDEX_PAGE_NUMBER_PREFIX, "index-page-number-prefix", STRUCTURE, INLINE_CONTENT, DONE) \
	X(INDEX_PAGE_NUMBER_SUFFIX, "index-page-number-suffix", STRUCTURE, INLINE_CONTENT, DONE) \
	X(TABLE_AND_CAPTION, "table-and-caption", BLOCK, "table-caption?, table", DONE) \
	X(TABLE_CAPTION, "table-caption", STRUCTURE, BLOCK_CONTENT, DONE) \
	X(BIDI_OVERRIDE, "bidi-override", INLINE, FLOW_CONTENT, SPLICED) \
	X(MULTI_SWITCH, "multi-switch", ANY, "multi-case+", DONE) \
	X(MULTI_CASE, "multi-case", STRUCTURE, FLOW_CONTENT, DONE) \
	X(MULTI_TOGGLE, "multi-toggle", INLINE, FLOW_CONTENT, DONE) \
	X(MULTI_PROPERTIES, "multi-properties", ANY, "multi-property-set+, wrapper", DONE) \
	X(MULTI_PROPERTY_SET, "multi-property-set", STRUCTURE, "", DROPPED) \
	X(PAGE_SEQUENCE_WRAPPER, "page-sequence-wrapper", STRUCTURE, \
		"(page-sequence | page-sequence-wrapper)*", MERGED) \
	X(INITIAL_PROPERTY_SET, "initial-property-set", STRUCTURE, "", DONE) \
	X(CHANGE_BAR_BEGIN, "change-bar-begin", ANY, "", DROPPED) \
	X(CHANGE_BAR_END, "change-bar-end", ANY, "", DROPPED) \
	X(COLOR_PROFILE, "color-profile", STRUCTURE, "", DROPPED) \
	X(FOLIO_PREFIX, "folio-prefix", STRUCTURE, INLINE_CONTENT, DONE) \
	X(FOLIO_SUFFIX, "folio-suffix", STRUCTURE, INLINE_CONTENT, DONE) \
	X(FLOW_MAP, "flow-map", STRUCTURE, "", DROPPED) \
	X(SCALING_VALUE_CITATION, "scaling-value-citation", INLINE, "", DROPPED)
/* clang-format on */

enum fo_object {
	FO_TEXT, /* character data */
#define OBJECT_ENUM(id, name, class, content, status) FO_##id,
	OBJECTS(OBJECT_ENUM)
#undef OBJECT_ENUM
		FO_OBJECT_COUNT
};

struct object_info {
	const char *name;  /* "block", "axf:ruby", "#text" for FO_TEXT */
	const char *label; /* as a template has it: "fo:block", "axf:ruby" */
	enum object_class class;
	enum object_status status;
	const char *content; /* as in the table above */
};

const struct object_info *fo_object_info(enum fo_object o);

/* FO_TEXT if there is no object of this name, which is without its prefix. */
enum fo_object fo_object_find(const char *name, bool axf);

/* The object whose name is nearest to a wrong one, or NULL if none is near. */
const char *fo_object_guess(const char *name);

/* How far reading the content of an object has come. */
struct content_state {
	enum fo_object parent;
	unsigned item;    /* the next item of its content that may match */
	unsigned matched; /* how often it has */
};

/* Reads CHILD (FO_TEXT: character data) as the next thing in the content; false if it may not stand
 * there, which leaves the state as it was. */
bool fo_content_accepts(struct content_state *s, enum fo_object child);

/* What is still missing at the end, or FO_TEXT if nothing is. */
enum fo_object fo_content_missing(const struct content_state *s);

#endif
