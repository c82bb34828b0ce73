/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_ITEM_WORD_H
#define WOB_LETTER_ITEM_WORD_H

#include "lib/base/slice.h"

/*
 * The words around the numbers of items, where a letter answers them or refers to them: "Ten
 * aanzien van" "punten" 2 en 3 "van uw verzoek". They are the rows of data/item_words.tsv.
 */
typedef enum wob_item_word {
    WOB_WORD_SURE,         /* "ad", which says nothing else */
    WOB_WORD_NOUN,         /* "vraag", "onderdeel" */
    WOB_WORD_LOOSE,        /* "onder", "verzoek": nouns that count other things as well */
    WOB_WORD_GLUED,        /* "Q" right before figures */
    WOB_WORD_GLUED_ANSWER, /* "A" right before figures */
    WOB_WORD_BEFORE,       /* "ten aanzien van" */
    WOB_WORD_FILLER,       /* "het", "uw" */
    WOB_WORD_BEHIND,       /* "van uw verzoek" */
    WOB_WORD_ANSWER,       /* "antwoord op" */
    WOB_WORD_ALONE,        /* "Antwoord:" */
    WOB_WORD_ASKED,        /* "gevraagde" right behind numbers: they are those of items */
    WOB_WORD_FORM_ASKED,   /* "U vraagt", "Omschrijving:": before what was asked, in a form */
    WOB_WORD_FORM_FOUND,   /* "Gevonden", "Beslissing:": before what is said of it there */
    WOB_ITEM_WORD_COUNT,
} wob_item_word;

/* The word of data/item_words.tsv: "sure", "noun" ... */
const char *wob_item_word_name(wob_item_word use);

/* How many bytes the longest words of this use take that stand whole at `at` of `text`, without
 * regard to ASCII case; 0 where none do. */
size_t wob_item_word_at(wob_item_word use, wob_slice text, size_t at);

/* "Question 4: ...": the text begins with a noun, a number and a colon, as what heads an answer
 * wherever it stands. */
bool wob_item_words_head(wob_slice text);

/* Where the text begins behind a label of this use, which a colon closes or a sentence follows; 0
 * where it begins with none. */
size_t wob_item_label_read(wob_item_word use, wob_slice text);

/* "Vraag 4 Kunt u ...": the text begins with a noun, figures, and a sentence that needs no colon
 * before it where it stands in a column of its own. */
bool wob_item_words_begin(wob_slice text);

#endif
