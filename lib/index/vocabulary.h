/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_VOCABULARY_H
#define WOB_INDEX_VOCABULARY_H

#include "lib/base/arena.h"
#include "lib/engine/engine.h"

/*
 * The stems that stand in an index, found by what they look like: misspelled, joined to another
 * word, one of its parts. They are put down once, when letters are added, in metadata below
 * WOB_META_WORDS:
 *
 *   "..."        how many stems there are of each size: WOB_STEM_LONGEST numbers, from size 1 on
 *   "...s" N     64 stems from number N * 64 on, and in how many passages each stands
 *   "...g" GRAM  which stems have these three bytes ("^" before the first, "$" behind the last):
 *                their numbers, each as the distance from the one before
 *
 * Stems are numbered by size and then by bytes, so that how alike two are shows from their numbers
 * and common grams alone, before any of them is read. Stems with digits, of fewer than
 * WOB_STEM_SHORTEST bytes or more than WOB_STEM_LONGEST are not among them.
 */
enum { WOB_STEM_SHORTEST = 3, WOB_STEM_LONGEST = 60 };

typedef struct wob_vocabulary_entry {
    wob_slice stem;
    uint32_t frequency; /* passages */
} wob_vocabulary_entry;

typedef WOB_LIST(wob_vocabulary_entry) wob_vocabulary_entries;

/* Whether a stem is one that a vocabulary has. */
bool wob_vocabulary_takes(wob_slice stem);

/* Puts down `entries`, all different and taken, in the place of what was there; sorts them. */
WOB_MUST_CHECK wob_status wob_vocabulary_write(wob_database *database,
                                               wob_vocabulary_entries *entries, wob_error *error);

typedef struct wob_vocabulary wob_vocabulary;

WOB_MUST_CHECK wob_status wob_vocabulary_open(wob_database *database,
                                              wob_vocabulary **ret_vocabulary, wob_error *error);
void wob_vocabulary_free(wob_vocabulary *vocabulary);

typedef struct wob_lookalike {
    wob_slice stem;
    uint32_t frequency;
    double alike; /* Dice's coefficient of the grams of both: 1 for the same */
    bool holds;   /* the stem has all of the word in it */
} wob_lookalike;

typedef WOB_LIST(wob_lookalike) wob_lookalikes;

/* The stems that share at least `least_alike` of their grams with `stem`, or hold `held` or `stem`
 * (of WOB_HELD_SHORTEST bytes or more) in them. Texts lie in `arena`. */
enum { WOB_HELD_SHORTEST = 4 };
WOB_MUST_CHECK wob_status wob_vocabulary_find(wob_vocabulary *vocabulary, wob_slice stem,
                                              wob_slice held, double least_alike, wob_arena *arena,
                                              wob_lookalikes *ret_found, wob_error *error);

#endif
