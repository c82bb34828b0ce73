/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_COMPACT_H
#define WOB_INDEX_COMPACT_H

#include "lib/index/renew.h"

/*
 * Writing an index anew in as little room as it takes. Additions leave the blocks of its tables
 * half full: after many an index has twice the size that it needs. The old one keeps the lock
 * meanwhile, so that nobody writes to either.
 */

/* The index at `path` must not be open for writing (WOB_LOCKED). WOB_USAGE where its folder holds
 * files that are not of an index, which would go with the old one; nothing is changed then. */
WOB_MUST_CHECK wob_status wob_index_compact(const char *path, wob_renewed *ret_renewed,
                                            wob_error *error);

/* The index is worth compacting: it has a thousand documents and more, and half as many again as
 * when it was compacted last; or a run was killed that compacted it. */
WOB_MUST_CHECK wob_status wob_index_is_loose(const char *path, bool *ret_loose, wob_error *error);

#endif
