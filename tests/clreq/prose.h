/* prose.h -- paragraphs of Chinese prose, for what must hold on any page. */
#ifndef CLREQ_PROSE_H
#define CLREQ_PROSE_H

extern const char *const prose[]; /* NULL ends */

/* The paragraphs as fo:blocks with the attributes BLOCK; lives as long as what is set. */
const char *prose_flow(const char *block);

#endif
