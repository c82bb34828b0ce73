/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stems, remembered. See stem.h; the stemmers are Snowball's, through lib/engine/engine.h. */
#include "lib/text/stem.h"

#include "lib/base/buffer.h"
#include "lib/base/memory.h"
#include "lib/engine/engine.h"
#include "lib/text/stop_word.h"
#include "lib/text/word_set.h"

#include <stdlib.h>
#include <string.h>

enum {
    MEMORY_SLOTS = 16384, /* a power of two: 2 MiB a language */
    MEMORY_TEXT = 125,    /* bytes of a word with its stem; longer ones are stemmed each time */
};

/* One word has one slot that it may be in, and drives out the word that was there. */
typedef struct memory_slot {
    unsigned char word_size, stem_size; /* no word: 0 */
    bool stop;
    char text[MEMORY_TEXT]; /* the word, then its stem */
} memory_slot;

struct wob_stems {
    wob_language language;
    wob_stemmer *stemmer;
    wob_buffer stem; /* made last */
    memory_slot slots[MEMORY_SLOTS];
};

wob_status wob_stems_new(wob_language language, wob_stems **ret_stems, wob_error *error)
{
    static const char *const algorithms[] = {[WOB_DUTCH] = "dutch", [WOB_ENGLISH] = "english"};
    wob_stemmer *stemmer;
    wob_status status = wob_stemmer_new(algorithms[language], &stemmer, error);
    if (status)
        return status;
    wob_stems *stems = wob_new(sizeof *stems);
    stems->language = language;
    stems->stemmer = stemmer;
    *ret_stems = stems;
    return WOB_OK;
}

void wob_stems_free(wob_stems *stems)
{
    if (!stems)
        return;
    wob_stemmer_free(stems->stemmer);
    wob_buffer_release(&stems->stem);
    free(stems);
}

static bool has_digit(wob_slice word)
{
    for (size_t i = 0; i < word.size; i++)
        if (wob_is_digit(word.data[i]))
            return true;
    return false;
}

static wob_status make_stem(wob_stems *stems, wob_slice folded, wob_stem_of *ret_stem,
                            wob_error *error)
{
    wob_slice word = folded;
    *ret_stem = (wob_stem_of){folded, wob_is_stop_word(folded, stems->language)};
    if (stems->language == WOB_DUTCH && word.size > 2 && wob_slice_ends(word, WOB_SLICE("'s")))
        word.size -= 2;
    wob_buffer_clear(&stems->stem);
    wob_status status = wob_stem(stems->stemmer, word, &stems->stem, error);
    if (!status && stems->stem.size)
        ret_stem->stem = wob_buffer_slice(&stems->stem);
    return status;
}

static void remember(memory_slot *slot, wob_slice folded, const wob_stem_of *found)
{
    if (folded.size + found->stem.size > MEMORY_TEXT)
        return;
    slot->word_size = (unsigned char)folded.size;
    slot->stem_size = (unsigned char)found->stem.size;
    slot->stop = found->stop;
    memcpy(slot->text, folded.data, folded.size);
    memcpy(slot->text + folded.size, found->stem.data, found->stem.size);
}

wob_status wob_stems_find(wob_stems *stems, wob_slice folded, wob_stem_of *ret_stem,
                          wob_error *error)
{
    if (has_digit(folded)) {
        *ret_stem = (wob_stem_of){.stem = folded};
        return WOB_OK;
    }
    memory_slot *slot = &stems->slots[wob_word_hash(folded) % MEMORY_SLOTS];
    if (slot->word_size == folded.size && memcmp(slot->text, folded.data, folded.size) == 0) {
        *ret_stem = (wob_stem_of){{slot->text + slot->word_size, slot->stem_size}, slot->stop};
        return WOB_OK;
    }
    wob_status status = make_stem(stems, folded, ret_stem, error);
    if (!status)
        remember(slot, folded, ret_stem);
    return status;
}
