/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_REPAIR_H
#define WOB_INDEX_REPAIR_H

#include "lib/base/buffer.h"
#include "lib/base/status.h"

#include <stdint.h>

/*
 * Mending an index that is damaged: every letter whose documents are all sound goes into a new
 * index, which then takes the place of the old one (renew.h). Terms and values come from the
 * documents' own lists, so that lists of terms that are damaged do no harm. What is left out can be
 * read again from its files.
 */
typedef struct wob_repaired {
    uint32_t kept;     /* letters */
    uint32_t left_out; /* letters of which something is damaged: `report` names them */
    uint32_t strays;   /* documents whose letter cannot be told */
} wob_repaired;

/* Appends a line for each letter left out to `report`. WOB_LOCKED where somebody writes to it;
 * WOB_CORRUPT and the like where so much is damaged that it cannot be opened: it stays as it is. */
WOB_MUST_CHECK wob_status wob_index_repair(const char *path, wob_repaired *ret_repaired,
                                           wob_buffer *report, wob_error *error);

#endif
