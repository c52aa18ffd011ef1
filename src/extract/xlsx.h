/* xlsx: the parts of a workbook beside its sheets. */
#ifndef EXTRACT_XLSX_H
#define EXTRACT_XLSX_H

#include "extract/grid.h"
#include "extract/office.h"

#define XLSX_SHEETS 50
#define XLSX_ROW_MAX 1048576

struct sheet {
	struct str name, part;
	bool hidden;
};

struct workbook {
	struct archive *zip;
	struct arena *arena; /* of texts: as long as the notices */
	struct arena *scratch;
	struct diag *diag;
	bool since_1904;
	struct sheet sheets[XLSX_SHEETS];
	size_t nsheets;
	struct str *strings; /* shared ones */
	size_t nstrings, strings_cap;
	struct str *formats; /* codes, by style of a cell */
	size_t nformats, formats_cap;
};

/* Sheets, shared strings and number formats. */
int workbook_read(struct workbook *w);
void workbook_release(struct workbook *w);
/* A string as cells write it: _x000D_ and the like undone. */
struct str workbook_string(struct workbook *w, struct str s);

/* One sheet's rows as shown; hidden ones are counted only. */
int sheet_read(struct workbook *w, const struct sheet *s, struct grid *g,
    size_t *ret_hidden);

#endif
