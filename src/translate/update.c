/* `po update` and `po stats`: catalogs for translators. */
#include "translate/history.h"
#include "translate/merge.h"
#include "translate/message.h"
#include "translate/po.h"
#include "translate/template.h"
#include "translate/translate.h"

#include <string.h>
#include <unistd.h>

/* ---- counts
 * -------------------------------------------------------------------- */

static void
count_entry(const struct po_entry *e, struct po_counts *ret)
{
	if (e->obsolete) {
		ret->obsolete++;
		return;
	}
	ret->messages++;
	if (e->fuzzy && e->msgstr.len) {
		ret->fuzzy++;
		ret->stale += e->has_previous;
	} else if (e->msgstr.len) {
		ret->translated++;
	} else {
		ret->untranslated++;
	}
	if (e->fuzzy || !e->msgstr.len)
		ret->words_open += message_words(e->msgid);
}

static void
count_entries(const struct po_file *p, struct po_counts *ret)
{
	memset(ret, 0, sizeof(*ret));
	for (size_t i = 0; i < p->count; i++)
		count_entry(&p->entries[i], ret);
}

/* Each file once, though a message may stand in it twice. */
static void
count_places(const struct po_file *p, struct arena *a, struct po_stats *ret)
{
	struct map index;
	size_t max = 0;

	map_init(&index);
	for (size_t i = 0; i < p->count; i++)
		max += p->entries[i].nfiles;
	ret->places = arena_alloc(a, (max + 1) * sizeof(*ret->places));
	for (size_t i = 0; i < p->count; i++) {
		const struct po_entry *e = &p->entries[i];

		for (size_t k = 0; k < e->nfiles; k++) {
			struct po_place **slot =
			    (struct po_place **)map_put(&index, e->files[k]);
			bool again = k && str_eq(e->files[k], e->files[k - 1]);

			if (!*slot) {
				*slot = &ret->places[ret->nplaces++];
				(*slot)->file = arena_str(a, e->files[k]);
			}
			if (!again)
				count_entry(e, &(*slot)->counts);
		}
	}
	map_release(&index);
}

int
po_stats(
    const char *po_path, struct arena *a, struct po_stats *ret, struct diag *d)
{
	struct po_file p;
	int status = po_read(&p, po_path, d);

	memset(ret, 0, sizeof(*ret));
	if (status == 0) {
		count_entries(&p, &ret->all);
		count_places(&p, a, ret);
	}
	po_release(&p);
	return status;
}

/* ---- proposals for ja@easy
 * -------------------------------------------------------- */

/* A fuzzy entry is the engine's proposal, unless the staff changed it and
 * left it fuzzy, or msgmerge made it of what they wrote for another sentence:
 * then it has a previous msgid. */
static bool
is_proposal(const struct history *h, const struct po_entry *e)
{
	return e->fuzzy && !e->has_previous &&
	       history_is_proposal(h, e->msgid, e->msgstr);
}

static int
drop_proposals(const struct history *h, const char *path, struct buf *bytes,
    struct diag *d)
{
	struct po_file p;
	int ret = po_parse(&p, path, buf_view(bytes), d);

	if (ret == 0 && p.faults)
		ret = -1;
	for (size_t i = 0; ret == 0 && i < p.count; i++)
		if (is_proposal(h, &p.entries[i]))
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
	const struct template_message *m = template_find(t, msgid);
	struct buf text = BUF_INIT;
	struct str ret = STR_NONE;
	struct slots slots;

	if (!m)
		return ret;
	message_slots(m->s, a, &slots);
	if (m->easy && message_of_wording(m->easy, &slots, &text))
		ret = arena_str(a, buf_view(&text));
	buf_release(&text);
	return ret;
}

static int
add_proposals(const struct template *t, struct history *h, const char *path,
    struct buf *bytes, struct diag *d)
{
	struct po_file p;
	int ret = po_parse(&p, path, buf_view(bytes), d);

