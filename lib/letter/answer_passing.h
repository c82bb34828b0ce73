/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_ANSWER_PASSING_H
#define WOB_LETTER_ANSWER_PASSING_H

#include "lib/letter/item_reference.h"

enum { WOB_MOST_ANSWERS = 1000 }; /* a text with more answers no request; the rest is not read */

/* The sentence names items in passing: "met betrekking tot de onderdelen (b) en (d) van uw
 * verzoek". */
bool wob_answer_mention_find(const wob_reading *reading, const wob_sentence *sentence,
                             wob_item_reference *ret_reference);

/* One of the answers found so far is to the item of this number. */
bool wob_item_is_answered(const wob_letter *letter, wob_slice item);

/* Parts answers inside whose paragraph a sentence turns to items that nothing else answers: "Ten
 * aanzien van punt 1 ... Ten aanzien van punt 2 ...". */
void wob_answers_part(wob_reading *reading);

/* Adds the sentences at or behind `from` that dispose of items which nothing answers so far. */
void wob_answers_in_passing(wob_reading *reading, size_t from);

#endif
