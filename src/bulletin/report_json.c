/* The report for machines. */
#include "bulletin/report.h"

static void
pair_str(struct jsonw *j, const char *key, struct str value)
{
	jsonw_key(j, key);
	jsonw_str(j, value);
}

static void
pair_int(struct jsonw *j, const char *key, int64_t value)
{
	jsonw_key(j, key);
	jsonw_int(j, value);
}

static void
pair_bool(struct jsonw *j, const char *key, bool value)
{
	jsonw_key(j, key);
	jsonw_bool(j, value);
}

static void
pair_date(struct jsonw *j, const char *key, struct date date)
{
	struct buf text = BUF_INIT;

	jsonw_key(j, key);
	if (date_is_none(date)) {
		jsonw_null(j);
	} else {
		date_format(date, &text);
		jsonw_str(j, buf_view(&text));
	}
	buf_release(&text);
}

static void
pair_days(struct jsonw *j, const char *key, long days)
{
	jsonw_key(j, key);
	if (days < 0)
		jsonw_null(j);
	else
		jsonw_int(j, days);
}

static void
figures_json(struct jsonw *j, const struct figures *f)
{
	pair_int(j, "notices", f->notices);
	pair_int(j, "published", f->published);
	pair_int(j, "complete", f->complete);
	pair_int(j, "sentences", (int64_t)f->sentences);
	pair_int(j, "translated", (int64_t)f->translated);
	pair_int(j, "fuzzy", (int64_t)f->fuzzy);
	pair_int(j, "stale", (int64_t)f->stale);
	pair_int(
	    j, "missing", (int64_t)(f->sentences - f->translated - f->fuzzy));
	pair_int(j, "words_to_do", (int64_t)f->words);
	pair_days(j, "lag_median_days", f->median);
	pair_days(j, "lag_longest_days", f->longest);
	pair_days(j, "waiting_longest_days", f->waiting);
}

/* All languages, of the notices that are wanted. */
static void
languages_json(struct jsonw *j, const struct site *s, const struct summary *all,
    size_t count, bool (*wanted)(const struct summary *n, struct str value),
    struct str value)
{
	jsonw_key(j, "languages");
	jsonw_array(j);
	for (size_t e = 0; e < s->neditions; e++) {
		struct str tag = s->editions[e].locale->tag;
		struct figures f;

		figures_of(s, all, count, e, wanted, value, &f);
		jsonw_object(j);
		pair_str(j, "language", tag);
		pair_int(j, "threshold", city_threshold(s->city, tag));
		figures_json(j, &f);
		jsonw_end(j);
	}
	jsonw_end(j);
}

#define GROUPS_MAX 256

static void
groups_json(struct jsonw *j, const struct site *s, const struct summary *all,
    size_t count)
{
	static const struct {
		const char *key;
		struct str (*field)(const struct summary *n);
		bool (*wanted)(const struct summary *n, struct str value);
	} groups[] = {
		{ "urgencies", report_urgency, report_has_urgency },
		{ "categories", report_category, report_has_category },
		{ "divisions", report_division, report_has_division },
	};

	for (size_t i = 0; i < ARRAY_SIZE(groups); i++) {
		struct str values[GROUPS_MAX];
		size_t n = report_values(
		    all, count, groups[i].field, values, GROUPS_MAX);

		jsonw_key(j, groups[i].key);
		jsonw_array(j);
		for (size_t k = 0; k < n; k++) {
			jsonw_object(j);
			pair_str(j, "name", values[k]);
			languages_json(
			    j, s, all, count, groups[i].wanted, values[k]);
			jsonw_end(j);
		}
		jsonw_end(j);
	}
}

static void
language_json(struct jsonw *j, const struct site *s, struct coverage c)
{
	const struct summary *n = c.notice;

	jsonw_object(j);
	pair_str(j, "language", s->editions[c.edition].locale->tag);
	pair_bool(
	    j, "published", n->published_in && n->published_in[c.edition]);
	if (n->translated && n->translatable && n->fuzzy) {
		pair_int(j, "translated", n->translated[c.edition]);
		pair_int(j, "translatable", n->translatable[c.edition]);
		pair_int(j, "fuzzy", n->fuzzy[c.edition]);
		pair_int(j, "stale", n->stale[c.edition]);
		pair_int(j, "words_to_do", n->words[c.edition]);
		pair_days(j, "lag_days", coverage_lag(c));
	}
	jsonw_end(j);
}

static void
notice_json(struct jsonw *j, const struct site *s, const struct summary *n)
{
	struct buf source = BUF_INIT;

	buf_utf8(&source, n->source);
	jsonw_object(j);
	pair_str(j, "id", n->id);
	pair_str(j, "source", buf_view(&source));
	buf_release(&source);
	pair_bool(j, "failed", n->failed);
	if (!n->failed) {
		pair_str(
		    j, "title", n->titles_text ? n->titles_text[0] : n->id);
		pair_str(j, "kind", str_from(notice_kind_name(n->kind)));
		pair_str(j, "category", n->category);
		pair_str(j, "division", n->division);
		pair_bool(j, "emergency", n->urgency == URGENCY_EMERGENCY);
		pair_date(j, "published", n->published);
		pair_date(j, "expires", n->expires);
		pair_bool(j, "expired", is_expired(s, n->expires));
		pair_int(j, "morae_before", n->morae_before);
		pair_int(j, "morae_after", n->morae_after);
		pair_int(j, "kanji_before", n->kanji_before);
		pair_int(j, "kanji_after", n->kanji_after);
		pair_int(j, "findings", n->findings);
		jsonw_key(j, "languages");
		jsonw_array(j);
		for (size_t i = 0; i < s->neditions; i++)
			language_json(j, s, (struct coverage){ n, i });
		jsonw_end(j);
	}
	jsonw_end(j);
}

void
report_json(struct buf *out, const struct site *s, const struct summary *all,
    size_t count)
{
	struct jsonw *j = jsonw_new();

	jsonw_object(j);
	pair_date(j, "date", s->today);
	pair_int(j, "threshold", s->city->threshold);
	pair_int(j, "messages", s->messages);
	pair_int(j, "uses", s->uses);
	pair_int(j, "reuse_percent", report_reuse(s));
	languages_json(j, s, all, count, NULL, STR_NONE);
	groups_json(j, s, all, count);
	jsonw_key(j, "notices");
	jsonw_array(j);
	for (size_t i = 0; i < count; i++)
		notice_json(j, s, &all[i]);
	jsonw_end(j);
	jsonw_end(j);
	jsonw_write(j, 2, out);
	buf_ch(out, '\n');
	jsonw_free(j);
}
