/* The files of a dictionary compiled by mecab-dict-index, mapped. */
#include "text/lattice.h"

#include <fcntl.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_SYSTEM, FILE_UNKNOWN, FILE_MATRIX, FILE_CHARS, FILE_MAX };

#define MAGIC UINT32_C(0xef718f77)
#define VERSION 102
#define CHARACTERS ((size_t)0xffff)
#define CLASS_NAME 32
/* Of a character's 32 bits. */
#define CLASS_BITS 18

struct header {
	uint32_t magic, version, type, words, left, right;
	uint32_t trie_size, token_size, feature_size, unused;
	char charset[32];
};

static bool
map_file(const char *dir, const char *name, struct mapped *ret)
{
	struct buf path = BUF_INIT;
	struct stat st;
	int fd;

	buf_printf(&path, "%s/%s", dir, name);
	fd = open(path.ptr, O_RDONLY | O_CLOEXEC);
	buf_release(&path);
	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0) {
		ret->len = (size_t)st.st_size;
		ret->ptr = mmap(NULL, ret->len, PROT_READ, MAP_PRIVATE, fd, 0);
		if (ret->ptr == MAP_FAILED)
			ret->ptr = NULL;
	}
	close(fd);
	return ret->ptr != NULL;
}

static bool
is_utf8(const struct header *h)
{
	return memchr(h->charset, 0, sizeof(h->charset)) &&
	       (strcasecmp(h->charset, "UTF-8") == 0 ||
		   strcasecmp(h->charset, "UTF8") == 0);
}

/* The three parts of a table of words behind its header. */
static bool
open_words(const struct mapped *file, const struct header **ret_header,
    const struct trie_unit **ret_trie, const struct token **ret_tokens,
    const char **ret_features)
{
	const struct header *h = file->ptr;
	const char *at = (const char *)file->ptr + sizeof(*h);

	if (file->len < sizeof(*h) || (h->magic ^ MAGIC) != file->len ||
	    h->version != VERSION || !is_utf8(h) ||
	    sizeof(*h) + (size_t)h->trie_size + h->token_size +
		    h->feature_size !=
		file->len ||
	    h->trie_size % sizeof(struct trie_unit) != 0)
		return false;
	*ret_header = h;
	*ret_trie = (const struct trie_unit *)(const void *)at;
	at += h->trie_size;
	*ret_tokens = (const struct token *)(const void *)at;
	*ret_features = at + h->token_size;
	return true;
}

/* The tokens of a whole key. */
static struct tokens
find_tokens(
    const struct trie_unit *trie, const struct token *tokens, const char *key)
{
	int32_t base = trie[0].base;

	for (; *key; key++) {
		const struct trie_unit *next =
		    &trie[base + (unsigned char)*key + 1];

		if (next->check != (uint32_t)base)
			return (struct tokens){ NULL, 0 };
		base = next->base;
	}
	if (trie[base].check != (uint32_t)base || trie[base].base >= 0)
		return (struct tokens){ NULL, 0 };
	base = -trie[base].base - 1;
	return (struct tokens){ tokens + (base >> 8), (size_t)base & 0xff };
}

static bool
open_chars(struct dictionary *d, const struct trie_unit *trie,
    const struct token *tokens)
{
	const struct mapped *file = &d->files[FILE_CHARS];
	const char *names = (const char *)file->ptr + sizeof(uint32_t);

	d->nclasses = file->len < sizeof(uint32_t) ? 0 : *(uint32_t *)file->ptr;
	if (d->nclasses == 0 || d->nclasses > CLASS_BITS ||
	    file->len != sizeof(uint32_t) + d->nclasses * CLASS_NAME +
			     CHARACTERS * sizeof(uint32_t))
		return false;
	d->chars =
	    (const uint32_t *)(const void *)(names + d->nclasses * CLASS_NAME);
	d->unknown = xcalloc(d->nclasses, sizeof(*d->unknown));
	for (size_t i = 0; i < d->nclasses; i++) {
		const char *name = names + i * CLASS_NAME;

		if (!memchr(name, 0, CLASS_NAME))
			return false;
		d->unknown[i] = find_tokens(trie, tokens, name);
		if (d->unknown[i].count == 0)
			return false;
	}
	return true;
}

static bool
open_all(struct dictionary *d)
{
	const struct mapped *matrix = &d->files[FILE_MATRIX];
	const struct header *system, *unknown;
	const struct trie_unit *trie;
	const struct token *tokens;
	const uint16_t *sizes = matrix->ptr;

	if (!open_words(&d->files[FILE_SYSTEM], &system, &d->trie, &d->tokens,
		&d->features) ||
	    !open_words(&d->files[FILE_UNKNOWN], &unknown, &trie, &tokens,
		&d->unknown_features) ||
	    matrix->len < 2 * sizeof(*sizes) || sizes[0] != system->left ||
	    sizes[1] != system->right || unknown->left != system->left ||
	    unknown->right != system->right ||
	    matrix->len != sizeof(*sizes) * (2 + (size_t)sizes[0] * sizes[1]))
		return false;
	d->width = sizes[0];
	d->matrix = (const int16_t *)(sizes + 2);
	return open_chars(d, trie, tokens);
}

struct dictionary *
dictionary_open(const char *dir)
{
	static const char *const names[FILE_MAX] = { "sys.dic", "unk.dic",
		"matrix.bin", "char.bin" };
	struct dictionary *d = xcalloc(1, sizeof(*d));
	bool ok = true;

	for (size_t i = 0; ok && i < FILE_MAX; i++)
		ok = map_file(dir, names[i], &d->files[i]);
	if (ok && open_all(d))
		return d;
	dictionary_close(d);
	return NULL;
}

void
dictionary_close(struct dictionary *d)
{
	if (!d)
		return;
	for (size_t i = 0; i < FILE_MAX; i++)
		if (d->files[i].ptr)
			munmap(d->files[i].ptr, d->files[i].len);
	free(d->unknown);
	free(d);
}

struct char_class
dictionary_class(
    const struct dictionary *d, struct str text, size_t pos, size_t *ret_end)
{
	uint32_t cp = utf8_next(text, &pos);
	/* Characters beyond the table are of the class of U+0000. */
	uint32_t bits = d->chars[cp < CHARACTERS ? cp : 0];

	*ret_end = pos;
	return (struct char_class){
		.classes = bits & ((1u << CLASS_BITS) - 1),
		.first = bits >> CLASS_BITS & 0xff,
		.length = bits >> 26 & 0xf,
		.group = bits >> 30 & 1,
		.always = bits >> 31,
	};
}
