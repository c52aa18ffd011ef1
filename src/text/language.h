/* MeCab's model with our tables: what all taggers share. */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include <mecab.h>

#include "text/readings.h"

struct language {
	mecab_model_t *model;
	struct readings readings;
	struct glossary *glossary;
	bool has_readings;
	struct buf
	    forced; /* terms read otherwise by the dictionary, as lines */
};

#endif
