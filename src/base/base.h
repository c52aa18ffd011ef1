/*
 * base: strings, buffers, memory, maps, diagnostics, files, dates, JSON,
 * tables and threads. Knows nothing of notices.
 *
 * Conventions of all folders: text is UTF-8, validated once at reading;
 * offsets and lengths are bytes; a function that can fail returns 0 or -1
 * and has reported the reason to the `struct diag` it was given. Out of
 * memory ends the program; a broken invariant is an assertion.
 */
#ifndef BASE_BASE_H
#define BASE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* ---- strings: a view, never owning, not NUL-terminated -------------- */

struct str {
	const char *ptr;
	size_t len;
};

/* A view of a string literal; STR_INIT for static tables. */
#define STR(lit) ((struct str){ "" lit, sizeof(lit) - 1 })
#define STR_INIT(lit)                                                          \
	{                                                                      \
		"" lit, sizeof(lit) - 1                                        \
	}
#define STR_NONE ((struct str){ NULL, 0 })
/* For printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).len, (s).ptr

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define STR_NPOS ((size_t)-1)

/* The smallest functions are inline: they run on every character. */

/* NULL gives STR_NONE. */
static inline struct str
str_from(const char *cstr)
{
	return (struct str){ cstr, cstr ? strlen(cstr) : 0 };
}

#ifdef __clang_analyzer__
/* It cannot know that a view with bytes has a pointer. */
bool str_eq(struct str a, struct str b);
#else
/* The last byte is the one in which Japanese words mostly differ. */
static inline bool
str_eq(struct str a, struct str b)
{
#ifdef ANALYZE
	/* Nor does GCC's. */
	if (!a.ptr || !b.ptr)
		return a.len == b.len;
#endif
	return a.len == b.len &&
	       (a.len == 0 || (a.ptr[a.len - 1] == b.ptr[a.len - 1] &&
				  !memcmp(a.ptr, b.ptr, a.len)));
}
#endif

/* The part [from, to); both are clamped to the string. */
static inline struct str
str_sub(struct str s, size_t from, size_t to)
{
	if (to > s.len)
		to = s.len;
	if (from >= to)
		return (struct str){ s.ptr ? s.ptr + to : NULL, 0 };
	return (struct str){ s.ptr + from, to - from };
}

/* str_eq with a literal, without measuring it at run time. */
static inline bool
str_is(struct str s, const char *literal)
{
	if (__builtin_constant_p(strlen(literal)))
		return str_eq(s, (struct str){ literal, strlen(literal) });
	for (size_t i = 0; i < s.len; i++)
		if (literal[i] != s.ptr[i] || !literal[i])
			return false;
	return !literal[s.len];
}

/* str_starts with a literal. */
static inline bool
str_begins(struct str s, const char *literal)
{
	if (__builtin_constant_p(strlen(literal)))
		return s.len >= strlen(literal) &&
		       !memcmp(s.ptr, literal, strlen(literal));
	for (size_t i = 0; literal[i]; i++)
		if (i >= s.len || literal[i] != s.ptr[i])
			return false;
	return true;
}

static inline bool
str_starts(struct str s, struct str prefix)
{
	return s.len >= prefix.len &&
	       str_eq((struct str){ s.ptr, prefix.len }, prefix);
}

static inline bool
str_ends(struct str s, struct str suffix)
{
	return s.len >= suffix.len &&
	       str_eq((struct str){ s.ptr + (s.len - suffix.len), suffix.len },
		   suffix);
}

/* With one of several endings. */
static inline bool
str_ends_any(struct str s, const char *const *ends, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_ends(s, str_from(ends[i])))
			return true;
	return false;
}

int str_cmp(struct str a, struct str b); /* byte order, as memcmp */
/* Position of the first `needle` at or after `from`, or STR_NPOS. */
size_t str_find(struct str s, struct str needle, size_t from);
/* Without white space (ASCII and U+3000) at both ends. */
struct str str_trim(struct str s);
/* Cuts the text before the next `sep` off the front of *s; false at the
 * end. A trailing separator gives one empty last piece. */
bool str_split(struct str *s, char sep, struct str *ret_piece);
uint64_t str_hash(struct str s);
/* Decimal digits only; -1 if it is anything else or over 18 digits. */
int64_t str_to_int(struct str s);

