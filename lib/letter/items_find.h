/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_ITEMS_FIND_H
#define WOB_LETTER_ITEMS_FIND_H

#include "lib/letter/list.h"

/* The ways in which letters put down what was asked, each a file of its own. Private to items*.c.
 */

enum {
    WOB_MOST_ITEMS = 400,  /* a letter with more holds no questions; the rest is not read */
    WOB_LEAST_ITEM = 12,   /* bytes: shorter ones are words, not requests */
    WOB_MOST_INLINE = 40,  /* items inside one sentence */
    WOB_FEWEST_INLINE = 2, /* fewer enumerate nothing */
};

void wob_item_add(wob_reading *reading, wob_slice number, wob_span span);

/* Adds the items of the lists that ask best; returns the block where the first of them begins,
 * SIZE_MAX where no list asks. */
size_t wob_items_from_lists(wob_reading *reading);

/* Adds "Vraag 1: ...", "Vraag 2: ...": questions that name themselves. */
void wob_items_from_names(wob_reading *reading);

/* Questions that name themselves stand above `block`, each over its answer. */
bool wob_items_have_names_above(const wob_reading *reading, size_t block);

/* Adds the items inside the first sentence that enumerates what it asks. */
void wob_items_from_sentences(wob_reading *reading);

/* Adds the paragraphs below "vier onderdelen, die wij hier overnemen:", which have no marks. */
void wob_items_from_paragraphs(wob_reading *reading);

/* Adds the sentences of a running request whose answers are headed "Het eerste onderdeel", "Het
 * tweede onderdeel" ... */
void wob_items_from_ordinals(wob_reading *reading);

/* Adds what running text counts: "ten eerste om de notulen, ten tweede om ...". */
void wob_items_from_told(wob_reading *reading);

/* Adds items that stand in forms, each over what was found and decided: "U vraagt ...", "Gevonden
 * ...". */
void wob_items_from_forms(wob_reading *reading);

/* Marks inside a text that follow each other, and where they stand. */
typedef struct wob_inline_list {
    wob_mark marks[WOB_MOST_INLINE];
    size_t starts[WOB_MOST_INLINE], count;
} wob_inline_list;

/* "(1) alle notulen, (2) het rapport en (3) ..." */
wob_inline_list wob_inline_read(wob_slice text);

/* Adds the entries of a list inside the letter's text at `span`, `prefix` before their numbers. */
void wob_inline_add(wob_reading *reading, const wob_inline_list *list, wob_span span,
                    wob_slice prefix);

#endif
