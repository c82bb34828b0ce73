/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_ARCHIVE_H
#define WOB_SOURCE_ARCHIVE_H

#include "lib/base/slice.h"
#include "lib/base/status.h"
#include "lib/source/limits.h"

#include <stdint.h>

/*
 * What is packed in an archive (zip, 7-Zip, tar, and tar or one file packed with gzip, bzip2, xz or
 * zstd), by libarchive in a child process. Nothing is unpacked to the disk: a member is bytes and a
 * name, whatever path it claims. Only where WOB_WITH_ARCHIVE is defined.
 *
 * Left out, as in folders: folders themselves, hidden files (a name begins with a dot), and what
 * macOS puts beside files (__MACOSX).
 */

/* `name` is a path inside the archive, valid UTF-8, without "..", "." and leading slashes; a byte
 * that is none of UTF-8 stands as %FF. `why` says what keeps the member from being read, without a
 * path before it; its status is WOB_OK where nothing does, and `bytes` is the member. */
typedef wob_status (*wob_member_fn)(void *context, wob_slice name, wob_slice bytes,
                                    const wob_error *why, wob_error *error);

/* What may still be unpacked of a file that was named, archives inside it included. */
typedef struct wob_allowance {
    const wob_limits *limits;
    uint64_t bytes; /* of all members together, from which each is taken off */
} wob_allowance;

/* Calls `call` for each member of the archive in `bytes`, which may be mapped: only the child reads
 * them. A status other than WOB_OK ends the reading and is returned. WOB_UNREADABLE where the
 * archive is damaged, WOB_LIMIT at a limit, both after what stood before was read. */
WOB_MUST_CHECK wob_status wob_archive_each(const char *path, wob_slice bytes,
                                           wob_allowance *allowed, wob_member_fn call,
                                           void *context, wob_error *error);

#endif
