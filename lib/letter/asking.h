/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_ASKING_H
#define WOB_LETTER_ASKING_H

#include "lib/letter/reading.h"

/* The date of the request that the letter decides, as its sentences tell it: of the request's own
 * letter, else of its receipt; of the last one where it was made anew. Unknown where no sentence
 * says so clearly. */
wob_date wob_asking_date(const wob_reading *reading);

#endif
