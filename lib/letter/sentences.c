/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of each block, split once for every step that looks for cues. */
#include "lib/letter/reading.h"

static void add_sentence(wob_reading *reading, size_t block, wob_span span)
{
    wob_slice text = reading->letter->text;
    while (span.begin < span.end && wob_is_space(text.data[span.begin]))
        span.begin++;
    while (span.end > span.begin && wob_is_space(text.data[span.end - 1]))
        span.end--;
    if (span.begin == span.end)
        return;
    wob_sentence *sentence = wob_push(reading->arena, &reading->sentences);
    *sentence = (wob_sentence){.span = span, .block = block};
    wob_cue_split(wob_slice_at(text, span), reading->arena, &sentence->words);
}

size_t wob_sentence_at(const wob_reading *reading, size_t at)
{
    size_t low = 0, high = reading->sentences.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (reading->sentences.at[middle].span.end > at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

wob_status wob_sentences_split(wob_reading *reading, wob_analyser *analyser, wob_error *error)
{
    for (size_t i = 0; i < reading->blocks.count; i++) {
        const wob_block *block = &reading->blocks.at[i];
        wob_offsets ends = {0};
        wob_status status =
            wob_sentences(analyser, wob_block_body(reading, block), reading->arena, &ends, error);
        if (status)
            return status;
        /* The mark belongs to the first sentence. */
        size_t begin = block->span.begin;
        for (size_t k = 0; k < ends.count; k++) {
            add_sentence(reading, i, (wob_span){begin, block->body + ends.at[k]});
            begin = block->body + ends.at[k];
        }
        if (ends.count == 0)
            add_sentence(reading, i, block->span);
    }
    return WOB_OK;
}
