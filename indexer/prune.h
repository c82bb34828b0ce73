/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEXER_PRUNE_H
#define WOB_INDEXER_PRUNE_H

#include "indexer/options.h"
#include "lib/index/writer.h"

/*
 * add --prune: takes out what was read from files, below the folders that were named, that are
 * there no more. A folder in which nothing lies is taken for one that is not mounted: what was read
 * from it stays, with a warning.
 *
 * Looks at what was committed to the index; what it takes out lasts from the next commit on.
 */
WOB_MUST_CHECK wob_status prune(const index_options *options, wob_index_writer *writer,
                                size_t *ret_pruned, wob_error *error);

#endif
