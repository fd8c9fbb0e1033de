#include "batch/outcome.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "batch/hash.h"
#include "batch/wire.h"

/* A record at fault is told of until somebody can mend it, not until the disk is full. */
enum { MAX_MESSAGES = 1000 };

/* A file that was changed less than this before it was looked at may be changed again without a new
 * time: clocks of file systems tick slowly, those of file servers differ. */
enum { FRESH_SECONDS = 2 };

const char *outcome_status_name(enum outcome_status status)
{
	static const char *const names[OUTCOME_COUNT] = {
		[OUTCOME_DONE] = "done",
		[OUTCOME_UNCHANGED] = "unchanged",
		[OUTCOME_FAILED] = "failed",
		[OUTCOME_CRASHED] = "crashed",
		[OUTCOME_TIMEOUT] = "timeout",
		[OUTCOME_MEMORY] = "memory",
	};
	return names[status];
}

static void put_messages(struct buf *out, const struct outcome *o)
{
	wire_put(out, o->message_count);
	for (size_t i = 0; i < o->message_count; i++)
		wire_put_message(out, &o->messages[i]);
}

static void put_fonts(struct buf *out, const struct outcome *o)
{
	wire_put(out, o->character_count);
	for (size_t i = 0; i < o->character_count; i++) {
		wire_put(out, o->characters[i].character);
		wire_put_text(out, o->characters[i].face);
		wire_put(out, o->characters[i].times);
	}
	wire_put(out, o->font_count);
	for (size_t i = 0; i < o->font_count; i++) {
		wire_put_text(out, o->fonts[i].wanted);
		wire_put_text(out, o->fonts[i].used);
	}
}

static void put_files(struct buf *out, const struct outcome *o)
{
	wire_put(out, o->file_count);
	for (size_t i = 0; i < o->file_count; i++) {
		const struct outcome_file *f = &o->files[i];
		wire_put_text(out, f->path);
		wire_put(out, f->missing);
		wire_put(out, f->size);
		wire_put(out, (uint64_t)f->modified);
		wire_put(out, f->hash[0]);
		wire_put(out, f->hash[1]);
	}
}

void outcome_write(const struct outcome *o, struct buf *out)
{
	wire_put(out, o->status);
	wire_put(out, (uint64_t)o->signal);
	wire_put(out, o->pages);
	wire_put(out, o->bytes);
	buf_add(out, &o->milliseconds, sizeof o->milliseconds);
	wire_put(out, o->key[0]);
	wire_put(out, o->key[1]);
	wire_put(out, o->more_messages);
	wire_put_text(out, o->id);
	wire_put_text(out, o->earlier);
	put_messages(out, o);
	put_fonts(out, o);
	put_files(out, o);
}

/* What is left to read, and where arrays go. */
struct reader {
	struct wire w;
	struct arena *a;
};

/* Room for as many objects as the next number says, each of which takes EACH bytes or more of what
 * is left. */
static void *get_array(struct reader *r, size_t *count, size_t each, size_t size)
{
	uint64_t n = wire_get(&r->w);
	if (n > r->w.rest.len / each)
		r->w.ok = false;
	*count = r->w.ok ? (size_t)n : 0;
	return arena_array(r->a, *count, size);
}

static void get_messages(struct reader *r, struct outcome *o)
{
	struct banxin_message *messages = get_array(r, &o->message_count, 48, sizeof *messages);
	for (size_t i = 0; i < o->message_count; i++)
		messages[i] = wire_get_message(&r->w);
	o->messages = messages;
}

static void get_fonts(struct reader *r, struct outcome *o)
{
	struct outcome_character *characters =
		get_array(r, &o->character_count, 24, sizeof *characters);
	for (size_t i = 0; i < o->character_count; i++) {
		characters[i].character = (uint32_t)wire_get(&r->w);
		characters[i].face = wire_get_text(&r->w);
		characters[i].times = (unsigned)wire_get(&r->w);
		r->w.ok = r->w.ok && characters[i].face;
	}
	o->characters = characters;
	struct outcome_font *fonts = get_array(r, &o->font_count, 16, sizeof *fonts);
	for (size_t i = 0; i < o->font_count; i++) {
		fonts[i].wanted = wire_get_text(&r->w);
		fonts[i].used = wire_get_text(&r->w);
		r->w.ok = r->w.ok && fonts[i].wanted && fonts[i].used;
	}
	o->fonts = fonts;
}

static void get_files(struct reader *r, struct outcome *o)
{
	struct outcome_file *files = get_array(r, &o->file_count, 48, sizeof *files);
	for (size_t i = 0; i < o->file_count; i++) {
		struct outcome_file *f = &files[i];
		f->path = wire_get_text(&r->w);
		f->missing = wire_get(&r->w) != 0;
		f->size = wire_get(&r->w);
		f->modified = (int64_t)wire_get(&r->w);
		f->hash[0] = wire_get(&r->w);
		f->hash[1] = wire_get(&r->w);
		r->w.ok = r->w.ok && f->path;
	}
	o->files = files;
}

