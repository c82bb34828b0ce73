/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_LETTERHEAD_H
#define WOB_LETTER_LETTERHEAD_H

#include "lib/letter/reading.h"

/*
 * The letterhead as a form: cells of text, of which some are labels ("Datum", "Ons kenmerk") and
 * others their values, beside or below them.
 *
 * It is read from the lines of the source, not from the normalised text: place says which value
 * belongs to which label. Behind the cells above the salutation stand those of the margin, where
 * later pages repeat date and reference.
 */
typedef enum wob_field {
    WOB_FIELD_NONE,
    WOB_FIELD_DATE,
    WOB_FIELD_SENT,
    WOB_FIELD_ASKED, /* when that was written which the letter answers */
    WOB_FIELD_REFERENCE,
    WOB_FIELD_SUBJECT,
    WOB_FIELD_OTHER, /* known, and none of the above */
    WOB_FIELD_COUNT,
} wob_field;

typedef struct wob_cell {
    wob_slice text;    /* one space between words */
    wob_slice value;   /* of it, what stands behind the label */
    wob_field field;   /* that it begins with */
    bool in_margin;    /* or in a running header: its place is not known */
    bool taken;        /* the value of a label */
    float left, right; /* points, or columns of characters */
    float top;         /* in lines, over all pages */
} wob_cell;

typedef struct wob_letterhead {
    WOB_LIST(wob_cell) cells; /* in order */
} wob_letterhead;

void wob_letterhead_read(wob_reading *reading, wob_letterhead *ret_head);

/* The next value of a label of this kind, in the letterhead's order, such as `fits` takes. `*at` is
 * where to look on, 0 at first. The cell is then taken and says where the value stands. NULL where
 * there is none. */
typedef bool wob_value_fn(wob_slice value);
wob_cell *wob_letterhead_value(wob_letterhead *head, wob_field field, wob_value_fn *fits,
                               size_t *at);

/* The value of `cell` with the lines below that go on with it. */
wob_slice wob_letterhead_whole_value(wob_letterhead *head, wob_cell *cell, wob_arena *arena);

#endif
