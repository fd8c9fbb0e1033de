/* file.h -- reading files whole, and writing them so that nobody ever sees half of one. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"

/* Reads the file PATH ("-": standard input) of at most LIMIT bytes into A, with a NUL behind it.
 * On failure gives a message at AT (or at PATH, if AT has no file) and returns false. */
bool file_read(struct arena *a, const char *path, size_t limit, struct slice *out, struct place at,
	struct diag *d);

/* A file mapped for reading, for as long as the process needs it. */
bool file_map(const char *path, struct slice *out); /* no message; errno says why */
void file_unmap(struct slice map);

/* Why a file can't be read or written, in the user's language: ERROR is an errno. The C library knows
 * these sentences only where its own translations are installed. If it is that there is no memory, the
 * program ends as arena.h says, also in the two above. */
const char *file_reason(int error);

/* DIR/NAME, or NAME if it is absolute; in A. */
char *file_join(struct arena *a, const char *dir, const char *name);

/* The folder part of PATH, "." if it has none; in A. */
char *file_dirname(struct arena *a, const char *path);

/* DIR with its links resolved and a slash at its end: what the resolved path of every file below it
 * begins with. In A; NULL if there is no such folder, errno says why. */
char *file_real_folder(struct arena *a, const char *dir);

/* Whether PATH has a name before EXTENSION (".fo"). */
bool file_has_extension(const char *path, const char *extension);

/* An output file. It has no name while it is written (or a hidden one where the file system can't do
 * that) and gets its own only in out_commit, after fsync: whatever ends the process, nobody sees half
 * of it. "-" is standard output; what is no regular file (/dev/full, a pipe) is written directly. */
struct out;

/* NULL after a message when the file can't be made. */
struct out *out_open(const char *path, struct diag *d);

/* The first failure is told to the diag of out_open and remembered; later writes return false. */
bool out_write(struct out *o, const void *data, size_t len);

/* out_commit won't wait until the file is on the disk: the caller does, for many at once. */
void out_leave_unsynced(struct out *o);

/* Gives the file the mode of the file PATH, which it is to replace, and its owner if that may be. */
void out_keep_mode(struct out *o, const char *path);

/* Waits until everything written to the file system of the folder PATH is on its disk. */
bool file_sync(const char *path, struct diag *d);

/* Removes what killed processes left in the folder PATH under hidden names. */
void file_sweep(const char *path);

/* Makes the folder PATH and those above it, if they aren't there. */
bool file_make_folders(const char *path, struct diag *d);

/* Whether what was written may be taken back, as it can't be from a pipe. */
bool out_may_restart(const struct out *o);

/* Takes back what was written so far. False after a message. */
bool out_restart(struct out *o);

/* Finishes the file and frees O. False after a message: then no file is left under either name. */
bool out_commit(struct out *o);

/* Gives up, leaves no file and frees O. NULL is fine. */
void out_abort(struct out *o);

#endif
