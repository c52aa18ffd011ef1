/* LINE: the messages of the published tree are checked there, or sent. */
#include "bulletin/line.h"
#include "cli/edition.h"
#include "cli/line.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define ENDPOINT "https://api.line.me"
#define BODY_LIMIT ((size_t)LINE_BODY_MAX)
#define USERS_MAX 500	     /* of one multicast */
#define PER_HOUR 60	     /* narrowcast and broadcast */
#define MULTICAST_PAUSE 5000 /* microseconds: 200 a second */
#define ATTEMPTS 4
#define KEY_LIFE (23 * 3600) /* LINE remembers a retry key for a day */

/* One message body to one group of recipients. */
struct item {
	struct str tag, id, body, content;
	struct str name; /* the tag, and for users a digest of their ids */
	struct line_recipient to;
	bool urgent;
};

struct sending {
	struct cli *cli;
	struct editions editions;
	struct line_client *client;
	struct line_journal *journal;
	struct item *items;
	size_t count, cap;
	const char *out, *users;
	enum line_way way;
	bool dry, no_wait, again, check_only, ask, stop;
	int64_t per_hour;
	int64_t retry_wait;
	struct option_list *locales;
	size_t sent, updates, same, refused, left;
};

static struct diag *
diag_of(const struct sending *s)
{
	return &s->cli->diag;
}

static void
fault(struct sending *s, enum diag_code code, const struct item *i,
    struct str what)
{
	diag_source(diag_of(s), STR_NONE, STR_NONE);
	diag_add(diag_of(s), code, DIAG_NOWHERE, i->id, i->tag, what);
}

/* ---- what there is to send --------------------------------------------------------- */

static bool
tag_wanted(const struct sending *s, const struct locale *l)
{
	for (size_t i = 0; i < s->locales->count; i++)
		if (str_is(l->tag, s->locales->items[i]) ||
		    str_is(l->po, s->locales->items[i]))
			return true;
	return s->locales->count == 0;
}

static bool
id_wanted(struct str id, int argc, char **argv)
{
	for (int i = 0; i < argc; i++)
		if (str_is(id, argv[i]))
			return true;
	return argc == 0;
}

static void
add_item(struct sending *s, struct item item)
{
	ARRAY_GROW(s->items, s->count, s->cap);
	s->items[s->count++] = item;
}

/* Users by 500, each group a request of its own. */
static void
add_users(struct sending *s, struct item item)
{
	struct arena *a = &s->cli->arena;
	struct str rest = item.to.users;

	while (rest.len) {
		size_t end = 0;

		for (int n = 0; n < USERS_MAX && end < rest.len; n++)
			end = str_find(rest, STR("\n"), end) + 1;
		item.to.users = str_sub(rest, 0, end);
		item.name = arena_printf(a, "%.*s#%.8s", STR_ARG(item.tag),
		    sha256_hex(a, item.to.users).ptr);
		add_item(s, item);
		rest = str_sub(rest, end, rest.len);
	}
}

static int
by_urgency(const void *a, const void *b)
{
	const struct item *x = a, *y = b;
	int order = (int)y->urgent - (int)x->urgent;

	if (!order)
		order = str_cmp(x->id, y->id);
	if (!order)
		order = str_cmp(x->tag, y->tag);
	return order ? order : str_cmp(x->name, y->name);
}

static void
add_body(
    struct sending *s, const struct locale *l, struct str id, const char *path)
{
	struct item item = { .tag = l->tag, .name = l->tag, .id = id };
	struct buf text = BUF_INIT, faults = BUF_INIT;
	struct str rest, first;

	item.to.way = s->way;
	if (file_read(path, BODY_LIMIT, &text, diag_of(s)) == 0) {
		item.body = arena_str(&s->cli->arena, buf_view(&text));
		if (line_check(item.body, &faults)) {
			rest = buf_view(&faults);
			str_split(&rest, '\n', &first);
			fault(s, DIAG_LINE_BODY, &item, first);
			s->refused++;
		} else {
			item.content = line_content(item.body, &s->cli->arena);
			item.urgent = line_is_urgent(item.body);
			if (s->way == LINE_NARROWCAST)
				item.to.audience =
				    city_audience(&s->editions.city, item.tag);
			item.to.users = str_from(s->users);
			if (s->way == LINE_MULTICAST)
				add_users(s, item);
			else
				add_item(s, item);
		}
	}
	buf_release(&text);
	buf_release(&faults);
}

