/* Any parts through the docx reader and all passes behind it: the input is a
 * package as tests/package.h describes it, or the bytes of a zip file. */
#include "extract/extract.h"
#include "tests/package.h"

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
	struct buf zip = BUF_INIT, xml = BUF_INIT;
	struct notices all;
	struct diag d;

	diag_init(&d);
	notices_init(&all);
	if (str_starts(src.bytes, STR("@@ ")) &&
	    package_from_text(src.bytes, true, &zip))
		src.bytes = buf_view(&zip);
	if (extract_all(&src, reader_by_name(STR("docx")), &all, &d) != 0)
		assert(d.errors > 0);
	for (size_t i = 0; i < all.count; i++) {
		assert(!notice_invalid(&all.items[i]->notice));
		notice_write_xml(&all.items[i]->notice, &xml);
	}
	buf_release(&zip);
	buf_release(&xml);
	notices_release(&all);
	diag_release(&d);
	return 0;
}
