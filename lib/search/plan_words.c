/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a question as queries. See plan_words.h. */
#include "lib/search/plan_words.h"

#include "lib/index/wording.h"
#include "lib/search/expansion.h"
#include "lib/search/weigh.h"
#include "lib/search/worded.h"

enum { PHRASE = 0 }; /* in the place of a window */

/* What the words of "derde-belanghebbende" are worth each by itself. */
static const double APART = 0.8;

/* The word by its stem, in whichever language a passage is. */
static wob_status add_stem(wob_planner *to, const wob_asked_word *word, wob_query_list *all)
{
    wob_query_list either = {0};
    wob_query *query;
    wob_status status = wob_planner_add_term(to, WOB_FIELD_STEM, word->dutch.stem, &either);
    if (status == WOB_OK && !wob_slice_equal(word->dutch.stem, word->english.stem))
        status = wob_planner_add_term(to, WOB_FIELD_STEM, word->english.stem, &either);
    status = wob_planner_close(to, status, WOB_OR, &either, &query);
    if (status == WOB_OK)
        *wob_push(to->arena, all) = query;
    return status;
}

/* The words as they are, where they are: those of a phrase, or of NEAR where there is a window. */
static wob_status place_words(wob_planner *to, const wob_asked_words *words, uint32_t window,
                              wob_query **ret_query)
{
    wob_query_list stems = {0};
    wob_slices folded = {0};
    wob_query *query;
    wob_status status = WOB_OK;
    for (size_t i = 0; i < words->count && status == WOB_OK; i++) {
        *wob_push(to->arena, &folded) = words->at[i].dutch.folded;
        status = add_stem(to, &words->at[i], &stems);
    }
    status = wob_planner_close(to, status, WOB_AND, &stems, &query);
    if (status)
        return status;
    return wob_worded(to, query,
                      window ? wob_wording_near(&folded, window, to->arena)
                             : wob_wording_phrase(&folded, to->arena),
                      ret_query);
}

/* The words exactly, weighed by their stems. */
static wob_status plan_exact(wob_planner *to, const wob_asked_words *words, uint32_t window,
                             wob_query **ret_query)
{
    wob_query_list both = {0};
    wob_query *query;
    if (words->count == 0)
        return wob_query_nothing(ret_query, to->error);
    wob_status status = wob_weigh_words(to, words, &query);
    if (status == WOB_OK) {
        *wob_push(to->arena, &both) = query;
        status = place_words(to, words, window, &query);
    }
    if (status == WOB_OK) {
        *wob_push(to->arena, &both) = query;
        return wob_planner_join(to, WOB_FILTER, &both, ret_query);
    }
    wob_query_list_release(&both);
    return status;
}

/* "derde-belanghebbende" as one word: letters write it so too. */
static wob_status add_joined(wob_planner *to, const wob_asked_words *words, wob_query_list *all)
{
    wob_slice joined = {0};
    wob_asked_words one = {0};
    wob_query *query;
    for (size_t i = 0; i < words->count; i++)
        joined = wob_arena_join(to->arena, joined, words->at[i].dutch.folded);
    wob_status status = wob_asked_words_read(to, joined, &one);
    if (status || one.count != 1)
        return status;
    status = wob_weigh_words(to, &one, &query);
    if (status == WOB_OK)
        *wob_push(to->arena, all) = query;
    return status;
}

/* Words with a hyphen between them: as they stand there, joined, or each by itself, whichever
 * weighs most. */
static wob_status plan_hyphenated(wob_planner *to, const wob_asked_words *words,
                                  wob_query **ret_query)
{
    wob_query_list all = {0};
    wob_query *query;
    wob_status status = plan_exact(to, words, PHRASE, &query);
    if (status == WOB_OK) {
        *wob_push(to->arena, &all) = query;
        status = add_joined(to, words, &all);
    }
    if (status == WOB_OK)
        status = wob_weigh_words(to, words, &query);
    if (status == WOB_OK)
        status = wob_planner_add_scaled(to, query, APART, &all);
    return wob_planner_close(to, status, WOB_MAX, &all, ret_query);
}

wob_status wob_plan_word(wob_planner *to, const wob_node *node, wob_query **ret_query)
{
    wob_asked_words words = {0};
    wob_status status = wob_asked_words_read(to, node->text, &words);
    if (status)
        return status;
    if (words.count < 2)
        return wob_weigh_words(to, &words, ret_query);
    return to->index && !to->excluding ? plan_hyphenated(to, &words, ret_query)
                                       : plan_exact(to, &words, PHRASE, ret_query);
}

