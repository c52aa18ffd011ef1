/* Any bytes through the markdown reader and all passes behind it. */
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
	struct notices all;
	struct diag d;

	diag_init(&d);
	notices_init(&all);
	if (extract_all(&src, reader_by_name(STR("markdown")), &all, &d) == 0)
		for (size_t i = 0; i < all.count; i++) {
			assert(!notice_invalid(&all.items[i]->notice));
			notice_write_xml(&all.items[i]->notice, &xml);
		}
	else
		assert(d.errors > 0);
	buf_release(&xml);
	notices_release(&all);
	diag_release(&d);
	return 0;
}
