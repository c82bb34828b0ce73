/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of all shards. See words.h. */
#include "lib/index/words.h"

#include "lib/base/id_table.h"
#include "lib/index/forms.h"
#include "lib/index/kin.h"

#include <stdlib.h>

static size_t shard_count(wob_index *index)
{
    return wob_database_shard_count(wob_index_database(index));
}

static wob_database *shard_at(wob_index *index, size_t shard)
{
    return wob_database_shard(wob_index_database(index), shard);
}

static wob_status alike_in(wob_index *index, size_t shard, wob_slice stem, wob_slice held,
                           double least_alike, wob_arena *arena, wob_lookalikes *ret_found,
                           wob_error *error)
{
    wob_vocabulary *vocabulary;
    wob_status status = wob_index_vocabulary(index, shard, &vocabulary, error);
    return status
               ? status
               : wob_vocabulary_find(vocabulary, stem, held, least_alike, arena, ret_found, error);
}

/* Stems that other shards have told add up: `places` has where each stands in `all`, from 1. */
static void add_up(const wob_lookalikes *of_shard, wob_id_table *places, wob_arena *arena,
                   wob_lookalikes *all)
{
    for (size_t i = 0; i < of_shard->count; i++) {
        uint64_t *place = wob_id_table_add(places, of_shard->at[i].stem);
        if (*place) {
            all->at[*place - 1].frequency += of_shard->at[i].frequency;
        } else {
            *wob_push(arena, all) = of_shard->at[i];
            *place = all->count;
        }
    }
}

wob_status wob_words_alike(wob_index *index, wob_slice stem, wob_slice held, double least_alike,
                           wob_arena *arena, wob_lookalikes *ret_found, wob_error *error)
{
    wob_id_table places = {0};
    wob_status status = WOB_OK;
    if (shard_count(index) == 1)
        return alike_in(index, 0, stem, held, least_alike, arena, ret_found, error);
    for (size_t i = 0; i < shard_count(index) && status == WOB_OK; i++) {
        wob_lookalikes of_shard = {0};
        status = alike_in(index, i, stem, held, least_alike, arena, &of_shard, error);
        add_up(&of_shard, &places, arena, ret_found);
    }
    wob_id_table_release(&places);
    return status;
}

wob_status wob_words_kin(wob_index *index, const char *table, wob_slice word, wob_arena *arena,
                         wob_slices *ret_kin, wob_error *error)
{
    wob_status status = WOB_OK;
    for (size_t i = 0; i < shard_count(index) && status == WOB_OK; i++) {
        wob_slices of_shard = {0};
        status = wob_kin_find(shard_at(index, i), table, word, arena, &of_shard, error);
        for (size_t k = 0; k < of_shard.count; k++)
            wob_slices_add(arena, ret_kin, of_shard.at[k]);
    }
    return status;
}

/* Forms of several shards are put in order before they are told. */
typedef struct form_list {
    wob_arena *arena;
    wob_slices words;
} form_list;

static wob_status note_form(void *context, wob_slice word, wob_error *error)
{
    form_list *list = context;
    (void)error;
    *wob_push(list->arena, &list->words) = wob_arena_copy(list->arena, word);
    return WOB_OK;
}

static int by_bytes(const void *a, const void *b)
{
    return wob_slice_compare(*(const wob_slice *)a, *(const wob_slice *)b);
}

static wob_status tell_once(const wob_slices *words, wob_key_fn call, void *context,
                            wob_error *error)
{
    wob_status status = WOB_OK;
    for (size_t i = 0; i < words->count && status == WOB_OK; i++)
        if (i == 0 || !wob_slice_equal(words->at[i - 1], words->at[i]))
            status = call(context, words->at[i], error);
    return status;
}

wob_status wob_words_each_form(wob_index *index, wob_slice prefix, wob_key_fn call, void *context,
                               wob_error *error)
{
    wob_arena arena = {0};
    form_list list = {.arena = &arena};
    wob_status status = WOB_OK;
    if (shard_count(index) == 1)
        return wob_forms_each(shard_at(index, 0), prefix, call, context, error);
    for (size_t i = 0; i < shard_count(index) && status == WOB_OK; i++)
        status = wob_forms_each(shard_at(index, i), prefix, note_form, &list, error);
    if (list.words.count)
        qsort(list.words.at, list.words.count, sizeof *list.words.at, by_bytes);
    if (status == WOB_OK)
        status = tell_once(&list.words, call, context, error);
    wob_arena_release(&arena);
    return status;
}
