/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_TABLE_H
#define WOB_BASE_TABLE_H

#include "lib/base/arena.h"
#include "lib/base/slice.h"

/*
 * The tables of data/, built into the programs.
 *
 * A table is UTF-8 lines of fields separated by tabs. Lines that begin with '#' are comments (each
 * file opens with one that names its source); the first other line names the columns; blank lines
 * are passed over. The slices of a row live as long as the program.
 */
enum { WOB_TABLE_MOST_COLUMNS = 12 };

typedef struct wob_table {
    const char *name;
    wob_slice rest;    /* not read yet */
    wob_slice columns; /* the heading line */
    unsigned line;     /* of the row read last, counted from 1 */
} wob_table;

typedef struct wob_row {
    wob_slice field[WOB_TABLE_MOST_COLUMNS]; /* missing ones are empty */
    size_t count;
} wob_row;

/* Opens data/NAME.tsv; a name that is not built in is a bug. */
wob_table wob_table_open(const char *name);

bool wob_table_next(wob_table *table, wob_row *ret_row);

#endif
