/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a question as queries. See plan_words.h. */
#include "lib/search/plan_words.h"

enum { MOST_EXPANSIONS = 200 }; /* terms that one word* may stand for: the most frequent ones */

/* What a match in each field is worth beside one in the passage's own words, which stand first. */
static const struct {
    wob_field field;
    double worth;
} fields[] = {{WOB_FIELD_STEM, 1.0}, {WOB_FIELD_ASKED, 0.5}, {WOB_FIELD_CONTEXT, 0.3}};

enum { FIELD_COUNT = sizeof fields / sizeof *fields, OWN_FIELD_COUNT = 1 };

/* A word of the question, as letters of each language have it. */
typedef struct variants {
    wob_slice folded;
    wob_slices stems;
    bool stop;
} variants;

typedef WOB_LIST(variants) variants_list;

static wob_status analyse(wob_planner *to, wob_slice text, variants_list *ret_words)
{
    wob_words dutch = {0}, english = {0};
    wob_status status = wob_analyse(to->analyser, text, WOB_DUTCH, to->arena, &dutch, to->error);
    if (status == WOB_OK)
        status = wob_analyse(to->analyser, text, WOB_ENGLISH, to->arena, &english, to->error);
    for (size_t i = 0; i < dutch.count && status == WOB_OK; i++) {
        const wob_word *mine = to->plan->language == WOB_DUTCH ? &dutch.at[i] : &english.at[i];
        variants *word = wob_push(to->arena, ret_words);
        *word = (variants){.folded = mine->folded, .stop = mine->stop};
        wob_slices_add(to->arena, &word->stems, dutch.at[i].stem);
        wob_slices_add(to->arena, &word->stems, english.at[i].stem);
    }
    return status;
}

/* The best of the word's stems, in each field. What is excluded must stand in the passage itself:
 * that its letter is about it excludes no passage. */
static wob_status weigh_word(wob_planner *to, const variants *word, wob_query **ret_query)
{
    wob_query_list in_fields = {0};
    size_t field_count = to->excluding ? OWN_FIELD_COUNT : FIELD_COUNT;
    wob_status status = WOB_OK;
    for (size_t f = 0; f < field_count && status == WOB_OK; f++) {
        wob_query_list stems = {0};
        wob_query *best;
        for (size_t i = 0; i < word->stems.count && status == WOB_OK; i++)
            status = wob_planner_add_term(to, fields[f].field, word->stems.at[i], &stems);
        if (status == WOB_OK)
            status = wob_planner_join(to, WOB_MAX, &stems, 0, &best);
        if (status == WOB_OK)
            status = wob_planner_add_scaled(to, best, fields[f].worth, &in_fields);
        wob_query_list_release(&stems);
    }
    for (size_t i = 0; i < word->stems.count && !word->stop && !to->excluding; i++)
        wob_slices_add(to->arena, &to->plan->stems, word->stems.at[i]);
    if (status == WOB_OK)
        return wob_planner_join(to, WOB_OR, &in_fields, 0, ret_query);
    wob_query_list_release(&in_fields);
    return status;
}

/* The words of `list` that say something; all of them where none does. */
static wob_status weigh_words(wob_planner *to, const variants_list *list, wob_query **ret_query)
{
    wob_query_list words = {0};
    wob_status status = WOB_OK;
    bool telling = false;
    for (size_t i = 0; i < list->count; i++)
        telling |= !list->at[i].stop;
    for (size_t i = 0; i < list->count && status == WOB_OK; i++) {
        wob_query *word;
        if (telling && list->at[i].stop)
            continue;
        status = weigh_word(to, &list->at[i], &word);
        if (status == WOB_OK)
            *wob_push(to->arena, &words) = word;
    }
    if (status == WOB_OK && words.count == 0)
        return wob_query_nothing(ret_query, to->error);
    if (status == WOB_OK)
        return wob_planner_join(to, WOB_OR, &words, 0, ret_query);
    wob_query_list_release(&words);
    return status;
}

/* The words as they are, where they are: weighs nothing. */
static wob_status place_words(wob_planner *to, const variants_list *words, wob_operator op,
                              uint32_t window, wob_query **ret_query)
{
    wob_query_list exact = {0};
    wob_status status = WOB_OK;
    for (size_t i = 0; i < words->count && status == WOB_OK; i++)
        status = wob_planner_add_term(to, WOB_FIELD_WORD, words->at[i].folded, &exact);
    if (status == WOB_OK)
        return wob_planner_join(to, op, &exact, window, ret_query);
    wob_query_list_release(&exact);
    return status;
}

/* The words exactly, weighed by their stems. */
static wob_status plan_exact(wob_planner *to, const variants_list *words, wob_operator op,
                             uint32_t window, wob_query **ret_query)
{
    wob_query_list both = {0};
    wob_query *query;
    if (words->count == 0)
        return wob_query_nothing(ret_query, to->error);
    wob_status status = weigh_words(to, words, &query);
    if (status == WOB_OK) {
        *wob_push(to->arena, &both) = query;
        status = place_words(to, words, op, window, &query);
    }
    if (status == WOB_OK) {
        *wob_push(to->arena, &both) = query;
        return wob_planner_join(to, WOB_FILTER, &both, 0, ret_query);
    }
    wob_query_list_release(&both);
    return status;
}

