/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_COMPOUND_H
#define WOB_SEARCH_COMPOUND_H

#include "lib/search/planner.h"

/*
 * Taking Dutch compounds apart: "parkeerboete" is about a boete, and about parkeren. The two parts
 * are words of the index, with an s, e or en between them or nothing; of several ways the one whose
 * shorter part is longest. Appends the stems of both, or nothing.
 */
enum { WOB_PART_SHORTEST = 4 }; /* bytes: shorter ones are found in nearly every word */

WOB_MUST_CHECK wob_status wob_compound_split(wob_planner *to, wob_slice folded,
                                             wob_slices *ret_stems);

#endif
