/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting down a vocabulary. See vocabulary.h for its tables. */
#include "lib/base/memory.h"
#include "lib/index/grams.h"
#include "lib/index/record.h"
#include "lib/index/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool wob_vocabulary_takes(wob_slice stem)
{
    if (stem.size < WOB_STEM_SHORTEST || stem.size > WOB_STEM_LONGEST)
        return false;
    for (size_t i = 0; i < stem.size; i++)
        if (wob_is_digit(stem.data[i]))
            return false;
    return true;
}

static void add_gram(wob_grams *grams, char a, char b, char c)
{
    uint32_t gram = (uint32_t)(unsigned char)a << 16 | (uint32_t)(unsigned char)b << 8 |
                    (uint32_t)(unsigned char)c;
    for (size_t i = 0; i < grams->count; i++)
        if (grams->at[i] == gram)
            return;
    grams->at[grams->count++] = gram;
}

void wob_grams_of(wob_slice stem, bool ends, wob_grams *ret_grams)
{
    const char *at = stem.data;
    ret_grams->count = 0;
    if (ends && stem.size > 1)
        add_gram(ret_grams, '^', at[0], at[1]);
    for (size_t i = 0; i + 3 <= stem.size; i++)
        add_gram(ret_grams, at[i], at[i + 1], at[i + 2]);
    if (ends && stem.size > 1)
        add_gram(ret_grams, at[stem.size - 2], at[stem.size - 1], '$');
}

wob_slice wob_block_key(uint32_t block, char key[WOB_WORDS_KEY_SIZE])
{
    int size = snprintf(key, WOB_WORDS_KEY_SIZE, WOB_META_WORDS "s%u", (unsigned)block);
    return (wob_slice){key, (size_t)size};
}

wob_slice wob_gram_key(uint32_t gram, char key[WOB_WORDS_KEY_SIZE])
{
    size_t size = sizeof WOB_META_WORDS "g" - 1;
    memcpy(key, WOB_META_WORDS "g", size);
    key[size++] = (char)(gram >> 16);
    key[size++] = (char)(gram >> 8);
    key[size++] = (char)gram;
    return (wob_slice){key, size};
}

static int by_size(const void *a, const void *b)
{
    const wob_vocabulary_entry *x = a, *y = b;
    if (x->stem.size != y->stem.size)
        return x->stem.size < y->stem.size ? -1 : 1;
    return memcmp(x->stem.data, y->stem.data, x->stem.size);
}

static wob_status write_sizes(wob_database *database, const wob_vocabulary_entries *entries,
                              wob_error *error)
{
    uint32_t sizes[WOB_STEM_LONGEST + 1] = {0};
    wob_buffer record = {0};
    for (size_t i = 0; i < entries->count; i++)
        sizes[entries->at[i].stem.size]++;
    for (size_t size = 1; size <= WOB_STEM_LONGEST; size++)
        wob_record_add_number(&record, sizes[size]);
    wob_status status = wob_database_set_metadata(database, WOB_SLICE(WOB_META_WORDS),
                                                  wob_buffer_slice(&record), error);
    wob_buffer_release(&record);
    return status;
}

static wob_status write_stems(wob_database *database, const wob_vocabulary_entries *entries,
                              wob_error *error)
{
    wob_status status = WOB_OK;
    wob_buffer record = {0};
    for (size_t i = 0; i < entries->count && status == WOB_OK; i++) {
        wob_record_add_text(&record, entries->at[i].stem);
        wob_record_add_number(&record, entries->at[i].frequency);
        if ((i + 1) % WOB_STEMS_OF_BLOCK && i + 1 < entries->count)
            continue;
        char key[WOB_WORDS_KEY_SIZE];
        status = wob_database_set_metadata(database,
                                           wob_block_key((uint32_t)(i / WOB_STEMS_OF_BLOCK), key),
                                           wob_buffer_slice(&record), error);
        wob_buffer_clear(&record);
    }
    wob_buffer_release(&record);
    return status;
}

static int by_number(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Every gram of every stem, the gram above the stem's number: sorted, each gram has its list. */
static uint64_t *pair_grams(const wob_vocabulary_entries *entries, size_t *ret_count)
{
    size_t bytes = 0, count = 0;
    for (size_t i = 0; i < entries->count; i++)
        bytes += entries->at[i].stem.size;
    uint64_t *pairs = wob_new((bytes + 1) * sizeof *pairs);
    for (size_t i = 0; i < entries->count; i++) {
        wob_grams grams;
        wob_grams_of(entries->at[i].stem, true, &grams);
        for (size_t k = 0; k < grams.count; k++)
            pairs[count++] = (uint64_t)grams.at[k] << 32 | i;
    }
    qsort(pairs, count, sizeof *pairs, by_number);
    *ret_count = count;
    return pairs;
}

static wob_status write_grams(wob_database *database, const wob_vocabulary_entries *entries,
                              wob_error *error)
{
    size_t count;
    uint64_t *pairs = pair_grams(entries, &count);
    wob_buffer record = {0};
    wob_status status = WOB_OK;
    for (size_t i = 0; i < count && status == WOB_OK; i++) {
        uint32_t gram = (uint32_t)(pairs[i] >> 32), number = (uint32_t)pairs[i];
        uint32_t before = record.size ? (uint32_t)pairs[i - 1] : 0;
        wob_record_add_number(&record, number - before);
        if (i + 1 < count && (uint32_t)(pairs[i + 1] >> 32) == gram)
            continue;
        char key[WOB_WORDS_KEY_SIZE];
        status = wob_database_set_metadata(database, wob_gram_key(gram, key),
                                           wob_buffer_slice(&record), error);
        wob_buffer_clear(&record);
    }
    wob_buffer_release(&record);
    free(pairs);
    return status;
}

wob_status wob_vocabulary_write(wob_database *database, wob_vocabulary_entries *entries,
                                wob_error *error)
{
    wob_status status = wob_database_clear_metadata(database, WOB_SLICE(WOB_META_WORDS), error);
    if (entries->count)
        qsort(entries->at, entries->count, sizeof *entries->at, by_size);
    if (status == WOB_OK)
        status = write_sizes(database, entries, error);
    if (status == WOB_OK)
        status = write_stems(database, entries, error);
    return status ? status : write_grams(database, entries, error);
}
