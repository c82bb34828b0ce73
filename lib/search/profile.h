/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_PROFILE_H
#define WOB_SEARCH_PROFILE_H

#include "lib/search/plan.h"

/*
 * How much two texts are about the same thing: the cosine of their words (Salton and McGill,
 * "Introduction to Modern Information Retrieval", 1983), each word counted once and weighed by how
 * rare it is among the passages of the index, ln(1 + (N - n + 0.5) / (n + 0.5)). "Alle documenten
 * over" says little, "fosfaatrechten" much.
 */
typedef struct wob_profile_word {
    wob_slice stem;
    double worth;        /* of the text that it comes from */
    double weight;       /* that, times how rare it is */
    wob_variants others; /* what else counts for it, for less (precedent_words.h) */
} wob_profile_word;

typedef struct wob_profile {
    WOB_LIST(wob_profile_word) words; /* in order of their bytes, each once */
} wob_profile;

/* Weighs words for one index, and remembers what each weighs. */
typedef struct wob_profiler wob_profiler;

WOB_MUST_CHECK wob_status wob_profiler_new(wob_index *index, wob_analyser *analyser,
                                           wob_profiler **ret_profiler, wob_error *error);
void wob_profiler_free(wob_profiler *profiler);

/* Adds the words of `text` that say something, times `worth`; a word that is there already keeps
 * its weight, so that the text that tells most comes first. */
WOB_MUST_CHECK wob_status wob_profile_add(wob_profiler *profiler, wob_slice text,
                                          wob_language language, double worth, wob_arena *arena,
                                          wob_profile *profile, wob_error *error);

/* The word of the profile with this stem; NULL where it has none. */
wob_profile_word *wob_profile_word_of(wob_profile *profile, wob_slice stem);

/* From 0, nothing in common, to 1, the same words. A word of `a` that `b` lacks counts by the best
 * of its others that `b` has. */
double wob_profile_alike(const wob_profile *a, const wob_profile *b);

#endif
