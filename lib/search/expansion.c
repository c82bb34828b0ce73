/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words by their beginning. See expansion.h. */
#include "lib/search/expansion.h"

#include "lib/base/id_table.h"
#include "lib/index/words.h"

#include <stdlib.h>

typedef struct counted {
    wob_slice stem;
    uint32_t frequency;
} counted;

typedef struct expander {
    wob_planner *to;
    wob_slices *words;
    wob_id_table known; /* stems */
    WOB_LIST(counted) stems;
} expander;

static void add_stem(expander *self, wob_slice stem, uint32_t frequency)
{
    uint64_t *known = wob_id_table_add(&self->known, stem);
    if (frequency && !*known)
        *wob_push(self->to->arena, &self->stems) = (counted){stem, frequency};
    *known = 1;
}

static wob_status add_stem_of(expander *self, wob_slice word, wob_language language)
{
    wob_words words = {0};
    uint32_t frequency = 0;
    wob_planner *to = self->to;
    wob_status status = wob_analyse(to->analyser, word, language, to->arena, &words, to->error);
    if (status || words.count != 1 || wob_id_table_find(&self->known, words.at[0].stem))
        return status;
    status = wob_index_frequency(to->index, WOB_FIELD_STEM, words.at[0].stem, to->arena, &frequency,
                                 to->error);
    add_stem(self, words.at[0].stem, frequency);
    return status;
}

static wob_status note_word(void *context, wob_slice word, wob_error *error)
{
    expander *self = context;
    (void)error;
    word = wob_arena_copy(self->to->arena, word);
    *wob_push(self->to->arena, self->words) = word;
    wob_status status = add_stem_of(self, word, WOB_DUTCH);
    return status ? status : add_stem_of(self, word, WOB_ENGLISH);
}

/* What has no other form: numbers, and words too short to have one. */
static wob_status note_stem(void *context, wob_slice term, uint32_t frequency, wob_error *error)
{
    expander *self = context;
    (void)error;
    size_t prefix = wob_slice_of(wob_field_prefix(WOB_FIELD_STEM)).size;
    wob_slice stem = wob_arena_copy(self->to->arena, wob_slice_cut(term, prefix, term.size));
    *wob_push(self->to->arena, self->words) = stem;
    add_stem(self, stem, frequency);
    return WOB_OK;
}

static int compare(const void *a, const void *b)
{
    const counted *first = a, *second = b;
    if (first->frequency != second->frequency)
        return first->frequency > second->frequency ? -1 : 1;
    return wob_slice_compare(first->stem, second->stem);
}

wob_status wob_expansion_find(wob_planner *to, wob_slice beginning, wob_slices *ret_stems,
                              wob_slices *ret_words)
{
    if (!to->index)
        return WOB_OK;
    expander self = {.to = to, .words = ret_words};
    wob_status status = wob_words_each_form(to->index, beginning, note_word, &self, to->error);
    if (status == WOB_OK)
        status = wob_database_each_term(wob_index_database(to->index),
                                        wob_term(WOB_FIELD_STEM, beginning, to->arena), note_stem,
                                        &self, to->error);
    if (self.stems.count)
        qsort(self.stems.at, self.stems.count, sizeof *self.stems.at, compare);
    for (size_t i = 0; i < self.stems.count && i < WOB_MOST_EXPANSIONS; i++)
        *wob_push(to->arena, ret_stems) = self.stems.at[i].stem;
    wob_id_table_release(&self.known);
    return status;
}
