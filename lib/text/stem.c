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
    MEMORY_SLOTS = 16384,       /* a power of two */
    MEMORY_TEXT = 512 << 10,    /* bytes of words and stems; when it is full all are forgotten */
    MEMORY_HEAD = 3,            /* before a word: its size, its stem's, and if it is a stop word */
    MEMORY_LONGEST = UINT8_MAX, /* bytes of a word, and of a stem; longer ones are not kept */
};

/* What is remembered lies close together: a run over a few passages touches little memory. One word
 * has one slot that it may be in, and drives out the word that was there. */
struct wob_stems {
    wob_language language;
    wob_stemmer *stemmer;
    wob_buffer stem;              /* made last */
    uint32_t slots[MEMORY_SLOTS]; /* where in `text` a word stands; no word: 0 */
    uint32_t used;
    unsigned char text[MEMORY_TEXT];
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
    stems->used = 1;
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

static void remember(wob_stems *stems, uint32_t *slot, wob_slice folded, const wob_stem_of *found)
{
    size_t size = MEMORY_HEAD + folded.size + found->stem.size;
    if (folded.size > MEMORY_LONGEST || found->stem.size > MEMORY_LONGEST)
        return;
    if (size > MEMORY_TEXT - stems->used) {
        memset(stems->slots, 0, sizeof stems->slots);
        stems->used = 1;
    }
    unsigned char *at = &stems->text[stems->used];
    at[0] = (unsigned char)folded.size;
    at[1] = (unsigned char)found->stem.size;
    at[2] = found->stop;
    memcpy(at + MEMORY_HEAD, folded.data, folded.size);
    memcpy(at + MEMORY_HEAD + folded.size, found->stem.data, found->stem.size);
    *slot = stems->used;
    stems->used += (uint32_t)size;
}

/* False where it is not remembered. */
static bool recall(const wob_stems *stems, uint32_t slot, wob_slice folded, wob_stem_of *ret_stem)
{
    const unsigned char *at = &stems->text[slot];
    const char *text = (const char *)at + MEMORY_HEAD;
    if (slot == 0 || at[0] != folded.size || memcmp(text, folded.data, folded.size) != 0)
        return false;
    *ret_stem = (wob_stem_of){{text + folded.size, at[1]}, at[2]};
    return true;
}

wob_status wob_stems_find(wob_stems *stems, wob_slice folded, wob_stem_of *ret_stem,
                          wob_error *error)
{
    if (has_digit(folded)) {
        *ret_stem = (wob_stem_of){.stem = folded};
        return WOB_OK;
    }
    uint32_t *slot = &stems->slots[wob_word_hash(folded) % MEMORY_SLOTS];
    if (recall(stems, *slot, folded, ret_stem))
        return WOB_OK;
    wob_status status = make_stem(stems, folded, ret_stem, error);
    if (!status)
        remember(stems, slot, folded, ret_stem);
    return status;
}
