/* Zip files, by libzip. */
#include "extract/archive.h"

#include "extract/draft.h"

#include <stdlib.h>
#include <zip.h>

#define CHUNK ((size_t)64 << 10)
#define RATIO_FREE ((size_t)1 << 20) /* what a tiny member may unpack to */

/* It brings OpenSSL, which takes longer to load than most files to read. */
#define LIBRARY "libzip.so.4"

#define CALLS(X)                                                               \
	X(discard)                                                             \
	X(error_fini)                                                          \
	X(error_init)                                                          \
	X(error_strerror)                                                      \
	X(fclose)                                                              \
	X(file_get_error)                                                      \
	X(fopen_index)                                                         \
	X(fread)                                                               \
	X(get_error)                                                           \
	X(get_num_entries)                                                     \
	X(name_locate)                                                         \
	X(open_from_source)                                                    \
	X(source_buffer_create)                                                \
	X(source_free)                                                         \
	X(stat_index)                                                          \
	X(stat_init)

/* NOLINTNEXTLINE(bugprone-macro-parentheses): it declares a member */
#define MEMBER(name) __typeof__(zip_##name) *name;
#define CALL(name) { "zip_" #name, (void **)&lib.name },

static struct {
	CALLS(MEMBER)
} lib;

static const struct library_call calls[] = { CALLS(CALL) };

struct archive {
	zip_t *zip;
	size_t len;   /* of the whole file */
	size_t total; /* unpacked so far */
};

static void
report(struct diag *d, zip_error_t *error)
{
	diag_add(d, DIAG_ARCHIVE_BROKEN, DIAG_NOWHERE,
	    str_from(lib.error_strerror(error)));
}

static bool
is_compound(struct str bytes)
{
	return str_starts(bytes, STR("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"));
}

struct archive *
archive_open(struct str bytes, struct diag *d)
{
	struct archive *z;
	zip_source_t *source;
	zip_error_t error;
	zip_t *zip;

	if (is_compound(bytes)) {
		diag_add(d, DIAG_OFFICE_OLD, DIAG_NOWHERE, STR_NONE);
		return NULL;
	}
	if (!library_load(LIBRARY, calls, ARRAY_SIZE(calls))) {
		diag_add(d, DIAG_LIBRARY_MISSING, DIAG_NOWHERE, STR(LIBRARY));
		return NULL;
	}
	lib.error_init(&error);
	source = lib.source_buffer_create(bytes.ptr, bytes.len, 0, &error);
	zip = source ? lib.open_from_source(source, ZIP_RDONLY, &error) : NULL;
	if (!zip) {
		report(d, &error);
		lib.source_free(source);
		lib.error_fini(&error);
		return NULL;
	}
	lib.error_fini(&error);
	z = xcalloc(1, sizeof(*z));
	z->zip = zip;
	z->len = bytes.len;
	if (lib.get_num_entries(zip, 0) > (zip_int64_t)ARCHIVE_ENTRIES) {
		diag_add(d, DIAG_ARCHIVE_ENTRIES, DIAG_NOWHERE,
		    DIAG_NUM(ARCHIVE_ENTRIES));
		archive_free(z);
		return NULL;
	}
	return z;
}

void
archive_free(struct archive *z)
{
	if (!z)
		return;
	lib.discard(z->zip);
	free(z);
}

/* Index of a member, -1 if there is none. */
static zip_int64_t
locate(const struct archive *z, struct str name)
{
	char path[512];

	if (name.len >= sizeof(path))
		return -1;
	snprintf(path, sizeof(path), "%.*s", STR_ARG(name));
	return lib.name_locate(z->zip, path, ZIP_FL_NOCASE);
}

bool
archive_has(const struct archive *z, struct str name)
{
	return locate(z, name) >= 0;
}

/* What the archive says of sizes is not trusted: it counts as it unpacks. */
static size_t
budget(const struct archive *z, const zip_stat_t *stat)
{
	size_t packed =
	    stat->valid & ZIP_STAT_COMP_SIZE && stat->comp_size < z->len
		? (size_t)stat->comp_size
		: z->len;
	size_t most = packed * ARCHIVE_RATIO;

	if (most < RATIO_FREE)
		most = RATIO_FREE;
	if (most > ARCHIVE_MEMBER)
		most = ARCHIVE_MEMBER;
	return most < ARCHIVE_TOTAL - z->total ? most
					       : ARCHIVE_TOTAL - z->total;
}

static int
inflate_member(struct archive *z, struct str name, zip_file_t *file,
    size_t most, struct buf *out, struct diag *d)
{
	size_t start = out->len;
	zip_int64_t n;

	for (;;) {
		buf_reserve(out, CHUNK);
		n = lib.fread(file, out->ptr + out->len, CHUNK);
		if (n <= 0)
			break;
		out->len += (size_t)n;
		if (out->len - start > most) {
			diag_add(d, DIAG_ARCHIVE_TOO_LARGE, DIAG_NOWHERE, name,
			    DIAG_NUM(most));
			return -1;
		}
	}
	if (n < 0) {
		report(d, lib.file_get_error(file));
		return -1;
	}
	z->total += out->len - start;
	return 0;
}

int
archive_read(
    struct archive *z, struct str name, struct buf *out, struct diag *d)
{
	zip_int64_t index = locate(z, name);
	zip_file_t *file;
	zip_stat_t stat;
	int result;

	if (index < 0) {
		diag_add(d, DIAG_ARCHIVE_PART, DIAG_NOWHERE, name);
		return -1;
	}
	lib.stat_init(&stat);
	if (lib.stat_index(z->zip, (zip_uint64_t)index, 0, &stat) < 0 ||
	    !(file = lib.fopen_index(z->zip, (zip_uint64_t)index, 0))) {
		report(d, lib.get_error(z->zip));
		return -1;
	}
	result = inflate_member(z, name, file, budget(z, &stat), out, d);
	lib.fclose(file);
	return result;
}

int
archive_text(struct archive *z, struct str name, struct arena *a,
    struct str *ret, struct diag *d)
{
	struct buf bytes = BUF_INIT, text = BUF_INIT;
	int result = archive_read(z, name, &bytes, d);

	if (result == 0) {
		text_decode(buf_view(&bytes),
		    declared_charset(buf_view(&bytes)), &text, d);
		*ret = arena_str(a, buf_view(&text));
	}
	buf_release(&bytes);
	buf_release(&text);
	return result;
}
