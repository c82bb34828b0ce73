/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_BASE_ARENA_H
#define WOB_BASE_ARENA_H

#include "lib/base/slice.h"
#include "lib/base/status.h"

/*
 * Memory that goes all at once: everything read out of one letter lies in one arena.
 *
 * Nothing is freed singly. `clear` keeps the largest block for the next letter. Results are aligned
 * for any type, zeroed, and never NULL (see memory.h). Not for use by two threads at once.
 */
typedef struct wob_arena {
    struct wob_arena_block *newest; /* {0} is an empty arena */
} wob_arena;

void wob_arena_clear(wob_arena *arena);
void wob_arena_release(wob_arena *arena);

void *wob_arena_take(wob_arena *arena, size_t size);
wob_slice wob_arena_copy(wob_arena *arena, wob_slice text); /* ended by a NUL beyond its size */
wob_slice wob_arena_join(wob_arena *arena, wob_slice a, wob_slice b);
wob_slice wob_arena_print(wob_arena *arena, const char *format, ...) WOB_PRINTF(2, 3);

/*
 * Growing lists: `WOB_LIST(wob_line) lines = {0};` then `*wob_push(arena, &lines) = line;`.
 * A pointer to an element is good until the next push.
 */
#define WOB_LIST(type)                                                                             \
    struct {                                                                                       \
        type *at;                                                                                  \
        size_t count, room;                                                                        \
    }

#define wob_push(arena, list)                                                                      \
    ((list)->at =                                                                                  \
         wob_arena_ready((arena), (list)->at, (list)->count, &(list)->room, sizeof *(list)->at),   \
     &(list)->at[(list)->count++])

/* Behind wob_push: more room, whatever it holds, for a list that is full. */
void *wob_arena_grow(wob_arena *arena, void *items, size_t count, size_t *room, size_t item_size);

/* The same where the list is full, and then a cleared element behind its last. */
static inline void *wob_arena_ready(wob_arena *arena, void *items, size_t count, size_t *room,
                                    size_t item_size)
{
    if (!items || count == *room)
        items = wob_arena_grow(arena, items, count, room, item_size);
    memset((char *)items + count * item_size, 0, item_size);
    return items;
}

/* A list of slices, the commonest list. */
typedef WOB_LIST(wob_slice) wob_slices;

bool wob_slices_have(const wob_slices *list, wob_slice text);
void wob_slices_add(wob_arena *arena, wob_slices *list, wob_slice text); /* once */

#endif
