/* The figures of the report. */
#include "bulletin/report.h"

#include <stdlib.h>

static bool
counted(struct coverage c)
{
	const struct summary *n = c.notice;

	return !n->failed && n->translatable && n->translatable[c.edition];
}

enum coverage_state
coverage_state(struct coverage c)
{
	const struct summary *n = c.notice;

	if (n->failed || !n->published_in)
		return COVERAGE_FAILED;
	if (!n->published_in[c.edition])
		return COVERAGE_MISSING;
	return !counted(c) ||
		       n->translated[c.edition] >= n->translatable[c.edition]
		   ? COVERAGE_COMPLETE
		   : COVERAGE_PARTIAL;
}

long
coverage_lag(struct coverage c)
{
	const struct summary *n = c.notice;
	struct date done;
	long days;

	if (!counted(c) || !n->translated_on || !date_valid(n->published) ||
	    n->translated[c.edition] < n->translatable[c.edition])
		return -1;
	done = n->translated_on[c.edition];
	if (!date_valid(done))
		return -1;
	days = date_days(done) - date_days(n->published);
	return days < 0 ? 0 : days;
}

static int
compare(const void *a, const void *b)
{
	long x = *(const long *)a, y = *(const long *)b;

	return (x > y) - (x < y);
}

static void
add_notice(struct figures *f, const struct site *s, struct coverage c,
    long *lags, size_t *nlags)
{
	const struct summary *n = c.notice;
	long lag = coverage_lag(c), days;

	f->notices++;
	f->published += n->published_in && n->published_in[c.edition];
	f->complete += coverage_state(c) == COVERAGE_COMPLETE;
	if (lag >= 0)
		lags[(*nlags)++] = lag;
	if (!counted(c))
		return;
	f->sentences += n->translatable[c.edition];
	f->translated += n->translated[c.edition];
	f->fuzzy += n->fuzzy[c.edition];
	f->stale += n->stale[c.edition];
	f->words += n->words[c.edition];
	if (n->translated[c.edition] < n->translatable[c.edition] &&
	    date_valid(n->published) && date_valid(s->today)) {
		days = date_days(s->today) - date_days(n->published);
		if (days > f->waiting)
			f->waiting = days;
	}
}

void
figures_of(const struct site *s, const struct summary *all, size_t count,
    size_t edition, bool (*wanted)(const struct summary *n, struct str value),
    struct str value, struct figures *ret)
{
	long *lags = xcalloc(count + 1, sizeof(*lags));
	size_t nlags = 0;

	*ret = (struct figures){ .median = -1, .longest = -1, .waiting = -1 };
	for (size_t i = 0; i < count; i++)
		if (!all[i].failed && (!wanted || wanted(&all[i], value)))
			add_notice(ret, s,
			    (struct coverage){ &all[i], edition }, lags,
			    &nlags);
	if (nlags) {
		qsort(lags, nlags, sizeof(*lags), compare);
		ret->median = lags[(nlags - 1) / 2];
		ret->longest = lags[nlags - 1];
	}
	free(lags);
}

uint32_t
figures_percent(const struct figures *f)
{
	return f->sentences ? (uint32_t)(f->translated * 100 / f->sentences)
			    : 100;
}

uint64_t
figures_missing(const struct figures *f)
{
	uint64_t known = f->translated + f->fuzzy;

	return f->sentences > known ? f->sentences - known : 0;
}

size_t
report_values(const struct summary *all, size_t count,
    struct str (*field)(const struct summary *n), struct str *ret, size_t max)
{
	size_t n = 0;

	for (size_t i = 0; i < count && n < max; i++) {
		struct str value = field(&all[i]);
		size_t k = 0;

		if (all[i].failed)
			continue;
		while (k < n && !str_eq(ret[k], value))
			k++;
		if (k == n)
			ret[n++] = value;
	}
	return n;
}

struct str
report_category(const struct summary *n)
{
	return n->category;
}

struct str
report_division(const struct summary *n)
{
	return n->division;
}

struct str
report_urgency(const struct summary *n)
{
	return n->urgency == URGENCY_EMERGENCY ? STR("emergency")
					       : STR("normal");
}

uint32_t
report_reuse(const struct site *s)
{
	return s->uses > s->messages
		   ? (uint32_t)((uint64_t)(s->uses - s->messages) * 100 /
				s->uses)
		   : 0;
}

bool
report_has_category(const struct summary *n, struct str value)
{
	return str_eq(n->category, value);
}

bool
report_has_division(const struct summary *n, struct str value)
{
	return str_eq(n->division, value);
}

bool
report_has_urgency(const struct summary *n, struct str value)
{
	return str_eq(report_urgency(n), value);
}
