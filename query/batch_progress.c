/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of a batch's progress. See batch_progress.h. */
#include "query/batch_progress.h"

#include "query/count.h"
#include "query/tongue.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { DRAW_EVERY = 200 /* milliseconds */ };

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void batch_progress_begin(batch_progress *progress)
{
    *progress = (batch_progress){.shown = isatty(STDERR_FILENO), .started = now()};
}

void batch_progress_add(batch_progress *progress)
{
    progress->queries++;
}

void batch_progress_draw(batch_progress *progress)
{
    char queries[COUNT_ROOM], rate[COUNT_ROOM];
    int64_t time = now();
    if (!progress->shown || time - progress->drawn < DRAW_EVERY)
        return;
    uint64_t passed = (uint64_t)(time - progress->started);
    count_write(progress->queries, queries);
    count_write(passed ? progress->queries * 1000 / passed : 0, rate);
    fputs("\r\033[K", stderr);
    fprintf(stderr, _("%s queries, %s a second"), queries, rate);
    progress->drawn = time;
    progress->visible = true;
}

void batch_progress_clear(batch_progress *progress)
{
    if (progress->visible)
        fprintf(stderr, "\r\033[K");
    progress->visible = false;
}
