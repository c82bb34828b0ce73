/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_LETTER_CUE_CHOICE_H
#define WOB_LETTER_CUE_CHOICE_H

#include "lib/base/arena.h"

#include <stdint.h>

/*
 * The choices of words in the patterns of all cue tables: "ik|wij", "openbaar*", each once.
 *
 * A text has few of the words that cues are made of. Each of its words is looked up once, for all
 * tables together, and the text gets a set of the choices that its words satisfy: a cue with a
 * choice that is not in the set need not be looked for. Private to cue.c.
 */
typedef struct wob_choice_word {
    enum { WOB_WORD_WHOLE, WOB_WORD_BEGINS, WOB_WORD_ENDS, WOB_WORD_ANY } how;
    wob_slice text;
} wob_choice_word;

enum { WOB_CHOICES_MOST = 3072 }; /* a set takes a bit of each */

typedef struct wob_choice_set {
    uint64_t bits[WOB_CHOICES_MOST / 64];
} wob_choice_set;

typedef struct wob_choice {
    wob_slice pattern;
    WOB_LIST(wob_choice_word) words;
    uint32_t initials; /* of these words, one bit each: most words of a text are refused by it */
    size_t number;     /* its bit in a set; WOB_CHOICES_MOST where any word will do */
} wob_choice;

/* What stands between two spaces of a pattern; it has no number yet. */
wob_choice wob_choice_read(wob_slice pattern, wob_arena *arena);

/* `word` is one of its words, in either case (ASCII). */
bool wob_choice_has(const wob_choice *choice, wob_slice word);

/* A word of some choices, and which they are. */
typedef struct wob_choice_entry {
    wob_choice_word word;
    uint64_t hash;
    WOB_LIST(uint16_t) choices; /* their numbers: few, where a set has room for all */
} wob_choice_entry;

typedef WOB_LIST(wob_choice_entry) wob_choice_entries;

enum {
    WOB_CHOICE_SLOTS = 1 << 13, /* a power of two, several times the words */
    WOB_LETTERS = 32,           /* as they are told apart: both cases alike */
    WOB_LETTER_PAIRS = WOB_LETTERS * WOB_LETTERS,
};

/* Every choice that was added, by its words. {0} has none. */
typedef struct wob_choices {
    wob_slices patterns;              /* in the order of their numbers */
    wob_choice_entries whole;         /* words of which nothing is left open */
    uint16_t slots[WOB_CHOICE_SLOTS]; /* a hash table: 1 + the index in `whole`, or 0 */
    /* The others, by their first two and their last two letters. */
    wob_choice_entries begins[WOB_LETTER_PAIRS], ends[WOB_LETTER_PAIRS];
} wob_choices;

/* Numbers the choice; one of the same pattern gets the same number. */
void wob_choices_add(wob_choices *all, wob_choice *choice, wob_arena *arena);

/* Adds to `set` the numbers of the choices that have `word`. */
void wob_choices_look_up(const wob_choices *all, wob_slice word, wob_choice_set *set);

static inline void wob_choice_set_add(wob_choice_set *set, size_t number)
{
    set->bits[number / 64] |= UINT64_C(1) << (number % 64);
}

/* A choice without a number is in every set. */
static inline bool wob_choice_set_has(const wob_choice_set *set, size_t number)
{
    return number == WOB_CHOICES_MOST || (set->bits[number / 64] >> (number % 64) & 1);
}

/* Some choice is in both. */
bool wob_choice_sets_meet(const wob_choice_set *a, const wob_choice_set *b);

#endif
