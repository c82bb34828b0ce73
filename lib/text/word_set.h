/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_TEXT_WORD_SET_H
#define WOB_TEXT_WORD_SET_H

#include "lib/base/slice.h"

#include <stdint.h>

/*
 * A few hundred words of a table of data/, each with flags, to be looked up for every word of every
 * letter, without regard to the case of ASCII letters. Filled once, then only read: any number of
 * threads may look. The words are borrowed.
 */
enum {
    WOB_WORD_SET_ROOM = 1024, /* a power of two */
    WOB_WORD_SET_MOST = 512,  /* words: half of the room, so that a search ends soon */
};

typedef struct wob_word_set {
    struct {
        wob_slice word;
        unsigned flags;
    } slots[WOB_WORD_SET_ROOM];
    size_t count, longest; /* words; bytes of the longest of them */
} wob_word_set;            /* {0} is an empty set */

/* Adds `flags` to those that the word has. A set that overflows is a bug: its table grew. */
void wob_word_set_add(wob_word_set *set, wob_slice word, unsigned flags);

/* The flags of the word; 0 where it is not in the set. */
unsigned wob_word_set_find(const wob_word_set *set, wob_slice word);

/* FNV-1a over the bytes of the word (the 32-bit form, with its published constants). */
static inline uint32_t wob_word_hash(wob_slice word)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < word.size; i++)
        hash = (hash ^ (unsigned char)word.data[i]) * 16777619u;
    return hash;
}

#endif
