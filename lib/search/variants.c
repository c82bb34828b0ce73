/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Variants of words. See variants.h; compound.c has the parts. */
#include "lib/search/variants.h"

#include "lib/index/kin.h"
#include "lib/index/words.h"
#include "lib/search/compound.h"
#include "lib/search/likeness.h"

#include <stdlib.h>

/* What a variant is worth, by how it comes from the word. */
static const double OTHER_STEM = 0.7;
static const double HOLDS_WORD = 0.6;       /* a compound with the word in it */
static const double MISSPELLED = 0.7;       /* with one error, */
static const double FURTHER = 0.1;          /* and so much less with one more */
static const double TRANSLATED = 0.9;       /* from English, */
static const double HOLDS_TRANSLATED = 0.5; /* and a compound with that in it */
static const double TO_ENGLISH = 0.5;       /* for letters in English, which are few */
static const double PART = 0.8;

/* Words with an error, and compounds, are looked for among those that share so much with the word.
 */
static const double LEAST_ALIKE = 0.5;

enum { COMMON_ONE_IN = 10 }; /* of so many passages a common word stands in more than one */

/* `frequency` 0: not known. */
static void add_counted(wob_planner *to, wob_variants *list, wob_slice stem, double worth,
                        uint32_t frequency)
{
    for (size_t i = 0; i < list->count; i++)
        if (wob_slice_equal(list->at[i].stem, stem)) {
            if (list->at[i].worth < worth)
                list->at[i].worth = worth;
            return;
        }
    if (worth > 0)
        *wob_push(to->arena, list) = (wob_variant){stem, worth, frequency};
}

static void add(wob_planner *to, wob_variants *list, wob_slice stem, double worth)
{
    add_counted(to, list, stem, worth, 0);
}

static wob_status add_other_stems(wob_planner *to, const wob_word *dutch, wob_variants *list)
{
    wob_buffer other = {0};
    wob_slices kin = {0};
    wob_status status = wob_other_stem(to->analyser, dutch->folded, &other, to->error);
    if (status == WOB_OK)
        status = wob_words_kin(to->index, WOB_KIN_STEMS, wob_buffer_slice(&other), to->arena, &kin,
                               to->error);
    for (size_t i = 0; i < kin.count; i++)
        add(to, list, kin.at[i], OTHER_STEM);
    wob_buffer_release(&other);
    return status;
}

static double worth_of(const wob_lookalike *found, wob_slice stem)
{
    unsigned most = wob_likeness_most_errors(stem);
    unsigned errors = wob_likeness_errors(stem, found->stem, most);
    double worth = errors <= most ? MISSPELLED - FURTHER * (errors - 1.0) : 0;
    return found->holds && worth < HOLDS_WORD ? HOLDS_WORD : worth;
}

static wob_status find_lookalikes(wob_planner *to, wob_slice stem, wob_slice held,
                                  wob_lookalikes *ret_found)
{
    return wob_words_alike(to->index, stem, held, LEAST_ALIKE, to->arena, ret_found, to->error);
}

static wob_status add_lookalikes(wob_planner *to, const wob_word *dutch, wob_variants *list)
{
    wob_lookalikes found = {0};
    wob_status status = find_lookalikes(to, dutch->stem, dutch->folded, &found);
    for (size_t i = 0; i < found.count; i++)
        add_counted(to, list, found.at[i].stem, worth_of(&found.at[i], dutch->stem),
                    found.at[i].frequency);
    return status;
}

/* The words that a table has for the stem, analysed. */
static wob_status find_translations(wob_planner *to, const char *table, wob_slice stem,
                                    wob_language into, wob_words *ret_words)
{
    wob_slices kin = {0};
    wob_status status = wob_words_kin(to->index, table, stem, to->arena, &kin, to->error);
    for (size_t i = 0; i < kin.count && status == WOB_OK; i++)
        status = wob_analyse(to->analyser, kin.at[i], into, to->arena, ret_words, to->error);
    return status;
}

