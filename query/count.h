/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_QUERY_COUNT_H
#define WOB_QUERY_COUNT_H

#include <stdint.h>

/* Counts and durations as people write them. */
enum { COUNT_ROOM = 32 };

void count_write(uint64_t count, char to[static COUNT_ROOM]);         /* "12,345" */
void duration_write(double milliseconds, char to[static COUNT_ROOM]); /* "3 ms", "1.2 s" */

#endif
