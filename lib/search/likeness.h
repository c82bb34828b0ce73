/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_LIKENESS_H
#define WOB_SEARCH_LIKENESS_H

#include "lib/base/slice.h"

/*
 * How many errors of typing or reading part two words: a byte more, less or another, or two
 * neighbours exchanged (Damerau and Levenshtein, each place changed once at most). Some number
 * above `most` where there are more than that.
 */
enum { WOB_LIKENESS_LONGEST = 64 }; /* bytes; longer words are never alike */

unsigned wob_likeness_errors(wob_slice a, wob_slice b, unsigned most);

/* How many errors a word may have: shorter ones turn into others by as many. */
unsigned wob_likeness_most_errors(wob_slice word);

#endif
