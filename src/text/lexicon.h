/* lexicon.h -- words that no line of a title divides, as somebody listed them.
 *
 * In:   words.txt, a word a line, or a list; # begins a remark.
 * Out:  how long the word is that a text begins with.
 * Not here: the words that every reader of Chinese knows (segment.h).
 *
 * The file is read when a title first needs it. One that is missing is an empty one. */
#ifndef TEXT_LEXICON_H
#define TEXT_LEXICON_H

#include <stddef.h>

#include "base/diag.h"

struct lexicon;

struct lexicon *lexicon_new(const char *path);

/* A list with blanks between its words, which stays where it is. */
struct lexicon *lexicon_of_list(const char *words);
void lexicon_free(struct lexicon *l); /* NULL is fine */

/* The bytes of the longest word that TEXT (LEN bytes) begins with, 0 if there is none. What is wrong
 * with the file is told to D, once. */
size_t lexicon_match(struct lexicon *l, const char *text, size_t len, struct diag *d);

#endif
