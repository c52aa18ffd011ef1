/* The body of a mail: plain text, a paragraph a line. */
#include "bulletin/compose.h"

static void
closing(const struct bulletin *b, struct buf *out)
{
	buf_cstr(out, "\n\n--\n");
	chrome_text(b->site, b->edition, "city", out);
	buf_ch(out, '\n');
	page_url(out, b->site->city, b->edition->locale->tag, b->notice->id);
	buf_ch(out, '\n');
	if (str_starts(b->edition->locale->tag, STR("ja-")) ||
	    !str_starts(b->edition->locale->tag, STR("ja"))) {
		chrome_text(b->site, b->edition, "official", out);
		buf_ch(out, '\n');
	}
}

static int
text_write(struct buf *out, const struct bulletin *b, struct diag *d)
{
	struct growing g;

	(void)d;
	growing_init(&g, b, INLINE_READINGS, SIZE_MAX, out);
	if (b->notice->urgency == URGENCY_EMERGENCY) {
		buf_cstr(out, "⚠ ");
		chrome_text(b->site, b->edition, "emergency", out);
		buf_cstr(out, "\n\n");
	}
	grow_notice(&g);
	closing(b, out);
	return 0;
}

static void
text_path(struct buf *out, struct str tag, struct str id)
{
	buf_str(out, tag);
	buf_ch(out, '/');
	buf_str(out, id);
	buf_str(out, STR(".txt"));
}

const struct writer text_writer = {
	.name = "txt",
	.suffix = ".txt",
	.help = "the body of a mail",
	.write = text_write,
	.path = text_path,
};
