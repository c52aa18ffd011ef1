/* Private to translate: the parts of a message and what they stand for. */
#ifndef TRANSLATE_MESSAGE_H
#define TRANSLATE_MESSAGE_H

#include "base/base.h"
#include "notice/notice.h"
#include "text/text.h"

/* Value of X-Tayori-Format in the header of each catalog. */
#define MESSAGE_FORMAT "1"

/* What a placeholder or a numbered tag stands for: a VALUE, a part that is
 * kept as it is, or an A. */
struct slot {
	struct str name; /* "date", "phone2", "a1" */
	const struct node *node;
};

struct slots {
	struct slot *items;
	size_t count;
};

/* The slots of a sentence in source order, in the arena. */
void message_slots(const struct node *s, struct arena *a, struct slots *ret);

/* Appends the message of another wording of the same sentence, a chain of S
 * nodes, with the names of the source's slots. False if it has a part that
 * the source does not have. */
bool message_of_wording(
    const struct node *chain, const struct slots *source, struct buf *out);

enum token_kind {
	TOKEN_END,
	TOKEN_TEXT,	   /* text: decoded */
	TOKEN_PLACEHOLDER, /* text: the name */
	TOKEN_OPEN,	   /* text: the tag's name */
	TOKEN_CLOSE,
	TOKEN_BAD_BRACE, /* text: the faulty part */
	TOKEN_BAD_TAG,
};

struct token {
	enum token_kind kind;
	struct str text;
};

/* The next token of a message and *pos moved behind it. */
struct token token_next(struct str message, size_t *pos);

/* The value_format style that a tag around a placeholder asks for
 * (<short>{date}</short>); STR_NONE if the tag is no style. */
struct str style_of_tag(struct str tag);
/* How many words a translator has to do. */
uint32_t message_words(struct str msgid);
/* Whether the value of a placeholder has forms of that style. */
bool style_fits(struct str style, struct str placeholder);

#endif
