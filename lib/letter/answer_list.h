/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_ANSWER_LIST_H
#define WOB_LETTER_ANSWER_LIST_H

#include "lib/letter/reading.h"

/* Adds the answers of lists at or behind `from` that are like those of the request; for letters in
 * which nothing names items. */
void wob_answer_list_find(wob_reading *reading, size_t from);

/* Takes the answers apart that list what becomes of items inside their own: "Ad 2" with "a." and
 * "b." answers 2a and 2b. */
void wob_answer_list_split(wob_reading *reading);

#endif
