/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_WORDED_H
#define WOB_SEARCH_WORDED_H

#include "lib/search/planner.h"

/*
 * What `query` finds and weighs, of passages whose wording has what is `asked` (wording.h). Takes
 * the query over.
 *
 * The wordings of an index in one piece are tested while it is searched. Shards are searched by
 * other processes, which know Xapian and none of our tests: of their passages the wordings are
 * brought here with what `query` finds, and those that pass are asked for by letter and wording.
 */
WOB_MUST_CHECK wob_status wob_worded(wob_planner *to, wob_query *query, wob_slice asked,
                                     wob_query **ret_query);

#endif
