/*
 * The city's own XML files (settings, bulletins), read with libxml2.
 */
#ifndef BULLETIN_DOCUMENT_H
#define BULLETIN_DOCUMENT_H

#include "base/base.h"

#include <libxml/tree.h>

/* NULL after a diagnostic: unreadable, not well-formed, with a document type
 * definition, or over a megabyte. Nothing outside the file is read. To be
 * freed with xmlFreeDoc. */
xmlDoc *document_open(const char *path, struct diag *d);
uint32_t document_line(const xmlNode *node);
/* The element's text, white space at both ends left out; in the arena. */
struct str document_text(const xmlNode *node, struct arena *a);
/* As one line: white space is one space, and none where it breaks a line of
 * Japanese; unsafe characters are left out. */
struct str document_words(const xmlNode *node, struct arena *a);
/* Empty if there is none. */
struct str document_attribute(
    const xmlNode *node, const char *name, struct arena *a);

#endif