/* ---- UTF-8 ----------------------------------------------------------- */

/* The code point at s.ptr[*pos], and *pos moved behind it. The text must
 * be valid; returns 0 at the end. */
#ifdef __clang_analyzer__
uint32_t utf8_next(struct str s, size_t *pos);
#else
static inline uint32_t
utf8_next(struct str s, size_t *pos)
{
	const uint8_t *p;

	if (!s.ptr || *pos >= s.len)
		return 0;
	p = (const uint8_t *)s.ptr + *pos;
	/* Most characters of Japanese. */
	if ((p[0] & 0xf0u) == 0xe0) {
		*pos += 3;
		return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 |
		       (p[2] & 0x3fu);
	}
	if (p[0] < 0x80) {
		*pos += 1;
		return p[0];
	}
	if (p[0] < 0xe0) {
		*pos += 2;
		return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
	}
	*pos += 4;
	return (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 |
	       (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
}
#endif
/* The code point that ends at s.ptr[*pos], and *pos moved before it. */
uint32_t utf8_prev(struct str s, size_t *pos);
/* Bytes of the first well-formed part (no surrogates, no overlong forms,
 * at most U+10FFFF); equals s.len if all is valid. */
size_t utf8_valid_len(struct str s);
size_t utf8_count(struct str s); /* code points */
/* Writes 1 to 4 bytes, returns how many. */
size_t utf8_encode(uint32_t cp, char out[4]);

bool cp_is_kanji(uint32_t cp); /* Han, with 々 〆 ヶ-less */
bool str_has_kanji(struct str s);
bool cp_is_hiragana(uint32_t cp); /* with ー */
bool cp_is_katakana(uint32_t cp); /* full-width, with ー and ・-less */
bool cp_is_kana(uint32_t cp);
bool cp_is_space(uint32_t cp); /* ASCII white space, U+00A0, U+3000 */
/* Controls, bidi overrides and isolates, zero-width characters, U+FEFF:
 * never kept in a notice. Tab and newline are not among them. */
bool cp_is_unsafe(uint32_t cp);
/* Value of an ASCII or full-width digit, else -1. */
int cp_digit(uint32_t cp);

/* ---- memory: all allocation ends the program when it fails ----------- */

/* To be called first: the heap grows by large pages, since many small ones take
 * longer to come than many a command takes. */
void memory_large_pages(void);
void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *ptr, size_t size);
char *xstrdup(const char *s);

/* Room for one more element in an array with `len` and `cap`. */
#define ARRAY_GROW(ptr, len, cap)                                              \
	do {                                                                   \
		if ((len) == (cap)) {                                          \
			(cap) = (cap) ? (cap)*2 : 8;                           \
			(ptr) = xrealloc((ptr), (cap) * sizeof(*(ptr)));       \
		}                                                              \
	} while (0)

/* A region whose objects are freed together. In sanitizer builds each
 * object is a malloc of its own, so that ASan sees overruns. */
struct arena {
	struct arena_block *blocks;
	char *at; /* what is free of the newest block */
	size_t left;
	void *region; /* what arena_init_fixed or arena_thaw took, or NULL */
	size_t region_size;
};

void arena_init(struct arena *a); /* allocates nothing */
void arena_release(struct arena *a);
void arena_clear(struct arena *a); /* forgets all, keeps one block */
/* Of a new block; also for nothing, and for what is too much. */
void *arena_more(struct arena *a, size_t size);
/* Zeroed, aligned for any type. */
static inline void *
arena_alloc(struct arena *a, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	size_t rounded = (size + align - 1) & ~(align - 1);
	void *p = a->at;

	if (rounded - 1 >= a->left)
		return arena_more(a, size);
	a->at += rounded;
	a->left -= rounded;
	return memset(p, 0, size);
}
#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
/* A copy in the arena, NUL-terminated behind its end. */
struct str arena_str(struct arena *a, struct str s);
/* A copy of both, the second behind the first. */
struct str arena_join(struct arena *a, struct str s, struct str t);
__attribute__((format(printf, 2, 3))) struct str arena_printf(
    struct arena *a, const char *fmt, ...);

/* An arena whose objects stand where they stand in every run; one at a time has
 * a place, others are as all arenas. (frozen.c) */
enum fixed_place { FIXED_READINGS, FIXED_RULES, FIXED_PLACES };
void arena_init_fixed(struct arena *a, enum fixed_place place);
/* Keeps all of its memory, which points nowhere else, in a file for this same
 * program. False if it is not all in that place, points to the program or its
 * heap, or if the file cannot be written. `depends`, less than 80 bytes, names
 * from what it was made. */
bool arena_freeze(
    const struct arena *a, void *root, const char *path, struct str depends);
/* The root, in memory of the file that arena_release frees; what is written
 * there does not get into the file. NULL if the file is not there, is of
 * another program, depends on something else, is not whole, or the place is
 * taken. */
void *arena_thaw(const char *path, struct str depends, struct arena *ret);

/* A growing byte buffer, always NUL-terminated when not empty. */
struct buf {
	char *ptr;
	size_t len, cap;
};
#define BUF_INIT                                                               \
	{                                                                      \
		NULL, 0, 0                                                     \
	}

void buf_init(struct buf *b);
void buf_release(struct buf *b);
void buf_clear(struct buf *b); /* keeps the memory */
void buf_reserve(struct buf *b, size_t extra);

#ifdef __clang_analyzer__
void buf_add(struct buf *b, const char *ptr, size_t len);
#else
static inline void
buf_add(struct buf *b, const char *ptr, size_t len)
{
	if (!b->ptr || len >= b->cap - b->len)
		buf_reserve(b, len);
	if (ptr && len)
		memcpy(b->ptr + b->len, ptr, len);
	b->len += len;
	b->ptr[b->len] = '\0';
}
#endif

static inline void
buf_str(struct buf *b, struct str s)
{
	buf_add(b, s.ptr, s.len);
}

static inline void
buf_cstr(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

static inline void
buf_ch(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void buf_cp(struct buf *b, uint32_t cp);
__attribute__((format(printf, 2, 3))) void buf_printf(
    struct buf *b, const char *fmt, ...);
/* Valid until the next change. */
static inline struct str
buf_view(const struct buf *b)
{
	return (struct str){ b->ptr, b->len };
}
/* Appends with & < > " escaped (and ' as &#39;), for XML and HTML both. */
void buf_xml(struct buf *b, struct str s);
/* Appends text that need not be valid, each faulty byte as U+FFFD. */
void buf_utf8(struct buf *b, struct str s);
/* Appends lower-case hex. */
void buf_hex(struct buf *b, const uint8_t *bytes, size_t len);

/* ---- maps: string to pointer; keys are views the caller keeps alive -- */

struct map {
	uint64_t *marks; /* of the slots: most keys that are absent end here */
	struct map_slot *slots;
	size_t count, mask;
	struct arena *arena; /* what it is made in; NULL: memory of its own */
};

void map_init(struct map *m);
void map_init_in(struct map *m, struct arena *a);
void map_release(struct map *m);
/* Room for so many keys more, without growing on the way. */
void map_reserve(struct map *m, size_t more);
/* The place of the key's value, new ones NULL. Valid until the next
 * map_put. */
void **map_put(struct map *m, struct str key);
void *map_get(const struct map *m, struct str key); /* NULL if absent */
bool map_has(const struct map *m, struct str key);
/* Also tells an absent key from a value that is NULL. */
bool map_find(const struct map *m, struct str key, void **ret);

/* ---- diagnostics ------------------------------------------------------ */

enum diag_level { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE };

/* Every diagnostic of the program: src/base/diagnostics.def. */
enum diag_code {
#define DIAG(id, name, level, text, remedy) DIAG_##id,
#include "base/diagnostics.def"
#undef DIAG
	DIAG_CODE_MAX
};

#define DIAG_NOWHERE ((size_t)-1) /* the file as a whole */

struct diag_entry {
	enum diag_code code;
	struct str file;    /* empty: the program as a whole */
	uint32_t line, col; /* from 1, col in code points; 0 unknown */
	struct str message; /* arguments filled in, in the user's language */
	struct str excerpt; /* the source line, for the caret; may be empty */
};

/* Collects in order. Not thread-safe: one per task, merged in task order,
 * which keeps the output deterministic. */
struct diag {
	struct arena arena;
	struct diag_entry *entries;
	size_t count, cap;
	size_t errors, warnings;
	struct str file; /* what offsets count in */
	struct str text;
	/* A place in the text already counted, to go on from. */
	size_t known_offset;
	uint32_t known_line, known_col;
};

void diag_init(struct diag *d);
void diag_release(struct diag *d);
/* Names the file that the following offsets belong to. The text must live
 * until the next call; it may be empty (then no line is known). */
void diag_source(struct diag *d, struct str file, struct str text);
/* Adds one entry; the table's text has {1}, {2}, … for the arguments. */
void diag_addn(struct diag *d, enum diag_code code, size_t offset,
    const struct str *args, size_t count);
/* diag_add(d, DIAG_X, offset, str, str, …): at least one argument, STR_NONE
 * where the text wants none. */
#define diag_add(d, code, offset, ...)                                         \
	diag_addn((d), (code), (offset), (const struct str[]){ __VA_ARGS__ },  \
	    sizeof((const struct str[]){ __VA_ARGS__ }) / sizeof(struct str))
/* An entry at a line that the caller knows (a TSV row, a PO entry). */
void diag_line(struct diag *d, enum diag_code code, struct str file,
    uint32_t line, const struct str *args, size_t count);
#define diag_add_line(d, code, file, line, ...)                                \
	diag_line((d), (code), (file), (line),                                 \
	    (const struct str[]){ __VA_ARGS__ },                               \
	    sizeof((const struct str[]){ __VA_ARGS__ }) / sizeof(struct str))
/* Decimal digits of n as an argument; lives to the end of the block. */
#define DIAG_NUM(n) str_from_num((char[24]){ 0 }, (long long)(n))
struct str str_from_num(char out[24], long long n);
/* Appends all of `from`'s entries to `d` and empties `from`. */
void diag_merge(struct diag *d, struct diag *from);
enum diag_level diag_level_of(enum diag_code code);
const char *diag_name(enum diag_code code); /* "weekday-mismatch" */
const char *diag_text(enum diag_code code); /* untranslated */
const char *diag_remedy(enum diag_code code);
/* file:line:col: level[name]: message, then the line with a caret and the
 * remedy. JSON: one array of objects file, line, column, level, code,
 * message, remedy. */
void diag_print_text(const struct diag *d, FILE *out);
void diag_print_json(const struct diag *d, FILE *out);

/* ---- files ------------------------------------------------------------ */

/* Reads a regular file of at most `limit` bytes. Reports and returns -1
 * if it is missing, unreadable, no regular file, or too large. */
int file_read(const char *path, size_t limit, struct buf *ret, struct diag *d);
int file_read_stream(
    FILE *in, const char *name, size_t limit, struct buf *ret, struct diag *d);
/* Writes a new file at its final path (for a private, staged tree). */
int file_write(const char *path, struct str data, struct diag *d);
/* Replaces path in one step: temporary file beside it, then rename. */
int file_replace(const char *path, struct str data, struct diag *d);
int dir_make(const char *path, struct diag *d); /* with parents */
bool path_exists(const char *path);
bool path_is_dir(const char *path);
int tree_remove(const char *path); /* no diagnostics: best effort */
/* Regular files directly in `dir`, names sorted by bytes, hidden files and
 * editor backups left out; in the arena. Folders, links and the like are
 * reported. Returns the count or -1. */
long dir_list(
    const char *dir, struct arena *a, struct str **ret_names, struct diag *d);
/* "a/b" joined in the arena, NUL-terminated. */
const char *path_join(struct arena *a, struct str dir, struct str name);
struct str path_base(struct str path); /* the last part */

/* SHA-256 of data. Source: nettle. */
void sha256(struct str data, uint8_t out[32]);
struct str sha256_hex(struct arena *a, struct str data);
/* Of the parts one behind the other. */
struct str sha256_hex_parts(struct arena *a, const struct str *parts, size_t n);

/* ---- dates ------------------------------------------------------------ */

/* A civil date of the proleptic Gregorian calendar. A zero part is not
 * known: {2026, 12, 0} is a month, {0, 12, 29} a day without year. */
struct date {
	int16_t year;
	int8_t month, day;
};

bool date_valid(struct date d);	  /* complete, and such a day exists */
bool date_is_none(struct date d); /* all parts zero */
int date_cmp(struct date a, struct date b);
long date_days(struct date d); /* days since 1970-01-01; complete only */
struct date date_from_days(long days);
int date_weekday(struct date d); /* 0 Sunday … 6 Saturday */
/* "2026-12-29", "2026-12", "2026", "--12-29", "--12" (ISO 8601:2000, XML
 * Schema); false and none if it is anything else. */
bool date_parse(struct str s, struct date *ret);
void date_format(struct date d, struct buf *out);

/* ---- JSON: a streaming writer -------------------------------------------- */

struct jsonw; /* opaque */

struct jsonw *jsonw_new(void);
void jsonw_free(struct jsonw *j);
void jsonw_object(struct jsonw *j); /* opens */
void jsonw_array(struct jsonw *j);
void jsonw_end(struct jsonw *j); /* closes the innermost */
void jsonw_key(struct jsonw *j, const char *key);
void jsonw_str(struct jsonw *j, struct str s); /* must be valid UTF-8 */
void jsonw_cstr(struct jsonw *j, const char *s);
void jsonw_int(struct jsonw *j, int64_t n);
void jsonw_real(struct jsonw *j, double x); /* NaN and infinity: null */
void jsonw_bool(struct jsonw *j, bool b);
void jsonw_null(struct jsonw *j);
/* Serialises the finished value, keys in the order written; `indent` 0 is
 * minified. Resets the writer for a next value. */
void jsonw_write(struct jsonw *j, int indent, struct buf *out);

/* ---- tables of rules: TSV with a header row --------------------------- */

/* A table read whole; cells are views into its text. BOM and CRLF are
 * accepted, lines that start with # and empty lines skipped. */
struct tsv {
	struct buf text;
	struct str file;
	struct str *columns;
	size_t ncolumns;
	struct str *cells; /* row-major, missing trailing cells empty */
	uint32_t *lines;   /* of each row, from 1 */
	size_t nrows;
	struct arena *arena; /* what it is made in; NULL: memory of its own */
};

/* `path` must live as long as the table.
 * Reports missing required columns (`required`: NULL-terminated names),
 * rows with too many cells, invalid UTF-8. Returns -1 if nothing is
 * usable; faulty rows are dropped and the rest is kept. */
int tsv_read(struct tsv *t, const char *path, const char *const *required,
    struct diag *d);
int tsv_read_in(struct tsv *t, struct arena *a, const char *path,
    const char *const *required, struct diag *d);
void tsv_release(struct tsv *t);
/* The cell of a named column, empty where the column does not exist. */
struct str tsv_cell_of(const struct tsv *t, size_t row, struct str column);

static inline struct str
tsv_cell(const struct tsv *t, size_t row, const char *column)
{
	return tsv_cell_of(t, row, str_from(column));
}

/* ---- what is worked out once: bytes to bytes, kept between runs ---------- */

/* Opens the file, which need not be there; all in it is forgotten if it
 * depends on something else than it did, or is damaged. NULL as its path: for
 * this run only. It cannot fail: without a file all is worked out again. */
struct store;
struct store *store_open(const char *path, struct str depends);
/* True if the key is known; its value lives as long as the store. From any
 * thread, as store_put. */
bool store_get(struct store *s, struct str key, struct str *ret_value);
/* Keeps copies, as long as there is room. */
void store_put(struct store *s, struct str key, struct str value);
/* Writes what is new into the file. */
void store_close(struct store *s);

/* ---- libraries that few commands need ------------------------------------ */

/* A function, and the pointer to it. As POSIX has it, a pointer to a function
 * can be written as a void *. */
struct library_call {
	const char *name;
	void **to;
};
/* Finds the functions in a shared library, which then stays loaded: some take
 * longer to load than most commands run. False if one is missing. */
bool library_load(
    const char *name, const struct library_call *calls, size_t count);

/* ---- threads ---------------------------------------------------------- */

/* Calls fn(ctx, i, worker) once for each i < count from `jobs` threads (the
 * caller's among them), worker < jobs. Returns when all are done. */
void pool_run(unsigned jobs, size_t count,
    void (*fn)(void *ctx, size_t index, unsigned worker), void *ctx);
unsigned pool_cpus(void);

/* The program's own messages (gettext domain `tayori`). */
#define N_(msgid) msgid /* marks a text that is translated later */
const char *tr(const char *msgid) __attribute__((format_arg(1)));
/* Finds the user's language; `localedir` holds ja/LC_MESSAGES/tayori.mo. */
void tr_init(const char *localedir);

#endif
