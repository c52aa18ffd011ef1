/* Any bytes through the notice reader and all passes behind it. */
#include "extract/extract.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct source src = {
		.path = "fuzz",
		.bytes = { (const char *)data, size },
		.reference = { 2026, 11, 22 },
	};
	struct buf xml = BUF_INIT;
	struct notice n;
	struct diag d;

	diag_init(&d);
	if (extract(&src, reader_by_name(STR("notice")), &n, &d) == 0) {
		assert(!notice_invalid(&n));
		notice_write_xml(&n, &xml);
	} else {
		assert(d.errors > 0);
	}
	buf_release(&xml);
	notice_release(&n);
	diag_release(&d);
	return 0;
}
