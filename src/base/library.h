/* library.h -- shared libraries that most documents do without, loaded when one doesn't.
 *
 * With the libraries that it needs in turn, one costs every start of the program some 0.1 ms. */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

/* Loads FILE ("libqrencode.so.4") for the rest of the process, and finds its functions of COUNT
 * NAMES. FUNCTIONS is an array of that many pointers to functions, or a struct of nothing else.
 * False if there is no such library, or none with these functions. */
bool library_load(const char *file, const char *const *names, size_t count, void *functions);

/* A table NAMES of what a library offers, and a struct CALL with a pointer to each:
 *     #define CALLS(X) X(QRcode_encodeString8bit) X(QRcode_free)
 *     LIBRARY_CALLS(CALLS)
 *     library_load("libqrencode.so.4", names, LIBRARY_COUNT, &call)
 *     call.QRcode_free(code); */
#define LIBRARY_NAME(function)    #function,
#define LIBRARY_POINTER(function) __typeof__(function) *function;
#define LIBRARY_CALLS(calls) \
	static const char *const names[] = { calls(LIBRARY_NAME) }; \
	static struct { \
		calls(LIBRARY_POINTER) \
	} call;
#define LIBRARY_COUNT (sizeof names / sizeof *names)

#endif
