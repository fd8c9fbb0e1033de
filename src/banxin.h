/* banxin.h -- the public library: records in, PDF out.
 *
 * An engine holds what is loaded once: the schema, the font catalogue and its faces, the compiled
 * templates. Open one per process (or per thread; engines share nothing) and render as many records
 * as you like. Every function that can fail returns false or NULL after telling its messages to the
 * engine's message function. Strings are UTF-8; nothing here prints or exits, but for running out of
 * memory. */
#ifndef BANXIN_H
#define BANXIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define BANXIN_VERSION "0.1.0"

struct banxin;

enum banxin_severity { BANXIN_NOTE, BANXIN_WARNING, BANXIN_ERROR };

/* What is told about a record, a template or the machine. Valid during the call. */
struct banxin_message {
	enum banxin_severity severity;
	const char *code; /* stable: "F004" */
	const char *file; /* NULL: no place */
	long line;        /* 0: the whole file */
	int column;       /* 0: the whole line */
	const char *text;
	/* What it points at, where that is known: the place behind its last character, the line of the
	 * record that LINE is (SOURCE_SIZE bytes, without its end; of a long line what is near the place),
	 * and what should stand there (NULL: that is for the writer to say). */
	long end_line; /* 0: not known */
	int end_column;
	const char *source;
	size_t source_size;
	int source_column; /* of the first character of SOURCE */
	bool source_cut;   /* the line goes on behind SOURCE */
	const char *repair;
	bool safe;     /* nobody could object to the repair */
	bool repaired; /* banxin_tidy has made it; the place is that of the file as it was read */
	uint64_t start, end; /* bytes of the file, in UTF-8 without a byte order mark; both 0: not known */
};

typedef void banxin_message_fn(void *user, const struct banxin_message *message);

struct banxin_options {
	const char *data_dir; /* NULL: $BANXIN_DATA, beside the program, then the installed one */
	banxin_message_fn *message; /* NULL: messages are dropped */
	void *user;
	bool unsynced; /* banxin_render_file makes whole files, but doesn't wait until they are on the
	                * disk: the caller does, for many at once (syncfs) */
};

struct banxin *banxin_open(const struct banxin_options *options); /* NULL after a message */
void banxin_close(struct banxin *b);                              /* NULL is fine */

/* Loads now what rendering would load at its first need: schema, fonts, and the template of that name
 * (NULL: none), so that processes forked afterwards share it. False after a message. */
bool banxin_prepare(struct banxin *b, const char *template_name);

/* The version of the library in use. */
const char *banxin_version(void);

/* 0 if nothing failed since the last call to banxin_clear, else the exit status a program should
 * give: 1 an input is at fault, 2 wrong usage, 3 the machine. */
int banxin_status(const struct banxin *b);
void banxin_clear(struct banxin *b);

enum banxin_format { BANXIN_PDF, BANXIN_FO, BANXIN_PAGES };

struct banxin_param {
	const char *name, *value;
};

/* Takes output as it is made; false ends the rendering. */
typedef bool banxin_write_fn(void *user, const void *data, size_t size);

/* What a document was made of beside its record, and what isn't as it was asked for. Any function may
 * be NULL; strings and data are valid during the call. */
struct banxin_listener {
	/* The id of the record's root element, NULL if it has none. */
	void (*record)(void *user, const char *id);
	/* A file that was looked for beside the record: a picture, an included record, what a template
	 * opened with document(). DATA is NULL if it could not be read. */
	void (*file)(void *user, const char *path, const void *data, size_t size);
	/* A font family that is not installed, and the one that stands in for it. */
	void (*font)(void *user, const char *wanted, const char *used);
	/* A character that is printed in FACE, as often as that, since the face meant for it does not
	 * have it. */
	void (*character)(void *user, uint32_t character, const char *face, unsigned times);
	void *user;
};

/* A record of a volume: a file, or bytes of it, as in a job. */
struct banxin_source {
	const char *path;
	const void *data; /* NULL: read PATH; else valid until the next is asked for */
	size_t size;
	long lines_before;
	int64_t bytes_before; /* likewise; for the bytes of messages */
};

/* What the parts of a volume are, and in what order its records stand in them; names by their pinyin. */
enum banxin_group {
	BANXIN_GROUP_STREET,
	BANXIN_GROUP_DISTRICT,
	BANXIN_GROUP_MONTH, /* of the award */
	BANXIN_GROUP_NONE
};
enum banxin_sort {
	BANXIN_SORT_NAME,  /* of the organisation, else the title */
	BANXIN_SORT_DATE,  /* published */
	BANXIN_SORT_MONTH, /* of the award */
	BANXIN_SORT_FILE   /* as they come */
};

/* Records as one document. One of them may be a bulletin, whose head and parts the volume begins with. */
struct banxin_volume {
	size_t count;
	bool (*source)(void *user, size_t i, struct banxin_source *out); /* false after a message */
	void *user;
	const char *title, *compiler, *date; /* NULL: as the bulletin says */
	const char *issue;                   /* "3" or "2025-3"; likewise */
	enum banxin_group group;
	enum banxin_sort sort;
	/* That may work on it. With more than one a thread of the engine's own applies the template, during
	 * the call; what is called back is called on the caller's. The outcome is the same. */
	unsigned processors;
};

