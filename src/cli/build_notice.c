/* One notice: read, put into every language, written in every format. */
#include "cli/build.h"

#include <time.h>

static double
thread_cpu(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void
count_cpu(struct build *b, unsigned worker, enum stage stage, double *since)
{
	double now = thread_cpu();

	b->cpu[worker][stage] += now - *since;
	*since = now;
}

/* ---- one notice ------------------------------------------------------------
 */

bool
build_wants(const struct build *b, const struct writer *writer)
{
	for (const struct writer **f = b->formats; *f; f++)
		if (*f == writer)
			return true;
	return false;
}

static bool
keep(struct build *b, struct worker *w, const struct writer *writer,
    size_t edition, struct str id)
{
	buf_clear(&w->buf);
	writer->path(&w->buf, b->editions.locales[edition].tag, id);
	return publish_keep(b->out, buf_view(&w->buf));
}

/* As build_wants; without --format the notice's head says how it is printed. */
static bool
wants(const struct build *b, const struct notice *n, const struct writer *w)
{
	return !b->chosen && w->printed && n->forms ? writer_chosen(w, n)
						    : build_wants(b, w);
}

/* Whether there is a page for the indexes to name. */
static bool
has_page(struct build *b, struct worker *w, size_t edition, struct str id)
{
	const struct writer *page = writer_by_name(STR("html"));

	return build_wants(b, page) || keep(b, w, page, edition, id);
}

/* What stands published of an edition, or of a failed notice, stays. */
static bool
keep_edition(struct build *b, struct worker *w, size_t edition, struct str id)
{
	for (const struct writer *const *all = writers(); *all; all++)
		keep(b, w, *all, edition, id);
	return keep(b, w, writer_by_name(STR("html")), edition, id);
}

static void
texts_of(struct worker *w, const struct bulletin *b, size_t edition,
    struct arena *a, struct summary *summary)
{
	const struct node *s = notice_part(b->notice, NODE_TITLE)->first;

	buf_clear(&w->buf);
	for (; s; s = s->next)
		for (const struct node *e = b->text->sentences[s->index].first;
		     e; e = e->next)
			cli_print_inline(e, RUBY_HTML, NULL, &w->buf);
	summary->titles_html[edition] = arena_str(a, buf_view(&w->buf));
	buf_clear(&w->buf);
	bulletin_title(b, &w->buf);
	summary->titles_text[edition] = arena_str(a, buf_view(&w->buf));
	buf_clear(&w->buf);
	bulletin_lead(b, &w->buf);
	summary->leads[edition] = arena_str(a, buf_view(&w->buf));
	summary->digests[edition] = bulletin_digest(b, a);
}

static void
count_text(const struct rendition *r, uint32_t sentences, uint32_t *ret_kanji)
{
	struct buf text = BUF_INIT;
	size_t at = 0;

	for (uint32_t i = 0; i < sentences; i++)
		for (const struct node *s = r->sentences[i].first; s;
		     s = s->next)
			node_plain(s, &text);
	while (at < text.len)
		*ret_kanji += cp_is_kanji(utf8_next(buf_view(&text), &at));
	buf_release(&text);
}

void
build_summarise(struct build *b, struct worker *w, const struct notice *n,
    struct rendition *const *renditions, struct arena *a, struct summary *s)
{
	s->id = arena_str(a, n->id);
	s->category = arena_str(a, n->category);
	s->division = arena_str(a, n->division);
	s->kind = n->kind;
	s->urgency = n->urgency;
	s->published = n->published;
	s->expires = n->expires;
	count_text(renditions[0], n->sentences, &s->kanji_before);
	count_text(renditions[1], n->sentences, &s->kanji_after);
	s->morae_before = renditions[1]->morae_before;
	s->morae_after = renditions[1]->morae_after;
	for (size_t i = 0; i < b->editions.count; i++) {
		const struct rendition *r = renditions[i];

		if (!r)
			continue;
		texts_of(w,
		    &(struct bulletin){ .site = &b->editions.site,
			.edition = &b->editions.list[i],
			.notice = n,
			.text = r },
		    i, a, s);
		s->translated[i] = r->translated;
		s->translatable[i] = r->translatable;
		s->fuzzy[i] = r->fuzzy;
		s->stale[i] = r->stale;
		s->words[i] = r->words;
		s->translated_on[i] = r->translated_on;
		s->published_in[i] = edition_publishable(&b->editions, n, r);
	}
}

/* One file, or none if the notice has nothing for the format. */
static int
write_format(struct build *b, struct worker *w, size_t number,
    const struct bulletin *bulletin, size_t edition, struct job *job,
    struct summary *summary, double *since)
{
	const struct writer *writer = writers()[number];
	struct str tag = b->editions.locales[edition].tag;
	unsigned worker = (unsigned)(w - b->workers);
	struct bulletin view = *bulletin;
	struct buf path = BUF_INIT;
	int result = 0;

	buf_clear(&w->buf);
	if (writer->digest)
		return 0;
	if (!wants(b, bulletin->notice, writer)) {
		/* What a build that makes everything leaves out would grow
		 * old. */
		if (b->chosen &&
		    keep(b, w, writer, edition, bulletin->notice->id))
			summary->formats[edition] |= 1u << number;
		return 0;
	}
	view.files = summary->formats[edition];
	if (writer->write(&w->buf, &view, &job->diag) == 0 && w->buf.len) {
		count_cpu(b, worker, STAGE_WRITE, since);
		writer->path(&path, tag, bulletin->notice->id);
		result = publish_add(
		    b->out, buf_view(&path), buf_view(&w->buf), &job->diag);
		summary->formats[edition] |= 1u << number;
	}
	count_cpu(b, worker, STAGE_PUBLISH, since);
	buf_release(&path);
	return result;
}

static int
write_formats(struct build *b, struct worker *w, size_t edition,
    const struct notice *n, struct rendition *const *all, const bool *published,
    struct job *job, struct summary *summary, bool whole, double *since)
{
	const struct bulletin bulletin = { .site = &b->editions.site,
		.edition = &b->editions.list[edition],
		.notice = n,
		.text = all[edition],
		.formatter = w->formatters[edition],
		.published = published,
		.digest = summary->digests[edition],
		.all = (const struct rendition *const *)all,
		.digests = summary->digests,
		.formatters = w->formatters,
		.press = w->press };
	int result = 0;

	for (size_t i = 0; writers()[i]; i++)
		if (writers()[i]->whole == whole)
			result |= write_format(
			    b, w, i, &bulletin, edition, job, summary, since);
	return result;
}

static void
process(struct build *b, struct job *job, struct worker *w,
    const struct notice *n, struct summary *s, double *since)
{
	unsigned worker = (unsigned)(w - b->workers);
	struct rendition **renditions;
	bool *published;

	diag_source(&job->diag, str_from(job->path), n->text);
	/* An alert has all languages in one file. */
	renditions = worker_renditions(w, &b->editions, n,
	    n->urgency == URGENCY_EMERGENCY ? NULL : b->wanted, &w->arena,
	    &job->diag);
	build_summarise(b, w, n, renditions, &job->arena, s);
	for (size_t i = 0; i < b->editions.count; i++)
		if (!renditions[i] || !b->wanted[i])
			s->published_in[i] = keep_edition(b, w, i, n->id);
	/* What is written does not depend on which language comes first. */
	published = arena_alloc(&w->arena, b->editions.count);
	memcpy(published, s->published_in, b->editions.count);
	count_cpu(b, worker, STAGE_RENDER, since);
	for (size_t i = 0; i < b->editions.count; i++) {
		if (!renditions[i] || !b->wanted[i] || !published[i])
			continue;
		if (write_formats(b, w, i, n, renditions, published, job, s,
			false, since))
			atomic_store(&b->broken, true);
		s->published_in[i] = has_page(b, w, i, n->id);
	}
	if (write_formats(
		b, w, 0, n, renditions, published, job, s, true, since))
		atomic_store(&b->broken, true);
	arena_clear(&w->arena);
}

/* A row of events.csv must not take the page of events-3.html. Whether its
 * name is taken does not depend on which file was read first. */
static bool
id_taken(const struct build *b, struct job *job, struct str id)
{
	for (size_t end = id.len; end > job->id.len; end--) {
		const char *other;

		if (end < id.len && id.ptr[end] != '-')
			continue;
		other = map_get(&b->ids, str_sub(id, 0, end));
		if (other) {
			diag_source(&job->diag, str_from(job->path), STR_NONE);
			diag_add(&job->diag, DIAG_ID_DUPLICATE, DIAG_NOWHERE,
			    id, str_from(other));
			return true;
		}
	}
	return false;
}

static int
process_all(struct build *b, struct job *job, const struct source *src,
    struct worker *w, unsigned worker)
{
	double since = thread_cpu();
	struct notices all;
	size_t count = 0, own = 0;

	notices_init(&all);
	guard_extract(w->guard, src, NULL, &all, &job->diag);
	count_cpu(b, worker, STAGE_EXTRACT, &since);
	build_summaries(b, job, all.count);
	for (size_t i = 0; i < all.count; i++) {
		size_t before = job->diag.errors + job->diag.warnings;
		struct summary *s = &job->summaries[count];
		struct notice *n = &all.items[i]->notice;

		/* Notice XML may name itself otherwise: its file decides. */
		if (all.count == 1)
			n->id = job->id;
		else if (id_taken(b, job, n->id))
			continue;
		process(b, job, w, n, s, &since);
		s->findings = (uint32_t)(all.items[i]->findings - before +
					 job->diag.errors + job->diag.warnings);
		own += s->findings;
		count++;
	}
	job->count = count;
	/* What belongs to none of them keeps the file from being reused. */
	if (count)
		job->summaries[0].findings +=
		    (uint32_t)(job->diag.errors + job->diag.warnings - own);
	diag_source(&job->diag, STR_NONE, STR_NONE);
	notices_release(&all);
	return count ? 0 : -1;
}

static void
from_state(struct build *b, struct job *job, size_t first, size_t count)
{
	build_summaries(b, job, count);
	for (size_t i = 0; i < count; i++)
		state_find(&b->state, &b->editions.site, first + i,
		    &job->summaries[i], &job->arena);
}

static bool
keep_all(struct build *b, struct worker *w, const struct summary *s)
{
	for (size_t i = 0; i < b->editions.count; i++)
		for (size_t k = 0; writers()[k]; k++)
			if (s->formats[i] >> k & 1 &&
			    !keep(b, w, writers()[k], i, s->id))
				return false;
	return true;
}

/* The same source under the same rules: the published files are linked. */
static bool
reuse(struct build *b, struct job *job, struct worker *w)
{
	size_t first, count = state_rows(&b->state, job->id, &first);

	for (size_t i = 0; i < count; i++)
		if (!state_unchanged(&b->state, first + i, job->key))
			return false;
	if (!count)
		return false;
	from_state(b, job, first, count);
	for (size_t i = 0; i < count; i++)
		if (!keep_all(b, w, &job->summaries[i]))
			return false;
	job->reused = true;
	return true;
}

static void
fail(struct build *b, struct job *job, struct worker *w)
{
	size_t first, count = state_rows(&b->state, job->id, &first);

	job->key = STR("-"); /* never the key of an input */
	if (count)
		from_state(b, job, first, count);
	else
		build_summaries(b, job, 1);
	for (size_t k = 0; k < job->count; k++) {
		struct summary *s = &job->summaries[k];

		s->failed = true;
		s->findings = (uint32_t)(job->diag.errors + job->diag.warnings);
		for (size_t i = 0; i < b->editions.count; i++)
			s->published_in[i] = keep_edition(b, w, i, s->id);
	}
}

static void
make_key(const struct build *b, struct job *job, const struct source *src)
{
	struct buf inputs = BUF_INIT;

	buf_str(&inputs, b->inputs);
	buf_str(&inputs, sha256_hex(&job->arena, src->bytes));
	buf_str(&inputs, sha256_hex(&job->arena, src->meta));
	job->key = sha256_hex(&job->arena, buf_view(&inputs));
	buf_release(&inputs);
}

void
build_notice(void *ctx, size_t index, unsigned worker)
{
	struct build *b = ctx;
	struct worker *w = &b->workers[worker];
	struct job *job = &b->jobs[index];
	struct source src = { .path = job->path, .reference = b->cli->date };
	struct buf bytes = BUF_INIT, meta = BUF_INIT;
	size_t done;

	if (job->duplicate || atomic_load(&b->broken))
		return;
	if (file_read(job->path, SOURCE_LIMIT, &bytes, &job->diag) != 0 ||
	    source_sidecar(&src, &meta, &job->diag) != 0) {
		fail(b, job, w);
	} else {
		src.bytes = buf_view(&bytes);
		make_key(b, job, &src);
		if (!reuse(b, job, w) &&
		    process_all(b, job, &src, w, worker) != 0)
			fail(b, job, w);
	}
	buf_release(&bytes);
	buf_release(&meta);
	done = atomic_fetch_add(&b->done, 1) + 1;
	if (b->progress && worker == 0)
		fprintf(b->cli->err, "\r%zu/%zu", done, b->count);
}