wob_status wob_plan_word(wob_planner *to, const wob_node *node, wob_query **ret_query)
{
    variants_list words = {0};
    wob_status status = analyse(to, node->text, &words);
    if (status)
        return status;
    return words.count > 1 ? plan_exact(to, &words, WOB_PHRASE, 0, ret_query)
                           : weigh_words(to, &words, ret_query);
}

wob_status wob_plan_phrase(wob_planner *to, const wob_node *node, wob_query **ret_query)
{
    variants_list words = {0};
    wob_status status = analyse(to, node->text, &words);
    return status == WOB_OK ? plan_exact(to, &words, WOB_PHRASE, 0, ret_query) : status;
}

/* Words that begin so, and stems that do: only these are counted, so only they weigh. */
static wob_status expand(wob_planner *to, wob_slice beginning, wob_query **ret_query)
{
    static const wob_field in[] = {WOB_FIELD_WORD, WOB_FIELD_STEM};
    wob_query_list both = {0};
    wob_status status = WOB_OK;
    for (size_t i = 0; i < sizeof in / sizeof *in && status == WOB_OK; i++) {
        wob_query *query;
        wob_slice prefix = wob_term(in[i], beginning, to->arena);
        status = wob_query_prefix(prefix, MOST_EXPANSIONS, &query, to->error);
        if (status == WOB_OK)
            *wob_push(to->arena, &both) = query;
    }
    if (!to->excluding)
        wob_slices_add(to->arena, &to->plan->prefixes, beginning);
    if (status == WOB_OK)
        return wob_planner_join(to, WOB_OR, &both, 0, ret_query);
    wob_query_list_release(&both);
    return status;
}

/* Of `Wob-ver*` the words before the last must stand in the passage too, anywhere: Xapian knows no
 * phrases with expansions. */
wob_status wob_plan_prefix(wob_planner *to, const wob_node *node, wob_query **ret_query)
{
    variants_list words = {0};
    wob_query_list all = {0};
    wob_query *query;
    wob_status status = analyse(to, node->text, &words);
    if (status)
        return status;
    if (words.count == 0)
        return wob_query_nothing(ret_query, to->error);
    words.count--;
    status = expand(to, words.at[words.count].folded, &query);
    if (status == WOB_OK)
        *wob_push(to->arena, &all) = query;
    if (status == WOB_OK && words.count) {
        status = plan_exact(to, &words, WOB_PHRASE, 0, &query);
        if (status == WOB_OK)
            *wob_push(to->arena, &all) = query;
    }
    if (status == WOB_OK)
        return wob_planner_join(to, WOB_AND, &all, 0, ret_query);
    wob_query_list_release(&all);
    return status;
}

/* What one thing beside NEAR asks of the passage wherever it stands: a phrase that it is one, a
 * prefix that something begins so. Its words go to `words`, for their distance. */
static wob_status plan_near_thing(wob_planner *to, const wob_node *thing, variants_list *words,
                                  wob_query_list *all)
{
    variants_list own = {0};
    wob_query *query;
    wob_status status = WOB_OK;
    if (thing->kind == WOB_NODE_PREFIX) {
        status = wob_plan_prefix(to, thing, &query);
    } else {
        status = analyse(to, thing->text, &own);
        for (size_t i = 0; i < own.count; i++)
            *wob_push(to->arena, words) = own.at[i];
        if (own.count < 2)
            return status;
        if (status == WOB_OK)
            status = place_words(to, &own, WOB_PHRASE, 0, &query);
    }
    if (status == WOB_OK)
        *wob_push(to->arena, all) = query;
    return status;
}

/* Xapian measures distances between single words only, so a phrase counts by its words. */
wob_status wob_plan_near(wob_planner *to, const wob_node *node, wob_query **ret_query)
{
    variants_list words = {0};
    wob_query_list all = {0};
    wob_query *near;
    wob_status status = WOB_OK;
    for (size_t i = 0; i < node->children.count && status == WOB_OK; i++)
        status = plan_near_thing(to, node->children.at[i], &words, &all);
    if (status == WOB_OK && words.count) {
        /* Xapian's window counts the places from the first word to the last. */
        uint32_t window = node->window + (uint32_t)words.count - 1;
        status = plan_exact(to, &words, WOB_NEAR, window, &near);
        if (status == WOB_OK)
            *wob_push(to->arena, &all) = near;
    }
    if (status == WOB_OK)
        return wob_planner_join(to, WOB_AND, &all, 0, ret_query);
    wob_query_list_release(&all);
    return status;
}

wob_status wob_plan_is_idle(wob_planner *to, const wob_node *node, bool *ret_idle)
{
    variants_list words = {0};
    *ret_idle = false;
    if (node->kind != WOB_NODE_WORD)
        return WOB_OK;
    wob_status status = analyse(to, node->text, &words);
    *ret_idle = status == WOB_OK;
    for (size_t i = 0; i < words.count; i++)
        *ret_idle &= words.at[i].stop;
    return status;
}
