/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_ANSWER_QUESTION_H
#define WOB_LETTER_ANSWER_QUESTION_H

#include "lib/letter/reading.h"

/* Adds the items that stand between the headings of answers and the words that head the answers
 * themselves; for letters that have no others. */
void wob_items_from_answers(wob_reading *reading);

#endif
