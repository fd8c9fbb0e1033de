#include "text/runs.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* A run's place follows from its key, and the last one to come has it: enough for the figures and
 * words of a template, and no more than some 200 KB for a face. */
enum { PLACES = 128 };

struct run {
	struct run_key key;
	hb_buffer_t *buffer;
};

static void free_runs(void *data)
{
	struct run *runs = data;
	for (size_t i = 0; i < PLACES; i++)
		hb_buffer_destroy(runs[i].buffer);
	free(runs);
}

static struct run *runs_of(hb_font_t *font)
{
	static hb_user_data_key_t ours;
	struct run *runs = hb_font_get_user_data(font, &ours);
	if (runs)
		return runs;
	runs = xcalloc(PLACES, sizeof *runs);
	if (hb_font_set_user_data(font, &ours, runs, free_runs, true))
		return runs;
	free(runs);
	return NULL;
}

static size_t place_of(const struct run_key *key)
{
	uint32_t hash = (uint32_t)key->direction * 4 + key->han * 2u + key->plain;
	for (size_t i = 0; i < RUN_MOST; i++)
		hash = (hash ^ key->ch[i]) * 0x9E3779B1;
	return (hash >> 16) % PLACES;
}

static bool equal(const struct run_key *a, const struct run_key *b)
{
	return memcmp(a->ch, b->ch, sizeof a->ch) == 0 && a->language == b->language &&
		a->script == b->script && a->direction == b->direction && a->han == b->han &&
		a->plain == b->plain;
}

hb_buffer_t **runs_place(hb_font_t *font, const struct run_key *key, bool *found)
{
	struct run *runs = runs_of(font);
	*found = false;
	if (!runs)
		return NULL;
	struct run *run = &runs[place_of(key)];
	*found = run->buffer && equal(&run->key, key);
	run->key = *key;
	return &run->buffer;
}
