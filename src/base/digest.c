#include "base/base.h"

#include <nettle/sha2.h>

static void
digest(const struct str *parts, size_t n, uint8_t out[32])
{
	struct sha256_ctx ctx;

	sha256_init(&ctx);
	for (size_t i = 0; i < n; i++)
		sha256_update(
		    &ctx, parts[i].len, (const uint8_t *)parts[i].ptr);
	sha256_digest(&ctx, 32, out);
}

void
sha256(struct str data, uint8_t out[32])
{
	digest(&data, 1, out);
}

struct str
sha256_hex(struct arena *a, struct str data)
{
	return sha256_hex_parts(a, &data, 1);
}

struct str
sha256_hex_parts(struct arena *a, const struct str *parts, size_t n)
{
	struct buf hex = BUF_INIT;
	uint8_t bytes[32];
	struct str result;

	digest(parts, n, bytes);
	buf_hex(&hex, bytes, sizeof(bytes));
	result = arena_str(a, buf_view(&hex));
	buf_release(&hex);
	return result;
}
