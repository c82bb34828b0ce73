/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of words, as a hash table with open addressing. See word_set.h. */
#include "lib/text/word_set.h"

#include "lib/base/hash.h"

#include <assert.h>

/* Where the word stands, or the empty slot where it would. */
static size_t slot_of(const wob_word_set *set, wob_slice word)
{
    size_t at = wob_hash_nocase(word) % WOB_WORD_SET_ROOM;
    while (set->slots[at].word.size && !wob_slice_equal_nocase(set->slots[at].word, word))
        at = (at + 1) % WOB_WORD_SET_ROOM;
    return at;
}

void wob_word_set_add(wob_word_set *set, wob_slice word, unsigned flags)
{
    assert(word.size > 0 && flags != 0);
    size_t at = slot_of(set, word);
    if (set->slots[at].word.size == 0) {
        set->count++;
        assert(set->count <= WOB_WORD_SET_MOST);
        set->slots[at].word = word;
    }
    set->slots[at].flags |= flags;
    if (word.size > set->longest)
        set->longest = word.size;
}

unsigned wob_word_set_find(const wob_word_set *set, wob_slice word)
{
    if (word.size == 0 || word.size > set->longest)
        return 0;
    return set->slots[slot_of(set, word)].flags;
}
