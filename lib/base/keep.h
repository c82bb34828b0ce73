/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_KEEP_H
#define WOB_BASE_KEEP_H

#include "lib/base/slice.h"
#include "lib/base/status.h"

/* Putting files and folders where they are to last. */

/* Makes the folders above `path` that are missing. */
WOB_MUST_CHECK wob_status wob_make_parents(const char *path, wob_error *error);

/* Puts a file with these bytes in the place of the one at `path`, if any: whatever happens, there
 * is the one or the other, as a whole, on the disk. */
WOB_MUST_CHECK wob_status wob_file_replace(const char *path, wob_slice bytes, wob_error *error);

/* Lets two folders change places, both on one file system, in one step that lasts: whatever
 * happens, at each path there is always one of them. */
WOB_MUST_CHECK wob_status wob_folders_exchange(const char *one, const char *other,
                                               wob_error *error);

#endif
