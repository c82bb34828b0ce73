/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_LEXICON_H
#define WOB_INDEX_LEXICON_H

#include "lib/engine/engine.h"
#include "lib/text/analyse.h"

/*
 * What an index knows of words, made from its terms when letters were added or taken out: its
 * vocabulary (vocabulary.h), which stems two stemmers of Dutch take together, and translations
 * (kin.h) by the dictionaries that are installed and the glossary of the field.
 *
 * It only widens questions. One that is older than the letters, because a writer was killed, finds
 * fewer variants of their words and is otherwise as good.
 */
WOB_MUST_CHECK wob_status wob_lexicon_write(wob_database *database, wob_analyser *analyser,
                                            wob_error *error);

#endif
