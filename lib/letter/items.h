/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_ITEMS_H
#define WOB_LETTER_ITEMS_H

#include "lib/letter/reading.h"

/* Fills the letter's items; returns where they stand, from the first one's mark to the end of the
 * last; an empty span where there are none. */
wob_span wob_items_find(wob_reading *reading);

#endif
