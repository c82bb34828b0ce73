/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_COMPACT_H
#define WOB_INDEX_COMPACT_H

#include "lib/base/status.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Writing an index anew in as little room as it takes. Additions leave the blocks of its tables
 * half full: after many an index has twice the size that it needs.
 *
 * The new index is written beside the old one, as PATH.compacting, and then changes places with it
 * in one step, so that there is a whole index at every moment. Searches go on in the old one until
 * they reopen; it keeps the lock meanwhile, so that nobody writes to either. What a run that was
 * killed left beside the index is taken away by the next.
 */
typedef struct wob_compacted {
    uint64_t before, after; /* bytes of its files */
} wob_compacted;

/* The index at `path` must not be open for writing (WOB_LOCKED). WOB_USAGE where its folder holds
 * files that are not of an index, which would go with the old one; nothing is changed then. */
WOB_MUST_CHECK wob_status wob_index_compact(const char *path, wob_compacted *ret_compacted,
                                            wob_error *error);

/* The index is worth compacting: it has a thousand documents and more, and half as many again as
 * when it was compacted last; or a run was killed that compacted it. */
WOB_MUST_CHECK wob_status wob_index_is_loose(const char *path, bool *ret_loose, wob_error *error);

#endif
