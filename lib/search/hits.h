/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_SEARCH_HITS_H
#define WOB_SEARCH_HITS_H

#include "lib/index/reader.h"
#include "lib/search/rank.h"
#include "lib/search/snippet.h"

/*
 * Asking an index: the best passages for a plan, with all that is shown of them.
 *
 * Xapian gives them by BM25. A few hundred at a time are then put in order by what it cannot see: a
 * passage is worth more in a letter whose other passages match too, less where it is a scrap or
 * standard text (a remedy clause, reprinted law), and an answer more than the item that it answers.
 * The constants stand in rank.c, with what each is worth.
 */
typedef struct wob_hit {
    uint32_t docid;
    double score;
    wob_score made_of; /* 0 where hits are not ranked */
    wob_stored_passage passage;
    wob_stored_letter letter;
    wob_slice id, text;
    wob_snippet snippet;
    uint32_t same; /* other passages of the index with its text, but for names, numbers and dates */
    wob_counterparts counterparts; /* of what was asked for, which it cites instead */
} wob_hit;

typedef struct wob_facet_count {
    wob_slice value;
    uint32_t count;
} wob_facet_count;

typedef WOB_LIST(wob_facet_count) wob_facet;

/* What the matches are counted by (facet.h). */
typedef enum wob_facet_kind {
    WOB_FACET_ORGANISATION,
    WOB_FACET_YEAR,
    WOB_FACET_OUTCOME,
    WOB_FACET_STATUTE, /* provisions that are applied */
    WOB_FACET_PART,
    WOB_FACET_LANGUAGE,
    WOB_FACET_KIND,
    WOB_FACET_ROLE, /* provisions in any role: "considered Wob 10.2.g" */
    WOB_FACET_COUNT,
} wob_facet_kind;

typedef struct wob_hits {
    WOB_LIST(wob_hit) at;
    uint32_t total; /* passages that match */
    bool total_is_exact;
    wob_facet facets[WOB_FACET_COUNT]; /* most frequent first */
} wob_hits;

typedef struct wob_ask {
    uint32_t first, most; /* which hits, by rank from 0 */
    uint32_t per_letter;  /* so many passages of a letter before others answer; 0: any number */
    bool same_once; /* of passages that are the same but for names, numbers and dates the best */
    uint32_t most_of_letter; /* of each letter no more than so many passages; 0: any number */
    bool by_date;            /* latest first, instead of best first */
    bool facets;
    bool successors;      /* for wob_plan_make: counterparts in the other act too */
    size_t snippet_bytes; /* about; 0: none are made */
} wob_ask;

enum {
    WOB_MOST_HITS = 1000, /* that may be asked for at once, first + most */
    WOB_MOST_FACET = 20,  /* values of one facet that are told */
};

/* The texts of the items that an answer answers; none for what is no answer. */
void wob_hit_asked(const wob_hit *hit, wob_arena *arena, wob_slices *ret_texts);

/* Slices of the hits lie in `arena`. A reader that was overtaken by a writer reopens by itself. */
WOB_MUST_CHECK wob_status wob_hits_find(wob_index *index, const wob_plan *plan, const wob_ask *ask,
                                        wob_analyser *analyser, wob_arena *arena,
                                        wob_hits *ret_hits, wob_error *error);

#endif
