#include "cli/check.h"

static double
percent(uint32_t part, uint32_t whole)
{
	return whole ? 100.0 * part / whole : 0;
}

static double
mean(uint32_t sum, const struct easy_score *s)
{
	uint32_t units = s->sentences + s->brief;

	return units ? (double)sum / units : 0;
}

/* ---- text ---------------------------------------------------------------- */

static void
print_head(FILE *out)
{
	fputs(tr("          sentences  characters  morae  kanji  easy  Sino  "
		 "jReadability              words  kanji  hardness  length  "
		 "grammar  score\n"),
	    out);
}

/* Means of a sentence, shares, grades. */
static void
print_row(FILE *out, const char *what, const struct easy_score *s)
{
	fprintf(out,
	    "  %-8s %8u %11.1f %6.1f %6.1f %4.0f%% %4.0f%%  %5.2f %-18s", what,
	    s->sentences + s->brief, mean(s->chars, s), mean(s->morae, s),
	    mean(s->kanji, s), percent(s->easy_words, s->content_words),
	    percent(s->sino_words, s->words), s->readability,
	    tr(easy_level(s->readability)));
	for (unsigned i = 0; i < EASY_AXIS_MAX; i++)
		fprintf(out, " %5d ", (int)s->axes[i]);
	fprintf(out, " %5.2f\n", s->ease);
}

static void
print_findings(FILE *out, const struct check_side *side)
{
	for (size_t i = 0; i < side->findings.count; i++) {
		const struct easy_finding *f = &side->findings.items[i];

		if (side->places[i].line)
			fprintf(out, "    %u:%u: ", side->places[i].line,
			    side->places[i].col);
		else
			fputs("    ", out);
		fprintf(out, "R%u %s: %.*s\n        → %.*s\n", f->rule,
		    diag_name(f->code), STR_ARG(f->reason),
		    STR_ARG(f->proposal));
	}
}

void
check_print_text(FILE *out, const struct check_notice *n)
{
	fprintf(out, "%s\n", n->path);
	print_head(out);
	print_row(out, tr("before"), &n->before);
	print_row(out, tr("after"), &n->after);
	for (size_t i = 0; i < n->count; i++) {
		const struct check_sentence *s = &n->sentences[i];

		if (s->before.score.words == 0)
			continue;
		if (s->place.line)
			fprintf(out, "\n%s:%u:%u: %.*s\n", n->path,
			    s->place.line, s->place.col,
			    STR_ARG(s->before.text));
		else
			fprintf(out, "\n%s: %.*s\n", n->path,
			    STR_ARG(s->before.text));
		print_row(out, tr("before"), &s->before.score);
		print_findings(out, &s->before);
		fprintf(out, "  → %.*s\n", STR_ARG(s->after.text));
		print_row(out, tr("after"), &s->after.score);
		print_findings(out, &s->after);
	}
	fputc('\n', out);
}

/* ---- JSON ---------------------------------------------------------------- */

static void
json_real(struct jsonw *j, const char *key, double x)
{
	double hundredths = x * 100;

	jsonw_key(j, key);
	jsonw_real(
	    j, (double)(long long)(hundredths + (x < 0 ? -0.5 : 0.5)) / 100);
}

