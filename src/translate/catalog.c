/*
 * Catalogs as the build reads them. The .mo in the cache carries the hash of
 * the .po that it was made of in its header, and the fuzzy msgids under the
 * context MO_FUZZY; thus one file and one look-up tell everything.
 */
#include "translate/catalog.h"
#include "translate/check.h"
#include "translate/message.h"
#include "translate/render.h"
#include "translate/translate.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Part of the hash: to be raised when the checks or the .mo change. */
#define CATALOG_REVISION "5"
#define HASH_FIELD "X-Tayori-Source"

struct catalog {
	struct arena arena;
	struct locale locale;
	const char *po_path;
	struct mo mo;
	struct buf compiled; /* the .mo if it was made just now, */
	void *mapped;	     /* or the one in the cache */
	size_t mapped_len;
	int column; /* in the history, or -1 */
	const struct glossary *glossary;
};

/* ---- the .mo in the cache ---------------------------------------------------
 */

static bool
map_file(struct catalog *c, const char *path)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0) {
		c->mapped_len = (size_t)st.st_size;
		c->mapped =
		    mmap(NULL, c->mapped_len, PROT_READ, MAP_PRIVATE, fd, 0);
		if (c->mapped == MAP_FAILED)
			c->mapped = NULL;
	}
	close(fd);
	return c->mapped != NULL;
}

static void
unmap(struct catalog *c)
{
	mo_release(&c->mo);
	if (c->mapped)
		munmap(c->mapped, c->mapped_len);
	c->mapped = NULL;
}

/* Uses the compiled catalog if it was made of the same .po. */
static bool
open_cached(struct catalog *c, const char *mo_path, struct str hash)
{
	if (!map_file(c, mo_path))
		return false;
	if (mo_open(&c->mo, (struct str){ c->mapped, c->mapped_len }) &&
	    str_eq(mo_field(&c->mo, STR(HASH_FIELD)), hash))
		return true;
	unmap(c);
	return false;
}

/* ---- compiling -------------------------------------------------------------
 */

static void
write_string(struct buf *out, const char *keyword, struct str s)
{
	buf_printf(out, "%s \"", keyword);
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		if (c == '"' || c == '\\')
			buf_ch(out, '\\');
		if (c == '\n')
			buf_cstr(out, "\\n");
		else if (c == '\t')
			buf_cstr(out, "\\t");
		else
			buf_ch(out, c);
	}
	buf_cstr(out, "\"\n");
}

static void
write_entry(struct buf *out, const struct po_entry *e)
{
	if (e->fuzzy) {
		buf_cstr(out, "\nmsgctxt \"" MO_FUZZY "\"\n");
	} else {
		buf_ch(out, '\n');
		if (memchr(e->msgid.ptr, '{', e->msgid.len))
			buf_cstr(out, "#, python-brace-format\n");
	}
	write_string(out, "msgid", e->msgid);
	write_string(out, "msgstr",
	    !e->fuzzy	      ? str_trim(e->msgstr)
	    : e->has_previous ? STR(MO_STALE)
			      : STR(MO_FUZZY));
}

/* The entries that may be used, as a PO file for msgfmt. */
static void
write_usable(struct catalog *c, const struct po_file *p, struct str hash,
    struct diag *d, struct buf *out)
{
	size_t before = d->errors;
	struct buf entries = BUF_INIT;
	struct checker checker;

	checker_init(&checker, c->locale.po, c->po_path, d);
	for (size_t i = 0; i < p->count; i++) {
		const struct po_entry *e = &p->entries[i];
		bool wanted = !e->obsolete && !e->plural && !e->context &&
			      e->msgstr.len && !e->duplicate;

		if (e->duplicate && !e->obsolete)
			diag_add_line(d, DIAG_PO_DUPLICATE, checker.path,
			    e->line, STR_NONE);
		if (wanted && (e->fuzzy || check_entry(&checker, e)))
			write_entry(&entries, e);
	}
	checker_release(&checker);
	/* A catalog with errors is compiled each time, for its errors are
	 * to be reported each time. */
	if (d->errors > before || p->faults)
		hash = STR("faulty");
	buf_printf(out,
	    "msgid \"\"\nmsgstr \"\"\n"
	    "\"Project-Id-Version: tayori\\n\"\n"
	    "\"PO-Revision-Date: 2000-01-01 00:00+0000\\n\"\n"
	    "\"Last-Translator: tayori\\n\"\n\"Language-Team: tayori\\n\"\n"
	    "\"Language: %.*s\\n\"\n\"MIME-Version: 1.0\\n\"\n"
	    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
	    "\"Content-Transfer-Encoding: 8bit\\n\"\n"
	    "\"" HASH_FIELD ": %.*s\\n\"\n",
	    STR_ARG(c->locale.po), STR_ARG(hash));
	buf_str(out, buf_view(&entries));
	buf_release(&entries);
}