bool outcome_read(struct outcome *o, struct slice data, struct arena *a)
{
	struct reader r = { { data, true }, a };
	*o = (struct outcome){ 0 };
	uint64_t status = wire_get(&r.w);
	if (!r.w.ok || status >= OUTCOME_COUNT)
		return false;
	o->status = (enum outcome_status)status;
	o->signal = (int)wire_get(&r.w);
	o->pages = (unsigned)wire_get(&r.w);
	o->bytes = wire_get(&r.w);
	const char *milliseconds = wire_take(&r.w, sizeof o->milliseconds);
	if (milliseconds)
		memcpy(&o->milliseconds, milliseconds, sizeof o->milliseconds);
	o->key[0] = wire_get(&r.w);
	o->key[1] = wire_get(&r.w);
	o->more_messages = (size_t)wire_get(&r.w);
	o->id = wire_get_text(&r.w);
	o->earlier = wire_get_text(&r.w);
	get_messages(&r, o);
	get_fonts(&r, o);
	get_files(&r, o);
	return r.w.ok && r.w.rest.len == 0;
}

void outcome_begin(struct outcome_gathering *g, struct arena *a)
{
	*g = (struct outcome_gathering){ .a = a };
}

/* ARRAY of COUNT objects of SIZE bytes, with room for one more. */
static void *grow(struct arena *a, const void *array, size_t count, size_t *cap, size_t size)
{
	if (count < *cap)
		return (void *)(uintptr_t)array;
	*cap = *cap ? 2 * *cap : 8;
	void *larger = arena_array(a, *cap, size);
	if (count)
		memcpy(larger, array, count * size);
	return larger;
}

void outcome_take_message(void *gathering, const struct banxin_message *m)
{
	struct outcome_gathering *g = gathering;
	struct outcome *o = &g->o;
	if (o->message_count == MAX_MESSAGES) {
		o->more_messages++;
		return;
	}
	struct banxin_message *messages =
		grow(g->a, o->messages, o->message_count, &g->message_cap, sizeof *messages);
	messages[o->message_count++] = (struct banxin_message){ m->severity,
		arena_strdup(g->a, m->code), m->file ? arena_strdup(g->a, m->file) : NULL, m->line,
		m->column, .text = arena_strdup(g->a, m->text) };
	o->messages = messages;
}

static void take_record(void *gathering, const char *id)
{
	struct outcome_gathering *g = gathering;
	g->o.id = id ? arena_strdup(g->a, id) : NULL;
}

/* The time of its last change in nanoseconds; 0 if that was just now. */
static int64_t modified(const char *path)
{
	struct stat st;
	struct timespec now;
	if (stat(path, &st) != 0)
		return 0;
	clock_gettime(CLOCK_REALTIME, &now);
	if (st.st_mtim.tv_sec > now.tv_sec - FRESH_SECONDS)
		return 0;
	return (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
}

static void take_file(void *gathering, const char *path, const void *data, size_t size)
{
	struct outcome_gathering *g = gathering;
	struct outcome *o = &g->o;
	struct outcome_file *files =
		grow(g->a, o->files, o->file_count, &g->file_cap, sizeof *files);
	struct outcome_file *f = &files[o->file_count++];
	*f = (struct outcome_file){ .path = arena_strdup(g->a, path), .missing = !data };
	o->files = files;
	if (!data)
		return;
	XXH128_hash_t hash = XXH3_128bits(data, size);
	f->size = size;
	f->hash[0] = hash.high64;
	f->hash[1] = hash.low64;
	f->modified = modified(path);
}

static void take_font(void *gathering, const char *wanted, const char *used)
{
	struct outcome_gathering *g = gathering;
	struct outcome *o = &g->o;
	struct outcome_font *fonts =
		grow(g->a, o->fonts, o->font_count, &g->font_cap, sizeof *fonts);
	fonts[o->font_count++] =
		(struct outcome_font){ arena_strdup(g->a, wanted), arena_strdup(g->a, used) };
	o->fonts = fonts;
}

static void take_character(void *gathering, uint32_t character, const char *face, unsigned times)
{
	struct outcome_gathering *g = gathering;
	struct outcome *o = &g->o;
	struct outcome_character *characters = grow(
		g->a, o->characters, o->character_count, &g->character_cap, sizeof *characters);
	characters[o->character_count++] =
		(struct outcome_character){ character, arena_strdup(g->a, face), times };
	o->characters = characters;
}

struct banxin_listener outcome_listener(struct outcome_gathering *g)
{
	return (struct banxin_listener){ take_record, take_file, take_font, take_character, g };
}

static int by_wanted(const void *a, const void *b)
{
	return strcmp(((const struct outcome_font *)a)->wanted,
		((const struct outcome_font *)b)->wanted);
}

static int by_path(const void *a, const void *b)
{
	return strcmp(
		((const struct outcome_file *)a)->path, ((const struct outcome_file *)b)->path);
}

const struct outcome *outcome_end(struct outcome_gathering *g)
{
	struct outcome *o = &g->o;
	if (o->font_count)
		qsort((void *)(uintptr_t)o->fonts, o->font_count, sizeof *o->fonts, by_wanted);
	if (o->file_count)
		qsort((void *)(uintptr_t)o->files, o->file_count, sizeof *o->files, by_path);
	return o;
}
