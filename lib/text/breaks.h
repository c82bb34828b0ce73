/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TEXT_BREAKS_H
#define WOB_TEXT_BREAKS_H

#include "lib/base/slice.h"
#include "lib/base/status.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

/*
 * An ICU break iterator of the root locale. It walks over UTF-8 as it lies, but over ASCII, as most
 * text is, in UTF-16: ICU is faster there, and the offsets are the same. Opened once and set to one
 * text after another: opening takes sixty times as long (2 µs).
 */
typedef struct wob_breaks {
    UBreakIterator *iterator; /* its boundaries are byte offsets of the text set last */
    UText text;
    UChar *units; /* the text set last, where it is ASCII */
    size_t room;
} wob_breaks;

WOB_MUST_CHECK wob_status wob_breaks_init(wob_breaks *breaks, UBreakIteratorType type,
                                          wob_error *error);
void wob_breaks_release(wob_breaks *breaks); /* takes {0} */

/* `text` is borrowed until the next call. WOB_LIMIT where its offsets do not fit ICU's. */
WOB_MUST_CHECK wob_status wob_breaks_set(wob_breaks *breaks, wob_slice text, wob_error *error);

/* What ICU's `code` means here; `doing` says what failed: "ICU cannot fold a word: ...". */
wob_status wob_icu_fail(wob_error *error, UErrorCode code, const char *doing);

#endif
