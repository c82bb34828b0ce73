/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_REASON_H
#define WOB_LETTER_REASON_H

#include "lib/letter/reading.h"

/* Notes why something of the letter was taken for what it is, for `wobindex parse --explain`. */

/* By a row of data/TABLE.tsv. `part` and `table` live as long as the program. */
void wob_reason_cue(const wob_reading *reading, wob_span span, const char *part, const char *table,
                    const wob_cue *cue);

/* By a rule of the code, in words. */
void wob_reason_rule(const wob_reading *reading, wob_span span, const char *part, const char *rule);

#endif
