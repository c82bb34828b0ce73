/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weighing words. See weigh.h. */
#include "lib/search/weigh.h"

#include "lib/search/variants.h"

/* What a match in each field is worth beside one in the passage's own words, which stand first, and
 * from which worth on variants are looked for there. */
static const struct {
    wob_field field;
    double worth, least;
} fields[] = {
    {WOB_FIELD_STEM, 1.0, 0}, {WOB_FIELD_ASKED, 0.2, 0.65}, {WOB_FIELD_CONTEXT, 0.2, 0.65}};

/* What stands in more than one of so many passages tells little, and is left out where it is worth
 * little too: it costs the most time. */
enum { COMMON_ONE_IN = 20 };

enum { FIELD_COUNT = sizeof fields / sizeof *fields, OWN_FIELD_COUNT = 1 };

wob_status wob_asked_words_read(wob_planner *to, wob_slice text, wob_asked_words *ret_words)
{
    wob_words dutch = {0}, english = {0};
    wob_status status = wob_analyse(to->analyser, text, WOB_DUTCH, to->arena, &dutch, to->error);
    if (status == WOB_OK)
        status = wob_analyse(to->analyser, text, WOB_ENGLISH, to->arena, &english, to->error);
    for (size_t i = 0; i < dutch.count && status == WOB_OK; i++) {
        const wob_word *mine = to->plan->language == WOB_DUTCH ? &dutch.at[i] : &english.at[i];
        *wob_push(to->arena, ret_words) = (wob_asked_word){dutch.at[i], english.at[i], mine->stop};
    }
    return status;
}

/* The variant is looked for in the field. A word itself always is, in the passage's own words. */
static wob_status is_worth_it(wob_planner *to, const wob_variant *variant, size_t f, bool *ret_is)
{
    bool common = false;
    *ret_is = variant->worth >= fields[f].least;
    if (!*ret_is || !to->index || variant->worth * fields[f].worth >= 1)
        return WOB_OK;
    wob_status status =
        wob_planner_is_common(to, fields[f].field, variant->stem, COMMON_ONE_IN, &common);
    *ret_is = !common;
    return status;
}

static wob_status add_variants(wob_planner *to, const wob_variants *list, size_t f,
                               wob_query_list *all)
{
    wob_status status = WOB_OK;
    for (size_t i = 0; i < list->count && status == WOB_OK; i++) {
        wob_query_list one = {0};
        bool worth_it;
        status = is_worth_it(to, &list->at[i], f, &worth_it);
        if (status || !worth_it)
            continue;
        status = wob_planner_add_term(to, fields[f].field, list->at[i].stem, &one);
        if (status == WOB_OK)
            status = wob_planner_add_scaled(to, one.at[0], list->at[i].worth, all);
    }
    return status;
}

/* The best of what stands for the word; its parts do so together. */
static wob_status weigh_in_field(wob_planner *to, const wob_word_variants *found, size_t f,
                                 wob_query **ret_query)
{
    wob_query_list all = {0}, parts = {0};
    wob_query *both;
    wob_status status = add_variants(to, &found->whole, f, &all);
    if (status == WOB_OK)
        status = add_variants(to, &found->parts, f, &parts);
    if (status == WOB_OK && parts.count) {
        status = wob_planner_join(to, WOB_OR, &parts, &both);
        if (status == WOB_OK)
            *wob_push(to->arena, &all) = both;
    }
    wob_query_list_release(&parts);
    return wob_planner_close(to, status, WOB_MAX, &all, ret_query);
}

static void note_marks(wob_planner *to, const wob_asked_word *word, const wob_word_variants *found)
{
    if (word->stop || to->excluding)
        return;
    *wob_push(to->arena, &to->plan->words) = *found;
    to->plan->words.at[to->plan->words.count - 1].word = word->dutch.folded;
    for (size_t i = 0; i < found->whole.count; i++)
        wob_slices_add(to->arena, &to->plan->stems, found->whole.at[i].stem);
    for (size_t i = 0; i < found->parts.count; i++)
        wob_slices_add(to->arena, &to->plan->stems, found->parts.at[i].stem);
}

/* What is excluded must stand in the passage itself: that its letter is about it excludes no
 * passage. */
static wob_status weigh_word(wob_planner *to, const wob_asked_word *word, wob_query **ret_query)
{
    wob_query_list in_fields = {0};
    wob_word_variants found = {0};
    size_t field_count = to->excluding ? OWN_FIELD_COUNT : FIELD_COUNT;
    wob_status status = wob_variants_find(to, word, &found);
    for (size_t f = 0; f < field_count && status == WOB_OK; f++) {
        wob_query *best;
        status = weigh_in_field(to, &found, f, &best);
        if (status == WOB_OK)
            status = wob_planner_add_scaled(to, best, fields[f].worth, &in_fields);
    }
    note_marks(to, word, &found);
    return wob_planner_close(to, status, WOB_OR, &in_fields, ret_query);
}

wob_status wob_weigh_words(wob_planner *to, const wob_asked_words *words, wob_query **ret_query)
{
    wob_query_list weighed = {0};
    wob_status status = WOB_OK;
    bool telling = false;
    for (size_t i = 0; i < words->count; i++)
        telling |= !words->at[i].stop;
    for (size_t i = 0; i < words->count && status == WOB_OK; i++) {
        wob_query *word;
        if (telling && words->at[i].stop)
            continue;
        status = weigh_word(to, &words->at[i], &word);
        if (status == WOB_OK)
            *wob_push(to->arena, &weighed) = word;
    }
    if (status == WOB_OK && weighed.count == 0)
        return wob_query_nothing(ret_query, to->error);
    return wob_planner_close(to, status, WOB_OR, &weighed, ret_query);
}
