#include "simplify/apart.h"
#include "simplify/recall.h"
#include "simplify/spelling.h"

/* ---- the rules ----------------------------------------------------------- */

/* A row whose example does not give the expected result is not used. */
static void
check_examples(struct easy *e, struct diag *d)
{
	struct tagger *t = tagger_new(e->language);
	struct easy_worker *w = easy_worker_new(e, t);
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < e->nrows; i++) {
		struct row *r = &e->rows[i];

		if (r->dropped || r->example.len == 0)
			continue;
		easy_worker_reset(w);
		buf_clear(&out);
		worker_text(w, r->example, false, r->kind == ROW_GLOSS, &out);
		if (str_eq(buf_view(&out), r->expected))
			continue;
		r->dropped = true;
		diag_add_line(d, DIAG_EASY_EXAMPLE, r->file, r->line, r->id,
		    r->expected, buf_view(&out));
	}
	buf_release(&out);
	easy_worker_free(w);
	tagger_free(t);
}

static struct easy *
open_rules(const char *rules_dir, const struct language *l, bool proven,
    struct diag *d)
{
	struct arena a;
	struct easy *e;

	arena_init_fixed(&a, FIXED_RULES);
	e = ARENA_NEW(&a, struct easy);
	e->arena = a;
	e->language = l;
	if (rules_load(e, rules_dir, proven, d) != 0) {
		easy_close(e);
		return NULL;
	}
	return e;
}

struct easy *
easy_open_proven(
    const char *rules_dir, const struct language *l, struct diag *d)
{
	return open_rules(rules_dir, l, true, d);
}

struct easy *
easy_open(const char *rules_dir, const struct language *l, struct diag *d)
{
	struct easy *e = open_rules(rules_dir, l, false, d);

	if (e)
		check_examples(e, d);
	return e;
}

void
easy_close(struct easy *e)
{
	struct arena a;

	if (!e)
		return;
	a = e->arena;
	arena_release(&a);
}

bool
easy_freeze(struct easy *e, const char *path, struct str depends)
{
	return arena_freeze(&e->arena, e, path, depends);
}

struct easy *
easy_thaw(const char *path, struct str depends, const struct language *l)
{
	struct arena a;
	struct easy *e = arena_thaw(path, depends, &a);

	if (!e)
		return NULL;
	e->arena = a;
	e->language = l;
	e->store = NULL;
	return e;
}

void
easy_keep(struct easy *e, struct store *s)
{
	e->store = s;
}

size_t
easy_rule_count(const struct easy *e)
{
	return e->nrows;
}

/* ---- sentences ------------------------------------------------------------
 */

static void
copy_steps(
    const struct easy_worker *w, struct arena *a, struct easy_result *ret)
{
	ret->nsteps = w->steps.len;
	ret->steps = arena_alloc(a, (w->steps.len + 1) * sizeof(*ret->steps));
	for (size_t i = 0; i < w->steps.len; i++) {
		ret->steps[i].rule = arena_str(a, w->steps.items[i].rule);
		ret->steps[i].before = arena_str(a, w->steps.items[i].before);
		ret->steps[i].after = arena_str(a, w->steps.items[i].after);
	}
}

/* A sentence that only explains a term stays as it is. */
static void
keep_explanation(struct easy_worker *w, struct rewritten *r)
{
	*r = (struct rewritten){ .flat = &w->now };
	arena_clear(&w->scratch);
	flat_clear(&w->now);
	flat_copy(&w->now, &w->source, 0, w->source.text.len);
	flat_parse(&w->now, w->tagger, &w->scratch, &r->chain, &r->morphs);
	r->before = r->morphs;
	r->morae_before = chain_morae(&r->chain);
	w->steps.len = 0;
}

/* そして, だから: what s says comes right before. */
static bool
links_on(const struct node *s)
{
	static const char *const links[] = { "そして", "だから", "すると" };

	for (s = s->next; s && s->first;)
		s = s->first;
	for (size_t i = 0; s && i < ARRAY_SIZE(links); i++)
		if (str_starts(s->text, str_from(links[i])))
			return true;
	return false;
}

