/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_RANK_H
#define WOB_SEARCH_RANK_H

#include "lib/index/stored.h"

/* What a score is made of: weight * length * part + letter. */
typedef struct wob_score {
    double weight; /* BM25 */
    double length; /* what a passage of its length is worth, */
    double part;   /* and one of its part */
    double letter; /* what the best passage of its letter gives it */
} wob_score;

/* A passage on its way to a place among the hits. */
typedef struct wob_candidate {
    uint32_t docid, letter_docid;
    double weight; /* BM25, then the score */
    wob_score made_of;
    uint32_t block; /* candidates are put in order by blocks, each behind the last */
    wob_stored_passage passage;
} wob_candidate;

/* Turns weights into scores and puts the candidates in order, best first; equals by docid. */
void wob_rank(wob_candidate *candidates, size_t count);

/* Practice, not one letter: of each letter `per_letter` passages come before the further ones of
 * any, among the candidates in order that have at least half of the best score; what has less does
 * not answer as well. */
void wob_rank_spread(wob_candidate *candidates, size_t count, size_t per_letter, wob_arena *arena);

#endif
