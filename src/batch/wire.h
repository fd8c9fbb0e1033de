/* wire.h -- numbers and strings as bytes for a pipe between processes of one machine, and back.
 *
 * Numbers are eight bytes in the order of the machine, which both ends share; a string is its length with
 * the NUL, or 0 for NULL, then the bytes with the NUL. */
#ifndef BATCH_WIRE_H
#define BATCH_WIRE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "banxin.h"
#include "base/buf.h"
#include "base/slice.h"

static inline void wire_put(struct buf *out, uint64_t v)
{
	buf_add(out, &v, sizeof v);
}

static inline void wire_put_text(struct buf *out, const char *s)
{
	size_t len = s ? strlen(s) + 1 : 0;
	wire_put(out, len);
	buf_add(out, s, len);
}

/* What is left to read; OK becomes false where it ends too early or makes no sense. */
struct wire {
	struct slice rest;
	bool ok;
};

static inline const char *wire_take(struct wire *w, size_t len)
{
	if (!w->ok || len > w->rest.len) {
		w->ok = false;
		return NULL;
	}
	const char *p = w->rest.data;
	w->rest = (struct slice){ p + len, w->rest.len - len };
	return p;
}

static inline uint64_t wire_get(struct wire *w)
{
	uint64_t v = 0;
	const char *p = wire_take(w, sizeof v);
	if (p)
		memcpy(&v, p, sizeof v);
	return v;
}

/* Points into what is read. */
static inline const char *wire_get_text(struct wire *w)
{
	size_t len = (size_t)wire_get(w);
	const char *p = len ? wire_take(w, len) : NULL;
	if (p && p[len - 1] != '\0')
		w->ok = false;
	return p;
}

/* A message without what it points at. */
static inline void wire_put_message(struct buf *out, const struct banxin_message *m)
{
	wire_put(out, m->severity);
	wire_put_text(out, m->code);
	wire_put_text(out, m->file);
	wire_put(out, (uint64_t)m->line);
	wire_put(out, (uint64_t)m->column);
	wire_put_text(out, m->text);
}

static inline struct banxin_message wire_get_message(struct wire *w)
{
	struct banxin_message m = { .severity = BANXIN_ERROR };
	uint64_t severity = wire_get(w);
	w->ok = w->ok && severity <= BANXIN_ERROR;
	if (w->ok)
		m.severity = (enum banxin_severity)severity;
	m.code = wire_get_text(w);
	m.file = wire_get_text(w);
	m.line = (long)wire_get(w);
	m.column = (int)wire_get(w);
	m.text = wire_get_text(w);
	w->ok = w->ok && m.code && m.text;
	return m;
}

#endif