void
easy_sentence(struct easy_worker *w, const struct node *s, bool brief,
    const struct easy_profile *p, struct arena *a, struct easy_result *ret,
    struct diag *d)
{
	const struct row *term = NULL;
	struct rewritten r;

	*ret = (struct easy_result){ 0 };
	flat_from_node(&w->source, s);
	if (p->apart)
		term = apart_explains(w, buf_view(&w->source.text), a);
	if (term) {
		*map_put(&w->glossed, term->word) = (void *)(uintptr_t)term;
		keep_explanation(w, &r);
		ret->morae_before = ret->morae_after = r.morae_before;
		ret->first = output_nodes(w, &r, s, p, a);
		return;
	}
	if (p->gloss && !brief)
		worker_unglossed(w, p->gloss_open, p->gloss_close);
	if (p->spaces && !brief)
		worker_unspaced(w);
	worker_respell(w);
	w->linked = links_on(s);
	recall_rewrite(w, brief, p->max_morae, &r);
	if (r.lost && d)
		diag_add(d, DIAG_EASY_UNDONE, s->offset, str_from(r.lost));
	ret->morae_before = r.morae_before;
	ret->morae_after = chain_morae(&r.chain);
	if (p->law_note && !brief)
		worker_law(w, &r);
	if (p->lists && !brief)
		worker_list(w, &r, p->max_morae);
	if (p->gloss && !brief)
		worker_gloss(w, &r);
	if (p->spaces && !brief)
		worker_spaces(w, &r);
	ret->changed = r.changed;
	ret->first = output_nodes(w, &r, s, p, a);
	copy_steps(w, a, ret);
}

/* ---- notices -------------------------------------------------------------- */

static bool
ends_with_stop(const struct node *s)
{
	struct buf b = BUF_INIT;
	struct str text;
	bool stop;

	node_plain(s, &b);
	text = str_trim(buf_view(&b));
	stop = str_ends(text, STR("。")) || str_ends(text, STR("。）"));
	buf_release(&b);
	return stop;
}

/* Headings and cells keep their noun endings; a full sentence in them is a
 * sentence. */
bool
easy_is_brief(const struct node *s)
{
	for (const struct node *n = s->parent; n; n = n->parent) {
		switch (n->kind) {
		case NODE_TITLE:
		case NODE_HEADING:
		case NODE_LABEL:
		case NODE_FIELD:
		case NODE_IMAGE:
			return true;
		case NODE_FACT:
		case NODE_CELL:
		case NODE_ITEM:
			return !ends_with_stop(s);
		case NODE_P:
		case NODE_NOTICE:
			return false;
		default:
			break;
		}
	}
	return false;
}

/* A list may stand in a paragraph; in cells and items there is no room. */
static bool
has_room(const struct node *s)
{
	return s->parent &&
	       (s->parent->kind == NODE_P || s->parent->kind == NODE_NOTE);
}

struct rendition *
easy_notice(struct easy_worker *w, const struct notice *n,
    const struct easy_profile *p, struct arena *a, struct diag *d)
{
	struct rendition *ret = ARENA_NEW(a, struct rendition);
	struct walk walk;
	enum walk_event event;

	ret->tag = STR("ja-simple");
	ret->translated = ret->translatable = n->sentences;
	ret->sentences =
	    arena_alloc(a, (n->sentences + 1) * sizeof(*ret->sentences));
	easy_worker_reset(w);
	walk_init(&walk, n->root);
	while ((event = walk_next(&walk)) != WALK_DONE) {
		const struct node *s = walk.node;
		struct easy_profile profile = *p;
		struct easy_result result;

		if (event != WALK_ENTER || s->kind != NODE_S)
			continue;
		walk_skip(&walk);
		if (s->index >= n->sentences)
			continue;
		profile.lists &= has_room(s);
		easy_sentence(w, s, easy_is_brief(s), &profile, a, &result, d);
		ret->sentences[s->index].first = result.first;
		ret->sentences[s->index].state = RENDERED_OWN;
		ret->morae_before += result.morae_before;
		ret->morae_after += result.morae_after;
	}
	return ret;
}