/* out/line/TAG/ID.json; false if a notice that was named is nowhere. */
static bool
collect(struct sending *s, int argc, char **argv)
{
	struct arena *a = &s->cli->arena;
	bool *found = arena_alloc(a, (size_t)argc + 1);
	bool all = true;

	for (size_t e = 0; e < s->editions.count; e++) {
		const struct locale *l = &s->editions.locales[e];
		const char *dir =
		    arena_printf(a, "%s/line/%.*s", s->out, STR_ARG(l->tag))
			.ptr;
		struct str *names;
		long n;

		if (!tag_wanted(s, l) || !path_is_dir(dir))
			continue;
		/* A language without an audience has no readers there. */
		if (s->way == LINE_NARROWCAST && !s->check_only &&
		    !city_audience(&s->editions.city, l->tag))
			continue;
		n = dir_list(dir, a, &names, diag_of(s));
		for (long i = 0; i < n; i++) {
			struct str id = names[i];

			if (!str_ends(id, STR(".json")))
				continue;
			id.len -= strlen(".json");
			if (!id_wanted(id, argc, argv))
				continue;
			for (int k = 0; k < argc; k++)
				found[k] |= str_eq(id, str_from(argv[k]));
			add_body(
			    s, l, id, path_join(a, str_from(dir), names[i]));
		}
	}
	for (int k = 0; k < argc; k++)
		if (!found[k]) {
			diag_source(diag_of(s), STR_NONE, STR_NONE);
			diag_add(diag_of(s), DIAG_LINE_NOTICE, DIAG_NOWHERE,
			    str_from(argv[k]));
			all = false;
		}
	if (s->count)
		qsort(s->items, s->count, sizeof(*s->items), by_urgency);
	return all;
}

/* ---- one request ------------------------------------------------------------------- */

/* The first message of a notice that was sent before. */
static struct str
preface(struct sending *s, const struct item *i)
{
	struct buf text = BUF_INIT;
	struct str result;

	for (size_t e = 0; e < s->editions.count; e++)
		if (str_eq(s->editions.locales[e].tag, i->tag))
			chrome_text(&s->editions.site, &s->editions.list[e],
			    "changed", &text);
	result = arena_str(&s->cli->arena, buf_view(&text));
	buf_release(&text);
	return result;
}

/* Waits until the hour has room; false if it is not to be waited for. */
static bool
wait_for_rate(struct sending *s)
{
	for (;;) {
		int64_t now = (int64_t)time(NULL), oldest = now;
		size_t n = line_journal_since(s->journal, now - 3600, &oldest);

		if (s->way == LINE_MULTICAST) {
			usleep(MULTICAST_PAUSE);
			return true;
		}
		if (n < (size_t)s->per_hour)
			return true;
		if (s->no_wait)
			return false;
		fprintf(s->cli->err,
		    tr("LINE takes %lld messages an hour; going on in %lld "
		       "minutes\n"),
		    (long long)s->per_hour,
		    (long long)(oldest + 3600 - now) / 60 + 1);
		sleep((unsigned)(oldest + 3600 - now) + 1);
	}
}

static int
note(struct sending *s, const struct item *i, struct str key,
    enum line_state state, const struct line_reply *r)
{
	const struct line_entry e = {
		.time = (int64_t)time(NULL),
		.state = state,
		.way = i->to.way,
		.key = key,
		.tag = i->name,
		.id = i->id,
		.content = i->content,
		.status = r ? r->status : 0,
		.request_id = r ? buf_view(&r->request_id) : STR_NONE,
	};

	if (line_journal_add(s->journal, &e, diag_of(s)) == 0)
		return 0;
	s->stop = true;
	return -1;
}

static bool
accepted(const struct line_reply *r)
{
	return r->status == 200 || r->status == 202 || r->status == 409;
}

/* What an answer means that is neither acceptance nor a reason to try again.
 * `clear`: no attempt before it may have been accepted unseen. */
