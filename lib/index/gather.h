/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_GATHER_H
#define WOB_INDEX_GATHER_H

#include "lib/index/prepare.h"
#include "lib/index/reader.h"
#include "lib/text/analyse.h"

/*
 * The letter whose document is `docid` with all its documents, as wob_index_writer_restore puts it
 * into another index. `from` lies in one piece. WOB_CORRUPT, with a message that says what is
 * wrong, where one of them is not as it was written; the letter's record is given even then, if it
 * can be read.
 */
WOB_MUST_CHECK wob_status wob_gather(wob_index *from, wob_analyser *analyser, uint32_t docid,
                                     wob_arena *arena, wob_prepared *ret_letter, wob_error *error);

#endif
