/* bench -- how fast, how much memory, how large:
 * bench PROGRAM JSON RECORDS-FOLDER BULLETIN-FOLDER RECORD... DOCUMENT.fo...
 *
 * Each RECORD: the program started anew, the median of RUNS. The records of RECORDS-FOLDER: in one
 * process, with the share of each stage, then as a batch on one and on two workers. Those of
 * BULLETIN-FOLDER: as one volume. Each DOCUMENT, which is large: the median of a few runs. What is
 * printed goes to the file JSON, too. */
#include <dirent.h>
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

enum { RUNS = 31, LONG_RUNS = 5, SETTLED = 100 };

extern char **environ;

static FILE *json;

static void fail(const char *what)
{
	fprintf(stderr, "bench: %s fails\n", what);
	exit(1);
}

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* What a run of a program took, its children included. */
struct run {
	double seconds, cpu_seconds, peak_mb;
};

static double seconds_of(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* Runs ARGS to its end, silently. What this program holds counts into the peak, so it holds nothing
 * yet. */
static struct run run_once(char **args)
{
	pid_t child;
	int status;
	struct rusage usage;
	posix_spawn_file_actions_t silent;
	posix_spawn_file_actions_init(&silent);
	posix_spawn_file_actions_addopen(&silent, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&silent, STDOUT_FILENO, STDERR_FILENO);
	double start = seconds();
	if (posix_spawnp(&child, args[0], &silent, NULL, args, environ) != 0 ||
		wait4(child, &status, 0, &usage) != child || status != 0)
		fail(args[1]);
	posix_spawn_file_actions_destroy(&silent);
	return (struct run){ seconds() - start,
		seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime),
		(double)usage.ru_maxrss / 1e3 };
}

static int by_time(const void *a, const void *b)
{
	const struct run *x = a, *y = b;
	return (x->seconds > y->seconds) - (x->seconds < y->seconds);
}

