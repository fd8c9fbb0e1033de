/* language.h -- the language of the messages. */
#ifndef CLI_LANGUAGE_H
#define CLI_LANGUAGE_H

/* Chooses it by the locale of the environment and finds the catalogue beside the program. */
void language_init(void);

#endif
