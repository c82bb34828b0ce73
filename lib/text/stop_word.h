/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TEXT_STOP_WORD_H
#define WOB_TEXT_STOP_WORD_H

#include "lib/text/language.h"

/*
 * Stop words: the function words of data/stopwords.tsv, which say little alone. `folded` is a word
 * as wob_fold leaves it, or one of ASCII in either case. Any thread may ask.
 */
bool wob_is_stop_word(wob_slice folded, wob_language language);

/* The one language that has it as a stop word. False where none has, and where both do ("in", "is",
 * "over"): such a word tells no language. */
bool wob_stop_word_tells(wob_slice folded, wob_language *ret_language);

#endif
