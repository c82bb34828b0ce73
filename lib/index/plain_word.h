/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_PLAIN_WORD_H
#define WOB_INDEX_PLAIN_WORD_H

#include "lib/base/slice.h"

/*
 * Words for comparing texts, which nobody asks for: runs of letters and digits, cut fast and not by
 * the analysis chain. They only have to be the same where the text is.
 *
 * The next word from `*at` on, empty at the end of the text; `*ret_ascii`: it has nothing to fold
 * but the case.
 */
wob_slice wob_plain_word_next(wob_slice text, size_t *at, bool *ret_ascii);

#endif
