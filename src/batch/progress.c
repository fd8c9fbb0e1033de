#include "batch/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "base/utf8.h"

enum { BAR_WIDTH = 24, MAX_LINE = 1000 };

/* Seconds between two pictures of each kind: a terminal is to be calm, a log short. */
static const double intervals[] = { [PROGRESS_LINES] = 5, [PROGRESS_BAR] = 0.1 };

/* The rate is one of the last seconds, so that it follows records that grow or shrink, but doesn't
 * jump. */
static const double memory = 5;

struct progress {
	enum progress_kind kind;
	size_t total;
	double shown, sampled; /* when */
	double rate;           /* records a second; 0: not known yet */
	size_t made;           /* at the last sample */
	bool on_screen;
};

struct progress *progress_new(enum progress_kind kind, size_t total)
{
	struct progress *p = xcalloc(1, sizeof *p);
	p->kind = kind;
	p->total = total;
	p->shown = p->sampled = clock_seconds();
	return p;
}

static void sample(struct progress *p, size_t made, double time)
{
	double passed = time - p->sampled;
	if (passed < 0.5)
		return;
	double rate = (double)(made - p->made) / passed;
	double weight = p->rate > 0 ? passed / (passed + memory) : 1;
	p->rate += (rate - p->rate) * weight;
	p->sampled = time;
	p->made = made;
}

/* 0:07, 12:30, 1:02:03 */
static void put_time(struct buf *out, double seconds)
{
	unsigned long s = (unsigned long)(seconds + 0.5);
	if (s >= 3600)
		buf_printf(out, "%lu:%02lu:%02lu", s / 3600, s / 60 % 60, s % 60);
	else
		buf_printf(out, "%lu:%02lu", s / 60, s % 60);
}

static void put_text(struct progress *p, struct buf *out, size_t ended, size_t failed)
{
	buf_printf(out, _("%zu of %zu records"), ended, p->total);
	if (failed)
		buf_printf(out, _(", %zu failed"), failed);
	if (p->rate > 0) {
		struct buf time;
		buf_init(&time, MAX_LINE);
		put_time(&time, (double)(p->total - ended) / p->rate);
		buf_printf(out, _(", %.0f a second, %s left"), p->rate, time.data);
		buf_release(&time);
	}
}

static int terminal_width(void)
{
	struct winsize size;
	return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
}

/* What is wider than the terminal would be broken, and then not be drawn over but repeated. */
static void cut_to_width(struct buf *line, int width)
{
	const char *at = line->data, *end = line->data + line->len;
	while (at < end) {
		const char *next = at;
		width -= utf8_columns(utf8_next(&next, end));
		if (width < 0)
			break;
		at = next;
	}
	line->len = (size_t)(at - line->data);
}

/* Plain characters: the blocks and shades that others use are wide in some Chinese fonts. */
static void put_bar(struct progress *p, struct buf *out, size_t ended)
{
	size_t filled = p->total ? ended * BAR_WIDTH / p->total : 0;
	buf_add_char(out, '[');
	for (size_t i = 0; i < BAR_WIDTH; i++)
		buf_add_char(out, i < filled ? '=' : i == filled ? '>' : ' ');
	buf_add_str(out, "] ");
}

/* In one write, so that nothing flickers: back to the start, the text, the rest of the line empty. */
static void draw(struct progress *p, size_t ended, size_t failed)
{
	struct buf line, out;
	buf_init(&line, MAX_LINE);
	buf_init(&out, MAX_LINE);
	if (p->kind == PROGRESS_BAR)
		put_bar(p, &line, ended);
	put_text(p, &line, ended, failed);
	if (p->kind == PROGRESS_BAR) {
		cut_to_width(&line, terminal_width() - 1);
		buf_add_char(&out, '\r');
		buf_add(&out, line.data, line.len);
		buf_add_str(&out, "\33[K");
		p->on_screen = true;
	} else {
		buf_add(&out, line.data, line.len);
		buf_add_char(&out, '\n');
	}
	fwrite(out.data, 1, out.len, stderr);
	buf_release(&line);
	buf_release(&out);
}

void progress_show(struct progress *p, size_t ended, size_t failed, size_t made)
{
	if (p->kind == PROGRESS_NONE)
		return;
	double time = clock_seconds();
	if (time - p->shown < intervals[p->kind])
		return;
	sample(p, made, time);
	draw(p, ended, failed);
	p->shown = time;
}

void progress_clear(struct progress *p)
{
	if (p->on_screen)
		fputs("\r\33[K", stderr);
	p->on_screen = false;
}

void progress_free(struct progress *p)
{
	if (!p)
		return;
	progress_clear(p);
	free(p);
}
