/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_VERIFY_H
#define WOB_INDEX_VERIFY_H

#include "lib/base/buffer.h"

/* Verifies the index at `path`: Xapian's own structures; where these are sound, that each letter
 * has all its documents and is found by its ids, paths and sketch, that each record can be read and
 * that each passage lies in its pack. Appends a line for each fault to `report`, nothing where
 * there is none; *ret_faults counts them. Fails only where there is no index of this version, or
 * where it cannot be read for another reason. */
WOB_MUST_CHECK wob_status wob_index_verify(const char *path, uint32_t *ret_faults,
                                           wob_buffer *report, wob_error *error);

#endif
