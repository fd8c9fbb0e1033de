/* bench -- how fast, how much memory, how large: bench PROGRAM RECORD...
 *
 * For each record: the program started anew, the median of RUNS. For the records whose name begins
 * with "profile": many renders in one process, whose memory should stay the same. */
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

enum { RUNS = 31, WARM_RUNS = 1000, SETTLED = 100 };

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

/* Milliseconds of one run of PROGRAM on RECORD, from its start to the finished file OUTPUT; its peak of
 * memory in KB to *PEAK. What this program holds counts into that, so it holds nothing yet. */
static double run_once(char *program, char *record, char *output, long *peak)
{
	char render[] = "render", to[] = "-o";
	char *args[] = { program, render, to, output, record, NULL };
	pid_t child;
	int status;
	struct rusage usage;
	double start = milliseconds();
	if (posix_spawn(&child, program, NULL, NULL, args, environ) != 0 ||
		wait4(child, &status, 0, &usage) != child || status != 0)
		fail(record);
	double time = milliseconds() - start;
	*peak = usage.ru_maxrss;
	return time;
}

static void bench_cold(char *program, char *record)
{
	double times[RUNS];
	long peak = 0;
	char output[] = "/tmp/banxin-bench.XXXXXX";
	int fd = mkstemp(output);
	struct stat made;
	if (fd < 0)
		fail(output);
	close(fd);
	for (int i = 0; i < RUNS; i++)
		times[i] = run_once(program, record, output, &peak);
	qsort(times, RUNS, sizeof *times, by_value);
	if (stat(output, &made) != 0)
		fail(output);
	unlink(output);
	const char *slash = strrchr(record, '/');
	printf("%-28s %8.1f %8.1f %8.1f\n", slash ? slash + 1 : record, (double)made.st_size / 1e3,
		times[RUNS / 2], (double)peak / 1e3);
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

int main(int argc, char **argv)
{
	int profiles = 0;
	char **chosen = calloc((size_t)argc, sizeof *chosen);
	if (argc < 3 || !chosen) {
		fprintf(stderr, "usage: bench PROGRAM RECORD...\n");
		return 2;
	}
	printf("%-28s %8s %8s %8s\n", "record, cold start", "KB", "ms", "MB");
	for (int i = 2; i < argc; i++) {
		bench_cold(argv[1], argv[i]);
		if (strstr(argv[i], "/profile"))
			chosen[profiles++] = argv[i];
	}
	if (profiles)
		bench_warm(chosen, profiles);
	free(chosen);
	return 0;
}
