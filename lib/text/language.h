/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TEXT_LANGUAGE_H
#define WOB_TEXT_LANGUAGE_H

#include "lib/base/slice.h"

/* The languages that letters are written in. */
typedef enum wob_language { WOB_DUTCH, WOB_ENGLISH } wob_language;

/* "nl" or "en" (ISO 639-1). */
const char *wob_language_code(wob_language language);
bool wob_language_parse(wob_slice code, wob_language *ret_language);

/* The language whose stop words (data/stopwords.tsv) stand more often in `text`; `otherwise` where
 * there are as many of both, as in a text of two names. */
wob_language wob_language_detect(wob_slice text, wob_language otherwise);

#endif
