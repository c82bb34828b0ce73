/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_PRECEDENT_SPREAD_H
#define WOB_SEARCH_PRECEDENT_SPREAD_H

#include "lib/search/precedent.h"

/* Counts the letters, outcomes and grounds of the precedents that were found. */
void wob_precedents_count(wob_arena *arena, wob_precedents *found);

#endif
