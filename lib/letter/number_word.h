/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_NUMBER_WORD_H
#define WOB_LETTER_NUMBER_WORD_H

#include "lib/base/slice.h"

/* A row of data/numbers.tsv: "derde", "drie", "laatste". */
typedef struct wob_number_word {
    wob_slice word;
    unsigned value;
    enum { WOB_ORDINAL, WOB_CARDINAL, WOB_LAST } kind;
} wob_number_word;

/* The row of this word, without regard to ASCII case; NULL where there is none. */
const wob_number_word *wob_number_word_find(wob_slice word);

#endif
