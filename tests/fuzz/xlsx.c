/* The input is a package as tests/package.h describes it, or a zip file. */
#include "tests/fuzz/target.h"
#include "tests/package.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = { (const char *)data, size };
	struct buf zip = BUF_INIT;

	if (str_starts(bytes, STR("@@ ")) &&
	    package_from_text(bytes, true, &zip))
		bytes = buf_view(&zip);
	fuzz_reader(STR("xlsx"), bytes);
	buf_release(&zip);
	return 0;
}
