/* pdf_layout: lines with their places on the page as plain text. */
#ifndef EXTRACT_PDF_LAYOUT_H
#define EXTRACT_PDF_LAYOUT_H

#include "base/base.h"

/* Reads what `pdftotext -bbox-layout` prints and appends its text: a line a
 * line, an empty line between blocks, a form feed behind a page, and blocks
 * side by side whose lines face each other as rows of cells between tabs. */
void pdf_layout(struct str bbox, struct buf *out);

#endif
