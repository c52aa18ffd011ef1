#include "extract/html.h"

#include <strings.h>

static bool
has_scheme(struct str url, const char *scheme)
{
	struct str s = str_from(scheme);

	return url.len > s.len && strncasecmp(url.ptr, s.ptr, s.len) == 0;
}

static bool
is_web(struct str url)
{
	return has_scheme(url, "http://") || has_scheme(url, "https://");
}

static bool
is_clean(struct str url)
{
	for (size_t i = 0; i < url.len; i++)
		if ((unsigned char)url.ptr[i] <= ' ' || url.ptr[i] == '"' ||
		    url.ptr[i] == '<' || url.ptr[i] == '>' ||
		    url.ptr[i] == '\\')
			return false;
	return url.len < 2000;
}

struct str
html_base(const struct html_node *root)
{
	for (const struct html_node *n = root; n; n = html_next(root, n)) {
		struct str url = STR_NONE;

		if (n->tag == HTML_BODY)
			break;
		if (n->tag == HTML_BASE ||
		    (n->tag == HTML_LINK &&
			str_eq(html_attr(n, "rel"), STR("canonical"))))
			url = html_attr(n, "href");
		if (n->tag == HTML_META &&
		    str_eq(html_attr(n, "property"), STR("og:url")))
			url = html_attr(n, "content");
		if (is_web(url) && is_clean(url))
			return url;
	}
	return STR_NONE;
}

struct str
html_resolve(struct str base, struct str href, struct arena *a)
{
	size_t root, dir;

	href = str_trim(href);
	if (!href.len || !is_clean(href))
		return STR_NONE;
	if (is_web(href) || has_scheme(href, "mailto:") ||
	    has_scheme(href, "tel:"))
		return arena_str(a, href);
	root = str_find(href, STR(":"), 0);
	if (!base.len || href.ptr[0] == '#' ||
	    (root != STR_NPOS && root < str_find(href, STR("/"), 0)))
		return STR_NONE;
	root = str_find(base, STR("/"), str_find(base, STR("://"), 0) + 3);
	if (root == STR_NPOS)
		root = base.len;
	if (str_starts(href, STR("//")))
		return arena_printf(a, "https:%.*s", STR_ARG(href));
	if (href.ptr[0] == '/')
		return arena_printf(
		    a, "%.*s%.*s", (int)root, base.ptr, STR_ARG(href));
	for (dir = base.len; dir > root && base.ptr[dir - 1] != '/';)
		dir--;
	for (;;) {
		if (str_starts(href, STR("./"))) {
			href = str_sub(href, 2, href.len);
		} else if (str_starts(href, STR("../"))) {
			href = str_sub(href, 3, href.len);
			while (dir > root + 1 && base.ptr[--dir - 1] != '/')
				;
		} else {
			break;
		}
	}
	if (dir > root)
		return arena_printf(
		    a, "%.*s%.*s", (int)dir, base.ptr, STR_ARG(href));
	return arena_printf(a, "%.*s/%.*s", (int)root, base.ptr, STR_ARG(href));
}