static void
refuse(struct sending *s, const struct item *i, struct str key,
    const struct line_reply *r, bool clear)
{
	enum diag_code code = DIAG_LINE_REFUSED;

	if (r->status == 401 || r->status == 403)
		code = DIAG_LINE_UNAUTHORIZED;
	else if (r->status == 429)
		code = DIAG_LINE_RATE;
	else if (line_may_retry(r))
		code = DIAG_LINE_UNREACHABLE;
	fault(s, code, i, buf_view(&r->reason));
	if (code == DIAG_LINE_REFUSED)
		s->refused++;
	else
		s->left++;
	/* The others would fare no better. */
	s->stop = code != DIAG_LINE_REFUSED;
	if (clear && !line_may_retry(r))
		note(s, i, key, LINE_REFUSED, r);
}

static void
post(struct sending *s, const struct item *i, struct str key, struct str body,
    bool update)
{
	const char *path = arena_printf(
	    &s->cli->arena, "/v2/bot/message/%s", line_way_name(i->to.way))
			       .ptr;
	bool clear = line_journal_pending(s->journal, key) == 0;
	int64_t pause = s->retry_wait;
	struct line_reply r = { 0 };

	for (int attempt = 1;; attempt++) {
		if (!wait_for_rate(s)) {
			s->left++;
			s->stop = true;
			break;
		}
		if (note(s, i, key, LINE_SENDING, NULL) != 0)
			break;
		line_reply_release(&r);
		line_client_post(s->client, path, key, body, &r);
		if (accepted(&r)) {
			if (note(s, i, key, LINE_ACCEPTED, &r) != 0)
				break;
			s->sent++;
			s->updates += update;
			fprintf(s->cli->out,
			    update ? tr("update sent: %.*s %.*s\n")
				   : tr("sent: %.*s %.*s\n"),
			    STR_ARG(i->name), STR_ARG(i->id));
			break;
		}
		if (!line_may_retry(&r) || attempt == ATTEMPTS) {
			refuse(s, i, key, &r, clear);
			break;
		}
		clear = false;
		sleep((unsigned)pause);
		pause *= 2;
	}
	line_reply_release(&r);
}

static void
send_item(struct sending *s, struct item *i)
{
	const struct line_entry *last =
	    line_journal_stands(s->journal, i->name, i->id);
	struct buf body = BUF_INIT;
	int64_t first;
	struct str key;
	bool update;

	if (last && str_eq(last->content, i->content) &&
	    last->state != LINE_SENDING) {
		s->same++;
		return;
	}
	update =
	    line_journal_sent_before(s->journal, i->name, i->id, i->content);
	if (update)
		i->to.preface = preface(s, i);
	i->to.after = line_journal_key(s->journal, i->name, i->id);
	key = line_retry_key(&s->cli->arena, i->id, i->tag, i->content, &i->to);
	first = line_journal_pending(s->journal, key);
	if (first && (int64_t)time(NULL) - first > KEY_LIFE && !s->again) {
		fault(s, DIAG_LINE_UNKNOWN, i, STR_NONE);
		s->left++;
		return;
	}
	if (line_request(&body, i->body, &i->to) != 0 ||
	    line_check(buf_view(&body), &(struct buf){ 0 })) {
		fault(s, DIAG_LINE_BODY, i, STR("messages"));
		s->refused++;
	} else if (s->dry) {
		fprintf(s->cli->out,
		    update ? tr("would send an update: %.*s %.*s %.*s\n")
			   : tr("would send: %.*s %.*s %.*s\n"),
		    STR_ARG(i->name), STR_ARG(i->id), STR_ARG(key));
		s->sent++;
		s->updates += update;
	} else {
		post(s, i, key, buf_view(&body), update);
	}
	buf_release(&body);
}

static void
validate_item(struct sending *s, const struct item *i)
{
	const struct line_recipient all = { .way = LINE_BROADCAST };
	const char *path = arena_printf(&s->cli->arena,
	    "/v2/bot/message/validate/%s", line_way_name(s->way))
			       .ptr;
	struct buf body = BUF_INIT;
	struct line_reply r = { 0 };

	line_request(&body, i->body, &all);
	if (s->dry) {
		s->same++;
	} else {
		line_client_post(
		    s->client, path, STR_NONE, buf_view(&body), &r);
		if (r.status == 200)
			s->same++;
		else
			refuse(s, i, STR_NONE, &r, false);
	}
	line_reply_release(&r);
	buf_release(&body);
}

