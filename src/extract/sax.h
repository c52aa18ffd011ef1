/* sax: XML as events. Elements and attributes go by their local names. Any
 * document type definition is refused, nothing outside is loaded, and
 * elements are nested less than 256 deep. */
#ifndef EXTRACT_SAX_H
#define EXTRACT_SAX_H

#include "base/base.h"

struct sax_attrs; /* opaque */

struct sax {
	void (*start)(
	    void *ctx, struct str name, const struct sax_attrs *attrs);
	void (*end)(void *ctx, struct str name);
	/* Any part of the text, without unsafe characters; may be NULL. */
	void (*text)(void *ctx, struct str text);
};

/* `part` names the document in diagnostics. 0, or -1 with one. What came
 * before the fault has been handed over then. */
int sax_parse(const struct sax *sax, void *ctx, struct str xml, struct str part,
    struct diag *d);
/* A view valid during the call of `start`, with & as &#38;; STR_NONE if
 * absent. */
struct str sax_attr(const struct sax_attrs *attrs, const char *name);
/* As text, in the arena. */
struct str sax_attr_copy(
    const struct sax_attrs *attrs, const char *name, struct arena *a);
int64_t sax_attr_int(
    const struct sax_attrs *attrs, const char *name, int64_t absent);
/* An on-off property: present and not 0, false, off. */
bool sax_attr_on(const struct sax_attrs *attrs, const char *name);

#endif
