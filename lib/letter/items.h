/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_ITEMS_H
#define WOB_LETTER_ITEMS_H

#include "lib/letter/reading.h"

/* Fills the letter's items; returns where they stand, from the first one's mark to the end of the
 * last; an empty span where there are none. */
wob_span wob_items_find(wob_reading *reading);

/* The place stands behind the letter's end: in an annex, whatever that holds. */
bool wob_is_behind_letter(const wob_letter *letter, size_t at);

#endif
