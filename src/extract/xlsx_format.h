/* xlsx_format: numbers as a workbook's cells show them. */
#ifndef EXTRACT_XLSX_FORMAT_H
#define EXTRACT_XLSX_FORMAT_H

#include "base/base.h"
#include "notice/notice.h"

/* The code of a built-in format; empty for General or an unknown number. */
struct str xlsx_builtin(int64_t id);
/* Appends the number as the format code shows it. *ret_moment is the date
 * and time if the code shows any, else MOMENT_NONE. `since_1904`: the
 * workbook counts days from there. */
void xlsx_format(double number, struct str code, bool since_1904,
    struct buf *out, struct moment *ret_moment);
/* Day of a serial number, with the 29 February 1900 that never was. */
struct date xlsx_day(long serial, bool since_1904);

#endif
