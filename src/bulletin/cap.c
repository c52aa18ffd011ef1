/*
 * CAP 1.2 (OASIS): one alert of an emergency notice, with an <info> for each
 * language. What the notice does not say is Unknown; JMA's levels, which
 * only correspond to the city's (相当), say nothing of its orders.
 */
#include "bulletin/compose.h"
#include "bulletin/feed.h"

struct cap {
	struct buf *out;
	const struct site *site;
	struct buf text;
};

/* What all languages have in common. */
struct alert {
	const char *status, *category, *response, *urgency, *severity,
	    *certainty;
	struct date expires;
};

static void
element(struct cap *c, const char *name)
{
	if (c->text.len) {
		buf_printf(c->out, "<%s>", name);
		html_escape(c->out, buf_view(&c->text));
		buf_printf(c->out, "</%s>\n", name);
	}
	buf_clear(&c->text);
}

static void
word(struct cap *c, const char *name, const char *value)
{
	if (value)
		buf_printf(c->out, "<%s>%s</%s>\n", name, value, name);
}

static struct str
sender(const struct site *s)
{
	struct str url = s->city->base_url;
	size_t from = str_find(url, STR("//"), 0), end;

	url = str_sub(url, from == STR_NPOS ? 0 : from + 2, url.len);
	end = str_find(url, STR("/"), 0);
	return str_sub(url, 0, end);
}

/* No Z and no fractions of a second: both are refused by receivers. Messages
 * of one day are a second apart. */
static void
sent(struct buf *out, const struct chronicle_entry *e)
{
	unsigned second = e->sequence % 86400;

	date_format(e->changed, out);
	buf_printf(out, "T%02u:%02u:%02u+09:00", second / 3600,
	    second / 60 % 60, second % 60);
}

static void
identifier(
    struct buf *out, const struct site *s, const struct chronicle_entry *e)
{
	buf_printf(out, "%.*s-%.*s-%u", STR_ARG(sender(s)), STR_ARG(e->id),
	    e->sequence);
}

/* Adds the message itself to those that its successor refers to. */
static struct str
referred(const struct site *s, const struct chronicle_entry *e, struct arena *a)
{
	struct buf out = BUF_INIT;
	struct str result;

	buf_str(&out, e->references);
	if (out.len)
		buf_ch(&out, ' ');
	buf_printf(&out, "%.*s,", STR_ARG(sender(s)));
	identifier(&out, s, e);
	buf_ch(&out, ',');
	sent(&out, e);
	result = arena_str(a, buf_view(&out));
	buf_release(&out);
	return result;
}

static struct chronicle_entry
step(const struct site *s, struct str id, struct str digest,
    struct date published, struct arena *a)
{
	const struct chronicle_entry *before =
	    chronicle_find(s->chronicle, CHRONICLE_CAP, id);
	struct chronicle_entry e =
	    chronicle_step(before, digest, published, s->today);

	if (before && e.sequence != before->sequence)
		e.references = referred(s, before, a);
	e.feed = CHRONICLE_CAP;
	e.id = id;
	return e;
}

static struct str
digest_of(const struct site *s, const bool *published,
    const struct str *digests, struct arena *a)
{
	struct str *parts = arena_alloc(a, (s->neditions + 1) * sizeof(*parts));
	size_t n = 0;

	for (size_t i = 0; i < s->neditions; i++)
		if (published[i])
			parts[n++] = digests[i];
	return str_sub(sha256_hex_parts(a, parts, n), 0, 32);
}

struct chronicle_entry
cap_step(const struct site *site, const struct summary *n, struct arena *a)
{
	struct chronicle_entry e = step(site, n->id,
	    digest_of(site, n->published_in, n->digests, a), n->published, a);

	e.category = n->category;
	e.title = n->titles_text[0];
	return e;
}

/* ---- what the notice says -------------------------------------------------------- */

static bool
says(struct str title, const char *word)
{
	return str_find(title, str_from(word), 0) != STR_NPOS;
}

