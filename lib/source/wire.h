/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SOURCE_WIRE_H
#define WOB_SOURCE_WIRE_H

#include "lib/source/child.h"
#include "lib/source/source.h"

/*
 * How the lines of a document go from the child that reads it to its parent: a head, then each line
 * with its text behind it. Both ends are one program, so the bytes of structs are the encoding.
 *
 * The child may have been taken over by a hostile file: wob_wire_take believes nothing. Text may be
 * invalid UTF-8 on the way (a PDF's font claims any character codes it likes), and is mended where
 * it arrives.
 */
typedef struct wob_wire_head {
    uint32_t page_count;
    float width, height; /* of the first page, in points; 0 where pages have no size */
} wob_wire_head;

/* For the child. The head comes first, once; pages of lines never go back. */
void wob_wire_give_head(wob_child *child, wob_wire_head head);
void wob_wire_give_line(wob_child *child, const wob_line *line);

/* Fills page count, blank pages (all on which no line stands), page size and lines of the source.
 * False where `bytes` is not what the functions above can have given; more than `most_pages` pages
 * are that too. */
bool wob_wire_take(wob_slice bytes, uint32_t most_pages, wob_arena *arena, wob_source *source);

#endif
