/* objects.h -- the formatting objects, as a table.
 *
 * A row says what an object is (its class decides where it may stand) and what may stand in it. The
 * content is a sequence of items, each an object's name, %block, %inline, %out-of-line or #text, or
 * several of them in (a | b), followed by ?, * or + as in XSL 1.1. Markers, wrappers and the like
 * are added where content is read (objects.c). */
#ifndef FO_OBJECTS_H
#define FO_OBJECTS_H

#include <stdbool.h>
#include <stddef.h>

/* Of a table row below: where the object may stand. */
enum object_class {
	CLASS_STRUCTURE, /* only where it is named */
	CLASS_BLOCK,     /* %block */
	CLASS_INLINE,    /* %inline */
	CLASS_OUT,       /* %out-of-line: floats and footnotes, anchored in text or between blocks */
	CLASS_ANY        /* wherever blocks or inlines may stand: wrappers, retrieved markers, points */
};

/* What becomes of the object. */
enum object_status {
	OBJECT_DONE,
	OBJECT_SPLICED, /* a warning; what it holds stands in its place */
	OBJECT_DROPPED  /* a warning; left out with all it holds */
};

#define FLOW_CONTENT   "(%block | %inline | #text)*"
#define BLOCK_CONTENT  "%block+"
#define INLINE_CONTENT "(%inline | #text)*"
#define ROWS_CONTENT   "(table-row | table-cell)*"

