/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding stems by their grams. See vocabulary.h; vocabulary_write.c puts them down. */
#include "lib/index/vocabulary.h"

#include "lib/base/memory.h"
#include "lib/index/grams.h"
#include "lib/index/record.h"
#include "lib/index/schema.h"

#include <stdlib.h>
#include <string.h>

struct wob_vocabulary {
    wob_database *database;
    uint32_t first[WOB_STEM_LONGEST + 2]; /* by size: the number of the first such stem */
    uint32_t count;
    uint16_t *shared;  /* by number: grams in common; from HELD_GRAM on those of what is held */
    wob_slice *blocks; /* as they were read, or empty */
    wob_arena arena;   /* of the blocks */
    wob_buffer data;   /* read last */
};

enum { ALIKE_GRAM = 1, HELD_GRAM = 1 << 8 };

static wob_status damaged(wob_error *error, const char *what)
{
    return wob_fail(error, WOB_CORRUPT,
                    "the %s of the index's words are damaged: run wobindex check, and index again "
                    "in a new folder",
                    what);
}

static wob_status read_sizes(wob_vocabulary *self, wob_error *error)
{
    wob_status status =
        wob_database_metadata(self->database, WOB_SLICE(WOB_META_WORDS), &self->data, error);
    wob_record_reader reader = {.rest = wob_buffer_slice(&self->data)};
    for (size_t size = 1; status == WOB_OK && self->data.size && size <= WOB_STEM_LONGEST; size++) {
        uint32_t here = wob_record_below(&reader, UINT32_MAX / 2 - self->count);
        self->first[size] = self->count;
        self->count += here;
    }
    self->first[WOB_STEM_LONGEST + 1] = self->count;
    return status || !reader.broken ? status : damaged(error, "sizes");
}

wob_status wob_vocabulary_open(wob_database *database, wob_vocabulary **ret_vocabulary,
                               wob_error *error)
{
    wob_vocabulary *self = wob_new(sizeof *self);
    self->database = database;
    wob_status status = read_sizes(self, error);
    if (status) {
        wob_vocabulary_free(self);
        return status;
    }
    self->shared = wob_new((self->count + 1) * sizeof *self->shared);
    self->blocks = wob_new((self->count / WOB_STEMS_OF_BLOCK + 1) * sizeof *self->blocks);
    *ret_vocabulary = self;
    return WOB_OK;
}

void wob_vocabulary_free(wob_vocabulary *vocabulary)
{
    if (!vocabulary)
        return;
    free(vocabulary->shared);
    free(vocabulary->blocks);
    wob_arena_release(&vocabulary->arena);
    wob_buffer_release(&vocabulary->data);
    free(vocabulary);
}

/* Reads the stem of this number, with its block where that was not read before. */
static wob_status read_stem(wob_vocabulary *self, uint32_t number, wob_vocabulary_entry *ret_entry,
                            wob_error *error)
{
    wob_slice *block = &self->blocks[number / WOB_STEMS_OF_BLOCK];
    if (block->size == 0) {
        char key[WOB_WORDS_KEY_SIZE];
        wob_buffer_clear(&self->data);
        wob_status status = wob_database_metadata(
            self->database, wob_block_key(number / WOB_STEMS_OF_BLOCK, key), &self->data, error);
        if (status)
            return status;
        *block = wob_arena_copy(&self->arena, wob_buffer_slice(&self->data));
    }
    wob_record_reader reader = {.rest = *block};
    for (uint32_t i = 0; i <= number % WOB_STEMS_OF_BLOCK; i++) {
        ret_entry->stem = wob_record_text(&reader);
        ret_entry->frequency = wob_record_below(&reader, UINT32_MAX);
    }
    return reader.broken ? damaged(error, "stems") : WOB_OK;
}

