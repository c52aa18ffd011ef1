#include "bulletin/line_send.h"

#include <curl/curl.h>
#include <jansson.h>
#include <stdlib.h>
#include <strings.h>

#define REPLY_MAX ((size_t)1 << 20)

/* It brings twenty libraries more. */
#define LIBRARY "libcurl.so.4"

#define CALLS(X)                                                               \
	X(global_init)                                                         \
	X(global_cleanup)                                                      \
	X(easy_init)                                                           \
	X(easy_cleanup)                                                        \
	X(easy_setopt)                                                         \
	X(easy_perform)                                                        \
	X(easy_getinfo)                                                        \
	X(easy_strerror)                                                       \
	X(slist_append)                                                        \
	X(slist_free_all)

/* NOLINTNEXTLINE(bugprone-macro-parentheses): it declares a member */
#define MEMBER(name) __typeof__(curl_##name) *name;
#define CALL(name) { "curl_" #name, (void **)&curl.name },

static struct {
	CALLS(MEMBER)
} curl;

static const struct library_call calls[] = { CALLS(CALL) };

struct line_client {
	CURL *curl;
	char *base;
	struct buf authorization;
};

bool
line_base_allowed(struct str base)
{
	static const struct str local[] = { STR_INIT("http://127.0.0.1"),
		STR_INIT("http://localhost"), STR_INIT("http://[::1]") };

	for (size_t i = 0; i < base.len; i++)
		if (base.ptr[i] <= ' ' || base.ptr[i] > '~' ||
		    base.ptr[i] == '@')
			return false;
	if (str_starts(base, STR("https://")))
		return base.len > strlen("https://");
	for (size_t i = 0; i < ARRAY_SIZE(local); i++)
		if (str_starts(base, local[i]) &&
		    (base.len == local[i].len ||
			base.ptr[local[i].len] == ':' ||
			base.ptr[local[i].len] == '/'))
			return true;
	return false;
}

static bool
token_usable(struct str token)
{
	for (size_t i = 0; i < token.len; i++)
		if (token.ptr[i] <= ' ' || token.ptr[i] > '~')
			return false;
	return token.len > 0;
}

struct line_client *
line_client_open(
    const char *base, struct str token, long timeout, struct diag *d)
{
	struct line_client *c;

	diag_source(d, STR_NONE, STR_NONE);
	if (!token_usable(token)) {
		diag_add(d, DIAG_LINE_TOKEN, DIAG_NOWHERE, STR_NONE);
		return NULL;
	}
	if (!library_load(LIBRARY, calls, ARRAY_SIZE(calls))) {
		diag_add(d, DIAG_LIBRARY_MISSING, DIAG_NOWHERE, STR(LIBRARY));
		return NULL;
	}
	c = xcalloc(1, sizeof(*c));
	curl.global_init(CURL_GLOBAL_DEFAULT);
	c->base = xstrdup(base);
	c->curl = curl.easy_init();
	buf_printf(
	    &c->authorization, "Authorization: Bearer %.*s", STR_ARG(token));
	if (!c->curl)
		abort(); /* out of memory */
	curl.easy_setopt(c->curl, CURLOPT_NOSIGNAL, 1L);
	curl.easy_setopt(c->curl, CURLOPT_TIMEOUT, timeout);
	curl.easy_setopt(c->curl, CURLOPT_CONNECTTIMEOUT, timeout);
	curl.easy_setopt(c->curl, CURLOPT_FOLLOWLOCATION, 0L);
	curl.easy_setopt(c->curl, CURLOPT_USERAGENT, "tayori");
	if (str_starts(str_from(base), STR("https://"))) {
		curl.easy_setopt(c->curl, CURLOPT_PROTOCOLS_STR, "https");
	} else {
		curl.easy_setopt(c->curl, CURLOPT_PROTOCOLS_STR, "http");
		curl.easy_setopt(c->curl, CURLOPT_PROXY, "");
	}
	return c;
}

void
line_client_close(struct line_client *c)
{
	if (!c)
		return;
	curl.easy_cleanup(c->curl);
	buf_release(&c->authorization);
	free(c->base);
	free(c);
	curl.global_cleanup();
}

static size_t
take_body(char *data, size_t size, size_t n, void *ctx)
{
	struct line_reply *r = ctx;

	if (r->body.len + size * n > REPLY_MAX)
		return 0;
	buf_add(&r->body, data, size * n);
	return size * n;
}

