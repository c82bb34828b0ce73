/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing and marking a piece of a passage. See snippet.h. */
#include "lib/search/snippet.h"

enum { LEAD_IN = 60 }; /* bytes shown before the first match; a quarter of a short snippet */

/* A word of the question where it stands in the text. */
typedef struct match {
    wob_span span;
    size_t which; /* index of the stem, or of the prefix behind the stems */
} match;

typedef WOB_LIST(match) match_list;

static size_t find_in(const wob_slices *list, wob_slice text)
{
    size_t i = 0;
    while (i < list->count && !wob_slice_equal(list->at[i], text))
        i++;
    return i;
}

static bool matches(const wob_plan *plan, const wob_word *word, size_t *ret_which)
{
    *ret_which = find_in(&plan->stems, word->stem);
    if (*ret_which < plan->stems.count)
        return true;
    for (size_t i = 0; i < plan->prefixes.count; i++)
        if (wob_slice_starts(word->folded, plan->prefixes.at[i])) {
            *ret_which = plan->stems.count + i;
            return true;
        }
    return false;
}

/* A passage may be of the other language than its stems: words match by either language's stem. */
static wob_status find_matches(wob_slice text, const wob_plan *plan, wob_analyser *analyser,
                               wob_arena *arena, match_list *ret_matches, wob_error *error)
{
    wob_words dutch = {0}, english = {0};
    wob_status status = wob_analyse(analyser, text, WOB_DUTCH, arena, &dutch, error);
    if (status == WOB_OK)
        status = wob_analyse(analyser, text, WOB_ENGLISH, arena, &english, error);
    for (size_t i = 0; i < dutch.count && status == WOB_OK; i++) {
        size_t which;
        if (matches(plan, &dutch.at[i], &which) || matches(plan, &english.at[i], &which))
            *wob_push(arena, ret_matches) = (match){dutch.at[i].span, which};
    }
    return status;
}

/* How many different words of the question stand between matches `from` and `to`. */
static size_t count_different(const match_list *list, size_t from, size_t to)
{
    size_t different = 0;
    for (size_t i = from; i < to; i++) {
        size_t before = from;
        while (before < i && list->at[before].which != list->at[i].which)
            before++;
        different += before == i;
    }
    return different;
}

/* The match with which the best stretch begins. */
static size_t best_start(const match_list *list, size_t bytes)
{
    size_t best = 0, most = 0;
    for (size_t i = 0; i < list->count; i++) {
        size_t end = i;
        while (end < list->count && list->at[end].span.end <= list->at[i].span.begin + bytes)
            end++;
        size_t different = count_different(list, i, end);
        if (different > most) {
            most = different;
            best = i;
        }
    }
    return best;
}

static size_t word_begin(wob_slice text, size_t at)
{
    while (at > 0 && !wob_is_space(text.data[at - 1]))
        at--;
    return at;
}

static size_t word_end(wob_slice text, size_t at)
{
    while (at < text.size && !wob_is_space(text.data[at]))
        at++;
    return at;
}

/* Where a snippet begins that shows the match at `first`: with the first whole word of its lead-in.
 */
static size_t lead_in(wob_slice text, size_t first, size_t bytes)
{
    if (first <= bytes)
        return 0;
    size_t at = word_end(text, first - bytes);
    while (at < first && wob_is_space(text.data[at]))
        at++;
    return at < first ? at : first;
}

static void choose_span(wob_slice text, const match_list *list, size_t bytes, wob_snippet *snippet)
{
    if (text.size <= bytes) {
        snippet->span = (wob_span){0, text.size};
        return;
    }
    size_t before = bytes / 4 < LEAD_IN ? bytes / 4 : LEAD_IN;
    size_t first = list->count ? list->at[best_start(list, bytes - before)].span.begin : 0;
    size_t begin = lead_in(text, first, before);
    if (begin + bytes > text.size)
        begin = word_begin(text, text.size - bytes);
    snippet->span =
        (wob_span){begin, word_end(text, begin + bytes < text.size ? begin + bytes : text.size)};
    snippet->cut_before = begin > 0;
    snippet->cut_after = snippet->span.end < text.size;
}

wob_status wob_snippet_make(wob_slice text, const wob_plan *plan, size_t bytes,
                            wob_analyser *analyser, wob_arena *arena, wob_snippet *ret_snippet,
                            wob_error *error)
{
    match_list list = {0};
    wob_snippet snippet = {0};
    wob_status status = find_matches(text, plan, analyser, arena, &list, error);
    if (status)
        return status;
    choose_span(text, &list, bytes, &snippet);
    for (size_t i = 0; i < list.count; i++)
        *wob_push(arena, &snippet.marks) = list.at[i].span;
    *ret_snippet = snippet;
    return WOB_OK;
}
