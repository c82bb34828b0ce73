/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_SOUND_H
#define WOB_INDEX_SOUND_H

#include "lib/index/reader.h"
#include "lib/text/analyse.h"

/*
 * Whether a passage of an index is as it was written: it belongs to the letter whose document
 * `letter_docid` is, its text lies in its pack and is valid, and what stands beside the text says
 * the same as the text. Its words, folded, are appended to `ret_forms`. WOB_CORRUPT, with a message
 * that says what is wrong, where it is not.
 */
WOB_MUST_CHECK wob_status wob_passage_sound(wob_index *index, wob_analyser *analyser,
                                            const wob_stored_letter *letter, uint32_t letter_docid,
                                            uint32_t docid, wob_arena *arena, wob_slices *ret_forms,
                                            wob_error *error);

#endif