/* Dutch joins words where English does not, so that compounds with a translation count too. */
static wob_status add_dutch(wob_planner *to, const wob_word *english, wob_variants *list)
{
    wob_words words = {0};
    wob_status status = find_translations(to, WOB_KIN_DUTCH, english->stem, WOB_DUTCH, &words);
    for (size_t i = 0; i < words.count && status == WOB_OK; i++) {
        wob_lookalikes found = {0};
        add(to, list, words.at[i].stem, TRANSLATED);
        status = find_lookalikes(to, words.at[i].stem, words.at[i].folded, &found);
        for (size_t k = 0; k < found.count; k++)
            if (found.at[k].holds)
                add_counted(to, list, found.at[k].stem, HOLDS_TRANSLATED, found.at[k].frequency);
    }
    return status;
}

static wob_status add_english(wob_planner *to, const wob_word *dutch, wob_variants *list)
{
    wob_words words = {0};
    wob_status status = find_translations(to, WOB_KIN_ENGLISH, dutch->stem, WOB_ENGLISH, &words);
    for (size_t i = 0; i < words.count; i++)
        add(to, list, words.at[i].stem, TO_ENGLISH);
    return status;
}

/* The letters do not have the word in Dutch. */
static wob_status is_unknown(wob_planner *to, const wob_word *dutch, bool *ret_unknown)
{
    uint32_t frequency = 0;
    wob_status status = wob_index_frequency(to->index, WOB_FIELD_STEM, dutch->stem, to->arena,
                                            &frequency, to->error);
    *ret_unknown = frequency == 0;
    return status;
}

/* A short question may be English and have no word that says so: what Dutch letters do not have is
 * taken for English too. */
static wob_status add_translations(wob_planner *to, const wob_asked_word *word, wob_variants *list)
{
    bool english = to->plan->language == WOB_ENGLISH, unknown = false;
    wob_status status = english ? WOB_OK : is_unknown(to, &word->dutch, &unknown);
    if (status == WOB_OK && (english || unknown))
        return add_dutch(to, &word->english, list);
    return status ? status : add_english(to, &word->dutch, list);
}

static wob_status add_parts(wob_planner *to, const wob_word *dutch, wob_variants *list)
{
    wob_slices parts = {0};
    wob_status status = wob_compound_split(to, dutch->folded, &parts);
    for (size_t i = 0; i < parts.count; i++)
        add(to, list, parts.at[i], PART);
    return status;
}

/* Of variants worth the same those come first that find more. */
static int by_worth(const void *a, const void *b)
{
    const wob_variant *x = a, *y = b;
    if (x->worth > y->worth || x->worth < y->worth)
        return x->worth > y->worth ? -1 : 1;
    if (x->frequency != y->frequency)
        return x->frequency > y->frequency ? -1 : 1;
    return wob_slice_compare(x->stem, y->stem);
}

static wob_status widen(wob_planner *to, const wob_asked_word *word, wob_word_variants *found)
{
    wob_status status = add_translations(to, word, &found->whole);
    if (status == WOB_OK)
        status = add_other_stems(to, &word->dutch, &found->whole);
    /* What looks like a word that stands in so many passages would add little and cost much. */
    bool common = false;
    if (status == WOB_OK)
        status =
            wob_planner_is_common(to, WOB_FIELD_STEM, word->dutch.stem, COMMON_ONE_IN, &common);
    if (status == WOB_OK && !common)
        status = add_lookalikes(to, &word->dutch, &found->whole);
    if (status == WOB_OK && !common)
        status = add_parts(to, &word->dutch, &found->parts);
    qsort(found->whole.at, found->whole.count, sizeof *found->whole.at, by_worth);
    if (found->whole.count > WOB_MOST_VARIANTS)
        found->whole.count = WOB_MOST_VARIANTS;
    return status;
}

wob_status wob_variants_find(wob_planner *to, const wob_asked_word *word,
                             wob_word_variants *ret_variants)
{
    add(to, &ret_variants->whole, word->dutch.stem, 1);
    add(to, &ret_variants->whole, word->english.stem, 1);
    return to->index && !to->excluding && !word->stop ? widen(to, word, ret_variants) : WOB_OK;
}
