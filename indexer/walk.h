/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEXER_WALK_H
#define WOB_INDEXER_WALK_H

#include "lib/base/status.h"

#include <stddef.h>

/*
 * Walking over what was named: files as they are, folders with all that lies below, in the order of
 * their names. Hidden files and folders are left out, symbolic links inside folders are not
 * followed.
 */

/* Called for each file with its full path, and with `problem` (else NULL) where something cannot be
 * taken. A status other than WOB_OK ends the walk. */
typedef wob_status (*walk_fn)(void *context, const char *path, const char *problem,
                              wob_error *error);

WOB_MUST_CHECK wob_status walk(char *const *paths, size_t count, walk_fn call, void *context,
                               wob_error *error);

#endif
