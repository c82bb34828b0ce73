/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_ID_TABLE_H
#define WOB_BASE_ID_TABLE_H

#include "lib/base/slice.h"

#include <stdint.h>

/*
 * A number for each identifier of a dump. Kept are hashes of 64 bits, not the identifiers: 16 bytes
 * a place and up to four places for each are all that grows with a dump. Of a million identifiers,
 * two share a hash in one dump out of thirty million.
 */
typedef struct wob_id_table {
    struct wob_id_place *at;
    size_t count, room;
} wob_id_table; /* {0} is an empty table */

void wob_id_table_release(wob_id_table *table);

/* The number of `id`, to be read and written until the next call; 0 where it is new. */
uint64_t *wob_id_table_add(wob_id_table *table, wob_slice id);

/* 0 where the table has no such identifier. */
uint64_t wob_id_table_find(const wob_id_table *table, wob_slice id);

#endif
