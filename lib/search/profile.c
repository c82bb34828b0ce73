/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts as weighed words. See profile.h. */
#include "lib/search/profile.h"

#include "lib/base/id_table.h"
#include "lib/base/memory.h"

#include <math.h>
#include <stdlib.h>

struct wob_profiler {
    wob_index *index;
    wob_analyser *analyser;
    uint32_t passages;
    wob_id_table known; /* stems; 1 + in how many passages they stand */
};

wob_status wob_profiler_new(wob_index *index, wob_analyser *analyser, wob_profiler **ret_profiler,
                            wob_error *error)
{
    uint32_t letters, passages;
    wob_status status = wob_index_count(index, &letters, &passages, error);
    if (status)
        return status;
    *ret_profiler = wob_new(sizeof **ret_profiler);
    **ret_profiler = (wob_profiler){.index = index, .analyser = analyser, .passages = passages};
    return WOB_OK;
}

void wob_profiler_free(wob_profiler *profiler)
{
    if (!profiler)
        return;
    wob_id_table_release(&profiler->known);
    free(profiler);
}

static wob_status weigh(wob_profiler *profiler, wob_slice stem, wob_arena *arena,
                        double *ret_weight, wob_error *error)
{
    uint64_t *known = wob_id_table_add(&profiler->known, stem);
    if (*known == 0) {
        uint32_t frequency = 0;
        wob_status status =
            wob_index_frequency(profiler->index, WOB_FIELD_STEM, stem, arena, &frequency, error);
        if (status)
            return status;
        *known = 1 + (uint64_t)frequency;
    }
    double n = (double)(*known - 1), all = profiler->passages > n ? profiler->passages : n;
    *ret_weight = log1p((all - n + 0.5) / (n + 0.5));
    return WOB_OK;
}

/* Where the stem stands in the profile, or would. */
static size_t place_of(const wob_profile *profile, wob_slice stem, bool *ret_there)
{
    size_t low = 0, high = profile->words.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = wob_slice_compare(profile->words.at[middle].stem, stem);
        if (order == 0) {
            *ret_there = true;
            return middle;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *ret_there = false;
    return low;
}

wob_status wob_profile_add(wob_profiler *profiler, wob_slice text, wob_language language,
                           double worth, wob_arena *arena, wob_profile *profile, wob_error *error)
{
    wob_words words = {0};
    wob_status status = wob_analyse(profiler->analyser, text, language, arena, &words, error);
    for (size_t i = 0; i < words.count && status == WOB_OK; i++) {
        bool there;
        double weight;
        size_t at = place_of(profile, words.at[i].stem, &there);
        if (there || words.at[i].stop)
            continue;
        status = weigh(profiler, words.at[i].stem, arena, &weight, error);
        if (status)
            return status;
        (void)wob_push(arena, &profile->words);
        wob_profile_word *place = &profile->words.at[at];
        memmove(place + 1, place, (profile->words.count - 1 - at) * sizeof *place);
        *place =
            (wob_profile_word){.stem = words.at[i].stem, .worth = worth, .weight = worth * weight};
    }
    return status;
}

wob_profile_word *wob_profile_word_of(wob_profile *profile, wob_slice stem)
{
    bool there;
    size_t at = place_of(profile, stem, &there);
    return there ? &profile->words.at[at] : NULL;
}

static double length(const wob_profile *profile)
{
    double sum = 0;
    for (size_t i = 0; i < profile->words.count; i++)
        sum += profile->words.at[i].weight * profile->words.at[i].weight;
    return sqrt(sum);
}

static double weight_of(const wob_profile *profile, wob_slice stem)
{
    bool there;
    size_t at = place_of(profile, stem, &there);
    return there ? profile->words.at[at].weight : 0;
}

double wob_profile_alike(const wob_profile *a, const wob_profile *b)
{
    double shared = 0, lengths = length(a) * length(b);
    for (size_t i = 0; i < a->words.count; i++) {
        const wob_profile_word *word = &a->words.at[i];
        double best = weight_of(b, word->stem);
        for (size_t k = 0; k < word->others.count && best <= 0; k++)
            best = word->others.at[k].worth * weight_of(b, word->others.at[k].stem);
        shared += word->weight * best;
    }
    return lengths > 0 ? fmin(shared / lengths, 1) : 0;
}
