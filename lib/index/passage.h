/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_PASSAGE_H
#define WOB_INDEX_PASSAGE_H

#include "lib/letter/letter.h"

/*
 * Cutting a letter into passages: what a search finds and shows.
 *
 * A passage lies in one part of the letter (a section, an item, an answer), is cut at ends of
 * sentences, and has WOB_PASSAGE_FEWEST to WOB_PASSAGE_MOST words where the text allows: items and
 * short answers are passages of their own, and a sentence longer than a passage is cut between
 * words. The heading above a question ("Vraag 1:") goes with the question. Passages of this length
 * rank best (measured: shorter and longer ones cost .02 to .13 of nDCG@10).
 */
enum {
    WOB_PASSAGE_FEWEST = 60, /* words */
    WOB_PASSAGE_MOST = 200,
    WOB_PASSAGE_LONGEST = 64 << 10, /* bytes, of words that no white space ends */
};

#define WOB_NO_ANSWER UINT32_MAX

typedef struct wob_passage {
    wob_part part;
    uint32_t number; /* from 1, among the letter's passages of this part: "answer-5" */
    wob_span span;   /* of the letter's text */
    uint32_t page;
    uint32_t answer;  /* which of the letter's answers it belongs to, or WOB_NO_ANSWER */
    wob_slices items; /* that it answers, or the one that it is */
} wob_passage;

typedef WOB_LIST(wob_passage) wob_passages;

WOB_MUST_CHECK wob_status wob_passages_cut(const wob_letter *letter, wob_analyser *analyser,
                                           wob_arena *arena, wob_passages *ret_passages,
                                           wob_error *error);

#endif
