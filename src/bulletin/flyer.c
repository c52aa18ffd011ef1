/* Flyers as PDF: the forms of a sheet, and what is written around them. */
#include "bulletin/flyer.h"

#include <math.h>

#define TEXT_MAX 60000 /* bytes of a notice that is set at all */
#define HALVES 2

/* What stands side by side on a sheet. */
struct half {
	struct bulletin bulletin;
	struct flyer flyer;
	struct layout layout;
};

/* One document: its halves are of one notice. */
struct sheet {
	struct half half[HALVES];
	size_t count;  /* of halves that are set */
	size_t copies; /* of each, side by side */
	bool turned;   /* the second half stands on the back of the first */
	struct form form;
	double width; /* of the paper */
	bool places;  /* a list of what is on it, instead of it */
	struct look look;
};

static size_t
edition_index(const struct bulletin *b, struct str tag)
{
	for (size_t i = 0; i < b->site->neditions; i++)
		if (str_eq(b->site->editions[i].locale->tag, tag))
			return i;
	return 0;
}

void
flyer_open(struct flyer *f, const struct bulletin *b, const struct look *look,
    struct diag *d)
{
	*f = (struct flyer){ .press = b->press,
		.bulletin = b,
		.script = press_script(
		    b->press, (size_t)(b->edition - b->site->editions)),
		.japanese =
		    press_script(b->press, edition_index(b, STR("ja-simple"))),
		.look = look,
		.diag = d };
}

void
flyer_describe(struct flyer *f, struct str url, struct pdf_info *info)
{
	const struct bulletin *b = f->bulletin;
	char key[32];

	info->title =
	    words_run(f, notice_part(b->notice, NODE_TITLE)->first)->text;
	info->author = words_chrome(f, "city")->text;
	info->subject =
	    words_chrome(f, category_key(b->site, b->notice->category, key))
		->text;
	info->language = f->script->tag;
	info->id = url;
	info->date = b->notice->published;
	if (!date_valid(info->date))
		info->date = b->site->today;
	if (!date_valid(info->date))
		info->date = (struct date){ 1970, 1, 1 };
}

struct str
flyer_alternative(struct flyer *f, struct str url)
{
	return arena_printf(press_arena(f->press), "%.*s: %.*s",
	    STR_ARG(words_chrome(f, "phone-page")->text), STR_ARG(url));
}

static bool
too_long(const struct notice *n)
{
	struct buf text = BUF_INIT;
	bool result;

	node_plain(n->root, &text);
	result = text.len > TEXT_MAX;
	buf_release(&text);
	return result;
}

/* Returns the codes painted: the last page has it. Their text is in `ret`. */
static size_t
paint_half(struct half *h, struct canvas *c, size_t page, struct str *ret)
{
	if (page >= h->layout.pages)
		return 0;
	layout_paint(&h->layout, c, page);
	if (page + 1 < h->layout.pages)
		return 0;
	*ret = flyer_alternative(&h->flyer, h->layout.url);
	return 1;
}

static int
paint(struct sheet *s, struct buf *out)
{
	struct canvas *c =
	    canvas_new(s->half[0].bulletin.press, s->width, s->form.height);
	struct str alternatives[HALVES * HALVES];
	struct pdf_info info = { .alternatives = alternatives };
	double body = s->half[0].layout.measure.body;
	size_t pages = 0, sides = s->count * s->copies;
	struct buf unused = BUF_INIT;
	int result;

	if (s->places)
		canvas_list(c, out);
	for (size_t i = 0; i < s->count; i++)
		if (s->half[i].layout.pages > pages)
			pages = s->half[i].layout.pages;
	for (size_t page = 0; page < pages; page++) {
		for (size_t i = 0; i < sides; i++) {
			if (!s->turned)
				canvas_column(c, (double)i * s->form.width,
				    s->form.width);
			info.nalternatives += paint_half(&s->half[i % s->count],
			    c, page, &alternatives[info.nalternatives]);
			if (s->turned && i + 1 < sides)
				canvas_page(c);
		}
		canvas_page(c);
	}
	flyer_describe(&s->half[s->count - 1].flyer,
	    s->half[s->count - 1].layout.url, &info);
	for (size_t i = 0; i < s->count; i++)
		body = fmin(body, s->half[i].layout.measure.body);
	canvas_report(c, &s->half[s->count - 1].flyer, body);
	result = canvas_finish(c, &info, s->places ? &unused : out);
	buf_release(&unused);
	return result;
}

static int
sheet_write(struct sheet *s, struct buf *out, struct diag *d)
{
	const struct bulletin *b = &s->half[s->count - 1].bulletin;
	bool failed = false, tall = false;
	int result = -1;

	if (!b->press)
		return -1;
	if (too_long(b->notice)) {
		diag_add(d, DIAG_FLYER_LONG, DIAG_NOWHERE, STR_NONE);
		return -1;
	}
	for (size_t i = 0; i < s->count; i++) {
		struct half *h = &s->half[i];

		flyer_open(&h->flyer, &h->bulletin, &s->look, d);
		layout_fit(&h->layout, &h->flyer, &s->form);
		failed |= h->flyer.failed;
		tall |= h->layout.pages > PAGES_MAX;
	}
	if (tall)
		diag_add(d, DIAG_FLYER_LONG, DIAG_NOWHERE, STR_NONE);
	else if (!failed && (result = paint(s, out)) != 0)
		diag_add(d, DIAG_FLYER_FAILED, DIAG_NOWHERE,
		    b->edition->locale->own_name);
	for (size_t i = 0; i < s->count; i++) {
		layout_release(&s->half[i].layout);
		map_release(&s->half[i].flyer.words);
	}
	press_clear(b->press);
	return result;
}

