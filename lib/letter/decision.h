/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_DECISION_H
#define WOB_LETTER_DECISION_H

#include "lib/letter/reading.h"

/* The block begins with a sentence that decides on the request, and names none of its items. */
bool wob_decides_on_all(const wob_reading *reading, const wob_block *block);

#endif
