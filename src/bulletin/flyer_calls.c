#include "bulletin/flyer_calls.h"

struct flyer_calls lib;

#define CALL(name) { #name, (void **)&lib.name },
#define NOTHING(name)

static const struct library_call pango[] = {
#define PANGO CALL
#define SUBSET NOTHING
#include "bulletin/flyer_calls.def"
#undef PANGO
#undef SUBSET
};

static const struct library_call subset[] = {
#define PANGO NOTHING
#define SUBSET CALL
#include "bulletin/flyer_calls.def"
#undef PANGO
#undef SUBSET
};

static bool
load(const char *library, const struct library_call *calls, size_t count,
    struct diag *d)
{
	if (library_load(library, calls, count))
		return true;
	diag_source(d, STR_NONE, STR_NONE);
	diag_add(d, DIAG_LIBRARY_MISSING, DIAG_NOWHERE, str_from(library));
	return false;
}

bool
flyer_calls_load(struct diag *d)
{
	return load("libpangocairo-1.0.so.0", pango, ARRAY_SIZE(pango), d) &&
	       load("libharfbuzz-subset.so.0", subset, ARRAY_SIZE(subset), d);
}
