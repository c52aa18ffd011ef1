#include "base/base.h"

#include <malloc.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* Each block is twice the one before: small regions stay small, and large
 * ones that are cleared keep a block that holds all of the next use. */
#define BLOCK_MIN ((size_t)4 << 10)
#define BLOCK_MAX ((size_t)1 << 20)

/* What the tables of rules take, and more. */
#define HEAP_SIZE ((size_t)24 << 20)
#define LARGE_PAGE ((uintptr_t)2 << 20)

struct arena_block {
	struct arena_block *next;
	size_t cap;
	alignas(max_align_t) char data[];
};

#ifdef __SANITIZE_ADDRESS__
/* What libraries lose or keep for themselves: libgettextpo 0.21 some bytes of
 * each file; cairo and fontconfig their caches of fonts, with the faces of
 * FreeType in them. */
const char *__lsan_default_suppressions(void);

const char *
__lsan_default_suppressions(void)
{
	return "leak:libgettextpo\nleak:libcairo\nleak:libfontconfig\n"
	       "leak:libfreetype\nleak:libpango\nleak:libglib\n";
}
#endif

_Noreturn static void
out_of_memory(void)
{
	fputs("tayori: out of memory\n", stderr);
	exit(3);
}

#ifdef __SANITIZE_ADDRESS__
void
memory_large_pages(void)
{
}
#else
void
memory_large_pages(void)
{
	uintptr_t from, to;
	void *p;

	mallopt(M_MMAP_THRESHOLD, 2 * HEAP_SIZE);
	mallopt(M_TRIM_THRESHOLD, 2 * HEAP_SIZE);
	p = xmalloc(HEAP_SIZE);
	from = ((uintptr_t)p + LARGE_PAGE - 1) & ~(LARGE_PAGE - 1);
	to = ((uintptr_t)p + HEAP_SIZE) & ~(LARGE_PAGE - 1);
	/* Where it is refused, small pages do. */
	madvise((char *)p + (from - (uintptr_t)p), to - from, MADV_HUGEPAGE);
	free(p);
}
#endif

void *
xmalloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		out_of_memory();
	return p;
}

void *
xcalloc(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);

	if (!p)
		out_of_memory();
	return p;
}

void *
xrealloc(void *ptr, size_t size)
{
	void *p = realloc(ptr, size ? size : 1);

	if (!p)
		out_of_memory();
	return p;
}

char *
xstrdup(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(xmalloc(n), s, n);
}

void
arena_init(struct arena *a)
{
	*a = (struct arena){ 0 };
}

void
arena_release(struct arena *a)
{
	while (a->blocks) {
		struct arena_block *next = a->blocks->next;

		free(a->blocks);
		a->blocks = next;
	}
	if (a->region)
		munmap(a->region, a->region_size);
	arena_init(a);
}

void
arena_clear(struct arena *a)
{
#ifdef ARENA_MALLOC
	arena_release(a);
#else
	struct arena_block *keep = a->blocks;

	if (!keep)
		return;
	a->blocks = keep->next;
	arena_release(a);
	keep->next = NULL;
	a->blocks = keep;
	a->at = keep->data;
	a->left = keep->cap;
#endif
}

static void
add_block(struct arena *a, size_t size)
{
	struct arena_block *block;

	if (size > SIZE_MAX - sizeof(*block))
		out_of_memory();
	block = xmalloc(sizeof(*block) + size);
	block->next = a->blocks;
	block->cap = size;
	a->blocks = block;
	a->at = block->data;
	a->left = size;
}

#ifndef ARENA_MALLOC
static size_t
next_size(const struct arena *a, size_t least)
{
	size_t cap = a->blocks ? a->blocks->cap : 0;
	size_t size = cap < BLOCK_MAX / 2 ? cap * 2 : BLOCK_MAX;

	if (size < BLOCK_MIN)
		size = BLOCK_MIN;
	return size < least ? least : size;
}
#endif

void *
arena_more(struct arena *a, size_t size)
{
	const size_t align = alignof(max_align_t);
	size_t rounded = (size + align - 1) & ~(align - 1);

	if (rounded < size)
		out_of_memory();
#ifdef ARENA_MALLOC
	add_block(a, size);
	a->left = 0;
#else
	add_block(a, next_size(a, rounded));
	a->at = a->blocks->data + rounded;
	a->left -= rounded;
#endif
	return memset(a->blocks->data, 0, size);
}

struct str
arena_str(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.len + 1);

	if (s.len)
		memcpy(p, s.ptr, s.len);
	return (struct str){ p, s.len };
}

struct str
arena_join(struct arena *a, struct str s, struct str t)
{
	char *p = arena_alloc(a, s.len + t.len + 1);

	if (s.len)
		memcpy(p, s.ptr, s.len);
	if (t.len)
		memcpy(p + s.len, t.ptr, t.len);
	return (struct str){ p, s.len + t.len };
}

struct str
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list args;
	char *p;
	int n;

	va_start(args, fmt);
	n = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (n < 0)
		return STR_NONE;
	p = arena_alloc(a, (size_t)n + 1);
	va_start(args, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, args);
	va_end(args);
	return (struct str){ p, (size_t)n };
}
