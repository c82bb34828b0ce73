/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sketches of texts. See sketch.h. */
#include "lib/index/sketch.h"

#include "lib/index/plain_word.h"
#include "lib/text/fold.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    RUN = 3,                      /* words */
    ROOM = 8 * WOB_SKETCH_MINIMA, /* hashes, sorted when they are so many */
};

typedef struct sketcher {
    wob_buffer folded; /* a word beyond ASCII */
    uint64_t words[RUN];
    size_t word_count;
    uint32_t hashes[ROOM];
    size_t count;
    uint32_t limit; /* what is not below it is none of the smallest */
} sketcher;

static int compare(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Leaves the smallest hashes, each once, in order. */
static void keep_smallest(sketcher *sketch)
{
    size_t kept = 0;
    qsort(sketch->hashes, sketch->count, sizeof *sketch->hashes, compare);
    for (size_t i = 0; i < sketch->count && kept < WOB_SKETCH_MINIMA; i++)
        if (kept == 0 || sketch->hashes[i] != sketch->hashes[kept - 1])
            sketch->hashes[kept++] = sketch->hashes[i];
    sketch->count = kept;
    if (kept == WOB_SKETCH_MINIMA)
        sketch->limit = sketch->hashes[kept - 1];
}

/* FNV-1a (64 bits) over the folded bytes of a word. */
static uint64_t hash_word(wob_slice word)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < word.size; i++)
        hash = (hash ^ (unsigned char)wob_lower(word.data[i])) * 1099511628211u;
    return hash;
}

/* The last step of splitmix64 (Steele, Lea and Flood 2014): each bit of the result hangs on all. */
static uint32_t mix(uint64_t hash)
{
    hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9u;
    hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)(hash >> 32) ^ (uint32_t)hash;
}

static void add_word(sketcher *sketch, wob_slice folded)
{
    uint64_t run = 0;
    memmove(sketch->words, sketch->words + 1, (RUN - 1) * sizeof *sketch->words);
    sketch->words[RUN - 1] = hash_word(folded);
    if (++sketch->word_count < RUN)
        return;
    for (size_t i = 0; i < RUN; i++)
        run = run * 0x9E3779B97F4A7C15u + sketch->words[i];
    uint32_t hash = mix(run);
    if (hash >= sketch->limit)
        return;
    sketch->hashes[sketch->count++] = hash;
    if (sketch->count == ROOM)
        keep_smallest(sketch);
}

static wob_status add_words(sketcher *sketch, wob_slice text, wob_error *error)
{
    wob_status status = WOB_OK;
    bool ascii;
    size_t at = 0;
    for (wob_slice word;
         status == WOB_OK && (word = wob_plain_word_next(text, &at, &ascii)).size;) {
        if (!ascii) {
            wob_buffer_clear(&sketch->folded);
            status = wob_fold(word, &sketch->folded, error);
            word = wob_buffer_slice(&sketch->folded);
        }
        if (word.size)
            add_word(sketch, word);
    }
    return status;
}

static wob_slice write_hashes(const sketcher *sketch, wob_arena *arena)
{
    char *bytes = wob_arena_take(arena, WOB_SKETCH_SIZE);
    for (size_t i = 0; i < WOB_SKETCH_SIZE; i++) {
        unsigned shift = 8 * (WOB_SKETCH_HASH - 1 - (unsigned)i % WOB_SKETCH_HASH);
        bytes[i] = (char)(sketch->hashes[i / WOB_SKETCH_HASH] >> shift);
    }
    return (wob_slice){bytes, WOB_SKETCH_SIZE};
}

wob_status wob_sketch_make(wob_slice text, wob_arena *arena, wob_slice *ret_sketch,
                           wob_error *error)
{
    sketcher sketch = {.limit = UINT32_MAX};
    wob_status status = add_words(&sketch, text, error);
    keep_smallest(&sketch);
    if (status == WOB_OK)
        *ret_sketch =
            sketch.count == WOB_SKETCH_MINIMA ? write_hashes(&sketch, arena) : (wob_slice){0};
    wob_buffer_release(&sketch.folded);
    return status;
}

static wob_slice hash_at(wob_slice sketch, size_t place)
{
    return wob_slice_cut(sketch, place * WOB_SKETCH_HASH, (place + 1) * WOB_SKETCH_HASH);
}

double wob_sketch_resemblance(wob_slice a, wob_slice b)
{
    size_t in_a = 0, in_b = 0, shared = 0;
    if (a.size != WOB_SKETCH_SIZE || b.size != WOB_SKETCH_SIZE)
        return 0;
    for (size_t i = 0; i < WOB_SKETCH_MINIMA; i++) {
        int order = wob_slice_compare(hash_at(a, in_a), hash_at(b, in_b));
        shared += order == 0;
        in_a += order <= 0;
        in_b += order >= 0;
    }
    return (double)shared / WOB_SKETCH_MINIMA;
}

void wob_sketch_keys(wob_slice sketch, wob_arena *arena, wob_slices *ret_keys)
{
    for (size_t i = 0; i < WOB_SKETCH_KEYS && sketch.size; i++) {
        wob_slice hash = hash_at(sketch, i);
        wob_slice key = {0};
        for (size_t k = 0; k < hash.size; k++)
            key = wob_arena_print(arena, "%.*s%02x", WOB_ARG(key), (unsigned char)hash.data[k]);
        *wob_push(arena, ret_keys) = key;
    }
}

bool wob_sketch_sound(wob_slice sketch)
{
    if (sketch.size == 0)
        return true;
    for (size_t i = 1; i < WOB_SKETCH_MINIMA && sketch.size == WOB_SKETCH_SIZE; i++)
        if (wob_slice_compare(hash_at(sketch, i - 1), hash_at(sketch, i)) >= 0)
            return false;
    return sketch.size == WOB_SKETCH_SIZE;
}
