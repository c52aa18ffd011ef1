#include "base/base.h"

#include <nettle/sha2.h>

void
sha256(struct str data, uint8_t out[32])
{
	struct sha256_ctx ctx;

	sha256_init(&ctx);
	sha256_update(&ctx, data.len, (const uint8_t *)data.ptr);
	sha256_digest(&ctx, 32, out);
}

struct str
sha256_hex(struct arena *a, struct str data)
{
	struct buf hex = BUF_INIT;
	uint8_t bytes[32];
	struct str result;

	sha256(data, bytes);
	buf_hex(&hex, bytes, sizeof(bytes));
	result = arena_str(a, buf_view(&hex));
	buf_release(&hex);
	return result;
}
