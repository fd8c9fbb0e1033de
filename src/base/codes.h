/* codes.h -- every message that can be given, by its stable code.
 *
 * A code is for scripts and for the manual: its text may be reworded, its meaning never changes and
 * it is never used again. The letter is the part of the program, the class decides the exit status:
 * INPUT 1 (a record, a template, a picture), USAGE 2, MACHINE 3 (disk full, no font). */
#ifndef BASE_CODES_H
#define BASE_CODES_H

/* clang-format off */
/*        id                     code    class */
#define CODES(X)                                                                                   \
	X(CODE_USAGE,                "C001", USAGE)   /* wrong option or argument */                \
	X(CODE_FILE_READ,            "S001", MACHINE) /* a file can't be opened or read */          \
	X(CODE_FILE_WRITE,           "S002", MACHINE) /* a file can't be written */                 \
	X(CODE_FILE_TOO_LARGE,       "S003", INPUT)   /* a file is over its limit */                \
	X(CODE_DATA_MISSING,         "S004", MACHINE) /* the program's own data files are gone */   \
	X(CODE_NO_INPUT,             "S005", INPUT)   /* the file named by the user does not exist */ \
	X(CODE_XML_SYNTAX,           "R001", INPUT)   /* not well-formed */                         \
	X(CODE_XML_ENCODING,         "R002", INPUT)   /* unknown encoding, or bytes that break it */ \
	X(CODE_XML_LIMIT,            "R003", INPUT)   /* too deep, too large, entity expansion */   \
	X(CODE_XML_ENTITY,           "R004", INPUT)   /* a DTD or an external entity */             \
	X(CODE_INCLUDE,              "R005", INPUT)   /* XInclude outside the folder, or failing */ \
	X(CODE_SCHEMA,               "R010", INPUT)   /* the schema: any other fault */             \
	X(CODE_SCHEMA_ELEMENT,       "R011", INPUT)   /* an element that may not stand here */      \
	X(CODE_SCHEMA_MISSING,       "R012", INPUT)   /* a missing element */                       \
	X(CODE_SCHEMA_ATTRIBUTE,     "R013", INPUT)   /* an attribute that is not allowed */        \
	X(CODE_SCHEMA_REQUIRED,      "R014", INPUT)   /* a missing attribute */                     \
	X(CODE_SCHEMA_VALUE,         "R015", INPUT)   /* a value of the wrong form */               \
	X(CODE_SCHEMA_TEXT,          "R016", INPUT)   /* text where only elements may stand */      \
	X(CODE_SCHEMA_DUPLICATE,     "R017", INPUT)   /* a key given twice */                       \
	X(CODE_RECORDS,              "R018", INPUT)   /* a file of several records, or of none */      \
	X(CODE_VOLUME,               "R019", INPUT)   /* a volume of nothing, without a title */ \
	X(CODE_TEMPLATE_SYNTAX,      "T001", INPUT)   /* a template that doesn't compile */         \
	X(CODE_TEMPLATE_RUN,         "T002", INPUT)   /* a template that fails on a record */       \
	X(CODE_TEMPLATE_MESSAGE,     "T003", INPUT)   /* xsl:message */                             \
	X(CODE_TEMPLATE_LIMIT,       "T004", INPUT)   /* endless recursion, too much work */        \
	X(CODE_TEMPLATE_FORBIDDEN,   "T005", INPUT)   /* a file or address it may not read */       \
	X(CODE_TEMPLATE_PARAMETER,   "T006", INPUT)   /* a parameter the template doesn't declare */ \
	X(CODE_FO_UNKNOWN,           "O001", INPUT)   /* unknown formatting object */               \
	X(CODE_FO_PROPERTY,          "O002", INPUT)   /* unknown property */                        \
	X(CODE_FO_VALUE,             "O003", INPUT)   /* a value the property doesn't take */       \
	X(CODE_FO_CONTENT,           "O004", INPUT)   /* an object where it may not stand */        \
	X(CODE_FO_MISSING,           "O005", INPUT)   /* a required property or child is missing */ \
	X(CODE_FO_UNSUPPORTED,       "O006", INPUT)   /* known, without effect here */              \
	X(CODE_FO_REFERENCE,         "O007", INPUT)   /* a master, flow or id that doesn't exist */ \
	X(CODE_FO_DUPLICATE_ID,      "O008", INPUT)   /* an id given twice */                       \
	X(CODE_FONT_FILE,            "F001", INPUT)   /* a font file that can't be used */          \
	X(CODE_FONT_NONE,            "F002", MACHINE) /* no font at all for a role */               \
	X(CODE_FONT_SUBSTITUTED,     "F003", INPUT)   /* another family stands in */                \
	X(CODE_FONT_GLYPH,           "F004", INPUT)   /* a character that no font has */            \
	X(CODE_FONT_EMBEDDING,       "F005", INPUT)   /* a licence that forbids embedding */        \
	X(CODE_FONT_CATALOGUE,       "F006", INPUT)   /* fonts.xml is at fault */                   \
	X(CODE_HYPHENATION_NONE,     "F007", INPUT)   /* no patterns for a language's hyphens */    \
	X(CODE_PICTURE_MISSING,      "G001", INPUT)   /* no such picture */                         \
	X(CODE_PICTURE_BROKEN,       "G002", INPUT)   /* truncated or corrupt */                    \
	X(CODE_PICTURE_TOO_LARGE,    "G003", INPUT)   /* more pixels than the limit */              \
	X(CODE_PICTURE_KIND,         "G004", INPUT)   /* not a kind of picture we take */           \
	X(CODE_PICTURE_OUTSIDE,      "G005", INPUT)   /* outside the record's folder */             \
	X(CODE_LAYOUT_OVERFLOW,      "P001", INPUT)   /* something is larger than its place */      \
	X(CODE_LAYOUT_LIMIT,         "P002", INPUT)   /* more pages or memory than allowed */       \
	X(CODE_LAYOUT_LOOSE,         "P003", INPUT)   /* a line of Chinese that gapes */            \
	X(CODE_PDF,                  "D001", MACHINE) /* libharu refused */                         \
	X(CODE_BATCH_WORKERS,        "B001", MACHINE) /* no process to render in */                \
	X(CODE_BATCH_CRASHED,        "B002", INPUT)   /* the process died while rendering it */    \
	X(CODE_BATCH_TIMEOUT,        "B003", INPUT)   /* it took too long */                       \
	X(CODE_BATCH_MEMORY,         "B004", INPUT)   /* it wanted too much memory */              \
	X(CODE_BATCH_STOPPED,        "B005", MACHINE) /* given up: the machine fails every record */ \
	X(CODE_BATCH_NAME,           "B006", INPUT)   /* a record without a name, or two of one */ \
	X(CODE_BATCH_INTERRUPTED,    "B007", INPUT)   /* by a signal */                            \
	X(CODE_BATCH_MORE,           "B008", INPUT)   /* more messages than are told */            \
	X(CODE_BATCH_FAILED,         "B009", INPUT)   /* which record it was */                    \
	X(CODE_REPORT,               "B010", INPUT)   /* no report of a batch, or a damaged one */ \
	X(CODE_REPORT_MERGE,         "B011", INPUT)   /* reports that don't belong together */     \
	X(CODE_INTERNAL,             "Z001", MACHINE) /* our own fault */
/* clang-format on */

#define CODE_ENUM(id, code, class) id,
enum code { CODES(CODE_ENUM) CODE_COUNT };
#undef CODE_ENUM

enum code_class { CLASS_INPUT = 1, CLASS_USAGE = 2, CLASS_MACHINE = 3 };

const char *code_name(enum code code); /* "R001" */
enum code_class code_class(enum code code);

#endif
