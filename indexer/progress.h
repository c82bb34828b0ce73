/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEXER_PROGRESS_H
#define WOB_INDEXER_PROGRESS_H

#include "lib/base/buffer.h"

#include <stdint.h>

/*
 * How a run goes, as one line on a terminal that is drawn again and again:
 *
 *   [#######.............] 312 of 812 files, 4711 pages, 3.1 MB/s, 1:42 left, OCR page 3 of 12 of
 *   besluit.pdf
 *
 * It is for people, on standard error, and nothing where that is no terminal.
 */
typedef struct progress {
    bool shown;
    uint64_t files, bytes, pages;  /* done */
    uint64_t all_files, all_bytes; /* 0: not known */
    char recognising[256];         /* the page that is recognised now; empty where none is */
    int64_t started, drawn;        /* milliseconds of the monotonic clock */
    bool visible;                  /* the line stands on the terminal */
} progress;

/* What is known beforehand is set by the caller. */
void progress_begin(progress *state, bool shown);

/* Shows how it goes, unless that was done a moment ago. */
void progress_draw(progress *state);

/* Takes the line away, so that something else can be written in its place. */
void progress_clear(progress *state);

/* The line itself, after so many seconds, no wider than `width` characters. */
void progress_write(const progress *state, double seconds, size_t width, wob_buffer *to);

#endif