static int
run_msgfmt(struct catalog *c, struct str usable, struct diag *d)
{
	static const char *const argv[] = { "msgfmt", "-c", "-o", "-", "-",
		NULL };
	struct buf err = BUF_INIT;
	int status = run_tool(argv, usable, &c->compiled, &err, d);

	if (status > 0)
		diag_add_line(d, DIAG_PO_TOOL, str_from(c->po_path), 0,
		    STR("msgfmt"), str_trim(buf_view(&err)));
	buf_release(&err);
	return status == 0 ? 0 : -1;
}

static int
compile(struct catalog *c, struct str po, const char *mo_path, struct str hash,
    struct diag *d)
{
	struct buf usable = BUF_INIT;
	struct po_file p;
	int ret = -1;

	if (po_parse(&p, c->po_path, po, d) < 0 ||
	    !check_format(&p, c->po_path, d) ||
	    !check_language(&p, c->locale.po, c->po_path, d))
		goto out;
	write_usable(c, &p, hash, d, &usable);
	if (run_msgfmt(c, buf_view(&usable), d) < 0)
		goto out;
	if (!mo_open(&c->mo, buf_view(&c->compiled))) {
		diag_add_line(d, DIAG_PO_TOOL, str_from(c->po_path), 0,
		    STR("msgfmt"), STR("unreadable result"));
		goto out;
	}
	/* Without the cache the next run compiles again, that is all. */
	file_replace(mo_path, buf_view(&c->compiled), d);
	ret = 0;
out:
	po_release(&p);
	buf_release(&usable);
	return ret;
}

static struct str
source_hash(struct arena *a, struct str po)
{
	const struct str parts[] = {
		STR(CATALOG_REVISION "/" MESSAGE_FORMAT "\n"), po
	};

	return sha256_hex_parts(a, parts, ARRAY_SIZE(parts));
}

/* ---- public ----------------------------------------------------------------
 */

struct catalog *
catalog_open(const char *po_dir, const char *cache_dir,
    const struct locale *locale, struct diag *d)
{
	struct catalog *c = xcalloc(1, sizeof(*c));
	struct buf po = BUF_INIT;
	const char *mo_path;
	struct str hash;
	bool ok = false;

	arena_init(&c->arena);
	c->column = -1;
	c->locale = *locale;
	c->locale.po = arena_str(&c->arena, locale->po);
	c->locale.tag = arena_str(&c->arena, locale->tag);
	c->locale.icu = arena_str(&c->arena, locale->icu);
	c->locale.own_name = arena_str(&c->arena, locale->own_name);
	c->po_path = path_join(&c->arena, str_from(po_dir),
	    arena_printf(&c->arena, "%.*s.po", STR_ARG(locale->po)));
	mo_path = path_join(&c->arena, str_from(cache_dir),
	    arena_printf(&c->arena, "%.*s.mo", STR_ARG(locale->po)));
	if (!path_exists(c->po_path)) {
		diag_add_line(
		    d, DIAG_PO_MISSING, str_from(c->po_path), 0, locale->po);
	} else if (file_read(c->po_path, PO_LIMIT, &po, d) == 0) {
		hash = source_hash(&c->arena, buf_view(&po));
		ok = open_cached(c, mo_path, hash) ||
		     (dir_make(cache_dir, d) == 0 &&
			 compile(c, buf_view(&po), mo_path, hash, d) == 0);
	}
	buf_release(&po);
	if (ok)
		return c;
	catalog_close(c);
	return NULL;
}

void
catalog_close(struct catalog *c)
{
	if (!c)
		return;
	unmap(c);
	buf_release(&c->compiled);
	arena_release(&c->arena);
	free(c);
}

const struct locale *
catalog_locale(const struct catalog *c)
{
	return &c->locale;
}

struct str
catalog_get(const struct catalog *c, struct str msgid, bool *ret_fuzzy)
{
	enum mo_state state;
	struct str ret = mo_get(&c->mo, msgid, str_hash(msgid), &state);

	*ret_fuzzy = state == MO_IS_FUZZY || state == MO_IS_STALE;
	return ret;
}

