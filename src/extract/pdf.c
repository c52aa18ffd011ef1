/* PDF: Poppler's pdftotext reads it in a process of its own, the reader of
 * plain text repairs what comes out. */
#include "extract/child.h"
#include "extract/draft.h"
#include "extract/pdf_layout.h"

bool
pdf_sniff(struct str head)
{
	return str_starts(head, STR("%PDF-"));
}

static const char *
reason_of(enum child_end end, const struct buf *complaint)
{
	switch (end) {
	case CHILD_TIMEOUT:
		return "it took too long";
	case CHILD_TOO_LONG:
		return "there is too much text";
	case CHILD_SYSTEM:
		return "the program could not be started";
	default:
		return complaint->len ? complaint->ptr : "the file is damaged";
	}
}

/* The layout as text in *ret; 0 or -1 with a diagnostic. */
static int
convert(struct str bytes, struct buf *ret, struct diag *d)
{
	static const char *const argv[] = { "pdftotext", "-bbox-layout", "-enc",
		"UTF-8", "-", "-", NULL };
	static const struct child_limits limits = {
		.cpu = 20,
		.seconds = 60,
		.memory = (size_t)1 << 30,
		.output = (size_t)64 << 20,
	};
	struct buf bbox = BUF_INIT, complaint = BUF_INIT;
	enum child_end end = child_run(argv, bytes, &limits, &bbox, &complaint);

	if (end == CHILD_OK)
		pdf_layout(buf_view(&bbox), ret);
	else if (end == CHILD_MISSING)
		diag_add(d, DIAG_PDF_TOOL, DIAG_NOWHERE, STR_NONE);
	else
		diag_add(d, DIAG_PDF_FAILED, DIAG_NOWHERE,
		    str_from(reason_of(end, &complaint)));
	buf_release(&bbox);
	buf_release(&complaint);
	return end == CHILD_OK ? 0 : -1;
}

int
pdf_read(const struct source *src, struct notice *n, struct diag *d)
{
	struct buf text = BUF_INIT;
	struct source plain = *src;
	int status = convert(src->bytes, &text, d);

	plain.bytes = buf_view(&text);
	if (status == 0 && !str_trim(plain.bytes).len) {
		diag_add(d, DIAG_PDF_NO_TEXT, DIAG_NOWHERE, STR_NONE);
		status = -1;
	}
	if (status == 0)
		status = plain_read(&plain, n, d);
	buf_release(&text);
	return status;
}