/*  id    name    class    content    status */
#define OBJECTS(X) \
	X(ROOT, "root", STRUCTURE, \
		"layout-master-set, declarations?, bookmark-tree?, document-info*, page-sequence+", DONE) \
	X(DECLARATIONS, "declarations", STRUCTURE, "document-info*", DONE) \
	X(DOCUMENT_INFO, "axf:document-info", STRUCTURE, "", DONE) \
	X(LAYOUT_MASTER_SET, "layout-master-set", STRUCTURE, \
		"(simple-page-master | page-sequence-master)+", DONE) \
	X(SIMPLE_PAGE_MASTER, "simple-page-master", STRUCTURE, \
		"region-body+, (region-before | region-after | region-start | region-end)*", DONE) \
	X(REGION_BODY, "region-body", STRUCTURE, "", DONE) \
	X(REGION_BEFORE, "region-before", STRUCTURE, "", DONE) \
	X(REGION_AFTER, "region-after", STRUCTURE, "", DONE) \
	X(REGION_START, "region-start", STRUCTURE, "", DONE) \
	X(REGION_END, "region-end", STRUCTURE, "", DONE) \
	X(PAGE_SEQUENCE_MASTER, "page-sequence-master", STRUCTURE, \
		"(single-page-master-reference | repeatable-page-master-reference" \
		" | repeatable-page-master-alternatives)+", DONE) \
	X(SINGLE_PAGE_MASTER_REFERENCE, "single-page-master-reference", STRUCTURE, "", DONE) \
	X(REPEATABLE_PAGE_MASTER_REFERENCE, "repeatable-page-master-reference", STRUCTURE, "", DONE) \
	X(REPEATABLE_PAGE_MASTER_ALTERNATIVES, "repeatable-page-master-alternatives", STRUCTURE, \
		"conditional-page-master-reference+", DONE) \
	X(CONDITIONAL_PAGE_MASTER_REFERENCE, "conditional-page-master-reference", STRUCTURE, "", DONE) \
	X(PAGE_SEQUENCE, "page-sequence", STRUCTURE, "title?, static-content*, flow+", DONE) \
	X(TITLE, "title", STRUCTURE, INLINE_CONTENT, DONE) \
	X(STATIC_CONTENT, "static-content", STRUCTURE, "%block*", DONE) \
	X(FLOW, "flow", STRUCTURE, BLOCK_CONTENT, DONE) \
	X(BLOCK, "block", BLOCK, FLOW_CONTENT, DONE) \
	X(BLOCK_CONTAINER, "block-container", BLOCK, "%block*", DONE) \
	X(LIST_BLOCK, "list-block", BLOCK, "list-item+", DONE) \
	X(LIST_ITEM, "list-item", STRUCTURE, "list-item-label, list-item-body", DONE) \
	X(LIST_ITEM_LABEL, "list-item-label", STRUCTURE, BLOCK_CONTENT, DONE) \
	X(LIST_ITEM_BODY, "list-item-body", STRUCTURE, BLOCK_CONTENT, DONE) \
	X(TABLE, "table", BLOCK, \
		"table-column*, table-header?, table-footer?, table-body+", DONE) \
	X(TABLE_COLUMN, "table-column", STRUCTURE, "", DONE) \
	X(TABLE_HEADER, "table-header", STRUCTURE, ROWS_CONTENT, DONE) \
	X(TABLE_FOOTER, "table-footer", STRUCTURE, ROWS_CONTENT, DONE) \
	X(TABLE_BODY, "table-body", STRUCTURE, ROWS_CONTENT, DONE) \
	X(TABLE_ROW, "table-row", STRUCTURE, "table-cell*", DONE) \
	X(TABLE_CELL, "table-cell", STRUCTURE, "%block*", DONE) \
	X(INLINE, "inline", INLINE, FLOW_CONTENT, DONE) \
	X(INLINE_CONTAINER, "inline-container", INLINE, "%block*", DONE) \
	X(CHARACTER, "character", INLINE, "", DONE) \
	X(EXTERNAL_GRAPHIC, "external-graphic", INLINE, "", DONE) \
	X(INSTREAM_FOREIGN_OBJECT, "instream-foreign-object", INLINE, "", DONE) \
	X(LEADER, "leader", INLINE, INLINE_CONTENT, DONE) \
	X(PAGE_NUMBER, "page-number", INLINE, "", DONE) \
	X(PAGE_NUMBER_CITATION, "page-number-citation", INLINE, "", DONE) \
	X(PAGE_NUMBER_CITATION_LAST, "page-number-citation-last", INLINE, "", DONE) \
	X(BASIC_LINK, "basic-link", INLINE, FLOW_CONTENT, DONE) \
	X(RUBY, "axf:ruby", INLINE, "ruby-base, ruby-text", DONE) \
	X(RUBY_BASE, "axf:ruby-base", STRUCTURE, INLINE_CONTENT, DONE) \
	X(RUBY_TEXT, "axf:ruby-text", STRUCTURE, INLINE_CONTENT, DONE) \
	X(WRAPPER, "wrapper", ANY, FLOW_CONTENT, DONE) \
	X(FLOAT, "float", OUT, BLOCK_CONTENT, DONE) \
	X(FOOTNOTE, "footnote", OUT, "inline, footnote-body", DONE) \
	X(FOOTNOTE_BODY, "footnote-body", STRUCTURE, BLOCK_CONTENT, DONE) \
	X(MARKER, "marker", STRUCTURE, FLOW_CONTENT, DONE) \
	X(RETRIEVE_MARKER, "retrieve-marker", ANY, "", DONE) \
	X(RETRIEVE_TABLE_MARKER, "retrieve-table-marker", ANY, "", DROPPED) \
	X(BOOKMARK_TREE, "bookmark-tree", STRUCTURE, "bookmark+", DONE) \
	X(BOOKMARK, "bookmark", STRUCTURE, "bookmark-title, bookmark*", DONE) \
	X(BOOKMARK_TITLE, "bookmark-title", STRUCTURE, "#text", DONE) \
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
	X(TABLE_AND_CAPTION, "table-and-caption", BLOCK, "table-caption?, table", SPLICED) \
	X(TABLE_CAPTION, "table-caption", STRUCTURE, BLOCK_CONTENT, SPLICED) \
	X(BIDI_OVERRIDE, "bidi-override", INLINE, FLOW_CONTENT, SPLICED) \
	X(MULTI_SWITCH, "multi-switch", ANY, "multi-case+", SPLICED) \
	X(MULTI_CASE, "multi-case", STRUCTURE, FLOW_CONTENT, SPLICED) \
	X(MULTI_TOGGLE, "multi-toggle", INLINE, FLOW_CONTENT, SPLICED) \
	X(MULTI_PROPERTIES, "multi-properties", ANY, "multi-property-set+, wrapper", SPLICED) \
	X(MULTI_PROPERTY_SET, "multi-property-set", STRUCTURE, "", DROPPED) \
	X(PAGE_SEQUENCE_WRAPPER, "page-sequence-wrapper", STRUCTURE, "page-sequence*", SPLICED) \
	X(INITIAL_PROPERTY_SET, "initial-property-set", STRUCTURE, "", DROPPED) \
	X(CHANGE_BAR_BEGIN, "change-bar-begin", ANY, "", DROPPED) \
	X(CHANGE_BAR_END, "change-bar-end", ANY, "", DROPPED) \
	X(COLOR_PROFILE, "color-profile", STRUCTURE, "", DROPPED) \
	X(FOLIO_PREFIX, "folio-prefix", STRUCTURE, INLINE_CONTENT, DONE) \
	X(FOLIO_SUFFIX, "folio-suffix", STRUCTURE, INLINE_CONTENT, DONE) \
	X(FLOW_MAP, "flow-map", STRUCTURE, "", DROPPED) \
	X(SCALING_VALUE_CITATION, "scaling-value-citation", INLINE, "", DROPPED)

enum fo_object {
	FO_TEXT, /* character data */
#define OBJECT_ENUM(id, name, class, content, status) FO_##id,
	OBJECTS(OBJECT_ENUM)
#undef OBJECT_ENUM
	FO_OBJECT_COUNT
};

/* As in a template, with fo: or axf:; "#text" for FO_TEXT. */
const char *fo_object_name(enum fo_object o);
enum object_class fo_object_class(enum fo_object o);
enum object_status fo_object_status(enum fo_object o);
const char *fo_object_content(enum fo_object o); /* the content as in the table above */

#endif
