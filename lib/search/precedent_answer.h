/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_PRECEDENT_ANSWER_H
#define WOB_SEARCH_PRECEDENT_ANSWER_H

#include "lib/search/precedent.h"

/* What became of `precedent->item` of the letter in `precedent->hit`: fills its outcome and
 * grounds, makes the hit the answer's passage where there is one, and reads its text. */
WOB_MUST_CHECK wob_status wob_precedent_answer(wob_index *index, wob_arena *arena,
                                               wob_precedent *precedent, wob_error *error);

#endif
