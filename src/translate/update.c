/* `po update` and `po stats`: catalogs for translators. */
#include "translate/message.h"
#include "translate/po.h"
#include "translate/template.h"
#include "translate/translate.h"

#include <string.h>
#include <unistd.h>

/* ---- counts
 * -------------------------------------------------------------------- */

/* Two CJK characters are about a word. */
static uint32_t
count_words(struct str msgid)
{
	uint32_t cjk = 0, words = 0;
	bool in_word = false;
	struct token t;

	for (size_t at = 0; (t = token_next(msgid, &at)).kind != TOKEN_END;) {
		if (t.kind != TOKEN_TEXT)
			in_word = false;
		for (size_t i = 0; t.kind == TOKEN_TEXT && i < t.text.len;) {
			uint32_t cp = utf8_next(t.text, &i);
			bool letter =
			    cp < 0x2E80 && ((cp | 0x20) >= 'a') && cp != 0xD7;

			cjk += cp_is_kanji(cp) || cp_is_kana(cp);
			words += letter && !in_word;
			in_word = letter;
		}
	}
	return words + (cjk + 1) / 2;
}

static void
count_entries(const struct po_file *p, struct po_counts *ret)
{
	memset(ret, 0, sizeof(*ret));
	for (size_t i = 0; i < p->count; i++) {
		const struct po_entry *e = &p->entries[i];

		if (e->obsolete) {
			ret->obsolete++;
			continue;
		}
		ret->messages++;
		if (e->fuzzy && e->msgstr.len)
			ret->fuzzy++;
		else if (e->msgstr.len)
			ret->translated++;
		else
			ret->untranslated++;
		if (e->fuzzy || !e->msgstr.len)
			ret->words_open += count_words(e->msgid);
	}
}

int
po_stats(const char *po_path, struct po_counts *ret, struct diag *d)
{
	struct po_file p;
	int status = po_read(&p, po_path, d);

	memset(ret, 0, sizeof(*ret));
	if (status == 0)
		count_entries(&p, ret);
	po_release(&p);
	return status;
}

/* ---- proposals for ja@easy
 * -------------------------------------------------------- */

/* A fuzzy entry is the engine's proposal, unless msgmerge made it of what the
 * staff wrote for another sentence: then it has a previous msgid. */
static bool
is_proposal(const struct po_entry *e)
{
	return e->fuzzy && !e->has_previous;
}

/* The catalog without proposals, so that msgmerge offers only what people
 * wrote for similar sentences. */
static int
drop_proposals(const char *path, struct buf *bytes, struct diag *d)
{
	struct po_file p;
	int ret = po_parse(&p, path, buf_view(bytes), d);

	if (ret == 0 && p.faults)
		ret = -1;
	for (size_t i = 0; ret == 0 && i < p.count; i++)
		if (is_proposal(&p.entries[i]))
			po_set(&p.entries[i], STR(""), false);
	if (ret == 0) {
		buf_clear(bytes);
		ret = po_write(&p, path, bytes, d);
	}
	po_release(&p);
	return ret;
}

static struct str
proposal(const struct template *t, struct str msgid, struct arena *a)
{
	uintptr_t index = (uintptr_t)map_get(&t->by_msgid, msgid);
	const struct template_message *m;
	struct buf text = BUF_INIT;
	struct str ret = STR_NONE;
	struct slots slots;

	if (!index)
		return ret;
	m = &t->messages[index - 1];
	message_slots(m->s, a, &slots);
	if (m->easy && message_of_wording(m->easy, &slots, &text))
		ret = arena_str(a, buf_view(&text));
	buf_release(&text);
	return ret;
}

static int
add_proposals(const struct template *t, const char *path, struct buf *bytes,
    struct diag *d)
{
	struct po_file p;
	int ret = po_parse(&p, path, buf_view(bytes), d);

