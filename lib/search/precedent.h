/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_PRECEDENT_H
#define WOB_SEARCH_PRECEDENT_H

#include "lib/search/hits.h"

/*
 * How items like one that is asked were answered before.
 *
 * An item is compared with the items of all letters, and with the requests of letters that have no
 * items: by its own words, and for less by what its letter is about (profile.h). What is alike
 * enough is a precedent, one for each item of a letter. Its answer is the one that the letter gives
 * to that item; where that points elsewhere ("zie ad 2"), the answer that it points to; where no
 * answer is given to the item by itself, what the letter decides.
 */
typedef struct wob_precedent {
    double alike;         /* from 0 to 1 */
    wob_stored_item item; /* what was asked there; without a number where the letter has no items */
    wob_hit hit;          /* the answer; what was asked, where no answer stands by itself */
    wob_slice pointed;    /* id of the passage that points to the answer; else empty */
    wob_outcome outcome;
    wob_slices grounds;
    size_t contrary; /* nearly the same item in another letter with the opposite outcome: its place
                        in the list; else WOB_NO_CONTRARY */
} wob_precedent;

#define WOB_NO_CONTRARY SIZE_MAX

/* How many precedents have an outcome, and on which grounds. */
typedef struct wob_outcome_spread {
    wob_outcome outcome;
    uint32_t count;
    wob_facet grounds;
} wob_outcome_spread;

typedef struct wob_precedents {
    WOB_LIST(wob_precedent) at;            /* the most alike first */
    bool complete;                         /* there are no others; else these are the most alike */
    uint32_t letters;                      /* in which they lie */
    WOB_LIST(wob_outcome_spread) outcomes; /* of all of them, most frequent first, */
    wob_facet grounds;                     /* and so with their grounds */
} wob_precedents;

typedef enum wob_side { WOB_SIDE_NONE, WOB_SIDE_REFUSED, WOB_SIDE_RELEASED } wob_side;

/* Whether the outcome keeps information back or gives any; neither of what was not there. */
wob_side wob_outcome_side(wob_outcome outcome);

typedef struct wob_sought {
    wob_slice text;    /* of the item */
    wob_slice subject; /* what its letter is about; empty where there is none */
    wob_language language;
    wob_slice letter; /* id of its own letter, whose items are no precedents; else empty */
} wob_sought;

enum {
    WOB_MOST_PRECEDENTS = 60, /* of one item, chosen from the hundred that share most with it */
    WOB_SUBJECT_BYTES = 600,  /* of a subject: what comes later says little of it */
};

/* Finds for one index; remembers the letters that it has read. */
typedef struct wob_precedent_finder wob_precedent_finder;

WOB_MUST_CHECK wob_status wob_precedent_finder_new(wob_index *index, wob_analyser *analyser,
                                                   wob_precedent_finder **ret_finder,
                                                   wob_error *error);
void wob_precedent_finder_free(wob_precedent_finder *finder);

/* What is found is good as long as the finder. A reader that was overtaken by a writer fails with
 * WOB_CHANGED: open the index again, and make another finder. */
WOB_MUST_CHECK wob_status wob_precedents_find(wob_precedent_finder *finder,
                                              const wob_sought *sought, wob_precedents *ret_found,
                                              wob_error *error);

#endif