/* ---- the command ------------------------------------------------------------------- */

/* Never from an argument, which every user of the machine can read. */
static struct str
read_token(struct sending *s, const char *file)
{
	struct buf text = BUF_INIT;
	struct str token = str_from(getenv("TAYORI_LINE_TOKEN"));

	if (file) {
		token = STR_NONE;
		if (file_read(file, 4096, &text, diag_of(s)) == 0)
			token = arena_str(
			    &s->cli->arena, str_trim(buf_view(&text)));
	}
	buf_release(&text);
	return token;
}

/* One id a line; without repetitions and empty lines. */
static bool
read_users(struct sending *s, const char *file)
{
	struct buf text = BUF_INIT, list = BUF_INIT;
	struct str rest, line;
	struct map seen;
	bool ok = file_read(file, (size_t)64 << 20, &text, diag_of(s)) == 0;

	map_init(&seen);
	rest = buf_view(&text);
	while (ok && str_split(&rest, '\n', &line)) {
		line = str_trim(line);
		ok = line.len <= 64 && utf8_count(line) == line.len;
		if (!ok)
			fault(s, DIAG_LINE_USERS, &(struct item){ .id = line },
			    STR_NONE);
		if (!line.len || map_has(&seen, line))
			continue;
		*map_put(&seen, line) = s;
		buf_str(&list, line);
		buf_ch(&list, '\n');
	}
	s->users = arena_str(&s->cli->arena, buf_view(&list)).ptr;
	map_release(&seen);
	buf_release(&text);
	buf_release(&list);
	return ok;
}

static void
report(const struct sending *s)
{
	if (s->check_only)
		fprintf(s->cli->out,
		    tr("%zu messages are valid, %zu are not\n"), s->same,
		    s->refused);
	else
		fprintf(s->cli->out,
		    tr("%zu sent (%zu of them updates), %zu sent before, %zu "
		       "refused, %zu left\n"),
		    s->sent, s->updates, s->same, s->refused, s->left);
}

static enum cli_status
work(struct sending *s, const char *endpoint, const char *token_file,
    const char *journal, long timeout, int argc, char **argv)
{
	if (!s->ask && !collect(s, argc, argv))
		return CLI_FINDINGS;
	if (!s->dry) {
		s->client = line_client_open(
		    endpoint, read_token(s, token_file), timeout, diag_of(s));
		if (!s->client)
			return CLI_USAGE;
	}
	if (!s->check_only &&
	    !(s->journal = line_journal_open(journal, diag_of(s))))
		return CLI_SYSTEM;
	if (s->ask)
		return line_progress(s->cli, s->client, s->journal, argc, argv);
	for (size_t i = 0; i < s->count; i++) {
		if (s->stop)
			s->left++;
		else if (s->check_only)
			validate_item(s, &s->items[i]);
		else
			send_item(s, &s->items[i]);
		fflush(s->cli->out);
	}
	report(s);
	diag_source(diag_of(s), STR_NONE, STR_NONE);
	return s->left ? CLI_FINDINGS : cli_status(s->cli);
}

/* NULL: all is well. */
static const char *
objection(const struct sending *s, bool send, bool all, int operands,
    const char *users, const char *endpoint)
{
	if (!line_base_allowed(str_from(endpoint)))
		return N_("the endpoint is https, or http of this machine");
	if (send && !all && !operands)
		return N_("name notices, or say --all");
	if (send && s->way != LINE_NARROWCAST && s->locales->count != 1)
		return N_("broadcast and multicast need one --locale");
	if (send && (s->way == LINE_MULTICAST) != (users != NULL))
		return N_("multicast, and only multicast, needs --users");
	return NULL;
}

static bool
number(const char *s, int64_t low, int64_t high, int64_t *ret)
{
	int64_t n = s ? str_to_int(str_from(s)) : *ret;

	if (n < low || n > high)
		return false;
	*ret = n;
	return true;
}

