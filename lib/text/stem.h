/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TEXT_STEM_H
#define WOB_TEXT_STEM_H

#include "lib/base/status.h"
#include "lib/text/language.h"

/*
 * Stems of folded words in one language, with a memory of the words that came last: letters say the
 * same few thousand words over and over, and Snowball works through each anew. The memory has a
 * fixed size; it changes how fast an answer comes, never what it is. One for each thread.
 *
 * A word with a digit is its own stem, and so is one of which nothing would be left. In Dutch the
 * 's of plurals and genitives comes off first ("foto's", "auto's", "Jansen's"), which Snowball's
 * Dutch leaves on; its English takes it off by itself.
 */
typedef struct wob_stems wob_stems;

typedef struct wob_stem_of {
    wob_slice stem; /* lies in the word, or in the memory until the next call; never empty */
    bool stop;      /* the word is a stop word */
} wob_stem_of;

WOB_MUST_CHECK wob_status wob_stems_new(wob_language language, wob_stems **ret_stems,
                                        wob_error *error);
void wob_stems_free(wob_stems *stems);

WOB_MUST_CHECK wob_status wob_stems_find(wob_stems *stems, wob_slice folded, wob_stem_of *ret_stem,
                                         wob_error *error);

#endif
