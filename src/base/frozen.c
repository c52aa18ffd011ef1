/*
 * Memory that stands at the same address in every run, so that what was made
 * in it can be kept in a file as it lies there, pointers and all, and mapped
 * again. What it points to must be in it too: neither other memory nor the
 * program's own, which each run has elsewhere.
 */
#include "base/base.h"

#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Neither programs nor their libraries and stacks are put there, on 64-bit
 * systems with addresses of 39 bits or more. Of each place, by its number. */
#define REGION_BASE UINT64_C(0x2000000000)
#define REGION_SIZE (UINT64_C(64) << 20)
#define DEPENDS_MAX 80
#define BUILD_MAX 32

/* Begins the region and the file. */
struct frozen {
	char depends[DEPENDS_MAX];
	uint8_t build[BUILD_MAX]; /* of the program: it knows the layout */
	uint64_t place, size;	  /* of all, with this */
	void *root;
};

/* Sanitizers want to see each object, and have the addresses for themselves. */
#ifdef ARENA_MALLOC
static const bool possible = false;
#else
static const bool possible = sizeof(void *) == sizeof(uint64_t);
#endif

/* ---- the program ---------------------------------------------------------- */

static size_t
aligned(size_t size)
{
	return (size + 3) & ~(size_t)3;
}

/* The number that the linker gives to each program, from its content. */
static bool
find_build(const char *at, size_t size, uint8_t *ret)
{
	while (size >= sizeof(ElfW(Nhdr))) {
		const ElfW(Nhdr) *note = (const void *)at;
		const char *name = (const char *)(note + 1);
		size_t all = sizeof(*note) + aligned(note->n_namesz) +
			     aligned(note->n_descsz);

		if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 &&
		    memcmp(name, "GNU", 4) == 0) {
			size_t len = note->n_descsz;

			memcpy(ret, name + aligned(note->n_namesz),
			    len < BUILD_MAX ? len : BUILD_MAX);
			return true;
		}
		if (all > size)
			return false;
		at += all;
		size -= all;
	}
	return false;
}

/* Stops at the first object, which is the program. */
static int
look_at_program(struct dl_phdr_info *info, size_t size, void *ret)
{
	(void)size;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];

		if (p->p_type == PT_NOTE &&
		    find_build(
			(const char *)(uintptr_t)(info->dlpi_addr + p->p_vaddr),
			p->p_memsz, ret))
			return 1;
	}
	return -1;
}

/* False if the program does not say which it is. */
static bool
program_build(uint8_t *ret)
{
	memset(ret, 0, BUILD_MAX);
	return dl_iterate_phdr(look_at_program, ret) == 1;
}

/* ---- the region ----------------------------------------------------------- */

static void *
map_region(uint64_t place, size_t size, int flags, int fd)
{
	void *base = (void *)(uintptr_t)(REGION_BASE + place * REGION_SIZE);
	void *p = possible
		      ? mmap(base, size, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_FIXED_NOREPLACE | flags, fd, 0)
		      : MAP_FAILED;

	/* Old kernels take the address for a wish. */
	if (p != MAP_FAILED && p != base) {
		munmap(p, size);
		p = MAP_FAILED;
	}
	return p == MAP_FAILED ? NULL : p;
}

void
arena_init_fixed(struct arena *a, enum fixed_place place)
{
	struct frozen *f =
	    map_region(place, REGION_SIZE, MAP_ANONYMOUS | MAP_NORESERVE, -1);

	arena_init(a);
	if (!f)
		return;
	f->place = place;
	a->region = f;
	a->region_size = REGION_SIZE;
	a->at = (char *)(f + 1);
	a->left = REGION_SIZE - sizeof(*f);
}

/* The program's own memory, and what is behind it: other runs have it elsewhere. */
static bool
points_out(const struct frozen *f)
{
	extern const char __executable_start;
	uintptr_t from = (uintptr_t)&__executable_start;
	uintptr_t to = (uintptr_t)sbrk(0);
	const uintptr_t *words = (const void *)(f + 1);

	for (size_t i = 0; i < (f->size - sizeof(*f)) / sizeof(*words); i++)
		if (words[i] >= from && words[i] < to)
			return true;
	return false;
}

bool
arena_freeze(
    const struct arena *a, void *root, const char *path, struct str depends)
{
	struct frozen *f = a->region;
	struct diag ignored;
	bool done;

	if (!f || a->blocks || depends.len >= sizeof(f->depends) ||
	    !program_build(f->build))
		return false;
	memset(f->depends, 0, sizeof(f->depends));
	memcpy(f->depends, depends.ptr, depends.len);
	f->size = (uint64_t)(a->at - (char *)f);
	f->root = root;
	if (points_out(f))
		return false;
	diag_init(&ignored);
	done =
	    file_replace(path, (struct str){ (const char *)f, (size_t)f->size },
		&ignored) == 0;
	diag_release(&ignored);
	return done;
}

static bool
fits(const struct frozen *f, int fd, struct str depends)
{
	uint8_t build[BUILD_MAX];
	struct stat st;

	return program_build(build) &&
	       memcmp(f->build, build, sizeof(build)) == 0 &&
	       fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	       (uint64_t)st.st_size == f->size && f->size <= REGION_SIZE &&
	       f->place < FIXED_PLACES && depends.len < sizeof(f->depends) &&
	       memcmp(f->depends, depends.ptr, depends.len) == 0 &&
	       f->depends[depends.len] == '\0';
}

void *
arena_thaw(const char *path, struct str depends, struct arena *ret)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct frozen head, *f = NULL;

	arena_init(ret);
	if (fd < 0)
		return NULL;
	if (read(fd, &head, sizeof(head)) == (ssize_t)sizeof(head) &&
	    fits(&head, fd, depends))
		f = map_region(head.place, (size_t)head.size, 0, fd);
	close(fd);
	if (!f)
		return NULL;
	ret->region = f;
	ret->region_size = (size_t)f->size;
	return f->root;
}
