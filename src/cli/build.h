/* What the parts of `build` share. */
#ifndef CLI_BUILD_H
#define CLI_BUILD_H

#include "bulletin/feed.h"
#include "cli/edition.h"
#include "cli/state.h"

#include <stdatomic.h>

enum stage {
	STAGE_EXTRACT,
	STAGE_RENDER,
	STAGE_WRITE,
	STAGE_PUBLISH,
	STAGE_MAX
};

struct job {
	const char *path;
	struct str id; /* of the file; its only notice has it too */
	bool duplicate, reused;
	struct str key; /* of its inputs: see build_inputs */
	/* One a notice; a file that failed has those of the last build, or
	 * one without a notice. */
	struct summary *summaries;
	size_t count;
	struct arena arena; /* of the summaries */
	struct diag diag;
};

struct build {
	struct cli *cli;
	struct editions editions;
	bool *wanted; /* by edition: made now; else kept from last time */
	const struct writer **formats; /* NULL-terminated: made now */
	bool chosen;		       /* by --format */
	struct job *jobs;
	size_t count;
	struct map ids; /* of files, to their paths */
	struct worker *workers;
	unsigned threads;
	struct publish *out;
	struct chronicle *chronicle; /* of the tree published now */
	struct state state;	     /* of the last build */
	struct str inputs;	     /* digest of what all notices depend on */
	atomic_size_t done;
	atomic_bool broken; /* a file of the tree could not be written */
	bool progress;
	double (*cpu)[STAGE_MAX]; /* seconds, by worker */
};

/* One notice, as a task of the pool: index into jobs. */
void build_notice(void *ctx, size_t index, unsigned worker);

/* Whether --format asks for it, or asks for nothing. */
bool build_wants(const struct build *b, const struct writer *writer);

/* Digest of the program, rules, catalogs, settings and options: while it and
 * a source are the same, so are the notice's bulletins. */
struct str build_inputs(struct build *b, const char *po_dir);
/* Fills jobs from the files in SOURCE/notices. */
int build_list(struct build *b);
/* One with room for `n` editions. */
struct summary build_new_summary(struct arena *a, size_t n);
/* What index, feeds and report need of a notice. */
void build_summarise(struct build *b, struct worker *w, const struct notice *n,
    struct rendition *const *renditions, struct arena *a, struct summary *s);
/* A digest bulletin being made. */
struct build_digest {
	const struct digest *digest;
	struct rendition *const *words; /* by edition */
	const struct digest_item *items;
	size_t count;
	struct summary *summary;
};
/* Makes its files to be printed, or keeps them. */
int build_print(struct build *b, const struct build_digest *g);
/* Digest bulletins of the notices; returns the summaries of both, the notices
 * first. */
int build_digests(struct build *b, const struct summary *notices, size_t count,
    struct summary **ret_all, size_t *ret_count);
/* Feeds, alerts that are taken back, and the history. The first `notices` of
 * all are notices. */
int build_feeds(
    struct build *b, const struct summary *all, size_t count, size_t notices);
/* Room for the summaries of a job's notices. */
void build_summaries(const struct build *b, struct job *job, size_t count);
/* Merges the diagnostics and returns the summaries of all notices,
 * `*ret_count` of them. */
struct summary *build_collect(struct build *b, size_t *ret_count);
/* Indexes, language chooser, style sheet. */
int build_indexes(struct build *b, const struct summary *all, size_t count);
/* Keeps for the next build what this one made of each notice, the first of
 * all, and of each digest. */
void build_remember(
    struct build *b, const char *out, const struct summary *all, size_t total);
/* The report, published on its own; `tree` leads to the published pages. */
void build_report(struct build *b, const char *dir, struct str tree,
    const struct summary *all, size_t count);

#endif
