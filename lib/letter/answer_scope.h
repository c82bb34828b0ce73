/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_ANSWER_SCOPE_H
#define WOB_LETTER_ANSWER_SCOPE_H

#include "lib/letter/reading.h"

/* The sentence says that this letter decides on some items: "De punten 2 en 3 zijn aan mij
 * overgedragen". Adds their numbers to `to`, and returns whether it does. */
bool wob_scope_read(const wob_reading *reading, const wob_sentence *sentence, wob_slices *to);

#endif
