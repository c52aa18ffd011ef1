/* grid: the rows of a spreadsheet or CSV file, and the notices in them. */
#ifndef EXTRACT_GRID_H
#define EXTRACT_GRID_H

#include "extract/draft.h"

#define GRID_ROWS 5000 /* further ones are left out, with a warning */
#define GRID_COLUMNS 256

struct grid_cell {
	struct str text;	   /* as shown; lives as long as the notices */
	size_t offset;		   /* into the grid's text */
	struct moment moment;	   /* if the cell holds a date or a time */
	uint16_t colspan, rowspan; /* 0 means 1 */
	bool covered;		   /* by a merged cell */
};

struct grid_row {
	struct grid_cell *cells;
	size_t count;
	uint32_t number; /* from 1, as a spreadsheet shows it */
};

struct grid {
	struct str name; /* of the sheet; may be empty */
	size_t sheet;	 /* from 0: further ones show in the notices' ids */
	struct grid_row *rows; /* blank ones are not among them */
	size_t count, cap;
	struct str text; /* what offsets count in */
};

void grid_release(struct grid *g); /* the rows; cells are in an arena */
/* Adds a row unless it is blank; false if there are too many. */
bool grid_add(struct grid *g, struct grid_row row);

/* The notices of some sheets: one a row where the columns are those of an
 * event list, else one with the tables. */
int grid_notices(struct grid *grids, size_t count, const struct source *src,
    struct notices *all, struct diag *d);

/* ---- event lists ---- */

enum column {
	COLUMN_OTHER,
	COLUMN_SKIP, /* codes, readings, coordinates */
	COLUMN_ID,
	COLUMN_TITLE,
	COLUMN_START_DATE,
	COLUMN_END_DATE,
	COLUMN_START_TIME,
	COLUMN_END_TIME,
	COLUMN_WHEN_NOTE,
	COLUMN_WHEN, /* both in words */
	COLUMN_DESCRIPTION,
	COLUMN_COST,
	COLUMN_COST_NOTE,
	COLUMN_WHO,
	COLUMN_BRING,
	COLUMN_CONTACT,
	COLUMN_HOST,
	COLUMN_PHONE,
	COLUMN_EXTENSION,
	COLUMN_FAX,
	COLUMN_MAIL,
	COLUMN_PLACE,
	COLUMN_ADDRESS,
	COLUMN_BUILDING,
	COLUMN_CAPACITY,
	COLUMN_DEADLINE_DATE,
	COLUMN_DEADLINE_TIME,
	COLUMN_APPLY,
	COLUMN_URL,
	COLUMN_REMARK,
	COLUMN_PUBLISHED,
	COLUMN_MAX
};

struct columns {
	enum column kinds[GRID_COLUMNS];
	size_t count;
	size_t row; /* of the grid, that names them */
};

/* Finds the row that names the columns of an event list. */
bool columns_find(const struct grid *g, struct columns *ret);
/* One notice a row below it. */
void events_read(const struct grid *g, const struct columns *c,
    const struct source *src, struct notices *all, struct diag *d);

#endif