/* The median of so many runs. */
static struct run run_often(char **args, int runs)
{
	struct run all[RUNS];
	for (int i = 0; i < runs; i++)
		all[i] = run_once(args);
	qsort(all, (size_t)runs, sizeof *all, by_time);
	return all[runs / 2];
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static bool is_document(const char *path)
{
	size_t len = strlen(path);
	return len > 3 && strcmp(path + len - 3, ".fo") == 0;
}

/* A new file or folder below /tmp; its name stays until the next call. */
static char *scratch(bool folder)
{
	static char path[64];
	snprintf(path, sizeof path, "/tmp/banxin-bench.XXXXXX");
	int fd = folder ? 0 : mkstemp(path);
	if (folder ? !mkdtemp(path) : fd < 0)
		fail(path);
	if (!folder)
		close(fd);
	return path;
}

/* The bytes of all files in FOLDER, which is removed with them. */
static double take_folder(const char *folder, size_t *files)
{
	DIR *d = opendir(folder);
	double bytes = 0;
	*files = 0;
	for (struct dirent *e; d && (e = readdir(d));) {
		char path[4096];
		struct stat st;
		snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
		if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
			continue;
		if (e->d_name[0] != '.') {
			bytes += (double)st.st_size;
			++*files;
		}
		unlink(path);
	}
	if (!d || rmdir(folder) != 0)
		fail(folder);
	closedir(d);
	return bytes;
}

/* The program on INPUT, anew each time. */
static void bench_cold(char *program, char *input, const char *separator)
{
	char render[] = "render", quiet[] = "-q", to[] = "-o", *output = scratch(false);
	char *args[] = { program, render, quiet, to, output, input, NULL };
	struct run r = run_often(args, is_document(input) ? LONG_RUNS : RUNS);
	struct stat made;
	if (stat(output, &made) != 0)
		fail(output);
	unlink(output);
	double kb = (double)made.st_size / 1e3;
	printf("%-28s %8.1f %8.1f %8.1f %8.1f\n", base_name(input), kb, r.seconds * 1e3,
		r.cpu_seconds * 1e3, r.peak_mb);
	fprintf(json, "%s\n    { \"name\": \"%s\", \"kb\": %.1f, \"ms\": %.2f, \"cpu_ms\": %.2f, "
		"\"peak_mb\": %.1f }", separator, base_name(input), kb, r.seconds * 1e3,
		r.cpu_seconds * 1e3, r.peak_mb);
}

static void bench_each(char *program, char **inputs, int count, bool documents)
{
	printf("%-28s %8s %8s %8s %8s\n", documents ? "\nlarge documents" : "cold start", "KB", "ms",
		"CPU ms", "MB");
	fprintf(json, "  \"%s\": [", documents ? "documents" : "cold");
	bool first = true;
	for (int i = 0; i < count; i++)
		if (is_document(inputs[i]) == documents) {
			bench_cold(program, inputs[i], first ? "" : ",");
			first = false;
		}
	fputs("\n  ],\n", json);
}

static void bench_batch(char *program, char *records, const char *workers, const char *separator)
{
	char batch[] = "batch", quiet[] = "-q", to[] = "-o", *output = scratch(true), j[16];
	snprintf(j, sizeof j, "-j%s", workers);
	char *args[] = { program, batch, quiet, j, to, output, records, NULL };
	struct run r = run_once(args);
	size_t sheets;
	double kb = take_folder(output, &sheets) / 1e3, n = (double)sheets;
	printf("%-28s %8.1f %8.0f %8.0f %8.1f\n", strcmp(workers, "1") == 0 ? "  1 worker" : "  2 workers",
		kb / n, n / r.seconds, n / r.cpu_seconds, r.peak_mb);
	fprintf(json, "%s\n    { \"workers\": %s, \"sheets\": %zu, \"seconds\": %.3f, "
		"\"cpu_seconds\": %.3f, "
		"\"sheets_per_second\": %.1f, \"sheets_per_cpu_second\": %.1f, \"peak_mb\": %.1f, "
		"\"kb_per_sheet\": %.1f }", separator, workers, sheets, r.seconds, r.cpu_seconds,
		n / r.seconds, n / r.cpu_seconds, r.peak_mb, kb / n);
}

/* The number of pages that `render --verbose` tells on standard error. */
static unsigned bulletin_pages(char *program, char *records, char *output)
{
	char command[8192], line[4096];
	unsigned pages = 0;
	snprintf(command, sizeof command, "LC_ALL=C '%s' bulletin -v --title 合订本 -o '%s' '%s' 2>&1",
		program, output, records);
	FILE *f = popen(command, "r");
	while (f && fgets(line, sizeof line, f)) {
		char *at = strstr(line, " pages, ");
		while (at && at > line && at[-1] >= '0' && at[-1] <= '9')
			at--;
		if (at)
			pages = (unsigned)strtoul(at, NULL, 10);
	}
	if (!f || pclose(f) != 0)
		fail("bulletin");
	return pages;
}

static void bench_bulletin(char *program, char *records)
{
	char bulletin[] = "bulletin", quiet[] = "-q", to[] = "-o", *output = scratch(false);
	char option[] = "--title", title[] = "合订本";
	char *args[] = { program, bulletin, quiet, option, title, to, output, records, NULL };
	struct run r = run_often(args, LONG_RUNS);
	unsigned pages = bulletin_pages(program, records, output);
	struct stat made;
	if (stat(output, &made) != 0)
		fail(output);
	unlink(output);
	printf("\n%-28s %8s %8s %8s %8s\n", "bulletin", "KB", "ms", "CPU ms", "MB");
	printf("  %4u pages                 %8.0f %8.0f %8.0f %8.1f\n", pages, (double)made.st_size / 1e3,
		r.seconds * 1e3, r.cpu_seconds * 1e3, r.peak_mb);
	fprintf(json, "  \"bulletin\": { \"pages\": %u, \"kb\": %.0f, \"seconds\": %.3f, "
		"\"cpu_seconds\": %.3f, "
		"\"peak_mb\": %.1f },\n", pages, (double)made.st_size / 1e3, r.seconds, r.cpu_seconds,
		r.peak_mb);
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

static bool count_bytes(void *user, const void *data, size_t size)
{
	(void)data;
	*(size_t *)user += size;
	return true;
}

/* What one process with the records rendered one after another has spent. */
struct warm {
	size_t sheets, bytes;
	unsigned pages;
	double stages[BANXIN_STAGE_COUNT], total, settled_mb, end_mb;
};

static void render_all(struct banxin *b, const char *folder, struct warm *w)
{
	struct dirent **names;
	int count = scandir(folder, &names, NULL, alphasort);
	for (int i = 0; i < count; i++) {
		char path[4096];
		struct banxin_result result;
		snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
		struct banxin_job job = { .path = path };
		bool record = names[i]->d_name[0] != '.';
		free(names[i]);
		if (!record)
			continue;
		if (!banxin_render(b, &job, count_bytes, &w->bytes, &result))
			fail(path);
		w->pages += result.pages;
		for (int s = 0; s < BANXIN_STAGE_COUNT; s++) {
			w->stages[s] += result.seconds[s];
			w->total += result.seconds[s];
		}
		if (++w->sheets == SETTLED)
			w->settled_mb = memory();
	}
	if (count < 0)
		fail(folder);
	free(names);
	w->end_mb = memory();
}

static void bench_stages(const char *folder)
{
	static const char *const names[BANXIN_STAGE_COUNT] = { "record", "template", "fo", "layout",
		"output" };
	struct warm w = { 0 };
	struct banxin *b = banxin_open(NULL);
	if (!b)
		fail("banxin_open");
	render_all(b, folder, &w);
	banxin_close(b);
	double n = (double)w.sheets;
	printf("\nin one process: %zu sheets, %u pages, %.2f ms a sheet; "
	       "%.1f MB after %d, %.1f MB at the end\n",
		w.sheets, w.pages, w.total / n * 1e3, w.settled_mb, SETTLED, w.end_mb);
	fprintf(json, "  \"process\": { \"sheets\": %zu, \"pages\": %u, \"ms_per_sheet\": %.3f, "
		"\"settled_mb\": %.1f, \"end_mb\": %.1f,\n    \"stages_ms\": {", w.sheets, w.pages,
		w.total / n * 1e3, w.settled_mb, w.end_mb);
	for (int s = 0; s < BANXIN_STAGE_COUNT; s++) {
		printf("  %-10s %6.3f ms %5.1f %%\n", names[s], w.stages[s] / n * 1e3,
			w.stages[s] / w.total * 100);
		fprintf(json, "%s \"%s\": %.4f", s ? "," : "", names[s], w.stages[s] / n * 1e3);
	}
	fputs(" } },\n", json);
}

int main(int argc, char **argv)
{
	if (argc < 6 || !(json = fopen(argv[2], "w"))) {
		fprintf(stderr,
			"usage: bench PROGRAM JSON RECORDS BULLETIN RECORD... DOCUMENT.fo...\n");
		return 2;
	}
	char *program = argv[1], *records = argv[3], *bulletin = argv[4];
	fputs("{\n  \"version\": 1,\n", json);
	bench_each(program, argv + 5, argc - 5, false);
	printf("\n%-28s %8s %8s %8s %8s\n", "batch", "KB/sheet", "per s", "per CPU s", "MB");
	fputs("  \"batch\": [", json);
	bench_batch(program, records, "1", "");
	bench_batch(program, records, "2", ",");
	fputs("\n  ],\n", json);
	bench_bulletin(program, bulletin);
	bench_each(program, argv + 5, argc - 5, true);
	bench_stages(records);
	fprintf(json, "  \"program\": \"banxin %s\"\n}\n", banxin_version());
	return fclose(json) == 0 ? 0 : 1;
}
