/* sheets.h -- the files a template is made of, and where each of their elements stands.
 *
 * A template reads its own file and what it imports, includes or opens with document(); all of
 * these must lie in the folder of the template or below, links resolved.
 *
 * Every element of a sheet gets a struct spot through its _private. While the template runs, each
 * element of the result is given the spot of the instruction that makes it, which libxslt itself
 * forgets: so a message about a page names the file and the line to look at. */
#ifndef TEMPLATE_SHEETS_H
#define TEMPLATE_SHEETS_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "template/template.h"

struct trouble;

struct spot {
	struct place at;
	const char *name;     /* of the element; NULL if it is one of XSLT's */
	bool copies;          /* xsl:copy-of */
	unsigned short index; /* from 1, in struct sheets; 0: there were too many */
};

struct sheets {
	struct arena *a;
	char *folder; /* real path of the template's folder, with a final slash */
	struct spot **spots;
	size_t spot_count, spot_cap;
	struct template_param_info *params;
	size_t param_count, param_cap;
	const char **fixed; /* names of variables, no parameters though a sheet below has such */
	size_t fixed_count, fixed_cap;
	const char *description; /* NULL until found */
	const char **files; /* that the sheets were read from */
	size_t file_count, file_cap;
};

/* FOLDER is found from PATH. False after a message if there is no such folder. */
bool sheets_init(struct sheets *s, struct arena *a, const char *path, struct diag *d);
void sheets_release(struct sheets *s);

/* Reads PATH as a sheet of S: notes its elements and its parameters. URL is the address under which
 * libxslt knows it, NULL to make one from PATH. NULL after a message. */
xmlDocPtr sheets_read(
	struct sheets *s, const char *path, const char *url, xmlDictPtr dict, struct diag *d);

/* Adds the xsl:params of DOC that are not yet known, and the description of the template. */
void sheets_note_params(struct sheets *s, xmlDocPtr doc);

/* From here to sheets_inactive, libxslt's reading on this thread goes through S. */
void sheets_active(struct sheets *s, struct trouble *t);
void sheets_inactive(void);

void sheets_setup(void); /* process-wide; see template_init */

#endif
