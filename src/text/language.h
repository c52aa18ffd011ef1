/* MeCab's model with our tables: what all taggers share. */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include <mecab.h>

#include "text/readings.h"

struct language {
	struct arena arena; /* of all this, itself too */
	mecab_model_t *model;
	struct readings readings;
	struct glossary *glossary;
	bool has_readings;
	struct str
	    forced; /* lines: terms that the dictionary reads otherwise */
};

#endif
