/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_CSV_H
#define WOB_SOURCE_CSV_H

#include "lib/base/slice.h"
#include "lib/base/status.h"

#include <stdint.h>

/*
 * CSV (RFC 4180) of any length, row by row, from a file that may be packed with gzip. Takes the
 * memory of its largest row. Lines may end in LF or CR LF; a byte order mark and empty lines are
 * passed over. Fields are bytes as they stand, not checked for UTF-8.
 */
enum {
    WOB_CSV_MOST_FIELDS = 256,
    WOB_CSV_LARGEST_ROW = 64 << 20, /* bytes */
};

typedef struct wob_csv wob_csv;

typedef struct wob_csv_row {
    wob_slice field[WOB_CSV_MOST_FIELDS]; /* good until the next call */
    size_t count;                         /* 0 at the end */
    uint64_t line;                        /* in which it begins, from 1 */
} wob_csv_row;

/* WOB_NOT_FOUND or WOB_UNREADABLE. */
WOB_MUST_CHECK wob_status wob_csv_open(const char *path, wob_csv **ret_csv, wob_error *error);
void wob_csv_free(wob_csv *csv);

/* The next row. WOB_UNREADABLE where it is no valid CSV or the packed data is damaged, WOB_LIMIT
 * beyond the limits above or those of gzip data in base/file.h. One may go on after either: the
 * next row is looked for on the next line, and behind damaged data comes the end. */
WOB_MUST_CHECK wob_status wob_csv_next(wob_csv *csv, wob_csv_row *row, wob_error *error);

#endif
