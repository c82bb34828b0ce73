/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WOB_INDEX_GRAMS_H
#define WOB_INDEX_GRAMS_H

#include "lib/index/vocabulary.h"

/* Grams, and the keys of a vocabulary's metadata: what vocabulary.c and vocabulary_write.c share.
 */
enum {
    WOB_STEMS_OF_BLOCK = 64,
    WOB_WORDS_KEY_SIZE = 32, /* bytes; keys are shorter */
};

/* The different runs of three bytes of a stem, each as a number. */
typedef struct wob_grams {
    uint32_t at[WOB_STEM_LONGEST];
    size_t count;
} wob_grams;

/* With `ends` one that begins before the stem and one that ends behind it are among them, so that a
 * stem has as many grams as bytes, if they are all different. Takes WOB_STEM_LONGEST bytes. */
void wob_grams_of(wob_slice stem, bool ends, wob_grams *ret_grams);

/* Keys, made in `key`. */
wob_slice wob_block_key(uint32_t block, char key[WOB_WORDS_KEY_SIZE]);
wob_slice wob_gram_key(uint32_t gram, char key[WOB_WORDS_KEY_SIZE]);

#endif
