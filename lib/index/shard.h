/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_SHARD_H
#define WOB_INDEX_SHARD_H

#include "lib/base/status.h"

/*
 * Laying an index over several, to be kept on several disks or machines: the letters of the index
 * at `path` go into `count` new ones, in the folders "1", "2" ... of the new folder `target`, and a
 * file there names them (engine.h, wob_database_open), so that `target` is asked as one index. A
 * letter goes where the hash of its id says, together with what stands behind it in the same file.
 *
 * The old index stays as it is. `target` is an index only when all is done: whatever fails or is
 * killed before leaves a folder to be taken away. WOB_USAGE where `target` is there already, or
 * `path` lies in shards itself; WOB_CORRUPT where a letter is damaged.
 */
enum { WOB_MOST_SHARDS = 1024 };
WOB_MUST_CHECK wob_status wob_index_shard(const char *path, unsigned count, const char *target,
                                          wob_error *error);

#endif
