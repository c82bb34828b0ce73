/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_LETTERS_H
#define WOB_SEARCH_LETTERS_H

#include "lib/search/plan.h"

/* In which letters a question finds anything: all of them, by their ids, in order of their bytes.
 * Slices lie in `arena`. A reader that was overtaken by a writer reopens by itself. */
WOB_MUST_CHECK wob_status wob_letters_find(wob_index *index, const wob_plan *plan, wob_arena *arena,
                                           wob_slices *ret_ids, wob_error *error);

/* Has the plan find in these letters alone. */
WOB_MUST_CHECK wob_status wob_plan_restrict(wob_plan *plan, const wob_slices *letters,
                                            wob_arena *arena, wob_error *error);

#endif
