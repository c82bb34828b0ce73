/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Variants of the words of items. See precedent_words.h. */
#include "lib/search/precedent_words.h"

#include "lib/search/variants.h"

enum { WIDENED = 6 }; /* words of an item */

/* Less likely variants would find what only looks alike. */
static const double LEAST_WORTH = 0.5;

/* One part of a compound says less than the whole. */
static const double ONE_PART = 0.5;

void wob_word_book_release(wob_word_book *book)
{
    wob_id_table_release(&book->known);
}

/* The weight that so many words of the profile reach or exceed: only words of the item itself. */
static double threshold_of(const wob_profile *profile)
{
    double rarest[WIDENED] = {0};
    for (size_t i = 0; i < profile->words.count; i++) {
        double weight = profile->words.at[i].worth < 1 ? 0 : profile->words.at[i].weight;
        for (size_t k = 0; k < WIDENED; k++)
            if (weight > rarest[k]) {
                double before = rarest[k];
                rarest[k] = weight;
                weight = before;
            }
    }
    return rarest[WIDENED - 1];
}

static void take_variants(wob_word_book *book, const wob_word_variants *from, wob_slice stem,
                          wob_variants *to)
{
    for (size_t i = 0; i < from->whole.count; i++)
        if (from->whole.at[i].worth >= LEAST_WORTH &&
            !wob_slice_equal(from->whole.at[i].stem, stem))
            *wob_push(book->arena, to) = from->whole.at[i];
    for (size_t i = 0; i < from->parts.count; i++)
        *wob_push(book->arena, to) =
            (wob_variant){from->parts.at[i].stem, ONE_PART * from->parts.at[i].worth, 0};
}

static wob_status look_up(wob_word_book *book, wob_planner *to, const wob_asked_word *word,
                          wob_slice stem, wob_variants *ret_others, wob_error *error)
{
    uint64_t *place = wob_id_table_add(&book->known, stem);
    if (*place == 0) {
        wob_word_variants found = {0};
        wob_status status = wob_variants_find(to, word, &found);
        (void)error;
        if (status)
            return status;
        take_variants(book, &found, stem, wob_push(book->arena, &book->found));
        *place = book->found.count;
    }
    *ret_others = book->found.at[*place - 1];
    return WOB_OK;
}

wob_status wob_word_book_widen(wob_word_book *book, wob_slice text, wob_language language,
                               wob_profile *profile, wob_error *error)
{
    double threshold = threshold_of(profile);
    wob_plan plan = {.language = language};
    wob_planner to = {.index = book->index,
                      .analyser = book->analyser,
                      .arena = book->arena,
                      .plan = &plan,
                      .error = error};
    wob_asked_words words = {0};
    wob_status status = wob_asked_words_read(&to, text, &words);
    for (size_t i = 0; i < words.count && status == WOB_OK; i++) {
        wob_slice stem = language == WOB_DUTCH ? words.at[i].dutch.stem : words.at[i].english.stem;
        wob_profile_word *word = wob_profile_word_of(profile, stem);
        if (word && word->worth >= 1 && word->weight >= threshold && word->others.count == 0)
            status = look_up(book, &to, &words.at[i], stem, &word->others, error);
    }
    return status;
}
