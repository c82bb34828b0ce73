/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_RENEW_H
#define WOB_INDEX_RENEW_H

#include "lib/base/status.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Putting a new index in the place of an old one: it is written beside it, as PATH.new, and then
 * changes places with it in one step, so that there is a whole index at every moment. Searches go
 * on in the old one until they reopen. A symbolic link to an index stays, and leads to the new one.
 */
typedef struct wob_renewed {
    uint64_t before, after; /* bytes of its files */
} wob_renewed;

/* Writes into the folder `to`, which is not there yet, what comes in the place of `from`. */
typedef wob_status (*wob_renew_fn)(void *context, const char *from, const char *to,
                                   wob_error *error);

/* The caller sees to it that nobody writes to the index. WOB_USAGE where its folder holds files
 * that are not of an index, which would go with the old one. Whatever fails, the old one stays. */
WOB_MUST_CHECK wob_status wob_index_renew(const char *path, wob_renew_fn write, void *context,
                                          wob_renewed *ret_renewed, wob_error *error);

/* A run was killed while it did this: what it left goes with the next. */
bool wob_index_was_renewing(const char *path);

#endif