	for (size_t i = 0; ret == 0 && i < p.count; i++) {
		struct po_entry *e = &p.entries[i];
		struct str text;

		if (e->obsolete || e->msgstr.len)
			continue;
		text = proposal(t, e->msgid, &p.arena);
		if (!text.len)
			continue;
		po_set(e, text, true);
		history_propose(h, e->msgid, text);
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

struct update {
	const struct po_update *job;
	struct arena arena;
	struct template template;
	struct history *history;
	struct str created; /* POT-Creation-Date */
	struct str pot_path;
};

/* The catalog as it is now with the template merged in. */
static int
merge_catalog(struct update *u, const struct locale *l, const char *path,
    struct str old, struct buf *merged, struct diag *d)
{
	struct buf catalog = BUF_INIT, pot = BUF_INIT;
	bool easy = str_eq(l->po, STR("ja@easy"));
	int status;

	if (old.len)
		po_clean(old, &catalog);
	else
		new_catalog(l->po, u->created, &catalog);
	status = template_write(
	    &u->template, u->created, l, u->pot_path.ptr, &pot, d);
	if (status == 0 && easy)
		status = drop_proposals(u->history, path, &catalog, d);
	if (status == 0)
		status = run_msgmerge(
		    path, buf_view(&catalog), buf_view(&pot), merged, d);
	if (status == 0)
		status = merge_settle(path, buf_view(&catalog), merged, d);
	if (status == 0 && easy)
		status =
		    add_proposals(&u->template, u->history, path, merged, d);
	buf_release(&pot);
	buf_release(&catalog);
	return status;
}

enum replaced { REPLACED, REPLACE_AGAIN, REPLACE_FAILED };

/* Replaces the file unless it is equal, or not as it was read any more. */
static enum replaced
replace(const char *path, struct str old, struct str now, struct diag *d)
{
	struct buf present = BUF_INIT;
	enum replaced ret = REPLACED;

	if (old.len && str_eq(old, now))
		return ret;
	if (path_exists(path) && file_read(path, PO_LIMIT, &present, d) < 0)
		ret = REPLACE_FAILED;
	else if (!str_eq(buf_view(&present), old))
		ret = REPLACE_AGAIN;
	else if (file_replace(path, now, d) < 0)
		ret = REPLACE_FAILED;
	buf_release(&present);
	return ret;
}

/* The day on which what is translated was last saved: by the header, if that
 * is credible. */
static struct date
saved_on(struct po_file *p, struct date today)
{
	struct str field = po_field(p, "PO-Revision-Date");
	struct date day;

	return date_parse(str_sub(field, 0, 10), &day) && date_valid(day) &&
		       date_cmp(day, today) < 0
		   ? day
		   : today;
}

static void
note_entries(struct update *u, size_t locale, struct po_file *p)
{
	const struct po_update *job = u->job;
	struct date day = saved_on(p, job->date);

	count_entries(p, &job->ret_counts[locale]);
	for (size_t i = 0; i < p->count; i++) {
		const struct po_entry *e = &p->entries[i];
		const struct template_message *m;

		if (e->obsolete)
			continue;
		if (e->msgstr.len && !e->fuzzy)
			history_translated(
			    u->history, e->msgid, job->locales[locale].po, day);
		else if (job->ret_words &&
			 (m = template_find(&u->template, e->msgid)))
			job->ret_words[(size_t)(m->source - job->sources) *
					   job->nlocales +
				       locale] += message_words(e->msgid);
	}
}

static int
update_locale(struct update *u, size_t locale, struct diag *d)
{
	const struct locale *l = &u->job->locales[locale];
	const char *path = path_join(&u->arena, str_from(u->job->po_dir),
	    arena_printf(&u->arena, "%.*s.po", STR_ARG(l->po)));
	struct buf old = BUF_INIT, merged = BUF_INIT;
	enum replaced state = REPLACE_AGAIN;
	struct diag counting;
	struct po_file p;

	/* A translator may save while msgmerge runs. */
	for (int i = 0; i < 3 && state == REPLACE_AGAIN; i++) {
		buf_clear(&old);
		buf_clear(&merged);
		if ((path_exists(path) &&
			file_read(path, PO_LIMIT, &old, d) < 0) ||
		    merge_catalog(u, l, path, buf_view(&old), &merged, d) < 0)
			state = REPLACE_FAILED;
		else
			state =
			    replace(path, buf_view(&old), buf_view(&merged), d);
	}
	if (state == REPLACE_AGAIN)
		diag_add_line(d, DIAG_PO_CHANGED, str_from(path), 0, STR_NONE);
	/* The counts are of what is in the file now. */
	diag_init(&counting);
	if (po_parse(&p, path, buf_view(state == REPLACED ? &merged : &old),
		&counting) == 0)
		note_entries(u, locale, &p);
	po_release(&p);
	diag_release(&counting);
	buf_release(&old);
	buf_release(&merged);
	return state == REPLACED ? 0 : -1;
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

static struct str
day_of_creation(struct update *u)
{
	struct buf day = BUF_INIT;
	struct str ret;

	date_format(u->job->date, &day);
	ret =
	    arena_printf(&u->arena, "%.*s 00:00+0900", STR_ARG(buf_view(&day)));
	buf_release(&day);
	return ret;
}

/* A template whose messages are as before keeps its date, so that a run
 * without changes changes no file. */
static int
update_template(struct update *u, struct diag *d)
{
	struct buf old = BUF_INIT, pot = BUF_INIT;
	const char *path = u->pot_path.ptr;
	int ret = 0;

	if (path_exists(path))
		ret = file_read(path, PO_LIMIT, &old, d);
	u->created = arena_str(&u->arena, created_before(buf_view(&old)));
	if (ret == 0 && u->created.len)
		ret = template_write(
		    &u->template, u->created, NULL, path, &pot, d);
	if (ret == 0 && (!pot.len || !str_eq(buf_view(&old), buf_view(&pot)))) {
		u->created = day_of_creation(u);
		buf_clear(&pot);
		ret = template_write(
		    &u->template, u->created, NULL, path, &pot, d);
		if (ret == 0)
			ret = file_replace(path, buf_view(&pot), d);
	}
	buf_release(&old);
	buf_release(&pot);
	return ret;
}

static int
update_locales(struct update *u, struct diag *d)
{
	int ret = 0;

	for (size_t i = 0; i < u->template.count; i++)
		history_see(
		    u->history, u->template.messages[i].msgid, u->job->date);
	for (size_t i = 0; i < u->job->nlocales; i++)
		if (!str_eq(u->job->locales[i].po, STR("ja")) &&
		    update_locale(u, i, d) < 0)
			ret = -1;
	if (history_write(u->history, d) < 0)
		ret = -1;
	return ret;
}

int
po_update(const struct po_update *given, struct diag *d)
{
	struct po_update job = *given;
	struct update u = { .job = &job };
	int ret = dir_make(job.po_dir, d);

	if (!date_valid(job.date))
		job.date = (struct date){ 1970, 1, 1 };
	memset(job.ret_counts, 0, job.nlocales * sizeof(*job.ret_counts));
	arena_init(&u.arena);
	template_init(&u.template);
	u.template.glossary = job.glossary;
	u.pot_path = str_from(
	    path_join(&u.arena, str_from(job.po_dir), STR("tayori.pot")));
	for (size_t i = 0; i < job.nsources; i++)
		template_add(&u.template, &job.sources[i]);
	u.history = history_read(job.po_dir, d);
	if (ret == 0)
		ret = update_template(&u, d);
	if (ret == 0)
		ret = update_locales(&u, d);
	history_free(u.history);
	template_release(&u.template);
	arena_release(&u.arena);
	return ret;
}
