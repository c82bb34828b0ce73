/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The analysis chain: words found (token.h), folded (fold.h), stemmed (stem.h). See analyse.h. */
#include "lib/text/analyser.h"

#include "lib/base/memory.h"
#include "lib/text/fold.h"
#include "lib/text/token.h"

#include <stdlib.h>
#include <string.h>

wob_status wob_analyser_new(wob_analyser **ret_analyser, wob_error *error)
{
    wob_analyser *analyser = wob_new(sizeof *analyser);
    wob_status status = wob_breaks_init(&analyser->words, UBRK_WORD, error);
    if (!status)
        status = wob_breaks_init(&analyser->sentences, UBRK_SENTENCE, error);
    for (wob_language language = WOB_DUTCH; language <= WOB_ENGLISH && !status; language++)
        status = wob_stems_new(language, &analyser->stems[language], error);
    if (!status)
        status = wob_stemmer_new("kraaij_pohlmann", &analyser->other_dutch, error);
    if (status) {
        wob_analyser_free(analyser);
        return status;
    }
    *ret_analyser = analyser;
    return WOB_OK;
}

void wob_analyser_free(wob_analyser *analyser)
{
    if (!analyser)
        return;
    wob_breaks_release(&analyser->words);
    wob_breaks_release(&analyser->sentences);
    for (wob_language language = WOB_DUTCH; language <= WOB_ENGLISH; language++)
        wob_stems_free(analyser->stems[language]);
    wob_stemmer_free(analyser->other_dutch);
    wob_arena_release(&analyser->scratch);
    wob_buffer_release(&analyser->folded);
    free(analyser);
}

/* The folded word in memory that lasts, with its stem: mostly the beginning of the word, so that it
 * needs no memory of its own. */
static wob_word keep_word(wob_arena *arena, wob_span span, wob_slice folded, wob_stem_of found)
{
    bool begins = wob_slice_starts(folded, found.stem);
    wob_slice kept =
        begins ? wob_arena_copy(arena, folded) : wob_arena_join(arena, folded, found.stem);
    wob_word word = {.span = span, .stop = found.stop};
    word.folded = wob_slice_cut(kept, 0, folded.size);
    word.stem = begins ? wob_slice_cut(kept, 0, found.stem.size)
                       : wob_slice_cut(kept, folded.size, kept.size);
    return word;
}

wob_status wob_analyse(wob_analyser *analyser, wob_slice text, wob_language language,
                       wob_arena *arena, wob_words *words, wob_error *error)
{
    wob_spans spans;
    wob_arena_clear(&analyser->scratch);
    wob_status status = wob_tokenise(&analyser->words, text, &analyser->scratch, &spans, error);
    for (size_t i = 0; !status && i < spans.count; i++) {
        wob_stem_of found;
        wob_buffer_clear(&analyser->folded);
        status = wob_fold(wob_slice_at(text, spans.at[i]), &analyser->folded, error);
        wob_slice folded = wob_buffer_slice(&analyser->folded);
        if (status || folded.size == 0)
            continue;
        status = wob_stems_find(analyser->stems[language], folded, &found, error);
        if (!status)
            *wob_push(arena, words) = keep_word(arena, spans.at[i], folded, found);
    }
    return status;
}

wob_status wob_other_stem(wob_analyser *analyser, wob_slice folded, wob_buffer *to,
                          wob_error *error)
{
    return wob_stem(analyser->other_dutch, folded, to, error);
}

const char *wob_text_version(void)
{
    return "icu " U_ICU_VERSION;
}