static const char *
category_of(const struct notice *n, struct str title)
{
	static const struct {
		const char *word, *category;
	} words[] = { { "地震", "Geo" }, { "津波", "Geo" }, { "火山", "Geo" },
		{ "土砂", "Geo" }, { "大雨", "Met" }, { "台風", "Met" },
		{ "洪水", "Met" }, { "高潮", "Met" }, { "大雪", "Met" },
		{ "暴風", "Met" }, { "火災", "Fire" }, { "断水", "Infra" },
		{ "停電", "Infra" }, { "給水", "Infra" } };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (says(title, words[i].word))
			return words[i].category;
	return str_eq(n->category, STR("health")) ? "Health" : "Safety";
}

static const char *
status_of(struct str title)
{
	if (says(title, "訓練"))
		return "Exercise";
	return says(title, "試験") ? "Test" : "Actual";
}

/* The city's own orders (災害対策基本法): levels 5, 4 and 3. */
static void
set_level(struct alert *a, struct str title)
{
	a->urgency = "Immediate";
	a->severity = a->certainty = "Unknown";
	if (says(title, "解除")) {
		a->response = "AllClear";
		a->urgency = "Past";
	} else if (says(title, "緊急安全確保")) {
		a->response = "Shelter";
		a->severity = "Extreme";
		a->certainty = "Observed";
	} else if (says(title, "避難指示")) {
		a->response = "Evacuate";
		a->severity = "Severe";
		a->certainty = "Likely";
	} else if (says(title, "高齢者等避難")) {
		a->response = "Prepare";
		a->urgency = "Expected";
		a->severity = "Moderate";
		a->certainty = "Likely";
	}
}

static struct alert
alert_of(const struct notice *n)
{
	struct alert a = { .expires = n->expires };
	struct buf title = BUF_INIT;

	node_plain(notice_part(n, NODE_TITLE), &title);
	a.status = status_of(buf_view(&title));
	a.category = category_of(n, buf_view(&title));
	set_level(&a, buf_view(&title));
	buf_release(&title);
	return a;
}

/* ---- the message -------------------------------------------------------------------- */

