/* engine.h -- what an engine keeps between records; private to the public library. */
#ifndef ENGINE_ENGINE_H
#define ENGINE_ENGINE_H

#include "banxin.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "fo/fo.h"
#include "font/font.h"
#include "proof/corpus.h"
#include "proof/proof.h"
#include "record/record.h"
#include "template/template.h"

struct loaded_template {
	struct template *template;
	const char *name; /* as it was asked for */
	struct loaded_template *next;
};

struct banxin {
	struct banxin_options options;
	struct diag diag;
	struct arena *arena; /* lives as long as the engine */
	const char *data_dir;
	struct record_schema *schema; /* NULL until the first record */
	struct proof_settings proof_settings;
	struct proof_settings rules; /* of a file: what proofreading begins with */
	struct proof *proof; /* NULL: records are checked against the schema alone */
	struct corpus *corpus; /* NULL until records are compared */
	struct buf texts; /* of the last record, for the corpus */
	struct font_set *fonts;
	struct hyphenator *hyphenator;
	struct lexicon *lexicon;
	struct arena *tidied; /* what the last banxin_tidy gave; NULL: nothing yet */
	struct fo_styles *styles;
	struct loaded_template *templates;
};

/* The template NAME (a path, or a name in layouts/), compiled at its first use; AT is where it was
 * asked for. NULL after a message. */
struct template *engine_template(struct banxin *b, const char *name, struct place at);

/* The schema, loaded at its first use. NULL after a message. */
struct record_schema *engine_schema(struct banxin *b);

/* Where a job's output goes. */
struct engine_output {
	banxin_write_fn *write;
	bool (*restart)(void *user); /* takes back what was written; NULL: that can't be done */
	void *user;
};

/* One job into OUTPUT (render.c). */
bool engine_render(struct banxin *b, const struct banxin_job *job,
	const struct engine_output *output, struct banxin_result *result);

#endif
