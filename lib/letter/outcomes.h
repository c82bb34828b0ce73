/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_OUTCOMES_H
#define WOB_LETTER_OUTCOMES_H

#include "lib/letter/reading.h"

/* The row of data/outcomes.tsv by which the sentence says what becomes of something, and what;
 * NULL where it says nothing of that. */
const wob_cue *wob_outcome_said(const wob_sentence *sentence, wob_outcome *ret_outcome);

/* Some sentence of the block does. */
bool wob_block_disposes(const wob_reading *reading, const wob_block *block);

#endif
