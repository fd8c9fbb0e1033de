/* The progress of a batch, as a terminal and as a log see it. */
#define _GNU_SOURCE /* posix_openpt, ptsname */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/utf8.h"
#include "batch/progress.h"

/* A terminal of that many columns in the place of standard error. */
struct terminal {
	int master, saved;
	char got[10000];
	size_t len;
};

static void open_terminal(struct terminal *t, unsigned short columns)
{
	memset(t, 0, sizeof *t);
	t->master = posix_openpt(O_RDWR | O_NOCTTY);
	assert_true(t->master >= 0 && grantpt(t->master) == 0 && unlockpt(t->master) == 0);
	int slave = open(ptsname(t->master), O_RDWR | O_NOCTTY);
	assert_true(slave >= 0);
	struct termios raw;
	tcgetattr(slave, &raw);
	cfmakeraw(&raw);
	tcsetattr(slave, TCSANOW, &raw);
	struct winsize size = { 24, columns, 0, 0 };
	ioctl(slave, TIOCSWINSZ, &size);
	t->saved = dup(STDERR_FILENO);
	dup2(slave, STDERR_FILENO);
	close(slave);
}

static char *take(struct terminal *t)
{
	fflush(stderr);
	fcntl(t->master, F_SETFL, O_NONBLOCK);
	ssize_t n = read(t->master, t->got, sizeof t->got - 1);
	t->got[n > 0 ? n : 0] = '\0';
	return t->got;
}

static void close_terminal(struct terminal *t)
{
	dup2(t->saved, STDERR_FILENO);
	close(t->saved);
	close(t->master);
}

static int columns(const char *s)
{
	int n = 0;
	for (const char *p = s, *end = s + strlen(s); p < end;)
		n += utf8_columns(utf8_next(&p, end));
	return n;
}

static void a_line_is_drawn_over_and_cleared(void **state)
{
	(void)state;
	struct terminal t;
	open_terminal(&t, 100);
	struct progress *p = progress_new(PROGRESS_BAR, 1000);
	progress_show(p, 10, 0, 10);
	assert_string_equal(take(&t), ""); /* too early to say anything */
	usleep(110000);
	progress_show(p, 250, 3, 250);
	progress_show(p, 251, 3, 251);
	assert_string_equal(take(&t), "\r[======>                 ] 250 of 1000 records, 3 failed\33[K");
	usleep(510000);
	progress_show(p, 500, 3, 500);
	take(&t);
	assert_non_null(strstr(t.got, "\r[============>           ] 500 of 1000 records, 3 failed, "));
	assert_non_null(strstr(t.got, " a second, 0:0"));
	progress_clear(p);
	progress_clear(p);
	assert_string_equal(take(&t), "\r\33[K");
	progress_free(p);
	progress_free(NULL);
	assert_string_equal(take(&t), "");
	close_terminal(&t);
}

static void a_narrow_terminal_never_breaks_the_line(void **state)
{
	(void)state;
	for (unsigned short width = 1; width < 60; width += 7) {
		struct terminal t;
		open_terminal(&t, width);
		struct progress *p = progress_new(PROGRESS_BAR, 1000);
		usleep(110000);
		progress_show(p, 1000, 1, 999);
		char *line = take(&t);
		assert_int_equal(line[0], '\r');
		char *end = strstr(line, "\33[K");
		assert_non_null(end);
		*end = '\0';
		assert_true(columns(line + 1) < width);
		progress_free(p);
		close_terminal(&t);
	}
}

static void a_log_hears_of_it_now_and_then(void **state)
{
	(void)state;
	struct terminal t;
	open_terminal(&t, 20);
	struct progress *p = progress_new(PROGRESS_LINES, 3);
	usleep(110000);
	progress_show(p, 1, 0, 1);
	progress_free(p);
	p = progress_new(PROGRESS_NONE, 3);
	usleep(110000);
	progress_show(p, 1, 0, 1);
	progress_free(p);
	assert_string_equal(take(&t), "");
	close_terminal(&t);
}

static void han_take_two_columns(void **state)
{
	(void)state;
	assert_int_equal(columns("done"), 4);
	assert_int_equal(columns("排好 3 份，（全）。"), 19);
	assert_int_equal(columns("𠮷é"), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_drawn_over_and_cleared),
		cmocka_unit_test(a_narrow_terminal_never_breaks_the_line),
		cmocka_unit_test(a_log_hears_of_it_now_and_then),
		cmocka_unit_test(han_take_two_columns),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
