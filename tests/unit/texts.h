/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TESTS_UNIT_TEXTS_H
#define WOB_TESTS_UNIT_TEXTS_H

/* Texts of many words that are made, not written: for the tests of what compares texts. */

#include "lib/base/arena.h"
#include "lib/base/buffer.h"

#include <stdint.h>

/* `count` words, other ones for each `seed`, ten a line. Every `every`-th of them is another word
 * than without (0: none is). */
static inline wob_slice made_text(uint32_t seed, size_t count, size_t every, wob_arena *arena)
{
    static const char syllables[][4] = {"be", "slu", "it", "wob", "aan", "ver", "zoek", "do"};
    wob_buffer text = {0};
    uint32_t state = seed;
    for (size_t i = 0; i < count; i++) {
        state = state * 1664525u + 1013904223u; /* Numerical Recipes */
        for (unsigned k = 0; k < 4; k++)
            wob_buffer_print(&text, "%s", syllables[state >> (8 + 3 * k) & 7]);
        wob_buffer_print(&text, "%s%c", every && i % every == every - 1 ? "anders" : "",
                         i % 10 == 9 ? '\n' : ' ');
    }
    wob_slice copy = wob_arena_copy(arena, wob_slice_trim(wob_buffer_slice(&text)));
    wob_buffer_release(&text);
    return copy;
}

#endif
