/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables from words to words. See kin.h. */
#include "lib/index/kin.h"

#include "lib/index/record.h"
#include "lib/index/schema.h"
#include "lib/text/word_set.h"

#include <stdio.h>
#include <stdlib.h>

enum { KEY_SIZE = 48 };

static wob_slice count_key(const char *table, char key[KEY_SIZE])
{
    return (wob_slice){key, (size_t)snprintf(key, KEY_SIZE, WOB_META_KIN "%s", table)};
}

static wob_slice bucket_key(const char *table, uint32_t bucket, char key[KEY_SIZE])
{
    int size = snprintf(key, KEY_SIZE, WOB_META_KIN "%s%u", table, (unsigned)bucket);
    return (wob_slice){key, (size_t)size};
}

static int by_word(const void *a, const void *b)
{
    const wob_kin_pair *x = a, *y = b;
    int order = wob_slice_compare(x->word, y->word);
    return order ? order : wob_slice_compare(x->kin, y->kin);
}

/* The kin of the word at `*at`, each once; `*at` moves to the next word. */
static void take_word(const wob_kin_pairs *pairs, size_t *at, wob_arena *arena, wob_slices *kin)
{
    wob_slice word = pairs->at[*at].word, last = {0};
    kin->count = 0;
    for (; *at < pairs->count && wob_slice_equal(pairs->at[*at].word, word); (*at)++)
        if (!wob_slice_equal(pairs->at[*at].kin, last))
            *wob_push(arena, kin) = last = pairs->at[*at].kin;
}

wob_status wob_kin_write(wob_database *database, const char *table, wob_kin_pairs *pairs,
                         wob_error *error)
{
    wob_arena arena = {0};
    wob_slices kin = {0};
    char key[KEY_SIZE];
    uint32_t count = (uint32_t)(pairs->count / WOB_KIN_OF_BUCKET + 1);
    wob_buffer number = {0}, *buckets = wob_arena_take(&arena, count * sizeof *buckets);
    if (pairs->count)
        qsort(pairs->at, pairs->count, sizeof *pairs->at, by_word);
    for (size_t at = 0; at < pairs->count;) {
        wob_slice word = pairs->at[at].word;
        wob_buffer *bucket = &buckets[wob_word_hash(word) % count];
        take_word(pairs, &at, &arena, &kin);
        wob_record_add_text(bucket, word);
        wob_record_add_list(bucket, &kin);
    }
    wob_record_add_number(&number, count);
    wob_status status = wob_database_set_metadata(database, count_key(table, key),
                                                  wob_buffer_slice(&number), error);
    for (uint32_t i = 0; i < count; i++) {
        if (status == WOB_OK && buckets[i].size)
            status = wob_database_set_metadata(database, bucket_key(table, i, key),
                                               wob_buffer_slice(&buckets[i]), error);
        wob_buffer_release(&buckets[i]);
    }
    wob_buffer_release(&number);
    wob_arena_release(&arena);
    return status;
}

static wob_status find_in_bucket(wob_slice bucket, wob_slice word, wob_arena *arena,
                                 wob_slices *ret_kin, wob_error *error)
{
    wob_record_reader reader = {.rest = bucket};
    while (reader.rest.size && !reader.broken) {
        wob_slices kin = {0};
        wob_slice here = wob_record_text(&reader);
        wob_record_list(&reader, arena, &kin);
        if (!wob_slice_equal(here, word))
            continue;
        for (size_t i = 0; i < kin.count; i++)
            *wob_push(arena, ret_kin) = wob_arena_copy(arena, kin.at[i]);
        break;
    }
    return reader.broken ? wob_fail(error, WOB_CORRUPT,
                                    "the tables of the index's words are damaged: run wobindex "
                                    "check, and index again in a new folder")
                         : WOB_OK;
}

wob_status wob_kin_find(wob_database *database, const char *table, wob_slice word, wob_arena *arena,
                        wob_slices *ret_kin, wob_error *error)
{
    char key[KEY_SIZE];
    wob_buffer data = {0};
    wob_status status = wob_database_metadata(database, count_key(table, key), &data, error);
    wob_record_reader reader = {.rest = wob_buffer_slice(&data)};
    uint32_t count = data.size ? wob_record_below(&reader, UINT32_MAX) : 0;
    wob_buffer_clear(&data);
    if (status == WOB_OK && count)
        status = wob_database_metadata(
            database, bucket_key(table, wob_word_hash(word) % count, key), &data, error);
    if (status == WOB_OK)
        status = find_in_bucket(wob_buffer_slice(&data), word, arena, ret_kin, error);
    wob_buffer_release(&data);
    return status;
}
