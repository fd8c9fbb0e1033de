/* bench -- how fast, how much memory, how large: bench PROGRAM RECORD... DOCUMENT.fo...
 *
 * For each record: the program started anew, the median of RUNS. For the records whose name begins
 * with "profile": many renders in one process, whose memory should stay the same. For each document,
 * which is large: the median of a few runs, pages a second, and beside it FOP if the environment
 * names its program as FOP. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "banxin.h"

enum { RUNS = 31, DOCUMENT_RUNS = 5, WARM_RUNS = 1000, SETTLED = 100 };

extern char **environ;

static bool count_bytes(void *user, const void *data, size_t size)
{
	(void)data;
	*(size_t *)user += size;
	return true;
}

static double milliseconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void fail(const char *what)
{
	fprintf(stderr, "bench: %s fails\n", what);
	exit(1);
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* Milliseconds from the start of ARGS to its end; its peak of memory in KB to *PEAK. What this program
 * holds counts into that, so it holds nothing yet. Negative if it fails. */
static double run_once(char **args, long *peak)
{
	pid_t child;
	int status;
	struct rusage usage;
	posix_spawn_file_actions_t silent;
	posix_spawn_file_actions_init(&silent);
	posix_spawn_file_actions_addopen(&silent, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&silent, STDOUT_FILENO, STDERR_FILENO);
	double start = milliseconds();
	bool ok = posix_spawnp(&child, args[0], &silent, NULL, args, environ) == 0 &&
		wait4(child, &status, 0, &usage) == child && status == 0;
	posix_spawn_file_actions_destroy(&silent);
	if (!ok)
		return -1;
	*peak = usage.ru_maxrss;
	return milliseconds() - start;
}

struct cold {
	double ms, mb, kb;
};

/* The program on INPUT, anew for each of RUNS; the median. */
static struct cold bench_cold(char *program, char *input, int runs)
{
	double times[RUNS];
	long peak = 0;
	char render[] = "render", quiet[] = "-q", to[] = "-o", output[] = "/tmp/banxin-bench.XXXXXX";
	char *args[] = { program, render, quiet, to, output, input, NULL };
	int fd = mkstemp(output);
	struct stat made;
	if (fd < 0)
		fail(output);
	close(fd);
	for (int i = 0; i < runs; i++)
		if ((times[i] = run_once(args, &peak)) < 0)
			fail(input);
	qsort(times, (size_t)runs, sizeof *times, by_value);
	if (stat(output, &made) != 0)
		fail(output);
	unlink(output);
	return (struct cold){ times[runs / 2], (double)peak / 1e3, (double)made.st_size / 1e3 };
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static void print_cold(const char *path, const struct cold *c)
{
	printf("%-28s %8.1f %8.1f %8.1f", base_name(path), c->kb, c->ms, c->mb);
}

/* How long FOP takes on DOCUMENT, and that as a multiple of MS. */
static void print_fop(char *document, double ms)
{
	char *fop = getenv("FOP"), relaxed[] = "-r", silent[] = "-q", fo[] = "-fo", pdf[] = "-pdf",
	     output[] = "/dev/null";
	char *args[] = { fop, relaxed, silent, fo, document, pdf, output, NULL };
	long peak;
	if (!fop || !*fop)
		return;
	double time = run_once(args, &peak);
	if (time < 0)
		printf("  FOP fails");
	else
		printf("  FOP %8.1f ms, %.1f times as long", time, time / ms);
}

static bool is_document(const char *path)
{
	size_t len = strlen(path);
	return len > 3 && strcmp(path + len - 3, ".fo") == 0;
}

static void bench_document(char *program, char *document)
{
	struct cold c = bench_cold(program, document, DOCUMENT_RUNS);
	print_cold(document, &c);
	print_fop(document, c.ms);
	putchar('\n');
}

/* Resident memory in MB. */
static double memory(void)
{
	long pages = 0;
	FILE *f = fopen("/proc/self/statm", "r");
	if (!f || fscanf(f, "%*d %ld", &pages) != 1)
		fail("/proc/self/statm");
	fclose(f);
	return (double)pages * (double)sysconf(_SC_PAGESIZE) / 1e6;
}

static void bench_warm(char **records, int count)
{
	struct banxin *b = banxin_open(NULL);
	double settled = 0, start = milliseconds();
	size_t bytes = 0;
	for (int i = 0; b && i < WARM_RUNS; i++) {
		struct banxin_job job = { .path = records[i % count] };
		if (!banxin_render(b, &job, count_bytes, &bytes, NULL))
			fail(job.path);
		if (i + 1 == SETTLED)
			settled = memory();
	}
	double time = milliseconds() - start;
	printf("\n%d sheets in one process: %.0f a second, %.1f ms each; "
	       "%.1f MB after %d, %.1f MB at the end\n",
		WARM_RUNS, WARM_RUNS / time * 1e3, time / WARM_RUNS, settled, SETTLED, memory());
	banxin_close(b);
}

/* Pages of a document by the library, into a file: what a page costs beside the start. */
static void bench_pages(char *document)
{
	struct banxin *b = banxin_open(NULL);
	struct banxin_job job = { .path = document };
	struct banxin_result result;
	char output[] = "/tmp/banxin-bench.XXXXXX";
	int fd = mkstemp(output);
	double start = milliseconds();
	if (fd < 0 || !b || !banxin_render_file(b, &job, output, &result))
		fail(document);
	printf("%-28s %8u pages, %8.0f a second\n", base_name(document), result.pages,
		result.pages / (milliseconds() - start) * 1e3);
	close(fd);
	unlink(output);
	banxin_close(b);
}

int main(int argc, char **argv)
{
	int profiles = 0, documents = 0;
	char **chosen = calloc((size_t)argc, sizeof *chosen);
	if (argc < 3 || !chosen) {
		fprintf(stderr, "usage: bench PROGRAM RECORD... DOCUMENT.fo...\n");
		return 2;
	}
	printf("%-28s %8s %8s %8s\n", "cold start", "KB", "ms", "MB");
	for (int i = 2; i < argc; i++) {
		if (is_document(argv[i])) {
			bench_document(argv[1], argv[i]);
			documents++;
			continue;
		}
		struct cold c = bench_cold(argv[1], argv[i], RUNS);
		print_cold(argv[i], &c);
		putchar('\n');
		if (strstr(argv[i], "/profile"))
			chosen[profiles++] = argv[i];
	}
	if (profiles)
		bench_warm(chosen, profiles);
	if (documents)
		putchar('\n');
	for (int i = 2; i < argc; i++)
		if (is_document(argv[i]))
			bench_pages(argv[i]);
	free(chosen);
	return 0;
}
