/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_ANSWER_BEGIN_H
#define WOB_LETTER_ANSWER_BEGIN_H

#include "lib/letter/answer_opening.h"

/* An answer begins with the block, which stands at or behind `from`. */
bool wob_answer_begins(const wob_reading *reading, const wob_block *block, size_t from,
                       wob_answer_opening *ret_opening);

/* Where what the opening heads begins: in its block, or with the next one. */
size_t wob_answer_begin_behind(const wob_reading *reading, const wob_block *block,
                               const wob_answer_opening *opening);

#endif
