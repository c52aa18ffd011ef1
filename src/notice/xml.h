/* What reading and writing notice XML share. */
#ifndef NOTICE_XML_H
#define NOTICE_XML_H

#include "notice/notice.h"

#define NOTICE_NAMESPACE "urn:tayori:notice:1"

/* Attribute names of a value's parts, NULL where the kind has none. */
struct value_attributes {
	const char *from, *to, *amount, *target, *unit;
};
extern const struct value_attributes value_attribute_names[VALUE_KIND_MAX];

/* In the order of enum value_show's bits, NULL at the end. */
extern const char *const show_names[];

bool node_may_hold(enum node_kind parent, enum node_kind child);

#endif
