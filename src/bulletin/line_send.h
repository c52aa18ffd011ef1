/*
 * Sending to LINE: requests, the client, and the journal of what was sent.
 */
#ifndef BULLETIN_LINE_SEND_H
#define BULLETIN_LINE_SEND_H

#include "base/base.h"

/* ---- requests ------------------------------------------------------------------- */

enum line_way { LINE_NARROWCAST, LINE_BROADCAST, LINE_MULTICAST, LINE_WAY_MAX };
const char *line_way_name(enum line_way way);
int line_way_parse(const char *s); /* -1 */

/* A digest of what a reader sees of a body: its texts and addresses. Empty if
 * the body cannot be read. In the arena. */
struct str line_content(struct str body, struct arena *a);
/* Emergencies begin with a text. */
bool line_is_urgent(struct str body);
/* What is posted: the body's messages, behind `preface` if there is one, to
 * an audience, to users (user ids, one a line), or to all. -1 if the body
 * cannot be read. */
struct line_recipient {
	enum line_way way;
	int64_t audience; /* narrowcast */
	struct str users; /* multicast */
	struct str preface;
	struct str after; /* key of what was accepted before, so that a notice
			   * that becomes again what it was is sent again */
};
int line_request(
    struct buf *out, struct str body, const struct line_recipient *to);
/* The same for the same notice, language, content and recipients: a UUID. */
struct str line_retry_key(struct arena *a, struct str id, struct str tag,
    struct str content, const struct line_recipient *to);

/* ---- the client: all of libcurl is behind it ----------------------------------- */

struct line_reply {
	long status;	   /* of HTTP; 0: no answer */
	struct buf body;   /* as it came */
	struct buf reason; /* its message and details, or why there is none */
	struct buf request_id;
};
void line_reply_release(struct line_reply *r);

struct line_client;
/* `base` is https, or http of this machine (for tests). The token goes into
 * no log. NULL after a diagnostic. */
struct line_client *line_client_open(
    const char *base, struct str token, long timeout, struct diag *d);
void line_client_close(struct line_client *c);
/* https, or http to a loopback address. */
bool line_base_allowed(struct str base);
/* `retry_key` may be empty. What came back, or did not, is in the reply. */
void line_client_post(struct line_client *c, const char *path,
    struct str retry_key, struct str body, struct line_reply *ret);
void line_client_get(
    struct line_client *c, const char *path, struct line_reply *ret);
/* Whether the same request may be tried again: 5xx, and no answer. */
bool line_may_retry(const struct line_reply *r);

/* ---- the journal ------------------------------------------------------------------ */

/* A table that only grows. Each line is on disk before the next step is
 * taken, so that a crash leaves at most a request whose answer is not known;
 * its retry key settles that. */
enum line_state {
	LINE_SENDING,
	LINE_ACCEPTED,
	LINE_REFUSED,
	LINE_DELIVERED, /* what became of a narrowcast that was accepted */
	LINE_FAILED,
	LINE_STATE_MAX
};

struct line_entry {
	int64_t time; /* seconds since 1970 */
	enum line_state state;
	enum line_way way;
	struct str key, tag, id, content;
	long status;
	struct str request_id;
};

struct line_journal;
/* Locks the file: another sender is a diagnostic and NULL. */
struct line_journal *line_journal_open(const char *path, struct diag *d);
void line_journal_close(struct line_journal *j); /* NULL-safe */
/* -1 and a diagnostic if the line is not on disk. */
int line_journal_add(
    struct line_journal *j, const struct line_entry *e, struct diag *d);
/* The last line of a request; NULL if there is none. */
const struct line_entry *line_journal_last(
    const struct line_journal *j, struct str key);
/* When a request whose answer is not known was first made; 0: none is. */
int64_t line_journal_pending(const struct line_journal *j, struct str key);
/* What readers have of a notice in a language, or may have: the newest
 * request that neither was refused nor failed, as it stands; NULL: none. */
const struct line_entry *line_journal_stands(
    const struct line_journal *j, struct str tag, struct str id);
/* The key of what LINE has accepted last of it; empty: nothing. */
struct str line_journal_key(
    const struct line_journal *j, struct str tag, struct str id);
/* Accepted narrowcasts of which it is not known whether they were delivered,
 * one after the other from `*at` (0) on; NULL at the end. */
const struct line_entry *line_journal_under_way(
    const struct line_journal *j, size_t *at);
/* Whether another content of the notice has gone out, or may have. */
bool line_journal_sent_before(const struct line_journal *j, struct str tag,
    struct str id, struct str content);
/* Requests of a kind that count for the rate, made since; the time of the
 * oldest of them. */
size_t line_journal_since(
    const struct line_journal *j, int64_t since, int64_t *ret_oldest);

#endif
