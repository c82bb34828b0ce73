/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TESTS_UNIT_LETTERS_H
#define WOB_TESTS_UNIT_LETTERS_H

#include "lib/letter/letter.h"

/*
 * Letters made by hand, part by part, for the tests of what is done with letters once they are
 * read: cutting, indexing, searching. No reading of letters is involved, so that a test fails by
 * what it tests alone.
 */
enum { MADE_MOST_PARTS = 12 };

typedef struct made_part {
    wob_part part;     /* WOB_PART_ITEM: an item of the request that stands before it */
    const char *text;  /* of an item with its mark, "1. ", or without */
    const char *items; /* of an item its number, of an answer those it answers: "5 10" */
    const char *see;   /* of an answer: the items that it does nothing but refer to */
    wob_outcome outcome;
} made_part;

typedef struct made_letter {
    const char *id, *path, *organisation, *date, *subject, *reference; /* NULL: unknown */
    wob_language language;
    made_part parts[MADE_MOST_PARTS]; /* up to the first without a text */
} made_letter;

/* A decision with two items and their answers, seven passages; and one of a single passage. */
extern const made_letter made_dutch, made_english;

/* The letter, with blank lines between its parts and its provisions found: those of answers and
 * decisions are applied. Everything lies in `arena`, or in what `from` points to. */
void make_letter(const made_letter *from, wob_arena *arena, wob_letter *ret_letter);

/* "a b" `count` times over, `between` between them. */
wob_slice repeat(const char *text, size_t count, const char *between, wob_arena *arena);

size_t count_words_of(wob_slice text);

#endif
