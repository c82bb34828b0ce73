/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory that goes all at once. See arena.h.
 *
 * Under the address sanitizer a gap lies behind each piece, and nobody may touch what is not taken:
 * reading beyond a piece, or one of before the arena was cleared, is found as it is in the heap.
 */
#include "lib/base/arena.h"

#include "lib/base/memory.h"
#include "lib/base/sanitizer.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIRST_BLOCK = 64 << 10,
    GAP = WOB_UNDER_SANITIZER ? 16 : 0,
};

struct wob_arena_block {
    struct wob_arena_block *older;
    size_t used, size;
    _Alignas(max_align_t) char bytes[];
};

static size_t aligned(size_t size)
{
    const size_t unit = _Alignof(max_align_t);
    assert(size <= PTRDIFF_MAX);
    return (size + unit - 1) & ~(unit - 1);
}

/* A new block is twice the last, so that an arena of n bytes has log n blocks. */
static struct wob_arena_block *add_block(wob_arena *arena, size_t need)
{
    size_t size = arena->newest ? arena->newest->size * 2 : FIRST_BLOCK;
    if (size < need)
        size = need;
    struct wob_arena_block *block = wob_resize(NULL, sizeof *block + size);
    *block = (struct wob_arena_block){.older = arena->newest, .size = size};
    WOB_FORBID(block->bytes, size);
    arena->newest = block;
    return block;
}

static void free_from(struct wob_arena_block *block)
{
    while (block) {
        struct wob_arena_block *older = block->older;
        free(block);
        block = older;
    }
}

void wob_arena_clear(wob_arena *arena)
{
    if (arena->newest) {
        free_from(arena->newest->older);
        arena->newest->older = NULL;
        arena->newest->used = 0;
        WOB_FORBID(arena->newest->bytes, arena->newest->size);
    }
}

void wob_arena_release(wob_arena *arena)
{
    free_from(arena->newest);
    *arena = (wob_arena){0};
}

/* As wob_arena_take, but with whatever was there before. */
static void *take(wob_arena *arena, size_t size)
{
    struct wob_arena_block *block = arena->newest;
    size_t whole = aligned((size ? size : 1) + GAP);
    if (!block || whole > block->size - block->used)
        block = add_block(arena, whole);
    void *memory = block->bytes + block->used;
    block->used += whole;
    WOB_ALLOW(memory, size);
    return memory;
}

void *wob_arena_take(wob_arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size);
}

wob_slice wob_arena_copy(wob_arena *arena, wob_slice text)
{
    return wob_arena_join(arena, text, (wob_slice){0});
}

wob_slice wob_arena_join(wob_arena *arena, wob_slice a, wob_slice b)
{
    char *copy = wob_arena_take(arena, a.size + b.size + 1);
    if (a.size)
        memcpy(copy, a.data, a.size);
    if (b.size)
        memcpy(copy + a.size, b.data, b.size);
    return (wob_slice){copy, a.size + b.size};
}

wob_slice wob_arena_print(wob_arena *arena, const char *format, ...)
{
    enum { USUAL = 128 }; /* bytes, printed once; what is longer is printed again */
    char usual[USUAL];
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(usual, sizeof usual, format, arguments);
    assert(size >= 0);
    char *text = take(arena, (size_t)size + 1);
    if (size < USUAL)
        memcpy(text, usual, (size_t)size + 1);
    else
        vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    va_end(arguments);
    return (wob_slice){text, (size_t)size};
}

/* A list that was the last to take memory grows where it is, for as long as its block has room. */
static bool grow_in_place(wob_arena *arena, const char *items, size_t size, size_t more)
{
    struct wob_arena_block *block = arena->newest;
    if (!items || items + aligned(size) != block->bytes + block->used ||
        aligned(size + more) - aligned(size) > block->size - block->used)
        return false;
    block->used += aligned(size + more) - aligned(size);
    return true;
}

void *wob_arena_grow(wob_arena *arena, void *items, size_t count, size_t *room, size_t item_size)
{
    size_t size = count * item_size, more = (count ? count : 8) * item_size;
    assert(count <= SIZE_MAX / 2 / item_size);
    *room = count ? count * 2 : 8;
    if (grow_in_place(arena, items, size, more))
        return items;
    void *larger = take(arena, size + more);
    return items ? memcpy(larger, items, size) : larger;
}

bool wob_slices_have(const wob_slices *list, wob_slice text)
{
    for (size_t i = 0; i < list->count; i++)
        if (wob_slice_equal(list->at[i], text))
            return true;
    return false;
}

void wob_slices_add(wob_arena *arena, wob_slices *list, wob_slice text)
{
    if (!wob_slices_have(list, text))
        *wob_push(arena, list) = text;
}