static enum cli_status
run(struct cli *cli, int argc, char **argv)
{
	const char *way = "narrowcast", *token = NULL, *journal = NULL,
		   *users = NULL, *po = NULL, *timeout = NULL, *wait = NULL,
		   *hour = NULL, *endpoint = getenv("TAYORI_LINE_ENDPOINT");
	struct option_list locales = { 0 };
	struct sending s = { .cli = cli,
		.out = "out",
		.users = "",
		.locales = &locales,
		.per_hour = PER_HOUR,
		.retry_wait = 2 };
	bool all = false, send;
	int64_t seconds = 30;
	const struct cli_option options[] = {
		{ .name = "out", .letter = 'o', .value = &s.out },
		{ .name = "locale", .letter = 'l', .list = &locales },
		{ .name = "to", .value = &way },
		{ .name = "users", .value = &users },
		{ .name = "token-file", .value = &token },
		{ .name = "journal", .value = &journal },
		{ .name = "po", .value = &po },
		{ .name = "endpoint", .value = &endpoint },
		{ .name = "timeout", .value = &timeout },
		{ .name = "retry-wait", .value = &wait },
		{ .name = "per-hour", .value = &hour },
		{ .name = "all", .flag = &all },
		{ .name = "dry-run", .flag = &s.dry },
		{ .name = "no-wait", .flag = &s.no_wait },
		{ .name = "again", .flag = &s.again },
		{ 0 },
	};
	int first = cli_options(cli, &command_line, options, argc, argv), kind;
	enum cli_status status;
	const char *why;

	if (first < 0)
		return first == -2 ? CLI_OK : CLI_USAGE;
	send = first < argc && !strcmp(argv[first], "send");
	s.check_only = first < argc && !strcmp(argv[first], "validate");
	s.ask = first < argc && !strcmp(argv[first], "progress");
	s.dry &= !s.ask;
	kind = line_way_parse(way);
	s.way = kind < 0 ? LINE_NARROWCAST : (enum line_way)kind;
	if (!endpoint || !*endpoint)
		endpoint = ENDPOINT;
	if ((!send && !s.check_only && !s.ask) || kind < 0 ||
	    !number(timeout, 1, 600, &seconds) ||
	    !number(wait, 0, 600, &s.retry_wait) ||
	    !number(hour, 1, PER_HOUR, &s.per_hour))
		return cli_usage(cli, &command_line, "%s",
		    tr("say `validate`, `send` or `progress`, and see the "
		       "values of the options"));
	first++;
	why = objection(&s, send, all, argc - first, users, endpoint);
	if (why)
		return cli_usage(cli, &command_line, "%s", tr(why));
	if (!journal)
		journal = arena_printf(&cli->arena, "%s.line.tsv", s.out).ptr;
	status = CLI_SYSTEM;
	if ((!users || read_users(&s, users)) &&
	    editions_open(&s.editions, cli, cli_po_dir(cli, po)) == 0)
		status = work(&s, endpoint, token, journal, (long)seconds,
		    argc - first, argv + first);
	line_journal_close(s.journal);
	line_client_close(s.client);
	editions_release(&s.editions);
	free(s.items);
	free(locales.items);
	return status;
}

const struct command command_line = {
	.name = "line",
	.summary = N_("check the LINE messages with LINE, or send them"),
	.usage = N_(
	    "line validate [OPTION]… [ID]…\n"
	    "       tayori line send [OPTION]… ID… | --all\n"
	    "       tayori line progress [OPTION]… [ID]…\n"
	    "  -o, --out DIR        the published tree (out)\n"
	    "  -l, --locale L       only this language (may repeat)\n"
	    "  --to WAY             narrowcast to the audiences of city.xml, "
	    "broadcast\n"
	    "                       or multicast (narrowcast)\n"
	    "  --users FILE         user ids for multicast, one a line\n"
	    "  --token-file FILE    the channel access token (else "
	    "TAYORI_LINE_TOKEN)\n"
	    "  --journal FILE       what was sent (OUT.line.tsv)\n"
	    "  --all                every notice that was not sent as it is\n"
	    "  --dry-run            say what would be sent, and send nothing\n"
	    "  --no-wait            stop where LINE's hourly limit is reached\n"
	    "  --again              also what may have been sent a day ago\n"
	    "  --per-hour N         fewer than LINE's 60\n"
	    "  --timeout S          seconds for an answer (30)\n"
	    "  --retry-wait S       seconds before the second try (2), then "
	    "doubled\n"
	    "  --endpoint URL       another server (else "
	    "TAYORI_LINE_ENDPOINT)\n"
	    "  --po DIR             the catalogs (po, beside the content)\n"),
	.run = run,
};