struct banxin_job {
	const char *path;         /* of the record or .fo file; with DATA only its name and folder */
	const void *data;         /* NULL: read PATH */
	size_t size;
	const char *template_name; /* a path or a name in layouts/; NULL: as the record says */
	const struct banxin_param *params;
	size_t param_count;
	enum banxin_format format;
	const struct banxin_listener *listener; /* NULL: nobody wants to know */
	long lines_before; /* DATA is a part of PATH, whose lines are so many more in messages */
	const struct banxin_volume *volume; /* these records, instead of PATH, as one; NULL: none */
};

/* Reading and checking, XSLT, the formatting tree, lines and pages, the file. */
enum banxin_stage {
	BANXIN_STAGE_RECORD,
	BANXIN_STAGE_TEMPLATE,
	BANXIN_STAGE_FO,
	BANXIN_STAGE_LAYOUT,
	BANXIN_STAGE_OUTPUT,
	BANXIN_STAGE_COUNT
};

struct banxin_result {
	unsigned pages;
	size_t bytes;
	double seconds[BANXIN_STAGE_COUNT]; /* where the time went */
};

/* Renders to a file, which appears under its name only when it is whole ("-": standard output), or
 * through WRITE. RESULT may be NULL. */
bool banxin_render_file(struct banxin *b, const struct banxin_job *job, const char *output,
	struct banxin_result *result);
bool banxin_render(struct banxin *b, const struct banxin_job *job, banxin_write_fn *write,
	void *user, struct banxin_result *result);

/* From now on banxin_validate reads proof, too: it tells what is doubtful in the text of a record.
 * LEVELS are COUNT times a rule, a family of rules or "all", and how severe it is: "T16=off", "H=error",
 * "all=note". PROFILE is a kind of document with rules of its own (gongwen, jianbao, internal-publication,
 * web; auto: that of the layout which a record names), or NULL. False after a message: there is no such
 * rule or profile. */
bool banxin_proofread(
	struct banxin *b, const char *profile, const char *const *levels, size_t count);

/* Later calls of banxin_proofread begin with the settings in the file PATH (banxin(1) tells what stands in
 * one), and what they are given counts for more. False after a message. */
bool banxin_rules(struct banxin *b, const char *path);

/* A record with what can be repaired in its texts repaired. */
struct banxin_tidied {
	size_t repaired, left; /* findings; all are told */
	const char *data;      /* the record, in the encoding it was read in */
	size_t size;
	const char *diff; /* to it from what was read: a unified diff in UTF-8; "" if nothing was
	                   * repaired */
};

/* Repairs the record PATH, a well-formed file, under the rules that banxin_proofread set. ALSO names rules
 * (codes and families, between commas; NULL: none) whose repairs are made although somebody could object.
 * All else stays byte for byte. OUT is good until the next call. False after a message. */
bool banxin_tidy(struct banxin *b, const char *path, const char *also, struct banxin_tidied *out);

/* Checks a record: false if it has a fault. With DATA NULL, PATH is read. */
bool banxin_validate(struct banxin *b, const char *path, const void *data, size_t size);

/* The same for a part of a file. */
bool banxin_validate_source(struct banxin *b, const struct banxin_source *source);

/* What the texts of the record that was validated last are known by: *SIZE bytes for banxin_compare in this
 * process or in the one that forked it; good until the next record. None if nobody wants to hear of texts
 * that stand in several records. */
const void *banxin_texts(const struct banxin *b, size_t *size);

/* Tells which of these texts, of the record PATH, stand in records that were given before, too. */
void banxin_compare(struct banxin *b, const char *path, const void *texts, size_t size);

/* Calls WRITE with all that the output of JOB depends on, but for the record and for the files that a
 * listener is told of: the version, the template with what it imports, layouts, schema, fonts,
 * parameters. What is written is the same as long as these are. False after a message. */
bool banxin_identity(
	struct banxin *b, const struct banxin_job *job, banxin_write_fn *write, void *user);

/* The layouts shipped with their parameters. */
struct banxin_layout_param {
	const char *name, *initial, *description;
};
struct banxin_layout {
	const char *name, *path, *description;
	const struct banxin_layout_param *params;
	size_t param_count;
};
/* An array of *COUNT that lives as long as B; NULL after a message. */
const struct banxin_layout *banxin_layouts(struct banxin *b, size_t *count);

/* The roles of the font catalogue and what serves them. */
struct banxin_font {
	const char *role, *names;
	const char *face, *path; /* NULL if none is installed */
	bool embeddable;
};
const struct banxin_font *banxin_fonts(struct banxin *b, size_t *count);

/* The characters of TEXT that no face of the default chain has: calls MISSING for each, once. */
void banxin_coverage(struct banxin *b, const char *text, size_t size,
	void (*missing)(void *user, uint32_t character, size_t times), void *user);

#ifdef __cplusplus
}
#endif

#endif
