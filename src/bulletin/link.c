/* Where pages and flyers may lead. */
#include "bulletin/inline.h"

#include <ctype.h>
#include <strings.h>

static bool
is_hex(struct str s, size_t at)
{
	return at < s.len && isxdigit((unsigned char)s.ptr[at]);
}

/* What must not stand in a URL as it is, is encoded, so that every parser
 * sees the same one. */
static void
add_encoded(struct buf *out, struct str s)
{
	bool fragment = false;

	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		bool ok = !strchr("\"<>\\^`{|}[]", c);

		if (c == '%')
			ok = is_hex(s, i + 1) && is_hex(s, i + 2);
		if (c == '#') {
			ok = !fragment;
			fragment = true;
		}
		if (ok)
			buf_ch(out, c);
		else
			buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
	}
}

/* Host and port as such; no name of a user, which only deceives. */
static bool
is_host(struct str s)
{
	size_t colon = str_find(s, STR(":"), 0);
	struct str host = str_sub(s, 0, colon == STR_NPOS ? s.len : colon);
	struct str port =
	    colon == STR_NPOS ? STR_NONE : str_sub(s, colon + 1, s.len);

	for (size_t i = 0; i < host.len; i++) {
		unsigned char c = (unsigned char)host.ptr[i];

		if (c < 0x80 && !isalnum(c) && !strchr(".-_", (char)c))
			return false;
	}
	for (size_t i = 0; i < port.len; i++)
		if (!isdigit((unsigned char)port.ptr[i]))
			return false;
	return host.len > 0 && host.ptr[0] != '.' &&
	       (port.len == 0 || (port.len < 6 && str_to_int(port) < 65536));
}

static bool
web_target(struct buf *out, struct str scheme, struct str rest)
{
	size_t end = 0;

	while (end < rest.len && !strchr("/?#", rest.ptr[end]))
		end++;
	if (!is_host(str_sub(rest, 0, end)))
		return false;
	buf_str(out, scheme);
	buf_str(out, str_sub(rest, 0, end));
	add_encoded(out, str_sub(rest, end, rest.len));
	return true;
}

bool
link_target(struct buf *out, const struct city *city, struct str href)
{
	static const struct str schemes[] = {
		STR_INIT("https://"),
		STR_INIT("http://"),
		STR_INIT("mailto:"),
		STR_INIT("tel:"),
	};

	for (size_t i = 0; i < href.len; i++)
		if ((unsigned char)href.ptr[i] <= ' ')
			return false;
	for (size_t i = 0; i < ARRAY_SIZE(schemes); i++) {
		struct str rest;

		if (href.len <= schemes[i].len ||
		    strncasecmp(href.ptr, schemes[i].ptr, schemes[i].len) != 0)
			continue;
		rest = str_sub(href, schemes[i].len, href.len);
		if (str_ends(schemes[i], STR("//")))
			return web_target(out, schemes[i], rest);
		buf_str(out, schemes[i]);
		add_encoded(out, rest);
		return true;
	}
	if (!city->website.len || !str_starts(href, STR("/")) ||
	    str_starts(href, STR("//")) || str_starts(href, STR("/\\")))
		return false;
	buf_str(out, city->website);
	add_encoded(out, href);
	return true;
}

bool
mail_target(struct buf *out, struct str address)
{
	size_t signs = 0;

	for (size_t i = 0; i < address.len; i++) {
		unsigned char c = (unsigned char)address.ptr[i];

		signs += c == '@';
		if (!isalnum(c) &&
		    !(c > 0 && c < 0x80 && strchr("@._+-~/=", (char)c)))
			return false;
	}
	if (signs != 1 || str_starts(address, STR("@")) ||
	    str_ends(address, STR("@")))
		return false;
	buf_cstr(out, "mailto:");
	buf_str(out, address);
	return true;
}
