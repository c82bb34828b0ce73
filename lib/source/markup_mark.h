/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_MARKUP_MARK_H
#define WOB_SOURCE_MARKUP_MARK_H

#include "lib/base/arena.h"
#include "lib/base/buffer.h"

/*
 * The marks that Word, LibreOffice and browsers count themselves and put before the entries of
 * lists: "1.", "2.1", "(c)", "IV.", "•". The readers write them out, for what a letter answers goes
 * by these numbers.
 */
enum { WOB_LIST_LEVELS = 9 };

typedef enum wob_number_format {
    WOB_NUMBER_DECIMAL,
    WOB_NUMBER_DECIMAL_ZERO, /* 01, 02 ... 10 */
    WOB_NUMBER_LOWER_LETTER, /* a ... z, aa, bb ... */
    WOB_NUMBER_UPPER_LETTER,
    WOB_NUMBER_LOWER_ROMAN,
    WOB_NUMBER_UPPER_ROMAN,
    WOB_NUMBER_BULLET, /* does not count */
    WOB_NUMBER_NONE,   /* shows nothing */
} wob_number_format;

typedef struct wob_list_level {
    wob_number_format format;
    wob_slice text; /* "%1.%2)": %N is the number of level N; of a bullet its character */
    unsigned start; /* its first number */
    bool decimal;   /* the numbers of all levels are shown as decimal ones */
} wob_list_level;

/* A list as far as it has been counted. {0} has levels of "" that begin with 0. */
typedef struct wob_numbering {
    wob_list_level level[WOB_LIST_LEVELS];
    unsigned at[WOB_LIST_LEVELS];
    bool begun[WOB_LIST_LEVELS];
} wob_numbering;

void wob_number_add(wob_buffer *to, wob_number_format format, unsigned number);

/* Counts on at `level` (from 0), and gives the entry's mark. Deeper levels begin anew. */
wob_slice wob_numbering_next(wob_numbering *numbering, size_t level, wob_arena *arena);

/* The next entry of the level has this number. */
void wob_numbering_set(wob_numbering *numbering, size_t level, unsigned number);

/* A bullet that is known for one when it is read: private characters of symbol fonts and fancy ones
 * become one of the common ones, after the list's level. */
wob_slice wob_bullet(wob_slice character, size_t level);

#endif
