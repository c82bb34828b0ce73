/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_QUERY_BATCH_PROGRESS_H
#define WOB_QUERY_BATCH_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

/* How a batch goes, "1,234 queries, 210 a second", as one line on a terminal that is drawn again
 * and again on standard error; nothing where that is no terminal. */
typedef struct batch_progress {
    bool shown, visible;
    uint64_t queries;
    int64_t started, drawn; /* milliseconds of the monotonic clock */
} batch_progress;

void batch_progress_begin(batch_progress *progress);
void batch_progress_add(batch_progress *progress);   /* one more was answered */
void batch_progress_draw(batch_progress *progress);  /* unless that was done a moment ago */
void batch_progress_clear(batch_progress *progress); /* so that something else can be written */

#endif
