/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_FLOW_H
#define WOB_LETTER_FLOW_H

#include "lib/letter/reading.h"

/*
 * The lines of the letter without its furniture, cleaned and measured against each other, whatever
 * format they come from: layout.c decides on these measures alone.
 */
typedef struct wob_flow_line {
    wob_slice text; /* NFC, one space between words, trimmed, never empty */
    wob_mark mark;
    uint32_t page;
    float width;      /* from 0 to 1: how far it reaches toward the usual right edge */
    bool gap;         /* more space above it than lines of one paragraph have */
    bool gap_on_page; /* the same, where it is the first of its page */
    bool new_page;
    bool same_row; /* stands beside the line before it, not below */
    bool bold;
    bool row;     /* of an inventory list */
    bool heading; /* set by layout.c */
} wob_flow_line;

typedef WOB_LIST(wob_flow_line) wob_flow;

WOB_MUST_CHECK wob_status wob_flow_read(wob_reading *reading, wob_flow *ret_flow, wob_error *error);

/* A line of a source with one space between words, no control or invisible characters, NFC. */
WOB_MUST_CHECK wob_status wob_flow_clean(wob_slice line, wob_arena *arena, wob_slice *ret_text,
                                         wob_error *error);

/* The lines of a source, and of each what is no furniture. */
typedef struct wob_flow_source {
    const wob_line *lines;
    const wob_slice *left;
    size_t count;
} wob_flow_source;

/* Which lines are notes at the foot of their page; ret_note is all false before. */
void wob_footnotes_find(wob_flow_source of, bool *ret_note);

#endif