/* ---- forms ----------------------------------------------------------------------- */

static void
open_sheet(struct sheet *s, const struct bulletin *b, bool outlined)
{
	*s = (struct sheet){ .count = 1,
		.copies = 1,
		.form = { A4_SHORT, A4_LONG, 1 },
		.width = A4_SHORT };
	s->half[0].bulletin = *b;
	look_of(b, outlined, &s->look);
}

/* Two of A5 on a sheet that is cut or folded. */
static void
make_a5(struct sheet *s)
{
	s->form = (struct form){ A4_LONG / 2, A4_SHORT, 0.75 };
	s->width = A4_LONG;
	s->copies = 2;
}

static int
flyer_write(struct buf *out, const struct bulletin *b, struct diag *d)
{
	struct sheet s;

	open_sheet(&s, b, false);
	return sheet_write(&s, out, d);
}

static int
places_write(struct buf *out, const struct bulletin *b, struct diag *d)
{
	struct sheet s;

	open_sheet(&s, b, false);
	s.places = true;
	return sheet_write(&s, out, d);
}

static int
bw_write(struct buf *out, const struct bulletin *b, struct diag *d)
{
	struct sheet s;

	open_sheet(&s, b, true);
	return sheet_write(&s, out, d);
}

static int
a5_write(struct buf *out, const struct bulletin *b, struct diag *d)
{
	struct sheet s;

	open_sheet(&s, b, false);
	make_a5(&s);
	return sheet_write(&s, out, d);
}

/* Easy Japanese goes before the language; before Easy Japanese itself goes
 * Japanese. False if it is not there. */
static bool
add_japanese(struct sheet *s, const struct bulletin *b)
{
	bool easy = str_eq(b->edition->locale->tag, STR("ja-simple"));
	size_t other = edition_index(b, easy ? STR("ja") : STR("ja-simple"));
	struct bulletin *first = &s->half[0].bulletin;

	if (!b->all[other])
		return false;
	s->copies = 1;
	s->count = 2;
	s->half[1].bulletin = *b;
	first->edition = &b->site->editions[other];
	first->text = b->all[other];
	first->formatter = b->formatters[other];
	return true;
}

static int
bilingual_write(struct buf *out, const struct bulletin *b, struct diag *d)
{
	struct sheet s;

	open_sheet(&s, b, false);
	make_a5(&s);
	return add_japanese(&s, b) ? sheet_write(&s, out, d) : -1;
}

static int
two_sided_write(struct buf *out, const struct bulletin *b, struct diag *d)
{
	struct sheet s;

	open_sheet(&s, b, false);
	s.turned = true;
	return add_japanese(&s, b) ? sheet_write(&s, out, d) : -1;
}

static void
add_path(struct buf *out, struct str tag, const char *form, struct str id)
{
	buf_str(out, tag);
	buf_cstr(out, form);
	buf_ch(out, '/');
	buf_str(out, id);
	buf_str(out, STR(".pdf"));
}

static void
flyer_path(struct buf *out, struct str tag, struct str id)
{
	add_path(out, tag, "", id);
}

static void
places_path(struct buf *out, struct str tag, struct str id)
{
	buf_str(out, tag);
	buf_cstr(out, "/places/");
	buf_str(out, id);
	buf_cstr(out, ".tsv");
}

static void
bw_path(struct buf *out, struct str tag, struct str id)
{
	add_path(out, tag, "/bw", id);
}

static void
a5_path(struct buf *out, struct str tag, struct str id)
{
	add_path(out, tag, "/a5", id);
}

static void
bilingual_path(struct buf *out, struct str tag, struct str id)
{
	add_path(out, tag, "/bilingual", id);
}

static void
two_sided_path(struct buf *out, struct str tag, struct str id)
{
	add_path(out, tag, "/two-sided", id);
}

const struct writer flyer_writer = {
	.name = "flyer",
	.printed = true,
	.suffix = ".pdf",
	.link = "flyer",
	.help = "flyer, A4",
	.write = flyer_write,
	.path = flyer_path,
};

const struct writer flyer_places_writer = {
	.name = "flyer-places",
	.printed = true,
	.optional = true,
	.suffix = ".tsv",
	.help = "where the words of a flyer are, for tests",
	.write = places_write,
	.path = places_path,
};

const struct writer flyer_bw_writer = {
	.name = "flyer-bw",
	.printed = true,
	.optional = true,
	.suffix = ".pdf",
	.link = "flyer-bw",
	.help = "flyer for copiers, without colours",
	.write = bw_write,
	.path = bw_path,
};

const struct writer flyer_a5_writer = {
	.name = "flyer-a5",
	.printed = true,
	.optional = true,
	.suffix = ".pdf",
	.link = "flyer-a5",
	.help = "two flyers of A5 on a sheet of A4",
	.write = a5_write,
	.path = a5_path,
};

const struct writer flyer_bilingual_writer = {
	.name = "flyer-bilingual",
	.printed = true,
	.optional = true,
	.suffix = ".pdf",
	.link = "flyer-bilingual",
	.help = "Easy Japanese and the language side by side, A4",
	.write = bilingual_write,
	.path = bilingual_path,
};

const struct writer flyer_two_sided_writer = {
	.name = "flyer-two-sided",
	.printed = true,
	.optional = true,
	.suffix = ".pdf",
	.link = "flyer-two-sided",
	.help = "Easy Japanese, and the language on its back, A4",
	.write = two_sided_write,
	.path = two_sided_path,
};