	for (size_t i = 0; ret == 0 && i < p.count; i++) {
		struct po_entry *e = &p.entries[i];
		struct str text;

		if (e->obsolete || (e->msgstr.len && !is_proposal(e)))
			continue;
		text = proposal(t, e->msgid, &p.arena);
		if (text.len)
			po_set(e, text, true);
	}
	if (ret == 0) {
		buf_clear(bytes);
		ret = po_write(&p, path, bytes, d);
	}
	po_release(&p);
	return ret;
}

/* ---- merging
 * -------------------------------------------------------------------------- */

static void
new_catalog(struct str po_name, struct str created, struct buf *out)
{
	static const struct {
		struct str language, rule;
	} plurals[] = {
		{ STR_INIT("en"), STR_INIT("nplurals=2; plural=(n != 1);") },
		{ STR_INIT("ja"), STR_INIT("nplurals=1; plural=0;") },
		{ STR_INIT("ko"), STR_INIT("nplurals=1; plural=0;") },
		{ STR_INIT("vi"), STR_INIT("nplurals=1; plural=0;") },
		{ STR_INIT("zh"), STR_INIT("nplurals=1; plural=0;") },
	};

	buf_printf(out,
	    "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: tayori\\n\"\n"
	    "\"Report-Msgid-Bugs-To: \\n\"\n\"POT-Creation-Date: %.*s\\n\"\n"
	    "\"PO-Revision-Date: %.*s\\n\"\n"
	    "\"Last-Translator: Automatically generated\\n\"\n"
	    "\"Language-Team: none\\n\"\n\"Language: %.*s\\n\"\n"
	    "\"MIME-Version: 1.0\\n\"\n"
	    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
	    "\"Content-Transfer-Encoding: 8bit\\n\"\n",
	    STR_ARG(created), STR_ARG(created), STR_ARG(po_name));
	for (size_t i = 0; i < ARRAY_SIZE(plurals); i++)
		if (str_starts(po_name, plurals[i].language))
			buf_printf(out, "\"Plural-Forms: %.*s\\n\"\n",
			    STR_ARG(plurals[i].rule));
	buf_cstr(out, "\"X-Tayori-Format: " MESSAGE_FORMAT "\\n\"\n");
}

static int
run_msgmerge(const char *path, struct str catalog, struct str pot,
    struct buf *out, struct diag *d)
{
	struct buf err = BUF_INIT;
	char name[32];
	int fd = memory_file(catalog, d), status;
	const char *const argv[] = { "msgmerge", "--previous", "--quiet", "-o",
		"-", memory_path(fd, name), "-", NULL };

	if (fd < 0)
		return -1;
	status = run_tool(argv, pot, out, &err, d);
	if (status > 0) {
		/* Its own name of the file says nothing to anyone. */
		struct str message = str_trim(buf_view(&err));
		if (str_starts(message, str_from(name)))
			message =
			    str_sub(message, strlen(name) + 1, message.len);
		diag_add_line(d, DIAG_PO_MERGE, str_from(path), 0, message);
	}
	buf_release(&err);
	close(fd);
	return status == 0 ? 0 : -1;
}

/* Replaces the file unless it is equal. */
static int
replace_if_changed(const char *path, const struct buf *old,
    const struct buf *now, struct diag *d)
{
	if (old->len && str_eq(buf_view(old), buf_view(now)))
		return 0;
	return file_replace(path, buf_view(now), d);
}

struct update {
	struct arena arena;
	const char *po_dir;
	struct template template;
	struct str created; /* POT-Creation-Date */
	struct buf pot;
};

static int
update_locale(struct update *u, const struct locale *l, struct po_counts *ret,
    struct diag *d)
{
	struct buf old = BUF_INIT, catalog = BUF_INIT, merged = BUF_INIT;
	bool easy = str_eq(l->po, STR("ja@easy"));
	struct diag counting;
	struct po_file p;
	int status = 0;
	const char *path = path_join(&u->arena, str_from(u->po_dir),
	    arena_printf(&u->arena, "%.*s.po", STR_ARG(l->po)));

