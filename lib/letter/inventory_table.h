/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_INVENTORY_TABLE_H
#define WOB_LETTER_INVENTORY_TABLE_H

#include "lib/letter/inventory.h"

/* Between the parts that read tables: inventory.c goes from page to page, inventory_rows.c reads
 * what stands below a row of headings. */
typedef struct wob_table_reader {
    const wob_source *source;
    wob_arena *arena;
    wob_tables *tables;
    bool *taken;  /* of each line: a row has its text */
    bool open;    /* the last table may go on */
    float bottom; /* of what was read last on this page */
} wob_table_reader;

/* Adds the rows that stand among the pieces [begin, end) of a page under the last columns found:
 * below their headings, or (`headed` is false) on a page on which the table goes on. False where
 * there are none. */
bool wob_table_read_rows(wob_table_reader *to, const wob_pieces *pieces, size_t begin, size_t end,
                         bool headed);

#endif
