/* window.h -- a file of any size as UTF-8, seen through a window that moves over it.
 *
 * In:   a file in any encoding that records have.
 * Out:  its bytes in UTF-8, some at a time, with their offsets and lines.
 * Not here: what the bytes mean (cut.c). Whether they are good UTF-8 is not checked if that is what
 *       the file is written in. */
#ifndef RECORD_WINDOW_H
#define RECORD_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

#define WINDOW_KEEP_NONE SIZE_MAX

/* What stands for bytes that are no character of the encoding that a file is converted from. It is no
 * UTF-8: whoever reads it as such will find it. */
#define WINDOW_BAD '\xFF'

struct window {
	const char *path;
	struct diag *d; /* may be another from one call to the next */
	char *data;      /* the window: LEN bytes, of which those from AT are still to be read */
	size_t at, len;
	size_t keep;     /* what stays in the window from here on, or WINDOW_KEEP_NONE */
	uint64_t offset; /* of the window's first byte in the file (in UTF-8) */
	bool ended, failed;
	bool declared;   /* the file says how it is encoded */
	const char *encoding; /* its name */
	/* private */
	size_t capacity, counted;
	long line; /* of the byte at COUNTED */
	int fd;
	struct conversion *conversion; /* NULL: the file is UTF-8 */
	int spool; /* -1: none */
	uint64_t *spool_offset;
};

/* PATH "-" is standard input. False after a message: there is no such file, or it can't be read. PATH is
 * used until window_close. */
bool window_open(struct window *w, const char *path, struct diag *d);

/* Finds how the file is encoded; to be called before all others. False after a message. */
bool window_begin(struct window *w);
void window_close(struct window *w);

/* Brings more bytes behind those of the window, which may move: AT and KEEP move with it. False if
 * there are no more, or after a message (FAILED). */
bool window_more(struct window *w);

/* The line of the byte at AT, which never goes back behind an earlier one. */
long window_line(struct window *w);

static inline uint64_t window_offset(const struct window *w)
{
	return w->offset + w->at;
}

/* Whether the file is in another encoding than UTF-8. */
static inline bool window_converts(const struct window *w)
{
	return w->conversion != NULL;
}

/* What the window has seen and will see goes to the file FD too, at *OFFSET, which moves on; to be called
 * while it holds the beginning of the file. False after a message. */
bool window_spool(struct window *w, int fd, uint64_t *offset);

#endif