static size_t
take_header(char *data, size_t size, size_t n, void *ctx)
{
	static const char *const names[] = { "X-Line-Request-Id:",
		"X-Line-Accepted-Request-Id:" };
	struct str line = { data, size * n };
	struct line_reply *r = ctx;

	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		size_t len = strlen(names[i]);
		struct str id;

		if (!data || line.len <= len ||
		    strncasecmp(data, names[i], len) != 0)
			continue;
		id = str_trim(str_sub(line, len, line.len));
		/* The accepted one is the one that counts. */
		if (i == 0 && r->request_id.len)
			continue;
		buf_clear(&r->request_id);
		for (size_t k = 0; k < id.len && k < 100; k++)
			if (id.ptr[k] > ' ' && id.ptr[k] < 0x7f)
				buf_ch(&r->request_id, id.ptr[k]);
	}
	return size * n;
}

/* {"message": …, "details": [{"message": …, "property": …}]} */
static void
explain(struct line_reply *r)
{
	json_error_t error;
	json_t *root =
	    json_loadb(r->body.ptr ? r->body.ptr : "", r->body.len, 0, &error);
	const char *message =
	    json_string_value(json_object_get(root, "message"));
	json_t *detail;
	size_t i;

	buf_printf(&r->reason, "%ld", r->status);
	if (message)
		buf_printf(&r->reason, " %s", message);
	json_array_foreach(json_object_get(root, "details"), i, detail)
	{
		const char *what =
		    json_string_value(json_object_get(detail, "message"));
		const char *where =
		    json_string_value(json_object_get(detail, "property"));

		buf_printf(&r->reason, "; %s: %s", where ? where : "?",
		    what ? what : "?");
	}
	json_decref(root);
}

/* What the handle has been told, to the path. */
static void
perform(struct line_client *c, const char *path, struct curl_slist *headers,
    struct line_reply *ret)
{
	struct buf url = BUF_INIT;
	char error[CURL_ERROR_SIZE] = "";
	CURLcode code;

	buf_printf(&url, "%s%s", c->base, path);
	headers = curl.slist_append(headers, c->authorization.ptr);
	curl.easy_setopt(c->curl, CURLOPT_URL, url.ptr);
	curl.easy_setopt(c->curl, CURLOPT_HTTPHEADER, headers);
	curl.easy_setopt(c->curl, CURLOPT_ERRORBUFFER, error);
	curl.easy_setopt(c->curl, CURLOPT_WRITEFUNCTION, take_body);
	curl.easy_setopt(c->curl, CURLOPT_WRITEDATA, ret);
	curl.easy_setopt(c->curl, CURLOPT_HEADERFUNCTION, take_header);
	curl.easy_setopt(c->curl, CURLOPT_HEADERDATA, ret);
	code = curl.easy_perform(c->curl);
	if (code == CURLE_OK) {
		curl.easy_getinfo(
		    c->curl, CURLINFO_RESPONSE_CODE, &ret->status);
		explain(ret);
	} else {
		/* Half an answer is none. */
		buf_cstr(
		    &ret->reason, *error ? error : curl.easy_strerror(code));
	}
	curl.easy_setopt(c->curl, CURLOPT_ERRORBUFFER, NULL);
	curl.slist_free_all(headers);
	buf_release(&url);
}

void
line_client_post(struct line_client *c, const char *path, struct str retry_key,
    struct str body, struct line_reply *ret)
{
	struct curl_slist *headers = NULL;
	struct buf key = BUF_INIT;

	*ret = (struct line_reply){ 0 };
	headers = curl.slist_append(headers, "Content-Type: application/json");
	/* No waiting for "100 Continue". */
	headers = curl.slist_append(headers, "Expect:");
	if (retry_key.len) {
		buf_printf(&key, "X-Line-Retry-Key: %.*s", STR_ARG(retry_key));
		headers = curl.slist_append(headers, key.ptr);
	}
	curl.easy_setopt(c->curl, CURLOPT_POST, 1L);
	curl.easy_setopt(c->curl, CURLOPT_POSTFIELDS, body.ptr);
	curl.easy_setopt(
	    c->curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body.len);
	perform(c, path, headers, ret);
	buf_release(&key);
}

void
line_client_get(struct line_client *c, const char *path, struct line_reply *ret)
{
	*ret = (struct line_reply){ 0 };
	curl.easy_setopt(c->curl, CURLOPT_HTTPGET, 1L);
	perform(c, path, NULL, ret);
}

void
line_reply_release(struct line_reply *r)
{
	buf_release(&r->body);
	buf_release(&r->reason);
	buf_release(&r->request_id);
}

bool
line_may_retry(const struct line_reply *r)
{
	return r->status == 0 || r->status >= 500;
}