/* Adds `worth` to what each stem with this gram shares. */
static wob_status count_gram(wob_vocabulary *self, uint32_t gram, uint16_t worth, wob_error *error)
{
    char key[WOB_WORDS_KEY_SIZE];
    wob_buffer_clear(&self->data);
    wob_status status =
        wob_database_metadata(self->database, wob_gram_key(gram, key), &self->data, error);
    wob_record_reader reader = {.rest = wob_buffer_slice(&self->data)};
    for (uint64_t number = 0; status == WOB_OK && reader.rest.size;) {
        /* Nearly every distance is of one byte. */
        unsigned char first = (unsigned char)reader.rest.data[0];
        if (first < 0x80) {
            number += first;
            reader.rest = (wob_slice){reader.rest.data + 1, reader.rest.size - 1};
        } else {
            number += wob_record_number(&reader);
        }
        if (reader.broken || number >= self->count)
            return damaged(error, "grams");
        self->shared[number] = (uint16_t)(self->shared[number] + worth);
    }
    return status;
}

static wob_status count_grams(wob_vocabulary *self, const wob_grams *grams, uint16_t worth,
                              wob_error *error)
{
    wob_status status = WOB_OK;
    for (size_t i = 0; i < grams->count && status == WOB_OK; i++)
        status = count_gram(self, grams->at[i], worth, error);
    return status;
}

static bool has(wob_slice text, wob_slice part)
{
    return part.size >= WOB_HELD_SHORTEST && text.size > part.size &&
           wob_slice_find(text, part, 0) < text.size;
}

/* A stem much shorter than its word ("open" of "openbaar") stands in words of another meaning,
 * unless it is long itself ("vergunn" of "vergunningen"). */
enum { LONG_STEM = 6 };
static bool holds_either(wob_slice text, wob_slice stem, wob_slice held)
{
    return has(text, held) ||
           ((stem.size + 2 >= held.size || stem.size >= LONG_STEM) && has(text, stem));
}

/* What a word and its stem both begin with: "parke" of "parkeer" and "parker". */
static wob_slice common_beginning(wob_slice a, wob_slice b)
{
    size_t size = 0;
    while (size < a.size && size < b.size && a.data[size] == b.data[size])
        size++;
    return wob_slice_cut(a, 0, size);
}

static wob_status gather(wob_vocabulary *self, wob_slice stem, wob_slice held, double least_alike,
                         wob_arena *arena, wob_lookalikes *found, wob_error *error)
{
    wob_grams own, inner;
    wob_grams_of(stem, true, &own);
    wob_grams_of(common_beginning(stem, held), false, &inner);
    wob_status status = WOB_OK;
    for (size_t size = WOB_STEM_SHORTEST; size <= WOB_STEM_LONGEST; size++) {
        /* Grams that a stem of this size has: fewer only where one comes twice. */
        double least = least_alike * (double)(own.count + size) / 2;
        uint16_t few = least < HELD_GRAM ? (uint16_t)least : HELD_GRAM - 1;
        for (uint32_t i = self->first[size]; i < self->first[size + 1] && status == WOB_OK; i++) {
            if (self->shared[i] < few) /* nearly all: nothing is held either */
                continue;
            unsigned alike = self->shared[i] % HELD_GRAM, held_grams = self->shared[i] / HELD_GRAM;
            bool may_hold = inner.count && held_grams == inner.count;
            wob_vocabulary_entry entry;
            if (alike < least && !may_hold)
                continue;
            status = read_stem(self, i, &entry, error);
            bool holds = may_hold && status == WOB_OK && holds_either(entry.stem, stem, held);
            if (status == WOB_OK && (alike >= least || holds))
                *wob_push(arena, found) =
                    (wob_lookalike){wob_arena_copy(arena, entry.stem), entry.frequency,
                                    2.0 * alike / (double)(own.count + size), holds};
        }
    }
    return status;
}

wob_status wob_vocabulary_find(wob_vocabulary *vocabulary, wob_slice stem, wob_slice held,
                               double least_alike, wob_arena *arena, wob_lookalikes *ret_found,
                               wob_error *error)
{
    wob_grams grams;
    if (stem.size < WOB_STEM_SHORTEST || stem.size > WOB_STEM_LONGEST)
        return WOB_OK;
    memset(vocabulary->shared, 0, vocabulary->count * sizeof *vocabulary->shared);
    wob_grams_of(stem, true, &grams);
    wob_status status = count_grams(vocabulary, &grams, ALIKE_GRAM, error);
    wob_grams_of(common_beginning(stem, held), false, &grams);
    if (status == WOB_OK)
        status = count_grams(vocabulary, &grams, HELD_GRAM, error);
    return status ? status : gather(vocabulary, stem, held, least_alike, arena, ret_found, error);
}
