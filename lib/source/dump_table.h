/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_DUMP_TABLE_H
#define WOB_SOURCE_DUMP_TABLE_H

#include "lib/base/arena.h"
#include "lib/base/buffer.h"
#include "lib/base/date.h"
#include "lib/source/csv.h"

/*
 * A table of the dump of Woogle: CSV whose columns are found by name, in any order, and whose rows
 * each have an identifier. Columns that nobody asks for are passed over.
 */
enum {
    WOB_DUMP_MOST_COLUMNS = 12,
    WOB_DUMP_LONGEST_ID = 200, /* bytes */
    WOB_DUMP_LONGEST_VALUE = 2000,
};

typedef struct wob_dump_table {
    const char *path;
    wob_csv *csv;
    wob_csv_row row;
    size_t place[WOB_DUMP_MOST_COLUMNS]; /* of each column; WOB_CSV_MOST_FIELDS where it lacks */
    size_t fields;                       /* of the heading, and so of each row */
} wob_dump_table;

/* Appends the names of a file's columns, a comma between them. */
WOB_MUST_CHECK wob_status wob_dump_table_heading(const char *path, wob_buffer *to,
                                                 wob_error *error);

/* Opens the file and reads its heading. The first of the `count` names is that of the column with
 * the identifier: without it the file is WOB_UNREADABLE. `path` is borrowed. */
WOB_MUST_CHECK wob_status wob_dump_table_open(wob_dump_table *table, const char *path,
                                              const char *const *names, size_t count,
                                              wob_error *error);
void wob_dump_table_close(wob_dump_table *table); /* takes one that was not opened, zeroed */

bool wob_dump_table_has(const wob_dump_table *table, size_t column);

/* The next row; table->row.count is 0 at the end. As with wob_csv_next one may go on after a row
 * that cannot be read: one of more or fewer fields than the heading, or without an identifier. */
WOB_MUST_CHECK wob_status wob_dump_table_next(wob_dump_table *table, wob_error *error);

/* The identifier of the row in hand. */
wob_slice wob_dump_table_id(const wob_dump_table *table);

/* A field of the row in hand, as bytes; empty where the dump lacks the column, and where the field
 * is blank or says in a word that it has no value ("nan"). */
wob_slice wob_dump_table_field(const wob_dump_table *table, size_t column);

/* A name or title: the field as valid UTF-8, without white space around it; empty where it is
 * longer than any (WOB_DUMP_LONGEST_VALUE). */
wob_slice wob_dump_table_value(const wob_dump_table *table, size_t column, wob_arena *arena);

/* A day, with a time of the day behind it or without; unknown where the field has none. */
wob_date wob_dump_table_date(const wob_dump_table *table, size_t column);

#endif