wob_status wob_plan_phrase(wob_planner *to, const wob_node *node, wob_query **ret_query)
{
    wob_asked_words words = {0};
    wob_status status = wob_asked_words_read(to, node->text, &words);
    return status == WOB_OK ? plan_exact(to, &words, PHRASE, ret_query) : status;
}

/* Words that begin so: by their stems, which weigh as one word, and those written so. */
static wob_status expand(wob_planner *to, wob_slice beginning, wob_query **ret_query)
{
    wob_slices stems = {0}, words = {0};
    wob_query_list all = {0};
    wob_query *query;
    wob_status status = wob_expansion_find(to, beginning, &stems, &words);
    if (!to->excluding)
        wob_slices_add(to->arena, &to->plan->prefixes, beginning);
    for (size_t i = 0; i < stems.count && status == WOB_OK; i++)
        status = wob_planner_add_term(to, WOB_FIELD_STEM, stems.at[i], &all);
    status = wob_planner_close(to, status, WOB_SYNONYM, &all, &query);
    return status ? status : wob_worded(to, query, wob_wording_any(&words, to->arena), ret_query);
}

/* Of `Wob-ver*` the words before the last must stand in the passage too, anywhere. */
wob_status wob_plan_prefix(wob_planner *to, const wob_node *node, wob_query **ret_query)
{
    wob_asked_words words = {0};
    wob_query_list all = {0};
    wob_query *query;
    wob_status status = wob_asked_words_read(to, node->text, &words);
    if (status)
        return status;
    if (words.count == 0)
        return wob_query_nothing(ret_query, to->error);
    words.count--;
    status = expand(to, words.at[words.count].dutch.folded, &query);
    if (status == WOB_OK)
        *wob_push(to->arena, &all) = query;
    if (status == WOB_OK && words.count) {
        status = plan_exact(to, &words, PHRASE, &query);
        if (status == WOB_OK)
            *wob_push(to->arena, &all) = query;
    }
    return wob_planner_close(to, status, WOB_AND, &all, ret_query);
}

/* What one thing beside NEAR asks of the passage wherever it stands: a phrase that it is one, a
 * prefix that something begins so. Its words go to `words`, for their distance. */
static wob_status plan_near_thing(wob_planner *to, const wob_node *thing, wob_asked_words *words,
                                  wob_query_list *all)
{
    wob_asked_words own = {0};
    wob_query *query;
    wob_status status = WOB_OK;
    if (thing->kind == WOB_NODE_PREFIX) {
        status = wob_plan_prefix(to, thing, &query);
    } else {
        status = wob_asked_words_read(to, thing->text, &own);
        for (size_t i = 0; i < own.count; i++)
            *wob_push(to->arena, words) = own.at[i];
        if (own.count < 2)
            return status;
        if (status == WOB_OK)
            status = place_words(to, &own, PHRASE, &query);
    }
    if (status == WOB_OK)
        *wob_push(to->arena, all) = query;
    return status;
}

/* Distances are those between single words, so a phrase counts by its words. */
wob_status wob_plan_near(wob_planner *to, const wob_node *node, wob_query **ret_query)
{
    wob_asked_words words = {0};
    wob_query_list all = {0};
    wob_query *near;
    wob_status status = WOB_OK;
    for (size_t i = 0; i < node->children.count && status == WOB_OK; i++)
        status = plan_near_thing(to, node->children.at[i], &words, &all);
    if (status == WOB_OK && words.count) {
        uint32_t window = node->window + (uint32_t)words.count - 1;
        status = plan_exact(to, &words, window, &near);
        if (status == WOB_OK)
            *wob_push(to->arena, &all) = near;
    }
    return wob_planner_close(to, status, WOB_AND, &all, ret_query);
}

wob_status wob_plan_is_idle(wob_planner *to, const wob_node *node, bool *ret_idle)
{
    wob_asked_words words = {0};
    *ret_idle = false;
    if (node->kind != WOB_NODE_WORD)
        return WOB_OK;
    wob_status status = wob_asked_words_read(to, node->text, &words);
    *ret_idle = status == WOB_OK;
    for (size_t i = 0; i < words.count; i++)
        *ret_idle &= words.at[i].stop;
    return status;
}
