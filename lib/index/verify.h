/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_VERIFY_H
#define WOB_INDEX_VERIFY_H

#include "lib/base/buffer.h"

/* Verifies the index at `path`: Xapian's own structures; that each letter has all its documents;
 * that each record can be read and each passage lies in its pack. Appends a line for each fault to
 * `report`; *ret_faults counts them. Fails only where the index cannot be opened at all. */
WOB_MUST_CHECK wob_status wob_index_verify(const char *path, uint32_t *ret_faults,
                                           wob_buffer *report, wob_error *error);

#endif
