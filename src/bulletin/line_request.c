#include "bulletin/line_send.h"

#include <jansson.h>
#include <stdlib.h>

static const char *const ways[LINE_WAY_MAX] = { "narrowcast", "broadcast",
	"multicast" };

const char *
line_way_name(enum line_way way)
{
	return ways[way];
}

int
line_way_parse(const char *s)
{
	for (int i = 0; i < LINE_WAY_MAX; i++)
		if (!strcmp(s, ways[i]))
			return i;
	return -1;
}

static json_t *
load(struct str body)
{
	json_error_t error;
	json_t *root = json_loadb(
	    body.ptr ? body.ptr : "", body.len, JSON_REJECT_DUPLICATES, &error);

	if (!root || !json_is_array(json_object_get(root, "messages"))) {
		json_decref(root);
		return NULL;
	}
	return root;
}

static bool
is_content(const char *key)
{
	return !strcmp(key, "text") || !strcmp(key, "altText") ||
	       !strcmp(key, "uri");
}

/* As deep as jansson itself reads, 2,048. */
static void
collect(json_t *v, struct buf *out)
{
	const char *key;
	json_t *child;
	size_t i;

	json_array_foreach(v, i, child) collect(child, out);
	json_object_foreach(v, key, child)
	{
		if (json_is_string(child) && is_content(key))
			buf_printf(
			    out, "%s=%s\n", key, json_string_value(child));
		collect(child, out);
	}
}

struct str
line_content(struct str body, struct arena *a)
{
	json_t *root = load(body);
	struct buf text = BUF_INIT;
	struct str digest = STR_NONE;

	if (root) {
		collect(root, &text);
		digest = str_sub(sha256_hex(a, buf_view(&text)), 0, 32);
	}
	json_decref(root);
	buf_release(&text);
	return digest;
}

bool
line_is_urgent(struct str body)
{
	json_t *root = load(body);
	const char *type = json_string_value(json_object_get(
	    json_array_get(json_object_get(root, "messages"), 0), "type"));
	bool urgent = type && !strcmp(type, "text");

	json_decref(root);
	return urgent;
}

static json_t *
user_list(struct str users)
{
	json_t *list = json_array();
	struct str user;

	while (str_split(&users, '\n', &user))
		if (user.len)
			json_array_append_new(
			    list, json_stringn(user.ptr, user.len));
	return list;
}

int
line_request(struct buf *out, struct str body, const struct line_recipient *to)
{
	json_t *root = load(body), *messages, *request;
	char *text;

	if (!root)
		return -1;
	request = json_object();
	if (to->way == LINE_MULTICAST)
		json_object_set_new(request, "to", user_list(to->users));
	messages = json_object_get(root, "messages");
	if (to->preface.len)
		json_array_insert_new(messages, 0,
		    json_pack("{s:s, s:s%}", "type", "text", "text",
			to->preface.ptr, to->preface.len));
	json_object_set(request, "messages", messages);
	if (to->way == LINE_NARROWCAST && to->audience)
		json_object_set_new(request, "recipient",
		    json_pack("{s:s, s:I}", "type", "audience",
			"audienceGroupId", (json_int_t)to->audience));
	text = json_dumps(request, JSON_COMPACT);
	if (text)
		buf_cstr(out, text);
	free(text);
	json_decref(request);
	json_decref(root);
	return out->len ? 0 : -1;
}

/* A UUID made of a digest; its version is 5, "of a name". */
struct str
line_retry_key(struct arena *a, struct str id, struct str tag,
    struct str content, const struct line_recipient *to)
{
	struct buf name = BUF_INIT;
	uint8_t digest[32];
	struct buf hex = BUF_INIT;
	struct str key;

	buf_printf(&name, "%.*s\n%.*s\n%.*s\n%s %lld\n%.*s\n%.*s", STR_ARG(id),
	    STR_ARG(tag), STR_ARG(content), line_way_name(to->way),
	    (long long)to->audience, STR_ARG(to->users), STR_ARG(to->after));
	sha256(buf_view(&name), digest);
	digest[6] = (uint8_t)((digest[6] & 0x0f) | 0x50);
	digest[8] = (uint8_t)((digest[8] & 0x3f) | 0x80);
	buf_hex(&hex, digest, 16);
	key = arena_printf(a, "%.8s-%.4s-%.4s-%.4s-%.12s", hex.ptr, hex.ptr + 8,
	    hex.ptr + 12, hex.ptr + 16, hex.ptr + 20);
	buf_release(&name);
	buf_release(&hex);
	return key;
}
