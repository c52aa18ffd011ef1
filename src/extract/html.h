/*
 * html: a page as a light tree of its own, which main-content search and
 * conversion work on. Walk it with html_next, never by recursion.
 */
#ifndef EXTRACT_HTML_H
#define EXTRACT_HTML_H

#include "extract/draft.h"

enum html_tag {
	HTML_TEXT, /* not an element */
	HTML_OTHER,
#define HTML(id, name, class) HTML_##id,
#include "extract/html_tags.def"
#undef HTML
	HTML_TAG_MAX
};

enum html_class {
	HTML_INLINE, /* and unknown elements */
	HTML_BLOCK,
	HTML_DROP, /* never content */
};

/* Set if an element of the kind stands below. */
enum html_holds {
	HTML_HOLDS_BLOCK = 1,
	HTML_HOLDS_H1 = 2,
	HTML_HOLDS_FILE = 4, /* a link to a PDF, an office document … */
	HTML_HOLDS_PART = 8, /* a heading, a table or a list */
};

struct html_attr {
	struct str name, value;
};

struct html_node {
	struct html_node *parent, *first, *last, *next;
	enum html_tag tag;
	bool dropped;	 /* furniture: neither scored nor converted */
	bool layout;	 /* TABLE: for layout only */
	uint32_t offset; /* bytes into the decoded text */
	struct str text; /* HTML_TEXT only */
	struct html_attr *attrs;
	size_t nattrs;
	/* Sums over what stands below and is not dropped, see html_measure. */
	uint32_t chars, link_chars, score;
	uint8_t holds;	   /* html_holds, of what stands below */
	struct node *made; /* what conversion opened for it, or NULL */
};

/* The page's URL if it names one, to resolve links; empty else. */
struct str html_base(const struct html_node *root);
/* An absolute http, https, mailto or tel link, in the arena; STR_NONE for
 * anything else. */
struct str html_resolve(struct str base, struct str href, struct arena *a);

/* Parses within limits (nesting, attributes, tags); NULL and a diagnostic
 * beyond them. The tree is in the arena. */
struct html_node *html_parse(struct str text, struct arena *a, struct diag *d);
/* The limits alone, by a linear scan. 0 or -1 with a diagnostic. */
int html_limits(struct str text, struct diag *d);

/* Appends all of a piece of HTML to the body, with no search for its main
 * content; `at` is where its nodes point to, STR_NPOS: into `text`. Links are
 * relative to `base`. 0 or -1 with a diagnostic. */
int html_fragment(struct str text, struct str base, size_t at, struct notice *n,
    struct diag *d);

enum html_class html_class_of(enum html_tag tag);
enum html_tag html_tag_by_name(struct str name); /* lower case */
/* The value, STR_NONE if absent, empty but not NULL if it has none. */
struct str html_attr(const struct html_node *node, const char *name);
/* The next node in document order below `root`, NULL at the end. */
struct html_node *html_next(
    const struct html_node *root, const struct html_node *node);
/* The same, but not into `node`. */
struct html_node *html_skip(
    const struct html_node *root, const struct html_node *node);
/* Text below a node, white space collapsed. */
void html_plain(const struct html_node *node, size_t limit, struct buf *out);
bool html_is_blank(struct str text);

bool html_has_any(struct str text, const struct str *list, size_t count);
/* A line that leads around the site, shares, prints or advertises;
 * `link_chars` of it are in links. */
bool html_is_furniture_line(struct str line, uint32_t link_chars);
/* Asks what one thinks of the page. */
bool html_is_survey(struct str line);
/* May stand over a list of links to other pages. */
bool html_is_related(struct str line);
bool html_is_copyright(struct str line);

bool html_is_heading(enum html_tag tag);
bool html_contains(const struct html_node *node, enum html_tag tag);
/* True if one of the lower-case words of id, class and role is in the list,
 * whose words stand between spaces. */
bool html_named(const struct html_node *node, const char *list);
/* Says both whom to ask and how to reach them. */
bool html_speaks_of_contact(const struct html_node *node);
/* Headers and footers, by what they are or are called. */
bool html_is_landmark(const struct html_node *node);
/* More than half of its text is in links. */
/* A button that shows and hides text; read as a summary. */
bool html_is_fold_button(const struct html_node *node);
bool html_is_linky(const struct html_node *node);
/* The end of a line that begins with the sibling `first`: the next br or
 * block, or NULL. `first` itself if that is none of a line. */
struct html_node *html_line_end(struct html_node *first);
/* Its text, as html_plain gives it. */
void html_line_plain(const struct html_node *first, const struct html_node *end,
    size_t limit, struct buf *out);
void html_line_drop(struct html_node *first, const struct html_node *end);

/* Marks furniture as dropped and measures the rest. */
void html_clean(struct html_node *root);
void html_measure(struct html_node *root);
/* The element that holds the content of the page; never NULL. */
struct html_node *html_main(struct html_node *root);
/* The contact section if it stands outside of `main`, or NULL. */
struct html_node *html_contact(
    struct html_node *root, const struct html_node *main);

/* Takes lines before and around the title that only tell when the page was
 * put up out of `main`; the date of the page as it is written, else the one
 * that is `marked`, else as its head says it, else none. */
struct date html_date(struct html_node *root, struct html_node *main,
    const struct html_node *title, struct date marked, struct arena *a);
/* The same for a single block of a short line. `first`: nothing stands
 * before it. */
struct date html_date_line(struct html_node *node, bool first, struct arena *a);

/* What a page says of itself for machines: JSON-LD and microdata. */
struct html_data {
	struct date published;
	struct str headline;   /* of an article or event, else empty */
	struct str start, end; /* of an event, ISO 8601, else empty */
	struct str place;      /* its name and address, else empty */
};

void html_data(
    const struct html_node *root, struct arena *a, struct html_data *ret);
/* An event's time and place as facts, where the body does not say them. */
void html_data_facts(const struct html_data *data, struct notice *n);

/* The heading that is the title, or NULL, and what <title> says without the
 * name of the site. */
struct html_node *html_title(struct html_node *root, struct html_node *main,
    struct arena *a, struct str *ret_text);

#endif