static void
open_alert(struct cap *c, const struct chronicle_entry *e, const char *status,
    const char *type)
{
	buf_cstr(c->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alert "
			 "xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">\n");
	identifier(&c->text, c->site, e);
	element(c, "identifier");
	buf_str(&c->text, sender(c->site));
	element(c, "sender");
	sent(&c->text, e);
	element(c, "sent");
	word(c, "status", status);
	word(c, "msgType", type);
	word(c, "scope", "Public");
	buf_str(&c->text, e->references);
	element(c, "references");
}

/* <info> up to where it may end. */
static void
open_info(struct cap *c, const struct alert *a, const struct edition *e,
    struct str category)
{
	char key[32];

	buf_cstr(c->out, "<info>\n");
	buf_str(&c->text, e->locale->tag);
	element(c, "language");
	word(c, "category", a->category);
	chrome_text(c->site, e, category_key(c->site, category, key), &c->text);
	element(c, "event");
	word(c, "responseType", a->response);
	word(c, "urgency", a->urgency);
	word(c, "severity", a->severity);
	word(c, "certainty", a->certainty);
	if (date_valid(a->expires)) {
		date_format(a->expires, &c->text);
		buf_cstr(&c->text, "T23:59:59+09:00");
		element(c, "expires");
	}
	chrome_text(c->site, e, "city", &c->text);
	element(c, "senderName");
}

static void
end_info(struct cap *c, const struct edition *e)
{
	buf_cstr(c->out, "<area>\n");
	chrome_text(c->site, e, "city", &c->text);
	element(c, "areaDesc");
	if (c->site->city->area_code.len) {
		buf_cstr(c->out, "<geocode>\n");
		word(c, "valueName", "JIS X 0402");
		buf_str(&c->text, c->site->city->area_code);
		element(c, "value");
		buf_cstr(c->out, "</geocode>\n");
	}
	buf_cstr(c->out, "</area>\n</info>\n");
}

static void
describe(struct cap *c, const struct bulletin *b)
{
	const struct value *phone = contact_phone(b->notice);
	struct growing g;

	bulletin_title(b, &c->text);
	element(c, "headline");
	growing_init(&g, b, 0, SIZE_MAX, &c->text);
	grow_rows(&g, notice_part(b->notice, NODE_FACTS));
	grow_body(&g, notice_part(b->notice, NODE_BODY));
	if (c->text.len) {
		struct buf trimmed = BUF_INIT;

		buf_str(&trimmed, str_trim(buf_view(&c->text)));
		buf_clear(&c->text);
		buf_str(&c->text, buf_view(&trimmed));
		buf_release(&trimmed);
	}
	element(c, "description");
	page_url(
	    &c->text, b->site->city, b->edition->locale->tag, b->notice->id);
	element(c, "web");
	if (phone && phone_target(&c->text, phone))
		element(c, "contact");
	buf_clear(&c->text);
}

static int
cap_write(struct buf *out, const struct bulletin *b, struct diag *d)
{
	const struct site *s = b->site;
	struct cap c = { .out = out, .site = s };
	struct chronicle_entry e;
	struct arena arena;
	struct alert a;
	int result = 0;

	if (b->notice->urgency != URGENCY_EMERGENCY)
		return 0;
	arena_init(&arena);
	e = step(s, b->notice->id,
	    digest_of(s, b->published, b->digests, &arena),
	    b->notice->published, &arena);
	a = alert_of(b->notice);
	if (!date_valid(e.changed)) {
		diag_add(d, DIAG_CAP_DATE, DIAG_NOWHERE, STR_NONE);
		result = -1;
		goto out;
	}
	open_alert(&c, &e, a.status, e.sequence ? "Update" : "Alert");
	for (size_t i = 0; i < s->neditions; i++) {
		struct bulletin one = *b;

		if (!b->published[i] || !b->all[i])
			continue;
		one.edition = &s->editions[i];
		one.text = b->all[i];
		open_info(&c, &a, one.edition, b->notice->category);
		describe(&c, &one);
		end_info(&c, one.edition);
	}
	buf_cstr(out, "</alert>\n");
out:
	buf_release(&c.text);
	arena_release(&arena);
	return result;
}

void
cap_cancel(struct buf *out, const struct site *site, struct chronicle_entry *e,
    struct arena *a)
{
	const struct alert nothing = { .category = "Safety",
		.response = "AllClear",
		.urgency = "Past",
		.severity = "Unknown",
		.certainty = "Unknown" };
	struct cap c = { .out = out, .site = site };
	struct str category = e->category, title = e->title;

	*e = step(site, e->id, STR(""), e->published, a);
	e->category = category;
	e->title = title;
	open_alert(&c, e, status_of(title), "Cancel");
	for (size_t i = 0; i < site->neditions; i++) {
		const struct edition *edition = &site->editions[i];
		const struct chronicle_entry *page = chronicle_find(
		    site->chronicle, edition->locale->tag, e->id);

		if (!page)
			continue;
		open_info(&c, &nothing, edition, category);
		chrome_text(site, edition, "withdrawn", &c.text);
		buf_cstr(&c.text, ": ");
		buf_str(&c.text, page->title);
		element(&c, "headline");
		chrome_text(site, edition, "withdrawn-lead", &c.text);
		element(&c, "description");
		end_info(&c, edition);
	}
	buf_cstr(out, "</alert>\n");
	buf_release(&c.text);
}

void
cap_path(struct buf *out, struct str tag, struct str id)
{
	(void)tag;
	buf_str(out, STR("cap/"));
	buf_str(out, id);
	buf_str(out, STR(".cap.xml"));
}

const struct writer cap_writer = {
	.name = "cap",
	.suffix = ".cap.xml",
	.help = "CAP 1.2, for emergency notices",
	.write = cap_write,
	.path = cap_path,
	.whole = true,
};
