/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences that say what was asked. See requesting.h. */
#include "lib/letter/requesting.h"

bool wob_may_hold_request(wob_part part)
{
    return part == WOB_PART_REQUEST || part == WOB_PART_OTHER || part == WOB_PART_PROCEDURE ||
           part == WOB_PART_INVENTORY || part == WOB_PART_ANSWER;
}

const wob_cue *wob_requesting_cue(const wob_sentence *sentence)
{
    return wob_cues_find("requesting", &sentence->words);
}

wob_requesting wob_requesting_read(const wob_reading *reading, const wob_sentence *sentence)
{
    const wob_cues *cues = wob_cues_of("requesting");
    size_t begin, end;
    for (size_t i = 0; i < cues->count; i++) {
        if (!wob_cue_find(&cues->at[i], &sentence->words, 0, &begin, &end))
            continue;
        wob_slice value = cues->at[i].value;
        if (wob_slice_equal(value, WOB_SLICE("not")))
            return (wob_requesting){0};
        if (wob_slice_equal(value, WOB_SLICE("after")))
            return (wob_requesting){.after = true};
        if (wob_slice_equal(value, WOB_SLICE("whole")))
            return (wob_requesting){.asks = true, .begin = sentence->span.begin};
        /* "U heeft verzocht om informatie." alone says nothing of what was asked. */
        if (end == sentence->words.count)
            return (wob_requesting){0};
        const char *word = sentence->words.at[end].data;
        return (wob_requesting){.asks = true, .begin = (size_t)(word - reading->letter->text.data)};
    }
    return (wob_requesting){0};
}
