#include "tests/fuzz/values.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };

	text.len = utf8_valid_len(text);
	assert(values_wrong(text, 0) < 0);
	assert(values_wrong(text, VALUE_KINDS_ALL) < 0);
	return 0;
}
