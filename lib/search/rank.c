/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The order of the candidates that Xapian found. See hits.h for why.
 *
 * score = weight * length * part + LETTER_SHARE * best weight in the same letter
 */
#include "lib/search/rank.h"

#include <math.h>
#include <stdlib.h>

/* The share of its letter's best passage that each passage of the letter is given: answers seldom
 * repeat what the letter is about. */
static const double LETTER_SHARE = 0.8;

/* Shorter passages match by chance: min(1, size / FULL_SIZE) ^ LENGTH_POWER. A full passage has 160
 * words of six bytes. Answers and decisions are short by nature and are spared. */
static const double FULL_SIZE = 960, LENGTH_POWER = 0.3;

/* Standard text says nothing of this letter; an answer is what one came for. */
static const double part_worth[WOB_PART_COUNT] = {
    [WOB_PART_HEADER] = 0.6,    [WOB_PART_REQUEST] = 1.0,   [WOB_PART_ITEM] = 1.0,
    [WOB_PART_PROCEDURE] = 0.9, [WOB_PART_FRAMEWORK] = 0.6, [WOB_PART_INVENTORY] = 1.0,
    [WOB_PART_VIEW] = 1.0,      [WOB_PART_OBJECTION] = 1.0, [WOB_PART_CONSIDERATION] = 1.0,
    [WOB_PART_ANSWER] = 1.1,    [WOB_PART_DECISION] = 1.0,  [WOB_PART_PUBLICATION] = 0.7,
    [WOB_PART_REMEDY] = 0.4,    [WOB_PART_CLOSING] = 0.5,   [WOB_PART_ANNEX] = 0.5,
    [WOB_PART_OTHER] = 1.0,
};

static void weigh(wob_candidate *candidate, double best)
{
    const wob_stored_passage *passage = &candidate->passage;
    wob_score *score = &candidate->made_of;
    *score = (wob_score){.weight = candidate->weight,
                         .length = 1,
                         .part = part_worth[passage->part],
                         .letter = LETTER_SHARE * best};
    if (passage->part != WOB_PART_ANSWER && passage->part != WOB_PART_DECISION &&
        passage->size < FULL_SIZE)
        score->length = pow(passage->size / FULL_SIZE, LENGTH_POWER);
    candidate->weight = score->weight * score->length * score->part + score->letter;
}

static int by_letter(const void *a, const void *b)
{
    const wob_candidate *x = a, *y = b;
    return (x->letter_docid > y->letter_docid) - (x->letter_docid < y->letter_docid);
}

static int by_score(const void *a, const void *b)
{
    const wob_candidate *x = a, *y = b;
    if (x->weight > y->weight || x->weight < y->weight)
        return x->weight > y->weight ? -1 : 1;
    return (x->docid > y->docid) - (x->docid < y->docid);
}

void wob_rank(wob_candidate *candidates, size_t count)
{
    if (count == 0)
        return;
    qsort(candidates, count, sizeof *candidates, by_letter);
    for (size_t begin = 0, end; begin < count; begin = end) {
        double best = 0;
        for (end = begin;
             end < count && candidates[end].letter_docid == candidates[begin].letter_docid; end++)
            if (candidates[end].weight > best)
                best = candidates[end].weight;
        for (size_t i = begin; i < end; i++)
            weigh(&candidates[i], best);
    }
    qsort(candidates, count, sizeof *candidates, by_score);
}

/* Below this share of the best score, others do not answer too. */
static const double ANSWERS_TOO = 0.5;

static size_t count_of_letter(const wob_candidate *candidates, size_t count, uint32_t letter_docid)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        found += candidates[i].letter_docid == letter_docid;
    return found;
}

void wob_rank_spread(wob_candidate *candidates, size_t count, size_t per_letter, wob_arena *arena)
{
    size_t good = 0, first = 0, further = 0;
    wob_candidate *later = wob_arena_take(arena, count * sizeof *later);
    while (good < count && candidates[good].weight >= ANSWERS_TOO * candidates[0].weight)
        good++;
    for (size_t i = 0; i < good; i++) {
        wob_candidate candidate = candidates[i];
        if (count_of_letter(candidates, first, candidate.letter_docid) < per_letter)
            candidates[first++] = candidate;
        else
            later[further++] = candidate;
    }
    for (size_t i = 0; i < further; i++)
        candidates[first + i] = later[i];
}
