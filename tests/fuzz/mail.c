#include "tests/fuzz/target.h"

#include <stdlib.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);

/* No foreign programs for attachments. */
int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	return setenv("PATH", "/nonexistent", 1);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_reader(
	    STR("mail"), (struct str){ (const char *)data, size });
}