	if (path_exists(path))
		status = file_read(path, PO_LIMIT, &old, d);
	if (old.len)
		po_clean(buf_view(&old), &catalog);
	else
		new_catalog(l->po, u->created, &catalog);
	if (status == 0 && easy)
		status = drop_proposals(path, &catalog, d);
	if (status == 0)
		status = run_msgmerge(
		    path, buf_view(&catalog), buf_view(&u->pot), &merged, d);
	if (status == 0 && easy)
		status = add_proposals(&u->template, path, &merged, d);
	if (status == 0)
		status = replace_if_changed(path, &old, &merged, d);
	/* The counts are of what is in the file now. */
	diag_init(&counting);
	if (po_parse(&p, path, buf_view(status == 0 ? &merged : &old),
		&counting) == 0)
		count_entries(&p, ret);
	po_release(&p);
	diag_release(&counting);
	buf_release(&old);
	buf_release(&catalog);
	buf_release(&merged);
	return status;
}

/* The creation date that stands in a file, none if there is none. */
static struct str
created_before(struct str pot)
{
	static const struct str field = STR_INIT("POT-Creation-Date: ");
	size_t at = str_find(pot, field, 0), end;

	if (at == STR_NPOS)
		return STR_NONE;
	at += field.len;
	end = str_find(pot, STR("\\n"), at);
	return end == STR_NPOS || end > at + 40 ? STR_NONE
						: str_sub(pot, at, end);
}

/* A template whose messages are as before keeps its date, so that a run
 * without changes changes no file. */
static int
update_template(struct update *u, struct date date, struct diag *d)
{
	const char *path =
	    path_join(&u->arena, str_from(u->po_dir), STR("tayori.pot"));
	struct buf old = BUF_INIT, day = BUF_INIT;
	struct str before;
	int ret = 0;

	if (path_exists(path))
		ret = file_read(path, PO_LIMIT, &old, d);
	before = created_before(buf_view(&old));
	if (ret == 0 && before.len) {
		u->created = arena_str(&u->arena, before);
		ret =
		    template_write(&u->template, u->created, path, &u->pot, d);
		if (ret == 0 && str_eq(buf_view(&old), buf_view(&u->pot)))
			goto out;
	}
	if (date_valid(date))
		date_format(date, &day);
	else
		buf_cstr(&day, "1970-01-01");
	u->created =
	    arena_printf(&u->arena, "%.*s 00:00+0900", STR_ARG(buf_view(&day)));
	buf_clear(&u->pot);
	if (ret == 0)
		ret =
		    template_write(&u->template, u->created, path, &u->pot, d);
	if (ret == 0)
		ret = file_replace(path, buf_view(&u->pot), d);
out:
	buf_release(&old);
	buf_release(&day);
	return ret;
}

int
po_update(const char *po_dir, const struct locale *locales, size_t nlocales,
    const struct po_source *sources, size_t nsources, struct date date,
    struct po_counts *ret_counts, struct diag *d)
{
	struct update u = { .po_dir = po_dir };
	int ret = dir_make(po_dir, d);

	memset(ret_counts, 0, nlocales * sizeof(*ret_counts));
	arena_init(&u.arena);
	template_init(&u.template);
	for (size_t i = 0; i < nsources; i++)
		template_add(&u.template, &sources[i]);
	if (ret == 0)
		ret = update_template(&u, date, d);
	if (ret < 0)
		goto out;
	for (size_t i = 0; i < nlocales; i++)
		if (!str_eq(locales[i].po, STR("ja")) &&
		    update_locale(&u, &locales[i], &ret_counts[i], d) < 0)
			ret = -1;
out:
	buf_release(&u.pot);
	template_release(&u.template);
	arena_release(&u.arena);
	return ret;
}
