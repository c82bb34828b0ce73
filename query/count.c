/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts and durations. See count.h. */
#include "query/count.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

void count_write(uint64_t count, char to[static COUNT_ROOM])
{
    char digits[COUNT_ROOM];
    int size = snprintf(digits, sizeof digits, "%" PRIu64, count), written = 0;
    for (int i = 0; i < size; i++) {
        if (i && (size - i) % 3 == 0)
            to[written++] = ',';
        to[written++] = digits[i];
    }
    to[written] = '\0';
}

void duration_write(double milliseconds, char to[static COUNT_ROOM])
{
    if (milliseconds < 1000)
        snprintf(to, COUNT_ROOM, "%.0f ms", milliseconds);
    else
        snprintf(to, COUNT_ROOM, "%.1f s", milliseconds / 1000);
}
