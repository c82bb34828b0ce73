/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_RECORD_H
#define WOB_INDEX_RECORD_H

#include "lib/base/arena.h"
#include "lib/base/buffer.h"
#include "lib/base/date.h"

#include <stdint.h>

/*
 * Records: numbers and texts one behind the other, without names, as the code that reads them
 * expects.
 *
 *   number  LEB128: seven bits a byte, the lowest first, the high bit says that more follow
 *   text    its size as a number, then its bytes
 *   list    its count as a number, then its texts
 *   date    year, month and day as one number, year*10000 + month*100 + day; 0 for unknown
 */
void wob_record_add_number(wob_buffer *record, uint64_t number);
void wob_record_add_text(wob_buffer *record, wob_slice text);
void wob_record_add_list(wob_buffer *record, const wob_slices *list);
void wob_record_add_date(wob_buffer *record, wob_date date);

/* Reading: once anything is amiss (data cut short, a number too large) every further value is 0 or
 * empty and `broken` says so. Texts are slices of the bytes read. */
typedef struct wob_record_reader {
    wob_slice rest;
    bool broken;
} wob_record_reader;

uint64_t wob_record_number(wob_record_reader *reader);
wob_slice wob_record_text(wob_record_reader *reader);
void wob_record_list(wob_record_reader *reader, wob_arena *arena, wob_slices *ret_list);
wob_date wob_record_date(wob_record_reader *reader);

/* A number below `limit`: an index, or the value of an enumeration. */
uint32_t wob_record_below(wob_record_reader *reader, uint32_t limit);

#endif
