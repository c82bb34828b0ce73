/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_REQUESTING_H
#define WOB_LETTER_REQUESTING_H

#include "lib/letter/reading.h"

/* What a sentence says of the request, as data/requesting.tsv has it. */
typedef struct wob_requesting {
    bool asks;
    bool after;   /* what is asked stands in the sentences that follow */
    size_t begin; /* where in the text what is asked begins */
} wob_requesting;

/* The row of data/requesting.tsv that the sentence is read by; NULL where none is. */
const wob_cue *wob_requesting_cue(const wob_sentence *sentence);

wob_requesting wob_requesting_read(const wob_reading *reading, const wob_sentence *sentence);

/* Sections of this kind may say what was asked. */
bool wob_may_hold_request(wob_part part);

#endif
