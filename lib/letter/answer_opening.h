/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_ANSWER_OPENING_H
#define WOB_LETTER_ANSWER_OPENING_H

#include "lib/letter/item_reference.h"
#include "lib/letter/reading.h"

/* How answers begin: "Ad 5 en 10", "Verzoek 2:", "Ten aanzien van vraag 3 merk ik op ...". */
typedef struct wob_answer_opening {
    wob_slices items;
    wob_span heading; /* in the letter's text: up to where the answer's own words begin */
    size_t begin;     /* where these begin; the block's end where all of it is heading */
    bool sure;        /* says nothing else: "ad" */
    bool answer;      /* says that it answers: "Antwoord 2" */
    bool repeats;     /* an item's own words, and no more */
    bool by_order;    /* "Uw tweede verzoek" */
    const char *how;  /* it is one, in words */
} wob_answer_opening;

/* The item whose words `text` begins with (behind a quotation mark); items.count where it repeats
 * none. */
size_t wob_item_repeated(const wob_letter *letter, wob_slice text);

/* The block is part of an item, or holds one. */
bool wob_asks(const wob_letter *letter, const wob_block *block);

/* Answers may stand in it: it is at or behind `from`, in a section for that, and asks nothing. */
bool wob_may_answer(const wob_reading *reading, const wob_block *block, size_t from);

bool wob_answer_opening_read(const wob_reading *reading, const wob_block *block,
                             wob_answer_opening *ret_opening);

/* "Het aantal zaken was 61": the block tells what the item asks to be told. */
bool wob_tells_number(const wob_reading *reading, const wob_block *block, size_t item);

/* "Antwoord:", "Response": the text begins with the word that heads an answer below its question.
 * *ret_behind is where the answer itself begins in `text` (text.size where nothing follows). */
bool wob_answer_word_read(wob_slice text, bool heading, size_t *ret_behind);

/* The letter puts "Antwoord" above its answers, again and again. */
bool wob_heads_answers(const wob_reading *reading);

#endif
