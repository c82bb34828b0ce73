/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TEXT_DICTIONARY_H
#define WOB_TEXT_DICTIONARY_H

#include "lib/base/slice.h"
#include "lib/base/status.h"

/*
 * The English-Dutch and Dutch-English dictionaries of FreeDict (freedict.org), where they are
 * installed: packages dict-freedict-eng-nld and dict-freedict-nld-eng of Debian, in the format of
 * dictd. Where one is not there, it has no words; where one is damaged, no
 * more than up to there.
 */
typedef wob_status (*wob_translation_fn)(void *context, wob_slice english, wob_slice dutch,
                                         wob_error *error);

/* Calls for each pair of a word and a translation; any status but WOB_OK ends it and is returned.
 * Either may be of several words. */
WOB_MUST_CHECK wob_status wob_dictionaries_each(wob_translation_fn call, void *context,
                                                wob_error *error);

/* Which of the packages are not there, "dict-freedict-eng-nld dict-freedict-nld-eng"; "" where both
 * are. */
const char *wob_dictionaries_missing(void);

/* The same of one dictionary, in any folder. */
WOB_MUST_CHECK wob_status wob_dictionary_each(const char *folder, const char *name, bool from_dutch,
                                              wob_translation_fn call, void *context,
                                              wob_error *error);

#endif