void
catalog_use(
    struct catalog *c, const struct history *h, const struct glossary *g)
{
	c->column = history_column(h, c->locale.po);
	c->glossary = g;
}

/* ---- a notice
 * ---------------------------------------------------------------- */

struct translation {
	const struct catalog *catalog;
	struct renderer renderer;
	const struct rendition *easy;
	struct tagger *tagger;
	struct rendition *out;
	const struct message *messages;
	bool is_easy; /* the catalog is ja@easy */
	struct diag *diag;
};

static struct node *
from_catalog(struct translation *t, struct node *s, enum mo_state *ret_state)
{
	const struct message *m = &t->messages[s->index];
	struct str msgstr = mo_get(&t->catalog->mo, m->id, m->hash, ret_state);
	struct str fault = STR_NONE;
	struct node *made;

	if (!msgstr.len)
		return NULL;
	made = render_message(&t->renderer, s, msgstr, &fault);
	if (!made)
		diag_add_line(t->diag, DIAG_PO_PLACEHOLDER,
		    str_from(t->catalog->po_path), 0, fault);
	if (made && t->is_easy)
		ruby_given(made, t->renderer.arena);
	if (made && t->is_easy && t->tagger)
		furigana_node(t->tagger, made, t->renderer.arena);
	return made;
}

static struct rendered
fallback(const struct translation *t, struct node *s)
{
	struct rendered r = { s, RENDERED_SOURCE };

	if (!t->easy || !t->easy->sentences[s->index].first)
		return r;
	r = t->easy->sentences[s->index];
	if (!t->is_easy && r.state == RENDERED_OWN)
		r.state = RENDERED_EASY;
	return r;
}

static void
translate_sentence(struct translation *t, struct node *s)
{
	const struct message *m = &t->messages[s->index];
	struct rendered *r = &t->out->sentences[s->index];
	enum mo_state state;
	struct date day;

	if (!m->id.len) {
		*r = t->is_easy ? fallback(t, s)
				: (struct rendered){ render_untranslatable(
							 &t->renderer, s),
					  RENDERED_OWN };
		return;
	}
	t->out->translatable++;
	r->first = from_catalog(t, s, &state);
	r->state = RENDERED_OWN;
	if (r->first || t->is_easy) {
		t->out->translated++;
		day = history_day(m->known, t->catalog->column);
		if (date_cmp(day, t->out->translated_on) > 0)
			t->out->translated_on = day;
	} else {
		t->out->fuzzy += state == MO_IS_FUZZY || state == MO_IS_STALE;
		t->out->stale += state == MO_IS_STALE;
		t->out->words += message_words(m->id);
	}
	if (!r->first)
		*r = fallback(t, s);
}

const struct message *
messages_of(const struct notice *n, const struct history *h, struct arena *a)
{
	struct message *all = arena_alloc(a, (n->sentences + 1) * sizeof(*all));
	struct buf id = BUF_INIT;
	struct walk w;

	walk_init(&w, n->root);
	for (enum walk_event e; (e = walk_next(&w)) != WALK_DONE;) {
		if (e != WALK_ENTER || w.node->kind != NODE_S)
			continue;
		walk_skip(&w);
		buf_clear(&id);
		if (w.node->index >= n->sentences || !message_id(w.node, &id))
			continue;
		all[w.node->index] = (struct message){
			arena_str(a, buf_view(&id)),
			str_hash(buf_view(&id)),
			h ? history_find(h, buf_view(&id)) : NULL,
		};
	}
	buf_release(&id);
	return all;
}

struct rendition *
translate_notice(const struct catalog *c, struct formatter *f,
    const struct notice *n, const struct message *messages,
    const struct rendition *easy, struct tagger *tagger, struct arena *a,
    struct diag *d)
{
	struct translation t = { .catalog = c,
		.renderer = { &c->locale, f, a, tagger, c->glossary },
		.messages = messages,
		.easy = easy,
		.tagger = tagger,
		.is_easy = str_eq(c->locale.po, STR("ja@easy")),
		.diag = d };
	struct walk w;

	t.out = ARENA_NEW(a, struct rendition);
	t.out->tag = c->locale.tag;
	t.out->sentences =
	    arena_alloc(a, (n->sentences + 1) * sizeof(*t.out->sentences));
	walk_init(&w, n->root);
	for (enum walk_event e; (e = walk_next(&w)) != WALK_DONE;) {
		if (e != WALK_ENTER || w.node->kind != NODE_S)
			continue;
		if (w.node->index < n->sentences)
			translate_sentence(&t, w.node);
		walk_skip(&w);
	}
	return t.out;
}
