/* Private to translate: the template of all catalogs, tayori.pot. */
#ifndef TRANSLATE_TEMPLATE_H
#define TRANSLATE_TEMPLATE_H

#include "translate/translate.h"

/* The distinct messages of all notices, in order of first appearance. */
struct template
{
	struct arena arena;
	struct template_message *messages;
	size_t count, cap;
	struct map by_msgid;		 /* to index + 1 */
	const struct glossary *glossary; /* may be NULL */
};

struct template_message {
	struct str msgid;
	struct buf refs; /* lines of file:line */
	/* where it first appears */
	const struct po_source *source;
	const struct node *s;
	const struct node *easy; /* its Easy Japanese, a chain of S, or NULL */
};

void template_init(struct template *t);
void template_release(struct template *t);
/* The source lives as long as the template. */
void template_add(struct template *t, const struct po_source *source);
/* Appends the POT file. `created` is the value of POT-Creation-Date. With a
 * locale, the comments show each value in its form there too. */
int template_write(const struct template *t, struct str created,
    const struct locale *locale, const char *path, struct buf *out,
    struct diag *d);
/* The message, or NULL. */
const struct template_message *template_find(
    const struct template *t, struct str msgid);

#endif
