/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_EXPLAIN_H
#define WOB_LETTER_EXPLAIN_H

#include "lib/base/buffer.h"
#include "lib/letter/letter.h"

/* Appends the letter as people read it: what is known of it, then its text line by line with the
 * part that each line belongs to in the margin ("request", "item 2", "answer 5 10"), and below a
 * line the rules that made parts of it. */
void wob_letter_explain(const wob_letter *letter, wob_buffer *to);

#endif
