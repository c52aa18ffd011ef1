/*
 * counter: what furigana needs of the counter table besides the readings.
 */
#ifndef TEXT_COUNTER_H
#define TEXT_COUNTER_H

#include "text/text.h"

/* Bytes of the longest counter that `text` begins with; 0 if none does. */
size_t counter_match(struct str text);
/* As counter_reading, and the number may hold kanji numerals and units;
 * *ret_changed tells whether the counter itself sounds different. */
bool counter_read(
    struct str number, struct str counter, struct buf *out, bool *ret_changed);
/* The counter's reading alone: 円 えん; false if it is unknown. */
bool counter_plain(struct str counter, struct buf *out);
/* Digits, kanji numerals and units such as 万. */
bool counter_is_numeral(uint32_t cp);

#endif
