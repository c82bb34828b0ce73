/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TEXT_PLAIN_SENTENCE_H
#define WOB_TEXT_PLAIN_SENTENCE_H

#include "lib/base/slice.h"

/* Where the sentence ends that begins at `begin`: text.size where none ends before. By the rules of
 * UAX #29 as ICU applies them, and ten times as fast, where ASCII alone decides, as it mostly does.
 * 0 where it does not: ICU is to be asked. */
size_t wob_plain_sentence_end(wob_slice text, size_t begin);

#endif
