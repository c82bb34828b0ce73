/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_ITEM_REFERENCE_H
#define WOB_LETTER_ITEM_REFERENCE_H

#include "lib/letter/reading.h"

/*
 * "Ad 5 en 10", "punten (b) en (d)", "vraag 3", "het derde onderdeel", "questions 2 to 4": words
 * that name items of the request. A heading and a cross reference are both read by it.
 */
typedef enum wob_certainty {
    WOB_DOUBTFUL, /* "het tweede verzoek": an item, or another request */
    WOB_LOOSE,    /* "onder 2", "verzoek 2": counts many other things */
    WOB_PLAIN,    /* "punt 2" */
    WOB_SURE,     /* "ad 2", which names nothing else */
} wob_certainty;

typedef struct wob_item_reference {
    wob_span span;      /* of the whole expression, in the text given */
    wob_slices numbers; /* of the items named, as the request numbers them */
    wob_certainty certainty;
    bool by_order; /* "het derde onderdeel" */
} wob_item_reference;

/* Reads the expression that begins at the word at `at` of `text`. Only numbers of the letter's
 * items count; where it has none, whole numbers do. False where there is no such expression. */
bool wob_item_reference_read(wob_slice text, size_t at, const wob_letter *letter, wob_arena *arena,
                             wob_item_reference *ret_reference);

/* Reads numbers without a noun: "2, 4 en 5". */
bool wob_item_numbers_read(wob_slice text, size_t at, const wob_letter *letter, wob_arena *arena,
                           wob_item_reference *ret_reference);

/* The first expression at or after `from`. */
bool wob_item_reference_find(wob_slice text, size_t from, const wob_letter *letter,
                             wob_arena *arena, wob_item_reference *ret_reference);

/* How many items the text speaks of: 4 for "vier onderdelen"; 0 where it says no number. */
unsigned wob_items_counted(wob_slice text);

/* Which item the text begins with by its order: 3 for "Het derde onderdeel"; 0 where it does not.
 */
unsigned wob_item_ordinal(wob_slice text);

/* The sentence sends the reader to another place (data/referring.tsv). */
bool wob_refers(const wob_sentence *sentence);

/* "Hoeveel meldingen zijn er gedaan?", "het aantal aanvragen": the item asks to be told something.
 */
bool wob_item_asks_to_be_told(wob_slice item);

/* The index of the item with this number (without regard to case); items.count where there is none.
 */
size_t wob_item_index(const wob_letter *letter, wob_slice number);

#endif