static void
json_score(struct jsonw *j, const char *key, const struct easy_score *s)
{
	const struct {
		const char *key;
		uint32_t n;
	} counts[] = {
		{ "sentences", s->sentences },
		{ "brief", s->brief },
		{ "characters", s->chars },
		{ "morae", s->morae },
		{ "kanji", s->kanji },
		{ "words", s->words },
		{ "content_words", s->content_words },
		{ "easy_words", s->easy_words },
		{ "sino_words", s->sino_words },
		{ "passives", s->passives },
		{ "honorifics", s->honorifics },
		{ "long_sentences", s->long_sentences },
		{ "not_polite", s->not_polite },
	};

	jsonw_key(j, key);
	jsonw_object(j);
	for (size_t i = 0; i < ARRAY_SIZE(counts); i++) {
		jsonw_key(j, counts[i].key);
		jsonw_int(j, counts[i].n);
	}
	json_real(j, "easy_percent", percent(s->easy_words, s->content_words));
	json_real(j, "sino_percent", percent(s->sino_words, s->words));
	json_real(j, "readability", s->readability);
	jsonw_key(j, "level");
	jsonw_cstr(j, easy_level(s->readability));
	jsonw_key(j, "axes");
	jsonw_object(j);
	for (unsigned i = 0; i < EASY_AXIS_MAX; i++) {
		jsonw_key(j, easy_axis_name((enum easy_axis)i));
		jsonw_int(j, (int)s->axes[i]);
	}
	jsonw_end(j);
	json_real(j, "score", s->ease);
	jsonw_end(j);
}

static void
json_number(struct jsonw *j, const char *key, bool known, size_t n)
{
	jsonw_key(j, key);
	if (known)
		jsonw_int(j, (int64_t)n);
	else
		jsonw_null(j);
}

static void
json_place(struct jsonw *j, const struct check_place *p)
{
	json_number(j, "line", p->line, p->line);
	json_number(j, "column", p->line, p->col);
	json_number(j, "start", p->line, p->start);
	json_number(j, "end", p->line, p->end);
}

static void
json_findings(
    struct jsonw *j, const struct check_side *side, struct str text, bool after)
{
	for (size_t i = 0; i < side->findings.count; i++) {
		const struct easy_finding *f = &side->findings.items[i];
		char rule[16];

		(void)snprintf(rule, sizeof(rule), "R%u", f->rule);
		jsonw_object(j);
		jsonw_key(j, "rule");
		jsonw_cstr(j, rule);
		jsonw_key(j, "code");
		jsonw_cstr(j, diag_name(f->code));
		if (after) {
			json_number(j, "start", true, f->start);
			json_number(j, "end", true, f->end);
		} else {
			json_place(j, &side->places[i]);
		}
		jsonw_key(j, "text");
		jsonw_str(j, str_sub(text, f->start, f->end));
		jsonw_key(j, "reason");
		jsonw_str(j, f->reason);
		jsonw_key(j, f->advice ? "advice" : "proposal");
		jsonw_str(j, f->proposal);
		jsonw_end(j);
	}
}

static void
json_side(
    struct jsonw *j, const char *key, const struct check_side *side, bool after)
{
	struct str text = after ? side->text : side->findings.text;

	jsonw_key(j, key);
	jsonw_object(j);
	jsonw_key(j, "text");
	jsonw_str(j, side->text);
	json_score(j, "score", &side->score);
	jsonw_key(j, "findings");
	jsonw_array(j);
	json_findings(j, side, text, after);
	jsonw_end(j);
	jsonw_end(j);
}

void
check_print_json(struct jsonw *j, const struct check_notice *n)
{
	jsonw_object(j);
	jsonw_key(j, "file");
	jsonw_cstr(j, n->path);
	jsonw_key(j, "id");
	jsonw_str(j, n->id);
	jsonw_key(j, "profile");
	jsonw_cstr(j, n->profile->name);
	json_score(j, "before", &n->before);
	json_score(j, "after", &n->after);
	jsonw_key(j, "sentences");
	jsonw_array(j);
	for (size_t i = 0; i < n->count; i++) {
		const struct check_sentence *s = &n->sentences[i];

		if (s->before.score.words == 0)
			continue;
		jsonw_object(j);
		json_place(j, &s->place);
		jsonw_key(j, "brief");
		jsonw_bool(j, s->brief);
		json_side(j, "before", &s->before, false);
		json_side(j, "after", &s->after, true);
		jsonw_end(j);
	}
	jsonw_end(j);
	jsonw_end(j);
}
