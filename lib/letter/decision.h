/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_DECISION_H
#define WOB_LETTER_DECISION_H

#include "lib/letter/reading.h"

/* The block begins with a sentence that decides on the request, and on more of it than `items`. */
bool wob_decides_beyond(const wob_reading *reading, const wob_block *block,
                        const wob_slices *items);

#endif
