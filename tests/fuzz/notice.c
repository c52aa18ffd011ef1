#include "tests/fuzz/target.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_reader(
	    STR("notice"), (struct str){ (const char *)data, size });
}
