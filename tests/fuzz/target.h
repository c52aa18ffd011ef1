/* What every fuzz target does: bytes through one reader and all passes behind
 * it. What comes out is a valid notice, or there is a diagnostic. */
#ifndef TESTS_FUZZ_TARGET_H
#define TESTS_FUZZ_TARGET_H

#include "extract/extract.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline int
fuzz_reader(struct str name, struct str bytes)
{
	struct source src = {
		.path = "fuzz",
		.bytes = bytes,
		.reference = { 2026, 11, 22 },
	};
	struct buf xml = BUF_INIT;
	struct notices all;
	struct diag d;

	diag_init(&d);
	notices_init(&all);
	if (extract_all(&src, reader_by_name(name), &all, &d) != 0)
		assert(d.errors > 0);
	for (size_t i = 0; i < all.count; i++) {
		assert(!notice_invalid(&all.items[i]->notice));
		notice_write_xml(&all.items[i]->notice, &xml);
	}
	buf_release(&xml);
	notices_release(&all);
	diag_release(&d);
	return 0;
}

#endif
